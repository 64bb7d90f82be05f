"""Which line of a plugin a failure points at."""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Iterable
from pathlib import Path

__all__ = ["blame_dump", "blame_error"]

_DUMPED = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+) in ', re.MULTILINE)
_STANDARD_LIBRARY = str(Path(os.__file__).parent)
_OURS = ("hoteki_server", "hoteki_sdk", "pluggy", "msgspec")


def blame_error(error: BaseException) -> tuple[str, int] | None:
    """The file and line of the vendor's code in which `error` arose, deepest first; of the text, if it is no Python."""
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        return error.filename, error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return _first_of_vendor((frame.filename, frame.lineno or 1) for frame in reversed(frames))


def blame_dump(printed: str) -> tuple[str, int] | None:
    """The same from what the interpreter printed before a signal ended it."""
    return _first_of_vendor((match["file"], int(match["line"])) for match in _DUMPED.finditer(printed))


def _first_of_vendor(frames: Iterable[tuple[str, int]]) -> tuple[str, int] | None:
    return next(((file, line) for file, line in frames if _is_vendors(file)), None)


def _is_vendors(file: str) -> bool:
    parts = Path(file).parts
    if file.startswith("<") or any(name in parts for name in _OURS):
        return False
    return not file.startswith(_STANDARD_LIBRARY) or "site-packages" in parts or "dist-packages" in parts
