"""Drives versions of one file with the same calls, in one run of the sandbox."""

import asyncio
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from chassis.node import tool
from probe.call import Call, CallOutcome, OutcomeKind
from probe.setting import HELPERS
from sandbox.interpreters import (
    PYTHON_ADDRESS_SPACE_BYTES,
    node_mounts,
    node_script,
    python_mounts,
    python_script,
)
from sandbox.run import Limits, Mount, Run, RunResult
from sandbox.sandbox import Sandbox
from syntax.instrument import Instrumented, instrumented
from syntax.languages import PYTHON
from syntax.modules import ModuleStyle
from syntax.source import Source

DRIVERS = Path(__file__).with_name("drivers")
DRIVERS_INSIDE = "/drivers"
PYTHON_DRIVER, NODE_DRIVER = (f"{{root}}{DRIVERS_INSIDE}/{name}" for name in ("python_driver.py", "node_driver.mjs"))
# What the driver imports.
PRELOAD = (
    *("ast", "asyncio", "contextlib", "copy", "dataclasses", "datetime", "decimal", "fractions", "inspect", "io"),
    *("json", "pathlib", "random", "re", "tempfile", "uuid"),
)
# Lines of Python, or places of JavaScript, that one call may come along: a count, so that load changes no outcome.
STEP_LIMIT = 200_000
# The backstop for what comes along none: a call of the language's own functions.
CALL_S = 2.0
HASH_SEED = "0"
MAX_HANGS = 6


class Detail(StrEnum):
    """How much of each call is recorded: each kind less than the one before it, and faster."""

    FULL = "full"
    # Neither lines, nor arcs, nor what is shared.
    PLAIN = "plain"
    # What two versions must agree on: nor literals, nor what was asked of the world, nor steps, of which only turns of
    # loops are bounded.
    BEHAVIOUR = "behaviour"
    # What a test compares: nor what is left in instances and modules. Of the later versions it is said only where it is
    # not what the first one did, else the outcome is the very same object; and versions in JavaScript live in one
    # thread, where one can disturb the next. Enough for a guide, not for a proof.
    TESTS = "tests"


@dataclass(frozen=True, slots=True)
class Names:
    """What the driver must know of a file: the module's name (Python), or the top-level names and style (Node), with
    (local, exported) for what only the exports reach, and (class, names of its constructor's parameters) for what a
    test can make instances of.
    """

    module: str = ""
    top_level: tuple[str, ...] = ()
    style: ModuleStyle = ModuleStyle.SCRIPT
    offered: tuple[tuple[str, str], ...] = ()
    makers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    # Variables of the module that each call is to find as they were when that was loaded.
    state: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recording:
    """What one version did with each call; ``outcomes`` is parallel to the calls.

    ``load_error`` is set when the version could not even be loaded; ``missing`` names a module it lacked.
    """

    outcomes: tuple[CallOutcome | None, ...] = ()
    load_error: str = ""
    missing: str = ""

    @property
    def obstacle(self) -> str:
        """Why the version could not be loaded, in words for a user; empty when it could."""
        if self.missing.startswith((".", "/")):
            return f"it needs the file {self.missing!r}, which was not given"
        if self.missing:
            return f"the module {self.missing!r} is not installed here"
        return f"the file cannot be loaded: {self.load_error}" if self.load_error else ""


class NotRecorded(Exception):
    """The run ended before every version was recorded; the text says how, in words for a user."""


@dataclass
class _Draft:
    outcomes: list[CallOutcome | None]
    load_error: str = ""
    missing: str = ""


async def record(
    sandbox: Sandbox,
    source: Source,
    names: Names,
    versions: Sequence[str],
    calls: Sequence[Call],
    wall_s: float = 60.0,
    hash_seed: str = HASH_SEED,
    *,
    detail: Detail = Detail.FULL,
    max_hangs: int = MAX_HANGS,
    step_limit: int = STEP_LIMIT,
    call_s: float = CALL_S,
) -> list[Recording]:
    """One recording for each of ``versions``, which are texts of ``source``; raises NotRecorded.

    What is left out has no outcome: after ``max_hangs`` calls that hung or died the rest of a version, after two of one
    function the rest of its calls; ``call_s`` is the silence after which a call counts as one that hangs, where nothing
    can be counted.
    """
    token = secrets.token_hex(16)
    job = {
        "token": token,
        "state": list(names.state),
        "versions": list(versions),
        "calls": [_call(call) for call in calls],
        "detail": detail.value,
        "max_hangs": max_hangs,
        "step_limit": step_limit,
        "call_s": call_s,
    }
    if source.language is PYTHON:
        run = _python_run(source, names, job, wall_s, hash_seed)
        places: Sequence[Instrumented] = ()
    else:
        places = await asyncio.to_thread(lambda: [instrumented(version, source.language) for version in versions])
        job["versions"] = [one.text for one in places]
        run = _node_run(source, names, job, wall_s)
    result = await sandbox.run(run)
    # Megabytes of JSON: read off the loop, or the agent would look dead.
    return await asyncio.to_thread(_read, result, token, len(versions), len(calls), places)


