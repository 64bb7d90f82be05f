"""Answers to declared codes and labels, made once for a release and spliced with what was really typed.

An answer depends on a declared code or label only through its normalised form; what stands in `input` is the one part
that repeats the raw text. So a prepared answer serves every spelling: the bytes before `input`, the input, the rest.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Literal

import msgspec

from hoteki_sdk.answer import Answer, Input, Signal
from hoteki_sdk.library import Library
from hoteki_sdk.model import Language
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.translate import translate
from hoteki_server.api.replies import encode_json, etag_of

__all__ = ["MOST_PREPARED_BYTES", "PreparedAnswers", "PreparedBody", "is_listed"]

# What does not fit is made when it is asked for, by the same function.
MOST_PREPARED_BYTES = 64 * 1024 * 1024

Part = Literal["code", "label"]
_FIELD = b'"input":'


class PreparedBody(msgspec.Struct, frozen=True):
    """The JSON of an answer and its ETag."""

    body: bytes
    etag: bytes


class _Prepared(msgspec.Struct, frozen=True):
    made: PreparedBody
    typed: str
    head: bytes
    tail: bytes
    listed: bool


def is_listed(answer: Answer) -> bool:
    """Whether the table lists what was asked: unknown ones and mere families are not listed."""
    family = bool(answer.translations) and all(entry.matched_by == "prefix" for entry in answer.translations)
    return answer.result != "unknown" and not family


class PreparedAnswers:
    """Answers by system, part, normalised text and language; Japanese at the start, other languages when asked."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[str, Part, str, Language], _Prepared] = {}
        self._bytes = 0
        for system, table in library.tables.items():
            for code, raw in takewhile(self._has_room, table.code_names.items()):
                self._find(system, "code", code, raw, "ja")
            for label, raw in takewhile(self._has_room, table.label_names.items()):
                self._find(system, "label", label, raw, "ja")

    def code(self, system: str, raw: str, lang: Language, *, listed: bool = False) -> PreparedBody | None:
        """The answer to a declared code as typed, else None; with `listed` only if its table lists it."""
        table = self._library.tables.get(system)
        code = normalise_code(raw)
        if table is None or code not in table.code_names:
            return None
        found = self._find(system, "code", code, raw, lang)
        if listed and not found.listed:
            return None
        return found.made if found.typed == raw else _spliced(found, Input(code=raw))

    def label(self, system: str, raw: str, lang: Language) -> PreparedBody | None:
        """The answer to a declared label as typed, else None."""
        table = self._library.tables.get(system)
        label = normalise_label(raw)
        if table is None or label not in table.label_names:
            return None
        found = self._find(system, "label", label, raw, lang)
        return found.made if found.typed == raw else _spliced(found, Input(label=raw))

    def _has_room(self, _item: object = None) -> bool:
        return self._bytes < MOST_PREPARED_BYTES

    def _find(self, system: str, part: Part, key: str, raw: str, lang: Language) -> _Prepared:
        known = self._known.get((system, part, key, lang))
        if known is not None:
            return known
        code, label = (raw, None) if part == "code" else (None, raw)
        answer = translate(self._library, Signal(system=system, code=code, label=label, lang=lang))
        body = encode_json(answer)
        # Nothing before `input` holds a quotation mark that a catalogue wrote, so the first one found is the field.
        head, field, tail = body.partition(_FIELD + encode_json(answer.input))
        made = PreparedBody(body, etag_of(body))
        prepared = _Prepared(made, raw, head + field[: len(_FIELD)], tail, is_listed(answer))
        if self._has_room():
            self._known[(system, part, key, lang)] = prepared
            self._bytes += 2 * len(body)
        return prepared


def _spliced(prepared: _Prepared, given: Input) -> PreparedBody:
    body = prepared.head + encode_json(given) + prepared.tail
    return PreparedBody(body, etag_of(body))
