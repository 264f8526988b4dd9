"""Names for what a rewrite introduces."""

from collections.abc import Callable

# What the name of many may end with, and what that of one of them ends with.
_SINGULAR = (("ies", "y"), ("sses", "ss"), ("s", ""))
_ANY = ("item", "element")


def name_of_one(items: str, is_free: Callable[[str], bool]) -> str:
    """A name for one of ``items``, as the word says it where it does; empty when none is free."""
    ends = (items.removesuffix(ending) + one for ending, one in _SINGULAR if items.endswith(ending))
    names = [name for name in (next(ends, ""), *_ANY) if len(name) > 1]
    return next((name for name in names if name.isidentifier() and is_free(name)), "")
