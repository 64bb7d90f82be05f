"""How long is left until the 15 days of a 適合証 and until 満了日: two dates, each on its own.

The 15 days are counted on the safe side, the inspection day as day 1; no source says how they are counted (未確認), so
the date is a guide. Whether a car may run past 満了日 is nobody's to say here.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal

import msgspec

from hoteki_sdk.content import Service, Window
from hoteki_sdk.hours import works_on
from hoteki_sdk.model import Text

__all__ = ["CERTIFICATE_DAYS", "NEAR_BUSINESS_DAYS", "Deadline", "Deadlines", "deadlines", "parse_day"]

CERTIFICATE_DAYS = 15
NEAR_BUSINESS_DAYS = 2

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEEKDAYS = Service(
    id="weekdays",
    name=Text(ja="平日"),
    kind="review",
    weekly=(Window(days=(0, 1, 2, 3, 4)),),
    closed_on_holidays=True,
)


class Deadline(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One limit: its last day (`YYYY-MM-DD`), what is left until it, and how urgent that is.

    `days_left` is negative when the day has passed. Business days are the days after today, the last day included, on
    which there are examinations; None as soon as one of them is 未確認. `last_business_day` is the latest such day from
    today on that is not after `last`, None when there is none or it is 未確認.
    """

    kind: Literal["certificate", "expiry"]
    last: str
    days_left: int
    business_days_left: int | None
    last_business_day: str | None
    near: Literal["yes", "no", "unconfirmed", "passed"]


class Deadlines(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Both limits, the earlier one first, and the urgency that follows: U3 within two business days of either.

    `urgency` None: neither limit is known to be near, at least one is 未確認 or no date was given.
    """

    today: str
    limits: tuple[Deadline, ...]
    urgency: Literal["U3", "U0"] | None


def parse_day(text: str) -> date:
    """The day `YYYY-MM-DD` of the years 2000 to 2199; anything else is a ValueError."""
    if _DAY.fullmatch(text) is None or not 2000 <= int(text[:4]) <= 2199:
        raise ValueError(f"not a day from 2000-01-01 to 2199-12-31: {text!r}")
    return date.fromisoformat(text)


def deadlines(
    inspected: date | None,
    expires: date | None,
    *,
    today: date,
    review: Service | None,
    holidays: Collection[str],
    holidays_until: str,
) -> Deadlines:
    """The limits that follow from the inspection day and from 満了日 as seen on `today`.

    `review` says on which days there are examinations; without it, on weekdays that are no holiday.
    """
    works = _Works(review or _WEEKDAYS, holidays, holidays_until)
    limits = []
    if inspected is not None:
        limits.append(_limit("certificate", inspected + timedelta(days=CERTIFICATE_DAYS - 1), today, works))
    if expires is not None:
        limits.append(_limit("expiry", expires, today, works))
    near = {limit.near for limit in limits}
    urgency: Literal["U3", "U0"] | None = "U0" if near == {"no"} else None
    return Deadlines(
        today=today.isoformat(),
        limits=tuple(sorted(limits, key=lambda limit: limit.last)),
        urgency="U3" if near & {"yes", "passed"} else urgency,
    )


class _Works:
    def __init__(self, review: Service, holidays: Collection[str], holidays_until: str) -> None:
        self._review = review
        self._holidays = holidays
        self._until = holidays_until

    def on(self, day: date) -> bool | None:
        return works_on(self._review, self._holidays, self._until, day)


def _limit(kind: Literal["certificate", "expiry"], last: date, today: date, works: _Works) -> Deadline:
    days = [works.on(today + timedelta(days=count)) for count in range(1, (last - today).days + 1)]
    sure, doubtful = days.count(True), days.count(None)
    near: Literal["yes", "no", "unconfirmed", "passed"] = "unconfirmed"
    if last < today:
        near = "passed"
    elif sure + doubtful <= NEAR_BUSINESS_DAYS:
        near = "yes"
    elif sure > NEAR_BUSINESS_DAYS:
        near = "no"
    return Deadline(
        kind=kind,
        last=last.isoformat(),
        days_left=(last - today).days,
        business_days_left=None if doubtful or last < today else sure,
        last_business_day=_last_business_day(last, today, works),
        near=near,
    )


def _last_business_day(last: date, today: date, works: _Works) -> str | None:
    for count in range((last - today).days + 1):
        day = last - timedelta(days=count)
        found = works.on(day)
        if found is not False:
            return day.isoformat() if found else None
    return None
