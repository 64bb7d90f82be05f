"""`hoteki-sdk check`: all findings of a project at once, with file and line."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from hoteki_sdk.model import Finding
from hoteki_sdk.project import read_project

__all__ = ["check", "print_findings"]

_COLUMNS = ("file", "line", "path", "message", "hint")


def print_findings(findings: tuple[Finding, ...]) -> None:
    """One line a finding: file:line, reason, sentence."""
    for finding in findings:
        click.echo(f"{finding.file}:{finding.line}: {finding.reason}: {finding.message}")
        if finding.other is not None:
            click.echo(f"  {finding.file}:{finding.other}: こちらと重なっています")


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option("--json", "as_json", is_flag=True, help="機械で読める形で出します。")
def check(path: Path, as_json: bool) -> None:
    """変換表（catalogue.toml）の間違いを、まとめて挙げます。"""
    project = read_project(path)
    if not project.files:
        raise click.UsageError(f"catalogue.toml が見つかりません：{path}")
    findings = project.findings
    if as_json:
        rows = [{"rule": one.reason, **{key: getattr(one, key) for key in _COLUMNS}} for one in findings]
        click.echo(msgspec.json.encode(rows).decode())
    else:
        print_findings(findings)
        rules = sum(len(catalogue.rules) for catalogue in project.catalogues.values())
        click.echo(f"{len(project.files)}ファイル、{rules}ルール、{len(findings)}件の指摘")
    sys.exit(1 if findings else 0)
