from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from meta.sources import ROOT

LONGEST = 400
LONGEST_TEST = 450
SOURCES = (".py", ".ts", ".tsx")
# Written in pieces, so that this file does not contain what it looks for.
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
MACHINE = re.compile(
    rf"(?<![A-Za-z0-9_.~-])/(?:root|home|Users)/[A-Za-z0-9_.-]|{re.escape(str(ROOT))}(?![A-Za-z0-9_-])"
)
SKIPS = re.compile(r"@pytest\.mark\.(skip|xfail)|pytest\.(skip|xfail)\(|\b(it|test|describe)\.(skip|todo|only)\b")


@cache
def _tracked() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def _texts() -> list[tuple[str, str]]:
    texts = []
    for path in _tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            texts.append((str(path.relative_to(ROOT)), data.decode("utf-8")))
    return texts


def test_the_files_of_the_project_are_seen() -> None:
    assert {"Makefile", "README.md", "pyproject.toml"} <= {name for name, _ in _texts()}


def test_no_module_grows_beyond_one_reason_to_change() -> None:
    long = {
        name: lines
        for name, text in _texts()
        if name.endswith(SOURCES) and (lines := text.count("\n")) > (LONGEST_TEST if "tests/" in name else LONGEST)
    }
    assert {} == long


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_says_where_packages_come_from(host: str) -> None:
    assert [] == [name for name, text in _texts() if host in text]


def test_no_lock_carries_an_address() -> None:
    locks = [(name, text) for name, text in _texts() if name.endswith(("package-lock.json", ".txt"))]
    assert [] == [name for name, text in locks if re.search(r'"resolved": "|--index-url|--find-links| @ \w+://', text)]


def test_no_file_names_a_path_of_a_developers_machine() -> None:
    found = [f"{name}: {match[0]}" for name, text in _texts() for match in MACHINE.finditer(text)]
    assert [] == found


def test_no_test_is_skipped() -> None:
    tests = [(name, text) for name, text in _texts() if "tests/" in name and name.endswith(SOURCES)]
    assert [] == [name for name, text in tests if SKIPS.search(text) and not name.endswith("test_tracked_files.py")]
