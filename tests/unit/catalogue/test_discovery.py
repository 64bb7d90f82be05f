from __future__ import annotations

import sys
from pathlib import Path

import pytest

from faults.zoo import install
from hoteki_sdk.discovery import discover


def test_a_listed_file_is_found_without_importing_its_package(tmp_path: Path) -> None:
    package = install(tmp_path, "quiet", init="raise SystemExit\n")
    (plugin,) = discover([str(tmp_path)])
    assert str(package / "catalogue.toml") == plugin.file
    assert ("zoo-quiet", "1.0", "quiet", None) == (plugin.distribution, plugin.version, plugin.name, plugin.hooks)
    assert "vendor_quiet" not in sys.modules


def test_an_editable_install_is_found_beside_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = install(tmp_path, "edited", init="raise SystemExit\n")
    (tmp_path / "zoo_edited-1.0.dist-info" / "RECORD").write_text("zoo_edited.pth,,\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    (plugin,) = discover([str(tmp_path)])
    assert str(package / "catalogue.toml") == plugin.file
    assert "vendor_edited" not in sys.modules


@pytest.mark.parametrize(
    "value", ["vendor_sly:../../etc/passwd", "vendor_sly:/etc/passwd", "vendor_sly", "vendor_sly:"]
)
def test_an_entry_that_points_outside_its_package_has_no_file(tmp_path: Path, value: str) -> None:
    install(tmp_path, "sly")
    entries = tmp_path / "zoo_sly-1.0.dist-info" / "entry_points.txt"
    entries.write_text(f"[hoteki.catalogue]\nsly = {value}\n", encoding="utf-8")
    (plugin,) = discover([str(tmp_path)])
    assert plugin.file is None


def test_hooks_belong_to_the_catalogue_of_the_same_name_and_lonely_ones_are_listed(tmp_path: Path) -> None:
    install(tmp_path, "both", hooks="x = 1\n")
    install(tmp_path, "lonely", hooks="x = 1\n")
    entries = tmp_path / "zoo_lonely-1.0.dist-info" / "entry_points.txt"
    entries.write_text("[hoteki.hooks]\nlonely = vendor_lonely.hooks\n", encoding="utf-8")
    found = {plugin.name: (plugin.value, plugin.hooks) for plugin in discover([str(tmp_path)])}
    assert {
        "both": ("vendor_both:catalogue.toml", "vendor_both.hooks"),
        "lonely": ("", "vendor_lonely.hooks"),
    } == found


def test_broken_metadata_does_not_hide_a_neighbour(tmp_path: Path) -> None:
    install(tmp_path, "good")
    install(tmp_path, "bad")
    (tmp_path / "zoo_bad-1.0.dist-info" / "entry_points.txt").write_text("[hoteki.catalogue\nx\n", encoding="utf-8")
    assert ["good"] == [plugin.name for plugin in discover([str(tmp_path)])]
