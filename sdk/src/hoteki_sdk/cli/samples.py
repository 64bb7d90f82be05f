"""`hoteki-sdk test`: every sample of a catalogue must lead to the rule it stands at."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hoteki_sdk.cli.console import json_option, list_findings, print_findings, print_json
from hoteki_sdk.installed import read_installed
from hoteki_sdk.project import make_library, read_project
from hoteki_sdk.samples import SampleFault, try_samples

__all__ = ["test"]


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@json_option
def test(path: Path, as_json: bool) -> None:
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
    if as_json:
        told = [fault for _, fault in faults]
        print_json({"findings": list_findings(project.findings), "faults": told, "tried": tried})
    else:
        print_findings(project.findings)
        for file, fault in faults:
            click.echo(f"{file}:{fault.line}: {fault.rule}: {fault.typed}: {fault.message}")
        click.echo(f"samples {tried}件、違い {len(faults)}件")
    sys.exit(1 if faults or project.findings else 0)
