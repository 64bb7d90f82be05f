"""Is the process alive, is there a release to read?"""

from __future__ import annotations

from typing import Any

from litestar import Controller, Response, get
from litestar.di import NamedDependency

from hoteki_server.api.bodies import JsonRequest
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.reading import Current
from hoteki_server.api.replies import encode_json, make_reply
from hoteki_server.api.responses import ReplyResponse

__all__ = ["HealthController"]


class HealthController(Controller):
    """For process supervisors and load balancers."""

    path = "/health"
    tags = ("health",)

    @get("/live", operation_id="isLive", summary="The process answers")
    async def live(self, request: JsonRequest) -> Response[Any]:
        """200 while the process runs."""
        return _state(request, {"status": "live"})

    @get("/ready", operation_id="isReady", summary="A release is served")
    async def ready(self, request: JsonRequest, current: NamedDependency[Current]) -> Response[Any]:
        """503 until there is a release."""
        if current.reading is None:
            raise ProblemRaised("not-ready")
        return _state(request, {"status": "ready", "release": current.reading.library.release})


def _state(request: JsonRequest, value: object) -> Response[Any]:
    return ReplyResponse(make_reply(request.scope["path"], encode_json(value), cache="never"))
