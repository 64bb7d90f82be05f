"""What every text must keep: Japanese first, short, plain words of the trade, no markup, all languages or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from hoteki_sdk.model import Language, Text
from hoteki_sdk.toml_lines import Path
from hoteki_server.content.placed import Placed, walk_texts
from hoteki_server.content.prose import MAKER, UNCONFIRMED, language_texts, placeholders

__all__ = ["AVOIDED", "EASY_SENTENCE", "LONGEST", "check_wording", "easy_sentences"]

# Longest Japanese text by the field that holds it, in characters and without the 未確認 mark.
LONGEST: Mapping[str, int] = {
    "title": 34,
    "meaning": 120,
    "steps": 70,
    "irreversible": 75,
    "meanwhile": 75,
    "fallback": 90,
    "solved_when": 60,
    "wait": 50,
    "escalate": 80,
    "cost": 50,
    "have": 40,
    "ask": 45,
    "label": 28,
    "help": 80,
    "why": 80,
    "cannot": 80,
    "purpose": 60,
    "how": 70,
    "what_you_see": 70,
    "owner": 60,
    "body": 400,
}
_LONGEST_ELSEWHERE = 60
# Kana and word spacing make やさしい日本語 longer; Latin script needs more characters for the same words.
_STRETCH: Mapping[Language, float] = {"ja": 1.0, "ja-easy": 1.7, "en": 3.0, "vi": 3.2}
EASY_SENTENCE = 40

AVOIDED: Mapping[str, str] = {
    "お問い合わせください": "だれに聞くかを書く",
    "お問合せください": "だれに聞くかを書く",
    "修正": "訂正",
    "キャンセル": "取り下げ・削除・引戻し",
    "車体番号": "車台番号（車体番号は synonyms だけ）",
    "運輸支局(?!コード)": "{bureau}",
    "ベンダー": "システム会社",
    "経路": "どこから出したか",
    "突合": "何と何を比べるかを書く",
    "同期": "何がどこにまだ出ないかを書く",
    "コンディション": "状態",
    "審査が通る見込み": "審査の結果は約束できない",
    "なっております": "です",
}
_MARKUP = re.compile(r"[<>]|https?://|www\.|[\x00-\x1f\x7f]")
_READING = re.compile(r"（[ぁ-ゖー・ ]+）")


def easy_sentences(words: str) -> list[str]:
    """The sentences of a やさしい日本語 text without spacing and readings in brackets."""
    plain = _READING.sub("", words.removesuffix(UNCONFIRMED["ja-easy"])).replace(" ", "").replace("　", "")
    return [sentence for sentence in re.split(r"[。？]", plain) if sentence]


def _without(words: str, names: Iterable[str]) -> str:
    for name in names:
        words = words.replace(name, "")
    return words


def _field(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _check_words(placed: Placed[msgspec.Struct], path: Path, lang: Language, words: str) -> None:
    field = _field(path)
    where = (*path, lang)
    bare = words.removesuffix(UNCONFIRMED[lang])
    if not bare.strip():
        placed.report("empty-text", where, "文が空です")
    if _MARKUP.search(bare):
        placed.report("markup", where, "文に書式・アドレス・制御文字は入れられません")
    limit = int(LONGEST.get(field, _LONGEST_ELSEWHERE) * _STRETCH[lang])
    length = len(_READING.sub("", bare))
    if length > limit:
        placed.report("too-long", where, f"{length}文字あります。{field} は{limit}文字までです", bare[:20])
    for name in sorted(placeholders(bare)):
        if name != MAKER or field != "steps":
            placed.report("placeholder", where, f"ここで {{{name}}} は使えません", f"{{{MAKER}}} は steps だけ")
    if lang in ("ja", "ja-easy"):
        # What this association calls itself and the authority is its own word, also where others avoid it.
        common = _without(bare, placed.reader.own_names(lang))
        for pattern, instead in AVOIDED.items():
            if found := re.search(pattern, common):
                placed.report("avoided-word", where, f"「{found[0]}」は使わない言葉です", f"代わりに：{instead}")
    if lang == "ja-easy":
        for sentence in easy_sentences(words):
            if len(sentence) > EASY_SENTENCE:
                placed.report(
                    "easy-sentence", where, f"一文が{len(sentence)}文字あります。{EASY_SENTENCE}文字までです",
                    sentence[:20],
                )  # fmt: skip


def check_wording(placed: Placed[msgspec.Struct]) -> None:
    """Report every text of an entry that breaks a rule, and languages that only some of its texts have."""
    texts: list[tuple[Path, Text]] = list(walk_texts(placed.entry))
    spoken = {lang for _, text in texts for lang, _ in language_texts(text)}
    for path, text in texts:
        own = dict(language_texts(text))
        for lang, words in own.items():
            _check_words(placed, path, lang, words)
        if missing := sorted(spoken - set(own)):
            placed.report("partly-translated", path, f"ほかの文にはある言語がありません：{', '.join(missing)}")
