from __future__ import annotations

from pathlib import Path

import pytest

from faults.zoo import ANIMALS, install, rules
from hoteki_server.catalogue.compiler import compile_all
from hoteki_server.catalogue.jail import Limits
from hoteki_server.catalogue.settle import Compiled, PluginReport

QUICK = Limits(cpu_seconds=1, wall_seconds=60.0, memory_bytes=400 << 20, output_bytes=200_000, rules=500)


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Compiled]:
    site = tmp_path_factory.mktemp("site")
    for name, (hooks, _, _) in ANIMALS.items():
        install(site, name, hooks=hooks)
    install(site, "neighbour")
    install(site, "bomb_in_init", init="raise SystemExit('nobody may import me')\n")
    install(site, "shift_jis", toml="contract = 1\n# 却下\n".encode("cp932"))
    install(site, "broken_toml", toml="contract = 1\n[system\n")
    install(site, "no_file").joinpath("catalogue.toml").unlink()
    install(site, "chatty", hooks="print('x' * 3_000_000)\n")
    return site, compile_all(tmp_path_factory.mktemp("data"), limits=QUICK, paths=[site], only=True)


def _report(compiled: Compiled, name: str) -> PluginReport:
    return next(report for report in compiled.reports if report.name == name)


@pytest.mark.parametrize("name", ANIMALS)
def test_a_bad_plugin_is_refused_with_the_reason_and_the_place(zoo: tuple[Path, Compiled], name: str) -> None:
    site, compiled = zoo
    _, reason, blamed = ANIMALS[name]
    report = _report(compiled, name)
    finding = report.findings[0]
    assert ("missing", reason) == (report.state, finding.reason), report.lines()
    if blamed is None:
        assert f"vendor_{name}" in f"{finding.file} {finding.message}"
    else:
        assert str(site / f"vendor_{name}" / "hooks.py") == finding.file, report.lines()
        line = Path(finding.file).read_text(encoding="utf-8").splitlines()[finding.line - 1].strip()
        assert line in blamed.split("|")


def test_good_neighbours_of_a_whole_zoo_still_compile(zoo: tuple[Path, Compiled]) -> None:
    _, compiled = zoo
    assert {"zoo-neighbour", "zoo-bomb-in-init", "zoo-chatty"} == set(compiled.catalogues)
    assert "fresh" == _report(compiled, "neighbour").state


def test_a_package_is_never_imported_for_its_data(zoo: tuple[Path, Compiled]) -> None:
    _, compiled = zoo
    assert ("fresh", ()) == (_report(compiled, "bomb_in_init").state, _report(compiled, "bomb_in_init").findings)


@pytest.mark.parametrize(
    ("name", "reason", "line"), [("shift_jis", "encoding", 2), ("broken_toml", "toml", 2), ("no_file", "unreadable", 1)]
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(
    zoo: tuple[Path, Compiled], name: str, reason: str, line: int
) -> None:
    site, compiled = zoo
    finding = _report(compiled, name).findings[0]
    assert (reason, line) == (finding.reason, finding.line)
    assert str(site / f"vendor_{name}" / "catalogue.toml") == finding.file


def test_what_a_bad_row_of_a_hook_lacks_is_named_by_its_number(zoo: tuple[Path, Compiled]) -> None:
    _, compiled = zoo
    finding = _report(compiled, "bad_row").findings[0]
    assert ("vendor_bad_row.hooks:hoteki_rules", 1, "row 1") == (finding.file, finding.line, finding.path)


def test_nothing_was_written_by_a_plugin(zoo: tuple[Path, Compiled]) -> None:
    site, _ = zoo
    assert not Path("/tmp/hoteki-zoo").exists()
    assert [] == list(site.rglob("__pycache__"))


def test_a_plugin_that_waits_is_ended_by_the_clock_and_named_with_its_line(tmp_path: Path) -> None:
    package = install(tmp_path / "site", "sleeper", hooks=rules("import time\ntime.sleep(60)"))
    limits = Limits(cpu_seconds=10, wall_seconds=4.0)
    (report,) = compile_all(tmp_path / "data", limits=limits, paths=[tmp_path / "site"], only=True).reports
    hooks = package / "hooks.py"
    asleep = hooks.read_text(encoding="utf-8").splitlines().index("    time.sleep(60)") + 1
    finding = report.findings[0]
    assert ("time-limit", str(hooks), asleep) == (finding.reason, finding.file, finding.line)
    assert "hook hoteki_rules" in finding.message
