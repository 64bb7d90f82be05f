"""Properties of message matching, against regular expressions that say the same (used in tests only)."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from hoteki_sdk.match_message import HEAD, MessagePattern, match_messages, read_lines
from hoteki_sdk.model import Part

_HEAD_TEXT = "車台番号が違"


def _pattern(literals: list[str]) -> tuple[Part, ...]:
    parts = [Part(text=_HEAD_TEXT + literals[0])]
    for number, literal in enumerate(literals[1:]):
        parts += [Part(slot=f"s{number}"), Part(text=literal)]
    return tuple(parts)


_LITERALS = st.lists(st.text(alphabet="あい", min_size=1, max_size=3), min_size=1, max_size=4)
_TEXTS = st.lists(st.sampled_from(["あ", "い", "う", _HEAD_TEXT, "\n", "あい", "い" * 30, "あ" * 41]), max_size=14).map(
    "".join
)


@settings(max_examples=500)
@given(_LITERALS, _TEXTS)
def test_a_message_is_found_whole_where_a_lazy_expression_finds_it(literals: list[str], text: str) -> None:
    """Contract §3: slots take 1-80 characters, shortest first, anywhere in the paste, lines joined."""
    parts = _pattern(literals)
    pattern = MessagePattern(rule=0, parts=parts)
    reading = read_lines(text)
    expression = re.compile(
        "".join(re.escape(part.text) if part.text is not None else f"(?P<{part.slot}>.{{1,80}}?)" for part in parts)
    )
    hits = match_messages({_HEAD_TEXT[:HEAD]: (pattern,)}, reading)
    whole = [hit for hit in hits if expression.fullmatch(reading.text[hit.start : hit.end])]
    first = expression.search(reading.text)
    assert (first is not None) == bool(whole)
    if first is not None:
        same_start = [hit for hit in whole if hit.start == first.start()]
        assert any((first.end(), first.groupdict()) == (hit.end, hit.params) for hit in same_start) or any(
            hit.start < first.start() and hit.end >= first.end() for hit in hits
        )


_LONG = _HEAD_TEXT + "いますので確認して送り直す"


@given(
    st.integers(0, len(_LONG)),
    st.sampled_from(["", "\n", "\n次へ", "…\n次へ", "へ"]),
    st.sampled_from(["", "通知", "通知\n"]),
)
def test_a_message_is_found_when_its_line_ends_inside_it_after_twelve_characters(
    kept: int, behind: str, before: str
) -> None:
    """Contract §3: "a paste or line that ends inside it after ≥ 12 characters"."""
    pattern = MessagePattern(rule=0, parts=(Part(text=_LONG),))
    hits = match_messages({_HEAD_TEXT: (pattern,)}, read_lines(before + _LONG[:kept] + behind))
    ends_there = behind != "へ" or kept == len(_LONG)
    assert (kept >= 12 and ends_there) == bool(hits)


@given(st.text(alphabet="うえお", max_size=20))
def test_a_cut_counts_literals_and_not_what_a_slot_took(taken: str) -> None:
    parts = (Part(text=_HEAD_TEXT + "うちの"), Part(slot="v"), Part(text="です"))
    hits = match_messages(
        {_HEAD_TEXT: (MessagePattern(rule=0, parts=parts),)}, read_lines(_HEAD_TEXT + "うちの" + taken)
    )
    assert not hits


@given(_TEXTS)
def test_reading_a_text_keeps_every_line_end_in_order(text: str) -> None:
    reading = read_lines(text)
    assert list(reading.ends) == sorted(set(reading.ends))
    assert not reading.text or reading.ends[-1] == len(reading.text)
