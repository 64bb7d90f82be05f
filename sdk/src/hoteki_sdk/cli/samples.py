"""`hoteki-sdk test`: every sample of a catalogue must lead to the rule it stands at."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from hoteki_sdk.answer import Signal
from hoteki_sdk.cli.check import print_findings
from hoteki_sdk.errors import SignalRefused
from hoteki_sdk.library import Library
from hoteki_sdk.model import Sample
from hoteki_sdk.project import make_library, read_project
from hoteki_sdk.translate import translate

__all__ = ["SampleFault", "test", "try_sample"]


class SampleFault(msgspec.Struct, frozen=True, kw_only=True):
    """A sample that does not lead to its rule: what came instead."""

    system: str
    rule: str
    message: str


def try_sample(library: Library, system: str, sample: Sample) -> SampleFault | None:
    """What is wrong with a sample, or None when its rule answers it."""
    signal = Signal(
        system=system,
        code=sample.code,
        label=sample.label,
        message=sample.message,
        text=sample.text,
        context=sample.context,
    )
    try:
        answer = translate(library, signal)
    except SignalRefused as refused:
        return SampleFault(system=system, rule=sample.rule, message=str(refused))
    rules = [translation.rule for translation in answer.translations]
    if sample.rule in rules:
        return None
    return SampleFault(system=system, rule=sample.rule, message=f"{answer.result}：{', '.join(rules) or '－'}")


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option("--json", "as_json", is_flag=True, help="機械で読める形で出します。")
def test(path: Path, as_json: bool) -> None:
    """samples を一つずつ引いて、そのルールに当たるかを調べます。"""
    project = read_project(path)
    if not project.files:
        raise click.UsageError(f"catalogue.toml が見つかりません：{path}")
    library = make_library(project.catalogues.values())
    faults: list[SampleFault] = []
    tried = 0
    for compiled in project.files.values():
        if compiled.catalogue is None:
            continue
        for sample in compiled.samples:
            tried += 1
            fault = try_sample(library, compiled.catalogue.system.id, sample)
            faults.extend([fault] if fault is not None else [])
    if as_json:
        click.echo(msgspec.json.encode({"findings": project.findings, "faults": faults, "tried": tried}).decode())
    else:
        print_findings(project.findings)
        for fault in faults:
            click.echo(f"{fault.system}: {fault.rule}: 期待と違います：{fault.message}")
        click.echo(f"samples {tried}件、違い {len(faults)}件")
    sys.exit(1 if faults or project.findings else 0)
