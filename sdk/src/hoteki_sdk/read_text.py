"""Read what a person typed or pasted: the parts of a signal, in the order of contract §3 ("Reading what was typed")."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from hoteki_sdk.match_message import read_lines, split_lines
from hoteki_sdk.model import Part
from hoteki_sdk.normalise import WHITE_SPACE, normalise_code, normalise_label, normalise_line
from hoteki_sdk.sides import Parts
from hoteki_sdk.table import Table

__all__ = ["MOST_CODES", "TextReading", "read_text"]

_GAP = re.compile(f"[{WHITE_SPACE}]+")
_TOKENS = re.compile("[a-z0-9-]+")
_CODE_TOKEN = re.compile("[A-Z0-9-]+")
_LETTER = re.compile("[a-z]")
_LONGEST_CODE = 80
# A paste with more codes is a list, not a screen; every code costs a whole answer.
MOST_CODES = 20
_LONGEST_LABEL = 200


class TextReading(msgspec.Struct, frozen=True, kw_only=True):
    """The parts found, further codes in order; with nothing found `parts` serves for candidates only."""

    parts: Parts
    more: tuple[str, ...] = ()
    found: bool = True


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line in the form of `shown` patterns; `gaps` are the places where white space stood."""

    text: str
    gaps: frozenset[int]


class _Shown(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    label: str | None
    end: int


def _read_line(raw: str) -> _Line:
    text = ""
    gaps = set()
    for piece in _GAP.split(raw):
        text += normalise_line(piece)
        gaps.add(len(text))
    return _Line(text=text, gaps=frozenset(gaps))


def _token_at(line: _Line, at: int) -> int:
    """The end of the run of ASCII letters, digits and hyphens that starts at `at`; white space ends it."""
    run = _TOKENS.match(line.text, at)
    if run is None:
        return at
    return min((gap for gap in line.gaps if at < gap < run.end()), default=run.end())


def _place_shown(pattern: Sequence[Part], line: _Line, at: int, table: Table) -> _Shown | None:
    """The pattern from `at` on, if its code is in the table."""
    code, label = "", None
    for position, part in enumerate(pattern):
        following = pattern[position + 1].text if position + 1 < len(pattern) else None
        if part.text is not None:
            if not line.text.startswith(part.text, at):
                return None
            at += len(part.text)
            continue
        if following is None:
            end = _token_at(line, at) if part.slot == "code" else len(line.text)
        else:
            longest = _LONGEST_CODE if part.slot == "code" else _LONGEST_LABEL
            end = line.text.find(following, at, at + longest + len(following))
        if end <= at:
            return None
        if part.slot == "code":
            code = normalise_code(line.text[at:end])
            if not code or not table.declares_code(code):
                return None
        else:
            label = normalise_label(line.text[at:end])
        at = end
    return _Shown(code=code, label=label or None, end=at)


def _find_shown(line: _Line, patterns: Sequence[Sequence[Part]], table: Table) -> list[_Shown]:
    """The patterns that stand in the line, from left to right; at one place the earlier pattern counts."""
    shown: list[_Shown] = []
    heads = [pattern[0].text or "" for pattern in patterns]
    starts = [line.text.find(head) for head in heads]
    while any(start >= 0 for start in starts):
        at = min(start for start in starts if start >= 0)
        here = [number for number, start in enumerate(starts) if start == at]
        hits = (_place_shown(patterns[number], line, at, table) for number in here)
        hit = next((hit for hit in hits if hit is not None), None)
        if hit is not None:
            shown.append(hit)
        reach = at + 1 if hit is None else max(hit.end, at + 1)
        for number, start in enumerate(starts):
            if 0 <= start < reach:
                # An empty head (a pattern that begins with a slot) is found at every place up to the end.
                starts[number] = line.text.find(heads[number], reach) if reach < len(line.text) else -1
    return shown


def _whole_code(raw: str, table: Table) -> str | None:
    """The text as one code; a family only where the text is one token."""
    code = normalise_code(raw)
    one_token = bool(_CODE_TOKEN.fullmatch(code)) and sum(1 for piece in _GAP.split(raw) if piece) == 1
    return code if code and table.declares_code(code, families=one_token) else None


def _find_tokens(raw: str, table: Table) -> list[str]:
    codes = []
    for piece in _GAP.split(raw):
        for token in _TOKENS.findall(normalise_line(piece)):
            if len(token) <= _LONGEST_CODE and _LETTER.search(token):
                code = normalise_code(token)
                if table.declares_code(code, families=False):
                    codes.append(code)
    return codes


def read_text(text: str, table: Table) -> TextReading:
    """The parts of a raw text under one system's table."""
    label = normalise_label(text)
    if label and table.find_label(label):
        return TextReading(parts=Parts(label=label))
    whole = _whole_code(text, table)
    if whole is not None:
        return TextReading(parts=Parts(code=whole))
    codes: dict[str, None] = {}
    labels: list[str] = []
    patterns = table.catalogue.shown
    for raw in split_lines(text):
        if patterns and (shown := _find_shown(_read_line(raw), patterns, table)):
            for hit in shown:
                codes.setdefault(hit.code)
                labels.extend([hit.label] if hit.label else [])
            continue
        line_label = normalise_label(raw)
        if line_label and table.find_label(line_label):
            labels.append(line_label)
            continue
        line_code = _whole_code(raw, table)
        for code in [line_code] if line_code is not None else _find_tokens(raw, table):
            codes.setdefault(code)
    reading = read_lines(text)
    if not codes and not labels and not table.find_messages(reading):
        return TextReading(parts=Parts(code=normalise_code(text) or None, label=label or None), found=False)
    parts = Parts(code=next(iter(codes), None), label=labels[0] if labels else None, message=reading)
    return TextReading(parts=parts, more=tuple(codes)[1:MOST_CODES])
