"""What the association says, as readers hold it: conditions, guidance, contacts, hours, flows, notices, links.

These Structs are the files of a release (`site`, `guidance`); the server makes them, the SDK and the phone read them.
Dates are `YYYY-MM-DD`, times `HH:MM` in JST, instants RFC 3339 with offset.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from hoteki_sdk.model import ContextKey, Text

__all__ = [
    "Checklist",
    "ConditionCore",
    "ContactCard",
    "Directory",
    "DirectoryLink",
    "Guidance",
    "GuidanceBranch",
    "Interval",
    "Notice",
    "Option",
    "Outcome",
    "Question",
    "Service",
    "Site",
    "Source",
    "State",
    "SystemSummary",
    "Who",
    "Window",
    "YearEnd",
]

Who = Literal[
    "none", "self", "vendor", "association", "agent", "insurer", "bank", "tax", "police",
    "bureau", "keikenkyo", "aina", "customer", "ask",
]  # fmt: skip
Verdict = Literal["wait", "fix", "ask", "ok"]
Tri = Literal["yes", "no", "unknown"]


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="camel"):
    pass


class Source(_Data, frozen=True, kw_only=True):
    """Where a fact comes from: H official, M practitioner or vendor, L inference."""

    title: str
    url: str | None = None
    date: str | None = None
    verified_on: str | None = None
    confidence: Literal["H", "M", "L"] = "M"


class State(_Data, frozen=True, kw_only=True, omit_defaults=False):
    """How things stand now; `unknown` wherever no source says."""

    sent: Tri = "unknown"
    saved: Tri = "unknown"
    charged: Tri = "unknown"
    certificate_valid: Tri = "unknown"


class ConditionCore(_Data, frozen=True, kw_only=True):
    """A condition without its words: what routing and lists need."""

    id: str
    stage: str
    fixed: Who | None = None
    about: Literal["certificate", "application"] | None = None
    verdict: Verdict = "fix"
    urgency: Literal["U0", "U1", "U2", "U3"] = "U1"


class GuidanceBranch(_Data, frozen=True, kw_only=True):
    """What reads otherwise when the known context fits `when`; the first branch that fits wins, field by field."""

    when: dict[str, tuple[str, ...]]
    meaning: str | None = None
    steps: tuple[str, ...] = ()
    irreversible: tuple[str, ...] = ()
    fallback: tuple[str, ...] = ()
    escalate: str | None = None


class Guidance(_Data, frozen=True, kw_only=True, omit_defaults=False):
    """The association's text for one condition in one language.

    A text that nobody has confirmed ends in the language's 未確認 mark. `danger_step` is the 1-based step before which
    `irreversible` must be read. `state_source` names where `state` comes from; `escalate` says after what one stops
    trying and asks, and whom.
    """

    title: str
    state: State = State()
    state_source: str | None = None
    meaning: str = ""
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
    branches: tuple[GuidanceBranch, ...] = ()
    sources: tuple[Source, ...] = ()
    search: tuple[str, ...] = ()


class ContactCard(_Data, frozen=True, kw_only=True):
    """Whom one `who` means for this association; `service` names the hours, `hours` is their wording."""

    who: Who
    name: Text
    phone: str | None = None
    phone_note: Text | None = None
    hours: Text | None = None
    service: str | None = None
    url: str | None = None
    why: Text | None = None
    cannot: Text | None = None
    have: tuple[Text, ...] = ()
    unconfirmed: bool = False
    verified_on: str | None = None


class Window(_Data, frozen=True, kw_only=True):
    """Weekdays (0 = Monday) with opening and closing time; a window without times: open that day, hours 未確認."""

    days: tuple[int, ...]
    open: str | None = None
    close: str | None = None


class Interval(_Data, frozen=True, kw_only=True):
    """A dated exception, half-open [since, until) in RFC 3339."""

    since: str
    until: str
    state: Literal["open", "closed", "unconfirmed"] = "closed"
    note: Text | None = None


class YearEnd(_Data, frozen=True, kw_only=True):
    """The 年末年始 of one winter: first and last closed day."""

    year: int
    first: str
    last: str


class Service(_Data, frozen=True, kw_only=True):
    """When something is open. No `weekly` at all: nobody told us (未確認).

    `year_end` lists the winters that are set; between 12-29 and 01-03 of any other one the state is 未確認.
    """

    id: str
    name: Text
    kind: Literal["system", "desk", "review", "proxy"] = "system"
    weekly: tuple[Window, ...] | None = None
    closed_on_holidays: bool = False
    closed_at_year_end: bool = True
    year_end: tuple[YearEnd, ...] = ()
    exceptions: tuple[Interval, ...] = ()
    note: Text | None = None
    source: str | None = None
    verified_on: str | None = None
    unconfirmed: bool = False


class Notice(_Data, frozen=True, kw_only=True):
    """A dated notice or incident; half-open [since, until), without `until` it stays."""

    id: str
    kind: Literal["notice", "incident", "maintenance"] = "notice"
    title: Text
    body: Text
    since: str
    until: str | None = None
    urgent: bool = False
    systems: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    workaround: Text | None = None
    source: str | None = None


class DirectoryLink(_Data, frozen=True, kw_only=True):
    """One place to go; without `url` the text says how to get there.

    `owner` runs it; `what_you_see` are the names that stand on the screen or paper, and what each is for.
    """

    id: str
    title: Text
    purpose: Text
    owner: Text | None = None
    url: str | None = None
    how: Text | None = None
    what_you_see: tuple[Text, ...] = ()
    login: bool = False
    service: str | None = None
    source: str | None = None
    verified_on: str | None = None


class Directory(_Data, frozen=True, kw_only=True):
    """A group of links under one owner."""

    id: str
    title: Text
    links: tuple[DirectoryLink, ...] = ()


class Option(_Data, frozen=True, kw_only=True):
    """An answer of a flow's question; leads to a question or outcome id."""

    value: str
    label: Text
    next: str


