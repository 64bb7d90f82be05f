"""Where each key of a TOML file stands, which `tomllib` does not tell."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["KeyLines", "Path", "locate_keys"]

Path = tuple[str | int, ...]

_SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
_HEADER = re.compile(r"(\[\[?)([^\n]*?)\]\]?[ \t]*(?=#|\r?\n|\Z)")
_RULE_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*rule[ \t]*\]\]", re.MULTILINE)
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


class KeyLines:
    """Lines by path, found when they are asked for: the heads of rules are cheap, all keys are not.

    `rules` is the number of rules in the parsed file.
    """

    def __init__(self, source: str, rules: int) -> None:
        self._source = source
        self._rules = rules
        self._heads: list[int] | None = None
        self._keys: Mapping[Path, int] | None = None

    def _rule_heads(self) -> list[int]:
        if self._heads is None:
            heads: list[int] = []
            # Without strings of several lines, a line that begins with [[rule]] can be nothing else.
            if '"""' not in self._source and "'''" not in self._source:
                line, counted = 1, 0
                for head in _RULE_HEAD.finditer(self._source):
                    line += self._source.count("\n", counted, head.start())
                    counted = head.start()
                    heads.append(line)
            self._heads = heads if len(heads) == self._rules else []
        return self._heads

    def of(self, path: Path) -> int:
        """The line of the longest known beginning of `path`, 1 where nothing of it is known."""
        if len(path) == 2 and path[0] == "rule" and isinstance(path[1], int) and path[1] < len(self._rule_heads()):
            return self._rule_heads()[path[1]]
        if self._keys is None:
            self._keys = locate_keys(self._source)
        while path:
            if path in self._keys:
                return self._keys[path]
            path = path[:-1]
        return 1
