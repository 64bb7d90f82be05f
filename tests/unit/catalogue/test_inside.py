from __future__ import annotations

import threading
from pathlib import Path

import pytest

from faults.zoo import install
from hoteki_sdk.plugin import Plugin
from hoteki_server.catalogue.blame import blame_dump
from hoteki_server.catalogue.frames import Job, Made
from hoteki_server.catalogue.inside import compile_plugin

DUMP = """Fatal Python error: Aborted

Current thread 0x00007f (most recent call first):
  File "{stdlib}", line 9 in wait
  File "/srv-site/vendor_x/hooks.py", line 4 in hoteki_rules
  File "/venv/lib/python3.11/site-packages/pluggy/_callers.py", line 77 in _multicall
"""


def _compile(site: Path, monkeypatch: pytest.MonkeyPatch, name: str, hooks: str) -> tuple[Made, list[str]]:
    monkeypatch.syspath_prepend(str(site))
    package = install(site, name, hooks=hooks)
    plugin = Plugin(
        distribution=f"zoo-{name}",
        version="1.0",
        name=name,
        value=f"vendor_{name}:catalogue.toml",
        file=str(package / "catalogue.toml"),
        hooks=f"vendor_{name}.hooks" if hooks else None,
    )
    stages: list[str] = []
    return compile_plugin(Job(task="compile", plugin=plugin, max_rules=5), stages.append), stages


def test_data_alone_is_compiled_without_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, stages = _compile(tmp_path, monkeypatch, "inside_data", "")
    assert made.catalogue is not None
    assert ["read vendor_inside_data:catalogue.toml", "compile"] == stages


def test_each_hook_is_announced_before_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = """
        @hookimpl
        def hoteki_rules(context):
            return [{'id': 'second', 'code': 'E2', 'condition': context.conditions[0]}]
        @hookimpl
        def hoteki_samples(context):
            return [{'rule': 'second', 'code': 'e2'}]
        @hookimpl
        def hoteki_checks(context, catalogue):
            return [] if len(catalogue.rules) == 2 else [{'reason': 'x', 'message': 'x', 'line': 1}]
        """
    made, stages = _compile(tmp_path, monkeypatch, "inside_hooks", hooks)
    assert [] == list(made.findings)
    assert ["E1", "e2"] == [sample.code for sample in made.samples]
    assert [
        "read vendor_inside_hooks:catalogue.toml",
        "import vendor_inside_hooks.hooks",
        "hook hoteki_rules (vendor_inside_hooks.hooks)",
        "compile",
        "hook hoteki_samples (vendor_inside_hooks.hooks)",
        "hook hoteki_checks (vendor_inside_hooks.hooks)",
    ] == stages


@pytest.mark.parametrize(
    ("name", "hooks", "words"),
    [
        ("raises", "@hookimpl\ndef hoteki_rules(context):\n    raise KeyError('E5')", "hoteki_rules で KeyError：'E5'"),
        ("exits", "@hookimpl\ndef hoteki_rules(context):\n    raise SystemExit(3)", "hoteki_rules で SystemExit：3"),
        ("too_many", "@hookimpl\ndef hoteki_rules(context):\n    return [{}] * 9", "OverflowError：more than 5 items"),
        ("misspelt", "@hookimpl\ndef hoteki_rulez(context):\n    return []", "hoteki_rulez"),
        ("nameless", "@hookimpl\ndef hoteki_samples(context):\n    return [{'code': 'E1'}]", "item 1"),
        (
            "unspeakable",
            "class Odd(Exception):\n    def __str__(self):\n        raise ValueError\n"
            "@hookimpl\ndef hoteki_rules(context):\n    raise Odd",
            "Odd：（説明を読めません）",
        ),
    ],
)
def test_a_hook_that_fails_is_named_with_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, hooks: str, words: str
) -> None:
    made, _ = _compile(tmp_path, monkeypatch, f"inside_{name}", hooks)
    assert made.catalogue is None
    assert words in made.findings[0].message
    assert f"vendor_inside_{name}" in (made.findings[0].file or "")


def test_a_fault_in_the_file_keeps_its_line_and_one_in_a_row_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = """
        @hookimpl
        def hoteki_rules(context):
            return [{'code': 'E2', 'condition': 'ok'}, {'code': 'E1', 'condition': 'no.such'}]
        """
    made, _ = _compile(tmp_path, monkeypatch, "inside_rows", hooks)
    rows = {("vendor_inside_rows.hooks:hoteki_rules", 2, "row 2")}
    assert rows == {(finding.file, finding.line, finding.path) for finding in made.findings}
    assert "unknown-condition" in {finding.reason for finding in made.findings}


def test_a_dump_is_blamed_on_the_vendors_line_not_on_python_or_pluggy() -> None:
    assert ("/srv-site/vendor_x/hooks.py", 4) == blame_dump(DUMP.format(stdlib=threading.__file__))
    assert blame_dump("nothing to see") is None
