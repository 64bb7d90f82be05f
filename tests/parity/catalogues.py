"""Random catalogues over small alphabets, so that signs meet.

They are made as TOML and compiled by the SDK; rules with a fault are left out. One seed makes one rule: a failing
example shrinks to the rules that it needs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from hoteki_sdk.compile import compile_catalogue
from hoteki_sdk.model import LANGUAGES, Catalogue
from hoteki_sdk.normalise import normalise_code, normalise_label

__all__ = ["CONDITIONS", "SEEDS", "WHENS", "Systems", "make_text", "systems"]

Systems = dict[str, Catalogue]
SEEDS = st.integers(0, 2**32 - 1)

# Of every kind of route: fixed, about the certificate, about the application, about neither.
CONDITIONS = (
    "cert.created", "cert.not-sent", "cert.rejected-unknown", "jibai.flag-missing", "jibai.wait",
    "pay.setup", "app.stalled", "status.lag", "ok",
)  # fmt: skip
WHENS: Mapping[str, tuple[str, ...]] = {
    "vehicle": ("registered", "kei", "motorcycle"),
    "application": ("oss", "counter"),
    "certificate": ("direct", "vendor", "paper"),
    "agent": ("association", "scrivener", "self"),
    "version": ("4.6", "4.7.0", "5.0"),
    "screen": ("APB", "CLA"),
}
_CODE_PIECES = ("A", "B", "1", "0", "O", "12", "-", "ー", "ａ", "１", "ｶﾞ", "カ", "𠮟")
_LABEL_PIECES = ("登録", "完了", "不備", "エラー", "ｴﾗ-", "ー", "A", "１", "4.7", "済", "済み", "𠮟", "・", "（", "ガ")
_HEADS = ("車台番号が違", "車台番号が違い", "番号が違います", "ABC-デ-タ", "𠮟𠮟𠮟𠮟𠮟𠮟")
_TAILS = ("います", "る。", "確認して送り直してください", "番号が違います", "ー", "𠮟", "A1", "の値は使えない文字です")
_WORDS = ("車台番号", "番号", "住所", "A1", "𠮟", "登録")
_TEMPLATES = (
    "A{a:d1}{b:d1}", "{a:a1-3}-{b:x2}", "1{a:h1}", "A{a:x1-2}B", "ー{a:d1-2}{b:a1}", "{a:d2}", "𠮟{a:d1}", "A1{a:d1}",
)  # fmt: skip
_RANGES = (
    ["A1", "A9"], ["A10", "A19"], ["１0", "12"], ["B00", "B99"], ["A1-1", "A1-9"], ["𠮟0", "𠮟9"], ["110", "129"],
    ["A00000000000000000", "A99999999999999998"], ["A00000000000000000", "A99999999999999999"],
)  # fmt: skip
_PREFIXES = ("A", "A1", "B", "1", "𠮟", "カ", "A-")
_SHOWN = (
    "エラー{code}・{label}", "【{code}:{label}】", "({code})", "{label}:{code}", "番号 {code}", "{code}/",
    "𠮟{code}𠮟{label}", "[{label}]{code}",
)  # fmt: skip
_SPELLINGS = ([["済", "済み"]], [["完了", "完", "𠮟了"], ["済", "済み"]], [["エラー", "ｴﾗ"]])
_TEXTS = ("直します", "甲 （乙）", "待ちます", "{maker}の$&画面", "𠮟る", "A")
_COMBINATIONS = (
    ("code",), ("code",), ("label",), ("label",), ("message",), ("range",), ("template",), ("prefix",),
    ("code", "label"), ("code", "message"), ("label", "message"), ("code", "label", "message"),
    ("label", "mentions"), ("code", "mentions"), ("label", "message", "mentions"),
)  # fmt: skip
SIGNS = ("code", "range", "template", "prefix", "label", "message", "mentions")
_ALL_THREE = ("kiban-2", "kiban", "kaisha-a")
_SYSTEMS = (("kaisha-a",), ("kiban", "kaisha-a"), ("kiban", "kaisha-a"), _ALL_THREE, _ALL_THREE, ("kiban",))


def make_text(chosen: Random) -> dict[str, str]:
    """A text in Japanese and perhaps other languages."""
    ja = chosen.choice(_TEXTS)
    others = chosen.sample(LANGUAGES[1:], chosen.choice((0, 0, 1, 3)))
    return {"ja": ja, **{name: f"{ja}/{name}" for name in others}}


def _joined(pieces: Sequence[str], chosen: Random) -> str:
    return "".join(chosen.choice(pieces) for _ in range(chosen.choice((1, 2, 2, 3))))


def _message(chosen: Random) -> str:
    message = chosen.choice(_HEADS) + chosen.choice(("", *_TAILS))
    for slot in ("v", "w")[: chosen.choice((0, 0, 1, 2))]:
        message += f"「{{{slot}}}」" if chosen.random() < 0.5 else f"{{{slot}}}"
        message += chosen.choice(_TAILS)
    return message


def _sign(sign: str, chosen: Random) -> Any:
    many = range(chosen.choice((1, 1, 2, 2, 6)))
    match sign:
        case "code":
            return list({normalise_code(code): code for code in (_joined(_CODE_PIECES, chosen) for _ in many)}.values())
        case "label":
            return list({normalise_label(one): one for one in (_joined(_LABEL_PIECES, chosen) for _ in many)}.values())
        case "message":
            return [_message(chosen) for _ in many[:2]]
        case "mentions":
            return list({chosen.choice(_WORDS): None for _ in many})
        case _:
            return chosen.choice({"range": _RANGES, "template": _TEMPLATES, "prefix": _PREFIXES}[sign])


def _meaning(signs: Sequence[str], relays: Sequence[str], chosen: Random) -> dict[str, Any]:
    """What a rule means: a condition, a choice, a slot's choice, a relay, or nothing."""
    kind = chosen.choice(("one", "one", "choice", "none", "relay", "relay"))
    if signs == ("template",) and chosen.random() < 0.5:
        cases = {name: chosen.choice(CONDITIONS) for name in chosen.sample(("1", "2", "A", "10"), chosen.randint(1, 3))}
        return {"condition": {"slot": "a", **cases, **({"else": "ok"} if chosen.random() < 0.5 else {})}}
    if kind == "relay" and relays and not {"message", "mentions", "template"} & set(signs):
        return {"relay": chosen.choice(relays)}
    if kind == "none":
        return {}
    ids = chosen.sample(CONDITIONS, chosen.choice((2, 3)) if kind == "choice" else 1)
    asked = [{"is": name, "ask": make_text(chosen), "on": chosen.choice(("yes", "no"))} for name in ids[:-1]]
    return {"condition": [*asked, {"is": ids[-1]}] if asked else ids[0]}


