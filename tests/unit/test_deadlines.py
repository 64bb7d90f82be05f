"""The 15 days and 満了日: the vectors of both languages, and what holds between any dates."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoteki_sdk.content import Service
from hoteki_sdk.deadlines import Deadlines, deadlines, parse_day

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/deadlines.json").read_text("utf-8"))
SERVICES = msgspec.convert(VECTORS["services"], dict[str, Service])
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def _at(inspected: date | None, expires: date | None, today: date, review: str | None = "review") -> Deadlines:
    return deadlines(
        inspected,
        expires,
        today=today,
        review=SERVICES[review] if review else None,
        holidays=VECTORS["holidays"],
        holidays_until=VECTORS["holidaysUntil"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else parse_day(text)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_vector_gives_its_limits(case: dict[str, Any]) -> None:
    expected = msgspec.convert({"today": case["today"], **case["expect"]}, Deadlines)
    assert expected == _at(_day(case["inspected"]), _day(case["expires"]), parse_day(case["today"]), case["review"])


@pytest.mark.parametrize("text", VECTORS["refusedDays"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any reason is fine, taking it is not
        parse_day(text)


@given(DAYS)
def test_the_inspection_day_is_the_first_of_fifteen(inspected: date) -> None:
    (limit,) = _at(inspected, None, inspected).limits
    assert (parse_day(limit.last) - inspected).days == 14


@given(DAYS, DAYS)
def test_a_limit_is_as_urgent_the_day_after_or_more(expires: date, today: date) -> None:
    order = ["no", "unconfirmed", "yes", "passed"]
    tomorrow = date.fromordinal(today.toordinal() + 1)
    now, then = (_at(None, expires, day).limits[0].near for day in (today, tomorrow))
    assert order.index(now) <= order.index(then)


@given(DAYS, DAYS)
def test_unknown_holidays_never_make_a_limit_look_far(expires: date, today: date) -> None:
    near = deadlines(None, expires, today=today, review=SERVICES["review"], holidays=(), holidays_until="").limits[0]
    assert near.near in ("yes", "unconfirmed", "passed")
