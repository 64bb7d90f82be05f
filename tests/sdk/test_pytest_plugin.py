"""The kit as a vendor's own pytest run shows it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sdk.projects import write_project

RULE = '[[rule]]\nid = "r"\ncode = "E1"\ncondition = "ok"\n'
TEST = """from pathlib import Path
from hoteki_sdk.testing import conformance
TestConformance = conformance(Path(__file__).with_name("catalogue.toml"), waive={waive})
"""


def _pytest(folder: Path, waive: dict[str, str], *words: str) -> tuple[int, str]:
    write_project(folder, RULE)
    (folder / "test_conformance.py").write_text(TEST.format(waive=waive), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--strict-markers", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8")


def test_a_failed_check_says_its_id_its_rule_and_its_line(tmp_path: Path) -> None:
    status, said = _pytest(tmp_path, {}, "-k", "HK601 or HK101")
    assert 1 == status
    assert "test[HK601[rule:r]]" in said
    assert "5行：samples がありません" in said
    assert "1 failed, 1 passed" in said


def test_a_waiver_is_named_with_its_reason_at_the_end(tmp_path: Path) -> None:
    status, said = _pytest(tmp_path, {"HK601": "画面がまだない"}, "-k", "HK601 or HK101")
    assert (0, True) == (status, "hoteki-sdk: HK601[rule:r] 免除：画面がまだない" in said)


def test_a_waiver_of_a_check_that_does_not_exist_stops_the_run(tmp_path: Path) -> None:
    status, said = _pytest(tmp_path, {"HK999": "x"})
    assert (2, True) == (status, "知らない検査です：HK999" in said)


def test_a_run_without_the_kit_loads_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "test_own.py").write_text(
        "import sys\ndef test(): assert not {'hoteki_sdk.testing', 'hoteki_sdk.compile'} & set(sys.modules)\n", "utf-8"
    )
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], cwd=tmp_path, check=False)
    assert 0 == done.returncode
