from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from hoteki_sdk.compile import compile_catalogue
from hoteki_sdk.scaffold.columns import guess_columns
from hoteki_sdk.scaffold.rows import draft_catalogue
from hoteki_sdk.scaffold.spreadsheet import read_csv, write_cell
from hoteki_sdk.scaffold.suggest import Suggester
from hoteki_sdk.vocabulary import load_vocabulary
from sdk.projects import run, run_json

SENTENCE = "指定した自賠責保険証明書情報が電子登録されていない場合があるため、時間をおいて、交付してください。"
ROWS = [
    ["No", "エラーコード", "エラー内容", "対処方法"],
    ["1", "001", "自賠責保険証明書情報該当なし", "時間をおいて送り直します"],
    ["2", "E-101", "作成済", "見るだけです"],
    ["3", "E102", "車台番号が違います", "https://example.com を見る"],
    ["4", "E102", "車台番号が違います", "重複"],
    ["5", "", "　", ""],
    ["6", "Ｅ１０３", SENTENCE, ""],
    ["7", "E106", "プリンターがありません", ""],
]
SUGGESTER = Suggester(load_vocabulary())


def _write(file: Path, rows: list[list[str]], encoding: str) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    file.write_bytes(text.getvalue().encode(encoding))
    return file


def _catalogue(folder: Path) -> str:
    return (folder / "kaisha-a/src/hoteki_plugin_kaisha_a/catalogue.toml").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_a_spreadsheet_in_any_encoding_of_windows_becomes_a_project_that_checks_clean(
    tmp_path: Path, encoding: str
) -> None:
    table = _write(tmp_path / "codes.csv", ROWS, encoding)
    result = run_json("new", "kaisha-a", "--from", table, "--into", tmp_path)
    assert {"code": "エラーコード", "label": "エラー内容", "steps": "対処方法"} == result["columns"]
    assert (5, 2, 2) == (result["rules"], result["suggested"], result["aside"])
    assert 0 == run("check", tmp_path / "kaisha-a").exit_code
    assert 0 == run("test", tmp_path / "kaisha-a").exit_code


def test_an_excel_file_keeps_the_zeros_that_it_shows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["コード", "表示"], [1, "作成済"], ["002", "却下"], [127.0, "報告済"]):
        sheet.append(row)
    sheet["A2"].number_format = "000"
    book.save(tmp_path / "codes.xlsx")
    run("new", "kaisha-a", "--from", tmp_path / "codes.xlsx", "--into", tmp_path)
    made = compile_catalogue(_catalogue(tmp_path)).catalogue
    assert made is not None
    assert ["001", "002", "127"] == [code for rule in made.rules for code in rule.codes]


def test_codes_stay_text_and_no_condition_is_chosen_for_the_author(tmp_path: Path) -> None:
    run("new", "kaisha-a", "--from", _write(tmp_path / "codes.csv", ROWS, "cp932"), "--into", tmp_path)
    made = compile_catalogue(_catalogue(tmp_path)).catalogue
    assert made is not None
    assert {"001", "E-101", "E102", "E103", "E106"} == {code for rule in made.rules for code in rule.codes}
    assert {()} == {rule.condition for rule in made.rules}
    assert '# condition = "cert.created"  # 候補：' in _catalogue(tmp_path)
    assert 2 <= _catalogue(tmp_path).count("# 要記入: condition")


def test_rows_that_cannot_be_rules_stay_as_comments_with_the_reason(tmp_path: Path) -> None:
    run("new", "kaisha-a", "--from", _write(tmp_path / "codes.csv", ROWS, "utf-8"), "--into", tmp_path)
    source = _catalogue(tmp_path)
    assert "# 要確認: 表の5行目（同じ行がもうあります）\n#   4 | E102" in source
    assert "# 要確認: 表の6行目（コードも表示もありません）" in source
    assert '# steps = ["https://example.com を見る"]' in source


def test_a_whole_sentence_is_a_message_and_a_short_text_a_label(tmp_path: Path) -> None:
    run("new", "kaisha-a", "--from", _write(tmp_path / "codes.csv", ROWS, "utf-8"), "--into", tmp_path)
    assert f'message = "{SENTENCE}"' in _catalogue(tmp_path)
    assert 'label = "プリンターがありません"' in _catalogue(tmp_path)


def test_a_project_has_all_that_a_plugin_needs(tmp_path: Path) -> None:
    result = run("new", "kaisha-a", "--into", tmp_path)
    assert 0 == result.exit_code
    written = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    package = "kaisha-a/src/hoteki_plugin_kaisha_a"
    others = {"kaisha-a/pyproject.toml", "kaisha-a/README.md", "kaisha-a/tests/test_conformance.py"}
    assert {f"{package}/__init__.py", f"{package}/catalogue.toml", *others} == written
    assert 'kaisha-a = "hoteki_plugin_kaisha_a:catalogue.toml"' in (tmp_path / "kaisha-a/pyproject.toml").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("name", ["Kaisha", "会社", "a_b", "other", "-a", "a/b", ""])
def test_a_name_that_is_no_id_is_a_usage_fault(tmp_path: Path, name: str) -> None:
    assert 2 == run("new", "--into", tmp_path, "--", name).exit_code
    assert [] == list(tmp_path.iterdir())


