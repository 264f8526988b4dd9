import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from probe.call import Call, OutcomeKind
from probe.record import Detail, Names, NotRecorded, Recording, record
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.languages import JAVASCRIPT, PYTHON, TYPESCRIPT, Language, language_of
from syntax.modules import ModuleStyle
from syntax.source import Source

PYTHON_TEXT = """
import os, random, sys

def add(a, b=2):
    return a + b

def check(x):
    if x < 0:
        raise ValueError(f"negative: {x}")
    return {x, 1}

def grow(xs):
    xs.append(len(xs))
    print("grown")

def count(n):
    for i in range(n):
        yield i

async def later(x):
    return x

def spin():
    while True:
        pass

def leave():
    sys.exit(0)

def die():
    os._exit(0)

def huge():
    return 10 ** 10 ** 8

def loop():
    xs = []
    xs.append(xs)
    return xs

class Point:
    def __init__(self, x):
        self.x = x

    def plus(self, other):
        return Point(self.x + other.x)
"""

JAVASCRIPT_TEXT = """
function add(a, b = 2) { return a + b; }
function check(x) {
  if (x < 0) throw new RangeError(`negative: ${x}`);
  return new Set([x, 1]);
}
function grow(xs) { xs.push(xs.length); console.log("grown"); }
function* count(n) { for (let i = 0; i < n; i += 1) yield i; }
const later = async (x) => x;
function spin() { for (;;) {} }
function die() { process.exit(0); }
function broken(x) { return x.y.z; }
class Point { constructor(x) { this.x = x; } plus(o) { return new Point(this.x + o.x); } }
"""
TOP_LEVEL = ("add", "check", "grow", "count", "later", "spin", "die", "broken", "Point")


async def drive(
    sandbox: Sandbox, text: str, calls: list[Call], language: Language = PYTHON, style: str = "script"
) -> Recording:
    path = f"source{language.extensions[0]}"
    names = Names("source", TOP_LEVEL, ModuleStyle(style))
    return (await record(sandbox, Source(path, language, text), names, [text], calls))[0]


async def test_python_outcomes(sandbox: Sandbox) -> None:
    calls = [
        Call("add", ("1",)),
        Call("check", ("-1",)),
        Call("check", ("5",)),
        Call("check", ("'a'",)),
        Call("grow", ("[0]",)),
        Call("count", ("3",)),
        Call("later", ("1.5",)),
        Call("plus", ("Point(2)",), receiver="Point(1)"),
        Call("loop", ()),
        Call("nothing", ()),
    ]
    added, negative, found, wrong, grown, counted, awaited, point, looped, missing = (
        await drive(sandbox, PYTHON_TEXT, calls)
    ).outcomes
    assert added is not None
    assert (added.kind, added.literal) == (OutcomeKind.RETURNED, "3")
    assert negative is not None
    assert (negative.type, negative.message, negative.explicit) == ("ValueError", "negative: -1", True)
    assert found is not None
    assert found.literal == "{1, 5}"
    assert wrong is not None
    assert (wrong.type, wrong.explicit, wrong.message) == ("TypeError", False, "")
    assert grown is not None
    assert (grown.printed, grown.mutated_literals) == ("grown\n", ("[0, 1]",))
    assert counted is not None
    assert (counted.kind, counted.literal) == (OutcomeKind.YIELDED, "[0, 1, 2]")
    assert awaited is not None
    assert awaited.literal == "1.5"
    assert point is not None
    assert point.value == ["object", "Point", [["x", ["int", "0x3"]]]]
    assert looped is not None
    assert looped.value == ["list", [["cycle", 0]], 1]
    assert missing is not None
    assert missing.kind is OutcomeKind.UNREACHABLE


LISTENERS = {
    PYTHON: "class L:\n    def __init__(self):\n        self.found = []\n    def on(self, f):\n        self.found.append(f)\n"
    "    def has(self, f):\n        return f in self.found\n",
    JAVASCRIPT: "class L {\n  found = [];\n  on(f) { this.found.push(f); }\n  has(f) { return this.found.includes(f); }\n}\n",
}


