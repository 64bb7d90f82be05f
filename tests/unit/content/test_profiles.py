"""Another association is a folder and no code: each profile builds, and local differences show in answers."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.library import Library
from hoteki_sdk.model import Language
from hoteki_sdk.project import read_project
from hoteki_sdk.table import Table
from hoteki_sdk.translate import translate
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.content import load_content
from hoteki_server.release.freeze import Publication, freeze
from hoteki_server.release.publication import assemble
from hoteki_server.settings import parse_settings
from unit.content.conftest import CONTENT

ROOT = CONTENT.parent.parent
PROFILES = ("okinawa", "aichi", "template")
# Ids, names and numbers of associations, which only content may know.
NAMED = re.compile(r"\bokinawa\b|\baichi\b|沖縄県|愛知県|沖縄総合|陸運事務所|098-877", re.IGNORECASE)
SOURCES = (
    *(ROOT / "server/src").rglob("*.py"),
    *(ROOT / "sdk/src").rglob("*.py"),
    *(ROOT / "sdk/src").rglob("*.toml"),
    *(ROOT / "pwa/src").rglob("*.ts"),
    *(ROOT / "pwa/src").rglob("*.tsx"),
)


def published(profile: Path) -> Publication:
    content = load_content(CONTENT / "common", profile)
    assert () == content.findings
    return assemble(content, read_project(ROOT / "plugins").catalogues, load_vocabulary(), 2026)


@cache
def library(profile: str) -> Library:
    made = published(CONTENT / profile)
    tables = {system: Table(catalogue) for system, catalogue in made.catalogues.items()}
    return Library(release=1, as_of="2026-11-23T09:00:00+09:00", tables=tables, site=made.site, guidance=made.guidance)


def asked(profile: str, *, lang: Language = "ja", **signal: str | dict[str, str]) -> Answer:
    return translate(library(profile), Signal(lang=lang, **signal))  # type: ignore[arg-type]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_builds_a_release_without_a_finding(profile: str) -> None:
    assert profile == freeze(published(CONTENT / profile)).association


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_is_served_by_its_name_alone(profile: str, tmp_path: Path) -> None:
    settings = parse_settings(data=tmp_path, association=profile)
    assert (CONTENT / profile).resolve() == settings.profile_content.resolve()


def test_without_a_name_the_content_says_which_association_is_served(tmp_path: Path) -> None:
    named = (CONTENT / "default.txt").read_text("utf-8").strip()
    assert named == parse_settings(data=tmp_path).profile_content.name


def test_no_code_names_an_association() -> None:
    found = {file.name: NAMED.findall(file.read_text("utf-8")) for file in SOURCES}
    assert len(found) > 100
    assert {} == {name: words for name, words in found.items() if words}


def test_a_copy_of_the_template_with_its_own_words_is_another_association(tmp_path: Path) -> None:
    profile = shutil.copytree(CONTENT / "template", tmp_path / "somewhere")
    for name, old, new in (
        ("profile.toml", 'association = "template"', 'association = "somewhere"'),
        ("profile.toml", "○○県自動車整備振興会", "どこか自動車整備振興会"),
    ):
        text = (profile / name).read_text("utf-8")
        assert old in text
        (profile / name).write_text(text.replace(old, new), "utf-8")
    site = published(profile).site
    assert ("somewhere", "どこか自動車整備振興会") == (site.association, site.name.ja)


@pytest.mark.parametrize("name", ["contacts", "services", "notices", "directory", "local"])
def test_every_example_of_the_template_works_once_its_marks_are_taken_away(name: str, tmp_path: Path) -> None:
    profile = shutil.copytree(CONTENT / "template", tmp_path / "template")
    file = profile / f"{name}.toml"
    lines = file.read_text("utf-8").splitlines()
    shown = [re.sub(r"^# (?=\[\[|[a-z_-]+ = )", "", line) for line in lines]
    assert shown != lines
    file.write_text("\n".join(line for line in shown if not line.startswith("year_end")) + "\n", "utf-8")
    assert () == load_content(CONTENT / "common", profile).findings


@pytest.mark.parametrize(
    ("profile", "bureau", "other"), [("okinawa", "陸運事務所", "運輸支局"), ("aichi", "運輸支局", "陸運事務所")]
)
def test_the_authority_has_the_name_that_members_use_in_the_steps_of_an_answer(
    profile: str, bureau: str, other: str
) -> None:
    answer = asked(profile, system="airas", label="報告済", context={"application": "counter"})
    steps = "\n".join(answer.translations[0].guidance.steps)
    assert bureau in steps
    assert other not in steps


def test_only_the_islands_association_says_what_to_do_on_the_islands() -> None:
    def says(profile: str) -> str:
        answer = asked(profile, system="airas", label="手入力")
        return "\n".join(answer.translations[0].guidance.fallback)

    assert "宮古・八重山の登録車は運輸事務所" in says("okinawa")
    assert "久米島・大東などほかの離島" in says("okinawa")
    assert "島" not in says("aichi")


def test_the_desk_of_an_answer_is_the_association_s_own() -> None:
    desks = {
        profile: asked(profile, system="airas", label="却下", context={"certificate": "direct"}, answers={}).contact
        for profile in ("okinawa", "aichi", "template")
    }
    assert {"association"} == {contact.who for contact in desks.values()}
    assert ("098-877-7065", None, None) == tuple(contact.phone for contact in desks.values())
    assert (False, True, True) == tuple(contact.unconfirmed for contact in desks.values())
    assert "愛知県自動車整備振興会" == desks["aichi"].name


def test_hours_of_the_country_are_shared_and_a_desk_that_nobody_told_us_of_stays_open() -> None:
    for profile in PROFILES:
        hours = {service.id: service.weekly for service in library(profile).site.services}
        assert ["airas", "airas-users", "proxy", "ainas", "review", "desk"] == list(hours)
        assert (None, None) == (hours["proxy"], hours["desk"])
        assert hours["airas"] is not None


def test_another_association_never_shows_a_number_of_the_first() -> None:
    for profile in ("aichi", "template"):
        files = freeze(published(CONTENT / profile)).data.values()
        assert [] == [data for data in files if re.search("098-877|宮古|八重山|慰霊".encode(), data)]


def test_a_vendor_s_label_means_the_same_for_every_association() -> None:
    meant = {asked(profile, system="sf-ns", label="登録完了").translations[0].condition for profile in PROFILES}
    assert {"cert.created"} == meant
