"""The OpenAPI document: what the framework knows, plus what is read by hand (queries, bodies, problems), and a page."""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec
from litestar import Controller, Litestar, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from hoteki_server.api.bodies import JsonRequest
from hoteki_server.api.problems import PROBLEM_JSON, PROBLEMS, Problem, ProblemRaised
from hoteki_server.api.replies import make_reply
from hoteki_server.api.responses import ReplyResponse, answer_json
from hoteki_server.api.schemas import AnswersBody, SignalsBody

__all__ = ["Document", "DocumentController", "describe", "write_page"]

_COMPONENTS = "#/components/schemas/{name}"
_LANG = ("lang", "Language of the texts: ja (default), ja-easy, en, vi", False)
_SYSTEM = ("system", "Id of the system whose screen shows it; see /api/v1/systems", True)
_QUERIES: dict[str, tuple[tuple[str, str, bool], ...]] = {
    "translateQuery": (
        _SYSTEM,
        ("code", "The code on the screen, as typed", False),
        ("label", "The whole label on the screen", False),
        ("text", "Anything that was typed, at most 200 characters; not beside code and label", False),
        ("certificate", "Context: direct, vendor, paper", False),
        ("application", "Context: oss, counter", False),
        ("agent", "Context: association, scrivener, dealer, zenkeijikyo, self", False),
        ("vehicle", "Context: registered, kei, motorcycle", False),
        ("stage", "Context: how far the inspection has come", False),
        ("version", "Context: version of the system", False),
        _LANG,
    ),
    "search": (
        ("q", "Words for the symptom, at most 200 characters", True),
        ("system", "Labels of other systems do not count", False),
        ("limit", "1 to 50, usually 10", False),
        _LANG,
    ),
    "listServicesNow": (("at", "RFC 3339 instant with offset; now when absent", False), _LANG),
    "getChain": (
        ("at", "RFC 3339 instant with offset; now when absent", False),
        ("application", "oss, counter; when absent, `ask` says so", False),
        ("agent", "association, scrivener, dealer, zenkeijikyo, self", False),
        ("from", "The step to begin with: send (default), report, agent, examine", False),
        _LANG,
    ),
    "getRelease": (),
    "isLive": (),
    "isReady": (),
    "translateSignal": (),
    "translateBatch": (),
    "evaluateChecklist": (),
}


class _SignalBody(msgspec.Struct, kw_only=True):
    """A signal: flat fields; context keys stand beside them or in `context`."""

    system: str
    code: str | None = None
    label: str | None = None
    message: str | None = None
    text: str | None = None
    context: dict[str, str] = {}
    answers: dict[str, str] = {}
    lang: str = "ja"
    certificate: str | None = None
    application: str | None = None
    agent: str | None = None
    vehicle: str | None = None
    stage: str | None = None
    version: str | None = None


_BODIES: dict[str, type] = {
    "translateSignal": _SignalBody,
    "translateBatch": SignalsBody,
    "evaluateChecklist": AnswersBody,
}
_PROBLEMS_OF_READING = (400, 404, 405, 500, 503)
_PROBLEMS_OF_WRITING = (400, 404, 405, 413, 415, 500, 503)


class Document:
    """The finished document and its page, made once at the start."""

    def __init__(self) -> None:
        self.json = b"{}"
        self.html = b""


def describe(app: Litestar) -> dict[str, Any]:
    """The OpenAPI 3.1 document of `app`."""
    document: dict[str, Any] = app.openapi_schema.to_schema()
    kinds = list(dict.fromkeys([Problem, *_BODIES.values()]))
    (*references,), components = msgspec.json.schema_components(kinds, ref_template=_COMPONENTS)
    document.setdefault("components", {}).setdefault("schemas", {}).update(components)
    reference = dict(zip(kinds, references, strict=True))
    schemas = document["components"]["schemas"]
    schemas["BatchAnswers"]["properties"]["answers"]["items"] = {
        "anyOf": [
            {"$ref": _COMPONENTS.format(name="Answer")},
            {"type": "object", "properties": {"problem": reference[Problem]}, "required": ["problem"]},
        ]
    }
    for methods in document["paths"].values():
        for method, operation in methods.items():
            _complete(operation, writes=method == "post", reference=reference)
    return document


def _complete(operation: dict[str, Any], *, writes: bool, reference: dict[type, dict[str, Any]]) -> None:
    name = operation["operationId"]
    parameters = operation.setdefault("parameters", [])
    for field, description, required in _QUERIES.get(name, (_LANG,)):
        parameters.append(
            {
                "name": field,
                "in": "query",
                "description": description,
                "required": required,
                "schema": {"type": "string"},
            }
        )
    if name in _BODIES:
        schema = reference[_BODIES[name]]
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    for status in _PROBLEMS_OF_WRITING if writes else _PROBLEMS_OF_READING:
        titles = [kind.title[1] for kind in PROBLEMS.values() if kind.status == status]
        operation["responses"][str(status)] = {
            "description": "; ".join(titles),
            "content": {PROBLEM_JSON: {"schema": reference[Problem]}},
        }


class DocumentController(Controller):
    """The document for machines, the page for people, and what each problem means."""

    include_in_schema = False

    @get("/api/openapi.json")
    async def show_document(self, request: JsonRequest, document: NamedDependency[Document]) -> Response[Any]:
        """OpenAPI 3.1."""
        return answer_json(request, None, body=document.json)

    @get("/api/docs")
    async def show_page(self, request: JsonRequest, document: NamedDependency[Document]) -> Response[Any]:
        """Every route on one plain page, without scripts."""
        return _page(request, document.html)

    @get("/problems/{reason:str}")
    async def show_problem(self, request: JsonRequest, reason: FromPath[str]) -> Response[Any]:
        """What a problem type means and what to do."""
        kind = PROBLEMS.get(reason)
        if kind is None:
            raise ProblemRaised("not-found")
        paragraphs = (f"<p>{escape(kind.title[n])}</p><p>{escape(kind.advice[n])}</p>" for n in (0, 1))
        return _page(request, _html(f"{kind.status} {reason}", "<hr>".join(paragraphs)))


def write_page(document: dict[str, Any]) -> bytes:
    """The routes of `document` as a plain page."""
    rows = []
    for path, methods in sorted(document["paths"].items()):
        for method, operation in methods.items():
            names = ", ".join(
                f"<code>{escape(parameter['name'])}</code>" for parameter in operation.get("parameters", ())
            )
            rows.append(
                f"<tr><td><code>{method.upper()}</code></td><td><code>{escape(path)}</code></td>"
                f"<td>{escape(operation.get('summary') or '')}</td><td>{names}</td></tr>"
            )
    head = "<tr><th></th><th>path</th><th>for</th><th>fields</th></tr>"
    link = '<p><a href="/api/openapi.json">openapi.json</a></p>'
    return _html("保適ナビ API", f"{link}<table>{head}{''.join(rows)}</table>")


def _html(title: str, body: str) -> bytes:
    return (
        f'<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><h1>{escape(title)}</h1>{body}</html>"
    ).encode()


def _page(request: JsonRequest, body: bytes) -> Response[Any]:
    given = request.headers.get("if-none-match")
    return ReplyResponse(
        make_reply(
            request.scope["path"],
            body,
            content_type=b"text/html; charset=utf-8",
            if_none_match=None if given is None else given.encode("latin-1"),
        )
    )
