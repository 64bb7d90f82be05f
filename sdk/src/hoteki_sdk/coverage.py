"""How much of what a catalogue declares leads to guidance, and which unknown signals of real shops matter most."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape

import msgspec

from hoteki_sdk.model import Catalogue, Rule
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.table import Table

__all__ = [
    "Coverage",
    "Exemptions",
    "RankedUnknown",
    "Unknown",
    "UnknownsFile",
    "measure",
    "rank_unknowns",
    "write_html",
    "write_stubs",
]


class Exemptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """coverage.toml beside a catalogue: declared codes or labels that need no guidance, each with its reason."""

    exempt: dict[str, str] = {}


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One declared code, label, family or message, and the line of its rule."""

    text: str
    kind: str
    line: int
    rule: str
    reason: str | None = None


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a system declares: how many signs, how many lead to guidance, which are exempt, which are missing."""

    system: str
    declared: int
    mapped: int
    exempt: tuple[Sign, ...]
    missing: tuple[Sign, ...]
    stray: tuple[str, ...]

    @property
    def percent(self) -> float:
        """Mapped or exempt signs in a hundred declared ones; 100 where nothing is declared."""
        return 100.0 if not self.declared else 100 * (self.mapped + len(self.exempt)) / self.declared


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """How often shops saw a signal that nobody answered; `value` is None where it did not fit the vendor's grammar."""

    count: int
    kind: str = "code"
    value: str | None = None
    version: str | None = None
    day: str | None = None


class UnknownsFile(msgspec.Struct, frozen=True, kw_only=True):
    """What the server counted for one system."""

    system: str
    unknowns: tuple[Unknown, ...]


class RankedUnknown(msgspec.Struct, frozen=True, kw_only=True):
    """An unknown signal over all days and versions; `percent` of all misses are it and the more frequent ones."""

    kind: str
    value: str
    count: int
    percent: float
    declared: bool


def _signs(rule: Rule) -> Iterable[tuple[str, str]]:
    if rule.range is not None:
        yield "range", f"{rule.range[0]}〜{rule.range[1]}"
    elif rule.template:
        yield "template", "".join(part.text or f"{{{part.slot}}}" for part in rule.template)
    elif rule.prefix is not None:
        yield "prefix", f"{rule.prefix}…"
    elif rule.code_texts:
        yield from (("code", code) for code in rule.code_texts)
    elif rule.label_texts:
        yield from (("label", label) for label in rule.label_texts)
    else:
        for message in rule.messages:
            yield "message", "".join(part.text or f"{{{part.slot}}}" for part in message)


def _key(text: str) -> tuple[str, str]:
    return normalise_code(text), normalise_label(text)


def measure(catalogue: Catalogue, exempt: Mapping[str, str]) -> Coverage:
    """The coverage of a catalogue; a sign counts as mapped when any rule that has it leads to a condition or relay."""
    mapped: dict[tuple[str, str], bool] = {}
    first: dict[tuple[str, str], Sign] = {}
    for rule in catalogue.rules:
        leads = bool(rule.condition or rule.by_slot is not None or rule.relay is not None)
        for kind, text in _signs(rule):
            key = (kind, normalise_code(text) if kind != "label" else normalise_label(text))
            first.setdefault(key, Sign(text=text, kind=kind, line=rule.line, rule=rule.id))
            mapped[key] = mapped.get(key, False) or leads
    excused = {_key(text): reason for text, reason in exempt.items() if reason.strip()}
    bare = [sign for key, sign in first.items() if not mapped[key]]
    spared = tuple(
        msgspec.structs.replace(sign, reason=excused[_key(sign.text)]) for sign in bare if _key(sign.text) in excused
    )
    known = {_key(sign.text) for sign in first.values()}
    return Coverage(
        system=catalogue.system.id,
        declared=len(first),
        mapped=sum(mapped.values()),
        exempt=spared,
        missing=tuple(sign for sign in bare if _key(sign.text) not in excused),
        stray=tuple(text for text, reason in exempt.items() if _key(text) not in known or not reason.strip()),
    )


def rank_unknowns(unknowns: Iterable[Unknown], table: Table) -> tuple[tuple[RankedUnknown, ...], int]:
    """The signals by count, largest first, and how many misses had no countable value."""
    counts: dict[tuple[str, str], int] = {}
    other = 0
    for unknown in unknowns:
        if unknown.value is None or unknown.kind not in ("code", "label"):
            other += unknown.count
            continue
        normal = normalise_code(unknown.value) if unknown.kind == "code" else normalise_label(unknown.value)
        counts[unknown.kind, normal] = counts.get((unknown.kind, normal), 0) + unknown.count
    total = sum(counts.values()) + other
    ranked: list[RankedUnknown] = []
    so_far = 0
    for (kind, value), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        so_far += count
        declared = table.declares_code(value, families=False) if kind == "code" else bool(table.find_label(value))
        ranked.append(
            RankedUnknown(
                kind=kind, value=value, count=count, percent=round(100 * so_far / max(total, 1), 1), declared=declared
            )
        )
    return tuple(ranked), other


def write_stubs(ranked: Iterable[RankedUnknown]) -> str:
    """Rules to be filled in for signals that are not declared yet; nothing when there are none."""
    return "".join(
        f"\n[[rule]]  # 店で{unknown.count}回、答えのなかった表示\n"
        f"{unknown.kind} = {json.dumps(unknown.value, ensure_ascii=False)}\n"
        "# 要記入: condition\n"
        f"samples = [{{ {unknown.kind} = {json.dumps(unknown.value, ensure_ascii=False)} }}]\n"
        for unknown in ranked
        if not unknown.declared
    )


_STYLE = (
    "body{font:16px/1.7 sans-serif;margin:2rem auto;max-width:50rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #bbb;padding:.4rem;text-align:left}"
    "meter{width:12rem}"
)


def write_html(coverages: Iterable[Coverage]) -> str:
    """One page with a table of missing and exempt signs for each system."""
    sections = []
    for coverage in coverages:
        rows = "".join(
            f"<tr><td>{escape(sign.text)}</td><td>{sign.line}</td><td>{escape(sign.reason or '要記入')}</td></tr>"
            for sign in (*coverage.missing, *coverage.exempt)
        )
        sections.append(
            f"<h2>{escape(coverage.system)}</h2>"
            f'<p><meter min="0" max="100" value="{coverage.percent:.1f}"></meter> {coverage.percent:.1f}%'
            f"（宣言 {coverage.declared}、案内あり {coverage.mapped}、対象外 {len(coverage.exempt)}、"
            f"要記入 {len(coverage.missing)}）</p>"
            f"<table><thead><tr><th>表示</th><th>行</th><th>理由</th></tr></thead><tbody>{rows}</tbody></table>"
        )
    return (
        '<!doctype html><html lang="ja"><meta charset="utf-8"><title>案内のあるコードの割合</title>'
        f"<style>{_STYLE}</style><h1>案内のあるコードの割合</h1>{''.join(sections)}</html>\n"
    )
