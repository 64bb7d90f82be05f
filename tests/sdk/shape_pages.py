"""The examples of docs/reference/rule-shapes, by the number of their shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.compile import Compiled, compile_catalogue
from hoteki_sdk.model import Catalogue
from hoteki_sdk.project import make_library
from hoteki_sdk.translate import translate
from meta.sources import ROOT

__all__ = ["HEAD", "RELAYED", "ask", "compile_example", "read_page", "reasons"]

HEAD = 'contract = 1\n[system]\nid = "kaisha-a"\nkind = "vendor"\n'
RELAYED = """contract = 1
[system]
id = "kaisha-b"
kind = "vendor"
[[rule]]
code = "K101"
condition = "jibai.number"
"""


@cache
def read_page(language: str) -> Mapping[int, tuple[str, str]]:
    """Text and TOML of each numbered section."""
    page = (ROOT / f"docs/reference/rule-shapes.{language}.md").read_text("utf-8")
    sections = re.findall(r"^## (\d+)\. (.*?)^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return {int(number): (text, toml) for number, text, toml in sections}


def _neighbour() -> Catalogue:
    catalogue = compile_catalogue(RELAYED).catalogue
    assert catalogue is not None
    return catalogue


def compile_example(toml: str) -> Compiled:
    """Compile what stands after the head, with kaisha-b installed."""
    return compile_catalogue(HEAD + toml, installed={"kaisha-b": _neighbour()})


def reasons(toml: str) -> list[str]:
    """Why the compiler refuses what stands after the head."""
    return [finding.reason for finding in compile_example(toml).findings]


def ask(shape: int, **signal: str | dict[str, str]) -> Answer:
    """Ask the example of a shape."""
    compiled = compile_example(read_page("ja")[shape][1])
    assert compiled.catalogue is not None, compiled.findings
    library = make_library([compiled.catalogue, _neighbour()])
    return translate(library, Signal(system="kaisha-a", **signal))  # type: ignore[arg-type]
