"""The two normalisers of contract §2, equal in Python and every browser: no platform rule for case or space is used."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["PUNCTUATION", "WHITE_SPACE", "normalise_code", "normalise_label", "normalise_line", "normalise_literal"]

_DROPPED = (
    "\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_HYPHENS = (
    "\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2500\u2501\u2796\u2e3a\u2e3b\ufe58\ufe63\uff0d"
)
_CODE_HYPHENS = "\u30a0\u30fc\uff70"
PUNCTUATION = "。、.,・:;…「」『』()[]【】〔〕〈〉《》{}<>\"'“”‘’!?"

# The characters of the dropped set that a reader sees as a gap; they part tokens in running text.
WHITE_SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

_DROP = re.compile(f"[{_DROPPED}]+")
_FOLD = re.compile("[\xa0-\xff\u2000-\u33ff\uf900-\uffef]+")
_ASCII_UPPER = {c: c - 32 for c in range(ord("a"), ord("z") + 1)}
_ASCII_LOWER = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}
_CODE_FORM = {ord(c): "-" for c in _HYPHENS + _CODE_HYPHENS} | _ASCII_UPPER
_LABEL_FORM = {ord(c): "-" for c in _HYPHENS} | _ASCII_LOWER
_IN_CODE_FORM = re.compile(f"[^a-z{_HYPHENS}{_CODE_HYPHENS}]*")
_IN_LABEL_FORM = re.compile(f"[^A-Z{_HYPHENS}]*")
_PUNCTUATION_CLASS = re.escape(PUNCTUATION.replace(".", ""))
_LABEL_PUNCTUATION = re.compile(rf"[{_PUNCTUATION_CLASS}]+|(?<![0-9])\.|\.(?![0-9])")
_KATAKANA_HYPHENS = re.compile("(?<=[\u30a1-\u30fa\u30fc])-+")


def _fold(text: str) -> str:
    # Every part of a text in NFKC is in NFKC, so nothing would change; this check is many times cheaper.
    if unicodedata.is_normalized("NFKC", text):
        return text
    return _FOLD.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)


def _drop_and_fold(text: str) -> str:
    text = _DROP.sub("", text)
    return text if text.isascii() else _DROP.sub("", _fold(text))


def _to_code_form(text: str) -> str:
    return text if _IN_CODE_FORM.fullmatch(text) else text.translate(_CODE_FORM)


def _to_label_form(text: str) -> str:
    return text if _IN_LABEL_FORM.fullmatch(text) else text.translate(_LABEL_FORM)


def normalise_code(text: str) -> str:
    """The form in which codes are compared: no white space, one hyphen, upper case, no punctuation at the ends."""
    return _fold(_to_code_form(_drop_and_fold(text)).strip(PUNCTUATION))


def normalise_label(text: str) -> str:
    """The form in which labels and messages are compared: no white space and punctuation, ASCII lower case.

    A point between two ASCII digits stays; hyphens after katakana become the long vowel mark.
    """
    folded = _fold(_LABEL_PUNCTUATION.sub("", normalise_line(text)))
    return _KATAKANA_HYPHENS.sub(lambda run: "ー" * len(run.group()), folded)


def normalise_line(text: str) -> str:
    """Steps 1-4 for labels, punctuation kept: the form in which `shown` patterns are compared (contract §3)."""
    return _to_label_form(_drop_and_fold(text))


def normalise_literal(text: str) -> str:
    """Steps 1-4 for codes, punctuation kept: a literal inside a template."""
    return _to_code_form(_drop_and_fold(text))
