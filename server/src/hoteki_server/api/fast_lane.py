"""Plain look-ups answered before any framework: codes by path, codes and labels by query.

What it answers has the same bytes and headers as the controllers give; whatever is not plain (context, text, faults,
undeclared codes by path) falls through to them.
"""

from __future__ import annotations

from hoteki_sdk.answer import Signal
from hoteki_sdk.errors import HotekiError
from hoteki_sdk.model import LANGUAGES, Language
from hoteki_sdk.translate import translate
from hoteki_server.api.prepared import PreparedBody
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.queries import parse_query
from hoteki_server.api.reading import Reading
from hoteki_server.api.replies import Reply, encode_json, etag_of, make_reply
from hoteki_server.api.signals import LONGEST_PART

__all__ = ["answer_plain"]

_TRANSLATE = "/api/v1/translate"
_SYSTEMS = "/api/v1/systems/"
_PLAIN_FIELDS = frozenset({"system", "code", "label", "lang"})


def answer_plain(reading: Reading, path: str, query: bytes, if_none_match: bytes | None) -> Reply | None:
    """The reply to a plain look-up by GET, else None."""
    if path == _TRANSLATE:
        found = _translate(reading, query)
    elif path.startswith(_SYSTEMS) and not query:
        found = _code(reading, path)
    else:
        return None
    return None if found is None else make_reply(path, found.body, etag=found.etag, if_none_match=if_none_match)


def _code(reading: Reading, path: str) -> PreparedBody | None:
    parts = path[len(_SYSTEMS) :].split("/")
    if len(parts) != 3 or parts[1] != "codes" or len(parts[2]) > LONGEST_PART:
        return None
    return reading.prepared.code(parts[0], parts[2], "ja", listed=True)


def _translate(reading: Reading, query: bytes) -> PreparedBody | None:
    try:
        fields = parse_query(query)
    except ProblemRaised:
        return None
    system, code, label = fields.get("system"), fields.get("code"), fields.get("label")
    lang: Language | None = next((lang for lang in LANGUAGES if lang == fields.get("lang", "ja")), None)
    if lang is None or system is None or not fields.keys() <= _PLAIN_FIELDS:
        return None
    if len(code or "") > LONGEST_PART or len(label or "") > LONGEST_PART or len(system) > LONGEST_PART:
        return None
    found = None
    if label is None and code is not None:
        found = reading.prepared.code(system, code, lang)
    elif code is None and label is not None:
        found = reading.prepared.label(system, label, lang)
    if found is not None:
        return found
    try:
        body = encode_json(translate(reading.library, Signal(system=system, code=code, label=label, lang=lang)))
    except HotekiError:
        return None
    return PreparedBody(body, etag_of(body))
