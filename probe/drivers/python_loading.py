"""Loads a version of a module where its file lies, in its package. A part of python_driver.py."""

import ast
import os
import sys
import types


def package_of(path, sources):
    """Of a file below ``sources``: the folder that imports begin from, and the dotted name of its package."""
    folder, parts = os.path.dirname(path), list[str]()
    while folder != sources and os.path.isfile(f"{folder}/__init__.py"):
        folder, name = os.path.split(folder)
        parts.insert(0, name)
    return folder, ".".join(parts)


def load(job, source):
    module = types.ModuleType(job["module"])
    module.__file__ = job["path"]
    module.__package__ = job["package"]
    sys.modules[job["module"]] = module
    if job["package"]:
        # Whoever imports it by its whole name gets this version.
        sys.modules[f"{job['package']}.{job['module']}"] = module
    exec(compile(source, job["path"], "exec"), vars(module))
    return module


def raise_lines(source):
    """Lines that belong to a raise or assert statement."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Raise, ast.Assert)):
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines
