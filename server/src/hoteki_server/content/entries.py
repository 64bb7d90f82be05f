"""The authoring format: what stands in the TOML files, one Struct a table.

Contacts, services, notices, links and flows are written in the SDK's own Structs; only conditions, sources, a profile's
names and its local remarks have a shape of their own. TOML keys are the field names.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from hoteki_sdk.content import Checklist, ContactCard, Directory, Notice, Service, Source, State, Verdict
from hoteki_sdk.model import Finding, Text

__all__ = [
    "BranchEntry", "ConditionEntry", "LoadedContent", "LocalEntry", "NamesEntry", "ProfileEntry", "SourceEntry",
    "WordsEntry",
]  # fmt: skip


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class SourceEntry(_Entry, frozen=True, kw_only=True):
    """A source that conditions name by `key`: H official, M practitioner or vendor, L inference."""

    key: str
    title: str
    url: str | None = None
    date: str | None = None
    verified_on: str
    confidence: Literal["H", "M", "L"]

    def as_source(self) -> Source:
        """The source as readers hold it."""
        return Source(
            title=self.title,
            url=self.url,
            date=self.date,
            verified_on=self.verified_on,
            confidence=self.confidence,
        )


class BranchEntry(_Entry, frozen=True, kw_only=True):
    """What reads otherwise for the context `when`; an absent part keeps the condition's own."""

    when: dict[str, tuple[str, ...]]
    meaning: Text | None = None
    steps: tuple[Text, ...] = ()
    irreversible: tuple[Text, ...] = ()
    fallback: tuple[Text, ...] = ()
    escalate: Text | None = None


class ConditionEntry(_Entry, frozen=True, kw_only=True):
    """One condition's guidance in all its languages; `danger_step` counts from 1.

    `sources` and `state_sources` are keys of sources; the latter say where what is known in `state` comes from.
    """

    id: str
    verdict: Verdict
    urgency: Literal["U0", "U1", "U2", "U3"]
    title: Text
    meaning: Text
    steps: tuple[Text, ...]
    sources: tuple[str, ...]
    state: State = State()
    state_sources: tuple[str, ...] = ()
    meanwhile: tuple[Text, ...] = ()
    irreversible: tuple[Text, ...] = ()
    danger_step: int = 1
    verify_at: str | None = None
    solved_when: Text | None = None
    fallback: tuple[Text, ...] = ()
    wait: Text | None = None
    cost: Text | None = None
    have: tuple[Text, ...] = ()
    escalate: Text | None = None
    branches: tuple[BranchEntry, ...] = ()
    readings: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


class WordsEntry(_Entry, frozen=True, kw_only=True):
    """Words by which people look for `condition`, besides those that stand in it; the most typical first."""

    condition: str
    readings: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


class LocalEntry(_Entry, frozen=True, kw_only=True):
    """A profile's own words for some conditions: `fallback` is added to theirs."""

    conditions: tuple[str, ...]
    fallback: tuple[Text, ...]


class NamesEntry(_Entry, frozen=True, kw_only=True):
    """What common texts call by `{association}` (the desk that answers) and `{bureau}` (the authority's counter)."""

    association: Text
    bureau: Text


class ProfileEntry(_Entry, frozen=True, kw_only=True):
    """Whose content this is."""

    association: str
    name: Text
    short_name: Text
    names: NamesEntry


class LoadedContent(msgspec.Struct, frozen=True, kw_only=True):
    """All content of one association; publish only when `findings` is empty. `warnings` keep nothing back."""

    profile: ProfileEntry | None
    conditions: dict[str, ConditionEntry]
    sources: dict[str, SourceEntry]
    local: tuple[LocalEntry, ...]
    contacts: tuple[ContactCard, ...]
    services: tuple[Service, ...]
    notices: tuple[Notice, ...]
    directory: tuple[Directory, ...]
    checklists: tuple[Checklist, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[Finding, ...] = ()
