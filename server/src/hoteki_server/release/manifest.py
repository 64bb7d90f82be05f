"""The manifest of a release: which files belong to it, by hash."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from hoteki_sdk.model import CONTRACT, Language

__all__ = ["FileEntry", "FileKind", "Manifest", "canonical_json", "digest_of", "sha256_of"]

FileKind = Literal["site", "guidance", "system"]


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="camel"):
    pass


class FileEntry(_Data, frozen=True, kw_only=True):
    """One file: `id` names the system of a `system` file, `lang` the language of a `guidance` file; size in bytes."""

    kind: FileKind
    id: str | None = None
    lang: Language | None = None
    sha256: str
    bytes: int


class Manifest(_Data, frozen=True, kw_only=True):
    """A release; `digest` covers what is published, not its number and time: equal digests are the same content."""

    contract: int
    release: int
    published_at: str
    association: str
    languages: tuple[Language, ...]
    files: tuple[FileEntry, ...]
    digest: str


def canonical_json(value: object) -> bytes:
    """The one spelling of a value: keys sorted, no white space, UTF-8."""
    return msgspec.json.encode(value, order="sorted")


def sha256_of(data: bytes) -> str:
    """Lower-case hex SHA-256."""
    return hashlib.sha256(data).hexdigest()


def digest_of(association: str, languages: tuple[Language, ...], files: tuple[FileEntry, ...]) -> str:
    """SHA-256 over everything of a manifest but its number and time."""
    return sha256_of(canonical_json([CONTRACT, association, languages, files]))
