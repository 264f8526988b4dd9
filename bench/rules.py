"""``make bench-rules``: what following untrusted data costs, and what rules of our own say of code that is kept well;
prints JSON.

Costs by the length of a file: real files, and one of handlers that is repeated, whose time should grow as its lines
do. Beside each stands the time to parse the same text, taken in the same run. Then so many files of the standard
library, of installed packages and of npm packages, chosen by a fixed seed, with every finding in them.
"""

import ast
import json
import random
import statistics
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from linter_service.engines import patterns, taint
from linter_service.taint.flows import flows_in
from syntax.languages import language_of
from syntax.parsing import parse
from syntax.source import Source

ROUNDS = 5
REPEATED = (1, 2, 4, 8)
HANDLERS = Path(__file__).parents[1] / "linter_service/tests/flows"
FILES, SEED, SIZES = {"python": 900, "javascript": 600}, 1, range(500, 150_000)
REAL = ("argparse", "cgi", "configparser", "ftplib", "http/server", "imaplib", "tarfile", "xmlrpc/client")


def median_ms(act: Callable[[], object]) -> float:
    """Median of ROUNDS, after one to warm up."""
    times = []
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - started))
    return round(statistics.median(times[1:]), 1)


def measured(source: Source) -> dict[str, Any]:
    """Of one file."""
    lines = source.text.count("\n")
    whole = median_ms(lambda: flows_in(source.text, source.language))
    is_python = source.path.endswith(".py")
    parsed = median_ms(lambda: ast.parse(source.text) if is_python else parse(source.text, source.language))
    return {"lines": lines, "ms": whole, "parse_ms": parsed, "ms_per_1000_lines": round(1000 * whole / lines, 1)}


def kept_well(language: str) -> dict[str, Any]:
    """What is found in FILES files that others keep, and in how many lines."""
    paths = [path for path in _paths(language) if path.is_file() and path.stat().st_size in SIZES]
    random.Random(SEED).shuffle(paths)
    lines, rules = 0, []
    for path in paths[: FILES[language]]:
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        source = Source(path.name, language_of(language if path.suffix != ".ts" else "typescript", ""), text)
        lines += text.count("\n")
        told = [*patterns.found(source), *taint.found(flows_in(text, source.language), source)]
        rules += [f"{path}:{one.range.start.line} {one.rule}" for one in told]
    return {"lines": lines, "found": sorted(rules)}


def _paths(language: str) -> list[Path]:
    if language == "python":
        library, packages = Path(sysconfig.get_path("stdlib")), Path(sysconfig.get_path("purelib"))
        found = [*library.glob("*.py"), *packages.rglob("*.py")]
    else:
        modules = Path(__file__).parents[1] / "node_modules"
        found = [path for ending in ("js", "mjs", "cjs", "ts") for path in modules.rglob(f"*.{ending}")]
    return sorted(p for p in found if "test" not in str(p) and not p.name.endswith(".d.ts") and ".min." not in p.name)


def main() -> None:
    """All of them."""
    library = Path(sysconfig.get_path("stdlib"))
    figures: dict[str, Any] = {language: kept_well(language) for language in FILES}
    for name in REAL:
        path = library / f"{name}.py"
        figures[name] = measured(Source(path.name, language_of("python", ""), path.read_text()))
    for language, name in (("python", "sql.py"), ("javascript", "sql.js")):
        text = (HANDLERS / language / name).read_text()
        for times in REPEATED:
            figures[f"{name} x {times}"] = measured(Source(name, language_of(language, ""), text * times))
    json.dump(figures, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
