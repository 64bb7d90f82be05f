"""What the read API answers besides `Answer`: texts are in the language that was asked for."""

from __future__ import annotations

from typing import Any

import msgspec

from hoteki_sdk.answer import Contact
from hoteki_sdk.chain import Agent, Application, ChainStep
from hoteki_sdk.content import State, Verdict, Who
from hoteki_sdk.hours import ServiceNow
from hoteki_sdk.model import Language

__all__ = [
    "AnswersBody",
    "BatchAnswers",
    "ChainPage",
    "ChecklistPage",
    "ChecklistRow",
    "ChecklistsPage",
    "ConditionPage",
    "ConditionRow",
    "ConditionsPage",
    "DirectoryPage",
    "GuidancePage",
    "HitRow",
    "NoticesPage",
    "SearchPage",
    "ServicesNowPage",
    "ServicesPage",
    "SignalsBody",
    "SignalsPage",
    "StepPage",
    "SystemPage",
    "SystemsPage",
]


class _View(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    pass


class _Page(_View, frozen=True, kw_only=True):
    release: int
    as_of: str
    lang: Language


class SourceRow(_View, frozen=True, kw_only=True):
    title: str
    url: str | None = None
    date: str | None = None
    verified_on: str | None = None
    confidence: str = "M"


class SystemRow(_View, frozen=True, kw_only=True):
    id: str
    kind: str
    name: str
    company: str | None = None
    common: list[str] = []


class SystemsPage(_Page, frozen=True, kw_only=True):
    """All systems whose screens can be looked up."""

    systems: list[SystemRow]


class ValueRow(_View, frozen=True, kw_only=True):
    value: str
    label: str


class ContextKeyRow(_View, frozen=True, kw_only=True):
    key: str
    ask: str
    values: list[ValueRow]


class SupportRow(_View, frozen=True, kw_only=True):
    phone: str | None = None
    hours: str | None = None
    url: str | None = None
    email: str | None = None
    needed: list[str] = []
    verified_on: str | None = None


class SystemPage(_Page, frozen=True, kw_only=True):
    """One system: what its table declares, in the spelling of its catalogue, and which context it knows."""

    id: str
    kind: str
    name: str
    company: str | None = None
    versions: list[str] = []
    context: list[ContextKeyRow] = []
    support: SupportRow | None = None
    codes: list[str] = []
    labels: list[str] = []


class ConditionRow(_View, frozen=True, kw_only=True):
    id: str
    title: str
    stage: str
    verdict: Verdict
    urgency: str


class ConditionsPage(_Page, frozen=True, kw_only=True):
    """All conditions."""

    conditions: list[ConditionRow]


class BranchRow(_View, frozen=True, kw_only=True):
    when: dict[str, list[str]]
    meaning: str | None = None
    steps: list[str] = []
    irreversible: list[str] = []
    fallback: list[str] = []
    escalate: str | None = None


class GuidancePage(_View, frozen=True, kw_only=True):
    """The association's text for a condition, with the branches that hold under a context."""

    title: str
    state: State
    state_source: str | None = None
    meaning: str
    meanwhile: list[str] = []
    steps: list[str] = []
    irreversible: list[str] = []
    danger_step: int = 1
    verify_at: str | None = None
    solved_when: str = ""
    fallback: list[str] = []
    wait: str | None = None
    cost: str | None = None
    have: list[str] = []
    escalate: str | None = None
    branches: list[BranchRow] = []
    sources: list[SourceRow] = []


class ConditionPage(_Page, frozen=True, kw_only=True):
    """One condition with its guidance."""

    id: str
    stage: str
    fixed: Who | None = None
    about: str | None = None
    verdict: Verdict
    urgency: str
    guidance: GuidancePage


class SignRow(_View, frozen=True, kw_only=True):
    system: str
    rule: str
    codes: list[str] = []
    labels: list[str] = []
    messages: list[str] = []
    range: list[str] | None = None
    template: str | None = None
    prefix: str | None = None
    when: dict[str, list[str]] = {}
    alone: bool = True
    screen: str | None = None
    source: str | None = None
    verified_on: str | None = None


class SignalsPage(_Page, frozen=True, kw_only=True):
    """What each system's screen says for a condition; `alone` is false where the sign may mean others too."""

    condition: str
    signals: list[SignRow]


class HitRow(_View, frozen=True, kw_only=True):
    condition: str
    title: str
    why: str


class SearchPage(_Page, frozen=True, kw_only=True):
    """Conditions found by symptom, best first."""

    hits: list[HitRow]


class OptionRow(_View, frozen=True, kw_only=True):
    value: str
    label: str
    next: str


class QuestionRow(_View, frozen=True, kw_only=True):
    id: str
    ask: str
    help: str | None = None
    key: str | None = None
    verify_at: str | None = None
    options: list[OptionRow] = []


class OutcomeRow(_View, frozen=True, kw_only=True):
    id: str
    title: str
    verdict: Verdict
    condition: str | None = None
    steps: list[str] = []
    who: Who | None = None
    have: list[str] = []
    context: dict[str, str] = {}


class ChecklistRow(_View, frozen=True, kw_only=True):
    id: str
    version: int
    title: str
    minutes: int | None = None


class ChecklistsPage(_Page, frozen=True, kw_only=True):
    """All flows."""

    checklists: list[ChecklistRow]


class ChecklistPage(_Page, frozen=True, kw_only=True):
    """One flow, whole."""

    id: str
    version: int
    title: str
    start: str
    minutes: int | None = None
    questions: list[QuestionRow] = []
    outcomes: list[OutcomeRow] = []
    source: str | None = None


class StepPage(_Page, frozen=True, kw_only=True, omit_defaults=True):
    """Where answers lead: the next question, or an outcome with its contact; `path` are the questions answered."""

    checklist: str
    version: int
    path: list[str]
    next: QuestionRow | None = None
    outcome: OutcomeRow | None = None
    contact: Contact | None = None


class WindowRow(_View, frozen=True, kw_only=True):
    days: list[int]
    open: str | None = None
    close: str | None = None


class IntervalRow(_View, frozen=True, kw_only=True):
    since: str
    until: str
    state: str
    note: str | None = None


class YearEndRow(_View, frozen=True, kw_only=True):
    year: int
    first: str
    last: str


class ServiceRow(_View, frozen=True, kw_only=True):
    id: str
    name: str
    kind: str
    weekly: list[WindowRow] | None = None
    closed_on_holidays: bool = False
    closed_at_year_end: bool = True
    year_end: list[YearEndRow] = []
    exceptions: list[IntervalRow] = []
    note: str | None = None
    source: str | None = None
    verified_on: str | None = None
    unconfirmed: bool = False


class ServicesPage(_Page, frozen=True, kw_only=True):
    """All services with their hours; holidays are known up to and including `holidaysUntil`."""

    services: list[ServiceRow]
    holidays: list[str]
    holidays_until: str


class ServicesNowPage(_Page, frozen=True, kw_only=True):
    """The state of every service at an instant."""

    at: str
    services: list[ServiceNow]


class ChainPage(_Page, frozen=True, kw_only=True):
    """What can still be done on the day of an instant, step by step; `ask` names the context that is not known."""

    at: str
    application: Application | None = None
    agent: Agent | None = None
    ask: str | None = None
    today: str
    steps: list[ChainStep]


class NoticeRow(_View, frozen=True, kw_only=True):
    id: str
    kind: str
    title: str
    body: str
    since: str
    until: str | None = None
    urgent: bool = False
    systems: list[str] = []
    conditions: list[str] = []
    workaround: str | None = None
    source: str | None = None


class NoticesPage(_Page, frozen=True, kw_only=True):
    """All notices and incidents with their dates, past and booked ones too."""

    notices: list[NoticeRow]


class LinkRow(_View, frozen=True, kw_only=True):
    id: str
    title: str
    purpose: str
    owner: str | None = None
    url: str | None = None
    how: str | None = None
    what_you_see: list[str] = []
    login: bool = False
    service: str | None = None
    source: str | None = None
    verified_on: str | None = None


class DirectoryRow(_View, frozen=True, kw_only=True):
    id: str
    title: str
    links: list[LinkRow] = []


class DirectoryPage(_Page, frozen=True, kw_only=True):
    """Where to go, in groups."""

    directory: list[DirectoryRow]


class BatchAnswers(_View, frozen=True, kw_only=True):
    """For each signal, in their order, its answer or `{"problem": …}`."""

    answers: list[dict[str, Any]]


class SignalsBody(_View, frozen=True, kw_only=True):
    """Up to 500 signals."""

    signals: list[dict[str, Any]]


class AnswersBody(_View, frozen=True, kw_only=True):
    """Answers by question id; `system` names the vendor system whose contact an outcome may need."""

    answers: dict[str, str]
    system: str | None = None
    lang: Language = "ja"
