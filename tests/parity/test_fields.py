"""Field checks, characters, deadlines and the chain of a day are the same in both languages."""

from __future__ import annotations

import json
from datetime import date
from random import Random
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from hoteki_sdk.chain import AGENTS, APPLICATIONS, STEPS, chain
from hoteki_sdk.charset import check_characters
from hoteki_sdk.content import Service
from hoteki_sdk.deadlines import deadlines
from hoteki_sdk.field_checks import FIELDS, check_field
from parity.catalogues import SEEDS
from parity.javascript import JavaScript
from parity.test_hours import HOLIDAYS, _edge, _service

EPOCH_DAY = date(1970, 1, 1).toordinal()
FIRST_DAY, LAST_DAY = date(2026, 1, 1).toordinal() - EPOCH_DAY, date(2030, 6, 30).toordinal() - EPOCH_DAY
# Half a surrogate pair may stand at an end only: JavaScript reads two halves side by side as one character.
HALVES = st.sampled_from(["", "\ud800", "\udfff"])
MARKS = "0O1Il9-－ー‐−第号 　\t\n\u00a0\u200bＡａ１～ｱﾞﾟﾊ髙﨑①㈱か\u3099は\u309a葛\U000e0100あア漢\ue000😀"
TEXTS = st.one_of(
    st.text(), st.text(st.sampled_from(MARKS)), st.builds(lambda body, end: body + end, st.text(), HALVES)
)


def _plain(ours: object) -> Any:
    """As JSON gives it back; unlike msgspec's own, this one carries half a surrogate pair."""
    return json.loads(json.dumps(msgspec.to_builtins(ours)))


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, max_size=12))
def test_every_field_and_every_character_is_seen_alike(javascript: JavaScript, texts: list[str]) -> None:
    theirs = javascript.ask("fields", texts=texts)
    ours = [[check_characters(text), *(check_field(field, text) for field in FIELDS)] for text in texts]
    assert theirs == _plain(ours)


def test_every_character_of_every_plane_is_seen_alike(javascript: JavaScript) -> None:
    for first in (*range(0, 0xD800, 0x3000), *range(0xE000, 0x33000, 0x3000), 0xE0000, 0xF0000, 0x10F000):
        until = 0xD800 if first < 0xD800 < first + 0x3000 else first + 0x3000
        text = " ".join(chr(point) for point in range(first, min(until, 0x110000)))
        (theirs,) = javascript.ask("fields", texts=[text])
        assert theirs[0] == _plain(check_characters(text))


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.booleans())
def test_deadlines_are_alike(javascript: JavaScript, seed: int, known: bool) -> None:
    chosen = Random(seed)
    service, holidays_until = _service(chosen), "2028-12-31" if known else ""
    today = chosen.randint(FIRST_DAY, LAST_DAY)
    days = [
        (
            chosen.choice((None, today - chosen.randint(-3, 20))),
            chosen.choice((None, today + chosen.randint(-9, 70))),
            today,
        )
        for _ in range(8)
    ]
    theirs = javascript.ask("deadlines", service=service, holidays=HOLIDAYS, holidaysUntil=holidays_until, days=days)
    review = msgspec.convert(service, Service)
    ours = [
        deadlines(
            None if inspected is None else date.fromordinal(inspected + EPOCH_DAY),
            None if expires is None else date.fromordinal(expires + EPOCH_DAY),
            today=date.fromordinal(now + EPOCH_DAY),
            review=review,
            holidays=HOLIDAYS,
            holidays_until=holidays_until,
        )
        for inspected, expires, now in days
    ]
    assert theirs == _plain(ours)


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.booleans())
def test_the_chain_of_a_day_is_alike(javascript: JavaScript, seed: int, known: bool) -> None:
    chosen = Random(seed)
    kinds = (("airas", "system"), ("proxy", "proxy"), ("ainas", "system"), ("review", "review"))
    services = [_service(chosen) | {"id": name, "kind": kind} for name, kind in kinds if chosen.random() < 0.9]
    holidays_until = "2028-12-31" if known else ""
    ways = [
        (_edge(chosen), chosen.choice((None, *APPLICATIONS)), chosen.choice((None, *AGENTS)), chosen.choice(STEPS))
        for _ in range(6)
    ]
    theirs = javascript.ask("chain", services=services, holidays=HOLIDAYS, holidaysUntil=holidays_until, ways=ways)
    read = msgspec.convert(services, list[Service])
    ours = [
        chain(read, HOLIDAYS, holidays_until, at, application=application, agent=agent, start=start)
        for at, application, agent, start in ways
    ]
    assert theirs == _plain(ours)
