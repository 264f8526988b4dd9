"""From calls to cases: each is made twice, and what is the same both times and no accident becomes a case."""

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chassis.level import Level
from chassis.progress import Skipped
from probe.call import Call
from probe.inputs.generate import SEED, Plan, make_calls
from probe.inputs.planning import plan_calls
from probe.promises import promise_of, promised_calls
from probe.record import Detail, NotRecorded, Recording, record
from probe.scenarios import Asked, asked_of_classes, broken_scenarios
from probe.suspicion import Suspicion, is_in_domain, suspicion
from probe.targets import Drivable, Target
from sandbox.sandbox import Sandbox
from testgen_service.accidents import is_accident
from testgen_service.asked_further import Unwritten, asked_further, is_unwritten
from testgen_service.budget import INPUTS_SHARE
from testgen_service.cases import Case, is_assertable
from testgen_service.job import Job

CALLS_PER_TARGET = {Level.QUICK: 30, Level.STANDARD: 80, Level.DEEP: 300}
# The budget is looked at between groups.
TARGETS_AT_ONCE = 8
OTHER_HASH_SEED = "7"
MOST_S = 60.0


class NotLoaded(NotRecorded):
    """The file itself cannot be run; the text says why, in words for a user."""


async def record_cases(sandbox: Sandbox, job: Job, drivable: Drivable) -> list[Case]:
    """Every call whose outcome is the same under two hash seeds and may be asserted; suspicions go to the job.

    Raises NotLoaded when the file cannot be run at all.
    """
    cases: list[Case] = []
    for number, targets in enumerate(groups_of(drivable.targets)):
        group = replace(drivable, targets=targets)
        if number and job.budget.is_spent(INPUTS_SHARE):
            job.skipped += [Skipped(target.name, "the budget was spent before its turn") for target in group.targets]
            continue
        try:
            cases += await _record_group(sandbox, job, group)
        except NotLoaded:
            raise
        except NotRecorded as error:
            job.skipped += [Skipped(target.name, str(error)) for target in group.targets]
    _note_unreached(job, drivable, cases)
    # Nobody asks for a test of what is no function.
    attributes = {target.name for target in drivable.targets if target.is_attribute}
    job.skipped = [skipped for skipped in job.skipped if skipped.what not in attributes]
    return cases


def groups_of(targets: Sequence[Target]) -> list[tuple[Target, ...]]:
    """So many at once; those of one class together, since each is called behind the others."""
    groups: list[tuple[Target, ...]] = []
    for owner, members in itertools.groupby(targets, key=lambda target: target.owner):
        some = tuple(members)
        pieces = [some] if owner else [some[n : n + TARGETS_AT_ONCE] for n in range(0, len(some), TARGETS_AT_ONCE)]
        for piece in pieces:
            if groups and len(groups[-1]) + len(piece) <= TARGETS_AT_ONCE:
                groups[-1] += piece
            else:
                groups.append(piece)
    return groups


async def _record_group(sandbox: Sandbox, job: Job, drivable: Drivable) -> list[Case]:
    planned: list[tuple[Plan, Call]] = []
    for plan in await plan_calls(sandbox, job.source, drivable, SEED):
        calls = make_calls(plan, job.source, CALLS_PER_TARGET[job.level], SEED)
        if not calls:
            job.skipped.append(Skipped(plan.target.name, "no instance of its class could be made"))
        planned += [(plan, call) for call in dict.fromkeys((*calls, *promised_calls(plan)))]
    plans = {plan.target.name: plan for plan, _ in planned}
    family = job.source.language.family
    asked = [one for one in asked_of_classes(drivable.targets, family) if one.target.name in plans]
    planned += [(plans[one.target.name], one.call) for one in asked]
    made = await made_cases(sandbox, job, drivable, planned)
    cases, depends = _like_their_class(job, made.cases, asked), made.depends
    pinned = {case.function for case in cases}
    job.skipped += [
        Skipped(name, f"its results depend on what tests do not control: {', '.join(sorted(kinds))}")
        for name, kinds in depends.items()
        if kinds and name not in pinned
    ]
    return cases


@dataclass
class Made:
    """The cases, in the order of the calls; what each function asked of the world around it; what cannot be written
    down.
    """

    cases: list[Case] = field(default_factory=list)
    depends: dict[str, set[str]] = field(default_factory=dict)
    unwritten: list[Unwritten] = field(default_factory=list)

    def add(self, other: "Made") -> None:
        """Take in what other calls made."""
        self.cases += other.cases
        self.unwritten += other.unwritten
        for name, kinds in other.depends.items():
            self.depends.setdefault(name, set()).update(kinds)


