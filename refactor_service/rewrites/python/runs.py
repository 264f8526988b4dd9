"""Runs of statements that can be a function of their own: what they need, what they give back, how they end."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from refactor_service.rewrites.python.flow import Flow, flow_of, header_of, names_in
from refactor_service.rewrites.python.weight import is_elif

Def = ast.FunctionDef | ast.AsyncFunctionDef
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
# What means something else in another function.
_BOUND_TO_PLACE = (ast.Yield, ast.YieldFrom, ast.Global, ast.Nonlocal, ast.Delete)
_SUSPENDS = (ast.Await, ast.AsyncFor, ast.AsyncWith)
_LOOKS_AT_NAMES = frozenset({"locals", "vars", "eval", "exec", "dir"})


class Ending(Enum):
    """How the statements end where they stand, and so what is done with the call in their place."""

    FALLS_THROUGH = auto()
    RETURNS = auto()
    NEXT_ROUND = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Statements of one block; ``inputs`` and ``outputs`` are names of the function around."""

    statements: tuple[ast.stmt, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    ending: Ending
    nesting: int
    is_async: bool
    # What they are about: what their own loop goes through, or the element of the loop that they stand in.
    subject: str


@dataclass(frozen=True, slots=True)
class _Block:
    """Where statements stand: ``before`` is written for certain when the first begins, ``after`` may be read behind the
    last, ``watched`` is read where an exception is caught.
    """

    statements: Sequence[ast.stmt]
    before: frozenset[str]
    after: frozenset[str]
    watched: frozenset[str] = frozenset()
    is_body: bool = False
    nesting: int = 0
    is_round: bool = False
    subject: str = ""


def runs_of(function: Def, sizes: range) -> Iterator[Run]:
    """Every run of so many lines, in the order of the text."""
    given = function.args
    parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    names = [parameter.arg for parameter in parameters]
    body = flow_of(function.body)
    inside = list(ast.walk(function))
    elsewhere = {name for node in inside if isinstance(node, (ast.Global, ast.Nonlocal)) for name in node.names}
    deleted = {name for node in inside if isinstance(node, ast.Delete) for name in names_in(node)}
    local = (frozenset(names) | body.written) - elsewhere
    places = ((node.lineno, node.col_offset, node.id) for node in ast.walk(function) if isinstance(node, ast.Name))
    order = list(dict.fromkeys([*names, *(name for *_, name in sorted(places))]))
    for block in _blocks(_Block(function.body, frozenset(names), frozenset(), is_body=True)):
        for start in range(int(block.is_body and ast.get_docstring(function) is not None), len(block.statements)):
            for stop in range(start + 1, len(block.statements) + 1):
                lines = (block.statements[stop - 1].end_lineno or 0) - block.statements[start].lineno + 1
                run = _run(function, block, start, stop, local) if lines in sizes else None
                if run is not None and not _names_of(run) & (deleted | elsewhere):
                    inputs, outputs = (tuple(n for n in order if n in some) for some in (run.inputs, run.outputs))
                    yield replace(run, inputs=inputs, outputs=outputs)


def _names_of(run: Run) -> frozenset[str]:
    """Those that it is about: what it needs and whatever it writes."""
    return frozenset(run.inputs) | flow_of(run.statements).written


def _blocks(block: _Block) -> Iterator[_Block]:
    """The block and those inside of it."""
    yield block
    for place, statement in enumerate(block.statements):
        if isinstance(statement, _SCOPES):
            continue
        rest = flow_of(block.statements[place + 1 :])
        before = block.before | flow_of(block.statements[:place]).certain
        after = rest.read | (block.after - rest.certain)
        deeper = block.nesting + (not isinstance(statement, (ast.With, ast.AsyncWith, ast.Try, ast.TryStar)))
        for inner in _inner(statement, before, after, block.watched):
            yield from _blocks(replace(inner, nesting=deeper, subject=inner.subject or block.subject))


def _inner(
    statement: ast.stmt, before: frozenset[str], after: frozenset[str], watched: frozenset[str]
) -> Iterator[_Block]:
    known = before | header_of(statement).certain
    match statement:
        case ast.If():
            yield _Block(statement.body, known, after, watched)
            if is_elif(statement):
                yield from _inner(statement.orelse[0], known, after, watched)
            else:
                yield _Block(statement.orelse, known, after, watched)
        case ast.For() | ast.AsyncFor() | ast.While():
            again = flow_of([statement]).read
            one = statement.target if not isinstance(statement, ast.While) else None
            subject = one.id if isinstance(one, ast.Name) else ""
            yield _Block(statement.body, known, after | again, watched, is_round=True, subject=subject)
            yield _Block(statement.orelse, before, after, watched)
        case ast.With() | ast.AsyncWith():
            # What swallows an exception goes on with what was written before it.
            swallows = any("suppress" in ast.dump(item.context_expr) for item in statement.items)
            yield _Block(statement.body, known, after, watched | after if swallows else watched)
        case ast.Try() | ast.TryStar():
            handlers = frozenset().union(*(flow_of(handler.body).read for handler in statement.handlers))
            final = flow_of(statement.finalbody).read
            caught = handlers | final | (after if statement.handlers else frozenset())
            yield _Block(statement.body, before, after | caught | flow_of(statement.orelse).read, watched | caught)
            for handler in statement.handlers:
                own = frozenset({handler.name}) if handler.name else frozenset()
                yield _Block(handler.body, before | own, after | final, watched | final)
        case ast.Match():
            for case in statement.cases:
                yield _Block(case.body, known, after, watched)


def _run(function: Def, block: _Block, start: int, stop: int, local: frozenset[str]) -> Run | None:
    statements = tuple(block.statements[start:stop])
    flow, rest = flow_of(statements), flow_of(block.statements[stop:])
    before = block.before | flow_of(block.statements[:start]).certain
    outputs = flow.written & (rest.read | (block.after - rest.certain))
    inputs = (flow.read & local) | (outputs - flow.certain)
    ending = _ending(block, statements, flow, is_last=stop == len(block.statements))
    if ending is None or not inputs <= before or flow.written & block.watched:
        return None
    if (outputs and ending is not Ending.FALLS_THROUGH) or not _can_move(function, statements, flow):
        return None
    subject = _gone_through(statements) or block.subject
    suspends = any(isinstance(node, _SUSPENDS) for statement in statements for node in ast.walk(statement))
    return Run(statements, tuple(sorted(inputs)), tuple(sorted(outputs)), ending, block.nesting, suspends, subject)


def _gone_through(statements: Sequence[ast.stmt]) -> str:
    """The name of what the first loop among them goes through."""
    loop = next((one for one in statements if isinstance(one, ast.For)), None)
    items = loop.iter if loop is not None else None
    if isinstance(items, ast.Attribute):
        return items.attr
    return items.id if isinstance(items, ast.Name) else ""


def _ending(block: _Block, statements: Sequence[ast.stmt], flow: Flow, *, is_last: bool) -> Ending | None:
    """None where it ends in more than one way."""
    found = list(jumps(statements))
    returns = any(isinstance(jump, ast.Return) for jump in found)
    continues = any(isinstance(jump, ast.Continue) for jump in found)
    breaks = any(isinstance(jump, ast.Break) for jump in found)
    if breaks or (returns and continues):
        return None
    if continues:
        return Ending.NEXT_ROUND if block.is_round and is_last else None
    if returns:
        return Ending.RETURNS if (block.is_body and is_last) or flow.leaves else None
    return Ending.FALLS_THROUGH


def jumps(statements: Sequence[ast.AST], *, in_loop: bool = False) -> Iterator[ast.stmt]:
    """The statements that leave these, without those that stay in a loop of theirs."""
    for node in statements:
        if isinstance(node, ast.Return) or (isinstance(node, (ast.Break, ast.Continue)) and not in_loop):
            yield node
        if isinstance(node, _LOOPS):
            yield from jumps(node.body, in_loop=True)
            # What is in the else of a loop leaves the one around it.
            yield from jumps(node.orelse, in_loop=in_loop)
        elif not isinstance(node, _SCOPES):
            yield from jumps(list(ast.iter_child_nodes(node)), in_loop=in_loop)


def _can_move(function: Def, statements: Sequence[ast.stmt], flow: Flow) -> bool:
    """Whether nothing in them depends on the function they stand in but its names."""
    inside = [node for statement in statements for node in ast.walk(statement)]
    if any(isinstance(node, _BOUND_TO_PLACE) for node in inside):
        return False
    if any(isinstance(node, ast.Name) and node.id in _LOOKS_AT_NAMES for node in inside):
        return False
    # A function made here or elsewhere would see other variables than those that are written here.
    scopes = [node for node in ast.walk(function) if isinstance(node, _SCOPES) and node is not function]
    return not any(names_in(scope) & flow.written for scope in scopes)
