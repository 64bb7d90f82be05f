"""Translate for HTTP: the same function behind the fast lane, the controllers and the batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.check_signal import check_signal
from hoteki_sdk.errors import Fault, SignalRefused, UnknownSystem
from hoteki_sdk.library import Library
from hoteki_sdk.model import Language
from hoteki_sdk.translate import translate
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.signals import FLAT_FIELDS

__all__ = ["answer_code", "answer_signal", "unknown_system"]

_PARTS = ("code", "label", "message", "text")


def answer_signal(
    library: Library, signal: Signal, faults: list[Fault], fields: Mapping[str, Any], at: str = ""
) -> Answer:
    """The answer to a signal read from the flat `fields`; raises ProblemRaised with all faults, `faults` among them."""
    try:
        if not faults:
            return translate(library, signal)
        # A signal that is refused anyway (too long, perhaps) is only asked for its other faults.
        check_signal(library, signal)
    except SignalRefused as refused:
        faults = _joined(faults, [_as_sent(fault, fields, at) for fault in refused.faults])
    except UnknownSystem as unknown:
        if not faults:
            raise unknown_system(unknown.known, signal.lang, at) from unknown
        faults = _joined(faults, [_system_fault(unknown.known, at)])
    raise ProblemRaised("invalid-request", faults, lang=signal.lang)


def answer_code(library: Library, signal: Signal) -> Answer:
    """The answer to the code of `signal`, system and code given."""
    return answer_signal(library, signal, [], {})


def unknown_system(known: tuple[str, ...], lang: Language, at: str = "") -> ProblemRaised:
    """The problem that lists the known systems."""
    return ProblemRaised("unknown-system", [_system_fault(known, at)], lang=lang)


def _joined(read: list[Fault], asked: list[Fault]) -> list[Fault]:
    """Both lists; what follows from a field that could not be read is not told again."""
    told = {fault.path for fault in read}
    parts_told = any(path.rpartition(".")[2] in _PARTS for path in told)
    return read + [fault for fault in asked if fault.path not in told and not (fault.reason == "empty" and parts_told)]


def _system_fault(known: tuple[str, ...], at: str) -> Fault:
    path = f"{at}.system" if at else "system"
    return Fault(path=path, reason="unknown-system", message="登録されていないシステムです", allowed=known)


def _as_sent(fault: Fault, fields: Mapping[str, Any], at: str) -> Fault:
    """The fault under the name that the sender used: context stands flat beside the other fields."""
    path, reason, message, allowed = fault.path, fault.reason, fault.message, fault.allowed
    bare = path.removeprefix("context.")
    if path != bare and bare in fields:
        path = bare
        if reason == "unknown-context":
            reason, message = "unknown-field", f"この項目はありません：{bare}"
            allowed = (*FLAT_FIELDS, *allowed)
    return Fault(path=f"{at}.{path}" if at else path, reason=reason, message=message, allowed=allowed)
