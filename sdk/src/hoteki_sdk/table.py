"""The immutable look-up index of one catalogue: which rules a code, a label or a message touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import msgspec

from hoteki_sdk.match_message import HEAD, MessageHit, MessagePattern, Reading, match_messages
from hoteki_sdk.model import Catalogue, Part

__all__ = ["CodeHit", "Table", "fit_template"]

CodeSign = Literal["code", "range", "template", "prefix"]
_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CLASSES = {"d": _DIGITS, "a": _LETTERS, "x": _DIGITS + _LETTERS, "h": _DIGITS + "ABCDEF"}
_V = TypeVar("_V")


class CodeHit(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that a code touches; a smaller `rank` wins."""

    rule: int
    sign: CodeSign
    rank: tuple[int, int]
    params: dict[str, str] = {}


def _freeze(groups: Mapping[str, Sequence[_V]]) -> dict[str, tuple[_V, ...]]:
    return {key: tuple(values) for key, values in groups.items()}


def fit_template(parts: Sequence[Part], code: str) -> dict[str, str] | None:
    """The slots' values if the whole code fits, the shortest for the earlier slots; else None."""
    failed: set[tuple[int, int]] = set()

    def fit(position: int, at: int, params: dict[str, str]) -> dict[str, str] | None:
        if position == len(parts):
            return params if at == len(code) else None
        if (position, at) in failed:
            return None
        part = parts[position]
        if part.text is not None:
            found = fit(position + 1, at + len(part.text), params) if code.startswith(part.text, at) else None
        else:
            found = None
            allowed = _CLASSES[part.kind or "x"]
            length = 0
            while found is None and length < part.max and at + length < len(code) and code[at + length] in allowed:
                length += 1
                if length >= part.min:
                    found = fit(position + 1, at + length, {**params, part.slot or "": code[at : at + length]})
        if found is None:
            failed.add((position, at))
        return found

    return fit(0, 0, {})


class Table:
    """What one system declares, indexed; built once, read by every look-up."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.system = catalogue.system
        self.rules = catalogue.rules
        codes: dict[str, list[int]] = defaultdict(list)
        labels: dict[str, list[int]] = defaultdict(list)
        prefixes: dict[str, list[int]] = defaultdict(list)
        ranges: dict[str, list[tuple[int, str, str, int]]] = defaultdict(list)
        templates: dict[str, list[tuple[int, tuple[Part, ...], int]]] = defaultdict(list)
        messages: dict[str, list[MessagePattern]] = defaultdict(list)
        self.code_names: dict[str, str] = {}
        self.label_names: dict[str, str] = {}
        words: dict[str, None] = {}
        for number, rule in enumerate(self.rules):
            for code, raw in zip(rule.codes, rule.code_texts, strict=True):
                codes[code].append(number)
                self.code_names.setdefault(code, raw)
            for spelled, raw in zip(rule.labels, rule.label_texts, strict=True):
                for spelling in spelled:
                    labels[spelling].append(number)
                    self.label_names.setdefault(spelling, raw)
            if rule.prefix is not None:
                prefixes[rule.prefix].append(number)
            if rule.range is not None:
                low, high = rule.range
                head = low.rstrip(_DIGITS)
                ranges[f"{len(low)}:{head}"].append((int(high[len(head) :]) - int(low[len(head) :]), low, high, number))
            if rule.template:
                literals = sum(len(part.text) for part in rule.template if part.text is not None)
                templates[rule.template[0].text or ""].append((literals, rule.template, number))
            for parts in rule.messages:
                messages[(parts[0].text or "")[:HEAD]].append(MessagePattern(rule=number, parts=parts))
            words.update(dict.fromkeys(rule.mentions))
        self._codes = _freeze(codes)
        self._labels = _freeze(labels)
        self._prefixes = _freeze(prefixes)
        self._prefix_lengths = tuple(sorted({len(prefix) for prefix in prefixes}))
        self._ranges = _freeze(ranges)
        self._templates = _freeze(templates)
        self._template_heads = tuple(sorted({len(head) for head in templates}))
        self._messages = _freeze(messages)
        self._words = tuple(words)
        self._derived: dict[str, Any] = {}

    def derive(self, name: str, make: Callable[[], _V]) -> _V:
        """A further index of this table, made at its first use."""
        if name not in self._derived:
            self._derived[name] = make()
        derived: _V = self._derived[name]
        return derived

    def find_code(self, code: str, *, families: bool = True) -> tuple[CodeHit, ...]:
        """All rules that a normalised code touches; `families=False` leaves prefixes out."""
        hits = [CodeHit(rule=number, sign="code", rank=(0, 0)) for number in self._codes.get(code, ())]
        if self._ranges:
            head = code.rstrip(_DIGITS)
            for width, low, high, number in self._ranges.get(f"{len(code)}:{head}", ()):
                if low <= code <= high:
                    hits.append(CodeHit(rule=number, sign="range", rank=(1, width)))
        for length in self._template_heads:
            for literals, parts, number in self._templates.get(code[:length], ()):
                if len(parts[0].text or "") == length and (params := fit_template(parts, code)) is not None:
                    hits.append(CodeHit(rule=number, sign="template", rank=(2, -literals), params=params))
        if families:
            for length in self._prefix_lengths:
                if length < len(code):
                    for number in self._prefixes.get(code[:length], ()):
                        hits.append(CodeHit(rule=number, sign="prefix", rank=(3, -length)))
        return tuple(hits)

    def declares_code(self, code: str, *, families: bool = True) -> bool:
        """Whether some rule has this normalised code."""
        return code in self._codes or bool(self.find_code(code, families=families))

    def find_label(self, label: str) -> tuple[int, ...]:
        """The rules that declare this normalised label."""
        return self._labels.get(label, ())

    def find_messages(self, reading: Reading) -> tuple[MessageHit, ...]:
        """The declared messages that stand in a text."""
        return match_messages(self._messages, reading) if self._messages else ()

    def mentions_any(self, text: str) -> bool:
        """Whether a word that some rule waits for stands in the normalised text."""
        return any(word in text for word in self._words)
