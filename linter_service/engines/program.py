"""Programs of others that read what a file names, such as what it includes: they run in the sandbox."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from chassis.errors import FailedPrecondition, InvalidArgument
from linter_service.engines.engine import EngineFailed, EngineMissing
from sandbox.interpreters import python_mounts
from sandbox.run import Command, Limits, Mount, Outcome, Place, Run
from sandbox.selftest import SandboxState
from syntax.source import Source

_WALL_S = 60.0
# A folder that it may write to, as its arguments name it.
SCRATCH = f"{{root}}{Place.SCRATCH}"


@dataclass(frozen=True, slots=True)
class Said:
    """What a program printed."""

    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Program:
    """``argv`` without the file, ``mounts`` what it needs beyond the system's folders."""

    argv: tuple[str, ...]
    mounts: tuple[Mount, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    async def run(self, sandbox: SandboxState, source: Source, *arguments: str) -> Said:
        """What it prints, whatever its exit status says, with the files of ``source`` in its working directory; raises
        EngineMissing without a sandbox, EngineFailed when a limit ended it and TimeoutError when that is time.
        """
        limits = Limits(wall_s=_WALL_S, cpu_s=round(_WALL_S))
        mounts = (*python_mounts(), *(mount for mount in self.mounts if mount not in python_mounts()))
        environment = {"LC_ALL": "C.UTF-8", **self.environment}
        run = Run(Command((*self.argv, *arguments)), source.files, b"", mounts, environment, limits=limits)
        try:
            box = await sandbox.get()
            result = await box.run(run)
        except FailedPrecondition as error:
            raise EngineMissing(f"it runs in the sandbox alone. {error.message}. {error.hint}") from error
        except InvalidArgument as error:
            raise EngineFailed("the files of the request cannot be laid out beside each other") from error
        if result.outcome is Outcome.TIMED_OUT:
            raise TimeoutError
        if result.outcome is not Outcome.EXITED:
            raise EngineFailed(f"it ended by itself ({result.ending})")
        return Said(result.stdout.decode(errors="replace"), result.stderr.decode(errors="replace"))


def installed(package: str) -> Distribution:
    """A package that brings a program; raises EngineMissing with the way to get it."""
    try:
        return distribution(package)
    except PackageNotFoundError as error:
        raise EngineMissing(f"its program is not installed; run: pip install {package}") from error


def mounts_of(folder: Path) -> tuple[Mount, ...]:
    """What shows a program the folder that it needs, where that is not the system's."""
    return () if folder.is_relative_to("/usr") else (Mount(folder),)


def path_of(source: Source) -> str:
    """How a program is told of a file: a name that begins like an option is none."""
    return f"./{source.path}"
