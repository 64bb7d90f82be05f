"""Routes to opening hours."""

from __future__ import annotations

from litestar import Controller, Response, get
from litestar.di import NamedDependency

from hoteki_sdk.errors import Fault
from hoteki_sdk.hours import format_instant, parse_instant, state_at
from hoteki_server.api.bodies import JsonRequest
from hoteki_server.api.paging import page_of
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.queries import language_in, read_fields
from hoteki_server.api.reading import Reading
from hoteki_server.api.replies import encode_json, make_reply
from hoteki_server.api.responses import ReplyResponse, answer_json
from hoteki_server.api.schemas import ServicesNowPage, ServicesPage
from hoteki_server.api.wording import in_language
from hoteki_server.domain.ports import Clock

__all__ = ["ServicesController"]


class ServicesController(Controller):
    """When something is open."""

    path = "/services"
    tags = ("services",)

    @get(operation_id="listServices", summary="List all services with their hours")
    async def list_all(self, request: JsonRequest, reading: NamedDependency[Reading]) -> Response[ServicesPage]:
        """Hours as data, with the known holidays."""
        lang = language_in(read_fields(request.scope["query_string"], ()))
        site = reading.library.site
        page = page_of(
            ServicesPage,
            reading,
            lang,
            services=in_language(site.services, lang),
            holidays=list(site.holidays),
            holidaysUntil=site.holidays_until,
        )
        return answer_json(request, page)

    @get("/now", operation_id="listServicesNow", summary="Which services are open?")
    async def list_now(
        self, request: JsonRequest, reading: NamedDependency[Reading], clock: NamedDependency[Clock]
    ) -> Response[ServicesNowPage]:
        """Open, closed or 未確認 at an instant (now when `at` is absent), with the next change; never cached."""
        fields = read_fields(request.scope["query_string"], ("at",))
        lang = language_in(fields)
        instant = clock()
        if "at" in fields:
            try:
                # A plus sign that nobody escaped arrives as a space.
                instant = parse_instant(fields["at"].replace(" ", "+"))
            except ValueError as error:
                message = "2026-11-22T19:50:00+09:00 の形（2000年から2199年まで）にしてください"
                fault = Fault(path="at", reason="not-an-instant", message=message)
                raise ProblemRaised("invalid-request", [fault], lang=lang) from error
        site = reading.library.site
        states = [state_at(service, site.holidays, site.holidays_until, instant) for service in site.services]
        page = page_of(ServicesNowPage, reading, lang, at=format_instant(instant), services=in_language(states, lang))
        return ReplyResponse(make_reply(request.scope["path"], encode_json(page), cache="never"))
