"""New calls, bred from those that are known: for lines and branches that none reaches, and for mutants that survive."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence

from chassis.level import Level
from probe.call import Call, OutcomeKind
from probe.inputs.generate import SEED, Plan, every_value
from probe.inputs.neighbours import neighbours
from probe.record import NotRecorded
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from testgen_service.budget import BREEDING_SHARE, INPUTS_SHARE
from testgen_service.cases import Case
from testgen_service.job import Job
from testgen_service.kill_matrix import weighed
from testgen_service.mutants.mutant import Mutant
from testgen_service.novelty import Novelty, news
from testgen_service.recording import made_cases

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
# Calls of all functions together with values that are known and were not given.
MOST_UNTRIED = 1_000
# Before any mutant is tried: rounds, and how many of them in a row may bring nothing.
EXPLORING_ROUNDS, FRUITLESS_EXPLORING = {Level.QUICK: 2, Level.STANDARD: 12, Level.DEEP: 40}, 3


def reached_lines(cases: Sequence[Case]) -> frozenset[int]:
    """The lines that at least one case comes along."""
    return frozenset().union(*(case.lines for case in cases))


def unreached_lines(mutants: Sequence[Mutant], reached: frozenset[int]) -> frozenset[int]:
    """Lines of functions, as far as something can be changed on them, that nothing comes along."""
    return frozenset(mutant.line for mutant in mutants if not mutant.is_shared) - reached


class _Brood:
    """New calls, none of them made twice, and what becomes of them."""

    def __init__(self, sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case]) -> None:
        self._sandbox, self._job, self._drivable = sandbox, job, drivable
        self.source = random.Random(SEED)
        self.texts = {case.call.text for case in cases}

    def children(self, parents: Sequence[Case]) -> list[tuple[Plan, Call]]:
        """Distinct neighbours of the parents' calls, taken from each parent in turn."""
        made: dict[str, tuple[Plan, Call]] = {}
        for _ in range(CHILDREN_PER_PARENT):
            for parent in parents:
                call = neighbours(parent.plan, parent.call, self._job.source.language.family, self.source)
                if call.text not in self.texts and len(made) < CALLS_PER_ROUND:
                    made.setdefault(call.text, (parent.plan, call))
        return list(made.values())

    async def cases(self, calls: Sequence[tuple[Plan, Call]]) -> list[Case] | None:
        """Those of the calls, which are known from now on; None where they could not be run."""
        self.texts |= {call.text for _, call in calls}
        try:
            return (await made_cases(self._sandbox, self._job, self._drivable, calls)).cases
        except NotRecorded:
            return None


async def explored(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case], mutants: Sequence[Mutant]
) -> list[Case]:
    """The cases with new ones that go where no other of their function goes: first such as are given each value that
    is known once, then what is bred from those that go where few do. A mutant is told apart only by what reaches it,
    and what is reached is known without any mutant.

    The choice of parents is that of grey-box fuzzers (M. Boehme, V.-T. Pham, A. Roychoudhury, "Coverage-based Greybox
    Fuzzing as Markov Chain", 2016).
    """
    brood, known = _Brood(sandbox, job, drivable, cases), list(cases)
    untried = await asyncio.to_thread(_untried, cases, job, brood.texts)
    fruitless = 0
    for turn in range(EXPLORING_ROUNDS[job.level]):
        calls = (untried if turn == 0 else []) or brood.children(_rarest(known, brood.source))
        # Where every line is reached, little is left to find.
        patience = FRUITLESS_EXPLORING if unreached_lines(mutants, reached_lines(known)) else 1
        if not calls or fruitless >= patience or job.budget.is_spent(INPUTS_SHARE):
            break
        if (found := await brood.cases(calls)) is None:
            break
        new = _going_elsewhere(known, found)
        fruitless = 0 if new else fruitless + 1
        known += new
    return known


