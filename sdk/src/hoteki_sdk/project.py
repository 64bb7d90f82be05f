"""Read the catalogues of a vendor's project: every catalogue.toml below a folder, compiled beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from hoteki_sdk.compile import Compiled, compile_catalogue
from hoteki_sdk.content import ConditionCore, Site
from hoteki_sdk.library import Library
from hoteki_sdk.model import Catalogue, Finding, Text
from hoteki_sdk.table import Table
from hoteki_sdk.vocabulary import load_vocabulary

__all__ = ["CATALOGUE_FILE", "Project", "find_files", "make_library", "read_files", "read_project"]

CATALOGUE_FILE = "catalogue.toml"
_SKIPPED = frozenset({".venv", "node_modules", ".git", "build", "dist"})


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """The compiled files of a project by path, in path order."""

    files: Mapping[str, Compiled]

    @property
    def catalogues(self) -> dict[str, Catalogue]:
        """The catalogues without a finding, by system id."""
        good = (compiled.catalogue for compiled in self.files.values())
        return {catalogue.system.id: catalogue for catalogue in good if catalogue is not None}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all files."""
        return tuple(finding for compiled in self.files.values() for finding in compiled.findings)


def find_files(path: Path) -> list[Path]:
    """The file itself, or every catalogue.toml below a folder, in path order."""
    if path.is_file():
        return [path]
    found = path.rglob(CATALOGUE_FILE)
    return sorted(file for file in found if not _SKIPPED & set(file.relative_to(path).parts))


def _decode(file: Path) -> str | Finding:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "UTF-8として読めません。文字コードをUTF-8にして保存してください"
        return Finding(reason="toml", message=message, line=line, file=str(file))


def read_project(path: Path, beside: Mapping[str, Catalogue] | None = None) -> Project:
    """Compile a file, or every catalogue.toml below a folder; relays may name the other files' systems or `beside`."""
    return read_files(find_files(path), beside)


def read_files(files: Sequence[Path], beside: Mapping[str, Catalogue] | None = None) -> Project:
    """Compile these files beside each other and beside the catalogues that are there anyway."""
    sources = {str(file): _decode(file) for file in files}
    installed: dict[str, Catalogue] = {}
    compiled: dict[str, Compiled] = {}
    # A relay target must be compiled before the one that names it; as many rounds as files settle any order.
    for _ in files:
        compiled = {file: _compile(file, source, {**(beside or {}), **installed}) for file, source in sources.items()}
        grown = Project(files=compiled).catalogues
        if grown.keys() == installed.keys():
            break
        installed = grown
    return Project(files=compiled)


def _compile(file: str, source: str | Finding, installed: Mapping[str, Catalogue]) -> Compiled:
    if isinstance(source, Finding):
        return Compiled(catalogue=None, findings=(source,))
    return compile_catalogue(source, file=file, installed=installed)


def make_library(catalogues: Iterable[Catalogue]) -> Library:
    """A library of these catalogues with the vocabulary's titles and no association's guidance, for a vendor's desk."""
    vocabulary = load_vocabulary()
    cores = tuple(
        ConditionCore(id=condition.id, stage=condition.stage, fixed=condition.fixed, about=condition.about)
        for condition in vocabulary.conditions.values()
    )
    site = Site(
        association="none", name=Text(ja="－"), short_name=Text(ja="－"), context=vocabulary.context, conditions=cores
    )
    tables = {catalogue.system.id: Table(catalogue) for catalogue in catalogues}
    return Library(release=0, as_of="", tables=tables, site=site, guidance={})
