"""`hoteki-sdk explain`: the way of one signal, from what was typed to the rule that won, and why not the others."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.cli.console import json_option, print_json
from hoteki_sdk.errors import SignalRefused, UnknownSystem
from hoteki_sdk.installed import read_installed
from hoteki_sdk.library import Library
from hoteki_sdk.match_message import read_lines
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.project import make_library, read_project
from hoteki_sdk.read_text import read_text
from hoteki_sdk.sides import Parts, touch
from hoteki_sdk.translate import translate
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_sdk.why import Standing, explain_standings

__all__ = ["explain"]

_IN_PROJECT, _INSTALLED = "project", "installed"


def _read_parts(library: Library, signal: Signal) -> Parts:
    table = library.tables[signal.system or ""]
    if signal.text is not None:
        return read_text(signal.text, table).parts
    return Parts(
        code=normalise_code(signal.code) if signal.code else None,
        label=normalise_label(signal.label) if signal.label else None,
        message=read_lines(signal.message) if signal.message else None,
        told=True,
    )


def _gather(path: Path) -> tuple[Library, dict[str, str]]:
    """The library of the project and, behind it, of the installed plugins; and where each system came from."""
    installed = read_installed().catalogues
    own = read_project(path, installed).catalogues
    places = {**dict.fromkeys(installed, _INSTALLED), **dict.fromkeys(own, _IN_PROJECT)}
    return make_library({**installed, **own}.values()), places


@click.command()
@click.option("--system", required=True, help="システムのid。")
@click.option("--code", help="エラーコード。")
@click.option("--label", help="表示の文字。")
@click.option("--message", help="文。")
@click.option("--text", help="画面から貼り付けた文字。")
@click.option("--context", "contexts", multiple=True, metavar="KEY=VALUE", help="分かっている条件。何度でも書けます。")
@click.option("--path", type=click.Path(exists=True, path_type=Path), default=Path(), help="変換表のある場所。")
@json_option
def explain(
    system: str,
    code: str | None,
    label: str | None,
    message: str | None,
    text: str | None,
    contexts: tuple[str, ...],
    path: Path,
    as_json: bool,
) -> None:
    """入力がどう読まれ、どのルールが勝つかを見せます。手元の変換表、入っているプラグインの順に探します。"""
    if any("=" not in pair for pair in contexts):
        raise click.UsageError("--context は KEY=VALUE と書きます")
    context = dict(pair.split("=", 1) for pair in contexts)
    library, places = _gather(path)
    signal = Signal(system=system, code=code, label=label, message=message, text=text, context=context)
    try:
        answer = translate(library, signal)
    except UnknownSystem as unknown:
        raise click.UsageError(f"このシステムはありません：{system}（{', '.join(unknown.known)}）") from unknown
    except SignalRefused as refused:
        raise click.UsageError(str(refused)) from refused
    if system not in library.tables:
        raise click.UsageError(f"{system} に変換表はありません")
    parts = _read_parts(library, signal)
    winners = {translation.rule for translation in answer.translations}
    standings = explain_standings(touch(library.tables, system, parts), context, winners)
    raw = {"code": code, "label": label, "message": message, "text": text}
    typed = {name: value for name, value in raw.items() if value is not None}
    normalised = {"code": parts.code, "label": parts.label, "message": parts.message.text if parts.message else None}
    if as_json:
        place = places[system]
        print_json({"place": place, "raw": typed, "normalised": normalised, "rules": standings, "answer": answer})
    else:
        _print(system, places[system], typed, normalised, standings, answer)
    sys.exit(0 if answer.result in ("matched", "choose") else 1)


def _print(
    system: str,
    place: str,
    raw: dict[str, str],
    normalised: dict[str, str | None],
    standings: list[Standing],
    answer: Answer,
) -> None:
    titles = load_vocabulary().conditions
    click.echo(f"{system}（{'手元の変換表' if place == _IN_PROJECT else '入っているプラグイン'}）")
    for name, value in raw.items():
        click.echo(f"入力 {name}: {value}")
    for name, form in normalised.items():
        if form is not None:
            click.echo(f"{name}: {form}")
    for row in standings:
        click.echo(f"{'→' if row.won else '　'} {row.line}行 {row.rule} [{row.matched_by}] {row.why}")
    if not standings:
        click.echo("　当たるルールはありません")
    click.echo(f"結果: {answer.result}")
    for entry in answer.translations:
        question = f"（{entry.ask} → {'はい' if entry.on == 'yes' else 'いいえ'}）" if entry.ask else ""
        click.echo(
            f"  {entry.condition} {titles[entry.condition].title if entry.condition in titles else ''}{question}"
        )
    if answer.question is not None:
        click.echo(f"質問: {answer.question.ask}（{'・'.join(value.label for value in answer.question.values)}）")
    for candidate in answer.candidates:
        click.echo(f"候補: {candidate.code or candidate.label}（{candidate.why}）")
