"""A check: a mistake in reasoning that the code itself shows, in Python and JavaScript alike."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ast_grep_py import SgNode

from linter_service.finding import Category, Severity
from linter_service.logic.tree import Tree

# Where, and what is wrong there.
Found = Iterator[tuple[SgNode, str]]


@dataclass(frozen=True, slots=True)
class Check:
    """``find`` is given the tree of a file. ``bad`` and ``good`` are code by the family of its language, the first of
    which it fires on; a family that has none is not looked at.
    """

    id: str
    severity: Severity
    category: Category
    title: str
    advice: str
    why: str
    bad: Mapping[str, str]
    good: Mapping[str, str]
    find: Callable[[Tree], Found]
    limits: str = ""
    cwe: tuple[int, ...] = ()
