"""A file's tree, asked for nodes by their kinds: it is gone through once for all checks."""

from ast_grep_py import SgNode

from syntax.parsing import span

_BOTH = ("for_statement", "while_statement", "if_statement")
_KINDS = {
    "python": (
        *_BOTH, "assignment", "boolean_operator", "call", "comparison_operator", "function_definition", "try_statement",
    ),
    "javascript": (
        *_BOTH, "binary_expression", "call_expression", "for_in_statement", "function_declaration", "method_definition",
    ),
}  # fmt: skip


class Tree:
    """``root`` is that of a file in Python or JavaScript, which may be one that does not parse."""

    def __init__(self, root: SgNode, *, is_python: bool) -> None:
        self.root = root
        self.is_python = is_python
        self._nodes: dict[str, list[SgNode]] = {}
        kinds = _KINDS["python" if is_python else "javascript"]
        for node in root.find_all({"rule": {"any": [{"kind": kind} for kind in kinds]}}):
            self._nodes.setdefault(node.kind(), []).append(node)

    def of(self, *kinds: str) -> list[SgNode]:
        """The nodes of these kinds, those of another language's left out, in the order of the text."""
        found = [node for kind in kinds for node in self._nodes.get(kind, ())]
        return found if len(kinds) == 1 else sorted(found, key=span)
