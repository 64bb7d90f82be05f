"""Settings of a server, parsed once from the command line."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

import msgspec

__all__ = ["Settings", "SettingsRefused", "parse_settings"]

_PACKAGE = Path(__file__).parent
_BUNDLED_CONTENT = _PACKAGE.parent.parent / "content"


class SettingsRefused(ValueError):
    """Settings that cannot work; says which and why in one sentence."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Where the server listens and where its data and content are."""

    host: str
    port: int
    data: Path
    common_content: Path
    profile_content: Path
    static: Path

    @property
    def releases(self) -> Path:
        """The folder of published releases."""
        return self.data / "releases"

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def listens_beyond_this_machine(self) -> bool:
        """Whether other machines can reach the plain HTTP port."""
        try:
            return not ip_address(self.host).is_loopback
        except ValueError:
            return self.host != "localhost"


def _default_association() -> str:
    return (_BUNDLED_CONTENT / "default.txt").read_text("utf-8").strip()


def parse_settings(
    *,
    data: Path,
    association: str | None = None,
    content: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 8080,
    workers: int = 1,
) -> Settings:
    """Check and complete what was asked for; raises SettingsRefused. Without `association`, the content names it."""
    if workers != 1:
        raise SettingsRefused("--workers は、いまは1だけです。保存先がまだ1つのプロセスのものだからです。")
    profile = content if content is not None else _BUNDLED_CONTENT / (association or _default_association())
    if not (profile / "profile.toml").is_file():
        known = sorted(path.parent.name for path in _BUNDLED_CONTENT.glob("*/profile.toml"))
        raise SettingsRefused(f"{profile} に profile.toml がありません。同梱の振興会：{' '.join(known)}")
    if data.exists() and not data.is_dir():
        raise SettingsRefused(f"--data {data} はフォルダーではありません。")
    return Settings(
        host=host,
        port=port,
        data=data.absolute(),
        common_content=_BUNDLED_CONTENT / "common",
        profile_content=profile.absolute(),
        static=_PACKAGE / "static",
    )
