"""Read the values of a catalogue's keys; each reader returns the value or notes a finding and returns nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from hoteki_sdk.compile._findings import Findings
from hoteki_sdk.compile._nearest import did_you_mean
from hoteki_sdk.model import LANGUAGES, Link, Text
from hoteki_sdk.toml_lines import Path

__all__ = ["Values"]

_MARKUP = re.compile(r"(?i)https?://|www\.|</?[a-z!][^<>]*>|\]\(|javascript:")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_URL = re.compile(r"https?://[^\s<>\"']+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Values:
    """Typed reading of one table at `path`."""

    def __init__(self, table: Mapping[str, Any], path: Path, findings: Findings) -> None:
        self.table = table
        self.path = path
        self.findings = findings

    def refuse(self, key: str, message: str, reason: str = "bad-value", *, hint: str | None = None) -> None:
        """Note a fault at `key` of this table."""
        self.findings.add(reason, (*self.path, key), message, hint=hint)

    def refuse_unknown(self, allowed: frozenset[str] | set[str]) -> None:
        """Note every key that is not allowed here."""
        for key in self.table:
            if key not in allowed:
                message = f"知らないキーです：{key}（使えるキー：{', '.join(sorted(allowed))}）"
                self.refuse(key, message, "unknown-key", hint=did_you_mean(key, sorted(allowed)))

    def string(self, key: str) -> str | None:
        """A non-empty string."""
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.refuse(key, f"{key} は空でない文字列にします")
            return None
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """A string or a list of strings; nothing when absent or wrong."""
        value = self.table.get(key)
        if value is None:
            return ()
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not listed or not all(isinstance(one, str) for one in listed):
            self.refuse(key, f'{key} は文字列か、文字列のリストにします（001 のような番号も "001" と書きます）')
            return ()
        return tuple(listed)

    def make_text(self, value: Any, key: str) -> Text | None:
        """A string (Japanese) or a table by language, without markup, addresses or control characters."""
        by_language = {"ja": value} if isinstance(value, str) else value
        if (
            not isinstance(by_language, dict)
            or not by_language
            or any(name not in LANGUAGES for name in by_language)
            or not all(isinstance(text, str) and text.strip() for text in by_language.values())
            or "ja" not in by_language
        ):
            self.refuse(
                key, f"{key} は文字列か、{{ ja = …, ja-easy = …, en = …, vi = … }} にします（ja は必ず書きます）"
            )
            return None
        if any(_MARKUP.search(text) or _CONTROL.search(text) for text in by_language.values()):
            self.refuse(key, f"{key} にURLやタグは書けません。URLは links に書きます", "markup")
            return None
        return Text(**{name.replace("-", "_"): text for name, text in by_language.items()})

    def text(self, key: str) -> Text | None:
        """One text."""
        value = self.table.get(key)
        return None if value is None else self.make_text(value, key)

    def texts(self, key: str) -> tuple[Text, ...]:
        """A text or a list of texts."""
        value = self.table.get(key)
        if value is None:
            return ()
        made = [self.make_text(one, key) for one in (value if isinstance(value, list) else [value])]
        return tuple(text for text in made if text is not None)

    def url(self, key: str) -> str | None:
        """One http(s) address."""
        value = self.string(key)
        if value is not None and not _URL.fullmatch(value):
            self.refuse(key, f"{key} は http(s) のURLにします")
            return None
        return value

    def links(self, key: str) -> tuple[Link, ...]:
        """A list of addresses or `{ url, title }`."""
        value = self.table.get(key)
        if value is None:
            return ()
        links = []
        for one in value if isinstance(value, list) else [value]:
            entry = {"url": one} if isinstance(one, str) else one
            if not isinstance(entry, dict) or not isinstance(entry.get("url"), str) or entry.keys() - {"url", "title"}:
                self.refuse(key, f"{key} は URL か {{ url, title }} のリストにします")
                continue
            if not _URL.fullmatch(entry["url"]):
                self.refuse(key, f"{key} は http(s) のURLにします")
                continue
            title = self.make_text(entry["title"], key) if "title" in entry else None
            links.append(Link(url=entry["url"], title=title))
        return tuple(links)

    def date(self, key: str) -> str | None:
        """A date, as TOML date or YYYY-MM-DD."""
        value = self.table.get(key)
        if value is None:
            return None
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
        if isinstance(value, str) and _DATE.fullmatch(value):
            return value
        self.refuse(key, f"{key} は 2026-11-22 のような日付にします")
        return None
