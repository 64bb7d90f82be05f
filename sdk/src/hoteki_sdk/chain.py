"""Can it still be done today: send, report, hand to the agent, examine, each with until when, else when next.

Only what the services' hours say is said. Nobody told us when 保適証サービス reports and how long a step takes, so a
step behind the report is never a plain yes; and open AINAS does not mean that an application still goes out today.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, get_args

import msgspec

from hoteki_sdk.content import Service
from hoteki_sdk.hours import ServiceNow, format_instant, parse_instant, state_at

__all__ = ["AGENTS", "APPLICATIONS", "STEPS", "Agent", "Application", "Chain", "ChainStep", "StepId", "chain"]

Application = Literal["oss", "counter"]
Agent = Literal["association", "scrivener", "dealer", "zenkeijikyo", "self"]
StepId = Literal["send", "report", "agent", "examine"]
APPLICATIONS: tuple[Application, ...] = get_args(Application)
AGENTS: tuple[Agent, ...] = get_args(Agent)
STEPS: tuple[StepId, ...] = get_args(StepId)

Why = Literal[
    "outside", "holiday", "year-end", "exception", "window", "hours", "unset", "holidays-unknown", "year-end-unset",
    "report-times", "agent-hours", "route", "earlier",
]  # fmt: skip

_DAY = 86_400
_JST = 9 * 3600


class ChainStep(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One step: whether it can still happen today, from when (null: from now), and until when as far as known.

    On `no`, `since` is the earliest next time, a bound and no promise; it is null when none is known within 366 days.
    `since_state` is `unconfirmed` when only the day is known. `reason` says why it is not a plain yes; `services` are
    those that the step needs, in the order in which to look at them.
    """

    id: StepId
    today: Literal["yes", "no", "unconfirmed"]
    since: str | None = None
    since_state: Literal["open", "unconfirmed"] | None = None
    until: str | None = None
    reason: Why | None = None
    services: tuple[str, ...] = ()


class Chain(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The steps from `start` on at an instant, and `today` for all of them together.

    `ask` names the context key (`application`, `agent`) that is not known and would make this more certain.
    """

    at: str
    application: Application | None
    agent: Agent | None
    ask: Literal["application", "agent"] | None
    today: Literal["yes", "no", "unconfirmed"]
    steps: tuple[ChainStep, ...]


class _Need(msgspec.Struct, frozen=True):
    step: StepId
    services: tuple[Service, ...]
    doubt: Why | None = None


class _Earliest(msgspec.Struct, frozen=True):
    at: int
    closed: Why | None
    doubt: Why | None
    until: int | None


def chain(
    services: Sequence[Service],
    holidays: Collection[str],
    holidays_until: str,
    instant: int,
    *,
    application: Application | None = None,
    agent: Agent | None = None,
    start: StepId = "send",
) -> Chain:
    """What can still be done on the day of `instant` (seconds since 1970-01-01T00:00:00Z), from step `start` on."""
    needs = _needs(services, application, agent)
    hours = _Hours(holidays, holidays_until)
    steps: list[ChainStep] = []
    earliest: int | None = instant
    certain = True
    for need in needs:
        if STEPS.index(need.step) < STEPS.index(start):
            continue
        step, earliest = _step(need, hours, instant, earliest, certain)
        certain = step.today == "yes"
        steps.append(step)
    found = {step.today for step in steps}
    return Chain(
        at=format_instant(instant),
        application=application,
        agent=None if application == "counter" else agent,
        ask=_ask(application, agent),
        today="no" if "no" in found else "unconfirmed" if "unconfirmed" in found else "yes",
        steps=tuple(steps),
    )


def _ask(application: Application | None, agent: Agent | None) -> Literal["application", "agent"] | None:
    if application is None:
        return "application"
    return "agent" if application == "oss" and agent is None else None


def _needs(services: Sequence[Service], application: Application | None, agent: Agent | None) -> list[_Need]:
    send = tuple(service for service in services if service.id == "airas")
    ainas = tuple(service for service in services if service.id == "ainas")
    proxy = tuple(service for service in services if service.kind == "proxy")[:1]
    review = tuple(service for service in services if service.kind == "review")[:1]
    needs = [_Need("send", send, None if send else "unset"), _Need("report", (), "report-times")]
    if application == "oss" and agent == "association":
        needs.append(_Need("agent", proxy + ainas, None if proxy and ainas else "unset"))
    elif application == "oss" and agent == "self":
        needs.append(_Need("agent", (), "agent-hours"))
    elif application == "oss":
        needs.append(_Need("agent", ainas, "route" if agent is None else "agent-hours"))
    elif application is None:
        needs.append(_Need("agent", (), "route"))
    needs.append(_Need("examine", review, None if review else "unset"))
    return needs


class _Hours:
    def __init__(self, holidays: Collection[str], holidays_until: str) -> None:
        self._holidays = holidays
        self._until = holidays_until

    def at(self, service: Service, instant: int) -> ServiceNow:
        return state_at(service, self._holidays, self._until, instant)

    def together(self, services: tuple[Service, ...], instant: int) -> _Earliest | None:
        """The first instant from `instant` on at which none of `services` is known to be closed."""
        at, closed = instant, None
        while True:
            states = [self.at(service, at) for service in services]
            shut = next((state for state in states if state.state == "closed"), None)
            if shut is None:
                break
            if shut.until is None:
                return None
            closed = closed or shut.reason
            at = parse_instant(shut.until)
        ends = [parse_instant(state.until) for state in states if state.state == "open" and state.until is not None]
        doubt = next((state.reason for state in states if state.state == "unconfirmed"), None)
        return _Earliest(at, closed, doubt, min(ends, default=None))


def _step(
    need: _Need, hours: _Hours, instant: int, earliest: int | None, certain: bool
) -> tuple[ChainStep, int | None]:
    """The step when it cannot begin before `earliest`, and the earliest beginning of the one behind it."""
    names = tuple(service.id for service in need.services)
    first = None if earliest is None else hours.together(need.services, earliest)
    if first is None:
        return ChainStep(id=need.step, today="no", reason=_why_never(hours, need, earliest), services=names), None
    doubt = need.doubt or first.doubt
    if _day(first.at) != _day(instant):
        closed = first.closed if earliest is not None and _day(earliest) == _day(instant) else None
        return (
            ChainStep(
                id=need.step,
                today="no",
                since=format_instant(first.at),
                since_state="open" if doubt is None and certain else "unconfirmed",
                reason=closed or "earlier",
                services=names,
            ),
            first.at,
        )
    return (
        ChainStep(
            id=need.step,
            today="yes" if doubt is None and certain else "unconfirmed",
            since=None if first.at == instant else format_instant(first.at),
            since_state=None if first.at == instant else "open" if first.doubt is None else "unconfirmed",
            until=None
            if first.until is None or _day(first.until - 1) != _day(instant)
            else format_instant(first.until),
            reason=doubt or (None if certain else "earlier"),
            services=names,
        ),
        first.at,
    )


def _why_never(hours: _Hours, need: _Need, earliest: int | None) -> Why:
    if earliest is None:
        return "earlier"
    states = [hours.at(service, earliest) for service in need.services]
    return next((state.reason for state in states if state.state == "closed"), "outside")


def _day(instant: int) -> int:
    return (instant + _JST) // _DAY