def _untried(cases: Sequence[Case], job: Job, known: set[str]) -> list[tuple[Plan, Call]]:
    """Of each function calls with the values that were not given yet."""
    plans = {case.function: case.plan for case in cases}
    made = [
        (plan, call)
        for plan in plans.values()
        for call in every_value(plan, job.source, MOST_UNTRIED // len(plans))
        if call.text not in known
    ]
    return list({call.text: (plan, call) for plan, call in made}.values())


def _rarest(cases: Sequence[Case], source: random.Random) -> list[Case]:
    """Of each function one case for each of the arcs that the fewest go along."""
    by_function: dict[str, dict[tuple[int, int], list[Case]]] = {}
    for case in cases:
        along = by_function.setdefault(case.function, {})
        for arc in case.outcome.arcs:
            along.setdefault(arc, []).append(case)
    chosen: dict[str, Case] = {}
    for along in by_function.values():
        rare = sorted(along, key=lambda arc: (len(along[arc]), arc))[:VARIED_PARENTS]
        chosen |= {case.call.text: case for case in (source.choice(along[arc]) for arc in rare)}
    return list(chosen.values())


def _going_elsewhere(known: Sequence[Case], found: Sequence[Case]) -> list[Case]:
    """Those of ``found`` that go along an arc that none before them of their function does."""
    arcs: dict[str, set[tuple[int, int]]] = {}
    for case in known:
        arcs.setdefault(case.function, set()).update(case.outcome.arcs)
    new = []
    for case in found:
        seen = arcs.setdefault(case.function, set())
        if case.outcome.arcs - seen:
            new.append(case)
            seen |= case.outcome.arcs
    return new


async def bred(
    sandbox: Sandbox,
    job: Job,
    drivable: Drivable,
    cases: Sequence[Case],
    guides: Sequence[Mutant],
    mutants: Sequence[Mutant],
    most_guides: int,
) -> tuple[list[Case], list[Mutant]]:
    """The cases and new ones that kill what survives or reach what none does; the guides, and those come into reach."""
    brood = _Brood(sandbox, job, drivable, cases)
    known, guiding = list(cases), list(guides)
    novelty = Novelty(cases, job.source.language.family)
    fruitless, tries = 0, Counter[int]()
    for turn in range(ROUNDS[job.level]):
        killed = frozenset().union(*(case.kills for case in known))
        survivors = [
            (number, mutant)
            for number, mutant in enumerate(guiding)
            if number not in killed and tries[number] < GIVE_UP_AFTER[job.level]
        ]
        unreached = unreached_lines(mutants, reached_lines(known))
        parents = _parents(known, [mutant for _, mutant in survivors], unreached, drivable, brood.source)
        if turn < VARYING_ROUNDS[job.level]:
            parents += _any_of(known, brood.source)
        calls = brood.children(parents)
        # Those that are kept out of curiosity are still to be held against mutants.
        if not calls or fruitless == FRUITLESS_ROUNDS or job.budget.is_spent(BREEDING_SHARE):
            break
        if (found := await brood.cases(calls)) is None:
            break
        found = await weighed(sandbox, job, drivable, found, survivors)
        tries.update({n: sum(mutant.lies_on(case.lines) for case in found) for n, mutant in survivors})
        arcs = frozenset().union(*(case.outcome.arcs for case in known))
        worthy = [case for case in found if case.kills or case.outcome.arcs - arcs]
        fruitless = 0 if worthy else fruitless + 1
        known += [*worthy, *_curious(known, [case for case in found if case not in worthy], novelty)]
        newly = [m for m in mutants if m not in guiding and m.lies_on(reached_lines(worthy)) and not m.is_shared]
        if newly := newly[: most_guides - len(guiding)]:
            known = await weighed(sandbox, job, drivable, known, list(enumerate(newly, start=len(guiding))))
            guiding += newly
    # Those that were kept out of curiosity have met survivors alone.
    curious = [case for case in known if not case.kills]
    killing = [case for case in known if case.kills]
    return [*killing, *await weighed(sandbox, job, drivable, curious, list(enumerate(guiding)))], guiding


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
