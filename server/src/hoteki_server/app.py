"""`create_app` is the only place where the server is wired together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from litestar import Litestar, Router
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.types import ASGIApp

from hoteki_server.api.checklists import ChecklistsController
from hoteki_server.api.conditions import ConditionsController, SearchController
from hoteki_server.api.edge import Edge
from hoteki_server.api.health import HealthController
from hoteki_server.api.notices import NoticesController
from hoteki_server.api.openapi import Document, DocumentController, describe, write_page
from hoteki_server.api.pages import Pages
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.reading import Current, Reading
from hoteki_server.api.releases import ReleasesController
from hoteki_server.api.replies import encode_json
from hoteki_server.api.responses import on_error
from hoteki_server.api.service_hours import ServicesController
from hoteki_server.api.systems import SystemsController
from hoteki_server.api.translate import TranslateController
from hoteki_server.domain.ports import Clock

__all__ = ["LARGEST_BODY", "create_app"]

LARGEST_BODY = 1024 * 1024
_CONTROLLERS = [
    TranslateController,
    SystemsController,
    ConditionsController,
    SearchController,
    ChecklistsController,
    ServicesController,
    NoticesController,
    ReleasesController,
]


def create_app(
    current: Current, *, pages: Pages, clock: Clock, poll_seconds: float | None = 5.0, fast_lane: bool = True
) -> ASGIApp:
    """The ASGI app over the release that `current` holds.

    `poll_seconds` is how often the shelf is asked for a newer release that another process published; None for never.
    Without `fast_lane` every look-up takes the framework's way; the answers are the same.
    """
    document = Document()

    def give_reading() -> Reading:
        if current.reading is None:
            raise ProblemRaised("not-ready")
        return current.reading

    app = Litestar(
        route_handlers=[Router("/api/v1", route_handlers=_CONTROLLERS), HealthController, DocumentController],
        dependencies={
            "reading": Provide(give_reading, sync_to_thread=False, use_cache=False),
            "current": Provide(lambda: current, sync_to_thread=False),
            "clock": Provide(lambda: clock, sync_to_thread=False),
            "document": Provide(lambda: document, sync_to_thread=False),
        },
        exception_handlers={Exception: on_error},
        request_max_body_size=LARGEST_BODY,
        openapi_config=OpenAPIConfig(title="保適ナビ", version="1", render_plugins=[], path="/api/framework-schema"),
        lifespan=[_polling(current, poll_seconds)] if poll_seconds is not None else [],
        logging_config=None,
        debug=False,
    )
    described = describe(app)
    document.json, document.html = encode_json(described), write_page(described)
    return Edge(app, current, pages, fast_lane=fast_lane)


def _polling(current: Current, seconds: float) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def polling(_app: Litestar) -> AsyncIterator[None]:
        task = asyncio.create_task(_poll(current, seconds))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    return polling


async def _poll(current: Current, seconds: float) -> None:
    while True:
        await asyncio.sleep(seconds)
        await asyncio.to_thread(current.refresh)
