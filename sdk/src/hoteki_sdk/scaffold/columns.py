"""Guess which column of a spreadsheet holds the code, the label, the message and the steps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from hoteki_sdk.normalise import normalise_code, normalise_label

__all__ = ["KINDS", "Columns", "guess_columns"]

KINDS = ("code", "label", "message", "steps")
# Words that stand in the head of a column, the surest first; compared as labels are.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "code": ("エラーコード", "メッセージコード", "コード", "エラー番号", "code", "errorcode", "errcode", "番号", "no"),
    "steps": ("対処方法", "対処", "処置", "対応方法", "対応", "解決方法", "手順", "steps", "action", "solution"),
    "message": ("メッセージ", "エラーメッセージ", "文言", "本文", "message", "text"),
    "label": (
        "表示", "エラー名", "名称", "件名", "エラー内容", "内容", "ステータス", "ラベル", "状態",
        "label", "name", "title", "status",
    ),
}  # fmt: skip
_CODE = re.compile(r"[0-9A-Z][0-9A-Z-]{0,19}")
_SENTENCE = 20


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """The column (from 0) of each kind that was found; `head` says that the first row names the columns."""

    head: bool
    code: int | None = None
    label: int | None = None
    message: int | None = None
    steps: int | None = None

    def pick(self, row: Sequence[str], kind: str) -> str:
        """The cell of this kind in a row, or nothing."""
        column: int | None = getattr(self, kind)
        return row[column] if column is not None and column < len(row) else ""


def _name(cell: str) -> tuple[str, int] | None:
    """Which kind a head names, and how surely (smaller is surer)."""
    wanted = normalise_label(cell)
    for sureness in range(max(map(len, _HEADS.values()))):
        for kind, words in _HEADS.items():
            if sureness < len(words) and normalise_label(words[sureness]) == wanted:
                return kind, sureness
    for kind, words in _HEADS.items():
        if any(len(word) > 1 and not word.isascii() and normalise_label(word) in wanted for word in words):
            return kind, len(words)
    return None


def _by_head(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, tuple[int, int]] = {}
    for column, cell in enumerate(row):
        named = _name(cell)
        if named is not None and (named[0] not in found or named[1] < found[named[0]][0]):
            found[named[0]] = (named[1], column)
    return {kind: column for kind, (_, column) in found.items()}


def _second_label(rows: Sequence[Sequence[str]], by_head: Mapping[str, int]) -> int | None:
    """Beside 名称 a column 内容 holds the sentence that the screen shows."""
    for column, cell in enumerate(rows[0]):
        named = _name(cell)
        texts = [row[column] for row in rows[1:] if column < len(row) and row[column]]
        if named is None or named[0] != "label" or column == by_head.get("label") or not texts:
            continue
        if sum(map(len, texts)) / len(texts) >= _SENTENCE:
            return column
    return None


def _looks_like_code(cell: str) -> bool:
    return bool(_CODE.fullmatch(normalise_code(cell))) and any(char.isdigit() for char in normalise_code(cell))


def _by_content(rows: Sequence[Sequence[str]], taken: set[int]) -> dict[str, int]:
    width = max(map(len, rows), default=0)
    cells = {
        column: [row[column] for row in rows if column < len(row) and row[column]]
        for column in range(width)
        if column not in taken
    }
    found: dict[str, int] = {}
    # A running number looks like a code too; of several columns of codes the one that is not 1, 2, 3 … is meant.
    codes = [column for column, texts in cells.items() if texts and _share(texts) > 0.8]
    counting = [column for column in codes if cells[column] == [str(n) for n in range(1, len(cells[column]) + 1)]]
    for column in [*(c for c in codes if c not in counting), *counting][:1]:
        found["code"] = column
    for column, texts in cells.items():
        if column in codes or not texts:
            continue
        average = sum(map(len, texts)) / len(texts)
        kind = "label" if average < _SENTENCE else "message" if "message" not in found else "steps"
        found.setdefault(kind, column)
    return found


def _share(texts: Sequence[str]) -> float:
    return sum(map(_looks_like_code, texts)) / len(texts)


def guess_columns(rows: Sequence[Sequence[str]], given: Mapping[str, str] | None = None) -> Columns:
    """The columns by their heads, else by what stands in them; `given` names some by head or number (from 1).

    ValueError for a given column that is not there.
    """
    if not rows:
        return Columns(head=False)
    chosen = {kind: _find(rows[0], name) for kind, name in (given or {}).items()}
    by_head = _by_head(rows[0])
    sentences = _second_label(rows, by_head)
    if sentences is not None:
        by_head.setdefault("message", sentences)
    head = bool(by_head) and not any(_looks_like_code(cell) for cell in rows[0])
    # A column that was named by its head has a head, whatever the others look like.
    head = head or any(not name.isdigit() for name in (given or {}).values())
    found = {**by_head, **chosen} if head else chosen
    taken = set(found.values())
    for kind, column in _by_content(rows[1:] if head else rows, taken).items():
        # With a head, only a missing code is worth a guess: the other columns have said what they are.
        if (
            kind not in found
            and column not in taken
            and (not head or kind == "code" or not {"label", "message"} & found.keys())
        ):
            found[kind] = column
    return Columns(head=head, **found)


def _find(head: Sequence[str], name: str) -> int:
    if name.isdigit() and 1 <= int(name) <= len(head):
        return int(name) - 1
    wanted = normalise_label(name)
    names = [normalise_label(cell) for cell in head]
    if wanted not in names:
        raise ValueError(name)
    return names.index(wanted)
