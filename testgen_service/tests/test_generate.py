import subprocess
import sys
from pathlib import Path

import grpc
import pytest
from cognicode.common.v1 import source_pb2
from cognicode.testgen.v1 import testgen_service_pb2 as pb
from cognicode.testgen.v1 import testgen_service_pb2_grpc as pb_grpc

from chassis import testing
from chassis.errors import FailedPrecondition
from chassis.level import Level
from proof.claim import Verdict
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import JAVASCRIPT, PYTHON, Language, language_of
from syntax.source import Source
from testgen_service.cases import TestType
from testgen_service.generate import TestWriter
from testgen_service.mutants import OPERATORS, mutate
from testgen_service.render import FAMILIES, RENDERERS
from testgen_service.service import agent
from testgen_service.settings import TestgenSettings
from testgen_service.tests.written import Generate, cases, end

GRADE = '''
def grade(score: int) -> str:
    """A letter."""
    if score < 0:
        raise ValueError("score must not be negative")
    if score >= 90:
        return "A"
    return "B" if score >= 70 else "C"
'''
GRADE_JS = """
export function grade(score) {
  if (score < 0) throw new RangeError("score must not be negative");
  if (score >= 90) return "A";
  return score >= 70 ? "B" : "C";
}
"""


@pytest.mark.parametrize(
    ("text", "path", "framework"),
    [
        (GRADE, "grade.py", "pytest"),
        (GRADE, "grade.py", "unittest"),
        (GRADE_JS, "grade.js", "node"),
        (GRADE_JS.replace("score)", "score: number): string"), "grade.ts", "node"),
        (GRADE_JS.replace("export ", ""), "grade.js", "node"),
        (GRADE_JS.replace("export ", "") + "module.exports = { grade };", "grade.js", "node"),
        (GRADE_JS.replace("export function grade", "module.exports = function "), "to-grade.js", "node"),
        (
            GRADE_JS.replace("export function grade", "const api = {};\napi.grade = function ")
            + "module.exports = api;",
            "grade.js",
            "node",
        ),
        (GRADE_JS.replace("export function grade", "export default function "), "grade.js", "node"),
        (GRADE_JS.replace("export ", "exports.default = grade;\n"), "grade.js", "node"),
        (
            "(function (root, make) {\n  if (typeof module === 'object') module.exports = make();\n})(this, function () {\n"
            + GRADE_JS.replace("export ", "")
            + "  return grade;\n});",
            "grade.js",
            "node",
        ),
    ],
    ids=[
        "pytest",
        "unittest",
        "node module",
        "node typescript",
        "node script",
        "node commonjs",
        "node sole export",
        "node object",
        "node default",
        "node commonjs default",
        "node any loader",
    ],
)
async def test_a_suite_is_proven_and_kills(text: str, path: str, framework: str, generate: Generate) -> None:
    events = await generate(text, path, framework)
    ended = end(events)
    assert ended.proof is not None
    assert ended.proof.verdict is Verdict.PROVEN
    judgement = ended.judgement
    assert judgement.coverage is not None
    assert judgement.coverage.lines[0] == judgement.coverage.lines[1]
    assert len(judgement.killed) >= 0.8 * len(judgement.mutants) > 5
    assert TestType.NEGATIVE in {case.type for case in cases(events)}
    assert all(case.proof.verdict is Verdict.PROVEN for case in cases(events))


@pytest.mark.parametrize("framework", ["jest", "vitest"])
async def test_jest_and_vitest_are_proven_by_themselves(framework: str, generate: Generate) -> None:
    text = "function twice(x) { return x * 2; }\nmodule.exports = { twice };\n"
    ended = end(await generate(text, "twice.js", framework))
    assert ended.proof is not None
    # vitest measures coverage only with a package of its own, which is not among ours.
    assert ended.proof.verdict is (Verdict.PROVEN if framework == "jest" else Verdict.PARTIAL)
    assert ended.judgement.killed


TYPED_CODE = """export enum Kind { Circle = 1, Square }
namespace Limits { export const max = 10; }
export class Box {
  constructor(private size: number) {}
  area(): number { return this.size * this.size; }
}
export function clamp(n: number): number {
  if (n > Limits.max) {
    return Limits.max;
  }
  return n * Kind.Square;
}
"""


