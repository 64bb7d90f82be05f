"""Japan's public holidays for the calendar of a release."""

from __future__ import annotations

import holidays

__all__ = ["public_holidays"]


def public_holidays(year: int) -> tuple[tuple[str, ...], str]:
    """Dates `YYYY-MM-DD` of `year` and the two after it, substitutes included, and the last day for which they hold."""
    days = holidays.country_holidays("JP", years=range(year, year + 3))
    return tuple(sorted(day.isoformat() for day in days)), f"{year + 2}-12-31"
