"""`hoteki-sdk explain`: the way of one signal, from what was typed to the rule that won, and why not the others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from hoteki_sdk.answer import Signal
from hoteki_sdk.errors import SignalRefused, UnknownSystem
from hoteki_sdk.library import Library
from hoteki_sdk.match_message import read_lines
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.project import make_library, read_project
from hoteki_sdk.read_text import read_text
from hoteki_sdk.sides import Parts, touch
from hoteki_sdk.translate import translate

__all__ = ["explain"]


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


def _list_touched(library: Library, signal: Signal, winners: set[str]) -> list[dict[str, Any]]:
    touched = touch(library.tables, signal.system or "", _read_parts(library, signal))
    rows = []
    for match in touched.matches:
        won = match.rule.id in winners
        lost = "弱い一致（しるしの一部だけ）" if not match.full else "別のルールの順位が上、または条件（when）が違う"
        rows.append(
            {
                "rule": match.rule.id,
                "line": match.rule.line,
                "matchedBy": "+".join(match.signs),
                "when": match.when,
                "won": won,
                "why": "これが答え" if won else lost,
            }
        )
    return rows


@click.command()
@click.option("--system", required=True, help="システムのid。")
@click.option("--code")
@click.option("--label")
@click.option("--message")
@click.option("--text")
@click.option("--context", "contexts", multiple=True, metavar="KEY=VALUE", help="分かっている条件。何度でも書けます。")
@click.option("--path", type=click.Path(exists=True, path_type=Path), default=Path(), help="変換表のある場所。")
@click.option("--json", "as_json", is_flag=True, help="機械で読める形で出します。")
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
    """入力がどう読まれ、どのルールが勝つかを見せます。"""
    if any("=" not in pair for pair in contexts):
        raise click.UsageError("--context は KEY=VALUE と書きます")
    context = dict(pair.split("=", 1) for pair in contexts)
    library = make_library(read_project(path).catalogues.values())
    signal = Signal(system=system, code=code, label=label, message=message, text=text, context=context)
    try:
        answer = translate(library, signal)
    except UnknownSystem as unknown:
        raise click.UsageError(f"このシステムはありません：{system}（{', '.join(unknown.known)}）") from unknown
    except SignalRefused as refused:
        raise click.UsageError(str(refused)) from refused
    parts = _read_parts(library, signal)
    winners = {translation.rule for translation in answer.translations}
    normalised = {"code": parts.code, "label": parts.label, "message": parts.message.text if parts.message else None}
    rules = _list_touched(library, signal, winners)
    if as_json:
        click.echo(msgspec.json.encode({"normalised": normalised, "rules": rules, "answer": answer}).decode())
    else:
        for name, value in normalised.items():
            if value is not None:
                click.echo(f"{name}: {value}")
        for row in rules:
            click.echo(f"{'→' if row['won'] else '　'} {row['line']}行 {row['rule']} [{row['matchedBy']}] {row['why']}")
        click.echo(f"結果: {answer.result} {', '.join(t.condition for t in answer.translations)}")
        for candidate in answer.candidates:
            click.echo(f"候補: {candidate.code or candidate.label}（{candidate.why}）")
    sys.exit(0 if answer.result in ("matched", "choose") else 1)
