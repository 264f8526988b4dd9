"""One file of a request."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from syntax.languages import PYTHON, Language


@dataclass(frozen=True, slots=True)
class Source:
    """``path`` is relative, with forward slashes; ``text`` is exactly what the user has. ``beside`` holds path and text
    of the files that it may import when it is run.
    """

    path: str
    language: Language
    text: str
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def files(self) -> dict[str, str]:
        """Text by path, of all that is laid out to run it."""
        return {**dict(self.beside), self.path: self.text}

    @property
    def has_jsx(self) -> bool:
        """Whether it may hold JSX, which nothing runs as it stands."""
        return self.path.endswith((".jsx", ".tsx"))

    @property
    def import_root(self) -> PurePosixPath:
        """The folder that imports begin from, and that a test of it stands in: of Python the one above the packages
        that it lies in, of other languages its own.
        """
        files, folder = self.files, PurePosixPath(self.path).parent
        while self.language is PYTHON and folder.name and (folder / "__init__.py").as_posix() in files:
            folder = folder.parent
        return folder

    @property
    def module(self) -> str:
        """The dotted name that Python imports it by."""
        *packages, name = PurePosixPath(self.path).with_suffix("").relative_to(self.import_root).parts
        return ".".join(packages if packages and name == "__init__" else (*packages, name))


MAX_PATH_LENGTH, MAX_NAME_BYTES = 255, 200


def path_problem(path: str) -> str:
    """What makes ``path`` unfit for a file of a request; empty when nothing does. The end of a name stays free for
    what is put before or behind it, such as ``test_``.
    """
    if path.startswith("/") or "\\" in path or any(ord(c) < 32 or ord(c) == 127 for c in path):
        return "must be a relative path of printable characters, with forward slashes"
    parts = path.split("/")
    if any(part in ("", ".", "..") for part in parts):
        return "must name a file, without '.', '..' or an empty part"
    if len(path) > MAX_PATH_LENGTH or any(len(part.encode()) > MAX_NAME_BYTES for part in parts):
        return f"must be short: {MAX_PATH_LENGTH} characters, {MAX_NAME_BYTES} bytes for each part"
    return ""
