"""What a text says, cut into small signs that bear spelling: the unit in which symptom search compares.

Words are parted at white space and punctuation. Kanji give each character and each pair; kana give groups of three,
with katakana, small kana and long vowels read alike; Latin words give themselves and groups of three with their ends
marked; a number is one sign. So okurigana, particles, half-width, endings and a slip of the finger change some signs of
a text, never all.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from hoteki_sdk.normalise import normalise_label

__all__ = ["Weight", "fold", "signs_of"]

_PARTS_WORDS = re.compile(
    "[ \t\n\r\u00a0\u3000、。，．,.・/／:：;；…「」『』()（）\\[\\]［］【】〔〕〈〉《》{}<>＜＞"
    "\"'“”‘’!！?？=＝~～〜|｜&＆+＋]+"
)
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖぢづ", "あいうえおつやゆよわかけじず")
_Kind = Literal["kanji", "kana", "latin", "digit"]

# How much a sign says; a pair of kanji says 100.
_KANJI, _LONE_KANJI, _KANJI_PAIR, _LOOSE_PAIR, _ENDING = 30, 50, 100, 60, 30
_KANA, _KANA_BESIDE_KANJI = 70, 25
_LATIN_WORD, _LETTER, _NUMBER, _UNKNOWN_NUMBER = 140, 30, 100, 30
_LONG_KANA = 5
# English that says nothing by itself.
_SILENT_WORDS = (
    "a/an/and/are/as/at/be/been/but/by/can/car/did/do/does/for/from/had/has/have/how/i/if/in/is/it/my/of/on/"
    "or/our/please/so/that/the/they/this/to/was/we/were/what/when/which/who/why/will/with/you/your"
)
_SILENT = frozenset(_SILENT_WORDS.split("/"))


class Weight(NamedTuple):
    """What a sign says when it is known, and what it counts against when it is not."""

    known: int
    missing: int


class _Run(NamedTuple):
    kind: _Kind
    text: str
    katakana: bool


def fold(text: str) -> str:
    """The form in which whole keys are compared: words without gaps, kana read alike, long vowels left out."""
    return "".join(_plain(character) for character in normalise_label(text))


def signs_of(text: str) -> dict[str, Weight]:
    """The signs of `text` with what they weigh, in the order in which they stand."""
    found: dict[str, Weight] = {}
    for word in _PARTS_WORDS.split(text):
        _add_word(normalise_label(word), found)
    return found


def _add_word(word: str, found: dict[str, Weight]) -> None:
    runs = _runs(word)
    only_kana = all(run.kind == "kana" for run in runs)
    for at, (kind, text, katakana) in enumerate(runs):
        if kind == "kanji":
            _add_kanji(text, runs[at + 1 :], found)
        elif kind == "kana":
            weight = _weight_of_kana(text, katakana, only_kana)
            _add_groups(text, weight, found)
            if len(text) == 2 and (katakana or only_kana):
                _keep(found, text, weight)
        elif kind == "digit":
            _keep(found, f"#{text}", Weight(_NUMBER if len(text) > 1 else _LETTER, _UNKNOWN_NUMBER))
        elif text not in _SILENT:
            _add_latin(text, found)


def _add_latin(text: str, found: dict[str, Weight]) -> None:
    whole = _LATIN_WORD if len(text) > 1 else _LETTER
    _add_groups(f"^{text}$", Weight(whole // len(text), whole * 3 // 10 // len(text)), found)
    _keep(found, f"={text}", Weight(whole // 2, whole * 4 // 10))


def _add_kanji(text: str, following: list[_Run], found: dict[str, Weight]) -> None:
    share = _KANJI if len(text) > 1 else _LONE_KANJI
    for character in text:
        _keep(found, character, Weight(share, share // 2))
    for first, second in pairwise(text):
        _keep(found, first + second, Weight(_KANJI_PAIR, _KANJI_PAIR))
    _add_ending(text[-1], following, found)


def _weight_of_kana(text: str, katakana: bool, alone: bool) -> Weight:
    """Katakana is a word and counts against when unknown, however short; hiragana beside kanji is mostly an ending."""
    if katakana:
        return Weight(_KANA, max(_KANA, 2 * _KANJI_PAIR // (len(text) - 2)) if len(text) > 2 else _KANA)
    if alone:
        return Weight(_KANA, _KANA // 4)
    known = _KANA_BESIDE_KANJI * 2 if len(text) >= _LONG_KANA else _KANA_BESIDE_KANJI
    return Weight(known, _KANA_BESIDE_KANJI // 5)


def _add_ending(last: str, following: list[_Run], found: dict[str, Weight]) -> None:
    """The kana right after kanji, and the kanji behind a short run of kana: what okurigana leave out or put in."""
    if not following or following[0].kind != "kana":
        return
    kana = following[0].text
    if kana:
        _keep(found, last + kana[0], Weight(_ENDING, 0))
    if len(kana) <= 2 and len(following) > 1 and following[1].kind == "kanji":
        _keep(found, last + following[1].text[0], Weight(_LOOSE_PAIR, 0))


def _add_groups(text: str, weight: Weight, found: dict[str, Weight]) -> None:
    for start in range(len(text) - 2):
        _keep(found, text[start : start + 3], weight)


def _keep(found: dict[str, Weight], sign: str, weight: Weight) -> None:
    known = found.get(sign)
    if known is None or known.known < weight.known:
        found[sign] = weight


def _runs(word: str) -> list[_Run]:
    """Neighbours of one kind, folded: データを is データ and を."""
    runs: list[_Run] = []
    for character in word:
        kind = _kind(character)
        if kind is None:
            continue
        katakana = "\u30a1" <= character <= "\u30fa"
        if runs and runs[-1].kind == kind and (character == "ー" or runs[-1].katakana == katakana):
            runs[-1] = runs[-1]._replace(text=runs[-1].text + _plain(character))
        else:
            runs.append(_Run(kind, _plain(character), katakana))
    return runs


def _kind(character: str) -> _Kind | None:
    if "a" <= character <= "z":
        return "latin"
    if "0" <= character <= "9":
        return "digit"
    if "\u3041" <= character <= "\u30ff":
        return "kana"
    return None if character < "\u0080" else "kanji"


def _plain(character: str) -> str:
    if character == "ー":
        return ""
    katakana = "\u30a1" <= character <= "\u30f6" or character in "\u30fd\u30fe"
    return (chr(ord(character) - 0x60) if katakana else character).translate(_SMALL)
