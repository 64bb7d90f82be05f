"""Area 3: any text gets an answer, the same each time, and what is not declared is never answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from hoteki_sdk.answer import Signal
from hoteki_sdk.errors import SignalRefused
from hoteki_sdk.testing.check import Check
from hoteki_sdk.testing.subject import Subject
from hoteki_sdk.translate import translate

__all__ = ["CHECKS"]

_EXAMPLES = 150
_ALIKE = str.maketrans("0O1I5S8B", "O0I1S5B8")


def _answers_any_text(subject: Subject) -> Iterable[str]:
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    system = subject.catalogue.system.id
    words = [text for rule in subject.catalogue.rules for text in (*rule.code_texts, *rule.label_texts)]
    text = st.text(max_size=200)
    near = st.tuples(text, st.sampled_from(words), text).map("".join) if words else text
    odd = st.sampled_from(["", "\x00", "\u202e127", "e" * 5000, "\ud7ff", "\U000e0001", "｡" * 300, "\r\n\r\n"])
    faults: list[str] = []

    # The run must say the same on every machine, so the examples come from the check and not from chance.
    @settings(
        max_examples=_EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(st.sampled_from(["code", "label", "message", "text"]), st.one_of(text, near, odd))
    def ask(part: str, typed: str) -> None:
        signal = msgspec.convert({"system": system, part: typed}, Signal)
        try:
            first, second = (msgspec.json.encode(translate(subject.library, signal)) for _ in range(2))
        except SignalRefused:
            return
        assert first == second, f"同じ入力で違う答え：{part}={typed!r}"

    try:
        ask()
    except Exception as error:
        faults.append(f"{type(error).__name__}: {error}")
    return faults


def _near_misses(code: str) -> Iterator[str]:
    yield f"{code}X"
    yield f"X{code}"
    yield code[:-1]
    yield code.translate(_ALIKE)
    yield code[::-1]


def _answers_only_what_is_declared(subject: Subject) -> Iterable[str]:
    table = subject.library.tables[subject.catalogue.system.id]
    for rule in subject.catalogue.rules:
        for code in rule.codes:
            for miss in _near_misses(code):
                if not miss or table.declares_code(miss):
                    continue
                try:
                    answer = translate(subject.library, Signal(system=table.system.id, code=miss))
                except SignalRefused:
                    continue
                if answer.result != "unknown" or answer.translations:
                    yield f"{rule.line}行：宣言していない {miss} に {answer.result} と答えます"


CHECKS = (
    Check(
        id="HK301",
        area="totality",
        ja="どんな文字を入れても答えが返り、二度引いても同じ",
        en="Any text gets an answer, and the same one twice",
        whole=_answers_any_text,
    ),
    Check(
        id="HK302",
        area="totality",
        ja="宣言したコードに似ているだけのコードには、答えない",
        en="A code that only looks like a declared one is not answered",
        whole=_answers_only_what_is_declared,
    ),
)
