"""Verifying a change, on every way in."""

import json
import subprocess
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from edge import shapes
from tests.e2e.client import connected
from tests.e2e.product import Product
from tests.e2e.test_cli import cognicode
from tests.e2e.test_http import request

BEFORE = "def clamp(value: int, low: int, high: int) -> int:\n    return max(low, min(value, high))\n"
SAME = "def clamp(value: int, low: int, high: int) -> int:\n    least = min(value, high)\n    return least if least > low else low\n"
OTHER = BEFORE.replace("max(low, min(value, high))", "max(low, min(value, high - 1))")
REQUEST = {"original": BEFORE, "changed": OTHER, "language": "python"}


def check(result: dict[str, Any]) -> None:
    """What is said of the change, whoever asked."""
    assert result["verdict"] == "differs"
    (function,) = [shapes.FunctionVerdict.model_validate(entry) for entry in result["functions"]]
    assert (function.name, function.change, function.behaviour) == ("clamp", "modified", "differs")
    assert function.counterexample is not None
    assert function.inputs > 50
    assert result["proof"]["verdict"] == "refuted"
    assert result["proof"]["counterexample"] == function.counterexample.model_dump()


async def test_over_http_and_again_from_the_cache(product: Product) -> None:
    for is_cached in (False, True):
        status, body, _ = await request(product, "POST", "/api/verify", json=REQUEST)
        assert status == HTTPStatus.OK
        check(body)
        assert body["finished"]["cached"] is is_cached


async def test_over_socket_io_with_files(product: Product) -> None:
    files = {version: [{"path": "src/clamp.py", "text": REQUEST[version]}] for version in ("original", "changed")}
    async with connected(product.url) as client:
        await client.ask("verify_change", files)
        check(await client.until("change_verdict"))
        (verdict,) = client.all("function_verdict")
        assert verdict["file"] == "src/clamp.py"
        assert (await client.until("job_finished"))["status"] == "succeeded"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"changed": []}, "changed"),
        ({"original": 5}, "original"),
        ({"changed": [{"path": "../a.py", "text": ""}]}, "changed"),
        ({"changed": [{"path": "a.py", "text": ""}] * 2}, "changed"),
        ({"language": "cobol"}, "cobol"),
    ],
    ids=["none", "a number", "outside", "twice", "unknown language"],
)
async def test_what_cannot_be_compared_is_refused(product: Product, change: dict[str, Any], said: str) -> None:
    status, body, _ = await request(product, "POST", "/api/verify", json={**REQUEST, **change})
    assert status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY)
    assert said in body["error"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a package in it, committed."""
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/__init__.py").touch()
    (tmp_path / "shop/rates.py").write_text("RATE = 2\n")
    (tmp_path / "shop/prices.py").write_text(
        "from .rates import RATE\n\n\ndef net(price: int) -> int:\n    return price * RATE\n"
    )
    for words in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.email=a@b", "-c", "user.name=a", "commit", "-qm", "first"),
    ):
        subprocess.run(("git", "-C", str(tmp_path), *words), check=True)
    return tmp_path


def test_two_files_on_the_command_line(tmp_path: Path) -> None:
    for name, text in (("old.py", BEFORE), ("same.py", SAME), ("other.py", OTHER)):
        (tmp_path / name).write_text(text)
    done = cognicode("verify", "old.py", "same.py", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["verdict"] == "exhausted", "it has three paths, all of which were followed"
    done = cognicode("verify", "old.py", "other.py", cwd=tmp_path)
    assert done.returncode == 1
    assert "clamp: modified, behaves differently" in done.stdout
    assert "before: returned" in done.stdout
    done = cognicode("verify", "old.py", cwd=tmp_path)
    assert done.returncode == 2
    assert "OLD and NEW" in done.stderr


def test_the_work_tree_against_a_revision(project: Path) -> None:
    done = cognicode("verify", "--git", "HEAD", cwd=project)
    assert (done.returncode, done.stderr.strip()) == (0, "nothing that could be compared was changed")
    (project / "shop/prices.py").write_text(
        "from shop.rates import RATE\n\n\ndef net(price: int) -> int:\n    return RATE * price\n"
    )
    done = cognicode("verify", "--git", "HEAD", cwd=project / "shop")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "shop/prices.py: net: modified, no difference found" in done.stdout
    (project / "shop/rates.py").write_text("RATE = 3\n")
    done = cognicode("verify", "--git", "HEAD", "shop/prices.py", cwd=project)
    assert done.returncode == 1, "what a changed file imports is taken from its own version"
    (project / "shop/prices.py").write_text("import no_such_module\n")
    done = cognicode("verify", "--git", "HEAD", "--format", "json", cwd=project)
    assert done.returncode == 1, "a public function is gone"
    done = cognicode("verify", "--git", "no-such-revision", cwd=project)
    assert done.returncode == 2
    assert "no-such-revision" in done.stderr
