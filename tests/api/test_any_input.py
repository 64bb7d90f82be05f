"""Whatever is sent, the answer is 2xx or a problem of 4xx: never 5xx, never an unknown shape."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from litestar.types import ASGIApp

from api.asgi import Got, ask
from hoteki_sdk.model import LANGUAGES
from hoteki_server.api.problems import PROBLEMS

V1 = "/api/v1"
WRITES = [f"{V1}/translate", f"{V1}/translate/batch", f"{V1}/checklists/before-you-call/evaluate"]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
ANY_JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
PARTS = st.sampled_from(["127", "１２７", "E1", "却下", "登録不備", "S99", "F150", "", "\u0000", "\ufe0f", "エラー127"])
SIGNALS = st.fixed_dictionaries(
    {},
    optional={
        "system": st.sampled_from(["sf-ns", "e-hoteki", "airas", "kaisha-a", "other", "nope"]) | ANY_JSON,
        "code": PARTS | ANY_JSON,
        "label": PARTS | ANY_JSON,
        "message": PARTS | ANY_JSON,
        "text": PARTS | ANY_JSON,
        "lang": st.sampled_from(LANGUAGES) | ANY_JSON,
        "certificate": st.sampled_from(["direct", "vendor", "paper"]) | ANY_JSON,
        "version": ANY_JSON,
        "context": ANY_JSON,
        "answers": st.dictionaries(st.sampled_from(["cert.created", "jibai.wait", "system", "vehicle"]), ANY_JSON)
        | ANY_JSON,
    },
)
BODIES = (
    ANY_JSON
    | SIGNALS
    | st.fixed_dictionaries({"signals": st.lists(SIGNALS, max_size=4) | ANY_JSON})
    | st.fixed_dictionaries({"answers": ANY_JSON}, optional={"system": ANY_JSON, "lang": ANY_JSON})
)
PATIENT = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _holds(got: Got) -> bool:
    if got.status == 304:
        return got.body == b""
    if got.status < 300:
        return got.headers["content-type"] in ("application/json", "application/atom+xml; charset=utf-8")
    problem = json.loads(got.body)
    return (
        400 <= got.status < 500
        and got.headers["content-type"] == "application/problem+json"
        and problem["status"] == got.status
        and problem["reason"] in PROBLEMS
    )


@pytest.mark.parametrize("path", WRITES)
@PATIENT
@given(st.binary(max_size=200))
@example(b"[" * 200_000)
@example(b'{"a":' * 5_000)
@example(b'{"system":"sf-ns","code":"' + b"9" * 100_000 + b'"}')
@example(b'{"system":"sf-ns","label":1e400}')
async def test_any_bytes_are_answered(app: ASGIApp, path: str, body: bytes) -> None:
    assert _holds(await ask(app, path, method="POST", body=body))


@pytest.mark.parametrize("path", WRITES)
@PATIENT
@given(BODIES)
async def test_any_json_is_answered(app: ASGIApp, path: str, value: Any) -> None:
    assert _holds(await ask(app, path, method="POST", body=json.dumps(value).encode()))


@PATIENT
@given(
    st.binary(max_size=80),
    st.sampled_from(["translate", "search", "services/now", "services/chain", "systems", "release", "notices.atom"]),
)
async def test_any_query_is_answered(app: ASGIApp, query: bytes, route: str) -> None:
    assert _holds(await ask(app, f"{V1}/{route}", query))


@PATIENT
@given(
    st.dictionaries(
        st.sampled_from(
            ["system", "code", "label", "text", "lang", "vehicle", "q", "limit", "at", "agent", "from", "x"]
        ),
        st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
        | PARTS
        | st.sampled_from(["sf-ns", "kaisha-a", "5"]),
    ),
    st.sampled_from(["translate", "search", "services/now", "services/chain", "conditions"]),
)
async def test_any_fields_are_answered(app: ASGIApp, fields: dict[str, str], route: str) -> None:
    assert _holds(await ask(app, f"{V1}/{route}", fields))


@PATIENT
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40), st.sampled_from(["GET", "HEAD", "POST", "PUT"]))
@example("systems/e-hoteki/codes/\x00", "GET")
@example("bundle/" + "/" * 10, "GET")
async def test_any_path_is_answered(app: ASGIApp, path: str, method: str) -> None:
    got = await ask(app, f"{V1}/{path}", method=method)
    assert got.body == b"" if method == "HEAD" else _holds(got)


@PATIENT
@given(
    st.dictionaries(
        st.sampled_from(["if-none-match", "accept-encoding", "origin", "content-type", "accept", "host"]),
        st.text(st.characters(codec="latin-1", exclude_categories=("Cc",)), max_size=20),
    )
)
async def test_any_headers_are_answered(app: ASGIApp, headers: dict[str, str]) -> None:
    for path in (f"{V1}/systems", f"{V1}/systems/e-hoteki/codes/127", f"{V1}/release"):
        assert _holds(await ask(app, path, headers=headers))
