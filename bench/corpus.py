"""Real files that nobody here wrote: of Python's standard library and of the npm packages here."""

import hashlib
import sysconfig
from pathlib import Path

from chassis.node import TOOLS_ROOT
from syntax.checker import python_problems
from syntax.languages import PYTHON, language_of
from syntax.parsing import error_spans, parse
from syntax.source import Source

MOST_CHARACTERS = 60_000
ENDINGS = {"python": (".py",), "javascript": (".js", ".mjs", ".cjs", ".ts")}


def files(family: str, count: int) -> list[Path]:
    """So many that parse and that a person wrote, in the order of the digests of their paths."""
    root = Path(sysconfig.get_path("stdlib")) if family == "python" else TOOLS_ROOT / "node_modules"
    found = [path for path in root.rglob("*") if path.suffix in ENDINGS[family] and _is_written(path)]
    found.sort(key=lambda path: hashlib.sha256(path.relative_to(root).as_posix().encode()).digest())
    chosen: list[Path] = []
    for path in found:
        if len(chosen) == count:
            break
        if parses(source(path)):
            chosen.append(path)
    return chosen


def source(path: Path) -> Source:
    """The file as one of a request."""
    return Source(path.name, language_of("", path.name), path.read_text())


def parses(source: Source) -> bool:
    """Whether its own language's parser has nothing to say of it."""
    if source.language is PYTHON:
        return not python_problems(source.text)
    return not error_spans(parse(source.text, source.language), limit=1)


def _is_written(path: Path) -> bool:
    if not path.is_file() or {"site-packages", "test", "tests"} & set(path.parts) or ".min." in path.name:
        return False
    try:
        text = path.read_text()
    except (OSError, UnicodeDecodeError):
        return False
    # What a tool has packed stands on few and long lines.
    return 200 < len(text) < MOST_CHARACTERS and len(text) / (text.count("\n") + 1) < 80
