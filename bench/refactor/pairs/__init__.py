"""Reads the pairs: files that hold an original, versions that do the same, and versions that do not.

A line ``--- original`` behind the sign of a comment opens a section, ``--- equivalent: WHAT`` one that does the same,
and ``--- wrong CLASS: WITNESS`` one that does not. The witness is what shows it: statements and, last, an expression,
separated by "; ". A class of mistakes is one word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
_SECTION = re.compile(r"^(?:#|//) --- (original|equivalent|wrong)(?: ([a-z-]+))?(?:: (.*))?\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pair:
    """``kind`` is empty for a change that is right, else the class of its mistake, with what shows it."""

    path: Path
    what: str
    original: str
    changed: str
    kind: str = ""

    @property
    def name(self) -> str:
        """Where it stands, in words."""
        return f"{self.path.parent.name}/{self.path.name}: {self.kind or 'equivalent'}: {self.what}"


def pairs() -> list[Pair]:
    """All of them, by file."""
    paths = sorted(path for folder in ("python", "javascript") for path in (FOLDER / folder).iterdir())
    return [pair for path in paths if path.suffix in (".py", ".mjs", ".ts") for pair in _read(path)]


def _read(path: Path) -> Iterator[Pair]:
    _, *parts = _SECTION.split(path.read_text())
    sections = [tuple(parts[n : n + 4]) for n in range(0, len(parts), 4)]
    original = next(text for kind, _, _, text in sections if kind == "original")
    for kind, mistake, what, text in sections:
        if kind != "original":
            yield Pair(path, what or "", original, text, mistake or "")
