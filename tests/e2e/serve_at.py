"""Serve a published release with a clock that was set, `Date` header included; started by the e2e tests."""

from __future__ import annotations

import argparse
import time
from datetime import datetime
from email.utils import formatdate
from pathlib import Path

import uvicorn
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from hoteki_server.api.pages import load_pages
from hoteki_server.api.reading import Current
from hoteki_server.app import create_app
from hoteki_server.release.shelf import Shelf
from hoteki_server.settings import parse_settings


def _with_date(app: ASGIApp, shift: float) -> ASGIApp:
    async def dated(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                date = formatdate(time.time() + shift, usegmt=True).encode()
                message["headers"] = [*message.get("headers", []), (b"date", date)]
            await send(message)

        await app(scope, receive, send_dated)

    return dated


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--now", type=datetime.fromisoformat, required=True)
    arguments = parser.parse_args()
    shift = arguments.now.timestamp() - time.time()
    settings = parse_settings(data=arguments.data)
    current = Current(Shelf(settings.releases))
    current.refresh()
    app = create_app(current, pages=load_pages(settings.static), clock=lambda: int(time.time() + shift))
    uvicorn.run(_with_date(app, shift), port=arguments.port, date_header=False, log_level="warning")  # type: ignore[arg-type]


main()
