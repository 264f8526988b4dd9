"""The system-call filter as a classic BPF program, the form that the kernel loads (see seccomp(2), linux/filter.h).

Everything is allowed but what reaches other processes, the kernel's innards, or new namespaces, plus memfd_create and
execveat, which run code from no file, memory and queues shared by a number, which no limit counts, and sockets of
families other than local and internet. Where no namespace keeps the rest of the machine out of sight, more is refused:
every socket, what changes files that cannot be opened, and what changes processes of the same user.
"""

import platform
import struct
from dataclasses import dataclass

from chassis.errors import FailedPrecondition

_LOAD, _JUMP_EQ, _JUMP_SET, _AND, _RETURN = 0x20, 0x15, 0x45, 0x54, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_EPERM, _ENOSYS = 0x00050000 | 1, 0x00050000 | 38
_NR, _ARCH, _ARG0, _ARG1 = 0, 4, 16, 24
# CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET, NEWTIME
_NEW_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000 | 0x80
_LOCAL_AND_INTERNET = (1, 2, 10)  # AF_UNIX, AF_INET, AF_INET6
# In a column of a table: the architecture does not have it.
_NONE = -1

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
    # What others open, and where the host keeps what is mounted.
    "inotify_add_watch": (254, 27),
    "fanotify_init": (300, 262),
    "statmount": (457, 457),
    "listmount": (458, 458),
}
# What changes a file by its path or descriptor without having opened it for writing, which Landlock does not see.
_FILES: dict[str, tuple[int, int]] = {
    "chmod": (90, _NONE),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, _NONE),
    "fchown": (93, 55),
    "lchown": (94, _NONE),
    "fchownat": (260, 54),
    "utime": (132, _NONE),
    "utimes": (235, _NONE),
    "futimesat": (261, _NONE),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "setxattrat": (463, 463),
    "removexattrat": (466, 466),
    "file_getattr": (468, 468),
    "file_setattr": (469, 469),
    # A pair of sockets talks to itself; with these it would talk to others.
    "bind": (49, 200),
    "connect": (42, 203),
}
# Memory and queues that every process of the machine can ask for by a number or a name.
_SHARED: dict[str, tuple[int, int]] = {
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "semget": (64, 190),
    "semop": (65, 193),
    "semctl": (66, 191),
    "semtimedop": (220, 192),
    "msgget": (68, 186),
    "msgsnd": (69, 189),
    "msgrcv": (70, 188),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
}
# Allowed on the calling process alone, not on our own of the same user, a group or a user; the arguments that say so,
# with their values.
_OF_PROCESSES: dict[str, tuple[int, int, tuple[tuple[int, int], ...]]] = {
    "setpriority": (141, 140, ((_ARG0, 0), (_ARG1, 0))),
    "ioprio_set": (251, 30, ((_ARG0, 1), (_ARG1, 0))),
    "prlimit64": (302, 261, ((_ARG0, 0),)),
    "sched_setaffinity": (203, 122, ((_ARG0, 0),)),
    "sched_setscheduler": (144, 119, ((_ARG0, 0),)),
    "sched_setparam": (142, 118, ((_ARG0, 0),)),
    "sched_setattr": (314, 274, ((_ARG0, 0),)),
    "migrate_pages": (256, 238, ((_ARG0, 0),)),
    "move_pages": (279, 239, ((_ARG0, 0),)),
}
_OF_ITSELF: dict[str, tuple[int, int, tuple[tuple[int, int], ...]]] = {
    **_OF_PROCESSES,
    # Space beyond the end of a file, which its size does not show.
    "fallocate": (285, 47, ((_ARG1, 0),)),
}
# Refused for some values of their second argument: leases make others wait, flags change files that cannot be written.
_COMMANDS: dict[str, tuple[int, int, tuple[int, ...]]] = {
    # F_SETLEASE, F_NOTIFY
    "fcntl": (72, 25, (1024, 1026)),
    # FS_IOC_SETFLAGS, FS_IOC_FSSETXATTR, FS_IOC_ENABLE_VERITY
    "ioctl": (16, 29, (0x40086602, 0x401C5820, 0x40806685)),
}
_SOCKETPAIR, _TYPE_BITS, _STREAM = (53, 199), 0xF, 1
_CLONE, _CLONE3, _SOCKET = (56, 220), (435, 435), (41, 198)
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_X32_BIT = 0x40000000


