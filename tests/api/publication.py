"""Releases for tests: the real content of Okinawa and the bundled catalogues, put together without the jail."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hoteki_sdk.compile import compile_catalogue
from hoteki_sdk.hours import parse_instant
from hoteki_sdk.model import Catalogue
from hoteki_sdk.project import read_project
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.content import load_content
from hoteki_server.release.freeze import Frozen, Publication, freeze
from hoteki_server.release.publication import assemble

ROOT = Path(__file__).parent.parent.parent
NOW = parse_instant("2026-11-22T19:50:00+09:00")

# Signs that the bundled catalogues do not use, so that every kind of answer has a row.
_INVENTED = """
contract = 1
[system]
id = "kaisha-a"
kind = "vendor"
name = "会社A"
versions = ["1", "2"]
shown = ["エラー{code}"]
[support]
phone = "00-0000-0000"
verified_on = 2026-11-22
[[rule]]
code = ["E1", "E2"]

condition = "jibai.wait"
[[rule]]
code = "E200"
[[rule]]
range = ["F100", "F199"]
condition = "pay.failed"
[[rule]]
template = "N{cat:d1}{rest:d2}"
condition = "cert.print"
[[rule]]
prefix = "S"
condition = "access.outage"
[[rule]]
code = "R1"
relay = "e-hoteki"
[[rule]]
code = "V1"
when.version = "1"
condition = "cert.draft"
[[rule]]
code = "V1"
when.version = "2"
condition = "cert.created"
[[rule]]
label = "期限切れ間近\\u3000<b>\\"強調\\"</b>"
condition = "cert.expiring"
"""


@cache
def catalogues() -> dict[str, Catalogue]:
    """The bundled catalogues and one invented vendor's, by system id."""
    bundled = read_project(ROOT / "plugins")
    assert () == bundled.findings
    invented = compile_catalogue(_INVENTED, file="invented.toml", installed=bundled.catalogues)
    assert invented.catalogue is not None, invented.findings
    return {**bundled.catalogues, invented.catalogue.system.id: invented.catalogue}


@cache
def publication() -> Publication:
    """Okinawa's content with all these catalogues."""
    content = load_content(ROOT / "server/content/common", ROOT / "server/content/okinawa")
    return assemble(content, catalogues(), load_vocabulary(), 2026)


@cache
def frozen() -> Frozen:
    """The files of `publication`."""
    return freeze(publication())
