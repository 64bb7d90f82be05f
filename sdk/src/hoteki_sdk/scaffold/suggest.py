"""Suggest canonical conditions for a vendor's words where the text makes it plain; the author decides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoteki_sdk.normalise import normalise_label
from hoteki_sdk.search import Entry, SearchIndex, build_index, search
from hoteki_sdk.vocabulary import Vocabulary

__all__ = ["Suggester"]

_QUOTED = re.compile(r"「([^」]+)」")
_SPLIT = re.compile(r"[「」（）()／/・、]")
_MOST = 3
# A whole sentence shares words with many titles; only a short name can make a condition plain.
_SHORT = 24


class Suggester:
    """Knows the titles of all conditions."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._titles = {condition.id: condition.title for condition in vocabulary.conditions.values()}
        self._index: SearchIndex = build_index(
            Entry(condition=name, title=title) for name, title in self._titles.items()
        )
        self._exact: dict[str, list[str]] = {}
        for name, title in self._titles.items():
            for word in dict.fromkeys(
                normalise_label(word) for word in [title, *_QUOTED.findall(title), *_SPLIT.split(title)]
            ):
                if len(word) >= 2:
                    self._exact.setdefault(word, []).append(name)

    def title(self, condition: str) -> str:
        """The title of a condition."""
        return self._titles[condition]

    def suggest(self, texts: Iterable[str]) -> tuple[str, ...]:
        """At most three conditions whose title says the same as one of the texts, or is found by it; often none."""
        given = [text for text in texts if text]
        for text in given:
            exact = self._exact.get(normalise_label(text).removesuffix("エラー"), [])
            if exact:
                return tuple(exact[:_MOST])
        found: dict[str, None] = {}
        for text in (text for text in given if len(text) <= _SHORT):
            found.update(dict.fromkeys(hit.condition for hit in search(self._index, text, limit=_MOST)))
        return tuple(found)[:_MOST]
