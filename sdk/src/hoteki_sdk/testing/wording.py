"""Areas 7 and 9: texts that fit the phone in every language they have, and guidance that is not lost unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hoteki_sdk.diff import diff_catalogues
from hoteki_sdk.model import LANGUAGES, Rule, Text
from hoteki_sdk.testing.check import Check
from hoteki_sdk.testing.subject import Subject

__all__ = ["CHECKS", "LONGEST"]

# What fits a card of the phone at its ordinary size; steps and caveats may take several lines.
LONGEST = {"headline": 80, "steps": 200, "caveats": 200, "screen": 120, "ask": 120}
_SLOT = re.compile(r"\{[^{}]*\}")


def _texts(rule: Rule) -> Iterator[tuple[str, Text]]:
    if rule.headline is not None:
        yield "headline", rule.headline
    if rule.screen is not None:
        yield "screen", rule.screen
    yield from (("steps", text) for text in rule.steps)
    yield from (("caveats", text) for text in rule.caveats)
    yield from (("ask", choice.ask) for choice in rule.condition if choice.ask is not None)


def _spoken(text: Text) -> dict[str, str]:
    every = {"ja": text.ja, "ja-easy": text.ja_easy, "en": text.en, "vi": text.vi}
    return {language: said for language, said in every.items() if said is not None}


def _fits(_subject: Subject, rule: Rule) -> Iterable[str]:
    for kind, text in _texts(rule):
        for language, said in _spoken(text).items():
            # Latin letters take half the width of Japanese ones.
            most = LONGEST[kind] * (1 if language.startswith("ja") else 2)
            if len(said) > most:
                yield f"{rule.line}行：{kind}（{language}）が{len(said)}文字です。{most}文字までです"
            if said != said.strip():
                yield f"{rule.line}行：{kind}（{language}）の初めか終わりに空白があります"


def _languages_are_whole(subject: Subject) -> Iterable[str]:
    spoken: set[str] = set()
    for rule in subject.catalogue.rules:
        for _, text in _texts(rule):
            spoken |= _spoken(text).keys() - {"ja", "ja-easy"}
    for rule in subject.catalogue.rules:
        for kind, text in _texts(rule):
            for language in (language for language in LANGUAGES if language in spoken - _spoken(text).keys()):
                yield f"{rule.line}行：{kind} に {language} がありません（ほかの文にはあります）：{text.ja}"


def _slots_agree(_subject: Subject, rule: Rule) -> Iterable[str]:
    for kind, text in _texts(rule):
        wanted = sorted(_SLOT.findall(text.ja))
        for language, said in _spoken(text).items():
            if sorted(_SLOT.findall(said)) != wanted:
                yield f"{rule.line}行：{kind}（{language}）のスロットが日本語と違います"


def _contact_is_dated(subject: Subject) -> Iterable[str]:
    support = subject.catalogue.system.support
    if support is not None and support.verified_on is None:
        yield "[support] に verified_on（確かめた日）がありません"


def _loses_nothing(subject: Subject) -> Iterable[str]:
    if subject.last is None:
        return
    for change in diff_catalogues(subject.last, subject.catalogue):
        if change.kind == "lost":
            yield f"{change.text} の案内がなくなります（前は {'・'.join(change.before)}）"


CHECKS = (
    Check(
        id="HK701",
        area="text",
        ja="文は電話機の画面に収まり、前後に空白がない",
        en="Texts fit the phone and have no spaces around them",
        each_rule=_fits,
    ),
    Check(
        id="HK702",
        area="text",
        ja="どれかの文にある言語は、すべての文にある",
        en="A language that one text has, all have",
        whole=_languages_are_whole,
    ),
    Check(
        id="HK703",
        area="text",
        ja="スロットは、どの言語でも同じ",
        en="Placeholders are the same in every language",
        each_rule=_slots_agree,
    ),
    Check(
        id="HK704",
        area="text",
        ja="連絡先には、確かめた日がある",
        en="A contact has the day on which it was verified",
        whole=_contact_is_dated,
    ),
    Check(
        id="HK901",
        area="compatibility",
        ja="前の版にあった案内は、なくならない（前の版を渡したとき）",
        en="No guidance of the last release is lost, when that is given",
        whole=_loses_nothing,
    ),
)
