"""Checks of our own for mistakes in reasoning: one a file, or a few of one kind, all in one table."""

from linter_service.logic import (
    copied,
    empty_loop,
    except_order,
    floats,
    no_base,
    one_round,
    overwritten,
    past_end,
    ranges,
    swapped,
    unkept,
    unlike,
)
from linter_service.logic.check import Check

CHECKS: tuple[Check, ...] = (
    copied.BRANCHES,
    copied.COMPARISON,
    copied.CONDITION,
    empty_loop.RANGE,
    empty_loop.WHILE,
    except_order.CHECK,
    floats.CHECK,
    no_base.CHECK,
    one_round.CHECK,
    overwritten.CHECK,
    past_end.CHECK,
    ranges.CHECK,
    swapped.CHECK,
    unkept.CHECK,
    unlike.CHECK,
)
