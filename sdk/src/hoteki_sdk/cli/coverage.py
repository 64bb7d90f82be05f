"""`hoteki-sdk coverage`: which declared codes lead to guidance, and which unknown ones shops really see."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import click
import msgspec

from hoteki_sdk.cli.console import json_option, list_findings, print_findings, print_json
from hoteki_sdk.coverage import (
    Coverage,
    Exemptions,
    RankedUnknown,
    UnknownsFile,
    measure,
    rank_unknowns,
    write_html,
    write_stubs,
)
from hoteki_sdk.installed import read_installed
from hoteki_sdk.project import Project, read_project
from hoteki_sdk.table import Table

__all__ = ["coverage"]

_EXEMPTIONS = "coverage.toml"
_MOST_SHOWN = 20


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option(
    "--unknowns",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="店で答えのなかった表示の数（サーバーから取ったJSON）。",
)
@click.option("--no-stubs", is_flag=True, help="--unknowns の表示を、変換表の終わりに書き足しません。")
@click.option("--fail-under", type=click.FloatRange(0, 100), help="この割合（%）より少なければ 1 で終わります。")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="HTMLのファイルにも書きます。")
@json_option
def coverage(
    path: Path, unknowns: Path | None, no_stubs: bool, fail_under: float | None, html: Path | None, as_json: bool
) -> None:
    """宣言したコードのうち、案内のあるものを数えます。対象外は coverage.toml に理由と書きます。"""
    project = read_project(path, read_installed().catalogues)
    if not project.files:
        raise click.UsageError(f"catalogue.toml が見つかりません：{path}")
    measured = [_measure(Path(file), project) for file in project.files]
    coverages = [one for one in measured if one is not None]
    ranked, other, written = _count_unknowns(unknowns, project, stubs=not no_stubs)
    if html is not None:
        html.write_text(write_html(coverages), encoding="utf-8", newline="\n")
    if as_json:
        systems = [{**msgspec.to_builtins(one), "percent": round(one.percent, 1)} for one in coverages]
        print_json(
            {
                "findings": list_findings(project.findings),
                "systems": systems,
                "unknowns": ranked,
                "other": other,
                "stubs": written,
            }
        )
    else:
        print_findings(project.findings)
        _print(coverages, ranked, other, written)
    too_low = fail_under is not None and any(one.percent < fail_under for one in coverages)
    stray = any(one.stray for one in coverages)
    sys.exit(1 if too_low or stray or project.findings else 0)


def _measure(file: Path, project: Project) -> Coverage | None:
    catalogue = project.files[str(file)].catalogue
    if catalogue is None:
        return None
    beside = file.with_name(_EXEMPTIONS)
    exempt: dict[str, str] = {}
    if beside.exists():
        try:
            document = tomllib.loads(beside.read_bytes().decode("utf-8-sig"))
            exempt = msgspec.convert(document, Exemptions).exempt
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise click.UsageError(f'{beside}: [exempt] に "コード" = "理由" と書きます：{error}') from error
    return measure(catalogue, exempt)


def _count_unknowns(
    unknowns: Path | None, project: Project, *, stubs: bool
) -> tuple[tuple[RankedUnknown, ...], int, int]:
    if unknowns is None:
        return (), 0, 0
    try:
        counted = msgspec.json.decode(unknowns.read_bytes(), type=UnknownsFile)
    except msgspec.MsgspecError as error:
        raise click.UsageError(f"{unknowns}: サーバーから取ったJSONではありません：{error}") from error
    owner = next(
        (file for file, one in project.files.items() if one.catalogue and one.catalogue.system.id == counted.system),
        None,
    )
    if owner is None:
        raise click.UsageError(f"{counted.system} の変換表がここにありません（間違いがあれば check で直します）")
    catalogue = project.files[owner].catalogue
    assert catalogue is not None
    ranked, other = rank_unknowns(counted.unknowns, Table(catalogue))
    text = write_stubs(ranked) if stubs else ""
    if text:
        with Path(owner).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return ranked, other, sum(not one.declared for one in ranked) if text else 0


def _print(coverages: list[Coverage], ranked: tuple[RankedUnknown, ...], other: int, written: int) -> None:
    for one in coverages:
        click.echo(
            f"{one.system}: {one.percent:.1f}%（宣言 {one.declared}、案内あり {one.mapped}、"
            f"対象外 {len(one.exempt)}、要記入 {len(one.missing)}）"
        )
        for sign in one.missing[:_MOST_SHOWN]:
            click.echo(f"  {sign.line}行 {sign.text}")
        if len(one.missing) > _MOST_SHOWN:
            click.echo(f"  ほか{len(one.missing) - _MOST_SHOWN}件")
        for text in one.stray:
            click.echo(f"  coverage.toml の {text} は、宣言がないか、理由がありません")
    if ranked or other:
        click.echo("店で答えのなかった表示：")
        for unknown in ranked[:_MOST_SHOWN]:
            done = "（宣言済み）" if unknown.declared else ""
            click.echo(f"  {unknown.count}回 {unknown.value}（ここまでで {unknown.percent}%）{done}")
        if other:
            click.echo(f"  {other}回 数えられない形の表示")
        if written:
            click.echo(f"{written}件のルールを変換表の終わりに書き足しました。condition を書いてください")