def test_what_is_there_already_is_never_overwritten(tmp_path: Path) -> None:
    run("new", "kaisha-a", "--into", tmp_path)
    before = _catalogue(tmp_path)
    assert 2 == run("new", "kaisha-a", "--into", tmp_path, "--kind", "platform").exit_code
    assert before == _catalogue(tmp_path)


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([["1", "E1", "却下"], ["2", "E2", "報告済"]], {"code": 1, "label": 2}),
        ([["E1", SENTENCE], ["E2", SENTENCE]], {"code": 0, "message": 1}),
        ([["メッセージID", "本文"], ["A1", SENTENCE]], {"code": 0, "message": 1}),
        ([["001"], ["002"]], {"code": 0}),
        ([["コード", "件名", "対応"], ["1", "却下", "待つ"]], {"code": 0, "label": 1, "steps": 2}),
        ([["ステータス"], ["却下"]], {"label": 0}),
        ([["コード", "名称", "内容"], ["1", "送信不可", SENTENCE]], {"code": 0, "label": 1, "message": 2}),
        ([["コード", "名称", "内容"], ["1", "送信不可", "短い"]], {"code": 0, "label": 1}),
    ],
)
def test_columns_are_guessed_by_head_or_content(rows: list[list[str]], columns: dict[str, int]) -> None:
    found = guess_columns(rows)
    assert columns == {
        kind: at for kind in ("code", "label", "message", "steps") if (at := getattr(found, kind)) is not None
    }


def test_a_column_can_be_named_by_head_or_number(tmp_path: Path) -> None:
    table = _write(tmp_path / "codes.csv", [["x", "y"], ["却下", "E1"]], "utf-8")
    result = run_json(
        "new", "kaisha-a", "--from", table, "--into", tmp_path, "--column", "code=y", "--column", "label=1"
    )
    assert {"code": "y", "label": "x"} == result["columns"]
    again = run("new", "kaisha-b", "--from", table, "--into", tmp_path, "--column", "code=z")
    assert (2, True) == (again.exit_code, "この列はありません：z" in again.output)


@pytest.mark.parametrize("data", [b"\x81", b"", b"\xff\xfe\x00"])
def test_a_file_that_is_no_table_is_a_usage_fault(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "codes.csv").write_bytes(data)
    assert 2 == run("new", "kaisha-a", "--from", tmp_path / "codes.csv", "--into", tmp_path).exit_code


def test_a_broken_excel_file_is_a_usage_fault(tmp_path: Path) -> None:
    (tmp_path / "codes.xlsx").write_bytes(b"PK\x03\x04 no")
    assert 2 == run("new", "kaisha-a", "--from", tmp_path / "codes.xlsx", "--into", tmp_path).exit_code


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [(1, "000", "001"), (1.0, "General", "1"), (1.5, "General", "1.5"), (None, "General", ""), ("001", "@", "001")],
)
def test_a_cell_is_written_as_its_author_sees_it(value: object, number_format: str, text: str) -> None:
    assert text == write_cell(value, number_format)


def test_tabs_and_semicolons_part_cells_too() -> None:
    assert [["コード", "表示"], ["1", "却下"]] == read_csv("コード\t表示\n\n1\t却下\n")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("作成済", "cert.created"),
        ("報告済", "cert.reported"),
        ("外字エラー", "cert.fmt-charset"),
        ("標章の紛失", "cert.sticker-lost"),
    ],
)
def test_a_condition_is_suggested_where_the_text_makes_it_plain(text: str, condition: str) -> None:
    assert condition in SUGGESTER.suggest([text])


@pytest.mark.parametrize("text", ["プリンターがありません", "通信タイムアウト", ""])
def test_nothing_is_suggested_for_words_of_another_world(text: str) -> None:
    assert () == SUGGESTER.suggest([text])


@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=4), max_size=8))
def test_any_rows_become_a_catalogue_that_compiles(rows: list[list[str]]) -> None:
    drafted = draft_catalogue("kaisha-a", "vendor", rows, guess_columns(rows), SUGGESTER)
    made = compile_catalogue(drafted.source)
    assert () == made.findings
    assert made.catalogue is not None
    assert drafted.rules == len(made.catalogue.rules)


def _draft(*messages: str) -> tuple[str, int, int]:
    rows = [["メッセージ"], *([text] for text in messages)]
    drafted = draft_catalogue("kaisha-a", "vendor", rows, guess_columns(rows), SUGGESTER)
    return drafted.source, drafted.rules, drafted.aside


def test_a_sentence_that_is_no_pattern_is_set_aside_with_what_is_wrong() -> None:
    source, rules, aside = _draft("車台番号{の形式が違います。", "却下", "この車両は登録されていません。")
    assert (1, 2) == (rules, aside)
    assert "# 要確認: 表の2行目（波かっこが閉じていません：車台番号{の形式が違います。）" in source


def test_of_two_rows_that_no_signal_can_tell_apart_the_later_becomes_a_comment() -> None:
    source, rules, aside = _draft("この車両の番号{a}は登録されていません。", "この車両の番号{b}は登録されていません。")
    assert (1, 1) == (rules, aside)
    assert "# 要確認: 前のルールと優先順位が決まりません\n# [[rule]]  # 表の3行目\n" in source
