"""Runs inside the sandbox, on the standard library alone: calls functions of a module and records what they did.

Reads one JSON job from standard input: {"path", "module", "versions": [source, ...], "calls": [{"receiver",
"function", "args", "kwargs", "before", "kept", "form", "refused", "surroundings"}, ...], "helpers", "call_s",
"step_limit", "detail", "state", "token"}. Arguments are Python expressions, evaluated in the module's namespace;
"before" are calls made first on the receiver. Writes JSON lines through the verdict channel.

Every version runs in a forked child of its own, so that versions start from the same state and cannot see each other.
"""

import asyncio
import collections
import contextlib
import copy
import datetime as dt
import decimal
import io
import os
import re
import sys
import types
from functools import partial
from itertools import islice

from counted import Counter, StepLimit
from python_dependencies import Dependencies, NoDependencies
from python_loading import held_by, load, raise_lines
from python_record import MAX_ITEMS, NAMED, canonical, clip, content, contents, is_a, left_in, length, size_of
from python_shared import shared
from python_surroundings import Surroundings
from python_trace import Tracer
from python_written import Writer
from verdict import EXIT, Child, take_over

# Taken before user code can put something else in their place.
RUN = asyncio.run
NOT_DATA = (type, types.FunctionType, types.BuiltinFunctionType, types.ModuleType)
GENERATOR, COROUTINE, ASYNC_GENERATOR = types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType
# What a function under contextlib.contextmanager gives.
MANAGER = contextlib._GeneratorContextManager
# What arguments and receivers name, whatever the module calls the same.
STANDARD = {"asyncio": asyncio, "datetime": dt, "decimal": decimal, "io": io, "re": re}
UNCHANGING = frozenset({bool, bytes, complex, float, int, str, type(None)})
# Things in the data of a module that are looked at before and after each call.
MOST_DATA = 400
# How much of a call is recorded: see record.Detail.
FULL, TESTS = "full", "tests"
# Line by line, and asked what they ask of the world.
FOLLOWED = (FULL, "plain")
# What a call did in the first version as well.
SAME = {"same": True}
# Of a call made first: however it ends.
ANYHOW = "*"
# A function that hung so often is called no more.
HANGS_PER_FUNCTION = 2


def standard_streams_are_open():
    """A call that closes one would take the test runner's away."""
    try:
        for descriptor in range(3):
            os.fstat(descriptor)
    except OSError:
        return False
    return True


class Expressions:
    """Thousands of calls are made of the same few, so each is compiled once; but once for each place within a call, so
    that no two of its values are one object, but for the functions that are to be.
    """

    def __init__(self):
        self.code: dict[tuple[int, str], types.CodeType] = {}
        self.place = 0
        self.kept: dict[str, object] = {}

    def begin(self, kept=()):
        self.place = 0
        self.kept = dict.fromkeys(kept)

    def compiled(self, text):
        self.place += 1
        sign = self.place, text
        if sign not in self.code:
            self.code[sign] = compile(text, "<string>", "eval")
        return self.code[sign]

    def value(self, text, scope):
        value = eval(self.compiled(text), scope)
        if text not in self.kept:
            return value
        self.kept[text] = self.kept[text] or value
        return self.kept[text]

    def learn(self, calls):
        """Compile what the calls are made of, in the order in which they are made of it."""
        for call in calls:
            self.begin()
            with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
                self.learn_one(call)

    def learn_one(self, call):
        if call["receiver"]:
            self.compiled(call["receiver"])
        for made in (*call["before"], call):
            for text in (*made["args"], *made["kwargs"].values()):
                self.compiled(text)
            if made["form"]:
                self.compiled(form_of(made, len(made["args"])))
            elif not call["receiver"]:
                self.compiled(made["function"])

    def arguments(self, call, named):
        args = [self.value(text, named) for text in call["args"]]
        return args, {name: self.value(text, named) for name, text in call["kwargs"].items()}


