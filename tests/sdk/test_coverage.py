from __future__ import annotations

import json
from pathlib import Path

from sdk.projects import run, run_json, write_project

RULES = """[[rule]]
code = ["E1", "E2"]
condition = "jibai.wait"
[[rule]]
code = ["E3", "E4"]
[[rule]]
prefix = "S"
relay = "airas"
[[rule]]
label = "却下"
"""
UNKNOWNS = {
    "system": "kaisha-a",
    "unknowns": [
        {"kind": "code", "value": "E9", "count": 3, "day": "2026-11-20"},
        {"kind": "code", "value": "ｅ９", "count": 4, "version": "1.0"},
        {"kind": "label", "value": "送信待", "count": 2},
        {"kind": "code", "value": "E1", "count": 1},
        {"kind": "other", "count": 10},
    ],
}


def _unknowns(folder: Path) -> Path:
    file = folder / "unknowns.json"
    file.write_text(json.dumps(UNKNOWNS, ensure_ascii=False), "utf-8")
    return file


def test_what_is_declared_is_told_apart_by_whether_it_leads_somewhere(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    (system,) = run_json("coverage", tmp_path)["systems"]
    assert (6, 3, 50.0) == (system["declared"], system["mapped"], system["percent"])
    assert [("E3", 8), ("E4", 8), ("却下", 13)] == [(sign["text"], sign["line"]) for sign in system["missing"]]


def test_a_code_that_only_one_context_answers_counts_once(tmp_path: Path) -> None:
    write_project(tmp_path, '[[rule]]\ncode = "E1"\nwhen.vehicle = "kei"\ncondition = "ok"\n[[rule]]\ncode = "E1"\n')
    (system,) = run_json("coverage", tmp_path)["systems"]
    assert (1, 1) == (system["declared"], system["mapped"])


def test_an_exemption_counts_with_its_reason(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    (tmp_path / "coverage.toml").write_text('[exempt]\n"ｅ３" = "社内の試験だけで出る"\n', "utf-8")
    (system,) = run_json("coverage", tmp_path)["systems"]
    assert [("E3", "社内の試験だけで出る")] == [(sign["text"], sign["reason"]) for sign in system["exempt"]]
    assert 66.7 == system["percent"]


def test_an_exemption_without_reason_or_code_fails(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    for line in ('"E3" = " "', '"E99" = "もうない"'):
        (tmp_path / "coverage.toml").write_text(f"[exempt]\n{line}\n", "utf-8")
        assert 1 == run("coverage", tmp_path).exit_code
    (tmp_path / "coverage.toml").write_text("[exemptions]\n", "utf-8")
    assert 2 == run("coverage", tmp_path).exit_code


def test_too_little_coverage_fails_only_when_asked_to(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    assert [0, 0, 1] == [
        run("coverage", tmp_path, *words).exit_code for words in ((), ("--fail-under", "50"), ("--fail-under", "50.1"))
    ]


def test_unknown_signals_are_ranked_over_days_versions_and_spellings(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    told = run_json("coverage", tmp_path, "--unknowns", _unknowns(tmp_path), "--no-stubs")
    assert [("E9", 7, 35.0, False), ("送信待", 2, 45.0, False), ("E1", 1, 50.0, True)] == [
        (one["value"], one["count"], one["percent"], one["declared"]) for one in told["unknowns"]
    ]
    assert 10 == told["other"]


def test_stubs_are_written_once_and_the_catalogue_still_checks_clean(tmp_path: Path) -> None:
    file = write_project(tmp_path, RULES)
    assert 2 == run_json("coverage", tmp_path, "--unknowns", _unknowns(tmp_path))["stubs"]
    once = file.read_bytes()
    assert 'code = "E9"\n# 要記入: condition\n' in once.decode()
    assert 0 == run_json("coverage", tmp_path, "--unknowns", _unknowns(tmp_path))["stubs"]
    assert once == file.read_bytes()
    assert [0, 0] == [run(verb, tmp_path).exit_code for verb in ("check", "test")]


def test_unknowns_of_another_system_are_a_usage_fault(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    for text in ('{"system": "kaisha-b", "unknowns": []}', "[]", "no"):
        (tmp_path / "u.json").write_text(text, "utf-8")
        assert 2 == run("coverage", tmp_path, "--unknowns", tmp_path / "u.json").exit_code


def test_the_report_for_people_names_every_missing_code_as_text(tmp_path: Path) -> None:
    write_project(tmp_path, '[[rule]]\nlabel = "<b>待ち</b>&"\n')
    run("coverage", tmp_path, "--html", tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "&lt;b&gt;待ち&lt;/b&gt;&amp;" in page
    assert "<b>" not in page
