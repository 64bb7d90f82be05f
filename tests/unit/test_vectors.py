"""The contract's executable examples, in Python."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from hoteki_sdk import normalise_code, normalise_label
from hoteki_sdk.answer import Signal
from hoteki_sdk.compile import compile_catalogue
from hoteki_sdk.errors import SignalRefused, UnknownSystem
from hoteki_sdk.translate import translate
from vectors_library import (
    compile_vectors,
    find_differences,
    installed,
    library_of,
    normalise_vectors,
    translate_vectors,
)
from vectors_library import conditions as vector_conditions


@pytest.mark.parametrize("vector", normalise_vectors(), ids=lambda vector: ascii(vector["raw"]))
def test_a_raw_text_normalises_as_the_vector_says(vector: dict[str, str]) -> None:
    assert (vector["code"], vector["label"]) == (normalise_code(vector["raw"]), normalise_label(vector["raw"]))


def test_no_vector_was_lost() -> None:
    assert (279, 69) == (len(translate_vectors()), len(compile_vectors()))


def _answer(vector: dict[str, Any]) -> dict[str, Any]:
    library = library_of(installed(vector["catalogues"]))
    try:
        answer = translate(library, msgspec.convert(vector["signal"], Signal))
    except SignalRefused:
        return {"status": 400}
    except UnknownSystem:
        return {"status": 404}
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(answer))
    return built


@pytest.mark.parametrize("vector", translate_vectors(), ids=lambda vector: f"{vector['group']}: {vector['name']}")
def test_a_signal_is_answered_as_the_vector_says(vector: dict[str, Any]) -> None:
    assert [] == find_differences(vector["expect"], _answer(vector))


@pytest.mark.parametrize("vector", compile_vectors(), ids=lambda vector: vector["name"])
def test_a_catalogue_is_refused_or_accepted_as_the_vector_says(vector: dict[str, Any]) -> None:
    compiled = compile_catalogue(
        "\n".join(vector["toml"]),
        conditions=vector_conditions(),
        installed=installed(vector.get("catalogues", [])),
    )
    found = [
        {"reason": finding.reason, "line": finding.line} | ({"other": finding.other} if finding.other else {})
        for finding in compiled.findings
    ]
    assert vector["errors"] == found
    assert (compiled.catalogue is None) is bool(found)
