"""Default parameter.

What: a parameter that a function begins by giving a value, where it is undefined, gets that as its default.
Why: who reads the head of the function knows what may be left out.
Bad: ``function f(a, b) { if (b === undefined) { b = 1; } return a + b; }``
Good: ``function f(a, b = 1) { return a + b; }``
Limits: functions that use ``arguments`` or say "use strict" themselves; values that name anything but earlier
parameters. The function's ``length`` is one less afterwards.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    FUNCTIONS,
    JavaScriptTree,
    contains,
    has_comment,
    mentions,
    parse_tree,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span, walk
from syntax.source import Source

_NOT_IN_HEADS = ("function_expression", "await_expression", "yield_expression")
_NAME = r"([A-Za-z_$][\w$]*)"
_UNDEFINED = r"(?:\1 === (?:undefined|void 0)|typeof \1 === [\"']undefined[\"'])"
# In front of which the name stands, so that the rest can refer to it.
_IF = re.compile(rf"{_NAME}\nif \({_UNDEFINED}\) (?:\{{ )?\1 = (.*?);?(?: \}})?", re.DOTALL)
_CONDITIONAL = re.compile(rf"{_NAME}\n\1 = {_UNDEFINED} \? (.*?) : \1;?", re.DOTALL)


def find(source: Source) -> Iterator[Candidate]:
    """Functions that begin with a default."""
    tree = parse_tree(source)
    if tree is None:
        return
    for node in tree.walk(*FUNCTIONS):
        yield from _candidate(tree, node)


def _candidate(tree: JavaScriptTree, function: SgNode) -> Iterator[Candidate]:
    parameters, body = function.field("parameters"), function.field("body")
    statements = named_children(body) if body is not None and body.kind() == "statement_block" else []
    if parameters is None or body is None or not statements or mentions(body, "arguments"):
        return
    first = statements[0]
    known = named_children(parameters)
    for place, parameter in enumerate(known):
        value = _value(first, parameter)
        if value is None:
            continue
        earlier = {other.text() for other in known[:place]}
        named = {below.text() for below in walk(first) if below.kind() in ("identifier", "undefined")}
        if named - earlier - {parameter.text(), "undefined"} or contains(first, *_NOT_IN_HEADS):
            return
        start, end = span(first)
        following = tree.text[end:]
        rest = following[len(following) - len(following.lstrip()) :] if len(statements) > 1 else following.lstrip(" \n")
        changed = tree.text[:start] + rest
        yield tree.candidate(
            changed[: span(parameter)[0]] + f"{parameter.text()} = {value}" + changed[span(parameter)[1] :],
            [parameter, first],
            f"Give {parameter.text()} its default where it is declared",
            f"The function begins by asking whether {parameter.text()} was left out; its head can say what it is then.",
        )
        return


def _value(statement: SgNode, parameter: SgNode) -> str | None:
    """What a statement gives the parameter where it is undefined; None for any other statement."""
    if parameter.kind() != "identifier" or has_comment(statement) or statement.field("alternative") is not None:
        return None
    text = f"{parameter.text()}\n{' '.join(statement.text().split())}"
    found = _IF.fullmatch(text) or _CONDITIONAL.fullmatch(text)
    is_one = found is not None and ";" not in found[2] and " = " not in found[2]
    return found[2] if found is not None and is_one else None


REWRITE = Rewrite(
    name="default_parameter",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Gives a parameter its default where it is declared",
    find=find,
)
