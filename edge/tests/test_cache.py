"""Results of analyses that are kept on disk."""

from pathlib import Path
from typing import Any

import pytest

from edge import asked
from edge.cli import cache
from edge.cli.cache import Cache


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return Cache()


def request(code: str, **more: Any) -> asked.AnalyzeRequest:
    return asked.AnalyzeRequest(code=code, language="python", filename="a.py", **more)


def answer(*statuses: str) -> dict[str, Any]:
    engines = [{"name": "ruff", "status": status} for status in statuses]
    return {"issues": [], "finished": {"summary": {"engines": engines}}}


def test_the_same_request_is_answered_and_no_other(kept: Cache) -> None:
    kept.put(request("x = 1"), answer("ok", "missing"))
    assert kept.get(request("x = 1")) == answer("ok", "missing")
    assert kept.get(request("x = 2")) is None
    assert kept.get(request("x = 1", level="deep")) is None
    assert kept.get(request("x = 1", context=[{"path": "cognicode.toml", "text": ""}])) is None
    assert kept.hits == 1


@pytest.mark.parametrize("status", ["failed", "timed_out"])
def test_what_an_engine_did_not_answer_is_asked_again(kept: Cache, status: str) -> None:
    kept.put(request("x = 1"), answer("ok", status))
    assert kept.get(request("x = 1")) is None


def test_another_engine_answers_for_itself(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.put(request("x = 1"), answer("ok"))
    monkeypatch.setattr(cache, "_makers", lambda: b"another")
    assert kept.get(request("x = 1")) is None


def test_a_broken_entry_and_a_folder_that_cannot_be_written_are_no_errors(kept: Cache, tmp_path: Path) -> None:
    kept.put(request("x = 1"), answer("ok"))
    (entry,) = tmp_path.rglob("*.json")
    entry.write_text("{")
    assert kept.get(request("x = 1")) is None
    (tmp_path / "cognicode/analyze").rename(tmp_path / "elsewhere")
    (tmp_path / "cognicode/analyze").write_text("in the way")
    kept.put(request("x = 1"), answer("ok"))
    assert kept.get(request("x = 1")) is None


def test_what_is_oldest_goes(kept: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setattr(cache, "MOST_ENTRIES", 8)
    for number in range(12):
        kept.put(request(f"x = {number}"), answer("ok"))
        for entry in tmp_path.rglob("*.json"):
            if entry.stat().st_mtime > 1000:
                os.utime(entry, (number, number))
    kept.tidy()
    assert [number for number in range(12) if kept.get(request(f"x = {number}"))] == list(range(6, 12))
