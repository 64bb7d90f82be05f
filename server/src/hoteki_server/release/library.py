"""Read a release back: what readers see is built from its files, never from the sources."""

from __future__ import annotations

import msgspec

from hoteki_sdk.content import Guidance, Site
from hoteki_sdk.library import Library
from hoteki_sdk.model import Catalogue, Language
from hoteki_sdk.table import Table
from hoteki_server.release.shelf import Release

__all__ = ["open_library"]


def open_library(release: Release) -> Library:
    """The library of `release`; raises msgspec.ValidationError when a file is not what its kind says."""
    site: Site | None = None
    guidance: dict[Language, dict[str, Guidance]] = {}
    tables: dict[str, Table] = {}
    for entry in release.manifest.files:
        content = release.data[entry.sha256]
        if entry.kind == "site":
            site = msgspec.json.decode(content, type=Site)
        elif entry.kind == "guidance" and entry.lang is not None:
            guidance[entry.lang] = msgspec.json.decode(content, type=dict[str, Guidance])
        elif entry.kind == "system" and entry.id is not None:
            tables[entry.id] = Table(msgspec.json.decode(content, type=Catalogue))
    if site is None:
        raise msgspec.ValidationError("a release without a site file")
    return Library(
        release=release.manifest.release,
        as_of=release.manifest.published_at,
        tables=tables,
        site=site,
        guidance=guidance,
    )
