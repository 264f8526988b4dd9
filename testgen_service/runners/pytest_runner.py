"""Runs inside the sandbox: a test file of pytest or unittest, whole, test by test, against mutants, or with coverage.

Reads one JSON job from standard input: {"token", "framework", "mode", "file", "source", "root", "reverse", "ids",
"mutants", "timeout_s", "most_steps"}. Writes one JSON line through the verdict channel. Every run is in a forked child
of its own.
"""

import builtins
import contextlib
import importlib.machinery
import io
import json
import os
import shutil
import sys
import threading
import unittest
from functools import partial
from typing import Any

from counted import STEP, counting
from verdict import Child, take_over

HERE, SCRATCH = (f"{os.environ['SANDBOX_ROOT']}/{name}" for name in ("src", "tmp"))
# Parts of pytest that say or save things for people, or serve other tests than functions: each costs a start.
UNUSED = ["cacheprovider", "debugging", "doctest", "faulthandler", "junitxml", "legacypath", "pastebin"]
UNUSED += ["setuponly", "setupplan", "stepwise"]
OPTIONS = ["-q", "-c", "/dev/null", "--no-header", "--import-mode=prepend"]
OPTIONS += [word for name in UNUSED for word in ("-p", f"no:{name}")]
# Whole fresh runs are made as a user makes them; of all others only the verdicts count, and these take half the time.
VERDICTS_ONLY = ["--tb=no", "--assert=plain"]
VERDICTS_ONLY += [f"-pno:{name}" for name in ("logging", "threadexception", "unraisableexception", "warnings")]
# What is asked for the code of each file.
LOADER: Any = importlib.machinery.SourceFileLoader


class Collector:
    """What pytest reports of each test; ``reverse`` runs them the other way round."""

    def __init__(self, reverse):
        self.reverse = reverse
        self.results = {}

    def pytest_collection_modifyitems(self, items):
        if self.reverse:
            items.reverse()

    def pytest_runtest_logreport(self, report):
        name = report.nodeid.split("::", 1)[1]
        entry = self.results.setdefault(name, {"passed": True, "ms": 0.0})
        entry["passed"] = entry["passed"] and report.outcome == "passed"
        if report.when == "call":
            entry["ms"] = round(1000 * report.duration, 3)


class Apart(Collector):
    """Runs each test in a fork of the process that has collected them all, and tells ``emit`` what came of it."""

    def __init__(self, wanted, emit, silence_s):
        super().__init__(reverse=False)
        self.wanted, self.emit, self.silence_s = frozenset(wanted), emit, silence_s

    def pytest_runtestloop(self, session):
        for item in session.items:
            name = item.nodeid.split("::", 1)[1]
            if name in self.wanted:
                fork(name, partial(self.alone, item), self.emit, self.silence_s)
        return True

    def alone(self, item):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        return self.results


def import_roots(folder, job):
    """Tests in a folder of their own import by the names that these give."""
    return dict.fromkeys(os.path.normpath(os.path.join(folder, place)) for place in (job["root"], "."))


def run_pytest(folder, job, ids, collector=None):
    import pytest

    collector = collector or Collector(job.get("reverse", False))
    path = os.path.join(folder, job["file"])
    targets = [f"{path}::{name}" for name in ids] if ids else [path]
    options = OPTIONS if job["mode"] == "together" else [*OPTIONS, *VERDICTS_ONLY]
    places = ["-o", f"pythonpath={' '.join(import_roots(folder, job))}"]
    # Folders above need not be readable, which pytest would look into.
    pytest.main([*options, *places, "--rootdir", folder, "--confcutdir", folder, *targets], plugins=[collector])
    return collector.results


class Results(unittest.TestResult):
    """What unittest reports of each test."""

    def __init__(self):
        super().__init__()
        self.results = {}

    def note(self, test, passed):
        self.results[f"{type(test).__name__}::{test._testMethodName}"] = {"passed": passed, "ms": 0.0}

    def addSuccess(self, test):
        self.note(test, True)

    def addFailure(self, test, err):
        self.note(test, False)

    def addError(self, test, err):
        self.note(test, False)


def load_unittest(folder, job, ids):
    beside, file = os.path.split(os.path.join(folder, job["file"]))
    sys.path[:0] = dict.fromkeys((beside, *import_roots(folder, job)))
    name = file.removesuffix(".py")
    loader = unittest.TestLoader()
    names = [f"{name}.{entry.replace('::', '.')}" for entry in ids] if ids else [name]
    return loader.loadTestsFromNames(names)


def run_unittest(folder, job, ids):
    results = Results()
    load_unittest(folder, job, ids).run(results)
    return results.results


