"""What a call gives that cannot be written down is asked what it is: for its fields, and by its own methods that take
nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from probe.call import Call, CallOutcome, OutcomeKind, as_form
from probe.inputs.generate import Plan
from probe.targets import Drivable, Target

# What JavaScript calls an object of no class.
_NO_CLASS = frozenset({"Object", "null", ""})
# Questions to one result, and results of one function that are asked.
MOST_QUESTIONS, MOST_RESULTS = 8, 24


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A call that gave an instance for which there is no literal."""

    plan: Plan
    call: Call
    outcome: CallOutcome

    @property
    def owner(self) -> str:
        """The class of the instance; empty for what is none."""
        match self.outcome.value:
            case ["object", str(name), [*_]] if name not in _NO_CLASS:
                return name
            case _:
                return ""

    @property
    def fields(self) -> list[str]:
        """What an instance holds under names that are not private."""
        names = [str(name) for name, _ in self.outcome.value[2]] if self.owner else []
        return [name for name in names if name.isidentifier() and not name.startswith("_")]


def is_unwritten(plan: Plan, call: Call, outcome: CallOutcome) -> bool:
    """Whether a call gave something for which there is no literal, at once; what a constructor made would be compared
    with itself.
    """
    is_plain = not (outcome.awaited or outcome.drained or outcome.managed)
    says_nothing = outcome.literal is None or (bool(plan.target.construction) and not call.asks)
    return outcome.kind is OutcomeKind.RETURNED and says_nothing and is_plain


def asked_further(found: Sequence[Unwritten], drivable: Drivable) -> list[tuple[Plan, Call]]:
    """The calls that ask; each stands for the first call and the question together."""
    asked: dict[str, tuple[Plan, Call]] = {}
    results: dict[str, int] = {}
    for one in found:
        count = results[one.plan.target.name] = results.get(one.plan.target.name, 0) + 1
        if one.call.keywords or count > MOST_RESULTS:
            continue
        for name, question in list(_questions(one, drivable.targets))[:MOST_QUESTIONS]:
            call = replace(one.call, form=question.replace("{receiver}", _written(one.call)), asks=name)
            asked.setdefault(call.text, (replace(one.plan, is_declared=False), call))
    return list(asked.values())


def _questions(one: Unwritten, targets: Sequence[Target]) -> Iterator[tuple[str, str]]:
    """(name, expression of ``{receiver}``)."""
    members = [target for target in targets if target.owner == one.owner and target.needs_instance]
    # Fields of a class with methods are its own business: in JavaScript, which has no word for that, and in Python
    # where all that was done was to make one.
    if not members or (one.plan.family == "python" and not one.plan.target.construction):
        yield from ((name, f"{{receiver}}.{name}") for name in one.fields)
    for target in members:
        # What is not given has a default.
        if all(parameter.default for parameter in target.parameters) and not target.function.is_async:
            yield target.plain_name.strip("_"), target.form or f"{{receiver}}.{target.plain_name}()"


def _written(call: Call) -> str:
    """The call itself as a form."""
    if call.form:
        return call.form
    return as_form(call, len(call.arguments))
