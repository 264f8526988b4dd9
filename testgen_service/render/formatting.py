"""Test files as the formatter of their ecosystem writes them: ruff for Python, Biome for JavaScript and TypeScript."""

import subprocess
import sysconfig
from pathlib import Path

from chassis.errors import FailedPrecondition
from chassis.node import node_executable, tool

TIMEOUT_S = 20.0
_RUFF = ("format", "--isolated", "--line-length=100", "--quiet", "--stdin-filename=tests.py", "-")
_BIOME = ("format", "--indent-style=space", "--line-width=100", "--colors=off")


def formatted(text: str) -> str:
    """``text`` through ``ruff format``; as it was, when ruff is missing or cannot read it."""
    ruff = Path(sysconfig.get_path("scripts"), "ruff")
    return _through([str(ruff), *_RUFF], text) if ruff.exists() else text


def formatted_javascript(text: str, filename: str) -> str:
    """``text`` through ``biome format``; as it was, when that is missing or cannot read it."""
    try:
        biome = [str(node_executable()), str(tool("@biomejs", "biome", "bin", "biome"))]
    except FailedPrecondition:
        return text
    return _through([*biome, *_BIOME, f"--stdin-file-path={filename}"], text)


def _through(command: list[str], text: str) -> str:
    result = subprocess.run(
        command, input=text.encode(), capture_output=True, timeout=TIMEOUT_S, check=False, cwd=Path(__file__).parent
    )
    return result.stdout.decode() if result.returncode == 0 and result.stdout else text
