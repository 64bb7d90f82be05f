"""The conformance kit: each check passes a good plugin and catches a bad one; waivers have reasons; ids stay."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from faults.zoo import install
from hoteki_sdk.compile import Compiled
from hoteki_sdk.model import Catalogue, Rule
from hoteki_sdk.project import make_library
from hoteki_sdk.testing import CHECKS, NoSuchPlugin, WaiverRefused, conformance, stable, totality
from hoteki_sdk.testing.check import AREAS, RETIRED
from hoteki_sdk.testing.kit import list_cases, run_case, write_page
from hoteki_sdk.testing.subject import Subject, read_subject
from meta.sources import ROOT
from sdk.projects import HEAD, write_project

GOOD = """[support]
phone = "000-0000-0000"
verified_on = 2026-11-22
[[rule]]
id = "first"
code = "E101"
condition = "jibai.wait"
headline = { ja = "{code} です", en = "This is {code}" }
samples = [{ code = "E101" }]
[[rule]]
id = "family"
prefix = "E"
condition = "cert.fmt-code"
samples = [{ code = "E9" }]
[[rule]]
id = "by-place"
template = "N{cat:d1}"
condition = { slot = "cat", "1" = "cert.fmt-chassis" }
samples = [{ code = "N1" }]
[[rule]]
id = "relayed"
range = ["K10", "K19"]
relay = "airas"
[[rule]]
id = "declared"
code = "D1"
samples = [{ code = "D1" }]
"""
# The ids that were ever given, with what they hold: a check may go to RETIRED, never to another meaning.
GIVEN = {
    "HK101": "load", "HK102": "load", "HK103": "load", "HK104": "load",
    "HK201": "meaning", "HK202": "meaning",
    "HK301": "totality", "HK302": "totality",
    "HK401": "determinism", "HK501": "budgets",
    "HK601": "samples", "HK602": "samples", "HK603": "samples",
    "HK701": "text", "HK702": "text", "HK703": "text", "HK704": "text",
    "HK901": "compatibility", "HK1001": "parity",
}  # fmt: skip


def _subject(folder: Path, rules: str = GOOD, last: Path | None = None) -> Subject:
    return read_subject(write_project(folder, rules), last)


def _problems(subject: Subject, check: str) -> list[str]:
    return [
        problem
        for case in list_cases(subject)
        if case.check.id == check
        for problem in run_case(subject, case, {}).problems
    ]


def _compiled_to(subject: Subject, rules: Iterable[Rule]) -> Subject:
    catalogue: Catalogue = msgspec.structs.replace(subject.catalogue, rules=tuple(rules))
    return msgspec.structs.replace(
        subject,
        compiled=Compiled(catalogue=catalogue, samples=subject.compiled.samples),
        library=make_library([catalogue]),
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_ids_are_never_reused() -> None:
    assert GIVEN == {name: check.area for name, check in CHECKS.items()} | {name: GIVEN[name] for name in RETIRED}
    assert set(AREAS) == set(GIVEN.values())


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_lists_every_check(language: str) -> None:
    page = (ROOT / f"docs/reference/checks.{language}.md").read_text("utf-8")
    assert write_page(language) == page
    assert [] == [name for name in CHECKS if f"**{name}**" not in page]


@pytest.mark.parametrize("check", [name for name in CHECKS if name != "HK601"])
def test_a_good_catalogue_has_no_problem(tmp_path: Path, check: str) -> None:
    assert [] == _problems(_subject(tmp_path), check)


RULE = '[[rule]]\nid = "r"\ncode = "E1"\ncondition = "jibai.wait"\nsamples = ["E1"]\n'


@pytest.mark.parametrize(
    ("check", "rules", "told"),
    [
        ("HK101", '[[rule]]\ncode = "E1"\ncondition = "nope"\n', "unknown-condition"),
        ("HK601", '[[rule]]\ncode = "E1"\ncondition = "ok"\n', "samples がありません"),
        ("HK602", RULE.replace('["E1"]', '["E1", "E2"]'), "E2"),
        ("HK602", RULE.replace('["E1"]', '[{ code = "E1", context = { vehicle = "車" } }]'), "vehicle"),
        ("HK602", '[[rule]]\ncode = "D1"\nsamples = ["D2"]\n', "宣言だけ"),
        ("HK602", '[[rule]]\ncode = "K1"\nrelay = "airas"\nsamples = ["K1"]\n', "airas"),
        ("HK603", RULE.replace('["E1"]', '["E2"]'), "消しても"),
        ("HK701", RULE + f'headline = "{"長" * 81}"\n', "81文字"),
        ("HK701", RULE + 'steps = ["押す "]\n', "空白"),
        ("HK702", RULE + 'steps = ["押す"]\nheadline = { ja = "待つ", en = "Wait" }\n', "en がありません"),
        ("HK703", RULE + 'headline = { ja = "{code} です", en = "This is it" }\n', "スロット"),
        ("HK704", '[support]\nphone = "000-0000-0000"\n' + RULE, "verified_on"),
    ],
)
def test_a_catalogue_with_a_fault_is_caught(tmp_path: Path, check: str, rules: str, told: str) -> None:
    problems = _problems(_subject(tmp_path, rules), check)
    assert problems
    assert told in problems[0]


def test_a_condition_that_was_taken_for_another_is_noticed_by_a_sample(tmp_path: Path) -> None:
    pair = '[[rule]]\nid = "p"\ncode = "E1"\nlabel = "甲"\ncondition = "{}"\nsamples = [{{ label = "乙" }}]\n'
    subject = _subject(tmp_path, pair.format("ok") + RULE.replace("E1", "E9").replace("jibai.wait", "done"))
    assert ["5行：このルールを消しても", "5行：condition を取り違えても"] == [
        problem.partition("、")[0] for problem in _problems(subject, "HK603")
    ]


def test_a_condition_that_is_gone_or_replaced_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hoteki_sdk.testing import meaning
    from hoteki_sdk.vocabulary import Vocabulary, VocabularyCondition, load_vocabulary

    known = dict(load_vocabulary().conditions)
    known["jibai.wait"] = VocabularyCondition(id="jibai.wait", title="", replaced_by="jibai.number")
    del known["cert.fmt-chassis"]
    subject = _subject(tmp_path)
    monkeypatch.setattr(meaning, "load_vocabulary", lambda: Vocabulary(conditions=known, context=()))
    assert ["jibai.wait は jibai.number に替わりました", "cert.fmt-chassis はありません"] == [
        problem.partition("：")[2] for problem in _problems(subject, "HK201")
    ]


def test_a_rule_that_another_always_answers_first_is_caught(tmp_path: Path) -> None:
    shadowed = '[[rule]]\nid = "wide"\nrange = ["E10", "E99"]\ncondition = "ok"\n' + "".join(
        f'[[rule]]\ncode = "E{number}"\ncondition = "jibai.wait"\n' for number in range(10, 100)
    )
    assert ["どう入力しても、ほかのルールが先に答えます"] == [
        problem.partition("：")[2] for problem in _problems(_subject(tmp_path, shadowed), "HK202")
    ]


def test_a_range_of_which_one_code_is_left_is_not_shadowed(tmp_path: Path) -> None:
    rules = '[[rule]]\nrange = ["E10", "E11"]\ncondition = "ok"\n[[rule]]\ncode = "E10"\ncondition = "jibai.wait"\n'
    assert [] == _problems(_subject(tmp_path, rules), "HK202")


def test_a_look_up_that_fails_or_changes_its_mind_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subject = _subject(tmp_path)

    def fail(*_: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr(totality, "translate", fail)
    assert ["RecursionError: deep"] == _problems(subject, "HK301")
    answers = iter(range(10_000_000))
    monkeypatch.setattr(totality, "translate", lambda *_: next(answers))
    assert "同じ入力で違う答え" in _problems(subject, "HK301")[0]


def test_an_answer_to_a_code_that_nobody_declared_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subject = _subject(tmp_path, RULE)
    answered = totality.translate(
        subject.library, msgspec.convert({"system": "kaisha-a", "code": "E1"}, totality.Signal)
    )
    monkeypatch.setattr(totality, "translate", lambda *_: answered)
    assert "宣言していない E1X に matched と答えます" in _problems(subject, "HK302")[0]


def test_other_bytes_in_another_process_are_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subject = _subject(tmp_path)
    monkeypatch.setattr(stable, "compile_digest", lambda _, *, seed, **__: str(seed))
    assert 1 == len(_problems(subject, "HK401"))


def test_a_compile_that_gives_no_answer_is_caught(tmp_path: Path) -> None:
    subject = msgspec.structs.replace(_subject(tmp_path), file=tmp_path / "gone.toml")
    assert 1 == len(_problems(subject, "HK401"))


def test_a_catalogue_beyond_the_budget_is_caught(tmp_path: Path) -> None:
    subject = _subject(tmp_path, RULE)
    (rule,) = subject.catalogue.rules
    many = _compiled_to(subject, [rule] * 50_001)
    assert ["ルールが50001あります。50000までです"] == [p for p in _problems(many, "HK501") if p.startswith("ルール")]
    long = _compiled_to(subject, [msgspec.structs.replace(rule, source="x" * 5_000_000)])
    assert 1 == len(_problems(long, "HK501"))


def test_a_sign_that_is_not_in_its_normal_form_is_caught(tmp_path: Path) -> None:
    subject = _subject(tmp_path, RULE)
    (rule,) = subject.catalogue.rules
    loose = _compiled_to(subject, [msgspec.structs.replace(rule, codes=("e1",))])
    assert ["5行：もう一度正規化すると変わります：'e1'"] == _problems(loose, "HK1001")


def test_guidance_that_the_last_release_had_is_missed(tmp_path: Path) -> None:
    last = write_project(tmp_path / "last", RULE + RULE.replace("E1", "E2").replace('"r"', '"s"'))
    subject = _subject(tmp_path / "new", RULE, last)
    assert ["E2 の案内がなくなります（前は jibai.wait）"] == _problems(subject, "HK901")
    assert [] == _problems(_subject(tmp_path / "same", RULE), "HK901")


@pytest.mark.parametrize(
    ("init", "told"),
    [
        ("import os; open(os.devnull, 'w').close()", f"open {os.devnull} (w)"),
        ("import socket; socket.socket()", "socket.__new__"),
        ("import threading, time; threading.Thread(target=time.sleep, args=(5,), daemon=True).start()", "threads"),
        ("import os; os.environ['X'] = '1'", "environment"),
        ("import os; os.chdir('/')", "cwd"),
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', ''])", "subprocess.Popen"),
        ("print('hello')", "stdout"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("1 / 0", "ZeroDivisionError"),
        ("import os; os._exit(0)", "Expecting value"),
    ],
)
def test_a_package_that_touches_something_when_imported_is_caught(site: Path, init: str, told: str) -> None:
    install(site, "loud", init=init + "\n")
    assert told in "\n".join(_problems(read_subject("vendor_loud"), "HK103"))


def test_a_quiet_package_is_read_without_being_imported_here(site: Path) -> None:
    install(site, "quiet", init="import json, re\nx = 1\n")
    assert [] == _problems(read_subject("vendor_quiet"), "HK103")
    assert "vendor_quiet" not in sys.modules


def test_an_entry_point_with_another_name_than_the_system_is_caught(site: Path) -> None:
    install(site, "other", toml=HEAD + RULE)
    assert ["entry point の名前 other と [system] の id kaisha-a が違います"] == _problems(
        read_subject("vendor_other"), "HK102"
    )


@pytest.mark.parametrize(
    ("hooks", "told"),
    [
        ("@hookimpl\ndef hoteki_rule(context):\n    return []\n", "hoteki_rule"),
        ("@hookimpl\ndef hoteki_rules(ctx):\n    return []\n", "ctx"),
        ("def hoteki_rules(context):\n    return []\n", "@hookimpl"),
        ("import nowhere\n", "nowhere"),
    ],
)
def test_a_hook_that_would_never_be_called_is_caught(site: Path, hooks: str, told: str) -> None:
    install(site, "hooked", hooks=hooks)
    assert told in "\n".join(_problems(read_subject("vendor_hooked"), "HK104"))


def test_a_hook_that_is_written_as_it_should_be_passes(site: Path) -> None:
    install(site, "hooked", hooks="@hookimpl\ndef hoteki_rules(context):\n    return []\n")
    assert [] == _problems(read_subject("vendor_hooked"), "HK104")


def test_a_package_that_is_nowhere_says_what_to_do() -> None:
    with pytest.raises(NoSuchPlugin, match="pip install -e"):
        conformance("hoteki_plugin_nobody_has_this")


@pytest.mark.parametrize("waive", [{"HK999": "x"}, {"HK601": " "}, {"HK999[rule:a]": "x"}])
def test_a_waiver_needs_a_check_and_a_reason(tmp_path: Path, waive: dict[str, str]) -> None:
    with pytest.raises(WaiverRefused):
        conformance(write_project(tmp_path, GOOD), waive=waive)


def test_a_waiver_holds_for_its_case_only_and_fails_when_nothing_needs_it(tmp_path: Path) -> None:
    subject = _subject(tmp_path)
    cases = {case.id: case for case in list_cases(subject)}
    needed, idle = cases["HK601[rule:relayed]"], cases["HK601[rule:first]"]
    assert run_case(subject, needed, {}).problems
    assert ("later", ()) == _told(run_case(subject, needed, {"HK601[rule:relayed]": "later"}))
    assert ("later", ()) == _told(run_case(subject, needed, {"HK601": "later"}))
    assert (None, ()) == _told(run_case(subject, idle, {"HK601": "later"}))
    assert run_case(subject, idle, {"HK601[rule:first]": "later"}).problems


def _told(outcome: object) -> tuple[str | None, tuple[str, ...]]:
    return outcome.waived, outcome.problems  # type: ignore[attr-defined]
