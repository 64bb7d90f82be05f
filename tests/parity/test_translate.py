"""Python and the phone give the same answer to every signal: random catalogues, contexts, answers and signals to both.

`PARITY_EXAMPLES=20000` asks for more catalogues than a usual run, new ones each time.
"""

from __future__ import annotations

import os
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoteki_sdk.answer import Signal
from hoteki_sdk.compile import compile_catalogue
from hoteki_sdk.errors import SignalRefused, UnknownSystem
from hoteki_sdk.library import Library
from hoteki_sdk.translate import translate
from parity.catalogues import SEEDS, Systems, systems
from parity.javascript import JavaScript
from parity.signals import signals
from parity.sites import make_library, release_files

ASKED_FOR = os.environ.get("PARITY_EXAMPLES")
MAKERS = (None, None, "kaisha-a", "kiban", "")


def python_says(library: Library, signal: dict[str, Any], maker: str | None) -> dict[str, Any]:
    try:
        answer = translate(library, msgspec.convert(signal, Signal), maker=maker)
    except SignalRefused as refused:
        return {"refused": msgspec.json.decode(msgspec.json.encode(refused.faults))}
    except UnknownSystem as unknown:
        return {"unknownSystem": unknown.system, "known": list(unknown.known)}
    return {"answer": msgspec.json.decode(msgspec.json.encode(answer))}


def features(said: dict[str, Any]) -> set[str]:
    """What kinds of answer this one is: the generator has to reach them all."""
    if "answer" not in said:
        return set(said)
    answer = said["answer"]
    found = {answer["result"], *(f"by {one['matchedBy']}" for one in answer["translations"])}
    found |= {name for name in ("assumed", "unmatched", "headline", "candidates", "more") if answer[name]}
    found |= {f"question {answer['question']['key']}"} if answer["question"] else set()
    for one in answer["translations"]:
        found |= {name for name in ("weak", "ask", "params", "relayedFrom") if one[name]}
    return found


CHAIN = {
    "kiban-2": 'kind = "platform"\n[[rule]]\ncode = "V1"\ncondition = "jibai.wait"',
    "kiban": 'kind = "platform"\n[[rule]]\nprefix = "V"\nrelay = "kiban-2"',
    "kaisha-a": 'kind = "vendor"\n[[rule]]\ncode = "V1"\nrelay = "kiban"',
}


def test_a_relay_that_hands_on_names_the_system_whose_table_answered(javascript: JavaScript) -> None:
    """Contract §3, `relay`."""
    made: Systems = {}
    for name, rest in CHAIN.items():
        compiled = compile_catalogue(f'contract = 1\n[system]\nid = "{name}"\n{rest}', installed=made)
        assert compiled.catalogue is not None
        made[name] = compiled.catalogue
    library = make_library(made, 0)
    signal = {"system": "kaisha-a", "code": "V1"}

    ours = python_says(library, signal, None)

    assert [("jibai.wait", "kiban-2")] == [
        (one["condition"], one["relayedFrom"]) for one in ours["answer"]["translations"]
    ]
    assert [ours] == javascript.ask("translate", files=release_files(library), signals=[signal], maker=None)


TRIPLE = """contract = 1
[system]
id = "kaisha-a"
kind = "vendor"
[[rule]]
code = "T1"
label = "保留"
message = "登録機関に問い合わせています。"
condition = "jibai.wait"
"""


def test_a_rule_of_three_signs_is_matched_by_all_three_and_weakly_by_two(javascript: JavaScript) -> None:
    """Contract §3: a pair needs them all; too rare among the random ones to be sure of."""
    compiled = compile_catalogue(TRIPLE)
    assert compiled.catalogue is not None
    library = make_library({"kaisha-a": compiled.catalogue}, 0)
    whole = {"system": "kaisha-a", "code": "T1", "label": "保留", "message": "登録機関に問い合わせています。"}
    two = {"system": "kaisha-a", "code": "T1", "label": "保留"}

    ours = [python_says(library, signal, None) for signal in (whole, two)]

    assert [("code+label+message", False), ("code+label", True)] == [
        (said["answer"]["translations"][0]["matchedBy"], said["answer"]["translations"][0]["weak"]) for said in ours
    ]
    assert ours == javascript.ask("translate", files=release_files(library), signals=[whole, two], maker=None)


REACHED = {
    "matched", "choose", "conflict", "undocumented", "unknown", "refused", "unknownSystem",
    "by code", "by label", "by message", "by range", "by template", "by prefix", "by code+label", "by code+message",
    "by label+message", "by label+mentions", "by code+mentions",
    "assumed", "unmatched", "headline", "candidates", "more", "weak", "ask", "params", "relayedFrom",
    "question system", "question vehicle", "question version", "question screen",
}  # fmt: skip


def test_a_random_signal_to_random_catalogues_is_answered_alike(javascript: JavaScript) -> None:
    """Architecture, what must always hold, 2."""
    reached: set[str] = set()

    @settings(
        max_examples=int(ASKED_FOR or 2000),
        derandomize=ASKED_FOR is None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.data())
    def compare(data: st.DataObject) -> None:
        made = data.draw(systems())
        library = make_library(made, data.draw(SEEDS))
        maker = data.draw(st.sampled_from(MAKERS))
        asked = data.draw(signals(made, 24))
        javascript.send("translate", files=release_files(library), signals=asked, maker=maker)
        try:
            ours = [python_says(library, signal, maker) for signal in asked]
        finally:
            theirs = javascript.receive()
        for said in ours:
            reached.update(features(said))
        assert theirs == ours

    compare()
    assert REACHED <= reached
