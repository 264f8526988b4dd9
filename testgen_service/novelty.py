"""What may be new of a case: faults that are no mutants hide where nothing has looked yet."""

import itertools
import re
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from probe.call import Call, OutcomeKind
from testgen_service.cases import Case
from testgen_service.outline import caseless, meetings, neighbourhoods, outline, pieces_of, shared, steps, values_of

_DIGITS, _WHOLE = re.compile(r"\d+"), re.compile(r"(?<![\w.])\d{1,9}(?![\w.])")
# Calls in a row that are told together; texts that are looked at by their letters.
_STEPS, _SHORT = 3, 24
# A function, how its call ended, what is told, and that.
Sign = tuple[object, ...]


class Novelty:
    """Tells of cases of one file what they show, each worked out once."""

    def __init__(self, cases: Iterable[Case], family: str) -> None:
        """``cases`` are those that are known; what is refused is held against the others of them."""
        self._family = family
        self._signs: dict[str, frozenset[Sign]] = {}
        accepted = (case for case in cases if case.outcome.kind is not OutcomeKind.RAISED)
        self._outlines = {(case.function, caseless(outline(case.call, family))) for case in accepted}

    def signs(self, case: Case) -> frozenset[Sign]:
        """Its way, how its input looks, what stands beside what in it and in what it gives, what it gives, which of the
        code's numbers it meets, how its arguments have to do with each other, how its instance is made, and which calls
        follow each other. Of what is refused although it looks like what is not, the letters count too.
        """
        if case.text not in self._signs:
            self._signs[case.text] = frozenset((case.function, case.outcome.kind, *sign) for sign in self._told(case))
        return self._signs[case.text]

    def _told(self, case: Case) -> list[Sign]:
        call, outcome, mined = case.call, case.outcome, case.plan.mined
        own, values = outline(call, self._family), values_of(call, self._family)
        is_close = outcome.kind is OutcomeKind.RAISED and (case.function, caseless(own)) in self._outlines
        told: list[Sign] = [
            ("way", outcome.arcs),
            ("looks", (own, _DIGITS.sub("9", call.text)) if is_close else own),
            ("gives", repr(outcome.value), outcome.printed),
            ("together", own[-1]),
            ("made", call.receiver),
        ]
        told += [("beside", pair) for pair in neighbourhoods(values, frozenset(mined.strings))]
        told += [("holds", place, piece) for place, value in enumerate(values) for piece in pieces_of(value)]
        told += [("under", pair) for pair in shared(values)]
        told += [("meets", met) for met in meetings(values, mined.numbers, mined.lengths)]
        told += [("shows", pair) for pair in itertools.pairwise(_DIGITS.sub("9", _shown(outcome.value)))]
        if call.before:
            made = steps(call)
            told += [("steps", made[at : at + _STEPS]) for at in range(max(1, len(made) - _STEPS + 1))]
            told += [("kept", self._kept(call))]
        return told

    def _kept(self, call: Call) -> object:
        """How many different things were given first, beside the numbers that the instance was made of."""
        given = len({one.arguments[0] for one in call.before if one.arguments})
        return tuple((given > int(number)) - (given < int(number)) for number in _WHOLE.findall(call.receiver))


def _shown(value: Any) -> str:
    """A short text that was given; empty for anything else."""
    match value:
        case [str(kind), str(text)] if kind in ("str", "string") and len(text) <= _SHORT:
            return text
        case _:
            return ""


def news(signs: Iterable[Sign], known: Iterable[Sign]) -> int:
    """How much is new."""
    return len(frozenset(signs).difference(known))


class News:
    """How much is new of each of some cases, by number, kept while more and more becomes known."""

    def __init__(self, shown: Sequence[frozenset[Hashable]], known: Iterable[Hashable] = ()) -> None:
        self.counts = [len(signs) for signs in shown]
        self._holders: dict[Hashable, list[int]] = {}
        for number, signs in enumerate(shown):
            for sign in signs:
                self._holders.setdefault(sign, []).append(number)
        self.learn(known)

    def learn(self, signs: Iterable[Hashable]) -> None:
        """What is known from now on."""
        for sign in signs:
            for number in self._holders.pop(sign, ()):
                self.counts[number] -= 1


def newest_first(cases: Sequence[Case], novelty: Novelty) -> list[Case]:
    """Greedily: what is new in the most ways beside those before it; equals stay in their order."""
    shown = [novelty.signs(case) for case in cases]
    left, ordered = News(shown), list[int]()
    while cases:
        best = max(range(len(cases)), key=lambda number: (left.counts[number], -number))
        if not left.counts[best]:
            break
        left.learn(shown[best])
        ordered.append(best)
    first = frozenset(ordered)
    return [*(cases[n] for n in ordered), *(case for n, case in enumerate(cases) if n not in first)]
