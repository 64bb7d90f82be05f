"""Answer the parts of a signal under a fully known context: each part by its best rules, then together.

Parts: code, label, message. A part's best rules are the full ones of the highest rank, else all weak ones
(contract §3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from hoteki_sdk.match_message import MessageHit, Reading
from hoteki_sdk.model import Choice, Rule, Text
from hoteki_sdk.table import CodeHit, Table
from hoteki_sdk.when import When, fits, is_narrower

__all__ = ["Entry", "Parts", "Said", "Touched", "join_entries", "say", "touch", "unask"]

PartName = Literal["code", "label", "message"]
_PART_OF = {
    "code": "code", "range": "code", "template": "code", "prefix": "code",
    "label": "label", "message": "message", "mentions": "message",
}  # fmt: skip


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """The normalised parts of a signal; `told` says that the message was sent as such, not read out of a text."""

    code: str | None = None
    label: str | None = None
    message: Reading | None = None
    told: bool = False


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One condition and how it was found; `words` is the rule whose vendor words are shown with it."""

    condition: str
    ask: Text | None
    on: Literal["yes", "no"]
    rule: Rule
    words: Rule
    matched_by: str
    weak: bool
    params: Mapping[str, str]
    relayed_from: str | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What the parts say together; `empty`: the context left a declared part without a rule; `keys`: asked context."""

    kind: Literal["matched", "choose", "conflict", "undocumented", "unknown"]
    entries: tuple[Entry, ...] = ()
    unmatched: tuple[str, ...] = ()
    headline: Text | None = None
    empty: bool = False
    keys: frozenset[str] = frozenset()


class _Match(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that some part touches: fully, or weakly when parts of it are missing."""

    rule: Rule
    full: bool
    signs: tuple[str, ...]
    rank: tuple[int, int, int]
    when: When
    params: Mapping[str, str]
    seen: frozenset[str]
    relayed: Touched | None = None

    def concerns(self, part: str) -> bool:
        return any(_PART_OF[sign] == part for sign in self.signs)


