"""Area 1: the data is readable without importing the package, and importing it touches nothing."""

from __future__ import annotations

from collections.abc import Iterable

from hoteki_sdk.testing.check import Check
from hoteki_sdk.testing.fresh import FreshProcessFailed, look_at_hooks, watch_import
from hoteki_sdk.testing.subject import Subject

__all__ = ["CHECKS"]


def _compiles(subject: Subject) -> Iterable[str]:
    for finding in subject.compiled.findings:
        yield f"{finding.file}:{finding.line}: {finding.reason}: {finding.message}"


def _is_offered(subject: Subject) -> Iterable[str]:
    plugin = subject.plugin
    if plugin is None or subject.compiled.catalogue is None:
        return
    if plugin.name != subject.catalogue.system.id:
        yield f"entry point の名前 {plugin.name} と [system] の id {subject.catalogue.system.id} が違います"


def _imports_quietly(subject: Subject) -> Iterable[str]:
    if not subject.package:
        return
    levels = subject.package.count(".") + 1
    try:
        touched = watch_import(subject.package, subject.file.parents[levels])
    except FreshProcessFailed as failed:
        touched = [str(failed)]
    for event in dict.fromkeys(touched):
        yield f"import するだけで、外に触れます：{event}"


def _hooks_are_known(subject: Subject) -> Iterable[str]:
    if subject.plugin is None or subject.plugin.hooks is None:
        return
    try:
        yield from look_at_hooks(subject.plugin.hooks)
    except FreshProcessFailed as failed:
        yield str(failed)


CHECKS = (
    Check(
        id="HK101",
        area="load",
        ja="変換表は、一つの指摘もなくコンパイルできる",
        en="The catalogue compiles without a finding",
        whole=_compiles,
        needs_catalogue=False,
    ),
    Check(
        id="HK102",
        area="load",
        ja="entry point の名前は、システムの id と同じ",
        en="The entry point is named after the system",
        whole=_is_offered,
    ),
    Check(
        id="HK103",
        area="load",
        ja="パッケージを import しても、ファイル・通信・プロセス・スレッド・環境・画面に触れない",
        en="Importing the package touches no file, network, process, thread, environment or output",
        whole=_imports_quietly,
        needs_catalogue=False,
    ),
    Check(
        id="HK104",
        area="load",
        ja="hook の名前と引数は、決められたものだけ",
        en="Hooks have known names and arguments",
        whole=_hooks_are_known,
        needs_catalogue=False,
    ),
)
