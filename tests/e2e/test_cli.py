import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chassis.node import node_executable
from tests.e2e.product import COGNICODE, Product
from tests.e2e.samples import JAVASCRIPT, PYTHON


def cognicode(*arguments: str | Path, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [str(COGNICODE), *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=200, cwd=cwd, check=False)


def files(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    answer = json.loads(done.stdout)
    assert set(answer) == {"version", "files"}
    found: list[dict[str, Any]] = answer["files"]
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/orders.py").write_text(PYTHON)
    (tmp_path / "src/orders.js").write_text(JAVASCRIPT)
    (tmp_path / "src/clean.py").write_text("def f(x: int) -> int:\n    return x\n")
    return tmp_path


def test_analyze_a_folder(project: Path) -> None:
    done = cognicode("analyze", project, "--format", "json")
    assert done.returncode == 1
    assert [Path(file["path"]).name for file in files(done)] == ["clean.py", "orders.js", "orders.py"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("src/clean.py",), 0),
        (("src/orders.py",), 1),
        (("src/orders.py", "--fail-on", "error"), 0),
        (("missing.py",), 2),
    ],
)
def test_exit_codes_of_analyze(project: Path, arguments: tuple[str, ...], code: int) -> None:
    assert cognicode("analyze", *arguments, cwd=project).returncode == code


def test_text_shows_place_code_and_proof(project: Path) -> None:
    done = cognicode("analyze", "src/orders.py", cwd=project)
    assert "src/orders.py:3:8: warning: `os` imported but unused [F401]\n    import os\n           ^^" in done.stdout
    assert "fix: safe, proven; tried and linted again, behaviour not run\n        - import os\n" in done.stdout


def test_without_fixes_the_same_is_found_and_none_is_tried(project: Path) -> None:
    whole, alone = (
        files(cognicode("analyze", "src/orders.py", "--format", "json", *more, cwd=project))[0]
        for more in ((), ("--no-fixes",))
    )
    assert any(issue["fix"] for issue in whole["issues"])
    assert not any(issue.get("fix") or issue["fixable"] for issue in alone["issues"])
    assert [issue["id"] for issue in whole["issues"]] == [issue["id"] for issue in alone["issues"]]
    both = cognicode("analyze", "src/orders.py", "--fix", "--no-fixes", cwd=project)
    assert (both.returncode, "say one of them" in both.stderr) == (2, True)


def test_the_configuration_of_a_project_counts_and_a_broken_one_is_named(project: Path) -> None:
    (project / ".git").mkdir()
    settings = project / "cognicode.toml"
    settings.write_text('[[analyze.paths]]\nmatch = ["src/orders.py"]\ndisable = ["F401"]\n')
    done = cognicode("analyze", "orders.py", cwd=project / "src")
    assert "F401" not in done.stdout
    settings.write_text("[analyze\n")
    done = cognicode("analyze", "orders.py", cwd=project / "src")
    assert done.returncode == 2
    assert "cognicode.toml is not TOML" in done.stderr


def test_what_is_known_from_before_is_not_analysed_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "cache"))
    first = cognicode("analyze", "src", "--format", "json", cwd=project)
    kept = sorted((project / "cache").rglob("*.json"))
    assert len(kept) == 3
    again = cognicode("analyze", "src", "--format", "json", cwd=project)
    assert (again.stdout, again.returncode) == (first.stdout, first.returncode)
    (project / "src/clean.py").write_text("import os\n")
    changed = cognicode("analyze", "src", "--format", "json", cwd=project)
    assert [issue["rule"] for issue in files(changed)[0]["issues"]] == ["F401"]
    assert len(list((project / "cache").rglob("*.json"))) == 4