@pytest.mark.parametrize("language", LISTENERS)
async def test_a_function_that_is_given_again_is_the_same_one(sandbox: Sandbox, language: Language) -> None:
    given, other = ("(lambda: 1)", "(lambda: 2)") if language is PYTHON else ("(() => 1)", "(() => 2)")
    receiver = "L()" if language is PYTHON else "new L()"
    calls = [Call("has", (given,), receiver=receiver, before=(Call("on", (first,)),)) for first in (given, other)]
    path = f"source{language.extensions[0]}"
    source = Source(path, language, LISTENERS[language])
    again, apart = (await record(sandbox, source, Names("source", ("L",)), [source.text], calls))[0].outcomes
    assert again is not None
    assert apart is not None
    assert [again.literal, apart.literal] in (["True", "False"], ["true", "false"])
    assert calls[0].text == f"callback = {given}; instance = {receiver}; instance.on(callback); instance.has(callback)"
    assert "callback" not in calls[1].text


@pytest.mark.parametrize(
    ("language", "style"), [(JAVASCRIPT, "script"), (JAVASCRIPT, "commonjs"), (TYPESCRIPT, "module")]
)
async def test_javascript_outcomes(sandbox: Sandbox, language: Language, style: str) -> None:
    calls = [
        Call("add", ("1",)),
        Call("check", ("-1",)),
        Call("check", ("5",)),
        Call("grow", ("[0]",)),
        Call("count", ("3",)),
        Call("later", ("-0",)),
        Call("plus", ("new Point(2)",), receiver="new Point(1)"),
        Call("broken", ("1",)),
        Call("nothing", ()),
    ]
    outcomes = (await drive(sandbox, JAVASCRIPT_TEXT, calls, language, style)).outcomes
    assert [outcome.kind.value if outcome else None for outcome in outcomes] == [
        "returned", "raised", "returned", "returned", "yielded", "returned", "returned", "raised", "unreachable",
    ]  # fmt: skip
    literals = [outcome.literal if outcome else None for outcome in outcomes]
    assert literals[0] == "3"
    assert literals[2] == "new Set([5, 1])"
    assert literals[4:6] == ["[0, 1, 2]", "-0"]
    assert [outcome.explicit if outcome else None for outcome in outcomes][1] is True
    assert [outcome.explicit if outcome else None for outcome in outcomes][7] is False
    assert outcomes[3] is not None
    assert (outcomes[3].printed, outcomes[3].mutated_literals) == ("grown", ("[0, 1]",))


@pytest.mark.parametrize(
    ("language", "text", "function", "kinds"),
    [
        (PYTHON, PYTHON_TEXT, "spin", {OutcomeKind.STEPS}),
        (PYTHON, PYTHON_TEXT, "leave", {OutcomeKind.EXITED}),
        (PYTHON, PYTHON_TEXT, "die", {OutcomeKind.DIED}),
        (PYTHON, PYTHON_TEXT, "huge", {OutcomeKind.TIMED_OUT}),
        (JAVASCRIPT, JAVASCRIPT_TEXT, "spin", {OutcomeKind.STEPS}),
        (JAVASCRIPT, JAVASCRIPT_TEXT, "die", {OutcomeKind.DIED}),
    ],
)
async def test_a_hostile_call_is_named_and_the_next_one_runs(
    sandbox: Sandbox, language: Language, text: str, function: str, kinds: set[OutcomeKind]
) -> None:
    outcomes = (await drive(sandbox, text, [Call(function, ()), Call("add", ("1",))], language)).outcomes
    assert outcomes[0] is not None
    assert outcomes[0].kind in kinds
    assert outcomes[1] is not None
    assert outcomes[1].literal == "3"


async def test_loading_may_take_more_steps_than_a_call(sandbox: Sandbox) -> None:
    text = "const T = Array.from({ length: 300_000 }, (_, i) => i * 2);\nexport function f(n) { return T[n]; }\n"
    source = Source("a.mjs", language_of("", "a.mjs"), text)
    names = Names(top_level=("f",), style=ModuleStyle.MODULE)
    (recording,) = await record(sandbox, source, names, [text], [Call("f", ("3",))])
    assert [outcome.literal for outcome in recording.outcomes if outcome] == ["6"]


