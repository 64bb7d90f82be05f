"""Whom to ask at the end of a flow: whom the outcome names, else by the contact rule for its condition."""

from __future__ import annotations

from collections.abc import Mapping

from hoteki_sdk.answer import Contact
from hoteki_sdk.content import Outcome
from hoteki_sdk.library import Library
from hoteki_sdk.lookup import list_context_keys
from hoteki_sdk.model import Language
from hoteki_sdk.present import Presenter
from hoteki_sdk.routing import Route, RoutedCondition, route

__all__ = ["contact_of"]


def contact_of(
    library: Library, outcome: Outcome, context: Mapping[str, str], *, system: str | None, lang: Language
) -> Contact:
    """The contact of an outcome under what the answers said; `system` is the shop's own, where known.

    Values that are words of the flow alone (まだ) are no context.
    """
    at = system or ""
    keys = list_context_keys(library.tables, at, library.site.context)
    known = {
        key: value
        for key, value in context.items()
        if key in keys and any(value == allowed.value for allowed in keys[key].values)
    }
    presenter = Presenter(library, lang=lang, system=at, context=known, keys=keys, maker=None)
    if outcome.who is not None:
        return presenter.contact(Route(who=outcome.who))
    core = library.conditions.get(outcome.condition or "")
    if core is not None:
        routed = RoutedCondition(id=core.id, fixed=core.fixed, about=core.about)
        return presenter.contact(route(routed, known, vendor_system=known.get("certificate") == "vendor"))
    return presenter.contact(route(None, known, vendor_system=False))
