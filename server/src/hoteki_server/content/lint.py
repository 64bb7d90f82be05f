"""The rules between entries: ids that live, sources, every condition and contact there, times that make sense."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from hoteki_sdk.content import Checklist, ContactCard, Directory, Notice, Service, Who
from hoteki_sdk.model import Finding
from hoteki_sdk.toml_lines import Path
from hoteki_sdk.vocabulary import Vocabulary
from hoteki_server.content.entries import ConditionEntry, LocalEntry, SourceEntry
from hoteki_server.content.flow import check_flow
from hoteki_server.content.placed import Placed
from hoteki_server.content.wording import check_wording

__all__ = ["MOST_STEPS", "PLATFORMS", "Shelves", "lint"]

MOST_STEPS = 5
PLATFORMS = ("airas", "ainas", "oss-portal", "kei-oss")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_WHO: tuple[str, ...] = tuple(msgspec.json.schema(Who)["enum"])


class Shelves(msgspec.Struct, frozen=True, kw_only=True):
    """All entries of an association, each with its place."""

    conditions: Sequence[Placed[ConditionEntry]] = ()
    sources: Sequence[Placed[SourceEntry]] = ()
    local: Sequence[Placed[LocalEntry]] = ()
    contacts: Sequence[Placed[ContactCard]] = ()
    services: Sequence[Placed[Service]] = ()
    notices: Sequence[Placed[Notice]] = ()
    directory: Sequence[Placed[Directory]] = ()
    flows: Sequence[Placed[Checklist]] = ()

    def spoken(self) -> Iterable[Placed[msgspec.Struct]]:
        """Every entry whose texts people read."""
        for shelf in (
            self.conditions, self.local, self.contacts, self.services, self.notices, self.directory, self.flows,
        ):  # fmt: skip
            yield from shelf


def _check_unique(shelf: Sequence[Placed[msgspec.Struct]], field: str) -> None:
    seen: set[str] = set()
    for placed in shelf:
        id_ = getattr(placed.entry, field)
        if id_ in seen:
            placed.report("duplicate-id", (field,), f"「{id_}」 is there already")
        seen.add(id_)


def _check_ids(placed: Placed[msgspec.Struct], path: Path, ids: Iterable[str], known: Collection[str]) -> None:
    for id_ in ids:
        if id_ not in known:
            placed.report("unknown-condition", path, f"「{id_}」 is no condition")


def _check_when(placed: Placed[ConditionEntry], vocabulary: Vocabulary) -> None:
    values = {key.key: {value.value for value in key.values} for key in vocabulary.context}
    for at, branch in enumerate(placed.entry.branches):
        path: Path = ("branches", at)
        if branch.meaning is None and not (branch.steps or branch.irreversible or branch.fallback):
            placed.report("empty-branch", path, "the branch changes nothing")
        if not branch.when:
            placed.report("empty-branch", (*path, "when"), "a branch needs a context")
        for key, wanted in branch.when.items():
            for value in wanted:
                if value not in values.get(key, set()):
                    placed.report("unknown-context", (*path, "when", key), f"「{key} = {value}」 is no context")


def _check_condition(
    placed: Placed[ConditionEntry], *, vocabulary: Vocabulary, sources: Collection[str], screens: Collection[str]
) -> None:
    entry = placed.entry
    _check_ids(placed, ("id",), [entry.id], vocabulary.conditions)
    if not entry.sources:
        placed.report("unsourced", ("sources",), f"「{entry.id}」 has no source")
    for key in entry.sources:
        if key not in sources:
            placed.report("unknown-source", ("sources",), f"「{key}」 is no source of sources.toml")
    if entry.verify_at is not None and entry.verify_at not in screens:
        placed.report("dead-id", ("verify_at",), f"「{entry.verify_at}」 is no system or service")
    for path, steps in [(("steps",), entry.steps), *((("branches", at, "steps"), branch.steps)
                        for at, branch in enumerate(entry.branches))]:  # fmt: skip
        if len(steps) > MOST_STEPS:
            placed.report("too-many-steps", path, f"{len(steps)} steps, at most {MOST_STEPS}")
    if not entry.steps:
        placed.report("no-steps", ("steps",), f"「{entry.id}」 says nothing to do")
    if entry.irreversible and not 1 <= entry.danger_step <= len(entry.steps):
        placed.report("danger-step", ("danger_step",), f"there is no step {entry.danger_step}")
    _check_when(placed, vocabulary)


def _check_service(placed: Placed[Service]) -> None:
    for at, window in enumerate(placed.entry.weekly or ()):
        path: Path = ("weekly", at)
        if not window.days or any(day not in range(7) for day in window.days):
            placed.report("bad-hours", (*path, "days"), "days run from 0 (Monday) to 6")
        times = [time for time in (window.open, window.close) if time is not None]
        if len(times) == 1 or any(_TIME.fullmatch(time) is None for time in times) or times != sorted(set(times)):
            placed.report("bad-hours", path, "open and close are HH:MM, both or neither, open first")


def _check_notice(placed: Placed[Notice], known: Collection[str]) -> None:
    entry = placed.entry
    _check_ids(placed, ("conditions",), entry.conditions, known)
    instants = []
    for field, text in (("since", entry.since), ("until", entry.until)):
        if text is None:
            continue
        try:
            instant = dt.datetime.fromisoformat(text)
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None:
            placed.report("bad-instant", (field,), f"「{text}」 is no instant with offset", "2026-12-29T00:00:00+09:00")
        else:
            instants.append(instant)
    if instants != sorted(set(instants)):
        placed.report("bad-instant", ("until",), "the notice ends before it begins")


def _check_links(placed: Placed[Directory], services: Collection[str]) -> None:
    for at, link in enumerate(placed.entry.links):
        path: Path = ("links", at)
        if link.url is None and link.how is None:
            placed.report("no-way", path, f"「{link.id}」 has neither url nor how")
        if link.url is not None and not link.url.startswith(("https://", "http://")):
            placed.report("bad-url", (*path, "url"), "an address begins with https:// or http://")
        if link.service is not None and link.service not in services:
            placed.report("dead-id", (*path, "service"), f"「{link.service}」 is no service")


def lint(shelves: Shelves, *, vocabulary: Vocabulary, findings: list[Finding]) -> None:
    """Add everything that is wrong between and inside the entries to `findings`."""
    known = vocabulary.conditions
    services = {placed.entry.id for placed in shelves.services}
    screens = services | set(PLATFORMS)
    sources = {placed.entry.key for placed in shelves.sources}
    for shelf, field in (
        (shelves.conditions, "id"), (shelves.sources, "key"), (shelves.contacts, "who"), (shelves.services, "id"),
        (shelves.notices, "id"), (shelves.directory, "id"), (shelves.flows, "id"),
    ):  # fmt: skip
        _check_unique(shelf, field)
    for condition_entry in shelves.conditions:
        _check_condition(condition_entry, vocabulary=vocabulary, sources=sources, screens=screens)
    for local in shelves.local:
        _check_ids(local, ("conditions",), local.entry.conditions, known)
    for card in shelves.contacts:
        if card.entry.service is not None and card.entry.service not in services:
            card.report("dead-id", ("service",), f"「{card.entry.service}」 is no service")
    for service in shelves.services:
        _check_service(service)
    for notice in shelves.notices:
        _check_notice(notice, known)
    for group in shelves.directory:
        _check_links(group, services)
    for flow in shelves.flows:
        check_flow(flow, vocabulary=vocabulary, screens=screens)
    for placed in shelves.spoken():
        check_wording(placed)
    written = {placed.entry.id for placed in shelves.conditions}
    for id_, condition in known.items():
        if id_ not in written and condition.replaced_by is None:
            findings.append(Finding(reason="missing-condition", message=f"「{id_}」 has no guidance", line=1, path=id_))
    answering = {placed.entry.who for placed in shelves.contacts}
    for who in _WHO:
        if who not in answering:
            findings.append(Finding(reason="missing-contact", message=f"「{who}」 has no card", line=1, path=who))
