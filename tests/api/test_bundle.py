"""The manifest and the files that clients cache."""

from __future__ import annotations

import gzip
import hashlib
import json

import brotli  # type: ignore[import-untyped]
import pytest
from litestar.types import ASGIApp

from api.asgi import ask
from api.publication import catalogues, frozen, publication
from hoteki_sdk.model import CONTRACT, LANGUAGES

V1 = "/api/v1"


async def test_the_manifest_names_every_file_by_its_hash(app: ASGIApp) -> None:
    got = await ask(app, f"{V1}/release")
    manifest = got.json
    assert (manifest["contract"], manifest["release"], manifest["association"]) == (CONTRACT, 1, "okinawa")
    assert (manifest["publishedAt"], manifest["languages"]) == ("2026-11-22T19:50:00+09:00", list(LANGUAGES))
    kinds = [(entry["kind"], entry.get("id"), entry.get("lang")) for entry in manifest["files"]]
    assert [
        ("site", None, None),
        *(("guidance", None, lang) for lang in LANGUAGES),
        *(("system", system, None) for system in sorted(catalogues())),
    ] == kinds
    for entry in manifest["files"]:
        body = (await ask(app, f"{V1}/bundle/{entry['sha256']}.json")).body
        assert (entry["sha256"], entry["bytes"]) == (hashlib.sha256(body).hexdigest(), len(body))


async def test_a_bundle_file_never_changes_and_any_origin_may_embed_it(app: ASGIApp) -> None:
    got = await ask(app, f"{V1}/bundle/{frozen().files[0].sha256}.json")
    assert got.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert got.headers["cross-origin-resource-policy"] == "cross-origin"
    assert got.headers["access-control-allow-origin"] == "*"
    assert got.headers["vary"] == "Accept-Encoding"
    assert publication().site.association == json.loads(got.body)["association"]


@pytest.mark.parametrize(
    ("accepts", "expected"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("*;q=0", None),
        ("BR", "br"),
        ("identity", None),
        ("zstd", None),
        ("br;q=x", None),
        ("", None),
        (",;=", None),
    ],
)
async def test_a_reader_gets_the_best_prepared_encoding_it_takes(
    app: ASGIApp, accepts: str, expected: str | None
) -> None:
    entry = frozen().files[0]
    got = await ask(app, f"{V1}/bundle/{entry.sha256}.json", headers={"accept-encoding": accepts})
    assert expected == got.headers.get("content-encoding")
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[expected](got.body)
    assert frozen().data[entry.sha256] == opened


async def test_each_encoding_has_an_etag_of_its_own(app: ASGIApp) -> None:
    path = f"{V1}/bundle/{frozen().files[0].sha256}.json"
    etags = {
        encoding: (await ask(app, path, headers={"accept-encoding": encoding})).headers["etag"]
        for encoding in ("br", "gzip", "identity")
    }
    assert len(set(etags.values())) == 3
    for encoding, etag in etags.items():
        headers = {"accept-encoding": encoding, "if-none-match": etag}
        assert (await ask(app, path, headers=headers)).status == 304


@pytest.mark.parametrize("name", ["0" * 64 + ".json", "x.json", "0" * 63 + "G.json", "", "manifest.json"])
async def test_a_file_that_is_not_there_is_404(app: ASGIApp, name: str) -> None:
    assert (await ask(app, f"{V1}/bundle/{name}")).status == 404


async def test_a_file_without_its_ending_is_404(app: ASGIApp) -> None:
    sha256 = frozen().files[0].sha256
    for name in (sha256, f"{sha256}.json.br", f"{sha256}.txt"):
        assert (await ask(app, f"{V1}/bundle/{name}")).status == 404
