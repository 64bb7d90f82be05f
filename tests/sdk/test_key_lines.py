from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoteki_sdk.toml_lines import KeyLines, locate_keys

HEAD = 'contract = 1\n[system]\nid = "kaisha-a"\nkind = "vendor"\n'
PIECES = st.sampled_from(
    [
        "[[rule]]\n",
        "  [[ rule ]] # 一つ目\n",
        '[["rule"]]\n',
        '"id" = "x"\n',
        '"steps" = """\n[[rule]]\n"""\n',
        "'caveats' = '''\n [[rule]]'''\n",
        "# [[rule]]\n",
        "\r\n",
        'links = [\n  "[[rule]]",\n]\n',
        "[context.a]\n",
    ]
)


def _check(source: str) -> None:
    try:
        rules = len(tomllib.loads(source).get("rule", []))
    except tomllib.TOMLDecodeError:
        return
    every, lines = locate_keys(source), KeyLines(source, rules)
    assert {path: every[path] for path in every} == {path: lines.of(path) for path in every}


@given(st.lists(PIECES, max_size=8))
def test_lines_of_rules_found_quickly_are_those_of_the_whole_scan(pieces: list[str]) -> None:
    _check(HEAD + "".join(pieces))


@pytest.mark.parametrize(
    "source", ['[["rule"]]\nid = """\n[[rule]]\n"""\n', '[["rule"]]\n[[rule]]\n', "[[rule]]\n" * 3]
)
def test_a_head_in_quotes_or_in_a_string_misleads_nobody(source: str) -> None:
    _check(source)


def test_a_path_that_is_not_there_has_the_line_of_its_beginning() -> None:
    lines = KeyLines(HEAD + "[[rule]]\ncode = 1\n", 1)
    assert [5, 6, 5, 2, 1] == [
        lines.of(path) for path in (("rule", 0), ("rule", 0, "code"), ("rule", 0, "no"), ("system", "no"), ("no",))
    ]
