"""What holds for any text, any table and any flow."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hoteki_sdk.content import Checklist, Option, Outcome, Question
from hoteki_sdk.model import Finding, Text
from hoteki_sdk.vocabulary import Vocabulary
from hoteki_server.content import parse_content
from hoteki_server.content.entries import ConditionEntry
from hoteki_server.content.flow import check_flow, reached_from_start
from hoteki_server.content.placed import Placed
from hoteki_server.content.prose import UNCONFIRMED, compose, language_texts
from hoteki_server.content.reading import Reader
from unit.content.small_content import COMMON, PROFILE, VOCABULARY

_WORDS = st.text(st.characters(exclude_characters="{}"), max_size=20)
_TOML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_FIELDS = st.sampled_from(ConditionEntry.__struct_fields__)


def _reader(findings: list[Finding]) -> Reader:
    return Reader(file="some.toml", lines={}, names={}, findings=findings)


@given(words=_WORDS, english=_WORDS, name=_WORDS)
def test_an_unconfirmed_text_ends_in_its_mark_in_every_language_and_says_the_rest_unchanged(
    words: str, english: str, name: str
) -> None:
    text = Text(ja="{desk}" + words, en=english)
    marked = dict(language_texts(compose(text, unconfirmed=True, names={"desk": Text(ja=name)})))
    assert {"ja": name + words + UNCONFIRMED["ja"], "en": english + UNCONFIRMED["en"]} == marked


@given(table=st.dictionaries(_FIELDS, _TOML, max_size=8))
def test_any_table_is_either_read_or_explained(table: dict[str, Any]) -> None:
    findings: list[Finding] = []
    entry = _reader(findings).read_one(table, ConditionEntry, ("condition", 0))
    assert (entry is None) == bool(findings)


def _flow(leads: list[list[int]]) -> Checklist:
    def target(at: int) -> str:
        return f"q{at}" if at < len(leads) else "end"

    return Checklist(
        id="flow",
        version=1,
        title=Text(ja="確認"),
        start="q0",
        questions=tuple(
            Question(
                id=f"q{at}",
                ask=Text(ja="どれですか"),
                options=tuple(
                    Option(value=f"v{number}", label=Text(ja="これ"), next=target(to))
                    for number, to in enumerate(onward)
                ),
            )
            for at, onward in enumerate(leads)
        ),
        outcomes=(Outcome(id="end", title=Text(ja="おわり"), verdict="ok", who="none"),),
    )


_LEADS = st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=3), min_size=1, max_size=6)


def _walked(leads: list[list[int]], start: int) -> set[int]:
    """Questions and the end (their count) that are one or more answers away from `start`."""
    seen: set[int] = set()
    ahead = [min(to, len(leads)) for to in leads[start]]
    while ahead:
        at = ahead.pop()
        if at not in seen:
            seen.add(at)
            ahead += [min(to, len(leads)) for to in leads[at]] if at < len(leads) else []
    return seen


@given(leads=_LEADS)
def test_a_circle_is_reported_exactly_when_an_answer_can_lead_back(leads: list[list[int]]) -> None:
    findings: list[Finding] = []
    placed = Placed(_flow(leads), _reader(findings), ("checklist", 0))
    check_flow(placed, vocabulary=Vocabulary(conditions={}, context=()), screens=())
    circular = any(at in _walked(leads, at) for at in range(len(leads)))
    assert circular == any(finding.reason == "circle" for finding in findings)


@given(leads=_LEADS)
def test_reached_is_what_answers_lead_to(leads: list[list[int]]) -> None:
    names = [f"q{at}" for at in range(len(leads))] + ["end"]
    assert {"q0"} | {names[at] for at in _walked(leads, 0)} == reached_from_start(_flow(leads))


@given(
    name=st.sampled_from(sorted(COMMON) + sorted(PROFILE)),
    at=st.integers(0, 2000),
    cut=st.integers(0, 12),
    new=st.text(st.sampled_from("[]{}\"=.,\n#'\\ 1aあ"), max_size=6),
)
def test_a_file_that_was_damaged_anywhere_is_read_or_explained_and_never_raises(
    name: str, at: int, cut: int, new: str
) -> None:
    files = {**COMMON, **PROFILE}
    text = files[name]
    start = at % len(text)
    files[name] = text[:start] + new + text[start + cut :]
    content = parse_content(
        {file: files[file] for file in COMMON}, {file: files[file] for file in PROFILE}, vocabulary=VOCABULARY
    )
    assert all(finding.line >= 1 for finding in content.findings)
    assert content.findings or len(content.conditions) == 2
