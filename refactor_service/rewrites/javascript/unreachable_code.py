"""Unreachable code.

What: statements behind one that leaves are removed.
Why: they never run, and whoever reads or changes them loses the time.
Bad: ``return x; log(x);``
Good: ``return x;``
Limits: declarations, which may hold for the code before them; comments, which may say why it is still there.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import LEAVING, JavaScriptTree, contains, has_comment, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import span
from syntax.source import Source

_DECLARES = (
    "variable_declaration", "lexical_declaration", "function_declaration", "generator_function_declaration",
    "class_declaration", "type_alias_declaration", "interface_declaration", "enum_declaration", "labeled_statement",
)  # fmt: skip


def find(source: Source) -> Iterator[Candidate]:
    """Statements that leave, with others behind them."""
    tree = parse_tree(source)
    if tree is None:
        return
    for block in tree.walk("statement_block"):
        yield from _candidate(tree, [child for child in block.children() if child.is_named()])


def _candidate(tree: JavaScriptTree, statements: list[SgNode]) -> Iterator[Candidate]:
    place = next((number for number, one in enumerate(statements) if one.kind() in LEAVING), len(statements))
    dead = [one for one in statements[place + 1 :] if one.kind() != "empty_statement"]
    if any(re.search(r"\bvar\b", one.text()) for one in dead):
        return
    if not dead or has_comment(*dead) or any(contains(one, *_DECLARES) for one in dead):
        return
    leaving = statements[place]
    yield tree.candidate(
        tree.spliced(span(leaving)[1], span(dead[-1])[1], ""),
        [leaving, *dead],
        "Remove code that never runs",
        f"Nothing gets past '{leaving.text().splitlines()[0]}' in this block.",
    )


REWRITE = Rewrite(
    name="unreachable_code_js",
    family="javascript",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.LINES,
    what="Removes statements that nothing can reach",
    find=find,
)
