from pathlib import Path

import pytest

from edge.cli import files
from edge.cli.imports import MAX_CONTEXT_BYTES, in_its_place
from edge.cli.versions import of_paths

TREE = {
    "main.py": "import helper, json\nfrom pkg.deep import double\n",
    "helper.py": "import main\n",
    "pkg/__init__.py": "",
    "pkg/deep.py": "from . import other\nfrom .leaf import K\n",
    "pkg/other.py": "",
    "pkg/leaf.py": "",
    "pkg/unused.py": "",
    "main.mjs": "import a from './lib/a';\nexport { b } from \"./b.mjs\";\nimport('../outside.js');\nimport fs from 'node:fs';\n",
    "lib/a.js": "const c = require('../c.json'); require('./dir');\n",
    "lib/dir/index.js": "",
    "b.mjs": "",
    "c.json": "{}",
    "broken.py": "import (\n",
    "project/package.json": "{}",
    "project/src/app.mjs": "import d from '../lib/d.mjs'; import e from '../../b.mjs';\n",
    "project/lib/d.mjs": "",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in TREE.items():
        (tmp_path / "src" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "src" / name).write_text(text)
    (tmp_path / "outside.js").write_text("")
    return tmp_path / "src"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("main.py", ["helper.py", "pkg/__init__.py", "pkg/deep.py", "pkg/leaf.py", "pkg/other.py"]),
        ("main.mjs", ["b.mjs", "c.json", "lib/a.js", "lib/dir/index.js"]),
        ("broken.py", []),
        ("b.mjs", []),
    ],
)
def test_what_a_file_imports_comes_along(tree: Path, name: str, found: list[str]) -> None:
    assert in_its_place(files.read(str(tree / name)))[0] == name
    assert [file.path for file in in_its_place(files.read(str(tree / name)))[1]] == found


@pytest.mark.parametrize(
    ("name", "place", "found"),
    [
        ("pkg/deep.py", "pkg/deep.py", ["pkg/__init__.py", "pkg/leaf.py", "pkg/other.py"]),
        ("pkg/__init__.py", "pkg/__init__.py", []),
        ("project/src/app.mjs", "src/app.mjs", ["lib/d.mjs"]),
    ],
)
def test_imports_begin_above_a_package_and_at_the_top_of_a_project(
    tree: Path, name: str, place: str, found: list[str]
) -> None:
    path, beside = in_its_place(files.read(str(tree / name)))
    assert (path, [file.path for file in beside]) == (place, found)


def test_what_is_too_large_leaves_room_for_the_rest_and_what_is_near_comes_first(tmp_path: Path) -> None:
    large = "# " + "x" * (MAX_CONTEXT_BYTES // 2)
    files_of = {"main.py": "import first\nimport second\n", "first.py": f"import far\n{large}", "far.py": large}
    files_of |= {"second.py": "import last\n", "last.py": ""}
    for name, text in files_of.items():
        (tmp_path / name).write_text(text)
    _, context = in_its_place(files.read(str(tmp_path / "main.py")))
    assert [file.path for file in context] == ["first.py", "last.py", "second.py"]


def test_what_cannot_be_read_is_left_out(tree: Path) -> None:
    (tree / "helper.py").write_bytes(b"\x00")
    assert "helper.py" not in [file.path for file in in_its_place(files.read(str(tree / "main.py")))[1]]


def test_two_versions_of_a_file_in_a_package_are_inside_of_it(tree: Path) -> None:
    other = tree / "pkg" / "changed.py"
    other.write_text("def f():\n    return 1\n")
    versions = of_paths(str(tree / "pkg" / "unused.py"), str(other))
    for files_of_one in (versions.original, versions.changed):
        assert [file.path for file in files_of_one] == ["pkg/__init__.py", "pkg/changed.py"]
