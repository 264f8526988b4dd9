"""What an analysis needs of the project that a file lies in: its configuration, what the file imports and includes."""

import re
from collections.abc import Iterator
from pathlib import Path

from edge.asked import ContextFile
from edge.cli import files, imports
from syntax.source import path_problem

# In the order of docs/configuration.md.
CONFIGURATIONS = (
    *("cognicode.toml", "pyproject.toml", "ruff.toml", ".ruff.toml", ".oxlintrc.json", "tsconfig.json"),
    *(".clang-tidy", ".shellcheckrc", ".pylintrc", "pylintrc"),
)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"', re.MULTILINE)
_INCLUDING = frozenset({".c", ".h", ".cc", ".cpp", ".cxx", ".hh", ".hpp", ".hxx"})
_TYPED = frozenset({".ts", ".tsx", ".mts", ".cts"})
_MOST_INCLUDED = 100


def in_its_project(file: files.File) -> tuple[str, tuple[ContextFile, ...]]:
    """The path of ``file`` below the root of its project, and the files that come with it, sorted by path; what cannot
    be read is left out.
    """
    if file.name == files.STDIN:
        return "", ()
    source = Path(file.name).resolve()
    root = _root(source)
    path = source.relative_to(root).as_posix()
    if path_problem(path):
        return file.filename, ()
    found = {**dict(_configurations(source, root)), **_imported(source, file.text, root)}
    beside = {place.relative_to(root).as_posix(): text for place, text in found.items() if place != source}
    return path, tuple(ContextFile(path=name, text=text) for name, text in sorted(beside.items()))


def _root(source: Path) -> Path:
    """The folder that is kept by a version control, else the uppermost with a configuration below the home folder, else
    where imports begin.
    """
    start = imports.import_root(source)
    for folder in source.parents:
        if (folder / ".git").exists():
            return folder if start.is_relative_to(folder) else start
    home = Path.home().resolve()
    above = [folder for folder in source.parents if folder not in (home, *home.parents, Path("/"))]
    known = [folder for folder in above if any((folder / name).is_file() for name in CONFIGURATIONS)]
    return known[-1] if known and start.is_relative_to(known[-1]) else start


def _configurations(source: Path, root: Path) -> Iterator[tuple[Path, str]]:
    """Those of the folders from the source's up to the root."""
    for folder in source.parents:
        for name in CONFIGURATIONS:
            if (folder / name).is_file():
                yield from _read(folder / name)
        if folder == root:
            break


def _imported(source: Path, text: str, root: Path) -> dict[Path, str]:
    if source.suffix in _TYPED:
        return {path: own for path, own in imports.closure(root, {source: text}).items() if path.is_relative_to(root)}
    found = {source: text}
    if source.suffix not in _INCLUDING:
        # No engine looks into what a file of another language imports.
        return found
    waiting = [(source, text)]
    while waiting and len(found) < _MOST_INCLUDED:
        path, own = waiting.pop()
        for name in _INCLUDE.findall(own):
            target = (path.parent / name).resolve()
            if target not in found and target.is_relative_to(root) and target.is_file():
                more = dict(_read(target))
                found |= more
                waiting += more.items()
    return found


def _read(path: Path) -> Iterator[tuple[Path, str]]:
    try:
        yield path, files.read(str(path)).text
    except files.Unreadable:
        return
