"""What an outcome says against the code: a crash, a hang, another answer than the documentation gives."""

import math
from dataclasses import dataclass

from probe.call import GAVE, HUNG, Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan, has_counts
from probe.inputs.written import read


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Something that looks wrong in the code, and is therefore not pinned."""

    function: str
    kind: str
    message: str
    call: str


def is_in_domain(plan: Plan, call: Call, outcome: CallOutcome) -> bool:
    """Whether a caller would make the call: a count below zero is none, unless the code refuses it on purpose."""
    return outcome.kind is OutcomeKind.RAISED or has_counts(plan.target, call)


def suspicion(plan: Plan, call: Call, outcome: CallOutcome) -> Suspicion | None:
    """What an outcome says against the code, when the call lies in the domain that the code itself declares."""
    if outcome.dependencies:
        return None
    if (wanted := _promised(plan, call)) and not _gives(outcome, wanted, plan.family):
        said = f"is documented to give {wanted}, and {outcome.describe()}"
        return Suspicion(plan.target.name, "documentation", said, call.text)
    if outcome.kind in HUNG:
        return Suspicion(plan.target.name, "hang", "did not end within its budget", call.text)
    if outcome.kind is OutcomeKind.RAISED and not outcome.explicit and plan.is_declared and plan.target.parameters:
        return Suspicion(plan.target.name, "crash", outcome.describe(), call.text)
    return None


def _promised(plan: Plan, call: Call) -> str:
    """What the documentation says that a call gives; empty when it says nothing."""
    if call.receiver or call.before:
        return ""
    same = (e for e in plan.examples if (e.arguments, e.keywords) == (call.arguments, call.keywords))
    return next((example.wanted for example in same), "")


def _gives(outcome: CallOutcome, wanted: str, family: str) -> bool:
    if outcome.kind not in GAVE or outcome.literal is None:
        return False
    try:
        given, promised = read(outcome.literal, family), read(wanted, family)
    except ValueError:
        # What cannot be read cannot be said to differ.
        return True
    if isinstance(given, float) and isinstance(promised, (int, float)):
        return math.isclose(given, promised, rel_tol=1e-6)
    return bool(given == promised)
