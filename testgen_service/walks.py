"""Walks: an instance is changed step by step, and each step and what others say after it are looked at in one test."""

import itertools
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from probe.call import ANYHOW, Call, OutcomeKind
from probe.inputs.generate import SEED, Plan
from probe.inputs.sequences import look_alike
from testgen_service.cases import Case
from testgen_service.outline import steps

# Walks that are tried for a class, and steps of one, of which a few may be refused; of these walks the best are kept.
TRIED, STEPS, MOST_REFUSED, MOST_WALKS = 10, 8, 2, 4
# A walk with less to see is no better than the calls by themselves.
FEWEST_STEPS = 3
# How often a step is given something else than those before it, how many of the first fill the instance, and how often
# later ones do.
_ANOTHER, _FILLED, _FILLING = 0.5, 3, 0.3


@dataclass(frozen=True, slots=True)
class Walk:
    """``plans`` are those of the methods of its class, by their names, without such as never give anything."""

    receiver: str
    steps: tuple[Call, ...]
    plans: Mapping[str, Plan]

    def trials(self) -> list[tuple[Plan, Call]]:
        """Each step behind those before it, however these end."""
        known = (number for number, step in enumerate(self.steps) if step.function in self.plans)
        return [(self.plans[self.steps[number].function], self._trial(number)) for number in known]

    def tried(self, found: Mapping[str, Case]) -> "Walk":
        """The same without what is refused, but for a few steps that say so; ``found`` has its trials by text."""
        kept: list[Call] = []
        for number, step in enumerate(self.steps):
            case = found.get(self._trial(number).text)
            if case is None or case.outcome.kind is not OutcomeKind.RAISED:
                kept.append(step)
            elif sum(bool(one.refused) for one in kept) < MOST_REFUSED:
                kept.append(replace(step, refused=case.outcome.type))
        return replace(self, steps=tuple(kept))

    def calls(self) -> list[tuple[Plan, Call]]:
        """Each step behind those before it, and each question behind each step."""
        found: list[tuple[Plan, Call]] = []
        asked = [(plan, Call(plan.target.called_name, (), form=plan.target.form)) for plan in questions(self.plans)]
        for number, step in enumerate(self.steps):
            if not step.refused and step.function in self.plans:
                found.append((self.plans[step.function], self._behind(step, self.steps[:number])))
            found += [(plan, self._behind(call, self.steps[: number + 1])) for plan, call in asked]
        return found

    def _trial(self, number: int) -> Call:
        return self._behind(self.steps[number], [replace(step, refused=ANYHOW) for step in self.steps[:number]])

    def _behind(self, call: Call, before: Sequence[Call]) -> Call:
        return replace(call, receiver=self.receiver, before=tuple(before))


def walks_of(cases: Sequence[Case]) -> list[Walk]:
    """Some for each class whose methods change it, and of which these or others tell."""
    by_owner: dict[str, dict[str, Plan]] = {}
    for case in cases:
        target = case.plan.target
        if target.has_state and case.plan.openings and not case.plan.surroundings:
            by_owner.setdefault(target.owner, {}).setdefault(target.called_name, case.plan)
    return [walk for plans in by_owner.values() for walk in _drawn(plans)]


def questions(plans: Mapping[str, Plan]) -> list[Plan]:
    """The methods that change nothing and are given nothing."""
    return [plan for name, plan in plans.items() if name not in plan.changing and not plan.target.parameters]


def _drawn(plans: Mapping[str, Plan]) -> Iterator[Walk]:
    some = next(iter(plans.values()))
    source = random.Random(f"{SEED}:{some.target.owner}")
    known: dict[str, list[Call]] = {}
    for call in some.openings:
        if call.function in some.changing and not call.form:
            known.setdefault(call.function, []).append(call)
    if not known:
        return
    filling = max(known.values(), key=lambda group: len(group[0].arguments))
    for number in range(TRIED):
        # What others take from has to be filled first, and again; of some there is soon nothing left to take.
        filled, often = (_FILLED, _FILLING) if number % 3 else (1, 0.0)
        drawn = [source.choice(filling)]
        for place in range(1, STEPS):
            is_filling = place < filled or source.random() < often
            group = filling if is_filling else source.choice(list(known.values()))
            drawn.append(_meeting(source.choice(group), drawn, source))
        receivers = some.receivers or ("",)
        yield Walk(receivers[number % len(receivers)], tuple(drawn), plans)


