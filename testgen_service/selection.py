"""Of many cases the few worth a test."""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from probe.call import OutcomeKind
from probe.inputs.generate import EXAMPLE, in_order
from testgen_service.cases import CONTAINERS, EMPTY, Case, is_edge
from testgen_service.novelty import News, Novelty

# How often a mutant is killed where the limit of its function allows that.
DETECTIONS = 3
# Tests that hold the world still are long, and what they vary is mostly passed on to what stands in.
MAX_HELD = 5
MAX_EXAMPLES = 4
# Up to what part of a function's tests each way to choose them takes, besides the first kills and, last, variety.
EACH_PART = 3
# Of so many times what a function may have, such as cannot be missed are kept.
ROOM_FOR_NEEDED = 2
# What is refused, and would not be without so many characters, is nearly right.
ONE_STEP = 2
# So many calls made first are read at once.
SHORT_SEQUENCE = 3


def select(cases: Sequence[Case], limits: Mapping[str, int], family: str) -> list[Case]:
    """A small set, found greedily, that loses no kill and no covered arc; of each function as many as ``limits`` says.

    Each mutant is killed by up to DETECTIONS cases: faults that are no mutants are found by variety (n-detection:
    S. C. Ma, P. Franco, E. J. McCluskey, "An Experimental Chip to Evaluate Test Techniques", 1995). Equal gains are
    decided by a new outcome, by the plainer call, then by the text, so that the same input gives the same suite.
    """
    accepted = [case for case in cases if case.outcome.kind is not OutcomeKind.RAISED]
    # What is refused is best seen in what is nearly right.
    remaining = sorted(cases, key=lambda case: (_distance(case, accepted), *oddness(case)))
    # What the documentation shows comes first: it is what the function is known by.
    chosen = [case for case in remaining if case.call.kinds == EXAMPLE and case.kills][:MAX_EXAMPLES]
    remaining = [case for case in remaining if case not in chosen]
    for times in range(1, DETECTIONS + 1):
        chosen += _cover(remaining, chosen, times, limits)
        if times == 1:
            chosen = _less_needless(chosen)
            chosen += _by_effects(remaining, chosen, limits)
            chosen += _by_pairs(remaining, chosen, limits)
        remaining = [case for case in remaining if case not in chosen]
    return chosen + _varied(remaining, chosen, limits, family)


def _cover(cases: Sequence[Case], chosen: Sequence[Case], times: int, limits: Mapping[str, int]) -> list[Case]:
    """What has to be added so that each mutant is killed ``times`` times."""
    added: list[Case] = []
    gains = _Gains(cases, chosen, times)
    remaining = list(range(len(cases)))
    while remaining:
        number = max(remaining, key=gains.of)
        if not any(gains.of(number)[:2]):
            break
        remaining.remove(number)
        best = cases[number]
        limit = limits[best.function]
        # What is killed already leaves room for what no mutant asks for; rows without which one survives find room.
        limit = limit // EACH_PART if times > 1 else limit if best.call.before else ROOM_FOR_NEEDED * limit
        is_too_much = times > 1 and _is_far_fetched(best)
        if not is_too_much and _count(best.function, [*chosen, *added]) < limit:
            added.append(best)
            gains.learn(best)
    return added


