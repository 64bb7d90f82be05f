"""Write the rows of a hook as TOML, so that they meet exactly the checks that a file meets."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

__all__ = ["RowRefused", "write_row"]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class RowRefused(TypeError):
    """A row that is no table of the catalogue's grammar."""


def write_row(row: object) -> str:
    """The row as the lines of one `[[rule]]` table, one line for each key."""
    if not isinstance(row, Mapping):
        raise RowRefused(f"a row is a table like {{'code': 'E1', 'condition': 'jibai.wait'}}, not {type(row).__name__}")
    lines = [f"{_key(key)} = {_value(value)}" for key, value in row.items()]
    return "\n".join(["[[rule]]", *lines, ""])


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise RowRefused(f"a key is a string, not {type(key).__name__}")
    return _string(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + " }"
    raise RowRefused(f"a catalogue knows strings, whole numbers, dates, lists and tables, not {type(value).__name__}")


def _string(text: str) -> str:
    return '"' + "".join(_escape(character) for character in text) + '"'


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character < " " or character == "\x7f":
        return f"\\u{ord(character):04x}"
    return character
