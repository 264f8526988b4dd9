"""Common ending.

What: statements that every branch of an ``if`` ends with stand behind it once.
Why: what depends on the condition and what does not can be told apart, and is changed in one place.
Bad: ``if x:`` / ``a()`` / ``end()`` / ``else:`` / ``b()`` / ``end()``
Good: ``if x:`` / ``a()`` / ``else:`` / ``b()`` / ``end()``
Limits: branches that would be empty without them; comments in what is moved.
"""

from collections.abc import Iterator, Sequence

import libcst as cst

from refactor_service.rewrites.python.tree import Body, PythonTree, block, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Every ``if`` with an ``else`` whose branches end alike."""
    tree = parse(source)
    if tree is None:
        return
    for body, index, head in tree.ifs():
        yield from _candidate(tree, body, index, head)


def _candidate(tree: PythonTree, body: Body, index: int, head: cst.If) -> Iterator[Candidate]:
    branches = _branches(head)
    count = _common(tree, branches)
    if not count:
        return
    if _has_footer(head):
        return
    moved = list(branches[0][-count:])
    if any("#" in tree.code(item) for item in moved):
        return
    yield tree.candidate(
        tree.with_body(body, index, index + 1, [_shortened(head, count), *moved]),
        [head],
        "Say once what every branch ends with",
        f"All {len(branches)} branches end with '{tree.code(moved[0]).splitlines()[0]}', whatever the condition says.",
    )


def _has_footer(head: cst.If) -> bool:
    """Whether a comment ends a branch, which belongs to what would move."""
    node: cst.If | cst.Else | None = head
    while node is not None:
        if isinstance(node.body, cst.IndentedBlock) and any(line.comment is not None for line in node.body.footer):
            return True
        node = node.orelse if isinstance(node, cst.If) else None
    return False


def _branches(head: cst.If) -> list[Sequence[cst.BaseStatement]]:
    """The statements of each branch; none where there is no ``else`` or a branch stands on one line."""
    found: list[Sequence[cst.BaseStatement]] = []
    node: cst.If | cst.Else | None = head
    while node is not None:
        found.append(block(node.body))
        if isinstance(node, cst.Else):
            return found if all(found) else []
        node = node.orelse
    return []


def _common(tree: PythonTree, branches: Sequence[Sequence[cst.BaseStatement]]) -> int:
    """How many statements all end with, of which each keeps at least one before them."""
    most = min((len(branch) for branch in branches), default=1) - 1
    count = 0
    while count < most and len({tree.code(branch[-count - 1]) for branch in branches}) == 1:
        count += 1
    return count


def _shortened(node: cst.If, count: int) -> cst.If:
    """The chain without the last ``count`` statements of each branch."""
    suite = cst.ensure_type(node.body, cst.IndentedBlock)
    orelse = node.orelse
    if isinstance(orelse, cst.If):
        orelse = _shortened(orelse, count)
    elif isinstance(orelse, cst.Else):
        last = cst.ensure_type(orelse.body, cst.IndentedBlock)
        orelse = orelse.with_changes(body=last.with_changes(body=last.body[:-count]))
    return node.with_changes(body=suite.with_changes(body=suite.body[:-count]), orelse=orelse)


REWRITE = Rewrite(
    name="common_ending",
    family="python",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.LINES,
    what="Moves what every branch ends with behind the if",
    find=find,
)
