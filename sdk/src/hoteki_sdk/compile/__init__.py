"""Compile a catalogue from TOML: all findings at once, in line order, or the table that readers look up."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from hoteki_sdk.compile._findings import Findings
from hoteki_sdk.compile._meetings import find_meetings
from hoteki_sdk.compile._nearest import did_you_mean
from hoteki_sdk.compile._patterns import PatternFault, read_shown
from hoteki_sdk.compile._rule import RuleReader
from hoteki_sdk.compile._values import Values
from hoteki_sdk.model import CONTRACT, Catalogue, ContextKey, Finding, Part, Rule, Sample, Support, System, Value
from hoteki_sdk.normalise import normalise_label
from hoteki_sdk.toml_lines import KeyLines, Path
from hoteki_sdk.vocabulary import CONTRACT_KEYS, load_vocabulary

__all__ = ["Compiled", "compile_catalogue"]

_TOP_KEYS = frozenset({"contract", "system", "support", "context", "rule"})
_SYSTEM_KEYS = frozenset({"id", "kind", "name", "company", "versions", "spellings", "shown"})
_SUPPORT_KEYS = frozenset({"phone", "hours", "url", "email", "needed", "verified_on"})
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_RESERVED_SYSTEM = "other"


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """What came out: the catalogue (None when there is any finding), its samples, the findings in line order."""

    catalogue: Catalogue | None
    samples: tuple[Sample, ...] = ()
    findings: tuple[Finding, ...] = ()


def _toml_line(error: tomllib.TOMLDecodeError, source: str) -> int:
    match = re.search(r"at line (\d+)", str(error))
    return int(match.group(1)) if match else source.rstrip("\n").count("\n") + 1


def compile_catalogue(
    source: str,
    *,
    file: str = "catalogue.toml",
    conditions: Collection[str] | None = None,
    installed: Mapping[str, Catalogue] | None = None,
) -> Compiled:
    """Compile TOML text; `conditions` are the canonical ids, `installed` the other systems that a relay may name."""
    try:
        document = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        fault = Finding(
            reason="toml", message=f"TOMLとして読めません：{error}", line=_toml_line(error, source), file=file
        )
        return Compiled(catalogue=None, findings=(fault,))
    tables = document.get("rule")
    findings = Findings(KeyLines(source, len(tables) if isinstance(tables, list) else 0), file)
    if document.get("contract") != CONTRACT or isinstance(document.get("contract"), bool):
        side = "SDKとサーバー" if isinstance(document.get("contract"), int) else "このファイル"
        findings.add("contract", ("contract",), f"contract = {CONTRACT} だけが使えます。{side}を新しくしてください")
        return Compiled(catalogue=None, findings=findings.in_line_order())
    reader = _CatalogueReader(
        findings,
        load_vocabulary().conditions if conditions is None else conditions,
        {} if installed is None else installed,
    )
    catalogue = reader.read(document)
    if len(findings):
        return Compiled(catalogue=None, samples=reader.samples, findings=findings.in_line_order())
    return Compiled(catalogue=catalogue, samples=reader.samples)


class _CatalogueReader:
    def __init__(self, findings: Findings, conditions: Collection[str], installed: Mapping[str, Catalogue]) -> None:
        self._findings = findings
        self._conditions = conditions
        self._installed = installed
        self.samples: tuple[Sample, ...] = ()

    def read(self, document: Mapping[str, Any]) -> Catalogue | None:
        Values(document, (), self._findings).refuse_unknown(_TOP_KEYS)
        table = document.get("system")
        if not isinstance(table, dict):
            self._findings.add("missing-key", ("system",), "[system] がありません")
            return None
        values = Values(table, ("system",), self._findings)
        values.refuse_unknown(_SYSTEM_KEYS)
        for key in ("id", "kind"):
            if key not in table:
                self._findings.add("missing-key", ("system",), f"[system] に {key} がありません")
        versions = values.strings("versions")
        context = self._read_context(document.get("context", {}))
        system = System(
            id=self._read_system_id(values),
            kind=self._read_kind(values),
            name=values.text("name"),
            company=values.text("company"),
            versions=versions,
            context=context,
            support=self._read_support(document.get("support")),
        )
        shown = self._read_shown(values)
        reader = RuleReader(
            findings=self._findings,
            conditions=self._conditions,
            spellings=self._read_spellings(values),
            context=(*load_vocabulary().context, *context),
            versions=versions,
        )
        rules = self._read_rules(document.get("rule", []), reader)
        self.samples = tuple(reader.samples)
        self._check_relays(rules, system.id)
        return Catalogue(contract=CONTRACT, system=system, shown=shown, rules=tuple(rule for _, rule in rules))

    def _read_rules(self, tables: Any, reader: RuleReader) -> list[tuple[Path, Rule]]:
        if not isinstance(tables, list):
            self._findings.add("bad-value", ("rule",), "ルールは [[rule]] と書きます")
            return []
        rules: list[tuple[Path, Rule]] = []
        keys: dict[Path, list[str]] = {}
        for position, table in enumerate(tables):
            path: Path = ("rule", position)
            if not isinstance(table, dict):
                self._findings.add("bad-value", path, "ルールは [[rule]] の表にします")
                continue
            rule = reader.read(table, path)
            if rule is not None:
                rules.append((path, rule))
                keys[path] = list(table)
        find_meetings(rules, keys, self._findings)
        return rules

    def _read_system_id(self, values: Values) -> str:
        name = values.string("id") or ""
        if name and (not _ID.fullmatch(name) or name == _RESERVED_SYSTEM):
            values.refuse("id", "id は kaisha-a のような小文字の名前です（other は使えません）")
        return name

    def _read_kind(self, values: Values) -> Any:
        kind = values.table.get("kind", "vendor")
        if kind not in ("vendor", "platform"):
            values.refuse("kind", "kind は vendor か platform です")
            return "vendor"
        return kind

    def _read_support(self, table: Any) -> Support | None:
        if table is None:
            return None
        if not isinstance(table, dict):
            self._findings.add("bad-value", ("support",), "[support] は表にします")
            return None
        values = Values(table, ("support",), self._findings)
        values.refuse_unknown(_SUPPORT_KEYS)
        return Support(
            phone=values.string("phone"),
            hours=values.text("hours"),
            url=values.url("url"),
            email=values.string("email"),
            needed=values.texts("needed"),
            verified_on=values.date("verified_on"),
        )

    def _read_context(self, tables: Any) -> tuple[ContextKey, ...]:
        keys: list[ContextKey] = []
        if not isinstance(tables, dict):
            self._findings.add("bad-value", ("context",), "[context.キー] と書きます")
            return ()
        for key, table in tables.items():
            path: Path = ("context", key)
            if key in (*CONTRACT_KEYS, "system") or not _KEY.fullmatch(key):
                self._findings.add("reserved-key", path, f"この名前は使えません：{key}")
                continue
            if not isinstance(table, dict):
                self._findings.add("bad-value", path, "[context.キー] の表にします")
                continue
            values = Values(table, path, self._findings)
            values.refuse_unknown({"ask", "values"})
            missing = [name for name in ("ask", "values") if name not in table]
            for name in missing:
                self._findings.add("missing-key", path, f"{name} がありません")
            ask = values.text("ask")
            listed = table.get("values", {})
            if not isinstance(listed, dict) or (not listed and "values" not in missing):
                values.refuse("values", 'values は { APB = "許可申請" } のように書きます')
                continue
            labels = {name: values.make_text(label, "values") for name, label in listed.items()}
            if ask is not None and not missing:
                made = tuple(Value(value=name, label=label) for name, label in labels.items() if label is not None)
                keys.append(ContextKey(key=key, ask=ask, values=made))
        return tuple(keys)

    def _read_spellings(self, values: Values) -> tuple[tuple[str, ...], ...]:
        groups = values.table.get("spellings", [])
        if not isinstance(groups, list) or not all(
            isinstance(group, list) and len(group) > 1 and all(isinstance(one, str) for one in group)
            for group in groups
        ):
            values.refuse("spellings", 'spellings は [["済", "済み"]] のように書きます')
            return ()
        normal = tuple(tuple(normalise_label(one) for one in group) for group in groups)
        members = [one for group in normal for one in group]
        if not all(members):
            values.refuse("spellings", "正規化すると空になる表記があります", "empty-sign")
            return ()
        if len(set(members)) < len(members):
            values.refuse("spellings", "同じ表記が二度あります", "spelling-collision")
            return ()
        return normal

    def _read_shown(self, values: Values) -> tuple[tuple[Part, ...], ...]:
        shown = []
        for pattern in values.strings("shown"):
            try:
                shown.append(read_shown(pattern))
            except PatternFault as fault:
                values.refuse("shown", str(fault), fault.reason)
        return tuple(shown)

    def _check_relays(self, rules: list[tuple[Path, Rule]], system: str) -> None:
        for path, rule in rules:
            if rule.relay is None:
                continue
            if rule.relay != system and rule.relay not in self._installed:
                message = f"このシステムはありません：{rule.relay}"
                hint = did_you_mean(rule.relay, self._installed)
                self._findings.add("relay-unknown", (*path, "relay"), message, hint=hint)
            elif self._reaches(rule.relay, system):
                self._findings.add("relay-loop", (*path, "relay"), f"relay が自分に戻ります：{rule.relay}")

    def _reaches(self, start: str, goal: str) -> bool:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name == goal:
                return True
            if name in seen or name not in self._installed:
                continue
            seen.add(name)
            waiting.extend(rule.relay for rule in self._installed[name].rules if rule.relay is not None)
        return False
