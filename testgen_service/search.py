"""The search for calls worth a test: tell mutants apart, breed calls for those that survive, keep a small set."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence

from chassis.level import Level
from probe.call import Call, OutcomeKind
from probe.inputs.generate import SEED, Plan
from probe.inputs.neighbours import neighbours
from probe.record import NotRecorded
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from syntax.data import module_data
from syntax.functions import find_functions
from syntax.source import Source
from testgen_service.budget import BREEDING_SHARE
from testgen_service.cases import Case
from testgen_service.equivalents import probably_equivalent
from testgen_service.integration import together
from testgen_service.job import Job
from testgen_service.judge import MUTANTS_PER_RUN
from testgen_service.kill_matrix import weighed
from testgen_service.mutants import mutate
from testgen_service.mutants.mutant import Mutant
from testgen_service.novelty import Novelty, newest_first, news
from testgen_service.properties import lawful
from testgen_service.recording import made_cases
from testgen_service.selection import guarding, select
from testgen_service.shrinking import shrunk
from testgen_service.solving import solved
from testgen_service.whole import refused, walked

# Mutants that guide the search, and those that the rendered file is tried with.
GUIDES = {Level.QUICK: 60, Level.STANDARD: 240, Level.DEEP: 1_000}
MAX_MUTANTS = {Level.QUICK: 20, Level.STANDARD: 60, Level.DEEP: 300}
FEWEST_CASES, EXTRA_CASES, MOST_CASES = 20, 16, 36
# What stands behind other calls is a test of its own, and no row of a table.
FEWEST_SEQUENCES, MOST_SEQUENCES = 10, 14
# What is seen on walks need not be seen again.
FEWEST_BESIDE_WALKS, MOST_BESIDE_WALKS = 6, 9
# Calls that a mutant is tried with, per function: those that cover something of their own come first.
CALLS_AGAINST_MUTANTS = 50
# Feedback: at most so many generations of new calls, each of so many, and an end when so many brought nothing.
ROUNDS = {Level.QUICK: 2, Level.STANDARD: 40, Level.DEEP: 200}
CALLS_PER_ROUND, FRUITLESS_ROUNDS = 128, 14
# A mutant that so many bred calls have come along in vain is bred for no more.
GIVE_UP_AFTER = {Level.QUICK: 100, Level.STANDARD: 900, Level.DEEP: 4_000}
# In the first of them new calls are bred of any, whether something survives or not, and of so many of each function.
VARYING_ROUNDS, VARIED_PARENTS = {Level.QUICK: 0, Level.STANDARD: 4, Level.DEEP: 12}, 6
# As long as a function has no more cases, one is kept for nothing but what is new of it: more may come of it.
MOST_CURIOUS, MUCH_NEWS = 180, 4
# For a line that is reached, the cases whose neighbours are tried; for one that is not, those of its function.
PARENTS_PER_LINE, CHILDREN_PER_PARENT = 4, 16


def all_mutants(source: Source, level: Level) -> list[Mutant]:
    """Mutants of every function of the file and of the tables and constants beside them, by line, whether a test will
    reach them or not.
    """
    spans = [(function.start, function.end) for function in find_functions(source.text, source.language)]
    shared = module_data(source.text, source.language)
    return sorted(mutate(source, spans, shared, 10 * MAX_MUTANTS[level], SEED), key=lambda mutant: mutant.line)


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
    others = await shrunk(sandbox, job, drivable, others, guides)
    others = guarding([*others, *(case for case in whole if case.kills)])
    return sorted([*seen, *others, *more], key=lambda case: order[case.function])


async def searched(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: list[Case], mutants: Sequence[Mutant]
) -> tuple[list[Case], list[Mutant], list[Case]]:
    """Many cases, with the numbers of the mutants that each kills; these mutants; and cases that stay as they are: what
    is seen behind refusals, and on walks.
    """
    by_function: dict[str, list[Case]] = {}
    for case in cases:
        by_function.setdefault(case.function, []).append(case)
    reached = reached_lines(cases)
    guides = thinned([mutant for mutant in mutants if mutant.lies_on(reached)], GUIDES[job.level])
    novelty = Novelty(cases, job.source.language.family)
    tried = [case for group in by_function.values() for case in _varied(group, novelty)]
    tried += await solved(sandbox, job, drivable, cases, _unreached(mutants, reached))
    tried = await weighed(sandbox, job, drivable, tried, list(enumerate(guides)))
    # Before the budget is spent on what survives.
    whole = [
        *await refused(sandbox, job, drivable, tried, guides),
        *await walked(sandbox, job, drivable, cases, guides),
    ]
    return *await _bred(sandbox, job, drivable, tried, guides, mutants), whole


async def _bred(
    sandbox: Sandbox,
    job: Job,
    drivable: Drivable,
    cases: Sequence[Case],
    guides: Sequence[Mutant],
    mutants: Sequence[Mutant],
) -> tuple[list[Case], list[Mutant]]:
    """The cases with new ones that kill what survived or reach what no call has, round by round, and the guides with
    those that came into reach.
    """
    source = random.Random(SEED)
    known, guiding = list(cases), list(guides)
    texts = {case.call.text for case in cases}
    novelty = Novelty(cases, job.source.language.family)
    fruitless, tries = 0, Counter[int]()
    for turn in range(ROUNDS[job.level]):
        killed = frozenset().union(*(case.kills for case in known))
        survivors = [
            (number, mutant)
            for number, mutant in enumerate(guiding)
            if number not in killed and tries[number] < GIVE_UP_AFTER[job.level]
        ]
        unreached = _unreached(mutants, reached_lines(known))
        parents = _parents(known, [mutant for _, mutant in survivors], unreached, drivable, source)
        if turn < VARYING_ROUNDS[job.level]:
            parents += _any_of(known, source)
        calls = _children(parents, source, job.source.language.family, texts)
        # Those that are kept out of curiosity are still to be held against mutants.
        if not calls or fruitless == FRUITLESS_ROUNDS or job.budget.is_spent(BREEDING_SHARE):
            break
        texts |= {call.text for _, call in calls}
        try:
            found = (await made_cases(sandbox, job, drivable, calls)).cases
        except NotRecorded:
            break
        found = await weighed(sandbox, job, drivable, found, survivors)
        tries.update({n: sum(mutant.lies_on(case.lines) for case in found) for n, mutant in survivors})
        arcs = frozenset().union(*(case.outcome.arcs for case in known))
        worthy = [case for case in found if case.kills or case.outcome.arcs - arcs]
        fruitless = 0 if worthy else fruitless + 1
        known += [*worthy, *_curious(known, [case for case in found if case not in worthy], novelty)]
        newly = [m for m in mutants if m not in guiding and m.lies_on(reached_lines(worthy)) and not m.is_shared]
        if newly := newly[: GUIDES[job.level] - len(guiding)]:
            known = await weighed(sandbox, job, drivable, known, list(enumerate(newly, start=len(guiding))))
            guiding += newly
    # Those that were kept out of curiosity have met survivors alone.
    curious = [case for case in known if not case.kills]
    killing = [case for case in known if case.kills]
    return [*killing, *await weighed(sandbox, job, drivable, curious, list(enumerate(guiding)))], guiding


def _unreached(mutants: Sequence[Mutant], reached: frozenset[int]) -> frozenset[int]:
    """Lines of functions, as far as something can be changed on them, that nothing comes along."""
    return frozenset(mutant.line for mutant in mutants if not mutant.is_shared) - reached


def _parents(
    cases: Sequence[Case],
    surviving: Sequence[Mutant],
    unreached: frozenset[int],
    drivable: Drivable,
    source: random.Random,
) -> list[Case]:
    """Cases that come along a line where something survived, the shortest and some by chance, and those of functions
    with lines to reach.
    """
    ordered = sorted(cases, key=lambda case: (case.outcome.steps, len(case.call.text), case.call.text))
    chosen: dict[str, Case] = {}
    for mutant in {mutant.line: mutant for mutant in surviving}.values():
        along = [case for case in ordered if mutant.lies_on(case.lines)]
        # One of each function first: what one cannot show, another may.
        firsts = list({case.function: case for case in reversed(along)}.values())[::-1]
        drawn = _of_each_outcome(along, PARENTS_PER_LINE, source)
        chosen |= {case.call.text: case for case in [*firsts[:PARENTS_PER_LINE], *along[:1], *drawn]}
    for target in drivable.targets:
        if unreached.intersection(target.function.lines):
            own = [case for case in reversed(ordered) if case.function == target.name]
            ways = {case.outcome.arcs: case for case in own}
            chosen |= {case.call.text: case for case in list(ways.values())[-PARENTS_PER_LINE:]}
    return list(chosen.values())


def _any_of(cases: Sequence[Case], source: random.Random) -> list[Case]:
    """Some of each function, such as are not refused: what differs from them shows what no mutant asks about."""
    by_function: dict[str, list[Case]] = {}
    for case in cases:
        if case.outcome.kind is not OutcomeKind.RAISED:
            by_function.setdefault(case.function, []).append(case)
    return [case for group in by_function.values() for case in _of_each_outcome(group, VARIED_PARENTS, source)]


def _of_each_outcome(cases: Sequence[Case], count: int, source: random.Random) -> list[Case]:
    """One each of so many outcomes, so that what rarely happens has its turn as well."""
    groups: dict[tuple[object, ...], list[Case]] = {}
    for case in cases:
        groups.setdefault(case.behaviour, []).append(case)
    return [source.choice(group) for group in source.sample(list(groups.values()), min(count, len(groups)))]


def _curious(known: Sequence[Case], found: Sequence[Case], novelty: Novelty) -> list[Case]:
    """Those with an outcome that no case of their function has, or with much that is new, as long as these are not too
    many.
    """
    seen = {(case.function, case.behaviour) for case in known}
    shown = {sign for case in known for sign in novelty.signs(case)}
    counts = Counter(case.function for case in known)
    kept = []
    for case in found:
        sign = case.function, case.behaviour
        is_new = sign not in seen or news(novelty.signs(case), shown) >= MUCH_NEWS
        if is_new and counts[case.function] < MOST_CURIOUS:
            seen.add(sign)
            shown |= novelty.signs(case)
            counts[case.function] += 1
            kept.append(case)
    return kept


def _children(parents: Sequence[Case], source: random.Random, family: str, known: set[str]) -> list[tuple[Plan, Call]]:
    """Distinct neighbours of the parents' calls, taken from each parent in turn."""
    made: dict[str, tuple[Plan, Call]] = {}
    for _ in range(CHILDREN_PER_PARENT):
        for parent in parents:
            call = neighbours(parent.plan, parent.call, family, source)
            if call.text not in known and len(made) < CALLS_PER_ROUND:
                made.setdefault(call.text, (parent.plan, call))
    return list(made.values())


