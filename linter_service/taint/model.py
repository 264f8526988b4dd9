"""What is known of a library, as data: where strangers' data comes from, where it does harm, what takes the harm away.

Patterns are dotted names as ``Value.name`` has them, with ``*`` for anything: what a call gives is written with ``()``,
an item of it with ``[]``.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Generic, Protocol, TypeVar

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.program import Constant
from linter_service.taint.state import State
from linter_service.taint.values import NOTHING, Mark, Value

# Types whose values are read from a request, and refused when they do not fit.
_PLAIN = re.compile(r"(?:int|float|bool|UUID|uuid\.UUID|date|datetime|Decimal|Literal)\b")
# The receiver of a call, where an argument's position stands.
RECEIVER = -1
MOST_NAMES = 20_000


@dataclass(frozen=True, slots=True)
class Given:
    """What a call is given; ``target`` is what it is called on."""

    state: State
    target: Value
    placed: tuple[Value, ...]
    named: tuple[tuple[str, Value], ...] = ()
    spread: tuple[Value, ...] = ()
    method: str = ""

    def value(self, argument: int | str) -> Value:
        """By position, by name, or the receiver; NOTHING when it is not given."""
        if isinstance(argument, str):
            return next((value for name, value in self.named if name == argument), NOTHING)
        if argument == RECEIVER:
            return self.target
        return self.placed[argument] if argument < len(self.placed) else NOTHING

    def option(self, name: str) -> Constant:
        """The constant given by that name, also within a last object of options; None when there is none."""
        known = self.value(name).known
        if known or not self.placed:
            return known[0] if known else None
        last = self.state.record(self.placed[-1].record)
        found = last.items.get(name, NOTHING).known if last is not None else ()
        return found[0] if found else None

    def has_option(self, name: str) -> bool:
        """Whether anything is given by that name."""
        last = self.state.record(self.placed[-1].record) if self.placed else None
        return any(name == given for given, _ in self.named) or (last is not None and name in last.items)

    @property
    def all_marks(self) -> list[tuple[Mark, ...]]:
        """Of every argument, with what is in it."""
        everything = (*self.placed, *(value for _, value in self.named), *self.spread)
        return [self.state.deep(value) for value in everything]


Pick = Callable[[Given], Iterable[tuple[Mark, ...]]]


@dataclass(frozen=True, slots=True)
class Source:
    """``text`` follows "Untrusted data from"; ``spared`` is what it cannot do from the start."""

    pattern: str
    text: str
    spared: frozenset[Kind] = frozenset()
    # Gives something else each time it is asked.
    is_fresh: bool = False


@dataclass(frozen=True, slots=True)
class Sink:
    """``arguments`` are positions, names, or RECEIVER; ``pick`` chooses the marks itself; ``when`` says whether a call
    is one at all.
    """

    pattern: str
    kind: Kind
    arguments: tuple[int | str, ...] = (0,)
    pick: Pick | None = None
    when: Callable[[Given], bool] | None = None

    def marks(self, given: Given) -> Iterable[tuple[Mark, ...]]:
        """What arrives here, argument by argument."""
        if self.when is not None and not self.when(given):
            return ()
        if self.pick is not None:
            return self.pick(given)
        return [given.value(argument).marks for argument in self.arguments]


@dataclass(frozen=True, slots=True)
class Cleaner:
    """What a call gives can do none of ``kinds`` any longer, but those of ``revives`` again; with ``checks`` its
    argument cannot do them either, because the call would have raised; with ``resolves`` it is a path without a step
    back.
    """

    pattern: str
    kinds: frozenset[Kind] = ALL_KINDS
    revives: frozenset[Kind] = frozenset()
    checks: bool = False
    resolves: bool = False
    when: Callable[[Given], bool] | None = None


@dataclass(frozen=True, slots=True)
class Ender:
    """A call that nothing follows."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Passes:
    """A call that gives back one of its arguments, or its receiver."""

    pattern: str
    argument: int = 0


@dataclass(frozen=True, slots=True)
class Handler:
    """A function whose first parameters are called like ``parameters``, regular expressions, is given ``origins`` by
    its framework, where the file imports something that begins with one of ``imports``, if there are any.
    """

    parameters: tuple[str, ...]
    origins: tuple[str, ...]
    imports: tuple[str, ...] = ()

    def fits(self, names: Sequence[str], imported: Iterable[str]) -> bool:
        """Whether a function with parameters of these names is one."""
        if self.imports and not any(path.startswith(self.imports) for path in imported):
            return False
        ours = zip(self.parameters, names, strict=False)
        return len(names) >= len(self.parameters) and all(re.fullmatch(pattern, name) for pattern, name in ours)


@dataclass(frozen=True, slots=True)
class Route:
    """A decorator, or a call with functions, that makes a function answer requests; with ``gives`` its parameters are
    of the request, but for those that are called or annotated like ``own``.
    """

    pattern: str
    answers: str = ""
    gives: str = ""
    own: str = ""
    # What the text that stands before the function has to be, as a whole.
    only: str = ""
    cured: frozenset[Kind] = frozenset()

    def is_own(self, name: str, annotation: str, path: str) -> bool:
        """Whether a parameter is none of the request's texts: an object of the framework's, or a number."""
        is_number = re.search(rf"<(?:int|float|uuid):{re.escape(name)}>", path) or _PLAIN.match(annotation)
        return bool(is_number or (self.own and re.search(self.own, f"{name} {annotation}")))


@dataclass(frozen=True, slots=True)
class Model:
    """One library or framework. ``assigned`` are sinks of what is assigned under a name; ``answered`` of what a handler
    returns, by what its route or handler calls the answer.
    """

    sources: tuple[Source, ...] = ()
    sinks: tuple[Sink, ...] = ()
    cleaners: tuple[Cleaner, ...] = ()
    passes: tuple[Passes, ...] = ()
    handlers: tuple[Handler, ...] = ()
    routes: tuple[Route, ...] = ()
    assigned: tuple[Sink, ...] = ()
    answered: tuple[Sink, ...] = ()
    enders: tuple["Ender", ...] = ()


class _Patterned(Protocol):
    """What has a pattern."""

    @property
    def pattern(self) -> str:
        """Of dotted names."""
        ...


Entry = TypeVar("Entry", bound=_Patterned)


class Table(Generic[Entry]):
    """Entries by pattern, found by name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_end: dict[str, list[Entry]] = {}
        self._found: dict[str, list[Entry]] = {}
        for entry in entries:
            end = entry.pattern.rpartition(".")[2]
            self._by_end.setdefault("" if "*" in end else end, []).append(entry)

    def of(self, name: str) -> list[Entry]:
        """All that fit ``name``, in their order."""
        if len(self._found) > MOST_NAMES:
            # Of all files that an agent has ever seen there is no end.
            self._found.clear()
        if name not in self._found:
            near = (*self._by_end.get(name.rpartition(".")[2], ()), *self._by_end.get("", ()))
            self._found[name] = [entry for entry in near if fnmatchcase(name, entry.pattern.replace("[", "[[]"))]
        return self._found[name]
