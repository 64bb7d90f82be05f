"""Findings are collected with the line of the key at fault and handed out in line order."""

from __future__ import annotations

from hoteki_sdk.model import Finding
from hoteki_sdk.toml_lines import KeyLines, Path

__all__ = ["Findings"]


def _write_path(path: Path) -> str:
    text = "$"
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text


class Findings:
    """All faults of one catalogue file."""

    def __init__(self, lines: KeyLines, file: str) -> None:
        self._lines = lines
        self._file = file
        self._found: list[Finding] = []

    def line_of(self, path: Path) -> int:
        """The line of the longest known beginning of `path`."""
        return self._lines.of(path)

    def add(self, reason: str, path: Path, message: str, *, other: Path | None = None, hint: str | None = None) -> None:
        """Note a fault at `path`; `other` is the path of the earlier rule it meets."""
        line = self.line_of(path)
        other_line = None if other is None else self.line_of(other)
        self._found.append(
            Finding(
                reason=reason,
                message=message,
                line=line,
                other=None if other_line == line else other_line,
                hint=hint,
                path=_write_path(path),
                file=self._file,
            )
        )

    def __len__(self) -> int:
        return len(self._found)

    def in_line_order(self) -> tuple[Finding, ...]:
        """All findings, first line first."""
        return tuple(sorted(self._found, key=lambda finding: finding.line))
