"""Mutants: small faults put into the code, one operator a file, all in one table."""

import random
from collections.abc import Callable, Iterator, Sequence

from ast_grep_py import SgNode

from syntax.parsing import parse, span, walk
from syntax.positions import LineIndex
from syntax.source import Source
from testgen_service.mutants import (
    arithmetic,
    assignment,
    boolean,
    call,
    comparison,
    condition,
    constant,
    effect,
    keys,
    missing,
    operand,
    opposite,
    part,
    pattern,
    rounding,
    statement,
)
from testgen_service.mutants.mutant import Mutant, Replacement

Operator = Callable[[SgNode], Iterator[Replacement]]

# The standard operators of the literature (R. A. DeMillo, R. J. Lipton, F. G. Sayward, "Hints on Test Data Selection",
# 1978; A. J. Offutt et al., "An Experimental Determination of Sufficient Mutant Operators", 1996), and mistakes that
# are made often.
OPERATORS: tuple[tuple[str, Operator], ...] = (
    ("arithmetic", arithmetic.replacements),
    ("assignment", assignment.replacements),
    ("boolean", boolean.replacements),
    ("call", call.replacements),
    ("comparison", comparison.replacements),
    ("condition", condition.replacements),
    ("constant", constant.replacements),
    ("effect", effect.replacements),
    ("keys", keys.replacements),
    ("missing", missing.replacements),
    ("operand", operand.replacements),
    ("opposite", opposite.replacements),
    ("part", part.replacements),
    ("pattern", pattern.replacements),
    ("rounding", rounding.replacements),
    ("statement", statement.replacements),
)


def mutate(
    source: Source, spans: Sequence[tuple[int, int]], shared: Sequence[tuple[int, int]], limit: int, seed: int
) -> list[Mutant]:
    """At most ``limit`` mutants inside ``spans`` (offsets) and, marked as such, ``shared`` ones, in the order of the
    text; a sample when there are more.
    """
    index = LineIndex(source.text)
    mutants: dict[str, Mutant] = {}
    annotated = 0
    for node in walk(parse(source.text, source.language)):
        start, end = span(node)
        if node.kind() == "type":
            # What an annotation of Python's says changes nothing that runs.
            annotated = max(annotated, end)
        if start < annotated:
            continue
        is_inside = any(first <= start and end <= last for first, last in spans)
        if not is_inside and not any(first <= start and end <= last for first, last in shared):
            continue
        for name, operator in OPERATORS:
            for place in operator(node):
                text = source.text[: place.start] + place.new_text + source.text[place.end :]
                before = source.text[place.start : place.end]
                line = index.position(place.start).line
                mutants.setdefault(text, Mutant(line, name, before, place.new_text, text, not is_inside))
    found = [mutant for text, mutant in mutants.items() if text != source.text]
    if len(found) > limit:
        chosen = set(random.Random(seed).sample(range(len(found)), limit))
        found = [mutant for number, mutant in enumerate(found) if number in chosen]
    return found
