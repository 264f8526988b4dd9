"""Match.

What: a chain of ``if`` and ``elif`` that compares one name with constants becomes ``match``.
Why: the reader sees at once that one value decides, and which values there are.
Bad: ``if kind == "a":`` / (lines) / ``elif kind == "b":`` / (lines) / ``else:`` / (lines)
Good: ``match kind:`` / ``case "a":`` / (lines) / ``case "b":`` / (lines) / ``case _:`` / (lines)
Limits: three cases at least; text and whole numbers; needs Python 3.10. Chains that only return constants are better
off as a table.
"""

from collections.abc import Iterator

import libcst as cst

from refactor_service.rewrites.python.tree import Body, PythonTree, block, has_comments, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MIN_CASES = 3
_CONSTANTS = (cst.SimpleString, cst.Integer)


def find(source: Source) -> Iterator[Candidate]:
    """Chains about one name."""
    tree = parse(source)
    if tree is None:
        return
    for body, index, head in tree.ifs():
        yield from _candidate(tree, body, index, head)


def _candidate(tree: PythonTree, body: Body, index: int, head: cst.If) -> Iterator[Candidate]:
    branches, last = _branches(head)
    compared = [_compared(branch.test) for branch in branches]
    names = {name for name, _ in compared}
    if len(branches) < MIN_CASES or len(names) != 1 or "" in names or _is_table(branches):
        return
    if any(has_comments(tree, [branch.test]) for branch in branches):
        return
    cases = [_case(branch, keys) for branch, (_, keys) in zip(branches, compared, strict=True)]
    if last is not None:
        any_other = cst.MatchAs(pattern=None, name=None)
        cases.append(cst.MatchCase(pattern=any_other, body=last.body, leading_lines=last.leading_lines))
    (name,) = names
    made = cst.Match(subject=cst.Name(name), cases=cases, leading_lines=head.leading_lines)
    yield tree.candidate(
        tree.with_body(body, index, index + 1, [made]),
        [head],
        f"Tell the cases of '{name}' apart with match",
        f"{len(branches)} conditions one after another compare '{name}' with constants and nothing else.",
    )


def _branches(head: cst.If) -> tuple[list[cst.If], cst.Else | None]:
    found: list[cst.If] = []
    node: cst.If | cst.Else | None = head
    while isinstance(node, cst.If):
        found.append(node)
        node = node.orelse
    is_commented = any(line.comment is not None for branch in found[1:] for line in branch.leading_lines)
    return ([], None) if is_commented else (found, node)


def _compared(test: cst.BaseExpression) -> tuple[str, list[cst.BaseExpression]]:
    """The name, and the constants of which it has to be one; no name for any other condition."""
    if not isinstance(test, cst.Comparison) or len(test.comparisons) != 1 or not isinstance(test.left, cst.Name):
        return "", []
    target = test.comparisons[0]
    if isinstance(target.operator, cst.Equal) and isinstance(target.comparator, _CONSTANTS):
        return test.left.value, [target.comparator]
    if isinstance(target.operator, cst.In) and isinstance(target.comparator, (cst.Tuple, cst.List, cst.Set)):
        keys = [element.value for element in target.comparator.elements]
        if keys and all(isinstance(key, _CONSTANTS) for key in keys):
            return test.left.value, keys
    return "", []


def _case(branch: cst.If, keys: list[cst.BaseExpression]) -> cst.MatchCase:
    pattern: cst.MatchPattern = cst.MatchValue(keys[0])
    if len(keys) > 1:
        pattern = cst.MatchOr([cst.MatchOrElement(cst.MatchValue(key), _OR) for key in keys[:-1]]
                              + [cst.MatchOrElement(cst.MatchValue(keys[-1]))])  # fmt: skip
    return cst.MatchCase(pattern=pattern, body=branch.body)


_OR = cst.BitOr(cst.SimpleWhitespace(" "), cst.SimpleWhitespace(" "))


def _is_table(branches: list[cst.If]) -> bool:
    """Whether each branch only returns a constant."""

    def answer(branch: cst.If) -> cst.BaseExpression | None:
        inner = block(branch.body)
        leaving = simple(inner[0]) if len(inner) == 1 else None
        return leaving.value if isinstance(leaving, cst.Return) else None

    return all(isinstance(answer(branch), (*_CONSTANTS, cst.Float)) for branch in branches)


REWRITE = Rewrite(
    name="match_statement",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a chain of comparisons of one name with constants into match",
    find=find,
)
