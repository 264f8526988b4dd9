"""The head of a JavaScript test file: what it imports, in the style of the module under test."""

import json
from collections.abc import Sequence
from pathlib import PurePosixPath

from probe.setting import SettingKind
from probe.targets import Drivable, is_script
from syntax.modules import WHOLE, JavaScriptModule, ModuleStyle
from syntax.reach import DEFAULT
from testgen_service.render.dialects import Dialect
from testgen_service.render.javascript_state import hook, means
from testgen_service.render.javascript_surroundings import names as names_of_means


def head(
    dialect: Dialect,
    module: JavaScriptModule,
    names: Sequence[str],
    path: PurePosixPath,
    drivable: Drivable,
    kinds: frozenset[SettingKind],
    anew: Sequence[str],
) -> str:
    """The imports of the framework, of Node's modules, and of ``names`` of the file under test at ``path``, of which
    those ``anew``, all or none, are loaded again before each test; ``kinds`` are what the tests hold still.
    """
    specifier = json.dumps(f"./{path.name}")
    used = {*dialect.names, *names_of_means(kinds, dialect), *means(dialect, module, anew)}
    framework = ", ".join(sorted(used, key=str.lower))
    libraries = ["assert/strict"] if dialect.framework == "node" else []
    libraries += ["fs", "os"] if SettingKind.FILE in kinds else []
    if dialect.framework == "jest" and (is_script(drivable) or module.style is ModuleStyle.COMMONJS):
        # Which is there without being required, and cannot be declared twice.
        framework = ", ".join(name for name in framework.split(", ") if name != "jest")
    if is_script(drivable):
        return _script_head(dialect, names, specifier, framework, libraries, is_run_anew=bool(anew))
    is_commonjs = module.style is ModuleStyle.COMMONJS
    if not is_commonjs or dialect.speaks_commonjs:
        lines = _lines(libraries, framework, dialect, is_commonjs=is_commonjs)
    else:
        lines = _lines([*libraries, "module"], framework, dialect, is_commonjs=False)
        lines += "\nconst require = createRequire(import.meta.url);\n"
    loading = hook(dialect, module, anew, f"./{path.name}")
    names = [name for name in names if name not in anew]
    whole = WHOLE if is_commonjs else DEFAULT
    named = [name for name in names if module.exports.get(name, name) != whole]
    default = [name for name in names if module.exports.get(name) == whole]
    renamed = ", ".join(_renamed(name, module.exports.get(name, name), module.style) for name in named)
    if is_commonjs:
        required = [f"const {name} = require({specifier});\n" for name in default]
        required += [f"const {{ {renamed} }} = require({specifier});\n"] if named else []
        return lines + "".join(["\n" * bool(required), *required]) + loading
    parts = [*default, *([f"{{ {renamed} }}"] if named else [])]
    imported = f"\nimport {', '.join(parts)} from {specifier};\n" if parts else ""
    return f"{lines}{imported}{loading}"


# The names that Node's modules are imported by, where these are others than their own.
_IMPORTED = {"assert/strict": "assert", "module": "{ createRequire }", "url": "{ fileURLToPath }"}


def _lines(libraries: Sequence[str], framework: str, dialect: Dialect, *, is_commonjs: bool) -> str:
    """A line for each import, by the names of the packages."""
    wanted = {f"node:{library}": _IMPORTED.get(library, library) for library in libraries}
    wanted[dialect.package] = f"{{ {framework} }}"
    form = 'const {1} = require("{0}");\n' if is_commonjs else 'import {1} from "{0}";\n'
    return "".join(form.format(package, name) for package, name in sorted(wanted.items()))


def _renamed(local: str, exported: str, style: ModuleStyle) -> str:
    if local == exported:
        return local
    return f"{exported}: {local}" if style is ModuleStyle.COMMONJS else f"{exported} as {local}"


def _script_head(
    dialect: Dialect,
    names: Sequence[str],
    specifier: str,
    framework: str,
    libraries: Sequence[str],
    *,
    is_run_anew: bool,
) -> str:
    """A plain script offers nothing to import, so it is read and run, and asked for its names; before each test, where
    its functions share what it holds.
    """
    listed = ", ".join(names)
    typed = specifier.strip('"').endswith("ts")
    is_commonjs = dialect.framework == "jest"
    needed = dict.fromkeys([*libraries, "fs", "vm", "path" if is_commonjs else "url"])
    filename = f"path.join(__dirname, {specifier})"
    if not is_commonjs:
        filename = f"fileURLToPath(new URL({specifier}, import.meta.url))"
    strip = 'import { stripTypeScriptTypes } from "node:module";\n' if typed else ""
    read = 'fs.readFileSync(filename, "utf8")'
    return (
        f"{strip}{_lines(list(needed), framework, dialect, is_commonjs=is_commonjs)}\n"
        "// The file exports nothing, so it is run as a script and asked for its names.\n"
        f"const filename = {filename};\n"
        f"const source = {f'stripTypeScriptTypes({read})' if typed else read};\n"
        f"const script = `(() => {{ ${{source}}\\n;return {{ {listed} }}; }})()`;\n"
        f"{_asked(listed, is_run_anew=is_run_anew)}"
    )


def _asked(listed: str, *, is_run_anew: bool) -> str:
    ran = "vm.runInThisContext(script, { filename })"
    if not is_run_anew:
        return f"const {{ {listed} }} = {ran};\n"
    return f"let {listed};\n\nbeforeEach(() => {{\n  ({{ {listed} }} = {ran});\n}});\n"
