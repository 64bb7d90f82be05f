"""Where answers lead in a flow: the vectors that every language passes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hoteki_sdk.checklist import AnswersRefused, evaluate
from hoteki_sdk.content import Checklist, Option, Outcome, Question
from hoteki_sdk.model import Text

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "checklist.json").read_text("utf-8"))
CHECKLISTS = msgspec.convert(VECTORS["checklists"], dict[str, Checklist])


def _led_to(case: dict[str, Any]) -> dict[str, Any]:
    try:
        step = evaluate(CHECKLISTS[case["checklist"]], case["answers"])
    except AnswersRefused as refused:
        return {"faults": [{"path": f.path, "reason": f.reason, "allowed": list(f.allowed)} for f in refused.faults]}
    end = {"next": step.next.id} if step.next is not None else {"outcome": step.outcome.id if step.outcome else None}
    return end | {"path": list(step.path), "context": step.context}


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_vector_leads_to_its_place(case: dict[str, Any]) -> None:
    assert case["expect"] == _led_to(case)


def test_a_flow_that_leads_in_a_circle_asks_again_instead_of_running_on() -> None:
    text = Text(ja="もう一度ですか")
    flow = Checklist(
        id="circle",
        version=1,
        title=text,
        start="again",
        questions=(Question(id="again", ask=text, options=(Option(value="yes", label=text, next="again"),)),),
        outcomes=(Outcome(id="end", title=text, verdict="ok"),),
    )
    step = evaluate(flow, {"again": "yes"})
    assert step.next is not None
    assert step.next.id == "again"
