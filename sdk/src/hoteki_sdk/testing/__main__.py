"""Write the documentation pages of the kit into a folder: `python -m hoteki_sdk.testing docs/reference`."""

from __future__ import annotations

import sys
from pathlib import Path

from hoteki_sdk.testing.kit import write_page

if __name__ == "__main__":
    for language in ("ja", "en"):
        page = Path(sys.argv[1]) / f"checks.{language}.md"
        page.write_text(write_page(language), encoding="utf-8", newline="\n")
