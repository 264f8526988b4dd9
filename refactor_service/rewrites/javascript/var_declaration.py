"""let and const.

What: ``var`` in a function becomes ``const`` when it is set once, ``let`` otherwise.
Why: the name exists only where it is meant to, and a reader sees whether it changes.
Bad: ``var total = 0;``
Good: ``let total = 0;``
Limits: only declarations directly in the body of a function or of a block all of whose uses lie behind it in the same
block; names declared twice; declarations inside loops that a closure captures, which ``let`` would make new each round.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import FUNCTIONS, JavaScriptTree, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import span, walk
from syntax.source import Source

_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
_WRITES = frozenset({"assignment_expression", "augmented_assignment_expression", "update_expression"})


def find(source: Source) -> Iterator[Candidate]:
    """Declarations by ``var`` in functions."""
    tree = parse_tree(source)
    if tree is None:
        return
    for declaration in walk(tree.root):
        if declaration.kind() == "variable_declaration" and declaration.is_named():
            yield from _candidate(tree, declaration)


def _candidate(tree: JavaScriptTree, declaration: SgNode) -> Iterator[Candidate]:
    function = next(
        (owner for owner in declaration.ancestors() if owner.kind() in FUNCTIONS and owner.is_named()), None
    )
    block = declaration.parent()
    if function is None or block is None or block.kind() not in ("statement_block", "for_statement"):
        return
    declarators = [child for child in declaration.children() if child.kind() == "variable_declarator"]
    names = [name.text() for d in declarators if (name := d.field("name")) is not None and name.kind() == "identifier"]
    if not names or len(names) < len(declarators) or _in_captured_loop(declaration, function):
        return
    if any(not _fits(name, declaration, block, function) for name in names):
        return
    is_constant = all(d.field("value") is not None for d in declarators) and not any(
        _is_written(n, function) for n in names
    )
    word = "const" if is_constant and block.kind() != "for_statement" else "let"
    start = span(declaration)[0]
    shown = ", ".join(f"'{name}'" for name in names)
    yield tree.candidate(
        tree.spliced(start, start + len("var"), word),
        [declaration],
        f"Declare {shown} with {word}",
        f"{shown} {'never changes' if word == 'const' else 'is used only in its own block'}; var says neither.",
    )


def _uses(name: str, node: SgNode) -> list[SgNode]:
    kinds = ("identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern")
    return [below for below in walk(node) if below.kind() in kinds and below.text() == name]


def _fits(name: str, declaration: SgNode, block: SgNode, function: SgNode) -> bool:
    """Every use lies behind the declaration in its block, and nothing else declares the name."""
    start, (_, end) = span(declaration)[0], span(block)
    uses = _uses(name, function)
    declared = sum(1 for use in uses if (parent := use.parent()) is not None and parent.kind() == "variable_declarator"
                   and (own := parent.field("name")) is not None and span(own) == span(use))  # fmt: skip
    parameters = function.field("parameters")
    is_parameter = parameters is not None and bool(_uses(name, parameters))
    return declared == 1 and not is_parameter and all(start <= span(use)[0] < end for use in uses)


def _is_written(name: str, function: SgNode) -> bool:
    for node in walk(function):
        target = (node.field("left") or node.field("argument")) if node.kind() in _WRITES else None
        if node.kind() == "for_in_statement":
            target = node.field("left")
        if target is not None and _uses(name, target):
            return True
    return False


def _in_captured_loop(declaration: SgNode, function: SgNode) -> bool:
    for owner in declaration.ancestors():
        if span(owner) == span(function):
            return False
        if owner.kind() in _LOOPS and any(n.kind() in FUNCTIONS and n.is_named() for n in walk(owner)):
            return True
    return False


REWRITE = Rewrite(
    name="var_declaration",
    family="javascript",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.OCCURRENCES,
    what="Turns var into const or let",
    find=find,
)
