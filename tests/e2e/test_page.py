import json
import subprocess
from pathlib import Path

import pytest

from chassis.node import node_executable
from tests.e2e.product import ROOT, Product
from tests.e2e.samples import JAVASCRIPT, PYTHON


@pytest.mark.parametrize(
    ("text", "language", "test_file"),
    [(PYTHON, "python", "test_source.py"), (JAVASCRIPT, "javascript", "source.test.js")],
    ids=["python", "javascript"],
)
def test_the_page_does_the_three_jobs(
    product: Product, tmp_path: Path, text: str, language: str, test_file: str
) -> None:
    source = tmp_path / "source"
    source.write_text(text)
    command = [str(node_executable()), str(ROOT / "tests/e2e/page.mjs"), product.url, str(source), language]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["problems"] == []
    steps = seen["steps"]
    assert "is empty" in steps["empty"]
    assert "problem" in steps["analyze"]["summary"]
    assert steps["analyze"]["titles"]
    assert steps["proofs"] > 0
    assert steps["fixed"] != text
    assert steps["undone"] == text
    assert steps["refactor"]["titles"]
    assert steps["refactored"] != text
    assert steps["selectable"] >= 2
    # The second one begins with what the first has made.
    assert steps["both"] not in (text, steps["refactored"])
    assert steps["focused"] == "Write tests"
    assert test_file in steps["tests"]["titles"]
