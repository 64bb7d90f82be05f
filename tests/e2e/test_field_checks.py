"""Field checks, deadlines and 今日まだ間に合うか on a phone without a network, in real Chromium."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import Page, Request, expect

pytestmark = pytest.mark.e2e

_SATURDAY = "2026-11-21T19:45:00+09:00"
_SATURDAY_LATER = "2026-11-21T19:50:00+09:00"
_TYPED = "ＮＺＥ１４１ー1234567"

_EVERYTHING_STORED = """async () => {
  const names = (await indexedDB.databases()).map((one) => one.name);
  const rows = await Promise.all(names.map((name) => new Promise((done, failed) => {
    const opening = indexedDB.open(name);
    opening.onerror = failed;
    opening.onsuccess = async () => {
      const db = opening.result;
      const all = await Promise.all([...db.objectStoreNames].map((store) => new Promise((got) => {
        const asked = db.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => got(asked.result);
      })));
      db.close();
      done(all);
    };
  })));
  return JSON.stringify([rows, {...localStorage}, {...sessionStorage}, location.href]);
}"""


async def _fill_day(page: Page, name: str, day: str) -> None:
    await page.locator(f"#{name}").fill(day)


async def test_a_field_is_checked_offline_and_nothing_typed_is_kept_or_sent(make_server, make_phone) -> None:
    server = make_server().start()
    phone = make_phone(server)
    await phone.visit()
    server.kill()
    page = await phone.reopen("/check")
    asked: list[str] = []

    def remember(request: Request) -> None:
        asked.append(f"{request.method} {request.url} {request.post_data}")

    page.on("request", remember)
    box = page.get_by_label("車台番号")
    await box.fill(_TYPED)
    await expect(page.get_by_text("直すところがあります")).to_be_visible()
    await expect(page.get_by_text("NZE141-1234567")).to_be_visible()
    assert _TYPED == await box.input_value()  # shown beside it, never written into the box
    stored = json.loads(await page.evaluate(_EVERYTHING_STORED))
    assert "1234567" not in json.dumps(stored, ensure_ascii=False)
    assert all("1234567" not in line for line in asked)


async def test_the_form_to_use_is_copied_on_request_with_its_blank_in_the_right_width(server, make_phone) -> None:
    phone = make_phone(server)
    page = await phone.launch()
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.goto(server.url + "/check?field=kana")
    await page.locator("#to-check").fill(" ")
    await expect(page.get_by_text("半角は間違いです")).to_be_visible()
    await page.get_by_role("button", name="この形を使う").click()
    await expect(page.get_by_text("コピーしました")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == "\u3000"


async def test_both_limits_stand_side_by_side_with_their_urgency(make_server, make_phone) -> None:
    server = make_server().start_at(_SATURDAY)
    phone = make_phone(server)
    page = await phone.visit(now=_SATURDAY)
    await page.get_by_role("link", name="期限", exact=True).click()
    await _fill_day(page, "inspected", "2026-11-10")
    await _fill_day(page, "expires", "2026-12-20")
    await expect(page.get_by_text("2026年11月24日（火）まで")).to_be_visible()
    await expect(page.get_by_text("2026年12月20日（日）まで")).to_be_visible()
    await expect(page.get_by_text("急ぎです")).to_be_visible()
    await expect(page.get_by_text("明日からの営業日 1日")).to_be_visible()
    await page.get_by_role("link", name="15日が近い・過ぎたとき").click()
    await expect(page).to_have_url(f"{server.url}/k/cert.expiring")


async def test_the_way_of_today_is_said_step_by_step_from_a_trusted_clock(make_server, make_phone) -> None:
    server = make_server().start_at(_SATURDAY_LATER)
    phone = make_phone(server)
    page = await phone.visit(now=_SATURDAY_LATER)
    await page.goto(f"{server.url}/hours?application=oss&agent=association")
    steps = page.locator(".chain-step")
    await expect(steps).to_have_count(4)
    await expect(steps.nth(0)).to_contain_text("20:00まで")
    await expect(steps.nth(1)).to_contain_text("未確認")
    await expect(steps.nth(2)).to_contain_text("振興会の代理受付")
    await expect(steps.nth(3)).to_contain_text("11月24日（火）")


async def test_a_doubtful_clock_says_dates_but_nothing_about_today(make_server, make_phone) -> None:
    server = make_server().start_at(_SATURDAY)
    phone = make_phone(server)
    page = await phone.visit(now="2026-11-21T22:00:00+09:00")
    await page.get_by_role("link", name="稼働時間").click()
    await expect(page.get_by_text("今日間に合うかは出しません")).to_be_visible()
    assert await page.locator(".chain-step").count() == 0
    await page.goto(f"{server.url}/deadlines")
    await _fill_day(page, "inspected", "2026-11-10")
    await expect(page.get_by_text("2026年11月24日（火）まで")).to_be_visible()
    await expect(page.get_by_text("残りの日数は出しません")).to_be_visible()
