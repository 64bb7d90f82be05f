"""What the verbs print: findings with file and line, and JSON that any console can show."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

import click
import msgspec

from hoteki_sdk.model import Finding
from hoteki_sdk.reasons import load_reasons

__all__ = ["json_option", "list_findings", "print_findings", "print_json"]

json_option = click.option("--json", "as_json", is_flag=True, help="機械で読める形で出します。")
_COLUMNS = ("file", "line", "path", "message", "hint")


def print_json(value: object) -> None:
    """One JSON document; a console that is not UTF-8 gets escapes, so that no character is lost."""
    plain = msgspec.to_builtins(value)
    unicode_console = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(plain, ensure_ascii=not unicode_console, separators=(",", ":")))


def list_findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings in the shape of the contract."""
    return [{"rule": one.reason, **{key: getattr(one, key) for key in _COLUMNS}} for one in findings]


def print_findings(findings: Iterable[Finding]) -> None:
    """One line a finding (file:line, reason, sentence), then what it meets, what was meant, and its page."""
    told: set[str] = set()
    for finding in findings:
        click.echo(f"{finding.file}:{finding.line}: {finding.reason}: {finding.message}")
        if finding.other is not None:
            click.echo(f"  {finding.file}:{finding.other}: こちらと重なっています")
        if finding.hint is not None:
            click.echo(f"  {finding.hint}")
        reason = load_reasons().get(finding.reason)
        if reason is not None and finding.reason not in told:
            told.add(finding.reason)
            click.echo(f"  {reason.do_ja}（docs/reference/findings/{reason.id}.md）")
