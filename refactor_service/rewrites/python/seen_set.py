"""Seen set.

What: a list that is only appended to and asked what is in it becomes a set.
Why: a list is gone through from its beginning for each question, so that the work grows with the square of the input.
Bad: ``seen = []`` / ``for x in xs:`` / ``if x not in seen:`` / ``seen.append(x)``
Good: ``seen = set()`` / ``for x in xs:`` / ``if x not in seen:`` / ``seen.add(x)``
Limits: lists that are used in any other way, or made more than once. That their items can be hashed is assumed, and
said, unless annotations show it.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import PythonTree, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_MADE = m.Assign(targets=[m.AssignTarget(m.Name())], value=m.List(elements=[]))
_ASKED = m.In() | m.NotIn()


def find(source: Source) -> Iterator[Candidate]:
    """Empty lists of functions, made to note what was there."""
    tree = parse(source)
    if tree is None:
        return
    for node in tree.walk(cst.Assign):
        function = tree.function_of(node)
        if isinstance(node, cst.Assign) and function is not None and m.matches(node, _MADE):
            yield from _candidate(tree, function, node)


def _candidate(tree: PythonTree, function: cst.FunctionDef, made: cst.Assign) -> Iterator[Candidate]:
    name = tree.code(made.targets[0].target)
    own = m.Name(name)
    append = m.Expr(m.Call(m.Attribute(own, m.Name("append")), args=[m.Arg(keyword=None, star="")]))
    asked = m.ComparisonTarget(operator=_ASKED, comparator=own)
    appended, questions = list(m.findall(function, append)), m.findall(function, asked)
    uses = len(m.findall(function, own))
    if not appended or not questions or uses != len(appended) + len(questions) + 1:
        return
    items = [cst.ensure_type(cst.ensure_type(node, cst.Expr).value, cst.Call).args[0].value for node in appended]
    with_set = m.replace(
        function, m.Assign(targets=[m.AssignTarget(own)]), made.with_changes(value=cst.Call(cst.Name("set")))
    )
    changed = m.replace(with_set, m.Attribute(own, m.Name("append")), cst.Attribute(cst.Name(name), cst.Name("add")))
    yield tree.candidate(
        tree.replaced(function, cst.ensure_type(changed, cst.FunctionDef)),
        [made, *appended],
        f"Note what was seen in a set instead of the list {name}",
        f"'in {name}' goes through the whole list each time, and a set answers at once; nothing else is done with it.",
        assumption=tree.assumed_hashable([tree.code(item) for item in items], made),
    )


REWRITE = Rewrite(
    name="seen_set",
    family="python",
    aim=Aim.PERFORMANCE,
    metric=Metric.OCCURRENCES,
    what="Notes what was seen in a set instead of a list",
    find=find,
)
