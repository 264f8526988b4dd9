"""What statements read before they write it, and what they have written when they end.

Walks over the statements of one function, forwards for what is written for certain and backwards for what is read
later, with branches joined: definite assignment and live variables as in
A. Aho, M. Lam, R. Sethi, J. Ullman, "Compilers", 2nd edition, section 9.2, of structured code, so that no graph is
needed.
"""

import ast
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# What hands on every exception of its body.
_HOLDS = re.compile(r"^open\(|\.open\(|lock\b|_lock|semaphore|[Tt]emporary|socket|\.connect\(|Pool\(|Executor\(")
_NOTHING: frozenset[str] = frozenset()
# In which something may not be reached.
_DECIDING = (ast.BoolOp, ast.IfExp, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class Flow:
    """Names of the function. ``read`` may be read before it is written here, ``written`` may be written, ``certain`` is
    written whenever the end is reached; ``leaves`` says that the end never is.
    """

    read: frozenset[str] = _NOTHING
    written: frozenset[str] = _NOTHING
    certain: frozenset[str] = _NOTHING
    leaves: bool = False

    def then(self, other: "Flow") -> "Flow":
        """Both, one after the other."""
        return Flow(
            self.read | (other.read - self.certain),
            self.written | other.written,
            self.certain | other.certain,
            self.leaves or other.leaves,
        )

    def perhaps(self) -> "Flow":
        """The same where it may not happen at all."""
        return Flow(self.read, self.written)


def flow_of(statements: Iterable[ast.stmt]) -> Flow:
    """Of statements one after another."""
    flow = Flow()
    for statement in statements:
        flow = flow.then(_of_statement(statement))
    return flow


def header_of(statement: ast.stmt) -> Flow:
    """Of what a statement does before its first block runs, with the names that the block then has."""
    match statement:
        case ast.If() | ast.While():
            return _of_expressions(statement.test)
        case ast.For() | ast.AsyncFor():
            return _of_expressions(statement.iter).then(_of_target(statement.target))
        case ast.With() | ast.AsyncWith():
            flow = Flow()
            for item in statement.items:
                flow = flow.then(_of_expressions(item.context_expr))
                flow = flow.then(_of_target(item.optional_vars)) if item.optional_vars is not None else flow
            return flow
        case ast.Match():
            return _of_expressions(statement.subject)
    return Flow()


def may_swallow(statement: ast.With | ast.AsyncWith) -> bool:
    """Whether the code behind it may run though its body has raised: of all but files and locks."""
    return not all(_HOLDS.search(ast.unparse(item.context_expr)) for item in statement.items)


@dataclass(frozen=True, slots=True)
class Outside:
    """What is read where a ``break`` and where a ``continue`` of the loop around goes."""

    broken: frozenset[str] = _NOTHING
    continued: frozenset[str] = _NOTHING

    def through(self, final: frozenset[str]) -> "Outside":
        """The same, with what is read on the way."""
        return Outside(self.broken | final, self.continued | final)


def live_before(statements: Sequence[ast.stmt], after: frozenset[str], outside: Outside) -> frozenset[str]:
    """The names that may be read from the first of the statements on before they are written: ``after`` behind the
    last, ``outside`` where a jump goes. What handlers read is not among them.
    """
    live = after
    for statement in reversed(statements):
        live = _live(statement, live, outside)
    return live


def _live(statement: ast.stmt, after: frozenset[str], outside: Outside) -> frozenset[str]:
    match statement:
        case ast.Break():
            return outside.broken
        case ast.Continue():
            return outside.continued
        case ast.Return() | ast.Raise():
            return _of_statement(statement).read
        case ast.If():
            inside = live_before(statement.body, after, outside) | live_before(statement.orelse, after, outside)
        case ast.With() | ast.AsyncWith():
            inside = live_before(statement.body, after, outside) | (after if may_swallow(statement) else _NOTHING)
        case ast.Match():
            branches = (_of_case(case).read | live_before(case.body, after, outside) for case in statement.cases)
            inside = after.union(*branches)
        case ast.For() | ast.AsyncFor() | ast.While() | ast.Try() | ast.TryStar():
            return _of_statement(statement).read | after | outside.broken | outside.continued
        case _:
            flow = _of_statement(statement)
            return flow.read | (after - flow.certain)
    head = header_of(statement)
    return head.read | (inside - head.certain)


def joined(branches: Sequence[Flow]) -> Flow:
    """Of branches of which one runs."""
    staying = [branch.certain for branch in branches if not branch.leaves]
    return Flow(
        _NOTHING.union(*(branch.read for branch in branches)),
        _NOTHING.union(*(branch.written for branch in branches)),
        frozenset.intersection(*staying) if staying else _NOTHING,
        leaves=not staying,
    )


# A statement stands in many runs.
@functools.lru_cache(maxsize=4096)
def _of_statement(statement: ast.stmt) -> Flow:
    match statement:
        case ast.If():
            branches = joined([flow_of(statement.body), flow_of(statement.orelse)])
            return header_of(statement).then(branches)
        case ast.For() | ast.AsyncFor() | ast.While():
            once = header_of(statement).then(flow_of(statement.body))
            before = _of_expressions(statement.test if isinstance(statement, ast.While) else statement.iter)
            return before.then(once.perhaps()).then(flow_of(statement.orelse).perhaps())
        case ast.With() | ast.AsyncWith():
            body = flow_of(statement.body)
            return header_of(statement).then(body.perhaps() if may_swallow(statement) else body)
        case ast.Try() | ast.TryStar():
            return _of_try(statement)
        case ast.Match():
            return header_of(statement).then(joined([*map(_of_case, statement.cases), Flow()]))
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            own = frozenset({statement.name})
            return Flow(frozenset(names_in(statement)), own, own)
        case ast.Import() | ast.ImportFrom():
            bound = frozenset((alias.asname or alias.name).split(".")[0] for alias in statement.names)
            return Flow(_NOTHING, bound, bound)
        case _:
            return _of_simple(statement)


def _of_simple(statement: ast.stmt) -> Flow:
    match statement:
        case ast.Assign():
            flow = _of_expressions(statement.value)
            for target in statement.targets:
                flow = flow.then(_of_target(target))
            return flow
        case ast.AugAssign():
            target = statement.target
            own = frozenset({target.id}) if isinstance(target, ast.Name) else _NOTHING
            return Flow(own).then(_of_expressions(statement.value)).then(_of_target(target))
        case ast.AnnAssign():
            value = _of_expressions(statement.value) if statement.value is not None else Flow()
            return value.then(_of_target(statement.target)) if statement.value is not None else value
        case ast.Return() | ast.Raise() | ast.Break() | ast.Continue():
            flow = _of_expressions(*ast.iter_child_nodes(statement))
            return Flow(flow.read, flow.written, flow.certain, leaves=True)
    return _of_expressions(*ast.iter_child_nodes(statement))


def _of_case(case: ast.match_case) -> Flow:
    bound = frozenset(
        name
        for node in ast.walk(case.pattern)
        if isinstance(node, (ast.MatchAs, ast.MatchStar, ast.MatchMapping))
        and (name := node.rest if isinstance(node, ast.MatchMapping) else node.name)
    )
    pattern = Flow(frozenset(names_in(case.pattern)), bound, bound)
    guard = _of_expressions(case.guard) if case.guard is not None else Flow()
    return pattern.then(guard).then(flow_of(case.body))


def _of_try(statement: ast.Try | ast.TryStar) -> Flow:
    body = flow_of(statement.body)
    handlers = [body.perhaps().then(_of_handler(handler)) for handler in statement.handlers]
    whole = joined([body.then(flow_of(statement.orelse)), *handlers])
    final = flow_of(statement.finalbody)
    # It runs also where the rest was left halfway.
    read, written = whole.read | final.read, whole.written | final.written
    return Flow(read, written, whole.certain | final.certain, whole.leaves or final.leaves)


def _of_handler(handler: ast.ExceptHandler) -> Flow:
    kind = _of_expressions(handler.type) if handler.type is not None else Flow()
    own = frozenset({handler.name}) if handler.name else _NOTHING
    inner = kind.then(Flow(_NOTHING, own, own)).then(flow_of(handler.body))
    # The name of the exception ends with the handler.
    return Flow(inner.read, inner.written, inner.certain - own, inner.leaves)


def _of_target(target: ast.expr) -> Flow:
    """What is looked up to store something, and the names that are given it."""
    stored = frozenset(
        node.id for node in ast.walk(target) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    looked_up = _of_expressions(target)
    return Flow(looked_up.read, looked_up.written | stored, looked_up.certain | stored)


def _of_expressions(*nodes: ast.AST) -> Flow:
    """Names given by ``:=`` count as written for certain where nothing decides whether it is reached."""
    certain = frozenset(name for node in nodes for name in _named(node, *_DECIDING))
    written = frozenset(name for node in nodes for name in _named(node))
    return Flow(frozenset(name for node in nodes for name in names_in(node)) - certain, written, certain)


def _named(node: ast.AST, *deciding: type[ast.AST]) -> Iterator[str]:
    if isinstance(node, deciding):
        first = node.values[0] if isinstance(node, ast.BoolOp) else node.test if isinstance(node, ast.IfExp) else None
        if first is not None:
            yield from _named(first, *deciding)
        return
    if isinstance(node, ast.NamedExpr):
        yield node.target.id
    for child in ast.iter_child_nodes(node):
        yield from _named(child, *deciding)


def names_in(node: ast.AST) -> set[str]:
    """The names that are read in it, without those that comprehensions and lambdas inside bind for themselves."""
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        bound = {one.id for part in node.generators for one in ast.walk(part.target) if isinstance(one, ast.Name)}
        # The first of what it goes through is looked up outside.
        outside = names_in(node.generators[0].iter)
        return outside | (set().union(*map(names_in, ast.iter_child_nodes(node))) - bound)
    if isinstance(node, ast.Lambda):
        given = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg)
        return names_in(node.body) - {one.arg for one in given if one is not None} | names_in(node.args)
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, (ast.Load, ast.Del)) else set()
    return set().union(*map(names_in, ast.iter_child_nodes(node)))
