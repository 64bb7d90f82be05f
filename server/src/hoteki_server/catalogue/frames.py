"""What the server and its compile worker say to each other: one job in, stages and one result out, in frames."""

from __future__ import annotations

import os
import struct
from typing import Literal

import msgspec

from hoteki_sdk.model import Catalogue, Finding, Sample
from hoteki_sdk.plugin import Plugin

__all__ = [
    "RESULT",
    "STAGE",
    "Found",
    "Job",
    "Made",
    "Walls",
    "decode_job",
    "encode",
    "split_frame",
    "write_frame",
]

STAGE = b"S"
RESULT = b"R"
_HEAD = struct.Struct(">cQ")


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What the worker is asked to do; `paths` are searched for plugins besides its own packages, or `only` they are."""

    task: Literal["discover", "compile", "probe"]
    paths: tuple[str, ...] = ()
    only: bool = False
    plugin: Plugin | None = None
    installed: dict[str, Catalogue] = {}
    max_rules: int = 50_000
    max_bytes: int = 5_000_000


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The plugins in the order of their names."""

    plugins: tuple[Plugin, ...] = ()


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """The compiled catalogue (None beside any finding) with its samples."""

    catalogue: Catalogue | None = None
    samples: tuple[Sample, ...] = ()
    findings: tuple[Finding, ...] = ()


class Walls(msgspec.Struct, frozen=True, kw_only=True):
    """Which walls stand around a worker on this machine."""

    limits: bool = False
    audit: bool = False
    network: bool = False
    landlock: bool = False
    seccomp: bool = False


_ENCODER = msgspec.json.Encoder(order="deterministic")
_JOB = msgspec.json.Decoder(Job)


def encode(message: Job | Found | Made | Walls) -> bytes:
    """The message as JSON, the same bytes for the same message."""
    return _ENCODER.encode(message)


def decode_job(data: bytes) -> Job:
    """The job in `data`."""
    return _JOB.decode(data)


def write_frame(fd: int, kind: bytes, payload: bytes) -> None:
    """Write one frame to a pipe, all of it."""
    data = memoryview(_HEAD.pack(kind, len(payload)) + payload)
    while data:
        data = data[os.write(fd, data) :]


def split_frame(buffer: bytes, limit: int) -> tuple[bytes, bytes, bytes] | None:
    """The kind, the payload and the rest, or None while incomplete; ValueError for a foreign kind or above `limit`."""
    if len(buffer) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack_from(buffer)
    if kind not in (STAGE, RESULT):
        raise ValueError("not a frame")
    if length > limit:
        raise ValueError("too large")
    end = _HEAD.size + length
    if len(buffer) < end:
        return None
    return kind, buffer[_HEAD.size : end], buffer[end:]
