"""The worker's work, once its walls stand: find plugins, or compile one into a catalogue.

What only one kind of job needs is imported there: a process lives for one job, and its start is most of its life.
"""

from __future__ import annotations

import importlib
import json
import sys
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from hoteki_sdk.compile import compile_catalogue
from hoteki_sdk.model import Finding
from hoteki_sdk.plugin import Plugin
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.catalogue.frames import (
    RESULT,
    STAGE,
    Found,
    Job,
    Made,
    Walls,
    decode_job,
    encode,
    write_frame,
)

if TYPE_CHECKING:
    from hoteki_server.catalogue.hooks import Hooks

__all__ = ["compile_plugin", "work"]


def work(job_bytes: bytes, result_fd: int, walls: dict[str, bool]) -> None:
    """Do the job and write its result as one frame; stages go before it."""
    job = decode_job(job_bytes)
    sys.path.extend(path for path in job.paths if path not in sys.path)
    importlib.invalidate_caches()

    def stage(what: str) -> None:
        write_frame(result_fd, STAGE, what.encode("utf-8", "replace")[:2000])

    if job.task == "probe":
        result = encode(msgspec.convert(walls, Walls))
    elif job.task == "discover":
        from hoteki_sdk.discovery import discover

        stage("discover")
        result = encode(Found(plugins=discover(job.paths if job.only else None)))
    else:
        result = _bounded(job, compile_plugin(job, stage))
    write_frame(result_fd, RESULT, result)


def _bounded(job: Job, made: Made) -> bytes:
    try:
        data = encode(made)
    except (UnicodeEncodeError, msgspec.MsgspecError) as error:
        return encode(_refused(job, "encoding", f"UTF-8で書けない文字があります：{error}"))
    if len(data) > job.max_bytes:
        return encode(
            _refused(job, "too-large", f"結果が{len(data)}バイトです。{job.max_bytes}バイトまでにしてください")
        )
    return data


def compile_plugin(job: Job, stage: Callable[[str], None]) -> Made:
    """Read the plugin's file, ask its hooks, compile; every fault is a finding with file and line."""
    plugin = job.plugin
    if plugin is None:
        raise ValueError("a compile job names its plugin")
    if plugin.file is None:
        return Made(findings=(_not_there(plugin),))
    stage(f"read {plugin.value}")
    source = _read(Path(plugin.file), job)
    if isinstance(source, Finding):
        return Made(findings=(source,))
    return _compile(source, [], None, job, stage) if plugin.hooks is None else _with_hooks(plugin, source, job, stage)


def _not_there(plugin: Plugin) -> Finding:
    if plugin.value:
        message = f"{plugin.value} というファイルが {plugin.distribution} にありません"
    else:
        message = f"hoteki.hooks の {plugin.name} と同じ名前の hoteki.catalogue がありません"
    return Finding(reason="no-catalogue", message=message, line=1, file=plugin.distribution)


def _refused(job: Job, reason: str, message: str, line: int = 1) -> Made:
    file = job.plugin.file if job.plugin else None
    return Made(findings=(Finding(reason=reason, message=message, line=line, file=file),))


def _read(path: Path, job: Job) -> str | Finding:
    try:
        with path.open("rb") as file:
            data = file.read(job.max_bytes + 1)
    except OSError as error:
        return Finding(reason="unreadable", message=f"読めません：{error.strerror}", line=1, file=str(path))
    if len(data) > job.max_bytes:
        return Finding(reason="too-large", message=f"{job.max_bytes}バイトまでです", line=1, file=str(path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Finding(
            reason="encoding",
            message="UTF-8ではありません",
            line=data[: error.start].count(b"\n") + 1,
            hint="UTF-8で保存し直してください（Shift_JISは使えません）",
            file=str(path),
        )


def _with_hooks(plugin: Plugin, source: str, job: Job, stage: Callable[[str], None]) -> Made:
    from hoteki_sdk.hookspecs import BuildContext
    from hoteki_server.catalogue.hooks import HookFailed, Hooks

    context = BuildContext(
        distribution=plugin.distribution, file=plugin.file or "", conditions=tuple(sorted(load_vocabulary().conditions))
    )
    try:
        hooks = Hooks(plugin, context, job.max_rules, stage)
        return _compile(source, hooks.rows(), hooks, job, stage)
    except HookFailed as failed:
        return Made(findings=(failed.finding,))


def _compile(source: str, rows: list[str], hooks: Hooks | None, job: Job, stage: Callable[[str], None]) -> Made:
    stage("compile")
    assert job.plugin is not None
    file = job.plugin.file or ""
    head = source if source.endswith("\n") or not rows else source + "\n"
    compiled = compile_catalogue(head + "".join(rows), file=file, installed=job.installed)
    if compiled.catalogue is None:
        place = _RowPlaces(head, rows, f"{job.plugin.hooks}:hoteki_rules")
        return Made(findings=tuple(place.of(finding) for finding in compiled.findings))
    count = len(compiled.catalogue.rules)
    if count > job.max_rules:
        return _refused(job, "too-many-rules", f"行が{count}あります。{job.max_rules}行までにしてください")
    if hooks is None:
        return Made(catalogue=compiled.catalogue, samples=compiled.samples)
    samples = hooks.samples()
    known = {rule.id for rule in compiled.catalogue.rules}
    strays = [sample.rule for sample in samples if sample.rule not in known]
    if strays:
        return _refused(job, "unknown-rule", f"hoteki_samples が知らない行を指しています：{json.dumps(strays[:5])}")
    findings = tuple(
        msgspec.structs.replace(finding, file=finding.file or file) for finding in hooks.checks(compiled.catalogue)
    )
    if findings:
        return Made(findings=findings)
    return Made(catalogue=compiled.catalogue, samples=(*compiled.samples, *samples))


class _RowPlaces:
    """Lines beyond the file belong to rows of the hook: they are named by the hook and the number of the row."""

    def __init__(self, head: str, rows: list[str], hook: str) -> None:
        self._hook = hook
        self._starts = [head.count("\n") + 1] if rows else []
        for row in rows[:-1]:
            self._starts.append(self._starts[-1] + row.count("\n"))

    def of(self, finding: Finding) -> Finding:
        if not self._starts or finding.line < self._starts[0]:
            return finding
        number = bisect_right(self._starts, finding.line)
        return msgspec.structs.replace(finding, file=self._hook, line=number, path=f"row {number}")
