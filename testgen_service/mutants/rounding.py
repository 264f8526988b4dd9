"""Rounding: what is rounded to the nearest is rounded down, what is rounded down up, and the other way round."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import named_children, span
from testgen_service.mutants.mutant import CALLS, Replacement

_SWAPS = {
    "Math.round": "Math.floor",
    "Math.floor": "Math.ceil",
    "Math.ceil": "Math.floor",
    "Math.trunc": "Math.round",
    "math.floor": "math.ceil",
    "math.ceil": "math.floor",
    "math.trunc": "round",
}


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One call."""
    function, arguments = node.field("function"), node.field("arguments")
    if node.kind() not in CALLS or function is None or arguments is None:
        return
    given = [part.text() for part in named_children(arguments)]
    if function.text() in _SWAPS:
        yield Replacement(*span(function), _SWAPS[function.text()])
    elif function.text() == "round" and len(given) in (1, 2):
        value, digits = given[0], given[1] if len(given) == 2 else "0"
        yield Replacement(
            *span(arguments), f"(({value}) - 0.5 * 10 ** -({digits}){''.join(f', {n}' for n in given[1:])})"
        )
    elif (held := function.field("object")) is not None and function.text().endswith(".toFixed"):
        digits = given[0] if given else "0"
        yield Replacement(*span(held), f"({held.text()} - 0.5 * 10 ** -({digits}))")
