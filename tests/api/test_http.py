"""What holds on every route: conditional requests, HEAD, cache classes, headers, CORS, one shape of error."""

from __future__ import annotations

import json
from html import unescape

import pytest
from litestar.types import ASGIApp

from api.asgi import Got, ask, post
from api.publication import NOW
from hoteki_server.api.pages import Pages
from hoteki_server.api.problems import PROBLEMS
from hoteki_server.api.reading import Current
from hoteki_server.app import LARGEST_BODY, create_app
from hoteki_server.release.shelf import Shelf

V1 = "/api/v1"
REVALIDATED = [
    (f"{V1}/translate", "system=sf-ns&label=%E7%99%BB%E9%8C%B2%E5%AE%8C%E4%BA%86"),
    (f"{V1}/translate", "system=sf-ns&text=1&vehicle=kei"),
    (f"{V1}/systems", ""),
    (f"{V1}/systems/airas", "lang=vi"),
    (f"{V1}/systems/e-hoteki/codes/127", ""),
    (f"{V1}/systems/e-hoteki/codes/127", "lang=en"),
    (f"{V1}/conditions", ""),
    (f"{V1}/conditions/cert.created", ""),
    (f"{V1}/conditions/cert.created/signals", ""),
    (f"{V1}/search", "q=1"),
    (f"{V1}/checklists", ""),
    (f"{V1}/checklists/before-you-call", ""),
    (f"{V1}/services", ""),
    (f"{V1}/notices", ""),
    (f"{V1}/notices.atom", ""),
    (f"{V1}/directory", ""),
    (f"{V1}/release", ""),
    ("/api/openapi.json", ""),
    ("/api/docs", ""),
    ("/problems/unknown-system", ""),
]
NEVER_CACHED = [
    (f"{V1}/services/now", ""),
    (f"{V1}/services/chain", ""),
    ("/health/live", ""),
    ("/health/ready", ""),
]
ERRORS = [
    ("GET", f"{V1}/nope", 404),
    ("GET", "/nope", 404),
    ("GET", "/staff/members", 404),
    ("GET", f"{V1}/translate", 400),
    ("GET", f"{V1}/systems/nope", 404),
    ("GET", f"{V1}/bundle/{'0' * 64}.json", 404),
    ("GET", f"{V1}/bundle/..%2Fx.json", 404),
    ("GET", "/problems/nope", 404),
    ("DELETE", f"{V1}/translate", 405),
    ("PUT", f"{V1}/systems", 405),
    ("POST", f"{V1}/systems", 405),
    ("GET", f"{V1}/translate/batch", 405),
]
WRITES = [f"{V1}/translate", f"{V1}/translate/batch", f"{V1}/checklists/before-you-call/evaluate"]


def is_problem(got: Got, status: int) -> bool:
    problem = got.json
    kind = PROBLEMS[problem["reason"]]
    return (
        got.headers["content-type"] == "application/problem+json"
        and got.status == problem["status"] == kind.status == status
        and problem["type"] == f"/problems/{problem['reason']}"
        and problem["title"] in kind.title
        and bool(problem["detail"])
        and problem["instance"].startswith("/")
        and "?" not in problem["instance"]
    )


@pytest.mark.parametrize(("path", "query"), REVALIDATED)
async def test_an_unchanged_answer_is_304_for_its_strong_etag(app: ASGIApp, path: str, query: str) -> None:
    first = await ask(app, path, query)
    assert (first.status, first.headers["cache-control"]) == (200, "no-cache")
    etag = first.headers["etag"]
    assert etag.startswith('"')
    for given in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        again = await ask(app, path, query, headers={"if-none-match": given})
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)
        assert "content-type" not in again.headers
        assert first.headers["cache-control"] == again.headers["cache-control"]
    assert (await ask(app, path, query, headers={"if-none-match": '"x"'})).status == 200


@pytest.mark.parametrize(("path", "query"), REVALIDATED + NEVER_CACHED)
async def test_head_has_the_headers_of_get_and_no_body(app: ASGIApp, path: str, query: str) -> None:
    got, head = await ask(app, path, query), await ask(app, path, query, method="HEAD")
    assert (head.status, head.headers, head.body) == (got.status, got.headers, b"")
    assert int(head.headers["content-length"]) == len(got.body)


