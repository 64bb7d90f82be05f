"""The plugin under test: its file, what it compiles to, and the library in which it answers."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hoteki_sdk.compile import Compiled
from hoteki_sdk.discovery import discover
from hoteki_sdk.installed import read_installed
from hoteki_sdk.library import Library
from hoteki_sdk.model import Catalogue
from hoteki_sdk.plugin import Plugin
from hoteki_sdk.project import make_library, read_files

__all__ = ["NoSuchPlugin", "Subject", "read_subject"]


class NoSuchPlugin(Exception):
    """There is no such package, installed or below the current folder."""


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A plugin as the checks see it; `last` is the catalogue of its last release, when there is one."""

    package: str
    file: Path
    compiled: Compiled
    library: Library
    plugin: Plugin | None = None
    last: Catalogue | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The compiled catalogue; only checks that need one ask for it."""
        if self.compiled.catalogue is None:
            raise NoSuchPlugin(f"{self.file} はコンパイルできません")
        return self.compiled.catalogue


def _find(package: str) -> tuple[Path, Plugin | None]:
    for plugin in discover():
        if plugin.value.partition(":")[0] == package and plugin.file is not None:
            return Path(plugin.file), plugin
    # A project that is not installed yet: its tests run from its own folder.
    found = sorted(Path.cwd().glob(f"**/{package}/catalogue.toml"))
    if not found:
        raise NoSuchPlugin(f"{package} がありません。pip install -e . をするか、プロジェクトのフォルダーで実行します")
    return found[0], None


def read_subject(package: str | Path, last: Path | None = None) -> Subject:
    """The plugin in an installed package, in one below the current folder, or a catalogue file."""
    file, plugin = (package, None) if isinstance(package, Path) else _find(package)
    installed = read_installed().catalogues
    compiled = read_files([file], installed).files[str(file)]
    own = {} if compiled.catalogue is None else {compiled.catalogue.system.id: compiled.catalogue}
    before = None if last is None else read_files([last], installed).files[str(last)].catalogue
    if last is not None and before is None:
        raise NoSuchPlugin(f"前の版がコンパイルできません：{last}")
    return Subject(
        package="" if isinstance(package, Path) else package,
        file=file,
        compiled=compiled,
        library=make_library({**installed, **own}.values()),
        plugin=plugin,
        last=before,
    )
