"""What git says of the work tree."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from edge.cli import files


def git(*words: str) -> str:
    """What a command of git prints; raises Unreadable."""
    try:
        done = subprocess.run(("git", *words), capture_output=True, check=True)
    except FileNotFoundError:
        raise files.Unreadable("git is not installed") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise files.Unreadable(f"git: {said[0] if said else 'failed'}") from None
    return done.stdout.decode(errors="surrogateescape")


def top() -> Path:
    """The folder of the work tree; raises Unreadable."""
    return Path(git("rev-parse", "--show-toplevel").strip()).resolve()


def changed_since(revision: str, paths: Sequence[str]) -> list[str]:
    """Files that differ from ``revision`` or are new, below ``paths`` where there are any, as seen from the top of the
    work tree, sorted; raises Unreadable.
    """
    limits = ("--", *(str(Path(path).resolve()) for path in paths or (top(),)))
    listed = git("diff", "--name-only", "--no-renames", "-z", revision, *limits)
    listed += git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", *limits)
    return sorted(set(listed.split("\0")) - {""})
