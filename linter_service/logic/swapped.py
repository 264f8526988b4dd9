"""Arguments that are named like each other's parameters."""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import FUNCTIONS, below, called, given
from linter_service.rules.rule import BUG, ERROR
from syntax.parsing import named_children, walk

_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_HANDED = frozenset({"lambda", "arrow_function"})
_TURNING = re.compile(r"(?i)revers|undo|swap|inver|roll_?back|flip|mirror|transpose|desc|opposite")
# Names of one or two letters say nothing about what they are.
_SHORT = 2
_RECEIVERS = frozenset({"self", "cls", "this"})
_DECLARED = frozenset({"function_definition", "function_declaration", "method_definition"})


def _find(root: SgNode) -> Found:
    known = dict(_parameters(root))
    for node in walk(root):
        names = known.get(called(node).removeprefix("self.").removeprefix("this."), [])
        arguments = [argument.text() for argument in given(node)]
        for place, argument in enumerate(arguments[: len(names)]):
            other = names.index(argument) if argument in names else place
            is_turned = place < other < len(arguments) and arguments[other] == names[place]
            is_told = min(len(argument), len(names[place])) > _SHORT
            if is_turned and is_told and not (_is_on_purpose(node) or _is_called_both_ways(node, arguments)):
                yield node, f"{argument} is given as {names[place]}, and {names[place]} as {argument}"


def _is_on_purpose(node: SgNode) -> bool:
    """Whether what stands around it turns something round, as comparisons do that are handed over."""
    for above in node.ancestors():
        name = above.field("name") if above.kind() in _DECLARED else None
        if above.kind() in _HANDED or (name is not None and _TURNING.search(name.text())):
            return True
    return False


def _is_called_both_ways(node: SgNode, arguments: list[str]) -> bool:
    """Whether what stands around it calls the same with the same arguments in another order as well."""
    above = next((one for one in node.ancestors() if one.kind() in FUNCTIONS), None)
    others = (inner for inner in below(above) if called(inner) == called(node)) if above is not None else iter(())
    told = ([argument.text() for argument in given(inner)] for inner in others)
    return any(one != arguments and set(arguments) & set(one) and len(one) == len(arguments) for one in told)


def _parameters(root: SgNode) -> Iterator[tuple[str, list[str]]]:
    """Of the functions of a file of whose names there is one alone."""
    found: dict[str, list[list[str]]] = {}
    for node in walk(root):
        name, listed = node.field("name"), node.field("parameters")
        if node.kind() in _DECLARED and name is not None and listed is not None:
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