def form_of(call, count):
    """A function of the receiver and so many arguments that does what the call's form says."""
    names = [f"argument_{n}" for n in range(count)]
    expression = call["form"].format(*names, receiver="receiver")
    return f"lambda {', '.join(['receiver', *names])}: {expression}"


class Recorder:
    """Calls functions of one loaded module."""

    def __init__(self, job, module, raises, dependencies, tracer, expressions):
        self.module = module
        self.path = job["path"]
        # What nobody looks at is not worth its time.
        self.is_full = job["detail"] == FULL
        self.is_written = job["detail"] in FOLLOWED
        self.is_left = job["detail"] != TESTS
        self.helpers = job["helpers"]
        self.raises = raises
        self.tracer = tracer
        self.dependencies = dependencies
        self.writer = Writer({**vars(module), **STANDARD})
        self.expressions = expressions
        self.held = held_by(module, job["state"])

    def call(self, call):
        output = io.StringIO()
        surroundings = Surroundings(call["surroundings"], self.helpers)
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            try:
                outcome = self.attempt(call, surroundings)
            finally:
                surroundings.release()
        outcome["printed"] = clip(output.getvalue())
        if self.is_full:
            outcome["lines"] = sorted(self.tracer.lines)
            outcome["arcs"] = sorted(self.tracer.arcs)
        if self.is_written:
            outcome["steps"] = self.tracer.steps
        return outcome

    def attempt(self, call, surroundings):
        self.tracer.reset()
        self.expressions.begin(call["kept"])
        vars(self.module).update(copy.deepcopy(self.held))
        scope = dict(vars(self.module))
        try:
            surroundings.hold(scope)
        except Exception as error:
            return {"kind": "unreachable", "type": type(error).__name__, "message": clip(str(error))}
        # What is done to the receiver first counts as well.
        self.tracer.begin()
        try:
            named = {**scope, **STANDARD}
            target = self.expressions.value(call["receiver"], named) if call["receiver"] else self.module
            for first in call["before"]:
                self.make_first({**first, "receiver": call["receiver"]}, target, scope, named)
            args, kwargs = self.expressions.arguments(call, named)
            function = self.function(call, target, args, scope)
        except StepLimit:
            return {"kind": "steps"}
        except Exception as error:
            return {"kind": "unreachable", "type": type(error).__name__, "message": clip(str(error))}
        finally:
            self.tracer.end()
        if self.is_full:
            # Lines that lead to the call can be told by it; branches are its own.
            self.tracer.arcs.clear()
        return self.looked_at(function, target, (args, kwargs), call, surroundings)

    def looked_at(self, function, target, arguments, call, surroundings):
        """The call itself, and what it left behind."""
        args, kwargs = arguments
        held = contents(args)
        before, world = self.given(args, kwargs), self.world() if self.is_left else []
        outcome = self.perform(function, args, kwargs, surroundings)
        if not standard_streams_are_open():
            EXIT(1)
        after = self.given(args, kwargs)
        given = outcome.pop("given", None)
        if self.is_full:
            outcome["shared"] = shared(args, target if call["receiver"] else None, given, self.data())
        if self.is_left:
            outcome["state"] = self.state(target, world)
        outcome["dependencies"] = self.asked
        outcome["files"] = surroundings.files()
        if left := [left_in(value) for value in args if hasattr(type(value), "__next__")]:
            outcome["mutated"] = [after, left]
            if contents(args) != held:
                outcome["mutated_literals"] = [self.literal(content(value)) for value in args]
        elif after != before:
            outcome["mutated"] = after
            outcome["mutated_literals"] = [self.literal(value) for value in args]
        return outcome

    def given(self, args, kwargs):
        """The arguments, where one of them can be changed."""
        is_plain = all(type(value) in UNCHANGING for value in (*args, *kwargs.values()))
        return [] if is_plain else canonical([args, kwargs])

    def make_first(self, call, target, scope, named):
        """A call that leads to the one that is looked at, and that has to go as it is told to."""
        args, kwargs = self.expressions.arguments(call, named)
        function = self.function(call, target, args, scope)
        try:
            function(*args, **kwargs)
        except Exception as error:
            if call["refused"] not in (ANYHOW, type(error).__name__):
                raise
        else:
            if call["refused"] not in (ANYHOW, ""):
                raise LookupError("it was not refused")

    def function(self, call, target, args, scope):
        """What is called; an expression that is no call becomes one of its arguments."""
        if call["form"]:
            return partial(self.expressions.value(form_of(call, len(args)), scope), target)
        name = call["function"]
        if not call["receiver"]:
            return self.expressions.value(name, scope)
        if name.isidentifier():
            return getattr(target, name)
        # The receiver itself, or what lies in it.
        return eval(f"receiver{'.' * (name[:1] not in ('', '['))}{name}", {"receiver": target})

    def literal(self, value):
        return self.writer.literal(value) if self.is_written else None

    def data(self):
        """What the module holds: neither its functions, nor its classes, nor what it imports."""
        names = sorted(name for name, value in vars(self.module).items() if not is_a(value, NOT_DATA))
        return {name: vars(self.module)[name] for name in names if not name.startswith("__")}

    def world(self):
        """What the module holds; of tables too large to be written down at each call, how large they are."""
        left, found = MOST_DATA, []
        for name, value in self.data().items():
            size = size_of(value, left)
            if size > left:
                found.append([name, "large", length(value)])
            else:
                found.append([name, canonical(value)])
                left -= size
        return found

    def state(self, target, world):
        """What a call left behind in its receiver and in the module."""
        after = self.world()
        receiver = None if is_a(target, NAMED) else canonical(target)
        return [receiver, [entry for entry in after if entry not in world]]

    def perform(self, function, args, kwargs, surroundings):
        manner: dict[str, bool] = {}
        given: list[object] = []
        self.dependencies.begin(surroundings)
        self.tracer.begin()
        try:
            value = function(*args, **kwargs) if callable(function) else function
            manner["awaited"] = is_a(value, (COROUTINE, ASYNC_GENERATOR))
            if is_a(value, COROUTINE):
                value = RUN(value)
            manner["managed"] = is_a(value, MANAGER)
            if manner["managed"]:
                with value as entered:
                    value = entered
            manner["drained"] = is_a(value, (GENERATOR, ASYNC_GENERATOR))
            value = self.drain(value, given)
        except StepLimit:
            return {"kind": "steps"}
        except SystemExit as error:
            return {"kind": "exited", "value": canonical(error.code)}
        except KeyboardInterrupt:
            return {"kind": "exited", "value": None}
        except BaseException as error:
            self.tracer.end()
            # What was given before it counts as well.
            return {**self.raised(error), **manner, **({"value": canonical(given)} if given else {})}
        finally:
            self.tracer.end()
            self.asked = self.dependencies.end()
        kind = "yielded" if manner["drained"] else "returned"
        seen = {"value": canonical(value), "literal": self.literal(value), "type": type(value).__name__}
        return {"kind": kind, "given": value, **seen, **manner}

    def drain(self, value, given):
        """The items of a generator, which go into ``given`` one by one; any other value as it is."""
        if is_a(value, GENERATOR):
            given.extend(islice(value, MAX_ITEMS))
            return given
        if is_a(value, ASYNC_GENERATOR):

            async def collect():
                async for item in value:
                    given.append(item)

            RUN(collect())
            return given
        return value

    def source_of(self, kind):
        """The module that a test imports the class from: the one under test, where that has it by its name."""
        is_there = vars(self.module).get(kind.__name__) is kind
        return self.module.__name__ if is_there else kind.__module__

    def raised(self, error):
        trace = error.__traceback__
        path, line, own = "", 0, 0
        while trace is not None:
            path, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            own = line if path == self.path else own
            trace = trace.tb_next
        explicit = path == self.path and line in self.raises
        message = clip(str(error))
        return {
            "kind": "raised",
            "type": type(error).__name__,
            "message": message if explicit else "",
            "explicit": explicit,
            "module": self.source_of(type(error)),
            "detail": message,
            "line": own,
        }


