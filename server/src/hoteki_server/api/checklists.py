"""Routes to the flows of questions."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from hoteki_sdk.checklist import AnswersRefused, evaluate
from hoteki_sdk.content import Checklist
from hoteki_sdk.errors import Fault
from hoteki_sdk.model import Language
from hoteki_server.api.asking import unknown_system
from hoteki_server.api.bodies import JsonRequest, read_object, read_text_map
from hoteki_server.api.paging import page_of
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.queries import language_faults, language_in, read_fields
from hoteki_server.api.reading import Reading
from hoteki_server.api.responses import answer_json, written_json
from hoteki_server.api.schemas import ChecklistPage, ChecklistsPage, StepPage
from hoteki_server.api.wording import in_language
from hoteki_server.domain.outcome_contact import contact_of

__all__ = ["ChecklistsController"]

_BODY = ("answers", "system", "lang")


class ChecklistsController(Controller):
    """Flows as versioned data."""

    path = "/checklists"
    tags = ("checklists",)

    @get(operation_id="listChecklists", summary="List all flows")
    async def list_all(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[ChecklistsPage]:
        """Titles and versions."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        flows = in_language(reading.library.site.checklists, lang)
        return answer_json(request, page_of(ChecklistsPage, reading, lang, checklists=flows))

    @get("/{checklist:str}", operation_id="getChecklist", summary="Show a flow")
    async def show(
        self, request: JsonRequest, reading: NamedDependency[Reading], checklist: FromPath[str]
    ) -> Response[ChecklistPage]:
        """All questions and outcomes."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        flow = _find(reading, checklist, lang)
        return answer_json(request, page_of(ChecklistPage, reading, lang, **in_language(flow, lang)))

    @post(
        "/{checklist:str}/evaluate",
        operation_id="evaluateChecklist",
        summary="Where do these answers lead?",
        status_code=200,
    )
    async def evaluate_answers(
        self, request: JsonRequest, reading: NamedDependency[Reading], checklist: FromPath[str]
    ) -> Response[StepPage]:
        """The next question, or the outcome with its contact."""
        body = await read_object(request)
        lang = language_in(body)
        flow = _find(reading, checklist, lang)
        answers, system, faults = _read_body(body)
        step = None
        try:
            step = evaluate(flow, answers)
        except AnswersRefused as refused:
            faults = [*faults, *refused.faults]
        if faults or step is None:
            raise ProblemRaised("invalid-request", faults, lang=lang)
        if system is not None and system not in reading.library.systems:
            raise unknown_system(tuple(reading.library.systems), lang)
        fields: dict[str, object] = {"checklist": flow.id, "version": flow.version, "path": list(step.path)}
        if step.next is not None:
            fields["next"] = in_language(step.next, lang)
        if step.outcome is not None:
            fields["outcome"] = in_language(step.outcome, lang)
            contact = contact_of(reading.library, step.outcome, step.context, system=system, lang=lang)
            fields["contact"] = in_language(contact, lang)
        return written_json(request, page_of(StepPage, reading, lang, **fields))


def _find(reading: Reading, checklist: str, lang: Language) -> Checklist:
    flows = {flow.id: flow for flow in reading.library.site.checklists}
    if checklist not in flows:
        fault = Fault(
            path="checklist", reason="unknown-checklist", message="この確認はありません", allowed=tuple(flows)
        )
        raise ProblemRaised("unknown-checklist", [fault], lang=lang)
    return flows[checklist]


def _read_body(body: dict[str, Any]) -> tuple[dict[str, str], str | None, list[Fault]]:
    faults = [
        Fault(path=name, reason="unknown-field", message="この項目はありません", allowed=_BODY)
        for name in body
        if name not in _BODY
    ]
    faults += language_faults(body.get("lang"))
    if "answers" not in body:
        faults.append(Fault(path="answers", reason="missing", message="answers を入れてください"))
    answers = read_text_map(body.get("answers"), "answers", faults)
    system = body.get("system")
    if system is not None and not isinstance(system, str):
        faults.append(Fault(path="system", reason="not-a-text", message="文字で書いてください"))
        system = None
    return answers, system, faults
