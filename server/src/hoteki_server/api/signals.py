"""Read a signal from the flat fields of a query or a body; every fault with its path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hoteki_sdk.answer import Signal
from hoteki_sdk.errors import Fault
from hoteki_server.api.bodies import read_text_map
from hoteki_server.api.queries import language_faults, language_in

__all__ = [
    "FLAT_FIELDS",
    "LONGEST_PART",
    "LONGEST_QUERY_TEXT",
    "LONGEST_TEXT",
    "read_posted_signal",
    "read_queried_signal",
]

LONGEST_PART = 200
LONGEST_QUERY_TEXT = 200
LONGEST_TEXT = 10_000

FLAT_FIELDS = ("system", "code", "label", "message", "text", "lang", "answers")

_SYSTEM_AND_PARTS = ("system", "code", "label")
_TEXTS = ("message", "text")
_MAPS = ("context", "answers")


def read_queried_signal(fields: Mapping[str, str]) -> tuple[Signal, list[Fault]]:
    """The signal of a GET: fields that are no part of a signal are context; messages and long texts need POST."""
    faults = language_faults(fields.get("lang"))
    if "message" in fields:
        faults.append(Fault(path="message", reason="post-only", message="message はPOSTで送ってください"))
    if "answers" in fields:
        faults.append(Fault(path="answers", reason="post-only", message="answers はPOSTで送ってください"))
    _limit(fields, ("text",), LONGEST_QUERY_TEXT, faults)
    _limit(fields, _SYSTEM_AND_PARTS, LONGEST_PART, faults)
    signal = Signal(
        system=fields.get("system"),
        code=fields.get("code"),
        label=fields.get("label"),
        text=fields.get("text"),
        context={name: value for name, value in fields.items() if name not in FLAT_FIELDS},
        lang=language_in(fields),
    )
    return signal, faults


def read_posted_signal(fields: Mapping[str, Any], at: str = "") -> tuple[Signal, list[Fault]]:
    """The signal of a JSON object: the same flat names, context also as an object; `at` is put before each path."""
    faults: list[Fault] = language_faults(fields.get("lang"))
    texts: dict[str, str] = {}
    for name, value in fields.items():
        if name in _MAPS or name == "lang" or value is None:
            continue
        if isinstance(value, str):
            texts[name] = value
        else:
            faults.append(Fault(path=name, reason="not-a-text", message="文字で書いてください"))
    _limit(texts, _TEXTS, LONGEST_TEXT, faults)
    _limit(texts, _SYSTEM_AND_PARTS, LONGEST_PART, faults)
    context = read_text_map(fields.get("context"), "context", faults)
    for name, value in texts.items():
        if name in _SYSTEM_AND_PARTS or name in _TEXTS:
            continue
        if context.get(name, value) != value:
            faults.append(Fault(path=name, reason="repeated", message="context の中と値が違います"))
        context[name] = value
    signal = Signal(
        system=texts.get("system"),
        code=texts.get("code"),
        label=texts.get("label"),
        message=texts.get("message"),
        text=texts.get("text"),
        context=context,
        answers=read_text_map(fields.get("answers"), "answers", faults),
        lang=language_in(fields),
    )
    return signal, [_placed(fault, at) for fault in faults]


def _limit(fields: Mapping[str, str], names: tuple[str, ...], longest: int, faults: list[Fault]) -> None:
    for name in names:
        if len(fields.get(name, "")) > longest:
            faults.append(Fault(path=name, reason="too-long", message=f"{longest}文字までです"))


def _placed(fault: Fault, at: str) -> Fault:
    if not at:
        return fault
    return Fault(path=f"{at}.{fault.path}", reason=fault.reason, message=fault.message, allowed=fault.allowed)
