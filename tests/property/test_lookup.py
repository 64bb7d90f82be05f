"""Which of several unknown keys matters, against the plain definition (contract §3: "keys that change nothing")."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hoteki_sdk.lookup import find_positions_that_matter

SIGNATURES = st.integers(1, 3).flatmap(
    lambda width: st.dictionaries(
        st.tuples(*[st.sampled_from("abc")] * width), st.sampled_from(["said", "otherwise"]), min_size=1, max_size=27
    )
)


def differ_only_at(one: tuple[str, ...], other: tuple[str, ...]) -> int | None:
    places = [position for position, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return places[0] if len(places) == 1 else None


@given(SIGNATURES)
def test_a_key_matters_when_its_value_alone_changes_what_is_said(signatures: dict[tuple[str, ...], str]) -> None:
    positions = range(len(next(iter(signatures))))
    alone = {
        place
        for one, other in combinations(signatures, 2)
        if signatures[one] != signatures[other] and (place := differ_only_at(one, other)) is not None
    }
    varying = {position for position in positions if len({chosen[position] for chosen in signatures}) > 1}

    assert (alone or varying) == find_positions_that_matter(signatures, positions)
