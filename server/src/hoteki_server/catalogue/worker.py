"""The throw-away process in which vendor files and vendor hooks are read; run as a script with `-S`, never imported.

`-S` keeps `.pth` files of installed packages from running before the walls stand; `site` is called afterwards.
"""

from __future__ import annotations

import json
import os
import sys

__all__: list[str] = []


def _main() -> None:
    job_fd, result_fd, cpu_seconds, memory_bytes = (int(argument) for argument in sys.argv[1:5])
    readable = json.loads(sys.argv[5])
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))  # noqa: PTH100, PTH120
    from hoteki_server.catalogue.walls import raise_walls

    walls = raise_walls(readable, cpu_seconds=cpu_seconds, memory_bytes=memory_bytes)
    import site

    site.main()
    from hoteki_server.catalogue.inside import work

    with open(job_fd, "rb") as job:  # noqa: PTH123
        work(job.read(), result_fd, walls)


if __name__ == "__main__":
    _main()
