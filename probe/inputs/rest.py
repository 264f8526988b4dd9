"""Parameters that take any number of arguments, which are planned as lists and given one by one."""

from collections.abc import Sequence

from probe.inputs.examples import parts
from probe.inputs.kinds import Kind
from syntax.functions import Parameter

# What such a parameter is inside of its function, the likeliest first.
LISTS = (Kind.INTS, Kind.STRS, Kind.FLOATS, Kind.RECORDS, Kind.LISTS, Kind.PAIRS, Kind.SPANS, Kind.CALLABLES)


# More of them tell a reader little.
_MOST = 4


def is_rest(parameter: Parameter) -> bool:
    """Whether it takes all arguments that are left."""
    return parameter.prefix in ("*", "...")


def spread(parameters: Sequence[Parameter], values: Sequence[str]) -> list[str]:
    """The arguments: a value for each parameter, of which the list for such a one is taken apart."""
    found: list[str] = []
    for parameter, value in zip(parameters, values, strict=False):
        is_list = is_rest(parameter) and value[:1] == "[" and value[-1:] == "]"
        items = list(parts(f"{value[1:-1]})")) if is_list else ["..."]
        found += [value] if "..." in items else items[:_MOST]
    return found
