"""Read parsed TOML into Structs and name every fault with file, path and line, not only the first."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import msgspec

from hoteki_sdk.model import Finding, Language, Text
from hoteki_sdk.toml_lines import Path
from hoteki_server.content.prose import compose

__all__ = ["Reader"]

_FAULTY: Any = object()
S = TypeVar("S", bound=msgspec.Struct)


def _shown(path: Path) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        rest = [part for part in get_args(kind) if part is not type(None)]
        return rest[0] if len(rest) == 1 else Union[tuple(rest)]  # noqa: UP007
    return kind


class Reader:
    """Turns tables of one file into Structs; faults are added to `findings` (reason, path, line of the nearest key)."""

    def __init__(
        self, *, file: str, lines: Mapping[Path, int], names: Mapping[str, Text], findings: list[Finding]
    ) -> None:
        self.file = file
        self._findings = findings
        self._lines = lines
        self._names = names

    def own_names(self, lang: Language) -> tuple[str, ...]:
        """What `{association}` and `{bureau}` become in `lang`."""
        return tuple(name.in_language(lang) for name in self._names.values())

    def line(self, path: Path) -> int:
        """The line of the key, or of the nearest table above it."""
        return next((self._lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self._lines), 1)

    def finding(self, reason: str, path: Path, message: str, hint: str | None = None) -> Finding:
        """What is to be said about a path, with its file and line."""
        return Finding(
            reason=reason, message=message, line=self.line(path), hint=hint, path=_shown(path), file=self.file
        )

    def report(self, reason: str, path: Path, message: str, hint: str | None = None) -> None:
        """Note a fault at a path."""
        self._findings.append(self.finding(reason, path, message, hint))

    def read_all(self, table: Mapping[str, Any], key: str, kind: type[S]) -> list[tuple[Path, S]]:
        """Every sound entry of the array table `key` with its path."""
        entries = table.get(key, [])
        if not isinstance(entries, list):
            self.report("wrong-type", (key,), f"[[{key}]] と書きます")
            return []
        read = [((key, at), self._read(entry, kind, (key, at))) for at, entry in enumerate(entries)]
        return [(path, entry) for path, entry in read if entry is not _FAULTY]

    def read_one(self, table: Mapping[str, Any], kind: type[S], path: Path = ()) -> S | None:
        """The table as a Struct, or None after reporting what is wrong with it."""
        read = self._read(table, kind, path)
        return None if read is _FAULTY else cast(S, read)

    def only_keys(self, table: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
        """Report every key at the top of the file that is not `allowed`."""
        for key in table:
            if key not in allowed:
                self.report(
                    "unknown-key", (key,), f"このファイルに {key} はありません", f"使えるもの：{', '.join(allowed)}"
                )

    def _read(self, value: Any, kind: Any, path: Path) -> Any:
        kind = _without_none(kind)
        if kind is Text:
            return self._read_text(value, path)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return self._read_struct(value, kind, path)
        if get_origin(kind) is tuple and get_args(kind)[1:] == (...,):
            return self._read_items(value, get_args(kind)[0], path)
        if kind is str and isinstance(value, dt.date):
            return value.isoformat()
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as fault:
            self.report("bad-value", path, f"この値は使えません：{fault}")
            return _FAULTY

    def _read_struct(self, value: Any, kind: type[msgspec.Struct], path: Path) -> Any:
        if not isinstance(value, dict):
            self.report("wrong-type", path, "ここは表にします")
            return _FAULTY
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        faulty = False
        for key in value:
            if key not in fields:
                self.report(
                    "unknown-key", (*path, key), f"ここに {key} はありません", f"使えるもの：{', '.join(fields)}"
                )
                faulty = True
        read: dict[str, Any] = {}
        for name, field in fields.items():
            if name in value:
                read[name] = self._read(value[name], field.type, (*path, name))
                faulty = faulty or read[name] is _FAULTY
            elif field.required:
                self.report("missing-key", path, f"{name} がありません")
                faulty = True
        return _FAULTY if faulty else kind(**read)

    def _read_items(self, value: Any, kind: Any, path: Path) -> Any:
        if not isinstance(value, list):
            self.report("wrong-type", path, "ここは一覧にします")
            return _FAULTY
        items = [self._read(item, kind, (*path, at)) for at, item in enumerate(value)]
        return _FAULTY if any(item is _FAULTY for item in items) else tuple(items)

    def _read_text(self, value: Any, path: Path) -> Any:
        """A string is Japanese; a table has languages and, where nobody has confirmed it, `unconfirmed = true`."""
        table: Any = {"ja": value} if isinstance(value, str) else value
        if not isinstance(table, dict):
            self.report("wrong-type", path, "文は文字列か { ja, ja-easy, en, vi, unconfirmed } の表にします")
            return _FAULTY
        words = {key: part for key, part in table.items() if key != "unconfirmed"}
        if "ja" not in words:
            self.report("missing-japanese", path, "日本語（ja）がありません")
            return _FAULTY
        try:
            text = msgspec.convert(words, Text)
            unconfirmed = msgspec.convert(table.get("unconfirmed", False), bool)
        except msgspec.ValidationError as fault:
            self.report("bad-value", path, f"この値は使えません：{fault}")
            return _FAULTY
        return compose(text, unconfirmed=unconfirmed, names=self._names)
