"""One of.

What: a name that is compared with several constants, joined by ``||``, is asked for in a list of them.
Why: what is compared stands there once, and so do the constants.
Bad: ``x === "a" || x === "b" || x === "c"``
Good: ``["a", "b", "c"].includes(x)``
Limits: three constants at least, text or numbers; ``===`` and ``||``, or ``!==`` and ``&&``; anything that is called.
TypeScript, which learns the type of a name from comparisons alone, is left alone.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import JavaScriptTree, has_comment, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.languages import JAVASCRIPT
from syntax.parsing import span
from syntax.source import Source

MIN_CONSTANTS = 3
MAX_LENGTH = 100
_JOINED = {"||": "===", "&&": "!=="}


def find(source: Source) -> Iterator[Candidate]:
    """Chains of comparisons of one name."""
    tree = parse_tree(source)
    if tree is None or source.language is not JAVASCRIPT:
        return
    for node in tree.walk("binary_expression"):
        parent = node.parent()
        sign = _sign(node)
        if sign in _JOINED and parent is not None and _sign(parent) != sign and not has_comment(node):
            yield from _candidate(tree, node, sign)


def _candidate(tree: JavaScriptTree, chain: SgNode, joined: str) -> Iterator[Candidate]:
    compared = [_compared(part, _JOINED[joined]) for part in _operands(chain, joined)]
    names, constants = {name for name, _ in compared}, [constant for _, constant in compared]
    if len(names) != 1 or "" in names or len(constants) < MIN_CONSTANTS or len(set(constants)) < len(constants):
        return
    (name,) = names
    if any(one.kind() == "expression_statement" and span(one)[0] == span(chain)[0] for one in chain.ancestors()):
        # A bracket at its beginning might belong to the line before it.
        return
    text = f"{'' if joined == '||' else '!'}[{', '.join(constants)}].includes({name})"
    if len(text) > MAX_LENGTH:
        return
    yield tree.candidate(
        tree.spliced(*span(chain), text),
        [chain],
        f"Ask whether {name} is one of these",
        f"'{name}' is compared with {len(constants)} constants one by one; a list of them says the same once.",
    )


def _operands(chain: SgNode, joined: str) -> list[SgNode]:
    """What the operator joins, from left to right."""
    found: list[SgNode] = []
    node: SgNode | None = chain
    while node is not None and _sign(node) == joined:
        right = node.field("right")
        found += [right] if right is not None else []
        node = node.field("left")
    return [*([node] if node is not None else []), *reversed(found)]


def _sign(node: SgNode) -> str:
    operator = node.field("operator") if node.kind() == "binary_expression" else None
    return operator.kind() if operator is not None else ""


def _compared(part: SgNode, sign: str) -> tuple[str, str]:
    """The name and the constant; empty for any other condition."""
    left, right = part.field("left"), part.field("right")
    if _sign(part) != sign or left is None or right is None or right.kind() not in ("string", "number"):
        return "", ""
    is_plain = left.kind() in ("identifier", "member_expression") and "(" not in left.text()
    return (left.text(), right.text()) if is_plain else ("", "")


REWRITE = Rewrite(
    name="one_of",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Asks whether a value is one of several constants",
    find=find,
)
