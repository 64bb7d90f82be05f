"""The canonical vocabulary as versioned data: condition ids with stage and route, the contract's context keys."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from hoteki_sdk.content import Who
from hoteki_sdk.model import ContextKey

__all__ = ["CONTRACT_KEYS", "Vocabulary", "VocabularyCondition", "load_vocabulary"]

CONTRACT_KEYS = ("certificate", "application", "agent", "vehicle", "stage", "version")


class VocabularyCondition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A canonical condition: its id never changes; `fixed` and `about` decide the contact (contract §4)."""

    id: str
    title: str
    stage: str = ""
    fixed: Who | None = None
    about: Literal["certificate", "application"] | None = None
    replaced_by: str | None = None


class _ConditionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    version: int
    condition: tuple[VocabularyCondition, ...]


class _ContextFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    version: int
    key: tuple[ContextKey, ...]


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """All canonical conditions by id, and the contract's context keys in their order."""

    conditions: dict[str, VocabularyCondition]
    context: tuple[ContextKey, ...]


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that ships with this SDK."""
    here = files(__name__)
    conditions = msgspec.convert(tomllib.loads((here / "conditions.toml").read_text("utf-8")), _ConditionFile)
    context = msgspec.convert(tomllib.loads((here / "context.toml").read_text("utf-8")), _ContextFile)
    return Vocabulary(conditions={c.id: c for c in conditions.condition}, context=context.key)
