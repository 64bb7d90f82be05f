"""What holds for every verb: JSON, exit codes, consoles of Windows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from hoteki_sdk.cli import commands, samples
from hoteki_sdk.cli.console import print_json
from hoteki_sdk.cli.pages import ENGLISH, list_words, write_page
from meta.sources import ROOT
from sdk.projects import HEAD, run, run_json, write_project

RULES = '[[rule]]\ncode = "E1"\nlabel = "〜作成済é"\ncondition = "cert.created"\nsamples = [{ code = "E1" }]\n'
# What each verb is called with, in a folder that holds a clean project.
CALLS = {
    "check": [],
    "test": [],
    "explain": ["--system", "kaisha-a", "--label", "〜作成済é"],
    "conditions": ["作成済"],
    "new": ["kaisha-b"],
    "coverage": [],
    "diff": ["catalogue.toml", "catalogue.toml"],
    "doctor": [],
    "page": [],
}


def test_every_verb_is_called_here() -> None:
    assert set(commands.commands) == set(CALLS)


@pytest.mark.parametrize("verb", CALLS)
def test_a_verb_has_help_and_json_and_each_option_says_what_it_does(verb: str) -> None:
    command = commands.commands[verb]
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert "--json" in {name for option in options for name in option.opts}
    assert [] == [option.name for option in options if not option.help]
    assert command.help


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_of_the_commands_says_what_the_commands_are(language: str) -> None:
    assert write_page(commands, language) == (ROOT / f"docs/reference/cli.{language}.md").read_text("utf-8")


def test_every_verb_and_option_has_its_english_words_and_nothing_else_has() -> None:
    assert list_words(commands) == set(ENGLISH)


@pytest.mark.parametrize("verb", CALLS)
@pytest.mark.parametrize("encoding", ["cp932", "utf-8"])
def test_a_verb_runs_on_a_japanese_windows_console(tmp_path: Path, verb: str, encoding: str) -> None:
    write_project(tmp_path, RULES)
    done = _start(tmp_path, encoding, verb, *CALLS[verb])
    assert (0, b"") == (done.returncode, done.stderr)
    assert done.stdout.decode(encoding)


@pytest.mark.parametrize("verb", CALLS)
def test_json_is_whole_on_a_japanese_windows_console(tmp_path: Path, verb: str) -> None:
    write_project(tmp_path, RULES)
    done = _start(tmp_path, "cp932", verb, *CALLS[verb], "--json")
    assert 0 == done.returncode
    assert json.loads(done.stdout.decode("ascii")) is not None
    if verb == "explain":
        assert "〜作成済é" == json.loads(done.stdout)["raw"]["label"]


def _start(folder: Path, encoding: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    code = "from hoteki_sdk.cli import main; main()"
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run(
        [sys.executable, "-c", code, *words], cwd=folder, env=environment, capture_output=True, check=False
    )


@pytest.mark.parametrize("verb", ["check", "test", "coverage", "page"])
def test_a_verb_shows_the_findings_of_a_broken_catalogue_in_the_shape_of_the_contract(
    tmp_path: Path, verb: str
) -> None:
    file = write_project(tmp_path, '[[rule]]\ncode = "E1"\ncondition = "nope"\n')
    words = ["--into", tmp_path / "pages"] if verb == "page" else []
    told = run_json(verb, tmp_path, *words)
    (finding,) = told if verb == "check" else told["findings"]
    assert {"rule", "file", "line", "path", "message", "hint"} == set(finding)
    assert ("unknown-condition", str(file), 7) == (finding["rule"], finding["file"], finding["line"])
    assert 1 == run(verb, tmp_path, *words).exit_code


@pytest.mark.parametrize("verb", ["check", "test", "coverage", "page"])
def test_a_folder_without_a_catalogue_is_a_usage_fault(tmp_path: Path, verb: str) -> None:
    assert 2 == run(verb, tmp_path).exit_code


def test_a_fault_of_our_own_exits_3(tmp_path: Path) -> None:
    (tmp_path / "catalogue.toml").mkdir()
    done = _start(tmp_path, "utf-8", "check")
    assert (3, True) == (done.returncode, "hoteki-sdk" in done.stderr.decode())


def test_a_folder_with_a_japanese_name_and_spaces_is_read(tmp_path: Path) -> None:
    file = write_project(tmp_path / "変換 表 (1)", RULES)
    assert [0, 0] == [run("check", path).exit_code for path in (file, file.parent)]


def test_codes_that_lost_their_guidance_are_a_finding_and_new_ones_are_not(tmp_path: Path) -> None:
    one, two = '[[rule]]\ncode = "{}"\ncondition = "ok"\n', '[[rule]]\ncode = "{}"\ncondition = "done"\n'
    old = write_project(tmp_path / "old", one.format("E1") + one.format("E2") + one.format("E3"))
    new = write_project(tmp_path / "new", one.format("E1") + two.format("E2") + one.format("E4"))
    assert [("lost", "E3"), ("changed", "E2"), ("added", "E4")] == [
        (change["kind"], change["text"]) for change in run_json("diff", old, new)["changes"]
    ]
    assert [1, 0] == [run("diff", *pair).exit_code for pair in ((old, new), (old, old))]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('range = ["E10", "E19"]\n', "E10〜E19"),
        ('template = "N{a:d2}"\n', "N{a}"),
        ('message = "この車両の番号{plate}です。"\n', "この車両の番号{plate}です"),
        ('label = "却下"\nwhen.vehicle = "kei"\n', "却下"),
    ],
)
def test_every_sign_can_lose_its_guidance(tmp_path: Path, was: str, becomes: str) -> None:
    old = write_project(tmp_path / "old", f'[[rule]]\n{was}condition = "ok"\n')
    (change,) = run_json("diff", old, write_project(tmp_path / "new", ""))["changes"]
    assert ("lost", becomes) == (change["kind"], change["text"])


def test_a_broken_catalogue_is_not_compared(tmp_path: Path) -> None:
    broken = write_project(tmp_path, '[[rule]]\ncode = "E1"\ncondition = "nope"\n')
    assert ["unknown-condition"] == [finding["rule"] for finding in run_json("diff", broken, broken)["findings"]]
    assert 1 == run("diff", broken, broken).exit_code


def test_two_systems_cannot_be_compared(tmp_path: Path) -> None:
    other = write_project(tmp_path / "b", "", HEAD.replace("kaisha-a", "kaisha-b"))
    assert 2 == run("diff", write_project(tmp_path / "a", ""), other).exit_code


def test_the_doctor_names_versions_extras_and_plugins(tmp_path: Path) -> None:
    told = run_json("doctor", tmp_path)
    assert {"xlsx", "test", "sign"} == set(told["extras"])
    assert "airas" in {plugin["name"] for plugin in told["plugins"]}
    assert 1 == told["contract"]


def test_the_kit_runs_without_a_tests_folder(tmp_path: Path) -> None:
    file = write_project(tmp_path, RULES)
    told = run_json("test", tmp_path, "--kit")
    assert {(str(file), ())} == {(row["file"], tuple(row["problems"])) for row in told["checks"]}
    file.write_text(HEAD + RULES.partition("samples")[0], "utf-8")
    result = run("test", tmp_path, "--kit")
    assert (1, True) == (result.exit_code, "HK601[rule:code:E1]" in result.output)


def test_the_kit_without_its_extra_is_a_usage_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(tmp_path, RULES)
    monkeypatch.setattr(samples, "find_spec", lambda _: None)
    assert (2, True) == ((result := run("test", tmp_path, "--kit")).exit_code, "hoteki-sdk[test]" in result.output)


def test_conditions_are_found_by_words_or_all_listed() -> None:
    assert "cert.pullback" in {one["id"] for one in run_json("conditions", "引戻し")}
    assert 79 <= len(run_json("conditions"))
    assert 1 == run("conditions", "プリンター").exit_code


def test_json_for_a_utf_8_console_keeps_japanese_readable(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"a": "却下"})
    assert '{"a":"却下"}\n' == capsys.readouterr().out
