"""A new release reaches readers by one swap; what cannot be read leaves the served one in place."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
from litestar.testing import AsyncTestClient

from api.asgi import ask
from api.publication import NOW, frozen, publication
from hoteki_sdk.model import Text
from hoteki_server.api.pages import Pages
from hoteki_server.api.reading import Current
from hoteki_server.app import create_app
from hoteki_server.release.freeze import Frozen, freeze
from hoteki_server.release.shelf import Shelf

V1 = "/api/v1"


def _renamed(name: str) -> Frozen:
    site = msgspec.structs.replace(publication().site, name=Text(ja=name))
    return freeze(msgspec.structs.replace(publication(), site=site))


async def test_a_new_release_is_served_with_new_tags_on_every_way(empty_shelf: Shelf) -> None:
    empty_shelf.publish(frozen(), NOW)
    current = Current(empty_shelf)
    current.refresh()
    app = create_app(current, pages=Pages({}), clock=lambda: NOW, poll_seconds=None)
    paths = [f"{V1}/release", f"{V1}/systems/e-hoteki/codes/127", f"{V1}/systems"]
    before = [(await ask(app, path)).headers["etag"] for path in paths]
    empty_shelf.publish(_renamed("次"), NOW + 60)
    assert before == [(await ask(app, path)).headers["etag"] for path in paths]
    assert current.refresh()
    for path, etag in zip(paths, before, strict=True):
        got = await ask(app, path, headers={"if-none-match": etag})
        assert (got.status, got.json["release"]) == (200, 2)


async def test_files_of_the_release_before_are_still_there(empty_shelf: Shelf) -> None:
    empty_shelf.publish(frozen(), NOW)
    empty_shelf.publish(_renamed("次"), NOW)
    current = Current(empty_shelf)
    current.refresh()
    app = create_app(current, pages=Pages({}), clock=lambda: NOW, poll_seconds=None)
    assert (await ask(app, f"{V1}/release")).json["release"] == 2
    assert (await ask(app, f"{V1}/bundle/{frozen().files[0].sha256}.json")).status == 200


def test_a_newer_release_that_is_broken_leaves_the_served_one(empty_shelf: Shelf, tmp_path: Path) -> None:
    empty_shelf.publish(frozen(), NOW)
    current = Current(empty_shelf)
    current.refresh()
    served = current.reading
    (tmp_path / "releases/manifests/000009.json").write_bytes(b"{")
    assert not current.refresh()
    assert served is current.reading


def test_a_newer_release_whose_site_is_of_another_shape_leaves_the_served_one(empty_shelf: Shelf) -> None:
    empty_shelf.publish(frozen(), NOW)
    current = Current(empty_shelf)
    current.refresh()
    served = current.reading
    other = freeze(publication())
    entries = tuple(entry for entry in other.files if entry.kind != "site")
    empty_shelf.publish(msgspec.structs.replace(other, files=entries, digest="0" * 64), NOW)
    assert not current.refresh()
    assert served is current.reading


async def test_a_release_that_another_process_published_is_found_by_polling(empty_shelf: Shelf) -> None:
    empty_shelf.publish(frozen(), NOW)
    current = Current(empty_shelf)
    current.refresh()
    found = asyncio.Event()
    refresh = current.refresh

    def watched() -> bool:
        new = refresh()
        if new:
            loop.call_soon_threadsafe(found.set)
        return new

    loop = asyncio.get_running_loop()
    current.refresh = watched  # type: ignore[method-assign]
    app = create_app(current, pages=Pages({}), clock=lambda: NOW, poll_seconds=0.01)
    async with AsyncTestClient(app) as client:
        empty_shelf.publish(_renamed("次"), NOW + 60)
        await asyncio.wait_for(found.wait(), 60)
        assert (await client.get(f"{V1}/release")).json()["release"] == 2


async def test_requests_during_a_switch_are_all_answered_from_one_whole_release(empty_shelf: Shelf) -> None:
    empty_shelf.publish(frozen(), NOW)
    current = Current(empty_shelf)
    current.refresh()
    app = create_app(current, pages=Pages({}), clock=lambda: NOW, poll_seconds=None)
    empty_shelf.publish(_renamed("次"), NOW + 60)
    switch = asyncio.create_task(asyncio.to_thread(current.refresh))
    seen = set()
    while not switch.done():
        answer = (await ask(app, f"{V1}/translate", {"system": "sf-ns", "label": "登録完了"})).json
        seen.add((answer["release"], answer["asOf"]))
        await asyncio.sleep(0)
    answer = (await ask(app, f"{V1}/translate", {"system": "sf-ns", "label": "登録完了"})).json
    seen.add((answer["release"], answer["asOf"]))
    assert await switch
    assert seen <= {(1, "2026-11-22T19:50:00+09:00"), (2, "2026-11-22T19:51:00+09:00")}
    assert answer["release"] == 2
