"""Compile every installed plugin in its jail; a bad one is named and its last good catalogue goes on serving."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from hoteki_sdk.model import CONTRACT, Catalogue, Finding
from hoteki_sdk.plugin import Plugin
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.catalogue.blame import blame_dump
from hoteki_server.catalogue.frames import Found, Job, Made, Walls
from hoteki_server.catalogue.jail import Jail, Limits, Run
from hoteki_server.catalogue.kept import Kept, load_kept
from hoteki_server.catalogue.settle import Compiled, settle, settle_nothing

__all__ = ["abilities", "compile_all"]

_WAITS_FOR_OTHERS = {"relay-unknown"}


def compile_all(
    data: Path,
    *,
    limits: Limits | None = None,
    python: str | None = None,
    paths: Sequence[Path] = (),
    only: bool = False,
) -> Compiled:
    """Find the plugins, compile each, keep what is good under `data`/catalogues; blocks, at worst for the wall limits.

    `python` is the interpreter whose packages are the plugins (this one when None); `paths` are searched as well, or
    alone with `only`.
    """
    jail = Jail(limits or Limits(), python=python, readable=[str(path) for path in paths])
    directory = data / "catalogues"
    kept = load_kept(directory)
    plugins, faults = _discover(jail, [str(path) for path in paths], only)
    if faults:
        return settle_nothing(kept, faults)
    made = _Rounds(jail, plugins, kept, [str(path) for path in paths]).made()
    return settle(plugins, made, kept, directory)


def abilities(*, limits: Limits | None = None, python: str | None = None) -> Walls:
    """Which walls stand around a worker on this machine, as a worker found them."""
    run = Jail(limits or Limits(), python=python).run(Job(task="probe"))
    return msgspec.json.decode(run.result, type=Walls) if run.ended == "result" else Walls()


def _discover(jail: Jail, paths: list[str], only: bool) -> tuple[tuple[Plugin, ...], tuple[Finding, ...]]:
    run = jail.run(Job(task="discover", paths=tuple(paths), only=only))
    if run.ended != "result":
        return (), (_why(run, jail.limits, None),)
    try:
        return msgspec.json.decode(run.result, type=Found).plugins, ()
    except msgspec.MsgspecError as error:
        return (), (Finding(reason="bad-result", message=str(error), line=1, file="discover"),)


class _Rounds:
    """Compiles all plugins side by side, then again those that relay to systems which the first round brought."""

    def __init__(self, jail: Jail, plugins: Sequence[Plugin], kept: Mapping[str, Kept], paths: list[str]) -> None:
        self._jail = jail
        self._plugins = plugins
        self._paths = tuple(paths)
        self._earlier = {system: entry.catalogue for system, entry in kept.items()}

    def made(self) -> dict[Plugin, Made]:
        with ThreadPoolExecutor(max_workers=2) as pool:
            made = dict(zip(self._plugins, pool.map(self._compile, self._plugins), strict=True))
        waiting = [plugin for plugin, result in made.items() if self._waits(result)]
        while waiting:
            installed = self._earlier | {
                result.catalogue.system.id: result.catalogue for result in made.values() if result.catalogue
            }
            for plugin in waiting:
                made[plugin] = self._compile(plugin, installed)
            still = [plugin for plugin in waiting if self._waits(made[plugin])]
            if len(still) == len(waiting):
                break
            waiting = still
        return made

    def _waits(self, made: Made) -> bool:
        return any(finding.reason in _WAITS_FOR_OTHERS for finding in made.findings)

    def _compile(self, plugin: Plugin, installed: Mapping[str, Catalogue] | None = None) -> Made:
        limits = self._jail.limits
        job = Job(
            task="compile",
            paths=self._paths,
            plugin=plugin,
            installed=dict(installed or {}),
            max_rules=limits.rules,
            max_bytes=limits.output_bytes,
        )
        first = self._read(self._jail.run(job, seed=1), plugin)
        if first.catalogue is None:
            return first
        second = self._read(self._jail.run(job, seed=2), plugin)
        if second.catalogue is None:
            return second
        if first != second:
            message = "同じファイルから二度作って、違う結果になりました（順番の決まらない集合など）"
            where = plugin.hooks or plugin.file
            return Made(findings=(Finding(reason="not-deterministic", message=message, line=1, file=where),))
        return first

    def _read(self, run: Run, plugin: Plugin) -> Made:
        if run.ended != "result":
            return Made(findings=(_why(run, self._jail.limits, plugin),))
        try:
            made = msgspec.json.decode(run.result, type=Made)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            return Made(findings=(Finding(reason="bad-result", message=str(error), line=1, file=plugin.file),))
        faults = tuple(_doubts(made, plugin, self._jail.limits))
        return Made(findings=faults) if faults else made


def _why(run: Run, limits: Limits, plugin: Plugin | None) -> Finding:
    if run.ended == "time":
        reason, words = "time-limit", f"{limits.wall_seconds:g}秒で終わりませんでした"
    elif run.ended == "size":
        reason, words = "too-large", f"結果が{limits.output_bytes}バイトを超えました"
    elif run.status == -signal.SIGXCPU or (run.status == -signal.SIGKILL and run.ended == "died"):
        reason, words = "cpu-limit", f"計算が{limits.cpu_seconds}秒で終わりませんでした"
    elif run.status < 0:
        reason, words = "died", f"{signal.Signals(-run.status).name} で止まりました"
    else:
        reason, words = "died", f"結果を出さずに終わりました（終了コード {run.status}）"
    place = blame_dump(run.printed)
    file = place[0] if place else (plugin.hooks or plugin.file if plugin else None)
    return Finding(
        reason=reason,
        message=f"{run.stage} で{words}",
        line=place[1] if place else 1,
        file=file,
        path=run.stage,
    )


def _doubts(made: Made, plugin: Plugin, limits: Limits) -> Iterable[Finding]:
    """The result comes from a process in which vendor code ran, so what the server relies on is looked at again."""
    catalogue = made.catalogue
    if catalogue is None:
        if not made.findings:
            yield Finding(reason="bad-result", message="結果が空です", line=1, file=plugin.file)
        return
    known = load_vocabulary().conditions
    named = {choice.is_ for rule in catalogue.rules for choice in rule.condition}
    for rule in catalogue.rules:
        if rule.by_slot is not None:
            named |= {*rule.by_slot.cases.values()} | ({rule.by_slot.else_} if rule.by_slot.else_ else set())
    faults = [
        (catalogue.contract != CONTRACT, "contract", f"contract = {catalogue.contract} は使えません"),
        (catalogue.system.id == "other", "reserved-system", "システムのID other は使えません"),
        (len(catalogue.rules) > limits.rules, "too-many-rules", f"{limits.rules}行までです"),
        (
            bool(named - known.keys()),
            "unknown-condition",
            f"知らない状態です：{', '.join(sorted(named - known.keys()))}",
        ),
        (bool(made.findings), "bad-result", "結果と指摘が両方あります"),
    ]
    for wrong, reason, message in faults:
        if wrong:
            yield Finding(reason=reason, message=message, line=1, file=plugin.file)
