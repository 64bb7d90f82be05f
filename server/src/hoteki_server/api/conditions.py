"""Routes to conditions: guidance, reverse look-up, symptom search."""

from __future__ import annotations

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from hoteki_sdk.errors import Fault
from hoteki_sdk.model import Language
from hoteki_sdk.search import MAX_HITS, Hit, search
from hoteki_server.api.asking import unknown_system
from hoteki_server.api.bodies import JsonRequest
from hoteki_server.api.paging import page_of
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.queries import language_in, read_fields
from hoteki_server.api.reading import Reading
from hoteki_server.api.responses import answer_json
from hoteki_server.api.schemas import ConditionPage, ConditionsPage, SearchPage, SignalsPage
from hoteki_server.api.signals import LONGEST_QUERY_TEXT
from hoteki_server.api.wording import in_language

__all__ = ["ConditionsController", "SearchController"]

_USUAL_HITS = 10


class ConditionsController(Controller):
    """The canonical states and faults with the association's guidance."""

    path = "/conditions"
    tags = ("conditions",)

    @get(operation_id="listConditions", summary="List all conditions")
    async def list_all(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[ConditionsPage]:
        """Titles with verdict and urgency."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        conditions = [
            in_language(core, lang) | {"title": reading.library.find_guidance(core.id, lang).title}
            for core in reading.library.site.conditions
        ]
        return answer_json(request, page_of(ConditionsPage, reading, lang, conditions=conditions))

    @get("/{condition:str}", operation_id="getCondition", summary="Show the guidance of a condition")
    async def show(
        self, request: JsonRequest, reading: NamedDependency[Reading], condition: FromPath[str]
    ) -> Response[ConditionPage]:
        """Guidance in one language, with the branches that hold under a context."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        core = reading.library.conditions.get(condition)
        if core is None:
            raise _unknown(reading, lang)
        guidance = in_language(reading.library.find_guidance(condition, lang), lang)
        page = page_of(ConditionPage, reading, lang, **in_language(core, lang), guidance=guidance)
        return answer_json(request, page)

    @get("/{condition:str}/signals", operation_id="getSignals", summary="What do the screens say for a condition?")
    async def list_signals(
        self, request: JsonRequest, reading: NamedDependency[Reading], condition: FromPath[str]
    ) -> Response[SignalsPage]:
        """Reverse look-up over all systems."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        if condition not in reading.library.conditions:
            raise _unknown(reading, lang)
        signs = in_language(reading.signs.get(condition, ()), lang)
        return answer_json(request, page_of(SignalsPage, reading, lang, condition=condition, signals=signs))


class SearchController(Controller):
    """Symptom search."""

    path = "/search"
    tags = ("conditions",)

    @get(operation_id="search", summary="Find conditions by symptom")
    async def find(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[SearchPage]:
        """The best hits for `q`; with `system` no labels of other systems count."""
        fields = read_fields(request.scope["query_string"], ("q", "system", "limit"))
        lang = language_in(fields)
        faults: list[Fault] = []
        query = fields.get("q", "")
        if not query:
            faults.append(Fault(path="q", reason="missing", message="q を入れてください"))
        if len(query) > LONGEST_QUERY_TEXT:
            faults.append(Fault(path="q", reason="too-long", message=f"{LONGEST_QUERY_TEXT}文字までです"))
        limit = _limit(fields.get("limit"), faults)
        if faults:
            raise ProblemRaised("invalid-request", faults, lang=lang)
        system = fields.get("system")
        if system is not None and system not in reading.library.systems:
            raise unknown_system(tuple(reading.library.systems), lang)
        found = search(reading.search[lang], query, system=system, limit=limit)
        hits = [_row(reading, hit, lang) for hit in found]
        return answer_json(request, page_of(SearchPage, reading, lang, hits=hits))


def _unknown(reading: Reading, lang: Language) -> ProblemRaised:
    known = tuple(reading.library.conditions)
    fault = Fault(path="condition", reason="unknown-condition", message="登録されていない状態です", allowed=known)
    return ProblemRaised("unknown-condition", [fault], lang=lang)


def _limit(text: str | None, faults: list[Fault]) -> int:
    if text is None:
        return _USUAL_HITS
    if text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= MAX_HITS:
        return int(text)
    faults.append(Fault(path="limit", reason="out-of-range", message=f"1から{MAX_HITS}までの数です"))
    return _USUAL_HITS


def _row(reading: Reading, hit: Hit, lang: Language) -> dict[str, str]:
    title = reading.library.find_guidance(hit.condition, lang).title
    why = hit.text if hit.system is None else f"{reading.library.name_system(hit.system, lang)}「{hit.text}」"
    return {"condition": hit.condition, "title": title, "why": why}
