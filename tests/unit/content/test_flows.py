"""Every flow, node by node: where answers lead, whom ends send to, what a reader finds there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from hoteki_sdk.checklist import evaluate
from hoteki_sdk.content import Checklist, Outcome
from hoteki_sdk.routing import Route, RoutedCondition, route
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.content import LoadedContent, load_content
from unit.content.conftest import CONTENT
from unit.content.flow_tables import ENDS, LEADS

FLOWS = tuple(LEADS)
NODES = [(flow, question) for flow, questions in LEADS.items() for question in questions]
# Questions that only the office's computer can answer.
OFFICE = ("保適証照会", "AINAS", "ステータス", "エラー詳細")


@cache
def content() -> LoadedContent:
    return load_content(CONTENT / "common", CONTENT / "okinawa")


def flow_of(flow_id: str) -> Checklist:
    return next(flow for flow in content().checklists if flow.id == flow_id)


def ways(flow: Checklist) -> Iterator[tuple[dict[str, str], Outcome, dict[str, str]]]:
    """Every way through a flow: the answers, the end, and the context they gave."""
    ahead: list[dict[str, str]] = [{}]
    while ahead:
        answers = ahead.pop()
        step = evaluate(flow, answers)
        if step.next is None:
            assert step.outcome is not None
            yield answers, step.outcome, step.context
            continue
        ahead += [{**answers, step.next.id: option.value} for option in step.next.options]


def contact_of(outcome: Outcome, context: dict[str, str]) -> Route:
    if outcome.who is not None:
        return Route(who=outcome.who)
    known = load_vocabulary().conditions[outcome.condition or ""]
    routed = RoutedCondition(id=known.id, fixed=known.fixed, about=known.about)
    return route(routed, context, vendor_system=context.get("certificate") == "vendor")


def test_the_six_flows_are_offered() -> None:
    assert set(FLOWS) == {flow.id for flow in content().checklists}
    assert {"before-you-call", "cert-not-found", "rejected", "defect", "ainas-unchanged", "urgent"} == set(FLOWS)


@pytest.mark.parametrize(("flow_id", "question_id"), NODES)
def test_a_question_leads_where_its_row_says(flow_id: str, question_id: str) -> None:
    question = next(one for one in flow_of(flow_id).questions if one.id == question_id)
    assert LEADS[flow_id][question_id] == {option.value: option.next for option in question.options}


@pytest.mark.parametrize("flow_id", FLOWS)
def test_every_question_has_its_row(flow_id: str) -> None:
    assert list(LEADS[flow_id]) == [question.id for question in flow_of(flow_id).questions]


@pytest.mark.parametrize(("flow_id", "question_id"), NODES)
def test_a_question_can_be_left_open_and_one_for_the_office_computer_put_off(flow_id: str, question_id: str) -> None:
    question = next(one for one in flow_of(flow_id).questions if one.id == question_id)
    offered = {option.value for option in question.options}
    assert "unknown" in offered
    assert ("cannot-look" in offered) == (question.verify_at is not None)


@pytest.mark.parametrize(("flow_id", "question_id"), NODES)
def test_a_question_that_reads_a_screen_names_the_screen_to_look_at(flow_id: str, question_id: str) -> None:
    question = next(one for one in flow_of(flow_id).questions if one.id == question_id)
    reads_screen = any(
        f"{word}{after}" in question.ask.ja for word in OFFICE for after in ("で見つ", "は「", "には", "」は")
    )
    assert question.verify_at is not None or not reads_screen


@pytest.mark.parametrize("flow_id", FLOWS)
def test_every_end_is_reached_and_sends_to_whom_its_row_says(flow_id: str) -> None:
    reached: dict[str, set[str]] = {}
    for _, outcome, context in ways(flow_of(flow_id)):
        reached.setdefault(outcome.id, set()).add(contact_of(outcome, context).who)
    assert ENDS[flow_id] == reached


@pytest.mark.parametrize("flow_id", FLOWS)
def test_no_way_ends_without_somebody_steps_and_things_to_have_ready(flow_id: str) -> None:
    whom = {card.who: card for card in content().contacts}
    for answers, outcome, context in ways(flow_of(flow_id)):
        who = contact_of(outcome, context).who
        assert who != "ask", (answers, outcome.id)
        assert whom[who].why is not None
        assert outcome.steps, outcome.id
        assert outcome.have, outcome.id


@pytest.mark.parametrize("flow_id", FLOWS)
def test_nobody_is_asked_more_than_ten_questions(flow_id: str) -> None:
    assert max(len(answers) for answers, _, _ in ways(flow_of(flow_id))) <= 10


@pytest.mark.parametrize("flow_id", FLOWS)
def test_an_end_after_a_refusal_never_begins_with_deleting(flow_id: str) -> None:
    for outcome in flow_of(flow_id).outcomes:
        if (outcome.condition or "").startswith("cert.rejected"):
            assert "削除し、" not in outcome.steps[0].ja
            assert "システムで削除" not in outcome.steps[0].ja


def test_an_hour_alone_sends_nobody_away_before_number_and_chassis_were_looked_at() -> None:
    for answers, outcome, _ in ways(flow_of("defect")):
        if outcome.id == "wait":
            assert {"chassis", "number", "flag"} < set(answers)


def test_a_certificate_that_the_counter_misses_is_first_told_to_the_agent() -> None:
    ends = {outcome.id: outcome for outcome in flow_of("cert-not-found").outcomes}
    for end in ("kind-wrong", "kind-wrong-who"):
        assert "先に頼んだ相手に知らせます" in ends[end].steps[0].ja


def test_the_urgent_flow_never_says_that_a_car_may_run_or_may_not() -> None:
    said = [text.ja for outcome in flow_of("urgent").outcomes for text in outcome.steps]
    assert [] == [text for text in said if "走れます" in text or "走れません" in text]
