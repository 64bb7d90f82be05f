"""`hoteki-sdk check`: all findings of a project at once, with file and line; `--fix` mends, `--watch` stays."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from hoteki_sdk.cli.console import json_option, list_findings, print_findings, print_json
from hoteki_sdk.installed import read_installed
from hoteki_sdk.project import Project, find_files, read_project
from hoteki_sdk.repair import decode_source, repair

__all__ = ["changes", "check"]

_PAUSE = 0.5


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option("--fix", is_flag=True, help="迷いなく直せるもの（文字コード、番号の引用符、キーのつづり）を直します。")
@click.option("--watch", is_flag=True, help="保存されるたびに調べ直します。Ctrl+Cで終わります。")
@json_option
def check(path: Path, fix: bool, watch: bool, as_json: bool) -> None:
    """変換表（catalogue.toml）の間違いを、まとめて挙げます。"""
    if not find_files(path):
        raise click.UsageError(f"catalogue.toml が見つかりません：{path}")
    if not watch:
        sys.exit(_check_once(path, fix, as_json))
    pause = threading.Event()
    try:
        for _ in changes(path, lambda: pause.wait(_PAUSE)):
            _check_once(path, fix, as_json)
    except KeyboardInterrupt:
        sys.exit(0)


def _check_once(path: Path, fix: bool, as_json: bool) -> int:
    if fix:
        _fix(read_project(path), quiet=as_json)
    project = read_project(path, read_installed().catalogues)
    if as_json:
        print_json(list_findings(project.findings))
    else:
        print_findings(project.findings)
        rules = sum(len(catalogue.rules) for catalogue in project.catalogues.values())
        click.echo(f"{len(project.files)}ファイル、{rules}ルール、{len(project.findings)}件の指摘")
    return 1 if project.findings else 0


def _fix(project: Project, *, quiet: bool) -> None:
    for name, compiled in project.files.items():
        file = Path(name)
        try:
            source, repairs = decode_source(file.read_bytes())
        except UnicodeDecodeError:
            continue
        mended, more = repair(source, compiled.findings)
        if not repairs and not more:
            continue
        file.write_text(mended, encoding="utf-8", newline="")
        for change in (*repairs, *more):
            if not quiet:
                click.echo(f"{name}:{change.line}: {change.message}")


def changes(path: Path, wait: Callable[[], object]) -> Iterator[None]:
    """Once at the start, then whenever a catalogue below `path` changed, came or went; `wait` lets time pass."""
    seen: dict[Path, tuple[int, int]] | None = None
    while True:
        stamps = {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in find_files(path) if file.exists()}
        if stamps != seen:
            seen = stamps
            yield
        wait()
