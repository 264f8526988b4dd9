"""Runs inside the sandbox, on the standard library alone: calls functions of a module and records what they did.

Reads one JSON job from standard input: {"path", "module", "versions": [source, ...], "calls": [{"receiver",
"function", "args", "kwargs"}, ...], "call_s", "step_limit", "token"}. Arguments are Python expressions, evaluated in
the module's namespace. Writes JSON lines through the verdict channel.

Every version runs in a forked child of its own, so that versions start from the same state and cannot see each other.
"""

import ast
import asyncio
import contextlib
import io
import os
import sys
import types
from math import isfinite, isnan

from verdict import EXIT, Child, encode, take_over

# Taken before user code can put something else in their place.
SETTRACE, RUN = sys.settrace, asyncio.run
FUNCTIONS = (types.FunctionType, types.MethodType)
NAMED = (type, types.BuiltinFunctionType, types.ModuleType)
NOT_DATA = (type, types.FunctionType, types.BuiltinFunctionType, types.ModuleType)
GENERATOR, COROUTINE, ASYNC_GENERATOR = types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType
BASES: tuple[type, ...] = (list, tuple, set, frozenset, str, int, float)
MAX_DEPTH = 12
MAX_ITEMS = 200
MAX_TEXT = 4000


class StepLimit(BaseException):
    """The call executed more lines than it may."""


# What a call did


def clip(text):
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT]}...{len(text)}"


def canonical(value, seen=None, depth=0):
    """A JSON form that is equal for equal values, whatever the order of sets and dicts or the identity of objects."""
    seen = seen or {}
    kind = type(value)
    if value is None or kind in (bool, str):
        return [kind.__name__, clip(value) if kind is str else value]
    if kind is int:
        return ["int", clip(hex(value))]
    if kind is float:
        return ["float", "nan" if isnan(value) else value.hex()]
    if kind is complex:
        return ["complex", canonical(value.real), canonical(value.imag)]
    if kind in (bytes, bytearray):
        return [kind.__name__, clip(bytes(value).hex())]
    if id(value) in seen:
        return ["cycle", seen[id(value)]]
    if depth > MAX_DEPTH:
        return ["deep", kind.__name__]
    return compound(value, kind, {**seen, id(value): depth}, depth + 1)


def compound(value, kind, seen, depth):
    def inner(item):
        return canonical(item, seen, depth)

    if kind in (list, tuple):
        return [kind.__name__, [inner(item) for item in value[:MAX_ITEMS]], len(value)]
    if kind in (set, frozenset):
        return [kind.__name__, sorted((inner(item) for item in value), key=encode)[:MAX_ITEMS], len(value)]
    if isinstance(value, dict):
        # The order of a dict can be observed, so it is kept; only that of a set cannot.
        pairs = [[inner(key), inner(item)] for key, item in dict.items(value)]
        return ["dict", kind.__name__, pairs[:MAX_ITEMS], len(value)]
    if isinstance(value, BaseException):
        return ["exception", kind.__name__, [inner(item) for item in value.args]]
    if isinstance(value, FUNCTIONS):
        # What a function would do cannot be seen from outside.
        return ["opaque", kind.__name__]
    if isinstance(value, NAMED):
        return ["named", kind.__name__, getattr(value, "__qualname__", getattr(value, "__name__", ""))]
    for base in BASES:
        if isinstance(value, base):
            return ["sub", kind.__name__, inner(base(value))]
    return instance(value, kind, inner)


def instance(value, kind, inner):
    """An object by its class and its fields; what has neither is opaque."""
    fields = dict(vars(value)) if hasattr(value, "__dict__") else {}
    for owner in kind.__mro__:
        slots = owner.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            with contextlib.suppress(AttributeError):
                fields[name] = getattr(value, name)
    if fields:
        return ["object", kind.__name__, [[name, inner(fields[name])] for name in sorted(fields)]]
    if kind.__repr__ is object.__repr__:
        return ["opaque", kind.__name__]
    return ["repr", kind.__name__, clip(repr(value))]


def literal(value, depth=0):
    """Source text that evaluates to an equal value, or None."""
    kind = type(value)
    if depth > 6:
        return None
    if value is None or kind in (bool, int, str, bytes):
        text = repr(value)
        return text if len(text) <= 400 else None
    if kind is float:
        return repr(value) if isfinite(value) else f'float("{value}")'
    if kind is complex:
        return repr(value)
    if kind in (list, tuple, set, frozenset, dict) and len(value) <= 40:
        return container_literal(value, kind, depth + 1)
    return None


def container_literal(value, kind, depth):
    if kind is dict:
        pairs = [(literal(key, depth), literal(item, depth)) for key, item in value.items()]
        if any(None in pair for pair in pairs):
            return None
        return "{" + ", ".join(f"{key}: {item}" for key, item in pairs) + "}"
    items = [literal(item, depth) for item in value]
    if None in items:
        return None
    if kind in (set, frozenset):
        shown = "{" + ", ".join(sorted(items)) + "}" if items else "set()"
        return shown if kind is set else f"frozenset({shown if items else ''})"
    if kind is tuple:
        return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
    return f"[{', '.join(items)}]"


# Watching a call


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


def standard_streams_are_open():
    """A call that closes one would take the test runner's away."""
    try:
        for descriptor in range(3):
            os.fstat(descriptor)
    except OSError:
        return False
    return True


