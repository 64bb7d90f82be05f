"""Check a signal before it is looked up: all faults at once, each with its path (contract §5)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hoteki_sdk.answer import Signal
from hoteki_sdk.errors import Fault, SignalRefused, UnknownSystem
from hoteki_sdk.library import Library
from hoteki_sdk.lookup import list_context_keys
from hoteki_sdk.model import ContextKey
from hoteki_sdk.normalise import normalise_code, normalise_label

__all__ = ["OTHER", "check_signal"]

OTHER = "other"
_SURROGATE = re.compile("[\ud800-\udfff]")
_YES_NO = ("yes", "no", "unknown")


def _is_well_formed(text: str) -> bool:
    return _SURROGATE.search(text) is None


def _check_parts(signal: Signal, faults: list[Fault]) -> None:
    given = {"code": signal.code, "label": signal.label, "message": signal.message, "text": signal.text}
    for path, value in given.items():
        if value is not None and not _is_well_formed(value):
            faults.append(Fault(path=path, reason="bad-text", message="文字として読めない部分があります"))
    beside = [path for path in ("code", "label", "message") if given[path] is not None]
    if signal.text is not None and beside:
        faults.append(
            Fault(path="text", reason="text-beside", message=f"text は {' '.join(beside)} と一緒に使えません")
        )
    elif not any(_is_filled(path, value) for path, value in given.items()):
        faults.append(
            Fault(
                path="code",
                reason="empty",
                message="code label message text のどれかに、画面の文字を入れてください",
                allowed=("code", "label", "message", "text"),
            )
        )


def _is_filled(path: str, value: str | None) -> bool:
    if value is None:
        return False
    if path == "code":
        return bool(normalise_code(value))
    return bool(normalise_label(value)) or (path == "text" and bool(normalise_code(value)))


def _check_values(
    path: str, given: Mapping[str, str], keys: Mapping[str, ContextKey], faults: list[Fault], extra: tuple[str, ...]
) -> None:
    for key, value in given.items():
        if key not in keys:
            continue
        allowed = tuple(one.value for one in keys[key].values)
        if key != "version" and value not in allowed and value not in extra:
            faults.append(
                Fault(
                    path=f"{path}.{key}",
                    reason="unknown-value",
                    message=f"{key} に使えない値です：{value}",
                    allowed=(*allowed, *extra),
                )
            )


def check_signal(library: Library, signal: Signal) -> Mapping[str, ContextKey]:
    """The context keys of the signal's system, in asking order.

    Raises SignalRefused with every fault, or UnknownSystem when the system is the only thing wrong.
    """
    faults: list[Fault] = []
    known = (*library.tables, OTHER)
    if signal.system is None or not signal.system:
        faults.append(Fault(path="system", reason="missing", message="system を入れてください", allowed=known))
    elif signal.system not in known and not faults:
        raise UnknownSystem(signal.system, known)
    _check_parts(signal, faults)
    system = signal.system or OTHER
    keys = dict(list_context_keys(library.tables, system, library.site.context))
    choosable: tuple[str, ...] = (system, "unknown")
    if system in library.tables and library.tables[system].system.kind == "vendor":
        choosable = (*library.platforms, *choosable)
    chosen = signal.answers.get("system")
    if chosen in library.tables and chosen in choosable:
        for name, declared in list_context_keys(library.tables, chosen, ()).items():
            keys.setdefault(name, declared)
    for key in signal.context:
        if key not in keys:
            faults.append(
                Fault(
                    path=f"context.{key}",
                    reason="unknown-context",
                    message=f"知らない条件です：{key}",
                    allowed=tuple(keys),
                )
            )
    _check_values("context", signal.context, keys, faults, ())
    for key, value in signal.answers.items():
        if key == "system":
            if value not in choosable:
                faults.append(
                    Fault(
                        path="answers.system",
                        reason="unknown-value",
                        message=f"選べない画面です：{value}",
                        allowed=choosable,
                    )
                )
        elif key in library.conditions:
            if value not in _YES_NO:
                faults.append(
                    Fault(
                        path=f"answers.{key}",
                        reason="unknown-value",
                        message=f"{key} の答えは yes no unknown のどれかです",
                        allowed=_YES_NO,
                    )
                )
        elif key not in keys:
            faults.append(
                Fault(
                    path=f"answers.{key}",
                    reason="unknown-answer",
                    message=f"知らない質問です：{key}",
                    allowed=("system", *keys),
                )
            )
    _check_values("answers", signal.answers, keys, faults, ("unknown",))
    if faults:
        raise SignalRefused(faults)
    return keys
