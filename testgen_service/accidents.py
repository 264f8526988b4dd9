"""Values that came about by no decision of the code, and that another right version need not give."""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from probe.call import Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan
from syntax.functions import FUNCTION_KINDS, Function
from syntax.languages import Language
from syntax.parsing import parse, span
from syntax.source import Source

# A field without a name, which no caller has and no reader expects.
_NAMELESS = re.compile(r"""[{,]\s*(?:""|'')\s*:""")
# What JavaScript makes of a value that is not there, or not fit for what is done with it.
_LEFT_OVER = re.compile(r"\b(?:undefined|NaN|Infinity)\b|\[object \w+\]")
# What a number of JavaScript's is too large to be exact in.
_LARGE, _EXACT = re.compile(r"(?<![\w.])\d{16,}|\de\+\d"), 2**53
# A table without a row or a column, and code that asks whether something is empty.
_NO_TABLE = frozenset({"[]", "[[]]"})
_ASKS = re.compile(
    r"(?:length|len\(\w+\))\s*(?:[=!]==?|[<>]=?)\s*[01]\b|\bnot \w+\s*(?:[:)]|and\b|or\b)|!\w+(?:\.length\b|\s*[)&|])"
)
_NOTHING = ("undefined", "None")
_DEEDS = frozenset({"assignment_expression", "augmented_assignment_expression", "update_expression"})
# What gives how many there are now, which is seldom why it is called.
_COUNTS = re.compile(r"\.(?:push|unshift)$")


class Accidents:
    """What is one, in one file."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._by_the_way: dict[str, frozenset[int]] = {}

    def has(self, plan: Plan, call: Call, outcome: CallOutcome) -> bool:
        """Whether what the call gave is one: it holds what was left over of a value that is missing or a number that is
        not exact, has a field without a name, is of a table without a row, or was returned by the way, by a function
        that is called for what it does.
        """
        function, literal = plan.target.function, outcome.literal or ""
        if _NAMELESS.search(literal) or _NAMELESS.search(call.text):
            return True
        if outcome.kind is OutcomeKind.RAISED or literal in _NOTHING:
            return False
        if plan.is_rectangular and not _NO_TABLE.isdisjoint(call.arguments) and not _ASKS.search(self._own(function)):
            return True
        if self._source.language.family == "javascript" and self._is_left_over(function, call, literal):
            return True
        return not outcome.lines.isdisjoint(self._lines_by_the_way(function))

    def _is_left_over(self, function: Function, call: Call, literal: str) -> bool:
        found = set(_LEFT_OVER.findall(literal))
        own = self._own(function)
        # A number that is none may be the answer of a code that speaks of such.
        meant = {word for word in found if word in call.text or (word != "undefined" and word in own)}
        large = [text for text in _LARGE.findall(literal) if not text.isdigit() or int(text) > _EXACT]
        return bool(found - meant) or bool(large)

    def _own(self, function: Function) -> str:
        return self._source.text[function.start : function.end]

    def _lines_by_the_way(self, function: Function) -> frozenset[int]:
        if function.name not in self._by_the_way:
            self._by_the_way[function.name] = frozenset(_lines_by_the_way(self._source, function))
        return self._by_the_way[function.name]


def _lines_by_the_way(source: Source, function: Function) -> Iterator[int]:
    """The lines of what returns a deed itself, such as an assignment; and of calls that are returned where the function
    otherwise ends in a deed and gives nothing.
    """
    node = _node(parse(source.text, source.language), function, source.language)
    body = None if node is None else node.field("body")
    if node is None or body is None:
        return
    statements = [child for child in body.children() if child.is_named() and child.kind() != "comment"]
    is_block = body.kind() in ("statement_block", "block")
    ends_in_deed = is_block and bool(statements) and statements[-1].kind() == "expression_statement"
    for value, place in [(body, body)] if not is_block else _returns(node, FUNCTION_KINDS[source.language.family]):
        given = _without_brackets(value)
        is_call = given.kind() in ("call_expression", "call")
        called = given.field("function") if is_call else None
        is_count = called is not None and bool(_COUNTS.search(called.text()))
        if given.kind() in _DEEDS or is_count or (is_call and ends_in_deed):
            first, last = place.range().start.line, place.range().end.line
            yield from range(first + 1, last + 2)


def _without_brackets(node: SgNode) -> SgNode:
    while node.kind() == "parenthesized_expression":
        node = next(child for child in node.children() if child.is_named())
    return node


def _node(root: SgNode, function: Function, language: Language) -> SgNode | None:
    """The node of the function, which its text may begin in front of."""
    stack = [root]
    while stack:
        node = stack.pop()
        start, end = span(node)
        if start >= function.start and end <= function.end and node.kind() in FUNCTION_KINDS[language.family]:
            return node
        stack += reversed([c for c in node.children() if span(c)[1] > function.start and span(c)[0] < function.end])
    return None


def _returns(function: SgNode, kinds: frozenset[str]) -> Iterator[tuple[SgNode, SgNode]]:
    """What the function itself returns, with the statement."""
    stack = function.children()
    while stack:
        node = stack.pop()
        if node.kind() == "return_statement":
            yield from ((child, node) for child in node.children() if child.is_named() and child.kind() != "comment")
        elif node.kind() not in kinds:
            stack += node.children()
