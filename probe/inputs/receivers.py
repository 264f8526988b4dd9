"""Expressions that make an instance of a class, or what a function gives away, found by trying."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from probe.call import Call, CallOutcome, OutcomeKind
from probe.inputs import values
from probe.inputs.boundaries import boundaries
from probe.inputs.examples import examples
from probe.inputs.generate import SEED, Combination
from probe.inputs.given import Classes
from probe.inputs.kinds import Kind, is_count
from probe.inputs.mined import MOST_READ, Mined, mine
from probe.inputs.named import texts_of
from probe.inputs.rest import spread
from probe.inputs.trial import best_combinations, combinations
from probe.inputs.written import written
from probe.record import record
from probe.targets import Drivable, Maker, Target, given_to
from sandbox.sandbox import Sandbox
from syntax.classes import bases
from syntax.functions import Function, Parameter
from syntax.languages import PYTHON
from syntax.source import Source

MAX_RECEIVERS, MAX_CONSTRUCTIONS = 5, 20
# Values of a kind that an instance may be made of, and how many are tried where none of the plainest does.
PLAINEST, MORE = 4, 16
# Fewer of a class are worth another try.
_FEW = 2
# Instances are made of instances, which are made first.
_ROUNDS = 4
_IN_A_ZONE = tuple(
    f"datetime.datetime(2024, 5, {day}, {hour}, {minute}, tzinfo=datetime.timezone.utc)"
    for day, hour, minute in ((1, 9, 0), (1, 17, 30), (2, 12, 0), (3, 8, 15))
)
_WORD = re.compile(r"[A-Za-z_$][\w$]*")


@dataclass(frozen=True, slots=True)
class _Owner:
    """A class, or what gives functions away: what it is made of, by place or, as far as ``keywords`` says so, by name,
    in the calls of ``makers`` where there are such. ``text`` speaks for the kinds of that.
    """

    name: str
    constructor: tuple[Parameter, ...]
    keywords: frozenset[str]
    text: str
    makers: tuple[Function, ...] = ()


@dataclass(frozen=True, slots=True)
class _Attempt:
    """``combination`` are the kinds of the arguments, None where somebody wrote them down."""

    owner: str
    combination: Combination | None
    expression: str
    call: Call
    arguments: tuple[str, ...] = ()


async def find_receivers(sandbox: Sandbox, source: Source, drivable: Drivable) -> dict[str, tuple[str, ...]]:
    """Expressions that make an instance of each class that methods are called on, or functions given: those that
    somebody wrote down, then those that were found by trying its constructor on the plainest values, and where none of
    these does, on those that the code names. None of a class of which nothing made one.
    """
    left = _wanted(source, drivable)
    made: dict[str, tuple[str, ...]] = {}
    for number in range(_ROUNDS):
        # Those first that are made of no others, or of such as are there.
        ready = {name: one for name, one in left.items() if not _named(one, left) - {name}}
        ready = ready if ready and number < _ROUNDS - 1 else left
        classes = Classes(source, made, drivable)
        found = await _made(sandbox, source, drivable, ready, classes, PLAINEST)
        failing = {name: one for name, one in ready.items() if name not in found and one.constructor}
        if failing:
            found |= await _made(sandbox, source, drivable, failing, classes, MORE)
        made |= {name: found.get(name, ()) for name in ready}
        left = {name: one for name, one in left.items() if name not in ready}
        if not left:
            break
    return made


def _wanted(source: Source, drivable: Drivable) -> dict[str, _Owner]:
    """What the functions are called on, and the classes that they, or these, are given instances of."""
    classes, above = Classes(source, {}, drivable), bases(source)
    found: dict[str, _Owner] = {}
    waiting = [_owner_of(target, source) for target in drivable.targets if target.needs_instance]
    parameters = [(p, target.function.text_in(source.text)) for target in drivable.targets for p in target.parameters]
    while waiting or parameters:
        for owner in waiting:
            if owner.name not in found:
                found[owner.name] = owner
                parameters += [(parameter, owner.text) for parameter in owner.constructor]
        named = [name for parameter, text in parameters for name in _classes_of(parameter, text, classes, drivable)]
        named += [child for child, base in above.items() if base in named and child in drivable.makers]
        parameters = []
        new = [name for name in dict.fromkeys(named) if name not in found and name in drivable.makers]
        waiting = [_of_class(name, drivable.makers[name], drivable, source) for name in new]
    return found


def _classes_of(parameter: Parameter, text: str, classes: Classes, drivable: Drivable) -> list[str]:
    """The classes whose instances a parameter takes."""
    named = [word for word in _WORD.findall(parameter.annotation) if word in drivable.makers]
    guessed = "" if parameter.annotation else classes.like(parameter.name, text)
    return [*named, *([guessed] if guessed else [])]


def _named(owner: _Owner, others: Mapping[str, _Owner]) -> set[str]:
    words = {word for parameter in owner.constructor for word in _WORD.findall(parameter.annotation)}
    return words & set(others)


def _owner_of(target: Target, source: Source) -> _Owner:
    if target.makers:
        text = target.makers[0].text_in(source.text)
        return _Owner(target.owner, target.constructor, target.constructor_keywords, text, target.makers)
    return _Owner(target.owner, target.constructor, target.constructor_keywords, source.text)


def _of_class(name: str, maker: Maker, drivable: Drivable, source: Source) -> _Owner:
    own = next((target for target in drivable.targets if target.owner == name and target.needs_instance), None)
    return _owner_of(own, source) if own else _Owner(name, maker.parameters, maker.keywords, source.text)


async def _made(
    sandbox: Sandbox,
    source: Source,
    drivable: Drivable,
    owners: Mapping[str, _Owner],
    classes: Classes,
    count: int,
) -> dict[str, tuple[str, ...]]:
    """What makes instances of which classes, with ``count`` values of each kind."""
    attempts = [attempt for owner in owners.values() for attempt in _attempts(owner, source, classes, count)]
    if not attempts:
        return {}
    tried = await _tried(sandbox, source, drivable, attempts)
    if near := [one for owner in owners.values() for one in _near_the_only_one(owner, tried, source)]:
        tried += await _tried(sandbox, source, drivable, near)
    found = {name: _fitting([(a, o) for a, o in tried if a.owner == name], owner) for name, owner in owners.items()}
    return {name: expressions for name, expressions in found.items() if expressions}


async def _tried(
    sandbox: Sandbox, source: Source, drivable: Drivable, attempts: Sequence[_Attempt]
) -> list[tuple[_Attempt, CallOutcome]]:
    calls = [attempt.call for attempt in attempts]
    (recording,) = await record(sandbox, source, drivable.names, [source.text], calls)
    return [(a, o) for a, o in zip(attempts, recording.outcomes, strict=True) if o is not None]


def _near_the_only_one(
    owner: _Owner, tried: Sequence[tuple[_Attempt, CallOutcome]], source: Source
) -> Iterator[_Attempt]:
    """Where next to all that was tried is refused: what was not, with one argument of another that was tried."""
    own = [(attempt, outcome) for attempt, outcome in tried if attempt.owner == owner.name and attempt.arguments]
    well = [attempt for attempt, outcome in own if outcome.kind is OutcomeKind.RETURNED]
    if not 1 <= len(well) < _FEW or len(well[0].arguments) < _FEW:
        return
    known = well[0]
    for place in range(len(known.arguments)):
        others = [a.arguments[place] for a, _ in own if place < len(a.arguments) and a.combination == known.combination]
        for value in list(dict.fromkeys(others))[:MAX_RECEIVERS]:
            arguments = (*known.arguments[:place], value, *known.arguments[place + 1 :])
            yield _Attempt(owner.name, known.combination, *_construction(owner, arguments, source), arguments)


def _attempts(owner: _Owner, source: Source, classes: Classes, count: int) -> Iterator[_Attempt]:
    called = owner.makers[0].name if owner.makers else owner.name
    for example in examples(called, "\n".join(source.files.values()), source.language.family):
        yield _Attempt(owner.name, None, *_construction(owner, example.arguments, source, example.keywords))
    own = [classes.pool(parameter, owner.text) for parameter in owner.constructor]
    likely = combinations(owner.constructor, owner.text)
    kinds = (tuple(Kind.OWN if pool else kind for pool, kind in zip(own, one, strict=True)) for one in likely)
    for combination in islice(dict.fromkeys(kinds), MAX_CONSTRUCTIONS):
        pools = [
            list(pool) or _likely_values(kind, source, parameter, count)
            for pool, kind, parameter in zip(own, combination, owner.constructor, strict=True)
        ]
        for arguments in _few_tuples(pools, owner.constructor):
            yield _Attempt(owner.name, combination, *_construction(owner, arguments, source), arguments)


def _fitting(tried: Sequence[tuple[_Attempt, CallOutcome]], owner: _Owner) -> tuple[str, ...]:
    """The expressions of those that went well, of the kinds that fit best; those that somebody wrote down first."""
    by_kind = [(a.combination, o) for a, o in tried if a.combination is not None]
    well = [a for a, o in tried if o.kind is OutcomeKind.RETURNED]
    fit = best_combinations(by_kind, owner.constructor, owner.text, ())
    # Where most are refused, those that are not are as good.
    fit = fit or [a.combination for a in well if a.combination is not None][:1]
    shown = [a.expression for a in well if a.combination is None]
    found = [a.expression for a in well if a.combination in fit]
    return tuple(dict.fromkeys([*shown[: MAX_RECEIVERS // 2], *found]))[:MAX_RECEIVERS] or tuple(shown[:MAX_RECEIVERS])


def _likely_values(kind: Kind, source: Source, parameter: Parameter, count: int) -> list[str]:
    """A few values of a kind that an instance may be made of: the plainest, or also those that the code names."""
    family = source.language.family
    mined = mine(source.text[:MOST_READ]) if count > PLAINEST else Mined()
    known = values(kind, family, mined, SEED) if count > PLAINEST else boundaries(kind, family, mined, SEED)
    named = [written(text, family) for text in texts_of(parameter.name)] if kind is Kind.STR else []
    if kind is Kind.MOMENT and count > PLAINEST and source.language is PYTHON:
        # In no zone they are refused, it seems.
        return list(_IN_A_ZONE)
    plain = [value for value in known if not (is_count(parameter.name) and value.startswith(("-", "0")))]
    return [*named[: count - 1], *plain][:count]


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
    owner: _Owner, arguments: Sequence[str], source: Source, shown: Sequence[tuple[str, str]] = ()
) -> tuple[str, Call]:
    """The expression that makes an instance, and the same as a call to try; a class of JavaScript cannot be called
    without ``new``."""
    named = zip(owner.constructor, arguments, strict=False)
    if owner.makers:
        return _chained(owner, named, shown)
    if source.language is not PYTHON:
        given = tuple(spread(owner.constructor, arguments))
        call = Call(f"((...args) => new {owner.name}(...args))", given)
        return f"new {owner.name}({', '.join(given)})", call
    call = _making("", owner.name, owner, named, shown)
    return call.text, call


def _chained(
    owner: _Owner, named: Iterator[tuple[Parameter, str]], shown: Sequence[tuple[str, str]]
) -> tuple[str, Call]:
    """The last of the calls that make it, on what the others give."""
    first, *others = owner.makers
    call = _making("", first.name, owner, islice(named, len(given_to(first))), shown)
    for maker in others:
        call = _making(call.text, "", owner, islice(named, len(given_to(maker))), ())
    return call.text, call


def _making(
    receiver: str,
    name: str,
    owner: _Owner,
    named: Iterable[tuple[Parameter, str]],
    shown: Sequence[tuple[str, str]],
) -> Call:
    """A call that is given its arguments by place or by name."""
    given = list(named)
    by_place = [(parameter, value) for parameter, value in given if parameter.name not in owner.keywords]
    keywords = tuple((p.name, value) for p, value in given if p.name in owner.keywords)
    positional = spread([parameter for parameter, _ in by_place], [value for _, value in by_place])
    return Call(name, tuple(positional), (*keywords, *shown), receiver)
