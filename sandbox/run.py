"""What is run, within which limits, and how it ended."""

import json
import signal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

MIB = 1024 * 1024


class Place(StrEnum):
    """Folders inside: the files of the run, read-only, and its private scratch space.

    A backend without a root of its own puts both below a folder; ``{root}`` in the words of a program stands for that.
    """

    SOURCES = "/src"
    SCRATCH = "/tmp"  # noqa: S108 -- inside the sandbox, where it is a private file system


class Outcome(StrEnum):
    """How a run ended; a breached limit is an outcome of its own."""

    EXITED = "exited"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    TOO_MUCH_OUTPUT = "too_much_output"
    TOO_MANY_PROCESSES = "too_many_processes"
    TOO_MANY_FILES = "too_many_files"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for the whole tree of a run, except ``address_space_bytes``, which binds each process (0: unbound,
    because V8 reserves far more than it uses), and ``open_files``. ``processes`` counts threads too.
    """

    wall_s: float = 30.0
    cpu_s: int = 30
    memory_bytes: int = 1024 * MIB
    address_space_bytes: int = 0
    processes: int = 64
    output_bytes: int = 32 * MIB
    scratch_bytes: int = 256 * MIB
    files: int = 10_000
    open_files: int = 256


@dataclass(frozen=True, slots=True)
class Mount:
    """Something of the host's that the code may read, at the same path inside unless ``inside`` says otherwise."""

    host: Path
    inside: str = ""

    @property
    def target(self) -> str:
        return self.inside or str(self.host)


@dataclass(frozen=True, slots=True)
class Command:
    """A program of its own; with ``is_prestarted`` one waits, isolated, for the next run that asks for the same, which
    has to be one that reads its standard input before it looks at a file. It is started ``prestart_after_s`` behind the
    run before it, so that one that is seldom asked for does not take the time of what is going on.
    """

    argv: tuple[str, ...]
    is_prestarted: bool = False
    prestart_after_s: float = 0.0


@dataclass(frozen=True, slots=True)
class WarmScript:
    """A Python script of ours, run by a fork of an interpreter that has imported ``preload`` already; with
    ``is_prestarted`` as a command.
    """

    path: str
    preload: tuple[str, ...] = ()
    is_prestarted: bool = False
    prestart_after_s: float = 0.0


@dataclass(frozen=True)
class Run:
    """``files`` (relative path to text) lie read-only in the sources; the scratch space is writable and private."""

    program: Command | WarmScript
    files: Mapping[str, str] = field(default_factory=dict)
    stdin: bytes = b""
    mounts: tuple[Mount, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    cwd: Place = Place.SOURCES
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class RunResult:
    """``exit_code`` is negative for a signal; the output of a run that was cut ends where it was cut."""

    outcome: Outcome
    exit_code: int
    stdout: bytes
    stderr: bytes
    duration_ms: int

    @property
    def ending(self) -> str:
        """The outcome in words."""
        if self.outcome is Outcome.CRASHED:
            return f"crashed ({signal.Signals(-self.exit_code).name})"
        return self.outcome.replace("_", " ")

    def said(self, token: str) -> Iterator[dict[str, Any]]:
        """What a script of ours said under its token, line by line; whatever else was printed is nobody's word."""
        for line in self.stdout.splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict) and entry.get("token") == token:
                yield entry
