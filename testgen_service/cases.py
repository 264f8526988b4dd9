"""From what was recorded to what is worth asserting: in-domain behaviour is pinned, accidents are not."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from probe.call import GAVE, Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan
from probe.inputs.kinds import words_of
from probe.inputs.rest import is_rest
from testgen_service.laws.law import Law

# Instead of kinds, of a call that is given what another function gives.
TOGETHER = ("what another function gives",)


# Lines longer than this tell a reader little.
READABLE_LENGTH = 90


class TestType(StrEnum):
    """What a test is about."""

    UNIT = "unit"
    EDGE_CASE = "edge_case"
    NEGATIVE = "negative"
    INTEGRATION = "integration"
    PROPERTY = "property"


@dataclass(frozen=True)
class Case:
    """One call and what it must do; ``kills`` are numbers of mutants. ``guards_arguments`` says that its test shall see
    that they are left as they were.
    """

    plan: Plan
    call: Call
    outcome: CallOutcome
    kills: frozenset[int] = frozenset()
    guards_arguments: bool = False
    # Set for one of the inputs on which a law holds, which its call asks; it was tried on ``tried`` inputs.
    law: Law | None = None
    tried: int = 0
    # Of a walk: what each of the calls made first gave, and what others said on the way, as cases of their own.
    looks: tuple["Case", ...] = ()

    @property
    def function(self) -> str:
        return self.plan.target.name

    @cached_property
    def text(self) -> str:
        """Its call as source, in one line."""
        return self.call.text

    @cached_property
    def behaviour(self) -> tuple[object, ...]:
        """What another version must agree on."""
        return self.outcome.behaviour

    @cached_property
    def is_readable(self) -> bool:
        """Whether each line of its test is one that a reader takes in at once."""
        lines = (self.call.last, self.call.receiver, *(first.on(self.call.holder) for first in self.call.before))
        return all(len(line) <= READABLE_LENGTH for line in lines)

    @cached_property
    def lines(self) -> frozenset[int]:
        """The lines that this case depends on: those that ran, the head of its function, how its receiver is made."""
        start = self.plan.target.function.range.start.line
        body = [line for line in self.outcome.lines if line >= start]
        head = frozenset(range(start, min(body))) if body else frozenset[int]()
        made = self.plan.target.constructor_lines if self.plan.target.needs_instance else frozenset[int]()
        return self.outcome.lines | head | made

    def step(self, number: int) -> "Case | None":
        """What the call number ``number`` of those made first gave, where that is looked at."""
        wanted = self.call.before[number].on(self.call.holder)
        own = (look for look in self.looks if len(look.call.before) == number)
        return next((look for look in own if look.call.on(look.call.holder) == wanted), None)

    def seen_after(self, number: int) -> list["Case"]:
        """What others say once the call number ``number`` of those made first was made."""
        following = self.step(number + 1) if number + 1 < len(self.call.before) else None
        return [look for look in self.looks if len(look.call.before) == number + 1 and look is not following]

    @property
    def is_short(self) -> bool:
        """Whether it leaves arguments to their defaults."""
        own = [parameter for parameter in self.plan.target.parameters if not is_rest(parameter)]
        return len(self.call.arguments) + len(self.call.keywords) < len(own)

    @property
    def is_plain(self) -> bool:
        """Whether it is one call and what it gives: nothing to set up, nothing else to look at."""
        is_alone = not self.call.before and not self.call.surroundings
        is_alone = is_alone and self.law is None and self.call.kinds != TOGETHER
        return is_alone and not self.after and not self.outcome.printed and not self.outcome.managed

    @property
    def after(self) -> tuple[str | None, ...]:
        """What the arguments are after the call, as source, None for one that no test looks at; empty for none."""
        if changes_on_purpose(self.plan, self.outcome):
            return self.outcome.mutated_literals or ()
        if not self.guards_arguments:
            return ()
        return tuple(value if value.startswith(CONTAINERS) else None for value in self.call.arguments)

    @property
    def message(self) -> str:
        """What an error says, where the documentation has it; other words are nobody's promise."""
        return self.outcome.message if self.outcome.message in self.plan.documentation else ""

    @property
    def type(self) -> TestType:
        if self.law is not None:
            return TestType.PROPERTY
        if self.call.kinds == TOGETHER or self.looks:
            return TestType.INTEGRATION
        if self.outcome.kind is OutcomeKind.RAISED:
            return TestType.NEGATIVE
        values = (*self.call.arguments, *(value for _, value in self.call.keywords))
        return TestType.EDGE_CASE if any(is_edge(value) for value in values) else TestType.UNIT


