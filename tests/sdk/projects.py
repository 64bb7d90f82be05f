"""A vendor's project on disk, and the command line run on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from hoteki_sdk.cli import commands

__all__ = ["HEAD", "run", "run_json", "write_project"]

HEAD = 'contract = 1\n[system]\nid = "kaisha-a"\nkind = "vendor"\n'


def write_project(folder: Path, rules: str, head: str = HEAD) -> Path:
    """Write a catalogue of these rules; gives its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "catalogue.toml"
    file.write_text(head + rules, "utf-8")
    return file


def run(*words: object) -> Result:
    """Run a verb in this process."""
    return CliRunner().invoke(commands, [str(word) for word in words])


def run_json(*words: object) -> Any:
    """What a verb prints with --json."""
    return json.loads(run(*words, "--json").output)
