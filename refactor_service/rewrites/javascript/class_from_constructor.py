"""Class.

What: a constructor function and the methods put on its prototype right behind it become a class.
Why: what belongs together stands together, and forgetting ``new`` is an error instead of a surprise.
Bad: ``function A(x) { this.x = x; } A.prototype.get = function () { return this.x; };``
Good: ``class A { constructor(x) { this.x = x; } get() { return this.x; } }``
Limits: functions that are used before they stand there, that inherit, return something, or can be called without
``new``; methods that are named, generators, or anything but functions. That it is only called with ``new``, and that
nobody lists its methods, is assumed, and said.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import JavaScriptTree, has_long_text, mentions, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.functions import find_functions
from syntax.languages import JAVASCRIPT
from syntax.parsing import named_children, span, walk
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Constructor functions at the top of the file."""
    tree = parse_tree(source)
    if tree is None or source.language is not JAVASCRIPT:
        return
    statements = [child for child in tree.root.children() if child.is_named()]
    for place, statement in enumerate(statements):
        name = statement.field("name") if statement.kind() == "function_declaration" else None
        if name is None or not name.text()[0].isupper():
            continue
        methods: list[SgNode] = []
        for behind in statements[place + 1 :]:
            if _method(behind, name.text()) is None:
                break
            methods.append(behind)
        if methods and _is_constructor(statement) and _is_simple(tree, name.text(), statement, methods):
            yield _candidate(source, tree, name.text(), statement, methods)


def _candidate(
    source: Source, tree: JavaScriptTree, name: str, constructor: SgNode, methods: list[SgNode]
) -> Candidate:
    step = _step(tree, constructor)
    parts = [_member(constructor, "constructor", step)]
    for statement in methods:
        method, function = _method(statement, name) or ("", statement)
        parts.append(_member(function, method, step))
    start, end = span(constructor)[0], span(methods[-1])[1]
    changed = tree.spliced(start, end, f"class {name} {{\n" + "\n\n".join(parts) + "\n}")
    both = (source.text, changed)
    own = {f.name for text in both for f in find_functions(text, source.language) if re.match(rf"{name}\b", f.name)}
    return tree.candidate(
        changed,
        [constructor, *methods],
        f"Make {name} a class",
        f"{name} is made with 'new' and gets {len(methods)} method{'s' * (len(methods) > 1)} through its prototype, "
        "which a class says in one place.",
        f"that {name} is only called with 'new', nobody lists its methods, and they need no sloppy mode",
        interface=frozenset(own),
    )


def _member(function: SgNode, name: str, step: str) -> str:
    """A member of the class, one level further in than the function stands."""
    parameters, body = function.field("parameters"), function.field("body")
    head = f"{'async ' if function.text().startswith('async') else ''}{name}"
    text = f"{head}{parameters.text() if parameters is not None else '()'} {body.text() if body is not None else '{}'}"
    return "\n".join(f"{step}{line}" if line.strip() else line for line in text.split("\n"))


def _step(tree: JavaScriptTree, constructor: SgNode) -> str:
    body = constructor.field("body")
    inner = named_children(body) if body is not None else []
    return tree.indentation(inner[0]) if inner and tree.indentation(inner[0]) else "  "


def _method(statement: SgNode, name: str) -> tuple[str, SgNode] | None:
    """The name and the function that a statement puts on the prototype."""
    held = named_children(statement)[0] if statement.kind() == "expression_statement" else None
    target, value = (held.field("left"), held.field("right")) if held is not None else (None, None)
    if held is None or held.kind() != "assignment_expression" or target is None or value is None:
        return None
    method = re.fullmatch(rf"{re.escape(name)}\.prototype\.(\w+)", target.text())
    is_plain = value.kind() == "function_expression" and value.field("name") is None
    return (method[1], value) if method is not None and is_plain and method[1] != "constructor" else None


def _is_constructor(function: SgNode) -> bool:
    """Whether it sets properties, and neither returns nor asks how it was called."""
    body = function.field("body")
    if body is None or not any(node.kind() == "this" for node in walk(body)):
        return False
    if re.search(r"\b(?:instanceof|new\.target|arguments)\b|\.(?:call|apply)\(this", body.text()):
        return False
    return not any(node.kind() == "return_statement" for node in walk(body))


def _is_simple(tree: JavaScriptTree, name: str, constructor: SgNode, methods: list[SgNode]) -> bool:
    """Whether nothing else says what its prototype is, nothing names it before, and the text can move to the right."""
    start, end = span(constructor)[0], span(methods[-1])[1]
    before, behind = tree.text[:start], tree.text[end:]
    own = re.escape(name)
    inherits = rf"\b{own}\.prototype\b|inherits\(\s*{own}\b|\b{own}\.(?:call|apply|bind)\(|setPrototypeOf\(\s*{own}\b"
    if re.search(rf"\b{own}\b", before) or re.search(inherits, behind):
        return False
    is_called = re.search(rf"(?<!new )(?<![.\w$])\b{own}\(", behind)
    inside = any(mentions(named_children(one)[0].field("right") or one, name) for one in methods)
    return not (is_called or inside or any(map(has_long_text, (constructor, *methods))))


REWRITE = Rewrite(
    name="class_from_constructor",
    family="javascript",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.OCCURRENCES,
    what="Turns a constructor function and its prototype into a class",
    find=find,
)
