"""The 23 shapes in which systems show their state: each is said in TOML, or its refusal has a reason on the page."""

from __future__ import annotations

import pytest

from hoteki_sdk.answer import Answer
from sdk.shape_pages import ask, compile_example, read_page, reasons

SHAPES = range(1, 24)
SENTENCE = "指定した自賠責保険証明書情報が電子登録されていない場合があるため、時間をおいて、交付してください。"
REFUSED = {3, 4, 11, 17}


def _told(answer: Answer) -> tuple[str, list[str]]:
    return answer.result, [entry.condition for entry in answer.translations]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_goes_through_all_shapes(language: str) -> None:
    assert list(SHAPES) == list(read_page(language))


@pytest.mark.parametrize("shape", SHAPES)
def test_both_languages_show_the_same_example(shape: int) -> None:
    assert read_page("ja")[shape][1] == read_page("en")[shape][1]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_example_compiles(shape: int) -> None:
    assert () == compile_example(read_page("ja")[shape][1]).findings


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_refused_says_why_in_both_languages(shape: int) -> None:
    japanese, english = read_page("ja")[shape][0], read_page("en")[shape][0]
    assert (shape in REFUSED) == ("**Refused" in english)
    assert (shape in REFUSED) == ("ためです" in japanese and "**" in japanese)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("１２７", ("matched", ["jibai.wait"])),
        ("001", ("matched", ["cert.fmt-code"])),
        ("1", ("unknown", [])),
        ("1 2 7", ("matched", ["jibai.wait"])),
        ("27", ("unknown", [])),
        ("E127", ("unknown", [])),
    ],
)
def test_01_an_exact_code_is_a_string_and_matches_whole(typed: str, told: tuple[str, list[str]]) -> None:
    assert told == _told(ask(1, code=typed))


def test_02_a_family_says_that_the_code_is_not_listed_and_a_code_of_its_own_wins() -> None:
    family = ask(2, code="S0002")
    assert ("matched", ["cert.fmt-code"]) == _told(family)
    assert ("prefix", ["S0001"]) == (family.translations[0].matched_by, [c.code for c in family.candidates])
    assert ["cert.fmt-chassis"] == _told(ask(2, code="S0001"))[1]
    assert "unknown" == ask(2, code="S").result


def test_03_positions_of_a_code_become_params_and_choose_the_condition() -> None:
    answer = ask(3, code="n１0201")
    assert ("matched", ["cert.fmt-code"]) == _told(answer)
    assert {"cat": "1", "major": "02", "minor": "01"} == answer.translations[0].params
    assert "undocumented" == ask(3, code="N90201").result
    assert "unknown" == ask(3, code="N1O201").result


def test_03_a_regular_expression_is_refused() -> None:
    assert ["unknown-key"] == reasons('[[rule]]\ncode = "E1"\nregex = "E.*"\ncondition = "ok"\n')


def test_04_a_code_inside_a_code_is_a_slot_in_the_spelling_of_the_screen() -> None:
    answer = ask(4, code="0x80070775")
    assert ("matched", ["access.ainas-cert"]) == _told(answer)
    assert {"inner": "0775"} == answer.translations[0].params
    assert ["access.password"] == _told(ask(4, code="0X8007052E"))[1]


def test_04_a_part_of_a_code_cannot_be_relayed() -> None:
    assert ["relay-sign"] == reasons('[[rule]]\ntemplate = "0x8007{inner:h4}"\nrelay = "kaisha-b"\n')


def test_05_the_last_letter_counts_and_look_alikes_are_candidates_only() -> None:
    assert ["access.password"] == _told(ask(5, code="HJS0407E"))[1]
    assert ["access.role"] == _told(ask(5, code="HJS0407Z"))[1]
    assert ["access.outage"] == _told(ask(5, code="HUBH001E"))[1]
    unlisted = ask(5, code="HJS0407B")
    assert ("unknown", ["HJS0407E", "HJS0407Z"]) == (unlisted.result, [c.code for c in unlisted.candidates])
    assert "unknown" == ask(5, code="HJS0407").result


