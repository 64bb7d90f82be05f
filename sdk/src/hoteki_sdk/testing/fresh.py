"""Ask a fresh Python process about a plugin: what its import touches, what its hooks are, what it compiles to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

__all__ = ["FreshProcessFailed", "compile_digest", "look_at_hooks", "watch_import"]

_LIMIT = 60

# The package's own loading reads files and may cache bytecode, which the -B switch turns off; anything else is noise.
_IMPORT = """
import json, os, sys, threading
touched = []
NOISY = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.remove", "os.rename",
         "os.mkdir", "os.rmdir", "os.putenv", "os.unsetenv", "os.chdir", "shutil.", "ctypes.dlopen",
         "urllib.", "webbrowser.")
def watch(event, args):
    if event.startswith(NOISY):
        touched.append(event)
    elif event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        touched.append(f"open {args[0]} ({args[1]})")
before = (os.getcwd(), threading.active_count(), dict(os.environ))
sys.addaudithook(watch)
import importlib
try:
    importlib.import_module(sys.argv[1])
except BaseException as error:
    touched.append(f"{type(error).__name__}: {error}")
after = (os.getcwd(), threading.active_count(), dict(os.environ))
for name, was, now in zip(("cwd", "threads", "environment"), before, after):
    if was != now:
        touched.append(name)
sys.__stdout__.write("\\n" + json.dumps(touched))
"""

_HOOKS = """
import importlib, json, sys
import pluggy
from hoteki_sdk import hookspecs
manager = pluggy.PluginManager("hoteki")
manager.add_hookspecs(hookspecs)
problems = []
try:
    module = importlib.import_module(sys.argv[1].partition(":")[0])
    manager.register(module)
    manager.check_pending()
    if not any(manager.get_hookcallers(module) or ()):
        problems.append("no function is marked with @hookimpl")
except BaseException as error:
    problems.append(f"{type(error).__name__}: {error}")
sys.__stdout__.write("\\n" + json.dumps(problems))
"""

_COMPILE = """
import hashlib, json, sys
from pathlib import Path
import msgspec
from hoteki_sdk.installed import read_installed
from hoteki_sdk.project import read_files
file = Path(sys.argv[1])
compiled = read_files([file], read_installed().catalogues).files[str(file)]
data = msgspec.json.encode(compiled.catalogue, order="deterministic")
sys.stdout.write("\\n" + json.dumps(hashlib.sha256(data).hexdigest()))
"""


class FreshProcessFailed(Exception):
    """The process ended without an answer; says how."""


def _ask(script: str, argument: str, *, first: str = "", **changes: str) -> Any:
    places = os.pathsep.join(path for path in [first, *sys.path] if path)
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": places, **changes}
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-c", script, argument],
            env=environment,
            capture_output=True,
            timeout=_LIMIT,
            check=False,
        )
        text = done.stdout.decode("utf-8")
        printed, _, answer = text.rpartition("\n")
        value = json.loads(answer)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise FreshProcessFailed(str(error)) from error
    if isinstance(value, list) and printed.strip():
        value.append("stdout")
    return value


def watch_import(package: str, folder: Path) -> list[str]:
    """What importing a package touches besides reading itself; `folder` is where it lies."""
    touched: list[str] = _ask(_IMPORT, package, first=str(folder))
    return touched


def look_at_hooks(hooks: str) -> list[str]:
    """What is wrong with the hooks of a module: its import, its marks, its names and arguments."""
    problems: list[str] = _ask(_HOOKS, hooks)
    return problems


def compile_digest(file: Path, *, seed: int, zone: str, locale: str) -> str:
    """The SHA-256 of the compiled catalogue in a process with this hash seed, time zone and locale."""
    digest: str = _ask(_COMPILE, str(file), PYTHONHASHSEED=str(seed), TZ=zone, LC_ALL=locale)
    return digest