async def test_ways_in_javascript_are_those_of_its_text(sandbox: Sandbox) -> None:
    text = "// \U0001f600\nexport function f(a, xs) {\n  for (const x of xs) a += x;\n  return a > 3 ? 'many' : 'few';\n}\n"
    source = Source("a.mjs", language_of("", "a.mjs"), text)
    calls = [Call("f", ("1", "[]")), Call("f", ("1", "[1]")), Call("f", ("1", "[1, 2]"))]
    (recording,) = await record(sandbox, source, Names(top_level=("f",), style=ModuleStyle.MODULE), [text], calls)
    ways = [
        sorted((text[min(a, abs(b)) : max(a, abs(b))], b < 0, 0 < b < a) for a, b in outcome.arcs)
        for outcome in recording.outcomes
        if outcome
    ]
    assert ways == [
        [("'few'", False, False), ("'many'", True, False), ("a += x;", True, False)],
        [("'few'", False, False), ("'many'", True, False), ("a += x;", False, False)],
        [("'few'", True, False), ("'many'", False, False), ("a += x;", False, False), ("a += x;", False, True)],
    ]
    assert [outcome.steps for outcome in recording.outcomes if outcome] == sorted(
        outcome.steps for outcome in recording.outcomes if outcome
    )


COMPARED = {
    "a.mjs": (
        "const seen = [];\nexport function f(x) {\n  while (x > 3) x -= 1;\n  seen.push(x);\n  return seen.length;\n}\n",
        ("length", "nothing.at"),
        Names(top_level=("f",), style=ModuleStyle.MODULE),
    ),
    "a.py": (
        "seen = []\ndef f(x):\n    while x > 3: x -= 1\n    seen.append(x)\n    return len(seen)\n",
        ("len(", "seen.index("),
        Names(module="a"),
    ),
}


@pytest.mark.parametrize("path", COMPARED)
async def test_versions_that_are_only_compared_end_by_their_turns_and_say_the_same_once(
    sandbox: Sandbox, path: str
) -> None:
    text, broken, names = COMPARED[path]
    faults = [text.replace("x -= 1", "x += 1"), text.replace(*broken), text.replace("x > 3", "x > 2")]
    source, calls = Source(path, language_of("", path), text), [Call("f", ("9",)), Call("f", ("1",))]
    recordings = await record(sandbox, source, names, [text, *faults], calls, detail=Detail.TESTS, max_hangs=1)
    kinds = [[outcome.kind if outcome else None for outcome in recording.outcomes] for recording in recordings]
    returned, raised, steps = OutcomeKind.RETURNED, OutcomeKind.RAISED, OutcomeKind.STEPS
    assert kinds == [[returned] * 2, [steps, returned], [raised] * 2, [returned] * 2]
    plain, endless, _, same = (recording.outcomes for recording in recordings)
    assert [one is other for one, other in zip(plain, same, strict=True)] == [True, True]
    # Nothing of the version before it is left.
    assert endless[1] is not None
    assert plain[0] is not None
    assert endless[1].value == plain[0].value


async def test_large_tables_of_a_module_cost_little_and_a_change_of_their_size_is_seen(sandbox: Sandbox) -> None:
    text = "TABLE = {n: [n] * 50 for n in range(5000)}\nSMALL = []\ndef f(x):\n    SMALL.append(x)\n    TABLE[x] = 1\n"
    source, calls = Source("a.py", language_of("", "a.py"), text), [Call("f", ("1",)), Call("f", ("-1",))] * 100
    (recording,) = await record(sandbox, source, Names(module="a"), [text], calls, wall_s=20)
    first, second = (outcome.state[1] for outcome in recording.outcomes[:2] if outcome and outcome.state)
    assert [entry[0] for entry in first] == ["SMALL"]
    assert [entry[0] for entry in second] == ["SMALL", "TABLE"]
    assert None not in recording.outcomes


