"""Waits for a child beside other things, and for orphans that have become children, which must not pile up."""

import os
import select
import signal


class Children:
    """Those of this process, from here on; ``statuses`` holds the wait status of each that has ended."""

    def __init__(self):
        self.statuses: dict[int, int] = {}
        self.deaths, writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        # The code may signal its first process, which only heeds what it has a handler for.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def wait(self, child, other):
        """Until ``child`` has ended or ``other`` has something to say; whether the child has ended."""
        while child not in self.statuses:
            ready, _, _ = select.select([other, self.deaths], [], [])
            if other in ready:
                return False
            os.read(self.deaths, 1 << 16)
            reap(self.statuses)
        return True


def signals_as_usual():
    """In a child, which is no first process and whose own children are its own matter."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)


def reap(statuses):
    """Note the wait status of each child that has ended; whether others are left."""
    try:
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            statuses[ended[0]] = ended[1]
    except ChildProcessError:
        return False
    return True
