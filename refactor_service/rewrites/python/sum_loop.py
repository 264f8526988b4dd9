"""Sum.

What: a number that a loop does nothing but add to becomes ``sum``.
Why: it says in one line what is added up or counted.
Bad: ``n = 0`` / ``for x in xs:`` / ``if x > 0:`` / ``n += 1``
Good: ``n = sum(1 for x in xs if x > 0)``
Limits: as for comprehensions. ``sum`` adds fractions more exactly than ``+=`` from Python 3.12 on: that what is added
are whole numbers is assumed, and said, where the text does not show it.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.filling import fillings
from refactor_service.rewrites.python.tree import parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

# What is a whole number for sure.
ADDED = m.Integer() | m.Call(func=m.Name("len") | m.Name("int") | m.Name("ord"))


def find(source: Source) -> Iterator[Candidate]:
    """Zeros followed by a loop that adds to them."""
    tree = parse(source)
    if tree is None or not tree.is_free_builtin("sum"):
        return
    for filling in fillings(tree, m.Integer("0")):
        if not m.matches(filling.step, m.AugAssign(m.Name(filling.name), m.AddAssign())):
            continue
        added = cst.ensure_type(filling.step, cst.AugAssign).value
        if isinstance(added, (cst.Tuple, cst.Lambda)) or (isinstance(added, cst.Integer) and filling.test is None):
            continue
        changed = filling.replaced(tree, tree.code(added), [added], "sum(…)")
        if changed is not None:
            word = "Count" if isinstance(added, cst.Integer) else "Add up"
            yield tree.candidate(
                changed,
                [filling.made, filling.loop],
                f"{word} '{filling.name}' with sum()",
                f"The loop does nothing but add to '{filling.name}'; sum() says so in one expression.",
                assumption="" if m.matches(added, ADDED) else "that whole numbers are added",
            )


REWRITE = Rewrite(
    name="sum_loop",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a loop that only adds up or counts into sum()",
    find=find,
)
