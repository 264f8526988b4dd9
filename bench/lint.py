"""``python -m bench.lint [FILES]``: a tree of real files through ``cognicode analyze``, beside the engines' own runs.

Half the files are Python's, half JavaScript's and TypeScript's (``bench/corpus.py``). Prints JSON: seconds of the first
and of a second run, of one in which no fix is tried, and of each engine over the whole tree by itself, findings,
engines that did not answer, and what became of fixes: offered, by verdict, and withheld, by reason.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.corpus import ENDINGS, files
from chassis.level import Level
from chassis.node import TOOLS_ROOT, node_executable, tool
from linter_service.engines.eslint import RULES
from linter_service.engines.tsgolint import program

FILES = 500
_SCRIPTS = Path(sysconfig.get_path("scripts"))


# What the worker of ours tells ESLint, as the configuration file that a project has.
_ESLINT = """import {{ createRequire }} from "node:module";
const require = createRequire({root});
const typescript = require("typescript-eslint");
const loaded = (name) => require(name).default ?? require(name);
export default [{{
  files: ["**/*.*"],
  plugins: {{
    "@typescript-eslint": typescript.plugin,
    regexp: loaded("eslint-plugin-regexp"),
    security: loaded("eslint-plugin-security"),
    unicorn: loaded("eslint-plugin-unicorn"),
  }},
  languageOptions: {{ parser: typescript.parser }},
  rules: {rules},
}}];
"""


def engines(tree: Path, level: Level) -> dict[str, list[str]]:
    """How each engine of a level that has such a way goes over a tree by itself."""
    node = str(node_executable())
    oxlint = [node, str(tool("oxlint", "bin", "oxlint")), "--silent"]
    quick = {
        "ruff": [str(_SCRIPTS / "ruff"), "check", "--isolated", "--no-cache", "--select=ALL", "--quiet", str(tree)],
        "oxlint": [*oxlint, str(tree)],
    }
    if level is Level.QUICK:
        return quick
    configuration = tree.parent / "eslint.config.mjs"
    rules = json.dumps({name: ["warn", *given] for name, given in RULES.items()})
    configuration.write_text(_ESLINT.format(root=json.dumps(f"{TOOLS_ROOT}/"), rules=rules))
    compiled = map(str, tree.rglob("*.ts"))
    options = ("--noEmit", "--skipLibCheck", "--strict", "--target", "esnext", "--moduleResolution", "bundler")
    return {
        **quick,
        "bandit": [str(_SCRIPTS / "bandit"), "--quiet", "--recursive", str(tree)],
        "ty": [str(_SCRIPTS / "ty"), "check", "--quiet", str(tree)],
        "tsgolint": ["env", f"OXLINT_TSGOLINT_PATH={program()}", *oxlint, "--type-aware", str(tree)],
        "eslint": [node, str(tool("eslint", "bin", "eslint.js")), "--quiet", "--config", str(configuration), str(tree)],
        "typescript": [node, str(tool("typescript", "bin", "tsc")), *options, "--module", "esnext", *compiled],
    }


def seconds(command: list[str], **more: Any) -> tuple[float, bytes]:
    """How long it takes, and what it prints."""
    started = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, **more)
    return round(time.monotonic() - started, 1), done.stdout


def laid_out(tree: Path, count: int) -> int:
    """Copy the files; how many there are."""
    chosen = [path for family in ENDINGS for path in files(family, count // 2)]
    for number, path in enumerate(chosen):
        # Names of the standard library would mean that; folders keep equal names apart.
        folder = tree / f"part{number // 50}" / f"file{number}"
        folder.mkdir(parents=True)
        shutil.copy(path, folder / f"code{path.suffix}")
    return len(chosen)


def told(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Findings, silent engines, and fixes, of all files."""
    issues = [issue for file in results for issue in file["issues"]]
    fixes = [issue["fix"] for issue in issues if issue.get("fix")]
    summaries = [file["finished"]["summary"] for file in results]
    silent = Counter(
        f"{engine['name']} {engine['status']}"
        for one in summaries
        for engine in one["engines"]
        if engine["status"] != "ok"
    )
    withheld = Counter(rejected["reason"].partition(":")[0] for one in summaries for rejected in one["rejected"])
    within = Counter[str]()
    for one in summaries:
        within.update({engine["name"]: engine["duration_ms"] for engine in one["engines"]})
    return {
        "engines_within_s": {name: round(duration_ms / 1000, 1) for name, duration_ms in within.most_common()},
        "findings": len(issues),
        "findings_by_engine": dict(Counter(issue["engine"] for issue in issues).most_common()),
        "engines_without_answer": dict(silent),
        "fixes_offered": dict(Counter(f"{fix['applicability']}, {fix['proof']['verdict']}" for fix in fixes)),
        "fixes_withheld": dict(withheld.most_common()),
    }


def main() -> None:
    """Lay out a tree and go over it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="?", type=int, default=FILES)
    parser.add_argument("--level", default="standard", choices=("quick", "standard"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        count = laid_out(tree, arguments.files)
        # ESLint looks at no file outside of the folder that it is started in.
        alone = {
            name: seconds(command, cwd=tree.parent)[0]
            for name, command in engines(tree, Level[arguments.level.upper()]).items()
        }
        command = [str(_SCRIPTS / "cognicode"), "analyze", str(tree), "--level", arguments.level, "--format", "json"]
        environment = {**os.environ, "XDG_CACHE_HOME": str(Path(folder, "cache"))}
        first, said = seconds(command, env=environment)
        second, again = seconds(command, env=environment)
        findings_alone, _ = seconds([*command, "--no-fixes"], env=environment)
    answer = {
        "files": count,
        "level": arguments.level,
        "engines_alone_s": alone,
        "first_run_s": first,
        "ratio": round(first / sum(alone.values()), 2),
        "without_fixes_s": findings_alone,
        "ratio_without_fixes": round(findings_alone / sum(alone.values()), 2),
        "second_run_s": second,
        "second_is_the_same": said == again,
        **told(json.loads(said)["files"]),
    }
    json.dump(answer, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
