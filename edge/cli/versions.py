"""The two versions of a change: two files, two folders, or a revision of git's and the work tree."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from edge.asked import VersionFile
from edge.cli import files
from edge.cli.git import changed_since, top
from edge.cli.imports import closure, import_root
from syntax.languages import is_known_path


@dataclass(frozen=True, slots=True)
class Versions:
    """The files that were changed, in both versions, each with what it imports there."""

    original: tuple[VersionFile, ...]
    changed: tuple[VersionFile, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was changed."""
        return not self.original and not self.changed


def of_paths(old: str, new: str) -> Versions:
    """Of two files, whatever they are called, or of two folders; raises Unreadable."""
    if Path(old).is_dir() != Path(new).is_dir():
        raise files.Unreadable("name two files, or two folders")
    if not Path(old).is_dir():
        return _of_files(Path(old), Path(new))
    folders = Path(old).resolve(), Path(new).resolve()
    texts = [
        {Path(file.name).resolve().relative_to(folder): file.text for file in files.read_all([str(folder)])}
        for folder in folders
    ]
    names = [name for name in sorted({*texts[0], *texts[1]}) if texts[0].get(name) != texts[1].get(name)]
    return Versions(_version(folders[0], names), _version(folders[1], names))


@contextmanager
def of_revision(revision: str, paths: Sequence[str]) -> Iterator[Versions]:
    """Of a revision of git's and the work tree, below ``paths`` where there are any; raises Unreadable."""
    root = top()
    names = [Path(name) for name in changed_since(revision, paths) if is_known_path(name)]
    if not names:
        yield Versions((), ())
        return
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(
            ("git", "-C", str(root), "archive", "--format=tar", revision), stdout=subprocess.PIPE, check=True
        )
        subprocess.run(("tar", "-x", "-C", folder), input=archive.stdout, check=True)
        yield Versions(_version(Path(folder).resolve(), names), _version(root, names))


def _of_files(old: Path, new: Path) -> Versions:
    """Both under the name of the new one, so that their functions meet."""
    root, former_root = import_root(new), import_root(old)
    name = new.resolve().relative_to(root)
    original = closure(former_root, {old.resolve(): files.read(str(old)).text})
    text = original.pop(old.resolve())
    beside = {path.relative_to(former_root): other for path, other in original.items()}
    changed = closure(root, {new.resolve(): files.read(str(new)).text})
    return Versions(
        _files({**beside, name: text}), _files({path.relative_to(root): other for path, other in changed.items()})
    )


def _version(root: Path, names: Sequence[Path]) -> tuple[VersionFile, ...]:
    start = {root / name: files.read(str(root / name)).text for name in names if (root / name).is_file()}
    return _files({path.relative_to(root): text for path, text in closure(root, start).items()})


def _files(texts: dict[Path, str]) -> tuple[VersionFile, ...]:
    return tuple(VersionFile(path=path.as_posix(), text=texts[path]) for path in sorted(texts))
