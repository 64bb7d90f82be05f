from __future__ import annotations

from pathlib import Path

from sdk.projects import HEAD, run, run_json, write_project

RULES = """[[rule]]
prefix = "E"
condition = "cert.fmt-code"
[[rule]]
code = "E1"
when.vehicle = "kei"
condition = "jibai.wait"
[[rule]]
code = "E1"
condition = "jibai.number"
[[rule]]
code = "E1"
label = "番号"
condition = "jibai.chassis"
[[rule]]
code = "E2"
"""


def _whys(folder: Path, *words: str) -> dict[int, str]:
    told = run_json("explain", "--path", folder, "--system", "kaisha-a", *words)
    return {row["line"]: row["why"] for row in told["rules"]}


def test_every_rule_that_was_touched_says_why_it_won_or_lost(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    whys = _whys(tmp_path, "--code", "ｅ１", "--context", "vehicle=kei")
    assert {5: "順位が下（code が prefix に勝つ）", 8: "これが答え", 12: "when のもっと狭いルールが勝つ"} == {
        line: whys[line] for line in (5, 8, 12)
    }
    assert "弱い一致" in whys[15]


def test_a_rule_of_another_context_says_which_context_it_is_for(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    assert "vehicle は kei のときだけ" == _whys(tmp_path, "--code", "E1", "--context", "vehicle=registered")[8]


def test_a_declared_code_says_that_its_condition_is_missing_and_exits_1(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    result = run("explain", "--path", tmp_path, "--system", "kaisha-a", "--code", "E2", "--context", "vehicle=kei")
    assert "condition がない（宣言だけ）" in _whys(tmp_path, "--code", "E2").values()
    assert (1, True) == (result.exit_code, "undocumented" in result.output)


def test_what_was_typed_is_shown_beside_what_it_became(tmp_path: Path) -> None:
    write_project(tmp_path, RULES)
    output = run("explain", "--path", tmp_path, "--system", "kaisha-a", "--code", "ｅ１").output
    assert "入力 code: ｅ１\ncode: E1\n" in output


def test_an_installed_plugin_is_found_where_the_project_has_no_such_system(tmp_path: Path) -> None:
    told = run_json("explain", "--path", tmp_path, "--system", "e-hoteki", "--code", "127")
    assert ("installed", "choose") == (told["place"], told["answer"]["result"])


def test_the_project_at_hand_comes_before_an_installed_plugin(tmp_path: Path) -> None:
    write_project(tmp_path, '[[rule]]\ncode = "127"\ncondition = "ok"\n', HEAD.replace("kaisha-a", "e-hoteki"))
    told = run_json("explain", "--path", tmp_path, "--system", "e-hoteki", "--code", "127")
    assert ("project", ["ok"]) == (told["place"], [one["condition"] for one in told["answer"]["translations"]])


def test_a_choice_is_exit_0(tmp_path: Path) -> None:
    assert 0 == run("explain", "--path", tmp_path, "--system", "sf-ns", "--text", "登録不備").exit_code


def test_a_system_without_a_table_is_a_usage_fault(tmp_path: Path) -> None:
    assert 2 == run("explain", "--path", tmp_path, "--system", "other", "--code", "1").exit_code
