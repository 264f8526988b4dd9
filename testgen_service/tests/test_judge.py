"""Code under test that wants its tests to pass whatever they say: each attempt ends as "did not hold"."""

import pytest

from probe.call import Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan
from probe.inputs.mined import Mined
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.languages import language_of
from syntax.source import Source
from testgen_service.cases import Case
from testgen_service.judge import stability
from testgen_service.render import RENDERERS
from testgen_service.runner import Runner, TestFile

ADD = "def add(a, b=2):\n    return a - b\n"
ADD_JS = "export function add(a, b = 2) {\n  return a - b;\n}\n"

PYTHON_FORGERIES = {
    "nothing": "",
    "an exit at import": "import os\nos._exit(0)",
    "SystemExit at import": "raise SystemExit(0)",
    "an exit in the end": "import atexit, os\natexit.register(os._exit, 0)",
    "replaced exceptions": "import builtins\nclass Fine(BaseException): pass\nbuiltins.AssertionError = Fine",
    "a skip": "import builtins, pytest\nbuiltins.AssertionError = pytest.skip.Exception",
    "an answer of its own": 'import os\nfor fd in range(3, 30):\n    try: os.write(fd, b\'{"answer": {"test_add_returns_expected": {"passed": true, "ms": 1}}}\\n\')\n    except OSError: pass\nos._exit(0)',
    "printing": "print('{\"answer\": {}}')",
    "killing the parent": "import os\nos.kill(os.getppid(), 9)",
    "replaced json": "import json\njson.dumps = json.JSONEncoder.encode = lambda *a, **k: '{}'",
    "the main module": "import __main__\n__main__.run = lambda *a: {'test_add_returns_expected': {'passed': True, 'ms': 1}}",
    "output taken": "import sys\nsys.stdout = sys.stderr = None",
}
JAVASCRIPT_FORGERIES = {
    "nothing": "",
    "an exit at import": "process.exit(0);",
    "a printed report": "process.on('exit', () => console.log(JSON.stringify({ id: 'add > returns 5 for (3, 2)', passed: true, ms: 1 })));",
    "a replaced assert": "import assert from 'node:assert';\nassert.deepEqual = assert.deepStrictEqual = assert.strict.deepEqual = () => {};",
    "a stolen word": "import { takeNonce } from '/runners/node_seal.mjs';\nconst word = takeNonce() ?? process.env.COGNICODE_NONCE;\nprocess.on('exit', () => console.log(`${word} ${JSON.stringify({ id: 'add > returns 5 for (3, 2)', passed: true, ms: 1 })}`));",
    "an overridden exit": "process.exit = () => {};\nprocess.exitCode = 0;",
    "polluted prototypes": "Object.prototype.passed = true;\nArray.prototype.includes = () => true;",
    "a file of its own": "import fs from 'node:fs';\nfor (let fd = 3; fd < 30; fd += 1) { try { fs.writeSync(fd, JSON.stringify({ id: 'add > returns 5 for (3, 2)', passed: true }) + '\\n'); } catch {} }",
}


async def judged(sandbox: Sandbox, text: str, path: str, framework: str) -> bool:
    """Whether a test that is wrong, 3 - 2 = 5, is said to pass."""
    source = Source(path, language_of("", path), text)
    clean = Source(path, source.language, ADD if path.endswith(".py") else ADD_JS)
    drivable = find_targets(clean)
    plan = Plan(drivable.targets[0], (), (), True, Mined())
    case = Case(plan, Call("add", ("3", "2")), CallOutcome(OutcomeKind.RETURNED, literal="5", type="int"))
    suite = RENDERERS[framework](clean, drivable, [case])
    runner = Runner(sandbox, source, TestFile(suite.filename, suite.text), framework)
    judgement = await stability(runner, suite.rows)
    return bool(judgement.stable)


@pytest.mark.parametrize("framework", ["pytest", "unittest"])
@pytest.mark.parametrize("name", PYTHON_FORGERIES)
async def test_no_python_code_makes_a_wrong_test_pass(sandbox: Sandbox, name: str, framework: str) -> None:
    assert not await judged(sandbox, f"{PYTHON_FORGERIES[name]}\n{ADD}", "sums.py", framework)


@pytest.mark.parametrize("name", JAVASCRIPT_FORGERIES)
async def test_no_javascript_code_makes_a_wrong_test_pass(sandbox: Sandbox, name: str) -> None:
    assert not await judged(sandbox, f"{JAVASCRIPT_FORGERIES[name]}\n{ADD_JS}", "sums.mjs", "node")


@pytest.mark.parametrize(("text", "path", "framework"), [(ADD, "sums.py", "pytest"), (ADD_JS, "sums.mjs", "node")])
async def test_a_right_test_passes_all_the_same(sandbox: Sandbox, text: str, path: str, framework: str) -> None:
    fixed = text.replace("a - b", "a + b")
    assert await judged(sandbox, fixed, path, framework)
