from __future__ import annotations

from pathlib import Path

from hoteki_server.catalogue.compiler import compile_all

BUNDLED = {
    "ainas", "airas", "dreampower", "e-hoteki", "kei-oss", "maintenance-c", "oss-portal", "sf-ns", "smart-keizoku",
}  # fmt: skip


def test_the_installed_plugins_are_found_by_entry_point_and_compile_fresh(tmp_path: Path) -> None:
    compiled = compile_all(tmp_path)
    states = {report.system: report.state for report in compiled.reports}
    assert dict.fromkeys(BUNDLED, "fresh").items() <= states.items()
    assert set(compiled.catalogues) >= BUNDLED
