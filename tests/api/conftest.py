"""A server over a real release on a temporary shelf, with a clock that stands still."""

from __future__ import annotations

from pathlib import Path

import pytest
from litestar.types import ASGIApp

from api.publication import NOW, frozen
from hoteki_server.api.pages import Pages
from hoteki_server.api.reading import Current
from hoteki_server.app import create_app
from hoteki_server.release.shelf import Shelf

PAGES = {
    "/index.html": b"<!doctype html><title>app</title>" + b" " * 600,
    "/sw.js": b"self.addEventListener('fetch', () => {})",
    "/assets/app-1a2b.js": b"export const answer = 42\n" * 40,
    "/assets/icon-1a2b.png": b"\x89PNG" + bytes(900),
    "/manifest.webmanifest": b"{}",
    "/embed/guidance.js": b"export {}",
}


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    shelf = Shelf(tmp_path_factory.mktemp("data") / "releases")
    shelf.publish(frozen(), NOW)
    return shelf


@pytest.fixture(scope="session")
def current(shelf: Shelf) -> Current:
    current = Current(shelf)
    assert current.refresh()
    return current


@pytest.fixture(scope="session")
def app(current: Current) -> ASGIApp:
    return create_app(current, pages=Pages(PAGES), clock=lambda: NOW, poll_seconds=None)


@pytest.fixture(scope="session")
def slow_app(current: Current) -> ASGIApp:
    """The same server without its fast lane."""
    return create_app(current, pages=Pages(PAGES), clock=lambda: NOW, poll_seconds=None, fast_lane=False)


@pytest.fixture
def empty_shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "releases")
