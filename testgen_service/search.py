"""The search for calls worth a test: tell mutants apart, breed calls for those that survive, keep a small set."""

import random
from collections.abc import Sequence

from chassis.level import Level
from probe.call import Call
from probe.inputs.generate import SEED, Plan
from probe.inputs.neighbours import neighbours
from probe.record import NotRecorded
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from syntax.functions import find_functions
from syntax.source import Source
from testgen_service.budget import MUTANTS_SHARE
from testgen_service.cases import Case
from testgen_service.job import Job
from testgen_service.judge import MUTANTS_PER_RUN
from testgen_service.kill_matrix import weighed
from testgen_service.mutants import mutate
from testgen_service.mutants.mutant import Mutant
from testgen_service.recording import made_cases
from testgen_service.selection import behind_refusals, guarding, select

MAX_MUTANTS = {Level.QUICK: 20, Level.STANDARD: 60, Level.DEEP: 300}
MAX_CASES_PER_FUNCTION = 10
# Calls that a mutant is tried with, per function: those that cover something of their own come first.
CALLS_AGAINST_MUTANTS = 50
# Feedback: at most so many generations of new calls, each of so many, and an end when so many brought nothing.
ROUNDS = {Level.QUICK: 2, Level.STANDARD: 8, Level.DEEP: 40}
CALLS_PER_ROUND, FRUITLESS_ROUNDS = 96, 3
# For a line that is reached, the cases whose neighbours are tried; for one that is not, those of its function.
PARENTS_PER_LINE, CHILDREN_PER_PARENT = 4, 8


def all_mutants(source: Source, level: Level) -> list[Mutant]:
    """Mutants of every function of the file, by line, whether a test will reach them or not."""
    spans = [(function.start, function.end) for function in find_functions(source.text, source.language)]
    return sorted(mutate(source, spans, 10 * MAX_MUTANTS[level], SEED), key=lambda mutant: mutant.line)


def reached_lines(cases: Sequence[Case]) -> frozenset[int]:
    """The lines that at least one case comes along."""
    return frozenset().union(*(case.lines for case in cases))


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
    by_function: dict[str, list[Case]] = {}
    for case in cases:
        by_function.setdefault(case.function, []).append(case)
    guides = thinned([mutant for mutant in mutants if mutant.line in reached_lines(cases)], MAX_MUTANTS[job.level])
    tried = [case for group in by_function.values() for case in _varied(group)]
    tried = await weighed(sandbox, job, drivable, tried, list(enumerate(guides)))
    tried += await _bred(sandbox, job, drivable, tried, guides, mutants)
    family = job.source.language.family
    refusals = await _behind_refusals(sandbox, job, drivable, tried, guides)
    # The methods of a class are looked at together: one shows what another did.
    groups: dict[str, list[Case]] = {}
    for case in tried:
        groups.setdefault(case.plan.target.owner or case.function, []).append(case)
    chosen = [case for group in groups.values() for case in select(group, MAX_CASES_PER_FUNCTION, family)]
    chosen += [case for case in refusals if case.kills]
    seen = [case for case in tried if case.call == shown]
    order = {function: number for number, function in enumerate(by_function)}
    # What was shown already is left as it was shown.
    others = guarding([case for case in chosen if case.call != shown])
    return sorted([*seen, *others], key=lambda case: order[case.function])


async def _behind_refusals(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case], guides: Sequence[Mutant]
) -> list[Case]:
    """What a refused call leaves is worth a look of its own: no mutant books before it checks."""
    calls = behind_refusals(cases)
    if not calls or job.budget.is_spent(MUTANTS_SHARE):
        return []
    try:
        found, _ = await made_cases(sandbox, job, drivable, calls)
    except NotRecorded:
        return []
    return await weighed(sandbox, job, drivable, found, list(enumerate(guides)))


async def _bred(
    sandbox: Sandbox,
    job: Job,
    drivable: Drivable,
    cases: Sequence[Case],
    guides: Sequence[Mutant],
    mutants: Sequence[Mutant],
) -> list[Case]:
    """New cases that kill what survived or reach what no call has, round by round."""
    source = random.Random(SEED)
    known, born = list(cases), list[Case]()
    texts = {case.call.text for case in cases}
    fruitless = 0
    for _ in range(ROUNDS[job.level]):
        killed = frozenset().union(*(case.kills for case in known))
        survivors = [(number, mutant) for number, mutant in enumerate(guides) if number not in killed]
        unreached = {mutant.line for mutant in mutants} - reached_lines(known)
        parents = _parents(known, {mutant.line for _, mutant in survivors}, unreached, drivable)
        calls = _children(parents, source, job.source.language.family, texts)
        if not calls or fruitless == FRUITLESS_ROUNDS or job.budget.is_spent(MUTANTS_SHARE):
            break
        texts |= {call.text for _, call in calls}
        try:
            found, _ = await made_cases(sandbox, job, drivable, calls)
        except NotRecorded:
            break
        found = await weighed(sandbox, job, drivable, found, survivors)
        arcs = frozenset().union(*(case.outcome.arcs for case in known))
        worthy = [case for case in found if case.kills or case.outcome.arcs - arcs]
        fruitless = 0 if worthy else fruitless + 1
        known += worthy
        born += worthy
    return born


def _parents(cases: Sequence[Case], surviving: set[int], unreached: set[int], drivable: Drivable) -> list[Case]:
    """The cases that come along a line where something survived, and those of functions with lines to reach."""
    ordered = sorted(cases, key=lambda case: (case.outcome.steps, len(case.call.text), case.call.text))
    chosen: dict[str, Case] = {}
    for line in sorted(surviving):
        along = [case for case in ordered if line in case.lines]
        # One of each function first: what one cannot show, another may.
        firsts = list({case.function: case for case in reversed(along)}.values())[::-1]
        chosen |= {case.call.text: case for case in [*firsts, *along][:PARENTS_PER_LINE]}
    for target in drivable.targets:
        span = range(target.function.range.start.line, target.function.last_line + 1)
        if unreached.intersection(span):
            own = [case for case in reversed(ordered) if case.function == target.name]
            ways = {case.outcome.arcs: case for case in own}
            chosen |= {case.call.text: case for case in list(ways.values())[-PARENTS_PER_LINE:]}
    return list(chosen.values())


def _children(parents: Sequence[Case], source: random.Random, family: str, known: set[str]) -> list[tuple[Plan, Call]]:
    """Distinct neighbours of the parents' calls, taken from each parent in turn."""
    made: dict[str, tuple[Plan, Call]] = {}
    for _ in range(CHILDREN_PER_PARENT):
        for parent in parents:
            call = neighbours(parent.plan, parent.call, family, source)
            if call.text not in known and len(made) < CALLS_PER_ROUND:
                made.setdefault(call.text, (parent.plan, call))
    return list(made.values())


def _varied(cases: Sequence[Case]) -> list[Case]:
    """Cases that cover something new first, then distinct outcomes, then the rest in order."""
    seen_arcs: set[tuple[int, int]] = set()
    seen_outcomes: set[tuple[object, ...]] = set()
    first, second, rest = [], [], []
    for case in cases:
        if case.outcome.arcs - seen_arcs:
            first.append(case)
        elif case.outcome.behaviour not in seen_outcomes:
            second.append(case)
        else:
            rest.append(case)
        seen_arcs |= case.outcome.arcs
        seen_outcomes.add(case.outcome.behaviour)
    return (first + second + rest)[:CALLS_AGAINST_MUTANTS]
