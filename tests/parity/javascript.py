"""The phone's code behind a pipe: one long-lived node process, one JSON line per request and per reply."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

__all__ = ["JavaScript", "bundle"]

PWA = Path(__file__).parents[2] / "pwa"


def bundle(out: Path) -> None:
    """Builds the phone's library and the process that serves it into the one file `out` (`.mjs`)."""
    subprocess.run(["node", "tests/parity/bundle.mjs", str(out)], cwd=PWA, check=True, timeout=120)


class JavaScript:
    """A running node process; `ask` is one round trip."""

    def __init__(self, bundled: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(bundled)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, what: str, **fields: Any) -> Any:
        """The value that JavaScript gives for one request; `AssertionError` with its stack when it threw."""
        self.send(what, **fields)
        return self.receive()

    def send(self, what: str, **fields: Any) -> None:
        """Starts one request; the caller has to `receive` its value before it asks for anything else."""
        assert self._process.stdin is not None
        print(json.dumps({"ask": what, **fields}), file=self._process.stdin, flush=True)

    def receive(self) -> Any:
        """The value of the request that was sent."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"node ended with {self._process.wait(10)}"
        reply = json.loads(line)
        assert "error" not in reply, reply["error"]
        return reply["value"]

    def close(self) -> None:
        """Ends the process and waits for it."""
        self._process.communicate(timeout=10)
        assert self._process.returncode == 0
