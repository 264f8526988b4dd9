"""Python that counts its own steps: a bound to them costs a tenth of what following each line does.

start.py makes this importable for the script it starts, until ``verdict.take_over``.
"""

import ast
from math import inf

# What the code calls, a name of its globals or a built-in one.
STEP = "__step__"
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")
TURNS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.For, ast.AsyncFor, ast.While)


class StepLimit(BaseException):
    """The code executed more than it may."""


def counting(source, path):
    """The code of ``source``, which calls STEP in each turn of its loops and comprehensions, and first in each of its
    functions.

    Raises what ``compile`` does.
    """
    tree = ast.parse(source, path)
    for node in ast.walk(tree):
        if isinstance(node, TURNS):
            first = node.body[0]
            place = {"lineno": first.lineno, "col_offset": 0, "end_lineno": first.lineno, "end_col_offset": 0}
            called = ast.Call(ast.Name(STEP, ast.Load(), **place), [], [], **place)
            # A docstring is one only where nothing stands before it.
            is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            node.body.insert(int(is_text), ast.Expr(called, **place))
        elif isinstance(node, COMPREHENSIONS):
            for generator in node.generators:
                place = {name: getattr(generator.iter, name) for name in PLACE}
                called = ast.Call(ast.Name(STEP, ast.Load(), **place), [], [], **place)
                # It gives nothing.
                generator.ifs.insert(0, ast.UnaryOp(ast.Not(), called, **place))
    return compile(tree, path, "exec")


class Counter:
    """What STEP stands for: counts between ``begin`` and ``end``, and ends what comes to more than ``limit``."""

    def __init__(self, limit):
        self.limit = limit
        self.left = inf
        self.reset()

    def reset(self):
        self.kept = self.limit

    def begin(self):
        self.left = self.kept

    def end(self):
        if self.left < inf:
            self.kept, self.left = self.left, inf

    def __call__(self):
        self.left -= 1
        if self.left < 0:
            raise StepLimit