def raise_lines(source):
    """Lines that belong to a raise or assert statement."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Raise, ast.Assert)):
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


class Recorder:
    """Calls functions of one loaded module."""

    def __init__(self, job, module, raises):
        self.module = module
        self.path = job["path"]
        self.detail = job["detail"]
        self.raises = raises
        self.tracer = Tracer(self.path, job["step_limit"])

    def call(self, call):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            outcome = self.attempt(call)
        outcome["printed"] = clip(output.getvalue())
        if self.detail:
            outcome["lines"] = sorted(self.tracer.lines)
            outcome["arcs"] = sorted(self.tracer.arcs)
        outcome["steps"] = self.tracer.steps
        return outcome

    def attempt(self, call):
        self.tracer.reset()
        scope = dict(vars(self.module))
        try:
            args = [eval(text, scope) for text in call["args"]]
            kwargs = {name: eval(text, scope) for name, text in call["kwargs"].items()}
            target = eval(call["receiver"], scope) if call["receiver"] else self.module
            function = getattr(target, call["function"]) if call["receiver"] else eval(call["function"], scope)
        except Exception as error:
            return {"kind": "unreachable", "type": type(error).__name__, "message": clip(str(error))}
        before, world = canonical([args, kwargs]), self.world()
        outcome = self.perform(function, args, kwargs)
        if not standard_streams_are_open():
            EXIT(1)
        after = canonical([args, kwargs])
        outcome["state"] = self.state(target, world)
        if after != before:
            outcome["mutated"] = after
            outcome["mutated_literals"] = [literal(value) for value in args]
        return outcome

    def world(self):
        """The data that the module holds: neither its functions, nor its classes, nor what it imports."""
        names = sorted(name for name, value in vars(self.module).items() if not isinstance(value, NOT_DATA))
        return [[name, canonical(vars(self.module)[name])] for name in names if not name.startswith("__")]

    def state(self, target, world):
        """What a call left behind in its receiver and in the module."""
        after = self.world()
        receiver = None if isinstance(target, NAMED) else canonical(target)
        return [receiver, [entry for entry in after if entry not in world]]

    def perform(self, function, args, kwargs):
        manner = {}
        SETTRACE(self.tracer)
        try:
            value = function(*args, **kwargs) if callable(function) else function
            manner["awaited"] = isinstance(value, (COROUTINE, ASYNC_GENERATOR))
            if isinstance(value, COROUTINE):
                value = RUN(value)
            manner["drained"] = isinstance(value, (GENERATOR, ASYNC_GENERATOR))
            value = self.drain(value)
        except StepLimit:
            return {"kind": "steps"}
        except SystemExit as error:
            return {"kind": "exited", "value": canonical(error.code)}
        except KeyboardInterrupt:
            return {"kind": "exited", "value": None}
        except BaseException as error:
            SETTRACE(None)
            return {**self.raised(error), **manner}
        finally:
            SETTRACE(None)
        kind = "yielded" if manner["drained"] else "returned"
        seen = {"value": canonical(value), "literal": literal(value), "type": type(value).__name__}
        return {"kind": kind, **seen, **manner}

    def drain(self, value):
        if isinstance(value, GENERATOR):
            return [item for item, _ in zip(value, range(MAX_ITEMS), strict=False)]
        if isinstance(value, ASYNC_GENERATOR):

            async def collect():
                return [item async for item in value]

            return RUN(collect())
        return value

    def raised(self, error):
        trace = error.__traceback__
        path, line = "", 0
        while trace is not None:
            path, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            trace = trace.tb_next
        explicit = path == self.path and line in self.raises
        message = clip(str(error))
        return {
            "kind": "raised",
            "type": type(error).__name__,
            "message": message if explicit else "",
            "explicit": explicit,
            "module": type(error).__module__,
            "detail": message,
        }


# Versions, each in a child of its own


def load(job, source):
    module = types.ModuleType(job["module"])
    module.__file__ = job["path"]
    sys.modules[job["module"]] = module
    exec(compile(source, job["path"], "exec"), vars(module))
    return module


def run_version(job, source, first, emit):
    source = source.removeprefix("\ufeff")
    try:
        raises = raise_lines(source)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            module = load(job, source)
    except BaseException as error:
        missing = getattr(error, "name", None) if isinstance(error, ImportError) else None
        emit({"load_error": type(error).__name__, "message": clip(str(error)), "missing": missing})
        return
    recorder = Recorder(job, module, raises)
    for index in range(first, len(job["calls"])):
        emit({"begin": index})
        emit(recorder.call(job["calls"][index]))
    emit({"end": True})


def supervise(job, number, voice):
    """Run one version; a call that hangs or dies is recorded as such, and the rest goes on in a new child."""
    first, hangs = 0, 0
    while True:
        at, ending = follow(job, number, first, voice)
        if ending == "done":
            return
        if at < first:
            voice.say({"version": number, "load_error": ending, "message": "", "missing": None})
            return
        voice.say({"version": number, "call": at, "kind": ending})
        first, hangs = at + 1, hangs + 1
        if hangs >= job["max_hangs"]:
            return


def follow(job, number, first, voice):
    """Say what one child records, call by call in their order; returns the call it was at, and how it ended."""
    child = Child(voice, lambda emit: run_version(job, job["versions"][number], first, emit))
    at = first - 1
    try:
        for record in child.records(job["call_s"]):
            if "begin" in record:
                if record["begin"] != at + 1:
                    return at, "died"
                at += 1
            elif "load_error" in record:
                voice.say({"version": number, **record})
                return at, "done"
            elif "end" in record:
                return at, "done" if at == len(job["calls"]) - 1 else "died"
            else:
                voice.say({**record, "version": number, "call": at})
    finally:
        child.end()
    return at, "died" if child.ending == "ended" else "timed_out"


def main():
    job, voice = take_over()
    sys.path.insert(0, os.path.dirname(job["path"]))
    for number in range(len(job["versions"])):
        supervise(job, number, voice)
    voice.say({"finished": True})


main()
