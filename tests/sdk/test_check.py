from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from hoteki_sdk.cli.check import changes
from sdk.projects import HEAD, run, run_json, write_project

# The package has a command of the same name, which hides the module.
check_verb = sys.modules["hoteki_sdk.cli.check"]
RULE = '[[rule]]\ncode = "E1"\ncondition = "jibai.wait"\n'


@pytest.mark.parametrize(
    ("rule", "meant"),
    [
        ('[[rule]]\ncode = "E1"\ncondition = "jibai.wiat"\n', "jibai.wait"),
        ('[[rule]]\ncode = "E1"\ncondition = "cert.wait"\n', "jibai.wait"),
        ('[[rule]]\ncode = "E1"\nconditon = "ok"\n', "condition"),
        ('[[rule]]\ncode = "E1"\nwhen.vehicel = "kei"\n', "vehicle"),
        ('[[rule]]\ncode = "E1"\nwhen.vehicle = "motorcyle"\n', "motorcycle"),
        ('[[rule]]\ncode = "E1"\nrelay = "airaz"\n', "airas"),
    ],
)
def test_a_misspelt_word_comes_with_what_was_probably_meant(tmp_path: Path, rule: str, meant: str) -> None:
    write_project(tmp_path, rule)
    (finding,) = run_json("check", tmp_path)
    assert meant in finding["hint"]
    assert f"もしかして：{meant}" in run("check", tmp_path).output


def test_a_word_that_looks_like_nothing_gets_no_hint(tmp_path: Path) -> None:
    write_project(tmp_path, '[[rule]]\ncode = "E1"\ncondition = "qqqqqqqq"\n')
    assert [None] == [finding["hint"] for finding in run_json("check", tmp_path)]


def test_every_kind_of_finding_names_its_page_once(tmp_path: Path) -> None:
    write_project(tmp_path, '[[rule]]\ncode = "E1"\ncondition = "a"\n[[rule]]\ncode = "E2"\ncondition = "b"\n')
    output = run("check", tmp_path).output
    assert (2, 1) == (output.count(": unknown-condition:"), output.count("findings/unknown-condition.md"))


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ('[[rule]]\ncode = 001\ncondition = "ok"\n', 'code = "001"\n'),
        ('[[rule]]\ncode = [ 127, "E1", 12 ] # 二つ\ncondition = "ok"\n', 'code = [ "127", "E1", "12" ] # 二つ\n'),
        ('[[rule]]\ncode = "E1"\nconditon = "ok"\n', 'condition = "ok"\n'),
    ],
)
def test_fix_mends_what_needs_no_guess(tmp_path: Path, broken: str, mended: str) -> None:
    file = write_project(tmp_path, broken)
    assert 0 == run("check", tmp_path, "--fix").exit_code
    assert mended in file.read_text("utf-8")


def test_fix_turns_shift_jis_into_utf_8(tmp_path: Path) -> None:
    file = write_project(tmp_path, "")
    file.write_bytes((HEAD + '[[rule]]\r\nlabel = "作成済"\r\ncondition = "cert.created"\r\n').encode("cp932"))
    assert 1 == run("check", tmp_path).exit_code
    assert 0 == run("check", tmp_path, "--fix").exit_code
    assert 'label = "作成済"\r\n' in file.read_bytes().decode("utf-8")


def test_fix_never_chooses_a_meaning(tmp_path: Path) -> None:
    file = write_project(tmp_path, '[[rule]]\ncode = "E1"\ncondition = "jibai.wiat"\n')
    before = file.read_bytes()
    assert 1 == run("check", tmp_path, "--fix").exit_code
    assert before == file.read_bytes()


def test_a_file_with_the_mark_of_notepad_is_read(tmp_path: Path) -> None:
    file = write_project(tmp_path, RULE)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert 0 == run("check", tmp_path).exit_code


def test_a_rule_may_relay_to_an_installed_system(tmp_path: Path) -> None:
    write_project(tmp_path, '[[rule]]\nlabel = "作成済"\nrelay = "airas"\n')
    assert [] == run_json("check", tmp_path)


def test_watching_looks_at_the_start_and_after_each_change_only(tmp_path: Path) -> None:
    file = write_project(tmp_path, RULE)
    edits: list[Callable[[], object]] = [
        lambda: None,
        lambda: file.write_text(HEAD, "utf-8"),
        lambda: None,
        lambda: write_project(tmp_path / "b", ""),
    ]
    done = 0

    def wait() -> None:
        nonlocal done
        edits[done]()
        done += 1

    watching = changes(tmp_path, wait)
    assert [0, 2, 4] == [done for _ in islice(watching, 3)]


def test_watching_shows_each_look_and_ends_cleanly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_project(tmp_path, RULE)

    def look(path: Path, wait: object) -> Iterator[None]:
        yield
        file.write_text(HEAD + RULE.replace("jibai.wait", "nope"), "utf-8")
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr(check_verb, "changes", look)
    result = run("check", tmp_path, "--watch")
    assert (0, 1) == (result.exit_code, result.output.count("unknown-condition: "))
    assert "0件の指摘" in result.output
