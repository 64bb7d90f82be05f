"""Areas 4, 5 and 10: the same bytes everywhere, within the budgets, and the phone reads what was compiled."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from hoteki_sdk.model import Catalogue
from hoteki_sdk.normalise import normalise_code, normalise_label
from hoteki_sdk.testing.check import Check
from hoteki_sdk.testing.fresh import FreshProcessFailed, compile_digest
from hoteki_sdk.testing.subject import Subject

__all__ = ["CHECKS", "MOST_BYTES", "MOST_RULES"]

MOST_RULES = 50_000
MOST_BYTES = 5_000_000


def _is_deterministic(subject: Subject) -> Iterable[str]:
    try:
        digests = {
            compile_digest(subject.file, seed=seed, zone=zone, locale=locale)
            for seed, zone, locale in ((1, "UTC", "C"), (2, "Asia/Tokyo", "C.UTF-8"))
        }
    except FreshProcessFailed as failed:
        yield str(failed)
        return
    if len(digests) > 1:
        yield "ハッシュの種・時間帯・ロケールによって、結果が変わります"


def _is_small(subject: Subject) -> Iterable[str]:
    count = len(subject.catalogue.rules)
    if count > MOST_RULES:
        yield f"ルールが{count}あります。{MOST_RULES}までです"
    size = len(msgspec.json.encode(subject.catalogue))
    if size > MOST_BYTES:
        yield f"結果が{size}バイトです。{MOST_BYTES}バイトまでです"


def _reads_back(subject: Subject) -> Iterable[str]:
    data = msgspec.json.encode(subject.catalogue, order="deterministic")
    if msgspec.json.decode(data, type=Catalogue) != subject.catalogue:
        yield "JSONにして読み直すと、同じになりません"
    for rule in subject.catalogue.rules:
        loose = [code for code in rule.codes if normalise_code(code) != code]
        loose += [label for spelled in rule.labels for label in spelled if normalise_label(label) != label]
        for sign in loose:
            yield f"{rule.line}行：もう一度正規化すると変わります：{sign!r}"


CHECKS = (
    Check(
        id="HK401",
        area="determinism",
        ja="ハッシュの種、時間帯、ロケールを変えても、同じバイト列になる",
        en="Another hash seed, time zone and locale give the same bytes",
        whole=_is_deterministic,
    ),
    Check(
        id="HK501",
        area="budgets",
        ja="50,000ルール、5 MB を超えない",
        en="At most 50,000 rules and 5 MB",
        whole=_is_small,
    ),
    Check(
        id="HK1001",
        area="parity",
        ja="電話機に届くJSONから、同じ変換表に戻る",
        en="The JSON that phones get reads back as the same catalogue",
        whole=_reads_back,
    ),
)
