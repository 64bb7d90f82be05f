from __future__ import annotations

from pathlib import Path

import pytest

from hoteki_sdk.library import Library
from hoteki_sdk.project import Project, make_library, read_project

PLUGINS = Path(__file__).parents[2] / "plugins"


@pytest.fixture(scope="session")
def project() -> Project:
    return read_project(PLUGINS)


@pytest.fixture(scope="session")
def library(project: Project) -> Library:
    return make_library(project.catalogues.values())
