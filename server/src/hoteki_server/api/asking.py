"""Translate for HTTP: the same function behind the fast lane, the controllers and the batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.errors import Fault, SignalRefused, UnknownSystem
from hoteki_sdk.library import Library
from hoteki_sdk.translate import translate
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.signals import FLAT_FIELDS

__all__ = ["answer_code", "answer_signal", "unknown_system"]


def answer_signal(
    library: Library, signal: Signal, faults: list[Fault], fields: Mapping[str, Any], at: str = ""
) -> Answer:
    """The answer to a signal read from the flat `fields`; raises ProblemRaised with all faults, `faults` among them."""
    try:
        answer = translate(library, signal)
    except SignalRefused as refused:
        faults = faults + [_as_sent(fault, fields, at) for fault in refused.faults]
    except UnknownSystem as unknown:
        if not faults:
            raise unknown_system(unknown.system, unknown.known, signal, at) from unknown
        faults = [*faults, _system_fault(unknown.known, at)]
    if faults:
        raise ProblemRaised("invalid-request", faults, lang=signal.lang)
    return answer


def answer_code(library: Library, signal: Signal) -> Answer:
    """The answer to the code of `signal`, system and code given."""
    return answer_signal(library, signal, [], {})


def unknown_system(system: str, known: tuple[str, ...], signal: Signal | None = None, at: str = "") -> ProblemRaised:
    """The problem that lists the known systems."""
    lang = "ja" if signal is None else signal.lang
    return ProblemRaised("unknown-system", [_system_fault(known, at)], lang=lang)


def _system_fault(known: tuple[str, ...], at: str) -> Fault:
    path = f"{at}.system" if at else "system"
    return Fault(path=path, reason="unknown-system", message="登録されていないシステムです", allowed=known)


def _as_sent(fault: Fault, fields: Mapping[str, Any], at: str) -> Fault:
    """The fault under the name that the sender used: context stands flat beside the other fields."""
    path, reason, allowed = fault.path, fault.reason, fault.allowed
    bare = path.removeprefix("context.")
    if path != bare and bare in fields:
        path = bare
        if reason == "unknown-context":
            reason, allowed = "unknown-field", (*FLAT_FIELDS, *allowed)
    return msgspec.structs.replace(fault, path=f"{at}.{path}" if at else path, reason=reason, allowed=allowed)
