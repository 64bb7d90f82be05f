"""The small content to break on purpose, and the content that ships."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from hoteki_sdk.vocabulary import Vocabulary
from hoteki_server.content import LoadedContent, load_content, parse_content
from unit.content.small_content import COMMON, PROFILE, VOCABULARY

CONTENT = Path(__file__).parents[3] / "server" / "content"

Read = Callable[..., LoadedContent]


@pytest.fixture
def read() -> Read:
    """Parse the small content with some files replaced (`common`, `profile`) or one text exchanged (`change`)."""

    def parse(
        common: Mapping[str, str] | None = None,
        profile: Mapping[str, str] | None = None,
        change: tuple[str, str, str] | None = None,
    ) -> LoadedContent:
        files = {**COMMON, **(common or {})}, {**PROFILE, **(profile or {})}
        if change is not None:
            name, old, new = change
            folder = next(folder for folder in files if name in folder)
            assert old in folder[name]
            folder[name] = folder[name].replace(old, new)
        return parse_content(*files, vocabulary=VOCABULARY)

    return parse


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return VOCABULARY


@pytest.fixture(scope="session")
def shipped() -> LoadedContent:
    return load_content(CONTENT / "common", CONTENT / "okinawa")


@pytest.fixture(scope="session")
def common_files() -> dict[str, str]:
    """Every common file but the words that people search with, which may be anybody's."""
    files = {path.relative_to(CONTENT / "common"): path for path in (CONTENT / "common").rglob("*.toml")}
    return {name.as_posix(): path.read_text("utf-8") for name, path in files.items() if name.parts[0] != "search"}
