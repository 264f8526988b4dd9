"""Texts whose changed form is thrown away."""

import re

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import called
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR

_CHANGING = re.compile(
    r"\w[\w.\[\]]*\.(?:[lr]?strip|upper|lower|capitalize|casefold|swapcase|zfill|[lr]just|removeprefix|removesuffix)"
)
# Texts that change in place, and windows that go below others.
_OTHERS = re.compile(r"\bimport\b[^\n]*\b(?:Text|rich|tkinter|Tk|Toplevel|PyQt\d|PySide\d|QtWidgets|QWidget)\b")


def _find(tree: Tree) -> Found:
    if _OTHERS.search(tree.root.text()) is not None:
        return
    for node in tree.of("call"):
        holder = node.parent()
        is_statement = holder is not None and holder.kind() == "expression_statement" and len(holder.children()) == 1
        is_tried = any(above.kind() in ("try_statement", "with_statement") for above in node.ancestors())
        if is_statement and not is_tried and _CHANGING.fullmatch(called(node)):
            yield node, f"What {called(node)} gives is thrown away: a text stays as it is"


CHECK = Check(
    "LOGIC-UNKEPT-TEXT",
    ERROR,
    BUG,
    "A text whose changed form is thrown away",
    "Keep what the method gives",
    "Texts never change: the method gives another one, and this stays as it was.",
    {"python": "name.strip()\nsave(name)"},
    {"python": "name = name.strip()\nsave(name)"},
    _find,
    "Methods that hardly anything but a text has, in files without rich's texts and tkinter; ESLint has JavaScript's.",
)
