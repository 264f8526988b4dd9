"""What the analysis knows of a value, and of all values at one place of a program."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from linter_service.taint.kinds import Kind
from linter_service.taint.program import Constant, Expression, Function, Place

if TYPE_CHECKING:
    from linter_service.taint.state import State

Origin = tuple[str, tuple[Constant, ...]]
MAX_MARKS = 4
_DECODED = " decoded"
MAX_STEPS = 12
MAX_WHERE = 3
MAX_NAME_LENGTH = 200
# How deep in records within records something is looked for.
MAX_DEPTH = 4
# More records than these are not joined to new ones.
MAX_RECORDS = 4_000


@dataclass(frozen=True, slots=True)
class Step:
    """Where data has been, in words that follow its place."""

    at: Place
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """On what came from a stranger: from where, by which keys of what, what it can no longer do, and its way so far."""

    source: Step
    # The same wherever the same data is asked for.
    name: str = ""
    where: tuple[Constant, ...] = ()
    cured: frozenset[Kind] = frozenset()
    steps: tuple[Step, ...] = ()
    # A path without a step back, so that its beginning tells where it lies.
    is_resolved: bool = False

    @property
    def origin(self) -> Origin:
        """The same for whatever was made of the same data."""
        return self.name, self.where

    def past(self, step: Step) -> Mark:
        """Having been there as well."""
        known = len(self.steps) >= MAX_STEPS or (self.steps and self.steps[-1].at == step.at)
        return self if known else replace(self, steps=(*self.steps, step))

    def decoded(self) -> Mark:
        """Of what is made of the letters: other data than what was checked."""
        return replace(self, name=f"{self.name.removesuffix(_DECODED)}{_DECODED}")

    def below(self, key: Constant) -> Mark:
        """Of the item under ``key``."""
        return self if len(self.where) >= MAX_WHERE else replace(self, where=(*self.where, key))


@dataclass(frozen=True, slots=True, eq=False)
class Closure:
    """A function with what is around it; a method has the value that it is called on."""

    function: Function
    frame: Frame
    receiver: Value | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ClassInfo:
    """A class of the file; ``base`` is the dotted name of the first one that is not."""

    name: str
    methods: dict[str, Closure]
    fields: dict[Constant, Value]
    properties: frozenset[str]
    base: str


@dataclass(slots=True, eq=False)
class Frame:
    """One call of a function: what it has given back so far, and the states in which it ended."""

    number: int
    parent: Frame | None
    function: Function | None = None
    returned: Value | None = None
    exits: list[State] = field(default_factory=list)
    # What a handler of a framework returns is sent to a browser.
    answers: str = ""
    # Called by nobody in the file.
    is_entry: bool = False
    waiting: list[Closure] = field(default_factory=list)
    classes: list[ClassInfo] = field(default_factory=list)
    # Where each answer is given, and by which expression.
    answering: list[tuple[State, Expression]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Value:
    """``name`` is the dotted name of something that a library gives, calls of it written with ``()``; ``known`` holds
    the constant that it is, if the text tells; ``start`` is what it begins with as text; ``record`` is the number of
    its record, 0 for none; ``options`` are the constants by name of the call that made it.
    """

    marks: tuple[Mark, ...] = ()
    name: str = ""
    known: tuple[Constant, ...] = ()
    start: str = ""
    record: int = 0
    function: Closure | None = None
    of_class: ClassInfo | None = None
    options: tuple[tuple[str, Constant], ...] = ()


def constant(value: Constant) -> Value:
    """As the text tells it."""
    return Value(known=(value,), start=value if isinstance(value, str) else "")


def merged(*groups: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks of several values; of two of one origin the first that can do more."""
    found: dict[object, Mark] = {}
    for group in groups:
        for mark in group:
            other = found.get(mark.origin)
            if other is None or (mark.cured < other.cured):
                found[mark.origin] = mark
            elif mark.cured != other.cured:
                found[mark.origin] = replace(other, cured=other.cured & mark.cured)
    return tuple(found.values())[:MAX_MARKS]


@dataclass(frozen=True, slots=True)
class Record:
    """What is in a list, mapping or object: under known keys, in known places at its beginning, and elsewhere."""

    items: dict[Constant, Value] = field(default_factory=dict)
    order: tuple[Value, ...] | None = None
    rest: Value = Value()
    of_class: ClassInfo | None = None
    is_mapping: bool = False
    # Of keys that a stranger chose.
    keys: tuple[Mark, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        """Everything that may be in it."""
        return (*self.items.values(), *(self.order or ()), self.rest)


NOTHING = Value()
