"""A call, and what it did."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from probe.setting import Setting

_MEANINGLESS = re.compile(r"\bNaN\b|[\"'`][^\"'`]*(?:\bundefined\b|\[object Object\])")
_WORD = re.compile(r"\w+")
# A function that is written down where it is given.
_FUNCTION = re.compile(r"\(*\s*(?:lambda\b|(?:async\s+)?(?:function\b|\([^()]*\)\s*=>|\w+\s*=>))")
# The name of a receiver on which several calls are made.
INSTANCE = "instance"
# How a call that is made first may end where that does not matter.
ANYHOW = "*"


@dataclass(frozen=True, slots=True)
class Call:
    """Arguments are expressions of the language; ``receiver`` is one too, empty for plain functions. A ``function``
    without a name is the receiver itself, one in brackets what that holds under a key. ``before`` are calls made first
    on the same receiver, which they do not name, or of the same module.
    """

    function: str
    arguments: tuple[str, ...]
    keywords: tuple[tuple[str, str], ...] = ()
    receiver: str = ""
    kinds: tuple[str, ...] = field(default=(), compare=False)
    before: tuple["Call", ...] = ()
    # How it is written where that is no call: with ``{receiver}`` and ``{0}``, such as ``len({receiver})``.
    form: str = ""
    # What of its result is looked at, by name, where that is not the result itself; the form says how.
    asks: str = ""
    # Of one that is made first: the error that it must end with, or ANYHOW.
    refused: str = ""
    # What of the world around it is held still, for the calls made first as well.
    surroundings: tuple[Setting, ...] = ()

    def written(self, receiver: str, arguments: Sequence[str]) -> str:
        """The call as source, on ``receiver`` and with ``arguments`` in place of its own."""
        if self.form:
            return self.form.format(*arguments, receiver=receiver)
        # What the receiver holds under a key, or the receiver itself.
        is_apart = bool(receiver) and self.function[:1] not in ("", "[")
        return f"{receiver}{'.' * is_apart}{self.function}({', '.join(arguments)})"

    @property
    def title(self) -> str:
        """What is called, in a word."""
        return self.function or "call"

    @property
    def all_arguments(self) -> tuple[str, ...]:
        """Those by place and those by name, as they stand in the source."""
        return (*self.arguments, *(f"{name}={value}" for name, value in self.keywords))

    @property
    def last(self) -> str:
        """The call itself as source, without those made first: on ``INSTANCE`` where there are such."""
        return self.on(self.holder if self.before else self.receiver)

    @property
    def holder(self) -> str:
        """What calls behind each other are made on: INSTANCE, or what has a name already; empty for the module."""
        return self.receiver if not self.receiver or self.receiver.isidentifier() else INSTANCE

    def on(self, holder: str) -> str:
        """The call as source, made on that."""
        return self.written(holder, self.all_arguments)

    @property
    def refusal(self) -> str:
        """What is said of a call made first that has to be refused."""
        return f" is refused: {self.refused}" if self.refused not in ("", ANYHOW) else ""

    @property
    def functions_given_again(self) -> tuple[str, ...]:
        """Functions, as expressions, that calls behind each other are given more than once: each is one object, so that
        what was registered can be taken away again.
        """
        if not self.before:
            return ()
        given = [value for call in (*self.before, self) for value in call.values if is_function(value)]
        return tuple(value for value in dict.fromkeys(given) if given.count(value) > 1)

    @property
    def values(self) -> tuple[str, ...]:
        """What it is given, by place and by name."""
        return (*self.arguments, *(value for _, value in self.keywords))

    def naming(self, names: Mapping[str, str]) -> "Call":
        """The same calls, with a name in place of each expression that has one."""
        return replace(
            self,
            arguments=tuple(names.get(value, value) for value in self.arguments),
            keywords=tuple((name, names.get(value, value)) for name, value in self.keywords),
            before=tuple(call.naming(names) for call in self.before),
        )

    @property
    def text(self) -> str:
        """Everything as source, in one line."""
        names = function_names(self)
        named = self.naming(names) if names else self
        first = [f"{call.on(self.holder)}{call.refusal}" for call in named.before]
        held = [f"with {', '.join(setting.text for setting in self.surroundings)}"] if self.surroundings else []
        made = [f"{INSTANCE} = {self.receiver}"] if self.before and self.holder == INSTANCE else []
        given = [f"{name} = {value}" for value, name in names.items()]
        return "; ".join((*held, *given, *made, *first, named.last))


def is_function(value: str) -> bool:
    """Whether an expression is a function that is written down where it is given."""
    return _FUNCTION.match(value) is not None


def function_names(call: Call) -> dict[str, str]:
    """A name for each function that is given more than once, by the expression."""
    given = call.functions_given_again
    if not given:
        return {}
    said = " ".join(one.on(call.receiver) for one in (*call.before, call))
    taken = frozenset(_WORD.findall(said))
    names = (f"callback{'' if number == 1 else number}" for number in itertools.count(1))
    return dict(zip(given, (name for name in names if name not in taken), strict=False))


def as_form(call: Call, count: int) -> str:
    """How a call is written that is no form itself, with so many arguments, as one."""
    escaped = replace(call, function=call.function.replace("{", "{{").replace("}", "}}"))
    return escaped.written("{receiver}" if call.receiver else "", [f"{{{n}}}" for n in range(count)])


class OutcomeKind(StrEnum):
    """How a call ended."""

    RETURNED = "returned"
    YIELDED = "yielded"
    RAISED = "raised"
    EXITED = "exited"
    STEPS = "steps"
    TIMED_OUT = "timed_out"
    DIED = "died"
    UNREACHABLE = "unreachable"


GAVE = frozenset({OutcomeKind.RETURNED, OutcomeKind.YIELDED})
ENDED = GAVE | {OutcomeKind.RAISED}
HUNG = frozenset({OutcomeKind.STEPS, OutcomeKind.TIMED_OUT})


@dataclass(frozen=True)
class CallOutcome:
    """``value`` is the canonical form; ``literal`` source text of an equal value, None when there is none.

    ``explicit`` tells an exception the code raises itself from one that happened to it; only then has it a message.
    ``lines`` and ``arcs`` are those of the file under test that ran, ``state`` is what the call left in its receiver
    and its module, ``steps`` the number of lines executed (0 where the driver cannot count them). ``drained`` tells
    that the call gave an iterator and ended, well or not, while that was consumed; ``awaited`` that it gave something
    to wait for. ``dependencies`` are what the call asked of the world around it: "clock", "random",
    "file", "network", "environment", "process".
    """

    kind: OutcomeKind
    value: Any = None
    literal: str | None = None
    type: str = ""
    message: str = ""
    detail: str = ""
    module: str = ""
    # Of an error: the innermost line of the file that it came along; 0 for none.
    line: int = 0
    explicit: bool = False
    mutated: Any = None
    mutated_literals: tuple[str | None, ...] | None = None
    printed: str = ""
    drained: bool = False
    awaited: bool = False
    # That the call gave a context manager; the value is what entering that gave, and it was left again.
    managed: bool = False
    lines: frozenset[int] = frozenset()
    arcs: frozenset[tuple[int, int]] = frozenset()
    steps: int = 0
    state: Any = None
    dependencies: tuple[str, ...] = ()
    # What of that which it was given, or of its receiver, somebody can change afterwards through what the call gave or
    # kept: such as "argument 1 is in the result".
    shared: tuple[str, ...] = ()
    # Files that the call wrote or changed in its folder, by name, with their text.
    files: tuple[tuple[str, str], ...] = ()

    @property
    def is_meaningless(self) -> bool:
        """Whether something came out that is no number, or words that JavaScript puts where nothing is."""
        return self.literal is not None and _MEANINGLESS.search(self.literal) is not None

    @cached_property
    def behaviour(self) -> tuple[object, ...]:
        """What two versions of the code must agree on."""
        if self.kind in HUNG:
            return ("hung",)
        raised = self.type if self.kind is OutcomeKind.RAISED else ""
        left = repr(self.mutated), repr(self.state)
        return (
            self.kind,
            repr(self.value),
            raised,
            self.message,
            *left,
            self.printed,
            self.drained,
            self.managed,
            self.files,
        )

    @property
    def is_opaque(self) -> bool:
        """Whether the value cannot be told from another of its class."""
        return "['opaque'" in repr(self.value)

    def describe(self) -> str:
        """The outcome in words."""
        match self.kind:
            case OutcomeKind.RETURNED | OutcomeKind.YIELDED:
                shown = self.literal if self.literal is not None else _shown(self.value)
                extra = f", printed {self.printed[:80]!r}" if self.printed else ""
                extra += f", wrote {', '.join(name for name, _ in self.files)}" if self.files else ""
                extra += ", changed its arguments" if self.mutated is not None else ""
                extra += f", left {str(self.state)[:120]}" if self.state not in (None, [None, []]) else ""
                return f"{self.kind} {shown}{extra}"
            case OutcomeKind.RAISED:
                return f"raised {self.type}: {self.detail[:120]}"
            case OutcomeKind.STEPS | OutcomeKind.TIMED_OUT:
                return "did not end"
            case OutcomeKind.DIED:
                return "ended the process"
            case OutcomeKind.EXITED:
                return "asked the process to exit"
            case OutcomeKind.UNREACHABLE:
                return f"could not be called ({self.type}: {self.message})"


def _shown(value: Any) -> str:
    """A canonical value that no literal stands for: an instance by its class."""
    if isinstance(value, list) and len(value) == 3 and value[0] == "object":
        return f"an instance of {value[1]}"
    return str(value)[:120]
