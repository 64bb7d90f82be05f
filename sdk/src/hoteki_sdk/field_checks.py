"""What is wrong with the form of one typed field, and the form that would be right; nothing is rewritten.

Widths differ from field to field, so no two checks share a rule about them. A check takes any text and never says that
a number exists or is right: only its form is looked at. Letters are ASCII, never compared by a platform's case rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from hoteki_sdk.charset import check_characters

__all__ = ["FIELDS", "FieldCheck", "FieldFinding", "FieldName", "check_field"]

FieldName = Literal["chassis", "inspector", "factory", "jibai", "kana", "class", "insurer"]
FIELDS: tuple[FieldName, ...] = ("chassis", "inspector", "factory", "jibai", "kana", "class", "insurer")

Level = Literal["wrong", "look", "info"]
Reason = Literal[
    "outside", "space", "full-width", "half-width", "hyphen-kind", "hyphen-missing", "hyphen", "lower-case", "letter-o",
    "letter-i", "other-character", "seventeen", "locked", "not-digits", "too-short", "too-long", "former-official",
    "only-number", "digits-unusual", "branch-unconfirmed", "old-number", "blank-full", "blank-half", "not-one",
    "letter", "official-name",
]  # fmt: skip

_SPACES = " \t\n\r\u00a0\u3000"
_HYPHENS = "\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\u30fc\ufe63\uff0d\uff70"
_FULL = re.compile("[\uff01-\uff5e]")
_DIGITS = "0123456789"
_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_CODE_LENGTH = 8
_FORMER_OFFICIAL = "99999999"
_HALF_KANA = (
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタ"
    "チツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜"
)
_VOICED = dict(
    zip("ウカキクケコサシスセソタチツテトハヒフヘホ", "ヴガギグゲゴザジズゼゾダヂヅデドバビブベボ", strict=True)
)
_HALF_VOICED = dict(zip("ハヒフヘホ", "パピプペポ", strict=True))


class FieldFinding(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One remark: `wrong` against a known rule, `look` compare with the paper, `info` worth knowing.

    `characters` are those that the remark is about, each once.
    """

    reason: Reason
    level: Level
    characters: tuple[str, ...] = ()


