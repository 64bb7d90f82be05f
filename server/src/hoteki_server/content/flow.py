"""What a flow of questions must keep: every answer leads on, every end is reached, nobody goes round in circles."""

from __future__ import annotations

from collections.abc import Collection

from hoteki_sdk.content import Checklist, Question
from hoteki_sdk.toml_lines import Path
from hoteki_sdk.vocabulary import Vocabulary
from hoteki_server.content.placed import Placed

__all__ = ["CANNOT_LOOK", "UNKNOWN", "check_flow", "reached_from_start"]

UNKNOWN = "unknown"
CANNOT_LOOK = "cannot-look"


def _leads_to(flow: Checklist) -> dict[str, list[str]]:
    return {question.id: [option.next for option in question.options] for question in flow.questions}


def reached_from_start(flow: Checklist) -> set[str]:
    """Ids of all questions and outcomes that some answers lead to."""
    leads = _leads_to(flow)
    reached: set[str] = set()
    ahead = [flow.start]
    while ahead:
        at = ahead.pop()
        if at not in reached:
            reached.add(at)
            ahead += leads.get(at, [])
    return reached


def _in_circle(leads: dict[str, list[str]]) -> set[str]:
    """Questions from which an answer can lead back to themselves: peel off those that only lead to ends."""
    open_ = dict(leads)
    while True:
        ending = [at for at, onward in open_.items() if not any(to in open_ for to in onward)]
        if not ending:
            break
        for at in ending:
            del open_[at]
    while True:
        entered = {to for onward in open_.values() for to in onward}
        outside = [at for at in open_ if at not in entered]
        if not outside:
            return set(open_)
        for at in outside:
            del open_[at]


def _check_question(
    placed: Placed[Checklist], path: Path, question: Question, ends: set[str], values: dict[str, set[str]]
) -> None:
    offered = [option.value for option in question.options]
    for at, option in enumerate(question.options):
        if option.next not in ends:
            placed.report("dead-next", (*path, "options", at, "next"), f"この質問・結果はありません：{option.next}")
        if option.value in offered[:at]:
            placed.report("duplicate-id", (*path, "options", at, "value"), f"同じ答えが2つあります：{option.value}")
    if UNKNOWN not in offered:
        placed.report("no-unknown", path, f"質問 {question.id} に「わからない」がありません", f'value = "{UNKNOWN}"')
    if question.verify_at is not None and CANNOT_LOOK not in offered:
        placed.report(
            "no-cannot-look", path, f"質問 {question.id} に「いま見られない」がありません", f'value = "{CANNOT_LOOK}"'
        )
    if question.key is None:
        return
    if question.key not in values:
        placed.report(
            "unknown-context",
            (*path, "key"),
            f"この文脈はありません：{question.key}",
            f"使えるもの：{', '.join(values)}",
        )
        return
    for at, value in enumerate(offered):
        if value not in values[question.key] | {UNKNOWN, CANNOT_LOOK}:
            allowed = f"使えるもの：{', '.join(sorted(values[question.key]))}"
            placed.report(
                "unknown-context",
                (*path, "options", at, "value"),
                f"{question.key} にこの値はありません：{value}",
                allowed,
            )


def check_flow(placed: Placed[Checklist], *, vocabulary: Vocabulary, screens: Collection[str]) -> None:
    """Report dead and circular ways, ends nobody reaches, answers that are missing, outcomes without whom to ask."""
    flow = placed.entry
    values = {key.key: {value.value for value in key.values} for key in vocabulary.context}
    ids = [question.id for question in flow.questions] + [outcome.id for outcome in flow.outcomes]
    if flow.start not in ids:
        placed.report("dead-next", ("start",), f"この質問・結果はありません：{flow.start}")
    for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        placed.report("duplicate-id", (), f"質問と結果に同じ id があります：{id_}")
    reached = reached_from_start(flow)
    circle = _in_circle(_leads_to(flow))
    for at, question in enumerate(flow.questions):
        path: Path = ("questions", at)
        _check_question(placed, path, question, set(ids), values)
        if question.id not in reached:
            placed.report("unreachable", path, f"どの答えからも来ない質問です：{question.id}")
        if question.id in circle:
            placed.report("circle", path, f"質問が回り続けます：{question.id}")
        if question.verify_at is not None and question.verify_at not in screens:
            placed.report("dead-id", (*path, "verify_at"), f"このシステム・サービスはありません：{question.verify_at}")
    for at, outcome in enumerate(flow.outcomes):
        path = ("outcomes", at)
        if outcome.id not in reached:
            placed.report("unreachable", path, f"どの答えからも来ない結果です：{outcome.id}")
        if outcome.condition is not None and outcome.condition not in vocabulary.conditions:
            placed.report("unknown-condition", (*path, "condition"), f"この状態はありません：{outcome.condition}")
        if outcome.condition is None and outcome.who is None:
            placed.report("no-contact", path, f"結果 {outcome.id} に condition も who もありません")
        for key, value in outcome.context.items():
            if value not in values.get(key, set()):
                placed.report("unknown-context", (*path, "context"), f"この文脈はありません：{key} = {value}")
