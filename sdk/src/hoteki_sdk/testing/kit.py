"""All checks of the kit, and how they are run with waivers, under pytest or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from hoteki_sdk.model import Rule
from hoteki_sdk.testing import load, meaning, sampling, stable, totality, wording
from hoteki_sdk.testing.check import AREAS, RETIRED, Check
from hoteki_sdk.testing.subject import Subject, read_subject

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "CHECKS",
    "Case",
    "Outcome",
    "WaiverRefused",
    "check_waivers",
    "conformance",
    "list_cases",
    "run_case",
    "write_page",
]

_MODULES = (load, meaning, totality, stable, sampling, wording)
CHECKS: Mapping[str, Check] = {
    check.id: check
    for check in sorted((c for module in _MODULES for c in module.CHECKS), key=lambda check: int(check.id[2:]))
}


class WaiverRefused(Exception):
    """A waiver of a check that does not exist, or without a reason."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One check on the whole plugin or on one rule."""

    check: Check
    rule: Rule | None = None

    @property
    def id(self) -> str:
        """`HK601[rule:defect]`, or `HK101` for the whole plugin."""
        return self.check.id if self.rule is None else f"{self.check.id}[rule:{self.rule.id}]"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a case; `waived` is the reason for which that is accepted."""

    problems: tuple[str, ...] = ()
    waived: str | None = None


def check_waivers(waive: Mapping[str, str]) -> None:
    """Raise WaiverRefused unless every waiver names a check, or a case of one, and has a reason."""
    for name, reason in waive.items():
        if name.partition("[")[0] not in CHECKS:
            gone = "もうない" if name in RETIRED else "知らない"
            raise WaiverRefused(f"{gone}検査です：{name}")
        if not reason.strip():
            raise WaiverRefused(f"理由がありません：{name}")


def list_cases(subject: Subject) -> tuple[Case, ...]:
    """Every check on the plugin or each rule; without a catalogue only those that need none."""
    catalogue = subject.compiled.catalogue
    cases: list[Case] = []
    for check in CHECKS.values():
        if check.whole is not None and (catalogue is not None or not check.needs_catalogue):
            cases.append(Case(check=check))
        if check.each_rule is not None and catalogue is not None:
            cases.extend(Case(check=check, rule=rule) for rule in catalogue.rules)
    return tuple(cases)


def _find_problems(subject: Subject, case: Case) -> Iterable[str]:
    if case.rule is None:
        return case.check.whole(subject) if case.check.whole is not None else ()
    return case.check.each_rule(subject, case.rule) if case.check.each_rule is not None else ()


def run_case(subject: Subject, case: Case, waive: Mapping[str, str]) -> Outcome:
    """Run a case. A waiver that nothing needs any more is a problem itself, when it names this very case."""
    problems = tuple(_find_problems(subject, case))
    reason = waive.get(case.id, waive.get(case.check.id))
    if reason is not None and problems:
        return Outcome(waived=reason)
    if case.id in waive and not problems:
        return Outcome(problems=(f"この免除はもう要りません：{case.id}",))
    return Outcome(problems=problems)


def conformance(package: str | Path, *, waive: Mapping[str, str] | None = None, last: Path | None = None) -> type[Any]:
    """A pytest class that holds a plugin to the kit; assign it to a name that begins with `Test`.

    `package` is the plugin's package or catalogue file, `waive` maps ids of checks or cases to reasons, `last` is the
    catalogue of the last release. Raises NoSuchPlugin or WaiverRefused while tests are collected.
    """
    import pytest

    waivers = dict(waive or {})
    check_waivers(waivers)
    subject = read_subject(package, last)
    cases = [pytest.param(case, id=case.id, marks=pytest.mark.hoteki(case.check.id)) for case in list_cases(subject)]

    class Conformance:
        @pytest.mark.parametrize("case", cases)
        def test(self, case: Case, record_property: Callable[[str, object], None]) -> None:
            outcome = run_case(subject, case, waivers)
            if outcome.waived is not None:
                record_property("hoteki-waived", f"{case.id} 免除：{outcome.waived}")
            if outcome.problems:
                pytest.fail(f"{case.check.ja}\n" + "\n".join(outcome.problems), pytrace=False)

    return Conformance


def _by_area() -> Iterator[tuple[tuple[str, str], list[Check]]]:
    for area, names in AREAS.items():
        yield names, [check for check in CHECKS.values() if check.area == area]


def write_page(language: str) -> str:
    """The documentation page of the kit, `ja` or `en`."""
    at = 0 if language == "ja" else 1
    other = "en" if at == 0 else "ja"
    lines = [
        ("# 適合試験の検査一覧", "# Checks of the conformance kit")[at],
        "",
        (
            "プラグインのテストに一行書くと、すべての検査が走ります。検査の番号は、なくなっても使い回しません。",
            "One line in a plugin's tests runs them all. The id of a check is never reused.",
        )[at],
        "",
        "```python",
        "from hoteki_sdk.testing import conformance",
        "",
        'TestConformance = conformance("hoteki_plugin_kaisha_a")',
        "```",
        "",
        (
            '通せない検査は、理由と一緒に免除します：`waive={"HK702": "英語の文は次の版で書く"}`。'
            '一つのルールだけなら `"HK601[rule:defect]"` と書きます。要らなくなった免除は、失敗になります。',
            'A check that cannot pass is waived with a reason: `waive={"HK702": "English follows in 1.1"}`, '
            'for one rule as `"HK601[rule:defect]"`. Such a waiver that is no longer needed fails.',
        )[at],
    ]
    for names, checks in _by_area():
        lines += ["", f"## {names[at]}", ""]
        lines += [f"- **{check.id}** {(check.ja, check.en)[at]}" for check in checks]
    lines += ["", f"[{'English' if other == 'en' else '日本語'}](checks.{other}.md)", ""]
    return "\n".join(lines)
