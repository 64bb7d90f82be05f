"""Search words of their own files: after those of the condition, for living conditions only, in Latin letters too."""

from __future__ import annotations

import pytest

from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.content import LoadedContent, parse_content
from hoteki_server.content.romaji import spell_in_latin

CONDITION = """[[condition]]
id = "done"
verdict = "ok"
urgency = "U0"
sources = []
readings = ["おわり"]
synonyms = ["終わった"]
title = "終わりました"
meaning = "終わりました。"
steps = []
"""


def _content(words: str) -> LoadedContent:
    common = {"conditions/done.toml": CONDITION, "search/done.toml": words}
    return parse_content(common, {}, vocabulary=load_vocabulary())


def test_words_follow_those_that_stand_in_the_condition() -> None:
    words = '[[words]]\ncondition = "done"\nreadings = ["かんりょう"]\nsynonyms = ["受け取り"]\n'
    entry = _content(words).conditions["done"]
    assert (("おわり", "かんりょう"), ("終わった", "受け取り")) == (entry.readings, entry.synonyms)


def test_words_of_a_condition_that_nobody_knows_are_a_finding_with_its_line() -> None:
    found = _content('[[words]]\ncondition = "nope"\nsynonyms = ["受け取り"]\n').findings
    assert ("common/search/done.toml", 2) in {
        (fault.file, fault.line) for fault in found if fault.reason == "unknown-condition"
    }


@pytest.mark.parametrize(
    ("reading", "spelt"),
    [
        ("じばいせき", ("jibaiseki", "zibaiseki")),
        ("きゃっか", ("kyakka",)),
        ("しょうめいしょ", ("shoumeisho", "syoumeisyo")),
        ("リコール", ("rikoru",)),
        ("自賠責", ()),
        ("", ()),
    ],
)
def test_a_reading_is_spelt_in_latin_letters_both_ways(reading: str, spelt: tuple[str, ...]) -> None:
    assert spelt == spell_in_latin(reading)
