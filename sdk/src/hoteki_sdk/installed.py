"""The catalogues of the plugins that are installed beside this SDK, read as files; no code of theirs runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from hoteki_sdk.discovery import discover
from hoteki_sdk.model import Catalogue
from hoteki_sdk.plugin import Plugin
from hoteki_sdk.project import Project, read_files

__all__ = ["Installed", "read_installed"]


class Installed(msgspec.Struct, frozen=True, kw_only=True):
    """Plugins in the order of their names, their compiled files, and the names of those whose hooks add rows."""

    plugins: tuple[Plugin, ...]
    project: Project

    @property
    def catalogues(self) -> dict[str, Catalogue]:
        """The catalogues without a finding, by system id."""
        return self.project.catalogues

    @property
    def with_hooks(self) -> tuple[str, ...]:
        """Plugins of which only the rows of the file are seen here; their hooks run in the jail only."""
        return tuple(plugin.name for plugin in self.plugins if plugin.hooks is not None)


def read_installed(paths: Sequence[str] | None = None) -> Installed:
    """Everything on `paths`, the interpreter's own when None."""
    plugins = discover(paths)
    return Installed(plugins=plugins, project=read_files([Path(plugin.file) for plugin in plugins if plugin.file]))
