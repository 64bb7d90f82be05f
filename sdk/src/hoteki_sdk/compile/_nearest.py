"""Which of the allowed words a misspelt one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["did_you_mean", "find_nearest"]


def find_nearest(word: str, allowed: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The allowed words that look like `word`, the nearest first; a word's last part counts as the word."""
    # Needed only where something is wrong already.
    from difflib import get_close_matches

    known = tuple(allowed)
    near = get_close_matches(word, known, n=most, cutoff=0.75)
    ends = [name for name in known if "." in name and name.rpartition(".")[2] == word.rpartition(".")[2]]
    return tuple(dict.fromkeys([*near, *ends]))[:most]


def did_you_mean(word: str, allowed: Iterable[str]) -> str | None:
    """A hint that names the nearest words, or None."""
    near = find_nearest(word, allowed)
    return f"もしかして：{'、'.join(near)}" if near else None
