"""The interpreters that user code runs on, and what of the disk they need."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from chassis.node import node_executable
from sandbox.run import MIB, Command, Mount, WarmScript

# An address space this small stops a run-away allocation as a MemoryError inside.
PYTHON_ADDRESS_SPACE_BYTES = 1024 * MIB
NODE_HEAP_MIB = 512
_SCRIPTS = Path(__file__).with_name("inside")
# Isolated: neither the working directory nor a variable of the environment adds a place to import from.
ZYGOTE = (sys.executable, "-B", "-s", "-E", str(_SCRIPTS / "zygote.py"))
# That of the zygotes: what was interned before the fork keeps its hash.
WARM_HASH_SEED = "0"
ZYGOTE_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "PYTHONHASHSEED": WARM_HASH_SEED, "LC_ALL": "C.UTF-8"}


def python_command() -> tuple[str, ...]:
    """The product's own interpreter: no user site, no bytecode written."""
    return (sys.executable, "-B", "-s")


def python_script(path: str, preload: tuple[str, ...], environment: Mapping[str, str]) -> Command | WarmScript:
    """A script of ours, out of reach of the user code it runs; by a warm interpreter where that has the hash
    seed. Started ahead, so it has to read its input first.
    """
    if environment.get("PYTHONHASHSEED") == WARM_HASH_SEED:
        return WarmScript(path, preload, is_prestarted=True)
    return replace(fresh_python_script(path), is_prestarted=True)


def fresh_python_script(path: str, preload: tuple[str, ...] = ()) -> Command:
    """The same by an interpreter of its own, which imports ``preload`` first."""
    return Command((*python_command(), str(_SCRIPTS / "start.py"), path, *preload))


def python_mounts() -> tuple[Mount, ...]:
    """The interpreter and its installed packages, and what starts a script; every cell has them."""
    prefixes = dict.fromkeys((sys.base_prefix, sys.prefix))
    outside = [Path(prefix) for prefix in prefixes if prefix != "/usr" and not prefix.startswith("/usr/")]
    return (*(Mount(prefix) for prefix in outside), Mount(_SCRIPTS))


def node_script(path: str) -> Command:
    """Node with a bounded heap and no noise; started ahead."""
    return Command((*node_command(), path), is_prestarted=True)


def node_command() -> tuple[str, ...]:
    """Node, with a bounded heap and no noise."""
    # A file of the system's that cannot be read would end Node before it starts.
    flags = (f"--max-old-space-size={NODE_HEAP_MIB}", "--openssl-config=/dev/null", "--no-warnings")
    return (str(node_executable()), *flags)


def node_mounts() -> tuple[Mount, ...]:
    """The folder of the executable, and below ``/inside`` what our own scripts import."""
    return (*python_mounts(), Mount(node_executable().parent), Mount(_SCRIPTS, "/inside"))
