"""``python -m bench.refactor.tangled [COUNT]``: what is offered for tangled functions of real files, to judge by hand.

The functions have a cognitive complexity above 10; at most one of a file is taken, in the order of ``bench.corpus``,
half of each family. Prints for each its place, its complexity and every suggestion with its verdict and its diff;
docs/tangled.md holds what a person said of them.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import ENDINGS, files, source
from chassis.level import Level
from refactor_service.refactor import Refactorer
from refactor_service.suggestion import Suggestion
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.metrics import FunctionMetrics, measure
from syntax.source import Source

COUNT = 50
# Of a family; a third of the files or so has such a function.
_FILES = 150
_TANGLED = 10


def chosen(family: str, count: int) -> Iterator[tuple[Path, Source, FunctionMetrics]]:
    """So many functions, each the first tangled one of its file."""
    for path in files(family, _FILES):
        given = source(path)
        tangled = [one for one in measure(given.text, given.language).functions if one.cognitive > _TANGLED]
        if tangled and count:
            count -= 1
            yield path, given, tangled[0]


async def offered(refactorer: Refactorer, given: Source, function: FunctionMetrics) -> list[Suggestion]:
    """The suggestions about lines of the function."""
    lines = function.function.lines
    events = [event async for event in refactorer.suggest([given], Level.QUICK, lines)]
    found = [event for event in events if isinstance(event, Suggestion)]
    return [one for one in found if lines & set(range(one.line_start, one.line_end + 1))]


async def show(count: int) -> None:
    """Print them as they come."""
    refactorer = Refactorer(SandboxState(), SyntaxChecker())
    for family in ENDINGS:
        for path, given, function in chosen(family, count // 2):
            suggestions = await offered(refactorer, given, function)
            place = f"{path}:{function.function.range.start.line} {function.function.name}"
            print(f"=== {place}: complexity {function.cognitive}, {len(suggestions)} suggestions")
            for one in suggestions:
                print(f"--- {one.rewrite}: {one.proof.verdict}, {one.measurement}\n{one.title}\n{one.diff}")
            sys.stdout.flush()
    await refactorer.close()


def main() -> None:
    """Read the command line and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=COUNT, help="how many functions")
    asyncio.run(show(parser.parse_args().count))


if __name__ == "__main__":
    main()
