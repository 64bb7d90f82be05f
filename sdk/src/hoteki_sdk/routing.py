"""Whom to ask when the steps do not help: the contact rule of contract §4, first hit wins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from hoteki_sdk.content import Who

__all__ = ["Route", "RoutedCondition", "route"]

_REFUSALS = "cert.rejected-"


class RoutedCondition(msgspec.Struct, frozen=True, kw_only=True):
    """What a condition says about whom to ask."""

    id: str
    fixed: Who | None = None
    about: Literal["certificate", "application"] | None = None


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """A contact and the next one; `key` is the context key to ask for when `who` is `ask`."""

    who: Who
    key: str | None = None
    second: Route | None = None


def _by_certificate(condition: RoutedCondition, context: Mapping[str, str]) -> Route:
    channel = context.get("certificate")
    if channel == "vendor":
        # What a refusal's エラー詳細 means is for the 振興会's desk, 未確認 (practice.md §2).
        explained = Route(who="association") if condition.id.startswith(_REFUSALS) else None
        return Route(who="vendor", second=explained)
    if channel == "direct":
        return Route(who="association")
    return Route(who="ask", key="certificate")


def _by_application(context: Mapping[str, str]) -> Route:
    agent = context.get("agent")
    if agent is None:
        return Route(who="ask", key="agent")
    if agent == "association":
        return Route(who="association")
    if agent != "self":
        return Route(who="agent")
    vehicle = context.get("vehicle")
    if vehicle is None:
        return Route(who="ask", key="vehicle")
    return Route(who="keikenkyo" if vehicle == "kei" else "bureau")


def _by_channel(condition: RoutedCondition, context: Mapping[str, str]) -> Route | None:
    if condition.about == "certificate":
        return _by_certificate(condition, context)
    if condition.about == "application":
        return _by_application(context)
    return None


def route(
    condition: RoutedCondition | None, context: Mapping[str, str], *, vendor_system: bool, certain: bool = True
) -> Route:
    """The contact for a condition under the known context.

    `vendor_system`: the signal is one of a vendor's system. `certain` is False for an unknown or undocumented signal,
    a family or a conflict. A fixed contact has the channel's one as second.
    """
    if vendor_system and not certain:
        return Route(who="vendor")
    if condition is None:
        return Route(who="ask", key="certificate")
    by_channel = _by_channel(condition, context)
    if condition.fixed is not None:
        return Route(who=condition.fixed, second=by_channel)
    return by_channel or Route(who="ask", key="certificate")
