"""System calls that Python does not offer, each raising OSError when it is refused. Numbers and structures are those of
the kernel's headers: mount.h, prctl.h, if.h, capability.h, seccomp.h, landlock.h.
"""

import ctypes
import fcntl
import os
import signal
import socket
import struct

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWPID, CLONE_NEWNET = 0x00020000, 0x08000000, 0x20000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 22, 24, 36, 38
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4
SECCOMP_MODE_FILTER = 2
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
CAPABILITY_VERSION_3 = 0x20080522
LAST_CAPABILITY = 40
# The same numbers on x86-64 and arm64.
CLONE3 = 435
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
LANDLOCK_RULE_PATH_BENEATH = 1
LANDLOCK_VERSION_FLAG = 1
# Execute, read a file, read a folder.
LANDLOCK_READ = 1 | 1 << 2 | 1 << 3
# All that ABI 6 knows: what is not granted below a path is refused.
LANDLOCK_ALL = (1 << 16) - 1
LANDLOCK_OF_FILES = 1 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15
LANDLOCK_NO_TCP = 3
LANDLOCK_NO_ABSTRACT_SOCKETS_NOR_SIGNALS = 3

_libc = ctypes.CDLL(None, use_errno=True)
_held_libc = ctypes.PyDLL(None, use_errno=True)


def _checked(result, what):
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")
    return result


def _text(value):
    return None if value is None else value.encode()


def mount(source, target, kind, flags, data=None):
    result = _libc.mount(_text(source), _text(target), _text(kind), ctypes.c_ulong(flags), _text(data))
    _checked(result, f"mount on {target}")


def fork_into(namespaces):
    """What os.fork() does, into new ``namespaces``."""
    arguments = struct.pack("=8Q", namespaces, 0, 0, 0, signal.SIGCHLD, 0, 0, 0)
    ctypes.pythonapi.PyOS_BeforeFork()
    # The interpreter's lock stays where it is: nothing of this thread may change between these three calls.
    child = _held_libc.syscall(CLONE3, arguments, ctypes.c_size_t(len(arguments)))
    (ctypes.pythonapi.PyOS_AfterFork_Parent if child else ctypes.pythonapi.PyOS_AfterFork_Child)()
    return _checked(child, "clone")


def start_loopback():
    """In a new network namespace, where nothing else is."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh22x", b"lo", IFF_UP))


def prctl(option, *arguments):
    words = [ctypes.c_ulong(argument) for argument in (*arguments, 0, 0, 0, 0)[:4]]
    return _checked(_libc.prctl(option, *words), f"prctl {option}")


def become_user(uid):
    """From root to a user who may nothing, for good."""
    for number in range(LAST_CAPABILITY + 1):
        prctl(PR_CAPBSET_DROP, number)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def drop_capabilities():
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    header, data = struct.pack("=Ii", CAPABILITY_VERSION_3, 0), bytes(24)
    _checked(_libc.capset(header, data), "capset")


def load_filter(program):
    """From here on the filter, a classic BPF program, decides about each system call of this process and below."""
    buffer = ctypes.create_string_buffer(program, len(program))
    pointer = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(buffer))
    holder = ctypes.create_string_buffer(pointer, len(pointer))
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(holder))


def landlock_version() -> int:
    """The version of the kernel's Landlock interface; 0 when there is none."""
    version: int = _libc.syscall(LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), LANDLOCK_VERSION_FLAG)
    return max(0, version)


def restrict_paths(readable, writable):
    """From here on only these paths can be read and executed, or written; no TCP, no signal to others."""
    attributes = struct.pack("=QQQ", LANDLOCK_ALL, LANDLOCK_NO_TCP, LANDLOCK_NO_ABSTRACT_SOCKETS_NOR_SIGNALS)
    size = ctypes.c_size_t(len(attributes))
    ruleset = _checked(_libc.syscall(LANDLOCK_CREATE_RULESET, attributes, size, 0), "landlock ruleset")
    for paths, access in ((readable, LANDLOCK_READ), (writable, LANDLOCK_ALL)):
        for path in paths:
            _allow(ruleset, path, access)
    _checked(_libc.syscall(LANDLOCK_RESTRICT_SELF, ruleset, 0), "landlock")
    os.close(ruleset)


def _allow(ruleset, path, access):
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    granted = access if os.path.isdir(path) else access & LANDLOCK_OF_FILES
    rule = struct.pack("=Qi", granted, descriptor)
    result = _libc.syscall(LANDLOCK_ADD_RULE, ruleset, LANDLOCK_RULE_PATH_BENEATH, rule, 0)
    _checked(result, f"landlock rule for {path}")
    os.close(descriptor)
