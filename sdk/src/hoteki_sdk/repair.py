"""Mend what can be mended without guessing a meaning: the encoding, numbers without quotes, a misspelt key."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from hoteki_sdk.compile._nearest import find_nearest
from hoteki_sdk.compile._rule import RULE_KEYS
from hoteki_sdk.model import Finding

__all__ = ["Repair", "decode_source", "repair"]

# Keys whose values are strings for ever; a bare number there can only mean its own digits.
_STRING_KEYS = ("code", "range", "prefix", "label", "versions", "mentions")
_ASSIGNED = re.compile(rf"^(\s*(?:{'|'.join(_STRING_KEYS)})\s*=\s*)(.*)$")
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[^\s,\[\]"\'#]+|.')
_NUMBER = re.compile(r"[0-9][0-9A-Fa-f_]*")


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """One change: the line (from 1) and what it did."""

    line: int
    message: str


def decode_source(data: bytes) -> tuple[str, tuple[Repair, ...]]:
    """The text of a file in UTF-8, or in the Japanese encoding of Windows; UnicodeDecodeError for anything else."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return data.decode("cp932"), (Repair(line=1, message="Shift_JISをUTF-8に直しました"),)


def _quote_numbers(line: str) -> str:
    match = _ASSIGNED.match(line)
    if match is None:
        return line
    tokens = [token.group() for token in _TOKEN.finditer(match.group(2))]
    return match.group(1) + "".join(f'"{token}"' if _NUMBER.fullmatch(token) else token for token in tokens)


def _respell(line: str, finding: Finding) -> str | None:
    wrong = (finding.path or "").rpartition(".")[2]
    near = find_nearest(wrong, sorted(RULE_KEYS), most=2)
    # Two keys that might be meant are a question for the author.
    if len(near) != 1 or not re.match(rf"\s*{re.escape(wrong)}\s*[=.]", line):
        return None
    return line.replace(wrong, near[0], 1)


def repair(source: str, findings: Iterable[Finding]) -> tuple[str, tuple[Repair, ...]]:
    """The source with every safe change made, and the changes."""
    lines = source.splitlines(keepends=True)
    repairs: list[Repair] = []
    for number, line in enumerate(lines, start=1):
        body = line.rstrip("\r\n")
        quoted = _quote_numbers(body)
        if quoted != body:
            lines[number - 1] = quoted + line[len(body) :]
            repairs.append(Repair(line=number, message="番号を引用符で囲みました"))
    for finding in findings:
        if finding.reason != "unknown-key" or not (finding.path or "").startswith("$.rule["):
            continue
        respelled = _respell(lines[finding.line - 1], finding)
        if respelled is not None:
            lines[finding.line - 1] = respelled
            repairs.append(Repair(line=finding.line, message=f"キーのつづりを直しました：{respelled.strip()}"))
    return "".join(lines), tuple(repairs)
