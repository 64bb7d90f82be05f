"""`hoteki-server` from the command line: what it prints, what it refuses, what goes on when something is broken."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from api.asgi import ask
from api.publication import ROOT, catalogues
from faults.zoo import install
from hoteki_sdk.hours import parse_instant
from hoteki_sdk.model import Finding
from hoteki_server import cli, publishing, serving
from hoteki_server.catalogue.compiler import compile_all
from hoteki_server.catalogue.settle import Compiled, PluginReport
from hoteki_server.release.shelf import Shelf
from hoteki_server.settings import Settings, SettingsRefused, parse_settings


class Desk:
    """A data folder, a copy of the content, some plugins, and the command line over them."""

    def __init__(self, root: Path) -> None:
        self.data, self.content, self.plugins = root / "data", root / "profile", root / "plugins"
        shutil.copytree(ROOT / "server/content/okinawa", self.content)
        self.installed = {"e-hoteki": catalogues()["e-hoteki"]}
        self.broken: tuple[PluginReport, ...] = ()

    def compile(self, _data: Path) -> Compiled:
        """What the jail would give for the installed plugins, without its processes."""
        fresh = (
            PluginReport(distribution=f"zoo-{system}", name=system, file=None, system=system, state="fresh")
            for system in self.installed
        )
        return Compiled(catalogues=dict(self.installed), samples={}, reports=(*fresh, *self.broken))

    def break_one(self) -> None:
        """A plugin whose table is no TOML any more."""
        fault = Finding(reason="toml", message="no TOML", line=2, file="/plugins/b/catalogue.toml")
        self.broken = (
            PluginReport(
                distribution="zoo-b", name="b", file=fault.file, system="zoo-b", state="missing", findings=(fault,)
            ),
        )

    def run(self, verb: str, *more: str) -> Result:
        return CliRunner().invoke(cli.commands, [verb, "--data", str(self.data), "--content", str(self.content), *more])

    def served(self) -> int | None:
        newest = Shelf(self.data / "releases").newest()
        return None if newest is None else newest.manifest.release


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path)
    monkeypatch.setattr(publishing, "compile_all", desk.compile)
    return desk


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of every server that was started, without starting any."""
    runs: list[Settings] = []
    monkeypatch.setattr(serving, "run", runs.append)
    return runs


def test_publishing_twice_gives_one_release_and_a_change_gives_the_next(desk: Desk) -> None:
    first, again = desk.run("publish"), desk.run("publish")
    assert (first.exit_code, again.exit_code) == (0, 0), first.output
    assert "版 1 を公開しました" in first.output
    assert "公開中の版は 1 です" in again.output
    desk.installed["sf-ns"] = catalogues()["sf-ns"]
    state = json.loads(desk.run("publish", "--json").output)
    assert (state["release"]["release"], state["isNew"], state["findings"]) == (2, True, [])


def test_compiling_publishes_nothing(desk: Desk) -> None:
    assert desk.run("compile").exit_code == 0
    assert desk.served() is None


def test_a_broken_plugin_is_named_with_file_and_line_and_keeps_its_last_good_answers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "compile_all", partial(compile_all, paths=[desk.plugins], only=True))
    install(desk.plugins, "a")
    package = install(desk.plugins, "b")
    assert desk.run("publish").exit_code == 0
    (package / "catalogue.toml").write_text("contract = 1\n[system", encoding="utf-8")
    result = desk.run("publish")
    assert result.exit_code == 1
    assert f"{package / 'catalogue.toml'}:2: toml: " in result.output
    newest = Shelf(desk.data / "releases").newest()
    assert newest is not None
    assert {"zoo-a", "zoo-b"} == {entry.id for entry in newest.manifest.files if entry.kind == "system"}


def test_broken_content_is_named_with_file_and_line_and_the_last_good_release_stays(desk: Desk) -> None:
    desk.run("publish")
    (desk.content / "services.toml").write_text("[[service]]\nid = 5\n", encoding="utf-8")
    result = desk.run("publish")
    assert result.exit_code == 1
    assert "services.toml:" in result.output
    assert desk.served() == 1


def test_content_that_cannot_be_read_is_a_finding(desk: Desk) -> None:
    desk.run("publish")
    (desk.content / "services.toml").write_bytes(b"\xff")
    result = desk.run("publish", "--json")
    assert result.exit_code == 1
    assert "unreadable-content" in [finding["rule"] for finding in json.loads(result.output)["findings"]]
    assert desk.served() == 1


def test_the_doctor_names_everything_that_is_broken(desk: Desk) -> None:
    desk.run("publish")
    desk.break_one()
    (desk.data / "releases/manifests/000002.json").write_bytes(b"{")
    result = desk.run("doctor", "--json")
    state: dict[str, Any] = json.loads(result.output)
    assert result.exit_code == 1
    assert {"toml", "broken-release"} == {finding["rule"] for finding in state["findings"]}
    broken = next(finding for finding in state["findings"] if finding["rule"] == "toml")
    assert (broken["file"], broken["line"]) == ("/plugins/b/catalogue.toml", 2)
    assert state["jail"].keys() >= {"limits", "network", "seccomp"}
    assert (state["release"]["release"], state["brokenReleases"]) == (1, [2])


def test_the_doctor_of_a_healthy_server_ends_with_0_and_says_what_is_served(desk: Desk) -> None:
    desk.run("publish")
    result = desk.run("doctor")
    assert result.exit_code == 0, result.output
    assert "zoo-e-hoteki" in result.output
    assert "版：1（" in result.output
    assert "0件の指摘" in result.output


