"""What changes for shops between two catalogues of one system."""

from __future__ import annotations

from typing import Literal

import msgspec

from hoteki_sdk.model import Catalogue, Part, Rule

__all__ = ["Change", "diff_catalogues"]

Kind = Literal["lost", "changed", "added"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A sign and what it led to before and after; `lost` guidance breaks, `changed` wants a look, `added` is fine."""

    kind: Kind
    sign: str
    text: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def _spell(parts: tuple[Part, ...]) -> str:
    return "".join(part.text if part.text is not None else f"{{{part.slot}}}" for part in parts)


def _signs(rule: Rule) -> list[tuple[str, str]]:
    if rule.range is not None:
        return [("range", f"{rule.range[0]}〜{rule.range[1]}")]
    if rule.template:
        return [("template", _spell(rule.template))]
    if rule.prefix is not None:
        return [("prefix", rule.prefix)]
    signs = [("code", code) for code in rule.codes]
    signs += [("label", spelled[0]) for spelled in rule.labels]
    return signs + [("message", _spell(parts)) for parts in rule.messages]


def _lead(rule: Rule) -> list[str]:
    where = " ".join(f"{key}={'|'.join(values)}" for key, values in sorted(rule.when.items()))
    suffix = f"（{where}）" if where else ""
    ends = [choice.is_ for choice in rule.condition]
    if rule.by_slot is not None:
        cases = {**rule.by_slot.cases, **({"*": rule.by_slot.else_} if rule.by_slot.else_ else {})}
        ends = [f"{rule.by_slot.slot}={value}→{condition}" for value, condition in sorted(cases.items())]
    if rule.relay is not None:
        ends = [f"→{rule.relay}"]
    return [end + suffix for end in ends]


def _table(catalogue: Catalogue) -> dict[tuple[str, str], tuple[str, ...]]:
    table: dict[tuple[str, str], list[str]] = {}
    for rule in catalogue.rules:
        for sign in _signs(rule):
            table.setdefault(sign, []).extend(_lead(rule))
    return {sign: tuple(dict.fromkeys(ends)) for sign, ends in table.items()}


def diff_catalogues(old: Catalogue, new: Catalogue) -> tuple[Change, ...]:
    """All changes: what lost its guidance first, then what leads elsewhere, then what is new."""
    before, after = _table(old), _table(new)
    changes: dict[Kind, list[Change]] = {"lost": [], "changed": [], "added": []}
    for sign in dict.fromkeys([*before, *after]):
        was, now = before.get(sign), after.get(sign)
        if was == now:
            continue
        kind: Kind = "changed"
        if was and not now:
            kind = "lost"
        elif not was:
            kind = "added"
        changes[kind].append(Change(kind=kind, sign=sign[0], text=sign[1], before=was or (), after=now or ()))
    return tuple(change for kind in ("lost", "changed", "added") for change in changes[kind])
