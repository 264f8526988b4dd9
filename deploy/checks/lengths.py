"""No file over 500 lines, no function over 50: what grows beyond that wants to be two things."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAX_FILE_LINES, MAX_FUNCTION_LINES = 500, 50


def main() -> int:
    """Print what is too long; 0 when nothing is."""
    listed = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, check=True, capture_output=True, text=True)
    problems = [problem for name in listed.stdout.split() if not _is_left_out(name) for problem in _problems(name)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(bool(problems))


def _is_left_out(name: str) -> bool:
    """Generated code, fixtures that are broken on purpose, and files that hold many versions of one."""
    return any(part in name for part in ("protos/gen/", "/cases/", "/tests/flows/", "/refactor/pairs/python/"))


def _problems(name: str) -> Iterator[str]:
    path = ROOT / name
    if not path.exists():
        return
    text = path.read_text()
    count = text.count("\n")
    if count > MAX_FILE_LINES:
        yield f"{name}: {count} lines, at most {MAX_FILE_LINES}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                yield f"{name}:{node.lineno}: {node.name} has {length} lines, at most {MAX_FUNCTION_LINES}"


if __name__ == "__main__":
    raise SystemExit(main())
