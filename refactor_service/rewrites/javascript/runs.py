"""Runs of statements that can be a function of their own: what they need, what they give back, how they end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    FUNCTIONS,
    IDENTIFIERS,
    JavaScriptTree,
    function_around,
    has_long_text,
    names_of,
    patterns,
)
from refactor_service.rewrites.javascript.weight import weight_of
from refactor_service.rewrites.part import Ending, Weight
from syntax.parsing import named_children, span, walk

LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
_DEEPER = frozenset({"if_statement", "switch_statement", "catch_clause", *LOOPS})
_SCOPES = frozenset({"statement_block", "for_statement", "for_in_statement", "catch_clause", "switch_body"})
_JUMPS = frozenset({"break_statement", "continue_statement"})
_DIRECTIVE = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*');?$""")
_WRITES = frozenset({"assignment_expression", "augmented_assignment_expression", "update_expression"})
# What means something else in another function.
_BOUND_TO_PLACE = frozenset({
    "yield_expression", "super", "meta_property", "labeled_statement", "function_declaration",
    "generator_function_declaration", "class_declaration",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Statements of one block. ``inputs`` are names of the function around; ``outputs`` are those that it is given
    anew, or, with the ``word`` that declares them, those that are used behind it.
    """

    statements: tuple[SgNode, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    word: str
    ending: Ending
    nesting: int
    subject: str
    uses_this: bool
    is_async: bool
    used: tuple[str, ...]
    weight: Weight
    has_long_text: bool
    has_private: bool

    @property
    def span(self) -> tuple[int, int]:
        return span(self.statements[0])[0], span(self.statements[-1])[1]


@dataclass(frozen=True)
class _Piece:
    """A statement, and what is asked of it in every run it stands in: the names it uses in the order of the text, the
    kinds of statements that leave it, and what would mean something else elsewhere.
    """

    statement: SgNode
    used: tuple[str, ...]
    leaving: frozenset[str]
    is_bound: bool
    uses_this: bool
    is_async: bool
    weight: Weight
    has_long_text: bool
    has_private: bool


@dataclass(frozen=True)
class _Scope:
    """A function with its names: where each is declared with the end of the block that has it, and where it is
    written.
    """

    tree: JavaScriptTree
    function: SgNode
    body: SgNode
    declared: dict[str, list[tuple[int, int]]]
    written: dict[str, list[int]]
    blocks: list[tuple[int, int]]
    # Written somewhere and used in a function inside, which sees it change.
    shared: frozenset[str]
    # Where each name stands last.
    last: dict[str, int]


def runs_of(tree: JavaScriptTree, function: SgNode, body: SgNode, sizes: range) -> Iterator[Run]:
    """Every run of so many lines, in the order of the text."""
    scope = _scope(tree, function, body)
    for block in walk(body):
        if block.kind() != "statement_block" or (block != body and function_around(block) != function):
            continue
        pieces = [_piece(child) for child in block.children() if child.is_named()]
        for start in range(len(pieces)):
            for stop in range(start + 1, len(pieces) + 1):
                run = pieces[start:stop]
                first, last = run[0].statement, run[-1].statement
                lines = tree.text.count("\n", span(first)[0], span(last)[1]) + 1
                is_whole = first.kind() != "comment" != last.kind()
                if lines in sizes and is_whole and (made := _run(scope, block, run, is_last=stop == len(pieces))):
                    yield made


def _piece(statement: SgNode) -> _Piece:
    inside = list(walk(statement))
    used = tuple(dict.fromkeys(node.text() for node in inside if node.kind() in IDENTIFIERS))
    named = {node.kind() for node in inside if node.is_named()}
    is_bound = bool(named & _BOUND_TO_PLACE) or "arguments" in used or "eval" in used
    is_labelled = any(node.kind() in _JUMPS and node.field("label") is not None for node in inside)
    is_bound = is_bound or is_labelled or bool(_DIRECTIVE.match(statement.text()))
    measures = (weight_of([statement]), has_long_text(statement), "private_property_identifier" in named)
    leaving = frozenset(jump.kind() for jump in jumps([statement]))
    return _Piece(statement, used, leaving, is_bound, "this" in named, _suspends(statement), *measures)


def _suspends(node: SgNode) -> bool:
    """Whether it waits itself, and not a function inside."""
    if node.kind() in FUNCTIONS and node.is_named():
        return False
    is_waiting = node.kind() == "await_expression" or (node.kind() == "await" and not node.is_named())
    return is_waiting or any(map(_suspends, node.children()))


def _scope(tree: JavaScriptTree, function: SgNode, body: SgNode) -> _Scope:
    declared: dict[str, list[tuple[int, int]]] = {}
    written: dict[str, list[int]] = {}
    parameters = function.field("parameters") or function.field("parameter")
    for pattern in [*([parameters] if parameters is not None else []), *patterns(body)]:
        for name in names_of(pattern):
            declared.setdefault(name.text(), []).append((span(name)[0], _end_of_scope(pattern, function)))
    for node in walk(body):
        target = _target(node)
        for name in names_of(target) if target is not None else ():
            written.setdefault(name.text(), []).append(span(name)[0])
    blocks = [span(node) for node in walk(body) if node.kind() in _SCOPES]
    uses = {name: tree.uses(name, body) for name in declared}
    shared = {name for name in written if any(function_around(use) != function for use in uses.get(name, ()))}
    last = {name: span(found[-1])[0] for name, found in uses.items() if found}
    return _Scope(tree, function, body, declared, written, blocks, frozenset(shared), last)


def _end_of_scope(pattern: SgNode, function: SgNode) -> int:
    """Where the block ends in which the names of a pattern are known."""
    declaration = pattern.parent()
    is_var = any(owner.kind() == "variable_declaration" for owner in list(pattern.ancestors())[:2])
    for owner in pattern.ancestors():
        if owner.kind() in FUNCTIONS or (owner.kind() in _SCOPES and not is_var and owner != declaration):
            return span(owner)[1]
        if owner.kind() in LOOPS and declaration == owner:
            return span(owner)[1]
    return span(function)[1]


def _target(node: SgNode) -> SgNode | None:
    """What a node writes to."""
    if node.kind() in _WRITES:
        target = node.field("left") or node.field("argument")
        is_name = target is not None and target.kind() in ("identifier", "array_pattern", "object_pattern")
        return target if is_name else None
    if node.kind() == "for_in_statement" and node.field("kind") is None:
        return node.field("left")
    return None


def _run(scope: _Scope, block: SgNode, pieces: list[_Piece], *, is_last: bool) -> Run | None:
    run = [piece.statement for piece in pieces]
    start, end = span(run[0])[0], span(run[-1])[1]
    ending = _ending(scope, block, pieces, is_last=is_last)
    if ending is None or any(piece.is_bound for piece in pieces):
        return None
    used = list(dict.fromkeys(name for piece in pieces for name in piece.used))
    own = {name for name in used if any(start <= place < end for place, _ in scope.declared.get(name, ()))}
    outer = {name for name in used if any(place < start < last for place, last in scope.declared.get(name, ()))}
    # What is declared behind them in a block around cannot be handed in.
    if own & outer or any(_is_declared_behind(scope, name, start, end) for name in used):
        return None
    assigned = [n for n in used if n in outer and any(start <= place < end for place in scope.written.get(n, ()))]
    if scope.shared & outer or any(name in scope.shared and scope.last.get(name, 0) >= end for name in own):
        return None
    again = _is_repeated(scope, block)
    back = [name for name in assigned if again or _is_used(scope, name, end)]
    made, word = _declared_for_later(scope, run, own, end)
    if word is None or (back and (made or len(back) > 1)) or (assigned and _is_tried(scope, block)):
        return None
    outputs = (*back, *made)
    if outputs and ending is not Ending.FALLS_THROUGH:
        return None
    weight, is_long = sum((piece.weight for piece in pieces), Weight()), any(piece.has_long_text for piece in pieces)
    is_private = any(piece.has_private for piece in pieces)
    this, waits = any(piece.uses_this for piece in pieces), any(piece.is_async for piece in pieces)
    inputs = tuple(name for name in used if name in outer)
    nesting = sum(1 for owner in _owners(scope, run[0]) if owner.kind() in _DEEPER and not _is_chained(owner))
    about = (_subject(scope, run), this, waits, tuple(used), weight, is_long, is_private)
    return Run(tuple(run), inputs, outputs, word, ending, nesting, *about)


def _is_declared_behind(scope: _Scope, name: str, start: int, end: int) -> bool:
    return any(place >= end and _around(scope, place, start) for place, _ in scope.declared.get(name, ()))


def _around(scope: _Scope, place: int, start: int) -> bool:
    """Whether the block in which something is declared behind is one that holds what begins at ``start``."""
    holding = [block for block in scope.blocks if block[0] <= place < block[1]]
    inner = min(holding, key=lambda block: block[1] - block[0], default=None)
    return inner is None or inner[0] <= start < inner[1]


def _owners(scope: _Scope, node: SgNode) -> Iterator[SgNode]:
    """What lies around a node inside the function, from inside out."""
    for owner in node.ancestors():
        if owner == scope.body:
            return
        yield owner


def _is_chained(owner: SgNode) -> bool:
    parent = owner.parent()
    return owner.kind() == "if_statement" and parent is not None and parent.kind() == "else_clause"


def _is_repeated(scope: _Scope, block: SgNode) -> bool:
    return any(owner.kind() in LOOPS for owner in (block, *_owners(scope, block)))


def _is_tried(scope: _Scope, block: SgNode) -> bool:
    """Whether an exception may be caught behind which what was written is read."""
    return any(owner.kind() == "try_statement" for owner in _owners(scope, block))


def _is_used(scope: _Scope, name: str, behind: int) -> bool:
    return scope.last.get(name, -1) >= behind


def _declared_for_later(scope: _Scope, run: Sequence[SgNode], own: set[str], end: int) -> tuple[list[str], str | None]:
    """The names that the run declares and that are used behind it, and the word that declares them; no word where they
    are declared in different ways, or hidden in a block.
    """
    later = sorted(name for name in own if _is_used(scope, name, end))
    words: dict[str, str] = {}
    for statement in run:
        if statement.kind() in ("lexical_declaration", "variable_declaration"):
            for one in named_children(statement):
                pattern = one.field("name")
                for name in names_of(pattern) if pattern is not None else ():
                    words[name.text()] = statement.text().split()[0]
    hidden = [name for name in later if name not in words]
    # A name may be another one with the same letters, which was declared there anew.
    hidden = [name for name in hidden if not any(place >= end for place, _ in scope.declared[name])]
    later = [name for name in later if name in words]
    kinds = {words[name] for name in later}
    return (later, next(iter(kinds), "")) if not hidden and len(kinds) < 2 else ([], None)


def _subject(scope: _Scope, run: Sequence[SgNode]) -> str:
    """What the loop among them goes through, or the element of the loop that they stand in."""
    loop = next((one for one in run if one.kind() == "for_in_statement"), None)
    items = loop.field("right") if loop is not None else None
    if items is not None and items.kind() in ("identifier", "member_expression"):
        return items.text().rsplit(".", 1)[-1]
    around = next((owner for owner in _owners(scope, run[0]) if owner.kind() == "for_in_statement"), None)
    element = around.field("left") if around is not None else None
    return element.text() if element is not None and element.kind() == "identifier" else ""


def _ending(scope: _Scope, block: SgNode, run: Sequence[_Piece], *, is_last: bool) -> Ending | None:
    """None where it ends in more than one way."""
    found = frozenset[str]().union(*(piece.leaving for piece in run))
    if "break_statement" in found or len(found) > 1:
        return None
    if "continue_statement" in found:
        parent = block.parent()
        return Ending.NEXT_ROUND if is_last and parent is not None and parent.kind() in LOOPS else None
    if "return_statement" in found:
        return Ending.RETURNS if (is_last and block == scope.body) or _leaves(run[-1].statement) else None
    return Ending.FALLS_THROUGH


def _leaves(statement: SgNode) -> bool:
    """Whether every way through it returns or throws."""
    if statement.kind() in ("return_statement", "throw_statement"):
        return True
    if statement.kind() == "statement_block":
        inner = named_children(statement)
        return bool(inner) and _leaves(inner[-1])
    if statement.kind() == "if_statement":
        body, other = statement.field("consequence"), statement.field("alternative")
        return body is not None and other is not None and _leaves(body) and _leaves(named_children(other)[0])
    return False


def jumps(nodes: Sequence[SgNode], *, in_loop: bool = False, in_switch: bool = False) -> Iterator[SgNode]:
    """The statements that leave these, without those that stay in a loop or a switch of theirs."""
    for node in nodes:
        if node.kind() in FUNCTIONS and node.is_named():
            continue
        is_continue = node.kind() == "continue_statement" and not in_loop
        is_break = node.kind() == "break_statement" and not (in_loop or in_switch)
        if node.kind() == "return_statement" or is_continue or is_break:
            yield node
        loops, switches = node.kind() in LOOPS, node.kind() == "switch_statement"
        yield from jumps(node.children(), in_loop=in_loop or loops, in_switch=in_switch or switches)
