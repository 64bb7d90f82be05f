"""The last good catalogue of each system, kept as files so that a broken plugin does not take its answers away."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from hoteki_sdk.model import CONTRACT, Catalogue, Sample

__all__ = ["Kept", "forget", "keep", "load_kept"]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A good compile: whose it was and what came out."""

    distribution: str
    version: str
    name: str
    file: str
    catalogue: Catalogue
    samples: tuple[Sample, ...] = ()


_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Kept)


def load_kept(directory: Path) -> Mapping[str, Kept]:
    """System id → its last good compile; a file that cannot be read, or is of another contract, counts as none."""
    kept: dict[str, Kept] = {}
    for path in sorted(directory.glob("*.json")):
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            entry = _DECODER.decode(path.read_bytes())
            if entry.catalogue.contract == CONTRACT and entry.catalogue.system.id == path.stem:
                kept[path.stem] = entry
    return kept


def keep(directory: Path, entry: Kept) -> None:
    """Replace the system's file in one step; nothing is written when it holds these bytes already."""
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / f"{entry.catalogue.system.id}.json"
    data = _ENCODER.encode(entry)
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return
    beside = path.with_suffix(f".{os.getpid()}.new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def forget(directory: Path, system: str) -> None:
    """Drop what is kept of a system whose plugin now speaks for another one."""
    (directory / f"{system}.json").unlink(missing_ok=True)
