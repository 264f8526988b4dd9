"""Judging tests that exist, on every way in."""

import subprocess
import sys
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from edge import shapes
from tests.e2e.client import connected
from tests.e2e.product import Product
from tests.e2e.test_cli import cognicode, files
from tests.e2e.test_http import request

CODE = """def clamp(value, low, high):
    if low > high:
        raise ValueError("nothing lies between")
    return max(low, min(value, high))
"""
TESTS = """import pytest
from clamp import clamp


def test_inside():
    assert clamp(5, 1, 9) == 5


def test_nothing():
    assert callable(clamp)
"""
REQUEST = {
    "code": CODE,
    "language": "python",
    "filename": "src/clamp.py",
    "tests": [{"path": "tests/test_clamp.py", "text": TESTS}],
}


def check(result: dict[str, Any]) -> None:
    """What is said of the two tests, whoever asked."""
    verdicts = {verdict["name"]: shapes.TestVerdict.model_validate(verdict) for verdict in result["verdicts"]}
    assert {name: verdict.status for name, verdict in verdicts.items()} == {
        "test_inside": "stable",
        "test_nothing": "stable",
    }
    assert verdicts["test_inside"].mutants_killed == verdicts["test_inside"].mutants_killed_alone
    assert verdicts["test_nothing"].mutants_killed == 0
    assert result["missedLines"] == [3]
    # What lies inside does not tell where the bounds are, nor which of them comes first.
    assert {survivor["line"] for survivor in result["mutants"]["survivors"]} == {2, 4}
    assert result["proof"]["verdict"] == "proven"


async def test_over_http_and_again_from_the_cache(product: Product) -> None:
    for is_cached in (False, True):
        status, body, _ = await request(product, "POST", "/api/judge", json=REQUEST)
        assert status == HTTPStatus.OK
        check(body)
        assert body["finished"]["cached"] is is_cached


async def test_over_socket_io(product: Product) -> None:
    async with connected(product.url) as client:
        await client.ask("judge_tests", {**REQUEST, "code": f"{CODE}\n# socket\n"})
        result = await client.until("tests_judged")
        check(result)
        # Each verdict comes when its runs are over, and again with its kills.
        told = [verdict.get("mutantsKilled") for verdict in client.all("test_verdict")]
        assert told[:2] == [None, None]
        assert len(told) == 4
        assert (await client.until("job_finished"))["status"] == "succeeded"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tests": []}, "tests"),
        ({"tests": [{"path": "../test_clamp.py", "text": ""}]}, "tests"),
        ({"tests": [{"path": "src/clamp.py", "text": ""}]}, "tests.path"),
        ({"framework": "mocha"}, "mocha"),
    ],
    ids=["none", "outside", "the code itself", "unknown framework"],
)
async def test_what_cannot_be_judged_is_refused(product: Product, change: dict[str, Any], said: str) -> None:
    status, body, _ = await request(product, "POST", "/api/judge", json={**REQUEST, **change})
    assert status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY)
    assert said in body["error"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "src/clamp.py").write_text(CODE)
    (tmp_path / "tests/test_clamp.py").write_text(TESTS)
    return tmp_path


def test_on_the_command_line_and_what_it_says_to_do_next(project: Path) -> None:
    done = cognicode("judge", "src/clamp.py", "tests/test_clamp.py", "--format", "json", cwd=project)
    assert done.returncode == 0, "every test is stable; what survives is said"
    check(files(done)[0])
    done = cognicode("judge", "src/clamp.py", "--tests", "tests/test_clamp.py", cwd=project)
    assert "test_nothing: kills nothing" in done.stdout
    assert "lines no test reaches: 3" in done.stdout
    more = cognicode("tests", "src/clamp.py", "--improve", "tests/test_clamp.py", "--out", "tests", cwd=project)
    assert more.returncode == 0, more.stderr
    both = ("tests/test_clamp.py", "tests/test_clamp_more.py")
    done = cognicode("judge", "src/clamp.py", *both, "--format", "json", cwd=project)
    assert not files(done)[0]["mutants"]["survivors"]
    # The two files pass as a user runs them.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    assert subprocess.run(command, cwd=project, check=False, capture_output=True).returncode == 0
