"""Take the pictures of docs/images anew, once the app is built: `python tests/e2e/take_pictures.py`.

The phone is 360×740 and the desk 1280×800, both at a Saturday morning that was set, so that pictures differ only when
the app does.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from conftest import ARGUMENTS, CHROMIUM, READY_FOR_OFFLINE, Server

_IMAGES = Path(__file__).parents[2] / "docs" / "images"
_NOW = "2026-11-21T10:00:00+09:00"
_PHONE = {"width": 360, "height": 740}
_DESK = {"width": 1280, "height": 800}
_STRIP = ("phone-home", "phone-choice", "phone-wait", "phone-danger")
_VIEWS = {
    "phone-home": "/",
    "phone-choice": "/c/e-hoteki?code=127",
    "phone-wait": "/c/sf-ns?label=登録完了",
    "phone-answer": "/c/e-hoteki?code=127&answers=jibai.wait:yes",
    "phone-danger": "/c/airas?label=却下",
    "phone-unknown": "/c/e-hoteki?code=E127",
    "phone-flow": "/flow/before-you-call?answers=what:certificate",
    "phone-check": "/check",
    "phone-deadlines": "/deadlines",
    "phone-hours": "/hours",
}


async def _open(browser: Browser, server: Server, size: dict[str, int], scheme: str) -> Page:
    context = await browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        device_scale_factor=2 if size is _PHONE else 1.5,
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    await context.clock.install(time=_NOW)
    page = await context.new_page()
    await page.goto(server.url)
    await page.get_by_text(READY_FOR_OFFLINE).first.wait_for()
    await page.get_by_label("お使いのシステム").select_option(value="sf-ns")
    return page


async def _take(page: Page, server: Server, name: str, path: str) -> None:
    if name == "phone-danger":
        await page.goto(server.url + "/c/airas?label=却下")
        await page.get_by_role("textbox", name="エラー詳細").fill("車台番号が登録されている情報と異なります。")
        await page.get_by_role("button", name="この文で調べる").click()
        await page.get_by_text("取り消せないこと").first.scroll_into_view_if_needed()
    else:
        await page.goto(server.url + path)
    await page.locator("main h1, main h2, .brand").first.wait_for()
    await page.wait_for_function("document.fonts.ready.then(() => true)")
    await page.screenshot(path=_IMAGES / f"{name}.png")


async def _draw_strip(browser: Browser) -> None:
    """The four phones of README side by side."""
    page = await browser.new_page(viewport={"width": 1560, "height": 788})
    pictures = "".join(f'<img src="{(_IMAGES / f"{name}.png").as_uri()}">' for name in _STRIP)
    sheet = Path(tempfile.mkdtemp()) / "strip.html"
    style = "body{margin:0;padding:24px;display:flex;gap:24px;background:#e4e4e8}img{width:360px;border-radius:16px}"
    sheet.write_text(f"<style>{style}</style>{pictures}", "utf-8")
    await page.goto(sheet.as_uri())
    await page.screenshot(path=_IMAGES / "phone.png")


async def _main() -> None:
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data), None)
        server.publish()
        server.start_at(_NOW)
        try:
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                phone = await _open(browser, server, _PHONE, "light")
                for name, path in _VIEWS.items():
                    await _take(phone, server, name, path)
                dark = await _open(browser, server, _PHONE, "dark")
                await _take(dark, server, "phone-dark", "/c/sf-ns?label=登録完了")
                desk = await _open(browser, server, _DESK, "light")
                await _take(desk, server, "desk-home", "/")
                await _take(desk, server, "desk-answer", "/c/sf-ns?label=登録不備")
                await _draw_strip(browser)
                await browser.close()
        finally:
            server.kill()


if __name__ == "__main__":
    asyncio.run(_main())
