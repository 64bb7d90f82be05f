"""`hoteki-sdk test`: every sample of a catalogue must lead to the rule it stands at."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from hoteki_sdk.cli.console import json_option, list_findings, print_findings, print_json
from hoteki_sdk.installed import read_installed
from hoteki_sdk.project import make_library, read_project
from hoteki_sdk.samples import SampleFault, try_samples

__all__ = ["test"]


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option("--kit", is_flag=True, help="適合試験の検査もすべて走らせます（tests フォルダーは要りません）。")
@json_option
def test(path: Path, kit: bool, as_json: bool) -> None:
    """samples を一つずつ引いて、そのルールに当たるかを調べます。"""
    installed = read_installed().catalogues
    project = read_project(path, installed)
    if not project.files:
        raise click.UsageError(f"catalogue.toml が見つかりません：{path}")
    library = make_library({**installed, **project.catalogues}.values())
    faults: list[tuple[str, SampleFault]] = []
    tried = 0
    for file, compiled in project.files.items():
        if compiled.catalogue is None:
            continue
        tried += len(compiled.samples)
        faults += [(file, fault) for fault in try_samples(library, compiled.catalogue.system.id, compiled.samples)]
    checked = _run_kit([Path(file) for file in project.files]) if kit else []
    if as_json:
        told = [fault for _, fault in faults]
        print_json({"findings": list_findings(project.findings), "faults": told, "tried": tried, "checks": checked})
    else:
        print_findings(project.findings)
        for file, fault in faults:
            click.echo(f"{file}:{fault.line}: {fault.rule}: {fault.typed}: {fault.message}")
        click.echo(f"samples {tried}件、違い {len(faults)}件")
        failed = [row for row in checked if row["problems"]]
        for row in failed:
            click.echo(f"{row['file']}: {row['check']}: {row['says']}")
            for problem in row["problems"]:
                click.echo(f"  {problem}")
        if kit:
            click.echo(f"検査 {len(checked)}件、不合格 {len(failed)}件")
    sys.exit(1 if faults or project.findings or any(row["problems"] for row in checked) else 0)


def _run_kit(files: list[Path]) -> list[dict[str, Any]]:
    if find_spec("hypothesis") is None:
        raise click.UsageError('--kit には pip install "hoteki-sdk[test]" が要ります')
    # The kit is heavy and wanted here only.
    from hoteki_sdk.testing.kit import list_cases, run_case
    from hoteki_sdk.testing.subject import read_subject

    rows: list[dict[str, Any]] = []
    for file in files:
        subject = read_subject(file)
        for case in list_cases(subject):
            problems = run_case(subject, case, {}).problems
            rows.append({"file": str(file), "check": case.id, "says": case.check.ja, "problems": problems})
    return rows