class FieldCheck(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What was found in one field, and the form to take over by hand.

    `empty`: nothing was typed; `ok`: no remark against the form. `suggestion` is None when there is none to offer; it
    never holds a character that cannot be sent.
    """

    field: FieldName
    state: Literal["empty", "ok", "look", "wrong"]
    findings: tuple[FieldFinding, ...] = ()
    suggestion: str | None = None


_Found = tuple[list[FieldFinding], str | None]


def check_field(field: FieldName, text: str) -> FieldCheck:
    """The remarks on `text` as the value of `field`."""
    findings, suggestion = _CHECKS[field](text)
    outside = tuple(dict.fromkeys(one.character for one in check_characters(text).outside))
    if outside:
        findings.insert(0, FieldFinding(reason="outside", level="wrong", characters=outside))
    # A form that still could not be sent is none to offer.
    if suggestion == text or (suggestion is not None and check_characters(suggestion).outside):
        suggestion = None
    levels = {finding.level for finding in findings}
    state: Literal["empty", "ok", "look", "wrong"] = "ok"
    if text == "" and field not in ("kana", "class"):
        state = "empty"
    elif "wrong" in levels:
        state = "wrong"
    elif "look" in levels:
        state = "look"
    return FieldCheck(field=field, state=state, findings=tuple(findings), suggestion=suggestion)


def _half(text: str) -> str:
    """ASCII for full-width ASCII; nothing else changes."""
    return _FULL.sub(lambda found: chr(ord(found[0]) - 0xFEE0), text)


def _hyphens(text: str) -> str:
    return "".join("-" if character in _HYPHENS else character for character in text)


def _bare(text: str) -> str:
    return "".join(character for character in text if character not in _SPACES)


def _upper(text: str) -> str:
    return "".join(_UPPER[_LOWER.index(character)] if character in _LOWER else character for character in text)


def _those(text: str, wanted: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(character for character in text if wanted(character)))


def _shown(character: str) -> str:
    return "\ufffd" if 0xD800 <= ord(character) <= 0xDFFF else character


def _remark(found: list[FieldFinding], reason: Reason, level: Level, characters: tuple[str, ...]) -> None:
    if characters:
        shown = tuple(dict.fromkeys(map(_shown, characters)))
        found.append(FieldFinding(reason=reason, level=level, characters=shown))


def _note(found: list[FieldFinding], reason: Reason, level: Level = "info") -> None:
    found.append(FieldFinding(reason=reason, level=level))


def _in(characters: str) -> Callable[[str], bool]:
    return lambda character: character in characters


def _is_full(character: str) -> bool:
    return _FULL.fullmatch(character) is not None and character != "\uff0d"


def _chassis(text: str) -> _Found:
    found: list[FieldFinding] = []
    if text == "":
        return found, None
    plain = _upper(_hyphens(_half(_bare(text))))
    _remark(found, "space", "wrong", _those(text, _in(_SPACES)))
    _remark(found, "hyphen-kind", "wrong", _those(text, _in(_HYPHENS)))
    _remark(found, "full-width", "look", _those(text, _is_full))
    _remark(found, "lower-case", "look", _those(_half(text), _in(_LOWER)))
    allowed = _DIGITS + _UPPER + "-"
    _remark(found, "other-character", "look", _those(plain, lambda character: character not in allowed))
    if "-" not in plain:
        seventeen = len(plain) == 17 and not _those(plain, lambda one: one not in _DIGITS + _UPPER or one in "IOQ")
        _note(found, "seventeen" if seventeen else "hyphen-missing", "look")
    _remark(found, "letter-o", "look", _those(plain, _in("O")))
    _remark(found, "letter-i", "look", _those(_half(text), _in("Iil")))
    _note(found, "locked")
    return found, plain


def _inspector(text: str) -> _Found:
    found: list[FieldFinding] = []
    if text == "":
        return found, None
    plain = _hyphens(_half(_bare(text)))
    digits = "".join(character for character in plain if character in _DIGITS)
    if text == _FORMER_OFFICIAL:
        _note(found, "former-official")
        return found, None
    # 第1-12345 and 第1-12345号 are how the certificate writes it; anything else between the digits is not understood.
    strange = _those(plain, lambda character: character not in _DIGITS + "-第号")
    _remark(found, "space", "wrong", _those(text, _in(_SPACES)))
    _remark(found, "full-width", "look", _those(text, _is_full))
    _remark(found, "not-digits", "wrong", _those(plain, lambda character: character not in _DIGITS))
    if len(digits) > _CODE_LENGTH:
        _note(found, "too-long", "wrong")
    elif len(digits) < _CODE_LENGTH:
        _note(found, "too-short", "wrong")
    usable = not strange and 0 < len(digits) <= _CODE_LENGTH
    if usable and digits == _FORMER_OFFICIAL:
        _note(found, "former-official")
    return found, digits.rjust(_CODE_LENGTH, "0") if usable else None


def _factory(text: str) -> _Found:
    found: list[FieldFinding] = []
    if text == "":
        return found, None
    plain = _hyphens(_half(_bare(text)))
    _remark(found, "space", "wrong", _those(text, _in(_SPACES)))
    _remark(found, "hyphen-kind", "wrong", _those(text, _in(_HYPHENS)))
    _remark(found, "full-width", "look", _those(text, _is_full))
    strange = _those(plain, lambda character: character not in _DIGITS + "-")
    _remark(found, "not-digits", "wrong", strange)
    branch, hyphen, number = plain.partition("-")
    if not strange:
        if not hyphen:
            _note(found, "only-number", "wrong")
        elif not branch or not number or "-" in number:
            _note(found, "digits-unusual", "wrong")
        elif (len(branch), len(number)) != (2, 4):
            _note(found, "digits-unusual", "look")
    _note(found, "branch-unconfirmed")
    return found, plain


def _jibai(text: str) -> _Found:
    found: list[FieldFinding] = []
    if text == "":
        return found, None
    plain = _half(_bare(_hyphens(text)))
    bare = plain.replace("-", "")
    _remark(found, "hyphen", "wrong", _those(_hyphens(_half(text)), _in("-")))
    _remark(found, "space", "wrong", _those(text, _in(_SPACES)))
    _remark(found, "full-width", "look", _those(text, _is_full))
    allowed = _DIGITS + _UPPER + _LOWER
    _remark(found, "other-character", "look", _those(bare, lambda character: character not in allowed))
    _remark(found, "letter-o", "look", _those(bare, _in("Oo")))
    _note(found, "old-number")
    return found, bare


def _kana(text: str) -> _Found:
    found: list[FieldFinding] = []
    bare = _bare(text)
    if bare == "":
        _note(found, "blank-full", "info" if text == "\u3000" else "wrong")
        return found, "\u3000"
    _remark(found, "space", "wrong", _those(text, _in(_SPACES)))
    if len(bare) != 1:
        _note(found, "not-one", "wrong")
    elif not "\u3041" <= bare <= "\u3096":
        _remark(found, "letter", "look", (bare,))
    return found, bare if len(bare) == 1 else None


def _class(text: str) -> _Found:
    found: list[FieldFinding] = []
    bare = _bare(text)
    if bare == "":
        _note(found, "blank-half", "info" if text == " " else "wrong")
        return found, " "
    _remark(found, "space", "wrong", _those(text, _in(_SPACES)))
    _remark(found, "full-width", "look", _those(text, _is_full))
    allowed = _DIGITS + _UPPER
    _remark(found, "other-character", "look", _those(_half(bare), lambda character: character not in allowed))
    if len(bare) > 3:
        _note(found, "too-long", "look")
    return found, bare


def _insurer(text: str) -> _Found:
    found: list[FieldFinding] = []
    if text == "":
        return found, None
    _remark(found, "half-width", "wrong", _those(text, lambda one: " " <= one <= "~" or "\uff61" <= one <= "\uff9f"))
    _note(found, "official-name")
    return found, _full(text)


def _full(text: str) -> str:
    """Full-width forms of ASCII and of half-width katakana, a ﾞ or ﾟ joined to the kana before it."""
    written: list[str] = []
    for character in text:
        if character == " ":
            written.append("\u3000")
        elif "!" <= character <= "~":
            written.append(chr(ord(character) + 0xFEE0))
        elif character == "\uff9e" and written and written[-1] in _VOICED:
            written[-1] = _VOICED[written[-1]]
        elif character == "\uff9f" and written and written[-1] in _HALF_VOICED:
            written[-1] = _HALF_VOICED[written[-1]]
        elif "\uff61" <= character <= "\uff9f":
            written.append(_HALF_KANA[ord(character) - 0xFF61])
        else:
            written.append(character)
    return "".join(written)


_CHECKS: dict[FieldName, Callable[[str], _Found]] = {
    "chassis": _chassis,
    "inspector": _inspector,
    "factory": _factory,
    "jibai": _jibai,
    "kana": _kana,
    "class": _class,
    "insurer": _insurer,
}
