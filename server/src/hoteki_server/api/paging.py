"""Top-level answers: every one says which release it came from and as of when."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from hoteki_sdk.model import Language
from hoteki_server.api.reading import Reading

__all__ = ["page_of"]

V = TypeVar("V", bound=msgspec.Struct)


def page_of(kind: type[V], reading: Reading, lang: Language, /, **fields: object) -> V:
    """A page of `kind` from plain values under their wire names, with release, time and language."""
    library = reading.library
    return msgspec.convert({"release": library.release, "asOf": library.as_of, "lang": lang, **fields}, kind)
