"""Read the small pattern languages of a catalogue: ranges, templates, messages, `shown`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from hoteki_sdk.model import Part
from hoteki_sdk.normalise import PUNCTUATION, normalise_code, normalise_label, normalise_line, normalise_literal

__all__ = [
    "PatternFault",
    "count_literals",
    "read_message",
    "read_range",
    "read_shown",
    "read_template",
    "templates_meet",
]

_SLOT = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TEMPLATE_SLOT = re.compile(r"([a-z][a-z0-9_]*):([daxh])([0-9]{1,2})(?:-([0-9]{1,2}))?")
_LONGEST = 80
_SHORTEST_HEAD = 6
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_CLASSES = {"d": _DIGITS, "a": _LETTERS, "x": _DIGITS | _LETTERS, "h": _DIGITS | frozenset("ABCDEF")}


class PatternFault(Exception):
    """A pattern that cannot be read: reason and sentence."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)


def _split(pattern: str, reason: str) -> list[tuple[Literal["text", "slot"], str]]:
    pieces: list[tuple[Literal["text", "slot"], str]] = []
    at = 0
    for slot in _SLOT.finditer(pattern):
        pieces.append(("text", pattern[at : slot.start()]))
        pieces.append(("slot", slot.group(1)))
        at = slot.end()
    pieces.append(("text", pattern[at:]))
    if any(kind == "text" and ("{" in piece or "}" in piece) for kind, piece in pieces):
        raise PatternFault(reason, f"波かっこが閉じていません：{pattern}")
    return pieces


def read_range(low: str, high: str) -> tuple[str, str]:
    """Both ends normalised; equal length, equal heads, digits at the end, not backwards."""
    low, high = normalise_code(low), normalise_code(high)
    head_low, head_high = low.rstrip("0123456789"), high.rstrip("0123456789")
    if len(low) != len(high) or head_low != head_high or head_low == low or low > high:
        raise PatternFault("bad-range", f"範囲の両端は、同じ長さで、末尾の数字だけが違うようにします：{low}, {high}")
    return low, high


def read_template(pattern: str) -> tuple[Part, ...]:
    """Literals and typed slots of a code template; of slots side by side at most one may vary in length."""
    parts: list[Part] = []
    names: set[str] = set()
    varying = False
    pieces = _split(pattern, "bad-template")
    for position, (kind, piece) in enumerate(pieces):
        if kind == "text":
            literal = normalise_literal(piece)
            if position == 0:
                literal = literal.lstrip(PUNCTUATION)
            if position == len(pieces) - 1:
                literal = literal.rstrip(PUNCTUATION)
            if literal:
                parts.append(Part(text=literal))
                varying = False
            continue
        slot = _TEMPLATE_SLOT.fullmatch(piece)
        if slot is None:
            raise PatternFault("bad-template", f"スロットは {{名前:d2}} のように書きます（d a x h）：{{{piece}}}")
        name, letters, shortest, longest = slot.group(1), slot.group(2), int(slot.group(3)), slot.group(4)
        most = int(longest) if longest else shortest
        if name in names or not 1 <= shortest <= most <= _LONGEST:
            raise PatternFault("bad-template", f"スロットの名前が重なるか、長さが不正です：{{{piece}}}")
        names.add(name)
        if most != shortest:
            if varying:
                raise PatternFault("adjacent-slots", f"長さの変わるスロットは並べられません：{pattern}")
            varying = True
        parts.append(Part(slot=name, kind=letters, min=shortest, max=most))  # type: ignore[arg-type]
    if not names:
        raise PatternFault("bad-template", f"スロットがありません。code に書きます：{pattern}")
    return tuple(parts)


def read_message(pattern: str) -> tuple[Part, ...]:
    """Normalised literals and slots of a message; it begins and ends with a literal."""
    parts: list[Part] = []
    names: set[str] = set()
    for kind, piece in _split(pattern, "bad-template"):
        if kind == "text":
            if literal := normalise_label(piece):
                parts.append(Part(text=literal))
            continue
        if not _NAME.fullmatch(piece) or piece in names:
            raise PatternFault("bad-template", f"スロットの名前が不正か、重なっています：{{{piece}}}")
        if parts and parts[-1].slot is not None:
            raise PatternFault("adjacent-slots", f"スロットの間に文字がありません：{pattern}")
        names.add(piece)
        parts.append(Part(slot=piece))
    if not parts:
        raise PatternFault("empty-sign", "文に文字がありません")
    if parts[0].text is None or len(parts[0].text) < _SHORTEST_HEAD:
        raise PatternFault("message-too-short", f"文の初めに、6文字以上の決まった文字が要ります：{pattern}")
    if parts[-1].text is None:
        raise PatternFault("bad-template", f"文は決まった文字で終わります：{pattern}")
    return tuple(parts)


def read_shown(pattern: str) -> tuple[Part, ...]:
    """A `shown` pattern: `{code}` once, `{label}` at most once, text beside the code and between the two."""
    parts: list[Part] = []
    for kind, piece in _split(pattern, "bad-shown"):
        if kind == "text":
            if literal := normalise_line(piece):
                parts.append(Part(text=literal))
        else:
            parts.append(Part(slot=piece))
    slots = [part.slot for part in parts if part.slot is not None]
    side_by_side = any(left.slot is not None and right.slot is not None for left, right in pairwise(parts))
    if sorted(slots) not in (["code"], ["code", "label"]) or len(parts) == len(slots) or side_by_side:
        raise PatternFault(
            "bad-shown",
            f"shown には {{code}} が一つ、そのとなりに決まった文字が要ります（{{label}} は一つまで）：{pattern}",
        )
    return tuple(parts)


def count_literals(parts: tuple[Part, ...]) -> int:
    """Characters of a pattern that are literal."""
    return sum(len(part.text) for part in parts if part.text is not None)


def _steps(parts: tuple[Part, ...]) -> list[tuple[frozenset[str], bool]]:
    steps: list[tuple[frozenset[str], bool]] = []
    for part in parts:
        if part.text is not None:
            steps.extend((frozenset(char), False) for char in part.text)
        else:
            allowed = _CLASSES[part.kind or "x"]
            steps.extend((allowed, position >= part.min) for position in range(part.max))
    return steps


def templates_meet(one: tuple[Part, ...], other: tuple[Part, ...]) -> bool:
    """Whether some code fits both: a walk over the pairs of positions, optional characters may be left out."""
    left, right = _steps(one), _steps(other)
    seen: set[tuple[int, int]] = set()
    waiting = [(0, 0)]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        i, j = at
        if i == len(left) and j == len(right):
            return True
        if i < len(left) and left[i][1]:
            waiting.append((i + 1, j))
        if j < len(right) and right[j][1]:
            waiting.append((i, j + 1))
        if i < len(left) and j < len(right) and left[i][0] & right[j][0]:
            waiting.append((i + 1, j + 1))
    return False
