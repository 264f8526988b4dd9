"""Constant: a number grows by one or falls by one, a truth value flips, a string is emptied."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import span
from testgen_service.mutants.mutant import Replacement

_ERRORS = frozenset({"raise_statement", "throw_statement", "assert_statement"})
_TRUTH = {"True": "False", "False": "True", "true": "false", "false": "true"}


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One literal; docstrings, import paths, keys and types are none."""
    if not node.is_named():
        return
    text, parent = node.text(), node.parent()
    if node.kind() in ("integer", "float", "number") and text.replace(".", "", 1).isdigit():
        for step in (1, -1):
            yield Replacement(*span(node), str(int(text) + step) if text.isdigit() else str(float(text) + step))
    elif node.kind() in ("true", "false"):
        yield Replacement(*span(node), _TRUTH[text])
    elif node.kind() == "string" and parent is not None and _is_value(node, parent) and len(text) > 2:
        yield Replacement(*span(node), '""')


def _is_value(node: SgNode, parent: SgNode) -> bool:
    if parent.kind() in ("expression_statement", "import_statement", "literal_type", "concatenated_string"):
        return False
    # What an error says is for people; no contract has its words.
    if any(ancestor.kind() in _ERRORS for ancestor in node.ancestors()):
        return False
    prefixed = node.text()[:1] not in ("'", '"')
    return not prefixed and not node.text().startswith(('"""', "'''"))
