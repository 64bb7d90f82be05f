"""Run the hooks of one plugin; only the worker does this, behind its walls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any, TypeVar

import msgspec
import pluggy

from hoteki_sdk import hookspecs
from hoteki_sdk.markers import PROJECT
from hoteki_sdk.model import Catalogue, Finding, Sample
from hoteki_sdk.plugin import Plugin
from hoteki_server.catalogue.blame import blame_error
from hoteki_server.catalogue.rows import write_row

__all__ = ["HookFailed", "Hooks"]

_MARK = f"{PROJECT}_impl"
_Item = TypeVar("_Item")


class HookFailed(Exception):
    """A hook that cannot be used; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.message)


class Hooks:
    """The hooks of one plugin; `stage` is told before each step that runs vendor code."""

    def __init__(
        self, plugin: Plugin, context: hookspecs.BuildContext, max_rows: int, stage: Callable[[str], None]
    ) -> None:
        self._where = plugin.hooks or ""
        self._context = context
        self._max_rows = max_rows
        self._stage = stage
        # One manager per plugin: in a shared one a single raising implementation loses every other plugin's result.
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(hookspecs)
        stage(f"import {self._where}")
        self._guarded("import", self._register)

    def rows(self) -> list[str]:
        """What `hoteki_rules` gives, as TOML tables."""
        return self._collect("hoteki_rules", write_row)

    def samples(self) -> list[Sample]:
        """What `hoteki_samples` gives."""
        return self._collect("hoteki_samples", lambda item: msgspec.convert(msgspec.to_builtins(item), Sample))

    def checks(self, catalogue: Catalogue) -> list[Finding]:
        """What `hoteki_checks` finds in the compiled catalogue."""

        def finding(item: object) -> Finding:
            return msgspec.convert(msgspec.to_builtins(item), Finding)

        return self._collect("hoteki_checks", finding, catalogue=catalogue)

    def _register(self) -> None:
        module, _, attribute = self._where.partition(":")
        offered: Any = import_module(module)
        for name in attribute.split(".") if attribute else ():
            offered = getattr(offered, name)
        self._manager.register(offered)
        self._manager.check_pending()
        for name in dir(offered):
            if name.startswith("hoteki_") and not hasattr(getattr(offered, name), _MARK):
                raise LookupError(f"{name} is not marked with @hookimpl")

    def _collect(self, hook: str, convert: Callable[[object], _Item], **arguments: object) -> list[_Item]:
        self._stage(f"hook {hook} ({self._where})")
        return self._guarded(hook, lambda: list(self._converted(hook, convert, arguments)))

    def _converted(
        self, hook: str, convert: Callable[[object], _Item], arguments: dict[str, object]
    ) -> Iterator[_Item]:
        results: list[Iterable[object]] = getattr(self._manager.hook, hook)(context=self._context, **arguments)
        taken = 0
        for result in results:
            for item in islice(iter(result), self._max_rows + 1 - taken):
                taken += 1
                if taken > self._max_rows:
                    raise OverflowError(f"more than {self._max_rows} items")
                try:
                    yield convert(item)
                except (TypeError, ValueError) as error:
                    raise TypeError(f"item {taken}: {error}") from error

    def _guarded(self, step: str, run: Callable[[], _Item]) -> _Item:
        try:
            return run()
        except BaseException as error:  # SystemExit and KeyboardInterrupt of a vendor end the hook, not the report
            place = blame_error(error)
            raise HookFailed(
                Finding(
                    reason="import-failed" if step == "import" else "hook-failed",
                    message=f"{self._where} の {step} で {type(error).__name__}：{_words(error)}",
                    line=place[1] if place else 1,
                    file=place[0] if place else self._where,
                    path=step,
                )
            ) from error


def _words(error: BaseException) -> str:
    try:
        return str(error)[:500] or "（説明なし）"
    except BaseException:
        return "（説明を読めません）"
