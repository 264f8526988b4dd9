"""Unreachable code.

What: statements behind one that leaves are removed.
Why: they never run, and whoever reads or changes them loses the time.
Bad: ``return x`` / ``log(x)``
Good: ``return x``
Limits: code with ``yield``, which makes a generator of the function; code that binds a name which the function uses
elsewhere, because that makes the name its own; comments, which may say why it is still there.
"""

from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import Body, PythonTree, has_comments, leaves, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_BINDS = (
    m.AssignTarget() | m.AugAssign() | m.AnnAssign() | m.NamedExpr() | m.For() | m.With() | m.Import() | m.ImportFrom()
    | m.Del() | m.Global() | m.Nonlocal() | m.ExceptHandler() | m.Match()
)  # fmt: skip


def find(source: Source) -> Iterator[Candidate]:
    """Statements that leave, with others behind them."""
    tree = parse(source)
    if tree is None:
        return
    for body, statements in tree.bodies():
        place = next((number for number, item in enumerate(statements) if leaves(item)), len(statements))
        dead = statements[place + 1 :]
        function = tree.function_of(body)
        if dead and function is not None and not has_comments(tree, statements[place:]) and _is_idle(function, dead):
            yield _candidate(tree, body, statements, place)


def _candidate(tree: PythonTree, body: Body, statements: Sequence[cst.BaseStatement], place: int) -> Candidate:
    leaving = tree.code(statements[place]).splitlines()[0]
    return tree.candidate(
        tree.with_body(body, place + 1, len(statements), []),
        statements[place:],
        "Remove code that never runs",
        f"Nothing gets past '{leaving}' in this block.",
    )


def _is_idle(function: cst.FunctionDef, dead: Sequence[cst.BaseStatement]) -> bool:
    """Whether the function is the same without it: it suspends nothing, and binds no name that is used elsewhere."""
    if any(m.findall(item, m.Yield()) for item in dead):
        return False
    bound: set[str] = set()
    for item in dead:
        if isinstance(item, (cst.FunctionDef, cst.ClassDef)) or m.findall(item, _BINDS):
            bound |= {name.value for name in m.findall(item, m.Name()) if isinstance(name, cst.Name)}
    kept = sum(len(m.findall(function, m.Name(name))) for name in bound)
    return kept == sum(len(m.findall(item, m.Name(name))) for item in dead for name in bound)


REWRITE = Rewrite(
    name="unreachable_code",
    family="python",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.LINES,
    what="Removes statements that nothing can reach",
    find=find,
)
