"""A parsed JavaScript or TypeScript file and the few moves that rewrites make on it."""

import functools
import heapq
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
IDENTIFIERS = frozenset({"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"})
BLOCKS = frozenset({"statement_block", "program"})


@dataclass(frozen=True)
class JavaScriptTree:
    """Offsets are in code points."""

    text: str
    root: SgNode
    index: LineIndex
    _by_kind: dict[str, list[tuple[int, SgNode]]] = field(default_factory=dict)
    _named: dict[str, list[SgNode]] = field(default_factory=dict)

    def walk(self, *kinds: str) -> Iterator[SgNode]:
        """All nodes of these kinds in the order of the text."""
        if not self._by_kind:
            for place, node in enumerate(walk(self.root)):
                if node.is_named():
                    self._by_kind.setdefault(node.kind(), []).append((place, node))
        found = heapq.merge(*(self._by_kind.get(kind, ()) for kind in kinds), key=lambda item: item[0])
        return (node for _, node in found)

    def statements(self) -> Iterator[list[SgNode]]:
        """What stands in each block, comments included."""
        return ([child for child in block.children() if child.is_named()] for block in self.walk(*BLOCKS))

    def uses(self, name: str, within: SgNode) -> list[SgNode]:
        """Where a name stands within a node, in the order of the text; names of properties are none."""
        if not self._named:
            for node in self.walk(*IDENTIFIERS):
                self._named.setdefault(node.text(), []).append(node)
        start, end = span(within)
        return [node for node in self._named.get(name, ()) if start <= span(node)[0] < end]

    def spliced(self, start: int, end: int, new_text: str) -> str:
        """The whole text with a stretch replaced."""
        return self.text[:start] + new_text + self.text[end:]

    def indentation(self, node: SgNode) -> str:
        """The white space before the line on which a node begins."""
        start = span(node)[0]
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return line[: len(line) - len(line.lstrip())]

    def candidate(
        self,
        changed: str,
        nodes: Sequence[SgNode],
        title: str,
        description: str,
        assumption: str = "",
        *,
        adds_head: bool = False,
        interface: frozenset[str] = frozenset(),
    ) -> Candidate:
        """A candidate about the lines of ``nodes``."""
        first = min(self.index.position(span(node)[0]).line for node in nodes)
        last = max(self.index.position(span(node)[1]).line for node in nodes)
        return Candidate(changed, first, last, title, description, adds_head, assumption, interface)

    def with_all(self, changes: Sequence[tuple[int, int, str]]) -> str:
        """The whole text with several stretches replaced, none of which overlaps another."""
        text = self.text
        for start, end, new_text in sorted(changes, reverse=True):
            text = text[:start] + new_text + text[end:]
        return text


# Every rewrite asks for the same tree, one after another.
@functools.lru_cache(maxsize=4)
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
    for block in tree.walk(*BLOCKS):
        yield from itertools.pairwise(named_children(block))


def has_comment(*nodes: SgNode) -> bool:
    """Whether a comment stands in any of the nodes."""
    return any(below.kind() == "comment" for node in nodes for below in walk(node))


def mentions(node: SgNode, name: str) -> bool:
    """Whether an identifier of that name stands in or below a node."""
    return any(below.kind() in IDENTIFIERS and below.text() == name for below in walk(node))


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


LEAVING = frozenset({"return_statement", "throw_statement", "continue_statement", "break_statement"})


def is_else_if(statement: SgNode) -> bool:
    """Whether it is the other side of an ``if`` itself."""
    parent = statement.parent()
    return parent is not None and parent.kind() == "else_clause"


def function_around(node: SgNode) -> SgNode | None:
    """The innermost function around a node."""
    return next((owner for owner in node.ancestors() if owner.kind() in FUNCTIONS and owner.is_named()), None)


def declared_in(statements: Sequence[SgNode]) -> set[str]:
    """The names that these statements themselves declare in their block."""
    names: set[str] = set()
    for statement in statements:
        if statement.kind() in ("function_declaration", "generator_function_declaration", "class_declaration"):
            name = statement.field("name")
            names |= {name.text()} if name is not None else set()
        elif statement.kind() in ("lexical_declaration", "variable_declaration"):
            given = [one.field("name") for one in named_children(statement) if one.kind() == "variable_declarator"]
            names |= {name.text() for one in given if one is not None for name in names_of(one)}
    return names


def patterns(node: SgNode) -> Iterator[SgNode]:
    """What gives names to something in or below a node."""
    for below in walk(node):
        fields = {
            "variable_declarator": "name", "function_declaration": "name", "class_declaration": "name",
            "catch_clause": "parameter", "for_in_statement": "left",
        }  # fmt: skip
        pattern = below.field(fields[below.kind()]) if below.kind() in fields else None
        if pattern is not None and not (below.kind() == "for_in_statement" and below.field("kind") is None):
            yield pattern
        if below.kind() in FUNCTIONS and below.is_named():
            given = below.field("parameters") or below.field("parameter")
            if given is not None:
                yield given


def names_of(pattern: SgNode) -> list[SgNode]:
    """The names that a pattern gives."""
    kinds = ("identifier", "shorthand_property_identifier_pattern")
    return [node for node in walk(pattern) if node.kind() in kinds]


def has_long_text(node: SgNode) -> bool:
    """Whether a text in it spans lines, whose indentation is part of it."""
    return any(below.kind() in ("template_string", "string") and "\n" in below.text() for below in walk(node))


def is_ended(tree: JavaScriptTree, text: str, end: int) -> bool:
    """Whether a statement that ends with ``text`` ends where the text of the file goes on at ``end``: without a
    semicolon or brace of its own, what stands on the same line or begins like an operand would belong to it.
    """
    behind = tree.text[end:]
    following = behind.lstrip()
    if text.rstrip().endswith((";", "}")) or not following or following[0] in "};":
        return True
    is_same_line = "\n" not in behind[: len(behind) - len(following)]
    return not is_same_line and following[0] not in "([`/+-*.,?"


def is_movable(tree: JavaScriptTree, block: SgNode) -> bool:
    """Whether its statements can stand one level further out: what they declare is named nowhere else, and no text
    spans lines, whose indentation is part of it.
    """
    if has_long_text(block):
        return False
    scope = function_around(block) or tree.root
    start, end = span(block)
    names = declared_in(named_children(block))
    outside = (node for node in walk(scope) if not start <= span(node)[0] < end and not node.children())
    return not any(node.text() in names for node in outside)


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


_LOOSE = frozenset({
    "assignment_expression", "augmented_assignment_expression", "ternary_expression", "arrow_function",
    "sequence_expression", "yield_expression",
})  # fmt: skip


def operand(test: SgNode, *signs: str) -> str:
    """The text of a condition beside ``&&`` or ``||``, in parentheses where the operators that may not stand there, or
    would fall apart, are its own.
    """
    operator = test.field("operator")
    is_loose = test.kind() == "binary_expression" and operator is not None and operator.kind() in signs
    return f"({test.text()})" if is_loose or test.kind() in _LOOSE else test.text()


def dedented(text: str, old: str, new: str) -> str:
    """Lines that begin with ``old`` begin with ``new``; the first line is taken as it is."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(new + line.removeprefix(old) if line.startswith(old) else line for line in rest)])
