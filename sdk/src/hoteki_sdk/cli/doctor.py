"""`hoteki-sdk doctor`: what a bug report needs to know about this machine, and what is wrong with it."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import click

from hoteki_sdk.cli.console import json_option, print_json
from hoteki_sdk.installed import read_installed
from hoteki_sdk.model import CONTRACT
from hoteki_sdk.project import read_project
from hoteki_sdk.vocabulary import load_vocabulary

__all__ = ["doctor"]

_EXTRAS = {"xlsx": "openpyxl", "test": "hypothesis", "sign": "cryptography"}


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@json_option
def doctor(path: Path, as_json: bool) -> None:
    """この環境と、入っているプラグインの様子を見せます。"""
    installed = read_installed()
    project = read_project(path, installed.catalogues)
    report = {
        "sdk": version("hoteki-sdk"),
        "contract": CONTRACT,
        "conditions": len(load_vocabulary().conditions),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "console": sys.stdout.encoding,
        "extras": {name: find_spec(module) is not None for name, module in _EXTRAS.items()},
        "plugins": [
            {"name": one.name, "distribution": one.distribution, "version": one.version, "file": one.file}
            for one in installed.plugins
        ],
        "pluginFindings": len(installed.project.findings),
        "files": len(project.files),
        "findings": len(project.findings),
    }
    missing = [one.name for one in installed.plugins if one.file is None]
    if as_json:
        print_json(report)
    else:
        for name, value in report.items():
            if name == "plugins":
                click.echo(f"plugins: {'、'.join(f'{one.name} {one.version}' for one in installed.plugins) or 'なし'}")
            elif isinstance(value, dict):
                there = [key if found else f"{key}（なし）" for key, found in value.items()]
                click.echo(f"{name}: {'、'.join(there)}")
            else:
                click.echo(f"{name}: {value}")
        for plugin in missing:
            click.echo(f"{plugin}: 変換表のファイルが見つかりません")
    sys.exit(1 if missing or installed.project.findings or project.findings else 0)
