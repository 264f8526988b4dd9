"""The system-call filter as a classic BPF program, the form that bubblewrap loads (see seccomp(2), linux/filter.h).

Everything is allowed but what reaches other processes, the kernel's innards, or new namespaces, plus memfd_create and
execveat, which run code from no file, and sockets of families other than local and internet.
"""

import platform
import struct

from chassis.errors import FailedPrecondition

_LOAD, _JUMP_EQ, _JUMP_SET, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_EPERM, _ENOSYS = 0x00050000 | 1, 0x00050000 | 38
_NR, _ARCH, _ARG0 = 0, 4, 16
# CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET, NEWTIME
_NEW_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000 | 0x80
_FAMILIES = (1, 2, 10)  # AF_UNIX, AF_INET, AF_INET6

# Numbers from the kernel's tables: asm/unistd_64.h (x86) and asm-generic/unistd.h (arm64).
_DENIED: dict[str, tuple[int, int]] = {
    "ptrace": (101, 117),
    "syslog": (103, 116),
    "personality": (135, 92),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "acct": (163, 89),
    "settimeofday": (164, 170),
    "mount": (165, 40),
    "umount2": (166, 39),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "init_module": (175, 105),
    "delete_module": (176, 106),
    "quotactl": (179, 60),
    "clock_settime": (227, 112),
    "kexec_load": (246, 104),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "unshare": (272, 97),
    "perf_event_open": (298, 241),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "clock_adjtime": (305, 266),
    "setns": (308, 268),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "finit_module": (313, 273),
    "memfd_create": (319, 279),
    "kexec_file_load": (320, 294),
    "bpf": (321, 280),
    "execveat": (322, 281),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "pidfd_getfd": (438, 438),
    "mount_setattr": (442, 442),
    "memfd_secret": (447, 447),
}
_CLONE, _CLONE3, _SOCKET = (56, 220), (435, 435), (41, 198)
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_X32_BIT = 0x40000000


def _statement(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def program() -> bytes:
    """The filter for this machine; raises FailedPrecondition on an architecture without a table."""
    machine = platform.machine()
    if machine not in _ARCHITECTURES:
        raise FailedPrecondition(f"No system-call filter for {machine}", hint="Use an x86-64 or arm64 machine.")
    column, audit = _ARCHITECTURES[machine]
    code = [
        _statement(_LOAD, _ARCH),
        _statement(_JUMP_EQ, audit, if_true=1),
        _statement(_RETURN, _KILL),
        _statement(_LOAD, _NR),
    ]
    if machine == "x86_64":
        code += [_statement(_JUMP_SET, _X32_BIT, if_false=1), _statement(_RETURN, _KILL)]
    for numbers in _DENIED.values():
        code += [_statement(_JUMP_EQ, numbers[column], if_false=1), _statement(_RETURN, _EPERM)]
    # glibc falls back to clone, whose flags can be read, when clone3 does not exist.
    code += [_statement(_JUMP_EQ, _CLONE3[column], if_false=1), _statement(_RETURN, _ENOSYS)]
    code += [
        _statement(_JUMP_EQ, _CLONE[column], if_false=4),
        _statement(_LOAD, _ARG0),
        _statement(_JUMP_SET, _NEW_NAMESPACES, if_false=1),
        _statement(_RETURN, _EPERM),
        _statement(_RETURN, _ALLOW),
    ]
    code += [_statement(_JUMP_EQ, _SOCKET[column], if_false=len(_FAMILIES) + 2), _statement(_LOAD, _ARG0)]
    for left, family in zip(range(len(_FAMILIES), 0, -1), _FAMILIES, strict=True):
        code.append(_statement(_JUMP_EQ, family, if_true=left))
    code += [_statement(_RETURN, _EPERM), _statement(_RETURN, _ALLOW)]
    return b"".join(code)
