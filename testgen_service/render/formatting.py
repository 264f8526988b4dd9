"""Python as its ecosystem's formatter writes it."""

import subprocess
import sysconfig
from pathlib import Path

TIMEOUT_S = 20.0
_OPTIONS = ("format", "--isolated", "--line-length=100", "--quiet", "--stdin-filename=tests.py", "-")


def formatted(text: str) -> str:
    """``text`` through ``ruff format``; as it was, when ruff is missing or cannot read it."""
    ruff = Path(sysconfig.get_path("scripts"), "ruff")
    if not ruff.exists():
        return text
    result = subprocess.run([ruff, *_OPTIONS], input=text.encode(), capture_output=True, timeout=TIMEOUT_S, check=False)
    return result.stdout.decode() if result.returncode == 0 and result.stdout else text
