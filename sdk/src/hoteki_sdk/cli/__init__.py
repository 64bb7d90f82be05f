"""`hoteki-sdk`: what a vendor's developer types. Exit 0 clean, 1 findings, 2 usage, 3 internal fault (contract §1)."""

from __future__ import annotations

import sys

import click

from hoteki_sdk.cli.check import check
from hoteki_sdk.cli.conditions import conditions
from hoteki_sdk.cli.coverage import coverage
from hoteki_sdk.cli.diff import diff
from hoteki_sdk.cli.doctor import doctor
from hoteki_sdk.cli.explain import explain
from hoteki_sdk.cli.new import new
from hoteki_sdk.cli.page import page
from hoteki_sdk.cli.samples import test

__all__ = ["main"]

_INTERNAL_FAULT = 3


@click.group()
def commands() -> None:
    """画面の表示を案内につなぐ変換表を、調べて試します。"""


commands.add_command(check)
commands.add_command(test)
commands.add_command(explain)
commands.add_command(conditions)
commands.add_command(new)
commands.add_command(coverage)
commands.add_command(diff)
commands.add_command(doctor)
commands.add_command(page)


def main() -> None:
    """Run the command line; a fault of our own ends with 3 and says so."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every character of a catalogue; a replacement beats a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        commands()
    except Exception as error:
        click.echo(f"hoteki-sdk の中で失敗しました：{error!r}", err=True)
        sys.exit(_INTERNAL_FAULT)
