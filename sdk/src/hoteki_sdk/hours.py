"""Open, closed or 未確認: what a service's dated hours say about one instant.

Only Japan's time is used (fixed +09:00, no daylight saving). All intervals are half-open: at 20:00:00 a service that
closes at 20:00 is closed. What nobody told us is `unconfirmed`, never open.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Literal

import msgspec

from hoteki_sdk.content import Interval, Service, Window

__all__ = ["JST", "LOOK_AHEAD_DAYS", "ServiceNow", "format_instant", "parse_instant", "state_at", "works_on"]

JST = timezone(timedelta(hours=9))
LOOK_AHEAD_DAYS = 366

ServiceState = Literal["open", "closed", "unconfirmed"]
Reason = Literal[
    "window", "outside", "holiday", "year-end", "exception",
    "hours", "unset", "holidays-unknown", "year-end-unset",
]  # fmt: skip

_DAY = 86_400
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_INSTANT = re.compile(
    r"(?P<at>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,9})?"
    r"(?P<offset>Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)


class ServiceNow(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """How a service stands: its state, why, and when (RFC 3339 in JST) it changes to which other state.

    `until` and `then` are null when nothing changes within 366 days or when nobody told us the hours.
    """

    id: str
    state: ServiceState
    reason: Reason
    until: str | None = None
    then: ServiceState | None = None


def parse_instant(text: str) -> int:
    """Seconds since 1970-01-01T00:00:00Z of an RFC 3339 instant with offset, parts of a second dropped.

    Anything else is a ValueError. Years 2000 to 2199 are taken, so that no later arithmetic can leave the calendar.
    """
    found = _INSTANT.fullmatch(text)
    if found is None:
        raise ValueError(f"not an RFC 3339 instant with an offset: {text!r}")
    offset = "+00:00" if found["offset"] == "Z" else found["offset"]
    seconds = int(datetime.fromisoformat(found["at"] + offset).timestamp())
    if not 2000 <= int(found["at"][:4]) <= 2199:
        raise ValueError(f"not between the years 2000 and 2199: {text!r}")
    return seconds


def format_instant(seconds: int) -> str:
    """RFC 3339 in JST of seconds since 1970-01-01T00:00:00Z."""
    return datetime.fromtimestamp(seconds, JST).isoformat(timespec="seconds")


def state_at(service: Service, holidays: Collection[str], holidays_until: str, instant: int) -> ServiceNow:
    """The state of `service` at `instant` (seconds since 1970-01-01T00:00:00Z) and its next change.

    `holidays` are dates `YYYY-MM-DD`, known up to and including `holidays_until`. An exception wins over everything;
    of several the shortest one wins, of equally long ones the later in the file.
    """
    timeline = _Timeline(service, holidays, holidays_until)
    state, reason = timeline.at(instant)
    for boundary in timeline.boundaries_after(instant):
        then, _ = timeline.at(boundary)
        if then != state:
            return ServiceNow(id=service.id, state=state, reason=reason, until=format_instant(boundary), then=then)
    return ServiceNow(id=service.id, state=state, reason=reason)


def works_on(service: Service, holidays: Collection[str], holidays_until: str, day: date) -> bool | None:
    """Whether `service` works on `day` at all, at known hours or not; None where nobody can say yet (未確認)."""
    timeline = _Timeline(service, holidays, holidays_until)
    midnight = (day.toordinal() - _EPOCH_DAY) * _DAY - 9 * 3600
    found = {timeline.at(midnight), *map(timeline.at, timeline.boundaries_of(day, midnight))}
    if any(state == "open" or reason == "hours" for state, reason in found):
        return True
    return None if any(state == "unconfirmed" for state, _ in found) else False


class _Timeline:
    def __init__(self, service: Service, holidays: Collection[str], holidays_until: str) -> None:
        self._service = service
        self._holidays = holidays
        self._holidays_until = holidays_until
        self._exceptions = sorted(
            ((parse_instant(e.since), parse_instant(e.until), -index, e) for index, e in enumerate(service.exceptions)),
            key=lambda item: (item[1] - item[0], item[2]),
        )
        self._edges = {edge for since, until, _, _ in self._exceptions for edge in (since, until)}

    def at(self, instant: int) -> tuple[ServiceState, Reason]:
        exception = self._exception_at(instant)
        if exception is not None:
            return exception.state, "exception"
        if self._service.weekly is None:
            return "unconfirmed", "unset"
        day, second = divmod(instant + 9 * 3600, _DAY)
        return self._ordinary(date.fromordinal(day + _EPOCH_DAY), second)

    def boundaries_after(self, instant: int) -> Iterator[int]:
        """Every instant at which the state may change, in order, up to the look-ahead."""
        today = (instant + 9 * 3600) // _DAY + _EPOCH_DAY
        for day in range(today, today + LOOK_AHEAD_DAYS + 1):
            yield from self.boundaries_of(date.fromordinal(day), instant)

    def boundaries_of(self, day: date, instant: int) -> list[int]:
        """Every instant of `day` after `instant` at which the state may change, in order."""
        midnight = (day.toordinal() - _EPOCH_DAY) * _DAY - 9 * 3600
        found = {midnight} | {edge for edge in self._edges if midnight <= edge < midnight + _DAY}
        for window in self._windows(day):
            found.update(midnight + edge for edge in _span(window) or ())
        return sorted(edge for edge in found if edge > instant)

    def _exception_at(self, instant: int) -> Interval | None:
        return next((e for since, until, _, e in self._exceptions if since <= instant < until), None)

    def _windows(self, day: date) -> list[Window]:
        return [window for window in self._service.weekly or () if day.weekday() in window.days]

    def _ordinary(self, day: date, second: int) -> tuple[ServiceState, Reason]:
        service, name = self._service, day.isoformat()
        if any(winter.first <= name <= winter.last for winter in service.year_end):
            return "closed", "year-end"
        winter = _winter(day)
        if service.closed_at_year_end and winter is not None and all(winter != set_.year for set_ in service.year_end):
            return "unconfirmed", "year-end-unset"
        windows = self._windows(day)
        if service.closed_on_holidays and name in self._holidays:
            return "closed", "holiday"
        if service.closed_on_holidays and windows and name > self._holidays_until:
            return "unconfirmed", "holidays-unknown"
        # Times that nobody confirmed are no times: the weekdays stand, the hours are 未確認.
        spans = [None if service.unconfirmed else _span(window) for window in windows]
        if any(span is not None and span[0] <= second < span[1] for span in spans):
            return "open", "window"
        return ("unconfirmed", "hours") if None in spans else ("closed", "outside")


def _winter(day: date) -> int | None:
    """The year in whose December this 年末年始 began, else None."""
    if (day.month, day.day) >= (12, 29):
        return day.year
    return day.year - 1 if (day.month, day.day) <= (1, 3) else None


def _span(window: Window) -> tuple[int, int] | None:
    """Opening and closing in seconds of the day; None unless both are known."""
    if window.open is None or window.close is None:
        return None
    return _seconds(window.open), _seconds(window.close)


def _seconds(time: str) -> int:
    return int(time[:2]) * 3600 + int(time[3:5]) * 60
