"""What can still be done today, step by step: the vectors of both languages, and what holds at any instant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoteki_sdk.chain import AGENTS, APPLICATIONS, STEPS, Agent, Application, Chain, StepId, chain
from hoteki_sdk.content import Service
from hoteki_sdk.hours import format_instant, parse_instant
from hoteki_sdk.vocabulary import load_vocabulary

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/chain.json").read_text("utf-8"))
SERVICES = msgspec.convert(VECTORS["services"], dict[str, Service])
HOLIDAYS = VECTORS["holidays"]
SECONDS = st.integers(parse_instant("2026-01-01T00:00:00+09:00"), parse_instant("2029-12-31T23:59:59+09:00"))
WAYS = st.tuples(st.sampled_from([None, *APPLICATIONS]), st.sampled_from([None, *AGENTS]), st.sampled_from(STEPS))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_vector_gives_its_chain(case: dict[str, Any]) -> None:
    expected = msgspec.convert({"at": case["at"], **case["expect"]}, Chain)
    found = chain(
        [SERVICES[name] for name in case["services"]],
        HOLIDAYS,
        VECTORS["holidaysUntil"],
        parse_instant(case["at"]),
        application=case["application"],
        agent=case["agent"],
        start=case["start"],
    )
    assert expected == found


def test_the_ways_are_those_of_the_vocabulary() -> None:
    keys = {key.key: tuple(value.value for value in key.values) for key in load_vocabulary().context}
    assert (APPLICATIONS, AGENTS) == (keys["application"], keys["agent"])


def test_the_proxy_stands_above_ainas_when_the_association_applies() -> None:
    found = chain(list(SERVICES.values()), HOLIDAYS, "", 0, application="oss", agent="association")
    assert [("proxy", "ainas")] == [step.services for step in found.steps if step.id == "agent"]


@given(st.sets(st.sampled_from(sorted(SERVICES))), SECONDS, WAYS)
def test_steps_come_in_order_and_never_before_the_one_ahead(
    names: set[str], instant: int, way: tuple[Application | None, Agent | None, StepId]
) -> None:
    application, agent, start = way
    services = [SERVICES[name] for name in sorted(names)]
    found = chain(services, HOLIDAYS, "2028-12-31", instant, application=application, agent=agent, start=start)
    places = [STEPS.index(step.id) for step in found.steps]
    assert sorted(places) == places
    assert found.steps[-1].id == "examine"
    since = [parse_instant(step.since or format_instant(instant)) for step in found.steps]
    if all(step.since or step.today != "no" for step in found.steps):
        assert sorted(since) == since


@given(SECONDS, WAYS)
def test_nothing_behind_the_report_is_a_plain_yes(
    instant: int, way: tuple[Application | None, Agent | None, StepId]
) -> None:
    application, agent, _ = way
    steps = chain(list(SERVICES.values()), HOLIDAYS, "2028-12-31", instant, application=application, agent=agent).steps
    assert {"yes"}.isdisjoint(step.today for step in steps[1:])


@given(SECONDS, WAYS)
def test_until_is_later_on_the_same_day(instant: int, way: tuple[Application | None, Agent | None, StepId]) -> None:
    application, agent, start = way
    found = chain(
        list(SERVICES.values()), HOLIDAYS, "2028-12-31", instant, application=application, agent=agent, start=start
    )
    for step in found.steps:
        if step.until is not None:
            assert parse_instant(step.since or found.at) < parse_instant(step.until)
            assert found.at[:10] == format_instant(parse_instant(step.until) - 1)[:10]
