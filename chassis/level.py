"""How much work a request may cost."""

from enum import IntEnum


class Level(IntEnum):
    """Ordered: a deeper level does everything a shallower one does."""

    QUICK = 1
    STANDARD = 2
    DEEP = 3
