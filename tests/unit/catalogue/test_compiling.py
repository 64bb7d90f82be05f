from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from faults.zoo import GOOD, install
from hoteki_server.catalogue.compiler import compile_all
from hoteki_server.catalogue.jail import Limits
from hoteki_server.catalogue.kept import load_kept
from hoteki_server.catalogue.settle import Compiled

QUICK = Limits(cpu_seconds=3, wall_seconds=10.0, output_bytes=100_000, rules=50)


class Bench:
    """A folder of plugins, a data folder, and the way to compile them."""

    def __init__(self, root: Path) -> None:
        self.site, self.data = root / "site", root / "data"

    def compile(self, limits: Limits = QUICK) -> Compiled:
        return compile_all(self.data, limits=limits, paths=[self.site], only=True)

    def states(self, compiled: Compiled) -> dict[str, tuple[str, list[str]]]:
        return {r.distribution: (r.state, [finding.reason for finding in r.findings]) for r in compiled.reports}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_good_plugin_is_fresh_and_kept_for_the_next_time(bench: Bench) -> None:
    install(
        bench.site, "a", hooks="@hookimpl\ndef hoteki_samples(context):\n    return [{'rule': 'first', 'code': 'e1'}]"
    )
    compiled = bench.compile()
    assert {"zoo-a": ("fresh", [])} == bench.states(compiled)
    assert ["E1", "e1"] == [sample.code for sample in compiled.samples["zoo-a"]]
    assert compiled.catalogues["zoo-a"] == load_kept(bench.data / "catalogues")["zoo-a"].catalogue


def test_rows_of_a_hook_follow_those_of_the_file(bench: Bench) -> None:
    rows = "@hookimpl\ndef hoteki_rules(context):\n    yield {'code': 'E2', 'condition': 'ok'}"
    install(bench.site, "a", hooks=rows)
    assert [("E1",), ("E2",)] == [rule.codes for rule in bench.compile().catalogues["zoo-a"].rules]


def test_a_plugin_that_breaks_keeps_its_last_good_catalogue_serving(bench: Bench) -> None:
    package = install(bench.site, "a")
    install(bench.site, "b")
    before = bench.compile().catalogues
    (package / "catalogue.toml").write_text("contract = 1\n[system", encoding="utf-8")
    compiled = bench.compile()
    assert {"zoo-a": ("last-good", ["toml"]), "zoo-b": ("fresh", [])} == bench.states(compiled)
    assert before == compiled.catalogues
    assert [f"{package / 'catalogue.toml'}:2: toml"] == [
        line.rsplit(": ", 1)[0] for line in compiled.reports[0].lines()
    ]


def test_a_mended_plugin_is_fresh_again(bench: Bench) -> None:
    package = install(bench.site, "a")
    bench.compile()
    (package / "catalogue.toml").write_text("broken", encoding="utf-8")
    bench.compile()
    source = GOOD.format(system="zoo-a").replace("E1", "E7")
    (package / "catalogue.toml").write_text(source, encoding="utf-8")
    compiled = bench.compile()
    assert ("fresh", ("E7",)) == (compiled.reports[0].state, compiled.catalogues["zoo-a"].rules[0].codes)


def test_a_second_plugin_for_a_system_is_refused_by_name(bench: Bench) -> None:
    install(bench.site, "b", toml=GOOD.format(system="shared"))
    first = bench.compile().catalogues
    install(bench.site, "a", toml=GOOD.format(system="shared").replace("E1", "E2"))
    compiled = bench.compile()
    assert {"zoo-a": ("missing", ["duplicate-system"]), "zoo-b": ("fresh", [])} == bench.states(compiled)
    assert "zoo-b" in compiled.reports[0].findings[0].message
    assert first == compiled.catalogues


def test_a_stranger_cannot_take_over_a_system_whose_own_plugin_is_broken(bench: Bench) -> None:
    package = install(bench.site, "b", toml=GOOD.format(system="shared"))
    first = bench.compile().catalogues
    (package / "catalogue.toml").write_text("broken", encoding="utf-8")
    install(bench.site, "a", toml=GOOD.format(system="shared").replace("E1", "E2"))
    compiled = bench.compile()
    assert {"zoo-a": ("missing", ["duplicate-system"]), "zoo-b": ("last-good", ["toml"])} == bench.states(compiled)
    assert first == compiled.catalogues


