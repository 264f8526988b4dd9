"""One file of a request."""

from dataclasses import dataclass

from syntax.languages import Language


@dataclass(frozen=True, slots=True)
class Source:
    """``path`` is relative, with forward slashes; ``text`` is exactly what the user has."""

    path: str
    language: Language
    text: str


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
