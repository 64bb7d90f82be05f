from __future__ import annotations

import os
import venv
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

import hoteki_sdk
import hoteki_server
from faults.zoo import install
from hoteki_sdk.plugin import Plugin
from hoteki_server.catalogue.compiler import abilities, compile_all
from hoteki_server.catalogue.frames import RESULT, Job
from hoteki_server.catalogue.jail import Jail, Limits

QUICK = Limits(cpu_seconds=2, wall_seconds=5.0, memory_bytes=400 << 20, output_bytes=200_000, rules=500)

# Each bypasses the audit hook by calling the C library, and reports what came of it as a code.
RAW = {
    "seccomp": {
        "socket": "tried = libc.socket(2, 1, 0)",
        "fork": "tried = libc.fork()\n    if tried == 0: os._exit(0)",
        "setsid": "tried = libc.setsid()",
        "kill": "tried = libc.kill(os.getppid(), 0)",
    },
    "landlock": {
        "write": "tried = libc.open(b'{scratch}', 0o101, 0o600)",
        "read": "tried = libc.open(b'{secret}', 0)",
    },
}
HOOK = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
@hookimpl
def hoteki_rules(context):
    {attempt}
    return [{{'code': 'REFUSED' if tried < 0 else 'DONE', 'condition': 'ok'}}]
"""


@pytest.mark.parametrize(("wall", "name"), [(wall, name) for wall, names in RAW.items() for name in names])
def test_what_the_machine_can_deny_is_denied_below_python_too(wall: str, name: str, tmp_path: Path) -> None:
    secret = tmp_path / "data" / "secret"
    secret.parent.mkdir()
    secret.write_text("x", encoding="utf-8")
    site = tmp_path / "site"
    attempt = RAW[wall][name].format(scratch=tmp_path / "scratch", secret=secret)
    install(site, name, hooks=HOOK.format(attempt=attempt))
    compiled = compile_all(tmp_path / "data", limits=QUICK, paths=[site], only=True)
    codes = [code for rule in compiled.catalogues[f"zoo-{name}"].rules for code in rule.codes]
    holds = getattr(abilities(limits=QUICK), wall)
    assert ["E1", "REFUSED" if holds else "DONE"] == codes


def _run(tmp_path: Path, hook: str, limits: Limits = QUICK) -> tuple[str, str, bytes]:
    package = install(tmp_path, "animal", hooks=dedent(hook))
    plugin = Plugin(
        distribution="zoo-animal",
        version="1.0",
        name="animal",
        value="vendor_animal:catalogue.toml",
        file=str(package / "catalogue.toml"),
        hooks="vendor_animal.hooks",
    )
    jail = Jail(limits, readable=[str(tmp_path)])
    run = jail.run(Job(task="compile", paths=(str(tmp_path),), plugin=plugin))
    return run.ended, run.stage, run.result


def test_an_endless_flood_of_output_is_read_away_and_ends_with_the_limits(tmp_path: Path) -> None:
    limits = Limits(cpu_seconds=1, wall_seconds=4.0, captured_bytes=1000)
    flood = "import os\nwhile True:\n    os.write(1, b'x' * 65536)\n"
    ended, stage, _ = _run(tmp_path, flood, limits)
    assert "import vendor_animal.hooks" == stage
    assert ended in ("died", "time")


def test_a_result_larger_than_allowed_is_not_read(tmp_path: Path) -> None:
    forged = f"""
        import os, struct
        for fd in range(3, 20):
            try:
                os.write(fd, struct.pack(">cQ", {RESULT!r}, 1 << 40))
            except OSError:
                pass
        """
    ended, _, result = _run(tmp_path, forged)
    assert ("size", b"") == (ended, result)


def test_a_forged_result_is_decoded_and_doubted(tmp_path: Path) -> None:
    forged = f"""
        import os, struct
        body = b'{{"catalogue":{{"contract":1,"system":{{"id":"other","kind":"vendor"}}}}}}'
        for fd in range(3, 20):
            try:
                os.write(fd, struct.pack(">cQ", {RESULT!r}, len(body)) + body)
            except OSError:
                pass
        """
    site = tmp_path / "site"
    install(site, "forger", hooks=dedent(forged))
    compiled = compile_all(tmp_path / "data", limits=QUICK, paths=[site], only=True)
    assert {} == compiled.catalogues
    assert ["reserved-system"] == [finding.reason for finding in compiled.reports[0].findings]


def test_a_worker_inherits_neither_environment_nor_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTEKI_SECRET", "x")
    look = """
        import os, sys
        @hookimpl
        def hoteki_rules(context):
            names = sorted(name for name in os.environ if name not in ('LC_CTYPE', 'PYTHONHASHSEED'))
            return [{'code': f'ENV{len(names)}-IN{len(sys.stdin.read())}', 'condition': 'ok'}]
        """
    _, _, result = _run(tmp_path, look)
    assert b'"ENV0-IN0"' in result


def test_a_worker_runs_in_a_group_of_its_own_and_leaves_no_process(tmp_path: Path) -> None:
    look = """
        import os
        @hookimpl
        def hoteki_rules(context):
            return [{'code': f'PID{os.getpid()}-GROUP{os.getpgrp()}', 'condition': 'ok'}]
        """
    _, _, result = _run(tmp_path, look)
    text = result.decode()
    pid = int(text.split('"PID')[1].split("-")[0])
    assert f"PID{pid}-GROUP{pid}" in text
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_pth_file_of_the_plugins_own_interpreter_runs_behind_the_walls(tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", symlinks=True, with_pip=False)
    (packages,) = (tmp_path / "venv" / "lib").glob("python*/site-packages")
    own = [Path(module.__file__).parents[1] for module in (hoteki_sdk, hoteki_server, msgspec) if module.__file__]
    (packages / "own.pth").write_text("\n".join(map(str, own)), encoding="utf-8")
    touch = f"import pathlib; pathlib.Path({str(tmp_path / 'touched')!r}).write_text('x')\n"
    (packages / "sly.pth").write_text(touch, encoding="utf-8")
    install(packages, "there")
    python = str(tmp_path / "venv" / "bin" / "python")
    compiled = compile_all(tmp_path / "data", limits=QUICK, python=python, paths=own)
    assert "zoo-there" in compiled.catalogues, compiled.reports
    assert not (tmp_path / "touched").exists()
