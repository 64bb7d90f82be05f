from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from sdk.projects import HEAD, run, run_json, write_project

RULES = """
[[rule]]
code = "E-1"
label = "<img src=x onerror=alert(1)>"
when.vehicle = "kei"
condition = [{ is = "jibai.wait", ask = "1時間以内ですか" }, { is = "jibai.number" }]
steps = ["「再送信」を押す"]
verified_on = 2026-11-22
[[rule]]
label = "作成済"
condition = "cert.created"
[[rule]]
template = "N{cat:d1}"
condition = { slot = "cat", "1" = "cert.fmt-code", else = "ok" }
[[rule]]
range = ["K10", "K19"]
relay = "airas"
[[rule]]
prefix = "Z"
"""


def _page(folder: Path) -> str:
    write_project(folder, RULES, HEAD + 'spellings = [["済", "済み"]]\n')
    assert 0 == run("page", folder, "--into", folder).exit_code
    return (folder / "kaisha-a.html").read_text("utf-8")


def test_the_page_needs_nothing_from_outside_and_allows_nothing(tmp_path: Path) -> None:
    page = _page(tmp_path)
    assert "default-src 'none'" in page
    assert [] == [
        word for word in ("http:", "https:", "src=", "<link", "@import", "url(") if word in _outside_rows(page)
    ]


def _outside_rows(page: str) -> str:
    head, _, rest = page.partition("<main>")
    return head + rest.partition("</main>")[2]


def test_what_a_vendor_wrote_is_text(tmp_path: Path) -> None:
    page = _page(tmp_path)
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "<img" not in page


@pytest.mark.parametrize(
    "told",
    [
        "軽自動車 のとき",
        "1時間以内ですか → はいなら：自賠責の反映待ち（最長1時間程度）",
        "「再送信」を押す",
        "確認日 2026-11-22",
        "確認日 未確認",
        "cat が 1：検査員コード・整備工場コードの形式",
        "ほか：問題なし",
        "airas の表示です",
        "Z… で始まるもの",
        "意味はまだ登録されていません",
        "連絡先はまだ登録されていません",
    ],
)
def test_every_kind_of_rule_says_what_it_means_or_that_nobody_knows(tmp_path: Path, told: str) -> None:
    assert told in _page(tmp_path)


def test_an_installed_system_has_a_page_too_and_an_unknown_one_is_a_usage_fault(tmp_path: Path) -> None:
    assert [str(tmp_path / "airas.html")] == run_json("page", tmp_path, "--system", "airas", "--into", tmp_path)[
        "files"
    ]
    assert 2 == run("page", tmp_path, "--system", "nope", "--into", tmp_path).exit_code


@pytest.mark.e2e
async def test_typing_leaves_the_rows_that_hold_what_was_typed(tmp_path: Path) -> None:
    _page(tmp_path)
    async with async_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            tab = await browser.new_page()
            await tab.goto((tmp_path / "kaisha-a.html").as_uri())
            shown = {}
            for typed in ("", "ｅ１", "作成済み", "E-1", "E−1", "送信"):
                await tab.fill("input", typed)
                shown[typed] = await tab.locator("article:visible").count()
            told = await tab.inner_text("output")
        finally:
            await browser.close()
    assert {"": 5, "ｅ１": 0, "作成済み": 1, "E-1": 1, "E−1": 1, "送信": 0} == shown
    assert "この表にはありません" in told
