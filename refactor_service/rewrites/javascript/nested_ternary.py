"""Nested ternary.

What: a conditional expression inside of another one that is returned or assigned becomes guards.
Why: each case stands on a line of its own, in the order in which it is asked.
Bad: ``return p ? a : q ? b : c;``
Good: ``if (p) { return a; } if (q) { return b; } return c;``
Limits: expressions that are not all of what is returned or assigned to a name; nesting in the middle part; comments.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import BLOCKS, JavaScriptTree, has_comment, has_long_text, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """What is returned or assigned under more than one condition."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statement in tree.walk("return_statement", "expression_statement"):
        parent = statement.parent()
        if parent is not None and parent.kind() in BLOCKS and not has_comment(statement):
            yield from _candidate(tree, statement)


def _candidate(tree: JavaScriptTree, statement: SgNode) -> Iterator[Candidate]:
    held = named_children(statement)
    before, value = ("return ", held[0]) if statement.kind() == "return_statement" and held else ("", None)
    if held and held[0].kind() == "assignment_expression":
        name, value = held[0].field("left"), held[0].field("right")
        if name is None or name.kind() != "identifier":
            return
        before = f"{name.text()} = "
    cases, last = _cases(value)
    if len(cases) < 2 or last is None or has_long_text(statement) or "\n" in last.text():
        return
    if any("\n" in part.text() for case in cases for part in case):
        return
    outer = tree.indentation(statement)
    inner = outer + ("\t" if "\t" in outer else "  ")
    branches = [f"if ({_bare(test)}) {{\n{inner}{before}{kept.text()};\n{outer}}}" for test, kept in cases]
    if statement.kind() == "return_statement":
        text = f"\n{outer}".join([*branches, f"{before}{last.text()};"])
    else:
        text = " else ".join([*branches, f"{{\n{inner}{before}{last.text()};\n{outer}}}"])
    yield tree.candidate(
        tree.spliced(*span(statement), text),
        [statement],
        "Say one case a line",
        f"{len(cases) + 1} values under {len(cases)} conditions stand in one expression; the order in which they are "
        "asked is easier to see one below the other.",
    )


def _cases(value: SgNode | None) -> tuple[list[tuple[SgNode, SgNode]], SgNode | None]:
    """Conditions with their values, and what is left."""
    cases: list[tuple[SgNode, SgNode]] = []
    while value is not None:
        if value.kind() == "parenthesized_expression" and named_children(value)[0].kind() == "ternary_expression":
            value = named_children(value)[0]
        if value.kind() != "ternary_expression":
            break
        test, kept = value.field("condition"), value.field("consequence")
        if test is None or kept is None:
            break
        cases.append((test, kept))
        value = value.field("alternative")
    return cases, value


def _bare(test: SgNode) -> str:
    """Without parentheses of its own, which an ``if`` has."""
    if test.kind() == "parenthesized_expression" and len(named_children(test)) == 1:
        return named_children(test)[0].text()
    return test.text()


REWRITE = Rewrite(
    name="nested_ternary_js",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Takes nested conditional expressions apart, one case a line",
    find=find,
)