# Versions, each in a child of its own


def run_version(job, source, todo, known, emit):
    """Make the calls of ``todo``; what is the same as in ``known`` is not said again."""
    source = source.removeprefix("\ufeff")
    try:
        detail, limit = job["detail"], job["step_limit"]
        raises = frozenset() if detail == TESTS else raise_lines(source)
        is_followed = detail in FOLLOWED
        dependencies = Dependencies(os.path.dirname(job["path"])) if is_followed else NoDependencies()
        tracer = Tracer(job["path"], limit) if is_followed else Counter(limit)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            module = load(job, source, None if is_followed else tracer)
    except BaseException as error:
        missing = getattr(error, "name", None) if isinstance(error, ImportError) else None
        emit({"load_error": type(error).__name__, "message": clip(str(error)), "missing": missing})
        return
    recorder = Recorder(job, module, raises, dependencies, tracer, job["expressions"])
    emit({"loaded": True})
    for index in todo:
        record = recorder.call(job["calls"][index])
        emit(SAME if index in known and record == known[index] else record)
    emit({"end": True})


def supervise(job, number, known, voice):
    """Run one version; a call that hangs or dies is recorded as such, and the rest goes on in a new child. Where tests
    alone are asked, what the first version did is ``known`` to the others.
    """
    todo: list[int] = list(range(len(job["calls"])))
    hangs: collections.Counter[tuple[str, str]] = collections.Counter()
    while True:
        at, ending = follow(job, number, todo, known, voice)
        if ending == "done" or at == len(todo):
            return
        if at < 0:
            voice.say({"version": number, "load_error": ending, "message": "", "missing": None})
            return
        voice.say({"version": number, "call": todo[at], "kind": ending})
        hangs[callee(job, todo[at])] += 1
        if hangs.total() >= job["max_hangs"]:
            return
        todo = [index for index in todo[at + 1 :] if hangs[callee(job, index)] < HANGS_PER_FUNCTION]


