"""Membership set.

What: a list of constants that is only asked what is in it becomes a set.
Why: a list is gone through from its beginning for each question; and a set says that order means nothing here.
Bad: ``known = ["a", "b", "c"]`` / ``for x in xs:`` / ``if x in known:``
Good: ``known = {"a", "b", "c"}`` / ``for x in xs:`` / ``if x in known:``
Limits: names of a function, or of the module when they begin with an underscore, with three constants at least, asked
in a loop. That what is asked for can be hashed is assumed, and said, unless annotations show it.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import PythonTree, has_comments, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MIN_ELEMENTS = 3
_CONSTANTS = [m.AtLeastN(m.Element(m.SimpleString() | m.Integer()), n=MIN_ELEMENTS)]
_MADE = m.Assign(
    targets=[m.AssignTarget(m.Name())],
    value=m.List(elements=_CONSTANTS) | m.Tuple(elements=_CONSTANTS),
)


def find(source: Source) -> Iterator[Candidate]:
    """Lists of constants that nobody goes through."""
    tree = parse(source)
    if tree is None:
        return
    for node in tree.walk(cst.Assign):
        if isinstance(node, cst.Assign) and m.matches(node, _MADE) and not has_comments(tree, [node]):
            yield from _candidate(tree, node)


def _candidate(tree: PythonTree, made: cst.Assign) -> Iterator[Candidate]:
    name = tree.code(made.targets[0].target)
    scope: cst.CSTNode = tree.function_of(made) or tree.module
    if scope is tree.module and not (name.startswith("_") and tree.parents.get(tree.parents[made]) is tree.module):
        return
    asked = m.findall(scope, m.ComparisonTarget(operator=m.In() | m.NotIn(), comparator=m.Name(name)))
    if not asked or len(m.findall(tree.module, m.Name(name))) != len(asked) + 1:
        return
    if not any(_is_repeated(tree, node) for node in asked):
        return
    held = made.value
    if not isinstance(held, (cst.List, cst.Tuple)) or not (held.lpar or isinstance(held, cst.List)):
        return
    keys = [tree.code(element.value) for element in held.elements]
    if len(set(keys)) < len(keys):
        return
    questions = [cst.ensure_type(tree.parents[node], cst.Comparison).left for node in asked]
    yield tree.candidate(
        tree.replaced(made, made.with_changes(value=cst.parse_expression("{" + tree.code(held)[1:-1] + "}"))),
        [made, *asked],
        f"Ask a set instead of the list {name}",
        f"'in {name}' compares with one of {len(keys)} after another each time, and a set answers at once.",
        assumption=tree.assumed_hashable([tree.code(question) for question in questions], asked[0]),
    )


def _is_repeated(tree: PythonTree, node: cst.CSTNode) -> bool:
    """Whether it stands in a loop or a comprehension."""
    current: cst.CSTNode | None = node
    while current is not None and not isinstance(current, cst.FunctionDef):
        if isinstance(current, (cst.For, cst.While, cst.BaseComp)):
            return True
        current = tree.parents.get(current)
    return False


REWRITE = Rewrite(
    name="membership_set",
    family="python",
    aim=Aim.PERFORMANCE,
    metric=Metric.OCCURRENCES,
    what="Asks a set of constants instead of a list",
    find=find,
)
