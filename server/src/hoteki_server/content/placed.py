"""An entry of the content together with the place it came from, and the walk over its texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from hoteki_sdk.model import Finding, Text
from hoteki_sdk.toml_lines import Path
from hoteki_server.content.reading import Reader

__all__ = ["Placed", "walk_texts"]

E = TypeVar("E", bound=msgspec.Struct, covariant=True)


@dataclass(frozen=True)
class Placed(Generic[E]):
    """An entry, the reader of its file and its path there."""

    entry: E
    reader: Reader
    path: Path

    def finding(self, reason: str, path: Path, message: str, hint: str | None = None) -> Finding:
        """What is to be said about a path inside the entry."""
        return self.reader.finding(reason, (*self.path, *path), message, hint)

    def report(self, reason: str, path: Path, message: str, hint: str | None = None) -> None:
        """Note a fault at a path inside the entry."""
        self.reader.report(reason, (*self.path, *path), message, hint)


def walk_texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every `Text` inside a Struct with its path."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from walk_texts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from walk_texts(item, (*path, at))
