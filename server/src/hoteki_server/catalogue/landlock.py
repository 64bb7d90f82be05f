"""Landlock for the compile worker: it may read what it needs to run, and write nothing (Linux 5.13 and later)."""

from __future__ import annotations

import ctypes
import os
import platform
import stat
import struct
from collections.abc import Iterable

__all__ = ["deny_files"]

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1}
_FILE_RIGHTS_SINCE_3 = (1 << 15) - 1
_TCP = 0b11
_SOCKETS_AND_SIGNALS = 0b11


def deny_files(readable: Iterable[str]) -> bool:
    """Leave this process reading beneath `readable` only, for good; False where the platform has no Landlock."""
    if platform.system() != "Linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    if version < 1:
        return False
    wanted = struct.pack("=Q", _FILE_RIGHTS.get(version, _FILE_RIGHTS_SINCE_3))
    if version >= 4:
        wanted += struct.pack("=Q", _TCP)
    if version >= 6:
        wanted += struct.pack("=Q", _SOCKETS_AND_SIGNALS)
    ruleset = libc.syscall(_CREATE_RULESET, wanted, len(wanted), 0)
    if ruleset < 0:
        return False
    for path in readable:
        _allow_reading(libc, ruleset, path)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    held = libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return bool(held)


def _allow_reading(libc: ctypes.CDLL, ruleset: int, path: str) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | (_READ_DIR if stat.S_ISDIR(os.fstat(fd).st_mode) else 0)
        libc.syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, struct.pack("=Qi", rights, fd), 0)
    finally:
        os.close(fd)
