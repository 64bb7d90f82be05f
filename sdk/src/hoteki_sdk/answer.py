"""The answer of contract §4 and the signal it answers, as Structs; `translate` makes them."""

from __future__ import annotations

from typing import Literal

import msgspec

from hoteki_sdk.content import Source, State, Verdict, Who
from hoteki_sdk.model import Language

__all__ = [
    "Answer",
    "Asked",
    "AskedValue",
    "Candidate",
    "Contact",
    "GuidanceText",
    "Input",
    "LinkText",
    "Signal",
    "Translation",
    "VendorWords",
]

Result = Literal["matched", "choose", "conflict", "undocumented", "unknown"]


class _Wire(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    pass


class Signal(_Wire, frozen=True, kw_only=True):
    """What a person sees: a system and code, label, message or free text, with context and answers given so far."""

    system: str | None = None
    code: str | None = None
    label: str | None = None
    message: str | None = None
    text: str | None = None
    context: dict[str, str] = {}
    answers: dict[str, str] = {}
    lang: Language = "ja"


class Input(_Wire, frozen=True, kw_only=True):
    """The signal as it was sent."""

    code: str | None = None
    label: str | None = None
    message: str | None = None
    text: str | None = None
    context: dict[str, str] = {}


class AskedValue(_Wire, frozen=True, kw_only=True):
    """A value to choose and its name."""

    value: str
    label: str


class Asked(_Wire, frozen=True, kw_only=True):
    """A question by a context key, or `system`."""

    key: str
    ask: str
    values: tuple[AskedValue, ...]


class LinkText(_Wire, frozen=True, kw_only=True):
    """A vendor's web address."""

    url: str
    title: str | None = None


class VendorWords(_Wire, frozen=True, kw_only=True):
    """The vendor's own words for a rule."""

    steps: tuple[str, ...] = ()
    screen: str | None = None
    caveats: tuple[str, ...] = ()
    severity: Literal["error", "wait", "ok", "info"] = "error"
    links: tuple[LinkText, ...] = ()
    source: str | None = None
    verified_on: str | None = None


class GuidanceText(_Wire, frozen=True, kw_only=True):
    """The association's guidance for a condition, its branches resolved for the known context."""

    title: str
    verdict: Verdict
    state: State
    state_source: str | None = None
    meaning: str
    meanwhile: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    irreversible: tuple[str, ...] = ()
    danger_step: int = 1
    verify_at: str | None = None
    solved_when: str = ""
    fallback: tuple[str, ...] = ()
    wait: str | None = None
    cost: str | None = None
    have: tuple[str, ...] = ()
    escalate: str | None = None
    urgency: Literal["U0", "U1", "U2", "U3"] = "U1"
    sources: tuple[Source, ...] = ()


class Contact(_Wire, frozen=True, kw_only=True):
    """Whom to ask and why; `question` is filled when `who` is `ask`, `service` names the hours to look up."""

    who: Who
    name: str | None = None
    phone: str | None = None
    phone_note: str | None = None
    hours: str | None = None
    service: str | None = None
    url: str | None = None
    why: str | None = None
    cannot: str | None = None
    have: tuple[str, ...] = ()
    unconfirmed: bool = False
    verified_on: str | None = None
    question: Asked | None = None
    second: Contact | None = None


class Translation(_Wire, frozen=True, kw_only=True):
    """One condition of an answer, the rule that led to it, its guidance and its contact."""

    condition: str
    system: str
    rule: str
    matched_by: str
    weak: bool = False
    ask: str | None = None
    on: Literal["yes", "no"] | None = None
    params: dict[str, str] = {}
    relayed_from: str | None = None
    vendor: VendorWords
    guidance: GuidanceText
    contact: Contact


class Candidate(_Wire, frozen=True, kw_only=True):
    """A declared code or label that looks like the typed one; never an answer."""

    code: str | None = None
    label: str | None = None
    why: str = ""


class Answer(_Wire, frozen=True, kw_only=True):
    """Contract §4."""

    result: Result
    system: str
    release: int
    as_of: str
    lang: Language
    input: Input
    assumed: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    headline: str | None = None
    question: Asked | None = None
    translations: tuple[Translation, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    contact: Contact
    more: tuple[Answer, ...] = ()