def test_the_system_other_is_refused(bench: Bench) -> None:
    install(bench.site, "a", toml=GOOD.format(system="other"))
    compiled = bench.compile()
    assert {} == compiled.catalogues
    assert "missing" == compiled.reports[0].state
    assert "other" in compiled.reports[0].findings[0].message


def test_a_plugin_that_was_removed_is_named_and_not_served(bench: Bench) -> None:
    install(bench.site, "a")
    bench.compile()
    shutil.rmtree(bench.site)
    bench.site.mkdir()
    compiled = bench.compile()
    assert {} == compiled.catalogues
    assert {"zoo-a": ("missing", ["not-installed"])} == bench.states(compiled)


def test_a_plugin_that_renames_its_system_leaves_nothing_under_the_old_name(bench: Bench) -> None:
    package = install(bench.site, "a")
    bench.compile()
    (package / "catalogue.toml").write_text(GOOD.format(system="renamed"), encoding="utf-8")
    assert {"renamed"} == set(bench.compile().catalogues)
    (package / "catalogue.toml").write_text("broken", encoding="utf-8")
    assert {"renamed"} == set(bench.compile().catalogues)


def test_a_torn_last_good_file_counts_as_none(bench: Bench) -> None:
    package = install(bench.site, "a")
    bench.compile()
    kept = bench.data / "catalogues" / "zoo-a.json"
    kept.write_bytes(kept.read_bytes()[:-20])
    (package / "catalogue.toml").write_text("broken", encoding="utf-8")
    assert {"zoo-a": ("missing", ["toml"])} == bench.states(bench.compile())


def test_a_relay_between_plugins_is_resolved_whatever_their_order(bench: Bench) -> None:
    relay = '[[rule]]\ncode = "Q1"\nrelay = "zoo-b"\n'
    install(bench.site, "a", toml=GOOD.format(system="zoo-a") + relay)
    install(bench.site, "b", toml=GOOD.format(system="zoo-b") + relay.replace("zoo-b", "zoo-c"))
    install(bench.site, "c")
    assert {"zoo-a": ("fresh", []), "zoo-b": ("fresh", []), "zoo-c": ("fresh", [])} == bench.states(bench.compile())


def test_a_relay_to_a_system_that_nobody_has_is_a_finding(bench: Bench) -> None:
    install(bench.site, "a", toml=GOOD.format(system="zoo-a") + '[[rule]]\ncode = "Q1"\nrelay = "nowhere"\n')
    assert {"zoo-a": ("missing", ["relay-unknown"])} == bench.states(bench.compile())


def test_too_many_rows_and_too_much_output_are_refused(bench: Bench) -> None:
    many = "".join(f'[[rule]]\ncode = "M{number}"\ncondition = "ok"\n' for number in range(60))
    long = '[[rule]]\ncode = "L1"\ncondition = "ok"\ncaveats = [' + '"あ",' * 20_000 + "]\n"
    install(bench.site, "many", toml=GOOD.format(system="many") + many)
    install(bench.site, "long", toml=GOOD.format(system="long") + long)
    states = bench.states(bench.compile())
    assert {"zoo-long": ("missing", ["too-large"]), "zoo-many": ("missing", ["too-many-rules"])} == states


def test_when_plugins_cannot_even_be_listed_everything_of_last_time_goes_on(bench: Bench) -> None:
    install(bench.site, "a")
    before = bench.compile().catalogues
    compiled = bench.compile(Limits(cpu_seconds=3, wall_seconds=0.0))
    assert before == compiled.catalogues
    assert {"zoo-a": ("last-good", ["time-limit"])} == bench.states(compiled)


def test_lonely_hooks_are_named(bench: Bench) -> None:
    install(bench.site, "a", hooks="x = 1\n")
    entries = bench.site / "zoo_a-1.0.dist-info" / "entry_points.txt"
    entries.write_text("[hoteki.hooks]\na = vendor_a.hooks\n", encoding="utf-8")
    assert {"zoo-a": ("missing", ["no-catalogue"])} == bench.states(bench.compile())