def _call(call: Call) -> dict[str, Any]:
    return {
        "receiver": call.receiver,
        "function": call.function,
        "args": list(call.arguments),
        "kwargs": dict(call.keywords),
        "form": call.form,
        "refused": call.refused,
        "before": [_call(first) for first in call.before],
        "kept": list(call.functions_given_again),
        "surroundings": [[setting.kind.value, setting.target, setting.value] for setting in call.surroundings],
    }


def _python_run(source: Source, names: Names, job: dict[str, Any], wall_s: float, hash_seed: str) -> Run:
    job |= {"path": source.path, "root": str(source.import_root), "module": names.module}
    job["helpers"] = {name: [helper.text, helper.modules] for name, helper in HELPERS.items()}
    environment = {"PYTHONHASHSEED": hash_seed, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    return Run(
        python_script(PYTHON_DRIVER, PRELOAD, environment),
        files=source.files,
        stdin=json.dumps(job).encode() + b"\n",
        mounts=(*python_mounts(), Mount(DRIVERS, DRIVERS_INSIDE)),
        environment=environment,
        limits=Limits(wall_s=wall_s, address_space_bytes=PYTHON_ADDRESS_SPACE_BYTES),
    )


def _node_run(source: Source, names: Names, job: dict[str, Any], wall_s: float) -> Run:
    job |= {
        "name": source.path,
        "style": names.style.value,
        "names": list(names.top_level),
        "offered": [list(pair) for pair in names.offered],
        "makers": [[name, list(parameters)] for name, parameters in names.makers],
    }
    transpiler = (Mount(tool("typescript", "package.json").parent, "/typescript"),) if source.has_jsx else ()
    return Run(
        node_script(NODE_DRIVER),
        files=source.files,
        stdin=json.dumps(job).encode(),
        mounts=(*node_mounts(), Mount(DRIVERS, DRIVERS_INSIDE), *transpiler),
        environment={"TZ": "UTC", "LC_ALL": "C.UTF-8"},
        limits=Limits(wall_s=wall_s),
    )


def _read(result: RunResult, token: str, versions: int, calls: int, places: Sequence[Instrumented]) -> list[Recording]:
    """Only a recording that says it is finished is one."""
    drafts = [_Draft([None] * calls) for _ in range(versions)]
    finished = False
    for entry in result.said(token):
        finished = finished or bool(entry.get("finished"))
        if "same" in entry:
            for call in entry["same"]:
                drafts[entry["version"]].outcomes[call] = drafts[0].outcomes[call]
        elif "version" in entry:
            _take(entry, drafts[entry["version"]], places[entry["version"]] if places else None)
    if not finished:
        raise NotRecorded(f"running it ended early: {result.ending}")
    return [Recording(tuple(draft.outcomes), draft.load_error, draft.missing) for draft in drafts]


def _take(entry: dict[str, Any], draft: _Draft, places: Instrumented | None) -> None:
    if "load_error" in entry:
        draft.load_error = f"{entry['load_error']}: {entry['message']}".rstrip(": ")
        draft.missing = entry.get("missing") or ""
    elif "call" in entry:
        if places is not None and (found := entry.get("places")):
            counts = dict(zip(found[::2], found[1::2], strict=True))
            entry |= {"lines": places.lines_of(counts), "arcs": places.arcs_of(counts)}
        draft.outcomes[entry["call"]] = _outcome(entry)


def _outcome(entry: dict[str, Any]) -> CallOutcome:
    literals = entry.get("mutated_literals")
    return CallOutcome(
        kind=OutcomeKind(entry["kind"]),
        value=entry.get("value"),
        literal=entry.get("literal"),
        type=entry.get("type", ""),
        message=entry.get("message", ""),
        detail=entry.get("detail", ""),
        module=entry.get("module", ""),
        line=entry.get("line", 0),
        explicit=bool(entry.get("explicit")),
        mutated=entry.get("mutated"),
        mutated_literals=tuple(literals) if literals is not None else None,
        printed=entry.get("printed", ""),
        drained=bool(entry.get("drained")),
        awaited=bool(entry.get("awaited")),
        managed=bool(entry.get("managed")),
        lines=frozenset(entry.get("lines", ())),
        arcs=frozenset((arc[0], arc[1]) for arc in entry.get("arcs", ())),
        steps=entry.get("steps", 0),
        state=entry.get("state"),
        dependencies=tuple(entry.get("dependencies", ())),
        shared=tuple(entry.get("shared", ())),
        files=tuple((name, text) for name, text in entry.get("files", ())),
    )
