"""Chosen cases made plainer, step by step, as long as the set kills what it killed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from chassis.level import Level
from probe.call import Call
from probe.inputs.generate import EXAMPLE, suits
from probe.record import NotRecorded
from probe.shrink import size, smaller
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from testgen_service.budget import ALL, SHRINKING_SHARE
from testgen_service.cases import EMPTY, Case, is_edge
from testgen_service.job import Job
from testgen_service.kill_matrix import weighed
from testgen_service.mutants.mutant import Mutant
from testgen_service.outline import outline
from testgen_service.recording import made_cases
from testgen_service.selection import DETECTIONS, SHORT_SEQUENCE

ROUNDS = {Level.QUICK: 0, Level.STANDARD: 4, Level.DEEP: 12}
# Proposals for one case in one round.
PROPOSALS = 10
# Arguments that are together no longer have nothing that a reader would want to leave out.
SHORT = 4
# The length of a call that a reader takes in at once.
EASY_LENGTH = 40


async def shrunk(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case], guides: Sequence[Mutant]
) -> list[Case]:
    """The cases in their order, each replaced by a plainer one where the set loses no kill by that: of a mutant that is
    killed more than DETECTIONS times, those above may go.
    """
    kept = list(cases)
    open_ones = [case for case in kept if _is_worth_it(case)]
    for _ in range(ROUNDS[job.level]):
        if not open_ones or job.budget.is_spent(SHRINKING_SHARE):
            break
        counts = Counter(number for case in kept for number in case.kills)
        rare = frozenset(number for number, count in counts.items() if count <= DETECTIONS)
        found = await _plainer(sandbox, job, drivable, open_ones, guides, rare)
        better = _accepted(open_ones, found, counts, job.source.language.family)
        kept = [better.get(case.call.text, case) for case in kept]
        open_ones = [case for case in better.values() if _is_worth_it(case)]
    return list({case.call.text: case for case in kept}.values())


def _is_worth_it(case: Case) -> bool:
    """What somebody wrote stays as it is, and so does what looks behind a refusal."""
    is_given = case.call.kinds == EXAMPLE or any(first.refused for first in case.call.before)
    given = sum(map(len, (*case.call.arguments, *(value for _, value in case.call.keywords))))
    return not is_given and (bool(case.call.before or case.call.surroundings) or given > SHORT)


async def _plainer(
    sandbox: Sandbox,
    job: Job,
    drivable: Drivable,
    cases: Sequence[Case],
    guides: Sequence[Mutant],
    rare: frozenset[int],
) -> dict[str, list[Case]]:
    """What became of the proposals for each case, by the text of its call."""
    family = job.source.language.family
    proposed = {
        case.call.text: [call for call in _proposals(case.call, family) if suits(case.plan, call)] for case in cases
    }
    planned = {call.text: (case.plan, call) for case in cases for call in proposed[case.call.text]}
    if not planned:
        return {}
    try:
        made = (await made_cases(sandbox, job, drivable, list(planned.values()))).cases
    except NotRecorded:
        return {}
    # Each function by itself, so that none of its proposals has to give way to another's.
    by_text: dict[str, Case] = {}
    for function in dict.fromkeys(case.function for case in cases):
        wanted = frozenset[int]().union(*(case.kills & rare for case in cases if case.function == function))
        own = [case for case in made if case.function == function]
        against = [(number, guides[number]) for number in sorted(wanted)]
        by_text |= {case.call.text: case for case in await weighed(sandbox, job, drivable, own, against, ALL)}
    return {text: [by_text[call.text] for call in calls if call.text in by_text] for text, calls in proposed.items()}


def _proposals(call: Call, family: str) -> list[Call]:
    """Without half of the calls made first, then with one thing less."""
    half = len(call.before) // 2
    halves = [replace(call, before=before) for before in (call.before[:half], call.before[half:])] if half else []
    # What a call does not ask of the world around it need not be held still.
    halves += [replace(call, surroundings=())] if call.surroundings else []
    plain = [proposal for proposal in smaller(call, family) if not _is_odder(proposal, call)]
    # Leaving out comes before making smaller.
    ordered = sorted(plain, key=lambda proposal: (len(proposal.before), size(proposal)))
    return list({proposal.text: proposal for proposal in [*halves, *ordered]}.values())[:PROPOSALS]


def _is_odder(proposal: Call, call: Call) -> bool:
    """Whether an argument became a value at an edge, which a reader would take for the point of the test."""
    return sum(map(is_edge, proposal.arguments)) > sum(map(is_edge, call.arguments))


def _accepted(
    cases: Sequence[Case], found: dict[str, list[Case]], counts: Counter[int], family: str
) -> dict[str, Case]:
    """What takes the place of each case, one after the other: what those before gave up, the next has to keep."""
    better: dict[str, Case] = {}
    for case in cases:
        rare = frozenset(number for number in case.kills if counts[number] <= DETECTIONS)
        # What is there for what it looks like loses that when it is made plainer; it only has to be read easily.
        is_left = not rare and _is_easily_read(case.call)
        if not is_left and (best := _best(case, found, rare, family)) is not None:
            better[case.call.text] = best
            counts.subtract(case.kills)
            counts.update(best.kills)
    return better


def _is_easily_read(call: Call) -> bool:
    return len(call.before) <= SHORT_SEQUENCE and len(call.last) <= EASY_LENGTH


def _best(case: Case, found: dict[str, list[Case]], rare: frozenset[int], family: str) -> Case | None:
    """The plainest that kills what only few kill and takes every branch; where that is nothing, and the case is there
    for what its input looks like, that stays. What gives something does not come to give nothing, as many faults do.
    None when there is none.
    """
    outlined = _shape(case.call, family) if not rare else None
    fit = [
        other
        for other in found.get(case.call.text, ())
        if rare <= other.kills
        and case.outcome.arcs <= other.outcome.arcs
        and (outlined is None or outlined == _shape(other.call, family))
        and (case.outcome.kind, case.outcome.type) == (other.outcome.kind, other.outcome.type)
        and (other.outcome.literal not in EMPTY or case.outcome.literal in EMPTY)
    ]
    best = min(fit, key=lambda other: size(other.call), default=None)
    return replace(best, guards_arguments=case.guards_arguments) if best is not None else None


def _shape(call: Call, family: str) -> tuple[object, ...]:
    """Its outline, whatever a caller does to what it was given on the way."""
    return outline(replace(call, before=tuple(first for first in call.before if not first.form)), family)