@dataclass(frozen=True, slots=True)
class Policy:
    """System calls by name, with their numbers: ``denied`` ones fail, those ``of_itself`` may name no other process."""

    denied: dict[str, tuple[int, int]]
    of_itself: dict[str, tuple[int, int, tuple[tuple[int, int], ...]]]
    socket_families: tuple[int, ...]
    only_streams: bool


IN_NAMESPACES = Policy({**_DENIED, **_SHARED}, _OF_PROCESSES, _LOCAL_AND_INTERNET, only_streams=False)
NO_NAMESPACES = Policy({**_DENIED, **_FILES, **_SHARED}, _OF_ITSELF, (), only_streams=True)


def program(policy: Policy) -> bytes:
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
    for numbers in policy.denied.values():
        if numbers[column] != _NONE:
            code += [_statement(_JUMP_EQ, numbers[column], if_false=1), _statement(_RETURN, _EPERM)]
    for *pair, wanted in policy.of_itself.values():
        code += _only_with(pair[column], wanted)
    for *pair, commands in _COMMANDS.values():
        code += _never_with(pair[column], commands)
    if policy.only_streams:
        code += _only_streams(_SOCKETPAIR[column])
    # glibc falls back to clone, whose flags can be read, when clone3 does not exist.
    code += [_statement(_JUMP_EQ, _CLONE3[column], if_false=1), _statement(_RETURN, _ENOSYS)]
    code += [
        _statement(_JUMP_EQ, _CLONE[column], if_false=4),
        _statement(_LOAD, _ARG0),
        _statement(_JUMP_SET, _NEW_NAMESPACES, if_false=1),
        _statement(_RETURN, _EPERM),
        _statement(_RETURN, _ALLOW),
    ]
    code += _only_families(_SOCKET[column], policy.socket_families)
    return b"".join((*code, _statement(_RETURN, _ALLOW)))


def _statement(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _only_with(number: int, wanted: tuple[tuple[int, int], ...]) -> list[bytes]:
    """Refuse a call unless its arguments have the values that are wanted."""
    checks = [
        statement
        for argument, value in wanted
        for statement in (
            _statement(_LOAD, argument),
            _statement(_JUMP_EQ, value, if_true=1),
            _statement(_RETURN, _EPERM),
        )
    ]
    return [_statement(_JUMP_EQ, number, if_false=len(checks) + 1), *checks, _statement(_RETURN, _ALLOW)]


def _never_with(number: int, commands: tuple[int, ...]) -> list[bytes]:
    """Refuse a call whose second argument is one of ``commands``."""
    code = [_statement(_JUMP_EQ, number, if_false=len(commands) + 3), _statement(_LOAD, _ARG1)]
    for left, command in zip(range(len(commands), 0, -1), commands, strict=True):
        code.append(_statement(_JUMP_EQ, command, if_true=left))
    return [*code, _statement(_RETURN, _ALLOW), _statement(_RETURN, _EPERM)]


def _only_streams(number: int) -> list[bytes]:
    """Refuse pairs of sockets of any other type."""
    return [
        _statement(_JUMP_EQ, number, if_false=5),
        _statement(_LOAD, _ARG1),
        _statement(_AND, _TYPE_BITS),
        _statement(_JUMP_EQ, _STREAM, if_true=1),
        _statement(_RETURN, _EPERM),
        _statement(_RETURN, _ALLOW),
    ]


def _only_families(number: int, families: tuple[int, ...]) -> list[bytes]:
    """Refuse a call unless its first argument is one of ``families``."""
    code = [_statement(_JUMP_EQ, number, if_false=len(families) + 3), _statement(_LOAD, _ARG0)]
    for left, family in zip(range(len(families), 0, -1), families, strict=True):
        code.append(_statement(_JUMP_EQ, family, if_true=left))
    return [*code, _statement(_RETURN, _EPERM), _statement(_RETURN, _ALLOW)]
