"""What a tree of processes uses, read from outside through /proc."""

import os
import re
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TICKS_PER_S = os.sysconf("SC_CLK_TCK")
_BLOCK_BYTES = 512
# Page tables are memory too.
_UNBACKED = re.compile(rb"^(?:Rss(?:Anon|Shmem)|VmPTE):\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Usage:
    """Of a whole tree; ``processes`` counts threads too, ``memory_bytes`` is what no file backs."""

    processes: int = 0
    memory_bytes: int = 0
    cpu_s: float = 0.0


class Meter:
    """Reads the usage of ``pid`` and all that is below it, again and again; of a tree of more than ``most`` processes
    that of some.
    """

    def __init__(self, pid: int, most: int) -> None:
        self._pid, self._most = pid, most
        # Ticks of each process when it was last seen: nobody may have waited for one that is gone.
        self._seen: dict[int, int] = {}
        self._before_s = 0.0
        self._before_s = self.read().cpu_s

    def read(self) -> Usage:
        """``cpu_s`` counts from when this meter was made, also what ended processes used, as far as they were waited
        for or seen.
        """
        processes, kib, waited = 0, 0, 0
        alive: dict[int, int] = {}
        for process in tree(self._pid, self._most):
            with suppress(FileNotFoundError, ProcessLookupError):
                folder = Path("/proc", str(process))
                # The name, which may hold anything, ends with the last parenthesis; behind it is field 3 of proc(5).
                fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
                processes += int(fields[17])
                alive[process] = int(fields[11]) + int(fields[12])
                waited += int(fields[13]) + int(fields[14])
                kib += _unbacked_kib(folder)
        self._seen |= alive
        ticks = max(sum(alive.values()) + waited, sum(self._seen.values()))
        return Usage(processes, kib * 1024, ticks / _TICKS_PER_S - self._before_s)


def _unbacked_kib(folder: Path) -> int:
    """Of one process; one whose first thread has ended says it in the others only."""
    amounts = _UNBACKED.findall((folder / "status").read_bytes())
    for thread in () if amounts else (folder / "task").iterdir():
        amounts = amounts or _UNBACKED.findall((thread / "status").read_bytes())
    return sum(map(int, amounts))


def tree(pid: int, most: int = sys.maxsize) -> list[int]:
    """``pid`` and all processes below it, nearest first; looking for them ends behind ``most``."""
    found, at = [pid], 0
    while at < len(found) <= most:
        found += _children(found[at])
        at += 1
    return found


def _children(pid: int) -> list[int]:
    """Each thread has its own list of those it started."""
    found: list[int] = []
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in Path("/proc", str(pid), "task").iterdir():
            found += map(int, (thread / "children").read_bytes().split())
    return found


def folder_usage(folder: Path, most_files: int) -> tuple[int, int]:
    """(number of entries, bytes on the disk) below ``folder``. Counting ends behind ``most_files``, and a folder that
    cannot be read counts for as many: whoever hides what is in it has something to hide.
    """
    files, size_bytes = 0, 0
    todo = [os.open(folder, os.O_RDONLY | os.O_DIRECTORY)]
    try:
        while todo and files <= most_files:
            descriptor = todo.pop()
            try:
                with os.scandir(descriptor) as entries:
                    for entry in entries:
                        files += 1
                        if files > most_files:
                            break
                        found, inner = _entry_usage(entry, descriptor)
                        size_bytes += found
                        todo += inner
            finally:
                os.close(descriptor)
    except PermissionError:
        files = most_files + 1
    finally:
        for descriptor in todo:
            os.close(descriptor)
    return files, size_bytes


def _entry_usage(entry: os.DirEntry[str], folder: int) -> tuple[int, list[int]]:
    """The bytes of an entry, and a descriptor of it when it is a folder; nothing when it has just gone."""
    try:
        if entry.is_dir(follow_symlinks=False):
            # By descriptor: a path may be longer than any call takes.
            return 0, [os.open(entry.name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)]
        return entry.stat(follow_symlinks=False).st_blocks * _BLOCK_BYTES, []
    except FileNotFoundError:
        return 0, []


def unlinked_bytes(pid: int) -> int:
    """Bytes on the disk of files that processes below ``pid`` hold open and no folder names any more."""
    files: dict[tuple[int, int], int] = {}
    for process in tree(pid):
        with suppress(FileNotFoundError, ProcessLookupError, PermissionError):
            for descriptor in Path("/proc", str(process), "fd").iterdir():
                with suppress(FileNotFoundError):
                    found = descriptor.stat()
                    if found.st_nlink == 0 and stat.S_ISREG(found.st_mode):
                        files[found.st_dev, found.st_ino] = found.st_blocks * _BLOCK_BYTES
    return sum(files.values())
