"""An analysis: every engine at once, findings as each one ends, fixes as each one is proven."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

import structlog

from chassis.level import Level
from chassis.progress import Ending, EngineReport, EngineStatus, Plan, Progress, Rejected, Skipped, Step
from linter_service import configuration
from linter_service.comparing import Comparing
from linter_service.engines.engine import Engine, EngineFailed, EngineMissing, Equipment
from linter_service.finding import Finding, Fix
from linter_service.fixes import NO_ANSWER, File
from linter_service.merging import Merging
from linter_service.suppressed import findings_of
from linter_service.together import prove_all
from proof.claim import Verdict
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import Language, Tier
from syntax.metrics import FileMetrics, measure
from syntax.source import Source

log = structlog.get_logger()

METRICS, FIXES = "metrics", "fixes"
# Fixes tried per level; the rest are counted as skipped. A count, so that load does not change the result.
MAX_FIXES = {Level.QUICK: 20, Level.STANDARD: 200, Level.DEEP: 2000}
# Each may cost an engine's whole time.
MOST_SILENCES = 2
# About ten seconds of measuring; nobody reads the figures of a file that no person wrote.
MAX_MEASURED_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Measured:
    """The metrics of one file, its functions included."""

    path: str
    metrics: FileMetrics


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of an analysis."""

    findings: int
    ending: Ending


LintEvent = Plan | Progress | Finding | Measured | Ended


@dataclass
class _Run:
    """What the tasks of one analysis share."""

    sources: Sequence[Source]
    engines: Sequence[Engine]
    merging: Merging
    events: asyncio.Queue[LintEvent | None] = field(default_factory=asyncio.Queue)
    found: dict[tuple[str, str], list[Finding]] = field(default_factory=dict)
    reports: list[EngineReport] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    suppressed: Counter[str] = field(default_factory=Counter)


class Linter:
    """Holds the engines, which are shared by all analyses."""

    def __init__(self, makers: Sequence[Callable[[Equipment], Engine]]) -> None:
        self.equipment = Equipment(SyntaxChecker(), SandboxState())
        self.engines = [make(self.equipment) for make in makers]

    async def analyse(
        self, sources: Sequence[Source], level: Level, *, tries_fixes: bool = True
    ) -> AsyncGenerator[LintEvent, None]:
        """Events of one analysis: a Plan first, an Ended last, results as they become known. Fixes that are not tried
        are not offered.

        Raises InvalidArgument for a cognicode.toml that cannot be read.
        """
        sources = _beside_each_other(sources)
        for source in sources:
            configuration.check(source)
        languages = {source.language for source in sources}
        engines = [e for e in self.engines if e.level <= level and any(e.serves(known) for known in languages)]
        awaited = {source.path: {e.name for e in engines if e.serves(source.language)} for source in sources}
        run = _Run(sources, engines, Merging(awaited))
        steps = (*(Step(engine.name, 2) for engine in engines), Step(METRICS, 1))
        yield Plan((*steps, Step(FIXES, 4)) if tries_fixes else steps)
        worker = asyncio.create_task(self._work(run, level, tries_fixes=tries_fixes))
        worker.add_done_callback(lambda _: run.events.put_nowait(None))
        try:
            while (event := await run.events.get()) is not None:
                yield event
                run.events.task_done()
            await worker
        finally:
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)
        yield Ended(
            sum(len(found) for found in run.found.values()) - run.merging.left_out,
            Ending(tuple(run.reports), tuple(run.skipped), tuple(run.rejected)),
        )

    async def close(self) -> None:
        """End every engine."""
        await asyncio.gather(*(engine.close() for engine in self.engines))
        await self.equipment.checker.close()
        await self.equipment.sandbox.close()

    async def _work(self, run: _Run, level: Level, *, tries_fixes: bool) -> None:
        async with asyncio.TaskGroup() as group:
            for engine in run.engines:
                group.create_task(_run_engine(engine, run))
        # When the findings are out: measuring keeps the interpreter busy, and nobody waits for a figure first.
        await run.events.join()
        await _measure(run)
        run.skipped += [
            Skipped(
                f"{count} finding{'s' * (count != 1)} of {path}",
                "a comment beside them or cognicode.toml leaves them out",
            )
            for path, count in sorted(run.suppressed.items())
            if count
        ]
        order = [engine.name for engine in run.engines]
        run.reports.sort(key=lambda report: order.index(report.name))
        if tries_fixes:
            await self._prove_fixes(run, level)

    async def _prove_fixes(self, run: _Run, level: Level) -> None:
        by_path = {source.path: source for source in run.sources}
        healthy = {report.name for report in run.reports if report.status is EngineStatus.OK}
        before: defaultdict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
        for (path, _), found in run.found.items():
            before[path].update(item.key for item in found)
        fixable = [item for found in run.found.values() for item in found if item.fix is not None]
        tried = fixable[: MAX_FIXES[level]]
        if len(fixable) > len(tried):
            run.skipped.append(Skipped(f"{len(fixable) - len(tried)} fixes", "more than this level tries"))
        counts = Counter(finding.path for finding in tried)
        again = {
            path: [e for e in run.engines if e.name in healthy and _looks_again(e, by_path[path], count, run)]
            for path, count in counts.items()
        }
        done = 0
        for path, engines in again.items():
            file = File(by_path[path], before[path], engines, self.equipment.checker)
            comparing = Comparing(file.source, self.equipment.sandbox)
            is_run = level is Level.DEEP and file.source.language.tier is Tier.EXECUTED
            silences = 0
            async with aclosing(prove_all([finding for finding in tried if finding.path == path], file)) as proven:
                async for finding, linted in proven:
                    fix = await comparing.compared(linted) if is_run else linted
                    silences += not await _told(finding, fix, run)
                    done += 1
                    await run.events.put(Progress(FIXES, done, len(tried)))
                    if silences == MOST_SILENCES:
                        reason = "an engine does not answer on the changed file"
                        run.skipped.append(Skipped(f"further fixes of {path}", reason))
                        break
        await run.events.put(Progress(FIXES, max(1, len(tried)), max(1, len(tried))))


