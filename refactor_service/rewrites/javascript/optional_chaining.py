"""Optional chaining.

What: a condition that asks whether something is there before it asks for one of its fields uses ``?.``.
Why: the name stands once, and what is asked is the field.
Bad: ``if (user && user.name) { … }``
Good: ``if (user?.name) { … }``
Limits: conditions alone, where only truth counts; fields that texts and numbers have too, since an empty text would be
asked for them; calls.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import JavaScriptTree, condition, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import span
from syntax.source import Source

_CONDITIONS = frozenset({"if_statement", "while_statement"})
_FIELD = re.compile(r"(?P<owner>[\w$]+(?:\.[\w$]+)*)\.(?P<name>[\w$]+)")
# What an empty text, a zero or false has by way of its prototype.
_OF_PRIMITIVES = frozenset({
    "at", "charAt", "charCodeAt", "codePointAt", "concat", "constructor", "endsWith", "hasOwnProperty", "includes",
    "indexOf", "isPrototypeOf", "isWellFormed", "lastIndexOf", "localeCompare", "match", "matchAll", "normalize",
    "padEnd", "padStart", "propertyIsEnumerable", "repeat", "replace", "replaceAll", "search", "slice", "split",
    "startsWith", "substr", "substring", "toExponential", "toFixed", "toLocaleLowerCase", "toLocaleString",
    "toLocaleUpperCase", "toLowerCase", "toPrecision", "toString", "toUpperCase", "toWellFormed", "trim", "trimEnd",
    "trimStart", "valueOf",
})  # fmt: skip


def find(source: Source) -> Iterator[Candidate]:
    """Conditions with ``&&``."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statement in tree.walk(*_CONDITIONS):
        test = condition(statement)
        for both in _conjunctions(test) if test is not None else ():
            yield from _candidate(tree, both)


def _conjunctions(test: SgNode) -> Iterator[SgNode]:
    """Where only truth counts: the condition and its parts by ``&&`` and ``||``."""
    operator = test.field("operator")
    if test.kind() != "binary_expression" or operator is None or operator.kind() not in ("&&", "||"):
        return
    if operator.kind() == "&&":
        yield test
    for side in (test.field("left"), test.field("right")):
        if side is not None:
            yield from _conjunctions(side)


def _candidate(tree: JavaScriptTree, both: SgNode) -> Iterator[Candidate]:
    left, right = both.field("left"), both.field("right")
    field = _FIELD.fullmatch(right.text()) if right is not None and right.kind() == "member_expression" else None
    if left is None or field is None or left.text() != field["owner"] or field["name"] in _OF_PRIMITIVES:
        return
    if left.kind() not in ("identifier", "member_expression"):
        return
    yield tree.candidate(
        tree.spliced(*span(both), f"{field['owner']}?.{field['name']}"),
        [both],
        f"Ask {left.text()} for {field['name']} by ?.",
        f"{left.text()!r} is asked whether it is there, and then for {field['name']}; ?. does both.",
    )


REWRITE = Rewrite(
    name="optional_chaining",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Asks for a field of what may be missing by ?.",
    find=find,
)
