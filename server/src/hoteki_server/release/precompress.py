"""Compressed forms of what never changes, made once; reproducible bytes."""

from __future__ import annotations

import gzip

import brotli  # type: ignore[import-untyped]

__all__ = ["brotli_bytes", "gzip_bytes"]


def brotli_bytes(content: bytes) -> bytes:
    """Brotli at its strongest."""
    compressed: bytes = brotli.compress(content, quality=11)
    return compressed


def gzip_bytes(content: bytes) -> bytes:
    """Gzip at its strongest, without a time stamp."""
    return gzip.compress(content, 9, mtime=0)
