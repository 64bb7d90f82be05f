"""Open, closed or 未確認 at an instant: the vectors that every language passes, and what holds at every second."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoteki_sdk.content import Service
from hoteki_sdk.hours import ServiceNow, format_instant, parse_instant, state_at

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "hours.json").read_text("utf-8"))
SERVICES = msgspec.convert(VECTORS["services"], dict[str, Service])
SECONDS = st.integers(parse_instant("2026-01-01T00:00:00+09:00"), parse_instant("2029-12-31T23:59:59+09:00"))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_vector_gives_its_state(case: dict[str, Any]) -> None:
    found = state_at(
        SERVICES[case["service"]],
        case.get("holidays", VECTORS["holidays"]),
        case.get("holidaysUntil", VECTORS["holidaysUntil"]),
        parse_instant(case["at"]),
    )
    assert ServiceNow(id=case["service"], **case["expect"]) == found


@pytest.mark.parametrize("text", VECTORS["refusedInstants"])
def test_what_is_no_instant_with_an_offset_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any reason is fine, taking it is not
        parse_instant(text)


@given(SECONDS)
def test_an_instant_is_written_as_it_is_read(seconds: int) -> None:
    assert seconds == parse_instant(format_instant(seconds))


@given(st.sampled_from(sorted(SERVICES)), SECONDS)
def test_nothing_changes_before_until_and_the_named_state_holds_from_it(name: str, seconds: int) -> None:
    holidays, known_until = VECTORS["holidays"], VECTORS["holidaysUntil"]
    now = state_at(SERVICES[name], holidays, known_until, seconds)
    if now.until is None:
        assert now.then is None
        return
    until = parse_instant(now.until)
    assert seconds < until
    assert now.state == state_at(SERVICES[name], holidays, known_until, until - 1).state
    assert now.then == state_at(SERVICES[name], holidays, known_until, until).state


@given(st.sampled_from(sorted(SERVICES)), SECONDS)
def test_a_service_whose_holidays_are_unknown_is_never_open_unless_somebody_said_so(name: str, seconds: int) -> None:
    service = SERVICES[name]
    now = state_at(service, (), "", seconds)
    if service.closed_on_holidays:
        assert now.state != "open" or now.reason == "exception"
