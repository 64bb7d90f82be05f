"""Read a spreadsheet of codes as rows of text: CSV in UTF-8, UTF-16 or Shift_JIS, or xlsx; `001` stays `001`."""

from __future__ import annotations

import codecs
import csv
import io
import re
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

__all__ = ["SpreadsheetUnreadable", "decode_csv", "read_csv", "read_spreadsheet", "write_cell"]

_DELIMITERS = (",", "\t", ";")
_ZEROS = re.compile(r"0+")


class SpreadsheetUnreadable(Exception):
    """A file that cannot be read as a table; says what to do."""


def decode_csv(data: bytes) -> str:
    """The text of a CSV file, by its mark, else UTF-8, else the Japanese encoding of Windows."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SpreadsheetUnreadable("文字コードが分かりません。UTF-8かShift_JISで保存し直してください")


def read_csv(text: str) -> list[list[str]]:
    """Rows of cells without white space around them; empty rows are left out."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise SpreadsheetUnreadable(f"CSVとして読めません：{error}") from error
    return _tidy(rows)


def _tidy(rows: list[list[str]]) -> list[list[str]]:
    trimmed = [[cell.strip() for cell in row] for row in rows]
    return [row for row in trimmed if any(row)]


def write_cell(value: Any, number_format: str = "General") -> str:
    """A cell as its author sees it: a whole number without a point, with the zeros that its format asks for."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if isinstance(value, int) and not isinstance(value, bool) and _ZEROS.fullmatch(number_format):
        return text.zfill(len(number_format))
    return text


def _read_xlsx(path: Path) -> list[list[str]]:
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]
    except ImportError as error:
        message = 'xlsxを読むには pip install "hoteki-sdk[xlsx]" が要ります。CSVで保存しても読めます'
        raise SpreadsheetUnreadable(message) from error
    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        return _tidy([[write_cell(cell.value, _format_of(cell)) for cell in row] for row in sheet.iter_rows()])
    except (OSError, KeyError, ValueError, IndexError, BadZipFile) as error:
        raise SpreadsheetUnreadable(f"xlsxとして読めません：{error}") from error


def _format_of(cell: Any) -> str:
    return str(getattr(cell, "number_format", "General"))


def read_spreadsheet(path: Path) -> list[list[str]]:
    """All rows of a .csv, .tsv, .txt or .xlsx file; SpreadsheetUnreadable with what to do."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _read_xlsx(path)
    return read_csv(decode_csv(path.read_bytes()))
