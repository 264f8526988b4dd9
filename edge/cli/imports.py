"""The files beside a source that it imports, directly or by way of others: without them it could not be run."""

import ast
import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from edge.asked import MAX_CONTEXT_FILES, ContextFile
from edge.cli import files

MAX_CONTEXT_BYTES = 1024 * 1024
_SPECIFIER = re.compile(r"""(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*["'](\.[^"'\n]*)["']""")
_ENDINGS = ("", ".js", ".mjs", ".cjs", ".ts", ".mts", ".json", "/index.js", "/index.mjs", "/index.ts")


def in_its_place(file: files.File) -> tuple[str, tuple[ContextFile, ...]]:
    """The path of ``file`` below its import root, and what it imports below that, sorted by path; what cannot be read
    is left out.
    """
    if file.name == files.STDIN:
        return "", ()
    source = Path(file.name).resolve()
    root = import_root(source)
    found = closure(root, {source: file.text})
    beside = tuple(_context_file(path, found[path], root) for path in sorted(found) if path != source)
    return source.relative_to(root).as_posix(), beside


def import_root(path: Path) -> Path:
    """The folder that imports begin from: above the Python packages that the file at ``path`` lies in; of JavaScript
    the project's, if there is one.
    """
    folder = path.resolve().parent
    if path.suffix == ".py":
        while (folder / "__init__.py").is_file():
            folder = folder.parent
        return folder
    projects = (above for above in (folder, *folder.parents) if (above / "package.json").is_file())
    return next(projects, folder)


def closure(root: Path, start: Mapping[Path, str]) -> dict[Path, str]:
    """The files of ``start``, by their whole paths, what makes packages of the folders that they lie in, and what all
    of these import below ``root``, as far as there is room.
    """
    found = _packages(start, root) | dict(start)
    # What is near comes before what is far: not everything may find room.
    waiting = deque(path for own, text in found.items() for path in _imported(own, text, root))
    size = 0
    while waiting and len(found) < MAX_CONTEXT_FILES:
        path = waiting.popleft()
        if path in found or not path.is_relative_to(root):
            continue
        try:
            text = files.read(str(path)).text
        except files.Unreadable:
            continue
        own = len(text.encode())
        if size + own > MAX_CONTEXT_BYTES:
            continue
        size += own
        found[path] = text
        waiting += _imported(path, text, root)
    return found


def _packages(paths: Iterable[Path], root: Path) -> dict[Path, str]:
    folders = {folder for path in paths if path.suffix == ".py" for folder in path.parents}
    found = [folder / "__init__.py" for folder in sorted(folders) if folder.is_relative_to(root)]
    return {path: files.read(str(path)).text for path in found if path.is_file()}


def with_tests(
    file: files.File, tests: Sequence[files.File]
) -> tuple[str, tuple[ContextFile, ...], tuple[ContextFile, ...]]:
    """Where ``file`` lies below the folder that it shares with the ``tests``, the tests by their paths below that, and
    what else they and the file need: what these import, and each conftest.py on the way to a test.
    """
    source = Path(file.name).resolve()
    paths = [Path(test.name).resolve() for test in tests]
    root = Path(os.path.commonpath([import_root(path) for path in (source, *paths)]))
    found: dict[Path, str] = {}
    for given, path in zip((file, *tests), (source, *paths), strict=True):
        found |= {import_root(path) / item.path: item.text for item in in_its_place(given)[1]}
    for path in paths:
        for folder in (path.parent, *path.parent.parents):
            conftest = folder / "conftest.py"
            if folder.is_relative_to(root) and conftest.is_file():
                found[conftest] = files.read(str(conftest)).text
    beside = {path: text for path, text in found.items() if path not in (source, *paths)}
    return (
        source.relative_to(root).as_posix(),
        tuple(_context_file(path, test.text, root) for test, path in zip(tests, paths, strict=True)),
        tuple(_context_file(path, text, root) for path, text in sorted(beside.items())),
    )


def _context_file(path: Path, text: str, root: Path) -> ContextFile:
    return ContextFile(path=path.relative_to(root).as_posix(), text=text)


def _imported(path: Path, text: str, root: Path) -> Iterator[Path]:
    """Existing files that ``text``, which lies at ``path``, imports."""
    if path.suffix == ".py":
        for name in _python_imports(path, text, root):
            yield from _python_files(root.joinpath(*name.split(".")), root)
        return
    for specifier in _SPECIFIER.findall(text):
        target = (path.parent / specifier).resolve()
        candidates = (target.parent / f"{target.name}{ending}" for ending in _ENDINGS)
        yield from (candidate for candidate in candidates if candidate.is_file())


def _python_imports(path: Path, text: str, root: Path) -> Iterator[str]:
    """Dotted names, as seen from ``root``."""
    try:
        tree = ast.parse(text.removeprefix("\ufeff"))
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(root).parts[: -node.level] if node.level else ()
            module = ".".join((*package, *((node.module or "").split(".") if node.module else ())))
            yield from (f"{module}.{alias.name}".strip(".") for alias in node.names)
            if module:
                yield module


def _python_files(stem: Path, root: Path) -> Iterator[Path]:
    """The module or package of that name, and the packages around it."""
    for candidate in (stem.with_name(f"{stem.name}.py"), stem / "__init__.py"):
        if candidate.is_file():
            yield candidate
    for folder in stem.parents:
        if folder == root or not folder.is_relative_to(root):
            break
        if (folder / "__init__.py").is_file():
            yield folder / "__init__.py"
