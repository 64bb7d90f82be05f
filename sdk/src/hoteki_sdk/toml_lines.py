"""Where each key of a TOML file stands, which `tomllib` does not tell."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["Path", "locate_keys"]

Path = tuple[str | int, ...]

_SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
_HEADER = re.compile(r"(\[\[?)([^\n]*?)\]\]?[ \t]*(?=#|\r?\n|\Z)")
_KEY_PART = re.compile(r"""[ \t]*(?:"((?:\\.|[^"\\])*)"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*""")
_VALUE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[{]|[\]}]|\n|[^"\'#\[\]{}\n]+',
    re.DOTALL,
)


def _read_key(source: str, at: int) -> tuple[list[str], int]:
    parts = []
    while match := _KEY_PART.match(source, at):
        double, single, bare = match.groups()
        parts.append(next(part for part in (double, single, bare) if part is not None))
        at = match.end()
        if source[at : at + 1] != ".":
            break
        at += 1
    return parts, at


def _skip_value(source: str, at: int) -> int:
    depth = 0
    while match := _VALUE.match(source, at):
        at = match.end()
        token = match.group()
        if token in "[{":
            depth += 1
        elif token in "]}":
            depth -= 1
        elif token == "\n" and depth <= 0:
            break
    return at


def locate_keys(source: str) -> Mapping[Path, int]:
    """Line (1-based) of every table head and key of a well-formed TOML text, by path; array tables count from 0."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    at, line, counted = 0, 1, 0
    while at < len(source):
        if space := _SPACE.match(source, at):
            at = space.end()
            continue
        line += source.count("\n", counted, at)
        counted = at
        if header := _HEADER.match(source, at) if source[at] == "[" else None:
            names, _ = _read_key(header.group(2), 0)
            table = ()
            for name in names[:-1]:
                table = (*table, name)
                if table in counts:
                    table = (*table, counts[table] - 1)
            table = (*table, names[-1])
            if header.group(1) == "[[":
                counts[table] = counts.get(table, 0) + 1
                table = (*table, counts[table] - 1)
            lines.setdefault(table, line)
            at = header.end()
            continue
        names, at = _read_key(source, at)
        path = table
        for name in names:
            path = (*path, name)
            lines.setdefault(path, line)
        at = _skip_value(source, at)
    return lines
