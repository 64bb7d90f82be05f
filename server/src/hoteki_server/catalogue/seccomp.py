"""A system call filter for the compile worker: no network, no new processes, no reach into other ones (Linux)."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from typing import NamedTuple

__all__ = ["deny_calls"]

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW = 0x7FFF0000
_KILL = 0x80000000
_ERRNO = 0x00050000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_CLONE_THREAD = 0x00010000
_X32 = 0x40000000


class _Machine(NamedTuple):
    architecture: int
    clone: int
    clone3: int
    signals: tuple[int, ...]
    denied: tuple[int, ...]


# Numbers are the kernel's, fixed for ever per architecture. `clone3` passes its flags by pointer, where no filter can
# look: it is answered as unknown, and libc falls back to `clone`.
_X86_64 = _Machine(
    architecture=0xC000003E,
    clone=56,
    clone3=435,
    signals=(62, 200, 234),  # kill tkill tgkill
    denied=(
        41, 42, 43, 44, 46, 49, 50, 53, 288,  # socket connect accept sendto sendmsg bind listen socketpair accept4
        57, 58, 59, 322, 109, 112,  # fork vfork execve execveat setpgid setsid
        101, 310, 311, 424, 434,  # ptrace process_vm_readv process_vm_writev pidfd_send_signal pidfd_open
        160, 165, 272, 308, 321, 425,  # setrlimit mount unshare setns bpf io_uring_setup
        76, 82, 83, 84, 85, 86, 87, 88, 90, 92, 94, 133,  # truncate rename mkdir rmdir creat link unlink symlink …
        258, 259, 260, 263, 264, 265, 266, 268, 304, 316, 452,  # mkdirat mknodat fchownat unlinkat renameat linkat …
    ),
)  # fmt: skip
_AARCH64 = _Machine(
    architecture=0xC00000B7,
    clone=220,
    clone3=435,
    signals=(129, 130, 131),
    denied=(
        198, 199, 200, 201, 202, 203, 206, 211, 242,
        221, 281, 154, 157,
        117, 270, 271, 424, 434,
        164, 40, 97, 268, 280, 425,
        33, 34, 35, 36, 37, 38, 45, 53, 54, 265, 276, 452,
    ),
)  # fmt: skip
_MACHINES = {"x86_64": _X86_64, "aarch64": _AARCH64}


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _program(machine: _Machine, pid: int) -> bytes:
    refuse = _step(_RETURN, _ERRNO | errno.EPERM)
    allow = _step(_RETURN, _ALLOW)
    first_argument = _step(_LOAD, _FIRST_ARGUMENT)
    steps = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_JUMP_EQUAL, machine.architecture, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_JUMP_AT_LEAST, _X32, 0, 1),
        refuse,
    ]
    for number in machine.denied:
        steps += [_step(_JUMP_EQUAL, number, 0, 1), refuse]
    steps += [_step(_JUMP_EQUAL, machine.clone3, 0, 1), _step(_RETURN, _ERRNO | errno.ENOSYS)]
    clone = [first_argument, _step(_JUMP_SET, _CLONE_THREAD, 1, 0), refuse, allow]
    steps += [_step(_JUMP_EQUAL, machine.clone, 0, len(clone)), *clone]
    for number in machine.signals:
        to_itself = [first_argument, _step(_JUMP_EQUAL, pid, 1, 0), refuse, allow]
        steps += [_step(_JUMP_EQUAL, number, 0, len(to_itself)), *to_itself]
    return b"".join([*steps, allow])


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def deny_calls() -> bool:
    """Install the filter for this process for good; False where the platform has none."""
    machine = _MACHINES.get(platform.machine())
    if machine is None or platform.system() != "Linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    program = _program(machine, os.getpid())
    wanted = _Filter(len(program) // 8, program)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(wanted), 0, 0) == 0)
