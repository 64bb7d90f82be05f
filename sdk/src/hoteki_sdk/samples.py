"""Ask every sample of a catalogue and say which do not lead to the rule they stand at."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.errors import SignalRefused
from hoteki_sdk.library import Library
from hoteki_sdk.match_message import read_lines
from hoteki_sdk.model import Rule, Sample
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.read_text import read_text
from hoteki_sdk.sides import Parts, touch
from hoteki_sdk.translate import translate

__all__ = ["SampleFault", "make_signal", "try_sample", "try_samples"]


class SampleFault(msgspec.Struct, frozen=True, kw_only=True):
    """A sample that does not lead to its rule: what was typed, and what came instead."""

    system: str
    rule: str
    line: int
    typed: str
    message: str


def make_signal(system: str, sample: Sample) -> Signal:
    """The signal of a sample."""
    return Signal(
        system=system,
        code=sample.code,
        label=sample.label,
        message=sample.message,
        text=sample.text,
        context=sample.context,
    )


def try_sample(library: Library, system: str, sample: Sample) -> SampleFault | None:
    """What is wrong with a sample, or None; its rule must answer it, one without condition by `undocumented`."""
    signal = make_signal(system, sample)
    rule = next((rule for rule in library.tables[system].rules if rule.id == sample.rule), None)
    typed = " / ".join(part for part in (sample.code, sample.label, sample.message, sample.text) if part)
    line = rule.line if rule is not None else 0

    def fault(message: str) -> SampleFault:
        return SampleFault(system=system, rule=sample.rule, line=line, typed=typed, message=message)

    if rule is None:
        return fault("このルールはありません")
    try:
        answer = translate(library, signal)
    except SignalRefused as refused:
        return fault(str(refused))
    if _answers(library, rule, signal, answer):
        return None
    got = "、".join(f"{entry.condition}（{entry.rule}）" for entry in answer.translations)
    wanted = "、".join(choice.is_ for choice in rule.condition) or rule.relay or "宣言だけ"
    return fault(f"期待は {wanted}、結果は {answer.result}{' ' + got if got else ''}")


def _answers(library: Library, rule: Rule, signal: Signal, answer: Answer) -> bool:
    if rule.relay is not None:
        return rule.relay in {entry.relayed_from for entry in answer.translations}
    if rule.condition or rule.by_slot is not None:
        return rule.id in {entry.rule for entry in answer.translations}
    if answer.result != "undocumented":
        return False
    table = library.tables[signal.system or ""]
    text = signal.text
    parts = (
        read_text(text, table).parts
        if text is not None
        else Parts(
            code=normalise_code(signal.code or "") or None,
            label=normalise_label(signal.label or "") or None,
            message=read_lines(signal.message) if signal.message else None,
            told=True,
        )
    )
    return rule.id in {match.rule.id for match in touch(library.tables, table.system.id, parts).matches}


def try_samples(library: Library, system: str, samples: Iterable[Sample]) -> tuple[SampleFault, ...]:
    """All faults of the samples, in their order."""
    faults = (try_sample(library, system, sample) for sample in samples)
    return tuple(fault for fault in faults if fault is not None)
