"""The search for calls worth a test: tell mutants apart, breed calls for those that survive, keep a small set."""

import asyncio
from collections.abc import Sequence

from chassis.level import Level
from probe.call import Call
from probe.inputs.generate import SEED
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from syntax.data import module_data
from syntax.functions import find_functions
from syntax.parsing import parse, span
from syntax.source import Source
from syntax.wrappers import wrappers
from testgen_service.breeding import bred, explored, reached_lines, unreached_lines
from testgen_service.cases import Case
from testgen_service.equivalents import probably_equivalent
from testgen_service.integration import together
from testgen_service.job import Job
from testgen_service.judge import MUTANTS_PER_RUN
from testgen_service.kill_matrix import weighed
from testgen_service.mutants import mutate
from testgen_service.mutants.mutant import Mutant
from testgen_service.novelty import Novelty, newest_first
from testgen_service.properties import lawful
from testgen_service.selection import guarding, select
from testgen_service.shrinking import shrunk
from testgen_service.solving import solved
from testgen_service.whole import refused, walked

# Mutants that guide the search, and those that the rendered file is tried with.
GUIDES = {Level.QUICK: 60, Level.STANDARD: 240, Level.DEEP: 1_000}
# Of a small budget telling them apart is not to take the time of the search.
GUIDES_PER_SECOND = 5
MAX_MUTANTS = {Level.QUICK: 20, Level.STANDARD: 60, Level.DEEP: 300}
FEWEST_CASES, EXTRA_CASES, MOST_CASES = 20, 16, 36
FEWEST_OF_ALL, MOST_OF_ATTRIBUTES = 4, 6
# What stands behind other calls is a test of its own, and no row of a table.
FEWEST_SEQUENCES, MOST_SEQUENCES = 10, 14
# What is seen on walks need not be seen again.
FEWEST_BESIDE_WALKS, MOST_BESIDE_WALKS = 6, 9
# Calls that a mutant is tried with, per function: those that cover something of their own come first.
CALLS_AGAINST_MUTANTS = 50


def all_mutants(source: Source, level: Level) -> list[Mutant]:
    """Mutants of every function of the file and of the tables and constants beside them, by line, whether a test will
    reach them or not.
    """
    functions = [(function.start, function.end) for function in find_functions(source.text, source.language)]
    # What loads a file is not what it is for.
    loading = frozenset(map(span, wrappers(parse(source.text, source.language))))
    spans = [place for place in functions if place not in loading]
    shared = module_data(source.text, source.language)
    return sorted(mutate(source, spans, shared, 10 * MAX_MUTANTS[level], SEED), key=lambda mutant: mutant.line)


def thinned(mutants: Sequence[Mutant], count: int) -> list[Mutant]:
    """At most ``count`` of them, evenly."""
    step = max(1.0, len(mutants) / count)
    return [mutants[int(number * step)] for number in range(min(count, len(mutants)))]


def sampled(mutants: Sequence[Mutant], level: Level, framework: str) -> list[Mutant]:
    """Those that a rendered file is tried with."""
    return thinned(mutants, min(MAX_MUTANTS[level], MUTANTS_PER_RUN.get(framework, len(mutants) or 1)))


async def choose(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: list[Case], mutants: Sequence[Mutant], shown: Call | None
) -> list[Case]:
    """A small set for each function that kills and covers what all of its calls do; what was ``shown`` stays."""
    tried, guides, whole = await searched(sandbox, job, drivable, cases, mutants)
    # Off the loop: of hundreds of cases each is held against each.
    job.probably_equivalent = await asyncio.to_thread(probably_equivalent, tried, guides)
    chosen = await asyncio.to_thread(_chosen, tried, whole, job.source.language.family)
    seen = [case for case in tried if case.call == shown]
    order = {function: number for number, function in enumerate(dict.fromkeys(case.function for case in cases))}
    # What was shown already is left as it was shown.
    seen_on_walks = {look.text for walk in whole for look in (walk, *walk.looks) if walk.looks}
    others = [case for case in chosen if case.call != shown and case.text not in seen_on_walks]
    more = await together(sandbox, job, drivable, tried, guides)
    more += await lawful(sandbox, job, drivable, tried, guides)
    # What is made plainer may be what another one is already.
    others = list({case.text: case for case in await shrunk(sandbox, job, drivable, others, guides)}.values())
    others = guarding([*others, *(case for case in whole if case.kills)])
    return sorted([*seen, *others, *more], key=lambda case: order[case.function])


