"""The few sentences that an answer says itself, in every language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from hoteki_sdk.model import Language

__all__ = ["say_word"]

Word = Literal["which-screen", "maker", "maker-vendor", "maker-direct", "vendor-of", "vendor-unnamed"]

_WORDS: Mapping[Word, Mapping[Language, str]] = {
    "which-screen": {
        "ja": "どの画面の表示ですか",
        "ja-easy": "どの 画面の 表示ですか",
        "en": "Which screen shows this?",
        "vi": "Chữ này hiện trên màn hình nào?",
    },
    "maker": {
        "ja": "保適証を作ったシステム",
        "ja-easy": "保適証を つくった システム",
        "en": "the system that made the certificate",
        "vi": "hệ thống đã tạo giấy bảo chứng",
    },
    "maker-vendor": {
        "ja": "お使いの整備業務システム",
        "ja-easy": "いつもの システム",
        "en": "your shop system",
        "vi": "hệ thống của xưởng",
    },
    "maker-direct": {
        "ja": "保適証サービス",
        "ja-easy": "保適証サービス",
        "en": "保適証サービス",
        "vi": "保適証サービス",
    },
    "vendor-of": {
        "ja": "{system}のシステム会社",
        "ja-easy": "{system}の システム会社",
        "en": "The company behind {system}",
        "vi": "Công ty của {system}",
    },
    "vendor-unnamed": {
        "ja": "お使いのシステムの会社",
        "ja-easy": "いつもの システムの 会社",
        "en": "The company behind your system",
        "vi": "Công ty của hệ thống đang dùng",
    },
}


def say_word(word: Word, lang: Language) -> str:
    """The sentence in `lang`."""
    return _WORDS[word][lang]
