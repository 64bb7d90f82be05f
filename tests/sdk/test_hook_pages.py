"""Every hook stands in the reference with its real signature, and the example of the page runs in the compiler."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from faults.zoo import install
from hoteki_sdk import hookspecs
from hoteki_sdk.hookspecs import HOOKS
from hoteki_sdk.plugin import Plugin
from hoteki_sdk.testing.kit import CHECKS
from hoteki_sdk.testing.subject import read_subject
from hoteki_server.catalogue.frames import Job
from hoteki_server.catalogue.inside import compile_plugin
from meta.sources import ROOT


def _page(language: str) -> str:
    return (ROOT / f"docs/reference/hooks.{language}.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_has_a_heading_with_its_signature(language: str, hook: str) -> None:
    function = getattr(hookspecs, hook)
    assert f"## `{hook}{inspect.signature(function)}`".replace("'", "") in _page(language)


def _example(language: str) -> str:
    (example,) = re.findall(r"```python\n(.*?)```", _page(language), re.DOTALL)
    return str(example)


def test_both_languages_show_the_same_example_and_it_has_every_hook() -> None:
    assert _example("ja") == _example("en")
    assert [] == [hook for hook in HOOKS if f"def {hook}(" not in _example("ja")]


def test_the_example_of_the_page_compiles_and_passes_the_kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    package = install(tmp_path, "documented", hooks=_example("ja"))
    plugin = Plugin(
        distribution="zoo-documented",
        version="1.0",
        name="documented",
        value="vendor_documented:catalogue.toml",
        file=str(package / "catalogue.toml"),
        hooks="vendor_documented.hooks",
    )
    made = compile_plugin(Job(task="compile", plugin=plugin), lambda _: None)
    assert () == made.findings
    assert made.catalogue is not None
    assert ["first", "line-1", "line-2", "line-3"] == [rule.id for rule in made.catalogue.rules]
    assert ["E1", "L001", "L002", "L003"] == [sample.code for sample in made.samples]
    check = CHECKS["HK104"].whole
    assert check is not None
    assert [] == list(check(read_subject("vendor_documented")))
