"""Reverse look-up: what does each system's screen say for a condition?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from hoteki_sdk.model import Catalogue, Part, Rule, Text

__all__ = ["ScreenSign", "signs_by_condition"]


class ScreenSign(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One row of a system's table that may mean a condition.

    `alone` says whether the row means this condition and no other; `when` is the context that the row asks for.
    """

    system: str
    rule: str
    codes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    range: tuple[str, str] | None = None
    template: str | None = None
    prefix: str | None = None
    when: dict[str, tuple[str, ...]] = {}
    alone: bool = True
    screen: Text | None = None
    source: str | None = None
    verified_on: str | None = None


def signs_by_condition(catalogues: Iterable[Catalogue]) -> Mapping[str, tuple[ScreenSign, ...]]:
    """Condition id → the rows that may mean it, in the order of `catalogues` and of their files."""
    found: dict[str, list[ScreenSign]] = defaultdict(list)
    for catalogue in catalogues:
        for rule in catalogue.rules:
            conditions = _conditions(rule)
            for condition in conditions:
                found[condition].append(_sign(catalogue.system.id, rule, alone=len(conditions) == 1))
    return {condition: tuple(signs) for condition, signs in found.items()}


def _conditions(rule: Rule) -> tuple[str, ...]:
    ids = [choice.is_ for choice in rule.condition]
    if rule.by_slot is not None:
        ids += [*rule.by_slot.cases.values(), *([rule.by_slot.else_] if rule.by_slot.else_ else [])]
    return tuple(dict.fromkeys(ids))


def _sign(system: str, rule: Rule, *, alone: bool) -> ScreenSign:
    return ScreenSign(
        system=system,
        rule=rule.id,
        codes=rule.code_texts,
        labels=rule.label_texts,
        messages=tuple(_written(parts) for parts in rule.messages),
        range=rule.range,
        template=_written(rule.template) or None,
        prefix=rule.prefix,
        when=rule.when,
        alone=alone,
        screen=rule.screen,
        source=rule.source,
        verified_on=rule.verified_on,
    )


def _written(parts: Iterable[Part]) -> str:
    return "".join(part.text if part.text is not None else f"{{{part.slot}}}" for part in parts)
