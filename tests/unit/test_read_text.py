"""What reading a text gives up on: never more answers than a screen can show."""

from __future__ import annotations

from hoteki_sdk.answer import Signal
from hoteki_sdk.read_text import MOST_CODES
from hoteki_sdk.translate import translate
from vectors_library import installed, library_of


def test_a_list_of_many_codes_is_answered_for_the_first_ones_only() -> None:
    library = library_of(installed("ranks"))
    text = " と ".join(f"R{number}" for number in range(100, 200))
    answer = translate(library, Signal(system="kaisha-a", text=text))
    assert MOST_CODES == 1 + len(answer.more)
    assert "R119" == answer.more[-1].input.code
