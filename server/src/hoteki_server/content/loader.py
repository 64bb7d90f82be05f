"""Read the content folders into memory: the only file access of this package is `load_content`."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from hoteki_sdk.content import Checklist, ContactCard, Directory, Notice, Service
from hoteki_sdk.model import Finding, Text
from hoteki_sdk.toml_lines import locate_keys
from hoteki_sdk.vocabulary import Vocabulary, load_vocabulary
from hoteki_server.content.entries import (
    ConditionEntry,
    LoadedContent,
    LocalEntry,
    ProfileEntry,
    SourceEntry,
    WordsEntry,
)
from hoteki_server.content.lint import Shelves, lint
from hoteki_server.content.placed import Placed
from hoteki_server.content.reading import Reader
from hoteki_server.content.review import review

__all__ = ["load_content", "parse_content"]

E = TypeVar("E", bound=msgspec.Struct)
_SYNTAX_LINE = re.compile(r"at line (\d+)")


class _Folder:
    """The TOML files of one folder by relative name; a file that is no TOML is a finding and counts as empty."""

    def __init__(self, label: str, texts: Mapping[str, str], findings: list[Finding]) -> None:
        self._label = label
        self._texts = texts
        self._findings = findings
        self._tables: dict[str, dict[str, Any]] = {}
        for name, text in sorted(texts.items()):
            try:
                self._tables[name] = tomllib.loads(text)
            except tomllib.TOMLDecodeError as fault:
                at = _SYNTAX_LINE.search(str(fault))
                line = int(at[1]) if at else text.count("\n") + 1
                findings.append(
                    Finding(reason="toml", message=f"TOMLとして読めません：{fault}", line=line, file=f"{label}/{name}")
                )

    def _reader(self, name: str, names: Mapping[str, Text]) -> Reader:
        return Reader(
            file=f"{self._label}/{name}",
            lines=locate_keys(self._texts[name]),
            names=names,
            findings=self._findings,
        )

    def _files(self, topic: str) -> Iterator[str]:
        return (name for name in self._tables if name == f"{topic}.toml" or name.startswith(f"{topic}/"))

    def entries(self, topic: str, key: str, kind: type[E], names: Mapping[str, Text]) -> list[Placed[E]]:
        """All sound `[[key]]` tables of `topic.toml` or of the files in `topic/`, each with its place."""
        placed: list[Placed[E]] = []
        for name in self._files(topic):
            reader = self._reader(name, names)
            reader.only_keys(self._tables[name], (key,))
            placed += [Placed(entry, reader, path) for path, entry in reader.read_all(self._tables[name], key, kind)]
        return placed

    def profile(self) -> ProfileEntry | None:
        """Who the folder belongs to."""
        if "profile.toml" not in self._texts:
            self._findings.append(
                Finding(
                    reason="missing-file",
                    message="profile.toml がありません",
                    line=1,
                    file=f"{self._label}/profile.toml",
                )
            )
        if "profile.toml" not in self._tables:
            return None
        return self._reader("profile.toml", {}).read_one(self._tables["profile.toml"], ProfileEntry)


def _overlay(shared: Sequence[Placed[E]], own: Sequence[Placed[E]], field: str) -> list[Placed[E]]:
    """The common entries, each replaced in its place by the profile's of the same id; the profile's others follow."""
    by_id: dict[str, list[Placed[E]]] = {}
    for placed in own:
        by_id.setdefault(getattr(placed.entry, field), []).append(placed)
    merged = [laid for placed in shared for laid in by_id.pop(getattr(placed.entry, field), [placed])]
    return merged + [placed for rest in by_id.values() for placed in rest]


def parse_content(
    common: Mapping[str, str],
    profile: Mapping[str, str],
    *,
    vocabulary: Vocabulary,
    labels: tuple[str, str] = ("common", "profile"),
    today: dt.date | None = None,
) -> LoadedContent:
    """The content in these TOML texts (relative file name → text) and everything that is wrong with it.

    `labels` name the two folders in findings. Against `today`, where given, facts that nobody has checked for a year
    are warned about.
    """
    findings: list[Finding] = []
    shared, own = _Folder(labels[0], common, findings), _Folder(labels[1], profile, findings)
    whose = own.profile()
    names = {} if whose is None else {"association": whose.names.association, "bureau": whose.names.bureau}

    def both(topic: str, key: str, kind: type[E]) -> tuple[list[Placed[E]], list[Placed[E]]]:
        return shared.entries(topic, key, kind, names), own.entries(topic, key, kind, names)

    shelves = Shelves(
        conditions=shared.entries("conditions", "condition", ConditionEntry, names),
        words=shared.entries("search", "words", WordsEntry, names),
        sources=shared.entries("sources", "source", SourceEntry, names),
        local=own.entries("local", "local", LocalEntry, names),
        contacts=_overlay(*both("contacts", "contact", ContactCard), "who"),
        services=_overlay(*both("services", "service", Service), "id"),
        notices=own.entries("notices", "notice", Notice, names),
        directory=[placed for part in reversed(both("directory", "group", Directory)) for placed in part],
        flows=_overlay(*both("checklists", "checklist", Checklist), "id"),
    )
    lint(shelves, vocabulary=vocabulary, labels=labels, findings=findings)
    return LoadedContent(
        profile=whose,
        conditions=_with_words(shelves),
        sources={placed.entry.key: placed.entry for placed in shelves.sources},
        local=tuple(placed.entry for placed in shelves.local),
        contacts=tuple(placed.entry for placed in shelves.contacts),
        services=tuple(placed.entry for placed in shelves.services),
        notices=tuple(placed.entry for placed in shelves.notices),
        directory=tuple(placed.entry for placed in shelves.directory),
        checklists=tuple(placed.entry for placed in shelves.flows),
        findings=_in_order(findings),
        warnings=_in_order(review(shelves, today)),
    )


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda fault: (fault.file or "", fault.line, fault.path or "", fault.reason)))


def _with_words(shelves: Shelves) -> dict[str, ConditionEntry]:
    """The conditions with the words of their own files after those that stand in them."""
    conditions = {placed.entry.id: placed.entry for placed in shelves.conditions}
    for words in (placed.entry for placed in shelves.words):
        entry = conditions.get(words.condition)
        if entry is not None:
            readings, synonyms = (*entry.readings, *words.readings), (*entry.synonyms, *words.synonyms)
            conditions[entry.id] = msgspec.structs.replace(entry, readings=readings, synonyms=synonyms)
    return conditions


def _texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.toml"))}


def load_content(common: Path, profile: Path, *, today: dt.date | None = None) -> LoadedContent:
    """The content of the folders `common` and `profile`; raises OSError or UnicodeDecodeError for unreadable files."""
    return parse_content(
        _texts(common), _texts(profile), vocabulary=load_vocabulary(), labels=(common.name, profile.name), today=today
    )
