"""Symptom search finds the same in both languages, for random keys and queries made of their pieces."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from hoteki_sdk.model import LANGUAGES, Language
from hoteki_sdk.search import Entry, build_index, search
from hoteki_sdk.search_entries import list_search_entries
from parity.catalogues import SEEDS, Systems, systems
from parity.javascript import JavaScript
from parity.signals import mutate
from parity.sites import make_library, release_files
from search.library import shipped_library
from search.test_queries import ASKED, ELSEWHERE

PIECES = (
    "却下",
    "登録",
    "不備",
    "ガイジ",
    "がいじ",
    "エラー",
    "ｴﾗｰ",
    "の",
    "です",
    "A1",
    "𠮟",
    "ー",
    "ヽ",
    "・",
    " ",
    "車台番号",
    "い",
)
SYSTEMS = ("kaisha-a", "airas", None)


@settings(max_examples=30, deadline=None)
@given(systems(), SEEDS, st.sampled_from(LANGUAGES))
def test_the_same_can_be_found_by_the_same_words(
    javascript: JavaScript, made: Systems, seed: int, lang: Language
) -> None:
    library = make_library(made, seed)
    theirs = javascript.ask("entries", files=release_files(library), lang=lang)
    assert theirs == msgspec.json.decode(msgspec.json.encode(list_search_entries(library, lang)))


def _text(chosen: Random) -> str:
    return "".join(chosen.choices(PIECES, k=chosen.randint(0, 4)))


def _entry(number: int, chosen: Random) -> dict[str, Any]:
    labels = [{"system": chosen.choice(SYSTEMS[:2]), "text": _text(chosen)} for _ in range(chosen.randint(0, 2))]
    words = [_text(chosen) for _ in range(chosen.randint(0, 2))]
    return {"condition": f"c{number}", "title": _text(chosen), "words": words, "labels": labels}


def _query(chosen: Random) -> dict[str, Any]:
    limit = chosen.choice((10, 10, 3, 0, -1))
    return {"q": mutate(_text(chosen), chosen), "system": chosen.choice(SYSTEMS), "limit": limit}


@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_a_query_finds_alike(javascript: JavaScript, seed: int) -> None:
    chosen = Random(seed)
    entries = [_entry(number, chosen) for number in range(chosen.randint(0, 12))]
    queries = [_query(chosen) for _ in range(20)]
    javascript.send("search", entries=entries, queries=queries)
    try:
        index = build_index(msgspec.convert(entries, list[Entry]))
        ours = [
            msgspec.to_builtins(list(search(index, query["q"], system=query["system"], limit=query["limit"])))
            for query in queries
        ]
    finally:
        theirs = javascript.receive()
    assert theirs == ours


def test_the_shipped_queries_find_alike_in_every_language(javascript: JavaScript) -> None:
    asked = [{"q": text, "system": None, "limit": 5} for text in (*(one.text for one in ASKED), *ELSEWHERE)]
    languages: tuple[Language, ...] = ("ja", "vi")
    for lang in languages:
        entries = list_search_entries(shipped_library(), lang)
        index = build_index(entries)
        theirs = javascript.ask("search", entries=msgspec.to_builtins(entries), queries=asked)
        assert theirs == [msgspec.to_builtins(list(search(index, one["q"], limit=5))) for one in asked], lang
