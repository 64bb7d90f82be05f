"""Answer one signal from the tables: which conditions it means, or why none (contract §3-§4).

Unknown context excludes nothing: the answer is worked out for every value of the unknown keys. Values that leave no
rule do not count, keys that change nothing are assumed, else the first key that matters is the question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import Literal

import msgspec

from hoteki_sdk.model import ContextKey, Text, Value
from hoteki_sdk.sides import Entry, Parts, Said, Touched, say, touch, unask
from hoteki_sdk.table import Table

__all__ = [
    "KeyQuestion",
    "Outcome",
    "find_positions_that_matter",
    "list_context_keys",
    "look_up",
    "take_answers",
]

_MOST_CONTEXTS = 4096


class KeyQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """The context key to ask for and those of its values that lead somewhere."""

    key: ContextKey
    values: tuple[str, ...]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the tables say about one signal."""

    kind: Literal["matched", "choose", "conflict", "undocumented", "unknown"]
    entries: tuple[Entry, ...] = ()
    unmatched: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    question: KeyQuestion | None = None
    headline: Text | None = None


def list_context_keys(
    tables: Mapping[str, Table], system: str, contract_keys: Sequence[ContextKey]
) -> dict[str, ContextKey]:
    """The context keys a signal of this system may carry, in the order in which they are asked.

    The contract's keys (`version` with the values this system lists), the system's own, then those it relays to.
    """
    versions = tables[system].system.versions if system in tables else ()
    keys = {
        key.key: msgspec.structs.replace(key, values=tuple(Value(value=v, label=Text(ja=v)) for v in versions))
        if key.key == "version"
        else key
        for key in contract_keys
    }
    seen: set[str] = set()
    waiting = [system]
    while waiting:
        name = waiting.pop(0)
        if name in seen or name not in tables:
            continue
        seen.add(name)
        for own in tables[name].system.context:
            keys.setdefault(own.key, own)
        waiting.extend(rule.relay for rule in tables[name].rules if rule.relay is not None)
    return keys


def _list_whens(touched: Touched) -> Iterator[Mapping[str, tuple[str, ...]]]:
    for match in touched.matches:
        yield match.when
        if match.relayed is not None:
            yield from _list_whens(match.relayed)


def _pick_values(key: ContextKey, whens: Sequence[Mapping[str, tuple[str, ...]]]) -> dict[str, str]:
    """Every value of the key with the first value that no rule tells from it."""
    first: dict[tuple[bool, ...], str] = {}
    lists = [frozenset(when[key.key]) for when in whens if key.key in when]
    return {
        value.value: first.setdefault(tuple(value.value in listed for listed in lists), value.value)
        for value in key.values
    }


def _signature(said: Said) -> object:
    return (
        said.kind,
        said.headline,
        [
            (entry.condition, entry.ask, entry.on, entry.words.steps, entry.words.screen, entry.words.caveats,
             entry.words.links, entry.words.severity)
            for entry in said.entries
        ],
    )  # fmt: skip


def look_up(
    tables: Mapping[str, Table],
    system: str,
    parts: Parts,
    context: Mapping[str, str],
    keys: Mapping[str, ContextKey],
    passed_over: Collection[str] = (),
) -> Outcome:
    """Answer the parts under a context of known keys; a key in `passed_over` was asked and is not known."""
    touched = touch(tables, system, parts)
    unknown = [key for name, key in keys.items() if name in touched.keys and name not in context]
    if not unknown:
        return _settle(say(touched, context), ())
    whens = list(_list_whens(touched))
    groups = [_pick_values(key, whens) for key in unknown]
    choices = [tuple(dict.fromkeys(group.values())) for group in groups]
    size = 1
    for values in choices:
        size *= max(len(values), 1)
    if size > _MOST_CONTEXTS:
        return Outcome(kind="choose", question=KeyQuestion(key=unknown[0], values=tuple(groups[0])))
    names = [key.key for key in unknown]
    cases = {
        chosen: say(touched, {**context, **dict(zip(names, chosen, strict=True))})
        for chosen in product(*(values or ("",) for values in choices))
    }
    counted = {chosen: said for chosen, said in cases.items() if not said.empty} or cases
    return _weigh(counted, unknown, groups, passed_over)


