"""What one installed distribution offers, as data: read by whoever lists plugins, without loading any."""

from __future__ import annotations

import msgspec

__all__ = ["Plugin"]


class Plugin(msgspec.Struct, frozen=True, kw_only=True):
    """One catalogue that an installed distribution offers: where its file is, and its hooks as `module:attribute`."""

    distribution: str
    version: str
    name: str
    value: str
    file: str | None = None
    hooks: str | None = None
