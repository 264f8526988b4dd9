"""What an engine is."""

from dataclasses import dataclass
from typing import Protocol

from chassis.level import Level
from linter_service.finding import Finding
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import Language
from syntax.source import Source


class EngineFailed(Exception):
    """The engine broke; its text is for the log and the summary, never for paths or secrets."""


class EngineMissing(EngineFailed):
    """The engine is not installed; the text says how to get it."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """What the engines of an agent share; whoever made it closes it."""

    checker: SyntaxChecker
    sandbox: SandboxState


class Engine(Protocol):
    """Finds problems in one file at a time, and may be asked about several at once."""

    name: str
    level: Level
    """The shallowest level that runs it."""
    timeout_s: float
    most_lines_again: int
    """Lines in all that it is asked about again while the fixes of a file are tried; 0 when it does not count."""

    @property
    def version(self) -> str:
        """Empty until the engine has answered once."""
        ...

    def serves(self, language: Language) -> bool:
        """Whether the engine knows the language."""
        ...

    async def findings(self, source: Source) -> list[Finding]:
        """Findings without ids, fixes unproven; raises EngineFailed or TimeoutError."""
        ...

    async def close(self) -> None:
        """End what the engine has started."""
        ...
