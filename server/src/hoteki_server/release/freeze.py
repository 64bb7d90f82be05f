"""Freeze what is to be published into canonical files; the same input always gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from hoteki_sdk.content import Guidance, Site
from hoteki_sdk.model import LANGUAGES, Catalogue, Language
from hoteki_server.release.manifest import FileEntry, canonical_json, digest_of, sha256_of

__all__ = ["Frozen", "Publication", "freeze"]


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a release says: the site, guidance by language and condition, catalogues by system id."""

    site: Site
    guidance: Mapping[Language, Mapping[str, Guidance]]
    catalogues: Mapping[str, Catalogue]


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """The files of a release without number and time; `data` by SHA-256."""

    association: str
    languages: tuple[Language, ...]
    files: tuple[FileEntry, ...]
    data: dict[str, bytes]
    digest: str


def freeze(publication: Publication) -> Frozen:
    """The canonical files of `publication`: site, guidance in each language, one file a system."""
    languages = tuple(lang for lang in LANGUAGES if lang in publication.guidance)
    files: list[FileEntry] = []
    data: dict[str, bytes] = {}

    def add(entry: FileEntry, content: bytes) -> None:
        files.append(msgspec.structs.replace(entry, sha256=sha256_of(content), bytes=len(content)))
        data[files[-1].sha256] = content

    add(FileEntry(kind="site", sha256="", bytes=0), canonical_json(publication.site))
    for lang in languages:
        add(FileEntry(kind="guidance", lang=lang, sha256="", bytes=0), canonical_json(publication.guidance[lang]))
    for system, catalogue in sorted(publication.catalogues.items()):
        add(FileEntry(kind="system", id=system, sha256="", bytes=0), canonical_json(catalogue))
    entries = tuple(files)
    return Frozen(
        association=publication.site.association,
        languages=languages,
        files=entries,
        data=data,
        digest=digest_of(publication.site.association, languages, entries),
    )
