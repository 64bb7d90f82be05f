"""Find declared messages in a pasted text: whole, or cut where the paste or a line ends (contract §3, `message`).

The text is normalised line by line and joined; a message may be wrapped. Work grows with the length of the text:
a message is tried only where its first six characters stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from hoteki_sdk.model import Part
from hoteki_sdk.normalise import normalise_label

__all__ = ["HEAD", "MessageHit", "MessagePattern", "Reading", "match_messages", "read_lines", "split_lines"]

HEAD = 6
_SHORTEST_CUT = 12
_LONGEST_SLOT = 80
_LINE_END = re.compile("\r\n|\n|\r")


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A pasted text, normalised as labels are; `ends` are the positions at which a line ends."""

    text: str
    ends: tuple[int, ...]


class MessagePattern(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a rule: its index among the rules and its literals and slots."""

    rule: int
    parts: tuple[Part, ...]


class MessageHit(msgspec.Struct, frozen=True, kw_only=True):
    """Where a message stands: [start, end) in the reading, and what its slots took."""

    pattern: MessagePattern
    start: int
    end: int
    params: dict[str, str]


def split_lines(text: str) -> list[str]:
    """The lines of a raw text, split at CR, LF and CRLF only."""
    return _LINE_END.split(text)


def read_lines(text: str) -> Reading:
    """Normalise a raw text line by line and join the lines."""
    pieces = [normalise_label(line) for line in split_lines(text)]
    ends: list[int] = []
    at = 0
    for piece in pieces:
        at += len(piece)
        if piece:
            ends.append(at)
    return Reading(text="".join(pieces), ends=tuple(ends))


class _Attempt:
    """One try of one pattern at one place; a slot takes the shortest text with which the rest fits."""

    def __init__(self, parts: Sequence[Part], reading: Reading) -> None:
        self._parts = parts
        self._text = reading.text
        self._ends = reading.ends
        self._failed: set[tuple[int, int]] = set()
        self.cut = -1
        self.params: dict[str, str] = {}
        self.cut_params: dict[str, str] = {}

    def _note_cut(self, first: int, last: int, literals: int, start: int, params: dict[str, str]) -> None:
        """The last line end in [first, last] ends a cut text, if twelve literal characters stand before it."""
        position = bisect_right(self._ends, last) - 1
        end = self._ends[position] if position >= 0 else -1
        if end >= first and end > self.cut and literals + end - start >= _SHORTEST_CUT:
            self.cut = end
            self.cut_params = dict(params)

    def _common(self, literal: str, at: int) -> int:
        if self._text.startswith(literal, at):
            return len(literal)
        length = 0
        for char in literal:
            if at + length >= len(self._text) or self._text[at + length] != char:
                break
            length += 1
        return length

    def run(self, position: int, at: int, literals: int, params: dict[str, str]) -> int:
        """End of the whole message from part `position` at `at`, or -1; cuts met on the way are noted."""
        if (position, at) in self._failed:
            return -1
        literal = self._parts[position].text or ""
        common = self._common(literal, at)
        if common < len(literal) or position == len(self._parts) - 1:
            if common < len(literal):
                self._note_cut(at + 1, at + common, literals, at, params)
                self._failed.add((position, at))
                return -1
            self._note_cut(at + 1, at + common - 1, literals, at, params)
            self.params = params
            return at + common
        self._note_cut(at + 1, at + common, literals, at, params)
        literals += common
        at += common
        if literals >= _SHORTEST_CUT:
            self._note_cut(at + 1, at + _LONGEST_SLOT, literals, at + 1, params)
        slot = self._parts[position + 1].slot or ""
        following = self._parts[position + 2].text or ""
        for end in range(at + 1, min(at + _LONGEST_SLOT, len(self._text) - 1) + 1):
            if self._text[end] == following[0]:
                found = self.run(position + 2, end, literals, {**params, slot: self._text[at:end]})
                if found >= 0:
                    return found
        self._failed.add((position, at - common))
        return -1


def _find_all(index: Mapping[str, Sequence[MessagePattern]], reading: Reading) -> Iterable[MessageHit]:
    text = reading.text
    for start in range(len(text) - HEAD + 1):
        for pattern in index.get(text[start : start + HEAD], ()):
            attempt = _Attempt(pattern.parts, reading)
            end = attempt.run(0, start, 0, {})
            if end >= 0:
                yield MessageHit(pattern=pattern, start=start, end=end, params=attempt.params)
            elif attempt.cut >= 0:
                yield MessageHit(pattern=pattern, start=start, end=attempt.cut, params=attempt.cut_params)


def match_messages(index: Mapping[str, Sequence[MessagePattern]], reading: Reading) -> tuple[MessageHit, ...]:
    """All messages in the reading, by place; one that stands inside another does not count.

    `index` holds the patterns by the first HEAD characters of their first literal.
    """
    hits = sorted(_find_all(index, reading), key=lambda hit: (hit.start, -hit.end))
    outer: list[MessageHit] = []
    reach, reach_start = -1, -1
    for hit in hits:
        if hit.end > reach or (hit.end == reach and hit.start == reach_start):
            outer.append(hit)
        if hit.end > reach:
            reach, reach_start = hit.end, hit.start
    return tuple(outer)
