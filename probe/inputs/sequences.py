"""Sequences: calls behind others on one instance, the short ones in order first, then longer ones by chance."""

import itertools
import random
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from probe.call import Call, is_function

# Calls made first: how many are known of each method, and how many one sequence has at most.
OPENINGS_PER_METHOD, MAX_OPENINGS = 6, 4
# How a sequence chooses its arguments, and how few values it has where there are few.
_MANNERS, _FEW = ("any", "one key", "rising", "rising", "few values", "few values"), 3
_SMALL, _SMALL_STEPS = ("1", "2", "3", "5"), (1, 1, 2, 4)
# A text, and what makes a key of it; and a number in a list or a record.
_TEXT = re.compile(r"""('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")(\s*:)?""")
_NUMBER = re.compile(r"""(?<=[\s,(\[])-?\d+(?=[,)\]}])""")
# What part of the sequences is made in order, at most.
_IN_ORDER = 0.6


def sequences(
    calls: Sequence[Call], openings: Sequence[Call], changing: Set[str], count: int, shuffle: random.Random
) -> list[Call]:
    """At most ``count`` distinct ones of each of ``calls`` in turn behind some of ``openings``; ``changing`` are names
    of methods that change their instance.
    """
    known = _Openings(openings, changing, shuffle)
    ordered = _in_order(calls, known)[: int(count * _IN_ORDER)]
    chance = [_behind_others(calls[n % len(calls)], known) for n in range(count - len(ordered))]
    once = [replace(call, before=tuple(_without_repeats(call.before))) for call in [*ordered, *chance]]
    return list({call.text: call for call in once}.values())


def _without_repeats(before: Sequence[Call]) -> Iterator[Call]:
    """What empties a result does so once."""
    for one, previous in zip(before, (None, *before), strict=False):
        if not (one.form and one == previous):
            yield one


class _Openings:
    """Calls to draw from: each method as likely as any other, however many calls of it are known, and one that changes
    its instance twice as likely as one that asks. ``filling`` are the calls that are given most, which fill what others
    take from; every other sequence begins with one.
    """

    def __init__(self, calls: Sequence[Call], changing: Set[str], shuffle: random.Random) -> None:
        self.calls = calls
        self.shuffle = shuffle
        groups: dict[tuple[str, str], list[Call]] = {}
        for call in calls:
            groups.setdefault((call.function, call.form), []).append(call)
        self.changing = [group for (name, form), group in groups.items() if form or name in changing]
        self.filling = max(self.changing, key=lambda group: len(group[0].arguments), default=list(calls))
        self._all = [*groups.values(), *(group for group in self.changing if not group[0].form)]

    def drawn(self, least: int, most: int) -> tuple[Call, ...]:
        """Between ``least`` and ``most`` of them."""
        count = self.shuffle.randint(least, most)
        drawn = [self.shuffle.choice(self.shuffle.choice(self._all)) for _ in range(count)]
        return (self.shuffle.choice(self.filling), *drawn[1:]) if self.shuffle.randint(0, 1) else tuple(drawn)


def _in_order(calls: Sequence[Call], openings: _Openings) -> list[Call]:
    """Each two of the methods that change an instance, one behind the other, and what is seen then: on an instance
    that has been given something, and with one key throughout.
    """
    filling = openings.filling
    behind, alike = [], []
    for number, groups in enumerate(itertools.product(openings.changing, repeat=2)):
        # One after the other, so that three of one method are three different ones.
        given, first, second = (group[(number + n) % len(group)] for n, group in enumerate((filling, *groups)))
        call = calls[number % len(calls)]
        # What takes away is seen in what is given afterwards.
        again = () if second.arguments or second.form else (filling[(number + 1) % len(filling)],)
        behind.append(replace(call, before=(given, first, second, *again)))
        if again:
            behind.append(replace(call, before=(given, first, second)))
        key = next(iter(given.arguments), "")
        before = tuple(_with_key(one, key) for one in (given, first, second))
        alike.append(replace(_with_key(call, key), before=before))
    return [*behind, *alike]


def _behind_others(call: Call, openings: _Openings) -> Call:
    shuffle = openings.shuffle
    manner = shuffle.choice(_MANNERS)
    if manner == "few values":
        return _of_few_values(replace(call, before=openings.drawn(2, 2 * MAX_OPENINGS - 2)), openings.calls, shuffle)
    if manner == "rising":
        return _rising(replace(call, before=openings.drawn(2, MAX_OPENINGS)), shuffle)
    before = openings.drawn(1, MAX_OPENINGS)
    if manner == "one key":
        # Twice the same key, with what else there is changed.
        before = tuple(_under_one_key(first, before[0]) for first in before)
    # What was put in under a key is asked for by that key.
    return borrowing(replace(call, before=before), shuffle) if shuffle.randint(0, 1) else replace(call, before=before)


