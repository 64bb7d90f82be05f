"""Compare the `when` of rules: what contexts they fit, and which of two is narrower (contract §3)."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["When", "fits", "is_narrower", "whens_meet"]

When = Mapping[str, tuple[str, ...]]


def fits(when: When, context: Mapping[str, str]) -> bool:
    """Whether a context that knows every key of `when` lies in it."""
    return all(context.get(key) in values for key, values in when.items())


def whens_meet(one: When, other: When) -> bool:
    """Whether some context fits both."""
    return all(set(one[key]) & set(other[key]) for key in one.keys() & other.keys())


def is_narrower(one: When, other: When) -> bool:
    """Whether every context of `one` is one of `other`, and not the reverse."""
    if not all(key in one and set(one[key]) <= set(values) for key, values in other.items()):
        return False
    return len(one) > len(other) or any(len(set(one[key])) < len(set(values)) for key, values in other.items())
