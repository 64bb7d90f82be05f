"""The rules between entries: ids that live, sources, every condition and contact there, times that make sense."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from hoteki_sdk.content import Checklist, ContactCard, Directory, Notice, Service, State, Who
from hoteki_sdk.model import Finding
from hoteki_sdk.toml_lines import Path
from hoteki_sdk.vocabulary import Vocabulary
from hoteki_server.content.entries import ConditionEntry, LocalEntry, SourceEntry, WordsEntry
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
    words: Sequence[Placed[WordsEntry]] = ()
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
            placed.report("duplicate-id", (field,), f"同じ id があります：{id_}")
        seen.add(id_)


def _check_ids(placed: Placed[msgspec.Struct], path: Path, ids: Iterable[str], known: Collection[str]) -> None:
    for id_ in ids:
        if id_ not in known:
            placed.report("unknown-condition", path, f"この状態はありません：{id_}")


def _check_when(placed: Placed[ConditionEntry], vocabulary: Vocabulary) -> None:
    values = {key.key: {value.value for value in key.values} for key in vocabulary.context}
    for at, branch in enumerate(placed.entry.branches):
        path: Path = ("branches", at)
        if not (branch.meaning or branch.steps or branch.irreversible or branch.fallback or branch.escalate):
            placed.report("empty-branch", path, "この枝は何も変えません")
        if not branch.when:
            placed.report("empty-branch", (*path, "when"), "枝には文脈が要ります")
        for key, wanted in branch.when.items():
            for value in wanted:
                if value not in values.get(key, set()):
                    placed.report("unknown-context", (*path, "when", key), f"この文脈はありません：{key} = {value}")


def _check_condition(
    placed: Placed[ConditionEntry], *, vocabulary: Vocabulary, sources: Collection[str], screens: Collection[str]
) -> None:
    entry = placed.entry
    _check_ids(placed, ("id",), [entry.id], vocabulary.conditions)
    if not entry.sources:
        placed.report("unsourced", ("sources",), f"{entry.id} に出典がありません")
    for field in ("sources", "state_sources"):
        for key in getattr(entry, field):
            if key not in sources:
                placed.report("unknown-source", (field,), f"sources.toml にない出典です：{key}")
    if entry.state != State() and not entry.state_sources:
        placed.report("unsourced", ("state",), f"{entry.id} の state に出典がありません", "state_sources に書きます")
    if entry.verify_at is not None and entry.verify_at not in screens:
        placed.report("dead-id", ("verify_at",), f"このシステム・サービスはありません：{entry.verify_at}")
    for path, steps in [(("steps",), entry.steps), *((("branches", at, "steps"), branch.steps)
                        for at, branch in enumerate(entry.branches))]:  # fmt: skip
        if len(steps) > MOST_STEPS:
            placed.report("too-many-steps", path, f"手順が{len(steps)}つあります。{MOST_STEPS}つまでです")
    if not entry.steps:
        placed.report("no-steps", ("steps",), f"{entry.id} に手順がありません")
    if entry.irreversible and not 1 <= entry.danger_step <= len(entry.steps):
        placed.report("danger-step", ("danger_step",), f"手順 {entry.danger_step} はありません")
    _check_when(placed, vocabulary)


def _check_service(placed: Placed[Service]) -> None:
    for at, window in enumerate(placed.entry.weekly or ()):
        path: Path = ("weekly", at)
        if not window.days or any(day not in range(7) for day in window.days):
            placed.report("bad-hours", (*path, "days"), "曜日は0（月）から6（日）です")
        times = [time for time in (window.open, window.close) if time is not None]
        if len(times) == 1 or any(_TIME.fullmatch(time) is None for time in times) or times != sorted(set(times)):
            placed.report("bad-hours", path, "open と close は HH:MM で、両方書くか両方なしにします。open が先です")


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
            placed.report("bad-instant", (field,), f"時差のある日時ではありません：{text}", "2026-12-29T00:00:00+09:00")
        else:
            instants.append(instant)
    if instants != sorted(set(instants)):
        placed.report("bad-instant", ("until",), "始まる前に終わっています")


def _check_links(placed: Placed[Directory], services: Collection[str]) -> None:
    for at, link in enumerate(placed.entry.links):
        path: Path = ("links", at)
        if link.url is None and link.how is None:
            placed.report("no-way", path, f"{link.id} に url も how もありません")
        if link.url is not None and not link.url.startswith(("https://", "http://")):
            placed.report("bad-url", (*path, "url"), "アドレスは https:// か http:// で始めます")
        if link.service is not None and link.service not in services:
            placed.report("dead-id", (*path, "service"), f"このサービスはありません：{link.service}")


def lint(shelves: Shelves, *, vocabulary: Vocabulary, labels: tuple[str, str], findings: list[Finding]) -> None:
    """Add everything that is wrong between and inside the entries to `findings`; `labels` name the two folders."""
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
    for words in shelves.words:
        _check_ids(words, ("condition",), [words.entry.condition], known)
    for local in shelves.local:
        _check_ids(local, ("conditions",), local.entry.conditions, known)
    for card in shelves.contacts:
        if card.entry.service is not None and card.entry.service not in services:
            card.report("dead-id", ("service",), f"このサービスはありません：{card.entry.service}")
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
            findings.append(
                Finding(
                    reason="missing-condition",
                    message=f"案内がない状態です：{id_}",
                    line=1,
                    path=id_,
                    file=f"{labels[0]}/conditions",
                )
            )
    answering = {placed.entry.who for placed in shelves.contacts}
    for who in _WHO:
        if who not in answering:
            findings.append(
                Finding(
                    reason="missing-contact",
                    message=f"連絡先がありません：{who}",
                    line=1,
                    path=who,
                    file=f"{labels[1]}/contacts.toml",
                )
            )
