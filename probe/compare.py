"""Comparing two versions of a file by running both on the same calls."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from probe.call import HUNG, Call, CallOutcome, OutcomeKind
from probe.inputs.generate import SEED, make_calls
from probe.inputs.planning import plan_calls
from probe.record import Detail, Names, NotRecorded, Recording, record
from probe.shrink import shrunk, size
from probe.targets import Drivable, find_targets
from sandbox.sandbox import Sandbox
from syntax.executable import executable_lines
from syntax.source import Source

CALLS_PER_TARGET = 90
# What differs from one moment to the next; files, the network and the environment are the same in every run.
_MOMENTARY = frozenset({"clock", "random"})


@dataclass(frozen=True, slots=True)
class Difference:
    """The smallest call found on which two versions differ, and what each did."""

    call: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Differing:
    call: Call
    before: CallOutcome
    after: CallOutcome


@dataclass(frozen=True)
class VersionComparison:
    """``inputs`` reached the changed lines; ``lines_*`` count those lines in the original.

    ``reason`` is set when nothing was compared; ``steps_*`` count executed lines, where the driver can count them.
    """

    reason: str = ""
    difference: Difference | None = None
    inputs: int = 0
    runs: int = 0
    kinds: tuple[str, ...] = ()
    lines_covered: int = 0
    lines_total: int = 0
    steps_before: int = 0
    steps_after: int = 0


class Comparer:
    """Compares changed versions of one file with the original; the original is driven once for all of them."""

    def __init__(self, sandbox: Sandbox, source: Source, seed: int = SEED) -> None:
        self._sandbox = sandbox
        self._source = source
        self.seed = seed
        self._drivable = Drivable(Names(), ())
        self._executable: frozenset[int] = frozenset()
        self._calls: list[Call] = []
        self._outcomes: Sequence[CallOutcome | None] = ()
        self._unstable: frozenset[int] = frozenset()
        self._obstacle = ""

    async def prepare(self) -> None:
        """Plan the calls and record the original twice, under two hash seeds: what differs then is left out, and
        so is what does not end, because nobody can wait for its behaviour.
        """
        self._drivable = await asyncio.to_thread(find_targets, self._source)
        self._executable = await asyncio.to_thread(executable_lines, self._source)
        if not self._drivable.targets:
            self._obstacle = "no function of the file can be called from outside"
            return
        try:
            plans = await plan_calls(self._sandbox, self._source, self._drivable, self.seed, for_others=True)
            for plan in plans:
                self._calls += make_calls(plan, self._source, CALLS_PER_TARGET, self.seed)
            (first,), (second,) = await asyncio.gather(
                self._record("0", Detail.FULL), self._record("1", Detail.BEHAVIOUR)
            )
        except NotRecorded as error:
            self._obstacle = str(error)
            return
        self._outcomes = first.outcomes
        self._obstacle = first.obstacle
        self._unstable = frozenset(
            number
            for number, (one, two) in enumerate(zip(first.outcomes, second.outcomes, strict=True))
            if one is None or two is None or one.behaviour != two.behaviour or not can_be_compared(one)
        )

    async def compare(self, changed: str, lines: frozenset[int], ruled_out: str = "") -> VersionComparison:
        """What running ``changed`` showed on the calls that reach ``lines`` of the original, less those that end in an
        error of the class ``ruled_out`` which happens to it.
        """
        if self._obstacle:
            return VersionComparison(self._obstacle)
        chosen = [
            number
            for number, outcome in enumerate(self._outcomes)
            if number not in self._unstable and outcome is not None and outcome.lines & lines
            if not _is_ruled_out(outcome, ruled_out)
        ]
        if not chosen:
            return VersionComparison("no input found reaches the changed lines")
        calls = [self._calls[number] for number in chosen]
        try:
            recording = (
                await record(self._sandbox, self._source, self._drivable.names, [changed], calls, detail=Detail.PLAIN)
            )[0]
        except NotRecorded as error:
            return VersionComparison(str(error))
        if recording.load_error:
            return VersionComparison(difference=Difference("import", "loads", recording.load_error), inputs=1, runs=1)
        originals = [self._outcomes[number] for number in chosen]
        reached = frozenset().union(*(o.lines for o in originals if o is not None))
        differing = _smallest_difference(calls, originals, recording.outcomes)
        if differing is not None:
            # The original was called behind other calls then, and may count them.
            differing = await self._differing(changed, calls, ruled_out)
        return VersionComparison(
            difference=await self._shrunk(changed, differing, ruled_out) if differing else None,
            inputs=len(calls),
            runs=2 * len(calls),
            kinds=tuple(sorted({kind for call in calls for kind in call.kinds})),
            lines_covered=len(lines & reached & self._executable),
            lines_total=len(lines & self._executable),
            steps_before=sum(o.steps for o in originals if o is not None),
            steps_after=sum(o.steps for o in recording.outcomes if o is not None),
        )

    async def _shrunk(self, changed: str, found: _Differing, ruled_out: str) -> Difference:
        """The difference on the smallest call that smaller and smaller proposals lead to."""

        async def smallest_of(proposals: Sequence[Call]) -> _Differing | None:
            return await self._differing(changed, proposals, ruled_out)

        found = await shrunk(found, self._source.language.family, smallest_of)
        return Difference(found.call.text, found.before.describe(), found.after.describe())

    async def _differing(self, changed: str, calls: Sequence[Call], ruled_out: str) -> _Differing | None:
        """The smallest of the calls on which the two differ, each of them called behind the same calls."""
        source, names, versions = self._source, self._drivable.names, [self._source.text, changed]
        before, after = await record(self._sandbox, source, names, versions, calls, detail=Detail.PLAIN)
        outcomes = [None if one is not None and _is_ruled_out(one, ruled_out) else one for one in before.outcomes]
        return _smallest_difference(calls, outcomes, after.outcomes)

    async def _record(self, hash_seed: str, detail: Detail) -> list[Recording]:
        """Of the original."""
        source, names = self._source, self._drivable.names
        return await record(
            self._sandbox, source, names, [source.text], self._calls, hash_seed=hash_seed, detail=detail
        )


def can_be_compared(outcome: CallOutcome) -> bool:
    """Neither a value that cannot be seen into, nor one of the moment, nor one that nobody can wait for, nor the end of
    the whole process, which tells nothing.
    """
    is_of_the_moment = bool(_MOMENTARY & set(outcome.dependencies))
    return not (outcome.is_opaque or is_of_the_moment or outcome.kind in (*HUNG, OutcomeKind.DIED))


def _is_ruled_out(outcome: CallOutcome, error: str) -> bool:
    return outcome.kind is OutcomeKind.RAISED and not outcome.explicit and outcome.type == error


def _smallest_difference(
    calls: Sequence[Call], before: Sequence[CallOutcome | None], after: Sequence[CallOutcome | None]
) -> _Differing | None:
    """The smallest call whose outcomes differ."""
    found = [
        _Differing(call, old, new)
        for call, old, new in zip(calls, before, after, strict=True)
        if old is not None and new is not None and can_be_compared(old) and old.behaviour != new.behaviour
    ]
    return min(found, key=lambda differing: size(differing.call), default=None)
