"""Bring finished replies through Litestar untouched, and turn every error into a problem."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, Receive, Scope, Send

from hoteki_sdk.model import Language
from hoteki_server.api.headers import HeaderList
from hoteki_server.api.problems import PROBLEM_JSON, Problem, ProblemRaised, make_problem
from hoteki_server.api.queries import language_in, parse_query
from hoteki_server.api.replies import Reply, encode_json, make_reply

__all__ = ["ReplyResponse", "answer_json", "on_error", "problem_of", "problem_reply", "send_reply", "written_json"]

_LOG = logging.getLogger("hoteki_server.api")
_BY_STATUS = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 415: "not-json-type", 503: "not-ready"}


async def send_reply(send: Send, reply: Reply, *, head: bool = False) -> None:
    """Send a whole reply; `head` keeps the body back."""
    await send({"type": "http.response.start", "status": reply.status, "headers": reply.headers})
    await send({"type": "http.response.body", "body": b"" if head else reply.body, "more_body": False})


class ReplyResponse(Response[Any]):
    """A Litestar response that is exactly a Reply: no header is added, none is lost."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(content=reply.body, status_code=reply.status)
        self.reply = reply

    def to_asgi_response(self, *_args: object, **_kwargs: object) -> ASGIApp:  # type: ignore[override]
        """What Litestar sends."""

        # Litestar calls it by these names.
        async def respond(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
            await send_reply(send, self.reply)

        return respond


def answer_json(request: Request[Any, Any, Any], value: object, *, body: bytes | None = None) -> Response[Any]:
    """`value` (or its encoded `body`) for a GET: ETag, 304 and the revalidate class."""
    given = request.headers.get("if-none-match")
    return ReplyResponse(
        make_reply(
            request.scope["path"],
            encode_json(value) if body is None else body,
            if_none_match=None if given is None else given.encode("latin-1"),
        )
    )


def written_json(request: Request[Any, Any, Any], value: object) -> Response[Any]:
    """`value` as the answer to a POST: never cached."""
    return ReplyResponse(make_reply(request.scope["path"], encode_json(value), cache="never"))


def problem_reply(problem: Problem, extra: HeaderList | None = None) -> Reply:
    """A problem document as a reply; never cached."""
    return make_reply(
        problem.instance,
        encode_json(problem),
        status=problem.status,
        content_type=PROBLEM_JSON.encode(),
        cache="never",
        extra=extra,
    )


def problem_of(raised: ProblemRaised, instance: str) -> Problem:
    """The document of a raised problem."""
    return make_problem(raised.reason, instance, raised.faults, candidates=raised.candidates, lang=raised.lang)


def on_error(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The one mapping from errors to problems.

    An unexpected error is logged without the query; the reader learns nothing of its inside.
    """
    path: str = request.scope["path"]
    if isinstance(error, ProblemRaised):
        return ReplyResponse(problem_reply(problem_of(error, path)))
    reason = "internal"
    if isinstance(error, HTTPException) and error.status_code < 500:
        reason = _BY_STATUS.get(error.status_code, "invalid-request")
    if reason == "internal":
        _LOG.error("failed: %s %s", request.scope["method"], path, exc_info=error)
    extra: HeaderList = []
    if reason == "method-not-allowed":
        methods = allowed_methods(request.app.routes, path)
        extra.append((b"allow", ", ".join(methods).encode()))
    return ReplyResponse(problem_reply(make_problem(reason, path, lang=_language(request)), extra))


def allowed_methods(routes: Iterable[Any], path: str) -> list[str]:
    """What may be done at `path`, HEAD wherever GET is."""
    parts = [part for part in path.split("/") if part]
    found: set[str] = set()
    for route in routes:
        pattern = route.path_components
        fits = len(pattern) == len(parts) and all(
            not isinstance(wanted, str) or wanted == part for wanted, part in zip(pattern, parts, strict=True)
        )
        if fits:
            found |= set(route.methods)
    return sorted(found | ({"HEAD"} if "GET" in found else set()))


def _language(request: Request[Any, Any, Any]) -> Language:
    try:
        return language_in(parse_query(request.scope["query_string"]))
    except ProblemRaised:
        return "ja"
