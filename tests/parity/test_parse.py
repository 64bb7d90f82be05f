"""The phone fills in the same defaults that the SDK's Structs declare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from hoteki_sdk.content import (
    Checklist,
    ConditionCore,
    ContactCard,
    Directory,
    DirectoryLink,
    Guidance,
    GuidanceBranch,
    Interval,
    Notice,
    Option,
    Outcome,
    Question,
    Service,
    Site,
    Source,
    SystemSummary,
    Window,
)  # fmt: skip
from hoteki_sdk.model import Catalogue, Choice, Link, Part, Rule, SlotChoice, Support, System, Text
from parity.catalogues import SEEDS, Systems, systems
from parity.javascript import JavaScript
from parity.sites import make_library

TEXT = Text(ja="窓口")
# What is shown as stored: an absent language or field stays absent.
AS_STORED = (Text, Source)


def full(value: Any) -> Any:
    """The value as JSON with every field, those at their default too."""
    if isinstance(value, msgspec.Struct) and not isinstance(value, AS_STORED):
        return {field.encode_name: full(getattr(value, field.name)) for field in msgspec.structs.fields(value)}
    if isinstance(value, tuple):
        return [full(one) for one in value]
    if isinstance(value, Mapping):
        return {key: full(one) for key, one in value.items()}
    return msgspec.to_builtins(value)


def bare_site() -> Site:
    """A site in which every Struct stands once, each with nothing but what it must have."""
    windows = (Window(days=(0,)),)
    exception = Interval(since="2026-11-24T10:00:00+09:00", until="2026-11-24T11:00:00+09:00")
    question = Question(id="q", ask=TEXT, options=(Option(value="yes", label=TEXT, next="end"),))
    flow = Checklist(id="f", version=1, title=TEXT, start="q")
    outcome = Outcome(id="end", title=TEXT, verdict="ok")
    return Site(
        association="okinawa",
        name=TEXT,
        short_name=TEXT,
        systems=(SystemSummary(id="s", kind="vendor", name=TEXT),),
        conditions=(ConditionCore(id="ok", stage=""),),
        contacts=(ContactCard(who="ask", name=TEXT),),
        services=(
            Service(id="unset", name=TEXT),
            Service(id="set", name=TEXT, weekly=windows, exceptions=(exception,)),
        ),
        notices=(Notice(id="n", title=TEXT, body=TEXT, since="2026-11-24T10:00:00+09:00"),),
        directory=(
            Directory(id="d", title=TEXT, links=(DirectoryLink(id="l", title=TEXT, purpose=TEXT),)),
            Directory(id="e", title=TEXT),
        ),
        checklists=(flow, msgspec.structs.replace(flow, questions=(question,), outcomes=(outcome,))),
    )


def bare_catalogue() -> Catalogue:
    """A catalogue in which every Struct stands once, each with nothing but what it must have."""
    parts = (Part(text="A"), Part(slot="a"))
    rule = Rule(
        id="two",
        template=parts,
        messages=(parts,),
        condition=(Choice(is_="ok"),),
        by_slot=SlotChoice(slot="a"),
        links=(Link(url="https://example.invalid/"),),
    )
    system = System(id="kaisha-a", kind="vendor", support=Support())
    return Catalogue(contract=1, system=system, shown=(parts,), rules=(Rule(id="one"), rule))


SITES = [bare_site(), Site(association="okinawa", name=TEXT, short_name=TEXT)]
CATALOGUES = [bare_catalogue(), Catalogue(contract=1, system=System(id="kiban", kind="platform"))]


@pytest.mark.parametrize(("kind", "written"), [*(("site", s) for s in SITES), *(("catalogue", c) for c in CATALOGUES)])
def test_what_a_file_leaves_out_stands_at_its_default(javascript: JavaScript, kind: str, written: Site) -> None:
    stored = msgspec.json.decode(msgspec.json.encode(written))
    assert javascript.ask("parse", kind=kind, stored=stored) == full(written)


def test_guidance_that_leaves_everything_out_stands_at_its_defaults(javascript: JavaScript) -> None:
    branch = GuidanceBranch(when={"vehicle": ("kei",)})
    bare = {"ok": {"title": "問題なし"}, "done": {"title": "完了", "state": {}, "branches": [{"when": branch.when}]}}
    expected = {"ok": Guidance(title="問題なし"), "done": Guidance(title="完了", branches=(branch,))}
    assert javascript.ask("parse", kind="guidance", stored=bare) == full(expected)


@settings(max_examples=30, deadline=None)
@given(systems(), SEEDS)
def test_random_files_are_read_alike(javascript: JavaScript, made: Systems, seed: int) -> None:
    library = make_library(made, seed)
    for kind, written in [("site", library.site), *(("catalogue", one) for one in made.values())]:
        stored = msgspec.json.decode(msgspec.json.encode(written))
        assert javascript.ask("parse", kind=kind, stored=stored) == full(written)
    for texts in library.guidance.values():
        stored = msgspec.json.decode(msgspec.json.encode(texts))
        assert javascript.ask("parse", kind="guidance", stored=stored) == full(texts)