def test_serving_publishes_what_is_new_and_prints_the_address(desk: Desk, started: list[Settings]) -> None:
    result = desk.run("serve", "--port", "8999")
    assert result.exit_code == 0, result.output
    assert "版 1（" in result.output
    assert "http://127.0.0.1:8999" in result.output
    assert [8999] == [settings.port for settings in started]
    assert "注意" not in result.output


def test_serving_goes_on_beside_a_broken_plugin_and_names_it(desk: Desk, started: list[Settings]) -> None:
    desk.break_one()
    result = desk.run("serve")
    assert "/plugins/b/catalogue.toml:2: toml: " in result.output
    assert len(started) == 1


def test_serving_without_anything_to_publish_says_so_and_ends(desk: Desk, started: list[Settings]) -> None:
    (desk.content / "services.toml").write_text("[[service]]\nid = 5\n", encoding="utf-8")
    result = desk.run("serve")
    assert result.exit_code == 1
    assert "公開できる内容がありません" in result.output
    assert started == []


@pytest.mark.parametrize(
    ("host", "warned"), [("0.0.0.0", True), ("192.0.2.1", True), ("::1", False), ("localhost", False)]
)
def test_plain_http_beyond_this_machine_is_warned_of(
    desk: Desk, started: list[Settings], host: str, warned: bool
) -> None:
    assert warned == ("注意：暗号のないHTTP" in desk.run("serve", "--host", host).output)


def test_several_workers_are_refused_in_a_sentence(desk: Desk, started: list[Settings]) -> None:
    result = desk.run("serve", "--workers", "2")
    assert result.exit_code == 2
    assert "--workers は、いまは1だけです" in result.output
    assert started == []


def test_an_association_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match="okinawa"):
        parse_settings(data=tmp_path, association="atlantis")


def test_a_data_path_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(SettingsRefused, match="フォルダー"):
        parse_settings(data=tmp_path / "data")


def test_an_address_of_ipv6_is_written_in_brackets(tmp_path: Path) -> None:
    assert parse_settings(data=tmp_path, host="::1", port=80).url == "http://[::1]:80"


async def test_the_app_of_a_server_is_ready_once_something_was_published(desk: Desk) -> None:
    settings = parse_settings(data=desk.data, content=desk.content)
    assert (await ask(serving.load_app(settings), "/health/ready")).status == 503
    assert desk.run("publish").exit_code == 0
    app = serving.load_app(settings)
    assert (await ask(app, "/health/ready")).json == {"status": "ready", "release": 1}
    assert (await ask(app, "/api/v1/systems/e-hoteki/codes/127")).status == 200


def _at(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    instant = parse_instant(f"{day}T09:00:00+09:00")
    monkeypatch.setattr("hoteki_server.cli.time.time", lambda: float(instant))


def _content_alone(*more: str) -> Result:
    return CliRunner().invoke(cli.commands, ["doctor", "--content", *more])


@pytest.mark.parametrize("association", ["okinawa", "aichi", "template"])
def test_the_doctor_looks_at_the_content_of_an_association_alone(
    association: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _at(monkeypatch, "2026-11-23")
    monkeypatch.setattr(publishing, "compile_all", None)
    result = _content_alone("--association", association)
    assert (0, "0件の指摘、0件の警告\n") == (result.exit_code, result.output)


def test_a_warning_of_the_doctor_has_file_line_and_level_and_ends_with_0(monkeypatch: pytest.MonkeyPatch) -> None:
    _at(monkeypatch, "2027-12-01")
    result = _content_alone()
    assert result.exit_code == 0
    assert "common/sources.toml:8: 警告 stale: " in result.output
    rows = json.loads(_content_alone("--json").output)["findings"]
    assert {("stale", "warning")} == {(row["rule"], row["level"]) for row in rows}


def test_an_error_of_the_content_ends_with_1_and_a_warning_beside_it_stays_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _at(monkeypatch, "2027-12-01")
    (desk.content / "services.toml").write_text('[[service]]\nid = "desk"\n', encoding="utf-8")
    state = json.loads(desk.run("doctor", "--json").output)
    levels = {(row["rule"], row["level"]) for row in state["findings"]}
    assert {("missing-key", "error"), ("stale", "warning")} <= levels
    assert desk.run("doctor").exit_code == 1


def test_warnings_keep_no_release_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _at(monkeypatch, "2027-12-01")
    (desk.content / "notices.toml").write_text(
        '[[notice]]\nid = "n"\ntitle = "停止"\nbody = "止まります。"\nsince = "2027-12-01T00:00:00+09:00"\n',
        encoding="utf-8",
    )
    assert "警告 missing-language" in desk.run("doctor").output
    assert desk.run("publish").exit_code == 0
    assert desk.served() == 1


def test_content_that_cannot_be_read_is_an_error_when_it_is_looked_at_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = parse_settings(data=tmp_path)
    broken = msgspec.structs.replace(settings, profile_content=tmp_path)
    (tmp_path / "profile.toml").write_bytes(b"\xff")
    monkeypatch.setattr(cli, "parse_settings", lambda **_: broken)
    result = _content_alone("--json")
    assert result.exit_code == 1
    assert [("unreadable-content", "error")] == [
        (row["rule"], row["level"]) for row in json.loads(result.output)["findings"]
    ]
