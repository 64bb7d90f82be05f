"""Write the pages of all reasons into a folder: `python -m hoteki_sdk.reasons docs/reference/findings`."""

from __future__ import annotations

import sys
from pathlib import Path

from hoteki_sdk.reasons import load_reasons, write_page

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, reason in load_reasons().items():
        (folder / f"{name}.md").write_text(write_page(reason), encoding="utf-8", newline="\n")