async def test_typescript_that_is_more_than_types_is_run_and_measured_by_its_own_lines(generate: Generate) -> None:
    ended = end(await generate(TYPED_CODE, "shape.ts", "node"))
    assert ended.proof is not None
    assert ended.proof.verdict is Verdict.PROVEN
    assert ended.judgement.coverage is not None
    assert ended.judgement.coverage.lines[0] == ended.judgement.coverage.lines[1]
    assert ended.file.startswith("// Run with: node --experimental-transform-types --test\n")


JSX = "export const initials = (name) => {\n  if (!name) {\n    return '?';\n  }\n  return name[0];\n};\n"


async def test_jsx_is_for_frameworks_that_load_it(generate: Generate) -> None:
    assert end(await generate(JSX, "util.jsx", "vitest")).judgement.killed
    ended = end(await generate(JSX, "util.jsx", "node"))
    assert "choose vitest" in ended.ending.skipped[0].reason


STACK = """class Stack:
    def __init__(self, limit: int = 3):
        if limit < 1:
            raise ValueError("limit must be positive")
        self.limit = limit
        self.items = []

    def push(self, item: int) -> int:
        if len(self.items) >= self.limit:
            raise OverflowError("full")
        self.items.append(item)
        return len(self.items)

    def pop(self) -> int:
        if not self.items:
            raise IndexError("empty")
        return self.items.pop()
"""


@pytest.mark.parametrize("framework", ["pytest", "unittest"])
async def test_a_class_with_state_is_tested_by_sequences_of_calls(framework: str, generate: Generate) -> None:
    ended = end(await generate(STACK, "stack.py", framework))
    assert ended.proof is not None
    assert ended.proof.verdict is Verdict.PROVEN
    assert "instance.push(" in ended.file
    for error in ("OverflowError", "IndexError", "ValueError"):
        assert error in ended.file
    assert len(ended.judgement.killed) >= 0.8 * len(ended.judgement.mutants)


