"""Tail recursion.

What: a function that ends in calls of itself goes round a loop instead.
Why: Python keeps a frame for each call and gives up after a thousand of them; a loop needs none.
Bad: ``def gcd(a, b):`` / ``if b == 0:`` / ``return a`` / ``return gcd(b, a % b)``
Good: ``while True:`` / ``if b == 0:`` / ``return a`` / ``a, b = b, a % b``
Limits: methods, generators, decorated functions; calls of itself that are not all that a ``return`` gives back, or that
stand in a loop, a ``try`` or a ``with``; functions that make functions, which would see later values.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.flow import flow_of
from refactor_service.rewrites.python.tree import PythonTree, bindings, block, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_OF_ITS_OWN = (
    m.Lambda() | m.FunctionDef() | m.ClassDef() | m.GeneratorExp() | m.Yield() | m.Await() | m.Global() | m.Nonlocal()
)
# A default that is the same whenever it is looked at.
_CONSTANT = m.Integer() | m.SimpleString() | m.Float() | m.Name("None") | m.Name("True") | m.Name("False")
# What may stand between a return and its function.
_BRANCHES = (cst.IndentedBlock, cst.If, cst.Else)


def find(source: Source) -> Iterator[Candidate]:
    """Functions that call themselves at their ends, and nowhere else."""
    tree = parse(source)
    if tree is None:
        return
    for function in tree.walk(cst.FunctionDef):
        if isinstance(function, cst.FunctionDef) and _is_plain(tree, function):
            yield from _candidate(tree, function)


def _is_plain(tree: PythonTree, function: cst.FunctionDef) -> bool:
    given, name = function.params, function.name.value
    if function.decorators or function.asynchronous is not None or tree.is_in_class(function):
        return False
    if given.kwonly_params or given.star_kwarg is not None or isinstance(given.star_arg, cst.Param):
        return False
    return bindings(tree.module, name) == 1 and not m.findall(function.body, _OF_ITS_OWN)


def _candidate(tree: PythonTree, function: cst.FunctionDef) -> Iterator[Candidate]:
    name = function.name.value
    calls = m.findall(function.body, m.Call(func=m.Name(name)))
    turns: dict[cst.CSTNode, cst.Assign] = {}
    for call in calls:
        line, assigned = _tail(tree, function, call), _assigned(function, call)
        # What spans lines or gives names to something would not be the same without its parentheses.
        if line is None or assigned is None or "\n" in tree.code(call) or m.findall(call, m.NamedExpr()):
            return
        turns[line] = assigned
    if not calls or len(m.findall(function.body, m.Name(name))) != len(calls) or _remembers(tree, function):
        return
    yield tree.candidate(
        tree.replaced(function, _looping(function, turns)),
        [function],
        f"Let {name}() go round a loop instead of calling itself",
        f"{name}() calls itself last of all, so that nothing is left to do when that call comes back; a loop takes as "
        "many rounds as it likes.",
    )


def _remembers(tree: PythonTree, function: cst.FunctionDef) -> bool:
    """Whether a name may be read that nothing was given to in the same round: a call of its own has no such names."""
    read = ast.parse(tree.module.code_for_node(function.with_changes(leading_lines=[]))).body[0]
    if not isinstance(read, ast.FunctionDef):
        return True
    flow, given = flow_of(read.body), {one.arg for one in (*read.args.posonlyargs, *read.args.args)}
    deleted = any(isinstance(node, ast.Delete) for node in ast.walk(read))
    return deleted or bool((flow.read & flow.written) - given)


def _tail(tree: PythonTree, function: cst.FunctionDef, call: cst.CSTNode) -> cst.SimpleStatementLine | None:
    """The line that gives the call back and does nothing else; None where more happens after it."""
    given = tree.parents.get(call)
    line = tree.parents.get(given) if isinstance(given, cst.Return) else None
    if not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1:
        return None
    around = tree.parents.get(line)
    while isinstance(around, _BRANCHES):
        around = tree.parents.get(around)
    return line if around is function else None


def _assigned(function: cst.FunctionDef, call: cst.CSTNode) -> cst.Assign | None:
    """What the parameters are in the next round; None where that is not told, or nothing changes."""
    parameters = [*function.params.posonly_params, *function.params.params]
    names = [parameter.name.value for parameter in parameters]
    values: dict[str, cst.BaseExpression] = {}
    for place, argument in enumerate(cst.ensure_type(call, cst.Call).args):
        key = argument.keyword.value if argument.keyword is not None else names[place] if place < len(names) else ""
        if argument.star or key not in names or key in values:
            return None
        if values and names.index(key) < max(map(names.index, values)):
            # They would be worked out in another order.
            return None
        values[key] = argument.value
    for parameter in parameters:
        if parameter.name.value not in values:
            if parameter.default is None or not m.matches(parameter.default, _CONSTANT):
                return None
            values[parameter.name.value] = parameter.default
    changed = [n for n in names if not m.matches(values[n], m.Name(n))]
    if not changed:
        return None
    if len(changed) == 1:
        return cst.Assign([cst.AssignTarget(cst.Name(changed[0]))], values[changed[0]])
    return cst.Assign([cst.AssignTarget(_tuple([cst.Name(n) for n in changed]))], _tuple([values[n] for n in changed]))


def _tuple(values: Sequence[cst.BaseExpression]) -> cst.Tuple:
    """Without brackets."""
    return cst.Tuple([cst.Element(value) for value in values], lpar=[], rpar=[])


def _looping(function: cst.FunctionDef, turns: Mapping[cst.CSTNode, cst.Assign]) -> cst.FunctionDef:
    statements = list(block(function.body))
    is_told = isinstance(simple(statements[0]), cst.Expr) and m.matches(
        cst.ensure_type(simple(statements[0]), cst.Expr).value, m.SimpleString() | m.ConcatenatedString()
    )
    head, rest = statements[:is_told], statements[is_told:]
    is_whole = _leaves(rest[-1], turns)
    turning = _Turning(turns, list(_last(rest)) if is_whole else [])
    body = [item for statement in rest for item in _flat(statement.visit(turning))]
    if not is_whole:
        body.append(cst.SimpleStatementLine([cst.Return(cst.Name("None"))]))
    loop = cst.While(cst.Name("True"), cst.IndentedBlock(body))
    suite = cst.ensure_type(function.body, cst.IndentedBlock)
    return function.with_changes(body=suite.with_changes(body=[*head, loop]))


def _flat(visited: object) -> list[cst.BaseStatement]:
    nodes = visited.nodes if isinstance(visited, cst.FlattenSentinel) else (visited,)
    return [node for node in nodes if isinstance(node, cst.BaseStatement)]


def _leaves(statement: cst.BaseStatement, turns: Mapping[cst.CSTNode, cst.Assign]) -> bool:
    """Whether nothing comes behind it in its round."""
    if statement in turns or isinstance(simple(statement), (cst.Return, cst.Raise)):
        return True
    while isinstance(statement, cst.If) and block(statement.body) and _leaves(block(statement.body)[-1], turns):
        if isinstance(statement.orelse, cst.Else):
            inner = block(statement.orelse.body)
            return bool(inner) and _leaves(inner[-1], turns)
        if statement.orelse is None:
            return False
        statement = statement.orelse
    return False


def _last(statements: Sequence[cst.BaseStatement]) -> Iterator[cst.CSTNode]:
    """The statements behind which a round ends, one for each branch."""
    if not statements:
        return
    branch: cst.CSTNode | None = statements[-1]
    yield statements[-1]
    while isinstance(branch, (cst.If, cst.Else)):
        yield from _last(block(branch.body))
        branch = branch.orelse if isinstance(branch, cst.If) else None


class _Turning(m.MatcherDecoratableTransformer):
    """Gives the parameters their next values and goes on with the next round, which behind the ``last`` statements goes
    by itself.
    """

    def __init__(self, turns: Mapping[cst.CSTNode, cst.Assign], last: Sequence[cst.CSTNode]) -> None:
        super().__init__()
        self._turns = turns
        self._last = last

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.BaseStatement | cst.FlattenSentinel[cst.BaseStatement]:
        turn = self._turns.get(original_node)
        if turn is None:
            return updated_node
        again = updated_node.with_changes(body=[turn])
        if any(original_node is one for one in self._last):
            return again
        return cst.FlattenSentinel([again, cst.SimpleStatementLine([cst.Continue()])])


REWRITE = Rewrite(
    name="tail_recursion",
    family="python",
    aim=Aim.PERFORMANCE,
    metric=Metric.OCCURRENCES,
    what="Turns a function that calls itself last of all into a loop",
    find=find,
)
