"""A flow of questions: which one comes next, or how it ends.

The same answers always lead to the same place: answers are keyed by question id, in any order, and answers to questions
that are not on the way (somebody went back and chose otherwise) change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from hoteki_sdk.content import Checklist, Outcome, Question
from hoteki_sdk.errors import Fault, HotekiError

__all__ = ["NOT_SAID", "AnswersRefused", "Step", "evaluate"]

# Values by which a reader says that nothing is known; they lead on, but are never context.
NOT_SAID = frozenset({"unknown", "cannot-look"})


class AnswersRefused(HotekiError):
    """Answers to questions or with values that the flow does not have; carries all faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.path}: {fault.message}" for fault in self.faults))


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Where the answers lead: exactly one of `next` and `outcome` is filled.

    `path` are the ids of the answered questions in order; `context` is what they said about the route, at an outcome
    together with the outcome's own context.
    """

    next: Question | None = None
    outcome: Outcome | None = None
    path: tuple[str, ...] = ()
    context: dict[str, str] = {}


def evaluate(checklist: Checklist, answers: Mapping[str, str]) -> Step:
    """Walk from the start as far as `answers` reach; raises AnswersRefused with every unknown question and value."""
    questions = {question.id: question for question in checklist.questions}
    outcomes = {outcome.id: outcome for outcome in checklist.outcomes}
    faults = _faults(questions, answers)
    if faults:
        raise AnswersRefused(faults)
    path: list[str] = []
    context: dict[str, str] = {}
    at = checklist.start
    while at in questions:
        question = questions[at]
        value = answers.get(at)
        # A flow with a circle is refused before it is published; should one come anyway, ask again.
        if value is None or at in path:
            return Step(next=question, path=tuple(path), context=context)
        path.append(at)
        if question.key is not None and value not in NOT_SAID:
            context[question.key] = value
        at = next(option.next for option in question.options if option.value == value)
    outcome = outcomes[at]
    return Step(outcome=outcome, path=tuple(path), context=context | outcome.context)


def _faults(questions: Mapping[str, Question], answers: Mapping[str, str]) -> list[Fault]:
    faults = []
    for key, value in answers.items():
        question = questions.get(key)
        if question is None:
            faults.append(
                Fault(
                    path=f"answers.{key}",
                    reason="unknown-question",
                    message="この確認にない質問です",
                    allowed=tuple(questions),
                )
            )
            continue
        allowed = tuple(option.value for option in question.options)
        if value not in allowed:
            faults.append(
                Fault(
                    path=f"answers.{key}",
                    reason="unknown-value",
                    message="この質問にない答えです",
                    allowed=allowed,
                )
            )
    return faults
