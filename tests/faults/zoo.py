"""Plugins that behave badly, written to disk as installed distributions, and a good neighbour."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

__all__ = ["ANIMALS", "GOOD", "HEADER", "install", "rules"]

GOOD = """\
contract = 1
[system]
id = "{system}"
kind = "vendor"
[[rule]]
id = "first"
code = "E1"
condition = "jibai.wait"
samples = [{{ code = "E1" }}]
"""
HEADER = "from hoteki_sdk.markers import hookimpl\n"


def install(site: Path, name: str, *, toml: str | bytes | None = None, hooks: str = "", init: str = "") -> Path:
    """Write the distribution `name` into `site`; gives its package folder. Without `toml`, a good one."""
    package = site / f"vendor_{name}"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(init, encoding="utf-8")
    source = GOOD.format(system=f"zoo-{name.replace('_', '-')}") if toml is None else toml
    (package / "catalogue.toml").write_bytes(source if isinstance(source, bytes) else source.encode())
    entries = f"[hoteki.catalogue]\n{name} = vendor_{name}:catalogue.toml\n"
    if hooks:
        (package / "hooks.py").write_text(HEADER + dedent(hooks), encoding="utf-8")
        entries += f"[hoteki.hooks]\n{name} = vendor_{name}.hooks\n"
    information = site / f"zoo_{name}-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: zoo-{name}\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text(entries, encoding="utf-8")
    (information / "RECORD").write_text(f"vendor_{name}/__init__.py,,\nvendor_{name}/catalogue.toml,,\n", "utf-8")
    return package


def rules(body: str) -> str:
    """The hook `hoteki_rules` with this body."""
    return "@hookimpl\ndef hoteki_rules(context):\n" + "\n".join(f"    {line}" for line in dedent(body).splitlines())


# Each animal: its hooks, the reason that must be named, and the text of the line that must be blamed (None: the hook).
ANIMALS: dict[str, tuple[str, str, str | None]] = {
    "endless_loop": (rules("while True:\n    pass"), "cpu-limit", "while True:|pass"),
    "glutton": (rules("hoard = bytearray(4 << 30)\nreturn []"), "hook-failed", "hoard = bytearray(4 << 30)"),
    "leaver": (rules("import sys\nsys.exit(0)"), "hook-failed", "sys.exit(0)"),
    "hard_leaver": (rules("import os\nos._exit(7)"), "died", None),
    "crasher": (rules("import ctypes\nctypes.string_at(0)"), "died", "ctypes.string_at(0)"),
    "forker": (rules("import os\nos.fork()\nreturn []"), "hook-failed", "os.fork()"),
    "dialler": (
        rules("import socket\nsocket.create_connection(('127.0.0.1', 9))"),
        "hook-failed",
        "socket.create_connection(('127.0.0.1', 9))",
    ),
    "scribbler": (rules("open('/tmp/hoteki-zoo', 'w')"), "hook-failed", "open('/tmp/hoteki-zoo', 'w')"),
    "orphan_import": ("import a_module_that_nobody_has", "import-failed", "import a_module_that_nobody_has"),
    "bad_grammar": ("def hoteki_rules(context:", "import-failed", "def hoteki_rules(context:"),
    "misspeller": ("@hookimpl\ndef hoteki_rule(context):\n    return []", "import-failed", None),
    "unmarked": ("def hoteki_rules(context):\n    return []", "import-failed", None),
    "wrong_argument": ("@hookimpl\ndef hoteki_rules(ctx):\n    return []", "import-failed", None),
    "wrong_type": (rules("return ['E9']"), "hook-failed", None),
    "wrong_value": (rules("return [{'code': 'E9', 'condition': 1.5}]"), "hook-failed", None),
    "bad_row": (rules("return [{'code': 'E9', 'condition': 'no.such'}]"), "unknown-condition", None),
    "flipper": (
        rules("return [{'code': c, 'condition': 'ok'} for c in {f'X{i}' for i in range(50)}]"),
        "not-deterministic",
        None,
    ),
    "endless_rows": (
        rules("n = 0\nwhile True:\n    n += 1\n    yield {'code': f'Y{n}', 'condition': 'ok'}"),
        "hook-failed",
        None,
    ),
    "picky": (
        "@hookimpl\ndef hoteki_checks(context, catalogue):\n"
        "    return [{'reason': 'own-check', 'message': 'x', 'line': 7}]",
        "own-check",
        None,
    ),
    "stray_sample": (
        "@hookimpl\ndef hoteki_samples(context):\n    return [{'rule': 'nowhere', 'code': 'E1'}]",
        "unknown-rule",
        None,
    ),
}
