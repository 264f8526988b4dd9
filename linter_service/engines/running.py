"""The code itself, run in the sandbox: errors that nobody raises, calls without end, promises of documentation and
names that the code does not keep.

Each finding was seen twice, and names the call that shows it.
"""

from collections.abc import Iterator

from chassis.errors import FailedPrecondition
from chassis.level import Level
from chassis.version import VERSION
from linter_service.engines.engine import EngineFailed, EngineMissing, Equipment
from linter_service.finding import Category, Finding, FlowStep, Severity
from probe.doubts import Doubt, DoubtKind, doubts
from probe.record import NotRecorded
from probe.targets import find_targets
from syntax.languages import Language, Tier
from syntax.positions import LineIndex, Position, Range
from syntax.source import Source

_SEVERITIES = dict.fromkeys(DoubtKind, Severity.WARNING) | {DoubtKind.DOCUMENTATION: Severity.ERROR}
_ADVICE = {
    DoubtKind.CRASH: "Handle this input, or refuse it with an error that says what is wrong with it",
    DoubtKind.HANG: "See that each round brings the loop or the recursion nearer to its end",
    DoubtKind.DOCUMENTATION: "Change the code or the example, whichever is wrong",
    DoubtKind.NAME: "Change the code or the name, whichever is wrong",
    DoubtKind.INVERSE: "Let one function take back what the other does, or name them so that nobody expects it",
}


class Running:
    """Calls what the file offers with what it is for."""

    name = "run"
    level = Level.DEEP
    timeout_s = 120.0
    # It takes seconds.
    most_lines_again = 5_000
    version = VERSION

    def __init__(self, equipment: Equipment) -> None:
        self._sandbox = equipment.sandbox

    def serves(self, language: Language) -> bool:
        return language.tier is Tier.EXECUTED

    async def findings(self, source: Source) -> list[Finding]:
        drivable = find_targets(source)
        if not drivable.targets:
            return []
        try:
            sandbox = await self._sandbox.get()
            found = await doubts(sandbox, source, drivable)
        except FailedPrecondition as error:
            raise EngineMissing(f"{error.message}. {error.hint}") from error
        except NotRecorded as error:
            raise EngineFailed(str(error)) from error
        return list(_told(found, source))

    async def close(self) -> None:
        """What it runs in is the agent's."""


def _told(found: list[Doubt], source: Source) -> Iterator[Finding]:
    index = LineIndex(source.text)
    for doubt in found:
        function = doubt.target.function
        line = doubt.line or function.range.start.line
        text = index.lines(line, line).rstrip("\r\n")
        place = Range(Position(line, len(text) - len(text.lstrip()) + 1), Position(line, len(text) + 1))
        head = Range(function.range.start, function.range.start)
        yield Finding(
            path=source.path,
            severity=_SEVERITIES[doubt.kind],
            message=f"{doubt.call} {doubt.said}; confirmed by running",
            range=place,
            rule=f"RUN-{doubt.kind.upper()}",
            category=Category.BUG,
            engine=Running.name,
            suggestion=f"{_ADVICE[doubt.kind]} ({doubt.well} of {doubt.tried} calls went well)",
            steps=(FlowStep(head, f"called as {doubt.call}"), FlowStep(place, doubt.said)),
        )
