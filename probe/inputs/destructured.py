"""Objects and arrays for parameters that take them apart: of the kinds that the defaults in them tell, or what is done
with what is taken out.
"""

import re
from collections.abc import Mapping

from probe.inputs.boundaries import boundaries
from probe.inputs.callables import callables
from probe.inputs.evidence import used_as
from probe.inputs.kinds import Kind, of_name
from probe.inputs.mined import Mined, mined_values
from probe.inputs.named import texts_of
from probe.inputs.written import written
from syntax.destructuring import Pattern, Taken
from syntax.functions import Parameter

MOST_EACH = 5
_FAMILY = "javascript"
# What a default looks like, and what kind it is of.
_DEFAULTS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (r"-?[\d_]+(?:n)?|-?Infinity", Kind.INT),
        (r"-?[\d_]*\.\d+(?:e-?\d+)?", Kind.FLOAT),
        (r"true|false", Kind.BOOL),
        (r"[\"'`].*", Kind.STR),
        (r"\[\s*[\"'`].*", Kind.STRS),
        (r"\[.*", Kind.INTS),
        (r"\{.*", Kind.RECORD),
        (r"/.+/\w*", Kind.PATTERN),
        (r"new Map\b.*", Kind.MAP),
        (r"new Set\b.*", Kind.SET),
        (r"new Date\b.*", Kind.DATE),
        (r".*=>.*|function\b.*", Kind.CALLABLE),
    )
)  # fmt: skip


def taken_apart(pattern: Pattern, body: str, mined: Mined) -> tuple[str, ...]:
    """Objects with all that is taken out of them, then without what has a default; or arrays of as many items. None
    where nothing is taken.
    """
    if not pattern.taken:
        return ()
    pools = [_pool(one, body, mined) for one in pattern.taken]
    rows = [[pool[(row + n) % len(pool)] for n, pool in enumerate(pools)] for row in range(MOST_EACH)]
    if pattern.is_list:
        return tuple(dict.fromkeys(_array(dict(zip(pattern.taken, row, strict=True))) for row in rows))
    known = list(zip(pattern.taken, rows[0], strict=True))
    required = _object([(one, value) for one, value in known if not one.default])
    made = [_object(list(zip(pattern.taken, row, strict=True))) for row in rows]
    # What has a default is left out one by one as well.
    less = [_object([(one, v) for one, v in known if one is not left]) for left in pattern.taken if left.default]
    return tuple(dict.fromkeys([made[0], required, *made[1:], *less]))


def _array(items: Mapping[Taken, str]) -> str:
    """What is in no place that anything is taken from is nothing."""
    by_place = {int(one.key): value for one, value in items.items()}
    return f"[{', '.join(by_place.get(place, 'undefined') for place in range(max(by_place) + 1))}]"


def _object(fields: list[tuple[Taken, str]]) -> str:
    written_out = ", ".join(f"{_key(one.key)}: {value}" for one, value in fields)
    return f"{{ {written_out} }}" if fields else "{}"


def _key(key: str) -> str:
    return key if key.isidentifier() else written(key, _FAMILY)


def _pool(one: Taken, body: str, mined: Mined) -> tuple[str, ...]:
    if one.inner is not None:
        return taken_apart(one.inner, body, mined) or ("{}",)
    if one.default and (given := callables(Parameter(one.name, default=one.default), _FAMILY)):
        return given
    named = tuple(written(text, _FAMILY) for text in texts_of(one.name)[:2])
    kind = next(iter((*_of_default(one.default), *used_as(one.name, body), *of_name(one.name))), Kind.STR)
    own = (one.default,) if kind in (Kind.STR, Kind.INT, Kind.BOOL, Kind.FLOAT) and one.default else ()
    code = mined_values(kind, _FAMILY, mined, 0)[:2] if kind is Kind.STR and not named else ()
    found = [*(named if kind is Kind.STR else ()), *code, *boundaries(kind, _FAMILY, mined, 0)]
    telling = [value for value in found if value not in (*own, '""', "[]", "{}")]
    return tuple(dict.fromkeys([*telling[:MOST_EACH], *own])) or tuple(found)


def _of_default(default: str) -> tuple[Kind, ...]:
    return tuple(kind for pattern, kind in _DEFAULTS if default and pattern.fullmatch(default))[:1]
