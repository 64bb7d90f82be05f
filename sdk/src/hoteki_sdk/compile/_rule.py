"""Read one `[[rule]]` table into a Rule, noting every fault."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from hoteki_sdk.compile._findings import Findings
from hoteki_sdk.compile._nearest import did_you_mean
from hoteki_sdk.compile._patterns import PatternFault, read_message, read_range, read_template
from hoteki_sdk.compile._spellings import MOST_VARIANTS, spell_out
from hoteki_sdk.compile._values import Values
from hoteki_sdk.model import Choice, ContextKey, Part, Rule, Sample, SlotChoice
from hoteki_sdk.normalise import normalise_code, normalise_label, normalise_literal
from hoteki_sdk.toml_lines import Path

__all__ = ["RULE_KEYS", "SIGNS", "RuleReader"]

SIGNS = ("code", "range", "template", "prefix", "label", "message", "mentions")
_ALONE = frozenset({"range", "template", "prefix"})
_RELAYED = frozenset({"code", "range", "prefix", "label"})
_WORDS = ("headline", "steps", "screen", "caveats", "links", "severity", "samples", "source", "verified_on")
RULE_KEYS = frozenset({*SIGNS, "relay", "condition", "when", "id", *_WORDS})
_SEVERITIES = ("error", "wait", "ok", "info")
_LONGEST_CODE = 80


class RuleReader:
    """Reads the rules of one system, knowing its spellings, versions, context keys and the canonical conditions."""

    def __init__(
        self,
        *,
        findings: Findings,
        conditions: Collection[str],
        spellings: Sequence[Sequence[str]],
        context: Sequence[ContextKey],
        versions: Sequence[str],
    ) -> None:
        self._findings = findings
        self._conditions = conditions
        self._spellings = spellings
        self._context = {key.key: tuple(value.value for value in key.values) for key in context}
        self._versions = tuple(versions)
        self._ids: dict[str, Path] = {}
        self.samples: list[Sample] = []

    def read(self, table: Mapping[str, Any], path: Path) -> Rule | None:
        """The rule, or None when a sign or its meaning cannot be used; its texts never make it unusable."""
        values = Values(table, path, self._findings)
        before = len(self._findings)
        values.refuse_unknown(RULE_KEYS)
        signs = [key for key in table if key in SIGNS]
        if not signs:
            self._findings.add("no-sign", path, "見分けるしるし（code label message など）がありません")
        self._check_combination(signs, path)
        codes, code_texts = self._read_codes(values)
        labels, label_texts = self._read_labels(values)
        relay = values.string("relay")
        self._check_relay(table, signs, values)
        template = self._read_pattern(values, "template", read_template)
        condition, by_slot = self._read_condition(values, template)
        rule = Rule(
            id=self._read_id(values, signs),
            line=self._findings.line_of(path),
            codes=codes,
            code_texts=code_texts,
            range=self._read_range(values),
            template=template,
            prefix=self._read_prefix(values),
            labels=labels,
            label_texts=label_texts,
            messages=self._read_messages(values),
            mentions=self._read_words(values),
            relay=relay,
            condition=condition,
            by_slot=by_slot,
            when=self._read_when(values),
            headline=values.text("headline"),
            steps=values.texts("steps"),
            screen=values.text("screen"),
            caveats=values.texts("caveats"),
            links=values.links("links"),
            severity=self._read_severity(values),  # type: ignore[arg-type]
            source=values.string("source"),
            verified_on=values.date("verified_on"),
        )
        self._read_samples(values, rule.id)
        return rule if len(self._findings) == before else None

    def _check_combination(self, signs: Sequence[str], path: Path) -> None:
        for count, sign in enumerate(signs, start=1):
            if count > 1 and (sign in _ALONE or signs[0] in _ALONE):
                self._findings.add("sign-combination", (*path, sign), f"{sign} は他のしるしと一緒に使えません")
                return
        if "mentions" in signs and not {"code", "label"} & set(signs):
            self._findings.add("mentions-alone", (*path, "mentions"), "mentions は code か label と一緒に使います")

    def _check_relay(self, table: Mapping[str, Any], signs: Sequence[str], values: Values) -> None:
        if "relay" not in table:
            return
        if set(signs) - _RELAYED:
            values.refuse("relay", "relay は code range prefix label と一緒に使います", "relay-sign")
        if "condition" in table:
            values.refuse("relay", "relay と condition は同時に書けません", "relay-condition")

    def _read_id(self, values: Values, signs: Sequence[str]) -> str:
        given = values.string("id")
        if given is not None:
            if given in self._ids:
                self._findings.add(
                    "duplicate-id", (*values.path, "id"), f"id が重なっています：{given}", other=self._ids[given]
                )
            self._ids[given] = (*values.path, "id")
            return given
        first = values.table.get(signs[0]) if signs else None
        value = first[0] if isinstance(first, list) and first else first
        made = f"{signs[0] if signs else 'rule'}:{value}"
        number = 1
        name = made
        while name in self._ids:
            number += 1
            name = f"{made}#{number}"
        self._ids[name] = values.path
        return name

    def _read_codes(self, values: Values) -> tuple[tuple[str, ...], tuple[str, ...]]:
        raw = values.strings("code")
        codes = tuple(normalise_code(code) for code in raw)
        if not all(codes):
            values.refuse("code", "正規化すると空になるコードがあります", "empty-sign")
        elif any(len(code) > _LONGEST_CODE for code in codes):
            values.refuse("code", f"コードは{_LONGEST_CODE}文字までです")
        elif len(set(codes)) < len(codes):
            values.refuse("code", "同じコードが二度あります", "duplicate-code")
        return codes, raw

    def _read_labels(self, values: Values) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
        raw = values.strings("label")
        variants = []
        for label in raw:
            normal = normalise_label(label)
            if not normal:
                values.refuse("label", "正規化すると空になる表示があります", "empty-sign")
                return (), raw
            spelled = spell_out(normal, self._spellings)
            if spelled is None:
                values.refuse("label", f"表記のゆれが{MOST_VARIANTS}通りを超えます：{label}", "too-many-spellings")
                return (), raw
            variants.append(spelled)
        if len({spelling for spelled in variants for spelling in spelled}) < sum(len(spelled) for spelled in variants):
            same = len({spelled[0] for spelled in variants}) < len(variants)
            values.refuse("label", "同じ表示が二度あります", "duplicate-label" if same else "spelling-collision")
        return tuple(variants), raw

    def _read_pattern(self, values: Values, key: str, read: Any) -> tuple[Part, ...]:
        pattern = values.string(key)
        if pattern is None:
            return ()
        try:
            parts: tuple[Part, ...] = read(pattern)
        except PatternFault as fault:
            values.refuse(key, str(fault), fault.reason)
            return ()
        return parts

    def _read_messages(self, values: Values) -> tuple[tuple[Part, ...], ...]:
        read = []
        for pattern in values.strings("message"):
            try:
                read.append(read_message(pattern))
            except PatternFault as fault:
                values.refuse("message", str(fault), fault.reason)
        return tuple(read)

    def _read_range(self, values: Values) -> tuple[str, str] | None:
        ends = values.strings("range")
        if not ends:
            return None
        if len(ends) != 2:
            values.refuse("range", '範囲は ["E100", "E199"] のように書きます')
            return None
        try:
            return read_range(*ends)
        except PatternFault as fault:
            values.refuse("range", str(fault), fault.reason)
            return None

    def _read_prefix(self, values: Values) -> str | None:
        raw = values.table.get("prefix")
        if raw is None:
            return None
        if not isinstance(raw, str):
            values.refuse("prefix", "prefix は文字列にします")
            return None
        prefix = normalise_code(raw)
        if not prefix:
            values.refuse("prefix", "正規化すると空になります", "empty-sign")
        return prefix or None

    def _read_words(self, values: Values) -> tuple[str, ...]:
        words = tuple(normalise_label(word) for word in values.strings("mentions"))
        if not all(words):
            values.refuse("mentions", "正規化すると空になる語があります", "empty-sign")
        return tuple(dict.fromkeys(words))

    def _read_severity(self, values: Values) -> str:
        severity = values.table.get("severity", "error")
        if severity not in _SEVERITIES:
            values.refuse("severity", f"severity は {' '.join(_SEVERITIES)} のどれかです")
            return "error"
        return str(severity)

    def _read_when(self, values: Values) -> dict[str, tuple[str, ...]]:
        table = values.table.get("when")
        if table is None:
            return {}
        if not isinstance(table, dict):
            values.refuse("when", "when.キー = 値 と書きます")
            return {}
        when: dict[str, tuple[str, ...]] = {}
        for key, value in table.items():
            path = (*values.path, "when", key)
            known = self._versions if key == "version" else self._context.get(key)
            if known is None:
                self._findings.add(
                    "unknown-context",
                    path,
                    f"知らない条件です：{key}（使えるもの：{', '.join(self._context)}）",
                    hint=did_you_mean(key, self._context),
                )
                continue
            listed = self._spread_versions(value) if key == "version" and isinstance(value, dict) else value
            chosen = [listed] if isinstance(listed, str) else listed
            if not isinstance(chosen, list) or not chosen or any(one not in known for one in chosen):
                named = next((one for one in (chosen if isinstance(chosen, list) else []) if one not in known), "")
                self._findings.add(
                    "unknown-context",
                    path,
                    f"{key} に使えない値です：{value}（使える値：{', '.join(known)}）",
                    hint=did_you_mean(named, known) if isinstance(named, str) else None,
                )
                continue
            when[key] = tuple(one for one in known if one in chosen)
        return when

    def _spread_versions(self, span: Mapping[str, Any]) -> list[str] | None:
        ends = [span.get("from", self._versions[0]), span.get("to", self._versions[-1])] if self._versions else []
        if not ends or span.keys() - {"from", "to"} or any(end not in self._versions for end in ends):
            return None
        first, last = (self._versions.index(end) for end in ends)
        return list(self._versions[first : last + 1])

    def _read_condition(
        self, values: Values, template: tuple[Part, ...]
    ) -> tuple[tuple[Choice, ...], SlotChoice | None]:
        value = values.table.get("condition")
        if value is None:
            return (), None
        if isinstance(value, str):
            return ((Choice(is_=value),), None) if self._knows(value, values) else ((), None)
        if isinstance(value, dict):
            return (), self._read_slot_choice(value, values, template)
        if not isinstance(value, list) or not value:
            values.refuse(
                "condition", "condition は id、{ is, ask } のリスト、または { slot, … } です", "bad-condition"
            )
            return (), None
        choices = []
        for position, entry in enumerate(value):
            choice = self._read_choice(entry, values, last=position == len(value) - 1)
            if choice is None:
                return (), None
            choices.append(choice)
        if len({choice.is_ for choice in choices}) < len(choices):
            values.refuse("condition", "同じ id が二度あります", "bad-condition")
        return tuple(choices), None

    def _read_choice(self, entry: Any, values: Values, *, last: bool) -> Choice | None:
        if not isinstance(entry, dict) or not isinstance(entry.get("is"), str) or entry.keys() - {"is", "ask", "on"}:
            values.refuse("condition", "リストの各行は { is = …, ask = …, on = … } です", "bad-condition")
            return None
        if not self._knows(entry["is"], values):
            return None
        if ("ask" in entry) is last or entry.get("on", "yes") not in ("yes", "no"):
            values.refuse(
                "condition", "最後のほかは質問（ask）が要り、最後には書けません。on は yes か no です", "bad-condition"
            )
            return None
        ask = values.make_text(entry["ask"], "condition") if "ask" in entry else None
        return Choice(is_=entry["is"], ask=ask, on=entry.get("on", "yes"))

    def _read_slot_choice(
        self, table: Mapping[str, Any], values: Values, template: tuple[Part, ...]
    ) -> SlotChoice | None:
        slot = table.get("slot")
        cases = {key: value for key, value in table.items() if key not in ("slot", "else")}
        ids = [*cases.values(), *([table["else"]] if "else" in table else [])]
        if (
            slot not in {part.slot for part in template if part.slot}
            or not ids
            or not all(isinstance(one, str) for one in ids)
        ):
            values.refuse("condition", f"slot は template のスロットの名前です：{slot}", "bad-condition")
            return None
        known = [self._knows(one, values) for one in ids]
        if not all(known):
            return None
        return SlotChoice(
            slot=str(slot),
            cases={normalise_literal(key): value for key, value in cases.items()},
            else_=table.get("else"),
        )

    def _knows(self, condition: str, values: Values) -> bool:
        if condition in self._conditions:
            return True
        hint = did_you_mean(condition, self._conditions)
        values.refuse("condition", f"知らない condition です：{condition}", "unknown-condition", hint=hint)
        return False

    def _read_samples(self, values: Values, rule: str) -> None:
        listed = values.table.get("samples")
        if listed is None:
            return
        for one in listed if isinstance(listed, list) else [listed]:
            entry = {"text": one} if isinstance(one, str) else one
            allowed = {"code", "label", "message", "text", "context"}
            if not isinstance(entry, dict) or not entry or entry.keys() - allowed:
                values.refuse("samples", "samples は文字列か { code, label, message, text, context } です")
                continue
            context = entry.get("context", {})
            parts = {key: value for key, value in entry.items() if key != "context"}
            if not isinstance(context, dict) or not all(
                isinstance(v, str) for v in [*parts.values(), *context.values()]
            ):
                values.refuse("samples", "samples の値は文字列にします")
                continue
            self.samples.append(Sample(rule=rule, context=context, **parts))
