"""The app can be put on the home screen."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.e2e


async def test_the_browser_finds_nothing_that_keeps_the_app_from_being_installed(server, make_phone) -> None:
    page = await make_phone(server).visit()
    session = await page.context.new_cdp_session(page)
    assert [] == (await session.send("Page.getInstallabilityErrors"))["installabilityErrors"]
    manifest = await session.send("Page.getAppManifest")
    assert [] == manifest["errors"]
