"""Area 6: every rule has a sample, each leads to its rule, and a rule that is dropped or swapped is noticed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from hoteki_sdk.errors import SignalRefused
from hoteki_sdk.library import Library
from hoteki_sdk.model import Catalogue, Rule, Sample
from hoteki_sdk.project import make_library
from hoteki_sdk.samples import make_signal, try_sample
from hoteki_sdk.testing.check import Check
from hoteki_sdk.testing.subject import Subject
from hoteki_sdk.translate import translate

__all__ = ["CHECKS"]


def _samples_of(subject: Subject, rule: str) -> list[Sample]:
    return [sample for sample in subject.compiled.samples if sample.rule == rule]


def _has_a_sample(subject: Subject, rule: Rule) -> Iterable[str]:
    if not _samples_of(subject, rule.id):
        yield f"{rule.line}行：samples がありません"


def _samples_lead_home(subject: Subject, rule: Rule) -> Iterable[str]:
    for sample in _samples_of(subject, rule.id):
        fault = try_sample(subject.library, subject.catalogue.system.id, sample)
        if fault is not None:
            yield f"{fault.line}行：{fault.typed}：{fault.message}"


def _told(library: Library, system: str, sample: Sample) -> object:
    try:
        answer = translate(library, make_signal(system, sample))
    except SignalRefused as refused:
        return str(refused)
    return answer.result, [(entry.condition, entry.relayed_from) for entry in answer.translations]


def _with_rules(subject: Subject, rules: Iterable[Rule]) -> Library:
    mutant: Catalogue = msgspec.structs.replace(subject.catalogue, rules=tuple(rules))
    others = (table.catalogue for name, table in subject.library.tables.items() if name != mutant.system.id)
    return make_library([*others, mutant])


def _swap(subject: Subject, rule: Rule) -> list[Rule] | None:
    """The rules with the meaning of `rule` and of another one exchanged, or None where none means anything else."""
    if not rule.condition:
        return None
    heads = [choice.is_ for choice in rule.condition]
    other = next((o for o in subject.catalogue.rules if o.condition and [c.is_ for c in o.condition] != heads), None)
    if other is None:
        return None
    swapped = {
        rule.id: msgspec.structs.replace(rule, condition=other.condition),
        other.id: msgspec.structs.replace(other, condition=rule.condition),
    }
    return [swapped.get(one.id, one) for one in subject.catalogue.rules]


def _mutants_are_noticed(subject: Subject, rule: Rule) -> Iterable[str]:
    samples = _samples_of(subject, rule.id)
    if not samples:
        return
    system = subject.catalogue.system.id
    before = [_told(subject.library, system, sample) for sample in samples]
    dropped = _with_rules(subject, (one for one in subject.catalogue.rules if one.id != rule.id))
    if before == [_told(dropped, system, sample) for sample in samples]:
        yield f"{rule.line}行：このルールを消しても、samples の答えは変わりません"
    exchanged = _swap(subject, rule)
    if exchanged is not None:
        library = _with_rules(subject, exchanged)
        if before == [_told(library, system, sample) for sample in samples]:
            yield f"{rule.line}行：condition を取り違えても、samples の答えは変わりません"


CHECKS = (
    Check(
        id="HK601",
        area="samples",
        ja="どのルールにも samples がある",
        en="Every rule has a sample",
        each_rule=_has_a_sample,
    ),
    Check(
        id="HK602",
        area="samples",
        ja="どの samples も、そのルールに当たる",
        en="Every sample leads to its rule",
        each_rule=_samples_lead_home,
    ),
    Check(
        id="HK603",
        area="samples",
        ja="ルールを消すか取り違えると、samples が気づく",
        en="A rule that is dropped or swapped is noticed by a sample",
        each_rule=_mutants_are_noticed,
    ),
)