# A number inside of something, where it cannot be compared approximately: its last bits are nobody's promise.
_LAST_BITS = re.compile(r"\d\.\d{12,}|\d\.?\d*e[+-]?\d\d|\b(?:Infinity|NaN|inf|nan)\b")
CONTAINERS = ("[", "{")
# What a function is called that is there to change what it is given.
_CHANGING = frozenset({
    "add", "append", "apply", "assign", "clear", "delete", "dequeue", "discard", "enqueue", "extend", "fill", "inplace",
    "insert", "move", "place", "pop", "push", "put", "register", "remove", "reverse", "set", "shift", "shuffle", "sort",
    "splice", "swap", "take", "unshift", "update",
})  # fmt: skip
EMPTY = frozenset({
    "0", "0.0", "-1", "''", '""', "[]", "{}", "set()", "None", "null", "undefined", "b''", "NaN", "new Set()", "[[]]",
})  # fmt: skip


def is_edge(value: str) -> bool:
    return value in EMPTY or value.startswith("-")


def changes_on_purpose(plan: Plan, outcome: CallOutcome) -> bool:
    """Whether a change of the arguments is what the call is for: it gives nothing back, or its name says so. What else
    a function does to its arguments is an accident that a better version may not have. What is
    read once is not changed.
    """
    gives_nothing = outcome.literal in ("None", "undefined")
    is_for_it = gives_nothing or bool(_CHANGING & set(words_of(plan.target.plain_name)))
    return is_for_it and outcome.mutated_literals is not None


def is_assertable(plan: Plan, outcome: CallOutcome, module: str) -> bool:
    """Whether the outcome can be written down and is no accident: a crash nobody raised is one, and so is what the
    world around the call happened to be like. An exception needs a class that a test of ``module`` can name.
    """
    if outcome.dependencies:
        return False
    if outcome.kind is OutcomeKind.RAISED:
        return outcome.explicit and outcome.type.isidentifier() and outcome.module in ("", "builtins", module)
    if outcome.kind not in GAVE or outcome.literal is None:
        return False
    is_call = plan.target.has_state and not plan.target.form
    if is_call and outcome.literal in ("None", "undefined") and not outcome.printed:
        # What a method leaves is seen by what others say of it; of a property nothing is a value.
        return changes_on_purpose(plan, outcome)
    if outcome.type not in ("float", "number") and _LAST_BITS.search(outcome.literal):
        return False
    return not changes_on_purpose(plan, outcome) or all(
        text is not None for text in outcome.mutated_literals or (None,)
    )


def tells_apart(case: Case, other: CallOutcome | None) -> bool:
    """Whether the test of ``case`` fails on ``other``: equality takes 1, 1.0 and True for one value."""
    pinned = case.outcome
    if other is None or (pinned.kind, pinned.managed) != (other.kind, other.managed):
        return True
    if pinned.kind is OutcomeKind.RAISED:
        return pinned.type != other.type or case.message not in other.detail
    if pinned.files != other.files:
        return True
    if case.after and _as_compared(pinned.mutated) != _as_compared(other.mutated):
        return True
    return _as_compared(pinned.value) != _as_compared(other.value) or pinned.printed != other.printed


def _as_compared(value: Any) -> Any:
    """A canonical form in which numbers of any type are one kind."""
    match value:
        case ["int", str(number)] if "..." not in number:
            return ["number", float(int(number, 16)) if abs(int(number, 16)) < 2**53 else number]
        case ["float", str(number)] if number != "nan":
            return ["number", float.fromhex(number)]
        case ["bool", bool(truth)]:
            return ["number", float(truth)]
        # Equality does not look at the order of a mapping.
        case ["dict" | "object", str(name), [*pairs], *rest]:
            return ["mapping", name, sorted((_as_compared(pair) for pair in pairs), key=repr), *rest]
        case ["map" | "set" as name, [*items]]:
            return [name, sorted((_as_compared(item) for item in items), key=repr)]
        case [*items]:
            return [_as_compared(item) for item in items]
        case _:
            return value
