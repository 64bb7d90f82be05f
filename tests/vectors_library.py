"""The contract's vectors as objects: catalogues compiled once, and a library for the ones a vector names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from hoteki_sdk.compile import compile_catalogue
from hoteki_sdk.content import ConditionCore, Site
from hoteki_sdk.library import Library
from hoteki_sdk.model import Catalogue, Text
from hoteki_sdk.table import Table
from hoteki_sdk.vocabulary import load_vocabulary

__all__ = [
    "catalogue_names",
    "compile_vectors",
    "find_differences",
    "installed",
    "library_of",
    "normalise_vectors",
    "translate_vectors",
]

_VECTORS = Path(__file__).parent / "vectors"


@cache
def _read(name: str) -> Any:
    return json.loads((_VECTORS / name).read_text("utf-8"))


def normalise_vectors() -> list[dict[str, str]]:
    vectors: list[dict[str, str]] = _read("normalise.json")
    return vectors


def translate_vectors() -> list[dict[str, Any]]:
    vectors: list[dict[str, Any]] = _read("translate.json")["translate"]
    return vectors


def catalogue_names() -> list[str]:
    return list(_read("translate.json")["catalogues"])


def compile_vectors() -> list[dict[str, Any]]:
    vectors: list[dict[str, Any]] = _read("translate.json")["compile"]
    return vectors


def conditions() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = _read("translate.json")["conditions"]
    return table


def _without_rules(name: str) -> Catalogue:
    return msgspec.convert({"contract": 1, "system": {"id": name, "kind": "platform"}}, Catalogue)


@cache
def _catalogue(name: str) -> Catalogue:
    """A vector's catalogue; relays may name any of the invented systems."""
    stubs = {system: _without_rules(system) for system in ("kiban", "kiban-2", "kaisha-a", "kaisha-b", "kaisha-c")}
    source = "\n".join(_read("translate.json")["catalogues"][name])
    compiled = compile_catalogue(source, conditions=conditions(), installed=stubs)
    assert compiled.catalogue is not None, compiled.findings
    return compiled.catalogue


def installed(names: str | Iterable[str]) -> dict[str, Catalogue]:
    catalogues = [_catalogue(name) for name in ([names] if isinstance(names, str) else names)]
    return {catalogue.system.id: catalogue for catalogue in catalogues}


def library_of(catalogues: Mapping[str, Catalogue], cores: Iterable[ConditionCore] | None = None) -> Library:
    """A library with the given catalogues, the vocabulary's context and no guidance."""
    if cores is None:
        rows = [{"id": name, "stage": "", **row} for name, row in conditions().items()]
        cores = msgspec.convert(rows, list[ConditionCore])
    site = Site(
        association="okinawa",
        name=Text(ja="沖縄"),
        short_name=Text(ja="沖縄"),
        context=load_vocabulary().context,
        conditions=tuple(cores),
    )
    tables = {name: Table(catalogue) for name, catalogue in catalogues.items()}
    return Library(release=1, as_of="2026-11-22T09:00:00+09:00", tables=tables, site=site, guidance={})


def find_differences(expected: Any, got: Any, path: str = "$") -> list[str]:
    """Where `got` lacks a part of `expected`: named keys equal, lists of the same length (vectors' `about`)."""
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return [f"{path} is {got!r}"]
        return [
            difference
            for key, value in expected.items()
            for difference in (
                find_differences(value, got[key], f"{path}.{key}") if key in got else [f"{path}.{key} is missing"]
            )
        ]
    if isinstance(expected, list):
        if not isinstance(got, list) or len(got) != len(expected):
            return [f"{path} is {got!r}, expected {expected!r}"]
        return [
            difference
            for position, (one, other) in enumerate(zip(expected, got, strict=True))
            for difference in find_differences(one, other, f"{path}[{position}]")
        ]
    return [] if expected == got else [f"{path} is {got!r}, expected {expected!r}"]
