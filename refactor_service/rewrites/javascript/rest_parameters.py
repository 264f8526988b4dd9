"""Rest parameters.

What: an array that is made of ``arguments`` becomes a rest parameter.
Why: that the function takes any number of arguments stands where one looks for it.
Bad: ``function f(a) { var rest = Array.prototype.slice.call(arguments, 1); … }``
Good: ``function f(a, ...rest) { … }``
Limits: functions that use ``arguments`` in any other way, whose other parameters have defaults or patterns, or that
begin with "use strict".
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import FUNCTIONS, JavaScriptTree, has_comment, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.functions import find_functions
from syntax.languages import JAVASCRIPT
from syntax.parsing import named_children, span, walk
from syntax.source import Source

_SLICED = re.compile(r"(?:Array\.prototype|\[\])\.slice\.call\(arguments(?:,\s*(\d+))?\)|Array\.from\(arguments\)")


def find(source: Source) -> Iterator[Candidate]:
    """Functions that make an array of their arguments."""
    tree = parse_tree(source)
    if tree is None:
        return
    for function in tree.walk(*(FUNCTIONS - {"arrow_function"})):
        yield from _candidate(source, tree, function)


def _candidate(source: Source, tree: JavaScriptTree, function: SgNode) -> Iterator[Candidate]:
    parameters, body = function.field("parameters"), function.field("body")
    if parameters is None or body is None:
        return
    given, inner = named_children(parameters), named_children(body)
    made = [(statement, found) for statement in inner if (found := _made(statement)) is not None]
    if len(made) != 1 or any(one.kind() != "identifier" for one in given) or has_comment(parameters):
        return
    statement, (name, start) = made[0]
    if name in [one.text() for one in given] or any(one.kind() in ("get", "set") for one in function.children()):
        return
    if "/" in tree.text[span(statement)[1] : tree.text.find("\n", span(statement)[1])] or _is_typed(source):
        return
    if start != len(given) or not _is_only_use(function) or "use strict" in inner[0].text()[:12]:
        return
    listed = ", ".join([*(one.text() for one in given), f"...{name}"])
    end = span(statement)[1]
    end += len(tree.text[end:]) - len(tree.text[end:].lstrip())
    yield tree.candidate(
        tree.with_all([(*span(parameters), f"({listed})"), (span(statement)[0], end, "")]),
        [parameters, statement],
        f"Take {name} as a rest parameter",
        f"'{name}' is all arguments from number {start + 1} on, which the list of parameters can say.",
        interface=_own_name(source, parameters),
    )


def _is_typed(source: Source) -> bool:
    """What any number of arguments are would have to be said."""
    return source.language is not JAVASCRIPT


def _own_name(source: Source, parameters: SgNode) -> frozenset[str]:
    """The function whose parameters they are, which is called as before though they look otherwise."""
    place = span(parameters)[0]
    around = [one for one in find_functions(source.text, source.language) if one.start <= place < one.end]
    return frozenset({max(around, key=lambda one: one.start).name}) if around else frozenset()


def _made(statement: SgNode) -> tuple[str, int] | None:
    """The name of the array, and the number of the first argument in it."""
    if statement.kind() not in ("lexical_declaration", "variable_declaration"):
        return None
    declared = named_children(statement)
    name, value = (declared[0].field("name"), declared[0].field("value")) if len(declared) == 1 else (None, None)
    sliced = _SLICED.fullmatch(value.text()) if value is not None else None
    if name is None or name.kind() != "identifier" or sliced is None or declared[0].field("type") is not None:
        return None
    return name.text(), int(sliced[1] or 0)


def _is_only_use(function: SgNode) -> bool:
    """Whether ``arguments`` stands in it once, counted with functions inside, whose own they may be."""
    return sum(node.kind() == "identifier" and node.text() == "arguments" for node in walk(function)) == 1


REWRITE = Rewrite(
    name="rest_parameters",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Takes any number of arguments as a rest parameter",
    find=find,
)
