"""What the page for vendors says can be pasted into a catalogue as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hoteki_sdk.compile import compile_catalogue

ROOT = Path(__file__).parents[2]
E_HOTEKI = (ROOT / "plugins/e_hoteki/src/hoteki_plugin_e_hoteki/catalogue.toml").read_text("utf-8")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_example_of_the_vendor_page_gives_a_system_its_contact(language: str) -> None:
    page = (ROOT / f"docs/how-to/vendor-contact.{language}.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    compiled = compile_catalogue(f"{E_HOTEKI}\n{example}")
    assert () == compiled.findings
    assert compiled.catalogue is not None
    support = compiled.catalogue.system.support
    assert support is not None
    assert ("000-0000-0000", "2026-11-22", 2) == (support.phone, support.verified_on, len(support.needed))


def test_a_catalogue_without_the_table_has_no_contact() -> None:
    compiled = compile_catalogue(E_HOTEKI)
    assert compiled.catalogue is not None
    assert compiled.catalogue.system.support is None