def callee(job, index):
    """What a call calls, whatever its receiver is made of."""
    call = job["calls"][index]
    return call["receiver"].split("(")[0], call["function"]


def follow(job, number, todo, known, voice):
    """Say what one child records, call by call in their order; returns the place in ``todo`` it was at, -1 before the
    version is loaded, and how it ended.
    """
    child = Child(voice, lambda emit: run_version(job, job["versions"][number], todo, known, emit))
    at, same = -1, []
    try:
        for record in child.records(job["call_s"]):
            if "loaded" in record:
                at = 0
            elif "load_error" in record:
                voice.say({"version": number, **record})
                return at, "done"
            elif "end" in record:
                return at, "done" if at == len(todo) else "died"
            elif at in range(len(todo)):
                if record == SAME and todo[at] in known:
                    same.append(todo[at])
                else:
                    voice.say({**record, "version": number, "call": todo[at]})
                if job["detail"] == TESTS and number == 0:
                    known[todo[at]] = record
                at += 1
            else:
                return at, "died"
    finally:
        child.end()
        if same:
            voice.say({"version": number, "same": same})
    return at, "died" if child.ending == "ended" else "timed_out"


def main():
    job, voice = take_over()
    sources = f"{os.environ['SANDBOX_ROOT']}/src"
    job["path"] = f"{sources}/{job['path']}"
    sys.path[:0] = dict.fromkeys((os.path.normpath(f"{sources}/{job['root']}"), sources))
    # Once for all versions, which begin as copies of this process.
    job["expressions"] = Expressions()
    job["expressions"].learn(job["calls"])
    known: dict[int, object] = {}
    for number in range(len(job["versions"])):
        supervise(job, number, known, voice)
    voice.say({"finished": True})


main()
