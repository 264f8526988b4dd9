"""One attempt to break out."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """What the attempt is written in."""

    PYTHON = "python"
    NODE = "node"


@dataclass(frozen=True, slots=True)
class Probe:
    """``code`` calls ``escaped()`` once it has done what it must not, with what ``Outside.world`` tells it.

    ``before`` is run first, in a run of its own. With ``leaves_process`` the code starts a process by the name
    ``world["process"]`` that must not be there any more when the run is over; nothing needs to be said then.
    """

    name: str
    language: Language
    code: str
    before: str = ""
    leaves_process: bool = False

    def __str__(self) -> str:
        return f"{self.language}: {self.name}"
