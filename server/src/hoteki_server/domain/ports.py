"""What the rules are given instead of reaching for it: the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

__all__ = ["Clock"]

# Seconds since 1970-01-01T00:00:00Z.
Clock: TypeAlias = Callable[[], int]
