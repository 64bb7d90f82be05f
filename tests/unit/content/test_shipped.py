"""The content that ships: complete, sourced, in plain words, dangers first, every path with somebody to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from hoteki_sdk.checklist import evaluate
from hoteki_sdk.content import Checklist, Outcome
from hoteki_sdk.model import LANGUAGES, Text
from hoteki_sdk.routing import Route, RoutedCondition, route
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.content import LoadedContent, condition_cores, parse_content, resolve_guidance
from hoteki_server.content.placed import walk_texts
from hoteki_server.content.prose import UNCONFIRMED, language_texts
from unit.content.conftest import CONTENT
from unit.content.small_content import PROFILE

# Facts that nobody has confirmed: a text that states one carries the mark.
DOUBTFUL = re.compile(
    r"36円|40日|20～30分|4営業日|16:45|12/29|1時間(くらい|ほど)|1週間ほど|15日は検査の|03-3404|050-5540|03-5733|0570-"
)
OKINAWAN = re.compile(r"沖縄|陸運|運輸事務所|宮古|八重山|離島|慰霊|098-")
VENDORS = re.compile(r"SF\.NS|e-HOTEKI|DREAMPOWER|Maintenance\.c|スマート継続|F2車検|OSS関連窓口")


def _texts(content: LoadedContent) -> Iterator[tuple[str, Text]]:
    shelves = (*content.conditions.values(), *content.contacts, *content.services, *content.directory)
    for entry in (*shelves, *content.notices, *content.checklists, *content.local):
        for path, text in walk_texts(entry):
            yield f"{getattr(entry, 'id', '')} {path}", text


def _flow(content: LoadedContent) -> Checklist:
    return next(flow for flow in content.checklists if flow.id == "before-you-call")


def _ends(flow: Checklist) -> Iterator[tuple[dict[str, str], Outcome, dict[str, str]]]:
    """Every way through a flow: the answers, the outcome, and the context they gave."""
    ahead: list[dict[str, str]] = [{}]
    while ahead:
        answers = ahead.pop()
        step = evaluate(flow, answers)
        if step.next is None:
            assert step.outcome is not None
            yield answers, step.outcome, step.context
            continue
        ahead += [{**answers, step.next.id: option.value} for option in step.next.options]


def _contact(outcome: Outcome, context: dict[str, str]) -> Route:
    if outcome.condition is None:
        assert outcome.who is not None
        return Route(who=outcome.who)
    known = load_vocabulary().conditions[outcome.condition]
    routed = RoutedCondition(id=known.id, fixed=known.fixed, about=known.about)
    return route(routed, context, vendor_system=context.get("certificate") == "vendor")


def test_shipped_content_has_no_finding(shipped: LoadedContent) -> None:
    assert () == shipped.findings


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_condition_of_the_vocabulary_has_guidance_in_every_language(shipped: LoadedContent, lang: str) -> None:
    guidance = resolve_guidance(shipped, lang)  # type: ignore[arg-type]
    assert set(load_vocabulary().conditions) == set(guidance)
    assert [] == [id_ for id_, words in guidance.items() if not (words.title and words.meaning and words.steps)]


def test_every_condition_has_a_core_in_the_order_of_the_vocabulary(shipped: LoadedContent) -> None:
    vocabulary = load_vocabulary()
    assert list(vocabulary.conditions) == [core.id for core in condition_cores(shipped, vocabulary)]


def test_every_condition_is_written_in_all_four_languages(shipped: LoadedContent) -> None:
    texts = [text for entry in shipped.conditions.values() for _, text in walk_texts(entry)]
    assert {LANGUAGES} == {tuple(lang for lang, _ in language_texts(text)) for text in texts}


def test_every_condition_says_how_one_sees_that_it_is_over(shipped: LoadedContent) -> None:
    assert [] == [id_ for id_, entry in shipped.conditions.items() if entry.solved_when is None]


def test_every_condition_can_be_found_by_a_reading_and_by_words_people_use(shipped: LoadedContent) -> None:
    assert [] == [id_ for id_, entry in shipped.conditions.items() if not (entry.readings and entry.synonyms)]


@pytest.mark.parametrize(
    "id_", ["cert.rejected-locked", "cert.fmt-chassis", "cert.deleted", "app.reapply", "jibai.chassis"]
)
def test_the_dangers_of_issuing_anew_stand_before_the_step_that_does_it(shipped: LoadedContent, id_: str) -> None:
    guidance = resolve_guidance(shipped, "ja")[id_]
    dangers = "\n".join(guidance.irreversible)
    for part in ("頼んだ相手に知らせます", "標章は回収", "検査した日のまま", "指定整備記録簿", "15日は検査の日から"):
        assert part in dangers
    step = guidance.steps[guidance.danger_step - 1]
    assert re.search("削除|新しく交付|出し直", step)
    assert not any("削除します" in earlier for earlier in guidance.steps[: guidance.danger_step - 1])


@pytest.mark.parametrize("id_", ["cert.rejected-correctable", "cert.rejected-locked"])
def test_a_refusal_that_names_only_the_date_of_issue_goes_to_the_desk_first(shipped: LoadedContent, id_: str) -> None:
    guidance = resolve_guidance(shipped, "ja")[id_]
    assert any("交付年月日だけ" in danger and "指導課に聞きます" in danger for danger in guidance.irreversible)


@pytest.mark.parametrize(
    "id_",
    ["elig.recall", "elig.tax", "elig.parking", "jibai.flag-missing", "jibai.paper", "jibai.old-policy"],
)
def test_before_changing_to_the_counter_the_kind_is_corrected_and_the_agent_told(
    shipped: LoadedContent, id_: str
) -> None:
    guidance = resolve_guidance(shipped, "ja")[id_]
    dangers = "\n".join(guidance.irreversible)
    assert "引戻しをして「窓口申請」に訂正" in dangers
    assert "頼んだ相手に知らせます" in dangers
    assert "窓口申請" in guidance.steps[guidance.danger_step - 1]


def test_waiting_for_the_jibai_names_the_hour_the_next_morning_and_three_things_to_look_at(
    shipped: LoadedContent,
) -> None:
    guidance = resolve_guidance(shipped, "ja")["jibai.wait"]
    steps = "\n".join(guidance.steps)
    for part in ("1時間以内なら", "20:00を過ぎるなら、翌日8:00", "審査は平日だけ", "送り直しを繰り返さないでください"):
        assert part in steps
    assert 3 == len(guidance.meanwhile)
    assert "標章を印刷していても、保適証のデータは送られていません" in guidance.meaning


def test_a_doubtful_fact_is_never_told_without_the_mark(shipped: LoadedContent) -> None:
    plain = [
        f"{where}: {text.ja}"
        for where, text in _texts(shipped)
        if DOUBTFUL.search(text.ja) and not text.ja.endswith(UNCONFIRMED["ja"])
    ]
    assert [] == plain


def test_nothing_of_one_association_stands_in_the_common_content(common_files: dict[str, str]) -> None:
    found = {name: OKINAWAN.findall(text) for name, text in common_files.items() if name != "sources.toml"}
    assert [] == [(name, words) for name, words in found.items() if words]


def test_no_system_of_a_company_and_no_screen_path_stands_in_guidance(shipped: LoadedContent) -> None:
    named = [where for where, text in _texts(shipped) if VENDORS.search(text.ja)]
    assert [] == named


def test_the_desk_of_okinawa_has_its_number_and_guidance_number(shipped: LoadedContent) -> None:
    card = next(card for card in shipped.contacts if card.who == "association")
    assert ("098-877-7065", "ガイダンス番号 1") == (card.phone, card.phone_note.ja if card.phone_note else "")


def test_hours_that_nobody_has_told_us_are_left_open(shipped: LoadedContent) -> None:
    hours = {service.id: service.weekly for service in shipped.services}
    assert (None, None) == (hours["proxy"], hours["desk"])
    assert {
        "airas": ("08:00", "20:00"),
        "airas-users": ("08:00", "20:00"),
        "ainas": ("07:00", "22:00"),
    } == {
        id_: (weekly[0].open, weekly[0].close)
        for id_, weekly in hours.items()
        if weekly is not None and id_ != "review"
    }


def test_the_notices_of_last_winter_are_over(shipped: LoadedContent) -> None:
    assert all(notice.until is not None and notice.until < "2026-11-22" for notice in shipped.notices)


def test_answers_reach_every_outcome_of_the_five_checks(shipped: LoadedContent) -> None:
    flow = _flow(shipped)
    assert {outcome.id for outcome in flow.outcomes} == {outcome.id for _, outcome, _ in _ends(flow)}
    assert {
        "never-sent-vendor", "never-sent-direct", "vendor-screen", "direct-stuck", "rejected", "scrivener",
        "association-app", "ainas-lag", "manual-faq", "nothing-wrong", "cannot-look", "route-unknown",
    } <= {outcome.id for outcome in flow.outcomes}  # fmt: skip


def test_every_path_of_the_five_checks_ends_with_a_person_or_place_and_things_to_have_ready(
    shipped: LoadedContent,
) -> None:
    open_ended = [
        (outcome.id, answers)
        for answers, outcome, context in _ends(_flow(shipped))
        if _contact(outcome, context).who == "ask" or not outcome.have or not outcome.steps
    ]
    assert [] == open_ended


def test_nobody_is_asked_more_than_ten_questions(shipped: LoadedContent) -> None:
    assert max(len(answers) for answers, _, _ in _ends(_flow(shipped))) <= 10


@pytest.mark.parametrize(
    ("outcome_id", "who"),
    [
        ("never-sent-vendor", "vendor"),
        ("never-sent-direct", "association"),
        ("vendor-screen", "vendor"),
        ("direct-stuck", "association"),
        ("scrivener", "agent"),
        ("other-agent", "agent"),
        ("association-app", "association"),
        ("ainas-lag", "vendor"),
        ("nothing-wrong", "none"),
        ("cannot-look", "self"),
        ("route-unknown", "self"),
    ],
)
def test_an_outcome_always_leads_to_the_same_contact(shipped: LoadedContent, outcome_id: str, who: str) -> None:
    contacts = {
        _contact(outcome, context).who for _, outcome, context in _ends(_flow(shipped)) if outcome.id == outcome_id
    }
    assert {who} == contacts


def test_a_refused_certificate_leads_to_the_one_who_made_it(shipped: LoadedContent) -> None:
    contacts = {
        (context["certificate"], _contact(outcome, context).who)
        for _, outcome, context in _ends(_flow(shipped))
        if outcome.id == "rejected"
    }
    assert {("vendor", "vendor"), ("direct", "association")} == contacts


def test_the_common_content_serves_another_association_without_a_word_of_okinawa() -> None:
    folder = CONTENT / "common"
    common = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.toml")}
    elsewhere = parse_content(common, PROFILE, vocabulary=load_vocabulary())
    assert () == elsewhere.findings
    assert [] == [where for where, text in _texts(elsewhere) if OKINAWAN.search(text.ja)]
    assert any("事務所の窓口" in step for step in resolve_guidance(elsewhere, "ja")["done"].steps)
