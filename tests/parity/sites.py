"""Random site and guidance files around the conditions that the random catalogues name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any, get_args

import msgspec

from hoteki_sdk.content import ConditionCore, Guidance, Site, Who
from hoteki_sdk.library import Library
from hoteki_sdk.model import LANGUAGES, Language
from hoteki_sdk.table import Table
from hoteki_sdk.vocabulary import load_vocabulary
from parity.catalogues import CONDITIONS, WHENS, Systems, make_text

__all__ = ["make_library", "release_files"]

_CARD_FIELDS = ("phone", "phoneNote", "hours", "service", "url", "why", "cannot", "have", "unconfirmed", "verifiedOn")
_TEXT_FIELDS = frozenset({"phoneNote", "hours", "why", "cannot"})
_LIST_FIELDS = ("meanwhile", "steps", "irreversible", "fallback", "have", "search")


def _card(who: str, chosen: Random) -> dict[str, Any]:
    card: dict[str, Any] = {"who": who, "name": make_text(chosen)}
    for field in chosen.sample(_CARD_FIELDS, chosen.randint(0, 4)):
        if field in _TEXT_FIELDS:
            card[field] = make_text(chosen)
        else:
            card[field] = {"have": [make_text(chosen)], "unconfirmed": True}.get(field, f"{who} {field}")
    return card


def _cores(chosen: Random) -> Iterable[ConditionCore]:
    vocabulary = load_vocabulary().conditions
    for name in CONDITIONS:
        if chosen.random() < 0.95:
            known = vocabulary[name]
            verdict, urgency = chosen.choice(("wait", "fix", "ask", "ok")), chosen.choice(("U0", "U1", "U3"))
            row = {"id": name, "stage": known.stage, "fixed": known.fixed, "about": known.about}
            yield msgspec.convert(row | {"verdict": verdict, "urgency": urgency}, ConditionCore)


def _site(made: Systems, chosen: Random) -> Site:
    whos = chosen.sample(get_args(Who), chosen.choice((0, 6, len(get_args(Who)))))
    named = [name for name in made if chosen.random() < 0.5]
    summaries = [{"id": name, "kind": made[name].system.kind, "name": make_text(chosen)} for name in named]
    name = {"ja": "沖縄"}
    context = load_vocabulary().context
    rest = {"contacts": [_card(who, chosen) for who in whos], "systems": summaries}
    site = msgspec.convert({"association": "okinawa", "name": name, "shortName": name, **rest}, Site)
    return msgspec.structs.replace(site, context=context, conditions=tuple(_cores(chosen)))


def _lines(name: str, chosen: Random) -> list[str]:
    return [f"{{maker}}で{name}{number}、{{maker}}" for number in range(chosen.choice((0, 1, 2)))]


def _guidance(name: str, lang: str, chosen: Random) -> Guidance:
    branches = []
    for _ in range(chosen.choice((0, 0, 1, 2))):
        key = chosen.choice(tuple(WHENS))
        fields = chosen.sample(("steps", "irreversible", "fallback"), chosen.randint(0, 2))
        branch: dict[str, Any] = {"when": {key: [chosen.choice(WHENS[key])]}}
        branch |= {field: _lines(field, chosen) for field in fields}
        branch |= {"meaning": "{maker}の別の意味"} if chosen.random() < 0.5 else {}
        branches.append(branch | ({"escalate": "{maker}の次に聞く"} if chosen.random() < 0.5 else {}))
    text: dict[str, Any] = {"title": f"{name} ({lang})", "meaning": "{maker}の$1意味", "branches": branches}
    text |= {field: _lines(field, chosen) for field in _LIST_FIELDS}
    if chosen.random() < 0.5:
        text |= {"state": {"sent": "yes"}, "verifyAt": "airas", "solvedWhen": "{maker}に出る", "dangerStep": 2}
        text |= {"stateSource": "告知", "escalate": "{maker}の$1会社に聞く"}
        text["sources"] = [{"title": "告知", "verifiedOn": "2026-11-22"}, {"title": "頁", "confidence": "H"}]
    return msgspec.convert(text, Guidance)


def make_library(made: Systems, seed: int) -> Library:
    """A release of these catalogues with a site and guidance of which parts are missing."""
    chosen = Random(seed)
    guidance: dict[Language, Mapping[str, Guidance]] = {
        lang: {name: _guidance(name, lang, chosen) for name in CONDITIONS if chosen.random() < 0.6}
        for lang in chosen.sample(LANGUAGES, chosen.randint(0, 2))
    }
    tables = {name: Table(catalogue) for name, catalogue in made.items()}
    return Library(
        release=41, as_of="2026-11-22T09:00:00+09:00", tables=tables, site=_site(made, chosen), guidance=guidance
    )


def release_files(library: Library) -> dict[str, Any]:
    """The files of that release, as the phone downloads them."""
    files = {
        "release": library.release,
        "asOf": library.as_of,
        "catalogues": [table.catalogue for table in library.tables.values()],
        "site": library.site,
        "guidance": library.guidance,
    }
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(files))
    return built