def test_a_file_is_analysed_with_what_it_includes_and_imports(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/twice.h").write_text("static inline int twice(int x) { return 2 * x; }\n")
    (tmp_path / "lib/twice.ts").write_text("export function twice(x: number): number {\n  return 2 * x;\n}\n")
    (tmp_path / "a.c").write_text('#include "lib/twice.h"\nint f(void) { return twice("x"); }\n')
    (tmp_path / "a.ts").write_text('import { twice } from "./lib/twice";\nexport const x: string = twice(1);\n')
    (tmp_path / "package.json").write_text("{}")
    done = cognicode("analyze", "a.c", "a.ts", cwd=tmp_path)
    assert "clang-diagnostic-int-conversion" in done.stdout
    assert "TS2322" in done.stdout


def test_sarif_and_annotations_of_what_was_found(project: Path) -> None:
    run = json.loads(cognicode("analyze", "src", "--format", "sarif", cwd=project).stdout)["runs"][0]
    places = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert places == {"src/orders.js", "src/orders.py"}
    assert any("fixes" in result for result in run["results"])
    lines = cognicode("analyze", "src", "--format", "github", cwd=project).stdout.splitlines()
    assert len(lines) == len(run["results"])
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_a_flow_shows_its_way_in_every_form(tmp_path: Path) -> None:
    file = tmp_path / "app.js"
    file.write_text(
        "const { exec } = require('child_process');\n"
        "app.get('/', (req, res) => {\n  const host = req.query.host;\n  exec(`ping ${host}`);\n});\n"
    )
    text = cognicode("analyze", file).stdout
    assert "[TAINT-COMMAND]" in text
    assert "    line 3: comes from the query of the request\n" in text
    (found,) = files(cognicode("analyze", file, "--format", "json"))
    (steps,) = [issue["steps"] for issue in found["issues"] if issue["rule"] == "TAINT-COMMAND"]
    assert [step["line"] for step in steps] == [3, 3, 4]
    assert steps[-1]["text"] == "reaches child_process.exec()"


def test_only_what_was_changed_since_a_revision(project: Path) -> None:
    for words in (("init", "-q"), ("add", "."), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a")):
        subprocess.run(("git", *words), cwd=project, check=True)
    assert cognicode("analyze", "--changed-since", "HEAD", "--format", "json", cwd=project).returncode == 0
    (project / "src/clean.py").write_text("import os\n")
    (project / "src/new.py").write_text("x = 1\n")
    done = cognicode("analyze", "--changed-since", "HEAD", "--format", "json", cwd=project / "src")
    assert [file["path"] for file in files(done)] == ["clean.py", "new.py"]
    assert cognicode("analyze", "--changed-since", "nowhere", cwd=project).returncode == 2
    assert cognicode("analyze", cwd=project).returncode == 2


def test_fix_applies_what_is_safe_and_proven(project: Path) -> None:
    cognicode("analyze", "src/orders.py", "--fix", cwd=project)
    text = (project / "src/orders.py").read_text()
    assert "import os" not in text
    assert "import json" not in text
    assert "extra=[]" in text


def test_standard_input_and_connect(product: Product) -> None:
    done = cognicode("analyze", "-", "--language", "python", "--format", "json", "--connect", product.url, stdin=PYTHON)
    assert {issue["rule"] for issue in files(done)[0]["issues"]} >= {"F401"}
    assert cognicode("analyze", "-", stdin=PYTHON).returncode == 2


def test_refactor_offers_and_applies(project: Path) -> None:
    offered = cognicode("refactor", "src/orders.py", "--format", "diff", cwd=project)
    assert offered.returncode == 1
    assert "+    return any(price < 0 for price in prices)" in offered.stdout
    applied = cognicode("refactor", "src/orders.py", "--apply", "--only-proven", cwd=project)
    assert applied.returncode == 0, applied.stdout
    assert "any(price < 0 for price in prices)" in (project / "src/orders.py").read_text()


def test_generated_tests_run_where_they_lie(project: Path) -> None:
    done = cognicode("tests", "src/orders.py", "src/orders.js", "--out", "tests", "--format", "json", cwd=project)
    assert done.returncode == 0, done.stderr
    assert all(file["suite"]["mutants"]["killed"] > 0 for file in files(done))
    pytest_ = [str(COGNICODE.with_name("pytest")), "-q", "-p", "no:cacheprovider", "tests"]
    assert subprocess.run(pytest_, cwd=project, capture_output=True, check=False).returncode == 0
    run = subprocess.run(
        [str(node_executable()), "--test", "tests/orders.test.js"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_nothing_to_test_is_exit_one(project: Path) -> None:
    (project / "empty.py").write_text("x = 1\n")
    assert cognicode("tests", "empty.py", cwd=project).returncode == 1


def test_status_of_a_running_and_a_missing_edge(product: Product) -> None:
    done = cognicode("status", "--connect", product.url)
    assert (done.returncode, "healthy" in done.stdout) == (0, True)
    gone = cognicode("status", "--connect", "http://127.0.0.1:1")
    assert (gone.returncode, "cognicode up" in gone.stderr) == (2, True)


@pytest.mark.parametrize("command", ["analyze", "refactor", "tests", "status", "up"])
def test_every_command_explains_itself(command: str) -> None:
    assert "Usage: cognicode" in cognicode(command, "--help").stdout


def test_one_bad_file_does_not_stop_the_others(project: Path) -> None:
    (project / "x.foo").write_text("?")
    done = cognicode("analyze", "src/orders.py", "x.foo", "src/orders.js", "--format", "json", cwd=project)
    assert done.returncode == 2
    assert len(files(done)) == 2
    assert "x.foo: " in done.stderr


def test_tests_of_a_folder_lie_as_their_sources_do(project: Path) -> None:
    for name in ("a", "b"):
        (project / "pkg" / name).mkdir(parents=True)
        (project / "pkg" / name / f"{name}util.py").write_text(
            f"def {name}(x: int) -> int:\n    return x + {ord(name)}\n"
        )
        (project / "pkg" / name / "util.py").write_text("def f(x: int) -> int:\n    return -x\n")
    done = cognicode("tests", "pkg", "--out", "out", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "util.py exists 2 times" in done.stderr
    assert (project / "out/a/test_util.py").exists()
    for name in ("a", "b"):
        run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(project / "out" / name)]
        assert subprocess.run(run, cwd=project, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "--connect", "foo"), "http://HOST:PORT"),
        (("analyze", "-", "--fix"), "cannot write to standard input"),
        (("analyze", "-"), "--language"),
    ],
)
def test_misuse_says_what_to_do(arguments: tuple[str, ...], said: str) -> None:
    done = cognicode(*arguments, stdin="x = 1\n")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


SIBLINGS = {
    "main.py": "from helper import inc\n\ndef f(n: int) -> int:\n    return inc(n) if n > 3 else n\n",
    "helper.py": "def inc(n):\n    return n + 1\n",
    "main.mjs": 'import { inc } from "./lib/inc.js";\nexport function f(n) {\n  var m = inc(n);\n  return n > 3 ? m : n;\n}\n',
    "lib/inc.js": "export const inc = (n) => n + 1;\n",
}


@pytest.mark.parametrize("name", ["main.py", "main.mjs"])
def test_files_see_what_they_import(tmp_path: Path, name: str) -> None:
    for path, text in SIBLINGS.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    (answer,) = files(cognicode("tests", name, "--format", "json", cwd=tmp_path))
    assert answer["suite"]["proof"]["verdict"] == "proven"
    assert answer["suite"]["mutants"]["killed"] > 0


def test_a_refactoring_is_run_with_what_the_file_imports(tmp_path: Path) -> None:
    for path, text in SIBLINGS.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    (answer,) = files(cognicode("refactor", "main.mjs", "--format", "json", cwd=tmp_path))
    assert [s["proof"]["verdict"] for s in answer["suggestions"]] == ["proven"]
