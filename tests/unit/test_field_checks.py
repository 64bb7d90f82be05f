"""The form of single fields: the vectors of both languages, and what holds for any text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoteki_sdk.charset import check_characters
from hoteki_sdk.field_checks import FIELDS, FieldCheck, FieldName, check_field

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/fields.json").read_text("utf-8"))
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    st.sampled_from("0123Oo1lI-－ー‐第号 　\tＡ１ｱﾞ髙あア[")
)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: f"{case['field']}: {case['name']}")
def test_a_vector_gives_its_remarks(case: dict[str, Any]) -> None:
    expected = msgspec.convert({"field": case["field"], **case["expect"]}, FieldCheck)
    assert expected == check_field(case["field"], case["text"])


@given(st.sampled_from(FIELDS), ANY_TEXT)
def test_any_text_gets_remarks_whose_level_is_the_state(field: FieldName, text: str) -> None:
    checked = check_field(field, text)
    levels = {finding.level for finding in checked.findings}
    worst = next((level for level in ("wrong", "look") if level in levels), "ok")
    assert checked.state in (worst, "empty")
    assert checked.suggestion != text


@given(st.sampled_from(FIELDS), ANY_TEXT)
def test_a_suggestion_has_nothing_more_to_suggest(field: FieldName, text: str) -> None:
    suggestion = check_field(field, text).suggestion
    if suggestion is not None:
        assert check_field(field, suggestion).suggestion is None


@given(st.sampled_from(FIELDS), ANY_TEXT)
def test_a_suggestion_can_be_sent(field: FieldName, text: str) -> None:
    assert check_characters(check_field(field, text).suggestion or "").outside == ()


@given(ANY_TEXT)
def test_an_inspector_code_that_passes_is_eight_digits(text: str) -> None:
    checked = check_field("inspector", text)
    for form in (text if checked.state == "ok" else None, checked.suggestion):
        if form is not None:
            assert len(form) == 8
            assert set(form) <= set("0123456789")


def test_blanks_have_opposite_widths() -> None:
    assert ["ok", "wrong"] == [check_field("kana", blank).state for blank in ("\u3000", " ")]
    assert ["ok", "wrong"] == [check_field("class", blank).state for blank in (" ", "\u3000")]


def test_the_letter_o_is_only_pointed_at() -> None:
    assert check_field("jibai", "O01").suggestion is None
    assert check_field("inspector", "O0112345").suggestion is None
