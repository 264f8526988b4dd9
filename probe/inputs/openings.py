"""Calls that may be made before another one, on the same instance or of the same module."""

import re
from collections.abc import Sequence
from dataclasses import replace

from probe.call import Call, as_form
from probe.inputs.evidence import are_copied_items_given, can_change, changing_methods, is_copy_given, of_self
from probe.inputs.generate import Plan, has_counts, make_calls, with_simple_keys
from probe.inputs.mined import MOST_READ
from probe.inputs.sequences import OPENINGS_PER_METHOD
from probe.targets import Target
from syntax.functions import Function, find_functions
from syntax.source import Source
from syntax.state import module_state

# How often emptying a result stands among the calls that may be made first.
SPOILINGS = 3
# Openings of one method that are given nothing: what adds up is soon the same as if it had not been.
_FEW_OF_NOTHING = 2
_NOTHING = frozenset({"0", "0.0", "-1", "''", '""', "[]", "{}", "None", "null"})
# Of a method that changes nothing.
ASKINGS_PER_METHOD = 2
# Assigned, asked to do something, or handed on.
_TOUCHED = (
    r"\b(?:self|this)\.NAME\b(?:(?:\[[^\]\n]{0,80}\])*\s*(?:[-+*/%|&^<>?]{0,3}=(?![=>])|\+\+|--|\.\w+\()|\s*[,)])"
    r"|(?:\+\+|--|\bdel(?:ete)?\s+)(?:self|this)\.NAME\b"
)
# Of a class or of what gives functions away: whose it is, its name, its text.
_Method = tuple[str, str, str]
_MAKERS = frozenset({"__init__", "__new__", "__post_init__", "constructor"})


def with_openings(plans: Sequence[Plan], source: Source, seed: int) -> list[Plan]:
    """Each method learns what may be called before it on the same instance, each function that depends on what its
    module holds which others of that: mostly such as change something.
    """
    return _of_modules(_of_classes(plans, source, seed), source, seed)


def _of_classes(plans: Sequence[Plan], source: Source, seed: int) -> list[Plan]:
    # The private ones as well, which do the work of others.
    functions = [function for function in find_functions(source.text, source.language) if function.owner]
    methods = [(function.owner, function.plain_name, _text(function, source)) for function in functions]
    of_classes = changing_methods({name: text for _, name, text in methods})
    closures = _changing_closures(plans, source)
    by_owner: dict[str, list[Call]] = {}
    for plan in plans:
        target = plan.target
        if target.needs_instance and not target.parameters:
            by_owner.setdefault(target.owner, []).extend(_spoilings(target, source) * SPOILINGS)
        changing = closures.get(target.owner, of_classes)
        if target.needs_instance and plan.receivers and not target.function.is_async and not target.form:
            # Who merely asks changes nothing, which is worth seeing as well.
            most = OPENINGS_PER_METHOD if target.plain_name in changing else ASKINGS_PER_METHOD
            by_owner.setdefault(target.owner, []).extend(_simple_calls(plan, source, most, seed))
    # What nothing changes is the same whatever was asked before.
    by_owner = {
        owner: calls for owner, calls in by_owner.items() if closures.get(owner) or can_change(_of(owner, methods))
    }
    return [
        replace(
            plan,
            openings=tuple(by_owner.get(plan.target.owner, ())),
            changing=closures.get(plan.target.owner, of_classes),
        )
        if plan.target.needs_instance and not _is_constant(plan.target, methods)
        else plan
        for plan in plans
    ]


def _changing_closures(plans: Sequence[Plan], source: Source) -> dict[str, frozenset[str]]:
    """Of functions that are made together, by what makes them, those that change what they share."""
    texts: dict[str, dict[str, str]] = {}
    for target in (plan.target for plan in plans if plan.target.makers):
        text = of_self(_text(target.function, source), target.shared)
        texts.setdefault(target.owner, {})[target.plain_name] = text
    return {owner: changing_methods(of_owner) for owner, of_owner in texts.items()}


def _of_modules(plans: Sequence[Plan], source: Source, seed: int) -> list[Plan]:
    state = module_state(source.text, source.language)
    openings: dict[str, list[Call]] = {}
    for plan in plans:
        if plan.target.is_stateful and plan.target.name in state.changing and not plan.target.function.is_async:
            openings.setdefault(plan.target.owner, []).extend(_simple_calls(plan, source, OPENINGS_PER_METHOD, seed))
    changing = frozenset(name.rsplit(".", 1)[-1] for name in state.changing)
    return [
        replace(plan, openings=tuple(openings.get(plan.target.owner, ())), changing=changing)
        if plan.target.is_stateful
        else plan
        for plan in plans
    ]


def _simple_calls(plan: Plan, source: Source, most: int, seed: int) -> list[Call]:
    """Calls to be made first, with few keys, on whatever the one behind them is made on."""
    made = make_calls(plan, source, 3 * OPENINGS_PER_METHOD, seed)
    telling = _telling([call for call in made if has_counts(plan.target, call)], most)
    simple = (with_simple_keys(plan, call, number) for number, call in enumerate(telling))
    return [replace(call, receiver="") for call in simple]


def _is_constant(target: Target, methods: Sequence[_Method]) -> bool:
    """Whether it is an attribute that no method but the constructor may change, or what it holds."""
    touches = _TOUCHED.replace("NAME", re.escape(target.plain_name))
    return target.is_attribute and not any(re.search(touches, text) for text in _of(target.owner, methods))


def _telling(calls: Sequence[Call], count: int) -> list[Call]:
    """So many of them: a few that are given nothing, or less, and for the rest such as are given something."""
    little = [call for call in calls if not _NOTHING.isdisjoint(call.arguments)]
    much = [call for call in calls if call not in little]
    return [*much[: count - min(len(little), _FEW_OF_NOTHING)], *little][:count]


def _of(owner: str, methods: Sequence[_Method]) -> list[str]:
    """The texts of those that a class has itself, without what makes an instance."""
    return [text for holder, name, text in methods if holder == owner and name not in _MAKERS]


def _text(function: Function, source: Source) -> str:
    return function.text_in(source.text)[:MOST_READ]


def _spoilings(target: Target, source: Source) -> list[Call]:
    """A caller empties what the method gave, where that is to be a copy, or what that holds."""
    text = target.function.text_in(source.text)
    given = target.form or as_form(Call(target.called_name, (), receiver="instance"), 0)
    if source.language.family == "python":
        emptied, taken = f"{given}.clear()", f"[item.clear() for item in {given}]"
    else:
        deleted = "(item) => Object.keys(item).forEach((key) => delete item[key])"
        emptied, taken = f"{given}.splice(0)", f"{given}.forEach({deleted})"
    forms = [emptied] * is_copy_given(text) + [taken] * are_copied_items_given(text)
    return [Call(target.plain_name, (), form=form) for form in forms]