async def made_cases(sandbox: Sandbox, job: Job, drivable: Drivable, planned: Sequence[tuple[Plan, Call]]) -> Made:
    """What becomes of the calls, and of questions to what they give. A call that ends the whole run, as one that asks
    for too much memory may, is found by halves and left out.

    Raises NotLoaded when the file cannot be run at all, and NotRecorded when there is one call alone and that cannot.
    """
    try:
        made = await _made_cases(sandbox, job, drivable, planned)
        if further := asked_further(made.unwritten, drivable):
            made.cases += (await _made_cases(sandbox, job, drivable, further)).cases
        return made
    except NotLoaded:
        raise
    except NotRecorded:
        if len(planned) == 1 or job.budget.is_spent():
            raise
    made = Made()
    half = len(planned) // 2
    for part in (planned[:half], planned[half:]):
        try:
            made.add(await made_cases(sandbox, job, drivable, part))
        except NotLoaded:
            raise
        except NotRecorded:
            continue
    return made


async def recorded_twice(
    sandbox: Sandbox, job: Job, drivable: Drivable, calls: Sequence[Call]
) -> tuple[Recording, Recording]:
    """What the file did with the calls, under two hash seeds; raises NotRecorded."""
    wall_s, version = min(MOST_S, job.budget.left_s), (job.source, drivable.names, [job.source.text])
    (first,), (second,) = await asyncio.gather(
        record(sandbox, *version, calls, wall_s),
        record(sandbox, *version, calls, wall_s, hash_seed=OTHER_HASH_SEED, detail=Detail.BEHAVIOUR),
    )
    return first, second


async def _made_cases(sandbox: Sandbox, job: Job, drivable: Drivable, planned: Sequence[tuple[Plan, Call]]) -> Made:
    first, second = await recorded_twice(sandbox, job, drivable, [call for _, call in planned])
    if first.obstacle:
        raise NotLoaded(first.obstacle)
    made = Made()
    for (plan, call), one, two in zip(planned, first.outcomes, second.outcomes, strict=True):
        if one is not None:
            made.depends.setdefault(plan.target.name, set()).update(one.dependencies)
        if one is None or two is None or one.behaviour != two.behaviour or one.is_opaque:
            continue
        doubt = suspicion(plan, call, one)
        if doubt is not None:
            job.suspect(doubt)
        elif not is_in_domain(plan, call, one) or is_accident(job.source, plan, call, one):
            continue
        elif is_unwritten(plan, call, one):
            made.unwritten += [] if one.dependencies else [Unwritten(plan, call, one)]
        elif is_assertable(plan, one, drivable.names.module):
            made.cases.append(Case(plan, call, one))
    made.cases = _taken_at_their_word(job, made.cases)
    return made


def _like_their_class(job: Job, cases: Sequence[Case], asked: Sequence[Asked]) -> list[Case]:
    """Without those that are not what the name of their class says; these are suspicions."""
    outcomes = {case.call.text: case.outcome for case in cases}
    seen = [outcomes.get(one.call.text) for one in asked]
    broken = set()
    for target, one in broken_scenarios(asked, seen, job.source.language.family):
        broken.add(one.call.text)
        job.suspect(Suspicion(target.name, "name", one.said, one.call.text))
    return [case for case in cases if case.call.text not in broken]


def _taken_at_their_word(job: Job, cases: Sequence[Case]) -> list[Case]:
    """Without those that are not what the name of their function says; these are suspicions."""
    by_target: dict[str, list[Case]] = {}
    for case in cases:
        by_target.setdefault(case.function, []).append(case)
    broken = set()
    for name, own in by_target.items():
        rows = [(case.call, case.outcome) for case in own]
        promise = job.promises.get(name) or promise_of(own[0].plan, rows)
        if promise is None:
            continue
        job.promises[name] = promise
        for one in promise.broken(rows):
            broken.add(one.call.text)
            job.suspect(Suspicion(name, "name", one.said, one.call.text))
    return [case for case in cases if case.call.text not in broken]


def _note_unreached(job: Job, drivable: Drivable, cases: Sequence[Case]) -> None:
    """Name what no case calls; a method that others show the effect of, and the constructor of what they are called
    on, are not left out.
    """
    shown = {case.function for case in cases}
    reached = shown | {
        f"{case.plan.target.owner}{'.' * (first.function[:1] != '[')}{first.function}".strip(".")
        for case in cases
        for first in case.call.before
    }
    made = {case.plan.target.owner for case in cases if case.call.receiver}
    named = reached | {item.what for item in job.skipped}
    running = {case.function for case in cases if case.outcome.lines}
    # As where a module ends with importing the same names from one in C.
    job.skipped += [
        Skipped(target.name, "what its name stands for in the end runs no line of the file")
        for target in drivable.targets
        if target.name in shown and not target.owner and target.name not in running
    ]
    job.skipped += [
        Skipped(target.name, "no call found whose result can be pinned")
        for target in drivable.targets
        if target.name not in named
        and not (target.construction and target.owner in made)
        # The tests of what it gives are its own.
        and not any(owner.startswith(f"{target.name}()") for owner in made)
    ]
