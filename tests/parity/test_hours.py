"""Service hours are the same in both languages, for random services at random instants."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from hoteki_sdk.content import Service
from hoteki_sdk.hours import format_instant, parse_instant, state_at
from parity.catalogues import SEEDS
from parity.javascript import JavaScript

FIRST = parse_instant("2026-01-01T00:00:00+09:00")
LAST = parse_instant("2030-12-31T23:59:59+09:00")
HOLIDAYS = ("2026-11-03", "2026-11-23", "2027-01-01", "2027-01-11", "2028-02-29", "2028-12-31")
TIMES = ("00:00", "08:00", "08:45", "12:00", "16:45", "20:00", "24:00")
DAYS = (0, 1, 28, 29, 30, 31, 32)
OFFSETS = ("Z", "+09:00", "-05:30", "+00:00", "+14:00", "+23:59", "+24:00", "+09:60", "", "+9:00")


def _window(chosen: Random) -> dict[str, Any]:
    window: dict[str, Any] = {"days": sorted(chosen.sample(range(7), chosen.randint(0, 7)))}
    since, until = sorted(chosen.sample(TIMES, 2))
    return window | chosen.choice(({}, {"open": since}, *[{"open": since, "close": until}] * 4))


def _service(chosen: Random) -> dict[str, Any]:
    service: dict[str, Any] = {"id": "s", "name": {"ja": "窓口"}}
    if chosen.random() < 0.9:
        service["weekly"] = [_window(chosen) for _ in range(chosen.randint(0, 3))]
    for flag in ("closedOnHolidays", "closedAtYearEnd", "unconfirmed"):
        if chosen.random() < 0.6:
            service[flag] = chosen.random() < 0.6
    for year in chosen.sample(range(2025, 2031), chosen.randint(0, 4)):
        winter = {
            "year": year,
            "first": f"{year}-12-{chosen.randint(27, 31)}",
            "last": f"{year + 1}-01-0{chosen.randint(1, 5)}",
        }
        service.setdefault("yearEnd", []).append(winter)
    for _ in range(chosen.choice((0, 0, 1, 3))):
        since = chosen.randint(FIRST, LAST)
        until = since + chosen.choice((3600, 86_400, 40 * 86_400))
        exception = {"since": format_instant(since), "until": format_instant(until)}
        exception |= chosen.choice(({}, {"state": "open"}, {"state": "unconfirmed"}))
        service.setdefault("exceptions", []).append(exception)
    return service


def _edge(chosen: Random) -> int:
    """An instant at or beside a full hour, where things change."""
    return chosen.randint(FIRST, LAST) // 3600 * 3600 + chosen.choice((0, 0, -1, 1, 900))


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.booleans())
def test_a_service_stands_alike_at_any_instant(javascript: JavaScript, seed: int, known: bool) -> None:
    chosen = Random(seed)
    service, holidays_until = _service(chosen), "2028-12-31" if known else ""
    instants = [_edge(chosen) for _ in range(12)]
    javascript.send("hours", service=service, holidays=HOLIDAYS, holidaysUntil=holidays_until, instants=instants)
    try:
        read = msgspec.convert(service, Service)
        ours = [msgspec.to_builtins(state_at(read, HOLIDAYS, holidays_until, instant)) for instant in instants]
    finally:
        theirs = javascript.receive()
    assert theirs == ours


def _parsed(text: str) -> int | None:
    try:
        return parse_instant(text)
    except ValueError:
        return None


def _instant(chosen: Random) -> str:
    date = f"{chosen.choice((1999, 2000, 2027, 2028, 2199, 2200))}-{chosen.randint(0, 13):02}-{chosen.choice(DAYS):02}"
    time = f"{chosen.choice((0, 12, 23, 24)):02}:{chosen.choice((0, 59, 60)):02}:{chosen.choice((0, 59, 60)):02}"
    return f"{date}T{time}{chosen.choice(('', '', '.5', '.999999999', '.'))}{chosen.choice(OFFSETS)}"


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_an_instant_is_read_alike_or_refused_by_both(javascript: JavaScript, seed: int) -> None:
    chosen = Random(seed)
    texts = [_instant(chosen) for _ in range(40)]
    assert javascript.ask("instants", texts=texts) == [_parsed(text) for text in texts]
