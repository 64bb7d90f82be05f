from __future__ import annotations

import pytest

from meta.sources import calls_of, imports_of, modules, reachable_from

LOADERS = {
    "pluggy",
    "importlib.metadata",
    "hoteki_sdk.discovery",
    "hoteki_server.catalogue.hooks",
    "hoteki_server.catalogue.inside",
    "hoteki_server.catalogue.worker",
    "hoteki_sdk.hookspecs",
}
WORKER_ONLY = {f"hoteki_server.catalogue.{name}" for name in ("hooks", "inside", "rows", "walls")}
IMPURE = {"os", "socket", "time", "random", "secrets", "uuid", "subprocess", "asyncio", "threading", "tempfile"}
CLOCKS = ("datetime.now", "datetime.utcnow", "date.today", "time.time", "datetime.datetime.now", "datetime.date.today")


def _named(prefix: str) -> set[str]:
    return {name for name in modules() if name == prefix or name.startswith(f"{prefix}.")}


def _pure() -> list[str]:
    shell = _named("hoteki_sdk.cli") | _named("hoteki_sdk.testing") | _named("hoteki_sdk.scaffold")
    shell |= {f"hoteki_sdk.{name}" for name in ("discovery", "hookspecs", "installed", "markers", "project")}
    return sorted((_named("hoteki_sdk") - shell) | _named("hoteki_server.domain"))


def test_the_graph_sees_what_is_there() -> None:
    assert "hoteki_sdk.model" in imports_of("hoteki_sdk.hookspecs")
    assert "hoteki_server.catalogue.walls" in reachable_from({"hoteki_server.catalogue.worker"})
    assert "pluggy" in reachable_from({"hoteki_server.catalogue.worker"})
    assert {"hoteki_sdk.translate", "hoteki_server.app"} <= modules().keys()


def test_the_sdk_knows_nothing_of_the_server() -> None:
    assert [] == sorted(name for name in reachable_from(_named("hoteki_sdk")) if name.startswith("hoteki_server"))


def test_nothing_on_the_request_path_can_load_a_plugin() -> None:
    path = _named("hoteki_server.api") | _named("hoteki_server.domain") | _named("hoteki_server.release")
    reached = reachable_from(path)
    assert "hoteki_sdk.translate" in reached
    assert [] == sorted(reached & LOADERS)
    assert [] == sorted(name for name in reached if name.startswith("hoteki_server.catalogue.jail"))


def test_the_server_process_starts_the_jail_and_never_what_runs_inside_it() -> None:
    reached = reachable_from({"hoteki_server.app", "hoteki_server.catalogue.compiler"})
    assert "hoteki_server.catalogue.jail" in reached
    assert [] == sorted(reached & LOADERS)


def test_what_runs_inside_the_jail_is_reached_from_the_worker_only() -> None:
    inside = WORKER_ONLY | {"hoteki_server.catalogue.worker", "hoteki_server.catalogue.inside"}
    users = {name for name in modules() if name not in inside and imports_of(name) & WORKER_ONLY}
    assert set() == users


@pytest.mark.parametrize("call", ["import_module", "importlib.import_module", "__import__", "exec", "eval"])
def test_only_the_hooks_of_the_jail_import_by_name(call: str) -> None:
    users = {name for name in modules() if call in calls_of(name)}
    assert users <= {"hoteki_server.catalogue.hooks"}


@pytest.mark.parametrize("module", _pure())
def test_a_pure_module_touches_neither_machine_nor_clock(module: str) -> None:
    top_levels = {name.partition(".")[0] for name in imports_of(module)}
    assert set() == top_levels & IMPURE
    assert set() == {call for call in calls_of(module) if call.endswith(CLOCKS)}
