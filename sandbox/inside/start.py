"""Starts a script of ours inside the sandbox: ``start.py SCRIPT [MODULE...]``, or ``start`` in a warm interpreter's
fork. The modules are imported first.

The script may import verdict.py, counted.py and its parts: the files beside it whose names begin with the same word.
All get a copy of the built-in names each, and the script a namespace that no module table lists: user code that
replaces ``len`` or ``__main__.anything`` changes its own world only.
"""

import builtins
import os
import sys
import types

HERE = os.path.dirname(__file__)
SHARED = ("verdict", "counted")


def load(path):
    with open(path, encoding="utf-8") as text:
        return compile(text.read(), path, "exec")


def execute(code, namespace):
    namespace["__builtins__"] = dict(vars(builtins))
    exec(code, namespace)


def load_all(script):
    """The code of what scripts share, of the parts of ``script`` and of itself, by module name; its own is "inside"."""
    folder, name = os.path.split(script)
    beside = [other for other in sorted(os.listdir(folder)) if other.endswith(".py") and other != name]
    parts = [other for other in beside if other.split("_")[0] == name.split("_")[0]]
    code = {part.removesuffix(".py"): load(os.path.join(folder, part)) for part in parts}
    shared = {name: load(os.path.join(HERE, f"{name}.py")) for name in SHARED}
    return {**shared, **code, "inside": load(script)}


def make_parts(code):
    """The modules that the script imports, of what ``load_all`` gives; verdict.take_over() removes them again."""
    parts = list(code)[:-1]
    for name in parts:
        sys.modules[name] = types.ModuleType(name)
        execute(code[name], vars(sys.modules[name]))
    vars(sys.modules["verdict"])["PARTS"] = parts


def start(script, code):
    """Once its parts are made."""
    execute(code["inside"], {"__name__": "inside", "__file__": script})


if __name__ == "__main__":
    for module in sys.argv[2:]:
        __import__(module)
    loaded = load_all(sys.argv[1])
    make_parts(loaded)
    start(sys.argv[1], loaded)
