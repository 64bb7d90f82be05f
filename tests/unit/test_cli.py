"""The vendor developer's command line: exit codes, findings with file:line, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hoteki_sdk.cli import commands

_GOOD = """contract = 1
[system]
id = "kaisha-a"
kind = "vendor"
[[rule]]
code = "E101"
condition = "jibai.wait"
samples = ["E101"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.toml").write_text(_GOOD, "utf-8")
    return tmp_path


def _run(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


def test_check_of_a_clean_catalogue_exits_0(project: Path) -> None:
    assert 0 == _run("check", str(project)).exit_code


def test_check_names_every_finding_with_file_and_line_and_exits_1(project: Path) -> None:
    file = project / "catalogue.toml"
    file.write_text(_GOOD.replace("jibai.wait", "nope") + '[[rule]]\nrange = ["A1", "B2"]\n', "utf-8")
    result = _run("check", str(project))
    assert 1 == result.exit_code
    assert f"{file}:7: unknown-condition" in result.output
    assert f"{file}:10: bad-range" in result.output


def test_check_as_json_has_the_keys_of_the_contract(project: Path) -> None:
    (project / "catalogue.toml").write_text(_GOOD.replace("jibai.wait", "nope"), "utf-8")
    (finding,) = json.loads(_run("check", str(project), "--json").output)
    assert {"rule", "file", "line", "path", "message", "hint"} == set(finding)
    assert ("unknown-condition", 7) == (finding["rule"], finding["line"])


def test_check_of_a_file_that_is_not_utf_8_says_on_which_line(project: Path) -> None:
    (project / "catalogue.toml").write_bytes(_GOOD.encode() + 'label = "却下"'.encode("cp932"))
    result = _run("check", str(project))
    assert (1, True) == (result.exit_code, ":9: toml" in result.output)


def test_check_without_any_catalogue_is_a_usage_fault(tmp_path: Path) -> None:
    assert 2 == _run("check", str(tmp_path)).exit_code


def test_a_sample_that_leads_elsewhere_fails_the_test_verb(project: Path) -> None:
    assert 0 == _run("test", str(project)).exit_code
    (project / "catalogue.toml").write_text(_GOOD.replace('["E101"]', '["E102"]'), "utf-8")
    assert 1 == _run("test", str(project)).exit_code


def test_explain_shows_the_normalised_code_and_the_rule_that_won(project: Path) -> None:
    result = _run("explain", "--path", str(project), "--system", "kaisha-a", "--code", "ｅ１０１", "--json")
    told = json.loads(result.output)
    assert 0 == result.exit_code
    assert "E101" == told["normalised"]["code"]
    assert ["code:E101"] == [row["rule"] for row in told["rules"] if row["won"]]


def test_explain_of_an_unknown_code_exits_1_and_shows_candidates(project: Path) -> None:
    result = _run("explain", "--path", str(project), "--system", "kaisha-a", "--code", "E1O1")
    assert (1, True) == (result.exit_code, "候補: E101" in result.output)


def test_explain_of_an_unknown_system_is_a_usage_fault_that_lists_the_systems(project: Path) -> None:
    result = _run("explain", "--path", str(project), "--system", "nope", "--code", "1")
    assert (2, True) == (result.exit_code, "kaisha-a" in result.output)


def test_two_files_may_relay_to_each_other_in_any_order(tmp_path: Path) -> None:
    for name, relay in (("a", 'relay = "b-sys"'), ("b", 'condition = "ok"')):
        folder = tmp_path / name
        folder.mkdir()
        source = f'contract = 1\n[system]\nid = "{name}-sys"\nkind = "vendor"\n[[rule]]\ncode = "V1"\n{relay}\n'
        (folder / "catalogue.toml").write_text(source, "utf-8")
    result = _run("explain", "--path", str(tmp_path), "--system", "a-sys", "--code", "V1", "--json")
    assert "b-sys" == json.loads(result.output)["answer"]["translations"][0]["relayedFrom"]
