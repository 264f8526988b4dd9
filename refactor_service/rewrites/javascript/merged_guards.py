"""Merged guards.

What: guards one after another that leave in the same way become one with ``||``.
Why: that they are answered alike stands there once.
Bad: ``if (!x) return null; if (seen.has(x)) return null;``
Good: ``if (!x || seen.has(x)) return null;``
Limits: comments, another side, lines that would grow too long.
"""

from collections.abc import Iterator, Sequence

from ast_grep_py import SgNode

from refactor_service.rewrites.grouping import grouped
from refactor_service.rewrites.javascript.tree import (
    LEAVING,
    JavaScriptTree,
    condition,
    has_comment,
    is_ended,
    operand,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import span
from syntax.source import Source

MAX_LENGTH = 88


def find(source: Source) -> Iterator[Candidate]:
    """Runs of guards that do the same."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statements in tree.statements():
        for _, run in grouped(statements, _joins):
            yield from _candidate(tree, run, _answer(run[0]))


def _joins(run: Sequence[SgNode], statement: SgNode) -> bool:
    answer = _answer(run[0])
    return bool(answer) and _answer(statement) == answer


def _candidate(tree: JavaScriptTree, run: Sequence[SgNode], answer: str) -> Iterator[Candidate]:
    tests = [test for guard in run if (test := condition(guard)) is not None]
    text = " || ".join(operand(test, "??") for test in tests)
    body = run[0].field("consequence")
    if body is None or not is_ended(tree, body.text(), span(run[-1])[1]):
        return
    if len(tests) < len(run) or len(text) > MAX_LENGTH or "\n" in text or has_comment(*run):
        return
    yield tree.candidate(
        tree.spliced(span(run[0])[0], span(run[-1])[1], f"if ({text}) {body.text()}"),
        run,
        "Answer these cases together",
        f"{len(run)} conditions one after another have the same consequence, '{answer}'; one condition says so.",
    )


def _answer(statement: SgNode) -> str:
    """How a guard leaves; empty for anything else."""
    body = statement.field("consequence") if statement.kind() == "if_statement" else None
    if body is None or statement.field("alternative") is not None:
        return ""
    inner = statements_of(body)
    return inner[0].text().rstrip(";") if len(inner) == 1 and inner[0].kind() in LEAVING else ""


REWRITE = Rewrite(
    name="merged_guards_js",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Joins guards that leave in the same way",
    find=find,
)
