"""Routes to opening hours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from litestar import Controller, Response, get
from litestar.di import NamedDependency

from hoteki_sdk.chain import AGENTS, APPLICATIONS, STEPS, StepId, chain
from hoteki_sdk.errors import Fault
from hoteki_sdk.hours import format_instant, parse_instant, state_at
from hoteki_server.api.bodies import JsonRequest
from hoteki_server.api.paging import page_of
from hoteki_server.api.problems import ProblemRaised
from hoteki_server.api.queries import language_in, read_fields
from hoteki_server.api.reading import Reading
from hoteki_server.api.replies import encode_json, make_reply
from hoteki_server.api.responses import ReplyResponse, answer_json
from hoteki_server.api.schemas import ChainPage, ServicesNowPage, ServicesPage
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
        instant, faults = _instant_in(fields, clock)
        if faults:
            raise ProblemRaised("invalid-request", faults, lang=lang)
        site = reading.library.site
        states = [state_at(service, site.holidays, site.holidays_until, instant) for service in site.services]
        page = page_of(ServicesNowPage, reading, lang, at=format_instant(instant), services=in_language(states, lang))
        return ReplyResponse(make_reply(request.scope["path"], encode_json(page), cache="never"))

    @get("/chain", operation_id="getChain", summary="Can it still be done today?")
    async def get_chain(
        self, request: JsonRequest, reading: NamedDependency[Reading], clock: NamedDependency[Clock]
    ) -> Response[ChainPage]:
        """What of send, report, agent and examine can still happen on the day of an instant (now when `at` is absent).

        Each step says yes, no or 未確認, until when as far as known, else when next at the earliest; `application`,
        `agent` and `from` (the step to begin with) may be left out; never cached.
        """
        fields = read_fields(request.scope["query_string"], ("at", "application", "agent", "from"))
        lang = language_in(fields)
        instant, faults = _instant_in(fields, clock)
        application = _one_of(APPLICATIONS, "application", fields, faults)
        agent = _one_of(AGENTS, "agent", fields, faults)
        start: StepId | None = _one_of(STEPS, "from", fields, faults)
        if faults:
            raise ProblemRaised("invalid-request", faults, lang=lang)
        site = reading.library.site
        found = chain(
            site.services,
            site.holidays,
            site.holidays_until,
            instant,
            application=application,
            agent=agent,
            start=start or "send",
        )
        page = page_of(ChainPage, reading, lang, **in_language(found, lang))
        return ReplyResponse(make_reply(request.scope["path"], encode_json(page), cache="never"))


_Value = TypeVar("_Value", bound=str)


def _instant_in(fields: Mapping[str, str], clock: Clock) -> tuple[int, list[Fault]]:
    """The instant `at`, now when it is absent, and what is wrong with it."""
    if "at" not in fields:
        return clock(), []
    try:
        # A plus sign that nobody escaped arrives as a space.
        return parse_instant(fields["at"].replace(" ", "+")), []
    except ValueError:
        message = "2026-11-22T19:50:00+09:00 の形（2000年から2199年まで）にしてください"
        return clock(), [Fault(path="at", reason="not-an-instant", message=message)]


def _one_of(values: tuple[_Value, ...], name: str, fields: Mapping[str, str], faults: list[Fault]) -> _Value | None:
    """The value of a field that takes only `values`; another one is added to `faults`."""
    found = next((value for value in values if value == fields.get(name)), None)
    if found is None and name in fields:
        faults.append(Fault(path=name, reason="unknown-value", message="この値はありません", allowed=values))
    return found
