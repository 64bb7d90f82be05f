from __future__ import annotations

import pytest

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.library import Library
from hoteki_sdk.translate import translate

JIBAI = ["jibai.wait", "jibai.flag-missing", "jibai.number", "jibai.chassis", "jibai.paper", "cert.vendor-defect"]
SENTENCE = "指定した自賠責保険証明書情報が電子登録されていない場合があるため、時間をおいて、交付してください。"


def _ask(library: Library, system: str, **signal: str | dict[str, str]) -> Answer:
    return translate(library, Signal(system=system, **signal))  # type: ignore[arg-type]


def _conditions(answer: Answer) -> list[str]:
    return [entry.condition for entry in answer.translations]


@pytest.mark.parametrize(
    ("label", "condition"),
    [
        ("作成中", "cert.draft"),
        ("作成済", "cert.created"),
        ("作成済み", "cert.created"),
        ("報告済", "cert.reported"),
        ("却下", "cert.rejected-unknown"),
        ("申請完", "cert.done"),
        ("削除", "cert.deleted"),
        ("手入力（電子情報あり）", "jibai.found"),
        ("手入力", "jibai.paper"),
    ],
)
def test_what_a_status_of_the_certificate_service_means(library: Library, label: str, condition: str) -> None:
    answer = _ask(library, "airas", label=label)
    assert ("matched", [condition]) == (answer.result, _conditions(answer))


@pytest.mark.parametrize(
    "detail", ["車台番号に誤りがあります", "自動車区分が違います", "車台番号及び自動車区分が異なります"]
)
def test_a_refusal_that_names_a_locked_field_cannot_be_corrected(library: Library, detail: str) -> None:
    assert ["cert.rejected-locked"] == _conditions(_ask(library, "airas", label="却下", message=detail))


@pytest.mark.parametrize("detail", ["証明書番号が違います", "標板文字に誤りがあります", "検査員コードが違います"])
def test_a_refusal_that_names_another_field_is_corrected_and_not_deleted(library: Library, detail: str) -> None:
    assert ["cert.rejected-correctable"] == _conditions(_ask(library, "airas", label="却下", message=detail))


def test_a_refusal_with_an_unknown_sentence_claims_neither_way(library: Library) -> None:
    answer = _ask(library, "airas", label="却下", message="処理できません")
    assert ["cert.rejected-unknown"] == _conditions(answer)
    assert "削除しないで" in answer.translations[0].vendor.caveats[0]


def test_a_refusal_for_the_date_asks_the_desk_before_anything_is_deleted(library: Library) -> None:
    answer = _ask(library, "airas", label="却下", message="交付年月日に誤りがあります")
    assert "choose" == answer.result
    assert ["cert.rejected-locked", "cert.rejected-correctable"] == _conditions(answer)
    assert "指導課" in (answer.translations[0].ask or "")
    assert "指導課" in answer.translations[0].vendor.caveats[0]


@pytest.mark.parametrize("reply", ["no", "unknown"])
def test_without_the_desks_word_a_refusal_for_the_date_never_ends_in_deletion(library: Library, reply: str) -> None:
    answers = {"cert.rejected-locked": reply}
    answer = _ask(library, "airas", label="却下", message="交付年月日に誤りがあります", answers=answers)
    assert ("matched", ["cert.rejected-correctable"]) == (answer.result, _conditions(answer))


@pytest.mark.parametrize("label", ["却下", "作成済", "受付済"])
def test_nothing_is_claimed_about_the_column_whose_labels_are_not_public(library: Library, label: str) -> None:
    answer = _ask(library, "airas", label=label, context={"column": "report"})
    assert answer.result in ("undocumented", "unknown")
    assert [] == _conditions(answer)


@pytest.mark.parametrize(
    ("label", "condition"),
    [
        ("申請中", "app.accepted"),
        ("申請受付", "app.accepted"),
        ("手続(交付)完了", "done"),
        ("手続（交付）完了", "done"),
    ],
)
def test_what_a_status_of_ainas_means(library: Library, label: str, condition: str) -> None:
    answer = _ask(library, "ainas", label=label)
    assert ("matched", [condition]) == (answer.result, _conditions(answer))


def test_a_label_of_one_column_is_not_claimed_in_the_other(library: Library) -> None:
    assert "undocumented" == _ask(library, "ainas", label="申請中", context={"column": "oss"}).result


def test_registered_in_sf_ns_means_only_that_and_sends_people_to_the_inquiry(library: Library) -> None:
    answer = _ask(library, "sf-ns", label="登録完了")
    assert ("matched", ["cert.created"]) == (answer.result, _conditions(answer))
    words = answer.translations[0].vendor
    assert "却下" in words.caveats[0]
    assert "保適証照会" in words.caveats[0]


def test_a_refusal_typed_under_sf_ns_asks_which_screen_shows_it(library: Library) -> None:
    answer = _ask(library, "sf-ns", text="却下")
    assert "choose" == answer.result
    assert answer.question is not None
    assert ("system", ["airas", "oss-portal", "sf-ns"]) == (
        answer.question.key,
        [option.value for option in answer.question.values],
    )


