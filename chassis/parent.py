"""Ending with the process that started us, also when that one is killed and can end nobody."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent(pid: int) -> None:
    """Ask the kernel for a SIGTERM when our parent, which must be ``pid``, is gone; 0 asks for nothing. Linux only."""
    if not pid or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != pid:
        # It was gone before we asked.
        raise SystemExit(0)
