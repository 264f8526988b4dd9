"""Join text.

What: a loop that only adds to a text made empty just before it becomes ``"".join``.
Why: each ``+=`` may copy all that is there already, so that the work grows with the square of the text.
Bad: ``out = ""`` / ``for x in xs:`` / ``out += f(x)``
Good: ``out = "".join(f(x) for x in xs)``
Limits: as for comprehensions. What is added has to be text: anything else is a TypeError before and after.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.filling import fillings
from refactor_service.rewrites.python.tree import parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_EMPTY = m.SimpleString('""') | m.SimpleString("''")


def find(source: Source) -> Iterator[Candidate]:
    """Empty texts followed by a loop that adds to them."""
    tree = parse(source)
    if tree is None:
        return
    for filling in fillings(tree, _EMPTY):
        if not m.matches(filling.step, m.AugAssign(m.Name(filling.name), m.AddAssign())):
            continue
        added = cst.ensure_type(filling.step, cst.AugAssign).value
        # A tuple or a conditional would be read as something else.
        element = f"({tree.code(added)})" if isinstance(added, (cst.Tuple, cst.Lambda)) else tree.code(added)
        changed = filling.replaced(tree, element, [added], '"".join(…)')
        if changed is not None:
            yield tree.candidate(
                changed,
                [filling.made, filling.loop],
                f"Join '{filling.name}' at once",
                f"Each '+=' may copy the whole of '{filling.name}'; join puts all pieces together once.",
            )


REWRITE = Rewrite(
    name="join_text",
    family="python",
    aim=Aim.PERFORMANCE,
    metric=Metric.LINES,
    what="Joins pieces of text at once instead of adding them one by one",
    find=find,
)
