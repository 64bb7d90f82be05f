"""Symptom search: from words that people use to conditions, by a linear scan over keys normalised once.

A key is a title, a search word (reading, synonym) or a label that a system shows. Keys and queries are compared in the
form of labels with katakana read as hiragana, so がいじ finds ガイジ. The ways to match, best first: the whole key, its
beginning, a part of it, all words of the query in one key, a key that the query names, and, only if nothing else was
found, enough letter pairs in common. Nothing is found for words of another world.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import msgspec

from hoteki_sdk.normalise import normalise_label

__all__ = ["MAX_HITS", "Entry", "Hit", "LabelKey", "SearchIndex", "build_index", "fold", "search"]

MAX_HITS = 50

Kind = Literal["title", "word", "label"]
_KINDS: tuple[Kind, ...] = ("title", "word", "label")
_PARTS_WORDS = frozenset(" \t\n\r\u00a0\u3000、。,，・/／")
_WHOLE, _BEGINS, _PART, _WORDS, _NAMED, _SIMILAR = range(6)
# Of a query's letter pairs that carry meaning, how many of a hundred a key must share to be similar.
_SIMILAR_PERCENT = 55


class LabelKey(msgspec.Struct, frozen=True, kw_only=True):
    """A label that the screen of `system` shows."""

    system: str
    text: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One condition and everything by which it may be found."""

    condition: str
    title: str
    words: tuple[str, ...] = ()
    labels: tuple[LabelKey, ...] = ()


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A condition that was found, and the text that led to it; `system` is filled when that is a label."""

    condition: str
    kind: Kind
    text: str
    system: str | None = None


class _Key(msgspec.Struct, frozen=True, gc=False):
    folded: str
    pairs: frozenset[str]
    kind: int
    entry: int
    text: str
    system: str | None


class SearchIndex(msgspec.Struct, frozen=True):
    """Keys in the order of their entries; build once, share between threads."""

    entries: tuple[Entry, ...]
    keys: tuple[_Key, ...]


def fold(text: str) -> str:
    """The form in which keys are compared: a normalised label, katakana read as hiragana."""
    return "".join(_hiragana(char) for char in normalise_label(text))


def build_index(entries: Iterable[Entry]) -> SearchIndex:
    """Normalise all keys of `entries`; keys that are empty after normalising are left out."""
    kept = tuple(entries)
    keys: list[_Key] = []
    for number, entry in enumerate(kept):
        texts: list[tuple[int, str, str | None]] = [(0, entry.title, None)]
        texts += [(1, word, None) for word in entry.words]
        texts += [(2, label.text, label.system) for label in entry.labels]
        for kind, text, system in texts:
            folded = fold(text)
            if folded:
                keys.append(_Key(folded, frozenset(_pairs(text)), kind, number, text, system))
    return SearchIndex(entries=kept, keys=tuple(keys))


def search(index: SearchIndex, query: str, *, system: str | None = None, limit: int = 10) -> tuple[Hit, ...]:
    """The best hit of each condition, best first, at most `limit`; with `system` no labels of other systems count."""
    sought = fold(query)
    if not sought:
        return ()
    words = tuple(word for word in map(fold, _split(query)) if word)
    keys = [key for key in index.keys if system is None or key.system is None or key.system == system]
    best: dict[int, tuple[tuple[int, int, int, int, int], _Key]] = {}
    for position, key in enumerate(keys):
        rank = _rank(sought, words, key.folded)
        if rank is not None:
            _keep_better(best, (*rank, key.kind, key.entry, position), key)
    if not best:
        pairs = tuple(_pairs(query))
        for position, key in enumerate(keys):
            shared = sum(pair in key.pairs for pair in pairs)
            if len(pairs) >= 2 and shared * 100 >= _SIMILAR_PERCENT * len(pairs):
                _keep_better(best, (_SIMILAR, -shared, key.kind, key.entry, position), key)
    found = sorted(best.values(), key=lambda item: item[0])
    return tuple(
        Hit(condition=index.entries[key.entry].condition, kind=_KINDS[key.kind], text=key.text, system=key.system)
        for _, key in found[: max(0, min(limit, MAX_HITS))]
    )


def _keep_better(
    best: dict[int, tuple[tuple[int, int, int, int, int], _Key]], rank: tuple[int, int, int, int, int], key: _Key
) -> None:
    known = best.get(key.entry)
    if known is None or rank < known[0]:
        best[key.entry] = (rank, key)


def _rank(sought: str, words: tuple[str, ...], key: str) -> tuple[int, int] | None:
    """How `key` matches and, within that way, how closely (smaller is closer); None if it does not."""
    if key == sought:
        return _WHOLE, 0
    if key.startswith(sought):
        return _BEGINS, len(key)
    # One letter stands in half of all keys: alone it only counts at the beginning.
    if len(sought) >= 2 and sought in key:
        return _PART, len(key)
    if len(words) >= 2 and all(word in key for word in words):
        return _WORDS, len(key)
    if _can_be_named(key) and key in sought:
        return _NAMED, -len(key)
    return None


def _can_be_named(key: str) -> bool:
    """Whether a query that holds `key` means it: two kanji are enough, three ASCII letters or digits, four kana."""
    return sum(2 if _is_hiragana(char) else 3 if char.isascii() else 4 for char in key) >= 8


def _pairs(text: str) -> Iterable[str]:
    """Letter pairs that carry meaning, each once in order: pairs of two hiragana are endings and particles."""
    label = normalise_label(text)
    found: dict[str, None] = {}
    for first, second in pairwise(label):
        if not (_is_hiragana(first) and _is_hiragana(second)):
            found[_hiragana(first) + _hiragana(second)] = None
    return found


def _split(text: str) -> list[str]:
    return "".join(" " if char in _PARTS_WORDS else char for char in text).split(" ")


def _is_hiragana(char: str) -> bool:
    return "\u3041" <= char <= "\u309f"


def _hiragana(char: str) -> str:
    return chr(ord(char) - 0x60) if "\u30a1" <= char <= "\u30f6" or char in "\u30fd\u30fe" else char
