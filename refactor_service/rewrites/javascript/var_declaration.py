"""let and const.

What: each ``var`` of a function becomes ``const`` when it is set once, ``let`` otherwise.
Why: the name exists only where it is meant to, and a reader sees whether it changes.
Bad: ``var total = 0;``
Good: ``let total = 0;``
Limits: only declarations directly in the body of a function or of a block all of whose uses lie behind it in the same
block, and not in a function declaration, which may be called earlier; names declared twice; names without a value in a
loop, which keep that of the round before; declarations inside loops that a closure captures, which ``let`` would make
new each round.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import FUNCTIONS, JavaScriptTree, function_around, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import span, walk
from syntax.source import Source

_HOISTED = frozenset({"function_declaration", "generator_function_declaration"})
_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
_PROPERTIES = ("member_expression", "subscript_expression")
_WRITES = frozenset({"assignment_expression", "augmented_assignment_expression", "update_expression"})


def find(source: Source) -> Iterator[Candidate]:
    """One candidate for each function with declarations by ``var``."""
    tree = parse_tree(source)
    if tree is None:
        return
    by_function: dict[tuple[int, int], list[_Change]] = {}
    for declaration in tree.walk("variable_declaration"):
        function = function_around(declaration)
        if function is not None and (change := _change(tree, declaration, function)) is not None:
            by_function.setdefault(span(function), []).append(change)
    for changes in by_function.values():
        yield _candidate(tree, changes)


@dataclass(frozen=True, slots=True)
class _Change:
    declaration: SgNode
    names: tuple[str, ...]
    word: str


def _candidate(tree: JavaScriptTree, changes: Sequence[_Change]) -> Candidate:
    starts = [(span(change.declaration)[0], change.word) for change in changes]
    text = tree.with_all([(start, start + len("var"), word) for start, word in starts])
    shown = {
        word: ", ".join(f"'{name}'" for change in changes if change.word == word for name in change.names)
        for word in ("const", "let")
    }
    parts = [f"{names} with {word}" for word, names in shown.items() if names]
    never = f"Assigned once: {shown['const']}. " if shown["const"] else ""
    return tree.candidate(
        text,
        [change.declaration for change in changes],
        f"Declare {' and '.join(parts)}",
        f"{never}Each name is used only within its own block, which var does not say.",
    )


def _change(tree: JavaScriptTree, declaration: SgNode, function: SgNode) -> _Change | None:
    """What the declaration becomes; None when it must stay."""
    block = declaration.parent()
    if block is None or block.kind() not in ("statement_block", "for_statement"):
        return None
    declarators = [child for child in declaration.children() if child.kind() == "variable_declarator"]
    names = [name.text() for d in declarators if (name := d.field("name")) is not None and name.kind() == "identifier"]
    if not names or len(names) < len(declarators) or _in_captured_loop(declaration, function):
        return None
    if any(not _fits(tree, name, declaration, block, function) for name in names):
        return None
    in_loop = any(owner.kind() in _LOOPS for owner in _owners_within(declaration, function))
    if in_loop and any(d.field("value") is None for d in declarators):
        # var keeps the value of the round before, let begins anew.
        return None
    is_constant = all(d.field("value") is not None for d in declarators) and not any(
        _is_written(tree, n, function) for n in names
    )
    return _Change(declaration, tuple(names), "const" if is_constant and block.kind() != "for_statement" else "let")


def _fits(tree: JavaScriptTree, name: str, declaration: SgNode, block: SgNode, function: SgNode) -> bool:
    """Every use lies behind the declaration in its block, and nothing else declares the name."""
    start, (_, end) = span(declaration)[0], span(block)
    uses = tree.uses(name, function)
    declared = sum(1 for use in uses if (parent := use.parent()) is not None and parent.kind() == "variable_declarator"
                   and (own := parent.field("name")) is not None and span(own) == span(use))  # fmt: skip
    parameters = function.field("parameters")
    is_parameter = parameters is not None and bool(tree.uses(name, parameters))
    # A function declaration can be called before the line is reached, where let and const must not be touched.
    is_hoisted = any(
        owner.kind() in _HOISTED for use in uses for owner in _owners_within(use, function) if owner.is_named()
    )
    inside = all(start <= span(use)[0] < end for use in uses)
    # Before its end it is undefined by var, and must not be touched by the others.
    behind = span(declaration)[1]
    if sum(start <= span(use)[0] < behind for use in uses) > 1:
        return False
    return declared == 1 and not is_parameter and not is_hoisted and inside


def _owners_within(node: SgNode, function: SgNode) -> Iterator[SgNode]:
    """What lies around ``node`` inside ``function``, from inside out."""
    for owner in node.ancestors():
        if span(owner) == span(function):
            return
        yield owner


def _is_written(tree: JavaScriptTree, name: str, function: SgNode) -> bool:
    return any(_is_target(use, owner) for use in tree.uses(name, function) for owner in _owners_within(use, function))


def _is_target(use: SgNode, owner: SgNode) -> bool:
    """Whether the node around a use writes to it; a property of what a constant holds may change."""
    if owner.kind() not in _WRITES and owner.kind() != "for_in_statement":
        return False
    target = owner.field("left") or owner.field("argument")
    if target is None or target.kind() in _PROPERTIES:
        return False
    start, end = span(target)
    return start <= span(use)[0] < end


def _in_captured_loop(declaration: SgNode, function: SgNode) -> bool:
    loops = [owner for owner in _owners_within(declaration, function) if owner.kind() in _LOOPS]
    return any(node.kind() in FUNCTIONS and node.is_named() for loop in loops for node in walk(loop))


REWRITE = Rewrite(
    name="var_declaration",
    family="javascript",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.OCCURRENCES,
    what="Turns var into const or let",
    find=find,
)