def _echo(rule: dict[str, Any], behind: Catalogue, chosen: Random) -> None:
    """Let a relaying rule hand on signs that the system behind declares, mostly; first those it hands on itself."""
    rules = [one for one in behind.rules for _ in range(4 if one.relay else 1)]
    codes = [text for one in rules for text in one.code_texts]
    labels = [text for one in rules for text in one.label_texts]
    for sign, texts in (("code", codes), ("label", labels)):
        if sign in rule and texts and chosen.random() < 0.8:
            rule[sign] = [chosen.choice(texts)]


def _rule(seed: int, earlier: Sequence[dict[str, Any]], installed: Systems) -> dict[str, Any]:
    chosen = Random(seed)
    signs = chosen.choice(_COMBINATIONS)
    rule = {sign: _sign(sign, chosen) for sign in signs}
    when: dict[str, list[str]] = {}
    if earlier and chosen.random() < 0.35:
        # The same signs again, under another context: which of the two is narrower decides.
        twin = chosen.choice(earlier)
        rule = {sign: twin[sign] for sign in SIGNS if sign in twin}
        when = dict(twin.get("when", {})) if chosen.random() < 0.5 else {}
    rule |= _meaning(tuple(rule), tuple(installed), chosen)
    if "relay" in rule:
        _echo(rule, installed[rule["relay"]], chosen)
    for key in chosen.sample((*WHENS, *when, *when), chosen.choice((0, 0, 1, 1, 2))):
        when[key] = chosen.sample(WHENS[key], chosen.choice((1, 1, 2)))
    rule |= {"when": when} if when else {}
    for key in chosen.sample(("headline", "steps", "screen", "caveats", "links", "severity"), chosen.choice((0, 1, 3))):
        rule[key] = {"links": ["https://example.invalid/"], "severity": "wait"}.get(key) or make_text(chosen)
    return rule


def _to_toml(value: Any) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_to_toml(key)} = {_to_toml(one)}" for key, one in value.items()) + " }"
    return "[" + ", ".join(_to_toml(one) for one in value) + "]"


def _table(head: str, rows: Mapping[str, Any]) -> list[str]:
    return [head, *(f"{key} = {_to_toml(value)}" for key, value in rows.items())]


def _compile(top: Mapping[str, Any], rest: list[str], rules: list[dict[str, Any]], installed: Systems) -> Catalogue:
    """Compile, leaving out what the compiler finds fault with, until it finds none."""
    lines = ["contract = 1", *_table("[system]", top), *rest]
    starts = []
    for rule in rules:
        starts.append(len(lines) + 1)
        lines += _table("[[rule]]", rule)
    compiled = compile_catalogue("\n".join(lines), installed=installed)
    if compiled.catalogue is not None:
        return compiled.catalogue
    faulty = {bisect_right(starts, finding.line) - 1 for finding in compiled.findings}
    kept = {key: value for key, value in top.items() if -1 not in faulty or key not in ("shown", "spellings")}
    assert -1 not in faulty or kept != top, compiled.findings
    return _compile(kept, rest, [rule for number, rule in enumerate(rules) if number not in faulty], installed)


def _system(name: str, seed: int, rules: Sequence[int], installed: Systems) -> Catalogue:
    chosen = Random(seed)
    top: dict[str, Any] = {"id": name, "kind": "vendor" if name == "kaisha-a" else "platform"}
    top["versions"] = WHENS["version"][: chosen.choice((3, 3, 2))]
    rest: list[str] = []
    if chosen.random() < 0.4:
        top |= {"name": make_text(chosen), "spellings": chosen.choice(_SPELLINGS)}
    if chosen.random() < 0.5:
        top["shown"] = chosen.sample(_SHOWN, chosen.choice((1, 2, 3)))
    if chosen.random() < 0.4:
        top["company"] = make_text(chosen)
        needed = [make_text(chosen)] if chosen.random() < 0.5 else ["番号"]
        rest += _table("[support]", {"phone": "未確認", "needed": needed, "hours": make_text(chosen)})
    if name != "kiban":
        values = dict(zip(WHENS["screen"], ("許可申請", "搭載便"), strict=True))
        rest += _table("[context.screen]", {"ask": make_text(chosen), "values": values})
    made: list[dict[str, Any]] = []
    for one in rules:
        made.append(_rule(one, made, installed))
    return _compile(top, rest, made, installed)


@st.composite
def systems(draw: st.DrawFn) -> Systems:
    """One to three systems; each may relay to those made before it, so that no relay leads back."""
    made: Systems = {}
    for name in draw(st.sampled_from(_SYSTEMS)):
        made[name] = _system(name, draw(SEEDS), draw(st.lists(SEEDS, min_size=1, max_size=9)), made)
    return made
