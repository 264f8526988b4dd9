"""Values that came about by no decision of the code, and that another right version need not give."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ast_grep_py import SgNode

from probe.call import Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan
from syntax.functions import FUNCTION_KINDS, function_nodes
from syntax.languages import Language
from syntax.parsing import named_children, parse, span
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
    r"|\bwhile \w+\s*:"
)
_NOTHING = ("undefined", "None")
# More decimals than a number has; what comes of them is the machine's doing.
_PLACES, _MANY_PLACES = re.compile(r"decimals|digits|places|precision", re.IGNORECASE), re.compile(r"-?\d{2,}")
# Of these nobody asks what they give, unless it is said.
_ENDINGS = frozenset({"clear", "close", "destroy", "dispose", "flush", "reset", "shutdown", "stop"})
_GIVES = re.compile(r"\b(?:returns?|gives?|yields?)\b", re.IGNORECASE)
_DEEDS = frozenset({"assignment_expression", "augmented_assignment_expression", "update_expression"})
# What gives how many there are now, which is seldom why it is called.
_COUNTS = re.compile(r"\.(?:push|unshift)$")


def is_accident(source: Source, plan: Plan, call: Call, outcome: CallOutcome) -> bool:
    """Whether what the call gave is one: it holds what was left over of a value that is missing or a number that is
    not exact, is of more decimals than a number has, has a field without a name, is of a table without a row, or was
    returned by the way, by a function that is called for what it does, as its body or its name says.
    """
    function, literal = plan.target.function, outcome.literal or ""
    own = function.text_in(source.text)
    if _NAMELESS.search(literal) or _NAMELESS.search(call.text):
        return True
    if outcome.kind is OutcomeKind.RAISED or literal in _NOTHING:
        return False
    if not _ENDINGS.isdisjoint((plan.target.plain_name, call.asks)) and not _GIVES.search(plan.documentation):
        return True
    given = zip((parameter.name for parameter in plan.target.parameters), call.arguments, strict=False)
    if any(_PLACES.search(name) and _MANY_PLACES.fullmatch(value) for name, value in given):
        return True
    if plan.is_rectangular and not _NO_TABLE.isdisjoint(call.arguments) and not _ASKS.search(own):
        return True
    if source.language.family == "javascript" and _is_left_over(own, call, literal):
        return True
    return not outcome.lines.isdisjoint(_lines_by_the_way(source.text, source.language, function.start, function.end))


def _is_left_over(own: str, call: Call, literal: str) -> bool:
    found = set(_LEFT_OVER.findall(literal))
    # A number that is none may be the answer of a code that speaks of such.
    meant = {word for word in found if word in call.text or (word != "undefined" and word in own)}
    large = [text for text in _LARGE.findall(literal) if not text.isdigit() or int(text) > _EXACT]
    return bool(found - meant) or bool(large)


@lru_cache(maxsize=1024)
def _lines_by_the_way(text: str, language: Language, start: int, end: int) -> frozenset[int]:
    """Of the function from ``start`` to ``end``: the lines of what returns a deed itself, such as an assignment; and of
    calls that are returned where the function otherwise ends in a deed and gives nothing.
    """
    # Its text may begin in front of its node.
    inside = (n for n in function_nodes(parse(text, language), language) if start <= span(n)[0] and span(n)[1] <= end)
    node = next(inside, None)
    body = None if node is None else node.field("body")
    if node is None or body is None:
        return frozenset()
    statements = named_children(body)
    is_block = body.kind() in ("statement_block", "block")
    ends_in_deed = is_block and bool(statements) and statements[-1].kind() == "expression_statement"
    returned = _returns(node, FUNCTION_KINDS[language.family]) if is_block else [(body, body)]
    places = [place.range() for value, place in returned if _is_by_the_way(value, ends_in_deed=ends_in_deed)]
    return frozenset(line + 1 for place in places for line in range(place.start.line, place.end.line + 1))


def _is_by_the_way(value: SgNode, *, ends_in_deed: bool) -> bool:
    given = _without_brackets(value)
    is_call = given.kind() in ("call_expression", "call")
    called = given.field("function") if is_call else None
    is_count = called is not None and bool(_COUNTS.search(called.text()))
    return given.kind() in _DEEDS or is_count or (is_call and ends_in_deed)


def _without_brackets(node: SgNode) -> SgNode:
    while node.kind() == "parenthesized_expression":
        node = next(child for child in node.children() if child.is_named())
    return node


def _returns(function: SgNode, kinds: frozenset[str]) -> Iterator[tuple[SgNode, SgNode]]:
    """What the function itself returns, with the statement."""
    stack = function.children()
    while stack:
        node = stack.pop()
        if node.kind() == "return_statement":
            yield from ((part, node) for part in named_children(node))
        elif node.kind() not in kinds:
            stack += node.children()
