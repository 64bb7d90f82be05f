"""What may be served after a compile: fresh catalogues, else each plugin's last good one; one plugin for one system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from hoteki_sdk.model import Catalogue, Finding, Sample
from hoteki_sdk.plugin import Plugin
from hoteki_server.catalogue.frames import Made
from hoteki_server.catalogue.kept import Kept, forget, keep

__all__ = ["Compiled", "PluginReport", "settle", "settle_nothing"]


class PluginReport(msgspec.Struct, frozen=True, kw_only=True):
    """How one plugin fared; `missing` has no answers at all, `last-good` those of an earlier compile."""

    distribution: str
    name: str
    file: str | None
    system: str | None
    state: Literal["fresh", "last-good", "missing"]
    findings: tuple[Finding, ...] = ()

    def lines(self) -> list[str]:
        """Its findings as `file:line: reason: message`, for a terminal."""
        return [
            f"{finding.file or self.file or self.distribution}:{finding.line}: {finding.reason}: {finding.message}"
            for finding in self.findings
        ]


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """The catalogues that may be served, by system id, their samples, and a report for each plugin."""

    catalogues: dict[str, Catalogue]
    samples: dict[str, tuple[Sample, ...]]
    reports: tuple[PluginReport, ...]


def settle_nothing(kept: Mapping[str, Kept], findings: tuple[Finding, ...]) -> Compiled:
    """Plugins could not even be listed: everything of last time goes on, and `findings` say why."""
    reports = tuple(
        PluginReport(
            distribution=entry.distribution,
            name=entry.name,
            file=entry.file,
            system=system,
            state="last-good",
            findings=findings,
        )
        for system, entry in kept.items()
    )
    return Compiled(
        catalogues={system: entry.catalogue for system, entry in kept.items()},
        samples={system: entry.samples for system, entry in kept.items()},
        reports=reports
        or (PluginReport(distribution="", name="", file=None, system=None, state="missing", findings=findings),),
    )


def settle(
    plugins: Sequence[Plugin], made: Mapping[Plugin, Made], kept: Mapping[str, Kept], directory: Path
) -> Compiled:
    """Which catalogues may be served now, and how each plugin fared; good ones are kept for the next time."""
    owners = _owners(plugins, made, kept)
    catalogues: dict[str, Catalogue] = {}
    samples: dict[str, tuple[Sample, ...]] = {}
    reports = []
    for plugin in plugins:
        result = made[plugin]
        findings = result.findings
        if result.catalogue is not None:
            system = result.catalogue.system.id
            owner = owners[system]
            if owner == plugin:
                keep(directory, _kept(plugin, result, result.catalogue))
                _forget_others(directory, plugin, system, kept)
                catalogues[system], samples[system] = result.catalogue, result.samples
                reports.append(_report(plugin, system, "fresh", ()))
                continue
            message = f"システム {system} はもう {owner.distribution} にあります"
            findings = (Finding(reason="duplicate-system", message=message, line=1, file=plugin.file),)
        before = _before(plugin, kept)
        if before is None or (before in owners and owners[before] != plugin):
            reports.append(_report(plugin, before, "missing", findings))
        else:
            catalogues[before], samples[before] = kept[before].catalogue, kept[before].samples
            reports.append(_report(plugin, before, "last-good", findings))
    gone = [
        _gone(entry) for system, entry in kept.items() if not _is_installed(entry, plugins) and system not in owners
    ]
    return Compiled(catalogues=catalogues, samples=samples, reports=(*reports, *gone))


def _forget_others(directory: Path, plugin: Plugin, system: str, kept: Mapping[str, Kept]) -> None:
    for former, entry in kept.items():
        if former != system and _is_of(entry, plugin):
            forget(directory, former)


def _owners(plugins: Sequence[Plugin], made: Mapping[Plugin, Made], kept: Mapping[str, Kept]) -> dict[str, Plugin]:
    """Who may speak for a system: the plugin that did so last time if it is still there, else the first by name."""
    owners: dict[str, Plugin] = {}
    for plugin in plugins:
        catalogue = made[plugin].catalogue
        if catalogue is not None:
            owners.setdefault(catalogue.system.id, plugin)
    for plugin in plugins:
        before = _before(plugin, kept)
        if before is not None:
            catalogue = made[plugin].catalogue
            if catalogue is None or catalogue.system.id == before:
                owners[before] = plugin
    return owners


def _before(plugin: Plugin, kept: Mapping[str, Kept]) -> str | None:
    return next((system for system, entry in kept.items() if _is_of(entry, plugin)), None)


def _is_of(entry: Kept, plugin: Plugin) -> bool:
    return (entry.distribution, entry.name) == (plugin.distribution, plugin.name)


def _is_installed(entry: Kept, plugins: Sequence[Plugin]) -> bool:
    return any(_is_of(entry, plugin) for plugin in plugins)


def _kept(plugin: Plugin, made: Made, catalogue: Catalogue) -> Kept:
    return Kept(
        distribution=plugin.distribution,
        version=plugin.version,
        name=plugin.name,
        file=plugin.file or "",
        catalogue=catalogue,
        samples=made.samples,
    )


def _report(
    plugin: Plugin, system: str | None, state: Literal["fresh", "last-good", "missing"], findings: tuple[Finding, ...]
) -> PluginReport:
    return PluginReport(
        distribution=plugin.distribution,
        name=plugin.name,
        file=plugin.file,
        system=system,
        state=state,
        findings=findings,
    )


def _gone(entry: Kept) -> PluginReport:
    message = f"{entry.distribution} が入っていないので、システム {entry.catalogue.system.id} は案内されません"
    return PluginReport(
        distribution=entry.distribution,
        name=entry.name,
        file=entry.file,
        system=entry.catalogue.system.id,
        state="missing",
        findings=(Finding(reason="not-installed", message=message, line=1, file=entry.file),),
    )
