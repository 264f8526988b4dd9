"""What an isolation backend is."""

from pathlib import Path
from typing import Protocol

from sandbox.run import Run


class Backend(Protocol):
    """Turns a run into a command that isolates it."""

    name: str

    def command(self, run: Run, sources: Path, filter_fd: int, slot: int) -> list[str]:
        """The command line; ``sources`` is the host folder with the run's files, ``filter_fd`` an open descriptor
        that holds the system-call filter, ``slot`` a number no other run of this process has now.
        """
        ...
