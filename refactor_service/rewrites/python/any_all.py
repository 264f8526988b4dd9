"""any and all.

What: a loop that returns one truth value at the first hit, followed by the other, becomes ``any`` or ``all``.
Why: the question stands there as a question.
Bad: ``for x in xs:`` / ``if x < 0:`` / ``return True`` / ``return False``
Good: ``return any(x < 0 for x in xs)``
Limits: loops with ``else`` or comments, conditions with ``await``, ``yield`` or ``:=``.
"""

from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import Body, PythonTree, block, has_comments, negated, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MAX_LENGTH = 110


def find(source: Source) -> Iterator[Candidate]:
    """Search loops followed by a return."""
    tree = parse(source)
    if tree is None:
        return
    for body, index, first, second in tree.neighbours():
        if isinstance(first, cst.For) and tree.function_of(first) is not None:
            yield from _candidate(tree, body, index, first, second)


def _candidate(
    tree: PythonTree, body: Body, index: int, loop: cst.For, after: cst.BaseStatement
) -> Iterator[Candidate]:
    hit, test = _hit(loop)
    miss = _truth(after)
    if test is None or hit is None or miss is None or hit == miss or has_comments(tree, [loop, after]):
        return
    if m.findall(loop, m.Await() | m.Yield() | m.NamedExpr()) or _is_in_generator(tree, loop):
        return
    word, condition = ("any", test) if hit else ("all", negated(test))
    if not tree.is_free_builtin(word):
        return
    text = f"return {word}({tree.code(condition)} for {tree.code(loop.target)} in {tree.code(loop.iter)})"
    if len(text) > MAX_LENGTH or "\n" in text:
        return
    statement = cst.parse_statement(text)
    if isinstance(statement, cst.SimpleStatementLine):
        statement = statement.with_changes(leading_lines=loop.leading_lines)
    yield tree.candidate(
        tree.with_body(body, index, index + 2, [statement]),
        [loop, after],
        f"Ask with {word}()",
        f"The loop answers whether {'one' if hit else 'every'} element fits; {word}() asks exactly that.",
    )


def _hit(loop: cst.For) -> tuple[bool | None, cst.BaseExpression | None]:
    inner = block(loop.body)
    only = inner[0] if len(inner) == 1 else None
    if loop.asynchronous is not None or loop.orelse is not None or not isinstance(only, cst.If) or only.orelse:
        return None, None
    statements: Sequence[cst.BaseStatement] = block(only.body)
    return (_truth(statements[0]), only.test) if len(statements) == 1 else (None, None)


def _truth(statement: cst.BaseStatement) -> bool | None:
    leaving = simple(statement)
    if isinstance(leaving, cst.Return) and isinstance(leaving.value, cst.Name):
        return {"True": True, "False": False}.get(leaving.value.value)
    return None


def _is_in_generator(tree: PythonTree, node: cst.CSTNode) -> bool:
    function = tree.function_of(node)
    return function is not None and bool(m.findall(function, m.Yield()))


REWRITE = Rewrite(
    name="any_all",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a search loop into any() or all()",
    find=find,
)
