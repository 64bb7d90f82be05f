"""The build-time hooks of a plugin: three functions, all optional, called once per compile in a throw-away process.

A plugin offers them by an entry point of the group `hoteki.hooks` that has the same name as its entry point of the
group `hoteki.catalogue`. What data can say belongs into the TOML file; a hook is for rows that are generated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from hoteki_sdk.markers import hookspec
from hoteki_sdk.model import CONTRACT, LANGUAGES, Catalogue, Finding, Language, Sample

__all__ = ["HOOKS", "BuildContext", "Row", "hoteki_checks", "hoteki_rules", "hoteki_samples"]

Row = Mapping[str, Any]
"""One rule, spelled as a `[[rule]]` table of the TOML file: `{"code": "E1", "condition": "jibai.wait"}`."""

HOOKS = ("hoteki_rules", "hoteki_samples", "hoteki_checks")


class BuildContext(msgspec.Struct, frozen=True, kw_only=True):
    """What a hook may know: the contract, its own distribution and file, the canonical conditions, the languages."""

    distribution: str
    file: str
    conditions: tuple[str, ...]
    contract: int = CONTRACT
    languages: tuple[Language, ...] = LANGUAGES


@hookspec
def hoteki_rules(context: BuildContext) -> Iterable[Row]:  # type: ignore[empty-body]
    """Rows that follow those of the TOML file; a row that meets another one is a finding, never an override."""


@hookspec
def hoteki_samples(context: BuildContext) -> Iterable[Sample | Mapping[str, Any]]:  # type: ignore[empty-body]
    """Signals as users saw them, each with the id of the rule that it belongs to."""


@hookspec
def hoteki_checks(context: BuildContext, catalogue: Catalogue) -> Iterable[Finding | Mapping[str, Any]]:  # type: ignore[empty-body]
    """The plugin's own checks of its compiled catalogue; any finding refuses it."""
