"""Every reason for which a catalogue is refused has a page, an example that is refused and one that is not."""

from __future__ import annotations

import ast

import pytest

from hoteki_sdk.compile import Compiled, compile_catalogue
from hoteki_sdk.reasons import Reason, load_reasons, write_page
from meta.sources import ROOT
from sdk.shape_pages import RELAYED

REASONS = load_reasons()
PAGES = ROOT / "docs/reference/findings"


def _compile(source: str) -> Compiled:
    neighbour = compile_catalogue(RELAYED).catalogue
    assert neighbour is not None
    return compile_catalogue(source, installed={"kaisha-b": neighbour})


@pytest.mark.parametrize("reason", REASONS.values(), ids=REASONS)
def test_the_bad_example_is_refused_for_this_reason_only(reason: Reason) -> None:
    assert {reason.id} == {finding.reason for finding in _compile(reason.source(reason.bad)).findings}


@pytest.mark.parametrize("reason", REASONS.values(), ids=REASONS)
def test_the_good_example_compiles(reason: Reason) -> None:
    assert () == _compile(reason.source(reason.good)).findings


@pytest.mark.parametrize("reason", REASONS.values(), ids=REASONS)
def test_the_page_says_what_the_registry_says(reason: Reason) -> None:
    assert write_page(reason) == (PAGES / f"{reason.id}.md").read_text("utf-8")


def test_no_page_is_left_of_a_reason_that_is_gone() -> None:
    assert set(REASONS) == {page.stem for page in PAGES.glob("*.md")}


def test_every_reason_that_the_compiler_gives_is_in_the_registry() -> None:
    given = set()
    for module in (ROOT / "sdk/src/hoteki_sdk/compile").glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                given |= {one for one in _words(node) if one in REASONS or _gives_reason(node, one)}
    assert set(REASONS) == given


def _words(call: ast.Call) -> set[str]:
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    return {
        node.value
        for value in values
        for node in ast.walk(value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _gives_reason(call: ast.Call, word: str) -> bool:
    """Whether the word is the first argument of a call that notes a finding."""
    name = ast.unparse(call.func)
    if not name.endswith(("findings.add", "._tell", "PatternFault")) or not call.args:
        return False
    return isinstance(call.args[0], ast.Constant) and call.args[0].value == word
