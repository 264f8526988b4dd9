"""The world around a call, held still as its test will hold it: functions that stand in for others, the environment,
and a folder of files.

A part of python_driver.py.
"""

import collections
import contextlib
import datetime as dt
import importlib
import itertools
import os
import pathlib
import shutil
import sys
import tempfile
import uuid

# A file that a call leaves is looked at up to here.
MOST_FILES, MOST_CHARACTERS = 16, 4_000


class Surroundings:
    """Between ``hold`` and ``release`` the world is as the settings, [kind, target, value], say."""

    def __init__(self, settings, helpers):
        self.helpers = helpers
        self.by_kind = collections.defaultdict(list)
        for kind, target, value in settings:
            self.by_kind[kind].append((target, value))
        self.folder = None
        self.undone = contextlib.ExitStack()

    @property
    def variables(self):
        return {name for name, _ in self.by_kind.get("environment", ())}

    @property
    def is_here(self):
        return "here" in self.by_kind

    def hold(self, scope):
        """What expressions may name goes into ``scope``."""
        for target, value in self.by_kind.get("stand_in", ()):
            owner, name = owner_of(target)
            self.replace(owner, name, self.made(value))
        for name, value in self.by_kind.get("environment", ()):
            self.set(name, value)
        if self.by_kind.get("file"):
            # The same for each call, so that messages about a file are.
            self.folder = pathlib.Path(tempfile.gettempdir(), "files of a call")
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
            for name, text in self.by_kind["file"]:
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                if text is not None:
                    (self.folder / name).write_text(text, encoding="utf-8")
            scope["tmp_path"] = self.folder
        if self.by_kind.get("here"):
            self.undone.callback(os.chdir, os.getcwd())
            os.chdir(str(self.folder))

    def made(self, expression):
        names = {"datetime": dt, "itertools": itertools, "uuid": uuid}
        for name, (source, modules) in self.helpers.items():
            if expression.startswith(f"{name}("):
                for module in modules:
                    importlib.import_module(module)
                    first = module.split(".", 1)[0]
                    names[first] = sys.modules[first]
                exec(source, names)
        return eval(expression, names)

    def replace(self, owner, name, value):
        self.undone.callback(setattr, owner, name, getattr(owner, name))
        setattr(owner, name, value)

    def set(self, name, value):
        self.undone.callback(restore, name, os.environ.get(name))
        restore(name, value)

    def files(self):
        """What the call wrote: [name, text] of files that are not as they were given."""
        if self.folder is None:
            return []
        given = dict(self.by_kind["file"])
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())[:MOST_FILES]
        named = [(path.relative_to(self.folder).as_posix(), text_of(path)) for path in found]
        return [[name, text] for name, text in named if given.get(name) != text]

    def release(self):
        self.undone.close()


def text_of(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        return file.read(MOST_CHARACTERS)


def restore(name, value):
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


def owner_of(target):
    """What holds the last name of a dotted path, and that name; as much of the path as can be is imported."""
    first, *rest = target.split(".")
    owner = sys.modules.get(first) or __import__(first)
    for name in rest[:-1]:
        owner = getattr(owner, name)
    return owner, rest[-1]
