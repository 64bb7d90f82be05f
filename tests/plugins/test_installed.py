from __future__ import annotations

from pathlib import Path

from hoteki_server.catalogue.compiler import compile_all


def test_the_installed_plugins_are_found_by_entry_point_and_compile_fresh(tmp_path: Path) -> None:
    compiled = compile_all(tmp_path)
    states = {report.system: report.state for report in compiled.reports}
    assert {"airas": "fresh", "ainas": "fresh", "sf-ns": "fresh", "e-hoteki": "fresh"}.items() <= states.items()
    assert {"airas", "ainas", "sf-ns", "e-hoteki"} <= set(compiled.catalogues)
