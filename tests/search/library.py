"""The library that a release of the shipped content and the bundled catalogues would give."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hoteki_sdk.library import Library
from hoteki_sdk.project import read_project
from hoteki_sdk.table import Table
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.content import load_content
from hoteki_server.release.publication import assemble

ROOT = Path(__file__).parents[2]


@cache
def shipped_library() -> Library:
    """Okinawa's content; the year only moves the holidays, which search does not read."""
    content = load_content(ROOT / "server/content/common", ROOT / "server/content/okinawa")
    said = assemble(content, read_project(ROOT / "plugins").catalogues, load_vocabulary(), 2026)
    tables = {system: Table(catalogue) for system, catalogue in said.catalogues.items()}
    return Library(release=1, as_of="", tables=tables, site=said.site, guidance=said.guidance)
