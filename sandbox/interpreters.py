"""The interpreters that user code runs on, and what of the disk they need."""

import sys
from pathlib import Path

from chassis.node import node_executable
from sandbox.run import MIB, Mount

# An address space this small stops a run-away allocation as a MemoryError inside.
PYTHON_ADDRESS_SPACE_BYTES = 1024 * MIB
NODE_HEAP_MIB = 512
INSIDE = "/inside"


def python_command() -> tuple[str, ...]:
    """The product's own interpreter: no user site, no bytecode written."""
    return (sys.executable, "-B", "-s")


def python_script(path: str) -> tuple[str, ...]:
    """A script of ours, out of reach of the user code it runs."""
    return (*python_command(), f"{INSIDE}/start.py", path)


def python_mounts() -> tuple[Mount, ...]:
    """The interpreter and its installed packages."""
    prefixes = dict.fromkeys((sys.base_prefix, sys.prefix))
    outside = [Path(prefix) for prefix in prefixes if prefix != "/usr" and not prefix.startswith("/usr/")]
    return (*(Mount(prefix) for prefix in outside), Mount(Path(__file__).with_name("inside"), INSIDE))


def node_command() -> tuple[str, ...]:
    """Node, with a bounded heap and no noise."""
    return (str(node_executable()), f"--max-old-space-size={NODE_HEAP_MIB}", "--no-warnings")


def node_mounts() -> tuple[Mount, ...]:
    """The folder of the executable."""
    return (Mount(node_executable().parent),)
