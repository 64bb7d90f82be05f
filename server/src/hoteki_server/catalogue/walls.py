"""What the compile worker takes from itself before any vendor code or `.pth` file can run.

Together the walls contain accidents; a signed pack, not this, is the border for strangers.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import platform
import resource
import signal
import sys
from collections.abc import Iterable
from typing import Any

from hoteki_server.catalogue.landlock import deny_files
from hoteki_server.catalogue.seccomp import deny_calls

__all__ = ["raise_walls"]

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG = 1
_SYSTEM_FILES = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo",
    "/etc/ld.so.cache", "/dev/null", "/dev/zero", "/dev/urandom",
)  # fmt: skip

_REFUSED = (
    "socket.", "subprocess.", "shutil.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system",
    "os.kill", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
    "os.chown", "os.utime", "os.setxattr", "pty.", "signal.pthread_kill", "tempfile.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def raise_walls(readable: Iterable[str], *, cpu_seconds: int, memory_bytes: int) -> dict[str, bool]:
    """Confine this process for good and say which walls stand; `readable` are the paths it may still read beneath."""
    faulthandler.enable()
    faulthandler.register(signal.SIGXCPU, all_threads=False, chain=True)
    network = _leave_network()
    limits = _set_limits(cpu_seconds, memory_bytes)
    landlock = deny_files([*_SYSTEM_FILES, sys.base_prefix, *readable])
    seccomp = deny_calls()
    sys.addaudithook(_refuse)
    return {"limits": limits, "audit": True, "network": network, "landlock": landlock, "seccomp": seccomp}


def _leave_network() -> bool:
    if platform.system() != "Linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    return bool(libc.unshare(_NEW_USER | _NEW_NETWORK) == 0)


def _set_limits(cpu_seconds: int, memory_bytes: int) -> bool:
    wanted = {
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (0, 0),
        # One second between the signal that prints where the loop is and the one that cannot be caught.
        resource.RLIMIT_CPU: (cpu_seconds, cpu_seconds + 1),
        resource.RLIMIT_AS: (memory_bytes, memory_bytes),
        resource.RLIMIT_NPROC: (0, 0),
    }
    try:
        for kind, pair in wanted.items():
            resource.setrlimit(kind, pair)
    except (OSError, ValueError):
        return False
    return True


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = arguments
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError(f"a plugin may not write a file while it is compiled: {path}")
    elif event.startswith(_REFUSED):
        raise PermissionError(f"a plugin may not do this while it is compiled: {event}")
