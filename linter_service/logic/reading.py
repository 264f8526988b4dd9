"""What trees of Python and JavaScript say alike: comparisons, conditions, loops, calls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from syntax.parsing import named_children

LOOPS = frozenset({"for_statement", "while_statement", "for_in_statement", "do_statement"})
FUNCTIONS = frozenset({
    "function_definition", "lambda", "function_declaration", "function_expression", "arrow_function",
    "method_definition", "generator_function_declaration", "generator_function",
})  # fmt: skip
ENDINGS = frozenset({"return_statement", "raise_statement", "throw_statement", "break_statement"})
BLOCKS = frozenset({"block", "statement_block"})
COMPARISONS = frozenset({"comparison_operator", "binary_expression"})
_OPERATORS = frozenset({"<", "<=", ">", ">=", "==", "!=", "===", "!==", "is", "is not", "in", "not in"})
CHAINS = frozenset({"boolean_operator", "binary_expression"})
_WORDS = {"and": "and", "or": "or", "&&": "and", "||": "or"}
# Of what is joined, so many are held against each other.
MOST_JOINED = 40
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# What gives the same value when it is written again: names, fields, lengths.
_PLAIN = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*|len\([A-Za-z_][\w.]*\)")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Of two expressions by one operator; JavaScript's ``===`` is read as ``==``."""

    node: SgNode
    left: SgNode
    operator: str
    right: SgNode


def comparison(node: SgNode) -> Comparison | None:
    """The comparison that ``node`` is; None for anything else, also for chains of several."""
    if node.kind() not in COMPARISONS:
        return None
    inner = node.children()
    operator = "".join(child.text() for child in inner[1:-1])
    if len(inner) != 3 or operator not in _OPERATORS:
        return None
    return Comparison(node, inner[0], operator[:2] if operator in ("===", "!==") else operator, inner[2])


def chained(node: SgNode) -> tuple[str, list[SgNode]]:
    """``and`` or ``or``, and the operands that it joins, however they are grouped; nothing for anything else, and for
    what is itself such an operand.
    """
    word = _joined_by(node)
    holder = node.parent()
    while holder is not None and holder.kind() == "parenthesized_expression":
        holder = holder.parent()
    if not word or (holder is not None and _joined_by(holder) == word):
        return "", []
    return word, list(_operands(node, word))


def _joined_by(node: SgNode) -> str:
    inner = node.children()
    operator = inner[1].text() if node.kind() in CHAINS and len(inner) == 3 else ""
    return _WORDS.get(operator, "")


def _operands(node: SgNode, word: str) -> Iterator[SgNode]:
    stack = [node]
    while stack:
        node = bare(stack.pop())
        if _joined_by(node) == word:
            stack += [node.children()[2], node.children()[0]]
        else:
            yield node


def bare(node: SgNode) -> SgNode:
    """Without parentheses around it."""
    while node.kind() == "parenthesized_expression":
        inner = named_children(node)
        if len(inner) != 1:
            break
        node = inner[0]
    return node


def number(node: SgNode) -> float | None:
    """The number that is written; None for anything else."""
    text = node.text()
    return float(text) if _NUMBER.fullmatch(text) else None


def is_plain(node: SgNode) -> bool:
    """Whether it gives the same value when it is written again beside itself."""
    return _PLAIN.fullmatch(node.text()) is not None


def body_of(node: SgNode) -> list[SgNode]:
    """The statements of a loop, a branch or a function; one that stands without braces is its own body."""
    body = node.field("body") or node.field("consequence")
    if body is None:
        body = next((child for child in node.children() if child.kind() in BLOCKS), None)
    if body is None:
        return []
    return named_children(body) if body.kind() in BLOCKS else [body]


def below(node: SgNode, stop: frozenset[str] = FUNCTIONS) -> Iterator[SgNode]:
    """Everything below ``node`` in the order of the text, but not what lies in nodes of the kinds of ``stop``."""
    stack = list(reversed(node.children()))
    while stack:
        current = stack.pop()
        yield current
        if current.kind() not in stop:
            stack.extend(reversed(current.children()))


def called(node: SgNode) -> str:
    """The text of what a call calls; empty for anything else."""
    function = node.field("function") if node.kind() in ("call", "call_expression") else None
    return function.text() if function is not None else ""


def given(node: SgNode) -> list[SgNode]:
    """The arguments of a call."""
    arguments = node.field("arguments")
    return named_children(arguments) if arguments is not None else []
