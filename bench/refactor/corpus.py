"""``python -m bench.refactor.corpus [FILES]``: every rewrite over real files.

Files are those of Python's standard library and of the npm packages here, in the order of their digests. Prints JSON:
for each rewrite how often it is offered, and places where the result is the same text, does not parse, or is offered
the same again in its own result; all three have to be none.
"""

import argparse
import hashlib
import json
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from chassis.node import TOOLS_ROOT
from refactor_service.rewrites import REWRITES
from refactor_service.rewrites.rewrite import Candidate, Rewrite
from syntax.checker import python_problems
from syntax.languages import PYTHON, language_of
from syntax.parsing import error_spans, parse
from syntax.source import Source

FILES, MOST_CHARACTERS = 400, 60_000
_ENDINGS = {"python": (".py",), "javascript": (".js", ".mjs", ".cjs", ".ts")}


def files(family: str, count: int) -> list[Path]:
    """So many that parse and that a person wrote."""
    root = Path(sysconfig.get_path("stdlib")) if family == "python" else TOOLS_ROOT / "node_modules"
    found = [path for path in root.rglob("*") if path.suffix in _ENDINGS[family] and _is_written(path)]
    found.sort(key=lambda path: hashlib.sha256(path.relative_to(root).as_posix().encode()).digest())
    chosen: list[Path] = []
    for path in found:
        if len(chosen) == count:
            break
        if _parses(_source(path)):
            chosen.append(path)
    return chosen


def _is_written(path: Path) -> bool:
    if not path.is_file() or {"site-packages", "test", "tests"} & set(path.parts) or ".min." in path.name:
        return False
    try:
        text = path.read_text()
    except (OSError, UnicodeDecodeError):
        return False
    # What a tool has packed stands on few and long lines.
    return 200 < len(text) < MOST_CHARACTERS and len(text) / (text.count("\n") + 1) < 80


def _source(path: Path) -> Source:
    return Source(path.name, language_of("", path.name), path.read_text())


def _parses(source: Source) -> bool:
    if source.language is PYTHON:
        return not python_problems(source.text)
    return not error_spans(parse(source.text, source.language), limit=1)


def problems(source: Source, rewrite: Rewrite, candidate: Candidate) -> Iterator[str]:
    """What is wrong with one."""
    changed = Source(source.path, source.language, candidate.changed)
    if candidate.changed == source.text:
        yield "no change"
    if not _parses(changed):
        yield "does not parse"
    elif any(again.changed == candidate.changed for again in rewrite.find(changed)):
        yield "offered again"


def main() -> None:
    """Go over the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="?", type=int, default=FILES, help="how many, half of each family")
    arguments = parser.parse_args()
    offered, wrong = Counter[str](), list[str]()
    counts = {}
    for family in _ENDINGS:
        chosen = files(family, arguments.files // 2)
        counts[family] = len(chosen)
        for path in chosen:
            source = _source(path)
            for rewrite in REWRITES:
                if rewrite.family != source.language.family:
                    continue
                for candidate in rewrite.find(source):
                    offered[rewrite.name] += 1
                    place = f"{rewrite.name} {path}:{candidate.first_line}"
                    wrong += [f"{place}: {problem}" for problem in problems(source, rewrite, candidate)]
    by_name = {rewrite.name: offered[rewrite.name] for rewrite in REWRITES}
    json.dump({"files": counts, "offered": by_name, "wrong": wrong}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
