"""Files a command was pointed at: found, read exactly, written atomically."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from pathspec import GitIgnoreSpec

from syntax.languages import is_known_path, language_of

STDIN = "-"
_NEVER = GitIgnoreSpec.from_lines([".*/", "node_modules/", "__pycache__/"])


@dataclass(frozen=True, slots=True)
class File:
    """``name`` is the path as the user gave it; ``text`` keeps BOM and line ends; ``folder`` is where it lies below the
    folder that the user named.
    """

    name: str
    text: str
    folder: str = ""

    @property
    def filename(self) -> str:
        """The name without its folders; empty for standard input."""
        return "" if self.name == STDIN else Path(self.name).name

    def language(self, asked: str) -> str:
        """The language by name: the one asked for, or the one its ending tells. Raises Unsupported or Unreadable."""
        if not asked and not Path(self.filename).suffix:
            raise Unreadable(f"{self.name}: has no ending that tells its language; name it with --language")
        return language_of(asked, self.filename).name


class Unreadable(click.ClickException):
    """A file that cannot be worked on."""

    exit_code = 2


def read_all(paths: Sequence[str]) -> list[File]:
    """Every file meant by ``paths``, sorted within a folder; raises Unreadable.

    A file named by the user must be readable text; what lies in a folder and is not text is left out, and said.
    """
    files = []
    for path in paths:
        if path == STDIN:
            files.append(File(STDIN, _decode(sys.stdin.buffer.read(), "standard input")))
        elif Path(path).is_dir():
            files += _folder(Path(path))
        else:
            files.append(read(path))
    return files


def read(path: str) -> File:
    """One file; raises Unreadable."""
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}") from None
    return File(path, _decode(raw, path))


def write(path: Path, text: str, *, expected: str | None = None) -> None:
    """Replace a file in one step; with ``expected``, only while it still holds that text. Raises Unreadable."""
    if expected is not None and read(str(path)).text != expected:
        raise Unreadable(f"{path}: changed meanwhile, nothing was written")
    mode = path.stat().st_mode if path.exists() else None
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        if mode is not None:
            Path(name).chmod(mode)
        else:
            Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _folder(root: Path) -> list[File]:
    files = []
    for path in _walk(root, []):
        try:
            files.append(replace(read(str(path)), folder=path.parent.relative_to(root).as_posix()))
        except Unreadable as error:
            click.echo(f"left out: {error.message}", err=True)
    return files


def _walk(folder: Path, ignores: list[tuple[Path, GitIgnoreSpec]]) -> Iterator[Path]:
    rules = folder / ".gitignore"
    if rules.is_file():
        ignores = [*ignores, (folder, GitIgnoreSpec.from_lines(rules.read_text(errors="replace").splitlines()))]
    for path in sorted(folder.iterdir()):
        name = f"{path.name}/" if path.is_dir() else path.name
        if path.is_symlink() or _NEVER.match_file(name) or _ignored(path, ignores):
            continue
        if path.is_dir():
            yield from _walk(path, ignores)
        elif is_known_path(path.name):
            yield path


def _ignored(path: Path, ignores: list[tuple[Path, GitIgnoreSpec]]) -> bool:
    ending = "/" if path.is_dir() else ""
    return any(spec.match_file(f"{path.relative_to(base).as_posix()}{ending}") for base, spec in ignores)


def _decode(raw: bytes, name: str) -> str:
    if b"\0" in raw:
        raise Unreadable(f"{name}: is binary, not source text")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name}: is not UTF-8 (byte {error.start}); convert it first") from None
