"""Turn the rows of a spreadsheet into a catalogue that compiles; what cannot be a rule stays as a comment."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import msgspec

from hoteki_sdk.compile import compile_catalogue
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.scaffold.columns import Columns
from hoteki_sdk.scaffold.suggest import Suggester

__all__ = ["Drafted", "draft_catalogue", "quote"]

_CONTROL = re.compile("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+")
_MARKUP = re.compile(r"(?i)https?://|www\.|<[a-z!/]")
_SENTENCE = 24


class Drafted(msgspec.Struct, frozen=True, kw_only=True):
    """A first catalogue: its text, and how many rules, suggestions and rows set aside it has."""

    source: str
    rules: int = 0
    suggested: int = 0
    aside: int = 0


def quote(text: str) -> str:
    """A TOML string; control characters are spaces."""
    return json.dumps(_CONTROL.sub(" ", text).strip(), ensure_ascii=False)


def draft_catalogue(
    system: str, kind: str, rows: Sequence[Sequence[str]], columns: Columns, suggester: Suggester
) -> Drafted:
    """The catalogue of a system from its rows; every rule has a sample, and its condition to be filled in."""
    head = f"""\
contract = 1

[system]
id = {quote(system)}
kind = {quote(kind)}
# name = {quote(system)}                 # 画面に出る名前
# company = ""                          # 会社名
# versions = ["1.0"]                    # 古い順
# shown = ["エラー{{code}}・{{label}}"]     # 行の中でのコードの出方
"""
    blocks: list[str] = []
    seen: set[tuple[str, str, str]] = set()
    first = 2 if columns.head else 1
    for number, row in enumerate(rows[1:] if columns.head else rows, start=first):
        signs = _read_signs(row, columns)
        key = (
            normalise_code(signs.get("code", "")),
            normalise_label(signs.get("label", "")),
            normalise_label(signs.get("message", "")),
        )
        if not any(key):
            blocks.append(_set_aside(number, "コードも表示もありません", row))
            continue
        if key in seen:
            blocks.append(_set_aside(number, "同じ行がもうあります", row))
            continue
        suggestions = suggester.suggest([signs.get("label", ""), signs.get("message", "")])
        block = _write_rule(number, signs, columns.pick(row, "steps"), suggestions, suggester)
        fault = _find_fault(head, block)
        if fault is not None:
            blocks.append(_set_aside(number, fault, row))
            continue
        seen.add(key)
        blocks.append(block)
    source = _settle(head, blocks)
    rules = [block for block in blocks if block.startswith("[[rule]]")]
    suggested = sum("\n# condition = " in block for block in rules)
    return Drafted(source=source, rules=len(rules), suggested=suggested, aside=len(blocks) - len(rules))


def _read_signs(row: Sequence[str], columns: Columns) -> dict[str, str]:
    signs = {kind: columns.pick(row, kind) for kind in ("code", "label", "message")}
    label = signs["label"]
    # A column of names often holds whole sentences: those are messages, which match inside a paste.
    if not signs["message"] and (len(label) > _SENTENCE or label.endswith("。")):
        signs["message"], signs["label"] = label, ""
    return {kind: text for kind, text in signs.items() if text}


def _write_rule(
    number: int, signs: dict[str, str], steps: str, suggestions: Sequence[str], suggester: Suggester
) -> str:
    lines = [f"[[rule]]  # 表の{number}行目"]
    lines += [f"{kind} = {quote(text)}" for kind, text in signs.items()]
    if suggestions:
        lines += [f'# condition = "{name}"  # 候補：{suggester.title(name)}' for name in suggestions]
    else:
        lines.append("# 要記入: condition")
    if steps:
        written = [quote(step) for step in steps.splitlines() if step.strip()]
        mark = "# " if _MARKUP.search(steps) else ""
        lines.append(f"{mark}steps = [{', '.join(written)}]")
    sample = ", ".join(f"{kind} = {quote(text)}" for kind, text in signs.items())
    lines.append(f"samples = [{{ {sample} }}]")
    return "\n".join(lines) + "\n"


def _find_fault(head: str, block: str) -> str | None:
    findings = compile_catalogue(head + block).findings
    return findings[0].message if findings else None


def _set_aside(number: int, why: str, row: Sequence[str]) -> str:
    cells = " | ".join(_CONTROL.sub(" ", cell) for cell in row)
    return f"# 要確認: 表の{number}行目（{_CONTROL.sub(' ', why)}）\n#   {cells}\n"


def _settle(head: str, blocks: list[str]) -> str:
    """The whole text; rules that meet an earlier one become comments until everything compiles."""
    while True:
        source = head + "".join(f"\n{block}" for block in blocks)
        findings = compile_catalogue(source).findings
        if not findings:
            return source
        starts, line = [], head.count("\n") + 1
        for block in blocks:
            starts.append(line + 1)
            line += block.count("\n") + 1
        faulty = {
            max(n for n, start in enumerate(starts) if start <= max(finding.line, starts[0])) for finding in findings
        }
        for position in faulty:
            why = next(f.message for f in findings if f.line >= starts[position])
            blocks[position] = f"# 要確認: {_CONTROL.sub(' ', why)}\n" + "".join(
                f"# {text}\n" for text in blocks[position].splitlines()
            )
