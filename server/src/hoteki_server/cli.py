"""`hoteki-server`: what its operator types. Exit 0 clean, 1 findings, 2 usage, 3 internal fault (contract §1)."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import click
import msgspec

from hoteki_sdk.model import Finding
from hoteki_server.catalogue.compiler import abilities
from hoteki_server.publishing import Built, build, look, look_at_content
from hoteki_server.release.shelf import Shelf
from hoteki_server.settings import Settings, SettingsRefused, parse_settings

__all__ = ["commands", "main"]

_INTERNAL_FAULT = 3
_JST = dt.timezone(dt.timedelta(hours=9))
_CONTENT_ALONE = ""


def _with_profile(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option("--association", help="同梱の振興会の名前。書かなければ content/default.txt の振興会です。"),
        click.option(
            "--data", type=click.Path(path_type=Path), default=Path("data"), help="保存先。", show_default=True
        ),
    ):
        command = option(command)
    return command


def _with_sources(command: Callable[..., None]) -> Callable[..., None]:
    content = click.option("--content", type=click.Path(path_type=Path), help="振興会の内容のフォルダー。")
    return _with_profile(content(command))


_as_json = click.option("--json", "as_json", is_flag=True, help="機械で読める形で出します。")


@click.group()
def commands() -> None:
    """保適ナビを動かします。"""


@commands.command()
@_with_sources
@click.option("--host", default="127.0.0.1", show_default=True, help="待ち受けるアドレス。")
@click.option("--port", type=click.IntRange(1, 65535), default=8080, show_default=True, help="待ち受けるポート。")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="プロセスの数。")
def serve(host: str, port: int, workers: int, **sources: Any) -> None:
    """変わったところがあれば公開し直して、案内を始めます。"""
    settings = _parse(host=host, port=port, workers=workers, **sources)
    built = build(settings, int(time.time()))
    _print_findings(built.findings, err=True)
    if built.served is None:
        click.echo("公開できる内容がありません。上の指摘を直して、もう一度始めてください。", err=True)
        sys.exit(1)
    if not built.is_clean:
        click.echo(f"{len(built.findings)}件の指摘があります。ほかは、そのまま案内します。", err=True)
    if not (settings.static / "index.html").is_file():
        click.echo("画面（PWA）がまだ作られていません。make run で作られます。APIだけ動きます。", err=True)
    if settings.listens_beyond_this_machine:
        click.echo(
            "注意：暗号のないHTTPで、ほかの機械からも届きます。HTTPSの中継（nginxやcaddy）を前に置いてください。",
            err=True,
        )
    click.echo(f"版 {built.served.release}（{built.served.published_at}）を案内します：{settings.url}")
    # The server and the framework take most of the start; a usage error should not wait for them.
    from hoteki_server.serving import run

    run(settings)


@commands.command("compile")
@_with_sources
@_as_json
def compile_(as_json: bool, **sources: Any) -> None:
    """プラグインと内容を調べます。公開はしません。"""
    _report(look(_parse(**sources)), as_json=as_json)


@commands.command()
@_with_sources
@_as_json
def publish(as_json: bool, **sources: Any) -> None:
    """プラグインと内容を調べて、変わったところがあれば新しい版を公開します。"""
    _report(build(_parse(**sources), int(time.time())), as_json=as_json)


@commands.command()
@_with_profile
@click.option(
    "--content",
    is_flag=False,
    flag_value=_CONTENT_ALONE,
    metavar="[FOLDER]",
    help="フォルダーなしで書くと、内容だけを調べます。フォルダーを書くと、その振興会の内容で全部を調べます。",
)
@_as_json
def doctor(as_json: bool, content: str | None, **sources: Any) -> None:
    """壊れているものと見直すところを、ファイルと行で挙げます。公開はしません。"""
    settings = _parse(content=Path(content) if content else None, **sources)
    today = dt.datetime.fromtimestamp(time.time(), _JST).date()
    if content == _CONTENT_ALONE:
        _report_content(*look_at_content(settings, today), as_json=as_json)
    built = look(settings, today)
    shelf = Shelf(settings.releases)
    broken = [number for number in shelf.numbers() if shelf.read(number) is None]
    faults = tuple(
        Finding(
            reason="broken-release",
            message=f"版 {number} のファイルが壊れています",
            line=1,
            file=str(settings.releases),
        )
        for number in broken
    )
    findings = (*built.findings, *faults)
    walls = msgspec.to_builtins(abilities())
    if as_json:
        state = {
            "findings": [*_rows(findings, "error"), *_rows(built.warnings, "warning")],
            "plugins": [msgspec.to_builtins(report) for report in built.plugins],
            "jail": walls,
            "release": None if built.served is None else msgspec.to_builtins(built.served),
            "brokenReleases": broken,
        }
        click.echo(msgspec.json.encode(state).decode())
        sys.exit(1 if findings else 0)
    for report in built.plugins:
        click.echo(f"プラグイン {report.distribution or '?'}（{report.system or '?'}）：{report.state}")
    _print_findings(findings)
    _print_findings(built.warnings, level="警告 ")
    click.echo("隔離：" + "、".join(f"{name} {'あり' if stands else 'なし'}" for name, stands in walls.items()))
    served = built.served
    click.echo("版：まだありません" if served is None else f"版：{served.release}（{served.published_at}）")
    click.echo(f"{len(findings)}件の指摘、{len(built.warnings)}件の警告")
    sys.exit(1 if findings else 0)


def main() -> None:
    """Run the command line; a fault of our own ends with 3 and says so."""
    try:
        commands()
    except Exception as error:
        click.echo(f"hoteki-server の中で失敗しました：{error!r}", err=True)
        sys.exit(_INTERNAL_FAULT)


def _parse(**asked: Any) -> Settings:
    try:
        return parse_settings(**asked)
    except SettingsRefused as refused:
        raise click.UsageError(str(refused)) from refused


def _report(built: Built, *, as_json: bool) -> None:
    if as_json:
        state = {
            "findings": [_row(finding) for finding in built.findings],
            "release": None if built.served is None else msgspec.to_builtins(built.served),
            "isNew": built.is_new,
        }
        click.echo(msgspec.json.encode(state).decode())
    else:
        _print_findings(built.findings)
        if built.is_new and built.served is not None:
            click.echo(f"版 {built.served.release} を公開しました")
        elif built.served is not None:
            click.echo(f"公開中の版は {built.served.release} です")
        click.echo(f"{len(built.plugins)}プラグイン、{len(built.findings)}件の指摘")
    sys.exit(0 if built.is_clean else 1)


def _report_content(findings: tuple[Finding, ...], warnings: tuple[Finding, ...], *, as_json: bool) -> None:
    if as_json:
        rows = [*_rows(findings, "error"), *_rows(warnings, "warning")]
        click.echo(msgspec.json.encode({"findings": rows}).decode())
    else:
        _print_findings(findings)
        _print_findings(warnings, level="警告 ")
        click.echo(f"{len(findings)}件の指摘、{len(warnings)}件の警告")
    sys.exit(1 if findings else 0)


def _print_findings(findings: tuple[Finding, ...], *, err: bool = False, level: str = "") -> None:
    for finding in findings:
        hint = f"（{finding.hint}）" if finding.hint else ""
        click.echo(f"{finding.file or '?'}:{finding.line}: {level}{finding.reason}: {finding.message}{hint}", err=err)


def _rows(findings: tuple[Finding, ...], level: Literal["error", "warning"]) -> list[dict[str, Any]]:
    return [_row(finding) | {"level": level} for finding in findings]


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.reason,
        "file": finding.file,
        "line": finding.line,
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
    }
