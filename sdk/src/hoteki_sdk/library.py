"""Everything of one release that an answer is made from, as a reader holds it."""

from __future__ import annotations

from collections.abc import Mapping

from hoteki_sdk.content import ConditionCore, ContactCard, Guidance, Site, SystemSummary, Who
from hoteki_sdk.model import Language
from hoteki_sdk.table import Table

__all__ = ["Library"]


class Library:
    """The tables, the site and the guidance of a release; `as_of` is its publication time (RFC 3339)."""

    def __init__(
        self,
        *,
        release: int,
        as_of: str,
        tables: Mapping[str, Table],
        site: Site,
        guidance: Mapping[Language, Mapping[str, Guidance]],
    ) -> None:
        self.release = release
        self.as_of = as_of
        self.tables = tables
        self.site = site
        self.guidance = guidance
        self.conditions: Mapping[str, ConditionCore] = {core.id: core for core in site.conditions}
        self.cards: Mapping[Who, ContactCard] = {card.who: card for card in site.contacts}
        self.systems: Mapping[str, SystemSummary] = {summary.id: summary for summary in site.systems}
        self.platforms: tuple[str, ...] = tuple(sorted(n for n, t in tables.items() if t.system.kind == "platform"))

    def name_system(self, system: str, lang: Language) -> str:
        """The name of a system as people know it, else its id."""
        summary = self.systems.get(system)
        if summary is not None:
            return summary.name.in_language(lang)
        table = self.tables.get(system)
        return table.system.name.in_language(lang) if table is not None and table.system.name is not None else system

    def short_name(self, system: str, lang: Language) -> str:
        """The name without what stands in brackets behind it, for use inside a sentence."""
        name = self.name_system(system, lang)
        bracket = max(name.rfind("（"), name.rfind("("))
        return name[:bracket].rstrip(" ") if bracket > 0 and name[-1] in "）)" else name

    def find_guidance(self, condition: str, lang: Language) -> Guidance:
        """The guidance in `lang`, else in Japanese, else its bare id."""
        for language in (lang, "ja"):
            if (found := self.guidance.get(language, {}).get(condition)) is not None:
                return found
        return Guidance(title=condition)
