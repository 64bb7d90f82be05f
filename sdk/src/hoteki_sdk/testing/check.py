"""A check of the conformance kit: an id that is never reused, what it holds a plugin to, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from hoteki_sdk.model import Rule
from hoteki_sdk.testing.subject import Subject

__all__ = ["AREAS", "RETIRED", "Area", "Check"]

Area = Literal[
    "load", "meaning", "totality", "determinism", "budgets", "samples", "text", "compatibility", "parity"
]  # fmt: skip
AREAS: dict[Area, tuple[str, str]] = {
    "load": ("読み込み", "Load"),
    "meaning": ("意味", "Meaning"),
    "totality": ("どんな入力でも", "Totality"),
    "determinism": ("いつも同じ", "Determinism"),
    "budgets": ("大きさ", "Budgets"),
    "samples": ("見本", "Samples"),
    "text": ("文", "Text"),
    "compatibility": ("前の版", "Compatibility"),
    "parity": ("電話機と同じ", "Parity"),
}
# Ids of checks that are gone; none of them is ever given to another check.
RETIRED: frozenset[str] = frozenset()


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One check: `whole` yields what is wrong with a plugin, or `each_rule` with one rule of it.

    Without `needs_catalogue` it also runs on a file that does not compile.
    """

    id: str
    area: Area
    ja: str
    en: str
    whole: Callable[[Subject], Iterable[str]] | None = None
    each_rule: Callable[[Subject, Rule], Iterable[str]] | None = None
    needs_catalogue: bool = True