@pytest.mark.parametrize(("path", "query"), NEVER_CACHED)
async def test_what_depends_on_now_is_never_stored(app: ASGIApp, path: str, query: str) -> None:
    got = await ask(app, path, query)
    assert (got.status, got.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in got.headers


@pytest.mark.parametrize(("method", "path", "status"), ERRORS)
async def test_every_error_is_a_problem_that_is_never_stored(app: ASGIApp, method: str, path: str, status: int) -> None:
    got = await ask(app, path, method=method, headers={"content-type": "application/json"})
    assert is_problem(got, status)
    assert got.headers["cache-control"] == "no-store"


async def test_a_refused_method_says_which_are_allowed(app: ASGIApp) -> None:
    got = await ask(app, f"{V1}/translate", method="DELETE")
    assert {"GET", "HEAD", "POST"} <= set(got.headers["allow"].split(", "))


ALL = [("GET", path, query) for path, query in REVALIDATED + NEVER_CACHED] + [(m, p, "") for m, p, _ in ERRORS]


@pytest.mark.parametrize(("method", "path", "query"), ALL)
async def test_every_answer_carries_the_security_headers(app: ASGIApp, method: str, path: str, query: str) -> None:
    got = await ask(app, path, query, method=method)
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'self'" in got.headers["content-security-policy"]
    assert "require-trusted-types-for 'script'" in got.headers["content-security-policy"]
    assert "unsafe" not in got.headers["content-security-policy"]
    assert "geolocation=()" in got.headers["permissions-policy"]
    assert got.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", None])
async def test_a_write_that_is_not_json_is_415(app: ASGIApp, path: str, kind: str | None) -> None:
    headers = {} if kind is None else {"content-type": kind}
    assert is_problem(await ask(app, path, method="POST", headers=headers), 415)


@pytest.mark.parametrize("path", WRITES)
async def test_json_with_a_charset_is_json(app: ASGIApp, path: str) -> None:
    got = await ask(app, path, method="POST", body=b"[]", headers={"content-type": "Application/JSON; charset=utf-8"})
    assert got.json["errors"][0]["reason"] == "not-an-object"


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not-json"),
        (b"{", "not-json"),
        (b'{"label":"\xff"}', "not-json"),
        (b'{"label":"\\ud800"}', "not-json"),
        (b'{"label":"\\udc00 and more"}', "not-json"),
        (b"\xef\xbb\xbf{}", "not-json"),
        (b"[" * 100_000, "too-deep"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "too-deep"),
        (b"null", "invalid-request"),
        (b"[]", "invalid-request"),
        (b'"text"', "invalid-request"),
    ],
    ids=lambda value: str(value)[:20],
)
async def test_a_body_that_cannot_be_read_is_400(app: ASGIApp, path: str, body: bytes, reason: str) -> None:
    got = await ask(app, path, method="POST", body=body)
    assert is_problem(got, 400)
    assert got.json["reason"] == reason


@pytest.mark.parametrize("path", WRITES)
async def test_a_body_over_one_mebibyte_is_413(app: ASGIApp, path: str) -> None:
    got = await ask(app, path, method="POST", body=b'"' + b"a" * LARGEST_BODY + b'"')
    assert is_problem(got, 413)


@pytest.mark.parametrize("path", WRITES)
async def test_a_body_that_hides_its_length_is_413_too(app: ASGIApp, path: str) -> None:
    body = b'"' + b"a" * LARGEST_BODY + b'"'
    assert is_problem(await ask(app, path, method="POST", body=body, headers={"content-length": "10"}), 413)


@pytest.mark.parametrize("origin", ["https://vendor.example", "null"])
async def test_any_origin_may_read_and_ask_without_credentials(app: ASGIApp, origin: str) -> None:
    for path in (f"{V1}/release", f"{V1}/systems/nope", f"{V1}/translate"):
        got = await ask(app, path, headers={"origin": origin})
        assert got.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in got.headers
    answered = await post(app, f"{V1}/translate", {"system": "sf-ns", "code": "1"}, headers={"origin": origin})
    assert answered.headers["access-control-allow-origin"] == "*"
    assert answered.headers["access-control-expose-headers"] == "ETag"


