"""Read query strings strictly: UTF-8 only, no field twice, no field that nobody knows; all faults at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from string import hexdigits
from typing import get_args

from hoteki_sdk.errors import Fault
from hoteki_sdk.model import LANGUAGES, Language
from hoteki_server.api.problems import ProblemRaised

__all__ = ["language_faults", "language_in", "parse_query", "read_fields"]

_HEX = {f"{high}{low}".encode(): int(high + low, 16) for high in hexdigits for low in hexdigits}


def _unquote(raw: bytes) -> str:
    """Percent-decoded text; raises UnicodeDecodeError unless it is UTF-8, ValueError for a broken escape."""
    raw = raw.replace(b"+", b" ")
    if b"%" not in raw:
        return raw.decode()
    first, *rest = raw.split(b"%")
    decoded = bytearray(first)
    for part in rest:
        byte = _HEX.get(part[:2])
        if byte is None:
            raise ValueError("broken percent escape")
        decoded.append(byte)
        decoded += part[2:]
    return decoded.decode()


def parse_query(query: bytes) -> dict[str, str]:
    """Fields of a query string; raises ProblemRaised when it is not UTF-8 or names a field twice."""
    fields: dict[str, str] = {}
    faults: list[Fault] = []
    for pair in query.split(b"&"):
        if not pair:
            continue
        raw_name, _, raw_value = pair.partition(b"=")
        try:
            name, value = _unquote(raw_name), _unquote(raw_value)
        except ValueError as error:
            raise ProblemRaised("bad-encoding", lang=language_in(fields)) from error
        if name in fields:
            faults.append(Fault(path=name, reason="repeated", message="同じ項目が2回あります"))
        fields[name] = value
    if faults:
        raise ProblemRaised("invalid-request", faults, lang=language_in(fields))
    return fields


def language_in(fields: Mapping[str, object]) -> Language:
    """The language asked for, Japanese when none or none that exists."""
    asked = fields.get("lang", "ja")
    found: Language = next((lang for lang in LANGUAGES if lang == asked), "ja")
    return found


def read_fields(query: bytes, allowed: Collection[str]) -> dict[str, str]:
    """The fields of a query of which only `allowed` and `lang` exist; raises ProblemRaised with every fault."""
    fields = parse_query(query)
    names = (*allowed, "lang")
    faults = [
        Fault(path=name, reason="unknown-field", message="この項目はありません", allowed=names)
        for name in fields
        if name not in names
    ]
    faults += language_faults(fields.get("lang"))
    if faults:
        raise ProblemRaised("invalid-request", faults, lang=language_in(fields))
    return fields


def language_faults(asked: object) -> list[Fault]:
    """What is wrong with a `lang` field; nothing when it is absent."""
    if asked is None or asked in get_args(Language):
        return []
    return [Fault(path="lang", reason="unknown-language", message="この言語はありません", allowed=LANGUAGES)]
