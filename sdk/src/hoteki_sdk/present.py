"""Put an outcome into words: guidance with its branches, the vendor's words, the contact card, questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from hoteki_sdk.answer import Asked, AskedValue, Contact, GuidanceText, LinkText, Translation, VendorWords
from hoteki_sdk.content import ConditionCore, Guidance
from hoteki_sdk.library import Library
from hoteki_sdk.model import ContextKey, Language, Rule
from hoteki_sdk.routing import Route, RoutedCondition, route
from hoteki_sdk.sides import Entry
from hoteki_sdk.when import fits
from hoteki_sdk.wording import say_word

__all__ = ["Presenter"]

_MAKER = "{maker}"


class Presenter:
    """Words for one signal: its language, its system and the context that is known."""

    def __init__(
        self,
        library: Library,
        *,
        lang: Language,
        system: str,
        context: Mapping[str, str],
        keys: Mapping[str, ContextKey],
        maker: str | None,
    ) -> None:
        self._library = library
        self._lang = lang
        self._system = system
        self._context = context
        self._keys = keys
        table = library.tables.get(system)
        # A system that is not in the list is a vendor's once its certificate was made in one.
        self._is_vendor = table.system.kind == "vendor" if table is not None else context.get("certificate") == "vendor"
        self._vendor = self._find_vendor(maker)
        self._maker = self._name_maker()

    def _find_vendor(self, maker: str | None) -> str | None:
        """The vendor's system in which the certificate was made, where it is known."""
        for system in (self._system, maker if self._context.get("certificate") == "vendor" else None):
            table = self._library.tables.get(system) if system is not None else None
            if table is not None and table.system.kind == "vendor":
                return system
        return None

    def _name_maker(self) -> str:
        if self._vendor is not None:
            return self._library.short_name(self._vendor, self._lang)
        channel = self._context.get("certificate")
        if channel == "vendor":
            return say_word("maker-vendor", self._lang)
        return say_word("maker-direct" if channel == "direct" else "maker", self._lang)

    def ask(self, key: ContextKey, values: Sequence[str] | None = None) -> Asked:
        """The question for a context key, with all values or the named ones."""
        return Asked(
            key=key.key,
            ask=key.ask.in_language(self._lang),
            values=tuple(
                AskedValue(value=value.value, label=value.label.in_language(self._lang))
                for value in key.values
                if values is None or value.value in values
            ),
        )

    def translation(self, system: str, entry: Entry, *, certain: bool) -> Translation:
        """One entry of an answer; `system` is the one whose screen it belongs to."""
        core = self._library.conditions.get(entry.condition) or ConditionCore(id=entry.condition, stage="")
        routed = RoutedCondition(id=core.id, fixed=core.fixed, about=core.about)
        return Translation(
            condition=entry.condition,
            system=system,
            rule=entry.rule.id,
            matched_by=entry.matched_by,
            weak=entry.weak,
            ask=entry.ask.in_language(self._lang) if entry.ask is not None else None,
            on=entry.on if entry.ask is not None else None,
            params=dict(entry.params),
            relayed_from=entry.relayed_from,
            vendor=self._vendor_words(entry.words),
            guidance=self._guidance(core),
            contact=self._contact(route(routed, self._context, vendor_system=self._is_vendor, certain=certain)),
        )

    def contact(self, routed: Route) -> Contact:
        """The contact of a route that was decided elsewhere, a flow's outcome for instance."""
        return self._contact(routed)

    def contact_without_condition(self) -> Contact:
        """The contact of an answer that has no translation."""
        return self._contact(route(None, self._context, vendor_system=self._is_vendor, certain=False))

    def _vendor_words(self, rule: Rule) -> VendorWords:
        lang = self._lang
        return VendorWords(
            steps=tuple(step.in_language(lang) for step in rule.steps),
            screen=rule.screen.in_language(lang) if rule.screen is not None else None,
            caveats=tuple(caveat.in_language(lang) for caveat in rule.caveats),
            severity=rule.severity,
            links=tuple(
                LinkText(url=link.url, title=link.title.in_language(lang) if link.title is not None else None)
                for link in rule.links
            ),
            source=rule.source,
            verified_on=rule.verified_on,
        )

    def _fill(self, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(text.replace(_MAKER, self._maker) for text in texts)

    def _guidance(self, core: ConditionCore) -> GuidanceText:
        guidance: Guidance = self._library.find_guidance(core.id, self._lang)
        fitting = [branch for branch in guidance.branches if fits(branch.when, self._context)]

        def choose(name: str) -> tuple[str, ...]:
            own: tuple[str, ...] = getattr(guidance, name)
            return self._fill(next((getattr(branch, name) for branch in fitting if getattr(branch, name)), own))

        meaning = next((branch.meaning for branch in fitting if branch.meaning), guidance.meaning)
        escalate = next((branch.escalate for branch in fitting if branch.escalate), guidance.escalate)
        return GuidanceText(
            title=guidance.title,
            verdict=core.verdict,
            state=guidance.state,
            state_source=guidance.state_source,
            meaning=meaning.replace(_MAKER, self._maker),
            meanwhile=self._fill(guidance.meanwhile),
            steps=choose("steps"),
            irreversible=choose("irreversible"),
            danger_step=guidance.danger_step,
            verify_at=guidance.verify_at,
            solved_when=guidance.solved_when.replace(_MAKER, self._maker),
            fallback=choose("fallback"),
            wait=guidance.wait,
            cost=guidance.cost,
            have=guidance.have,
            escalate=None if escalate is None else escalate.replace(_MAKER, self._maker),
            urgency=core.urgency,
            sources=guidance.sources,
        )

    def _contact(self, routed: Route) -> Contact:
        second = self._contact(routed.second) if routed.second is not None else None
        lang = self._lang
        card = self._library.cards.get(routed.who)
        question = None
        if routed.who == "ask" and routed.key is not None and routed.key in self._keys:
            question = self.ask(self._keys[routed.key])
        contact = Contact(who=routed.who, question=question, second=second)
        if card is not None:
            contact = Contact(
                who=routed.who,
                name=card.name.in_language(lang),
                phone=card.phone,
                phone_note=card.phone_note.in_language(lang) if card.phone_note is not None else None,
                hours=card.hours.in_language(lang) if card.hours is not None else None,
                service=card.service,
                url=card.url,
                why=card.why.in_language(lang) if card.why is not None else None,
                cannot=card.cannot.in_language(lang) if card.cannot is not None else None,
                have=tuple(text.in_language(lang) for text in card.have),
                unconfirmed=card.unconfirmed,
                verified_on=card.verified_on,
                question=question,
                second=second,
            )
        return self._as_vendor(contact) if routed.who == "vendor" else contact

    def _as_vendor(self, contact: Contact) -> Contact:
        """The vendor's card, filled from what the vendor published with its catalogue."""
        lang = self._lang
        if self._vendor is None:
            return msgspec.structs.replace(contact, name=say_word("vendor-unnamed", lang))
        system = self._library.tables[self._vendor].system
        support = system.support
        named = say_word("vendor-of", lang).replace("{system}", self._library.short_name(system.id, lang))
        if system.company is not None:
            named = f"{system.company.in_language(lang)}（{self._library.short_name(system.id, lang)}）"
        if support is None:
            return msgspec.structs.replace(contact, name=named)
        return msgspec.structs.replace(
            contact,
            name=named,
            phone=support.phone,
            hours=support.hours.in_language(lang) if support.hours is not None else contact.hours,
            url=support.url,
            have=tuple(text.in_language(lang) for text in support.needed) or contact.have,
            verified_on=support.verified_on,
        )