@pytest.mark.parametrize(
    "signal",
    [
        {"label": "登録不備"},
        {"text": "登録不備"},
        {"message": SENTENCE},
        {"label": "登録不備", "message": SENTENCE},
        {"text": f"登録不備\n{SENTENCE}"},
        {"text": SENTENCE[:30] + "…"},
    ],
)
@pytest.mark.parametrize("context", [{}, {"application": "counter"}, {"application": "oss"}])
def test_a_defect_in_sf_ns_is_one_choice_however_it_was_typed(
    library: Library, signal: dict[str, str], context: dict[str, str]
) -> None:
    answer = _ask(library, "sf-ns", context=context, **signal)
    assert "choose" == answer.result
    assert ["jibai.flag-missing", "jibai.wait", *JIBAI[2:]] == _conditions(answer)
    assert "自賠責の情報と結び付いていません" == answer.headline
    assert ("no", "yes", "yes", "no", "yes") == tuple(entry.on for entry in answer.translations[:-1])
    assert answer.translations[-1].ask is None
    assert 6 == len(answer.translations[0].vendor.steps)


@pytest.mark.parametrize(
    "signal",
    [
        {"code": "127"},
        {"code": "１２７"},
        {"text": "１２７"},
        {"text": "127"},
        {"text": "エラー127"},
        {"text": "エラー 127."},
        {"text": "エラー１２７・自賠責保険証明書情報該当なしエラー"},
        {"label": "自賠責保険証明書情報該当なし"},
        {"code": "127", "label": "自賠責保険証明書情報該当なしエラー"},
    ],
)
@pytest.mark.parametrize("context", [{}, {"application": "counter"}])
def test_127_of_e_hoteki_is_the_choice_of_the_jibai_conditions(
    library: Library, signal: dict[str, str], context: dict[str, str]
) -> None:
    answer = _ask(library, "e-hoteki", context=context, **signal)
    assert "choose" == answer.result
    assert JIBAI == _conditions(answer)
    assert "自賠責のデータが見つかりません" == answer.headline
    assert answer.question is None
    assert "自賠責を発行して1時間以内ですか" == answer.translations[0].ask
    assert {False} == {entry.weak for entry in answer.translations}


@pytest.mark.parametrize("typed", ["ｅ１２７", "E127", "27"])
def test_what_only_looks_like_127_is_unknown_with_127_as_a_candidate(library: Library, typed: str) -> None:
    answer = _ask(library, "e-hoteki", text=typed)
    assert ("unknown", ["127"]) == (answer.result, [candidate.code for candidate in answer.candidates])
    assert [] == _conditions(answer)


@pytest.mark.parametrize(
    ("label", "condition"),
    [
        ("手続完了", "done"),
        ("無効", "app.ended"),
        ("却下", "app.ended"),
        ("取り下げ", "app.ended"),
        ("取下げ", "app.ended"),
        ("補正", "app.correction"),
        ("補正申請", "app.correction"),
    ],
)
def test_what_a_status_of_the_oss_portal_means(library: Library, label: str, condition: str) -> None:
    answer = _ask(library, "oss-portal", label=label)
    assert ("matched", [condition]) == (answer.result, _conditions(answer))


def test_a_refusal_in_the_portal_is_told_apart_from_one_of_the_certificate(library: Library) -> None:
    assert "保適証照会" in _ask(library, "oss-portal", label="却下").translations[0].vendor.caveats[0]


def test_a_correction_of_a_kei_car_is_made_on_the_kei_portal_even_when_filed_in_bulk(library: Library) -> None:
    answer = _ask(library, "kei-oss", label="補正")
    assert ("matched", ["app.correction"]) == (answer.result, _conditions(answer))
    assert "一括" in answer.translations[0].vendor.caveats[0]
    assert "軽自動車OSS" in answer.translations[0].vendor.caveats[0]


@pytest.mark.parametrize("typed", ["依頼人（申請個別指定）", "電子車検証更新区分＝依頼人（申請個別指定）"])
def test_a_setting_seen_in_maintenance_c_is_answered_by_the_system_behind_it(library: Library, typed: str) -> None:
    direct = _ask(library, "smart-keizoku", text=typed)
    relayed = _ask(library, "maintenance-c", text=typed)
    assert ["deliver.recording"] == _conditions(direct) == _conditions(relayed)
    assert [None, "smart-keizoku"] == [direct.translations[0].relayed_from, relayed.translations[0].relayed_from]


def test_nothing_of_maintenance_c_itself_is_made_up(library: Library) -> None:
    assert "unknown" == _ask(library, "maintenance-c", label="登録完了").result


def test_done_in_dreampower_speaks_of_files_and_not_of_the_examination(library: Library) -> None:
    answer = _ask(library, "dreampower", label="完了")
    assert ("matched", ["cert.file-cycle"]) == (answer.result, _conditions(answer))
    assert "引戻し" in answer.translations[0].vendor.caveats[0]


@pytest.mark.parametrize(
    ("reply", "condition"), [("no", "cert.pullback"), ("yes", "cert.file-cycle"), ("unknown", "cert.file-cycle")]
)
def test_a_correction_in_dreampower_waits_for_the_pullback(library: Library, reply: str, condition: str) -> None:
    answer = _ask(library, "dreampower", label="訂正", answers={"cert.pullback": reply})
    assert ("matched", [condition]) == (answer.result, _conditions(answer))
    assert "20〜30分" in answer.translations[0].vendor.steps[0]
