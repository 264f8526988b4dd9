"""Configuration files of a project, which come with a request among the files beside its sources: the nearest one above
a source counts, whole.
"""

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from linter_service.engines.engine import EngineFailed
from syntax.source import Source

# Longer than anybody writes one, and read while others wait.
MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Found:
    """A configuration file: ``folder`` is where it lies."""

    path: str
    text: str

    @property
    def folder(self) -> PurePosixPath:
        return PurePosixPath(self.path).parent


def nearest(source: Source, *names: str) -> Found | None:
    """The first of ``names`` in the folder of ``source``, or in the nearest one above it that has one."""
    files = dict(source.beside)
    for folder in PurePosixPath(source.path).parents:
        for name in names:
            path = (folder / name).as_posix()
            if path in files:
                return Found(path, files[path])
    return None


def section(found: Found, *names: str) -> dict[str, Any]:
    """A table of a TOML file, empty where it has none of that name; raises EngineFailed when it is too large, or not
    TOML.
    """
    if len(found.text) > MOST_CHARACTERS:
        raise EngineFailed(f"{found.path} is longer than {MOST_CHARACTERS} characters")
    try:
        table: Any = _parsed(found.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise EngineFailed(f"{found.path} is not TOML: {error}") from None
    for name in names:
        table = table.get(name) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else {}


def matches(path: str, pattern: str) -> bool:
    """Whether a pattern means the file at ``path``: as a whole, by its name, or by a folder that it lies in. ``*``
    stands for any characters, also for ``/``. Such patterns are matched without going back, whatever they are.
    """
    whole = f"{pattern}*" if pattern.endswith("/") else pattern
    return fnmatchcase(path, whole) or fnmatchcase(PurePosixPath(path).name, pattern)


@lru_cache(maxsize=64)
def _parsed(text: str) -> dict[str, Any]:
    return tomllib.loads(text.removeprefix("\ufeff"))
