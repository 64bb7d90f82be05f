"""A real server in a process of its own, and a phone: Debian's Chromium with a profile that outlives the browser."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import BrowserContext, Page, Playwright, async_playwright

__all__ = ["Phone", "Server"]

_ROOT = Path(__file__).parents[2]
_CONTENT = _ROOT / "server" / "content"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
READY_FOR_OFFLINE = "オフラインで使えます"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A server process that can be killed and started again on the same port and data."""

    def __init__(self, data: Path, content: Path | None) -> None:
        self.port = _free_port()
        self.url = f"http://localhost:{self.port}"
        self._data = data
        self._content = content
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Server:
        """`hoteki-server serve`, until it is ready."""
        command = [sys.executable, "-m", "hoteki_server", "serve", "--port", str(self.port), "--data", str(self._data)]
        if self._content is not None:
            command += ["--content", str(self._content)]
        return self._run(command)

    def start_at(self, now: str) -> Server:
        """Serve what was published before, with a clock set to `now` (RFC 3339)."""
        script = str(Path(__file__).parent / "serve_at.py")
        return self._run([sys.executable, script, "--port", str(self.port), "--data", str(self._data), "--now", now])

    def publish(self) -> None:
        """Publish without serving."""
        command = [sys.executable, "-m", "hoteki_server", "publish", "--data", str(self._data)]
        if self._content is not None:
            command += ["--content", str(self._content)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def _run(self, command: list[str]) -> Server:
        self._process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
        with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
            assert client.get(f"http://127.0.0.1:{self.port}/health/ready", timeout=30).status_code == 200
        return self

    def kill(self) -> None:
        """SIGKILL the process and all its workers."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


class Phone:
    """A browser profile on disk, held as a phone: 360×740, Japanese, and not in Japan's time zone."""

    def __init__(self, playwright: Playwright, profile: Path, server: Server) -> None:
        self._playwright = playwright
        self._profile = profile
        self._server = server
        self._context: BrowserContext | None = None
        self.faults: list[str] = []

    async def launch(self, *, now: str | None = None) -> Page:
        """Open the browser; with `now` its clock starts there."""
        self._context = await self._playwright.chromium.launch_persistent_context(
            self._profile,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            viewport={"width": 360, "height": 740},
            locale="ja-JP",
            timezone_id="America/New_York",
        )
        if now is not None:
            await self._context.clock.install(time=now)
        page = await self._context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page

    async def close(self) -> None:
        """Close the browser; the profile stays."""
        if self._context is not None:
            await self._context.close()
            self._context = None

    async def visit(self, path: str = "/", *, now: str | None = None) -> Page:
        """Open the app online and wait until it says that it works offline."""
        page = await self.launch(now=now)
        await page.goto(self._server.url + path)
        await page.get_by_text(READY_FOR_OFFLINE).first.wait_for(timeout=20000)
        return page

    async def reopen(self, path: str = "/", *, now: str | None = None) -> Page:
        """Close the browser and open the app again at `path`."""
        await self.close()
        page = await self.launch(now=now)
        await page.goto(self._server.url + path)
        return page


@pytest.fixture
def make_content(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of the Okinawa profile with the given notices."""

    def make(notices: str) -> Path:
        shutil.copytree(_CONTENT, tmp_path / "content")
        profile = tmp_path / "content" / "okinawa"
        (profile / "notices.toml").write_text(notices, "utf-8")
        return profile

    return make


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data of a server that has published the shipped content once."""
    data = tmp_path_factory.mktemp("published")
    Server(data, None).publish()
    return data


@pytest.fixture
def make_server(published: Path, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def make(content: Path | None = None) -> Server:
        data = tmp_path / f"data-{len(servers)}"
        if content is None:
            shutil.copytree(published, data)
        servers.append(Server(data, content))
        return servers[-1]

    yield make
    for server in servers:
        server.kill()


@pytest.fixture(scope="session")
def server(published: Path) -> Iterator[Server]:
    """One server for the tests that leave it running."""
    shared = Server(published, None).start()
    yield shared
    shared.kill()


@pytest.fixture
async def make_phone(tmp_path: Path) -> AsyncIterator[Callable[[Server], Phone]]:
    phones: list[Phone] = []
    async with async_playwright() as playwright:

        def make(server: Server) -> Phone:
            phones.append(Phone(playwright, tmp_path / f"profile-{len(phones)}", server))
            return phones[-1]

        yield make
        for phone in phones:
            await phone.close()
            assert phone.faults == []
