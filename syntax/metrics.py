"""Metrics of functions and files, from the parse tree alone.

Cyclomatic complexity: T. J. McCabe, "A Complexity Measure", IEEE TSE 1976: decisions + 1.
Cognitive complexity: G. A. Campbell, "Cognitive Complexity", SonarSource 2018: structures cost 1 plus their nesting,
``else`` and each run of like logical operators cost 1.
Halstead volume: M. H. Halstead, "Elements of Software Science", 1977: N log2 n over operators and operands.
Maintainability index: P. Oman, J. Hagemeister, ICSM 1992, scaled to 0..100 as Visual Studio does:
``100/171 * (171 - 5.2 ln V - 0.23 CC - 16.2 ln LOC)``.
Readability and testability are ours; docs/metrics.md states their formulas.
"""

import math
from collections import Counter
from dataclasses import dataclass

from ast_grep_py import SgNode

from syntax.functions import FUNCTION_KINDS, Function, find_functions
from syntax.languages import Language
from syntax.parsing import parse, span, walk

_NESTING = frozenset({
    "if_statement", "if_expression", "if", "unless", "for_statement", "for_in_statement", "for_expression", "for",
    "foreach_statement", "for_range_loop", "enhanced_for_statement", "while_statement", "while_expression", "while",
    "until", "do_statement", "do_while_statement", "repeat_while_statement", "loop_expression", "switch_statement",
    "switch_expression", "match_statement", "match_expression", "expression_switch_statement", "case",
    "when_expression", "type_switch_statement", "select_statement", "guard_statement", "catch_clause",
    "except_clause", "rescue",
    "catch_block", "conditional_expression", "ternary_expression", "case_statement", "c_style_for_statement",
})  # fmt: skip
_SWITCHES = frozenset({
    "switch_statement", "switch_expression", "match_statement", "match_expression", "expression_switch_statement",
    "case", "when_expression", "type_switch_statement", "select_statement", "case_statement",
})  # fmt: skip
_CASES = frozenset({
    "switch_case", "case_clause", "match_arm", "expression_case", "when", "when_entry", "type_case",
    "communication_case", "switch_block_statement_group", "switch_rule", "switch_section", "switch_entry", "case_item",
})  # fmt: skip
_ELSES = frozenset({"else_clause", "elif_clause", "else", "elsif"})
_EXTRA_DECISIONS = frozenset({"elif_clause", "elsif", "if_clause", "for_in_clause"})
_LOGICAL = frozenset({"&&", "||", "and", "or", "??"})
_COMMENTS = frozenset({"comment", "line_comment", "block_comment", "multiline_comment"})


@dataclass(frozen=True, slots=True)
class FunctionMetrics:
    """A function and its complexities; code of functions nested in it is theirs, not its."""

    function: Function
    cyclomatic: int
    cognitive: int


@dataclass(frozen=True, slots=True)
class FileMetrics:
    """``maintainability_index``, ``readability`` and ``testability`` are 0..100, higher is better."""

    lines_of_code: int
    cyclomatic: int
    cognitive: int
    maintainability_index: float
    readability: float
    testability: float
    functions: tuple[FunctionMetrics, ...]


def measure(text: str, language: Language) -> FileMetrics:
    """The metrics of a file; broken code is measured as far as the parser understands it."""
    root = parse(text, language)
    kinds = FUNCTION_KINDS[language.family]
    scores = _Scores()
    _score(root, kinds, scores)
    functions = tuple(
        FunctionMetrics(function, 1 + scores.decisions[function.start], scores.cognitive[function.start])
        for function in find_functions(text, language)
    )
    lines = _code_lines(text, root)
    cyclomatic = 1 + sum(scores.decisions.values()) + len(functions)
    return FileMetrics(
        lines_of_code=len(lines),
        cyclomatic=cyclomatic,
        cognitive=sum(scores.cognitive.values()),
        maintainability_index=_maintainability(_halstead_volume(root), cyclomatic, len(lines)),
        readability=_readability(lines, functions),
        testability=_testability(functions),
        functions=functions,
    )


class _Scores:
    """Decisions and cognitive cost, by the offset at which the owning function starts; -1 is the module."""

    def __init__(self) -> None:
        self.decisions: Counter[int] = Counter()
        self.cognitive: Counter[int] = Counter()


