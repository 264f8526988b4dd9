"""``python -m bench.refactor.oracle [COUNT]``: what is offered for real modules, and the examples that document them.

The examples that people wrote into docstrings are run with the module as it is and with each suggestion applied to it:
an oracle that knows nothing of how suggestions are proven. Prints JSON: modules, suggestions, examples that were run,
and those suggestions that break an example, of which there have to be none.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import sysconfig
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import MOST_CHARACTERS, parses, source
from chassis.level import Level
from refactor_service.refactor import Refactorer
from refactor_service.suggestion import Suggestion
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker

COUNT = 120
TIMEOUT_S = 60
# Loads a text under the name of a module, in its package, and runs the examples in it: how many, and how many failed.
_RUN = """
import doctest, importlib, importlib.util, io, contextlib, sys
name, path = sys.argv[1:]
known = importlib.import_module(name)
spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=getattr(known, "__path__", None))
module = importlib.util.module_from_spec(spec)
sys.modules[name] = module
with contextlib.redirect_stdout(io.StringIO()):
    spec.loader.exec_module(module)
    result = doctest.testmod(module)
print(result.attempted, result.failed)
"""


def modules(count: int) -> Iterator[tuple[str, Path]]:
    """So many modules with examples that run here: of the standard library, then of the packages here."""
    for root in (Path(sysconfig.get_path("stdlib")), Path(sysconfig.get_path("purelib"))):
        for path in sorted(root.rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            if not count:
                return
            if {"site-packages", "test", "tests", "idlelib"} & set(parts) or not all(map(str.isidentifier, parts)):
                continue
            text = path.read_text(errors="replace")
            if ">>> " not in text or len(text) > MOST_CHARACTERS or not parses(source(path)):
                continue
            name = ".".join(parts).removesuffix(".__init__")
            attempted, failed = examples(name, path)
            if attempted and not failed:
                count -= 1
                yield name, path


def examples(name: str, path: Path) -> tuple[int, int]:
    """How many examples ran, and how many failed; none ran where the module cannot be loaded."""
    command = [sys.executable, "-c", _RUN, name, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        return 0, 1
    numbers = done.stdout.split()[-2:]
    if done.returncode != 0 or len(numbers) < 2:
        return 0, 1
    attempted, failed = map(int, numbers)
    return attempted, failed


async def judged(count: int) -> dict[str, object]:
    """What became of all of them."""
    refactorer = Refactorer(SandboxState(), SyntaxChecker())
    offered, broken, ran, seen = Counter[str](), list[str](), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for name, path in modules(count):
            seen += 1
            events = [event async for event in refactorer.suggest([source(path)], Level.QUICK, frozenset())]
            for one in (event for event in events if isinstance(event, Suggestion)):
                changed = Path(folder) / path.name
                changed.write_text(one.refactored_text)
                attempted, failed = examples(name, changed)
                offered[one.rewrite] += 1
                ran += attempted
                if failed:
                    broken.append(f"{one.rewrite} {name}:{one.line_start} ({one.proof.verdict})")
            print(f"{seen} {name} {sum(offered.values())} {broken}", file=sys.stderr)
    await refactorer.close()
    return {"modules": seen, "offered": dict(sorted(offered.items())), "examples run": ran, "broken": broken}


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=COUNT, help="how many modules")
    json.dump(asyncio.run(judged(parser.parse_args().count)), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
