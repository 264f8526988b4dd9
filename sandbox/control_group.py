"""The control group of a cell, where this process may make one: the kernel's own bound for memory and processes.

Both versions of the interface are known (cgroups(7)): the first has a folder for each controller, the second one for
all. A controller that cannot be used is left out; what is watched from outside does not depend on any.
"""

import os
import re
import signal
import time
from contextlib import suppress
from pathlib import Path

from sandbox.run import MIB, Limits, Outcome

_PREFIX = "cognicode"
_OURS = re.compile(rf"{_PREFIX}-(\d+)-\d+")
# What a group holds beside the run: the zygote, and pages of files that the kernel has not given up yet.
_SLACK_BYTES = 64 * MIB
_REMOVAL_S, _REMOVAL_STEP_S = 3.0, 0.01
# By controller: the file of the bound, and the file and word that count its breaches; version 1, then version 2.
_MEMORY = (("memory.limit_in_bytes", "memory.oom_control", "oom_kill"), ("memory.max", "memory.events", "oom_kill"))
_PIDS = (("pids.max", "pids.events", "max"), ("pids.max", "pids.events", "max"))


class ControlGroup:
    """Empty, and bounding nothing, when no folder could be made."""

    def __init__(self, name: str) -> None:
        folders = {controller: _made(parent, name) for controller, parent in _parents().items()}
        self._folders = {controller: folder for controller, folder in folders.items() if folder is not None}
        self._memory = self._interface("memory", _MEMORY)
        self._pids = self._interface("pids", _PIDS)
        self._before = (0, 0)

    @property
    def bounds_processes(self) -> bool:
        """Whether the kernel counts the processes of this group."""
        return self._pids is not None

    def add(self, pids: list[int]) -> None:
        """Their children follow."""
        for folder in set(self._folders.values()):
            for pid in pids:
                with suppress(OSError):
                    (folder / "cgroup.procs").write_text(str(pid))

    def bound(self, limits: Limits, own_processes: int) -> None:
        """For the next run; breaches are counted from here."""
        if self._memory is not None:
            # Memory holds the scratch space as well.
            _write(self._memory[0], limits.memory_bytes + limits.scratch_bytes + _SLACK_BYTES)
        if self._pids is not None:
            _write(self._pids[0], limits.processes + own_processes)
        self._before = self._breaches()

    def breach(self) -> Outcome | None:
        """The bound that the kernel had to defend since ``bound``."""
        memory, pids = self._breaches()
        if memory > self._before[0]:
            return Outcome.OUT_OF_MEMORY
        return Outcome.TOO_MANY_PROCESSES if pids > self._before[1] else None

    def remove(self) -> None:
        """With whatever is left in it."""
        for folder in set(self._folders.values()):
            for pid in _lines(str(folder / "cgroup.procs")):
                with suppress(ProcessLookupError, PermissionError):
                    os.kill(int(pid), signal.SIGKILL)
        end = time.monotonic() + _REMOVAL_S
        for folder in set(self._folders.values()):
            while not _removed(folder) and time.monotonic() < end:
                time.sleep(_REMOVAL_STEP_S)

    def _interface(self, controller: str, versions: tuple[tuple[str, str, str], ...]) -> tuple[Path, Path, str] | None:
        folder = self._folders.get(controller)
        for bound, events, word in versions:
            if folder is not None and os.access(folder / bound, os.W_OK):
                return folder / bound, folder / events, word
        return None

    def _breaches(self) -> tuple[int, int]:
        return _count(self._memory), _count(self._pids)


def _parents() -> dict[str, Path]:
    """The folder of this process's own group, by controller; one folder serves both in version 2."""
    mounts: dict[str, Path] = {}
    for line in _lines("/proc/self/mountinfo"):
        fields, _, rest = line.partition(" - ")
        kind, _, options = rest.split(" ", 2)
        if kind.startswith("cgroup"):
            names = options.split(",") if kind == "cgroup" else [""]
            mounts |= dict.fromkeys(names, Path(fields.split()[4]))
    found: dict[str, Path] = {}
    for line in _lines("/proc/self/cgroup"):
        _, controllers, path = line.split(":", 2)
        for name in controllers.split(","):
            if name in mounts:
                served = ["memory", "pids"] if not name else [name]
                found = {**dict.fromkeys(served, mounts[name] / path.strip("/")), **found}
    return {name: found[name] for name in ("memory", "pids") if name in found}


def _made(parent: Path, name: str) -> Path | None:
    """The group, or None where none may be made; those of processes that are gone are removed on the way."""
    with suppress(OSError):
        for left in parent.glob(f"{_PREFIX}-*"):
            owner = _OURS.fullmatch(left.name)
            if owner is not None and not Path("/proc", owner[1]).exists():
                _removed(left)
        folder = parent / f"{_PREFIX}-{os.getpid()}-{name}"
        folder.mkdir(exist_ok=True)
        return folder
    return None


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def _write(path: Path, value: int) -> None:
    # A bound below what is used at this moment is refused, and the one before it stays.
    with suppress(OSError):
        path.write_text(str(value))


def _count(interface: tuple[Path, Path, str] | None) -> int:
    if interface is None:
        return 0
    words = [line.split() for line in _lines(str(interface[1]))]
    return next((int(count) for word, count in words if word == interface[2]), 0)


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
