"""Symptom search: from words that people use to conditions, by a linear scan over keys whose signs are worked out once.

A key is a title, a search word (reading, synonym) or a label that a system shows. A key that is the query stands first,
then one that begins with it; everything else is weighed: a sign (`search_signs`) counts for more the fewer conditions
have it, one key that says most of the query counts for more than many that each say a little, and what nobody here ever
says counts against. What weighs too little is not found, so that words of another world find nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from hoteki_sdk.search_signs import Weight, fold, signs_of

__all__ = ["MAX_HITS", "Entry", "Hit", "LabelKey", "SearchIndex", "build_index", "fold", "search"]

MAX_HITS = 50

Kind = Literal["title", "word", "label"]
_KINDS: tuple[Kind, ...] = ("title", "word", "label")
_WHOLE, _BEGINS, _WEIGHED = range(3)
# What one key must say of the query to be found at all.
_LEAST = 150
# How many hundredths of what nobody here says are set against it.
_AGAINST_PERCENT = 90
# A pair of kanji that nobody says, each of which is known, is mostly where two words meet: a quarter counts.
_MET = 4
_RAREST, _COMMONEST = 4900, 200
# Labels stand side by side, behind all words: of which condition they speak is not theirs to rank.
_LABEL_PLACE = 1000
# Of the best weight, how many hundredths a further condition needs.
_FURTHER_PERCENT = 45


class LabelKey(msgspec.Struct, frozen=True, kw_only=True):
    """A label that the screen of `system` shows."""

    system: str
    text: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One condition and everything by which it may be found, the most typical words first."""

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
    signs: dict[str, int]
    weight: int
    kind: int
    entry: int
    place: int
    text: str
    system: str | None


class SearchIndex(msgspec.Struct, frozen=True):
    """Keys in the order of their entries and how rare each sign is; build once, share between threads."""

    entries: tuple[Entry, ...]
    keys: tuple[_Key, ...]
    rarity: dict[str, int]
    rarest: int


class _Found(msgspec.Struct):
    """What is known of one entry while the keys are scanned."""

    rank: tuple[int, int, int, int]
    key: _Key
    signs: set[str]
    said: int
    meant: int


def build_index(entries: Iterable[Entry]) -> SearchIndex:
    """Work out the signs of all keys of `entries`; keys that are empty after folding are left out."""
    kept = tuple(entries)
    drafts: list[tuple[str, dict[str, Weight], int, int, int, str, str | None]] = []
    for number, entry in enumerate(kept):
        texts: list[tuple[int, str, str | None]] = [(0, entry.title, None)]
        texts += [(1, word, None) for word in entry.words]
        texts += [(2, label.text, label.system) for label in entry.labels]
        for at, (kind, text, system) in enumerate(texts):
            folded, place = fold(text), at if system is None else _LABEL_PLACE
            if folded:
                drafts.append((folded, signs_of(text), kind, number, place, text, system))
    had = Counter(sign for sign, _ in {(sign, draft[3]) for draft in drafts for sign in draft[1]})
    rarity_by_count = _rarities(len(kept))
    rarity = {sign: rarity_by_count[count] for sign, count in had.items()}
    keys = tuple(
        _Key(folded, weighed, sum(weighed.values()), kind, number, place, text, system)
        for folded, signs, kind, number, place, text, system in drafts
        for weighed in [_weigh(signs, rarity)]
    )
    return SearchIndex(entries=kept, keys=keys, rarity=rarity, rarest=rarity_by_count[1] if kept else 0)


def search(index: SearchIndex, query: str, *, system: str | None = None, limit: int = 10) -> tuple[Hit, ...]:
    """The best hit of each condition, best first, at most `limit`; with `system` no labels of other systems count."""
    sought = fold(query)
    if not sought:
        return ()
    signs = signs_of(query)
    weights = _weigh(signs, index.rarity)
    against = sum(_against(index, sign, weight) for sign, weight in signs.items() if sign not in index.rarity)
    known = frozenset(weights)
    found: dict[int, _Found] = {}
    for position, key in enumerate(index.keys):
        if system is not None and key.system is not None and key.system != system:
            continue
        way = _way(sought, key.folded)
        if way == _WEIGHED and known.isdisjoint(key.signs):
            continue
        shared = known & key.signs.keys()
        inter = sum(weights[sign] for sign in shared)
        cover = sum(key.signs[sign] for sign in shared)
        meant = inter * cover // max(key.weight, 1)
        said = inter + meant
        rank = (way, len(key.folded) if way == _BEGINS else -said, key.place, position)
        entry = found.get(key.entry)
        if entry is None:
            found[key.entry] = _Found(rank, key, set(shared), said, meant)
            continue
        entry.signs |= shared
        entry.said = max(entry.said, said)
        entry.meant = max(entry.meant, meant)
        if rank < entry.rank:
            entry.rank, entry.key = rank, key
    return _best(index, found.values(), weights, against)[: max(0, min(limit, MAX_HITS))]


def _best(index: SearchIndex, found: Iterable[_Found], weights: dict[str, int], against: int) -> tuple[Hit, ...]:
    ranked: list[tuple[tuple[int, int, int, int], _Key]] = []
    most = 0
    for entry in found:
        if entry.rank[0] == _WEIGHED:
            known = sum(weights[sign] for sign in entry.signs)
            score = entry.said + known // 2
            if entry.meant * 100 < _LEAST * 100 + _AGAINST_PERCENT * against:
                continue
            most = max(most, score)
            ranked.append(((_WEIGHED, -score, entry.rank[2], entry.rank[3]), entry.key))
        else:
            ranked.append((entry.rank, entry.key))
    ranked.sort(key=lambda item: item[0])
    return tuple(
        Hit(condition=index.entries[key.entry].condition, kind=_KINDS[key.kind], text=key.text, system=key.system)
        for rank, key in ranked
        if rank[0] != _WEIGHED or -rank[1] * 100 >= _FURTHER_PERCENT * most
    )


def _against(index: SearchIndex, sign: str, weight: Weight) -> int:
    """What a sign that nobody here says counts against the query."""
    met = len(sign) == 2 and all(character in index.rarity for character in sign)
    return weight.missing * index.rarest // (_MET * 1000 if met else 1000)


def _way(sought: str, key: str) -> int:
    if key == sought:
        return _WHOLE
    # One kana or letter stands at the beginning of half of all keys.
    if key.startswith(sought) and (len(sought) >= 2 or sought >= "\u3400") and not sought.isdecimal():
        return _BEGINS
    return _WEIGHED


def _rarities(entries: int) -> list[int]:
    """How much a sign says that 0, 1, 2 … of `entries` have: the logarithm of how rare it is, in integers.

    One that a single entry has says `_RAREST`, however many entries there are.
    """
    rarity = [0] * (entries + 1)
    for count in range(entries - 1, 0, -1):
        rarity[count] = rarity[count + 1] + 1_000_000 // count
    most = max(rarity[1], 1) if entries else 1
    return [max(one * _RAREST // most, _COMMONEST) for one in rarity]


def _weigh(signs: dict[str, Weight], rarity: dict[str, int]) -> dict[str, int]:
    return {sign: weight.known * rarity[sign] // 1000 for sign, weight in signs.items() if sign in rarity}