def _meeting(step: Call, before: Sequence[Call], source: random.Random) -> Call:
    """The step, as often as not given first what one before it was given first: what was put in is asked for."""
    given = [one.arguments[0] for one in before if one.arguments]
    met = [value for value in given if step.arguments and look_alike(value, step.arguments[0])]
    if not met or len(before) < _FILLED or source.random() < _ANOTHER:
        return step
    return replace(step, arguments=(source.choice(met), *step.arguments[1:]))


def kept_walks(walks: Sequence[Walk], found: Mapping[str, Case]) -> list[Case]:
    """Of each class the few that kill most, each as one case; ``found`` are the cases of their calls, by their text."""
    by_owner: dict[str, list[Case]] = {}
    for walk in walks:
        if (case := _as_one([found[call.text] for _, call in walk.calls() if call.text in found])) is not None:
            by_owner.setdefault(case.plan.target.owner, []).append(case)
    return [case for group in by_owner.values() for case in _best(group)]


def _as_one(members: Sequence[Case]) -> Case | None:
    """The last question, or step where nobody asks, with what was seen on the way; None where there is too
    little. What says the same as it did before a step is left out, unless that was refused.
    """
    impure = _changing(members)
    plain = [case for case in members if _is_plain(case) and case.function not in impure]
    asked = [case for case in plain if case.plan.target.plain_name not in case.plan.changing]
    last = next(reversed(asked or plain), None)
    if last is None or len(last.call.before) < FEWEST_STEPS:
        return None
    said: dict[str, str | None] = {}
    looks = []
    for case in plain:
        is_question = case in asked
        if case is last or len(case.call.before) >= len(last.call.before) + is_question:
            continue
        is_news = not is_question or said.get(case.function) != case.outcome.literal
        if is_news or case.call.before[-1].refused:
            looks.append(case)
        said |= {case.function: case.outcome.literal} if is_question else {}
    kills = frozenset[int]().union(last.kills, *(case.kills for case in looks))
    return replace(last, looks=tuple(looks), kills=kills) if looks else None


def _changing(members: Sequence[Case]) -> frozenset[str]:
    """The questions that leave an instance as most others do not, whatever their text says."""
    asked = [case for case in members if case.plan.target.plain_name not in case.plan.changing]
    places: dict[int, list[Case]] = {}
    for case in asked:
        places.setdefault(len(case.call.before), []).append(case)
    found: set[str] = set()
    for together in places.values():
        states = Counter(repr(case.outcome.state) for case in together)
        usual, times = states.most_common(1)[0]
        found |= {case.function for case in together if repr(case.outcome.state) != usual or 2 * times <= len(together)}
    return frozenset(found)


def _is_plain(case: Case) -> bool:
    outcome = case.outcome
    is_special = outcome.awaited or outcome.drained or outcome.managed or outcome.printed or outcome.files or case.after
    return outcome.kind is OutcomeKind.RETURNED and case.is_readable and not is_special


def _best(walks: Sequence[Case]) -> list[Case]:
    """Greedily, those that kill what no other does, then those that go by pairs of steps that no other goes by."""
    chosen: list[Case] = []
    remaining = list(walks)
    while remaining and len(chosen) < MOST_WALKS:
        killed = frozenset[int]().union(*(case.kills for case in chosen))
        made = frozenset[object]().union(*(_pairs(case) for case in chosen))
        gains = [(len(case.kills - killed), len(_pairs(case) - made), len(case.looks)) for case in remaining]
        if not any(max(gains)[:2]):
            break
        chosen.append(remaining.pop(gains.index(max(gains))))
    return [case for case in chosen if case.kills]


def _pairs(case: Case) -> frozenset[object]:
    return frozenset(itertools.pairwise(steps(case.call)))
