from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoteki_server.catalogue.frames import RESULT, STAGE, Job, decode_job, encode, split_frame, write_frame


def _written(*frames: tuple[bytes, bytes]) -> bytes:
    reading, writing = os.pipe()
    for kind, payload in frames:
        write_frame(writing, kind, payload)
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123
        return pipe.read()


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_frames_come_out_as_they_went_in(stage: bytes, result: bytes) -> None:
    first = split_frame(_written((STAGE, stage), (RESULT, result)), 1000)
    assert first is not None
    assert (STAGE, stage) == first[:2]
    assert (RESULT, result, b"") == split_frame(first[2], 1000)


@given(st.binary(max_size=100), st.data())
def test_a_frame_that_is_not_all_there_is_waited_for(payload: bytes, data: st.DataObject) -> None:
    whole = _written((RESULT, payload))
    cut = data.draw(st.integers(0, len(whole) - 1))
    assert split_frame(whole[:cut], 1000) is None


@pytest.mark.parametrize("head", [b"X" + bytes(8), RESULT + (1001).to_bytes(8, "big")])
def test_a_foreign_or_oversized_frame_is_refused_before_it_is_read(head: bytes) -> None:
    with pytest.raises(ValueError, match=r"frame|large"):
        split_frame(head, 1000)


def test_a_job_reads_back_as_it_was_given() -> None:
    job = Job(task="compile", paths=("a",), max_rules=3)
    assert job == decode_job(encode(job))
