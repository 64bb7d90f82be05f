from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from meta.sources import ROOT

NEEDED = ("sh", "dirname", "mkdir", "grep", "cat", "printf")
NOTO = "#!/bin/sh\necho '/usr/share/fonts/NotoSansCJK-Regular.ttc: Noto Sans CJK JP'\n"
APT = '#!/bin/sh\necho "$@" >> "$APT_LOG"\n'
ROOT_USER = "#!/bin/sh\necho 0\n"
NODE = "#!/bin/sh\nexit {status}\n"


class Machine:
    """A machine on which only the named programs exist; `installed` is what apt was asked for."""

    def __init__(self, folder: Path) -> None:
        self._bin, self._log = folder / "bin", folder / "apt.log"
        self._bin.mkdir()
        for name in NEEDED:
            found = shutil.which(name)
            assert found
            (self._bin / name).symlink_to(found)

    def has(self, name: str, script: str) -> None:
        (self._bin / name).write_text(script, encoding="utf-8")
        (self._bin / name).chmod(0o755)

    def provide(self, what: str) -> subprocess.CompletedProcess[str]:
        copy = self._bin.parent / "project" / ".ci"
        copy.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / ".ci" / "provide", copy)
        return subprocess.run(
            [str(self._bin / "sh"), str(copy / "provide"), what],
            env={"PATH": str(self._bin), "APT_LOG": str(self._log)},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def installed(self) -> list[str]:
        calls = self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []
        return [call.split("--no-install-recommends ")[1] for call in calls if " install " in f" {call}"]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    bare = Machine(tmp_path)
    bare.has("id", ROOT_USER)
    return bare


def test_a_machine_without_a_browser_gets_one_with_japanese_letters(machine: Machine) -> None:
    machine.has("apt-get", APT)
    assert 0 == machine.provide("browser").returncode
    assert ["chromium fonts-noto-cjk", "fonts-noto-cjk fontconfig"] == machine.installed


def test_a_machine_that_has_browser_and_letters_is_left_alone(machine: Machine) -> None:
    machine.has("apt-get", APT)
    machine.has("chromium", "#!/bin/sh\n")
    machine.has("fc-list", NOTO)
    assert 0 == machine.provide("browser").returncode
    assert [] == machine.installed


def test_without_apt_it_says_what_to_install(machine: Machine) -> None:
    asked = machine.provide("browser")
    assert 1 == asked.returncode
    assert "Please install: chromium fonts-noto-cjk" in asked.stderr


def test_a_machine_with_a_good_node_is_left_alone(machine: Machine) -> None:
    machine.has("apt-get", APT)
    machine.has("npm", "#!/bin/sh\n")
    machine.has("node", NODE.format(status=0))
    assert 0 == machine.provide("node").returncode
    assert [] == machine.installed


def test_an_old_python_is_named(machine: Machine) -> None:
    machine.has("python3", "#!/bin/sh\nexit 1\n")
    asked = machine.provide("uv")
    assert 1 == asked.returncode
    assert "Python 3.11 or later is needed" in asked.stderr


def test_anything_else_is_a_usage_error(machine: Machine) -> None:
    assert 2 == machine.provide("coffee").returncode
