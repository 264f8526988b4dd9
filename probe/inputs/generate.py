"""Calls for a target: values of its kinds, combined; the same for the same seed."""

import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from probe.call import Call
from probe.inputs import values
from probe.inputs.examples import Example
from probe.inputs.kinds import Kind, is_count
from probe.inputs.mined import Mined
from probe.inputs.named import texts_of
from probe.inputs.relations import clashes, related_arguments
from probe.inputs.rest import is_rest, spread
from probe.inputs.sequences import sequences
from probe.inputs.surroundings import Surroundings
from probe.inputs.variation import Variation
from probe.inputs.written import read, written
from probe.targets import Target, told_by_name
from syntax.source import Source

SEED = 20260101
# Instead of kinds, of a call that somebody wrote down.
EXAMPLE = ("an example",)
# Of how many calls one leaves every argument out that has a default.
BY_DEFAULT = 3
# Values taken once each, side by side, before boundaries are set against each other.
IN_STEP = 12
# What would be filled with what its type does not say.
EMPTY_MAPPINGS = frozenset({"{}", "dict()"})
# Values of one parameter of which the file itself says how they are made.
MOST_OWN = 64
# What is kept is kept under one of these, where any will do.
_KEYS = "abc"
Combination = tuple[Kind, ...]


@dataclass(frozen=True)
class Plan:
    """How to call one target. ``combinations`` are kinds of its parameters, the best first; ``is_declared`` says that
    the code itself names them, so that what crashes on them is in its domain.
    """

    target: Target
    combinations: tuple[Combination, ...]
    receivers: tuple[str, ...]
    is_declared: bool
    mined: Mined
    # Values besides those of its kind that the code asks for, mostly absent ones, by the names of parameters.
    asked_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # Calls of methods of the same class, without a receiver, that may be made first.
    openings: tuple[Call, ...] = ()
    # Those of these methods that change their instance.
    changing: frozenset[str] = frozenset()
    # Calls that somebody wrote down.
    examples: tuple[Example, ...] = ()
    # Docstrings and comments of the target.
    documentation: str = ""
    # Parameters under which its instance keeps things, whatever they are.
    keys: frozenset[str] = frozenset()
    # Whether its lists have to be in order.
    is_ordered: bool = False
    # Whether a number in a field may be a fraction where it was whole.
    divides: bool = False
    # Whether the rows of its tables have to be of one length.
    is_rectangular: bool = False
    # The family of its language.
    family: str = "python"
    # Expressions for parameters of the kind OWN, by name.
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # Those of these whose keys may be any.
    mappings: frozenset[str] = frozenset()
    # Ways in which the world around it may be, where it asks for that.
    surroundings: tuple[Surroundings, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds in words."""
        return tuple(f"({', '.join(combination)})" for combination in self.combinations)


def make_calls(plan: Plan, source: Source, count: int, seed: int = SEED) -> list[Call]:
    """At most ``count`` distinct calls: every value once in step, then random combinations. Of a method that others can
    be called before: half as many on a fresh instance, and ``count`` behind other calls.
    """
    if plan.target.needs_instance and not plan.receivers:
        return []
    shuffle = random.Random(f"{seed}:{plan.target.name}")
    made = {call.text: call for call in _exemplary(plan, shuffle)}
    share = max(1, count // max(1, len(plan.combinations)))
    for combination in plan.combinations:
        pools = _pools(plan, combination, source.language.family, seed)
        wanted = len(made) + share
        for arguments in _tuples(pools, shuffle, share, plan.mined, source.language.family):
            if len(made) >= wanted:
                break
            call = _call(plan, arguments, combination, shuffle.choice(plan.receivers) if plan.receivers else "")
            made.setdefault(call.text, call)
    by_default = {
        call.text: call for call in map(partial(_by_default, plan), list(made.values())[: count // BY_DEFAULT])
    }
    single = _in_surroundings(list({**by_default, **made}.values()), plan.surroundings)
    if not plan.openings:
        return single[:count]
    # What a method does to a fresh instance is soon seen; what it does to a used one is not.
    last = [with_simple_keys(plan, call, number) for number, call in enumerate(single)]
    return [*single[: count // 2], *sequences(last, plan.openings, plan.changing, count, shuffle)] if single else []


def every_value(plan: Plan, source: Source, most: int, seed: int = SEED) -> list[Call]:
    """At most ``most`` calls on a fresh instance, in which each value of each parameter comes once."""
    if plan.target.needs_instance and not plan.receivers:
        return []
    made: dict[str, Call] = {}
    for combination in plan.combinations:
        for arguments in _in_step(_pools(plan, combination, source.language.family, seed)):
            call = _call(plan, arguments, combination, plan.receivers[0] if plan.receivers else "")
            made.setdefault(call.text, call)
    return _in_surroundings(list(made.values())[:most], plan.surroundings[:1])


def with_simple_keys(plan: Plan, call: Call, number: int) -> Call:
    """The call with one of a few keys: what one call put in, another one has to meet."""
    names = [parameter.name for parameter in plan.target.parameters]
    given = tuple(
        _simple_key(value, number, plan.family) if name in plan.keys else value
        for name, value in zip(names, call.arguments, strict=False)
    )
    return replace(call, arguments=(*given, *call.arguments[len(given) :]))


def _simple_key(value: str, number: int, family: str) -> str:
    """One of a few texts or numbers in place of any; what is neither stays."""
    place = number % len(_KEYS)
    if value.lstrip("-").isdigit():
        return str(place + 1)
    return written(_KEYS[place], family) if value[:1] in ("'", '"') else value


def _in_surroundings(calls: list[Call], ways: Sequence[Surroundings]) -> list[Call]:
    """Each call in one way after the other, all calls once before any comes again."""
    return [
        replace(call, surroundings=ways[(number + turn) % len(ways)])
        for turn in range(len(ways))
        for number, call in enumerate(calls)
    ] or calls


def has_counts(target: Target, call: Call) -> bool:
    """Whether no parameter that counts or numbers something is given less than zero, also none of the constructor."""
    if "(-" in call.receiver and target.constructor and is_count(target.constructor[0].name):
        return False
    given = [*zip(_names(target), call.arguments, strict=False), *call.keywords]
    return not any(value.startswith("-") and is_count(name) for name, value in given)


def _exemplary(plan: Plan, shuffle: random.Random) -> list[Call]:
    """The calls of the examples that fit the parameters."""
    receiver = shuffle.choice(plan.receivers) if plan.receivers else ""
    return [
        Call(plan.target.called_name, example.arguments, example.keywords, receiver, EXAMPLE)
        for example in plan.examples
        if len(example.arguments) <= len(plan.target.parameters) or any(map(is_rest, plan.target.parameters))
    ]


def _by_default(plan: Plan, call: Call) -> Call:
    """The call without the arguments that the code has a value for."""
    given = {parameter.name for parameter in plan.target.parameters if not parameter.default}
    keywords = tuple((name, value) for name, value in call.keywords if name in given)
    positional = [p for p in plan.target.parameters if p.name not in {name for name, _ in call.keywords}]
    required = sum(1 for _ in itertools.takewhile(lambda parameter: not parameter.default, positional))
    return replace(call, arguments=call.arguments[:required], keywords=keywords)


def _pools(plan: Plan, combination: Combination, family: str, seed: int) -> list[list[str]]:
    """The values of each parameter, and those that the code asks for."""
    pools = [
        _own(plan, parameter.name, seed) if kind is Kind.OWN else values(kind, family, plan.mined, seed)
        for parameter, kind in zip(plan.target.parameters, combination, strict=True)
    ]
    for parameter, kind, pool in zip(plan.target.parameters, combination, pools, strict=True):
        if kind is Kind.STR:
            pool[2:2] = [text for name in texts_of(parameter.name) if (text := written(name, family)) not in pool]
        if parameter.name in plan.asked_for and Kind.NONE not in combination:
            pool[1:1] = plan.asked_for[parameter.name]
    if plan.is_rectangular:
        pools = [[value for value in pool if is_table(value, family)] or pool for pool in pools]
    return [[in_order(value, family) for value in pool] for pool in pools] if plan.is_ordered else pools


def _own(plan: Plan, name: str, seed: int) -> list[str]:
    """What the file itself says how to make, and neighbours of the same fields."""
    given = plan.given[name]
    variation = Variation(plan.family, plan.mined, random.Random(f"{seed}:{name}"))
    near = [near_own(plan, name, value, variation) for _ in range(MOST_OWN) for value in given]
    return list(dict.fromkeys([*given, *near]))[:MOST_OWN]


def near_own(plan: Plan, name: str, value: str, variation: Variation) -> str:
    """A neighbour of what the file says how to make, with the same fields; a mapping may have other keys."""
    is_free = name in plan.mappings and value not in EMPTY_MAPPINGS
    return variation.of(value) if is_free else variation.instance(value)


def suits(plan: Plan, call: Call) -> bool:
    """Whether the arguments have the form that the code takes for granted."""
    family = plan.family
    is_fine = not plan.is_rectangular or all(is_table(value, family) for value in call.arguments)
    return is_fine and (not plan.is_ordered or all(in_order(value, family) == value for value in call.arguments))


def is_table(expression: str, family: str) -> bool:
    """Whether its rows, if it has such, are of one length, and none of them is empty beside others."""
    try:
        value = read(expression, family)
    except ValueError:
        return True
    rows = [len(row) for row in value if isinstance(row, (list, tuple))] if isinstance(value, list) else []
    return len(set(rows)) <= 1 and (not rows or len(rows) == len(value))


def is_paired(expression: str, family: str) -> bool:
    """Whether it is a list of nothing but pairs."""
    try:
        value = read(expression, family)
    except ValueError:
        return True
    return isinstance(value, list) and all(isinstance(row, (list, tuple)) and len(row) == 2 for row in value)


def in_order(expression: str, family: str) -> str:
    """The same list from its least element to its greatest; anything else as it is."""
    try:
        value = read(expression, family)
        return written(sorted(value), family) if isinstance(value, list) else expression
    except (ValueError, TypeError):
        return expression


def _tuples(
    pools: list[list[str]], shuffle: random.Random, count: int, mined: Mined, family: str
) -> list[tuple[str, ...]]:
    in_step = _in_step(pools)
    mixed = [tuple(shuffle.choice(pool) for pool in pools) for _ in range(count)] if len(pools) > 1 else []
    # Boundaries against each other come before random mixes.
    crossed = list(itertools.islice(itertools.product(*(pool[:4] for pool in pools)), 64)) if len(pools) > 1 else []
    related = [tuples for arguments in in_step[:IN_STEP] for tuples in related_arguments(arguments, mined, family)]
    first = _in_turns(in_step[:IN_STEP], related[:IN_STEP])
    if len(pools) == 2 and all(any(value[:1] == "{" and ":" in value for value in pool) for pool in pools):
        first[2:2] = clashes(family)
    return list(dict.fromkeys([*first, *_in_turns(related[IN_STEP:], crossed, mixed), *in_step[IN_STEP:]]))


def _in_step(pools: list[list[str]]) -> list[tuple[str, ...]]:
    """Every value once; each a step further than the one before it: equal arguments tell little."""
    longest = max((len(pool) for pool in pools), default=1)
    return [tuple(pool[(index + n) % len(pool)] for n, pool in enumerate(pools)) for index in range(longest)]


def _in_turns(*rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [arguments for turn in itertools.zip_longest(*rows) for arguments in turn if arguments is not None]


def _call(plan: Plan, arguments: tuple[str, ...], kinds: Combination, receiver: str) -> Call:
    target = plan.target
    after = told_by_name(target.function)
    given = list(zip(target.parameters, arguments, strict=True))
    keywords = [(parameter.name, value) for parameter, value in given if parameter.name in after]
    by_place = [(parameter, value) for parameter, value in given if parameter.name not in after]
    positional = spread([parameter for parameter, _ in by_place], [value for _, value in by_place])
    used = tuple(kind.value for kind in kinds)
    return Call(target.called_name, tuple(positional), tuple(keywords), receiver, used, form=target.form)


def _names(target: Target) -> list[str]:
    return [parameter.name for parameter in target.parameters]