def _settle(said: Said, assumed: Sequence[str]) -> Outcome:
    return Outcome(
        kind=said.kind,
        entries=said.entries,
        unmatched=said.unmatched,
        assumed=tuple(assumed),
        headline=said.headline,
    )


def find_positions_that_matter(signatures: Mapping[tuple[str, ...], object], positions: Sequence[int]) -> set[int]:
    """The positions of the keys whose value alone changes what is said; should none do so alone, all that vary.

    Cases that differ in one position only are compared with the first of their kind: the work grows with the number of
    cases, not with its square.
    """
    matters = set()
    for position in positions:
        first: dict[tuple[str, ...], object] = {}
        for chosen, signature in signatures.items():
            others = chosen[:position] + chosen[position + 1 :]
            if first.setdefault(others, signature) != signature:
                matters.add(position)
                break
    return matters or {position for position in positions if len({chosen[position] for chosen in signatures}) > 1}


def _weigh(
    cases: Mapping[tuple[str, ...], Said],
    unknown: Sequence[ContextKey],
    groups: Sequence[Mapping[str, str]],
    passed_over: Collection[str],
) -> Outcome:
    first = next(iter(cases.values()))
    used = frozenset(name for said in cases.values() for name in said.keys)
    signatures = {chosen: _signature(said) for chosen, said in cases.items()}
    alike = next(iter(signatures.values()))
    if all(signature == alike for signature in signatures.values()):
        return _settle(first, [key.key for key in unknown if key.key in used])
    matters = find_positions_that_matter(signatures, range(len(unknown)))
    open_positions = [position for position in sorted(matters) if unknown[position].key not in passed_over]
    order = _order_by(cases, open_positions[0], groups) if open_positions else list(cases)
    once: dict[str, Entry] = {}
    for chosen in order:
        for entry in cases[chosen].entries:
            once.setdefault(entry.condition, entry)
    question = None
    if open_positions:
        position = open_positions[0]
        leading = {chosen[position] for chosen in cases}
        values = tuple(value for value, stand_in in groups[position].items() if stand_in in leading)
        question = KeyQuestion(key=unknown[position], values=values)
    headlines = [said.headline for said in cases.values()]
    return Outcome(
        kind="choose" if question is not None or len(once) > 1 else "matched" if once else "undocumented",
        entries=unask(once.values()),
        unmatched=first.unmatched,
        assumed=tuple(key.key for position, key in enumerate(unknown) if position not in matters and key.key in used),
        question=question,
        headline=headlines[0] if all(headline == headlines[0] for headline in headlines) else None,
    )


def _order_by(
    cases: Mapping[tuple[str, ...], Said], position: int, groups: Sequence[Mapping[str, str]]
) -> list[tuple[str, ...]]:
    rank = {value: number for number, value in enumerate(groups[position])}
    return sorted(cases, key=lambda chosen: rank.get(chosen[position], len(rank)))


def take_answers(outcome: Outcome, answers: Mapping[str, str]) -> Outcome:
    """Apply answers by condition id to a choice: the entry they take, or the entries still open."""
    if outcome.kind != "choose" or outcome.question is not None:
        return outcome
    for entry in outcome.entries:
        if answers.get(entry.condition) == entry.on:
            return msgspec.structs.replace(outcome, kind="matched", entries=unask([entry]))
    left = [entry for entry in outcome.entries if entry.condition not in answers] or list(outcome.entries[-1:])
    if len(left) == 1:
        return msgspec.structs.replace(outcome, kind="matched", entries=unask(left))
    return msgspec.structs.replace(outcome, entries=(*left[:-1], *unask(left[-1:])))
