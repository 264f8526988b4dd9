"""A parsed JavaScript or TypeScript file and the few moves that rewrites make on it."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ast_grep_py import SgNode

from refactor_service.rewrites.rewrite import Candidate
from syntax.languages import JAVASCRIPT
from syntax.parsing import error_spans, named_children, parse, span, walk
from syntax.positions import LineIndex
from syntax.source import Source

FUNCTIONS = frozenset({
    "function_declaration", "generator_function_declaration", "function_expression", "generator_function",
    "arrow_function", "method_definition",
})  # fmt: skip
# Expressions that a method can be called on without parentheses.
RECEIVERS = frozenset({"identifier", "member_expression", "call_expression", "array", "subscript_expression"})
BLOCKS = frozenset({"statement_block", "program"})


@dataclass(frozen=True)
class JavaScriptTree:
    """Offsets are in code points."""

    text: str
    root: SgNode
    index: LineIndex

    def spliced(self, start: int, end: int, new_text: str) -> str:
        """The whole text with a stretch replaced."""
        return self.text[:start] + new_text + self.text[end:]

    def indentation(self, node: SgNode) -> str:
        """The white space before the line on which a node begins."""
        start = span(node)[0]
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return line[: len(line) - len(line.lstrip())]

    def candidate(
        self, changed: str, nodes: Sequence[SgNode], title: str, description: str, assumption: str = ""
    ) -> Candidate:
        """A candidate about the lines of ``nodes``."""
        first = min(self.index.position(span(node)[0]).line for node in nodes)
        last = max(self.index.position(span(node)[1]).line for node in nodes)
        return Candidate(changed, first, last, title, description, assumption=assumption)


def parse_tree(source: Source) -> JavaScriptTree | None:
    """The tree; None for other languages and for a text with errors."""
    if source.language.family != JAVASCRIPT.family:
        return None
    root = parse(source.text, source.language)
    if error_spans(root, limit=1):
        return None
    return JavaScriptTree(source.text, root, LineIndex(source.text))


def statements_of(node: SgNode) -> list[SgNode]:
    """The statements of a block; a single statement is a block of one."""
    return named_children(node) if node.kind() in BLOCKS else [node]


def neighbours(tree: JavaScriptTree) -> Iterator[tuple[SgNode, SgNode]]:
    """Statements that follow each other in one block."""
    for block in walk(tree.root):
        if block.kind() in BLOCKS:
            inner = named_children(block)
            yield from itertools.pairwise(inner)


def has_comment(*nodes: SgNode) -> bool:
    """Whether a comment stands in any of the nodes."""
    return any(below.kind() == "comment" for node in nodes for below in walk(node))


def mentions(node: SgNode, name: str) -> bool:
    """Whether an identifier of that name stands in or below a node."""
    kinds = ("identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern")
    return any(below.kind() in kinds and below.text() == name for below in walk(node))


def contains(node: SgNode, *kinds: str) -> bool:
    """Whether a node of these kinds stands in or below a node."""
    return any(below.kind() in kinds for below in walk(node) if below.is_named())


_ARRAYS = re.compile(
    r"^\[|^Array\.(?:from|of)\(|^Object\.(?:keys|values|entries)\("
    r"|\.(?:map|filter|slice|concat|split|sort|reverse|flat|flatMap)\([^()]*(?:\([^()]*\)[^()]*)*\)$"
)
_ARRAY_TYPES = re.compile(r"(?:\[\]|^(?:readonly )?(?:Readonly)?Array<.*>)$")


def assumed_array(node: SgNode) -> str:
    """What is assumed when a method of arrays is called on ``node``; empty when the text shows or asks it."""
    text = node.text()
    asked = any(f"Array.isArray({text})" in owner.text() for owner in node.ancestors() if owner.kind() in FUNCTIONS)
    if asked or _ARRAYS.search(text) or _ARRAY_TYPES.search(declared_type(node)):
        return ""
    return f"that '{text}' is an array"


def declared_type(name: SgNode) -> str:
    """The type that a parameter of an enclosing function, or a declaration before it, gives a name."""
    if name.kind() != "identifier":
        return ""
    for owner in name.ancestors():
        if owner.kind() not in FUNCTIONS:
            continue
        for below in walk(owner):
            pattern, annotation = below.field("pattern") or below.field("name"), below.field("type")
            if pattern is not None and annotation is not None and pattern.text() == name.text():
                return annotation.text().lstrip(":").strip()
    return ""


def condition(statement: SgNode) -> SgNode | None:
    """What stands between the parentheses of an if or a loop."""
    held = statement.field("condition")
    if held is None or held.kind() != "parenthesized_expression":
        return None
    inner = named_children(held)
    return inner[0] if len(inner) == 1 else None


def negated(test: SgNode) -> str:
    """The opposite of a condition; only equality has an exact one of its own."""
    operator = test.field("operator")
    left, right = test.field("left"), test.field("right")
    if test.kind() == "binary_expression" and operator is not None and left is not None and right is not None:
        opposite = {"===": "!==", "!==": "===", "==": "!=", "!=": "=="}.get(operator.kind())
        if opposite:
            return f"{left.text()} {opposite} {right.text()}"
        return f"!({test.text()})"
    if test.kind() == "unary_expression" and test.text().startswith("!"):
        inner = test.field("argument")
        return inner.text() if inner is not None else f"!({test.text()})"
    simple = test.kind() in ("identifier", "member_expression", "call_expression", "subscript_expression")
    return f"!{test.text()}" if simple else f"!({test.text()})"


def dedented(text: str, old: str, new: str) -> str:
    """Lines that begin with ``old`` begin with ``new``; the first line is taken as it is."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(new + line.removeprefix(old) if line.startswith(old) else line for line in rest)])
