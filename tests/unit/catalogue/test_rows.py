from __future__ import annotations

import datetime
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoteki_server.catalogue.rows import RowRefused, write_row

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_VALUES = st.recursive(
    _TEXT | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(_TEXT, _VALUES, max_size=5))
def test_a_row_reads_back_as_it_was_given(row: dict[str, Any]) -> None:
    assert [row] == tomllib.loads(write_row(row))["rule"]


def test_every_key_of_a_row_stands_on_a_line_of_its_own() -> None:
    row = {"code": "E1\n", "verified_on": datetime.date(2026, 11, 22), "when": {"vehicle": ["kei"]}}
    assert '[[rule]]\n"code" = "E1\\n"\n"verified_on" = 2026-11-22\n"when" = { "vehicle" = ["kei"] }\n' == write_row(
        row
    )


@pytest.mark.parametrize("row", ["E1", ["code", "E1"], {1: "E1"}, {"code": 1.5}, {"code": None}, {"code": {"a": {1}}}])
def test_what_is_no_row_is_refused(row: object) -> None:
    with pytest.raises(RowRefused):
        write_row(row)
