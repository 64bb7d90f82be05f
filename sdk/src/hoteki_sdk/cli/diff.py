"""`hoteki-sdk diff OLD NEW`: what changes for shops between two catalogue files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hoteki_sdk.cli.console import json_option, list_findings, print_findings, print_json
from hoteki_sdk.diff import diff_catalogues
from hoteki_sdk.installed import read_installed
from hoteki_sdk.model import Catalogue
from hoteki_sdk.project import read_project

__all__ = ["diff"]

_KINDS = {"lost": "案内がなくなる", "changed": "案内が変わる", "added": "増える"}
_FILE = click.Path(exists=True, path_type=Path)


def _read(path: Path, as_json: bool) -> Catalogue:
    project = read_project(path, read_installed().catalogues)
    if len(project.files) != 1:
        raise click.UsageError(f"変換表を一つ指定します：{path}")
    if project.findings:
        if as_json:
            print_json({"findings": list_findings(project.findings), "changes": []})
        else:
            print_findings(project.findings)
        sys.exit(1)
    (catalogue,) = project.catalogues.values()
    return catalogue


@click.command()
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@json_option
def diff(old: Path, new: Path, as_json: bool) -> None:
    """二つの変換表を比べます。案内のなくなるコードがあれば 1 で終わります。"""
    before, after = _read(old, as_json), _read(new, as_json)
    if before.system.id != after.system.id:
        raise click.UsageError(f"別のシステムです：{before.system.id}、{after.system.id}")
    changes = diff_catalogues(before, after)
    if as_json:
        print_json({"findings": [], "changes": changes})
    else:
        for change in changes:
            ends = f"{'・'.join(change.before) or '－'} → {'・'.join(change.after) or '－'}"
            click.echo(f"{_KINDS[change.kind]} {change.sign} {change.text}：{ends}")
        click.echo(f"{len(changes)}件")
    sys.exit(1 if any(change.kind == "lost" for change in changes) else 0)