@pytest.mark.parametrize(
    ("typed", "condition"),
    [
        ("作成済", "cert.created"),
        ("作成済み", "cert.created"),
        ("作成ずみ", "cert.created"),
        ("引き戻し", "cert.pullback"),
        ("引戻", "cert.pullback"),
        ("完了", "cert.file-cycle"),
        ("登録完了", "cert.created"),
        ("手続（交付）完了", "done"),
    ],
)
def test_06_a_label_matches_whole_in_every_listed_spelling(typed: str, condition: str) -> None:
    assert ("matched", [condition]) == _told(ask(6, label=typed))


def test_06_a_label_is_never_found_inside_another() -> None:
    assert "unknown" == ask(6, label="送信完了").result


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("【００１：マイナンバーカードの認識不可】", "ident.unreadable"),
        ("エラー127・自賠責保険証明書情報該当なしエラー", "jibai.wait"),
    ],
)
def test_07_a_pair_is_read_out_of_the_line(text: str, condition: str) -> None:
    answer = ask(7, text=text)
    assert ("matched", [condition]) == _told(answer)
    assert "code+label" == answer.translations[0].matched_by


def test_07_half_a_pair_is_weak_and_halves_of_two_are_a_conflict() -> None:
    assert [("code", True)] == [(entry.matched_by, entry.weak) for entry in ask(7, code="127").translations]
    assert "conflict" == ask(7, code="127", label="マイナンバーカードの認識不可").result


def test_08_label_and_message_are_one_condition_and_the_label_alone_is_a_choice() -> None:
    assert ("matched", ["jibai.wait"]) == _told(ask(8, label="登録不備", message=SENTENCE))
    assert ("choose", ["jibai.wait", "cert.fmt-chassis"]) == _told(ask(8, label="登録不備"))


@pytest.mark.parametrize(
    "message", [SENTENCE, SENTENCE.replace("、", ""), SENTENCE[:30] + "…", SENTENCE[:20] + "\n" + SENTENCE[20:]]
)
def test_09_a_sentence_is_found_without_its_tail_punctuation_and_wraps(message: str) -> None:
    assert ("matched", ["jibai.wait"]) == _told(ask(9, message=message))


def test_10_a_code_at_the_end_of_a_sentence_is_found() -> None:
    assert ("matched", ["cert.fmt-charset"]) == _told(ask(10, text="この文字は利用できません。(MWI043E)"))
    assert "unknown" == ask(10, text="この文字は利用できません。(MWI043EX)").result


def test_11_what_varies_is_a_slot_and_further_codes_give_further_answers() -> None:
    answer = ask(
        11, text="line_number: 1770: 1770:0: ERROR: Element '{urn:x}yy': '-88' is not a valid value of the type."
    )
    assert ("matched", ["cert.fmt-code"]) == _told(answer)
    assert {"element_and_value": "urnxyy-88"} == answer.translations[0].params
    several = ask(11, text="10:01 [E101] 番号\n10:02 [E102] 車台番号")
    assert ["jibai.number"] == _told(several)[1]
    assert [["jibai.chassis"]] == [_told(more)[1] for more in several.more]


def test_11_two_slots_apart_by_punctuation_only_are_refused() -> None:
    message = "[[rule]]\nmessage = \"ERROR: Element '{element}': '{value}' is wrong\"\ncondition = \"ok\"\n"
    assert ["adjacent-slots"] == reasons(message)


def test_12_a_placeholder_takes_whatever_stands_there() -> None:
    answer = ask(12, message="この車両の車台番号ＡＢ１２－３４５６７８は登録されていません。")
    assert ("matched", ["jibai.chassis"]) == _told(answer)
    assert {"chassis": "ab12-345678"} == answer.translations[0].params


