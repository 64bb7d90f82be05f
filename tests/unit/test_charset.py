"""Characters outside JIS X 0201 and 0208: the vectors of both languages, the table's source, and any text at all."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoteki_sdk.charset import CharacterCheck, check_characters

ROOT = Path(__file__).parents[2]
VECTORS = json.loads((ROOT / "tests/vectors/charset.json").read_text("utf-8"))
ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_vector_names_its_characters(case: dict[str, Any]) -> None:
    assert msgspec.convert(case["expect"], CharacterCheck) == check_characters(case["text"])


def test_the_committed_tables_are_what_the_codecs_say() -> None:
    generator = runpy.run_path(str(ROOT / "sdk/tools/charset_table.py"))
    written = generator["table"]()
    assert [written] * 2 == [(ROOT / name).read_text("utf-8") for name in generator["FILES"]]


def test_the_sets_have_their_sizes() -> None:
    stored = json.loads((ROOT / "sdk/src/hoteki_sdk/charset_table.json").read_text("utf-8"))
    assert len(stored["kinds"]) == 9
    assert check_characters("".join(map(chr, range(0x20, 0x7F)))).outside == ()
    kanji = sum(not check_characters(chr(point)).outside for point in range(0x4E00, 0xA000))
    assert kanji == 2965 + 3390 + 1  # 第1水準, 第2水準, and 仝 among the symbols


@pytest.mark.parametrize(
    ("typed", "usual"), [("髙", "高"), ("﨑", "崎"), ("①", "1"), ("㈱", "(株)"), ("Ⅳ", "IV"), ("℡", "TEL")]
)
def test_a_usual_replacement_is_offered(typed: str, usual: str) -> None:
    assert usual == check_characters(typed).suggestion


@given(st.text())
def test_what_can_be_carried_goes_through_shift_jis_of_either_kind(text: str) -> None:
    if not check_characters(text).outside:
        for character in text:
            assert character.encode("shift_jis", "ignore") or character.encode("cp932", "ignore")


@given(ANYTHING)
def test_every_character_outside_is_found_where_it_stands(text: str) -> None:
    for found in check_characters(text).outside:
        for place in found.at:
            here = text[place : place + len(found.code.split(" "))]
            assert found.code == " ".join(f"U+{ord(character):04X}" for character in here)


@given(ANYTHING)
def test_a_suggestion_holds_no_character_that_has_a_replacement(text: str) -> None:
    suggestion = check_characters(text).suggestion
    if suggestion is not None:
        left = check_characters(suggestion).outside
        assert all(one.replacement is None or one.kinds == ("mark",) for one in left)
