from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoteki_sdk.normalise import normalise_code, normalise_label
from parity.javascript import JavaScript

BLOCK = 0x8000
SCALARS = st.characters(exclude_categories=["Cs"])
NEAR = st.sampled_from(
    "aZ019.-ー－−‐ｰ゠カｶﾞ゛゜がはﾊ・。、「」()【】…①⑧㈱㍿㋿Ⅷﬁ½\u3000\u200b\ufe0f\u3099\u0300\u0338\U000e0100𠮟𝟏\n "
)


def both(text: str) -> list[str]:
    return [normalise_code(text), normalise_label(text)]


@pytest.mark.parametrize("start", range(0, 0x110000, BLOCK), ids=lambda start: f"U+{start:06X}")
def test_every_scalar_value_is_normalised_alike_alone_and_between_others(javascript: JavaScript, start: int) -> None:
    javascript.send("sweep", **{"from": start, "until": start + BLOCK})
    points = [point for point in range(start, start + BLOCK) if not 0xD800 <= point <= 0xDFFF]
    ours = [form for point in points for form in (*both(chr(point)), *both(f"aあ{chr(point)}1"))]

    assert javascript.receive().split("\n") == ours


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(SCALARS | NEAR, max_size=20) | st.text(NEAR, max_size=20), min_size=50, max_size=50))
def test_any_text_is_normalised_alike(javascript: JavaScript, texts: list[str]) -> None:
    assert javascript.ask("normalise", texts=texts) == [both(text) for text in texts]


@settings(max_examples=500, deadline=None)
@given(st.text(SCALARS | NEAR, max_size=20) | st.text(NEAR, max_size=20))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    code, label = both(text)
    assert normalise_code(code) == code
    assert normalise_label(label) == label
