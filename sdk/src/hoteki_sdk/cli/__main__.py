"""Write the pages of the commands into a folder: `python -m hoteki_sdk.cli docs/reference`."""

from __future__ import annotations

import sys
from pathlib import Path

from hoteki_sdk.cli import commands
from hoteki_sdk.cli.pages import write_page

if __name__ == "__main__":
    for language in ("ja", "en"):
        page = Path(sys.argv[1]) / f"cli.{language}.md"
        page.write_text(write_page(commands, language), encoding="utf-8", newline="\n")
