"""Parse trees of ast-grep, and walks over them that no nesting can break."""

from collections.abc import Iterator
from typing import Any

from ast_grep_py import SgNode, SgRoot

from syntax.languages import Language


def parse(text: str, language: Language) -> SgNode:
    """The root of the tree; a text with errors has a tree too. Only grammars of our own table are named here,
    because ast-grep panics on unknown ones.
    """
    return SgRoot(text, language.grammar).root()


def span(node: SgNode) -> tuple[int, int]:
    """Start and end of a node as code-point offsets."""
    place = node.range()
    return place.start.index, place.end.index


def named_children(node: SgNode) -> list[SgNode]:
    """The children that have a name of their own in the grammar and are no comments."""
    return [child for child in node.children() if child.is_named() and child.kind() != "comment"]


def is_python(node: SgNode) -> bool:
    """Whether a node below the root is one of Python's, whose root is called a module."""
    return list(node.ancestors())[-1].kind() == "module"


def within(context: str, selector: str, *patterns: str) -> dict[str, Any]:
    """A rule of ast-grep's: what is written like one of the patterns, each read where ``context`` has ``{}``, because a
    language may read it as something else where it stands alone.
    """
    read = [{"context": context.replace("{}", pattern), "selector": selector} for pattern in patterns]
    return {"any": [{"pattern": one} for one in read]}


def walk(node: SgNode) -> Iterator[SgNode]:
    """The node and everything below it, in the order of the text, without recursion."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(current.children()))


def error_spans(root: SgNode, limit: int = 20) -> list[tuple[int, int, str]]:
    """Start, end and a message of each place the grammar could not make sense of, at most ``limit``."""
    found: list[tuple[int, int, str]] = []
    for node in walk(root):
        if len(found) >= limit:
            break
        start, end = span(node)
        if node.kind() == "ERROR":
            excerpt = " ".join(node.text().split())[:40]
            found.append((start, end, f"Syntax error near '{excerpt}'" if excerpt else "Syntax error"))
        elif start == end and not node.is_named() and not node.children() and node.kind().strip():
            # A token the parser had to imagine to go on; the end of the last line is none.
            found.append((start, end, f"Missing '{node.kind()}'"))
    return found
