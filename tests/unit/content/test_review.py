"""What the doctor warns of: each rule with a content that breaks it, and one that keeps it."""

from __future__ import annotations

import datetime as dt

import pytest

from hoteki_server.content import parse_content
from unit.content.small_content import COMMON, PROFILE, VOCABULARY

TODAY = dt.date(2026, 11, 23)
JIBAI, FLOW = "conditions/jibai.toml", "checklists/flow.toml"


def warned(
    change: tuple[str, str, str] | None = None, *, today: dt.date | None = TODAY
) -> list[tuple[str, str, int, str | None]]:
    """Reason, file, line and path of every warning on the small content with one text exchanged."""
    common, profile = dict(COMMON), dict(PROFILE)
    if change is not None:
        name, old, new = change
        folder = common if name in common else profile
        assert old in folder[name]
        folder[name] = folder[name].replace(old, new, 1)
    content = parse_content(common, profile, vocabulary=VOCABULARY, today=today)
    return [(fault.reason, fault.file or "", fault.line, fault.path) for fault in content.warnings]


def added(change: tuple[str, str, str], *, today: dt.date | None = TODAY) -> list[tuple[str, str, int, str | None]]:
    """The warnings that the change brings, compared by reason, file and path."""
    before = {(reason, file, path) for reason, file, _, path in warned(today=today)}
    return [row for row in warned(change, today=today) if (row[0], row[1], row[3]) not in before]


def test_an_entry_without_english_or_easy_japanese_is_named_with_its_line() -> None:
    assert ("missing-language", "common/conditions/jibai.toml", 2, "condition[0]") in warned()


def test_an_entry_in_all_wanted_languages_is_not() -> None:
    three = '{ ja = "停止", ja-easy = "休み", en = "Stop" }'
    body = '{ ja = "止まります。", ja-easy = "休みです。", en = "It stops." }'
    change = ("notices.toml", 'title = "停止"\nbody = "止まります。"', f"title = {three}\nbody = {body}")
    assert ("missing-language", "profile/notices.toml") not in [(row[0], row[1]) for row in warned(change)]


def test_a_fact_that_nobody_has_looked_at_for_a_year_is_stale() -> None:
    old = ("sources.toml", "2026-11-22", "2025-11-22")
    assert [("stale", "common/sources.toml", 5, "source[0].verified_on")] == added(old)


def test_a_fact_looked_at_365_days_ago_is_not_stale() -> None:
    assert [] == added(("sources.toml", "2026-11-22", "2025-11-23"))


def test_without_a_clock_nothing_is_stale() -> None:
    assert [] == added(("sources.toml", "2026-11-22", "2001-01-01"), today=None)


@pytest.mark.parametrize("day", ["soon", "2027-01-01"])
def test_a_day_of_checking_that_is_none_or_has_not_come_is_named(day: str) -> None:
    change = ("directory.toml", 'service = "airas"', f'service = "airas"\nverified_on = "{day}"')
    assert [("bad-day", "profile/directory.toml", 11, "group[0].links[0].verified_on")] == added(change)


@pytest.mark.parametrize(
    ("change", "file", "path"),
    [
        (("contacts.toml", 'who = "bank"', 'who = "bank"\nphone = "00-0000"'), "contacts.toml", ".phone"),
        (("sources.toml", 'confidence = "H"', 'confidence = "L"'), "done.toml", ".sources"),
    ],
)
def test_a_fact_without_a_source_is_named(change: tuple[str, str, str], file: str, path: str) -> None:
    rows = [row for row in added(change) if row[0] == "unsourced"]
    assert [True] == [row[1].endswith(file) and (row[3] or "").endswith(path) for row in rows]


def test_inferred_guidance_that_is_marked_as_unconfirmed_is_sourced_enough() -> None:
    rows = added(("sources.toml", 'confidence = "H"', 'confidence = "L"'))
    assert "common/conditions/jibai.toml" not in [row[1] for row in rows]


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("profile/services.toml", "service[0].weekly"),
        ("profile/notices.toml", "notice[0]"),
        ("common/checklists/flow.toml", "checklist[0]"),
        ("profile/directory.toml", "group[0].links[0]"),
    ],
)
def test_hours_notices_flows_and_links_name_their_source(file: str, path: str) -> None:
    assert ("unsourced", file, path) in [(row[0], row[1], row[3]) for row in warned()]


@pytest.mark.parametrize(("name", "key"), [("notices.toml", "since ="), (FLOW, 'start = "made"')])
def test_a_source_silences_the_warning(name: str, key: str) -> None:
    silenced = [(row[0], row[1]) for row in warned((name, key, f'source = "お知らせ"\n{key}'))]
    assert "unsourced" not in [reason for reason, file in silenced if file.endswith(name)]


def easy(words: str) -> tuple[str, str, str]:
    return JIBAI, 'meaning = "データを待ちます。"', f'meaning = {{ ja = "待ちます。", ja-easy = "{words}" }}'


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("これは、あれは、それは、どれですか。", ["two-ideas"]),
        ("これは、あれは、どれですか。それは、いい です。", []),
        ("車台番号を 見ます。", ["no-reading"]),
        ("車台番号（しゃだい ばんごう）を 見ます。車台番号です。", []),
        ("保適証照会（ほてきしょう しょうかい）を 見ます。", []),
        ("きかいを 見ます。", []),
    ],
)
def test_easy_japanese_says_one_thing_a_sentence_and_reads_the_words_of_the_trade_once(
    words: str, reasons: list[str]
) -> None:
    assert reasons == [row[0] for row in added(easy(words))]


def test_a_warning_keeps_no_release_back() -> None:
    content = parse_content(COMMON, PROFILE, vocabulary=VOCABULARY, today=TODAY)
    assert content.warnings
    assert () == content.findings
