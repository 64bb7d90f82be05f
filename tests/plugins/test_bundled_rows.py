from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hoteki_sdk.answer import Signal
from hoteki_sdk.library import Library
from hoteki_sdk.model import Catalogue, Rule, Sample, Text
from hoteki_sdk.project import Project, read_project
from hoteki_sdk.translate import translate

PROJECT = read_project(Path(__file__).parents[2] / "plugins")
COMPILED = {Path(file).parts[-4]: compiled for file, compiled in PROJECT.files.items()}
ROWS = [
    pytest.param(compiled.catalogue.system.id, rule, id=f"{name}-{rule.id}")
    for name, compiled in COMPILED.items()
    if compiled.catalogue
    for rule in compiled.catalogue.rules
]
SAMPLES = [
    pytest.param(compiled.catalogue, sample, id=f"{name}-{sample.rule}-{number}")
    for name, compiled in COMPILED.items()
    if compiled.catalogue
    for number, sample in enumerate(compiled.samples)
]


def test_every_bundled_catalogue_compiles_without_a_finding(project: Project) -> None:
    assert () == project.findings
    vendors = {"sf-ns", "e-hoteki", "dreampower", "smart-keizoku", "maintenance-c"}
    assert {"airas", "ainas", "oss-portal", "kei-oss"} | vendors == set(project.catalogues)


@pytest.mark.parametrize("system", ["sf-ns", "e-hoteki", "dreampower", "smart-keizoku", "maintenance-c"])
def test_no_vendors_contact_is_made_up_while_none_is_public(project: Project, system: str) -> None:
    assert project.catalogues[system].system.support is None


@pytest.mark.parametrize(("system", "rule"), ROWS)
def test_every_row_has_a_source_and_the_day_it_was_looked_at(system: str, rule: Rule) -> None:
    assert rule.source
    assert rule.source.startswith("沖縄県自動車整備振興会「") or urlsplit(rule.source).netloc
    assert "2026-11-22" == rule.verified_on


@pytest.mark.parametrize(("system", "rule"), ROWS)
def test_every_text_of_a_row_is_there_in_english_too(system: str, rule: Rule) -> None:
    assert [] == [text.ja for text in _texts(rule) if not text.en]


def _texts(rule: Rule) -> Iterator[Text]:
    yield from (*rule.steps, *rule.caveats)
    yield from (text for text in (rule.headline, rule.screen) if text is not None)
    yield from (choice.ask for choice in rule.condition if choice.ask is not None)


@pytest.mark.parametrize(("catalogue", "sample"), SAMPLES)
def test_every_sample_is_answered_by_its_own_row(library: Library, catalogue: Catalogue, sample: Sample) -> None:
    rule = next(rule for rule in catalogue.rules if rule.id == sample.rule)
    answer = translate(
        library,
        Signal(
            system=catalogue.system.id,
            code=sample.code,
            label=sample.label,
            message=sample.message,
            text=sample.text,
            context=sample.context,
        ),
    )
    if rule.relay is not None:
        assert {rule.relay} == {entry.relayed_from for entry in answer.translations}
        return
    wanted = [choice.is_ for choice in rule.condition]
    assert wanted == [entry.condition for entry in answer.translations]
    assert {rule.id} == {entry.rule for entry in answer.translations}
    assert ("matched" if len(wanted) == 1 else "choose") == answer.result


@pytest.mark.parametrize(("system", "rule"), ROWS)
def test_every_row_has_a_sample(system: str, rule: Rule) -> None:
    assert rule.id in {sample.rule for compiled in COMPILED.values() for sample in compiled.samples}
