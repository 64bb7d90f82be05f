"""Declared codes and labels that look like a typed one (contract §4, `candidates`); never an answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from hoteki_sdk.answer import Candidate
from hoteki_sdk.model import Language
from hoteki_sdk.table import Table

__all__ = ["find_candidates"]

_MOST = 3
_LOOK_ALIKES = str.maketrans({"O": "0", "o": "0", "I": "1", "i": "1", "L": "1", "l": "1", "B": "8", "b": "8",
                              "S": "5", "s": "5", "Z": "2", "z": "2"})  # fmt: skip
_WHY: Mapping[str, Mapping[Language, str]] = {
    "look-alike": {
        "ja": "形の似た文字が違います（0とOなど）",
        "ja-easy": "かたちの にた 文字が ちがいます（0と Oなど）",
        "en": "letters that look alike differ (0 and O)",
        "vi": "khác ở ký tự trông giống nhau (0 và O)",
    },
    "dropped": {
        "ja": "1文字多いか足りません",
        "ja-easy": "1文字 多いか たりません",
        "en": "one character more or less",
        "vi": "thừa hoặc thiếu một ký tự",
    },
    "changed": {
        "ja": "1文字違うか、入れ替わっています",
        "ja-easy": "1文字 ちがうか いれかわって います",
        "en": "one character differs or two are swapped",
        "vi": "khác một ký tự hoặc hai ký tự bị đổi chỗ",
    },
    "part": {
        "ja": "初めか終わりが同じ表示です",
        "ja-easy": "はじめか おわりが おなじ 表示です",
        "en": "begins or ends alike",
        "vi": "phần đầu hoặc cuối giống nhau",
    },
}


def _shortened(text: str) -> set[str]:
    return {text[:at] + text[at + 1 :] for at in range(len(text))}


class _Near:
    """Names of one kind indexed for one slip: by look-alike form and by every form with one character less."""

    def __init__(self, names: Iterable[str]) -> None:
        self.order = {name: number for number, name in enumerate(names)}
        # One slip away from no name: keeps a long paste from being taken apart letter by letter.
        self._too_long = max(map(len, self.order), default=0) + 2
        self._alike: dict[str, list[str]] = defaultdict(list)
        self._shorter: dict[str, list[str]] = defaultdict(list)
        for name in self.order:
            self._alike[name.translate(_LOOK_ALIKES)].append(name)
            for shorter in _shortened(name):
                self._shorter[shorter].append(name)

    def look_alikes(self, typed: str) -> set[str]:
        return set(self._alike.get(typed.translate(_LOOK_ALIKES), ()))

    def dropped(self, typed: str) -> set[str]:
        if len(typed) >= self._too_long:
            return set()
        return {shorter for shorter in _shortened(typed) if shorter in self.order} | set(self._shorter.get(typed, ()))

    def changed(self, typed: str) -> set[str]:
        if len(typed) >= self._too_long:
            return set()
        near = {name for shorter in _shortened(typed) for name in self._shorter.get(shorter, ())}
        swapped = {
            typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :] for at in range(len(typed) - 1)
        } & self.order.keys()
        return {name for name in near if _differ_once(name, typed)} | swapped

    def parts(self, typed: str) -> set[str]:
        return {
            name
            for name in self.order
            if name.startswith(typed) or name.endswith(typed) or typed.startswith(name) or typed.endswith(name)
        }


def _differ_once(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _collect(
    typed: str, names: Mapping[str, str], near: _Near, classes: Iterable[tuple[str, Callable[[str], set[str]]]]
) -> Iterable[tuple[str, str]]:
    told: set[str] = set()
    for why, find in classes:
        found: dict[str, None] = {}
        for name in sorted(find(typed), key=near.order.__getitem__):
            if name != typed and names[name] not in told:
                found.setdefault(names[name])
        if len(found) <= _MOST:
            yield from ((text, why) for text in found)
            told.update(found)


def find_candidates(table: Table, code: str | None, label: str | None, lang: Language) -> tuple[Candidate, ...]:
    """At most three names of the table, codes first, by the contract's classes; in the table's spelling."""
    candidates: list[Candidate] = []
    if code is not None and len(code) >= 2:
        near = table.derive("near-codes", lambda: _Near(table.code_names))
        classes = [("look-alike", near.look_alikes), ("dropped", near.dropped), ("changed", near.changed)]
        candidates += [
            Candidate(code=text, why=_WHY[why][lang]) for text, why in _collect(code, table.code_names, near, classes)
        ]
    if label is not None:
        near = table.derive("near-labels", lambda: _Near(table.label_names))
        classes = [
            ("look-alike", near.look_alikes), ("dropped", near.dropped),
            ("changed", near.changed), ("part", near.parts),
        ]  # fmt: skip
        candidates += [
            Candidate(label=text, why=_WHY[why][lang])
            for text, why in _collect(label, table.label_names, near, classes)
        ]
    return tuple(candidates[:_MOST])
