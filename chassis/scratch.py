"""Temporary folders named after the process that made them, so that those of a killed one can be told and removed."""

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import psutil

_OURS = re.compile(r"cognicode-[a-z]+-(\d+)-\w+")


def scratch_folder(purpose: str) -> tempfile.TemporaryDirectory[str]:
    """A fresh folder; ``purpose`` is one word in lower case."""
    return tempfile.TemporaryDirectory(prefix=f"cognicode-{purpose}-{os.getpid()}-")


def make_scratch_folder(purpose: str) -> Path:
    """The same, for whom ``remove`` is the end of it."""
    return Path(tempfile.mkdtemp(prefix=f"cognicode-{purpose}-{os.getpid()}-"))


def remove(folder: Path) -> None:
    """Remove a folder with whatever a hostile program left in it; nothing happens when it is not there."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except (OSError, RecursionError):
        # Folders without permissions, or nested thousands deep.
        subprocess.run(("/bin/chmod", "-R", "u+rwX", str(folder)), stderr=subprocess.DEVNULL, check=False)
        subprocess.run(("/bin/rm", "-rf", str(folder)), stderr=subprocess.DEVNULL, check=False)


def sweep() -> int:
    """Remove folders whose process is gone, and end what was started in them; returns how many folders.

    bubblewrap can be left behind when its parent is killed in the instant in which it starts.
    """
    for process in psutil.process_iter(["cmdline"]):
        if _is_orphan(_OURS.search(" ".join(process.info["cmdline"] or ()))):
            with suppress(psutil.Error):
                process.kill()
    removed = 0
    for path in Path(tempfile.gettempdir()).glob("cognicode-*"):
        if _is_orphan(_OURS.fullmatch(path.name)):
            remove(path)
            removed += 1
    return removed


def _is_orphan(named: re.Match[str] | None) -> bool:
    """Whether a name is one of ours whose process is gone."""
    return named is not None and not psutil.pid_exists(int(named[1]))
