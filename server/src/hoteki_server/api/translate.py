"""Routes that answer signals."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar import Controller, Response, get, post
from litestar.di import NamedDependency

from hoteki_sdk.answer import Answer
from hoteki_sdk.errors import Fault
from hoteki_server.api.asking import answer_signal
from hoteki_server.api.bodies import JsonRequest, read_object
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.queries import parse_query
from hoteki_server.api.reading import Reading
from hoteki_server.api.responses import answer_json, problem_of, written_json
from hoteki_server.api.schemas import BatchAnswers
from hoteki_server.api.signals import read_posted_signal, read_queried_signal

__all__ = ["MOST_SIGNALS", "TranslateController"]

MOST_SIGNALS = 500


class TranslateController(Controller):
    """What a code, a label or a message means."""

    path = "/translate"
    tags = ("translate",)

    @get(operation_id="translateQuery", summary="Answer a code, a label or a short text")
    async def by_query(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[Answer]:
        """Any field that is no part of a signal is context."""
        fields = parse_query(request.scope["query_string"])
        signal, faults = read_queried_signal(fields)
        return answer_json(request, answer_signal(reading.library, signal, faults, fields))

    @post(
        operation_id="translateSignal", summary="Answer a signal, with message, longer text or answers", status_code=200
    )
    async def by_body(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[Answer]:
        """The same flat fields as the query, in JSON."""
        fields = await read_object(request)
        signal, faults = read_posted_signal(fields)
        return written_json(request, answer_signal(reading.library, signal, faults, fields))

    @post("/batch", operation_id="translateBatch", summary="Answer up to 500 signals", status_code=200)
    async def by_batch(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[BatchAnswers]:
        """Answers in the order of the signals; a signal that cannot be asked has a problem in its place."""
        signals = _signals_of(await read_object(request))
        path = request.scope["path"]
        # 500 long messages take seconds; other readers must not wait for them.
        return written_json(request, {"answers": await asyncio.to_thread(_answer_all, reading, signals, path)})


def _signals_of(body: dict[str, Any]) -> list[Any]:
    faults = [
        Fault(path=name, reason="unknown-field", message="この項目はありません", allowed=("signals",))
        for name in body
        if name != "signals"
    ]
    signals = body.get("signals")
    if not isinstance(signals, list):
        faults.append(Fault(path="signals", reason="not-a-list", message="signals は [ ] の形にしてください"))
    elif len(signals) > MOST_SIGNALS:
        faults.append(Fault(path="signals", reason="too-many", message=f"一度に{MOST_SIGNALS}件までです"))
    if faults or not isinstance(signals, list):
        raise ProblemRaised("invalid-request", faults)
    return signals


def _answer_all(reading: Reading, signals: list[Any], path: str) -> list[Answer | dict[str, Any]]:
    return [_answer_or_problem(reading, fields, f"signals[{at}]", path) for at, fields in enumerate(signals)]


def _answer_or_problem(reading: Reading, fields: Any, at: str, path: str) -> Answer | dict[str, Any]:
    try:
        if not isinstance(fields, dict):
            fault = Fault(path=at, reason="not-an-object", message="{ } の形にしてください")
            raise ProblemRaised("invalid-request", [fault])
        signal, faults = read_posted_signal(fields, at)
        return answer_signal(reading.library, signal, faults, fields, at)
    except ProblemRaised as raised:
        return {"problem": msgspec.to_builtins(problem_of(raised, path))}
