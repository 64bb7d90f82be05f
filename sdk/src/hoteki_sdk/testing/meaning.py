"""Area 2: every condition is current, and every rule can win."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product

from hoteki_sdk.lookup import list_context_keys, look_up
from hoteki_sdk.match_message import read_lines
from hoteki_sdk.model import Part, Rule
from hoteki_sdk.sides import Parts, touch
from hoteki_sdk.testing.check import Check
from hoteki_sdk.testing.subject import Subject
from hoteki_sdk.vocabulary import load_vocabulary

__all__ = ["CHECKS"]

_FILLERS = {"d": "7", "a": "Q", "x": "7", "h": "7"}
# Of a family too wide to try whole, so many members speak for the rest.
_MOST_TRIED = 2000


def _is_current(_subject: Subject, rule: Rule) -> Iterable[str]:
    known = load_vocabulary().conditions
    names = [choice.is_ for choice in rule.condition]
    if rule.by_slot is not None:
        names += [*rule.by_slot.cases.values(), *([rule.by_slot.else_] if rule.by_slot.else_ else [])]
    for name in names:
        condition = known.get(name)
        if condition is None:
            yield f"{rule.line}行：{name} はありません"
        elif condition.replaced_by is not None:
            yield f"{rule.line}行：{name} は {condition.replaced_by} に替わりました"


def _fill(parts: tuple[Part, ...], given: Mapping[str, str]) -> str:
    filled = []
    for part in parts:
        filler = _FILLERS.get(part.kind or "", "〇") * max(part.min, 1)
        filled.append(part.text if part.text is not None else given.get(part.slot or "", filler))
    return "".join(filled)


def _make_codes(rule: Rule) -> Iterator[str | None]:
    """Codes that the rule is written for: its own, members of its range or template, one more letter for a prefix."""
    if rule.range is not None:
        low, high = rule.range
        head = low.rstrip("0123456789")
        width = len(low) - len(head)
        for number in range(int(low[len(head) :]), int(high[len(head) :]) + 1):
            yield f"{head}{number:0{width}}"
    elif rule.template:
        if rule.by_slot is not None:
            for value in rule.by_slot.cases:
                yield _fill(rule.template, {rule.by_slot.slot: value})
        yield _fill(rule.template, {})
    elif rule.prefix is not None:
        yield rule.prefix + "\u4e00"
    else:
        yield from rule.codes or (None,)


def _make_parts(rule: Rule) -> Iterator[Parts]:
    """Signals that show every sign of the rule."""
    message = "".join([*(_fill(parts, {}) for parts in rule.messages[:1]), *rule.mentions[:1]])
    labels: list[str | None] = [spelled[0] for spelled in rule.labels]
    for code, label in product(_make_codes(rule), labels or [None]):
        yield Parts(code=code, label=label, message=read_lines(message) if message else None, told=True)


def _make_contexts(rule: Rule, kind: str) -> Iterator[dict[str, str]]:
    for values in product(*rule.when.values()):
        context = dict(zip(rule.when, values, strict=True))
        if kind == "vendor":
            context.setdefault("certificate", "vendor")
        yield context


def _wins(subject: Subject, rule: Rule, parts: Parts, context: Mapping[str, str]) -> bool:
    system = subject.catalogue.system.id
    tables = subject.library.tables
    if rule.relay is not None or (not rule.condition and rule.by_slot is None):
        # A relay answers by the other system's rules, a declared code by none: being touched is all they can be.
        return rule.id in {match.rule.id for match in touch(tables, system, parts).matches}
    keys = list_context_keys(tables, system, subject.library.site.context)
    return rule.id in {entry.rule.id for entry in look_up(tables, system, parts, context, keys).entries}


def _can_win(subject: Subject, rule: Rule) -> Iterable[str]:
    tries = product(_make_parts(rule), _make_contexts(rule, subject.catalogue.system.kind))
    count = 0
    for parts, context in islice(tries, _MOST_TRIED):
        count += 1
        if _wins(subject, rule, parts, context):
            return
    if count < _MOST_TRIED:
        yield f"{rule.line}行：どう入力しても、ほかのルールが先に答えます"


CHECKS = (
    Check(
        id="HK201",
        area="meaning",
        ja="condition はどれも今の語彙にあり、替わったものではない",
        en="Every condition is in the current vocabulary and not replaced",
        each_rule=_is_current,
    ),
    Check(
        id="HK202",
        area="meaning",
        ja="どのルールも、自分のしるしで引けば答えになる（隠れたルールがない）",
        en="Every rule answers its own signs: none is shadowed",
        each_rule=_can_win,
    ),
)