async def searched(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: list[Case], mutants: Sequence[Mutant]
) -> tuple[list[Case], list[Mutant], list[Case]]:
    """Many cases, with the numbers of the mutants that each kills; these mutants; and cases that stay as they are: what
    is seen behind refusals, and on walks.
    """
    cases = await explored(sandbox, job, drivable, cases, mutants)
    by_function: dict[str, list[Case]] = {}
    for case in cases:
        by_function.setdefault(case.function, []).append(case)
    reached = reached_lines(cases)
    most = min(GUIDES[job.level], int(GUIDES_PER_SECOND * job.budget.seconds))
    guides = thinned([mutant for mutant in mutants if mutant.lies_on(reached)], most)
    novelty = Novelty(cases, job.source.language.family)
    tried = [case for group in by_function.values() for case in _varied(group, novelty)]
    tried += await solved(sandbox, job, drivable, cases, unreached_lines(mutants, reached))
    tried = await weighed(sandbox, job, drivable, tried, list(enumerate(guides)))
    # Before the budget is spent on what survives.
    whole = [
        *await refused(sandbox, job, drivable, tried, guides),
        *await walked(sandbox, job, drivable, cases, guides),
    ]
    return *await bred(sandbox, job, drivable, tried, guides, mutants, most), whole


def _chosen(tried: Sequence[Case], whole: Sequence[Case], family: str) -> list[Case]:
    """A small set of each function, beside the ``whole`` ones; the methods of a class are looked at together, as one
    shows what another did.
    """
    walked = {(case.plan.target.owner, case.plan.target.has_state) for case in whole if case.looks}
    by_function: dict[str, list[Case]] = {}
    groups: dict[str, list[Case]] = {}
    for case in tried:
        by_function.setdefault(case.function, []).append(case)
        groups.setdefault(case.plan.target.owner or case.function, []).append(case)
    limits = {
        function: _most_cases(cases, is_walked=(cases[0].plan.target.owner, cases[0].plan.target.has_state) in walked)
        for function, cases in by_function.items()
    }
    return [case for group in groups.values() for case in select(group, limits, family)]


def _most_cases(cases: Sequence[Case], *, is_walked: bool) -> int:
    """How many cases a function is worth: one for two of its branches or for five of its mutants, and a few; no more
    than there are branches and mutants to see.
    """
    if cases[0].plan.target.is_attribute:
        return MOST_OF_ATTRIBUTES // (1 + is_walked)
    is_stateful = any(case.call.before for case in cases)
    of_sequences = (FEWEST_BESIDE_WALKS, MOST_BESIDE_WALKS) if is_walked else (FEWEST_SEQUENCES, MOST_SEQUENCES)
    fewest, most = of_sequences if is_stateful else (FEWEST_CASES, MOST_CASES)
    arcs = frozenset[tuple[int, int]]().union(*(case.outcome.arcs for case in cases))
    killed = frozenset[int]().union(*(case.kills for case in cases))
    extra = 0 if is_stateful else EXTRA_CASES
    # A function of a line or two has little to show.
    most = min(most, FEWEST_OF_ALL + len(arcs) + len(killed) // 2)
    return min(most, max(fewest, extra + max(len(arcs) // 2, len(killed) // 5)))


def _varied(cases: Sequence[Case], novelty: Novelty) -> list[Case]:
    """Cases that cover something new first, then what is new in another way, then the rest in order."""
    seen: set[tuple[int, int]] = set()
    first: list[Case] = []
    rest: list[Case] = []
    for case in cases:
        (first if case.outcome.arcs - seen else rest).append(case)
        seen |= case.outcome.arcs
    return [*first, *newest_first(rest, novelty)][:CALLS_AGAINST_MUTANTS]
