"""Loads a version of a module where its file lies, in its package. A part of python_driver.py."""

import ast
import copy
import importlib.abc
import importlib.util
import os
import sys

from counted import STEP, counting


class Version(importlib.abc.Loader):
    """Finds and loads the module under test, so that whoever imports it gets this version."""

    def __init__(self, name, path, source, step):
        self.name, self.path, self.source, self.step = name, path, source, step

    def find_spec(self, name, path=None, target=None):
        if name != self.name:
            return None
        inside = [os.path.dirname(self.path)] if os.path.basename(self.path) == "__init__.py" else None
        return importlib.util.spec_from_file_location(name, self.path, loader=self, submodule_search_locations=inside)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        if self.step is None:
            exec(compile(self.source, self.path, "exec"), vars(module))
        else:
            vars(module)[STEP] = self.step
            exec(counting(self.source, self.path), vars(module))


def load(job, source, step=None):
    """The module that ``source`` is; with ``step`` it calls that in each turn of a loop."""
    name = job["module"]
    sys.meta_path.insert(0, Version(name, job["path"], source, step))
    # Also where it is called like one that was imported long ago.
    sys.modules.pop(name, None)
    return importlib.import_module(name)


def raise_lines(source):
    """Lines that belong to a raise or assert statement."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Raise, ast.Assert)):
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def held_by(module, names):
    """A copy of what the module holds under these names; of nothing where one of them cannot be copied."""
    try:
        return copy.deepcopy({name: vars(module)[name] for name in names if name in vars(module)})
    except Exception:
        return {}