async def test_the_file_passes_outside_the_product(tmp_path: Path, generate: Generate) -> None:
    ended = end(await generate(GRADE))
    (tmp_path / "grade.py").write_text(GRADE)
    (tmp_path / ended.filename).write_text(ended.file)
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    assert subprocess.run(run, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    broken = GRADE.replace(">= 90", "> 90")
    (tmp_path / "grade.py").write_text(broken)
    assert subprocess.run(run, cwd=tmp_path, capture_output=True, check=False).returncode == 1


async def test_equal_input_gives_an_equal_file(generate: Generate) -> None:
    assert end(await generate(GRADE)).file == end(await generate(GRADE)).file


UNTESTABLE = {
    "random": "import random\ndef f(x: int):\n    return x + random.betavariate(1, 2)\n",
    "clock": "import time\ndef f(x: int):\n    return x + time.thread_time_ns()\n",
    "identity": "def f(x: int):\n    return id(object())\n",
    "no function": "x = 1\n",
    "does not load": "raise RuntimeError('no')\ndef f(x: int):\n    return x\n",
    "missing module": "import not_there\ndef f(x: int):\n    return x\n",
    "exits": "import os\ndef f(x: int):\n    os._exit(0)\n",
    "exits at import": "import sys\nsys.exit(0)\ndef f(x: int):\n    return x\n",
    "endless": "def f(x: int):\n    while True:\n        pass\n",
    "object": "def f(x: int):\n    return object()\n",
    "empty": "",
}


@pytest.mark.parametrize("name", UNTESTABLE)
async def test_what_cannot_be_pinned_is_not_shown_and_said(name: str, generate: Generate) -> None:
    events = await generate(UNTESTABLE[name], "f.py")
    ended = end(events)
    assert not cases(events)
    assert not ended.file
    assert ended.ending.skipped or ended.suspicions


async def test_a_crash_in_the_declared_domain_is_a_suspicion_and_not_pinned(generate: Generate) -> None:
    events = await generate("def mean(xs: list[int]) -> float:\n    return sum(xs) / len(xs)\n", "mean.py")
    ended = end(events)
    assert [(item.function, item.kind, item.call) for item in ended.suspicions] == [("mean", "crash", "mean([])")]
    assert "[]" not in ended.file


@pytest.mark.parametrize("path", ["string.py", "my-module.py", "class.py"])
async def test_a_name_that_no_test_could_import_is_said(path: str, generate: Generate) -> None:
    events = await generate(GRADE, path)
    assert not cases(events)
    assert "rename it" in end(events).ending.skipped[0].reason


async def test_constructors_with_keywords_only_are_called_by_them(generate: Generate) -> None:
    text = "class Box:\n    def __init__(self, *, size: int):\n        self.size = size\n\n    def twice(self) -> int:\n        return self.size * 2\n"
    assert "Box(size=" in end(await generate(text, "box.py")).file


async def test_a_mutant_that_allocates_without_end_takes_no_other_along(generate: Generate) -> None:
    text = "def pad(s: str) -> str:\n    while len(s) < 8:\n        s = s + '.'\n    return s\n"
    judgement = end(await generate(text, "pad.py")).judgement
    assert len(judgement.killed) >= 0.8 * len(judgement.mutants) > 3


async def test_state_shared_between_calls_does_not_make_a_flaky_test(generate: Generate) -> None:
    text = "seen = []\n\ndef add(x: int) -> int:\n    seen.append(x)\n    return len(seen)\n\ndef twice(x: int) -> int:\n    return 2 * x\n"
    events = await generate(text, "state.py")
    assert "twice" in {case.function for case in cases(events)}
    # Each test meets the module as it was loaded.
    assert "add" in {case.function for case in cases(events)}
    assert end(events).ending.rejected == ()


async def test_without_a_sandbox_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.selftest.BACKENDS", ())
    writer = TestWriter(SandboxState(), SyntaxChecker())
    with pytest.raises(FailedPrecondition):
        _ = [e async for e in writer.generate(Source("a.py", PYTHON, GRADE), "pytest", Level.QUICK, 0, frozenset())]


MUTATED = {
    "arithmetic": ("def f(a, b):\n    return a + b\n", "a - b"),
    "boolean": ("def f(a, b):\n    return a and b\n", "a or b"),
    "comparison": ("def f(a, b):\n    return a < b\n", "a <= b"),
    "assignment": ("def f(a, b):\n    if a:\n        b = 1\n    return b\n", "if a:\n        pass"),
    "call": ("def f(a, b):\n    return sorted(a)\n", "return a\n"),
    "condition": ("def f(a, b):\n    if a:\n        return b\n", "if False:"),
    "operand": ("def f(a, b):\n    return a and b\n", "return b\n"),
    "part": ("def f(a, b):\n    return a[1:b]\n", "a[1:]"),
    "pattern": ("import re\ndef f(a, b):\n    return re.match('^a+$', a)\n", "'^a*$'"),
    "effect": (
        "class A:\n    def put(self, k):\n        self.k = k\n\n    def has(self, k):\n        return self.k == k\n",
        "self.put(k)",
    ),
    "missing": ("def f(a, b):\n    return a[b]\n", "(a[b]) or None"),
    "opposite": ("def f(a, b):\n    return max(a, b)\n", "min(a, b)"),
    "rounding": ("def f(a, b):\n    return round(a, b)\n", "round((a) - 0.5 * 10 ** -(b), b)"),
    "constant": ("def f(a, b):\n    return 41\n", "42"),
    "statement": ("def f(a, b):\n    a.append(b)\n", "pass"),
}


@pytest.mark.parametrize("name", MUTATED)
def test_each_operator_makes_its_fault_and_the_result_compiles(name: str) -> None:
    text, expected = MUTATED[name]
    mutants = mutate(Source("a.py", PYTHON, text), [(0, len(text))], [], 100, 1)
    own = [mutant for mutant in mutants if mutant.operator == name]
    assert any(expected in mutant.text for mutant in own)
    for mutant in mutants:
        compile(mutant.text, "a.py", "exec")


MUTATED_JAVASCRIPT = {
    "keys": ("function f(a) { return new Set(a); }", "new (class extends Set {"),
    "missing": ("function f(a = 1) { return a; }", "a = a || 1; return a;"),
    "effect": ("class A { put(k) { this.k = k; } has = (k) => this.k === k; }", "[this.k === k, this.put(k)][0]"),
}


@pytest.mark.parametrize("name", MUTATED_JAVASCRIPT)
def test_operators_know_how_javascript_says_it(name: str) -> None:
    text, expected = MUTATED_JAVASCRIPT[name]
    mutants = mutate(Source("a.js", JAVASCRIPT, text), [(0, len(text))], [], 100, 1)
    assert any(expected in mutant.text for mutant in mutants if mutant.operator == name)


def test_the_tables_agree() -> None:
    assert {name for name, _ in OPERATORS} == set(MUTATED) | {"keys"}
    assert set(RENDERERS) == set(FAMILIES)


@pytest.mark.parametrize("path", ["a.py", "a.js", "a.ts"])
def test_mutants_are_the_same_each_time_and_bounded(path: str) -> None:
    language: Language = language_of("", path)
    text = GRADE if path == "a.py" else GRADE_JS
    source = Source(path, language, text)
    first = mutate(source, [(0, len(text))], [], 5, 1)
    assert first == mutate(source, [(0, len(text))], [], 5, 1)
    assert len(first) == 5


async def test_over_a_real_server(writer: TestWriter) -> None:
    settings = TestgenSettings()
    files = [source_pb2.SourceFile(path="grade.py", text=GRADE)]
    async with testing.running(agent(writer, settings), settings) as channel:
        stub = pb_grpc.TestgenServiceStub(channel)
        messages = [m async for m in stub.Generate(pb.GenerateRequest(files=files, functions=["grade", "nothing"]))]
        frameworks = await stub.ListFrameworks(pb.ListFrameworksRequest())
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            _ = [m async for m in stub.Generate(pb.GenerateRequest(files=files, framework="jest"))]
    assert caught.value.code() is grpc.StatusCode.UNIMPLEMENTED
    assert messages[-1].summary.mutants_killed > 0
    assert messages[-1].summary.line_coverage == 1.0
    assert {framework.name for framework in frameworks.frameworks} == set(FAMILIES)


MANNERS = {
    "lazy": (
        "def f(n: int):\n    if n < 0:\n        raise ValueError('negative')\n    yield from range(n % 3)\n",
        "f.py",
    ),
    "async": ("async def f(n: int):\n    if n < 0:\n        raise ValueError('negative')\n    return n + 1\n", "f.py"),
    "async lazy": ("async def f(n: int):\n    yield n % 3\n    yield n + 1\n", "f.py"),
    "promise": ("export function f(n) { return Promise.resolve(n > 3 ? 'a' : 'b'); }\n", "f.js"),
    "rejection": ("export async function f(n) { if (n < 0) throw new RangeError('no'); return n * 2; }\n", "f.js"),
    "lazy js": ("export function* f(n) { if (n < 0) throw new RangeError('no'); yield n + 1; }\n", "f.js"),
}


@pytest.mark.parametrize("name", MANNERS)
async def test_what_is_awaited_or_consumed_is_so_in_the_test_too(name: str, generate: Generate) -> None:
    text, path = MANNERS[name]
    ended = end(await generate(text, path, "pytest" if path.endswith(".py") else "node"))
    assert ended.proof is not None
    assert ended.proof.verdict is Verdict.PROVEN
    assert ended.judgement.killed
    assert not ended.ending.rejected


async def test_ids_with_brackets_and_backslashes_name_their_rows(generate: Generate) -> None:
    text = "def f(s: str) -> int:\n    if s == '[a\\\\n':\n        return 1\n    return 2 if s == '[b::c]' else 3\n"
    ended = end(await generate(text, "f.py"))
    assert not ended.ending.rejected
    assert "[b::c]" in ended.file
    assert "[a" in ended.file


async def test_what_no_test_reaches_counts_against_the_suite(generate: Generate) -> None:
    hidden = "\n\nclass Box:\n    def __init__(self, key):\n        raise RuntimeError(key)\n\n    def grow(self, n):\n        return n * 2 + 1 if n > 3 else n - 1\n"
    plain, with_hidden = end(await generate(GRADE)), end(await generate(GRADE + hidden))
    assert len(with_hidden.judgement.mutants) > len(plain.judgement.mutants)
    assert len(with_hidden.survivors) >= 4


async def test_a_call_that_closes_the_output_is_no_test(generate: Generate) -> None:
    text = "import os\n\ndef shut(fd: int) -> int:\n    os.close(fd)\n    return fd\n"
    ended = end(await generate(text, "shut.py"))
    assert "shut(1)" not in ended.file
    assert "shut(0)" not in ended.file


async def test_floats_in_a_tuple_are_approximate(generate: Generate) -> None:
    ended = end(await generate("def split(x: float):\n    return (x / 3, x * 0.1)\n", "split.py"))
    assert "pytest.approx((" in ended.file


async def test_what_another_function_took_the_name_of_is_said_to_run_nothing(generate: Generate) -> None:
    text = "def gcd(a, b):\n    return a if b == 0 else gcd(b, a % b)\n\n\nfrom math import gcd\n"
    ended = end(await generate(text, "divisors.py"))
    assert not ended.file
    assert [(item.what, "runs no line of the file" in item.reason) for item in ended.ending.skipped] == [("gcd", True)]
