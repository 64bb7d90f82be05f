"""How a text of the content becomes a `Text`: the 未確認 mark and the association's names are put in once, here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from hoteki_sdk.model import Language, Text

__all__ = ["MAKER", "UNCONFIRMED", "compose", "language_texts", "placeholders"]

UNCONFIRMED: Mapping[Language, str] = {
    "ja": "（未確認）",
    "ja-easy": "（未確認）",
    "en": " (unconfirmed)",
    "vi": " (chưa xác nhận)",
}
MAKER = "maker"

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def language_texts(text: Text) -> Iterator[tuple[Language, str]]:
    """Each language that a text has, with its words."""
    every: tuple[tuple[Language, str | None], ...] = (
        ("ja", text.ja),
        ("ja-easy", text.ja_easy),
        ("en", text.en),
        ("vi", text.vi),
    )
    return ((lang, words) for lang, words in every if words is not None)


def placeholders(words: str) -> set[str]:
    """The names in braces that a text still holds."""
    return set(_PLACEHOLDER.findall(words))


def compose(text: Text, *, unconfirmed: bool, names: Mapping[str, Text]) -> Text:
    """The text with `{name}` filled in its own language and the mark at its end where nobody has confirmed it."""

    def in_language(lang: Language, words: str) -> str:
        filled = _PLACEHOLDER.sub(
            lambda match: names[match[1]].in_language(lang) if match[1] in names else match[0], words
        )
        return filled + UNCONFIRMED[lang] if unconfirmed else filled

    words = {lang: in_language(lang, words) for lang, words in language_texts(text)}
    return msgspec.convert(words, Text)
