"""How to call each target: kinds of arguments found by declaration, by example or by trial."""

import asyncio
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from probe.call import ENDED, GAVE, Call, CallOutcome, OutcomeKind
from probe.inputs.evidence import is_key, needs_order, needs_table, of_self
from probe.inputs.examples import Example, examples, kind_of
from probe.inputs.generate import SEED, Combination, Plan, make_calls
from probe.inputs.given import Classes, is_mapping
from probe.inputs.kinds import Kind, declared
from probe.inputs.mined import MOST_READ, documentation, mine, related
from probe.inputs.openings import with_openings
from probe.inputs.receivers import find_receivers
from probe.inputs.rest import is_rest
from probe.inputs.surroundings import Asked, moments
from probe.inputs.trial import KEPT_COMBINATIONS, best_combinations, combinations
from probe.record import NotRecorded, record
from probe.targets import Drivable, Target
from sandbox.sandbox import Sandbox
from syntax.functions import Parameter, find_functions
from syntax.languages import PYTHON, Language
from syntax.source import Source
from syntax.state import module_state

# Calls made for each combination of kinds, in so many ways that the world may be.
TRIAL_CALLS, TRIAL_WAYS = 12, 2
# Whether it is whole, and whether it is there.
_WHOLE = (
    r"(?:isInteger|isSafeInteger)\(\s*NAME\s*\)|\bNAME\s*%\s*1\b|\bNAME\.is_integer\(|\bint\(NAME\)\s*[!=]=\s*NAME\b"
    r"|\bNAME\s*[!=]==?\s*(?:int|Math\.(?:floor|trunc|round))\(NAME\)|Math\.(?:floor|trunc|round)\(NAME\)\s*[!=]==?\s*NAME\b"
)
_ABSENT = r"typeof NAME\s*[!=]==?\s*[\"']undefined|\bswitch\s*\(typeof NAME\)[\s\S]{0,200}?case\s*[\"']undefined"
_CALLS_METHOD = re.compile(r"\b(?:self|cls|this)\.(#?\w+)\(")
# How often calls are halved to find the one that ends the run.
_MOST_HALVED = 4
# In what is seen of a receiver: that there is more to it.
_HIDDEN = "opaque"
# Calls of a function that are made before others though each is refused alone.
_MOST_REFUSED = 2
# Of all targets together, and combinations that each may try all the same.
MOST_TRIALS, FEWEST_COMBINATIONS = 1_500, 8


