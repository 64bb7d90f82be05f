"""Run the compile worker as a throw-away child: limits, a deadline, a cleared environment, one framed result."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from hoteki_server.catalogue.frames import RESULT, Job, encode, split_frame

__all__ = ["Jail", "Limits", "Run"]

_WORKER = Path(__file__).with_name("worker.py")
_STAGE_BYTES = 64_000
_LAST_WORDS_SECONDS = 1.0
_LAST_READS = 64  # more than a pipe holds; a descendant that still writes into it cannot keep the reader


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one plugin may use, and give back."""

    cpu_seconds: int = 10
    wall_seconds: float = 20.0
    memory_bytes: int = 512 * 1024 * 1024
    output_bytes: int = 5_000_000
    rules: int = 50_000
    captured_bytes: int = 16_384


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """How a child ended; `stage` is the last thing it said it would do, `printed` the tail of what it printed."""

    ended: Literal["result", "time", "size", "died"]
    result: bytes = b""
    stage: str = "start"
    status: int = 0
    printed: str = ""


class Jail:
    """Starts workers; `readable` are further paths they may read (packages of this interpreter always are)."""

    def __init__(self, limits: Limits, *, python: str | None = None, readable: Sequence[str] = ()) -> None:
        self.limits = limits
        self._python = python or sys.executable
        venv = str(Path(self._python).parent.parent)
        own = [sys.prefix, *(path for path in sys.path if path)] if python is None else []
        self._readable = json.dumps([venv, str(_WORKER.parents[2]), *own, *readable])

    def run(self, job: Job, *, seed: int = 0) -> Run:
        """Do one job in a child; `seed` is its hash seed. Blocks for at most the wall limit and a second."""
        with tempfile.TemporaryFile() as order:
            order.write(encode(job))
            order.seek(0)
            reading, writing = os.pipe()
            try:
                child = self._start(order.fileno(), writing, seed)
            except BaseException:
                os.close(reading)
                raise
            finally:
                os.close(writing)
            watch = _Watch(child, reading, self.limits)
            try:
                return watch.until_the_end(time.monotonic() + self.limits.wall_seconds)
            finally:
                watch.close()

    def _start(self, order: int, writing: int, seed: int) -> subprocess.Popen[bytes]:
        limits = self.limits
        arguments = [str(order), str(writing), str(limits.cpu_seconds), str(limits.memory_bytes), self._readable]
        return subprocess.Popen(
            # -I would ignore the hash seed; with a cleared environment -s -P -S isolate just as well.
            [self._python, "-s", "-P", "-S", "-B", "-X", "utf8", str(_WORKER), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=(order, writing),
            cwd="/",
            env={"PYTHONHASHSEED": str(seed)},
            start_new_session=True,
        )


class _Watch:
    """Reads what one child says until its result, its end, or the deadline; then nothing of its group is left."""

    def __init__(self, child: subprocess.Popen[bytes], reading: int, limits: Limits) -> None:
        self._child = child
        self._reading = reading
        self._limits = limits
        self._buffer = b""
        self._stage = "start"
        self._stage_bytes = 0
        self._result: bytes | None = None
        self._too_large = False
        self._printed = b""
        self._selector = selectors.DefaultSelector()
        self._selector.register(reading, selectors.EVENT_READ)
        assert child.stdout is not None
        self._output = child.stdout.fileno()
        os.set_blocking(self._output, False)
        self._selector.register(self._output, selectors.EVENT_READ)

    def until_the_end(self, deadline: float) -> Run:
        in_time = self._read_until(deadline)
        if not in_time:
            # The worker's fault handler answers this signal with the line it stands at.
            self._signal(signal.SIGABRT)
            self._read_until(time.monotonic() + _LAST_WORDS_SECONDS)
        self._end()
        for _ in range(_LAST_READS):
            if not self._read_output():
                break
        ended: Literal["result", "time", "size", "died"] = "died"
        if self._result is not None:
            ended = "result"
        elif self._too_large:
            ended = "size"
        elif not in_time:
            ended = "time"
        return Run(
            ended=ended,
            result=self._result or b"",
            stage=self._stage,
            status=self._child.returncode,
            printed=self._printed.decode("utf-8", "replace"),
        )

    def close(self) -> None:
        self._end()
        self._selector.close()
        os.close(self._reading)
        if self._child.stdout is not None:
            self._child.stdout.close()

    def _read_until(self, deadline: float) -> bool:
        """True when the child gave its result or closed the result pipe, False at the deadline."""
        open_pipe = True
        while open_pipe and self._result is None and not self._too_large:
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            for key, _ in self._selector.select(left):
                if key.fd == self._reading:
                    open_pipe = self._read_frames()
                else:
                    self._read_output()
        return True

    def _read_frames(self) -> bool:
        data = os.read(self._reading, 1 << 16)
        self._buffer += data
        try:
            while frame := split_frame(self._buffer, self._limits.output_bytes):
                kind, payload, self._buffer = frame
                if kind == RESULT:
                    self._result = payload
                    return True
                self._stage = payload.decode("utf-8", "replace")
                self._stage_bytes += len(payload)
                self._too_large = self._stage_bytes > _STAGE_BYTES
        except ValueError:
            self._too_large = True
        return bool(data)

    def _read_output(self) -> bool:
        try:
            data = os.read(self._output, 1 << 16)
        except BlockingIOError:
            return False
        self._printed = (self._printed + data)[-self._limits.captured_bytes :]
        if not data and self._output in self._selector.get_map():
            self._selector.unregister(self._output)
        return bool(data)

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._child.send_signal(number)

    def _end(self) -> None:
        # The group first: it still has its leader's number, because the leader is not waited for yet.
        if self._child.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()
