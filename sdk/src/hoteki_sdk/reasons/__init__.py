"""Why a catalogue is refused: one registry for the command line, the documentation pages and their tests."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["HEAD", "Reason", "load_reasons", "write_page"]

HEAD = 'contract = 1\n[system]\nid = "kaisha-a"\nkind = "vendor"\n'


class Reason(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that `check` holds a catalogue to: what is wrong, what to do, and an example of each."""

    id: str
    ja: str
    en: str
    do_ja: str
    do_en: str
    bad: str
    good: str

    def source(self, example: str) -> str:
        """An example as a whole catalogue."""
        return example if "[system]" in example else HEAD + example


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    version: int
    reason: tuple[Reason, ...]


@cache
def load_reasons() -> dict[str, Reason]:
    """All reasons by id."""
    text = (files(__name__) / "reasons.toml").read_text("utf-8")
    return {reason.id: reason for reason in msgspec.convert(tomllib.loads(text), _File).reason}


def write_page(reason: Reason) -> str:
    """The documentation page of a reason, in Japanese and English."""
    return (
        f"# {reason.id}\n\n"
        f"**{reason.ja}。** {reason.do_ja}\n\n"
        f"**{reason.en}.** {reason.do_en}\n\n"
        f"これは指摘されます / This is refused:\n\n```toml\n{reason.source(reason.bad)}```\n\n"
        f"こう書きます / Write:\n\n```toml\n{reason.source(reason.good)}```\n"
    )
