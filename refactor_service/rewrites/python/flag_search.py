"""Flag search.

What: a flag that a loop turns over where something is found becomes ``any``, or ``all``.
Why: the question stands there as a question, and the loop ends with the answer.
Bad: ``found = False`` / ``for x in xs:`` / ``if x < 0:`` / ``found = True``
Good: ``found = any(x < 0 for x in xs)``
Limits: as for comprehensions; loops that do anything else.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.filling import MAX_LENGTH, is_closed, mentions, name_made, suspends
from refactor_service.rewrites.python.tree import Body, PythonTree, block, has_comments, negated, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_TRUTH = m.Name("True") | m.Name("False")


def find(source: Source) -> Iterator[Candidate]:
    """Flags followed by a loop that may turn them over."""
    tree = parse(source)
    if tree is None:
        return
    for body, index, first, second in tree.neighbours():
        name = name_made(first, _TRUTH)
        if name is not None and isinstance(second, cst.For) and is_closed(tree, body, index + 1):
            yield from _candidate(tree, body, index, name)


def _candidate(tree: PythonTree, body: Body, index: int, name: str) -> Iterator[Candidate]:
    made = cst.ensure_type(body.body[index], cst.SimpleStatementLine)
    loop = cst.ensure_type(body.body[index + 1], cst.For)
    assign = cst.ensure_type(made.body[0], cst.Assign)
    is_found = tree.code(assign.value) == "False"
    test = _turned(loop, name, is_found=is_found)
    if test is None or mentions(test, {name}) or mentions(loop.iter, {name}) or has_comments(tree, [made, loop]):
        return
    if suspends(test) or suspends(loop.iter):
        return
    word, condition = ("any", test) if is_found else ("all", negated(test))
    if not tree.is_free_builtin(word) or tree.is_in_class(made):
        return
    if any(mentions(part, {name}) for part in tree.tried(made)):
        return
    text = f"{word}({tree.code(condition)} for {tree.code(loop.target)} in {tree.code(loop.iter)})"
    if len(text) > MAX_LENGTH or "\n" in text:
        return
    asked = made.with_changes(body=[assign.with_changes(value=cst.parse_expression(text))])
    yield tree.candidate(
        tree.with_body(body, index, index + 2, [asked]),
        [made, loop],
        f"Ask for '{name}' with {word}()",
        f"The loop only finds out whether {'one' if is_found else 'every'} element fits; {word}() asks exactly that.",
    )


def _turned(loop: cst.For, name: str, *, is_found: bool) -> cst.BaseExpression | None:
    """The condition under which the loop does nothing but turn the flag over, and perhaps end."""
    inner = block(loop.body)
    only = inner[0] if len(inner) == 1 else None
    if not isinstance(only, cst.If) or only.orelse is not None:
        return None
    first, *others = block(only.body)
    turning = m.Assign(targets=[m.AssignTarget(m.Name(name))], value=m.Name(str(is_found)))
    ends = not others or (len(others) == 1 and isinstance(simple(others[0]), cst.Break))
    step = simple(first)
    return only.test if step is not None and ends and m.matches(step, turning) else None


REWRITE = Rewrite(
    name="flag_search",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a loop that turns over a flag into any() or all()",
    find=find,
)
