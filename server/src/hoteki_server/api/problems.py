"""Errors as RFC 9457 problems: one registry of types, one shape, all faults at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from hoteki_sdk.errors import Fault
from hoteki_sdk.model import Language

__all__ = ["PROBLEMS", "PROBLEM_JSON", "Problem", "ProblemKind", "ProblemRaised", "make_problem"]

PROBLEM_JSON = "application/problem+json"


class ProblemKind(msgspec.Struct, frozen=True, kw_only=True):
    """A type of problem: its status and, in Japanese and English, a title that never varies and what to do."""

    status: int
    title: tuple[str, str]
    advice: tuple[str, str]


def _kind(status: int, ja: str, en: str, advice_ja: str, advice_en: str) -> ProblemKind:
    return ProblemKind(status=status, title=(ja, en), advice=(advice_ja, advice_en))


PROBLEMS: dict[str, ProblemKind] = {
    "invalid-request": _kind(
        400,
        "問い合わせの項目が正しくありません",
        "The request has invalid fields",
        "errors の項目をすべて直して、送り直してください。",
        "Correct every field named in errors and send again.",
    ),
    "not-json": _kind(
        400,
        "本文がJSONとして読めません",
        "The body is not JSON",
        "UTF-8のJSONで送ってください。文字の片割れ（サロゲート）は使えません。",
        "Send JSON in UTF-8, without lone surrogates.",
    ),
    "too-deep": _kind(
        400,
        "JSONの入れ子が深すぎます",
        "The JSON is nested too deeply",
        "項目は平らに並べてください。",
        "Send flat fields.",
    ),
    "bad-encoding": _kind(
        400,
        "文字コードがUTF-8ではありません",
        "The text is not UTF-8",
        "UTF-8で送ってください。",
        "Send UTF-8.",
    ),
    "not-found": _kind(
        404,
        "このアドレスには何もありません",
        "There is nothing at this address",
        "アドレスを確かめてください。一覧は /api/docs にあります。",
        "Check the address; /api/docs lists them all.",
    ),
    "unknown-system": _kind(
        404,
        "このシステムは登録されていません",
        "This system is not registered",
        "errors の allowed にある名前を使ってください。分からないときは other です。",
        "Use one of the ids in errors[].allowed, or other when you do not know.",
    ),
    "unknown-condition": _kind(
        404,
        "この状態の番号はありません",
        "There is no such condition",
        "errors の allowed にある名前を使ってください。",
        "Use one of the ids in errors[].allowed.",
    ),
    "unknown-checklist": _kind(
        404,
        "この確認の流れはありません",
        "There is no such checklist",
        "errors の allowed にある名前を使ってください。",
        "Use one of the ids in errors[].allowed.",
    ),
    "undeclared-code": _kind(
        404,
        "このシステムの表にないコードです",
        "The system's table does not list this code",
        "candidates は似たコードです。答えではありません。表にないコードは translate で聞いてください。",
        "candidates look like it and are no answer. Ask translate for codes that are not listed.",
    ),
    "method-not-allowed": _kind(
        405,
        "この操作はできません",
        "This method is not allowed here",
        "Allow ヘッダーにある操作を使ってください。",
        "Use a method named in the Allow header.",
    ),
    "too-large": _kind(
        413,
        "本文が大きすぎます",
        "The body is too large",
        "1 MiBまでに分けて送ってください。",
        "Send at most 1 MiB at a time.",
    ),
    "not-json-type": _kind(
        415,
        "Content-Type が application/json ではありません",
        "The Content-Type is not application/json",
        "Content-Type: application/json で送ってください。",
        "Send Content-Type: application/json.",
    ),
    "internal": _kind(
        500,
        "サーバーの中で失敗しました",
        "The server failed",
        "保存されたものは失われていません。少し待って、もう一度試してください。",
        "Nothing that was stored is lost. Wait a little and try again.",
    ),
    "not-ready": _kind(
        503,
        "まだ準備ができていません",
        "Not ready yet",
        "少し待って、もう一度試してください。",
        "Wait a little and try again.",
    ),
}


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A problem document: `type` is a relative URI, `errors` are all faults with their paths."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    reason: str
    errors: list[dict[str, Any]] = []
    candidates: list[dict[str, Any]] = []


class ProblemRaised(Exception):
    """A request that ends in the problem `reason`; the faults and candidates go to the reader."""

    def __init__(
        self,
        reason: str,
        faults: Iterable[Fault] = (),
        *,
        candidates: Iterable[dict[str, Any]] = (),
        lang: Language = "ja",
    ) -> None:
        self.reason = reason
        self.faults = tuple(faults)
        self.candidates = tuple(candidates)
        self.lang = lang
        super().__init__(reason)


def make_problem(
    reason: str,
    instance: str,
    faults: Iterable[Fault] = (),
    *,
    candidates: Iterable[dict[str, Any]] = (),
    lang: Language = "ja",
) -> Problem:
    """The document of a problem type for one occurrence; `instance` is the path, never the query."""
    kind = PROBLEMS[reason]
    spoken = 1 if lang == "en" else 0
    errors = [
        {"path": fault.path, "reason": fault.reason, "message": fault.message}
        | ({"allowed": list(fault.allowed)} if fault.allowed else {})
        for fault in faults
    ]
    return Problem(
        type=f"/problems/{reason}",
        title=kind.title[spoken],
        status=kind.status,
        detail=kind.advice[spoken],
        instance=instance,
        reason=reason,
        errors=errors,
        candidates=list(candidates),
    )
