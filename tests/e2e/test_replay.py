"""The evidence of a saved result, run once more."""

import json
from pathlib import Path

import pytest

from edge.cli.replay import differences
from tests.e2e.test_cli import cognicode

CODE = "def has_negative(xs: list[int]) -> bool:\n    for x in xs:\n        if x < 0:\n            return True\n    return False\n"


@pytest.mark.parametrize(
    "command",
    [
        ("analyze", "signs.py"),
        ("refactor", "signs.py"),
        ("tests", "signs.py"),
        ("verify", "signs.py", "other.py"),
    ],
    ids=lambda command: command[0],
)
def test_what_was_saved_is_reproduced_and_what_was_changed_is_not(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "signs.py").write_text(CODE)
    (tmp_path / "other.py").write_text(CODE.replace("x < 0", "x <= 0"))
    saved = tmp_path / "saved.json"
    saved.write_text(cognicode(*command, "--format", "json", cwd=tmp_path).stdout)
    done = cognicode("replay", "saved.json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ": reproduced" in done.stdout
    text = saved.read_text()
    assert '"inputs"' in text or command[0] == "analyze"
    forged = json.loads(text)
    (forged["files"][0] if "files" in forged else forged)["finished"]["status"] = "failed"
    saved.write_text(json.dumps(forged))
    done = cognicode("replay", "saved.json", cwd=tmp_path)
    assert done.returncode == 1
    assert 'finished.status: was "failed", is "succeeded"' in done.stdout


@pytest.mark.parametrize("text", ["", "[]", '{"files": []}', '{"asked": {"operation": "cook"}}'])
def test_what_holds_no_evidence_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "saved.json").write_text(text)
    done = cognicode("replay", "saved.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_only_evidence_is_compared() -> None:
    saved = {"verdict": "proven", "durationMs": 5, "tools": [1], "rows": [{"id": 1}, {"id": 2}]}
    again = {"verdict": "proven", "durationMs": 9, "tools": [2], "rows": [{"id": 1}, {"id": 3}]}
    assert list(differences(saved, again)) == ["rows[1].id: was 2, is 3"]
    assert list(differences(saved, {**saved, "rows": []})) == ["rows: was 2 entries, is 0 entries"]