def _score(root: SgNode, kinds: frozenset[str], scores: _Scores) -> None:
    """Visit each node once with its owner and nesting."""
    stack: list[tuple[SgNode, int, int]] = [(root, -1, 0)]
    while stack:
        node, owner, nesting = stack.pop()
        kind = node.kind() if node.is_named() else ""
        if kind in kinds:
            owner, nesting = span(node)[0], 0 if owner == -1 else nesting + 1
        elif kind in _NESTING:
            chained = _continues_chain(node)
            scores.decisions[owner] += kind not in _SWITCHES
            scores.cognitive[owner] += 0 if chained else 1 + nesting
            nesting += 0 if chained else 1
        elif kind in _ELSES:
            scores.cognitive[owner] += 1
        if kind in _CASES and not node.text().startswith("default"):
            scores.decisions[owner] += 1
        if kind in _EXTRA_DECISIONS:
            scores.decisions[owner] += 1
        if node.kind() in _LOGICAL and not node.children():
            scores.decisions[owner] += 1
            scores.cognitive[owner] += _starts_run(node)
        stack.extend((child, owner, nesting) for child in reversed(node.children()))


def _continues_chain(node: SgNode) -> bool:
    """Whether an ``if`` is the ``else if`` of another, which was counted at its ``else``."""
    parent = node.parent()
    return node.kind() == "if_statement" and parent is not None and (
        parent.kind() == "else_clause"
        or (parent.kind() == "if_statement" and parent.field("alternative") is not None
            and span(parent.field("alternative") or parent) == span(node))
    )  # fmt: skip


def _starts_run(operator: SgNode) -> bool:
    """Whether no like operator precedes this one in its run."""
    expression = operator.parent()
    left = expression.field("left") if expression is not None else None
    inner = left.field("operator") if left is not None else None
    return inner is None or inner.kind() != operator.kind()


def _code_lines(text: str, root: SgNode) -> list[str]:
    """Lines that are neither blank nor comment only."""
    lines = text.split("\n")
    commented: set[int] = set()
    for node in walk(root):
        if node.kind() in _COMMENTS:
            place = node.range()
            commented.update(range(place.start.line + (place.start.column > 0), place.end.line + 1))
            if place.start.column and not lines[place.start.line][: place.start.column].strip():
                commented.add(place.start.line)
    return [line for number, line in enumerate(lines) if line.strip() and number not in commented]


def _halstead_volume(root: SgNode) -> float:
    """Named leaves are operands, unnamed ones operators; comments are neither."""
    vocabulary: set[tuple[bool, str]] = set()
    length = 0
    for node in walk(root):
        if not node.children() and node.kind() not in _COMMENTS and node.text().strip():
            vocabulary.add((node.is_named(), node.text()))
            length += 1
    return length * math.log2(len(vocabulary)) if len(vocabulary) > 1 else 0.0


def _maintainability(volume: float, cyclomatic: int, lines: int) -> float:
    if lines == 0:
        return 100.0
    raw = 171 - 5.2 * math.log(max(volume, 1)) - 0.23 * cyclomatic - 16.2 * math.log(lines)
    return round(min(100.0, max(0.0, raw * 100 / 171)), 1)


def _readability(lines: list[str], functions: tuple[FunctionMetrics, ...]) -> float:
    """100, less 40 for long lines, 30 for long functions, 30 for tangled ones, each by the share it concerns."""
    if not lines:
        return 100.0
    long_lines = sum(1 for line in lines if len(line.rstrip()) > 100) / len(lines)
    count = max(1, len(functions))
    long_functions = sum(1 for f in functions if f.function.last_line - f.function.range.start.line >= 50) / count
    tangled = sum(1 for f in functions if f.cognitive > 15) / count
    return round(100 - 40 * min(1, 4 * long_lines) - 30 * long_functions - 30 * tangled, 1)


def _testability(functions: tuple[FunctionMetrics, ...]) -> float:
    """Mean over the functions of 100 less 4 for each decision beyond the fifth and 5 for each parameter beyond four."""
    if not functions:
        return 100.0
    scores = [
        max(0, 100 - 4 * max(0, f.cyclomatic - 5) - 5 * max(0, len(f.function.parameters) - 4)) for f in functions
    ]
    return round(sum(scores) / len(scores), 1)
