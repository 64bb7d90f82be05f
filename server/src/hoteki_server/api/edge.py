"""The outermost layer: fast lane, HEAD, preflight and the app's pages, then the framework.

Whatever answers, the same headers are on it.
"""

from __future__ import annotations

from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from hoteki_server.api.fast_lane import answer_plain
from hoteki_server.api.headers import CORP_SAME_ORIGIN, CORS_PREFLIGHT, SECURITY, is_open_to_any_origin
from hoteki_server.api.pages import Pages
from hoteki_server.api.reading import Current
from hoteki_server.api.replies import Reply
from hoteki_server.api.responses import send_reply

__all__ = ["Edge"]

_OWN = ("/api", "/health", "/problems")


class Edge:
    """ASGI app in front of `app`; reads the release that `current` holds at the moment of the request."""

    def __init__(self, app: ASGIApp, current: Current, pages: Pages, *, fast_lane: bool = True) -> None:
        self._app = app
        self._fast_lane = fast_lane
        self._current = current
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        method = scope["method"]
        if method in ("GET", "HEAD"):
            reply = self._answer(scope)
            if reply is not None:
                await send_reply(send, reply, head=method == "HEAD")
                return
            if method == "HEAD":
                await self._app({**scope, "method": HttpMethod.GET}, receive, _guarded(send, head=True))
                return
        elif method == "OPTIONS" and _header(scope, b"access-control-request-method") is not None:
            await send_reply(send, _preflight(scope["path"]))
            return
        await self._app(scope, receive, _guarded(send, head=False))

    def _answer(self, scope: Scope) -> Reply | None:
        path: str = scope["path"]
        if_none_match = _header(scope, b"if-none-match")
        if not path.startswith(_OWN):
            accepts = _header(scope, b"accept-encoding") or b""
            return self._pages.answer(path, if_none_match, accepts)
        reading = self._current.reading
        if reading is None or not self._fast_lane:
            return None
        return answer_plain(reading, path, scope["query_string"], if_none_match)


def _header(scope: Scope, wanted: bytes) -> bytes | None:
    return next((value for name, value in scope["headers"] if name == wanted), None)


def _preflight(path: str) -> Reply:
    # Without the allowing headers the browser refuses, which is what a closed path wants.
    return Reply(204, [*(CORS_PREFLIGHT if is_open_to_any_origin(path) else []), CORP_SAME_ORIGIN, *SECURITY], b"")


def _guarded(send: Send, *, head: bool) -> Send:
    """A `send` that puts the security headers on the framework's own answers and keeps bodies of HEAD back."""
    required = (*SECURITY, CORP_SAME_ORIGIN)

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message["headers"])
            present = {name for name, _ in headers}
            message["headers"] = headers + [header for header in required if header[0] not in present]
        elif head and message["type"] == "http.response.body":
            message["body"] = b""
        await send(message)

    return guarded
