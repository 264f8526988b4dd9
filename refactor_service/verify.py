"""Whether a change keeps behaviour, whoever made it: two versions of some files, function by function."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from chassis.level import Level
from chassis.progress import Ending, EngineReport, EngineStatus, Plan, Progress, Skipped, Step
from chassis.version import VERSION
from chassis.worker import WorkerFailed
from probe.inputs.generate import SEED
from probe.inputs.mined import related
from probe.row import Row
from probe.targets import Drivable, find_targets
from probe.versions import Driven, Effort, Versions
from proof.claim import Behaviour, Counterexample, Evidence
from refactor_service.aliases import is_within_reach, under_former_names
from refactor_service.matching import Change, Pair, changed_lines, matched, outside_functions, same_code
from refactor_service.verdict import ChangeJudged, FunctionVerdict, concluded, judged_as, not_run
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.executable import executable_lines
from syntax.languages import Tier
from syntax.source import Source

MATCH, COMPARE = "match", "compare"
EFFORT = {Level.QUICK: Effort(60, 2), Level.STANDARD: Effort(120, 8), Level.DEEP: Effort(400, 60)}

VerifyEvent = Plan | Progress | FunctionVerdict | ChangeJudged


async def verify(
    state: SandboxState, checker: SyntaxChecker, original: Sequence[Source], changed: Sequence[Source], level: Level
) -> AsyncGenerator[VerifyEvent, None]:
    """Events of one verification: a Plan first, a ChangeJudged last, verdicts in between as they are found.

    Raises FailedPrecondition without a sandbox.
    """
    sandbox = await state.get()
    original, changed, unrun = _runnable(original, changed)
    yield Plan((Step(MATCH, 1), Step(COMPARE, 9)))
    started = time.monotonic()
    broken = await _unparsable(checker, changed)
    pairs = await asyncio.to_thread(matched, original, changed)
    files = await asyncio.to_thread(_files, original, changed, pairs)
    yield Progress(MATCH, 1, 1)
    verdicts: list[FunctionVerdict] = [_added(pair) for pair in pairs if pair.change is Change.ADDED]
    for verdict in verdicts:
        yield verdict
    for done, file in enumerate(files, start=1):
        found = [] if file.path in broken else await file.verdicts(sandbox, level)
        for verdict in found:
            yield verdict
        verdicts += found
        yield Progress(COMPARE, done, len(files))
    if not files:
        yield Progress(COMPARE, 1, 1)
    report = EngineReport("verify", VERSION, round(1000 * (time.monotonic() - started)), EngineStatus.OK)
    skipped = [*(Skipped(path, problem) for path, problem in broken.items()), *unrun]
    ending = Ending((report,), tuple(skipped), ())
    yield concluded(verdicts, ending, sandbox.name, is_broken=bool(broken), is_whole=not unrun)


def _runnable(
    original: Sequence[Source], changed: Sequence[Source]
) -> tuple[list[Source], list[Source], list[Skipped]]:
    """What can be run of both versions, and what was changed and cannot."""
    texts = [{source.path: source.text for source in version} for version in (original, changed)]
    unrun = [
        Skipped(source.path, f"nothing here runs {source.language.name}")
        for source in {source.path: source for source in (*original, *changed)}.values()
        if source.language.tier is not Tier.EXECUTED and texts[0].get(source.path) != texts[1].get(source.path)
    ]
    runnable = [[s for s in version if s.language.tier is Tier.EXECUTED] for version in (original, changed)]
    return runnable[0], runnable[1], unrun


async def _unparsable(checker: SyntaxChecker, changed: Sequence[Source]) -> dict[str, str]:
    """What is wrong with files that cannot be read, by path."""
    found: dict[str, str] = {}
    for source in changed:
        try:
            problem = await checker.first_problem(source)
        except WorkerFailed:
            problem = "the parser broke on it"
        if problem:
            found[source.path] = problem
    return found


def _added(pair: Pair) -> FunctionVerdict:
    reason = "it is new: there is nothing to compare it with"
    file = pair.place.source.path
    return FunctionVerdict(pair.name, file, pair.change, Behaviour.NOT_RUN, reason, counts=False)


@dataclass(frozen=True)
class _File:
    """A file of the original, what became of it, and the functions concerned."""

    source: Source
    changed: Source | None
    pairs: tuple[Pair, ...]

    @cached_property
    def _executable(self) -> tuple[frozenset[int], frozenset[int]]:
        """The lines of both versions that a run can reach."""
        changed = executable_lines(self.changed) if self.changed is not None else frozenset[int]()
        return executable_lines(self.source), changed

    @property
    def path(self) -> str:
        """Where it lies in the changed version."""
        return (self.changed or self.source).path

    async def verdicts(self, sandbox: Sandbox, level: Level) -> list[FunctionVerdict]:
        """One for each pair."""
        drivable = await asyncio.to_thread(find_targets, self.source)
        public = {target.name for target in drivable.targets}
        gone = [_removed(pair, public) for pair in self.pairs if pair.new is None]
        there = [pair for pair in self.pairs if pair.new is not None]
        if self.changed is None or not there:
            return gone
        # What is the same and cannot be called shows in what calls it.
        there = [pair for pair in there if pair.change is not Change.UNCHANGED or pair.name in public]
        near = [pair for pair in there if is_within_reach(pair, self.changed)]
        far = [
            not_run(pair, "it has moved to where its file cannot import it from") for pair in there if pair not in near
        ]
        text, names = await asyncio.to_thread(under_former_names, drivable.names, self.source, self.changed, near)
        targets = tuple(target for target in drivable.targets if any(pair.name == target.subject for pair in near))
        new_texts = {pair.name: pair.new.text for pair in near if pair.new is not None}
        others = [target for target in drivable.targets if target not in targets]
        concerned = replace(drivable, targets=targets)
        versions = Versions(sandbox, self.source, replace(self.changed, text=text), concerned, names, others)
        driven = Driven() if not targets else await versions.drive(new_texts, EFFORT[level])
        return [*gone, *far, *[await self._verdict(pair, drivable, versions, driven) for pair in near]]

    async def _verdict(self, pair: Pair, drivable: Drivable, versions: Versions, driven: Driven) -> FunctionVerdict:
        if driven.load_error:
            found = Counterexample("import", "loads", driven.load_error)
            return judged_as(pair, Behaviour.DIFFERS, "the changed file cannot be loaded", found)
        if driven.obstacle:
            return not_run(pair, driven.obstacle)
        old, new = changed_lines(pair)
        rows = self._rows_of(pair, driven.rows, old, new)
        evidence = self._evidence(rows, old, new)
        if (difference := await versions.smallest(rows)) is not None:
            found = Counterexample(difference.call, difference.before, difference.after)
            return judged_as(pair, Behaviour.DIFFERS, "", found, evidence)
        if not rows:
            reasons = {skipped.what: skipped.reason for skipped in drivable.skipped}
            return not_run(pair, reasons.get(pair.name, "no input found reaches it"))
        if evidence.lines_total and not evidence.lines_covered:
            return not_run(pair, "no input found comes along what was changed")
        if pair.name in driven.whole:
            return judged_as(pair, Behaviour.EXHAUSTED, driven.whole[pair.name], evidence=evidence)
        return judged_as(pair, Behaviour.NO_DIFFERENCE_FOUND, "", evidence=evidence)

    def _rows_of(self, pair: Pair, rows: Sequence[Row], old: frozenset[int], new: frozenset[int]) -> list[Row]:
        """Calls of the function, and calls that come along its changed lines. What differs there is held against it
        where what was called is the same, because what else was changed answers for itself, or where nothing else is.
        """
        same = {other.name for other in self.pairs if other.change is Change.UNCHANGED}
        own = [row for row in rows if _subject(row) == pair.name]
        others = [row for row in rows if _subject(row) != pair.name]
        along = [row for row in others if row.before.lines & old or row.after.lines & new]
        held = [*own, *(row for row in along if _subject(row) in same or not row.differs)]
        return held or along

    def _evidence(self, rows: Sequence[Row], old: frozenset[int], new: frozenset[int]) -> Evidence:
        """Lines are the changed ones, of both versions together."""
        old, new = old & self._executable[0], new & self._executable[1]
        before = frozenset[int]().union(*(row.before.lines for row in rows))
        after = frozenset[int]().union(*(row.after.lines for row in rows))
        return Evidence(
            inputs=len({row.call.text for row in rows}),
            runs=2 * len(rows),
            seeds=(SEED,),
            input_kinds=tuple(sorted({kind for row in rows for kind in row.call.kinds})),
            lines_covered=len(old & before) + len(new & after),
            lines_total=len(old) + len(new),
        )


def _subject(row: Row) -> str:
    """The function of the file that was called, or gave what was called."""
    return row.function.partition("()")[0]


def _files(original: Sequence[Source], changed: Sequence[Source], pairs: Sequence[Pair]) -> list[_File]:
    """The files in which something was changed, each with the functions that this can concern."""
    by_path = {source.path: source for source in changed}
    found = []
    for source in original:
        own = [pair for pair in pairs if pair.old is not None and pair.old.source.path == source.path]
        homes = Counter(pair.new.source.path for pair in own if pair.new is not None)
        home = by_path.get(source.path) or (by_path[homes.most_common(1)[0][0]] if homes else None)
        if concerned := _concerned(source, home, own):
            found.append(_File(source, home, tuple(concerned)))
    return found


def _concerned(source: Source, home: Source | None, pairs: Sequence[Pair]) -> list[Pair]:
    """The functions of a file that were changed, or of which something that they use, or their class, was."""
    if home is None or outside_functions(source) != outside_functions(home):
        return list(pairs)
    touched = {pair.place.function.owner for pair in pairs if pair.change is not Change.UNCHANGED} - {""}
    return [pair for pair in pairs if pair.place.function.owner in touched or _is_concerned(pair, source, home)]


def _is_concerned(pair: Pair, source: Source, home: Source) -> bool:
    if pair.change is not Change.UNCHANGED or pair.new is None:
        return True
    old, new = related(pair.place.text, source.text), related(pair.new.text, home.text)
    return not same_code(old, new, source.language)


def _removed(pair: Pair, public: set[str]) -> FunctionVerdict:
    if pair.name not in public or pair.name.rsplit(".", 1)[-1].startswith("_"):
        reason = "it is gone; what called it was compared"
        return replace(not_run(pair, reason), counts=False)
    return judged_as(pair, Behaviour.DIFFERS, "a public name is gone", Counterexample(pair.name, "is there", "is gone"))
