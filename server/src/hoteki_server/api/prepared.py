"""Answers to declared codes and labels, made once for a release and spliced with what was really typed.

An answer depends on a declared code or label only through its normalised form; what stands in `input` is the one part
that repeats the raw text. So a prepared answer is the bytes before and after `input`.
"""

from __future__ import annotations

from itertools import islice
from typing import Literal

import msgspec

from hoteki_sdk.answer import Answer, Input, Signal
from hoteki_sdk.library import Library
from hoteki_sdk.model import Language
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.translate import translate

__all__ = ["MOST_PREPARED", "PreparedAnswers", "is_listed"]

# About 4 KB each: a worker stays below 100 MB with the largest tables; what is beyond is answered without preparation.
MOST_PREPARED = 20_000

Part = Literal["code", "label"]
_ENCODER = msgspec.json.Encoder()


class _Prepared(msgspec.Struct, frozen=True):
    head: bytes
    tail: bytes
    listed: bool


def is_listed(answer: Answer) -> bool:
    """Whether the table lists what was asked: unknown ones and mere families are not listed."""
    family = bool(answer.translations) and all(entry.matched_by == "prefix" for entry in answer.translations)
    return answer.result != "unknown" and not family


class PreparedAnswers:
    """Answers by system, part, normalised text and language; filled at the start for Japanese, else when asked."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[str, Part, str, Language], _Prepared] = {}
        for system, table in library.tables.items():
            for code, raw in islice(table.code_names.items(), MOST_PREPARED - len(self._known)):
                self._find(system, "code", code, raw, "ja")
            for label, raw in islice(table.label_names.items(), MOST_PREPARED - len(self._known)):
                self._find(system, "label", label, raw, "ja")

    def code(self, system: str, raw: str, lang: Language, *, listed: bool = False) -> bytes | None:
        """The answer's JSON for a declared code as typed, else None; with `listed` only if its table lists it."""
        table = self._library.tables.get(system)
        code = normalise_code(raw)
        if table is None or code not in table.code_names:
            return None
        found = self._find(system, "code", code, raw, lang)
        return None if listed and not found.listed else found.head + _ENCODER.encode(Input(code=raw)) + found.tail

    def label(self, system: str, raw: str, lang: Language) -> bytes | None:
        """The answer's JSON for a declared label as typed, else None."""
        table = self._library.tables.get(system)
        label = normalise_label(raw)
        if table is None or label not in table.label_names:
            return None
        found = self._find(system, "label", label, raw, lang)
        return found.head + _ENCODER.encode(Input(label=raw)) + found.tail

    def _find(self, system: str, part: Part, key: str, raw: str, lang: Language) -> _Prepared:
        known = self._known.get((system, part, key, lang))
        if known is not None:
            return known
        given = Signal(system=system, code=raw, lang=lang) if part == "code" else Signal(
            system=system, label=raw, lang=lang
        )  # fmt: skip
        answer = translate(self._library, given)
        # Nothing before `input` holds a quotation mark that a catalogue wrote, so the first one found is the field.
        head, mark, tail = _ENCODER.encode(answer).partition(b'"input":' + _ENCODER.encode(answer.input))
        made = _Prepared(head + mark[: len(b'"input":')], tail, is_listed(answer))
        if len(self._known) < MOST_PREPARED:
            self._known[(system, part, key, lang)] = made
        return made
