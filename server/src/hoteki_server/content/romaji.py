"""Readings in Latin letters, for those who type without a Japanese keyboard: じばいせき is jibaiseki."""

from __future__ import annotations

__all__ = ["spell_in_latin"]

_ROWS = (
    ("あいうえお", "a i u e o"), ("かきくけこ", "ka ki ku ke ko"), ("がぎぐげご", "ga gi gu ge go"),
    ("さしすせそ", "sa shi su se so"), ("ざじずぜぞ", "za ji zu ze zo"), ("たちつてと", "ta chi tsu te to"),
    ("だぢづでど", "da ji zu de do"), ("なにぬねの", "na ni nu ne no"), ("はひふへほ", "ha hi fu he ho"),
    ("ばびぶべぼ", "ba bi bu be bo"), ("ぱぴぷぺぽ", "pa pi pu pe po"), ("まみむめも", "ma mi mu me mo"),
    ("やゆよ", "ya yu yo"), ("らりるれろ", "ra ri ru re ro"), ("わをん", "wa o n"),
)  # fmt: skip
_HEPBURN = {kana: latin for row, spelt in _ROWS for kana, latin in zip(row, spelt.split(), strict=True)}
_OTHERWISE = {"し": "si", "じ": "zi", "ち": "ti", "つ": "tu", "ふ": "hu", "ぢ": "zi"}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}


def spell_in_latin(reading: str) -> tuple[str, ...]:
    """The reading as it is mostly spelt and, where that differs, by the other system; empty if it is not all kana."""
    kana = "".join(chr(ord(one) - 0x60) if "\u30a1" <= one <= "\u30f6" else one for one in reading if one not in "ー ")
    if not kana or not all(one in _HEPBURN or one in _SMALL or one == "っ" for one in kana):
        return ()
    return tuple(dict.fromkeys((_spell(kana, _HEPBURN), _spell(kana, _HEPBURN | _OTHERWISE))))


def _spell(kana: str, table: dict[str, str]) -> str:
    spelt: list[str] = []
    doubled = False
    for one in kana:
        if one == "っ":
            doubled = True
            continue
        if one in _SMALL:
            before = spelt.pop() if spelt else ""
            spelt.append(_join(before, _SMALL[one]))
            continue
        syllable = table[one]
        spelt.append((syllable[0] if doubled else "") + syllable)
        doubled = False
    return "".join(spelt)


def _join(before: str, small: str) -> str:
    """しょ is sho, きょ is kyo, てぃ is ti."""
    stem = before[:-1]
    return stem + (small[1:] if stem.endswith(("sh", "ch", "j")) and small.startswith("y") else small)
