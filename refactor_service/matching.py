"""The functions of two versions of some files, matched: what is the same, changed, renamed, moved, new and gone."""

import ast
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from syntax.functions import Function, find_functions
from syntax.languages import PYTHON, Language
from syntax.parsing import parse, walk
from syntax.source import Source

# How much of the text of two functions has to be the same for one to be the other under another name, in the same file
# and in another one.
ALIKE, ALIKE_ELSEWHERE = 0.6, 0.8
_COMMENTS = frozenset({"comment", "line_comment", "block_comment", "hash_bang_line"})
_WORD = re.compile(r"\w+|[^\w\s]")


class Change(StrEnum):
    """What became of a function."""

    UNCHANGED = "unchanged"
    MODIFIED = "modified"
    RENAMED = "renamed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"
    SIGNATURE_CHANGED = "signature_changed"


@dataclass(frozen=True, slots=True)
class Place:
    """A function in its file."""

    source: Source
    function: Function

    @property
    def text(self) -> str:
        """Its text, without what stands around it."""
        return self.function.text_in(self.source.text)


@dataclass(frozen=True, slots=True)
class Pair:
    """A function of the original and of the changed version, one of which may be missing, and what became of it."""

    change: Change
    old: Place | None
    new: Place | None

    @property
    def place(self) -> Place:
        """Where it is to be found: in the original, unless it is new."""
        found = self.old or self.new
        if found is None:
            raise ValueError("a pair of nothing")
        return found

    @property
    def name(self) -> str:
        """The qualified name there."""
        return self.place.function.name


def matched(original: Sequence[Source], changed: Sequence[Source]) -> list[Pair]:
    """Every function that can be named from outside, in the order of the original; new ones last."""
    old = [place for source in original for place in _places(source)]
    new = [place for source in changed for place in _places(source)]
    found: dict[int, Place] = {}
    for rule in (_is_itself, _is_elsewhere, _is_renamed):
        taken = {id(place) for place in found.values()}
        left = [place for place in new if id(place) not in taken]
        for one in old:
            if id(one) in found:
                continue
            best = max(left, key=lambda other: rule(one, other), default=None)
            if best is not None and rule(one, best):
                found[id(one)] = best
                left.remove(best)
    known = {id(place) for place in found.values()}
    pairs = [_pair(place, found.get(id(place))) for place in old]
    return [*pairs, *(Pair(Change.ADDED, None, place) for place in new if id(place) not in known)]


def same_code(one: str, other: str, language: Language) -> bool:
    """Whether two texts differ in comments and layout alone."""
    return one == other or code_of(one, language) == code_of(other, language)


def code_of(text: str, language: Language) -> object:
    """What is left of a text without comments and layout; equal for texts that do the same by the letter."""
    if language is PYTHON:
        try:
            return ast.dump(ast.parse(textwrap.dedent(text.removeprefix("\ufeff"))))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return text
    nodes = (node for node in walk(parse(text, language)) if node.kind() not in _COMMENTS)
    return tuple((node.kind(), "" if node.children() else node.text()) for node in nodes)


def outside_functions(source: Source) -> list[str]:
    """The lines of a file without its functions, comments and layout: imports, data, decorators, heads of classes."""
    parts, reached = [], 0
    for place in sorted(_places(source), key=lambda place: place.function.start):
        if place.function.start >= reached:
            parts.append(source.text[reached : place.function.start])
            reached = place.function.end
    lines = (line.strip() for line in "".join([*parts, source.text[reached:]]).split("\n"))
    return [line for line in lines if line and not line.startswith(("#", "//", "/*", "*"))]


def changed_lines(pair: Pair) -> tuple[frozenset[int], frozenset[int]]:
    """The lines of the original that are not in the changed version, and the other way round, from 1."""
    if pair.old is None or pair.new is None:
        return frozenset(), frozenset()
    old, new = pair.old.text.split("\n"), pair.new.text.split("\n")
    first, second = pair.old.function.range.start.line, pair.new.function.range.start.line
    removed: set[int] = set()
    added: set[int] = set()
    for kind, start, end, other_start, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            removed.update(range(first + start, first + end))
            added.update(range(second + other_start, second + other_end))
    return frozenset(removed), frozenset(added)


def _places(source: Source) -> list[Place]:
    functions = find_functions(source.text, source.language)
    return [Place(source, function) for function in functions if function.is_top_level and not function.is_nested]


def _is_itself(one: Place, other: Place) -> float:
    return float(one.source.path == other.source.path and one.function.name == other.function.name)


def _is_elsewhere(one: Place, other: Place) -> float:
    """In another file under the same name, such as it is there most alike."""
    if one.function.name != other.function.name or one.source.language.family != other.source.language.family:
        return 0.0
    likeness = _likeness(one, other)
    return likeness if likeness >= ALIKE / 2 else 0.0


def _is_renamed(one: Place, other: Place) -> float:
    if one.source.language.family != other.source.language.family:
        return 0.0
    if len(one.function.parameters) != len(other.function.parameters):
        return 0.0
    enough = ALIKE if one.source.path == other.source.path else ALIKE_ELSEWHERE
    likeness = _likeness(one, other)
    return likeness if likeness >= enough else 0.0


def _likeness(one: Place, other: Place) -> float:
    """The share of words that both have in the same order, whatever the functions are called."""
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(place: Place) -> list[str]:
    plain = place.function.plain_name
    return [word for word in _WORD.findall(place.text) if word != plain]


def _pair(old: Place, new: Place | None) -> Pair:
    if new is None:
        return Pair(Change.REMOVED, old, None)
    if _signature(old.function) != _signature(new.function):
        return Pair(Change.SIGNATURE_CHANGED, old, new)
    if old.source.path != new.source.path:
        return Pair(Change.MOVED, old, new)
    if old.function.name != new.function.name:
        return Pair(Change.RENAMED, old, new)
    same = same_code(old.text, new.text, old.source.language)
    return Pair(Change.UNCHANGED if same else Change.MODIFIED, old, new)


def _signature(function: Function) -> tuple[Any, ...]:
    """What a caller has to know; neither annotations nor where it lies."""
    parameters = tuple((f"{p.prefix}{p.name}", p.default) for p in function.parameters)
    return parameters, function.is_async, function.is_static
