"""A catalogue as data: what one system shows, compiled from TOML and read by every lookup.

Everything here is frozen; lists are tuples; JSON names are camelCase. Signs are stored normalised,
`*_texts` keep the spelling of the catalogue for display.
"""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = [
    "CONTRACT",
    "LANGUAGES",
    "Catalogue",
    "Choice",
    "ContextKey",
    "Finding",
    "Language",
    "Link",
    "Part",
    "Rule",
    "Sample",
    "SlotChoice",
    "Support",
    "System",
    "Text",
    "Value",
]

CONTRACT = 1
Language = Literal["ja", "ja-easy", "en", "vi"]
LANGUAGES: tuple[Language, ...] = ("ja", "ja-easy", "en", "vi")


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="camel"):
    """Base of all compiled data."""


class Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text in up to four languages; Japanese is always there."""

    ja: str
    ja_easy: str | None = msgspec.field(default=None, name="ja-easy")
    en: str | None = None
    vi: str | None = None

    def in_language(self, lang: Language) -> str:
        """The text in `lang`, else in Japanese."""
        chosen = {"ja": self.ja, "ja-easy": self.ja_easy, "en": self.en, "vi": self.vi}[lang]
        return chosen if chosen is not None else self.ja


class Link(_Data, frozen=True, kw_only=True):
    """A web address of the vendor's, with an optional title."""

    url: str
    title: Text | None = None


class Support(_Data, frozen=True, kw_only=True):
    """How to reach a vendor, as the vendor published it."""

    phone: str | None = None
    hours: Text | None = None
    url: str | None = None
    email: str | None = None
    needed: tuple[Text, ...] = ()
    verified_on: str | None = None


class Value(_Data, frozen=True, kw_only=True):
    """One value of a context key and its name on the screen."""

    value: str
    label: Text


class ContextKey(_Data, frozen=True, kw_only=True):
    """A context key, the question that asks for it, and its values in order."""

    key: str
    ask: Text
    values: tuple[Value, ...]


class System(_Data, frozen=True, kw_only=True):
    """One product whose screens people read."""

    id: str
    kind: Literal["vendor", "platform"]
    name: Text | None = None
    company: Text | None = None
    versions: tuple[str, ...] = ()
    context: tuple[ContextKey, ...] = ()
    support: Support | None = None


class Part(_Data, frozen=True, kw_only=True):
    """A literal (`text`) or a slot of a template, a message or a `shown` pattern.

    Template slots carry `kind` d a x h and a length of `min`..`max` characters; message slots take 1-80 characters;
    `shown` has the slots `code` and `label`.
    """

    text: str | None = None
    slot: str | None = None
    kind: Literal["d", "a", "x", "h"] | None = None
    min: int = 0
    max: int = 0


class Choice(_Data, frozen=True, kw_only=True):
    """A condition and the question whose answer `on` takes it; the last of a list has no question."""

    is_: str = msgspec.field(name="is")
    ask: Text | None = None
    on: Literal["yes", "no"] = "yes"


class SlotChoice(_Data, frozen=True, kw_only=True):
    """Which condition a template's slot value means; a value without one is undocumented."""

    slot: str
    cases: dict[str, str] = {}
    else_: str | None = msgspec.field(default=None, name="else")


class Rule(_Data, frozen=True, kw_only=True):
    """One row of a catalogue: signs and context → condition(s), with the vendor's own words."""

    id: str
    line: int = 0
    codes: tuple[str, ...] = ()
    code_texts: tuple[str, ...] = ()
    range: tuple[str, str] | None = None
    template: tuple[Part, ...] = ()
    prefix: str | None = None
    labels: tuple[tuple[str, ...], ...] = ()
    label_texts: tuple[str, ...] = ()
    messages: tuple[tuple[Part, ...], ...] = ()
    mentions: tuple[str, ...] = ()
    relay: str | None = None
    condition: tuple[Choice, ...] = ()
    by_slot: SlotChoice | None = None
    when: dict[str, tuple[str, ...]] = {}
    headline: Text | None = None
    steps: tuple[Text, ...] = ()
    screen: Text | None = None
    caveats: tuple[Text, ...] = ()
    links: tuple[Link, ...] = ()
    severity: Literal["error", "wait", "ok", "info"] = "error"
    source: str | None = None
    verified_on: str | None = None


class Sample(_Data, frozen=True, kw_only=True):
    """A signal of a rule as its author saw it, and the rule it belongs to."""

    rule: str
    code: str | None = None
    label: str | None = None
    message: str | None = None
    text: str | None = None
    context: dict[str, str] = {}


class Catalogue(_Data, frozen=True, kw_only=True):
    """The compiled table of one system; `shown` are the patterns in which codes stand in a line."""

    contract: int
    system: System
    shown: tuple[tuple[Part, ...], ...] = ()
    rules: tuple[Rule, ...] = ()


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fault of a catalogue: why (`reason`), where (`line` from 1; `other`: the earlier rule's line), what to do."""

    reason: str
    message: str
    line: int
    other: int | None = None
    hint: str | None = None
    path: str | None = None
    file: str | None = None
