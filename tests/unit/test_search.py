"""Symptom search: the vectors that every language passes, and what holds for every query."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoteki_sdk.search import MAX_HITS, Entry, Hit, build_index, fold, search

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "search.json").read_text("utf-8"))
INDEX = build_index(msgspec.convert(VECTORS["corpus"], list[Entry]))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_vector_finds_its_hits_in_order(case: dict[str, Any]) -> None:
    expected = tuple(msgspec.convert(case["hits"], list[Hit]))
    assert expected == search(INDEX, case["q"], system=case.get("system"), limit=case.get("limit", 10))


@given(st.text(max_size=60), st.integers(-1, 100))
def test_any_text_finds_each_condition_at_most_once_and_never_more_than_the_limit(query: str, limit: int) -> None:
    hits = search(INDEX, query, limit=limit)
    assert len({hit.condition for hit in hits}) == len(hits)
    assert len(hits) <= max(0, min(limit, MAX_HITS))


@given(st.sampled_from([key for entry in INDEX.entries for key in (entry.title, *entry.words)]))
def test_a_whole_key_finds_its_condition_first_of_all_longer_ones(key: str) -> None:
    first = search(INDEX, key)[0]
    assert fold(key) == fold(first.text)
