from __future__ import annotations

from collections.abc import Iterator

import pytest

from parity.javascript import JavaScript, bundle


@pytest.fixture(scope="session")
def javascript(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JavaScript]:
    bundled = tmp_path_factory.mktemp("phone") / "serve.mjs"
    bundle(bundled)
    running = JavaScript(bundled)
    yield running
    running.close()
