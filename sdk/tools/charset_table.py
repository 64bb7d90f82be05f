"""Write the table of JIS character sets that the character check of both languages reads.

Everything follows from Python's codecs and from Unicode's decompositions, except the pairs below, which name their
source. Run it from the root of the repository; a test runs it again and compares.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from string import ascii_letters

__all__ = ["FILES", "table"]

FILES = ("sdk/src/hoteki_sdk/charset_table.json", "pwa/src/lib/charset-table.json")

# In the order in which an answer names them.
KINDS = ("jisx0201", "jisx0208", "nec", "nec-ibm", "ibm", "jisx0212", "level3", "level4", "jisx0213")

_LAST = 0x2FFFF
# Blocks whose compatibility characters people type or paste; their decompositions have been stable since Unicode 13.
_COMPATIBILITY = (
    (0x00A0, 0x00FF), (0x2000, 0x206F), (0x2070, 0x209F), (0x2100, 0x218F), (0x2460, 0x24FF), (0x2E80, 0x2FDF),
    (0x3000, 0x33FF), (0xF900, 0xFB06), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF), (0x1F100, 0x1F2FF), (0x2F800, 0x2FA1F),
)  # fmt: skip

# The 康熙字典体 that 常用漢字表 (平成22年内閣告示第2号) puts in brackets, and its notes on 剝塡頰𠮟.
_JOYO = (
    "緣縁 橫横 溫温 寬寛 鄕郷 虛虚 薰薫 揭掲 擊撃 黃黄 黑黒 尙尚 瀨瀬 卽即 徵徴 德徳 甁瓶 倂併 步歩 每毎 麵麺 賴頼 "
    "綠緑 淚涙 戾戻 曆暦 歷歴 鍊錬 郞郎 錄録 巢巣 瘦痩 剝剥 塡填 頰頬 𠮟叱"
)
# The 簡易慣用字体 of 表外漢字字体表 (国語審議会 2000), and further 拡張新字体 of JIS X 0208:
# t2publisher.xrea.jp/forme/kakushin_seiji_ver2.pdf.
_HYOGAI = (
    "啞唖 鷗鴎 攪撹 麴麹 鹼鹸 嚙噛 繡繍 蔣蒋 醬醤 搔掻 禱祷 屛屏 幷并 蠟蝋 焰焔 俠侠 軀躯 蟬蝉 簞箪 摑掴 顚顛 瀆涜 "
    "囊嚢 潑溌 醱醗 萊莱 吞呑 噓嘘 姸妍 繫繋"
)
# はしご高 and 立つ崎: ameblo.jp/jitenfeti/entry-10002421567.html; two old shapes among IBM's characters:
# qlosawa.sakura.ne.jp/language/spill.html.
_NAMES = "髙高 﨑崎 悅悦 敎教"


def _decoded(codec: str, leads: range, trails: range) -> Iterator[tuple[bytes, str]]:
    for lead in leads:
        for trail in trails:
            raw = bytes((lead, trail))
            try:
                yield raw, raw.decode(codec)
            except UnicodeDecodeError:
                continue


def _sets() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    found["jisx0201"] = {chr(point) for point in (*range(0x20, 0x7F), *range(0xFF61, 0xFFA0))} | {"¥", "‾"}
    everything = range(0x81, 0xFD), range(0x40, 0xFD)
    jis = dict(_decoded("shift_jis", *everything))
    windows = dict(_decoded("cp932", *everything))
    found["jisx0208"] = set(jis.values()) | {character for raw, character in windows.items() if raw in jis}
    for kind, first, last in (("nec", 0x87, 0x87), ("nec-ibm", 0xED, 0xEE), ("ibm", 0xFA, 0xFC)):
        found[kind] = {character for raw, character in windows.items() if first <= raw[0] <= last}
    for point in range(0xA0, _LAST + 1):
        if 0xD800 <= point < 0xE000:
            continue
        character = chr(point)
        if _encoded(character, "iso2022_jp_1").startswith(b"\x1b$(D"):
            found["jisx0212"].add(character)
        raw = _encoded(character, "euc_jis_2004")
        if raw.startswith(b"\x8f"):
            found["level4"].add(character)
        elif len(raw) == 2 and raw[:1] != b"\x8e":
            found["level3" if unicodedata.name(character, "").startswith("CJK") else "jisx0213"].add(character)
    good = found["jisx0201"] | found["jisx0208"]
    for kind in KINDS[2:]:
        found[kind] -= good
    return found


def _encoded(character: str, codec: str) -> bytes:
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return b""


def _replacements(good: set[str]) -> dict[str, str]:
    pairs = {
        chr(point): unicodedata.normalize("NFKC", chr(point))
        for first, last in _COMPATIBILITY
        for point in range(first, last + 1)
    }
    pairs |= {pair[0]: pair[1] for pair in f"{_JOYO} {_HYOGAI} {_NAMES}".split(" ")}
    return {
        character: other
        for character, other in sorted(pairs.items())
        if character not in good and other != character and set(other) <= good
    }


def _composed(good: set[str], mark: str) -> str:
    pairs = ((base, unicodedata.normalize("NFC", base + mark)) for base in map(chr, range(0x3041, 0x30FF)))
    return "".join(base + whole for base, whole in pairs if len(whole) == 1 and whole in good)


def _runs(class_of: Callable[[int], str]) -> str:
    """One letter a code point from U+0020 on, `.` for none, each with the length of its run unless that is 1."""
    runs = [(letter, len(list(same))) for letter, same in groupby(map(class_of, range(0x20, _LAST + 1)))]
    return "".join(letter + (str(length) if length > 1 else "") for letter, length in runs)


def table() -> str:
    """The table as JSON: `classes` gives each letter of `runs` its kinds."""
    sets = _sets()
    good = sets["jisx0201"] | sets["jisx0208"]
    members: dict[int, tuple[str, ...]] = {
        point: tuple(kind for kind in KINDS if chr(point) in sets[kind]) for point in range(0x20, _LAST + 1)
    }
    letters = dict(zip(sorted(set(members.values()) - {()}), ascii_letters, strict=False))
    content = {
        "kinds": KINDS,
        "classes": {letter: kinds for kinds, letter in letters.items()},
        "runs": _runs(lambda point: letters.get(members[point], ".")),
        "replacements": "\n".join(map("".join, _replacements(good).items())),
        "composed": {mark: _composed(good, mark) for mark in ("\u3099", "\u309a")},
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    root = Path(__file__).parents[1]
    written = table()
    for name in FILES:
        (root / name).write_text(written, "utf-8")
