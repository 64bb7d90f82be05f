"""`hoteki-sdk conditions`: find the canonical condition that a display means."""

from __future__ import annotations

import sys

import click

from hoteki_sdk.cli.console import json_option, print_json
from hoteki_sdk.search import Entry, build_index, search
from hoteki_sdk.vocabulary import load_vocabulary

__all__ = ["conditions"]


@click.command()
@click.argument("words", nargs=-1)
@json_option
def conditions(words: tuple[str, ...], as_json: bool) -> None:
    """condition の id を言葉で探します。言葉がなければ、すべて並べます。"""
    known = load_vocabulary().conditions
    names = list(known)
    if words:
        index = build_index(Entry(condition=name, title=known[name].title, words=(name,)) for name in names)
        names = [hit.condition for hit in search(index, " ".join(words), limit=20)]
    if as_json:
        print_json([{"id": name, "title": known[name].title, "stage": known[name].stage} for name in names])
    else:
        for name in names:
            click.echo(f"{name}  {known[name].title}")
        if not names:
            click.echo("見つかりません。言葉を短くしてください")
    sys.exit(0 if names else 1)
