"""Runs of statements that can be a function of their own: what they need, what they give back, how they end."""

import ast
import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from refactor_service.rewrites.part import Ending
from refactor_service.rewrites.python.flow import Flow, Outside, flow_of, header_of, live_before, may_swallow, names_in
from refactor_service.rewrites.python.weight import is_elif

Def = ast.FunctionDef | ast.AsyncFunctionDef
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
# What means something else in another function.
_BOUND_TO_PLACE = (ast.Yield, ast.YieldFrom, ast.Global, ast.Nonlocal, ast.Delete)
_SUSPENDS = (ast.Await, ast.AsyncFor, ast.AsyncWith)
# What goes through all of a generator, or calls a key, before it ends.
_AT_ONCE = frozenset({
    "all", "any", "dict", "extend", "frozenset", "join", "list", "max", "min", "set", "sort", "sorted", "sum", "tuple",
    "update",
})  # fmt: skip
_LOOKS_AT_NAMES = frozenset({"locals", "vars", "eval", "exec", "dir"})


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


@dataclass(frozen=True)
class _Function:
    """A function, its own names, those that what it makes inside sees (functions, lambdas, generators), and those that
    it deletes or has from elsewhere.
    """

    node: Def
    local: frozenset[str]
    captured: frozenset[str]
    barred: frozenset[str]
    stored: Counter[str]
    is_generator: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """Where statements stand: ``before`` is written for certain when the first begins, ``after`` may be read behind the
    last, ``watched`` is read where an exception is caught, ``outside`` where a jump goes.
    """

    statements: Sequence[ast.stmt]
    before: frozenset[str]
    after: frozenset[str]
    watched: frozenset[str] = frozenset()
    outside: Outside = field(default_factory=Outside)
    is_body: bool = False
    nesting: int = 0
    is_round: bool = False
    subject: str = ""


def runs_of(function: Def, sizes: range) -> Iterator[Run]:
    """Every run of so many lines, in the order of the text."""
    given = function.args
    parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    names = [parameter.arg for parameter in parameters]
    around = _about(function, names)
    places = ((node.lineno, node.col_offset, node.id) for node in ast.walk(function) if isinstance(node, ast.Name))
    order = list(dict.fromkeys([*names, *(name for *_, name in sorted(places))]))
    for block in _blocks(_Block(function.body, frozenset(names), frozenset(), is_body=True)):
        for run in _in_block(around, block, sizes):
            inputs, outputs = (tuple(n for n in order if n in some) for some in (run.inputs, run.outputs))
            yield replace(run, inputs=inputs, outputs=outputs)


def _about(function: Def, parameters: Sequence[str]) -> _Function:
    inside = list(ast.walk(function))
    elsewhere = {name for node in inside if isinstance(node, (ast.Global, ast.Nonlocal)) for name in node.names}
    deleted = {name for node in inside if isinstance(node, ast.Delete) for name in names_in(node)}
    stored = Counter(node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    captured = _captured_in(function.body)
    local = (frozenset(parameters) | flow_of(function.body).written) - elsewhere
    is_generator = any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in inside)
    return _Function(function, local, captured, frozenset(deleted | elsewhere), stored, is_generator)


def _in_block(around: _Function, block: _Block, sizes: range) -> Iterator[Run]:
    """What is known before each statement and read behind it is worked out once, and a run grows by one at a time."""
    statements = block.statements
    known, behind = [block.before], [block.after]
    for statement in statements:
        known.append(known[-1] | flow_of([statement]).certain)
    for statement in reversed(statements):
        behind.append(live_before([statement], behind[-1], block.outside))
    behind.reverse()
    first = int(block.is_body and ast.get_docstring(around.node) is not None)
    for start in range(first, len(statements)):
        flow = Flow()
        for stop in range(start + 1, len(statements) + 1):
            flow = flow.then(flow_of([statements[stop - 1]]))
            if (statements[stop - 1].end_lineno or 0) - statements[start].lineno + 1 >= sizes.stop:
                break
            if not is_movable(statements[stop - 1]):
                break
            part = _Part(tuple(statements[start:stop]), flow, known[start], behind[stop], stop == len(statements))
            if part.lines in sizes and (run := _run(around, block, part)) is not None:
                yield run


@dataclass(frozen=True, slots=True)
class _Part:
    """Statements in a row, with what is known before them and what is read behind them."""

    statements: tuple[ast.stmt, ...]
    flow: Flow
    before: frozenset[str]
    after: frozenset[str]
    is_last: bool

    @property
    def lines(self) -> int:
        return (self.statements[-1].end_lineno or 0) - self.statements[0].lineno + 1


