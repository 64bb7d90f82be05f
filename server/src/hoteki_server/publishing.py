"""From sources to a release: compile the plugins in their jail, load the content, publish what is new.

What is broken is reported and the last good release stays; nothing here runs while a request is answered.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from hoteki_sdk.hours import format_instant
from hoteki_sdk.model import Finding
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.catalogue.compiler import compile_all
from hoteki_server.catalogue.settle import PluginReport
from hoteki_server.content import LoadedContent, load_content
from hoteki_server.release.freeze import freeze
from hoteki_server.release.manifest import Manifest
from hoteki_server.release.publication import assemble
from hoteki_server.release.shelf import Shelf
from hoteki_server.settings import Settings

__all__ = ["Built", "build", "look", "look_at_content"]


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a build came to: the release that is served now, whether it is new, and everything that is wrong.

    `content` are findings of the content, `faults` what kept a release from being published; `warnings` are what a
    careful reader would mend though it keeps nothing back.
    """

    served: Manifest | None
    is_new: bool
    plugins: tuple[PluginReport, ...]
    content: tuple[Finding, ...]
    faults: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to mend."""
        return not (self.content or self.faults or any(report.findings for report in self.plugins))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, plugins first."""
        return (*(finding for report in self.plugins for finding in report.findings), *self.content, *self.faults)


def look(settings: Settings, today: dt.date | None = None) -> Built:
    """Compile and check everything, publish nothing; `today` (JST) tells which facts nobody has checked for long."""
    return _build(settings, None, today)


def look_at_content(settings: Settings, today: dt.date) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What is wrong with the content alone, and what is to mend."""
    content, faults = _load(settings, today)
    return faults if content is None else content.findings, () if content is None else content.warnings


def build(settings: Settings, now: int) -> Built:
    """Compile, check and publish if something changed; `now` in seconds since 1970-01-01T00:00:00Z.

    With faulty content nothing is published; a faulty plugin is left out or keeps its last good catalogue.
    """
    return _build(settings, now, None)


def _build(settings: Settings, now: int | None, today: dt.date | None) -> Built:
    shelf = Shelf(settings.releases)
    compiled = compile_all(settings.data)
    content, faults = _load(settings, today)
    newest = shelf.newest()
    served, is_new = (None if newest is None else newest.manifest), False
    if now is not None and content is not None and not content.findings:
        try:
            publication = assemble(content, compiled.catalogues, load_vocabulary(), int(format_instant(now)[:4]))
            release, is_new = shelf.publish(freeze(publication), now)
            served = release.manifest
        except (OSError, ValueError) as error:
            faults = (*faults, _fault("not-published", str(error), str(settings.releases)))
    return Built(
        served=served,
        is_new=is_new,
        plugins=compiled.reports,
        content=() if content is None else content.findings,
        faults=faults,
        warnings=() if content is None else content.warnings,
    )


def _load(settings: Settings, today: dt.date | None) -> tuple[LoadedContent | None, tuple[Finding, ...]]:
    try:
        return load_content(settings.common_content, settings.profile_content, today=today), ()
    except (OSError, UnicodeDecodeError) as error:
        return None, (_fault("unreadable-content", str(error), str(settings.profile_content)),)


def _fault(reason: str, message: str, file: str) -> Finding:
    return Finding(reason=reason, message=message, line=1, file=file)