def test_13_the_kind_of_application_decides_and_is_asked_for() -> None:
    assert ["jibai.wait"] == _told(ask(13, code="127", context={"application": "oss"}))[1]
    assert ["jibai.paper"] == _told(ask(13, code="127", context={"application": "counter"}))[1]
    unclear = ask(13, code="127")
    assert ("choose", ["jibai.wait", "jibai.paper"]) == _told(unclear)
    assert unclear.question is not None
    assert "application" == unclear.question.key


def test_14_the_kind_of_vehicle_decides() -> None:
    assert ["ident.superseded"] == _told(ask(14, label="QR読取エラー", context={"vehicle": "kei"}))[1]
    assert ["ident.unreadable"] == _told(ask(14, label="QR読取エラー", context={"vehicle": "motorcycle"}))[1]


def test_15_one_label_means_different_things_on_different_screens() -> None:
    assert ["cert.file-cycle"] == _told(ask(15, label="完了", context={"screen": "file"}))[1]
    assert ["done"] == _told(ask(15, label="完了", context={"screen": "inquiry"}))[1]
    assert "choose" == ask(15, label="完了").result


def test_15_the_same_code_twice_in_one_stage_is_a_finding() -> None:
    twice = '[[rule]]\ncode = "S1"\nwhen.stage = "pay"\ncondition = "{}"\n'
    assert ["duplicate-code"] == reasons(twice.format("pay.failed") + twice.format("pay.check"))


def test_16_the_failing_field_decides_and_a_doubtful_one_asks() -> None:
    assert ["cert.rejected-locked"] == _told(ask(16, label="却下", message="車台番号に誤りがあります"))[1]
    doubtful = ask(16, label="却下", message="交付年月日に誤りがあります")
    assert ("choose", ["cert.rejected-locked", "cert.rejected-correctable"]) == _told(doubtful)
    assert ["cert.rejected-unknown"] == _told(ask(16, label="却下"))[1]


def test_17_time_that_has_passed_is_a_question() -> None:
    assert "自賠責を発行して1時間以内ですか" == ask(17, code="127").translations[0].ask
    assert ["jibai.flag-missing"] == _told(ask(17, code="127", answers={"jibai.wait": "no"}))[1]


def test_17_a_clock_in_when_is_refused() -> None:
    assert ["unknown-context"] == reasons('[[rule]]\ncode = "1"\nwhen.minutes_since = "60"\ncondition = "ok"\n')


def test_18_versions_count_in_the_systems_own_order_and_an_unknown_one_is_asked_for() -> None:
    assert ["access.password"] == _told(ask(18, code="E5", context={"version": "4.10"}))[1]
    assert ["access.role"] == _told(ask(18, code="E5", context={"version": "4.6"}))[1]
    for answer in (ask(18, code="E5"), ask(18, code="E5", context={"version": "9.9"})):
        assert answer.question is not None
        assert "version" == answer.question.key


def test_19_a_relayed_code_is_answered_by_the_system_it_came_from() -> None:
    answer = ask(19, code="K101")
    assert ("matched", ["jibai.number"]) == _told(answer)
    assert "kaisha-b" == answer.translations[0].relayed_from
    assert "unknown" == ask(19, code="K102").result


def test_20_a_silent_state_is_asked_for() -> None:
    assert "保適証照会で見つかりますか" == ask(20, label="登録完了").translations[0].ask
    assert ["cert.not-sent"] == _told(ask(20, label="登録完了", answers={"cert.not-sent": "no"}))[1]


@pytest.mark.parametrize(
    ("shape", "signal", "severity"), [(21, {"code": "00000"}, "ok"), (22, {"label": ".csv.txt"}, "info")]
)
def test_21_22_what_is_no_error_is_not_told_as_one(shape: int, signal: dict[str, str], severity: str) -> None:
    assert [severity] == [entry.vendor.severity for entry in ask(shape, **signal).translations]


def test_23_a_declared_code_without_guidance_is_told_apart_from_one_that_nobody_declared() -> None:
    assert ("undocumented", "unknown") == (ask(23, code="E200").result, ask(23, code="E209").result)
