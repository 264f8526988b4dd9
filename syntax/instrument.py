"""JavaScript that says where it comes along: a call in front of each statement of a function and in each way that the
code may go, and what its counts mean.

Statement and branch coverage by instrumentation, as Istanbul does it; counted per call of a function, and a bound for
what never ends.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from ast_grep_py import SgNode

from syntax.functions import FUNCTION_KINDS
from syntax.languages import Language
from syntax.parsing import parse, span

# The function that is called, with the number of the place.
AT = "cognicodeAt"
_FUNCTIONS = FUNCTION_KINDS["javascript"]
_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
_SHORT_CUTS = frozenset({"&&", "||", "??"})
# What is no step, or has to stay where it is.
_NO_STATEMENTS = frozenset({
    "abstract_class_declaration", "ambient_declaration", "class_declaration", "comment", "empty_statement",
    "export_statement", "function_declaration", "function_signature", "generator_function_declaration",
    "import_statement", "interface_declaration", "type_alias_declaration",
})  # fmt: skip
# A line of nothing but these runs when what it opens or closes does.
_BRACKETS = " \t\r\f\v{}();,"
_TRIVIAL = frozenset({"", "do", "else", "finally", "try"})
# Where no place is known: the top of the file, which runs when it is loaded.
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Branch:
    """``start`` to ``end`` (code points) is what may be run, ``way`` the place in front of it; ``decided`` is the place
    in front of the statement that decides.
    """

    decided: int
    way: int
    start: int
    end: int
    is_loop: bool = False


@dataclass(frozen=True)
class Instrumented:
    """``text`` calls ``AT`` with the number of each place, on the lines where it was; ``lines`` are those of functions
    that run when a place is come along, by number.
    """

    text: str
    lines: tuple[frozenset[int], ...]
    branches: tuple[Branch, ...]

    def lines_of(self, counts: Mapping[int, int]) -> frozenset[int]:
        """The lines that ran, by how often each place was come along."""
        return frozenset().union(*(self.lines[place] for place in counts if place < len(self.lines)))

    def arcs_of(self, counts: Mapping[int, int]) -> frozenset[tuple[int, int]]:
        """Each way that was taken, ``(start, end)``, each that was decided against, ``(start, -end)``, and each loop
        that turned more than once, ``(end, start)``.
        """
        return frozenset(arc for branch in self.branches for arc in _arcs(branch, counts))


def _arcs(branch: Branch, counts: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    if branch.way in counts:
        yield branch.start, branch.end
        if branch.is_loop and counts[branch.way] > counts.get(branch.decided, counts[branch.way]):
            yield branch.end, branch.start
    elif branch.decided in counts:
        yield branch.start, -branch.end


@lru_cache(maxsize=2048)
def instrumented(text: str, language: Language) -> Instrumented:
    """``text`` with its places; a broken text has those that can be read."""
    draft = _Draft()
    stack: list[tuple[SgNode, int, bool]] = [(parse(text, language), _NOWHERE, False)]
    while stack:
        node, place, is_inside = stack.pop()
        stack.extend(reversed(list(draft.visit(node, place, is_inside))))
    lines = [
        own if number not in draft.outside else frozenset[int]() for number, own in enumerate(_lines(text, draft.spans))
    ]
    return Instrumented(draft.written(text), tuple(lines), tuple(draft.branches))


@dataclass
class _Draft:
    """What has been found so far: the span of each place, those outside of functions, and what is put where, opening
    and closing.
    """

    spans: list[tuple[int, int]] = field(default_factory=list)
    outside: set[int] = field(default_factory=set)
    branches: list[Branch] = field(default_factory=list)
    openings: list[tuple[int, str]] = field(default_factory=list)
    closings: list[tuple[int, str]] = field(default_factory=list)

    def visit(self, node: SgNode, place: int, is_inside: bool) -> Iterator[tuple[SgNode, int, bool]]:
        """The children, each with the place in front of it, and whether it is inside of a function."""
        kind = node.kind()
        ways = {span(way): way for way in _ways(node)}
        body = node.field("body") if kind in _FUNCTIONS else None
        is_inside = is_inside or kind in _FUNCTIONS
        is_prologue = True
        for child in node.children():
            own, reached = span(child), place
            is_prologue = is_prologue and (not child.is_named() or _is_directive(child))
            if own in ways:
                way = self.enter(child, is_inside, has_room=_is_listed(node))
                self.branches.append(Branch(place, way, *own, kind in _LOOPS))
                reached = len(self.spans) - 1
            elif body is not None and own == span(body):
                reached = self.enter(child, is_inside) if child.kind() != "statement_block" else place
            elif _is_listed(node) and is_inside and not is_prologue and _is_statement(child):
                reached = self.opened(child)
            yield child, reached, is_inside

    def enter(self, node: SgNode, is_inside: bool, *, has_room: bool = False) -> int:
        """Open a way or the body of a function; its place. Where several statements may stand it needs no braces, which
        would hide what is declared there.
        """
        start, end = span(node)
        way = self.added(start, end)
        if not is_inside:
            self.outside.add(way)
        if node.kind() == "statement_block":
            self.openings.append((start + 1, f" {AT}({way});"))
        elif node.kind().endswith(("_statement", "_declaration")):
            self.openings.append((start, f"{'' if has_room else '{'}{AT}({way});"))
            self.closings += [] if has_room else [(_last(node), "}")]
            if is_inside and _is_statement(node):
                self.opened(node)
        else:
            self.openings.append((start, f"({AT}({way}), "))
            self.closings.append((_last(node), ")"))
        return way

    def opened(self, node: SgNode) -> int:
        """Count a statement; its place."""
        start, end = span(node)
        place = self.added(start, end)
        self.openings.append((start, f"{AT}({place});"))
        return place

    def added(self, start: int, end: int) -> int:
        """The number of a new place."""
        self.spans.append((start, end))
        return len(self.spans) - 1

    def written(self, text: str) -> str:
        """``text`` with everything put in: where one thing ends and another begins, the end comes first."""
        ends = [(place, 0, -number, what) for number, (place, what) in enumerate(self.closings)]
        begins = [(place, 1, number, what) for number, (place, what) in enumerate(self.openings)]
        parts, reached = [], 0
        for place, _, _, what in sorted((*ends, *begins)):
            parts += [text[reached:place], what]
            reached = place
        return "".join([*parts, text[reached:]])


def _last(node: SgNode) -> int:
    """The end of the last thing in a node that is code: one without a semicolon may hold the comment behind it."""
    while significant := [c for c in node.children() if c.kind() != "comment" and span(c)[0] < span(c)[1]]:
        node = significant[-1]
    return span(node)[1]


def _is_listed(node: SgNode) -> bool:
    """Whether the children of a node are statements, one after the other."""
    return node.kind() in ("statement_block", "switch_case", "switch_default")


def _is_statement(node: SgNode) -> bool:
    is_one = node.kind().endswith(("_statement", "_declaration"))
    return is_one and node.kind() not in _NO_STATEMENTS and span(node)[0] < span(node)[1]


def _is_directive(node: SgNode) -> bool:
    """A string that stands alone, such as "use strict", which has to come first."""
    named = [child for child in node.children() if child.is_named()]
    return node.kind() == "expression_statement" and len(named) == 1 and named[0].kind() == "string"


def _ways(node: SgNode) -> Iterator[SgNode]:
    """What of a node may be run or not."""
    kind = node.kind()
    found: list[SgNode | None] = []
    if kind in ("if_statement", "ternary_expression"):
        found = [node.field("consequence"), *([node.field("alternative")] if kind == "ternary_expression" else [])]
    elif kind == "else_clause":
        found = [next((child for child in reversed(node.children()) if child.is_named()), None)]
    elif kind in _LOOPS or kind == "catch_clause":
        found = [node.field("body")]
    elif kind == "binary_expression":
        operator = node.field("operator")
        found = [node.field("right")] if operator is not None and operator.text() in _SHORT_CUTS else []
    elif kind in ("switch_case", "switch_default"):
        found = [next((child for child in node.children() if _is_statement(child)), None)]
    yield from (way for way in found if way is not None and span(way)[0] < span(way)[1])


def _lines(text: str, spans: list[tuple[int, int]]) -> list[frozenset[int]]:
    """Of each place the line that it begins on, and those that begin inside of it and of no place further in."""
    rows = text.split("\n")
    begins = [0, *accumulate(len(row) + 1 for row in rows)]
    # Behind the closing brace, because what stands there goes on with what is around the block.
    firsts = [begins[n] + len(row) - len(row.lstrip(" \t\r}")) for n, row in enumerate(rows)]
    owners = [_NOWHERE] * len(rows)
    found: list[set[int]] = []
    for number, (start, end) in enumerate(spans):
        first, last = bisect_right(begins, start) - 1, bisect_right(begins, max(start, end - 1)) - 1
        found.append({first + 1})
        for row in range(first, last + 1):
            if start <= firsts[row] < end:
                owners[row] = number
    for row, owner in enumerate(owners):
        if owner != _NOWHERE and rows[row].strip(_BRACKETS) not in _TRIVIAL:
            found[owner].add(row + 1)
    return [frozenset(lines) for lines in found]
