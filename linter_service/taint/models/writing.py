"""Shorthands that the models are written in, and the picks and conditions that several of them share."""

from collections.abc import Iterable

from linter_service.taint.kinds import Kind
from linter_service.taint.model import Given, Pick, Sink, Source
from linter_service.taint.told import is_fixed_host
from linter_service.taint.values import NOTHING, Mark, Value

Marks = tuple[Mark, ...]
PATH_KINDS = (Kind.PATH, Kind.ARCHIVE)
TEXT = frozenset((Kind.NOSQL,))
# What whoever starts a program may choose anyway: its files, and where it connects to.
OWN = frozenset(
    (
        *(Kind.NOSQL, Kind.PATH, Kind.SSRF, Kind.REDIRECT, Kind.LOG, Kind.REGEX, Kind.XSS, Kind.HEADER, Kind.TRUST),
        *(Kind.ASSIGN, Kind.XXE, Kind.ARCHIVE, Kind.PROTOTYPE, Kind.CODE),
    )
)
# What whoever deploys a program sets.
DEPLOYED = OWN | {Kind.COMMAND, Kind.CODE, Kind.TEMPLATE}
# What comes to a page stays in that visitor's browser.
PAGE = TEXT | {Kind.LOG, Kind.SSRF, Kind.ASSIGN}


def sinks(kind: Kind, patterns: str, *arguments: int | str) -> tuple[Sink, ...]:
    """One for each pattern; without ``arguments`` the first one counts."""
    return tuple(Sink(pattern, kind, arguments or (0,)) for pattern in patterns.split())


def picked(kind: Kind, patterns: str, pick: Pick) -> tuple[Sink, ...]:
    """One for each pattern."""
    return tuple(Sink(pattern, kind, pick=pick) for pattern in patterns.split())


def paths(patterns: str, *arguments: int | str) -> tuple[Sink, ...]:
    """What opens, makes or removes files."""
    return tuple(sink for kind in PATH_KINDS for sink in sinks(kind, patterns, *arguments))


def picked_paths(patterns: str, pick: Pick) -> tuple[Sink, ...]:
    """The same, with a choice of their own."""
    return tuple(sink for kind in PATH_KINDS for sink in picked(kind, patterns, pick))


def fields(prefix: str, spared: frozenset[Kind] = TEXT, **names: str) -> tuple[Source, ...]:
    """Fields of a request by what they are called in words."""
    return tuple(
        Source(f"{prefix}.{name}", f"{said.replace('_', ' ')} of the request", spared)
        for said, all_names in names.items()
        for name in all_names.split()
    )


def is_location(name: Value) -> bool:
    """Whether a header is the one that says where a browser should go."""
    return bool(name.known) and str(name.known[0]).lower() == "location"


def followed(name: Value, value: Value) -> list[Marks]:
    """Where a header sends the browser, unless the host is fixed."""
    return [value.marks] if is_location(name) and not is_fixed_host(value.start) else []


def deep(*arguments: int | str) -> Pick:
    """With what is in them; of all arguments when none is named."""

    def pick(given: Given) -> Iterable[Marks]:
        if not arguments:
            return given.all_marks
        return [given.state.deep(given.value(argument)) for argument in arguments]

    return pick


def elsewhere(*arguments: int | str) -> Pick:
    """An address, unless its host is fixed."""

    def pick(given: Given) -> Iterable[Marks]:
        values = [given.value(argument) for argument in arguments or (0,)]
        return [given.state.deep(value) for value in values if not is_fixed_host(value.start)]

    return pick


def logged(given: Given) -> Iterable[Marks]:
    """Whatever is written, unless the format writes it as ``repr`` does."""
    first = given.placed[0] if given.placed else NOTHING
    if first.known and "%r" in str(first.known[0]) and "%s" not in str(first.known[0]):
        return ()
    return [given.state.deep(value) for value in given.placed]


def whole(given: Given, value: Value) -> Marks:
    """What is on all of a value, its keys included; items under keys that the text tells are not."""
    record = given.state.record(value.record)
    return (*value.marks, *(record.keys if record is not None else ()))


def by_keys(argument: int = 0) -> Pick:
    """A mapping whose keys a stranger chose."""
    return lambda given: [whole(given, given.value(argument))]
