"""A program as the analysis sees it, whatever its language: expressions and statements with their places.

A place is where a node starts and ends, in code points of the text.
"""

from dataclasses import dataclass
from enum import Enum, auto

Place = tuple[int, int]
# Beyond it no whole number is told: no text could be made of the largest, and none is a place or a bound.
LARGEST = 2**53
Constant = str | bytes | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that the text tells."""

    at: Place
    value: Constant


@dataclass(frozen=True, slots=True)
class Name:
    """A variable, or something that the language or a library gives."""

    at: Place
    id: str


@dataclass(frozen=True, slots=True)
class Field:
    """``of.name``."""

    at: Place
    of: "Expression"
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """``of[key]``."""

    at: Place
    of: "Expression"
    key: "Expression"


@dataclass(frozen=True, slots=True)
class Argument:
    """Of a call; ``name`` is empty for one that is given by its position."""

    value: "Expression"
    name: str = ""
    is_spread: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """``is_new``: by the operator of that name."""

    at: Place
    function: "Expression"
    arguments: tuple[Argument, ...] = ()
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Parts written one behind the other: a template, an f-string."""

    at: Place
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator with its operands; ``not`` and the comparisons are written as in Python, whatever the language."""

    at: Place
    operator: str
    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """``then`` where ``test`` holds."""

    at: Place
    test: "Expression"
    then: "Expression"
    otherwise: "Expression"


@dataclass(frozen=True, slots=True)
class Either:
    """``and``, ``or`` and, of JavaScript, ``??``."""

    at: Place
    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Entry:
    """Of a collection; without ``key`` it has a place of its own, or is spread out."""

    value: "Expression"
    key: "Expression | None" = None
    is_spread: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """A list, tuple, set, dictionary, array or object."""

    at: Place
    entries: tuple[Entry, ...]
    is_mapping: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """``for target in iterable if conditions``."""

    target: "Target"
    iterable: "Expression"
    conditions: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Comprehension:
    """One entry for each round."""

    at: Place
    clauses: tuple[Clause, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lambda:
    """A function without a name of its own."""

    at: Place
    function: "Function"


@dataclass(frozen=True, slots=True)
class Bound:
    """An assignment that is an expression."""

    at: Place
    statement: "Assign"


@dataclass(frozen=True, slots=True)
class Group:
    """Anything else that passes on what its parts are, such as ``await``."""

    at: Place
    parts: tuple["Expression", ...]


Expression = (
    Literal
    | Name
    | Field
    | Item
    | Call
    | Text
    | Operation
    | Choice
    | Either
    | Collection
    | Comprehension
    | Lambda
    | Bound
    | Group
)


@dataclass(frozen=True, slots=True)
class Part:
    """Of what is taken apart: ``key`` is None for the next place; ``is_rest`` for all that is left."""

    target: "Target"
    key: Expression | None = None
    default: Expression | None = None
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A value taken apart."""

    at: Place
    parts: tuple[Part, ...]


Target = Name | Field | Item | Unpacked


@dataclass(frozen=True, slots=True)
class Parameter:
    """``rest`` is ``*`` or ``**`` for what takes all that is left; ``annotation`` is as it is written."""

    target: Target
    default: Expression | None = None
    rest: str = ""
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class Function:
    """An arrow function without statements has a body that returns."""

    at: Place
    name: str
    parameters: tuple[Parameter, ...]
    body: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Evaluate:
    """An expression for what it does."""

    at: Place
    value: Expression


@dataclass(frozen=True, slots=True)
class Assign:
    """``operator`` is that of ``+=`` and its like; with ``declares`` the name is one of the function it stands in."""

    at: Place
    target: Target
    value: Expression
    operator: str = ""
    declares: bool = True


@dataclass(frozen=True, slots=True)
class Branch:
    """One way where ``test`` holds, another where it does not."""

    at: Place
    test: Expression
    then: tuple["Statement", ...]
    otherwise: tuple["Statement", ...] = ()


@dataclass(frozen=True, slots=True)
class Loop:
    """Over ``iterable``, its keys when ``of_keys``, or as long as ``test`` holds."""

    at: Place
    body: tuple["Statement", ...]
    target: Target | None = None
    iterable: Expression | None = None
    test: Expression | None = None
    of_keys: bool = False


@dataclass(frozen=True, slots=True)
class Handler:
    """What is done when something is raised."""

    target: Target | None
    body: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """``last`` is done in every case, ``body`` with what follows only when nothing is raised."""

    at: Place
    body: tuple["Statement", ...]
    handlers: tuple[Handler, ...]
    last: tuple["Statement", ...] = ()


class Way(Enum):
    """How a block is left."""

    RETURN = auto()
    RAISE = auto()
    BREAK = auto()
    CONTINUE = auto()


@dataclass(frozen=True, slots=True)
class Leave:
    """Nothing behind it is done."""

    at: Place
    way: Way
    value: Expression | None = None


@dataclass(frozen=True, slots=True)
class Assume:
    """From here on it holds."""

    at: Place
    test: Expression


@dataclass(frozen=True, slots=True)
class Define:
    """A function under a name."""

    at: Place
    function: Function
    decorators: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class DefineClass:
    """``body`` holds its functions and what its fields begin with."""

    at: Place
    name: str
    bases: tuple[Expression, ...]
    body: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Import:
    """``name`` stands for what ``path`` names, with dots."""

    at: Place
    name: str
    path: str


Statement = Evaluate | Assign | Branch | Loop | Attempt | Leave | Assume | Define | DefineClass | Import
Block = tuple[Statement, ...]
