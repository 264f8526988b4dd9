"""Handlers of errors that an earlier one takes."""

import builtins
import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR

_BUILT_IN = {
    name: value
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
}
# Names that mean something else than the language's own.
_IMPORTED = re.compile(r"\b(?:import\b[^\n]*?|class\s+)\b([A-Z]\w*(?:Error|Exception|Warning))\b")
_HEAD = re.compile(r"except\s*(?P<names>[^:]*?)(?:\s+as\s+\w+)?\s*:")


def _find(tree: Tree) -> Found:
    shadowed = frozenset(_IMPORTED.findall(tree.root.text()))
    for node in tree.of("try_statement"):
        taken: list[str] = []
        for clause in node.children():
            if clause.kind() == "except_clause":
                names = [name for name in _names(clause) if name not in shadowed]
                wider = [next((wide for wide in taken if _takes(wide, name)), "") for name in names]
                if wider and all(wider):
                    yield clause, f"{', '.join(names)} never comes here: except {wider[0]} above takes it"
                taken += names


def _names(clause: SgNode) -> Iterator[str]:
    """The built-in errors that a handler takes; nothing where it takes others as well."""
    head = _HEAD.match(clause.text())
    words = re.findall(r"[\w.]+", head["names"]) if head is not None else []
    if all(word in _BUILT_IN for word in words):
        yield from words


def _takes(wide: str, name: str) -> bool:
    return issubclass(_BUILT_IN[name], _BUILT_IN[wide])


CHECK = Check(
    "LOGIC-TAKEN-BEFORE",
    ERROR,
    BUG,
    "A handler of an error that an earlier one takes",
    "Put the narrower handler first",
    "The first handler that fits is taken, and no other.",
    {"python": "try:\n    run()\nexcept Exception:\n    log()\nexcept ValueError:\n    ask_again()"},
    {"python": "try:\n    run()\nexcept ValueError:\n    ask_again()\nexcept Exception:\n    log()"},
    _find,
    "Errors that the language has.",
)
