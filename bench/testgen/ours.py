"""Our own generator as the benches run it: what it wrote, and how long that took."""

import time
from collections import Counter
from dataclasses import dataclass

from chassis.level import Level
from syntax.source import Source
from testgen_service.evidence import TestCase
from testgen_service.generate import SuiteEnded, TestWriter
from testgen_service.render import DEFAULTS
from testgen_service.runner import TestFile


@dataclass(frozen=True, slots=True)
class Written:
    """``first_s`` and ``seconds`` are those to the first proven test and to the end; ``per_function`` counts the tests
    of each function; ``file`` is None where nothing could be tested.
    """

    file: TestFile | None
    first_s: float | None
    seconds: float
    per_function: list[int]
    ended: SuiteEnded


async def written(writer: TestWriter, source: Source, seconds: int) -> Written:
    """The tests of ``source``, written within a budget of so many ``seconds``."""
    framework = DEFAULTS[source.language.family]
    started, first_s, tests = time.monotonic(), None, dict[str, str]()
    async for event in writer.generate(source, framework, Level.STANDARD, seconds, frozenset()):
        if isinstance(event, TestCase):
            first_s = first_s or round(time.monotonic() - started, 2)
            tests[event.id] = event.function
        if isinstance(event, SuiteEnded):
            ended = event
    file = TestFile((source.import_root / ended.filename).as_posix(), ended.file) if ended.file else None
    taken = round(time.monotonic() - started, 2)
    return Written(file, first_s, taken, sorted(Counter(tests.values()).values()), ended)
