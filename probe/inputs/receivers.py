"""Expressions that make an instance of a class, found by trying its constructor."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from probe.call import Call, CallOutcome, OutcomeKind
from probe.inputs import values
from probe.inputs.boundaries import boundaries
from probe.inputs.examples import examples
from probe.inputs.generate import SEED, Combination
from probe.inputs.kinds import Kind, is_count
from probe.inputs.mined import MOST_READ, Mined, mine
from probe.inputs.rest import spread
from probe.inputs.trial import best_combinations, combinations
from probe.record import record
from probe.targets import Drivable, Target, given_to
from sandbox.sandbox import Sandbox
from syntax.functions import Parameter
from syntax.languages import PYTHON
from syntax.source import Source

MAX_RECEIVERS, MAX_CONSTRUCTIONS = 4, 20
# Values of a kind that an instance may be made of, and how many are tried where none of the plainest does.
PLAINEST, MORE = 3, 16


@dataclass(frozen=True, slots=True)
class _Attempt:
    """``combination`` are the kinds of the arguments, None where somebody wrote them down."""

    owner: str
    combination: Combination | None
    expression: str
    call: Call


async def find_receivers(sandbox: Sandbox, source: Source, drivable: Drivable) -> dict[str, tuple[str, ...]]:
    """Expressions that make an instance of each class: those that somebody wrote down, then those that were found by
    trying its constructor on the plainest values, and where none of these does, on those that the code names.
    """
    owners = {target.owner: target for target in drivable.targets if target.needs_instance}
    made = await _made(sandbox, source, drivable, owners, PLAINEST)
    left = {owner: target for owner, target in owners.items() if owner not in made and target.constructor}
    if left:
        made |= await _made(sandbox, source, drivable, left, MORE)
    return made


async def _made(
    sandbox: Sandbox, source: Source, drivable: Drivable, owners: Mapping[str, Target], count: int
) -> dict[str, tuple[str, ...]]:
    """What makes instances of which classes, with ``count`` values of each kind."""
    attempts = [attempt for owner, target in owners.items() for attempt in _attempts(owner, target, source, count)]
    if not attempts:
        return {}
    calls = [attempt.call for attempt in attempts]
    recording = (await record(sandbox, source, drivable.names, [source.text], calls))[0]
    tried = [(a, o) for a, o in zip(attempts, recording.outcomes, strict=True) if o is not None]
    found = {
        owner: _fitting([(a, o) for a, o in tried if a.owner == owner], target, source)
        for owner, target in owners.items()
    }
    return {owner: expressions for owner, expressions in found.items() if expressions}


def _attempts(owner: str, target: Target, source: Source, count: int) -> Iterator[_Attempt]:
    called, written = target.subject if target.makers else owner, "\n".join(source.files.values())
    for example in examples(called, written, source.language.family):
        yield _Attempt(owner, None, *_construction(owner, target, example.arguments, source, example.keywords))
    for combination in combinations(target.constructor, _text_of_maker(target, source))[:MAX_CONSTRUCTIONS]:
        pools = [_likely_values(kind, source, target, place, count) for place, kind in enumerate(combination)]
        for arguments in _few_tuples(pools, target.constructor):
            yield _Attempt(owner, combination, *_construction(owner, target, arguments, source))


def _text_of_maker(target: Target, source: Source) -> str:
    """What speaks for the kinds of values that it is made of."""
    return target.makers[0].text_in(source.text) if target.makers else source.text


def _fitting(tried: Sequence[tuple[_Attempt, CallOutcome]], target: Target, source: Source) -> tuple[str, ...]:
    """The expressions of those that went well, of the kinds that fit best; those that somebody wrote down first."""
    by_kind = [(a.combination, o) for a, o in tried if a.combination is not None]
    fit = best_combinations(by_kind, target.constructor, _text_of_maker(target, source), ())
    well = [a for a, o in tried if o.kind is OutcomeKind.RETURNED]
    shown = [a.expression for a in well if a.combination is None]
    found = [a.expression for a in well if a.combination in fit]
    return tuple(dict.fromkeys([*shown[: MAX_RECEIVERS // 2], *found]))[:MAX_RECEIVERS] or tuple(shown[:MAX_RECEIVERS])


def _likely_values(kind: Kind, source: Source, target: Target, place: int, count: int) -> list[str]:
    """A few values of a kind that an instance may be made of: the plainest, or also those that the code names."""
    family = source.language.family
    mined = mine(source.text[:MOST_READ]) if count > PLAINEST else Mined()
    known = values(kind, family, mined, SEED) if count > PLAINEST else boundaries(kind, family, mined, SEED)
    is_small = place < len(target.constructor) and is_count(target.constructor[place].name)
    plain = [value for value in known if not value.startswith(("-", "0"))] if is_small else list(known)
    return plain[:count]


def _few_tuples(pools: list[list[str]], parameters: Sequence[Parameter]) -> list[tuple[str, ...]]:
    """As many argument lists as the longest pool has values, the first without what has a default; the one empty list
    where there are no parameters.
    """
    if not pools or not all(pools):
        return [()]
    rows = max(map(len, pools))
    tuples = [tuple(pool[(index + n) % len(pool)] for n, pool in enumerate(pools)) for index in range(rows)]
    required = sum(1 for _ in itertools.takewhile(lambda parameter: not parameter.default, parameters))
    return list(dict.fromkeys([tuples[0][:required], *tuples]))


def _construction(
    owner: str,
    target: Target,
    arguments: Sequence[str],
    source: Source,
    shown: Sequence[tuple[str, str]] = (),
) -> tuple[str, Call]:
    """The expression that makes an instance, and the same as a call to try; a class of JavaScript cannot be called
    without ``new``."""
    if target.makers:
        return _chained(target, arguments, shown)
    if source.language is not PYTHON:
        given = tuple(spread(target.constructor, arguments))
        return f"new {owner}({', '.join(given)})", Call(f"((...args) => new {owner}(...args))", given)
    call = _making("", owner, target, zip(target.constructor, arguments, strict=False), shown)
    return call.text, call


def _chained(target: Target, arguments: Sequence[str], shown: Sequence[tuple[str, str]]) -> tuple[str, Call]:
    """The last of the calls that make it, on what the others give."""
    named = zip(target.constructor, arguments, strict=False)
    first, *others = target.makers
    call = _making("", first.name, target, islice(named, len(given_to(first))), shown)
    for maker in others:
        call = _making(call.text, "", target, islice(named, len(given_to(maker))), ())
    return call.text, call


def _making(
    receiver: str,
    name: str,
    target: Target,
    named: Iterable[tuple[Parameter, str]],
    shown: Sequence[tuple[str, str]],
) -> Call:
    """A call that is given its arguments by place or by name."""
    given = list(named)
    by_place = [(parameter, value) for parameter, value in given if parameter.name not in target.constructor_keywords]
    keywords = tuple((p.name, value) for p, value in given if p.name in target.constructor_keywords)
    positional = spread([parameter for parameter, _ in by_place], [value for _, value in by_place])
    return Call(name, tuple(positional), (*keywords, *shown), receiver)
