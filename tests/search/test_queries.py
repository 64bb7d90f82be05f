"""How well symptom search finds what people mean: figures over queries that nobody copied from the data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from hoteki_sdk.search import SearchIndex, build_index, fold, search
from hoteki_sdk.search_entries import list_search_entries
from hoteki_sdk.vocabulary import load_vocabulary
from search.library import shipped_library

SHIPPED = tomllib.loads((Path(__file__).parent / "queries.toml").read_text("utf-8"))


class Asked(NamedTuple):
    """A query and the conditions of which the first hit should be one."""

    text: str
    expect: tuple[str, ...]


def _asked() -> Iterator[Asked]:
    for case in SHIPPED["case"]:
        for text in case["queries"]:
            yield Asked(text, tuple(case["expect"]))


ASKED = tuple(_asked())
HELD_OUT = ASKED[2::3]
TUNED = tuple(asked for at, asked in enumerate(ASKED) if at % 3 != 2)
ELSEWHERE = tuple(SHIPPED["elsewhere"]["queries"])


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return build_index(list_search_entries(shipped_library(), "ja"))


def _percent(index: SearchIndex, asked: tuple[Asked, ...], within: int) -> float:
    met = sum(any(hit.condition in one.expect for hit in search(index, one.text, limit=within)) for one in asked)
    return 100 * met / len(asked)


@pytest.mark.parametrize(
    ("name", "asked", "least"), [("tuned", TUNED, 97), ("held out", HELD_OUT, 95), ("all", ASKED, 97)]
)
def test_most_queries_find_what_is_meant_first_and_nearly_all_among_three(
    index: SearchIndex, name: str, asked: tuple[Asked, ...], least: int
) -> None:
    first, three = _percent(index, asked, 1), _percent(index, asked, 3)
    print(f"\nsearch, {name}: {len(asked)} queries, top-1 {first:.1f} %, top-3 {three:.1f} %")
    assert first >= 85
    assert three >= least


def test_words_of_another_world_find_nothing(index: SearchIndex) -> None:
    found = {text: hits[0].text for text in ELSEWHERE if (hits := search(index, text))}
    print(f"\nsearch, elsewhere: {len(ELSEWHERE)} queries, false answers {len(found)}: {found}")
    assert len(found) <= 1


def test_the_set_is_large_and_reaches_every_condition() -> None:
    assert len(ASKED) >= 320
    assert len(ELSEWHERE) >= 70
    assert len({one.text for one in ASKED}) == len(ASKED)
    assert set(load_vocabulary().conditions) == {condition for one in ASKED for condition in one.expect}


def test_no_query_is_a_word_of_the_data(index: SearchIndex) -> None:
    keys = {key.folded for key in index.keys}
    assert [] == [one.text for one in ASKED if fold(one.text) in keys]


def test_the_queries_of_the_shop_floor_that_started_this(index: SearchIndex) -> None:
    for text, condition in (
        ("自賠責が見つからない", "jibai.wait"),
        ("車体番号まちがえた", "cert.rejected-locked"),
        ("シール印刷したのに", "cert.sticker-only"),
        ("jibai not found", "jibai.wait"),
    ):
        assert condition in [hit.condition for hit in search(index, text, limit=3)], text
    assert search(index, "ｼﾞﾊﾞｲ")[0].condition.startswith("jibai.")
    assert () == search(index, "れくさす")
