"""What can go wrong when a signal is asked: errors that carry their faults as data."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

__all__ = ["Fault", "HotekiError", "SignalRefused", "UnknownSystem"]


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong with a request: where (`path`), why (`reason`), in words, and what would be allowed."""

    path: str
    reason: str
    message: str
    allowed: tuple[str, ...] = ()


class HotekiError(Exception):
    """Base of the SDK's errors."""


class SignalRefused(HotekiError):
    """A signal that cannot be asked as it stands; carries all its faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.path}: {fault.message}" for fault in self.faults))


class UnknownSystem(HotekiError):
    """A system id that nobody declared; carries the known ids."""

    def __init__(self, system: str, known: Iterable[str]) -> None:
        self.system = system
        self.known = tuple(known)
        super().__init__(f"unknown system {system!r}")
