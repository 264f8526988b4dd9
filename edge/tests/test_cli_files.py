from pathlib import Path

import pytest

from edge.cli import files
from edge.cli.suites import save


def test_a_folder_is_read_without_what_is_ignored(tmp_path: Path) -> None:
    for name in (
        "a.py",
        "b.txt",
        "node_modules/x.js",
        "build/c.py",
        "src/d.ts",
        ".hidden/e.py",
        "src/keep.py",
        "src/no.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x\n")
    (tmp_path / ".gitignore").write_text("build/\n")
    (tmp_path / "src/.gitignore").write_text("no.py\n")
    (tmp_path / "binary.py").write_bytes(b"\0")
    found = [Path(file.name).relative_to(tmp_path).as_posix() for file in files.read_all([str(tmp_path)])]
    assert found == ["a.py", "src/d.ts", "src/keep.py"]


@pytest.mark.parametrize(("content", "reason"), [(b"\0", "binary"), (b"\xff\xfe", "not UTF-8")])
def test_a_named_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(content)
    with pytest.raises(files.Unreadable, match=reason):
        files.read(str(path))
    with pytest.raises(files.Unreadable, match="No such file"):
        files.read(str(tmp_path / "missing.py"))


def test_text_is_kept_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"\xef\xbb\xbfx = 1\r\n\ty\r")
    file = files.read(str(path))
    files.write(path, file.text)
    assert path.read_bytes() == b"\xef\xbb\xbfx = 1\r\n\ty\r"


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("theirs")
    with pytest.raises(files.Unreadable, match="changed meanwhile"):
        files.write(path, "ours", expected="before")
    assert path.read_text() == "theirs"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.py"]


def test_a_generated_file_is_renewed_until_somebody_edits_it(tmp_path: Path) -> None:
    source = files.File(str(tmp_path / "src/a.py"), "x")
    suite = {"file": "def test_a():\n    pass\n", "filename": "test_a.py"}
    save(tmp_path / "tests", source, suite, force=False)
    save(tmp_path / "tests", source, suite, force=False)
    target = tmp_path / "tests/test_a.py"
    assert "../src" in (tmp_path / "tests/conftest.py").read_text()
    target.write_text(target.read_text() + "# mine\n")
    with pytest.raises(files.Unreadable, match="--force"):
        save(tmp_path / "tests", source, suite, force=False)
    save(tmp_path / "tests", source, suite, force=True)
    assert "# mine" not in target.read_text()


def test_javascript_tests_import_by_a_relative_path(tmp_path: Path) -> None:
    suite = {"file": 'import { a } from "./a.js";\n', "filename": "a.test.js"}
    save(tmp_path / "test", files.File(str(tmp_path / "src/a.js"), "x"), suite, force=False)
    assert 'from "../src/a.js"' in (tmp_path / "test/a.test.js").read_text()
