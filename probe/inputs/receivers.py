"""Expressions that make an instance of a class, found by trying its constructor."""

import itertools
from collections.abc import Sequence

from probe.call import Call, OutcomeKind
from probe.inputs.boundaries import boundaries
from probe.inputs.generate import SEED
from probe.inputs.kinds import Kind, is_count
from probe.inputs.mined import Mined
from probe.inputs.trial import best_combinations, combinations
from probe.record import record
from probe.targets import Drivable, Target
from sandbox.sandbox import Sandbox
from syntax.functions import Parameter
from syntax.languages import PYTHON
from syntax.source import Source

MAX_RECEIVERS, MAX_CONSTRUCTIONS = 4, 20


async def find_receivers(sandbox: Sandbox, source: Source, drivable: Drivable) -> dict[str, tuple[str, ...]]:
    """Expressions that make an instance of each class, found by trying its constructor."""
    owners = {target.owner: target for target in drivable.targets if target.needs_instance}
    attempts = [
        (owner, combination, *_construction(owner, target, arguments, source))
        for owner, target in owners.items()
        for combination in combinations(target.constructor, source.text)[:MAX_CONSTRUCTIONS]
        for arguments in _few_tuples(
            [_plain_values(kind, source, target, place) for place, kind in enumerate(combination)], target.constructor
        )
    ]
    if not attempts:
        return {}
    calls = [call for *_, call in attempts]
    recording = (await record(sandbox, source, drivable.names, [source.text], calls))[0]
    made: dict[str, tuple[str, ...]] = {}
    for owner, maker in owners.items():
        tried = [
            (combination, expression, outcome)
            for (whose, combination, expression, _), outcome in zip(attempts, recording.outcomes, strict=True)
            if whose == owner and outcome is not None
        ]
        fit = best_combinations(
            [(combination, outcome) for combination, _, outcome in tried], maker.constructor, source.text, ()
        )
        fitting = [
            expression
            for combination, expression, outcome in tried
            if combination in fit and outcome.kind is OutcomeKind.RETURNED
        ]
        if fitting:
            made[owner] = tuple(dict.fromkeys(fitting))[:MAX_RECEIVERS]
    return made


def _plain_values(kind: Kind, source: Source, target: Target, place: int) -> list[str]:
    """A few values of a kind that an instance may be made of."""
    known = boundaries(kind, source.language.family, Mined(), SEED)
    is_small = place < len(target.constructor) and is_count(target.constructor[place].name)
    plain = [value for value in known if not value.startswith(("-", "0"))] if is_small else list(known)
    return plain[:3]


def _few_tuples(pools: list[list[str]], parameters: Sequence[Parameter]) -> list[tuple[str, ...]]:
    """Four argument lists, the first without what has a default; the one empty list where there are no parameters."""
    if not pools:
        return [()]
    tuples = [tuple(pool[(index + n) % len(pool)] for n, pool in enumerate(pools)) for index in range(3)]
    required = sum(1 for _ in itertools.takewhile(lambda parameter: not parameter.default, parameters))
    return list(dict.fromkeys([tuples[0][:required], *tuples]))


def _construction(owner: str, target: Target, arguments: Sequence[str], source: Source) -> tuple[str, Call]:
    """The expression that makes an instance, and the same as a call to try; a class of JavaScript cannot be called
    without ``new``."""
    if source.language is not PYTHON:
        return f"new {owner}({', '.join(arguments)})", Call(f"((...args) => new {owner}(...args))", tuple(arguments))
    named = list(zip(target.constructor, arguments, strict=False))
    positional = tuple(value for parameter, value in named if parameter.name not in target.constructor_keywords)
    keywords = tuple((p.name, value) for p, value in named if p.name in target.constructor_keywords)
    call = Call(owner, positional, keywords)
    return call.text, call
