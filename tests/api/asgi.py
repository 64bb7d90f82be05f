"""Ask an ASGI app directly: raw bytes in, raw headers and bytes out, no client in between."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from litestar.types import ASGIApp


class Got(msgspec.Struct, frozen=True):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


async def ask(
    app: ASGIApp,
    path: str,
    query: str | bytes | dict[str, str] = b"",
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: bytes | None = None,
) -> Got:
    """One request and the whole answer; `path` is the decoded path."""
    raw = urlencode(query).encode() if isinstance(query, dict) else query.encode() if isinstance(query, str) else query
    sent = {"host": "testserver", **(headers or {})}
    if body is not None:
        sent = {"content-type": "application/json", "content-length": str(len(body)), **sent}
    scope: Any = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": quote(path).encode(),
        "root_path": "",
        "query_string": raw,
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in sent.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {},
    }
    messages: list[Any] = []
    waiting = [{"type": "http.request", "body": body or b"", "more_body": False}]

    async def receive() -> Any:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        messages.append(message)

    await app(scope, receive, send)
    start = next(message for message in messages if message["type"] == "http.response.start")
    names = [name for name, _ in start["headers"]]
    assert len(set(names)) == len(names), f"a header was sent twice: {names}"
    return Got(
        status=start["status"],
        headers={name.decode(): value.decode("latin-1") for name, value in start["headers"]},
        body=b"".join(message.get("body", b"") for message in messages if message["type"] == "http.response.body"),
    )


async def post(app: ASGIApp, path: str, value: object, **more: Any) -> Got:
    """POST `value` as JSON."""
    return await ask(app, path, method="POST", body=json.dumps(value).encode(), **more)
