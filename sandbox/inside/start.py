"""Starts a script of ours inside the sandbox: ``start.py SCRIPT``.

The script, and verdict.py which it may import, get a copy of the built-in names each, and the script a namespace that
no module table lists: user code that replaces ``len`` or ``__main__.anything`` changes its own world only.
"""

import builtins
import os
import sys
import types


def execute(path, namespace):
    namespace["__builtins__"] = dict(vars(builtins))
    with open(path, encoding="utf-8") as text:
        exec(compile(text.read(), path, "exec"), namespace)


# verdict.take_over() removes it again.
sys.modules["verdict"] = types.ModuleType("verdict")
execute(os.path.join(os.path.dirname(__file__), "verdict.py"), vars(sys.modules["verdict"]))
execute(sys.argv[1], {"__name__": "inside", "__file__": sys.argv[1]})