def _varied(cases: Sequence[Case], chosen: Sequence[Case], limits: Mapping[str, int], family: str) -> list[Case]:
    """Cases of which something is new, up to the limit of each function: faults that are no mutants hide there. Of what
    is refused, what is nearly right comes first; then what has most that is new; of equals in turn the plainest and the
    richest. Each kills something.
    """
    accepted = [case for case in (*cases, *chosen) if case.outcome.kind is not OutcomeKind.RAISED]
    worthy = [case for case in cases if case.kills and case.is_readable and not _is_far_fetched(case)]
    distances = [_distance(case, accepted) for case in worthy]
    orders = [(_richness(case), _plainness(case)) for case in worthy]
    novelty = Novelty(accepted, family)
    shown = [novelty.signs(case) for case in worthy]
    left = News(shown, (sign for case in chosen for sign in novelty.signs(case)))
    added: list[Case] = []
    remaining = list(range(len(worthy)))

    def rank(number: int) -> tuple[Any, ...]:
        new, distance = left.counts[number], distances[number]
        return not new, distance > ONE_STEP, -new, distance, *orders[number][len(added) % 2]

    while remaining:
        number = min(remaining, key=rank)
        if not left.counts[number]:
            break
        remaining.remove(number)
        best = worthy[number]
        most = min(limits[best.function], MAX_HELD) if best.call.surroundings else limits[best.function]
        # What is refused stands in a table of its own, and takes no room from what is not.
        is_refused = best.outcome.kind is OutcomeKind.RAISED
        alike = [case for case in (*chosen, *added) if (case.outcome.kind is OutcomeKind.RAISED) == is_refused]
        if _count(best.function, alike) < most:
            added.append(best)
            left.learn(shown[number])
    return added


def _by_pairs(cases: Sequence[Case], chosen: Sequence[Case], limits: Mapping[str, int]) -> list[Case]:
    """Cases in which branches are taken together that no other takes together; up to a part of what a function
    may have. What each does by itself may be right, and wrong beside the other.
    """
    added: list[Case] = []
    known = {(case.function, pair) for case in chosen for pair in _pairs(case)}
    remaining = [case for case in cases if case not in chosen and case.kills and _is_plain(case)]
    own = {id(case): {(case.function, pair) for pair in _pairs(case)} for case in remaining}
    while remaining:
        gains = [(len(own[id(case)] - known), -len(case.text)) for case in remaining]
        if not max(gains)[0]:
            break
        best = remaining.pop(gains.index(max(gains)))
        if _count(best.function, [*chosen, *added]) < limits[best.function] // EACH_PART:
            added.append(best)
            known |= own[id(best)]
    return added


def _is_far_fetched(case: Case) -> bool:
    """Whether it is given a field that is there and is undefined, which few callers have and few contracts speak of: it
    stays where nothing else kills what it kills.
    """
    return ": undefined" in case.text


def _is_plain(case: Case) -> bool:
    is_ordinary = not case.call.surroundings and not _is_far_fetched(case)
    return case.outcome.kind is not OutcomeKind.RAISED and case.is_readable and is_ordinary


def _pairs(case: Case) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    return set(itertools.combinations(sorted(case.outcome.arcs), 2))


def _by_effects(cases: Sequence[Case], chosen: Sequence[Case], limits: Mapping[str, int]) -> list[Case]:
    """Of each method what it says right behind each other one, as short as it can be said: what one does has to be
    seen in what each other one says; up to a part of what a function may have.
    """
    added: list[Case] = []
    known = {_effect(case) for case in chosen if len(case.call.before) <= SHORT_SEQUENCE}
    short = [case for case in cases if case.kills and 0 < len(case.call.before) <= SHORT_SEQUENCE]
    for case in sorted(short, key=lambda case: (-len(case.kills), *oddness(case))):
        is_room = _count(case.function, [*chosen, *added]) < limits[case.function] // EACH_PART
        if _effect(case) not in known and is_room:
            added.append(case)
            known.add(_effect(case))
    return added


def _effect(case: Case) -> tuple[str, ...]:
    return case.function, *(first.function for first in case.call.before[-1:])


def _distance(case: Case, accepted: Sequence[Case]) -> int:
    """Of a refused input from the nearest accepted one: the characters between what both begin and end with."""
    if case.outcome.kind is not OutcomeKind.RAISED:
        return 0
    own = case.text.lower()
    texts = (other.text.lower() for other in accepted if other.function == case.function)
    return min((_apart(own, text) for text in texts), default=len(own))


def _apart(one: str, other: str) -> int:
    least = min(len(one), len(other))
    ahead = next((n for n in range(least) if one[n] != other[n]), least)
    behind = next((n for n in range(least - ahead) if one[-1 - n] != other[-1 - n]), least - ahead)
    return max(len(one), len(other)) - ahead - behind


