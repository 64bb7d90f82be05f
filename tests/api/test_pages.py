"""The app's own files beside the API."""

from __future__ import annotations

import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from litestar.types import ASGIApp

from api.asgi import ask
from api.conftest import PAGES
from hoteki_server.api.pages import load_pages


def _plain_routes() -> list[str]:
    """The one-word addresses that the app's own router knows."""
    router = (Path(__file__).parents[2] / "pwa/src/lib/router.ts").read_text("utf-8")
    (listed,) = re.findall(r"^const PLAIN = \[([^\]]+)\]", router, re.MULTILINE)
    return re.findall(r'"([a-z]+)"', listed)


@pytest.mark.parametrize(
    "path",
    ["/", "/c/sf-ns", "/k/jibai.wait", "/flow/before-you-call", "/hours/", *(f"/{name}" for name in _plain_routes())],
)
async def test_every_route_of_the_app_gives_its_shell_fresh(app: ASGIApp, path: str) -> None:
    got = await ask(app, path)
    assert got.status == 200
    assert PAGES["/index.html"] == got.body
    assert got.headers["content-type"] == "text/html; charset=utf-8"
    assert got.headers["cache-control"] == "no-cache"
    assert (await ask(app, path, headers={"if-none-match": got.headers["etag"]})).status == 304


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1/nope", "/assets/nope.js", "/nope", "/sw.js.map", "/staff"])
async def test_the_shell_never_stands_in_for_what_is_missing(app: ASGIApp, path: str) -> None:
    got = await ask(app, path)
    assert (got.status, got.headers["content-type"]) == (404, "application/problem+json")


async def test_the_service_worker_is_a_script_that_is_always_fresh(app: ASGIApp) -> None:
    got = await ask(app, "/sw.js")
    assert got.headers["content-type"] == "text/javascript; charset=utf-8"
    assert got.headers["cache-control"] == "no-cache"


async def test_hashed_assets_are_kept_for_ever_and_come_compressed(app: ASGIApp) -> None:
    got = await ask(app, "/assets/app-1a2b.js", headers={"accept-encoding": "br"})
    assert got.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (got.headers["content-encoding"], got.headers["vary"]) == ("br", "Accept-Encoding")
    assert PAGES["/assets/app-1a2b.js"] == brotli.decompress(got.body)
    plain = await ask(app, "/assets/app-1a2b.js")
    assert plain.headers["etag"] != got.headers["etag"]


async def test_what_is_compressed_already_is_sent_as_it_is(app: ASGIApp) -> None:
    got = await ask(app, "/assets/icon-1a2b.png", headers={"accept-encoding": "br"})
    assert "content-encoding" not in got.headers
    assert got.headers["content-type"] == "image/png"


async def test_only_the_embed_may_be_loaded_by_other_origins(app: ASGIApp) -> None:
    assert (await ask(app, "/embed/guidance.js")).headers["cross-origin-resource-policy"] == "cross-origin"
    assert (await ask(app, "/sw.js")).headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/c/e-hoteki/127", "/c/e-hoteki?code=127"),
        ("/c/e-hoteki/１２７", "/c/e-hoteki?code=%EF%BC%91%EF%BC%92%EF%BC%97"),
        ("/c/e-hoteki/a b&c=d", "/c/e-hoteki?code=a%20b%26c%3Dd"),
        ("/c/x\r\nSet-Cookie: a/1", "/c/x%0D%0ASet-Cookie%3A%20a?code=1"),
        ("/c/../../evil", "/c/..?code=..%2Fevil"),
    ],
)
async def test_a_short_link_leads_to_the_page_of_its_code(app: ASGIApp, path: str, target: str) -> None:
    got = await ask(app, path)
    assert (got.status, got.headers["location"]) == (302, target)


async def test_the_app_is_closed_to_other_origins(app: ASGIApp) -> None:
    assert "access-control-allow-origin" not in (await ask(app, "/")).headers


async def test_pages_are_read_from_a_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("static")
    (folder / "assets").mkdir()
    (folder / "index.html").write_bytes(b"shell")
    (folder / "assets" / "a.css").write_bytes(b"css")
    pages = load_pages(folder)
    shell, style = pages.answer("/", None, b""), pages.answer("/assets/a.css", None, b"")
    assert (shell and shell.body, style and style.body) == (b"shell", b"css")
    assert load_pages(folder / "missing").answer("/", None, b"") is None