def _blocks(block: _Block) -> Iterator[_Block]:
    """The block and those inside of it."""
    yield block
    for place, statement in enumerate(block.statements):
        if isinstance(statement, _SCOPES):
            continue
        before = block.before | flow_of(block.statements[:place]).certain
        after = live_before(block.statements[place + 1 :], block.after, block.outside)
        outside = block.outside.through(flow_of(getattr(statement, "finalbody", [])).read)
        deeper = block.nesting + (not isinstance(statement, (ast.With, ast.AsyncWith, ast.Try, ast.TryStar)))
        for inner in _inner(statement, before, after, block.watched):
            inherited = replace(inner, nesting=deeper, subject=inner.subject or block.subject)
            yield from _blocks(inherited if inner.is_round else replace(inherited, outside=outside))


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
            jump = Outside(after, again)
            yield _Block(statement.body, known, after | again, watched, jump, is_round=True, subject=subject)
            yield _Block(statement.orelse, before, after, watched)
        case ast.With() | ast.AsyncWith():
            # What swallows an exception goes on with what was written before it.
            yield _Block(statement.body, known, after, watched | after if may_swallow(statement) else watched)
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


def _run(around: _Function, block: _Block, part: _Part) -> Run | None:
    flow, statements = part.flow, part.statements
    outputs = flow.written & part.after
    inputs = (flow.read & around.local) | (outputs - flow.certain)
    ending = _ending(block, statements, flow, is_last=part.is_last)
    if ending is None or not inputs <= part.before or flow.written & block.watched:
        return None
    if ending is not Ending.FALLS_THROUGH and (outputs or (around.is_generator and _is_async(around.node))):
        return None
    # A function made here or elsewhere would see other variables than those that are written here, or later.
    if around.captured & flow.written or _sees_later(around, part, inputs):
        return None
    if around.barred & (flow.written | inputs):
        return None
    subject = _gone_through(statements) or block.subject
    suspends = any(map(_suspends, statements))
    return Run(statements, tuple(inputs), tuple(outputs), ending, block.nesting, suspends, subject)


def _is_async(function: Def) -> bool:
    return isinstance(function, ast.AsyncFunctionDef)


def _sees_later(around: _Function, part: _Part, inputs: frozenset[str]) -> bool:
    """Whether what the run makes sees a name of the function that is written elsewhere too: it would see a copy."""
    seen = _captured_in(part.statements) & inputs
    if not seen:
        return False
    inside = Counter(
        node.id
        for statement in part.statements
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    return any(around.stored[name] > inside[name] for name in seen)


def _gone_through(statements: Sequence[ast.stmt]) -> str:
    """The name of what the first loop among them goes through."""
    loop = next((one for one in statements if isinstance(one, ast.For)), None)
    items = loop.iter if loop is not None else None
    if isinstance(items, ast.Attribute):
        return items.attr
    return items.id if isinstance(items, ast.Name) else ""


def _ending(block: _Block, statements: Sequence[ast.stmt], flow: Flow, *, is_last: bool) -> Ending | None:
    """None where it ends in more than one way."""
    found = frozenset[type[ast.stmt]]().union(*map(_leaving, statements))
    returns, continues, breaks = (kind in found for kind in (ast.Return, ast.Continue, ast.Break))
    if breaks or (returns and continues):
        return None
    if continues:
        return Ending.NEXT_ROUND if block.is_round and is_last else None
    if returns:
        return Ending.RETURNS if (block.is_body and is_last) or flow.leaves else None
    return Ending.FALLS_THROUGH


@functools.lru_cache(maxsize=4096)
def _leaving(statement: ast.stmt) -> frozenset[type[ast.stmt]]:
    """The kinds of statements that leave it."""
    return frozenset(type(jump) for jump in jumps([statement]))


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


@functools.lru_cache(maxsize=4096)
def is_movable(statement: ast.stmt) -> bool:
    """Whether nothing in it depends on the function that it stands in but its names."""
    inside = list(ast.walk(statement))
    if any(isinstance(node, _BOUND_TO_PLACE) for node in inside):
        return False
    return not any(isinstance(node, ast.Name) and node.id in _LOOKS_AT_NAMES for node in inside)


@functools.lru_cache(maxsize=4096)
def _suspends(statement: ast.stmt) -> bool:
    """Whether it waits itself, and not a function inside."""
    if isinstance(statement, _SCOPES):
        return False
    waits = isinstance(statement, _SUSPENDS) or (isinstance(statement, ast.comprehension) and statement.is_async)
    return bool(waits) or any(map(_suspends, ast.iter_child_nodes(statement)))


def _captured_in(statements: Sequence[ast.stmt]) -> frozenset[str]:
    """The names that functions and generators made in the statements go on to see."""
    return frozenset[str]().union(*map(_captured, statements))


@functools.lru_cache(maxsize=4096)
def _captured(node: ast.AST) -> frozenset[str]:
    if isinstance(node, (*_SCOPES, ast.GeneratorExp)):
        return frozenset(names_in(node))
    if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _AT_ONCE:
        # What is gone through before the call ends sees nothing later.
        given = [one.elt if isinstance(one, ast.GeneratorExp) else one for one in node.args]
        keys = [one.value.body if isinstance(one.value, ast.Lambda) else one.value for one in node.keywords]
        return frozenset[str]().union(*map(_captured, [node.func, *given, *keys]))
    return frozenset[str]().union(*map(_captured, ast.iter_child_nodes(node)))