class Touched(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of one table that a signal touches, whatever the context; relays are followed.

    `declared` are the parts that some rule has, `meaningful` those of which some rule leads to a condition.
    """

    system: str
    parts: Parts
    matches: tuple[_Match, ...]
    declared: frozenset[str]
    meaningful: frozenset[str]
    keys: frozenset[str]


class _Side(msgspec.Struct, frozen=True, kw_only=True):
    part: str
    declared: bool
    found: bool
    empty: bool
    blocks: bool
    entries: tuple[Entry, ...]
    headline: Text | None
    keys: frozenset[str]


def _signs_of(rule: Rule) -> list[str]:
    present = {
        "code": rule.codes, "range": rule.range, "template": rule.template, "prefix": rule.prefix,
        "label": rule.labels, "message": rule.messages, "mentions": rule.mentions,
    }  # fmt: skip
    return [sign for sign, value in present.items() if value]


def touch(tables: Mapping[str, Table], system: str, parts: Parts, passed: frozenset[str] = frozenset()) -> Touched:
    """All rules of `system` that the parts touch; `passed` are the systems a relay came through."""
    table = tables[system]
    codes: dict[int, CodeHit] = {hit.rule: hit for hit in table.find_code(parts.code)} if parts.code else {}
    labels = frozenset(table.find_label(parts.label)) if parts.label else frozenset()
    messages: dict[int, list[MessageHit]] = {}
    if parts.message is not None:
        for hit in table.find_messages(parts.message):
            messages.setdefault(hit.pattern.rule, []).append(hit)
    declared = {part for part, hits in (("code", codes), ("label", labels), ("message", messages)) if hits}
    if parts.told and parts.message is not None and not messages and table.mentions_any(parts.message.text):
        declared.add("message")
    matches = []
    for number in sorted({*codes, *labels, *messages}):
        match = _match(table.rules[number], codes.get(number), number in labels, messages.get(number, []), parts)
        if match is None:
            continue
        if passed:
            match = msgspec.structs.replace(match, when={k: v for k, v in match.when.items() if k != "version"})
        relay = match.rule.relay
        if relay is not None and relay in tables and relay not in passed and relay != system:
            handed = Parts(
                code=parts.code if match.concerns("code") else None,
                label=parts.label if match.concerns("label") else None,
            )
            match = msgspec.structs.replace(match, relayed=touch(tables, relay, handed, passed | {system}))
        matches.append(match)
    keys = frozenset(key for match in matches for key in (*match.when, *(match.relayed.keys if match.relayed else ())))
    meaningful = {
        part
        for part, numbers in (("code", codes), ("label", labels))
        if any(_has_meaning(table.rules[number]) for number in numbers)
    }
    return Touched(
        system=system,
        parts=parts,
        matches=tuple(matches),
        declared=frozenset(declared),
        meaningful=frozenset(meaningful),
        keys=keys,
    )


def _has_meaning(rule: Rule) -> bool:
    return bool(rule.condition or rule.by_slot is not None or rule.relay is not None)


def _match(
    rule: Rule, code: CodeHit | None, label: bool, messages: Sequence[MessageHit], parts: Parts
) -> _Match | None:
    words = frozenset(word for word in rule.mentions if parts.message is not None and word in parts.message.text)
    if rule.mentions and not words:
        return None
    given = {"label": label, "message": bool(messages), "mentions": bool(words)}
    signs = _signs_of(rule)
    met = tuple(sign for sign in signs if given.get(sign, code is not None))
    if all(sign == "mentions" for sign in met):
        return None
    params = dict(code.params) if code is not None else {}
    for hit in messages[:1]:
        params.update(hit.params)
    stands_for_code = code.rank if code is not None and len(met) == 1 else (0, 0)
    skeletons = {"".join(f"\x00{part.text or ''}" for part in hit.pattern.parts) for hit in messages}
    return _Match(
        rule=rule,
        full=len(met) == len(signs),
        signs=met,
        rank=(-len(met), *stands_for_code),
        when=rule.when,
        params=params,
        seen=frozenset(skeletons | words),
    )


def _same_place(one: _Match, other: _Match) -> bool:
    """Whether two matches rest on the same occurrence, so that the narrower `when` may decide between them."""
    if one.signs != other.signs:
        return False
    if not one.full:
        pair, against = one.rule, other.rule
        return (pair.codes, pair.labels, pair.messages, pair.mentions) == (
            against.codes, against.labels, against.messages, against.mentions,
        )  # fmt: skip
    return not one.seen or bool(one.seen & other.seen)


def _choose_best(matches: Sequence[_Match]) -> list[_Match]:
    full = [match for match in matches if match.full]
    if full:
        best = min(match.rank for match in full)
        matches = [match for match in full if match.rank == best]
    return [
        match
        for match in matches
        if not any(_same_place(match, other) and is_narrower(other.when, match.when) for other in matches)
    ]


def _slot_condition(match: _Match) -> str | None:
    by_slot = match.rule.by_slot
    return None if by_slot is None else by_slot.cases.get(match.params.get(by_slot.slot, ""), by_slot.else_)


def _own_entries(match: _Match) -> tuple[Entry, ...]:
    choices: Sequence[Choice] = match.rule.condition
    if not choices and (condition := _slot_condition(match)) is not None:
        choices = (Choice(is_=condition),)
    return tuple(
        Entry(
            condition=choice.is_,
            ask=choice.ask,
            on=choice.on,
            rule=match.rule,
            words=match.rule,
            matched_by="+".join(match.signs),
            weak=not match.full,
            params=match.params,
        )
        for choice in choices
    )


def _has_words(rule: Rule) -> bool:
    return bool(rule.steps or rule.screen or rule.caveats or rule.links)


def _relayed_entries(match: _Match, relayed: Touched, said: Said) -> tuple[Entry, ...]:
    return tuple(
        msgspec.structs.replace(
            entry,
            words=match.rule if _has_words(match.rule) else entry.words,
            relayed_from=entry.relayed_from or relayed.system,
        )
        for entry in said.entries
    )


def join_entries(groups: Sequence[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """Rules that stand beside each other as one list: as it is where they agree, else each condition once, unasked."""
    if not groups:
        return ()
    heads = [[(entry.condition, entry.ask, entry.on) for entry in group] for group in groups]
    if all(head == heads[0] for head in heads):
        return groups[0]
    once: dict[str, Entry] = {}
    for group in groups:
        for entry in group:
            once.setdefault(entry.condition, entry)
    return unask(once.values())


def unask(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries without their questions."""
    return tuple(msgspec.structs.replace(entry, ask=None, on="yes") for entry in entries)


def _take_side(touched: Touched, part: PartName, context: Mapping[str, str]) -> _Side:
    mine = [match for match in touched.matches if match.concerns(part)]
    best = _choose_best([match for match in mine if fits(match.when, context)])
    groups: list[tuple[Entry, ...]] = []
    headlines: list[Text | None] = []
    keys = {key for match in best for key in match.when}
    declared, empty = part in touched.declared, False
    for match in best:
        if match.rule.relay is None:
            entries, headline = _own_entries(match), match.rule.headline
        else:
            said = say(match.relayed, context) if match.relayed is not None else Said(kind="unknown")
            keys |= said.keys
            empty = empty or said.empty
            declared = declared and said.kind != "unknown"
            entries = _relayed_entries(match, match.relayed, said) if match.relayed is not None else ()
            headline = match.rule.headline or said.headline
        if entries:
            groups.append(entries)
            headlines.append(headline)
    left_empty = declared and not best and (bool(mine) or part != "message")
    return _Side(
        part=part,
        declared=declared,
        found=bool(best),
        empty=empty or left_empty,
        blocks=left_empty and part != "message" and part in touched.meaningful,
        entries=join_entries(groups),
        headline=headlines[0] if headlines and all(headline == headlines[0] for headline in headlines) else None,
        keys=frozenset(keys),
    )


def say(touched: Touched, context: Mapping[str, str]) -> Said:
    """What the parts say under `context`, which knows every key in `touched.keys`."""
    given = touched.parts
    values: dict[PartName, object] = {"code": given.code, "label": given.label, "message": given.message}
    sides = [_take_side(touched, part, context) for part, value in values.items() if value is not None]
    speaking = [side for side in sides if side.entries]
    said = Said(
        kind="unknown",
        unmatched=tuple(side.part for side in sides if not side.declared and (side.part != "message" or given.told)),
        empty=any(side.empty for side in sides),
        keys=frozenset(key for side in sides for key in side.keys),
    )
    if not speaking:
        known = any(side.declared and (side.found or side.part != "message") for side in sides)
        return msgspec.structs.replace(said, kind="undocumented") if known else said
    common = _find_common(speaking)
    if not common or any(side.blocks for side in sides):
        once: dict[str, Entry] = {}
        for side in speaking:
            for entry in side.entries:
                once.setdefault(entry.condition, entry)
        return msgspec.structs.replace(said, kind="conflict", entries=unask(once.values()))
    return msgspec.structs.replace(
        said, kind="matched" if len(common) == 1 else "choose", entries=common, headline=speaking[0].headline
    )


def _find_common(speaking: Sequence[_Side]) -> tuple[Entry, ...]:
    first = speaking[0].entries
    shared = [
        entry for entry in first if all(entry.condition in {e.condition for e in side.entries} for side in speaking)
    ]
    if len(shared) == len(first):
        return first
    return (*shared[:-1], *unask(shared[-1:])) if shared else ()
