"""Releases on disk: written whole or not at all, the last good ones kept.

`files/<sha256>.json` with `.br` and `.gz` beside it, `manifests/<number>.json`. A manifest is renamed into place after
all its files are on the disk, so one that can be read and whose files fit their hashes is a whole release.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from hoteki_sdk.hours import format_instant, parse_instant
from hoteki_sdk.model import CONTRACT
from hoteki_server.release.freeze import Frozen
from hoteki_server.release.manifest import Manifest, canonical_json, sha256_of
from hoteki_server.release.precompress import brotli_bytes, gzip_bytes

__all__ = ["KEPT_DAYS", "KEPT_RELEASES", "Encoding", "Release", "Shelf"]

KEPT_RELEASES = 20
KEPT_DAYS = 30

Encoding = Literal["identity", "br", "gzip"]
_SUFFIX: dict[Encoding, str] = {"identity": ".json", "br": ".json.br", "gzip": ".json.gz"}
_SHA256 = re.compile("[0-9a-f]{64}")
_MANIFEST = re.compile(r"([0-9]{6,})\.json")


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """A whole release: its manifest, the manifest's bytes as published, its files by SHA-256."""

    manifest: Manifest
    manifest_bytes: bytes
    data: dict[str, bytes]


class Shelf:
    """The releases in one folder; several processes may read, one at a time publishes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = folder / "files"
        self._manifests = folder / "manifests"

    def numbers(self) -> list[int]:
        """Numbers of all manifests on the shelf, sound or not, newest first."""
        if not self._manifests.is_dir():
            return []
        found = (_MANIFEST.fullmatch(path.name) for path in self._manifests.iterdir())
        return sorted((int(match[1]) for match in found if match), reverse=True)

    def read(self, number: int) -> Release | None:
        """The release `number` if it is whole: readable, of this contract, every file there and as hashed."""
        try:
            raw = self._manifest_path(number).read_bytes()
            manifest = msgspec.json.decode(raw, type=Manifest)
            data = {entry.sha256: self._file_path(entry.sha256).read_bytes() for entry in manifest.files}
        except (OSError, ValueError):
            return None
        whole = all(sha256_of(content) == sha256 for sha256, content in data.items())
        if not whole or manifest.contract != CONTRACT or manifest.release != number:
            return None
        return Release(manifest=manifest, manifest_bytes=raw, data=data)

    def newest(self) -> Release | None:
        """The newest whole release, else None."""
        return next((release for number in self.numbers() if (release := self.read(number))), None)

    def read_file(self, sha256: str, encoding: Encoding = "identity") -> bytes | None:
        """The bytes of a kept file in an encoding; None if there is none."""
        if _SHA256.fullmatch(sha256) is None:
            return None
        try:
            return self._file_path(sha256, encoding).read_bytes()
        except FileNotFoundError:
            return None

    def publish(self, frozen: Frozen, now: int) -> tuple[Release, bool]:
        """Put `frozen` on the shelf under the next number unless the newest release says the same; was it new?

        Raises OSError when the disk refuses; then nothing has changed for readers.
        """
        with self._locked():
            newest = self.newest()
            if newest is not None and newest.manifest.digest == frozen.digest:
                return newest, False
            number = max(self.numbers(), default=0) + 1
            manifest = Manifest(
                contract=CONTRACT,
                release=number,
                published_at=format_instant(now),
                association=frozen.association,
                languages=frozen.languages,
                files=frozen.files,
                digest=frozen.digest,
            )
            for sha256, content in frozen.data.items():
                self._place_file(sha256, content)
            raw = canonical_json(manifest)
            _place(self._manifest_path(number), raw)
            self._drop_old(now)
            return Release(manifest=manifest, manifest_bytes=raw, data=dict(frozen.data)), True

    def _manifest_path(self, number: int) -> Path:
        return self._manifests / f"{number:06d}.json"

    def _file_path(self, sha256: str, encoding: Encoding = "identity") -> Path:
        return self._files / f"{sha256}{_SUFFIX[encoding]}"

    def _place_file(self, sha256: str, content: bytes) -> None:
        known = self.read_file(sha256)
        # The compressed forms come first: a reader who finds the file finds them too.
        if known != content or not all(self._file_path(sha256, encoding).exists() for encoding in _SUFFIX):
            _place(self._file_path(sha256, "br"), brotli_bytes(content))
            _place(self._file_path(sha256, "gzip"), gzip_bytes(content))
            _place(self._file_path(sha256), content)

    def _drop_old(self, now: int) -> None:
        kept: set[str] = set()
        for position, number in enumerate(self.numbers()):
            release = self.read(number)
            young = release is not None and parse_instant(release.manifest.published_at) > now - KEPT_DAYS * 86_400
            if position < KEPT_RELEASES or young:
                kept.update(release.data if release is not None else ())
            else:
                self._manifest_path(number).unlink(missing_ok=True)
        for path in self._files.iterdir():
            if path.name.partition(".")[0] not in kept or path.suffix == ".draft":
                path.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        for folder in (self._folder, self._files, self._manifests):
            folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _place(path: Path, content: bytes) -> None:
    """Write `content` under `path` so that it is there whole, on the disk, or not at all."""
    draft = path.with_name(f"{path.name}.draft")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
