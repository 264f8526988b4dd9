"""Cognitive complexity of statements wherever they stand, as ``syntax.metrics`` counts it for whole functions."""

import ast
import functools
from collections.abc import Iterable, Iterator

from refactor_service.rewrites.part import Weight


def weight_of(statements: Iterable[ast.AST]) -> Weight:
    """Of all together."""
    return sum(map(_weight, statements), Weight())


@functools.lru_cache(maxsize=4096)
def _weight(node: ast.AST) -> Weight:
    inner = weight_of(_held(node))
    match node:
        case ast.If():
            test, chain = weight_of([node.test]), Weight()
            branch = node
            while is_elif(branch) and isinstance(branch.orelse[0], ast.If):
                # An elif costs one wherever it stands, and what it holds is as deep as what the if holds.
                branch = branch.orelse[0]
                test, inner = test + weight_of([branch.test]), inner + weight_of(branch.body)
                chain += Weight(1)
            inner += weight_of(branch.orelse)
            return inner.nested() + test + chain + Weight(int(bool(branch.orelse)))
        case ast.For() | ast.AsyncFor() | ast.While() | ast.Match() | ast.ExceptHandler():
            return inner.nested() + Weight(int(bool(getattr(node, "orelse", []))))
        case ast.IfExp():
            return inner.nested()
        case ast.BoolOp():
            return inner + Weight(1)
        case ast.Try() | ast.TryStar():
            return inner + Weight(int(bool(node.orelse)))
    return inner


def _held(node: ast.AST) -> Iterator[ast.AST]:
    """What counts one level further in for a structure, and at the same level for anything else."""
    if isinstance(node, ast.If):
        yield from node.body
    elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
        yield from ast.iter_child_nodes(node)


def is_elif(head: ast.If) -> bool:
    """Whether its other side is an ``elif``, and not an ``if`` in an ``else``."""
    other = head.orelse
    return len(other) == 1 and isinstance(other[0], ast.If) and other[0].col_offset == head.col_offset
