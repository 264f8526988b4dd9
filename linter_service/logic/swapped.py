"""Arguments that are named like each other's parameters."""

import re
from collections.abc import Iterator, Sequence

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import FUNCTIONS, called, given
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR
from syntax.parsing import named_children, span

_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_HANDED = frozenset({"lambda", "arrow_function"})
_TURNING = re.compile(r"(?i)revers|undo|swap|inver|roll_?back|flip|mirror|transpose|desc|opposite")
# Names of one or two letters say nothing about what they are.
_SHORT = 2
_RECEIVERS = frozenset({"self", "cls", "this"})
_DECLARED = frozenset({"function_definition", "function_declaration", "method_definition"})


def _find(tree: Tree) -> Found:
    known = dict(_parameters(tree))
    calls = tree.of("call", "call_expression") if known else []
    made: dict[tuple[str, int], set[tuple[str, ...]]] = {}
    turned = []
    for node in calls:
        name = called(node).removeprefix("self.").removeprefix("this.")
        names = known.get(name, [])
        if len(names) > 1:
            arguments = tuple(argument.text() for argument in given(node))
            made.setdefault((name, _around(node)), set()).add(arguments)
            turned += [(node, name, one, other, arguments) for one, other in _turned(arguments, names)]
    for node, name, one, other, arguments in turned:
        # What is called both ways is meant to be.
        alike = {told for told in made[name, _around(node)] if sorted(told) == sorted(arguments)}
        if len(alike) == 1 and not _is_on_purpose(node):
            yield node, f"{one} is given as {other}, and {other} as {one}"


def _turned(arguments: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of arguments that are named like each other's parameters."""
    for place, argument in enumerate(arguments[: len(names)]):
        other = names.index(argument) if argument in names else place
        is_turned = place < other < len(arguments) and arguments[other] == names[place]
        if is_turned and min(len(argument), len(names[place])) > _SHORT:
            yield argument, names[place]


def _around(node: SgNode) -> int:
    """Where the function begins that a call stands in; -1 at the top."""
    return next((span(above)[0] for above in node.ancestors() if above.kind() in FUNCTIONS), -1)


def _is_on_purpose(node: SgNode) -> bool:
    """Whether what stands around it turns something round, as comparisons do that are handed over."""
    for above in node.ancestors():
        name = above.field("name") if above.kind() in _DECLARED else None
        is_own = name is not None and name.text() == called(node).rpartition(".")[2]
        if above.kind() in _HANDED or is_own or (name is not None and _TURNING.search(name.text())):
            return True
    return False


def _parameters(tree: Tree) -> Iterator[tuple[str, list[str]]]:
    """Of the functions of a file of whose names there is one alone."""
    found: dict[str, list[list[str]]] = {}
    for node in tree.of(*_DECLARED):
        name, listed = node.field("name"), node.field("parameters")
        if name is not None and listed is not None:
            matched = [_NAME.match(child.text()) for child in named_children(listed)]
            names = [match[0] if match is not None else "" for match in matched]
            found.setdefault(name.text(), []).append([one for one in names if one not in _RECEIVERS])
    return ((name, every[0]) for name, every in found.items() if len(every) == 1)


CHECK = Check(
    "LOGIC-SWAPPED",
    ERROR,
    BUG,
    "Two arguments that are named like each other's parameters",
    "Give them in the order of the parameters, or by name",
    "Both are of a kind that the function takes, so that nothing fails: it only gives something else.",
    {
        "python": "def move(source, target): ...\n\n\ndef again(source, target):\n    move(target, source)",
        "javascript": "function move(source, target) {}\nfunction again(source, target) { move(target, source); }",
    },
    {
        "python": "def move(source, target): ...\n\n\ndef again(source, target):\n    move(source, target)",
        "javascript": "function move(source, target) {}\nfunction again(source, target) { move(source, target); }",
    },
    _find,
    "Functions of the file itself; not in comparisons that are handed over, nor in functions called undo or swap.",
)
