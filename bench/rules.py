"""``make bench-rules``: what following untrusted data costs, by the length of a file; prints JSON.

Real files, and one of handlers that is repeated: its time should grow as its lines do. Beside each stands the time to
parse the same text, taken in the same run.
"""

import ast
import asyncio
import json
import statistics
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from linter_service.engines.taint import Taint
from syntax.languages import language_of
from syntax.parsing import parse
from syntax.source import Source

ROUNDS = 5
REPEATED = (1, 2, 4, 8)
HANDLERS = Path(__file__).parents[1] / "linter_service/tests/flows"
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
    engine = Taint()
    lines = source.text.count("\n")
    whole = median_ms(lambda: asyncio.run(engine.findings(source)))
    is_python = source.path.endswith(".py")
    parsed = median_ms(lambda: ast.parse(source.text) if is_python else parse(source.text, source.language))
    return {"lines": lines, "ms": whole, "parse_ms": parsed, "ms_per_1000_lines": round(1000 * whole / lines, 1)}


def main() -> None:
    """All of them."""
    library = Path(sysconfig.get_path("stdlib"))
    figures = {}
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