def _chosen(tried: Sequence[Case], whole: Sequence[Case], family: str) -> list[Case]:
    """A small set of each function, beside the ``whole`` ones; the methods of a class are looked at together, as one
    shows what another did.
    """
    walked = {case.plan.target.owner for case in whole if case.looks}
    by_function: dict[str, list[Case]] = {}
    groups: dict[str, list[Case]] = {}
    for case in tried:
        by_function.setdefault(case.function, []).append(case)
        groups.setdefault(case.plan.target.owner or case.function, []).append(case)
    limits = {
        function: _most_cases(cases, is_walked=cases[0].plan.target.owner in walked)
        for function, cases in by_function.items()
    }
    return [case for group in groups.values() for case in select(group, limits, family)]


def _most_cases(cases: Sequence[Case], *, is_walked: bool) -> int:
    """How many cases a function is worth: one for two of its branches or for five of its mutants, and a few."""
    is_stateful = any(case.call.before for case in cases)
    of_sequences = (FEWEST_BESIDE_WALKS, MOST_BESIDE_WALKS) if is_walked else (FEWEST_SEQUENCES, MOST_SEQUENCES)
    fewest, most = of_sequences if is_stateful else (FEWEST_CASES, MOST_CASES)
    arcs = frozenset[tuple[int, int]]().union(*(case.outcome.arcs for case in cases))
    killed = frozenset[int]().union(*(case.kills for case in cases))
    extra = 0 if is_stateful else EXTRA_CASES
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
