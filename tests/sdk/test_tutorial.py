"""The tutorial is run as it is written: files are saved, commands typed, and what it shows must be what comes out."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from meta.sources import ROOT

_BLOCK = re.compile(r"^```([a-z]+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROGRAMS = {
    "hoteki-sdk": ["-c", "from hoteki_sdk.cli import main; main()"],
    "pytest": ["-m", "pytest", "-q", "-p", "no:cacheprovider"],
}
_EXIT = re.compile(r"# exit (\d)")


def _blocks(language: str) -> list[tuple[str, str, str]]:
    return _BLOCK.findall((ROOT / f"docs/tutorial/first-plugin.{language}.md").read_text("utf-8"))


class _Desk:
    """A developer at a Windows PC: saves files, types commands, reads the screen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._screen = ""

    def save(self, name: str, text: str, encoding: str) -> None:
        (self._folder / name).write_text(text, encoding=encoding, newline="\r\n")

    def type(self, block: str) -> None:
        self._screen = ""
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[0] == "cd":
                self._folder /= words[1]
                continue
            environment = {**os.environ, "PYTHONIOENCODING": "cp932", "PYTHONUTF8": "0"}
            done = subprocess.run(
                [sys.executable, *_PROGRAMS[words[0]], *words[1:]],
                cwd=self._folder,
                env=environment,
                capture_output=True,
                check=False,
            )
            said = (done.stdout + done.stderr).decode("cp932")
            wanted = _EXIT.search(line)
            assert (int(wanted[1]) if wanted else 0) == done.returncode, said
            self._screen += said

    def read(self, text: str) -> None:
        missing = [line for line in text.splitlines() if line not in self._screen]
        assert [] == missing, self._screen


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_snippet_of_the_tutorial_works(tmp_path: Path, language: str) -> None:
    desk = _Desk(tmp_path)
    for kind, name, text in _blocks(language):
        if kind == "sh":
            desk.type(text)
        elif kind == "text":
            desk.read(text)
        else:
            desk.save(name, text, "cp932" if kind == "csv" else "utf-8")


def test_both_languages_show_the_same_snippets() -> None:
    assert _blocks("ja") == _blocks("en")


def test_no_snippet_escapes_the_test() -> None:
    pages = [(ROOT / f"docs/tutorial/first-plugin.{language}.md").read_text("utf-8") for language in ("ja", "en")]
    assert [page.count("```") for page in pages] == [2 * len(_blocks(language)) for language in ("ja", "en")]
    assert {"csv", "toml", "sh", "text"} == {kind for kind, _, _ in _blocks("ja")}
