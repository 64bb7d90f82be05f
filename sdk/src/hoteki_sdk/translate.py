"""Make the answer of contract §4 for one signal out of a release."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from hoteki_sdk.answer import Answer, Asked, AskedValue, Candidate, Input, Signal
from hoteki_sdk.candidates import find_candidates
from hoteki_sdk.check_signal import check_signal
from hoteki_sdk.library import Library
from hoteki_sdk.lookup import KeyQuestion, Outcome, look_up, take_answers
from hoteki_sdk.match_message import read_lines
from hoteki_sdk.model import ContextKey, Language
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.present import Presenter
from hoteki_sdk.read_text import TextReading, read_text
from hoteki_sdk.sides import Entry, Parts, unask
from hoteki_sdk.wording import say_word

__all__ = ["Library", "translate"]


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome with the system that each entry came from."""

    outcome: Outcome
    entries: tuple[tuple[str, Entry], ...]
    question: Asked | None = None


def translate(library: Library, signal: Signal, *, maker: str | None = None) -> Answer:
    """Answer a signal; `maker` is the id of the vendor's system that this shop uses, where the reader knows it.

    Raises SignalRefused or UnknownSystem.
    """
    return _Translator(library, signal, check_signal(library, signal), maker).answer()


class _Translator:
    def __init__(self, library: Library, signal: Signal, keys: Mapping[str, ContextKey], maker: str | None) -> None:
        self._library = library
        self._signal = signal
        self._keys = keys
        self._system = signal.system or ""
        self._lang: Language = signal.lang
        table = library.tables.get(self._system)
        self._is_vendor = table is not None and table.system.kind == "vendor"
        self._context, self._passed_over = self._read_context()
        self._presenter = Presenter(
            library, lang=signal.lang, system=self._system, context=self._context, keys=keys, maker=maker
        )
        chosen = signal.answers.get("system")
        self._asks_platforms = self._is_vendor and chosen != self._system
        self._asked_system = chosen if chosen in library.platforms and self._is_vendor else self._system

    def _read_context(self) -> tuple[Mapping[str, str], Collection[str]]:
        context = dict(self._signal.context)
        passed_over = []
        for key, value in self._signal.answers.items():
            if key not in self._keys:
                continue
            if value == "unknown":
                passed_over.append(key)
            else:
                context[key] = value
        versions = {value.value for value in self._keys["version"].values} if "version" in self._keys else set()
        if "version" in context and context["version"] not in versions:
            del context["version"]
        if self._is_vendor:
            context.setdefault("certificate", "vendor")
        return context, passed_over

    def answer(self) -> Answer:
        """The answer, with further answers for further codes of a text."""
        signal = self._signal
        text = signal.text
        if text is None and signal.message is not None and not _is_given(signal.code) and not _is_given(signal.label):
            text = signal.message
        given = Input(
            code=signal.code, label=signal.label, message=signal.message, text=signal.text, context=signal.context
        )
        table = self._library.tables.get(self._asked_system)
        if table is None:
            return self._present(_Found(outcome=Outcome(kind="unknown"), entries=()), given, Parts())
        if text is None:
            parts = Parts(
                code=normalise_code(signal.code or "") or None,
                label=normalise_label(signal.label or "") or None,
                message=read_lines(signal.message) if signal.message and normalise_label(signal.message) else None,
                told=True,
            )
            return self._present(self._find(parts, None), given, parts)
        reading = read_text(text, table)
        first = self._present(self._find(reading.parts, text, found=reading.found), given, reading.parts)
        more = []
        for code in reading.more:
            parts = Parts(code=code)
            more.append(self._present(self._find(parts, None), Input(code=code, context=signal.context), parts))
        return msgspec.structs.replace(first, more=tuple(more))

    def _find(self, parts: Parts, text: str | None, *, found: bool = True) -> _Found:
        outcome = Outcome(kind="unknown")
        if found:
            outcome = self._look_up(self._asked_system, parts)
        if outcome.kind == "unknown" and self._asks_platforms and self._asked_system == self._system:
            asked = self._ask_platforms(parts, text)
            if asked is not None:
                return asked
        return _Found(
            outcome=outcome,
            entries=tuple((self._asked_system, entry) for entry in outcome.entries),
            question=self._ask_key(outcome.question),
        )

    def _look_up(self, system: str, parts: Parts) -> Outcome:
        tables = self._library.tables
        outcome = look_up(tables, system, parts, self._context, self._keys_of(system), self._passed_over)
        return take_answers(outcome, self._signal.answers)

    def _keys_of(self, system: str) -> Mapping[str, ContextKey]:
        if system == self._system:
            return self._keys
        keys = dict(self._keys)
        for own in self._library.tables[system].system.context:
            keys.setdefault(own.key, own)
        return keys

    def _ask_platforms(self, parts: Parts, text: str | None) -> _Found | None:
        """The question which screen shows a label that a platform declares and this vendor system does not."""
        declaring: list[str] = []
        entries: list[tuple[str, Entry]] = []
        for platform in self._library.platforms:
            read = self._read_for(platform, parts, text)
            if read is None:
                continue
            outcome = self._look_up(platform, read)
            if outcome.entries:
                declaring.append(platform)
                entries.extend((platform, entry) for entry in unask(outcome.entries))
        if not declaring:
            return None
        question = None
        if self._signal.answers.get("system") != "unknown":
            values = tuple(
                AskedValue(value=name, label=self._library.name_system(name, self._lang))
                for name in (*declaring, self._system)
            )
            question = Asked(key="system", ask=say_word("which-screen", self._lang), values=values)
        outcome = Outcome(kind="choose")
        return _Found(outcome=outcome, entries=tuple(entries), question=question)

    def _read_for(self, platform: str, parts: Parts, text: str | None) -> Parts | None:
        table = self._library.tables[platform]
        if text is None:
            if parts.label is None or not table.find_label(parts.label):
                return None
            return Parts(label=parts.label, message=parts.message, told=parts.told)
        reading: TextReading = read_text(text, table)
        return reading.parts if reading.found and reading.parts.label is not None else None

    def _ask_key(self, question: KeyQuestion | None) -> Asked | None:
        if question is None:
            return None
        return self._presenter.ask(question.key, question.values)

    def _present(self, found: _Found, given: Input, parts: Parts) -> Answer:
        outcome = found.outcome
        family = bool(found.entries) and all(entry.matched_by == "prefix" for _, entry in found.entries)
        certain = outcome.kind in ("matched", "choose") and not family
        translations = tuple(
            self._presenter.translation(system, entry, certain=certain) for system, entry in found.entries
        )
        candidates: tuple[Candidate, ...] = ()
        table = self._library.tables.get(self._asked_system)
        if table is not None and (outcome.kind == "unknown" or (family and outcome.kind == "matched")):
            candidates = find_candidates(
                table, parts.code, parts.label if outcome.kind == "unknown" else None, self._lang
            )
        return Answer(
            result=outcome.kind,
            system=self._system,
            release=self._library.release,
            as_of=self._library.as_of,
            lang=self._lang,
            input=given,
            assumed=outcome.assumed,
            unmatched=outcome.unmatched,
            headline=outcome.headline.in_language(self._lang) if outcome.headline is not None else None,
            question=found.question,
            translations=translations,
            candidates=candidates,
            contact=translations[0].contact if translations else self._presenter.contact_without_condition(),
        )


def _is_given(part: str | None) -> bool:
    return part is not None and bool(normalise_label(part) or normalise_code(part))
