"""Routes to systems and their declared codes."""

from __future__ import annotations

import msgspec
from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.errors import Fault
from hoteki_sdk.lookup import list_context_keys
from hoteki_server.api.asking import answer_signal, unknown_system
from hoteki_server.api.bodies import JsonRequest
from hoteki_server.api.paging import page_of
from hoteki_server.api.prepared import is_listed
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.queries import language_in, read_fields
from hoteki_server.api.reading import Reading
from hoteki_server.api.responses import answer_json
from hoteki_server.api.schemas import SystemPage, SystemsPage
from hoteki_server.api.signals import LONGEST_PART
from hoteki_server.api.wording import in_language

__all__ = ["SystemsController"]


class SystemsController(Controller):
    """What systems there are and what each declares."""

    path = "/systems"
    tags = ("systems",)

    @get(operation_id="listSystems", summary="List all systems")
    async def list_all(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[SystemsPage]:
        """Every system whose screens can be looked up, and `other`."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        systems = in_language(reading.library.site.systems, lang)
        return answer_json(request, page_of(SystemsPage, reading, lang, systems=systems))

    @get("/{system:str}", operation_id="getSystem", summary="Show one system")
    async def show(
        self, request: JsonRequest, reading: NamedDependency[Reading], system: FromPath[str]
    ) -> Response[SystemPage]:
        """Declared codes and labels in the spelling of the catalogue, context keys, support."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        library = reading.library
        if system not in library.systems:
            raise unknown_system(tuple(library.systems), lang)
        summary, table = library.systems[system], library.tables.get(system)
        more: dict[str, object] = {}
        if table is not None:
            keys = list_context_keys(library.tables, system, library.site.context)
            more = {
                "versions": list(table.system.versions),
                "context": in_language(list(keys.values()), lang),
                "support": in_language(table.system.support, lang),
                "codes": list(dict.fromkeys(table.code_names.values())),
                "labels": list(dict.fromkeys(table.label_names.values())),
            }
        fields = in_language(summary, lang)
        fields.pop("common")
        return answer_json(request, page_of(SystemPage, reading, lang, **fields, **more))

    @get("/{system:str}/codes/{code:str}", operation_id="getCode", summary="Answer a code that the table lists")
    async def show_code(
        self, request: JsonRequest, reading: NamedDependency[Reading], system: FromPath[str], code: FromPath[str]
    ) -> Response[Answer]:
        """404 with candidates for a code that the system's table does not list."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        library = reading.library
        if system not in library.systems:
            raise unknown_system(tuple(library.systems), lang)
        faults = []
        if len(code) > LONGEST_PART:
            faults.append(Fault(path="code", reason="too-long", message=f"{LONGEST_PART}文字までです"))
        answer = answer_signal(library, Signal(system=system, code=code, lang=lang), faults, {})
        if not is_listed(answer):
            candidates = [msgspec.to_builtins(candidate) for candidate in answer.candidates]
            fault = Fault(path="code", reason="undeclared-code", message="この表にないコードです")
            raise ProblemRaised("undeclared-code", [fault], candidates=candidates, lang=lang)
        return answer_json(request, answer)
