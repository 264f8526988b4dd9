"""One call, and what two versions of a file did with it."""

from dataclasses import dataclass

from probe.call import Call, CallOutcome


@dataclass(frozen=True, slots=True)
class Row:
    """One call of ``function``, what both versions did, and whether somebody outside can tell them apart by it."""

    function: str
    call: Call
    before: CallOutcome
    after: CallOutcome
    differs: bool
    # The branches that both took, how the original ended, and what its receiver was then made of.
    way: tuple[object, ...]
