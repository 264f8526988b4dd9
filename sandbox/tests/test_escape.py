"""A sample of the attempts, on every backend and start that this machine has; ``make escape`` makes all of them."""

import asyncio
import os

import pytest

from sandbox.backends import BACKENDS
from sandbox.backends.landlock import NEEDED_VERSION
from sandbox.escape import node_probes, python_probes
from sandbox.escape.__main__ import PROBES, SAMPLE, measure
from sandbox.escape.explained import EXPLAINED
from sandbox.escape.unprivileged import said_without_privileges
from sandbox.inside.kernel import landlock_version


def test_there_are_enough_attempts_and_no_two_of_one_name() -> None:
    names = [str(probe) for probe in PROBES]
    assert len(names) == len(set(names)) >= 80
    assert set(names) >= SAMPLE
    assert len(python_probes.PROBES) > 40
    assert len(node_probes.PROBES) > 30


def test_only_known_attempts_of_known_backends_are_explained() -> None:
    names = {str(probe) for probe in PROBES}
    assert set(EXPLAINED) == {make.__name__.lower() for make in BACKENDS}
    assert all(set(known) <= names for known in EXPLAINED.values())


@pytest.fixture(scope="module")
def entries() -> list[dict[str, object]]:
    sample = [probe for probe in PROBES if str(probe) in SAMPLE]
    found = asyncio.run(measure(sample))
    return found + said_without_privileges("sandbox.escape", "--sample") if os.geteuid() == 0 else found


def test_no_attempt_of_the_sample_breaks_out(entries: list[dict[str, object]]) -> None:
    ran = [entry for entry in entries if "not_run" not in entry]
    known = {"namespaces"} | ({"landlock"} if landlock_version() >= NEEDED_VERSION else set())
    assert {entry["backend"] for entry in ran} == known, entries
    assert {entry["start"] for entry in ran} == {"fresh", "warm"}
    assert [entry["escaped"] for entry in ran] == [[]] * len(ran)


def test_the_attempts_of_the_sample_succeed_without_a_sandbox(entries: list[dict[str, object]]) -> None:
    assert all(entry["controls"] == len(SAMPLE) for entry in entries if "not_run" not in entry)
