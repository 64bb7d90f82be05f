"""`hoteki-sdk new`: a project of one's own, from a spreadsheet of codes."""

from __future__ import annotations

import re
from pathlib import Path

import click

from hoteki_sdk.cli.console import json_option, print_json
from hoteki_sdk.scaffold.columns import KINDS, Columns, guess_columns
from hoteki_sdk.scaffold.project_files import list_project_files
from hoteki_sdk.scaffold.rows import Drafted, draft_catalogue
from hoteki_sdk.scaffold.spreadsheet import SpreadsheetUnreadable, read_spreadsheet
from hoteki_sdk.scaffold.suggest import Suggester
from hoteki_sdk.vocabulary import load_vocabulary

__all__ = ["new"]

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NAMES = {"code": "コード", "label": "表示", "message": "文", "steps": "対処"}


@click.command()
@click.argument("name")
@click.option(
    "--from",
    "table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="コードの一覧（csv か xlsx）。",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="KIND=COLUMN",
    help="列を決めます。例：code=番号、label=2。KIND は code label message steps。",
)
@click.option("--kind", type=click.Choice(["vendor", "platform"]), default="vendor", help="システムの種類。")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="作る場所。")
@json_option
def new(name: str, table: Path | None, columns: tuple[str, ...], kind: str, into: Path, as_json: bool) -> None:
    """新しい変換表のプロジェクトを作ります。NAME はシステムのid（kaisha-a など）。"""
    if not _NAME.fullmatch(name) or name == "other":
        raise click.UsageError(f"名前は kaisha-a のような小文字です（other は使えません）：{name}")
    folder = into / name
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"もうあります：{folder}")
    rows = _read(table) if table is not None else []
    found = _guess(rows, columns)
    if rows and found.code is None and found.label is None and found.message is None:
        raise click.UsageError("コードや表示の列が分かりません。--column code=1 のように指定してください")
    drafted = draft_catalogue(name, kind, rows, found, Suggester(load_vocabulary()))
    files = list_project_files(name, drafted.source)
    for path, text in files.items():
        target = folder.joinpath(*path.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    named = _name_columns(rows, found)
    if as_json:
        counts = {"rules": drafted.rules, "suggested": drafted.suggested, "aside": drafted.aside}
        print_json({"folder": str(folder), "files": [str(path) for path in files], "columns": named, **counts})
        return
    _print(folder, named, drafted, has_table=table is not None)


def _read(table: Path) -> list[list[str]]:
    try:
        rows = read_spreadsheet(table)
    except SpreadsheetUnreadable as unreadable:
        raise click.UsageError(f"{table}: {unreadable}") from unreadable
    if not rows:
        raise click.UsageError(f"{table}: 行がありません")
    return rows


def _guess(rows: list[list[str]], columns: tuple[str, ...]) -> Columns:
    given = dict(pair.split("=", 1) for pair in columns if "=" in pair)
    if len(given) < len(columns) or given.keys() - set(KINDS):
        raise click.UsageError(f"--column は {'・'.join(KINDS)} のどれか=列 と書きます")
    try:
        return guess_columns(rows, given)
    except ValueError as missing:
        raise click.UsageError(f"この列はありません：{missing}") from missing


def _name_columns(rows: list[list[str]], found: Columns) -> dict[str, str]:
    named = {}
    for kind in KINDS:
        column = getattr(found, kind)
        if column is not None:
            named[kind] = rows[0][column] if found.head else str(column + 1)
    return named


def _print(folder: Path, named: dict[str, str], drafted: Drafted, *, has_table: bool) -> None:
    click.echo(f"作りました：{folder}")
    if has_table:
        told = "、".join(f"{_NAMES[kind]}＝{name}" for kind, name in named.items())
        click.echo(f"列：{told}（違うときは --column で決めます）")
        waiting = drafted.rules - drafted.suggested
        click.echo(f"ルール{drafted.rules}、うち候補あり{drafted.suggested}、要記入{waiting}、要確認{drafted.aside}")
    click.echo(f"次は：cd {folder} のあと hoteki-sdk check")
