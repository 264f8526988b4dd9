"""The code itself, run in the sandbox: errors that nobody raises, calls without end, promises of documentation and
names that the code does not keep.

Each finding was seen twice, and names the call that shows it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a rule that is confirmed by running ``finds``, what it lets be, and what to do."""

    severity: Severity
    finds: str
    spares: str
    advice: str


CONFIRMED = {
    DoubtKind.CRASH: Confirmed(
        Severity.WARNING,
        "an error that nobody raises: an index too far, a division by nought, something asked of nothing, a name that "
        "never got a value",
        "an index or a key that the caller gives, empty or odd values where nothing says that the function takes such, "
        "kinds of values that nobody meant, private names, errors of the code's own",
        "Handle this input, or refuse it with an error that says what is wrong with it",
    ),
    DoubtKind.HANG: Confirmed(
        Severity.WARNING,
        "a call that takes more than 10,000,000 steps",
        "the same",
        "See that each round brings the loop or the recursion nearer to its end",
    ),
    DoubtKind.DOCUMENTATION: Confirmed(
        Severity.ERROR,
        "an example in the documentation that gives something else",
        "what cannot be compared",
        "Change the code or the example, whichever is wrong",
    ),
    DoubtKind.NAME: Confirmed(
        Severity.WARNING,
        "a result that is not what the name of its function or class says: a median that is none, a list that "
        "`sort_numbers` left out of order, `is_prime(4)` that is true, a `Stack` that gives back first what came "
        "first. `probe/intents/` has the names, with what follows from each",
        "names by which most calls show that the code means something else, or one of the other things that such a "
        "name may mean; errors of the code's own; private names",
        "Change the code or the name, whichever is wrong",
    ),
    DoubtKind.INVERSE: Confirmed(
        Severity.WARNING,
        "what `encode` gave that `decode`, or any other function with such a name, does not take back to what it was",
        "pairs on which that is so for most; what formats are known to lose",
        "Let one function take back what the other does, or name them so that nobody expects it",
    ),
}


def rule_of(kind: DoubtKind) -> str:
    """The id of the rule."""
    return f"RUN-{kind.upper()}"


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
            severity=CONFIRMED[doubt.kind].severity,
            message=f"{doubt.call} {doubt.said}; confirmed by running",
            range=place,
            rule=rule_of(doubt.kind),
            category=Category.BUG,
            engine=Running.name,
            suggestion=f"{CONFIRMED[doubt.kind].advice} ({doubt.well} of {doubt.tried} calls went well)",
            steps=(FlowStep(head, f"called as {doubt.call}"), FlowStep(place, doubt.said)),
        )
