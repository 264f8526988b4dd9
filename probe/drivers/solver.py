"""Runs inside the sandbox: has CrossHair execute a function on symbols instead of values.

Reads one JSON job from standard input: {"path", "root", "module", "versions": [source, ...], "function", "parameters":
[[name, type], ...], "most_idle", "silence_s", "token"}. With one version it asks for inputs that come along all of its
code, with two for such as they differ on. Says one line through the verdict channel: {"inputs": [{name: expression}],
"is_whole"}; whole is what was followed along every path. ``most_idle`` bounds the paths in a row that show nothing new.
"""

import ast
import contextlib
import importlib
import inspect
import io
import os
import sys
import types

# Before anything of the user's can be imported in its place.
from crosshair.main import unwalled_main
from verdict import Child, take_over

PAIR, HELD = "cognicode_pair", "cognicode_versions"
EXHAUSTED = "All paths exhausted"


def version(job, source):
    """The module of one version; what it imports, both have together."""
    name = job["module"]
    package = name.rpartition(".")[0]
    if package:
        importlib.import_module(package)
    module = types.ModuleType(name)
    module.__file__, module.__package__ = job["path"], package
    sys.modules[name] = module
    exec(compile(source.removeprefix("\ufeff"), job["path"], "exec"), vars(module))
    return module


def function_of(module, path):
    found = module
    for name in path.split("."):
        found = getattr(found, name)
    return found


def pair_module(job, functions):
    """A module of plain functions, with annotations, that call what is looked at."""
    held = types.ModuleType(HELD)
    vars(held).update({f"version_{n}": function for n, function in enumerate(functions)})
    sys.modules[HELD] = held
    declared = ", ".join(f"{name}: {kind}" for name, kind in job["parameters"])
    given = ", ".join(name for name, _ in job["parameters"])
    texts = [f"def function_{n}({declared}):\n    return version_{n}({given})\n" for n in range(len(functions))]
    folder = f"{os.environ['SANDBOX_ROOT']}/tmp"
    with open(f"{folder}/{PAIR}.py", "w", encoding="utf-8") as file:
        file.write(f"from {HELD} import *\n{''.join(texts)}")
    sys.path.insert(0, folder)
    module = importlib.import_module(PAIR)
    if len(functions) == 1:
        # What is to be covered is the code of the function itself.
        module.function_0.__signature__ = inspect.signature(module.function_0)
        module.function_0.__wrapped__ = functions[0]


def inputs_of(line):
    """What a line of CrossHair's says that was given; None where it says none."""
    text = f"f{line.removeprefix('Given: ').rstrip(', ')}" if line.startswith("Given: ") else line.strip()
    try:
        shown = ast.parse(text, mode="eval").body
    except SyntaxError:
        return None
    match shown:
        case ast.Call(keywords=keywords):
            return {keyword.arg: ast.unparse(keyword.value) for keyword in keywords}
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return {key.value: ast.unparse(value) for key, value in pairs if isinstance(key, ast.Constant)}
    return None


def solved(job):
    pair_module(job, [function_of(version(job, source), job["function"]) for source in job["versions"]])
    bound = f"--max_uninteresting_iterations={job['most_idle']}"
    if len(job["versions"]) == 1:
        asked = ["cover", f"{PAIR}.function_0", "--example_output_format=arg_dictionary", bound]
    else:
        asked = ["diffbehavior", f"{PAIR}.function_0", f"{PAIR}.function_1", bound]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        unwalled_main(asked)
    lines = said.getvalue().splitlines()
    found = [inputs for line in lines if (inputs := inputs_of(line))]
    return {"inputs": found, "is_whole": any(line.startswith(EXHAUSTED) for line in lines)}


def main():
    job, voice = take_over()
    sources = f"{os.environ['SANDBOX_ROOT']}/src"
    job["path"] = f"{sources}/{job['path']}"
    sys.path[:0] = dict.fromkeys((os.path.normpath(f"{sources}/{job['root']}"), sources))
    child = Child(voice, lambda emit: emit(solved(job)))
    try:
        for record in child.records(job["silence_s"]):
            voice.say(record)
            break
    finally:
        child.end()


main()
