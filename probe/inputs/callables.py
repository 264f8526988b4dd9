"""Functions as arguments, by what is said of them: what their type says that they give, or what stands for them where
none is given.
"""

import re
from collections.abc import Sequence

from probe.inputs.kinds import Kind, declared
from syntax.functions import Parameter

_PYTHON = re.compile(r"(?:[\w.]+\.)?Callable\[(?P<given>\[.*?\]|\.\.\.|[\w.]+)\s*,\s*(?P<gives>.+)\]", re.DOTALL)
_TYPESCRIPT = re.compile(r"\((?P<given>[^()]*)\)\s*=>\s*(?P<gives>.+)", re.DOTALL)
_AWAITED = re.compile(r"(?:[\w.]+\.)?(?:Awaitable\[|Coroutine\[[^,]+,[^,]+,|Promise<)\s*(?P<gives>.+)[\]>]", re.DOTALL)
_MAKES = {"python": "(lambda *args: {})", "javascript": "((...args) => {})"}
_ALONE = {"python": "(lambda: {})", "javascript": "(() => {})"}
# What they give: of what they are given, and whatever that is.
_OF_ARGUMENTS: dict[str, dict[Kind, tuple[str, ...]]] = {
    "python": {
        Kind.INT: ("args[0]", "len(args)", "0", "-1"),
        Kind.FLOAT: ("args[0]", "0.5", "len(args)", "-1.5"),
        Kind.STR: ("str(args[0])", "'a'", "''"),
        Kind.BOOL: ("True", "False", "bool(args[0])"),
        Kind.NONE: ("None",),
        Kind.BYTES: ("b'a'", "b''"),
        Kind.INTS: ("[1, 2]", "[]", "list(args)"),
        Kind.STRS: ("['a', 'b']", "[]"),
    },
    "javascript": {
        Kind.INT: ("args[0]", "args.length", "0", "-1"),
        Kind.STR: ("String(args[0])", '"a"', '""'),
        Kind.BOOL: ("true", "false", "Boolean(args[0])"),
        Kind.NONE: ("undefined",),
        Kind.INTS: ("[1, 2]", "[]", "args"),
        Kind.STRS: ('["a", "b"]', "[]"),
    },
}
_OF_NOTHING: dict[Kind, tuple[str, ...]] = {
    Kind.INT: ("5", "0", "1", "100"),
    Kind.FLOAT: ("0.5", "0.0", "1.0", "100.25"),
}
# What a default is, and what others of its kind give.
_DEFAULTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"Math\.random|(?:random\.)?random|\w+\.random"), ("0.5", "0", "0.25", "0.99")),
    (
        re.compile(r"(?:Date|performance)\.now|\(\)\s*=>\s*(?:Date|performance)\.now\(\)"),
        ("1000", "0", "1700000000000"),
    ),
    (re.compile(r"(?:time\.)?(?:monotonic|perf_counter|time)"), ("100.0", "0.0", "160.5")),
)
# What waits: the first one is waited for in turn.
_SLEEPS = ("asyncio.sleep", "time.sleep")


def callables(parameter: Parameter, family: str) -> tuple[str, ...]:
    """Functions that fit; none where nothing says what they give."""
    default = parameter.default.strip()
    if default in _SLEEPS:
        return awaited((Kind.NONE,)) if default == _SLEEPS[0] else (_MAKES[family].format("None"),)
    for known, gives in _DEFAULTS:
        if known.fullmatch(default):
            return tuple(_ALONE[family].format(value) for value in gives)
    said = (_PYTHON if family == "python" else _TYPESCRIPT).fullmatch(parameter.annotation.strip("\"' "))
    if said is None:
        return ()
    promised = _AWAITED.fullmatch(said["gives"].strip())
    kinds = declared(Parameter("result", promised["gives"] if promised else said["gives"]))
    is_given = bool(said["given"].strip("[]. "))
    if promised and family == "python":
        return awaited(kinds[:1] or (Kind.INT,), is_given=is_given)
    if not kinds:
        return ()
    if is_given:
        made = tuple(_MAKES[family].format(value) for value in _OF_ARGUMENTS[family].get(kinds[0], ()))
    else:
        of_nothing = _OF_NOTHING.get(kinds[0], _constant(kinds[0], family))
        is_known = said["given"] != "..."
        made = tuple((_ALONE if is_known else _MAKES)[family].format(value) for value in of_nothing)
    return tuple(value.replace("(", "(async ", 1) for value in made) if promised else made


def awaited(kinds: Sequence[Kind] = (Kind.INT,), *, is_given: bool = False) -> tuple[str, ...]:
    """Functions of Python that give something to wait for; of what they are given, where that is something."""
    given = _OF_ARGUMENTS["python"].get(kinds[0], ()) if is_given else ()
    found = given or _OF_NOTHING.get(kinds[0], _constant(kinds[0], "python"))
    return tuple(f"(lambda *args: asyncio.sleep(0, {value}))" for value in found)


def _constant(kind: Kind, family: str) -> tuple[str, ...]:
    return tuple(value for value in _OF_ARGUMENTS[family].get(kind, ()) if "args" not in value)