FORGERIES = {
    "a line without the token": 'import os\nos.write(1, b\'{"version": 0, "call": 0, "kind": "returned"}\\n\')',
    "every descriptor": "import os\nfor fd in range(3, 20):\n    try: os.write(fd, b'{\"finished\": true}\\n')\n    except OSError: pass",
    "an exit at import": "import os\nos._exit(0)",
    "SystemExit at import": "raise SystemExit(0)",
    "built-in names": "import builtins\nbuiltins.type = lambda *a: int\nbuiltins.repr = lambda x: '3'\nbuiltins.len = lambda x: 0",
    "the encoder": "import json, json.encoder\njson.encoder.c_make_encoder = json.encoder.encode_basestring_ascii = lambda *a: '3'\njson.JSONEncoder.encode = lambda *a: '3'",
    "the main module": "import __main__, sys\nfor name in ('canonical', 'literal', 'encode'):\n    setattr(__main__, name, lambda *a, **k: '3')\nsys.modules['__main__'] = None",
    "writing without end": "import os, json\nos.write = lambda fd, data: len(data)\nos._exit = lambda code: None",
    "killing the parent": "import os\nos.kill(os.getppid(), 9)",
    "killing everybody": "import os\nos.kill(-1, 9)",
    "an exit at the end": "import atexit, os\natexit.register(os._exit, 0)",
    "the parent's descriptors": "import os\nfor name in ('/proc/%d/fd/1' % os.getppid(), '/dev/stdout', '/dev/fd/1'):\n    try: open(name, 'w').write('{\"finished\": true}')\n    except OSError: pass",
    "the comparison itself": "class Yes:\n    def __eq__(self, other): return True\nimport json\njson.dumps = lambda *a, **k: '{}'",
}


JAVASCRIPT_FORGERIES = {
    "posting records": "import { parentPort, workerData } from 'node:worker_threads';\nparentPort.postMessage({ version: 0, call: 0, kind: 'returned', literal: '3' });\nparentPort.postMessage(JSON.stringify({ end: true }));",
    "polluted prototypes": "for (const p of [Object, Array, String, Number]) p.prototype.toJSON = () => '3';\nArray.prototype.map = function () { return ['number', '3']; };\nObject.prototype.literal = '3';",
    "the serialiser": "JSON.stringify = () => '3';\nglobalThis.String = () => '3';\nReflect.apply = () => 3;\nObject.is = () => true;\nMap.prototype.forEach = Array.prototype.join = () => '3';",
    "an exit": "process.exit(0);",
    "an overridden exit": "process.exit = () => {};\nprocess.reallyExit = () => {};",
    "killing": "process.kill(process.pid, 'SIGKILL');",
    "every descriptor": "import fs from 'node:fs';\nfor (let fd = 0; fd < 30; fd += 1) { try { fs.writeSync(fd, '{\"finished\": true}\\n'); } catch {} }",
    "the main thread": "import inspector from 'node:inspector';\nconst s = new inspector.Session();\ns.connectToMainThread();\ns.post('Runtime.evaluate', { expression: 'process.exit(0)' });",
    "a changed recorder": "import * as recorder from '/drivers/node_record.mjs';\nrecorder.canonical = () => ['number', '3'];",
}


ADD = "def add(a, b=2):\n    return a - b\n"
ADD_JS = "export function add(a, b = 2) { return a - b; }\n"
ATTACKS = [
    *(pytest.param(PYTHON, f"{attack}\n{ADD}", id=f"python: {name}") for name, attack in FORGERIES.items()),
    *(
        pytest.param(JAVASCRIPT, f"{attack}\n{ADD_JS}", id=f"node: {name}")
        for name, attack in JAVASCRIPT_FORGERIES.items()
    ),
]


@pytest.mark.parametrize(("language", "text"), ATTACKS)
async def test_a_forger_gains_nothing(sandbox: Sandbox, language: Language, text: str) -> None:
    source = Source("a.py" if language is PYTHON else "a.mjs", language, text)
    names = find_targets(source).names
    try:
        (recording,) = await record(sandbox, source, names, [text], [Call("add", ("1",))])
    except NotRecorded:
        return
    (outcome,) = recording.outcomes
    assert recording.load_error or outcome is None or outcome.literal == "-1" or outcome.kind is OutcomeKind.DIED


async def test_a_missing_module_is_named(sandbox: Sandbox) -> None:
    assert (await drive(sandbox, "import not_there_at_all\n", [])).missing == "not_there_at_all"


async def test_versions_do_not_see_each_other(sandbox: Sandbox) -> None:
    text = "import builtins\nseen = getattr(builtins, 'mark', 0)\nbuiltins.mark = 1\ndef f():\n    return seen\n"
    recordings = await record(sandbox, Source("a.py", PYTHON, text), Names("a"), [text, text], [Call("f", ())])
    assert [r.outcomes[0].literal if r.outcomes[0] else None for r in recordings] == ["0", "0"]


