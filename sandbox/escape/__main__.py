"""``make escape``: every attempt in every configuration that this machine has; prints JSON, and fails on an escape that
nobody has explained.
"""

import asyncio
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from chassis.errors import FailedPrecondition
from sandbox.backends import BACKENDS
from sandbox.escape import node_probes, python_probes
from sandbox.escape.attempts import Start, controls, try_all, user_name
from sandbox.escape.explained import EXPLAINED
from sandbox.escape.outside import outside
from sandbox.escape.probe import Probe
from sandbox.escape.unprivileged import said_without_privileges
from sandbox.sandbox import Sandbox

PROBES = (*python_probes.PROBES, *node_probes.PROBES)
# One of each kind, without those that take seconds.
SAMPLE = {
    *("python: read a secret", "python: write a file", "python: delete a file", "python: read through a hard link"),
    *("python: change a mode", "python: change a date", "python: see the environment of the host"),
    *("python: connect by TCP", "python: send by UDP", "python: connect to a socket by its path"),
    *("python: signal another process", "python: limit another", "python: many processes", "python: leave a daemon"),
    *("python: leave processes that follow each other", "python: much memory in all", "python: many files"),
    *("python: much shared memory", "python: have a file without a name run", "python: a user namespace by clone"),
    *("python: a file for the next run", "python: memory by number for the next run"),
    *("node: read a secret", "node: write a file", "node: fetch", "node: see the environment of the host"),
    *("node: many processes", "node: much memory", "node: leave a daemon", "node: a file for the next run"),
}


async def measure(probes: Iterable[Probe]) -> list[dict[str, Any]]:
    """As the user of this process: one entry for each configuration."""
    entries: list[dict[str, Any]] = []
    probes = tuple(probes)
    async with outside() as world:
        counted = await controls(probes, world)
        print(f"{user_name()}: {len(counted)} of {len(probes)} succeed without a sandbox", file=sys.stderr)
        uncounted = [str(probe) for probe in probes if probe not in counted]
        for make in BACKENDS:
            for start in Start:
                try:
                    sandbox = Sandbox(make())
                except FailedPrecondition as error:
                    entries.append({"backend": make.__name__.lower(), "user": user_name(), "not_run": error.message})
                    break
                result = await try_all(sandbox, start, counted, world)
                await sandbox.close()
                explained = EXPLAINED[result.backend]
                print(f"{result.backend} {start} {result.user}: {result.escaped}", file=sys.stderr)
                entries.append(
                    {
                        **asdict(result),
                        "probes": len(probes),
                        "without_control": uncounted,
                        "unexplained": [name for name in result.escaped if name not in explained],
                    }
                )
    return entries


def main(arguments: list[str]) -> int:
    """As root, also without its privileges."""
    probes = [probe for probe in PROBES if str(probe) in SAMPLE] if arguments == ["--sample"] else PROBES
    entries = asyncio.run(measure(probes))
    if os.geteuid() == 0:
        entries += said_without_privileges("sandbox.escape", *arguments)
    json.dump(entries, sys.stdout, indent=1)
    return int(any(entry.get("unexplained") for entry in entries))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
