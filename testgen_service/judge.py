"""What a test file is worth: run fresh, many times, alone and together, covered, and against mutants."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from testgen_service.mutants.mutant import Mutant
from testgen_service.runner import SURROUNDINGS, Coverage, Results, Runner

FRESH_RUNS = len(SURROUNDINGS)
# jest and vitest take a second to start; their mutants are sampled accordingly.
MUTANTS_PER_RUN = {"jest": 12, "vitest": 12}
MUTANTS_AT_ONCE = 10
# A process for each mutant anyway: the clock is looked at between chunks.
PROCESSES_AT_ONCE = 3
# A mutant that hangs is told apart; waiting longer for it teaches nothing. What the suite needs by itself is measured.
MIN_MUTANT_TIMEOUT_S, MUTANT_TIMEOUT_FACTOR = 3.0, 8.0
# Chunks that run side by side.
CHUNKS_AT_ONCE = 2


@dataclass(frozen=True)
class Judgement:
    """``stable`` and ``independent`` hold the rows that passed every fresh run, and alone; ``kills`` the mutants (by
    number) that each row told apart; ``coverage`` is None when not measured; ``lost`` counts mutants whose run broke a
    limit of the sandbox, or for which there was no time.
    """

    stable: frozenset[str] = frozenset()
    independent: frozenset[str] = frozenset()
    kills: dict[str, frozenset[int]] = field(default_factory=dict)
    mutants: tuple[Mutant, ...] = ()
    durations_ms: dict[str, float] = field(default_factory=dict)
    coverage: Coverage | None = None
    runs: int = 0
    lost: int = 0

    @property
    def killed(self) -> frozenset[int]:
        """Mutants that at least one row told apart."""
        return frozenset().union(*self.kills.values())

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """Mutants that no row tells apart."""
        killed = self.killed
        return tuple(mutant for number, mutant in enumerate(self.mutants) if number not in killed)


async def stability(runner: Runner, rows: Sequence[str]) -> Judgement:
    """Fresh runs in all surroundings, and each of ``rows`` alone."""
    half = len(rows) // 2
    *together, one, other = await asyncio.gather(
        *(runner.together(s) for s in SURROUNDINGS), runner.alone(rows[:half]), runner.alone(rows[half:])
    )
    alone = one | other
    return Judgement(
        stable=frozenset(row for row in rows if all(row in ran and ran[row].passed for ran in together)),
        independent=frozenset(row for row in rows if alone[row].passed),
        durations_ms={row: together[0][row].ms for row in rows if row in together[0]},
        runs=FRESH_RUNS + len(rows),
    )


async def worth(
    runner: Runner, rows: Sequence[str], mutants: Sequence[Mutant], is_late: Callable[[], bool]
) -> Judgement:
    """Coverage, and which of ``rows`` tell which mutants apart; mutants still waiting when it is late are lost."""
    covered, (kills, lost) = await asyncio.gather(runner.coverage(), killed_by(runner, rows, mutants, is_late))
    judgement = tried(mutants, kills, lost)
    return replace(judgement, coverage=covered, runs=judgement.runs + 1)


def tried(mutants: Sequence[Mutant], kills: Mapping[str, frozenset[int]], lost: frozenset[int]) -> Judgement:
    """What was found of the mutants that are not lost, be it for a broken limit of the sandbox or for want of time."""
    numbers = [number for number in range(len(mutants)) if number not in lost]
    place = {number: at for at, number in enumerate(numbers)}
    return Judgement(
        kills={row: frozenset(place[n] for n in killed if n in place) for row, killed in kills.items()},
        mutants=tuple(mutants[number] for number in numbers),
        runs=len(numbers),
        lost=len(lost),
    )


async def killed_by(
    runner: Runner, rows: Sequence[str], mutants: Sequence[Mutant], is_late: Callable[[], bool]
) -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """The mutants, by number, that each of ``rows`` tells apart, and those that could not be run."""
    numbers = range(len(mutants))
    size = MUTANTS_AT_ONCE if runner.family == "python" else PROCESSES_AT_ONCE
    chunks = [numbers[start : start + size] for start in range(0, len(mutants), size)]
    turns = asyncio.Semaphore(CHUNKS_AT_ONCE)

    async def against(chunk: Sequence[int]) -> list[tuple[int, Results]]:
        async with turns:
            texts = [mutants[number].text for number in chunk]
            answer = None if is_late() else await runner.against(texts, timeout_s(runner))
        if answer is not None:
            return [*zip(chunk, answer, strict=True)]
        if len(chunk) == 1 or is_late():
            return []
        # One that breaks a limit of the sandbox is not to take the others along.
        half = len(chunk) // 2
        return [*await against(chunk[:half]), *await against(chunk[half:])]

    ran = [pair for pairs in await asyncio.gather(*map(against, chunks)) for pair in pairs]
    # A run that hung or broke was told apart by every row: none of them passed.
    kills = {row: frozenset(n for n, done in ran if row not in done or not done[row].passed) for row in rows}
    return kills, frozenset(numbers) - {number for number, _ in ran}


def joined(fresh: Judgement, valued: Judgement) -> Judgement:
    """What ``stability`` found with what ``worth`` did."""
    return replace(
        valued,
        stable=fresh.stable,
        independent=fresh.independent,
        durations_ms=fresh.durations_ms,
        runs=fresh.runs + valued.runs,
    )


def timeout_s(runner: Runner) -> float:
    """How long one mutant may keep the tests busy."""
    return max(MIN_MUTANT_TIMEOUT_S, MUTANT_TIMEOUT_FACTOR * runner.slowest_run_s)
