"""Run the app in a server process."""

from __future__ import annotations

import time
from functools import partial

from granian import Granian
from granian.constants import Interfaces
from litestar.types import ASGIApp

from hoteki_server.api.pages import load_pages
from hoteki_server.api.reading import Current
from hoteki_server.app import create_app
from hoteki_server.release.shelf import Shelf
from hoteki_server.settings import Settings

__all__ = ["load_app", "run"]


def load_app(settings: Settings) -> ASGIApp:
    """The app over the newest release on the shelf; not ready while there is none."""
    current = Current(Shelf(settings.releases))
    current.refresh()
    return create_app(current, pages=load_pages(settings.static), clock=lambda: int(time.time()))


def run(settings: Settings) -> None:
    """Serve until a signal ends the process; queries are not logged."""
    server = Granian(
        "hoteki_server.serving",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=1,
        websockets=False,
        log_access=False,
        respawn_failed_workers=True,
    )
    server.serve(target_loader=partial(load_app, settings), wrap_loader=False)
