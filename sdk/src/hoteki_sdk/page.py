"""One self-contained HTML file of a system's table: searchable without network, server or installation.

The script only hides rows that do not hold what was typed; it never answers. Everything else is plain text in a table.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from html import escape

from hoteki_sdk.model import Catalogue, Choice, Part, Rule
from hoteki_sdk.normalise import normalise_code

__all__ = ["write_page"]

_STYLE = """
body{font:18px/1.7 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;margin:.5rem 0}
input{font:inherit;width:100%;box-sizing:border-box;min-height:56px;padding:.5rem .75rem;border:1px solid #666}
input{border-radius:8px}
input:focus-visible{outline:4px solid #000;box-shadow:0 0 0 2px #ffd43d}
article{border-top:1px solid #bbb;padding:.75rem 0}
.sign{font-size:1.2rem;font-weight:700;overflow-wrap:anywhere}
.words{color:#595959}
ul,ol{margin:.25rem 0;padding-left:1.5rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:0}
dd{margin:0;overflow-wrap:anywhere}
.tag{border:1px dashed #666;border-radius:4px;padding:0 .4rem;font-size:.85rem}
[hidden]{display:none}
@media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#1a1a1a}.words{color:#bbb}}
@media print{input,label,output{display:none}article{break-inside:avoid}}
"""
_SCRIPT = """
"use strict";
const box = document.querySelector("input"), told = document.querySelector("output");
const rows = [...document.querySelectorAll("article")];
const dash = /[\\u2010-\\u2015\\u2212\\u30fc\\uff70]/g, gap = /[\\s。、.,・:;…「」『』()\\[\\]【】!?"']/g;
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(dash, "-").replace(gap, "");
const keys = rows.map((row) => fold(row.dataset.key));
const show = () => {
  const typed = fold(box.value);
  let count = 0;
  rows.forEach((row, at) => { row.hidden = typed !== "" && !keys[at].includes(typed); count += row.hidden ? 0 : 1; });
  const none = "この表にはありません。表示をそのまま、システム会社に伝えてください。";
  told.textContent = typed === "" ? "" : count ? count + "件" : none;
};
box.addEventListener("input", show);
show();
"""


def _spell(parts: Iterable[Part]) -> str:
    return "".join(part.text if part.text is not None else f"〈{part.slot}〉" for part in parts)


def _list_signs(rule: Rule) -> list[str]:
    signs = [*rule.code_texts]
    if rule.range is not None:
        signs.append(f"{rule.range[0]} 〜 {rule.range[1]}")
    if rule.template:
        signs.append(_spell(rule.template))
    if rule.prefix is not None:
        signs.append(f"{rule.prefix}… で始まるもの")
    signs += [*rule.label_texts, *(f"「{_spell(parts)}」" for parts in rule.messages)]
    if rule.mentions:
        signs.append(f"文に {'・'.join(rule.mentions)}")
    return signs


def _list_items(tag: str, texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<{tag}>{items}</{tag}>" if items else ""


def _write_choice(choice: Choice, titles: Mapping[str, str]) -> str:
    title = titles.get(choice.is_, choice.is_)
    if choice.ask is None:
        return title
    return f"{choice.ask.ja} → {'はい' if choice.on == 'yes' else 'いいえ'}なら：{title}"


def _write_meaning(rule: Rule, titles: Mapping[str, str]) -> str:
    if rule.relay is not None:
        return f"<p>{escape(rule.relay)} の表示です。そちらの表で引いてください。</p>"
    if rule.by_slot is not None:
        cases = [
            f"{rule.by_slot.slot} が {value}：{titles.get(name, name)}" for value, name in rule.by_slot.cases.items()
        ]
        if rule.by_slot.else_ is not None:
            cases.append(f"ほか：{titles.get(rule.by_slot.else_, rule.by_slot.else_)}")
        return _list_items("ul", cases)
    if not rule.condition:
        return '<p><span class="tag">未確認</span> 意味はまだ登録されていません。システム会社に聞いてください。</p>'
    if len(rule.condition) == 1:
        return f"<p>{escape(titles.get(rule.condition[0].is_, rule.condition[0].is_))}</p>"
    return _list_items("ol", [_write_choice(choice, titles) for choice in rule.condition])


def _write_rule(rule: Rule, titles: Mapping[str, str], names: Mapping[str, Mapping[str, str]]) -> str:
    signs = _list_signs(rule)
    spelled = [one for variants in rule.labels for one in variants]
    key = " ".join([*signs, *rule.codes, *spelled, *(normalise_code(sign) for sign in signs)])
    where = "、".join(
        "・".join(names.get(name, {}).get(value, value) for value in values) for name, values in rule.when.items()
    )
    parts = [f'<div class="sign">{escape("　".join(signs))}</div>']
    if where:
        parts.append(f'<div class="words">{escape(where)} のとき</div>')
    if rule.headline is not None:
        parts.append(f"<p><strong>{escape(rule.headline.ja)}</strong></p>")
    parts.append(_write_meaning(rule, titles))
    parts.append(_list_items("ul", [text.ja for text in rule.caveats]))
    parts.append(_list_items("ol", [text.ja for text in rule.steps]))
    if rule.screen is not None:
        parts.append(f'<div class="words">画面：{escape(rule.screen.ja)}</div>')
    seen = f"確認日 {rule.verified_on}" if rule.verified_on else "確認日 未確認"
    parts.append(f'<div class="words">{escape(seen)}</div>')
    return f'<article data-key="{escape(key, quote=True)}">{"".join(parts)}</article>\n'


def _write_support(catalogue: Catalogue) -> str:
    support = catalogue.system.support
    if support is None:
        return "<p>連絡先はまだ登録されていません。</p>"
    rows = [
        ("電話", support.phone),
        ("受付時間", support.hours.ja if support.hours else None),
        ("ページ", support.url),
        ("メール", support.email),
        ("手元に用意", "、".join(text.ja for text in support.needed) or None),
        ("確認日", support.verified_on),
    ]
    return "<dl>" + "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows if value) + "</dl>"


def write_page(catalogue: Catalogue, titles: Mapping[str, str], names: Mapping[str, Mapping[str, str]]) -> str:
    """The page of a system; `titles` name the conditions, `names` the values of context keys."""
    system = catalogue.system
    name = system.name.ja if system.name is not None else system.id
    own = {key.key: {value.value: value.label.ja for value in key.values} for key in system.context}
    rows = "".join(_write_rule(rule, titles, {**names, **own}) for rule in catalogue.rules)
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    heading = escape(name)
    return (
        '<!doctype html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{heading}：画面の表示の意味</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1>{heading}：画面の表示の意味</h1>\n<label for="q">エラーコード・表示の文字</label>\n'
        '<input id="q" type="search" autocomplete="off">\n<output aria-live="polite"></output>\n'
        f"<main>\n{rows}</main>\n<h2>連絡先</h2>\n{_write_support(catalogue)}\n"
        f"<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )
