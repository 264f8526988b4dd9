"""A JavaScript module whose functions share what it holds: loaded anew before each test."""

import json
from collections.abc import Sequence

from syntax.modules import WHOLE, JavaScriptModule, ModuleStyle
from syntax.reach import DEFAULT
from testgen_service.render.dialects import NODE, Dialect
from testgen_service.render.suite import free


def means(dialect: Dialect, module: JavaScriptModule, names: Sequence[str]) -> list[str]:
    """What of the framework the hook uses."""
    if not names:
        return []
    forgets = dialect.speaks_commonjs or module.style is not ModuleStyle.COMMONJS
    return ["beforeEach", *([dialect.means] if dialect is not NODE and forgets else [])]


def hook(dialect: Dialect, module: JavaScriptModule, names: Sequence[str], file: str) -> str:
    """What loads the ``names`` of the ``file`` beside the tests; empty for none."""
    if not names:
        return ""
    is_commonjs = module.style is ModuleStyle.COMMONJS
    loads = free("loads", names)
    counted = f"let {loads} = 0;\n" if dialect is NODE and not is_commonjs else ""
    lines = [*_forgotten(dialect, file, loads, is_commonjs=is_commonjs), *_loaded(dialect, module, names, file, loads)]
    inside = "".join(f"  {line}\n" for line in lines)
    opening = "() =>" if is_commonjs else "async () =>"
    return f"\n{counted}let {', '.join(names)};\n\nbeforeEach({opening} {{\n{inside}}});\n"


def _forgotten(dialect: Dialect, file: str, loads: str, *, is_commonjs: bool) -> list[str]:
    """What makes the framework forget that it has loaded the file; Node keeps an import by its whole name."""
    if is_commonjs and dialect.framework != "jest":
        return [f"delete require.cache[require.resolve({_text(file)})];"]
    return [f"{loads} += 1;"] if dialect is NODE else [f"{dialect.means}.resetModules();"]


def _loaded(dialect: Dialect, module: JavaScriptModule, names: Sequence[str], file: str, loads: str) -> list[str]:
    """The statements that give the names what they stand for in the file loaded last."""
    if module.style is ModuleStyle.COMMONJS:
        taken = f"require({_text(file)})"
    else:
        taken = f"await import(`{file}?${{{loads}}}`)" if dialect is NODE else f"await import({_text(file)})"
    exported = {name: module.exports.get(name, name) for name in names}
    whole = [name for name, known in exported.items() if known == WHOLE]
    named = [
        name if known == name else f"{DEFAULT if known == DEFAULT else known}: {name}"
        for name, known in exported.items()
        if known != WHOLE
    ]
    return [*(f"{name} = {taken};" for name in whole), *([f"({{ {', '.join(named)} }} = {taken});"] if named else [])]


def _text(file: str) -> str:
    return json.dumps(file)