async def _told(finding: Finding, fix: Fix, run: _Run) -> bool:
    """Offer a fix that was not refuted; whether the engines answered on the changed file."""
    proof = fix.proof
    if proof is not None and proof.verdict is Verdict.REFUTED:
        place = f"{finding.path}:{finding.range.start.line}"
        run.rejected.append(Rejected(f"fix of {finding.rule} at {place}", proof.failed.reason if proof.failed else ""))
        return True
    await run.events.put(replace(run.merging.latest(finding), fix=fix))
    return proof is None or all(check.reason != NO_ANSWER for check in proof.checks)


def _beside_each_other(sources: Sequence[Source]) -> list[Source]:
    """Each with all others, which it may import or include."""
    texts = tuple((source.path, source.text) for source in sources)
    return [replace(s, beside=(*s.beside, *(one for one in texts if one[0] != s.path))) for s in sources]


def _looks_again(engine: Engine, source: Source, fixes: int, run: _Run) -> bool:
    """Whether an engine looks at the file after each of its fixes; one that would take too long is said not to."""
    if not engine.serves(source.language):
        return False
    is_too_long = bool(engine.most_lines_again) and fixes * source.text.count("\n") > engine.most_lines_again
    if is_too_long:
        run.skipped.append(Skipped(f"{engine.name} after each fix of {source.path}", "the file is long and has many"))
    return not is_too_long


async def _measure(run: _Run) -> None:
    for done, source in enumerate(run.sources, start=1):
        if len(source.text) > MAX_MEASURED_CHARACTERS:
            run.skipped.append(Skipped(f"metrics of {source.path}", "the file is too large to be measured"))
        else:
            metrics = await asyncio.to_thread(measure, source.text, source.language)
            await run.events.put(Measured(source.path, metrics))
        await run.events.put(Progress(METRICS, done, len(run.sources)))


async def _run_engine(engine: Engine, run: _Run) -> None:
    """Run one engine over its files; its failure is reported and touches nobody else."""
    started = time.monotonic()
    status, reason = EngineStatus.OK, ""
    served = [source for source in run.sources if engine.serves(source.language)]
    try:
        for done, source in enumerate(served, start=1):
            findings, suppressed = await findings_of(engine, source)
            run.found[source.path, engine.name] = findings
            run.suppressed[source.path] += suppressed
            for finding in run.merging.taken(source.path, engine.name, findings):
                await run.events.put(replace(finding, fix=None))
            await run.events.put(Progress(engine.name, done, len(served)))
    except EngineMissing as error:
        status, reason = EngineStatus.MISSING, str(error)
    except EngineFailed as error:
        status, reason = EngineStatus.FAILED, str(error)
    except TimeoutError:
        status, reason = EngineStatus.TIMED_OUT, f"did not answer within {engine.timeout_s:g} s"
        await engine.close()
    except Exception:
        log.exception("engine broke", engine=engine.name)
        status, reason = EngineStatus.FAILED, "a mistake of its own, which the agent's log shows"
    if status is not EngineStatus.OK:
        log.warning("engine did not answer", engine=engine.name, status=status.value, reason=reason)
        await run.events.put(Progress(engine.name, len(served), len(served)))
    for finding in run.merging.missed(engine.name):
        await run.events.put(replace(finding, fix=None))
    duration_ms = round(1000 * (time.monotonic() - started))
    run.reports.append(EngineReport(engine.name, engine.version, duration_ms, status, reason))


def languages(engines: Sequence[Engine], known: Sequence[Language]) -> list[str]:
    """Names of the languages that at least one engine serves."""
    return [language.name for language in known if any(engine.serves(language) for engine in engines)]
