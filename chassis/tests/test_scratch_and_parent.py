import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from chassis.scratch import scratch_folder, sweep


def test_folders_of_the_dead_are_removed_and_others_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f"cognicode-run-{ended.pid}-abc"
    (left / "sources").mkdir(parents=True)
    (tmp_path / "cognicode-notes").mkdir()
    orphan = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", str(left)])
    with scratch_folder("run") as own:
        assert sweep() == 1
        assert Path(own).is_dir()
    assert orphan.wait(10) == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == ["cognicode-notes"]


def test_a_child_ends_with_a_parent_that_was_killed() -> None:
    child = "import os, time; from chassis.parent import end_with_parent; end_with_parent(os.getppid()); print(os.getpid(), flush=True); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    process = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    grandchild = psutil.Process(int(process.stdout.readline()))
    process.kill()
    process.wait()
    process.stdout.close()
    deadline = time.monotonic() + 10
    while grandchild.is_running() and grandchild.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_child_that_comes_too_late_does_not_start() -> None:
    script = "from chassis.parent import end_with_parent; end_with_parent(1 << 22); print('served')"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout == b""
