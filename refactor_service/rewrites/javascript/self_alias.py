"""Alias of this.

What: a name for ``this`` that only callbacks use is dropped, and the callbacks become arrow functions.
Why: an arrow function has the ``this`` of what is around it, and one name for one thing is enough.
Bad: ``var self = this; xs.forEach(function (x) { self.add(x); });``
Good: ``xs.forEach((x) => { this.add(x); });``
Limits: functions that have a ``this``, ``arguments`` or name of their own, that are generators, or that are not
passed to a call; names that are assigned again.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    FUNCTIONS,
    JavaScriptTree,
    contains,
    function_around,
    names_of,
    parse_tree,
    patterns,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span, walk
from syntax.source import Source

_ALIAS = re.compile(r"(?:var|let|const) (\w+) = this;?")
_OWN = frozenset({"this", "super", "meta_property"})


def find(source: Source) -> Iterator[Candidate]:
    """Names given to ``this``."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statement in tree.walk("variable_declaration", "lexical_declaration"):
        named = _ALIAS.fullmatch(statement.text())
        function = function_around(statement) if named is not None else None
        if named is not None and function is not None and function.kind() != "arrow_function":
            yield from _candidate(tree, statement, function, named[1])


def _candidate(tree: JavaScriptTree, statement: SgNode, function: SgNode, name: str) -> Iterator[Candidate]:
    uses = [use for use in walk(function) if use.kind() == "identifier" and use.text() == name][1:]
    declared = [one.text() for pattern in patterns(function) for one in names_of(pattern)]
    if declared.count(name) > 1 or contains(function, "class_body"):
        return
    shorthand = any(node.kind() == "shorthand_property_identifier" and node.text() == name for node in walk(function))
    turned: dict[tuple[int, int], SgNode] = {}
    for use in uses:
        for owner in use.ancestors():
            if owner == function:
                break
            if owner.kind() in FUNCTIONS and owner.is_named():
                turned[span(owner)] = owner
    callbacks = [owner for owner in turned.values() if owner.kind() != "arrow_function"]
    if not callbacks or shorthand or any(map(_is_written, uses)) or not all(map(_can_turn, callbacks)):
        return
    end = span(statement)[1]
    end += len(tree.text[end:]) - len(tree.text[end:].lstrip())
    changes = [(span(statement)[0], end, ""), *((*span(use), "this") for use in uses)]
    for callback in callbacks:
        changes += _as_arrow(tree, callback)
    yield tree.candidate(
        tree.with_all(changes),
        [function],
        f"Use this in place of {name}",
        f"'{name}' stands for 'this' in functions that have another one; arrow functions have that of what is around.",
    )


def _is_written(use: SgNode) -> bool:
    parent = use.parent()
    target = parent.field("left") or parent.field("argument") if parent is not None else None
    kinds = ("assignment_expression", "augmented_assignment_expression", "update_expression")
    return parent is not None and parent.kind() in kinds and target == use


def _can_turn(callback: SgNode) -> bool:
    """Whether an arrow function in its place would do the same."""
    parent, body = callback.parent(), callback.field("body")
    if callback.kind() != "function_expression" or parent is None or parent.kind() != "arguments" or body is None:
        return False
    if callback.field("name") is not None or callback.text().startswith("function*"):
        return False
    parameters = callback.field("parameters")
    if parameters is None or callback.field("return_type") is not None or callback.field("type_parameters") is not None:
        return False
    given = [one.text() for one in names_of(parameters)]
    is_plain = len(given) == len(set(given)) and not contains(parameters, "this")
    return is_plain and not any(_is_own(node, callback) for node in walk(body))


def _is_own(node: SgNode, callback: SgNode) -> bool:
    """Whether it is the ``this``, the ``arguments`` or the like of the callback itself."""
    is_arguments = node.kind() == "identifier" and node.text() == "arguments"
    if node.kind() not in _OWN and not is_arguments:
        return False
    around = function_around(node)
    while around is not None and around.kind() == "arrow_function":
        around = function_around(around)
    return around == callback


def _as_arrow(tree: JavaScriptTree, callback: SgNode) -> list[tuple[int, int, str]]:
    """What changes in the text of the callback: its head alone."""
    parameters, body = callback.field("parameters"), callback.field("body")
    if parameters is None or body is None or len(named_children(callback)) < 2:
        return []
    word = "async " if callback.text().startswith("async") else ""
    start, end = span(callback)[0], span(parameters)[0]
    after = span(parameters)[1]
    return [(start, end, word), (after, after, " =>" if tree.text[after : after + 1] == " " else " => ")]


REWRITE = Rewrite(
    name="self_alias",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Uses arrow functions instead of a name for this",
    find=find,
)
