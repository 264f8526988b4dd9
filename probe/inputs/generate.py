"""Calls for a target: kinds found by declaration or by trial, values combined, the same for the same seed."""

import itertools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from probe.call import ENDED, Call, CallOutcome, OutcomeKind
from probe.inputs import values
from probe.inputs.kinds import Kind, candidates, declared
from probe.inputs.mined import Mined, mine
from probe.record import record
from probe.targets import Drivable, Target
from sandbox.sandbox import Sandbox
from syntax.functions import Parameter
from syntax.languages import PYTHON
from syntax.source import Source

SEED = 20260101
# Trial typing: combinations of kinds tried, and calls made for each.
MAX_COMBINATIONS, TRIAL_CALLS = 60, 12
# Below this share of calls that end well, a combination is taken for outside the function's domain.
MIN_WELL = 0.5
# Combinations kept: a function of several kinds deserves more than one.
KEPT_COMBINATIONS = 3
MAX_RECEIVERS, MAX_CONSTRUCTIONS = 4, 20
# Calls that leave every argument out that has a default.
BY_DEFAULT = 4
# Calls made first: how many are known of each method, and how many one sequence has at most.
OPENINGS_PER_METHOD, MAX_OPENINGS = 6, 3
# Values taken once each, side by side, before boundaries are set against each other.
IN_STEP = 12
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
    nullable: frozenset[str] = frozenset()
    # Calls of methods of the same class, without a receiver, that may be made first.
    openings: tuple[Call, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds in words."""
        return tuple(f"({', '.join(combination)})" for combination in self.combinations)


async def plan_calls(sandbox: Sandbox, source: Source, drivable: Drivable, seed: int = SEED) -> list[Plan]:
    """A plan for every target, by declarations where there are any and by trial in the sandbox elsewhere.

    Raises NotRecorded.
    """
    texts = {t.name: source.text[t.function.start : t.function.end] for t in drivable.targets}
    mined = {name: mine(text) for name, text in texts.items()}
    receivers = await _receivers(sandbox, source, drivable, seed)
    trials: list[tuple[int, Combination, Call]] = []
    choices = [_combinations(target.parameters) for target in drivable.targets]
    for number, target in enumerate(drivable.targets):
        receiver = _receivers_of(target, receivers)[:1] or ("",)
        for combination in choices[number] if len(choices[number]) > 1 else ():
            plan = Plan(target, (combination,), receiver, False, mined[target.name])
            trials += [(number, combination, call) for call in make_calls(plan, source, TRIAL_CALLS, seed)]
    outcomes: Sequence[CallOutcome | None] = ()
    if trials:
        calls = [call for _, _, call in trials]
        outcomes = (await record(sandbox, source, drivable.names, [source.text], calls))[0].outcomes
    plans = []
    for number, target in enumerate(drivable.targets):
        mine_ = [(c, o) for (n, c, _), o in zip(trials, outcomes, strict=True) if n == number and o is not None]
        is_declared = all(declared(parameter) for parameter in target.parameters)
        best = _best(mine_) or choices[number][:KEPT_COMBINATIONS]
        kept = tuple(choices[number]) if is_declared else tuple(best)
        plans.append(
            Plan(
                target,
                kept,
                _receivers_of(target, receivers),
                is_declared,
                mined[target.name],
                _nullable(target, texts[target.name]),
            )
        )
    return _with_openings(plans, source, seed)


def _with_openings(plans: list[Plan], source: Source, seed: int) -> list[Plan]:
    """Each method learns what may be called before it on the same instance."""
    by_owner: dict[str, list[Call]] = {}
    for plan in plans:
        if plan.target.needs_instance and plan.receivers and not plan.target.function.is_async:
            made = make_calls(plan, source, OPENINGS_PER_METHOD, seed)
            by_owner.setdefault(plan.target.owner, []).extend(replace(call, receiver="") for call in made)
    return [
        replace(plan, openings=tuple(by_owner.get(plan.target.owner, ()))) if plan.target.needs_instance else plan
        for plan in plans
    ]


def make_calls(plan: Plan, source: Source, count: int, seed: int = SEED) -> list[Call]:
    """At most ``count`` distinct calls: every value once in step, then random combinations; of a method a third of
    them behind other calls on the same instance.
    """
    if plan.target.needs_instance and not plan.receivers:
        return []
    shuffle = random.Random(f"{seed}:{plan.target.name}")
    made: dict[str, Call] = {}
    share = max(1, count // max(1, len(plan.combinations)))
    for combination in plan.combinations:
        pools = _pools(plan, combination, source.language.family, seed)
        wanted = len(made) + share
        for arguments in _tuples(pools, shuffle, share):
            if len(made) >= wanted:
                break
            call = _call(plan, arguments, combination, shuffle.choice(plan.receivers) if plan.receivers else "")
            made.setdefault(call.text, call)
    by_default = {call.text: call for call in map(partial(_by_default, plan), list(made.values())[:BY_DEFAULT])}
    single = list({**by_default, **made}.values())
    if not plan.openings:
        return single[:count]
    sequences = [_behind_others(single[n % len(single)], plan.openings, shuffle) for n in range(count // 3)]
    return [*single[: count - len(sequences)], *{call.text: call for call in sequences}.values()] if single else []


def _by_default(plan: Plan, call: Call) -> Call:
    """The call without the arguments that the code has a value for."""
    given = {parameter.name for parameter in plan.target.parameters if not parameter.default}
    keywords = tuple((name, value) for name, value in call.keywords if name in given)
    positional = [p for p in plan.target.parameters if p.name not in {name for name, _ in call.keywords}]
    required = sum(1 for _ in itertools.takewhile(lambda parameter: not parameter.default, positional))
    return replace(call, arguments=call.arguments[:required], keywords=keywords)


def _behind_others(call: Call, openings: Sequence[Call], shuffle: random.Random) -> Call:
    return replace(call, before=tuple(shuffle.choice(openings) for _ in range(shuffle.randint(1, MAX_OPENINGS))))


def _pools(plan: Plan, combination: Combination, family: str, seed: int) -> list[list[str]]:
    """The values of each parameter, and the absent one where the code asks for it."""
    pools = [values(kind, family, plan.mined, seed) for kind in combination]
    for parameter, pool in zip(plan.target.parameters, pools, strict=True):
        if parameter.name in plan.nullable and Kind.NONE not in combination:
            pool[1:1] = values(Kind.NONE, family, plan.mined, seed)
    return pools


def _nullable(target: Target, text: str) -> frozenset[str]:
    """The parameters that the text of a function compares with the absent value."""
    absent = r"\s*(?:is(?:\s+not)?|[!=]==?)\s*(?:None|null|undefined)\b"
    return frozenset(p.name for p in target.parameters if re.search(rf"\b{re.escape(p.name)}{absent}", text))


def _tuples(pools: list[list[str]], shuffle: random.Random, count: int) -> list[tuple[str, ...]]:
    longest = max((len(pool) for pool in pools), default=1)
    in_step = [tuple(pool[index % len(pool)] for pool in pools) for index in range(longest)]
    mixed = [tuple(shuffle.choice(pool) for pool in pools) for _ in range(count)] if len(pools) > 1 else []
    # Boundaries against each other come before random mixes.
    crossed = list(itertools.islice(itertools.product(*(pool[:4] for pool in pools)), 64)) if len(pools) > 1 else []
    return list(dict.fromkeys([*in_step[:IN_STEP], *crossed, *mixed, *in_step[IN_STEP:]]))


def _call(plan: Plan, arguments: tuple[str, ...], kinds: Combination, receiver: str) -> Call:
    target = plan.target
    positional, keywords = list(arguments), []
    if target.function.parameters and any(p.prefix == "*" or p.name == "*" for p in target.function.parameters):
        after = _keyword_only(target)
        keywords = [(name, value) for name, value in zip(_names(target), arguments, strict=True) if name in after]
        positional = [value for name, value in zip(_names(target), arguments, strict=True) if name not in after]
    return Call(target.called_name, tuple(positional), tuple(keywords), receiver, tuple(kind.value for kind in kinds))


def _names(target: Target) -> list[str]:
    return [parameter.name for parameter in target.parameters]


def _keyword_only(target: Target) -> set[str]:
    names, starred = set(), False
    for parameter in target.function.parameters:
        if starred:
            names.add(parameter.name)
        starred = starred or parameter.prefix == "*" or parameter.name == "*"
    return names


def _combinations(parameters: Sequence[Parameter]) -> list[Combination]:
    """Combinations of kinds, the likeliest first, at most MAX_COMBINATIONS."""
    pools = [declared(parameter) or candidates(parameter) for parameter in parameters]
    ranked = sorted(
        itertools.islice(itertools.product(*(range(len(pool)) for pool in pools)), 5000),
        key=lambda ranks: (sum(ranks), ranks),
    )
    return [tuple(pool[rank] for pool, rank in zip(pools, ranks, strict=True)) for ranks in ranked[:MAX_COMBINATIONS]]


def _best(trials: list[tuple[Combination, CallOutcome]]) -> list[Combination]:
    """Of those on which most calls end well: by lines reached, then by that share, then by variety of outcomes."""
    by_combination: dict[Combination, list[CallOutcome]] = {}
    for combination, outcome in trials:
        by_combination.setdefault(combination, []).append(outcome)
    scored = []
    for order, (combination, outcomes) in enumerate(by_combination.items()):
        well = sum(o.kind in ENDED and (o.kind is not OutcomeKind.RAISED or o.explicit) for o in outcomes) / len(
            outcomes
        )
        lines = len(frozenset().union(*(o.lines for o in outcomes)))
        variety = len({o.behaviour for o in outcomes})
        scored.append((-lines if well >= MIN_WELL else 0, -well, -variety, order, combination))
    scored.sort(key=lambda entry: entry[:4])
    # Kinds that reach fewer lines are accepted by the code, but not what it is about.
    return [combination for lines, *_, combination in scored if lines < 0 and lines == scored[0][0]][:KEPT_COMBINATIONS]


def _receivers_of(target: Target, receivers: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if not target.owner or target.construction:
        return ()
    return receivers.get(target.owner, ()) if target.needs_instance else (target.owner,)


async def _receivers(sandbox: Sandbox, source: Source, drivable: Drivable, seed: int) -> dict[str, tuple[str, ...]]:
    """Expressions that make an instance of each class, found by trying its constructor."""
    owners = {target.owner: target for target in drivable.targets if target.needs_instance}
    attempts = [
        (owner, *_construction(owner, target, arguments, source))
        for owner, target in owners.items()
        for combination in _combinations(target.constructor)[:MAX_CONSTRUCTIONS]
        for arguments in _few_tuples(
            [values(kind, source.language.family, Mined(), seed)[:3] for kind in combination], target.constructor
        )
    ]
    if not attempts:
        return {}
    recording = (await record(sandbox, source, drivable.names, [source.text], [call for *_, call in attempts]))[0]
    made: dict[str, tuple[str, ...]] = {}
    for (owner, expression, _), outcome in zip(attempts, recording.outcomes, strict=True):
        if outcome is not None and outcome.kind is OutcomeKind.RETURNED and len(made.get(owner, ())) < MAX_RECEIVERS:
            made[owner] = (*made.get(owner, ()), expression)
    return made


def _few_tuples(pools: list[list[str]], parameters: Sequence[Parameter]) -> list[tuple[str, ...]]:
    """Four argument lists, the first without what has a default; the one empty list where there are no parameters."""
    if not pools:
        return [()]
    tuples = list(itertools.islice(zip(*(itertools.cycle(pool) for pool in pools), strict=False), 3))
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
