"""`hoteki-sdk page`: one offline HTML file per system, for shops and help desks where nothing can be installed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hoteki_sdk.cli.console import json_option, list_findings, print_findings, print_json
from hoteki_sdk.installed import read_installed
from hoteki_sdk.page import write_page
from hoteki_sdk.project import read_project
from hoteki_sdk.vocabulary import load_vocabulary

__all__ = ["page"]


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option("--system", "wanted", help="このシステムだけ。手元になければ、入っているプラグインから探します。")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="書く場所。")
@json_option
def page(path: Path, wanted: str | None, into: Path, as_json: bool) -> None:
    """一つのシステムにつき一つ、そのまま開けるHTMLファイルを書きます。"""
    installed = read_installed().catalogues
    project = read_project(path, installed)
    catalogues = project.catalogues
    if wanted is not None:
        known = {**installed, **catalogues}
        if wanted not in known:
            raise click.UsageError(f"このシステムはありません：{wanted}（{', '.join(sorted(known))}）")
        catalogues = {wanted: known[wanted]}
    if not catalogues and not project.findings:
        raise click.UsageError(f"catalogue.toml が見つかりません：{path}")
    vocabulary = load_vocabulary()
    titles = {name: condition.title for name, condition in vocabulary.conditions.items()}
    names = {key.key: {value.value: value.label.ja for value in key.values} for key in vocabulary.context}
    into.mkdir(parents=True, exist_ok=True)
    written = []
    for system, catalogue in catalogues.items():
        file = into / f"{system}.html"
        file.write_text(write_page(catalogue, titles, names), encoding="utf-8", newline="\n")
        written.append(str(file))
    findings = () if wanted is not None else project.findings
    if as_json:
        print_json({"files": written, "findings": list_findings(findings)})
    else:
        print_findings(findings)
        for name in written:
            click.echo(f"書きました：{name}")
    sys.exit(1 if findings else 0)
