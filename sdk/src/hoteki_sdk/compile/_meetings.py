"""Find rules that meet: the same sign twice in one context, equal rank, spellings that collide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from hoteki_sdk.compile._findings import Findings
from hoteki_sdk.compile._patterns import count_literals, templates_meet
from hoteki_sdk.compile._rule import SIGNS
from hoteki_sdk.model import Part, Rule
from hoteki_sdk.toml_lines import Path
from hoteki_sdk.when import is_narrower, whens_meet

__all__ = ["find_meetings"]


def _clash(one: Rule, other: Rule) -> bool:
    return (
        whens_meet(one.when, other.when)
        and not is_narrower(one.when, other.when)
        and not is_narrower(other.when, one.when)
    )


def _same_when(one: Rule, other: Rule) -> bool:
    return {key: set(values) for key, values in one.when.items()} == {k: set(v) for k, v in other.when.items()}


def _skeleton(parts: Sequence[Part]) -> tuple[str | None, ...]:
    return tuple(part.text for part in parts)


def _keys(rule: Rule) -> Iterable[Hashable]:
    """One key for each way in which this rule can be met by an equal one, templates and ranges aside."""
    if rule.prefix is not None:
        return [("prefix", rule.prefix)]
    codes: Sequence[Hashable] = rule.codes or (None,)
    labels: Sequence[Hashable] = [spelled[0] for spelled in rule.labels] or (None,)
    messages: Sequence[Hashable] = [_skeleton(parts) for parts in rule.messages] or (None,)
    words: Sequence[Hashable] = rule.mentions or (None,)
    return [(c, t, m, w) for c in codes for t in labels for m in messages for w in words]


class _Meetings:
    def __init__(
        self, rules: Sequence[tuple[Path, Rule]], findings: Findings, keys: Mapping[Path, Sequence[str]]
    ) -> None:
        self._rules = rules
        self._findings = findings
        self._keys = keys
        self._told: set[tuple[Path, Path]] = set()

    def _sign_path(self, path: Path) -> Path:
        return (*path, next(sign for sign in SIGNS if sign in self._keys[path]))

    def _tell(self, reason: str, later: Path, earlier: Path, message: str) -> None:
        if (later, earlier) not in self._told:
            self._told.add((later, earlier))
            self._findings.add(reason, self._sign_path(later), message, other=self._sign_path(earlier))

    def equal_signs(self) -> None:
        groups: dict[Hashable, list[tuple[Path, Rule]]] = defaultdict(list)
        for path, rule in self._rules:
            if rule.range is not None or rule.template:
                continue
            for key in _keys(rule):
                for earlier_path, earlier in groups[key]:
                    if not _clash(rule, earlier):
                        continue
                    only_code = bool(rule.codes) and not (rule.labels or rule.messages or rule.mentions)
                    only_label = bool(rule.labels) and not (rule.codes or rule.messages or rule.mentions)
                    if _same_when(rule, earlier) and only_code:
                        self._tell("duplicate-code", path, earlier_path, "同じコードが前のルールにあります")
                    elif _same_when(rule, earlier) and only_label:
                        self._tell("duplicate-label", path, earlier_path, "同じ表示が前のルールにあります")
                    else:
                        self._tell("equal-rank", path, earlier_path, "前のルールと優先順位が決まりません")
                groups[key].append((path, rule))

    def ranges(self) -> None:
        groups: dict[Hashable, list[tuple[Path, Rule]]] = defaultdict(list)
        for path, rule in self._rules:
            if rule.range is None:
                continue
            low, high = rule.range
            head = low.rstrip("0123456789")
            width = int(high[len(head) :]) - int(low[len(head) :])
            for earlier_path, earlier in groups[head, len(low), width]:
                other_low, other_high = earlier.range or ("", "")
                if low <= other_high and other_low <= high and _clash(rule, earlier):
                    self._tell("equal-rank", path, earlier_path, "同じ広さの範囲が重なっています")
            groups[head, len(low), width].append((path, rule))

    def templates(self) -> None:
        groups: dict[int, list[tuple[Path, Rule]]] = defaultdict(list)
        for path, rule in self._rules:
            if not rule.template:
                continue
            literals = count_literals(rule.template)
            for earlier_path, earlier in groups[literals]:
                if _clash(rule, earlier) and templates_meet(rule.template, earlier.template):
                    self._tell("equal-rank", path, earlier_path, "同じコードに当てはまる template があります")
            groups[literals].append((path, rule))

    def spellings(self) -> None:
        owners: dict[str, tuple[str, Path]] = {}
        for path, rule in self._rules:
            for spelled in rule.labels:
                meeting = next((s for s in spelled if s in owners and owners[s][0] != spelled[0]), None)
                if meeting is not None:
                    self._tell(
                        "spelling-collision", path, owners[meeting][1], f"表記のゆれで同じ表示になります：{meeting}"
                    )
                for spelling in spelled:
                    owners.setdefault(spelling, (spelled[0], path))


def find_meetings(rules: Sequence[tuple[Path, Rule]], keys: Mapping[Path, Sequence[str]], findings: Findings) -> None:
    """Note every pair of rules between which a signal could not decide; `keys` are the TOML keys of each rule."""
    meetings = _Meetings(rules, findings, keys)
    meetings.spellings()
    meetings.equal_signs()
    meetings.ranges()
    meetings.templates()
