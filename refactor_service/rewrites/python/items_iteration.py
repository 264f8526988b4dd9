"""Items of a mapping.

What: a loop over the keys of a mapping that begins by looking each one up goes over ``items()``.
Why: one look-up less for each key, and the pair has its names where the loop begins.
Bad: ``for k in prices:`` / ``price = prices[k]`` / ``use(k, price)``
Good: ``for k, price in prices.items():`` / ``use(k, price)``
Limits: loops in which the mapping is used in another way. That it is a mapping with the usual ``items`` is assumed, and
said, unless an annotation shows it.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import PythonTree, block, has_comments, is_like, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_KEYS = m.Name() | m.Call(func=m.Attribute(m.Name(), m.Name("keys")), args=[])


def find(source: Source) -> Iterator[Candidate]:
    """Loops over keys."""
    tree = parse(source)
    if tree is None:
        return
    for loop in tree.walk(cst.For):
        if isinstance(loop, cst.For) and isinstance(loop.target, cst.Name) and m.matches(loop.iter, _KEYS):
            yield from _candidate(tree, loop, loop.target.value)


def _candidate(tree: PythonTree, loop: cst.For, key: str) -> Iterator[Candidate]:
    name = tree.code(loop.iter).removesuffix(".keys()")
    inner = block(loop.body)
    looks_up = m.Assign(
        targets=[m.AssignTarget(m.Name())],
        value=m.Subscript(m.Name(name), slice=[m.SubscriptElement(m.Index(m.Name(key)))]),
    )
    first = simple(inner[0]) if len(inner) > 1 else None
    if not is_like(first, looks_up) or not isinstance(first, cst.Assign) or has_comments(tree, [inner[0]]):
        return
    value = tree.code(first.targets[0].target)
    # Its own name in the header and in the look-up, and no other.
    if value in (key, name) or len(m.findall(loop, m.Name(name))) != 2 or m.findall(loop, m.Await() | m.Yield()):
        return
    written = m.AssignTarget(m.Name(key)) | m.AugAssign(target=m.Name(key))
    if m.findall(loop.body, written):
        return
    header = cst.ensure_type(cst.parse_statement(f"for {key}, {value} in {name}.items():\n    pass\n"), cst.For)
    suite = cst.ensure_type(loop.body, cst.IndentedBlock)
    changed = loop.with_changes(target=header.target, iter=header.iter, body=suite.with_changes(body=suite.body[1:]))
    yield tree.candidate(
        tree.replaced(loop, changed),
        [loop],
        f"Go over the items of {name}",
        f"Each turn begins with {name}[{key}]; items() gives the key and what it stands for together.",
        assumption="" if tree.code(loop.iter).endswith(".keys()") else f"that {name!r} is a mapping",
    )


REWRITE = Rewrite(
    name="items_iteration",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Goes over the items of a mapping instead of looking up each key",
    find=find,
)
