"""What a careful reader would mend though it keeps no release back: old facts, gaps in languages, hard sentences."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from hoteki_sdk.model import Finding, Language, Text
from hoteki_sdk.toml_lines import Path
from hoteki_server.content.entries import ConditionEntry
from hoteki_server.content.lint import Shelves
from hoteki_server.content.placed import Placed, walk_texts
from hoteki_server.content.prose import UNCONFIRMED, language_texts
from hoteki_server.content.wording import easy_sentences

__all__ = ["CLAUSES", "FRESH_DAYS", "READINGS", "review"]

# A fact that nobody has looked at for longer is doubtful.
FRESH_DAYS = 365
# A sentence of やさしい日本語 with more parts than these says more than one thing.
CLAUSES = 3
_WANTED: tuple[Language, ...] = ("ja", "ja-easy", "en")

# Words of the trade that stand on screens and papers: やさしい日本語 keeps them and says once how they are read.
READINGS: dict[str, str] = {
    "保適証": "ほてきしょう",
    "保適証照会": "ほてきしょう しょうかい",
    "車台番号": "しゃだい ばんごう",
    "自賠責": "じばいせき",
    "標章": "ひょうしょう",
    "却下": "きゃっか",
    "引戻": "ひきもど",
    "訂正": "ていせい",
    "交付番号": "こうふ ばんごう",
    "申請番号": "しんせい ばんごう",
    "申請種別": "しんせい しゅべつ",
    "窓口申請": "まどぐち しんせい",
    "申請": "しんせい",
    "審査": "しんさ",
    "車検証": "しゃけんしょう",
    "振興会": "しんこうかい",
    "日整連": "にっせいれん",
    "満了日": "まんりょうび",
    "窓口": "まどぐち",
    "報告済": "ほうこくずみ",
    "作成済": "さくせいずみ",
    "作成中": "さくせいちゅう",
    "検査員": "けんさいん",
    "行政書士": "ぎょうせいしょし",
    "登録車": "とうろくしゃ",
    "軽自動車": "けいじどうしゃ",
    "保険会社": "ほけんがいしゃ",
    "承諾書": "しょうだくしょ",
    "放置違反金": "ほうち いはんきん",
    "反則金": "はんそくきん",
    "事業場管理責任者": "じぎょうじょう かんり せきにんしゃ",
    "指定整備記録簿": "していせいび きろくぼ",
    "利活用協会": "りかつよう きょうかい",
    "記録等事務代行": "きろくとう じむ だいこう",
}
_KANJI_RUN = re.compile(r"[一-龥々]+")


def review(shelves: Shelves, today: dt.date | None) -> Iterator[Finding]:
    """Everything to mend that is no fault; facts are too old against `today` only where it is given."""
    for placed in shelves.spoken():
        yield from _gaps(placed)
        yield from _hard_to_read(placed)
    yield from _unsourced(shelves)
    if today is not None:
        yield from _stale(shelves, today)


def _gaps(placed: Placed[msgspec.Struct]) -> Iterator[Finding]:
    texts = list(walk_texts(placed.entry))
    spoken = {lang for _, text in texts for lang, _ in language_texts(text)}
    missing = [lang for lang in _WANTED if lang not in spoken]
    if texts and missing:
        yield placed.finding("missing-language", (), f"この言語がありません：{', '.join(missing)}")


def _hard_to_read(placed: Placed[msgspec.Struct]) -> Iterator[Finding]:
    said: set[str] = set()
    for path, text in walk_texts(placed.entry):
        if text.ja_easy is None:
            continue
        where = (*path, "ja-easy")
        for sentence in easy_sentences(text.ja_easy):
            if sentence.count("、") >= CLAUSES:
                hint = "一文に一つのことだけを書きます"
                yield placed.finding("two-ideas", where, f"「、」が{CLAUSES}つ以上あります：{sentence[:20]}", hint)
        for word in _unread(text.ja_easy, said):
            hint = f"{word}（{READINGS[word]}）"
            yield placed.finding("no-reading", where, f"はじめて出る「{word}」に読みがありません", hint)


def _unread(words: str, said: set[str]) -> Iterator[str]:
    """Words of the trade that stand without their reading and were not said before; `said` learns all of them."""
    for run in _KANJI_RUN.finditer(words):
        word = run[0]
        if word in READINGS and word not in said:
            said.add(word)
            if f"（{READINGS[word]}" not in words[run.end() :]:
                yield word


def _unsourced(shelves: Shelves) -> Iterator[Finding]:
    inferred = {placed.entry.key for placed in shelves.sources if placed.entry.confidence == "L"}
    for condition in shelves.conditions:
        if condition.entry.sources and set(condition.entry.sources) <= inferred and not _has_doubt(condition):
            message = "出典が推論や現場の知識だけなのに、未確認の印がどの文にもありません"
            yield condition.finding("unsourced", ("sources",), message)
    for card in shelves.contacts:
        if card.entry.phone is not None and card.entry.verified_on is None:
            yield card.finding("unsourced", ("phone",), "電話番号に確認日（verified_on）がありません")
    for service in shelves.services:
        if service.entry.weekly is not None and service.entry.source is None:
            yield service.finding("unsourced", ("weekly",), "稼働時間に出典（source）がありません")
    for notice in shelves.notices:
        if notice.entry.source is None:
            yield notice.finding("unsourced", (), "お知らせに出典（source）がありません")
    for flow in shelves.flows:
        if flow.entry.source is None:
            yield flow.finding("unsourced", (), "流れに出典（source）がありません")
    for group in shelves.directory:
        for at, link in enumerate(group.entry.links):
            if link.source is None:
                yield group.finding("unsourced", ("links", at), f"{link.id} に出典（source）がありません")


def _has_doubt(placed: Placed[ConditionEntry]) -> bool:
    return any(_is_marked(text) for _, text in walk_texts(placed.entry))


def _is_marked(text: Text) -> bool:
    return text.ja.endswith(UNCONFIRMED["ja"])


def _checked(shelves: Shelves) -> Iterator[tuple[Placed[msgspec.Struct], Path, str]]:
    """Every day on which somebody looked at a fact."""
    for shelf in (shelves.sources, shelves.contacts, shelves.services):
        for placed in shelf:
            day: str | None = placed.entry.verified_on
            if day is not None:
                yield placed, ("verified_on",), day
    for group in shelves.directory:
        for at, link in enumerate(group.entry.links):
            if link.verified_on is not None:
                yield group, ("links", at, "verified_on"), link.verified_on


def _stale(shelves: Shelves, today: dt.date) -> Iterator[Finding]:
    for placed, path, text in _checked(shelves):
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            yield placed.finding("bad-day", path, f"日付ではありません：{text}", "verified_on = 2026-11-22")
            continue
        if (today - day).days > FRESH_DAYS:
            yield placed.finding("stale", path, f"確認から1年を過ぎています：{text}", "見直して verified_on を直します")
        elif day > today:
            yield placed.finding("bad-day", path, f"確認日がまだ来ていません：{text}")
