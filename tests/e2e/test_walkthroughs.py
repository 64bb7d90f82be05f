"""Walkthroughs A (1-4), B and C, and what the first issue asks of the phone, in real Chromium."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from hoteki_sdk.checklist import evaluate
from hoteki_sdk.content import Checklist
from hoteki_server.content import load_content

pytestmark = pytest.mark.e2e

_SERVER_CONTENT = Path(__file__).parents[2] / "server" / "content"
_SATURDAY = "2026-11-21T19:45:00+09:00"
_SATURDAY_LATER = "2026-11-21T19:50:00+09:00"


async def choose_system(page: Page, name: str) -> None:
    picker = page.get_by_label("お使いのシステム")
    option = picker.locator("option", has_text=name).first
    await picker.select_option(value=await option.get_attribute("value"))


async def ask(page: Page, text: str) -> None:
    box = page.get_by_role("searchbox", name="エラーコード・表示の文字")
    await box.fill(text)
    await box.press("Enter")


def guidance(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("region", name="案内")


async def test_a_the_127_choice_is_answered_offline_after_the_server_was_killed(make_server, make_phone) -> None:
    server = make_server().start_at(_SATURDAY)
    phone = make_phone(server)
    page = await phone.visit(now=_SATURDAY)
    await choose_system(page, "e-HOTEKI")
    server.kill()

    page = await phone.reopen(now=_SATURDAY_LATER)
    await expect(page.get_by_role("searchbox", name="エラーコード・表示の文字")).to_be_visible()
    await ask(page, "１２７")
    await expect(guidance(page)).to_contain_text("自賠責のデータが見つかりません")
    await expect(guidance(page)).to_contain_text("自賠責を発行して1時間以内ですか")
    await expect(guidance(page)).to_contain_text("登録情報処理機関報告契約")
    await expect(guidance(page)).to_contain_text("証明書番号")
    await expect(guidance(page)).to_contain_text("車台番号")

    await page.get_by_role("button", name="はい", exact=True).click()
    answer = guidance(page)
    await expect(answer).to_contain_text("1時間")
    await expect(answer).to_contain_text("20:00")
    await expect(answer).to_contain_text("8:00")
    await expect(answer).to_contain_text("標章を印刷していても")
    await expect(answer).to_contain_text("平日")
    await expect(answer).to_contain_text("火")
    await expect(answer).to_contain_text("連絡先はまだ登録されていません")
    await expect(answer).to_contain_text("振興会")


async def test_a_an_unlisted_code_is_unknown_and_offers_127_as_a_candidate_only(make_server, make_phone) -> None:
    server = make_server().start()
    phone = make_phone(server)
    page = await phone.visit()
    await choose_system(page, "e-HOTEKI")
    server.kill()
    page = await phone.reopen()
    await ask(page, "ｅ１２７")
    await expect(guidance(page)).to_contain_text("まだ一覧にありません")
    await expect(guidance(page)).not_to_contain_text("自賠責のデータが見つかりません")
    await page.get_by_role("button", name="127").or_(page.get_by_role("link", name="127")).first.click()
    await expect(guidance(page)).to_contain_text("自賠責のデータが見つかりません")


async def test_a_deep_link_opens_its_answer_offline_in_a_new_browser(make_server, make_phone) -> None:
    server = make_server().start()
    phone = make_phone(server)
    await phone.visit()
    server.kill()
    page = await phone.reopen("/c/e-hoteki?code=127")
    await expect(guidance(page)).to_contain_text("自賠責のデータが見つかりません")
    page = await phone.reopen("/c/sf-ns?label=登録完了")
    await expect(guidance(page)).to_contain_text("作成済")


async def test_a_deep_link_by_path_redirects_to_the_query_form(server, make_phone) -> None:
    page = await make_phone(server).launch()
    await page.goto(server.url + "/c/e-hoteki/127")
    await expect(guidance(page)).to_contain_text("自賠責のデータが見つかりません")
    assert "/c/e-hoteki?code=127" in page.url


async def test_a_the_summary_carries_what_was_seen_and_no_chassis_number(server, make_phone) -> None:
    page = await make_phone(server).visit()
    await choose_system(page, "e-HOTEKI")
    await ask(page, "127")
    await page.get_by_role("button", name="はい", exact=True).click()
    await page.get_by_role("button", name="まとめを渡す").click()
    summary = page.locator("main")
    await expect(summary).to_contain_text("127")
    await expect(summary).to_contain_text("自賠責を発行して1時間以内ですか")
    await expect(page.get_by_role("button", name="コピー")).to_be_visible()

    await page.goto(server.url + "/c/airas?text=" + "却下 車台番号 ZRR70-0012345 が違います")
    await page.get_by_role("button", name="まとめを渡す").click()
    await expect(page.locator("main")).to_contain_text("却下")
    assert "0012345" not in await page.locator("main").inner_text()


async def test_b_registered_is_only_registered_and_refused_asks_which_screen(server, make_phone) -> None:
    page = await make_phone(server).visit()
    await choose_system(page, "SF.NS")
    await ask(page, "登録完了")
    answer = guidance(page)
    await expect(answer).to_contain_text("登録されただけです（作成済）")
    await expect(answer).to_contain_text("却下になっても、SF.NSの画面には出ません")
    await expect(answer).to_contain_text("保適証照会")
    await expect(answer).to_contain_text("エラー詳細")

    await page.goto(server.url)
    await ask(page, "却下")
    await expect(guidance(page)).to_contain_text("どの画面の表示ですか")
    await page.get_by_role("button", name="保適証サービス").click()
    await expect(guidance(page)).to_contain_text("エラー詳細")


async def refuse(page: Page, detail: str) -> None:
    """却下 in 保適証サービス, then the sentence of エラー詳細."""
    await choose_system(page, "保適証サービス")
    await ask(page, "却下")
    await guidance(page).get_by_role("textbox", name=re.compile("エラー詳細")).fill(detail)
    await page.get_by_role("button", name="この文で調べる").click()


async def test_b_an_error_detail_that_names_the_chassis_number_warns_before_deleting(server, make_phone) -> None:
    page = await make_phone(server).visit()
    await choose_system(page, "SF.NS")
    await refuse(page, "エラー詳細：車台番号が登録されている情報と異なります。")
    answer = guidance(page)
    await expect(answer).to_contain_text("訂正できません")
    text = await answer.inner_text()
    warning, step = text.index("取り消せないこと"), text.index("いますること")
    assert warning < text.index("削除", step)
    for danger in ("標章", "15日", "交付番号", "申請"):
        assert danger in text[warning:]
    await page.get_by_role("button", name="お使いのシステム", exact=True).click()
    await expect(answer).to_contain_text("SF.NSで保適証を削除")


async def test_b_an_error_detail_that_names_another_field_is_corrected_and_not_deleted(server, make_phone) -> None:
    page = await make_phone(server).visit()
    await refuse(page, "エラー詳細：自賠責の証明書番号に誤りがあります。")
    await expect(guidance(page)).to_contain_text("訂正して出し直せます")
    await expect(guidance(page)).to_contain_text("削除はいりません")


_NOTICE = """[[notice]]
id = "stop-1"
kind = "maintenance"
title = "保適証サービスの計画停止"
body = "今夜は送信できません。"
since = "2026-01-01T00:00:00+09:00"
urgent = true
systems = ["airas", "sf-ns"]
source = "試験"
"""


async def test_a_notice_appears_above_the_answer_it_touches_and_survives_offline(
    make_server, make_phone, make_content: Callable[[str], Path]
) -> None:
    server = make_server(make_content(_NOTICE)).start()
    phone = make_phone(server)
    page = await phone.visit()
    await expect(page.get_by_text("保適証サービスの計画停止").first).to_be_visible()
    server.kill()
    page = await phone.reopen()
    await expect(page.get_by_text("保適証サービスの計画停止").first).to_be_visible()
    page = await phone.reopen("/c/sf-ns?label=登録完了")
    text = await guidance(page).inner_text()
    assert text.index("保適証サービスの計画停止") < text.index("作成済")


def _checklist() -> Checklist:
    content = load_content(_SERVER_CONTENT / "common", _SERVER_CONTENT / "okinawa")
    return next(flow for flow in content.checklists if flow.id == "before-you-call")


def _paths(flow: Checklist) -> dict[str, dict[str, str]]:
    """The shortest answers that reach each outcome."""
    found: dict[str, dict[str, str]] = {}
    waiting: list[dict[str, str]] = [{}]
    questions = {question.id: question for question in flow.questions}
    while waiting:
        answers = waiting.pop(0)
        step = evaluate(flow, answers)
        if step.outcome is not None:
            found.setdefault(step.outcome.id, answers)
            continue
        assert step.next is not None
        for option in questions[step.next.id].options:
            if len(found) < len(flow.outcomes):
                waiting.append({**answers, step.next.id: option.value})
    return found


async def test_c_the_five_checks_reach_every_outcome_on_the_phone_offline(make_server, make_phone) -> None:
    flow = _checklist()
    paths = _paths(flow)
    assert {outcome.id for outcome in flow.outcomes} == set(paths)
    server = make_server().start()
    phone = make_phone(server)
    await phone.visit()
    server.kill()
    page = await phone.reopen()
    questions = {question.id: question for question in flow.questions}
    outcomes = {outcome.id: outcome for outcome in flow.outcomes}
    for name, answers in paths.items():
        await page.goto(server.url)
        await (
            page.get_by_role("link", name="電話の前の確認")
            .or_(page.get_by_role("button", name="電話の前の確認"))
            .first.click()
        )
        restart = page.get_by_role("button", name="最初から")
        if await restart.count():
            await restart.first.click()
        for question, value in answers.items():
            await expect(page.locator("main")).to_contain_text(questions[question].ask.ja)
            label = next(option.label.ja for option in questions[question].options if option.value == value)
            await page.locator("main").get_by_role("button", name=label, exact=True).click()
        main = page.locator("main")
        await expect(main, name).to_contain_text(outcomes[name].title.ja.split("（未確認）")[0])
        await expect(main, name).to_contain_text("聞く相手")


async def test_the_content_of_the_flow_is_the_one_the_server_ships() -> None:
    source = tomllib.loads((_SERVER_CONTENT / "common/checklists/before-you-call.toml").read_text("utf-8"))
    assert len(source["checklist"][0]["outcomes"]) == len(_checklist().outcomes)
