"""Landlock, a system-call filter and limits, for pods and containers that refuse namespaces.

Weaker than namespaces, knowingly: the names, sizes and dates of files can be asked for (not their contents), the
host's name can be read, and that a process exists can be found out.
"""

import os
import stat
import sys
from pathlib import Path
from typing import Any

from chassis.errors import FailedPrecondition
from sandbox.backends.backend import Launch
from sandbox.backends.spare_uid import spare_uid
from sandbox.inside import kernel
from sandbox.interpreters import ZYGOTE, ZYGOTE_ENVIRONMENT
from sandbox.run import Mount
from sandbox.seccomp import NO_NAMESPACES, program
from sandbox.system import SYSTEM

# The first version that keeps signals and abstract sockets inside.
NEEDED_VERSION = 6
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


class Landlock:
    """Raises FailedPrecondition when the kernel's Landlock is too old."""

    name = "landlock"
    # The zygote and the overseer.
    own_processes = 2
    has_folder = True

    def __init__(self) -> None:
        version = kernel.landlock_version()
        if version < NEEDED_VERSION:
            raise FailedPrecondition(
                f"Landlock has version {version} here, and {NEEDED_VERSION} is needed", hint="Use Linux 6.12 or newer."
            )
        if os.geteuid() == 0 and not _is_open_to_all(Path(sys.executable).resolve()):
            raise FailedPrecondition(
                "As root, Landlock runs code as a user of its own, who cannot read the Python interpreter",
                hint="Install Python and the product where every user may read them, such as /opt.",
            )
        self._filter = program(NO_NAMESPACES).hex()

    def launch(self, root: Path, mounts: tuple[Mount, ...], slot: int) -> Launch:
        # A spare user must be able to pass through.
        root.chmod(0o711)
        setup: dict[str, Any] = {
            "isolation": self.name,
            "root": str(root),
            "uid": spare_uid(slot),
            "filter": self._filter,
            "readable": [*filter(_exists, (*SYSTEM, *_DEVICES)), *(str(mount.host) for mount in mounts)],
            "links": {mount.inside: str(mount.host) for mount in mounts if mount.inside},
        }
        return Launch(ZYGOTE, ZYGOTE_ENVIRONMENT, setup)


def _exists(path: str) -> bool:
    return Path(path).exists()


def _is_open_to_all(path: Path) -> bool:
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.parents)
