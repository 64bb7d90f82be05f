"""Random signals near what a catalogue declares: its own signs, cut, wrapped, joined, one character changed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from hoteki_sdk.model import LANGUAGES, Catalogue, Part, Rule
from parity.catalogues import CONDITIONS, SEEDS, WHENS, Systems

__all__ = ["declared_signs", "mutate", "signals"]

_PARTS = (
    ("code",), ("code",), ("label",), ("label",), ("message",), ("text",), ("text",), ("code", "label"),
    ("label", "message"), ("code", "message"), ("code", "label", "message"), ("code", "text"),
)  # fmt: skip
_SLOT_VALUES = {"d": "12", "a": "AB", "x": "1A", "h": "0F"}
_MESSAGE_VALUES = ("A1", "住所", "𠮟", "登録完了", "あ" * 80, "あ" * 81, "番号が違")
_FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
_OTHERS = ("A1", "登録", "番号", "お知らせ", "Z9", "（A1）", "合計 1 台")
_CHARS = "A1ーO0。・ ｶﾞ𠮟登\n\u200b\ufeff"
_FRAMES = ("「{}」", "{}…", " {}\n次へ", "本日{}が出ました", "{}。", "-{}", "{} ")


def _fill(parts: Sequence[Part], chosen: Random) -> str:
    filled = ""
    for part in parts:
        if part.text is not None:
            filled += part.text
        elif part.kind is not None:
            filled += "".join(chosen.choices(_SLOT_VALUES[part.kind], k=chosen.randint(part.min, part.max)))
        else:
            filled += chosen.choice(_MESSAGE_VALUES)
    return filled


def declared_signs(rules: Sequence[Rule], chosen: Random) -> dict[str, list[str]]:
    """What may stand on a screen for these rules, by part."""
    signs: dict[str, list[str]] = {"code": [], "label": [], "message": []}
    for rule in rules:
        signs["code"] += rule.code_texts
        signs["code"] += [rule.prefix + "1"] if rule.prefix is not None else []
        signs["code"] += rule.range if rule.range is not None else ()
        signs["code"] += [_fill(rule.template, chosen)] if rule.template else []
        signs["label"] += rule.label_texts
        signs["label"] += [spelled[-1] for spelled in rule.labels]
        signs["message"] += [_fill(parts, chosen) for parts in rule.messages]
        signs["message"] += rule.mentions
    return signs


def _show(pattern: Sequence[Part], code: str, label: str) -> str:
    slots = {"code": code, "label": label}
    return "".join(slots[part.slot or ""] if part.text is None else part.text for part in pattern)


def mutate(text: str, chosen: Random) -> str:
    """The text as a person might type or paste it, up to twice changed."""
    for _ in range(chosen.choice((0, 0, 1, 1, 2))):
        at = chosen.randint(0, len(text))
        match chosen.randrange(8):
            case 0:
                text = text[: chosen.choice((at, 11, 12, 13))]
            case 1:
                text = f"{text[:at]}\n{text[at:]}"
            case 2:
                text = text[:at] + chosen.choice(_CHARS) + text[at + 1 :]
            case 3:
                text = text[:at] + chosen.choice(_CHARS) + text[at:]
            case 4:
                text = text[:at] + text[at + 1 :]
            case 5:
                text = text.translate(_FULL_WIDTH)
            case 6:
                text = chosen.choice(_FRAMES).replace("{}", text)
            case _:
                text = text.lower() + chosen.choice(("", text))
    return text


def _pick(signs: dict[str, list[str]], part: str, chosen: Random) -> str:
    return mutate(chosen.choice(signs[part] or _OTHERS), chosen)


def _paste(catalogue: Catalogue, signs: dict[str, list[str]], chosen: Random) -> str:
    pieces = []
    for _ in range(chosen.choice((1, 1, 2, 2, 3))):
        kind = chosen.choice(("code", "label", "message", "shown", "other"))
        if kind == "shown" and catalogue.shown:
            pattern = chosen.choice(catalogue.shown)
            pieces.append(mutate(_show(pattern, _pick(signs, "code", chosen), _pick(signs, "label", chosen)), chosen))
        elif kind in signs:
            pieces.append(_pick(signs, kind, chosen))
        else:
            pieces.append(chosen.choice(_OTHERS))
    return chosen.choice(("\n", "\r\n", " ", "", "と")).join(pieces)


def _context(chosen: Random, most: int) -> dict[str, str]:
    keys = chosen.sample(tuple(WHENS), chosen.randint(0, most))
    context = {key: chosen.choice(WHENS[key]) for key in keys if key != "screen" or chosen.random() < 0.5}
    if chosen.random() < 0.03:
        context[chosen.choice(("vehicle", "version", "weather", "constructor"))] = chosen.choice(("bus", "9.9"))
    return context


def _answers(made: Systems, chosen: Random) -> dict[str, str]:
    answers = _context(chosen, 1) if chosen.random() < 0.3 else {}
    for condition in chosen.sample(CONDITIONS, chosen.choice((0, 0, 0, 1, 3))):
        answers[condition] = "maybe" if chosen.random() < 0.02 else chosen.choice(("yes", "no", "unknown"))
    if chosen.random() < 0.3:
        answers["system"] = chosen.choice((*made, "unknown", "unknown", "kiban"))
    if chosen.random() < 0.4:
        answers[chosen.choice(tuple(WHENS))] = "unknown"
    return answers


def _signal(made: Systems, chosen: Random) -> dict[str, Any]:
    system = chosen.choice((*made, *made, *made, "other"))
    near = made[system if system in made and chosen.random() < 0.6 else chosen.choice(tuple(made))]
    signs = declared_signs(near.rules, chosen)
    if near.rules and chosen.random() < 0.3:
        signs = declared_signs([chosen.choice(near.rules)], chosen)
    signal: dict[str, Any] = {"system": system, "lang": chosen.choice(("ja", "ja", *LANGUAGES))}
    for part in chosen.choice(_PARTS):
        pastes = part == "text" or (part == "message" and chosen.random() < 0.4)
        signal[part] = _paste(near, signs, chosen) if pastes else _pick(signs, part, chosen)
    signal["context"] = _context(chosen, chosen.choice((0, 0, 1, 3)))
    signal["answers"] = _answers(made, chosen) if chosen.random() < 0.4 else {}
    if chosen.random() < 0.01:
        signal["system"] = chosen.choice((None, "", "nobody", "constructor"))
    return signal


def signals(made: Systems, count: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Up to `count` signals for these systems; one seed makes one signal, so that a failing one is found alone."""
    return st.lists(SEEDS.map(lambda seed: _signal(made, Random(seed))), min_size=1, max_size=count)
