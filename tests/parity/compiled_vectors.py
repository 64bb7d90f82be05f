"""Print what the phone's tests need to run the contract's examples: compiled catalogues and the site, as release files.

Only Python compiles TOML. Run with `python -m parity.compiled_vectors` in tests/.
"""

from __future__ import annotations

import sys

import msgspec

from vectors_library import catalogue_names, installed, library_of

if __name__ == "__main__":
    catalogues = {name: next(iter(installed(name).values())) for name in catalogue_names()}
    sys.stdout.buffer.write(msgspec.json.encode({"catalogues": catalogues, "site": library_of({}).site}))
