"""Extremum.

What: a loop that keeps the largest or smallest element becomes ``max`` or ``min``.
Why: the question stands there as a question, with the key by which elements are compared.
Bad: ``best = None`` / ``for x in xs:`` / ``if best is None or x > best:`` / ``best = x``
Good: ``best = max(xs, default=None)``
Limits: as for comprehensions; loops that keep the last of equal elements. Elements that are None are taken for none by
the loop: that there are none such is assumed, and said.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.filling import MAX_LENGTH, Filling, fillings, mentions, suspends
from refactor_service.rewrites.python.tree import PythonTree, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_WORDS = {">": "max", "<": "min"}
_TURNED = {"<": ">", ">": "<"}


def find(source: Source) -> Iterator[Candidate]:
    """Nothing yet, followed by a loop that keeps the best."""
    tree = parse(source)
    if tree is None:
        return
    for filling in fillings(tree, m.Name("None")):
        element = cst.ensure_type(filling.loop.target, cst.Name).value if _is_plain(filling) else ""
        keeps = m.Assign(targets=[m.AssignTarget(m.Name(filling.name))], value=m.Name(element))
        asked = _asked(filling) if element and m.matches(filling.step, keeps) else None
        if asked is not None and not mentions(filling.loop.iter, {filling.name, element}):
            yield from _candidate(tree, filling, element, asked)


def _candidate(tree: PythonTree, filling: Filling, element: str, asked: cst.Comparison) -> Iterator[Candidate]:
    word, key = _question(tree, asked, element, filling.name)
    if not word or not tree.is_free_builtin(word) or suspends(asked) or suspends(filling.loop.iter):
        return
    by = f", key=lambda {element}: {key}" if key != element else ""
    text = f"{word}({tree.code(filling.loop.iter)}{by}, default=None)"
    if len(text) > MAX_LENGTH or "\n" in text:
        return
    assign = cst.ensure_type(filling.made.body[0], cst.Assign).with_changes(value=cst.parse_expression(text))
    yield tree.candidate(
        tree.with_body(filling.body, filling.index, filling.index + 2, [filling.made.with_changes(body=[assign])]),
        [filling.made, filling.loop],
        f"Ask for '{filling.name}' with {word}()",
        f"The loop keeps the {'largest' if word == 'max' else 'smallest'} element; {word}() asks exactly that.",
        assumption="that no element is None",
    )


def _is_plain(filling: Filling) -> bool:
    return isinstance(filling.loop.target, cst.Name) and filling.test is not None


def _asked(filling: Filling) -> cst.Comparison | None:
    """The comparison of an element with the best one so far, behind the question whether there is one."""
    unset = m.Comparison(m.Name(filling.name), [m.ComparisonTarget(m.Is(), m.Name("None"))])
    test = filling.test
    if not isinstance(test, cst.BooleanOperation) or not m.matches(test, m.BooleanOperation(unset, m.Or())):
        return None
    compared = test.right
    is_single = isinstance(compared, cst.Comparison) and len(compared.comparisons) == 1
    return compared if isinstance(compared, cst.Comparison) and is_single else None


def _question(tree: PythonTree, asked: cst.Comparison, element: str, best: str) -> tuple[str, str]:
    """``max`` or ``min``, and by what; empty when the two sides are not the same of both."""
    target = asked.comparisons[0]
    sign = tree.code(target.operator)
    left, right = asked.left, target.comparator
    if mentions(left, {best}):
        left, right, sign = right, left, _TURNED.get(sign, "")
    other = m.replace(left, m.Name(element), cst.Name(best))
    if not isinstance(other, cst.BaseExpression) or tree.code(other) != tree.code(right):
        return "", ""
    is_key = not mentions(left, {best}) and mentions(left, {element})
    return (_WORDS.get(sign, ""), tree.code(left)) if is_key else ("", "")


REWRITE = Rewrite(
    name="extremum",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a loop that keeps the largest or smallest element into max() or min()",
    find=find,
)