def run(folder, job, ids=None):
    runner = run_unittest if job["framework"] == "unittest" else run_pytest
    with silent():
        return runner(folder, job, ids)


@contextlib.contextmanager
def silent():
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


def fork_each(job, emit):
    """Emit the results of each test, in a fork of this process, which imports the file once."""
    with silent():
        if job["framework"] != "unittest":
            run_pytest(HERE, job, [], Apart(job["ids"], emit, job["timeout_s"]))
            return
        load_unittest(HERE, job, [])
        for name in job["ids"]:
            fork(name, partial(run_unittest, HERE, job, [name]), emit, job["timeout_s"])


def fork(name, work, emit, silence_s):
    """Unless the import has started threads, of which a fork has none."""
    if threading.active_count() == 1:
        emit({"name": name, "results": in_child(NOBODY, work, silence_s)})


def alone(job, voice):
    """Each test in a process of its own: where that can be in a fork of one that has imported the file, and else in one
    that begins with nothing.
    """
    child = Child(voice, partial(fork_each, job))
    try:
        found = {record["name"]: record["results"] for record in child.records(2 * job["timeout_s"])}
    finally:
        child.end()
    left = [name for name in job["ids"] if name not in found]
    return found | {name: in_child(voice, partial(run, HERE, job, [name]), job["timeout_s"]) for name in left}


def run_with_coverage(folder, job):
    import coverage

    path = os.path.join(folder, job["source"])
    measured = coverage.Coverage(branch=True, include=[path], data_file=None, config_file=False)
    measured.start()
    results = run(folder, job)
    measured.stop()
    report = f"{SCRATCH}/coverage.json"
    with silent():
        measured.json_report(outfile=report)
    with open(report) as stream:
        said = json.load(stream)
    files = list(said["files"].values()) or [{"missing_lines": [], "missing_branches": []}]
    missed = {"lines": files[0]["missing_lines"], "branches": files[0]["missing_branches"]}
    return {"results": results, "totals": said["totals"], "missed": missed}


class Nobody:
    """The voice of a process that has none any more."""

    def lose(self):
        pass


NOBODY = Nobody()


def in_child(voice, work, silence_s):
    """What ``work`` returns, in a process of its own; None when it hung or died."""
    child = Child(voice, lambda emit: emit({"answer": work()}))
    try:
        return next((record["answer"] for record in child.records(silence_s)), None)
    finally:
        child.end()


def copy_tree(origin, folder, left_out):
    """Texts alone: a sandbox may refuse to change modes and dates."""
    for at, _, names in os.walk(origin):
        inside = os.path.relpath(at, origin)
        os.makedirs(os.path.join(folder, inside), exist_ok=True)
        for name in names:
            if os.path.normpath(os.path.join(inside, name)) != left_out:
                shutil.copyfile(os.path.join(at, name), os.path.join(folder, inside, name))


class Steps:
    """Counts the turns of loops and the calls of functions of one file; at ``most`` the process ends."""

    def __init__(self, path, most=None):
        self.path, self.most, self.count = path, most, 0
        setattr(builtins, STEP, self.step)
        LOADER.source_to_code = self.source_to_code

    def step(self):
        self.count += 1
        if self.most and self.count > self.most:
            os._exit(1)

    def source_to_code(self, data, path):
        """In place of the loader's own, which is asked for the code of each file."""
        return counting(data, path) if path == self.path else compile(data, path, "exec", dont_inherit=True)


def steps(job):
    """How many turns the tests make in the file under test."""
    counted = Steps(os.path.join(HERE, job["source"]))
    run(HERE, job)
    return counted.count


def against(job, number, text):
    """The tests against one mutant, in a folder of its own."""
    folder = f"{SCRATCH}/m{number}"
    copy_tree(HERE, folder, job["source"])
    with open(os.path.join(folder, job["source"]), "w", newline="") as stream:
        stream.write(text)
    os.chdir(folder)
    if job["most_steps"]:
        Steps(os.path.join(folder, job["source"]), job["most_steps"])
    return run(folder, job)


def perform(job, voice):
    mode = job["mode"]

    def apart(work, *arguments):
        return in_child(voice, partial(work, *arguments), job["timeout_s"])

    if mode == "together":
        return {"results": apart(run, HERE, job)}
    if mode == "alone":
        return {"alone": alone(job, voice)}
    if mode == "steps":
        return {"steps": apart(steps, job)}
    if mode == "coverage":
        return apart(run_with_coverage, HERE, job)
    return {"mutants": [apart(against, job, number, text) for number, text in enumerate(job["mutants"])]}


def main():
    job, voice = take_over()
    import pytest

    del pytest
    voice.say({"answer": perform(job, voice)})


main()
