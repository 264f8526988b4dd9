"""Magic number.

What: a number that converts between units gets its name at the top of the file.
Why: ``86400`` has to be recognised, ``SECONDS_PER_DAY`` does not, and a wrong digit is seen.
Bad: ``return days * 86400``
Good: ``SECONDS_PER_DAY = 86_400`` … ``return days * SECONDS_PER_DAY``
Limits: numbers known as conversions that are multiplied, divided or taken the remainder of; 3600 only where the
function speaks of time.
"""

import ast
import re
from collections.abc import Iterator
from functools import partial

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.names import CONVERSIONS
from refactor_service.rewrites.python.constants import is_free, with_constant
from refactor_service.rewrites.python.tree import PythonTree, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_SCALES = m.Multiply() | m.Divide() | m.FloorDivide() | m.Modulo()


def find(source: Source) -> Iterator[Candidate]:
    """Conversions that stand there as numbers."""
    tree = parse(source)
    if tree is None:
        return
    for number, conversion in CONVERSIONS.items():
        literal = m.Integer(value=m.MatchIfTrue(partial(_is, number)))
        scaled = [
            node
            for node in tree.walk(cst.BinaryOperation)
            if isinstance(node, cst.BinaryOperation)
            and m.matches(
                node,
                m.BinaryOperation(operator=_SCALES, right=literal)
                | m.BinaryOperation(left=literal, operator=m.Multiply()),
            )
        ]
        used = [node for node in scaled if _speaks(tree, node, conversion.words) and not _is_tight(tree, node)]
        if used and is_free(source.text, conversion.name):
            yield _candidate(tree, conversion.name, number, used, literal)


def _candidate(
    tree: PythonTree, name: str, number: int, used: list[cst.BinaryOperation], literal: m.BaseMatcherNode
) -> Candidate:
    numbers = [found for node in used for found in (node.left, node.right) if m.matches(found, literal)]
    module = tree.with_all({found: cst.Name(name) for found in numbers})
    return tree.candidate(
        with_constant(module, name, f"{number:_}").code,
        used,
        f"Give {number} its name, {name}",
        f"{number} converts units; its name says which, and stands in one place.",
        adds_head=True,
    )


def _is_tight(tree: PythonTree, node: cst.CSTNode) -> bool:
    """Whether a word stands right behind the number, with which a name would grow together."""
    place = tree.positions[node].end
    line = tree.source.text.removeprefix("\ufeff").splitlines()[place.line - 1]
    return line[place.column : place.column + 1].isalpha()


def _is(number: int, text: str) -> bool:
    return bool(ast.literal_eval(text) == number)


def _speaks(tree: PythonTree, node: cst.CSTNode, words: str) -> bool:
    """Whether the function around it uses one of the words."""
    function = tree.function_of(node)
    return function is not None and (not words or bool(re.search(words, tree.code(function), re.IGNORECASE)))


REWRITE = Rewrite(
    name="magic_number",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Names a number that converts between units",
    find=find,
)