@asynccontextmanager
async def load() -> AsyncIterator[None]:
    """More busy processes than the machine has processors."""
    command = (sys.executable, "-c", "while True: pass")
    busy = [await asyncio.create_subprocess_exec(*command) for _ in range(2 * (os.cpu_count() or 1) + 2)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            await process.wait()


@pytest.mark.parametrize("path", ["a.py", "a.mjs"])
async def test_a_recording_is_the_same_under_load(sandbox: Sandbox, path: str) -> None:
    text = PYTHON_TEXT if path == "a.py" else JAVASCRIPT_TEXT
    source = Source(path, language_of("", path), text)
    names = find_targets(source).names
    values = ("1", "-1", "[3]") if path == "a.py" else ("1", "-1", "[3]", "undefined")
    calls = [Call(name, (value,)) for name in ("add", "check", "grow", "count", "later", "spin") for value in values]
    idle = await record(sandbox, source, names, [text, text], calls)
    async with load():
        assert await record(sandbox, source, names, [text, text], calls) == idle


async def test_lines_of_transpiled_code_are_those_of_its_text(sandbox: Sandbox) -> None:
    text = "enum A {\n  X = 1,\n}\nexport function f(a: number) {\n  if (a === A.X) { return 'one'; }\n  return 'other';\n}\n"
    source = Source("a.ts", TYPESCRIPT, text)
    calls = [Call("f", ("1",)), Call("f", ("2",)), Call("((x) => A.X)", ("0",))]
    (recording,) = await record(sandbox, source, find_targets(source).names, [text], calls)
    first, second, third = recording.outcomes
    assert first is not None
    assert second is not None
    assert third is not None
    assert (first.literal, second.literal, third.literal) == ('"one"', '"other"', "1")
    assert 6 not in first.lines
    assert {5, 6} <= second.lines


async def test_lines_and_arcs_of_a_call(sandbox: Sandbox) -> None:
    (outcome,) = (await drive(sandbox, PYTHON_TEXT, [Call("check", ("-1",))])).outcomes
    assert outcome is not None
    assert outcome.lines == {8, 9}


@pytest.mark.parametrize(
    ("name", "text", "argument"),
    [
        (
            "code.py",
            "def first(items):\n    raise ValueError('no')\n",
            "(item if place < 1 else int('no more') for place, item in enumerate([1, 2]))",
        ),
        (
            "code.mjs",
            "export function first(items) { throw new RangeError('no'); }\n",
            "(function* () { yield 1; throw new Error('no more'); })()",
        ),
    ],
)
async def test_an_iterator_that_ends_in_an_error_ends_no_more_than_that(
    sandbox: Sandbox, name: str, text: str, argument: str
) -> None:
    source = Source(name, language_of("", name), text)
    names = find_targets(source).names
    calls = [Call("first", (argument,)), Call("first", ("[1]",))]
    (recording,) = await record(sandbox, source, names, [text], calls)
    kinds = [outcome.kind if outcome is not None else None for outcome in recording.outcomes]
    assert kinds == [OutcomeKind.RAISED, OutcomeKind.RAISED]


RELUCTANT = {
    PYTHON: """
import types
ALIAS = dict[str, "int | ALIAS"]
EITHER = int | None

class Unread:
    def __getattribute__(self, name):
        raise KeyError(name)

class Unmeasured(list):
    def __len__(self):
        raise KeyError

class Unsaid:
    __slots__ = ()
    def __repr__(self):
        raise ValueError

unread, unmeasured, unsaid = Unread(), Unmeasured([1]), Unsaid()

def same(x):
    return x
""",
    JAVASCRIPT: """
const { proxy: unread, revoke } = Proxy.revocable({}, {});
revoke();
const unmeasured = { get size() { throw new Error("no"); } };
const unsaid = new Proxy([], { get() { throw new Error("no"); } });
function same(x) { return x; }
""",
}


@pytest.mark.parametrize("language", RELUCTANT)
async def test_what_does_not_let_itself_be_looked_at_ends_nothing(sandbox: Sandbox, language: Language) -> None:
    source = Source(f"source{language.extensions[0]}", language, RELUCTANT[language])
    calls = [Call("same", (argument,)) for argument in ("1", "unread", "unmeasured", "unsaid")]
    (recording,) = await record(sandbox, source, find_targets(source).names, [source.text], calls)
    kinds = [outcome.kind for outcome in recording.outcomes if outcome]
    assert kinds[0] is OutcomeKind.RETURNED
    assert OutcomeKind.DIED not in kinds
    assert len(kinds) == len(calls)
