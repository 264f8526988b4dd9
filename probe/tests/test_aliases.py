"""Names that a file gives to types."""

import pytest

from probe.aliases import aliases, without_aliases
from probe.inputs.kinds import Kind, declared
from syntax.functions import Parameter, find_functions
from syntax.languages import PYTHON, TYPESCRIPT
from syntax.source import Source

PYTHON_TYPES = """
from typing import Callable, Literal, NewType, TypeAlias, TypeVar
Tree = dict[str, "int | Tree"]
Trie = dict[str, "Trie"]
Mode = Literal["r", "w"]
Either: TypeAlias = "Mode | None"
UserId = NewType("UserId", int)
Test = Callable[[UserId], bool]
T = TypeVar("T")
Word = TypeVar("Word", str, bytes)
Size = TypeVar("Size", bound=int)
Chain = tuple[int, Optional["Chain"]]
LIMIT = 10
table = rows["first"]
flags = A.X | B
"""


@pytest.mark.parametrize(
    ("annotation", "written_out"),
    [
        ("Tree", "dict[str, int | dict[str, int | dict[str, int]]]"),
        ("list['Tree']", "list[dict[str, int | dict[str, int | dict[str, int]]]]"),
        ("Trie", "dict[str, dict[str, Literal[{}]]]"),
        ("Either", "Literal['r', 'w'] | None"),
        ("Test", "Callable[[UserId], bool]"),
        ("dict[T, UserId]", "dict[Any, int]"),
        ("Word", "str | bytes"),
        ("Size", "int"),
        ("Chain", "tuple[int, Optional[tuple[int, Optional[tuple[int, None]]]]]"),
        *((name, name) for name in ("LIMIT", "table", "flags", "Other", "mod.Tree", "")),
    ],
)
def test_those_of_python_are_written_out(annotation: str, written_out: str) -> None:
    resolve = aliases(Source("a.py", PYTHON, PYTHON_TYPES))
    assert resolve(Parameter("x", annotation)).annotation == written_out


def test_those_of_typescript_are_put_in_place_of_their_names() -> None:
    text = "type Pair = readonly [number, number];\ninterface Row { id: number }\nfunction f(a: Pair[], b: Row) {}\n"
    (function,) = without_aliases(find_functions(text, TYPESCRIPT), aliases(Source("a.ts", TYPESCRIPT, text)))
    assert [declared(parameter) for parameter in function.parameters] == [(Kind.SPANS,), (Kind.RECORD,)]


def test_what_names_much_of_itself_stays_short() -> None:
    names = [f"T{number}" for number in range(8)]
    union = ", ".join(f"'{name}'" for name in names)
    text = "from typing import Union\n" + "".join(f"{name} = Union[{union}, int]\n" for name in names)
    resolve = aliases(Source("a.py", PYTHON, text))
    assert len(resolve(Parameter("x", "T0")).annotation) < 20_000
    long = f"FLAGS = {' | '.join(['A'] * 600)}\n"
    assert aliases(Source("a.py", PYTHON, long))(Parameter("x", "FLAGS")).annotation


@pytest.mark.parametrize(
    ("annotation", "written_out"),
    [
        ("Plan", '"free" | "pro"'),
        ("Size[]", '("s" | "m")[]'),
        ("{ value: value }", "{ value: number }"),
        ("'open' | 'closed'", "'open' | 'closed'"),
        ("Span", "[number, number]"),
        ("Options<string>", "{ max: number }"),
    ],
)
def test_names_of_typescript_are_no_fields_and_no_words(annotation: str, written_out: str) -> None:
    text = """
const PLANS = { free: 1, "pro": 2 } as const;
const SIZES = ["s", "m"] as const;
type Plan = keyof typeof PLANS;
type Size = (typeof SIZES)[number];
type value = number;
type open = boolean;
type Span = readonly [from: number, to: number];
interface Options<T> { max: number }
"""
    assert aliases(Source("a.ts", TYPESCRIPT, text))(Parameter("x", annotation)).annotation == written_out
