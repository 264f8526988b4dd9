"""Zip.

What: a loop over ``range(len(xs))`` that looks up ``xs[i]`` and ``ys[i]``, and needs the number for nothing else, goes
over both with ``zip``.
Why: what belongs together gets a name each, and there is no index to get wrong.
Bad: ``for i in range(len(prices)):`` / ``total += prices[i] * counts[i]``
Good: ``for price, count in zip(prices, counts):`` / ``total += price * count``
Limits: loops in which the lists are used in another way, their items or the index are assigned, or functions are made.
``zip`` ends with the shortest, where an index fails: that they are of one length is assumed, and said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.names import name_of_one
from refactor_service.rewrites.python.direct_iteration import BUILTINS, LOOP, is_written, names_in
from refactor_service.rewrites.python.tree import PythonTree, bindings, block, has_comments, is_like, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

# More of them are hard to tell apart in one line.
_MOST = 3
_KEYED = re.compile(r"(?:typing\.|collections\.)?(?:dict|Dict|Mapping|MutableMapping|defaultdict|Counter)\b.*")


def find(source: Source) -> Iterator[Candidate]:
    """Loops by an index into several lists."""
    tree = parse(source)
    if tree is None or not all(map(tree.is_free_builtin, ("zip", "range", "len"))):
        return
    for loop in tree.walk(cst.For):
        if isinstance(loop, cst.For) and m.matches(loop, LOOP) and loop.orelse is None:
            yield from _candidate(tree, loop)


def _candidate(tree: PythonTree, loop: cst.For) -> Iterator[Candidate]:
    length = cst.ensure_type(cst.ensure_type(loop.iter, cst.Call).args[0].value, cst.Call)
    index, first = tree.code(loop.target), tree.code(length.args[0])
    looked_up = m.Subscript(m.Name(), slice=[m.SubscriptElement(m.Index(m.Name(index)))])
    lookups = [node for node in m.findall(loop.body, looked_up) if isinstance(node, cst.Subscript)]
    lists = list(dict.fromkeys((first, *(tree.code(node.value) for node in lookups))))
    around = tree.function_of(loop) or tree.module
    given, inner = _given(tree, loop, index)
    taken = {name.value for name in names_in(around)} | BUILTINS
    items = _named(lists, given, taken)
    if not 2 <= len(lists) <= _MOST or not items or m.findall(loop.body, m.Lambda() | m.FunctionDef() | m.ClassDef()):
        return
    if not any(tree.code(node.value) == first for node in lookups) or is_written(loop.body, looked_up, index):
        return
    used = [name.value for name in names_in(loop.body)]
    # The index stands in each of them, and before and behind the loop not at all.
    is_for_them = sum(used.count(name) for name in lists) == used.count(index) == len(lookups)
    if not is_for_them or sum(name.value == index for name in names_in(around)) != len(lookups) + 1:
        return
    if any(_KEYED.fullmatch(annotation) for annotation in _annotations(tree, loop, lists)):
        return
    body: Any = loop.body.with_changes(body=inner) if given else loop.body
    for name, item in zip(lists, items, strict=True):
        one = m.Subscript(m.Name(name), slice=[m.SubscriptElement(m.Index(m.Name(index)))])
        body = m.replace(body, one, cst.Name(item))
    head = cst.ensure_type(cst.parse_statement(f"for {', '.join(items)} in zip({', '.join(lists)}): pass"), cst.For)
    found = tree.candidate(
        tree.replaced(loop, loop.with_changes(target=head.target, iter=head.iter, body=body)),
        [loop],
        f"Go over {' and '.join(lists)} with zip",
        f"The index {index!r} is there to look up what stands at one place of {' and '.join(lists)}, which zip gives.",
        assumption=f"that {' and '.join(map(repr, lists))} are lists, tuples or texts as long as each other",
    )
    yield replace(found, ruled_out="IndexError")


def _annotations(tree: PythonTree, loop: cst.For, names: Sequence[str]) -> list[str]:
    """What parameters of these names are declared to be."""
    function = tree.function_of(loop)
    parameters = function.params.params if function is not None else ()
    declared = [(p.name.value, p.annotation.annotation) for p in parameters if p.annotation is not None]
    return [tree.code(annotation) for name, annotation in declared if name in names]


def _given(tree: PythonTree, loop: cst.For, index: str) -> tuple[dict[str, str], list[cst.BaseStatement]]:
    """The names that the body begins with giving the items, by the list, and what comes behind that."""
    inner, given = list(block(loop.body)), dict[str, str]()
    own = m.Assign(
        [m.AssignTarget(m.Name())], m.Subscript(m.Name(), slice=[m.SubscriptElement(m.Index(m.Name(index)))])
    )
    while len(inner) > 1 and is_like(simple(inner[0]), own) and not has_comments(tree, [inner[0]]):
        assign = cst.ensure_type(simple(inner[0]), cst.Assign)
        name, of = tree.code(assign.targets[0].target), tree.code(cst.ensure_type(assign.value, cst.Subscript).value)
        if of in given or bindings(loop.body, name) > 1:
            break
        given[of] = name
        del inner[0]
    return given, inner


def _named(lists: list[str], given: dict[str, str], taken: set[str]) -> list[str]:
    """A name for an item of each; none where one has none that is free."""
    found: list[str] = []
    for name in lists:
        item = given.get(name) or name_of_one(name, lambda one: one not in taken and one not in found)
        if not item:
            return []
        found.append(item)
    return found


REWRITE = Rewrite(
    name="zip_iteration",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Goes over several lists at once with zip instead of an index",
    find=find,
)
