"""Settings of every test: how long an example takes says more about the machine than about the code."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")
