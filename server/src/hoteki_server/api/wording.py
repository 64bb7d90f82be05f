"""Put a piece of a release into one language: every `Text` becomes its words, everything else stays."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from hoteki_sdk.model import Language, Text

__all__ = ["in_language"]


def in_language(value: object, lang: Language) -> Any:
    """`value` as plain JSON values with its texts in `lang`."""
    if isinstance(value, Text):
        return value.in_language(lang)
    if isinstance(value, msgspec.Struct):
        return {wire: in_language(getattr(value, name), lang) for name, wire in _fields(type(value))}
    if isinstance(value, list | tuple):
        return [in_language(item, lang) for item in value]
    if isinstance(value, dict):
        return {key: in_language(item, lang) for key, item in value.items()}
    return value


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, field.encode_name) for field in msgspec.structs.fields(kind))