@pytest.mark.parametrize("path", WRITES)
async def test_a_preflight_is_answered_for_reading_and_asking(app: ASGIApp, path: str) -> None:
    headers = {"origin": "https://vendor.example", "access-control-request-method": "POST"}
    got = await ask(app, path, method="OPTIONS", headers=headers)
    assert (got.status, got.body) == (204, b"")
    assert got.headers["access-control-allow-origin"] == "*"
    assert "POST" in got.headers["access-control-allow-methods"]
    assert "Content-Type" in got.headers["access-control-allow-headers"]


@pytest.mark.parametrize("path", [f"{V1}/operations", "/staff/members", "/", f"{V1}/systems/sf-ns/pack"])
async def test_writers_and_pages_are_closed_to_other_origins(app: ASGIApp, path: str) -> None:
    headers = {"origin": "https://vendor.example", "access-control-request-method": "POST"}
    assert "access-control-allow-origin" not in (await ask(app, path, method="OPTIONS", headers=headers)).headers
    assert "access-control-allow-origin" not in (await ask(app, path, headers=headers)).headers


async def test_options_without_preflight_is_answered_with_the_security_headers(app: ASGIApp) -> None:
    got = await ask(app, f"{V1}/release", method="OPTIONS")
    assert got.status == 204
    assert got.headers["x-content-type-options"] == "nosniff"


async def test_without_a_release_everything_but_alive_is_503(empty_shelf: Shelf) -> None:
    current = Current(empty_shelf)
    assert not current.refresh()
    app = create_app(current, pages=Pages({}), clock=lambda: NOW, poll_seconds=None)
    assert (await ask(app, "/health/live")).status == 200
    for path in ("/health/ready", f"{V1}/systems", f"{V1}/translate", f"{V1}/release"):
        assert is_problem(await ask(app, path), 503)


async def test_a_fault_of_our_own_is_500_without_a_word_of_its_inside(
    current: Current, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> int:
        raise RuntimeError("secret inside")

    app = create_app(current, pages=Pages({}), clock=fail, poll_seconds=None)
    got = await ask(app, f"{V1}/services/now", "lang=en&at=")
    assert got.status in (400, 500)
    got = await ask(app, f"{V1}/services/now", "lang=en")
    assert is_problem(got, 500)
    assert b"secret" not in got.body
    assert "lang=en" not in caplog.text
    assert "/api/v1/services/now" in caplog.text


@pytest.mark.parametrize("reason", sorted(PROBLEMS))
async def test_every_problem_type_has_a_page_in_both_languages(app: ASGIApp, reason: str) -> None:
    page = unescape((await ask(app, f"/problems/{reason}")).body.decode())
    assert all(title in page for title in PROBLEMS[reason].title)


async def test_the_document_describes_every_route_its_fields_and_its_problems(app: ASGIApp) -> None:
    document = (await ask(app, "/api/openapi.json")).json
    assert document["openapi"].startswith("3.1")
    routes = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert {("get", f"{V1}/translate"), ("post", f"{V1}/translate/batch"), ("get", f"{V1}/release")} <= routes
    for methods in document["paths"].values():
        for method, operation in methods.items():
            assert "application/problem+json" in operation["responses"]["400"]["content"]
            assert method == "get" or "requestBody" in operation
    names = {field["name"] for field in document["paths"][f"{V1}/translate"]["get"]["parameters"]}
    assert {"system", "code", "label", "text", "lang", "certificate"} <= names
    text = json.dumps(document)
    references = {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}
    assert references <= set(document["components"]["schemas"])


async def test_the_docs_page_names_every_route_and_loads_nothing_from_elsewhere(app: ASGIApp) -> None:
    document, page = (await ask(app, "/api/openapi.json")).json, (await ask(app, "/api/docs")).body.decode()
    assert all(path in page for path in document["paths"])
    assert "<script" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
