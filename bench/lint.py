"""``python -m bench.lint [FILES]``: a tree of real files through ``cognicode analyze``, beside the engines' own runs.

Half the files are Python's, half JavaScript's and TypeScript's (``bench/corpus.py``). Prints JSON: seconds of the first
and of a second run, of each engine over the whole tree by itself, findings, engines that did not answer, and what
became of fixes: offered, by verdict, and withheld, by reason.
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
from chassis.node import node_executable, tool

FILES = 500
_SCRIPTS = Path(sysconfig.get_path("scripts"))


def engines(tree: Path) -> dict[str, list[str]]:
    """How each engine that has such a way goes over a tree by itself."""
    return {
        "ruff": [str(_SCRIPTS / "ruff"), "check", "--isolated", "--no-cache", "--select=ALL", "--quiet", str(tree)],
        "bandit": [str(_SCRIPTS / "bandit"), "--quiet", "--recursive", str(tree)],
        "ty": [str(_SCRIPTS / "ty"), "check", "--quiet", str(tree)],
        "oxlint": [str(node_executable()), str(tool("oxlint", "bin", "oxlint")), "--silent", str(tree)],
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
    return {
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
        alone = {name: seconds(command)[0] for name, command in engines(tree).items()}
        command = [str(_SCRIPTS / "cognicode"), "analyze", str(tree), "--level", arguments.level, "--format", "json"]
        environment = {**os.environ, "XDG_CACHE_HOME": str(Path(folder, "cache"))}
        first, said = seconds(command, env=environment)
        second, again = seconds(command, env=environment)
    answer = {
        "files": count,
        "level": arguments.level,
        "engines_alone_s": alone,
        "first_run_s": first,
        "ratio": round(first / sum(alone.values()), 2),
        "second_run_s": second,
        "second_is_the_same": said == again,
        **told(json.loads(said)["files"]),
    }
    json.dump(answer, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
