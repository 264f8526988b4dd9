"""Users that exist nowhere else, for what is run by an agent that is root."""

import os

_FIRST, _PER_PROCESS = 2_000_000, 256


def spare_uid(slot: int) -> int | None:
    """One for each slot, so that process limits do not add up; None when the agent is not root."""
    if os.geteuid() != 0:
        return None
    return _FIRST + os.getpid() % 4096 * _PER_PROCESS + slot % _PER_PROCESS
