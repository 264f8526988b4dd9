"""Temporary folders named after the process that made them, so that those of a killed one can be told and removed."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import psutil

_OURS = re.compile(r"cognicode-[a-z]+-(\d+)-\w+")


def scratch_folder(purpose: str) -> tempfile.TemporaryDirectory[str]:
    """A fresh folder; ``purpose`` is one word in lower case."""
    return tempfile.TemporaryDirectory(prefix=f"cognicode-{purpose}-{os.getpid()}-")


def sweep() -> int:
    """Remove folders whose process is gone; returns how many."""
    removed = 0
    for path in Path(tempfile.gettempdir()).glob("cognicode-*"):
        owner = _OURS.fullmatch(path.name)
        if owner is not None and not psutil.pid_exists(int(owner[1])):
            shutil.rmtree(path, ignore_errors=True)
            removed += 1
    return removed
