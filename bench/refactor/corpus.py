"""``python -m bench.refactor.corpus [FILES]``: every rewrite over real files.

Prints JSON: for each rewrite how often it is offered, and places where the result is the same text, does not parse, or
is offered the same again in its own result; all three have to be none.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator

from bench.corpus import ENDINGS, files, parses, source
from refactor_service.rewrites import REWRITES
from refactor_service.rewrites.rewrite import Candidate, Rewrite
from syntax.source import Source

FILES = 400


def problems(given: Source, rewrite: Rewrite, candidate: Candidate) -> Iterator[str]:
    """What is wrong with one."""
    changed = Source(given.path, given.language, candidate.changed)
    if candidate.changed == given.text:
        yield "no change"
    if not parses(changed):
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
    for family in ENDINGS:
        chosen = files(family, arguments.files // 2)
        counts[family] = len(chosen)
        for path in chosen:
            given = source(path)
            for rewrite in REWRITES:
                if rewrite.family != given.language.family:
                    continue
                for candidate in rewrite.find(given):
                    offered[rewrite.name] += 1
                    place = f"{rewrite.name} {path}:{candidate.first_line}"
                    wrong += [f"{place}: {problem}" for problem in problems(given, rewrite, candidate)]
    by_name = {rewrite.name: offered[rewrite.name] for rewrite in REWRITES}
    json.dump({"files": counts, "offered": by_name, "wrong": wrong}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