def _of_few_values(call: Call, openings: Sequence[Call], shuffle: random.Random) -> Call:
    """The same calls, the first argument of each one of three values, functions one of two, and a number at the end a
    small one: what meets again is what state is about.
    """
    call = _of_few_functions(call, openings, shuffle)
    firsts = list(dict.fromkeys(opening.arguments[0] for opening in openings if opening.arguments))
    if not firsts:
        return call
    model = shuffle.choice(firsts)
    alike = [value for value in firsts if look_alike(value, model)]
    few = shuffle.sample(alike, min(_FEW, len(alike)))
    # What has two keys, such as where from and where to, has both of them among the few.
    is_every = is_text(model) and bool(shuffle.randint(0, 1))

    def drawn(one: Call) -> Call:
        if is_text(model) and one.arguments and one.arguments[0][:1] in "[({" and texts_in(one.arguments[0]):
            return replace(one, arguments=(_holding(one.arguments[0], few, shuffle), *one.arguments[1:]))
        if not one.arguments or not look_alike(one.arguments[0], model):
            return one
        rest = [shuffle.choice(few) if is_every and is_text(value) else value for value in one.arguments[1:]]
        changed = replace(one, arguments=(shuffle.choice(few), *rest))
        is_large = len(changed.arguments) > 1 and _ends_in_number(changed)
        return replace(changed, arguments=(*changed.arguments[:-1], shuffle.choice(_SMALL))) if is_large else changed

    return replace(drawn(call), before=tuple(map(drawn, call.before)))


def _of_few_functions(call: Call, openings: Sequence[Call], shuffle: random.Random) -> Call:
    """The same calls, each function that they are given one of two: what was registered is taken away again."""
    given = [value for one in (*openings, call) for value in one.arguments if is_function(value)]
    few = shuffle.sample(known, min(2, len(known))) if (known := list(dict.fromkeys(given))) else []

    def drawn(one: Call) -> Call:
        values = (shuffle.choice(few) if is_function(value) else value for value in one.arguments)
        return replace(one, arguments=tuple(values))

    return replace(drawn(call), before=tuple(map(drawn, call.before))) if few else call


def _holding(value: str, few: Sequence[str], shuffle: random.Random) -> str:
    """The same with some of the few texts in place of those that it holds, and small numbers."""
    held = _TEXT.sub(lambda found: found[0] if found[2] else shuffle.choice(few), value)
    return _NUMBER.sub(lambda _: shuffle.choice(_SMALL), held)


def is_text(value: str) -> bool:
    """Whether an expression is a text, and nothing else."""
    found = _TEXT.fullmatch(value)
    return found is not None and not found[2]


def texts_in(value: str) -> list[str]:
    """The texts that an expression is or holds, without the keys of records."""
    return [found[1] for found in _TEXT.finditer(value) if not found[2]]


def with_texts(call: Call, texts: Sequence[str], shuffle: random.Random) -> Call:
    """The same call with a few of the texts in place of all that its arguments are or hold, and small numbers beside
    them.
    """
    few = shuffle.sample(texts, min(_FEW, len(texts)))
    return replace(call, arguments=tuple(_holding(value, few, shuffle) for value in call.arguments))


def _rising(call: Call, shuffle: random.Random) -> Call:
    """The same calls, all under one key, with numbers behind it that rise as time does, or fall: less is taken out than
    was put in.
    """
    calls = [*call.before, call]
    keys = [one.arguments[0] for one in calls if len(one.arguments) > 1]
    calls = [_with_key(one, keys[0]) if keys else one for one in calls]
    numbers = list(itertools.accumulate(shuffle.choice(_SMALL_STEPS) for _ in calls))
    if shuffle.randint(0, 1):
        numbers.reverse()
    risen = [
        replace(one, arguments=(*one.arguments[:-1], str(number))) if _ends_in_number(one) else one
        for one, number in zip(calls, numbers, strict=True)
    ]
    return replace(risen[-1], before=tuple(risen[:-1]))


def _with_key(call: Call, key: str) -> Call:
    if not call.arguments or not look_alike(call.arguments[0], key):
        return call
    return replace(call, arguments=(key, *call.arguments[1:]))


def _ends_in_number(call: Call) -> bool:
    return bool(call.arguments) and re.fullmatch(r"-?\d{1,6}", call.arguments[-1]) is not None


def _under_one_key(call: Call, model: Call) -> Call:
    if call.function != model.function or len(call.arguments) < 2 or not model.arguments:
        return call
    return replace(call, arguments=(model.arguments[0], *call.arguments[1:]))


def borrowing(call: Call, shuffle: random.Random) -> Call:
    """The same call with one argument of the calls before it in place of one of its own that looks alike."""
    given = [value for first in call.before for value in first.arguments]
    places = [
        (n, value) for n, own in enumerate(call.arguments) for value in given if own != value and look_alike(own, value)
    ]
    if not places:
        return call
    place, value = shuffle.choice(places)
    return replace(call, arguments=(*call.arguments[:place], value, *call.arguments[place + 1 :]))


def look_alike(one: str, other: str) -> bool:
    """Whether two expressions begin as values of one type do."""
    return one[:1] == other[:1] or (one.lstrip("-")[:1].isdigit() and other.lstrip("-")[:1].isdigit())
