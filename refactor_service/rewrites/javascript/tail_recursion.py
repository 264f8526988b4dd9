"""Tail recursion.

What: a function that ends in calls of itself goes round a loop instead.
Why: engines keep a frame for each call and give up after some ten thousand of them; a loop needs none.
Bad: ``function gcd(a, b) { if (b === 0) return a; return gcd(b, a % b); }``
Good: ``while (true) { if (b === 0) return a; [a, b] = [b, a % b]; }``
Limits: methods, ``async`` functions and generators; calls of itself that are not all that a ``return`` gives back, or
that stand in a loop or a ``try``; functions with functions, ``var``, ``this`` or ``arguments`` in them, or with names
that hide a parameter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    FUNCTIONS,
    JavaScriptTree,
    contains,
    dedented,
    has_long_text,
    names_of,
    parse_tree,
    patterns,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

_OF_ITS_OWN = (
    *(*FUNCTIONS, "class_declaration", "class", "variable_declaration", "this", "super", "spread_element"),
    "meta_property",
)
# What changes something on the way, in an order that a list of values need not have.
_WRITING = ("assignment_expression", "augmented_assignment_expression", "update_expression", "comment")
_LOGICAL = frozenset(("&&", "||", "??"))
_CONSTANT = frozenset(("number", "string", "true", "false", "null"))
# What may stand between a return and the body of its function.
_BRANCHES = frozenset({"statement_block", "if_statement", "else_clause"})
_PARAMETERS = frozenset({"identifier", "required_parameter", "assignment_pattern"})
# Statements that end without a semicolon, so that a bracket behind them is no part of them.
_ENDED = frozenset({"try_statement", "switch_statement", "statement_block"})
_HOLDING = frozenset({"if_statement", "else_clause", "for_statement", "for_in_statement", "while_statement"})
# Where a name may be given something else.
_GIVING = frozenset({
    "array_pattern", "object_pattern", "assignment_pattern", "pair_pattern", "update_expression",
    "augmented_assignment_expression", "for_in_statement", "object_assignment_pattern", "rest_pattern",
})  # fmt: skip
# What is never undefined, which would stand for a default.
_GIVEN = frozenset({"binary_expression", "number", "string", "template_string", "array", "object", "true", "false"})


@dataclass(frozen=True, slots=True)
class _Parameter:
    name: str
    default: SgNode | None


def find(source: Source) -> Iterator[Candidate]:
    """Functions that call themselves at their ends, and nowhere else."""
    tree = parse_tree(source)
    if tree is None:
        return
    for function in tree.walk("function_declaration"):
        name, body = function.field("name"), function.field("body")
        if name is not None and body is not None and not function.text().startswith("async"):
            yield from _candidate(tree, function, name.text(), body)


def _candidate(tree: JavaScriptTree, function: SgNode, name: str, body: SgNode) -> Iterator[Candidate]:
    parameters, statements = _parameters(function), named_children(body)
    if "\r" in tree.text or not statements or not _stands_alone(tree, statements[0]):
        return
    if not parameters or contains(body, *_OF_ITS_OWN) or has_long_text(body) or _is_hidden(body, parameters):
        return
    if "arguments" in body.text() or _is_given_elsewhere(tree, name):
        return
    turns: list[tuple[SgNode, str]] = []
    for use in tree.uses(name, body):
        given, assigned = _tail(use, body), _assigned(use, parameters)
        if given is None or not assigned or (assigned.startswith("[") and not _may_follow(given)):
            return
        turns.append((given, assigned))
    if not turns:
        return
    changed = _looping(tree, function, body, turns)
    yield tree.candidate(
        changed,
        [function],
        f"Let {name}() go round a loop instead of calling itself",
        f"{name}() calls itself last of all, so that nothing is left to do when that call comes back; a loop takes as "
        "many rounds as it likes.",
    )


def _parameters(function: SgNode) -> list[_Parameter]:
    """Those of a function that takes plain ones; none for another one."""
    given = function.field("parameters")
    found: list[_Parameter] = []
    for node in named_children(given) if given is not None else []:
        pattern = node.field("pattern") or node.field("left") or node
        if node.kind() not in _PARAMETERS or pattern.kind() != "identifier":
            return []
        found.append(_Parameter(pattern.text(), node.field("value") or node.field("right")))
    return found


def _is_hidden(body: SgNode, parameters: Sequence[_Parameter]) -> bool:
    """Whether a name inside is that of a parameter."""
    named = {name.text() for pattern in patterns(body) for name in names_of(pattern)}
    return any(parameter.name in named for parameter in parameters)


def _is_given_elsewhere(tree: JavaScriptTree, name: str) -> bool:
    """Whether the name may mean another function: it is given to something else somewhere, or assigned."""
    named = [one for pattern in patterns(tree.root) for one in names_of(pattern) if one.text() == name]
    assigned = [node.field("left") for node in tree.walk("assignment_expression")]
    parents = [use.parent() for use in tree.uses(name, tree.root)]
    is_written = any(left is not None and left.text() == name for left in assigned)
    return len(named) != 1 or is_written or any(one is not None and one.kind() in _GIVING for one in parents)


def _tail(use: SgNode, body: SgNode) -> SgNode | None:
    """The return that gives the call back and does nothing else; None where more happens after it."""
    call = use.parent()
    called = call.field("function") if call is not None and call.kind() == "call_expression" else None
    given = call.parent() if call is not None and called is not None and span(called) == span(use) else None
    if given is None or given.kind() != "return_statement":
        return None
    around = given.parent()
    while around is not None and around.kind() in _BRANCHES and span(around) != span(body):
        around = around.parent()
    return given if around is not None and span(around) == span(body) else None


def _assigned(use: SgNode, parameters: Sequence[_Parameter]) -> str:
    """The statement that gives the parameters their next values; empty where that is not told, or nothing changes."""
    call = use.parent()
    arguments = call.field("arguments") if call is not None else None
    values = named_children(arguments) if arguments is not None else []
    given = call.parent() if call is not None else None
    if given is None or len(values) > len(parameters) or contains(given, *_WRITING):
        return ""
    changed: list[tuple[str, str]] = []
    for place, parameter in enumerate(parameters):
        value = values[place] if place < len(values) else parameter.default
        is_left_out = place >= len(values)
        if value is None or (is_left_out and value.kind() not in _CONSTANT):
            return ""
        if parameter.default is not None and not is_left_out and not _is_given(value):
            return ""
        if value.text() != parameter.name:
            changed.append((parameter.name, value.text()))
    names, texts = [name for name, _ in changed], [text for _, text in changed]
    if len(changed) < 2:
        return f"{names[0]} = {texts[0]};" if changed else ""
    return f"[{', '.join(names)}] = [{', '.join(texts)}];"


def _is_given(value: SgNode) -> bool:
    """Whether it is never undefined."""
    operator = value.field("operator")
    return value.kind() in _GIVEN and (operator is None or operator.text() not in _LOGICAL)


def _stands_alone(tree: JavaScriptTree, statement: SgNode) -> bool:
    """Whether it begins a line, and is no directive."""
    start = span(statement)[0]
    line = tree.text[tree.text.rfind("\n", 0, start) + 1 : start]
    inner = named_children(statement)
    is_directive = statement.kind() == "expression_statement" and bool(inner) and inner[0].kind() == "string"
    return not line.strip() and not is_directive


def _may_follow(given: SgNode) -> bool:
    """Whether a bracket in place of the return begins a statement of its own."""
    before = given.prev()
    while before is not None and before.kind() == "comment":
        before = before.prev()
    if not _is_in_block(given) or before is None or not before.is_named():
        return True
    return before.text().endswith(";") or _ends_in_block(before)


def _ends_in_block(statement: SgNode) -> bool:
    """Whether its last brace is that of a block, so that nothing behind it belongs to it."""
    if statement.kind() in _ENDED:
        return True
    inner = statement.field("alternative") or statement.field("consequence") or statement.field("body")
    if statement.kind() == "else_clause":
        inner = named_children(statement)[-1]
    return inner is not None and statement.kind() in _HOLDING and _ends_in_block(inner)


def _is_in_block(given: SgNode) -> bool:
    parent = given.parent()
    return parent is not None and parent.kind() == "statement_block"


def _looping(tree: JavaScriptTree, function: SgNode, body: SgNode, turns: Sequence[tuple[SgNode, str]]) -> str:
    statements = named_children(body)
    first, last = statements[0], statements[-1]
    is_whole = _leaves(last, [given for given, _ in turns])
    ends = {span(node) for node in _last(body)} if is_whole else set()
    outer, inner = tree.indentation(function), tree.indentation(first)
    step = inner.removeprefix(outer) or "  "
    # A comment behind it on its line counts as part of it.
    closing = [child for child in body.children() if child.kind() == "}"][-1]
    start, end = span(body)[0] + 1, span(closing)[0]
    text = tree.text[start:end]
    for given, assigned in sorted(turns, key=lambda turn: -span(turn[0])[0]):
        at, until = span(given)
        at_end = (at, until) in ends
        text = text[: at - start] + _turn(tree, given, assigned, step, is_last=at_end) + text[until - start :]
    ending = "" if is_whole else f"{inner}return undefined;\n"
    text = text.rstrip() + "\n" + ending
    loop = dedented(f"\n{inner}while (true) {{{text}{inner}}}", inner, inner + step)
    loop = loop.replace(f"\n{inner}{step}while (true) {{", f"\n{inner}while (true) {{", 1)
    loop = f"{loop[: loop.rindex('}')].rstrip()}\n{inner}}}"
    return tree.spliced(start, end, f"{loop}\n{outer}")


def _last(branch: SgNode) -> Iterator[SgNode]:
    """The statements behind which a round ends, one for each branch."""
    yield branch
    if branch.kind() == "if_statement":
        for side in (branch.field("consequence"), branch.field("alternative")):
            yield from _last(side) if side is not None else ()
    elif branch.kind() in ("statement_block", "else_clause") and named_children(branch):
        yield from _last(named_children(branch)[-1])


def _turn(tree: JavaScriptTree, given: SgNode, assigned: str, step: str, *, is_last: bool) -> str:
    """What stands in place of a return; behind the last ones the next round begins by itself."""
    if is_last:
        return assigned
    indent = tree.indentation(given)
    if _is_in_block(given):
        return f"{assigned}\n{indent}continue;" if _stands_alone(tree, given) else f"{assigned} continue;"
    return f"{{\n{indent}{step}{assigned}\n{indent}{step}continue;\n{indent}}}"


def _leaves(statement: SgNode, turns: Sequence[SgNode]) -> bool:
    """Whether nothing comes behind it in its round."""
    if statement.kind() in ("return_statement", "throw_statement"):
        return True
    if statement.kind() == "statement_block":
        inner = named_children(statement)
        return bool(inner) and _leaves(inner[-1], turns)
    if statement.kind() == "else_clause":
        return all(_leaves(inner, turns) for inner in named_children(statement))
    yes, no = statement.field("consequence"), statement.field("alternative")
    is_if = statement.kind() == "if_statement" and yes is not None and no is not None
    return is_if and yes is not None and no is not None and _leaves(yes, turns) and _leaves(no, turns)


REWRITE = Rewrite(
    name="tail_recursion_js",
    family="javascript",
    aim=Aim.PERFORMANCE,
    metric=Metric.OCCURRENCES,
    what="Turns a function that calls itself last of all into a loop",
    find=find,
)