async def plan_calls(
    sandbox: Sandbox,
    source: Source,
    drivable: Drivable,
    seed: int = SEED,
    most_trials: int = MOST_TRIALS,
    *,
    for_others: bool = False,
) -> list[Plan]:
    """A plan for every target, by declarations and examples where there are any, by trial in the sandbox elsewhere,
    with about ``most_trials`` calls of all targets together. With ``for_others`` other versions will be called as well,
    which may change an instance that this one leaves as it is.

    Raises NotRecorded.
    """
    receivers = await find_receivers(sandbox, source, drivable)
    # Off the loop: a large file takes a while to read.
    drafts = await asyncio.to_thread(_drafts, drivable, source, receivers)
    trials: list[tuple[int, Combination, Call]] = []
    most = max(FEWEST_COMBINATIONS, most_trials // (TRIAL_CALLS * max(1, len(drafts))))
    for number, draft in enumerate(drafts):
        if draft.is_declared or len(draft.combinations) == 1:
            continue
        for combination in draft.combinations[:most]:
            # In the first of the ways that the world may be, which are the ordinary ones.
            ways = draft.surroundings[:TRIAL_WAYS]
            plan = replace(draft, combinations=(combination,), receivers=draft.receivers[:1], surroundings=ways)
            trials += [(number, combination, call) for call in make_calls(plan, source, TRIAL_CALLS, seed)]
    outcomes = await _tried(sandbox, source, drivable, [call for *_, call in trials])
    tried: dict[int, list[tuple[Combination, CallOutcome]]] = {}
    for (number, combination, _), outcome in zip(trials, outcomes, strict=True):
        if outcome is not None:
            tried.setdefault(number, []).append((combination, outcome))
    plans = [
        draft if number not in tried else replace(draft, combinations=_tried_kinds(draft, tried[number], source))
        for number, draft in enumerate(drafts)
    ]
    opened = with_openings(_by_name(plans, drafts, tried), source, seed)
    return await _well_opened(sandbox, source, drivable, opened, for_others=for_others)


async def _tried(
    sandbox: Sandbox, source: Source, drivable: Drivable, calls: Sequence[Call]
) -> list[CallOutcome | None]:
    """What became of the calls, half of them beside the other half."""
    halves = [half for half in (calls[: len(calls) // 2], calls[len(calls) // 2 :]) if half]
    found = await asyncio.gather(*(_recorded(sandbox, source, drivable, half) for half in halves))
    return [outcome for outcomes in found for outcome in outcomes]


async def _recorded(
    sandbox: Sandbox, source: Source, drivable: Drivable, calls: Sequence[Call], halved: int = 0
) -> list[CallOutcome | None]:
    """Where a call ends the whole run, as one that asks for too much memory may, that of the others; raises NotRecorded
    where most do.
    """
    try:
        (recording,) = await record(sandbox, source, drivable.names, [source.text], calls)
    except NotRecorded:
        if halved == _MOST_HALVED or len(calls) == 1:
            if not halved:
                raise
            return [None] * len(calls)
        half = len(calls) // 2
        parts = [await _recorded(sandbox, source, drivable, part, halved + 1) for part in (calls[:half], calls[half:])]
        return [outcome for outcomes in parts for outcome in outcomes]
    return list(recording.outcomes)


async def _well_opened(
    sandbox: Sandbox, source: Source, drivable: Drivable, plans: Sequence[Plan], *, for_others: bool
) -> list[Plan]:
    """The plans with such calls to be made first as are not refused alone, and one that is of each function."""
    calls = {
        (receiver, call.text): replace(call, receiver=receiver)
        for plan in plans
        for receiver in (plan.receivers[:1] or ("",))
        for call in plan.openings
    }
    # What it is like before any of them.
    calls |= {(receiver, ""): Call("", (), receiver=receiver, form="{receiver}") for receiver, _ in calls if receiver}
    outcomes = await _recorded(sandbox, source, drivable, list(calls.values())) if calls else []
    done = dict(zip(calls, outcomes, strict=True))
    refused = {key for key, outcome in done.items() if outcome is None or outcome.kind not in GAVE}
    is_seen = source.language is PYTHON and not for_others
    constant = _constant(done) if is_seen else frozenset[str]()
    return [
        replace(plan, openings=() if _is_constant(plan, plans, constant) else _fit(plan, refused))
        if plan.openings
        else plan
        for plan in plans
    ]


def _constant(done: Mapping[tuple[str, str], CallOutcome | None]) -> frozenset[str]:
    """The receivers that no call changes, whatever its text says: they can be seen into, and look alike behind all."""
    states: dict[str, set[str]] = {}
    for (receiver, _), outcome in done.items():
        left, of_module = outcome.state if outcome is not None and outcome.state else (None, ["unknown"])
        states.setdefault(receiver, set()).add(_HIDDEN if of_module else repr(left))
    return frozenset(
        receiver
        for receiver, seen in states.items()
        if receiver and len(seen) == 1 and not any(_HIDDEN in state for state in seen)
    )


def _is_constant(plan: Plan, plans: Sequence[Plan], constant: Set[str]) -> bool:
    """Whether nothing changes what it is called on: neither was that seen, nor does the text of a method say it."""
    own = {other.target.plain_name for other in plans if other.target.owner == plan.target.owner}
    return bool(set(plan.receivers[:1]) & constant) and not own & plan.changing


def _fit(plan: Plan, refused: Set[tuple[str, str]]) -> tuple[Call, ...]:
    receiver = (plan.receivers or ("",))[0]
    fit = [call for call in plan.openings if (receiver, call.text) not in refused]
    others = {call.function: call for call in plan.openings if (receiver, call.text) in refused}
    known = {call.function for call in fit}
    # What nothing was put in yet, nothing can be taken from.
    alone = {
        (call.function, number % _MOST_REFUSED): call
        for number, call in enumerate(plan.openings)
        if call.function in set(others) - known
    }
    return (*fit, *(call for name, call in others.items() if name in known), *alone.values())


def _tried_kinds(draft: Plan, trials: list[tuple[Combination, CallOutcome]], source: Source) -> tuple[Combination, ...]:
    body = _body(draft.target, source)
    return tuple(best_combinations(trials, draft.target.parameters, body, draft.combinations))


def _by_name(
    plans: list[Plan], drafts: Sequence[Plan], tried: Mapping[int, list[tuple[Combination, CallOutcome]]]
) -> list[Plan]:
    """Where no trial ended well, a parameter is of the kind that another one of its name turned out to be."""
    found = [(plan, _has_ended_well(tried.get(number, []))) for number, plan in enumerate(plans)]
    known = {
        parameter.name: kind
        for plan, is_found in found
        if is_found or plan.is_declared
        for parameter, kind in zip(plan.target.parameters, plan.combinations[0], strict=True)
        if kind is not Kind.OWN
    }
    return [
        plan
        if is_found or plan.is_declared
        else replace(plan, combinations=_with_known(plan.target.parameters, draft.combinations, known))
        for (plan, is_found), draft in zip(found, drafts, strict=True)
    ]


def _has_ended_well(trials: Sequence[tuple[Combination, CallOutcome]]) -> bool:
    return any(outcome.kind in ENDED and outcome.kind is not OutcomeKind.RAISED for _, outcome in trials)


def _with_known(
    parameters: Sequence[Parameter], combinations: Sequence[Combination], known: Mapping[str, Kind]
) -> tuple[Combination, ...]:
    names = [parameter.name for parameter in parameters]
    replaced = [tuple(known.get(n, kind) for n, kind in zip(names, c, strict=True)) for c in combinations]
    return tuple(dict.fromkeys(replaced))[:KEPT_COMBINATIONS]


def _body(target: Target, source: Source) -> str:
    """The text of a function, with what it calls; of a method that is what its class has."""
    text = target.function.text_in(source.text)
    pieces = (related(piece, source.text) for piece in (text, *_called_methods(target, text, source)))
    return "\n".join(pieces)[:MOST_READ]


def _called_methods(target: Target, text: str, source: Source) -> list[str]:
    """The texts of methods of its class that a method calls, and that these call."""
    texts = _texts_of_methods(source.text, source.language, target.owner) if target.owner else {}
    found: dict[str, str] = {}
    waiting = [text]
    while waiting:
        named = [name for name in _CALLS_METHOD.findall(waiting.pop()) if name in texts and name not in found]
        found |= {name: texts[name] for name in named if texts[name] != text}
        waiting += [texts[name] for name in named if texts[name] != text]
    return list(found.values())


@lru_cache(maxsize=8)
def _texts_of_methods(text: str, language: Language, owner: str) -> dict[str, str]:
    own = [function for function in find_functions(text, language) if function.owner == owner]
    return {function.plain_name: function.text_in(text)[:MOST_READ] for function in own}


def _constructor(target: Target, source: Source) -> str:
    """The text of what makes the receiver, which decides on its values."""
    lines = source.text.split("\n")
    return "\n".join(lines[number - 1] for number in sorted(target.constructor_lines) if number <= len(lines))


def _drafts(drivable: Drivable, source: Source, receivers: dict[str, tuple[str, ...]]) -> list[Plan]:
    asked, classes = Asked(source), Classes(source, receivers, drivable)
    return [_draft(target, source, asked, classes) for target in drivable.targets]


def _draft(target: Target, source: Source, asked: Asked, classes: Classes) -> Plan:
    """What the text alone says."""
    family = source.language.family
    text = target.function.text_in(source.text)
    name = target.construction.removeprefix("new ") or target.plain_name
    shown = examples(name, "\n".join(source.files.values()), family)
    body = _body(target, source)
    given = classes.given(target, body)
    named = tuple(_shown(shown, target, family))
    kinds = named or _with_own(combinations(target.parameters, body), target, given)
    around = f"{_constructor(target, source)}\n{body}"
    # What a module holds is read as what an instance does.
    held = module_state(source.text, source.language).variables if target.is_stateful else tuple(target.shared)
    of_instance = of_self(body, held)
    mined = mine(around)
    ways = asked.ways(around, [kind for combination in kinds for kind in combination], mined)
    return Plan(
        target,
        kinds,
        classes.receivers(target),
        all(declared(parameter) or parameter.name in given for parameter in target.parameters) or bool(named),
        moments(ways, mined),
        _asked_for(target, body),
        examples=shown,
        documentation=documentation(text[:MOST_READ]),
        keys=frozenset(p.name for p in target.parameters if not mined.strings and is_key(p.name, of_instance)),
        is_ordered=needs_order(body),
        is_rectangular=needs_table(body, [parameter.name for parameter in target.parameters]),
        family=family,
        given=given,
        mappings=frozenset(p.name for p in target.parameters if p.name in given and is_mapping(p, family)),
        surroundings=ways,
    )


def _with_own(
    found: Sequence[Combination], target: Target, given: Mapping[str, tuple[str, ...]]
) -> tuple[Combination, ...]:
    """The combinations with what the file itself says how to make in its places."""
    names = [parameter.name for parameter in target.parameters]
    replaced = [tuple(Kind.OWN if n in given else k for n, k in zip(names, c, strict=True)) for c in found]
    return tuple(dict.fromkeys(replaced))


def _shown(shown: Sequence[Example], target: Target, family: str) -> list[Combination]:
    """The kinds that examples name, where these give every argument by its place."""
    if any(map(is_rest, target.parameters)):
        return []
    full = [example for example in shown if len(example.arguments) == len(target.parameters) and not example.keywords]
    kinds = [tuple(kind_of(argument, family) for argument in example.arguments) for example in full]
    named = [
        tuple(kind for kind in combination if kind is not None) for combination in kinds if None not in combination
    ]
    return list(dict.fromkeys(named))


def _is_asked(question: str, parameter: Parameter, text: str) -> bool:
    return bool(re.search(question.replace("NAME", re.escape(parameter.name)), text))


def _asked_for(target: Target, text: str) -> dict[str, tuple[str, ...]]:
    """The parameters that the text of a function compares with an absent value, and with which; a fraction for one that
    it asks to be whole.
    """
    found: dict[str, tuple[str, ...]] = {}
    for parameter in target.parameters:
        asked = re.findall(rf"\b{re.escape(parameter.name)}\s*(is|[!=]==?)\s*(?:not\s+)?(None|null|undefined)\b", text)
        # Two signs of equality take both of JavaScript's for one.
        values = [
            both for sign, value in asked for both in (("null", "undefined") if sign in ("==", "!=") else (value,))
        ]
        if _is_asked(_WHOLE, parameter, text):
            values.append("1.5")
        if _is_asked(_ABSENT, parameter, text):
            values.append("undefined")
        if values:
            found[parameter.name] = tuple(dict.fromkeys(values))
    return found
