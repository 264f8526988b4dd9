"""The lines and arcs that a call executes, and a bound to their number. A part of python_driver.py."""

import sys

from counted import StepLimit

# Taken before user code can put something else in its place.
SETTRACE = sys.settrace


class Tracer:
    """Lines and arcs executed in one file, and a bound to their number."""

    def __init__(self, path, limit):
        self.path = path
        self.limit = limit
        self.reset()

    def reset(self):
        self.steps = 0
        self.lines = set()
        self.arcs = set()

    def begin(self):
        SETTRACE(self)

    def end(self):
        SETTRACE(None)

    def __call__(self, frame, event, _argument):
        if frame.f_code.co_filename != self.path:
            return None
        previous = -frame.f_code.co_firstlineno

        def local(frame, event, _argument):
            nonlocal previous
            if event == "line":
                self.steps += 1
                if self.steps > self.limit:
                    raise StepLimit
                self.lines.add(frame.f_lineno)
                self.arcs.add((previous, frame.f_lineno))
                previous = frame.f_lineno
            elif event == "return":
                self.arcs.add((previous, -frame.f_code.co_firstlineno))
            return local

        return local
