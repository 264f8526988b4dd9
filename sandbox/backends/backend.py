"""What an isolation backend is."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sandbox.run import Mount


@dataclass(frozen=True)
class Launch:
    """How to start a zygote: its command line, its whole environment, and what it is told first (see zygote.py)."""

    command: tuple[str, ...]
    environment: dict[str, str]
    setup: dict[str, Any]


class Backend(Protocol):
    """Starts zygotes that isolate what they run."""

    name: str
    # Processes of our own around each run: they do not count as the run's.
    own_processes: int
    # Whether its runs write to folders of the host's, which have to be watched.
    has_folder: bool

    def launch(self, root: Path, mounts: tuple[Mount, ...], slot: int) -> Launch:
        """``root`` is an empty host folder of the zygote's; ``slot`` a number that no other one of this process has."""
        ...
