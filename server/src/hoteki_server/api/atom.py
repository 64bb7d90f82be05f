"""Notices as an Atom feed (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from hoteki_sdk.content import Notice
from hoteki_sdk.library import Library
from hoteki_sdk.model import Language

__all__ = ["atom_feed"]

_SELF = "/api/v1/notices.atom"


def atom_feed(library: Library, lang: Language) -> bytes:
    """The feed of all notices in `lang`, newest first; every time in it is data, none is now."""
    site = library.site
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "ja" if lang == "ja-easy" else lang})
    _add(feed, "id", f"urn:hoteki:{site.association}:notices")
    _add(feed, "title", site.name.in_language(lang))
    _add(feed, "updated", library.as_of)
    SubElement(feed, "link", {"rel": "self", "href": _SELF})
    SubElement(SubElement(feed, "author"), "name").text = site.short_name.in_language(lang)
    for notice in sorted(site.notices, key=lambda notice: (notice.since, notice.id), reverse=True):
        _add_entry(feed, site.association, notice, lang)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add_entry(feed: Element, association: str, notice: Notice, lang: Language) -> None:
    entry = SubElement(feed, "entry")
    _add(entry, "id", f"urn:hoteki:{association}:notice:{notice.id}")
    _add(entry, "title", notice.title.in_language(lang))
    _add(entry, "updated", notice.since)
    SubElement(entry, "link", {"rel": "alternate", "href": "/notices"})
    SubElement(entry, "category", {"term": notice.kind})
    _add(entry, "content", notice.body.in_language(lang))


def _add(parent: Element, name: str, text: str) -> None:
    # Characters that XML cannot hold at all would make the whole feed unreadable.
    SubElement(parent, name).text = "".join(char for char in text if char >= " " or char in "\t\n")
