"""What of the world around it a call asks for: the clock, chance, files, the network, the environment, processes.

A part of python_driver.py. What the standard library asks for on its own account, as logging does for the time, is not
the call's: a question counts when the code under test stands behind it, directly or through the modules that serve
that very purpose.
"""

import os
import random
import sys
import time

CLOCK, CHANCE, FILE, NETWORK = "clock", "random", "file", "network"
ENVIRONMENT, PROCESS = "environment", "process"
# Built-in functions, by module and name.
BUILT_IN = {
    **{("time", name): CLOCK for name in ("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter")},
    **{("time", name): CLOCK for name in ("perf_counter_ns", "process_time", "process_time_ns", "thread_time")},
    **{("posix", name): FILE for name in ("stat", "lstat", "access", "getcwd", "getcwdb", "readlink", "statvfs")},
    **{("posix", name): PROCESS for name in ("getpid", "getppid", "getlogin", "cpu_count", "getloadavg", "uname")},
    ("posix", "urandom"): CHANCE,
}
# These ask for the time only where they are not given one.
TIMED = {"localtime": 0, "gmtime": 0, "ctime": 0, "asctime": 0, "strftime": 1}
DATED = {"now", "utcnow", "today"}
# Audit events (https://docs.python.org/3/library/audit_events.html), by the beginning of their names.
AUDITED = (
    *((name, FILE) for name in ("open", "os.listdir", "os.scandir", "os.mkdir", "os.remove", "os.rename", "os.rmdir")),
    *((name, FILE) for name in ("os.link", "os.symlink", "os.truncate", "os.chmod", "os.utime", "shutil.", "glob.")),
    *((name, NETWORK) for name in ("socket.connect", "socket.getaddrinfo", "socket.gethost", "socket.bind")),
    *((name, PROCESS) for name in ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.kill")),
)
# Modules that stand between the code and what it asks for.
BETWEEN = (
    *("random", "secrets", "uuid", "os", "_collections_abc", "posixpath", "genericpath", "pathlib", "shutil", "glob"),
    *("tempfile", "subprocess", "socket", "ssl", "client", "request", "codecs", "fileinput", "datetime", "_strptime"),
    *("calendar", "io", "contextlib", "configparser"),
)
STANDARD = os.path.dirname(os.__file__)
ASKING = ("__getitem__", "__setitem__", "__delitem__", "__iter__")
ENVIRON = {getattr(type(os.environ), name).__code__ for name in ASKING}
SHARED_GENERATOR = vars(random)["_inst"]
GET_FRAME, SETPROFILE = sys._getframe, sys.setprofile


class Dependencies:
    """Notes what is asked for between ``begin`` and ``end``; ``folder`` holds the code under test."""

    def __init__(self, folder):
        self.folder = folder + os.sep
        self.is_on = False
        self.found = set()
        # What the call's own surroundings provide, and nobody has to ask for.
        self.variables, self.own_folder, self.is_here = set[str](), "", False
        sys.addaudithook(self.audit)
        for name, position in TIMED.items():
            setattr(time, name, self.timed(getattr(time, name), position))

    def begin(self, surroundings):
        self.found = set()
        self.variables = surroundings.variables
        self.own_folder = str(surroundings.folder or "")
        self.is_here = surroundings.is_here
        self.is_on = True
        SETPROFILE(self.profile)

    def end(self):
        SETPROFILE(None)
        self.is_on = False
        return sorted(self.found)

    def note(self, kind, frame):
        """Unless somebody else asks, or asks for modules to import."""
        if kind in self.found:
            return
        while frame is not None:
            path = frame.f_code.co_filename
            if path.startswith(self.folder):
                self.found.add(kind)
                return
            stem = os.path.basename(path).removesuffix(".py")
            if not path.startswith("<frozen") and not (path.startswith(STANDARD) and stem in BETWEEN):
                return
            if "importlib" in path:
                return
            frame = frame.f_back

    def profile(self, frame, event, argument):
        if event == "c_call":
            kind = self.kind_of(argument)
            # Where files are given, what is asked about their names is about those.
            if kind and not (kind is FILE and self.own_folder):
                self.note(kind, frame)
        elif event == "call" and frame.f_code in ENVIRON and frame.f_locals.get("key") not in self.variables:
            self.note(ENVIRONMENT, frame)

    def kind_of(self, function):
        owner = function.__self__
        if owner is SHARED_GENERATOR:
            return CHANCE
        if isinstance(owner, type):
            return CLOCK if function.__name__ in DATED and owner.__module__ == "datetime" else None
        return BUILT_IN.get((function.__module__, function.__name__))

    def audit(self, event, arguments):
        if self.is_on:
            for beginning, kind in AUDITED:
                if event.startswith(beginning):
                    if not (kind is FILE and self.is_own(arguments)):
                        self.note(kind, GET_FRAME(1))
                    return

    def is_own(self, arguments):
        """Whether a question is about a file that was given."""
        if not self.own_folder or not arguments:
            return False
        name = str(arguments[0])
        return name.startswith(self.own_folder) or (self.is_here and not name.startswith("/"))

    def timed(self, function, position):
        def asking(*arguments):
            if self.is_on and (len(arguments) <= position or arguments[position] is None):
                self.note(CLOCK, GET_FRAME(1))
            return function(*arguments)

        asking.__name__ = function.__name__
        return asking


class NoDependencies:
    """Of calls that are only compared: nobody asks what they ask for."""

    def begin(self, surroundings):
        pass

    def end(self):
        return []
