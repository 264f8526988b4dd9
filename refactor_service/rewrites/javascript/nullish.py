"""Nullish default.

What: a conditional that takes another value where one is null or undefined becomes ``??``.
Why: it asks once for what it means, and the value is named once.
Bad: ``const limit = options.limit !== null && options.limit !== undefined ? options.limit : 10;``
Good: ``const limit = options.limit ?? 10;``
Limits: values that are more than a name and its fields, because these would be worked out once instead of twice;
comparisons with one of the two alone.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import has_comment, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import span
from syntax.source import Source

_VALUE = r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*"
_NOTHING = r"(?:null|undefined|void 0)"
_ABSENT = re.compile(rf"({_VALUE}) (?:== {_NOTHING}|=== {_NOTHING} \|\| \1 === {_NOTHING})")
_PRESENT = re.compile(rf"({_VALUE}) (?:!= {_NOTHING}|!== {_NOTHING} && \1 !== {_NOTHING})")
# What binds less than the sign, or may not stand beside it.
_LOOSE = frozenset({
    "binary_expression", "ternary_expression", "assignment_expression", "augmented_assignment_expression",
    "arrow_function", "yield_expression", "sequence_expression",
})  # fmt: skip


def find(source: Source) -> Iterator[Candidate]:
    """Conditionals that ask for null and undefined."""
    tree = parse_tree(source)
    if tree is None:
        return
    for node in tree.walk("ternary_expression"):
        if has_comment(node):
            continue
        test, first, second = (node.field(name) for name in ("condition", "consequence", "alternative"))
        if test is None or first is None or second is None:
            continue
        asked = " ".join(test.text().strip("()").split())
        absent, present = _ABSENT.fullmatch(asked), _PRESENT.fullmatch(asked)
        value, kept, other = (absent, second, first) if absent is not None else (present, first, second)
        if value is None or kept.text() != value[1] or (_is_strict(asked) and not _asks_both(asked)):
            continue
        text = f"({other.text()})" if other.kind() in _LOOSE else other.text()
        whole = node.parent() if _is_bracketed(node) else None
        yield tree.candidate(
            tree.spliced(*span(whole or node), f"{value[1]} ?? {text}"),
            [node],
            f"Say '{value[1]} ?? …'",
            f"The conditional asks whether {value[1]} is null or undefined, which ?? does by itself.",
        )


def _is_bracketed(node: SgNode) -> bool:
    """Whether brackets stand around it that it needs no more."""
    parent = node.parent()
    outside = parent.parent() if parent is not None and parent.kind() == "parenthesized_expression" else None
    return outside is not None and outside.kind() in ("arrow_function", "variable_declarator", "return_statement")


def _is_strict(asked: str) -> bool:
    return "===" in asked or "!==" in asked


def _asks_both(asked: str) -> bool:
    return "null" in asked and ("undefined" in asked or "void 0" in asked)


REWRITE = Rewrite(
    name="nullish",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Says ?? where null and undefined are asked for",
    find=find,
)
