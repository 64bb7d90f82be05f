"""Spell out a declared label in every variant its catalogue names (contract §2, last paragraph)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

__all__ = ["MOST_VARIANTS", "spell_out"]

MOST_VARIANTS = 256


def spell_out(label: str, groups: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    """All variants of a normalised label, its own spelling first; None where they would be more than MOST_VARIANTS.

    At each place the longest member of any group counts, so 済み is not read as 済 and み.
    """
    if not groups:
        return (label,)
    members = sorted(((member, group) for group in groups for member in group), key=lambda pair: -len(pair[0]))
    pieces: list[Sequence[str]] = []
    at = 0
    plain = ""
    while at < len(label):
        hit = next(((member, group) for member, group in members if label.startswith(member, at)), None)
        if hit is None:
            plain += label[at]
            at += 1
            continue
        member, group = hit
        pieces.append([plain])
        plain = ""
        pieces.append([member, *(other for other in group if other != member)])
        at += len(member)
    pieces.append([plain])
    count = 1
    for piece in pieces:
        count *= len(piece)
        if count > MOST_VARIANTS:
            return None
    return tuple(dict.fromkeys("".join(chosen) for chosen in product(*pieces)))
