"""Dates and moments as expressions, and others near them."""

import datetime as dt
import random
import re

_PYTHON = re.compile(r"datetime\.(date|datetime)\((\d+(?:, \d+)*)\)")
_JAVASCRIPT = re.compile(r'new Date\("([0-9TZ:.-]+)"\)')
_CLOCK = ("hours", "minutes", "seconds", "microseconds")
_STEPS = (
    *(dt.timedelta(days=days) for days in (-7, -2, -1, 1, 2, 7, 28, 31, 365)),
    *(dt.timedelta(seconds=seconds) for seconds in (-3600, -1, 1, 60, 3600)),
)


def near_date(expression: str, family: str, source: random.Random) -> str | None:
    """An expression of a date near the one that ``expression`` makes; None where that makes none."""
    step = source.choice(_STEPS)
    try:
        return _near_python(expression, step) if family == "python" else _near_javascript(expression, step)
    except (OverflowError, ValueError):
        return expression


def _near_python(expression: str, step: dt.timedelta) -> str | None:
    found = _PYTHON.fullmatch(expression)
    if found is None:
        return None
    year, month, day, *clock = (int(part) for part in found[2].split(", "))
    midnight = dt.datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}")
    since = dt.timedelta(**dict(zip(_CLOCK, clock, strict=False)))
    moment = midnight + since + step
    return repr(moment.date() if found[1] == "date" else moment)


def _near_javascript(expression: str, step: dt.timedelta) -> str | None:
    found = _JAVASCRIPT.fullmatch(expression)
    if found is None:
        return None
    moment = dt.datetime.fromisoformat(found[1]) + step
    return f'new Date("{moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}")'