def _richness(case: Case) -> tuple[Any, ...]:
    """What takes in more comes first; what is refused is best seen in what is nearly right, which is short."""
    length = len(case.text)
    takes_in = length if case.is_readable and case.outcome.kind is not OutcomeKind.RAISED else 0
    return -takes_in, length, case.text


def _plainness(case: Case) -> tuple[Any, ...]:
    """What is short comes first; of sequences, where little else tells, what is long."""
    return -len(case.call.before), len(case.text), case.text


def _count(function: str, cases: Sequence[Case]) -> int:
    return sum(case.function == function for case in cases)


class _Gains:
    """What each of some cases, by number, would add to those that are chosen, kept while more are."""

    def __init__(self, cases: Sequence[Case], chosen: Sequence[Case], times: int) -> None:
        self._times = times
        self._arcs = News([case.outcome.arcs for case in cases])
        self._kills = News([case.kills for case in cases])
        self._killed: Counter[int] = Counter()
        self._outcomes = [case.behaviour for case in cases]
        self._seen: set[tuple[object, ...]] = set()
        # Once every mutant is killed the plainest way, what takes in more comes first.
        self._takes_in = [-_richness(case)[0] if times > 1 else 0 for case in cases]
        for case in chosen:
            self.learn(case)

    def of(self, number: int) -> tuple[int, int, bool, int]:
        """Mutants killed less often than is wanted, arcs, whether its outcome is a new one, how much it takes in."""
        is_new = self._outcomes[number] not in self._seen
        return self._kills.counts[number], self._arcs.counts[number], is_new, self._takes_in[number]

    def learn(self, case: Case) -> None:
        """It is chosen."""
        self._arcs.learn(case.outcome.arcs)
        self._killed.update(case.kills)
        self._kills.learn(mutant for mutant in case.kills if self._killed[mutant] == self._times)
        self._seen.add(case.behaviour)


def guarding(cases: Sequence[Case]) -> list[Case]:
    """The same cases; one of each function that is given something it could change, and does not, looks at that: one
    that would show it, then the one that goes the most ways, and among these the one that is given most.
    """
    chosen: dict[str, Case] = {}
    for case in sorted(cases, key=lambda case: (_hides_changes(case), -len(case.outcome.arcs), *_richness(case))):
        is_left = case.outcome.kind is not OutcomeKind.RAISED and case.outcome.mutated is None
        if _changeable(case) and is_left and case.kills:
            chosen.setdefault(case.function, case)
    return [replace(case, guards_arguments=chosen.get(case.function) is case) for case in cases]


def _changeable(case: Case) -> list[str]:
    return [value for value in case.call.arguments if value.startswith(CONTAINERS) and value not in EMPTY]


def _hides_changes(case: Case) -> int:
    """For how many reasons a change of its arguments might not be seen: two are equal, one is what is given, or all are
    in order already.
    """
    given = _changeable(case)
    is_in_order = all(in_order(value, case.plan.family) == value for value in given if value.startswith("["))
    return (len(set(given)) < len(given)) + (case.outcome.literal in given) + is_in_order


def oddness(case: Case) -> tuple[int, int, str]:
    """What a reader stumbles over: values at an edge that need not be there, then length."""
    values = (*case.call.arguments, *(value for _, value in case.call.keywords), case.call.receiver)
    return (
        sum(is_edge(value) or "(-" in value or "''" in value or '""' in value for value in values),
        len(case.text),
        case.text,
    )


def _less_needless(chosen: Sequence[Case]) -> list[Case]:
    """Without those, the latest first, that add nothing to the others; examples stay."""
    kept = list(chosen)
    for case in reversed(chosen):
        if case.call.kinds != EXAMPLE and not _needed(case, kept):
            kept.remove(case)
    return kept


def _needed(case: Case, chosen: Sequence[Case]) -> bool:
    others = [other for other in chosen if other is not case]
    kills = frozenset().union(*(other.kills for other in others))
    arcs = frozenset().union(*(other.outcome.arcs for other in others))
    return bool(case.kills - kills) or bool(case.outcome.arcs - arcs)