class Question(_Data, frozen=True, kw_only=True):
    """A question of a flow; with `key` its answer is also context for the contact rule."""

    id: str
    ask: Text
    help: Text | None = None
    key: str | None = None
    verify_at: str | None = None
    options: tuple[Option, ...] = ()


class Outcome(_Data, frozen=True, kw_only=True):
    """An end of a flow: what it means, what to do; `who` names the contact, else the condition does."""

    id: str
    title: Text
    verdict: Verdict
    condition: str | None = None
    steps: tuple[Text, ...] = ()
    who: Who | None = None
    have: tuple[Text, ...] = ()
    context: dict[str, str] = {}


class Checklist(_Data, frozen=True, kw_only=True):
    """A flow of questions as versioned data."""

    id: str
    version: int
    title: Text
    start: str
    minutes: int | None = None
    questions: tuple[Question, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    source: str | None = None


class SystemSummary(_Data, frozen=True, kw_only=True):
    """One row of the system picker; `common` are labels people often see there."""

    id: str
    kind: Literal["vendor", "platform", "other"]
    name: Text
    company: Text | None = None
    common: tuple[str, ...] = ()


class Site(_Data, frozen=True, kw_only=True):
    """Everything of a release that is neither a catalogue nor guidance text."""

    association: str
    name: Text
    short_name: Text
    systems: tuple[SystemSummary, ...] = ()
    context: tuple[ContextKey, ...] = ()
    conditions: tuple[ConditionCore, ...] = ()
    contacts: tuple[ContactCard, ...] = ()
    services: tuple[Service, ...] = ()
    holidays: tuple[str, ...] = ()
    holidays_until: str = ""
    notices: tuple[Notice, ...] = ()
    directory: tuple[Directory, ...] = ()
    checklists: tuple[Checklist, ...] = ()
