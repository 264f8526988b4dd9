"""What agents do in a pod, which refuses namespaces: their own tests, once more, in a world like that."""

import subprocess
import sys

import pytest

from sandbox.backends.landlock import NEEDED_VERSION
from sandbox.escape.unprivileged import AS_IN_A_POD
from sandbox.inside.kernel import landlock_version

PYTEST = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider")
_BACKEND = """
import asyncio
from sandbox.selftest import open_sandbox

async def main():
    sandbox = await open_sandbox()
    print(sandbox.name)
    await sandbox.close()

asyncio.run(main())
"""


def in_a_pod(*command: str) -> str:
    done = subprocess.run((*AS_IN_A_POD, *command), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    said = done.stdout.decode()
    assert done.returncode == 0, said[-4000:]
    return said.strip()


def test_this_kernel_has_what_pods_need() -> None:
    assert landlock_version() >= NEEDED_VERSION, "the tests below need Linux 6.12 or newer"
    assert in_a_pod(sys.executable, "-c", _BACKEND) == "landlock"


@pytest.mark.parametrize(
    "tests",
    [
        ("probe/tests/test_record.py", "probe/tests/test_surroundings.py"),
        ("linter_service/tests/test_programs.py", "-k", "see_each_other"),
        ("refactor_service/tests/test_refactor.py",),
        ("testgen_service/tests/test_generate.py", "-k", "a_suite_is_proven and (pytest or typescript or commonjs)"),
    ],
    ids=["probe", "linter", "refactor", "testgen"],
)
def test_what_runs_code_does_so_in_a_pod(tests: tuple[str, ...]) -> None:
    assert " passed" in in_a_pod(*PYTEST, *tests)
