"""From what was recorded to what is worth asserting: in-domain behaviour is pinned, accidents are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from probe.call import HUNG, Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan


class TestType(StrEnum):
    """What a test is about."""

    UNIT = "unit"
    EDGE_CASE = "edge_case"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Case:
    """One call and what it must do; ``kills`` are numbers of mutants, ``arcs`` what it covers."""

    plan: Plan
    call: Call
    outcome: CallOutcome
    kills: frozenset[int] = frozenset()

    @property
    def function(self) -> str:
        return self.plan.target.name

    @property
    def lines(self) -> frozenset[int]:
        """The lines that this case depends on: those that ran, the head of its function, how its receiver is made."""
        start = self.plan.target.function.range.start.line
        body = [line for line in self.outcome.lines if line >= start]
        head = frozenset(range(start, min(body))) if body else frozenset[int]()
        made = self.plan.target.constructor_lines if self.plan.target.needs_instance else frozenset[int]()
        return self.outcome.lines | head | made

    @property
    def is_short(self) -> bool:
        """Whether it leaves arguments to their defaults."""
        return len(self.call.arguments) + len(self.call.keywords) < len(self.plan.target.parameters)

    @property
    def is_plain(self) -> bool:
        """Whether it is one call and what it gives: nothing to set up, nothing else to look at."""
        return self.outcome.mutated is None and not self.outcome.printed and not self.call.before

    @property
    def type(self) -> TestType:
        if self.outcome.kind is OutcomeKind.RAISED:
            return TestType.NEGATIVE
        values = (*self.call.arguments, *(value for _, value in self.call.keywords))
        return TestType.EDGE_CASE if any(_is_edge(value) for value in values) else TestType.UNIT


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Something that looks wrong in the code, and is therefore not pinned."""

    function: str
    kind: str
    message: str
    call: str


_EMPTY = frozenset({
    "0", "0.0", "-1", "''", '""', "[]", "{}", "set()", "None", "null", "undefined", "b''", "NaN", "new Set()", "[[]]",
})  # fmt: skip


def _is_edge(value: str) -> bool:
    return value in _EMPTY or value.startswith("-")


def is_assertable(outcome: CallOutcome, module: str) -> bool:
    """Whether the outcome can be written down and is no accident: a crash nobody raised is one, and so is what the
    world around the call happened to be like. An exception needs a class that a test of ``module`` can name.
    """
    if outcome.dependencies:
        return False
    if outcome.kind is OutcomeKind.RAISED:
        return outcome.explicit and outcome.type.isidentifier() and outcome.module in ("", "builtins", module)
    if outcome.kind not in (OutcomeKind.RETURNED, OutcomeKind.YIELDED) or outcome.literal is None:
        return False
    return outcome.mutated is None or all(text is not None for text in outcome.mutated_literals or (None,))


def suspicion(plan: Plan, call: Call, outcome: CallOutcome) -> Suspicion | None:
    """What an outcome says against the code, when the call lies in the domain that the code itself declares."""
    if outcome.dependencies:
        return None
    if outcome.kind in HUNG:
        return Suspicion(plan.target.name, "hang", "did not end within its budget", call.text)
    if outcome.kind is OutcomeKind.RAISED and not outcome.explicit and plan.is_declared and plan.target.parameters:
        return Suspicion(plan.target.name, "crash", outcome.describe(), call.text)
    return None


def tells_apart(pinned: CallOutcome, other: CallOutcome | None) -> bool:
    """Whether an assertion of ``pinned`` fails on ``other``: equality takes 1, 1.0 and True for one value."""
    if other is None or pinned.kind is not other.kind:
        return True
    if pinned.kind is OutcomeKind.RAISED:
        return (pinned.type, pinned.message) != (other.type, other.message)
    same = _as_compared(pinned.value) == _as_compared(other.value) and _as_compared(pinned.mutated) == _as_compared(
        other.mutated
    )
    return not same or pinned.printed != other.printed


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


def select(cases: Sequence[Case], limit: int) -> list[Case]:
    """The smallest set, greedily, that loses no kill and no covered arc of its function; at most ``limit``.

    Equal gains are decided by the shorter call, then by the text, so that the same input gives the same suite.
    """
    chosen: list[Case] = []
    kills: set[int] = set()
    arcs: set[tuple[int, int]] = set()
    remaining = sorted(cases, key=lambda case: (len(case.call.text), case.call.text))
    while remaining and len(chosen) < limit:
        best = max(remaining, key=lambda case: (len(case.kills - kills), len(case.outcome.arcs - arcs)))
        if not best.kills - kills and not best.outcome.arcs - arcs:
            break
        chosen.append(best)
        kills |= best.kills
        arcs |= best.outcome.arcs
        remaining.remove(best)
    return [case for case in chosen if _needed(case, chosen)]


def _needed(case: Case, chosen: Sequence[Case]) -> bool:
    others = [other for other in chosen if other is not case]
    kills = frozenset().union(*(other.kills for other in others))
    arcs = frozenset().union(*(other.outcome.arcs for other in others))
    return bool(case.kills - kills) or bool(case.outcome.arcs - arcs)
