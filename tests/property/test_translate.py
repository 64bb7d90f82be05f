"""What holds for every answer, whatever the catalogues, the texts and the context (contract §3-§4)."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.errors import SignalRefused
from hoteki_sdk.library import Library
from hoteki_sdk.model import Catalogue
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.table import Table
from hoteki_sdk.translate import translate
from parity.catalogues import CONDITIONS, SEEDS, Systems, systems
from parity.signals import declared_signs, mutate, signals
from parity.sites import make_library

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PARTS = st.sampled_from(["code", "label", "message", "text"])


def ask(library: Library, **fields: Any) -> Answer | None:
    """The answer; None where the signal is refused, which is the only way not to answer."""
    try:
        return translate(library, Signal(**fields))
    except SignalRefused:
        return None


def answers(library: Library, asked: list[dict[str, Any]]) -> list[Answer]:
    made = [ask(library, **signal) for signal in asked if signal["system"] in (*library.tables, "other")]
    return [one for answer in made if answer is not None for one in (answer, *answer.more)]


@SLOW
@given(systems(), PARTS, st.text() | st.text(alphabet="A1ー登録𠮟「\n・\ud800 ", max_size=30))
def test_any_text_is_answered_or_refused(made: Systems, part: str, text: str) -> None:
    library = make_library(made, 0)
    for system in (*made, "other"):
        answer = ask(library, system=system, **{part: text})
        if answer is not None:
            assert msgspec.json.decode(msgspec.json.encode(answer), type=Answer) == answer


@SLOW
@given(st.data())
def test_only_an_answer_that_knows_carries_translations(data: st.DataObject) -> None:
    """Contract §4: unknown and undocumented are "never advice"; matched has one entry, choose two or a question.

    Whoever does not know which screen it is gets the platforms' entries as they are, be it one.
    """
    made = data.draw(systems())
    asked = [signal for signal in data.draw(signals(made, 12)) if signal["answers"].get("system") != "unknown"]
    for answer in answers(make_library(made, data.draw(SEEDS)), asked):
        count = len(answer.translations)
        match answer.result:
            case "unknown" | "undocumented":
                assert count == 0
                assert answer.question is None
            case "matched":
                assert count == 1
                assert answer.question is None
            case "choose":
                assert count >= 2 or answer.question is not None
            case "conflict":
                assert count >= 1
                assert answer.question is None
        assert {one.condition for one in answer.translations} <= set(CONDITIONS)
        assert answer.contact == (answer.translations[0].contact if count else answer.contact)
        assert not answer.candidates or answer.result == "unknown" or answer.translations[0].matched_by == "prefix"


@SLOW
@given(systems(), SEEDS)
def test_a_label_is_never_matched_by_a_part_of_it(made: Systems, seed: int) -> None:
    """Contract §3: "whole label; never a part of it"."""
    library = make_library(made, 0)
    chosen = Random(seed)
    for system, table in library.tables.items():
        for label in declared_signs(table.rules, chosen)["label"]:
            typed = mutate(label, chosen)
            answer = ask(library, system=system, label=typed)
            if answer is None:
                continue
            known = [library.tables[one.system] for one in answer.translations]
            assert all(normalise_label(typed) in one.label_names for one in known)
            assert answer.result != "undocumented" or normalise_label(typed) in table.label_names


@SLOW
@given(systems(), SEEDS)
def test_an_undeclared_code_is_never_matched_as_a_whole_code(made: Systems, seed: int) -> None:
    library = make_library(made, 0)
    chosen = Random(seed)
    for system, table in library.tables.items():
        for code in declared_signs(table.rules, chosen)["code"]:
            typed = mutate(code, chosen)
            answer = ask(library, system=system, code=typed)
            if answer is not None and any(one.matched_by == "code" for one in answer.translations):
                assert normalise_code(typed) in table.code_names or answer.translations[0].relayed_from is not None


def _said(answer: Answer | None) -> Any:
    """The answer without the text that was sent."""
    if answer is None:
        return None
    built = msgspec.to_builtins(answer)
    del built["input"]
    return built


@SLOW
@given(systems(), SEEDS)
def test_a_part_and_its_normalised_form_have_the_same_answer(made: Systems, seed: int) -> None:
    library = make_library(made, seed)
    chosen = Random(seed)
    for system, table in library.tables.items():
        signs = declared_signs(table.rules, chosen)
        for code in signs["code"]:
            typed = mutate(code, chosen)
            assert _said(ask(library, system=system, code=normalise_code(typed))) == _said(
                ask(library, system=system, code=typed)
            )
        for label in signs["label"]:
            typed = mutate(label, chosen)
            assert _said(ask(library, system=system, label=normalise_label(typed))) == _said(
                ask(library, system=system, label=typed)
            )


@SLOW
@given(st.data())
def test_a_catalogue_that_was_written_and_read_answers_the_same(data: st.DataObject) -> None:
    made = data.draw(systems())
    library = make_library(made, data.draw(SEEDS))
    read = {name: msgspec.json.decode(msgspec.json.encode(one), type=Catalogue) for name, one in made.items()}
    again = Library(
        release=library.release,
        as_of=library.as_of,
        tables={name: Table(catalogue) for name, catalogue in read.items()},
        site=library.site,
        guidance=library.guidance,
    )
    asked = data.draw(signals(made, 12))
    assert answers(library, asked) == answers(again, asked)
