"""Which characters of a text the 要求ファイル cannot carry: everything outside JIS X 0201 and JIS X 0208, by name.

Nothing is ever replaced here: a replacement is what people usually write instead, for somebody to accept.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

__all__ = ["CharacterCheck", "CharacterKind", "OutsideCharacter", "check_characters"]

CharacterKind = Literal[
    "nec", "nec-ibm", "ibm", "jisx0212", "level3", "level4", "jisx0213",
    "gaiji", "control", "invisible", "variation", "mark", "broken", "none",
]  # fmt: skip

_COMMON = frozenset({"jisx0201", "jisx0208"})
_RUN = re.compile(r"([a-zA-Z.])([0-9]*)")
_FIRST = 0x20
# Those that no set of JIS has; the first range that holds a character names it.
_OTHERS: tuple[tuple[CharacterKind, int, int], ...] = (
    ("control", 0x0000, 0x001F),
    ("control", 0x007F, 0x009F),
    ("broken", 0xD800, 0xDFFF),
    ("gaiji", 0xE000, 0xF8FF),
    ("gaiji", 0xF0000, 0x10FFFF),
    ("variation", 0xFE00, 0xFE0F),
    ("variation", 0xE0100, 0xE01EF),
    ("mark", 0x0300, 0x036F),
    ("mark", 0x3099, 0x309A),
    ("invisible", 0x00AD, 0x00AD),
    ("invisible", 0x2000, 0x200F),
    ("invisible", 0x2028, 0x202F),
    ("invisible", 0x205F, 0x206F),
    ("invisible", 0xFEFF, 0xFEFF),
    ("invisible", 0x00A0, 0x00A0),
)


class OutsideCharacter(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One character that cannot be carried: its sets, what people usually write instead, and where it stands.

    `character` is the character itself, U+FFFD for half a surrogate pair; a kana with a loose ゛ or ゜ is one of two
    code points. `replacement` is None where no source gives one (未確認) and empty for what cannot be seen and is left
    out; `at` counts code points from 0.
    """

    character: str
    code: str
    kinds: tuple[CharacterKind, ...]
    replacement: str | None
    at: tuple[int, ...]


class CharacterCheck(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """All characters outside, each once in the order of the text; `suggestion` has every known replacement in it.

    `suggestion` is None when there is nothing to replace; it may still hold characters without a known replacement.
    """

    outside: tuple[OutsideCharacter, ...]
    suggestion: str | None


class _Table:
    def __init__(self, stored: dict[str, object]) -> None:
        content = msgspec.convert(stored, _Stored)
        self._letters = "".join(letter * int(count or 1) for letter, count in _RUN.findall(content.runs))
        self._classes = content.classes
        self.replacements = {line[0]: line[1:] for line in content.replacements.split("\n")}
        self.replacements |= {
            pairs[i] + mark: pairs[i + 1] for mark, pairs in content.composed.items() for i in range(0, len(pairs), 2)
        }

    def kinds(self, point: int) -> tuple[str, ...]:
        if _FIRST <= point < _FIRST + len(self._letters):
            return self._classes.get(self._letters[point - _FIRST], ())
        return ()


class _Stored(msgspec.Struct, frozen=True):
    classes: dict[str, tuple[str, ...]]
    runs: str
    replacements: str
    composed: dict[str, str]


@cache
def _table() -> _Table:
    return _Table(json.loads((files("hoteki_sdk") / "charset_table.json").read_text("utf-8")))


def check_characters(text: str) -> CharacterCheck:
    """The characters of `text` outside JIS X 0201 and JIS X 0208; any text is taken, half a surrogate pair too."""
    table = _table()
    found: dict[str, tuple[tuple[CharacterKind, ...], list[int]]] = {}
    written: list[str] = []
    for place, unit in _units(text, table):
        kinds = _kinds(table, unit)
        if not kinds:
            written.append(unit)
            continue
        found.setdefault(unit, (kinds, []))[1].append(place)
        other = _replacement(table, unit, kinds)
        written.append(unit if other is None else other)
    suggestion = "".join(written)
    return CharacterCheck(
        outside=tuple(_outside(table, unit, kinds, places) for unit, (kinds, places) in found.items()),
        suggestion=None if suggestion == text else suggestion,
    )


def _units(text: str, table: _Table) -> list[tuple[int, str]]:
    """Characters with their places; a kana and the loose mark that belongs to it are one."""
    units: list[tuple[int, str]] = []
    for place, character in enumerate(text):
        if units and units[-1][0] == place - 1 and units[-1][1] + character in table.replacements:
            units[-1] = (place - 1, units[-1][1] + character)
        else:
            units.append((place, character))
    return units


def _kinds(table: _Table, unit: str) -> tuple[CharacterKind, ...]:
    """Empty for a character that can be carried."""
    if len(unit) > 1:
        return ("mark",)
    point = ord(unit)
    kinds = table.kinds(point)
    if not _COMMON.isdisjoint(kinds):
        return ()
    other = next((kind for kind, first, last in _OTHERS if first <= point <= last), None)
    if other is not None:
        return (other,)
    return msgspec.convert(kinds, tuple[CharacterKind, ...]) or ("none",)


def _outside(table: _Table, unit: str, kinds: tuple[CharacterKind, ...], places: list[int]) -> OutsideCharacter:
    return OutsideCharacter(
        character="\ufffd" if kinds == ("broken",) else unit,
        code=" ".join(f"U+{ord(character):04X}" for character in unit),
        kinds=kinds,
        replacement=_replacement(table, unit, kinds),
        at=tuple(places),
    )


def _replacement(table: _Table, unit: str, kinds: tuple[CharacterKind, ...]) -> str | None:
    unseen = kinds[0] in ("invisible", "variation")
    return table.replacements.get(unit, "" if unseen else None)
