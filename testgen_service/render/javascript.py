"""node:test, jest and vitest files: describe a function, it does one thing for one input."""

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from probe.call import INSTANCE, Call, OutcomeKind
from probe.targets import Drivable, is_script
from syntax.modules import JavaScriptModule, ModuleStyle
from syntax.reach import DEFAULT
from syntax.source import Source
from testgen_service.cases import Case
from testgen_service.render.suite import RenderedSuite, RenderedTest


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a framework is imported and asserts; fields hold ``{actual}``, ``{expected}`` and so on."""

    framework: str
    module_imports: str
    commonjs_imports: str
    equal: str
    close: str
    throws: str
    rejects: str


NODE = Dialect(
    framework="node",
    module_imports='import assert from "node:assert/strict";\nimport { describe, it } from "node:test";\n',
    commonjs_imports='const assert = require("node:assert/strict");\nconst { describe, it } = require("node:test");\n',
    equal="assert.deepEqual({actual}, {expected});",
    close="assert.ok(Math.abs({actual} - {expected}) < {tolerance});",
    throws="assert.throws(() => {actual}, {matcher});",
    rejects="await assert.rejects(async () => {actual}, {matcher});",
)
JEST = Dialect(
    framework="jest",
    module_imports='import { describe, expect, it } from "@jest/globals";\n',
    commonjs_imports='const { describe, expect, it } = require("@jest/globals");\n',
    equal="expect({actual}).toStrictEqual({expected});",
    close="expect({actual}).toBeCloseTo({expected}, {digits});",
    throws="expect(() => {actual}).toThrow(expect.objectContaining({matcher}));",
    rejects="await expect(async () => {actual}).rejects.toThrow(expect.objectContaining({matcher}));",
)
VITEST = Dialect(
    framework="vitest",
    module_imports='import { describe, expect, it } from "vitest";\n',
    commonjs_imports='import { createRequire } from "node:module";\n\n'
    'import { describe, expect, it } from "vitest";\n\n'
    "const require = createRequire(import.meta.url);\n",
    equal="expect({actual}).toStrictEqual({expected});",
    close="expect({actual}).toBeCloseTo({expected}, {digits});",
    throws="expect(() => {actual}).toThrow(expect.objectContaining({matcher}));",
    rejects="await expect(async () => {actual}).rejects.toThrow(expect.objectContaining({matcher}));",
)


# Significant digits that two right versions agree on.
_DIGITS = 9


def renderer(dialect: Dialect) -> Callable[[Source, Drivable, Sequence[Case]], RenderedSuite]:
    """A renderer for one framework."""

    def render(source: Source, drivable: Drivable, cases: Sequence[Case]) -> RenderedSuite:
        module = drivable.javascript or JavaScriptModule(ModuleStyle.SCRIPT, ())
        by_function: dict[str, list[Case]] = {}
        for case in cases:
            by_function.setdefault(case.function, []).append(case)
        tests: list[RenderedTest] = []
        blocks = []
        for function, group in by_function.items():
            titles: set[str] = set()
            rendered = [_test(case, dialect, titles) for case in group]
            tests += rendered
            inner = "\n".join(test.code for test in rendered)
            blocks.append(f"describe({_quoted(function)}, () => {{\n{inner}}});\n")
        names = sorted({case.plan.target.imported_name for case in cases})
        path = PurePosixPath(source.path)
        head = _imports(dialect, module, names, path.name, drivable)
        if module.has_typed_code and dialect is NODE:
            head = f"// Run with: node --experimental-transform-types --test\n{head}"
        return RenderedSuite(
            head + "".join(f"\n{block}" for block in blocks), _filename(path, dialect, module), tuple(tests)
        )

    return render


def _filename(path: PurePosixPath, dialect: Dialect, module: JavaScriptModule) -> str:
    """Jest and node tell modules from scripts by the ending where no package.json says so."""
    ending = path.suffix
    if ending == ".js" and module.style is ModuleStyle.MODULE and dialect.framework == "jest":
        ending = ".mjs"
    if ending == ".js" and dialect.framework == "vitest":
        ending = ".mjs"
    return f"{path.stem}.test{ending}"


def _imports(
    dialect: Dialect, module: JavaScriptModule, names: Sequence[str], filename: str, drivable: Drivable
) -> str:
    specifier = json.dumps(f"./{filename}")
    if is_script(drivable):
        return _script_imports(dialect, names, specifier)
    named = [name for name in names if module.exports.get(name, name) != DEFAULT]
    default = [name for name in names if module.exports.get(name) == DEFAULT]
    renamed = ", ".join(_renamed(name, module.exports.get(name, name), module.style) for name in named)
    if module.style is ModuleStyle.COMMONJS:
        lines = [f"const {name} = require({specifier});\n" for name in default]
        lines += [f"const {{ {renamed} }} = require({specifier});\n"] if named else []
        return f"{dialect.commonjs_imports}\n{''.join(lines)}"
    parts = [*default, *([f"{{ {renamed} }}"] if named else [])]
    return f"{dialect.module_imports}\nimport {', '.join(parts)} from {specifier};\n"


def _renamed(local: str, exported: str, style: ModuleStyle) -> str:
    if local == exported:
        return local
    return f"{exported}: {local}" if style is ModuleStyle.COMMONJS else f"{exported} as {local}"


def _script_imports(dialect: Dialect, names: Sequence[str], specifier: str) -> str:
    """A plain script offers nothing to import, so it is read and run, and asked for its names."""
    listed = ", ".join(names)
    typed = specifier.strip('"').endswith("ts")
    if dialect.framework == "jest":
        head = (
            dialect.commonjs_imports
            + 'const fs = require("node:fs");\nconst path = require("node:path");\nconst vm = require("node:vm");\n'
        )
        filename = f"path.join(__dirname, {specifier})"
    else:
        strip = 'import { stripTypeScriptTypes } from "node:module";\n' if typed else ""
        head = (
            'import fs from "node:fs";\n'
            + strip
            + 'import { fileURLToPath } from "node:url";\nimport vm from "node:vm";\n'
        )
        head += dialect.module_imports
        filename = f"fileURLToPath(new URL({specifier}, import.meta.url))"
    read = 'fs.readFileSync(filename, "utf8")'
    return (
        f"{head}\n// The file exports nothing, so it is run as a script and asked for its names.\n"
        f"const filename = {filename};\n"
        f"const source = {f'stripTypeScriptTypes({read})' if typed else read};\n"
        f"const script = `(() => {{ ${{source}}\\n;return {{ {listed} }}; }})()`;\n"
        f"const {{ {listed} }} = vm.runInThisContext(script, {{ filename }});\n"
    )


def _test(case: Case, dialect: Dialect, titles: set[str]) -> RenderedTest:
    title = _title(case, titles)
    body, is_async = _body(case, dialect)
    opening = "async () =>" if is_async else "() =>"
    lines = "".join(f"    {line}\n" for line in body)
    code = f"  it({_quoted(title)}, {opening} {{\n{lines}  }});\n"
    row = f"{case.function} > {title}"
    return RenderedTest(title, f"{case.call.text}: {case.outcome.describe()}", case.type, code, (case,), (row,))


def _title(case: Case, titles: set[str]) -> str:
    inside = re.sub(r"\s+", " ", ", ".join(case.call.arguments))
    inside = inside if len(inside) <= 50 else f"{inside[:47]}..."
    made = f" on {case.call.receiver}" if case.call.receiver and case.plan.target.needs_instance else ""
    first = dict.fromkeys(f"{'refused ' * bool(call.refused)}{call.function}" for call in case.call.before)
    after = f" after {', '.join(first)}" if first else ""
    left = " and leaves its arguments as they were" if case.guards_arguments else ""
    title = f"{_outcome(case)} for ({inside}){made}{after}{left}"
    base, number = title, 1
    while title in titles:
        number += 1
        title = f"{base}, case {number}"
    titles.add(title)
    return title


def _outcome(case: Case) -> str:
    """What happens, in a few words."""
    if case.outcome.kind is OutcomeKind.RAISED:
        return f"throws {case.outcome.type}"
    shown = case.outcome.literal or ""
    value = shown if shown and len(shown) <= 30 else "the expected value"
    return f"{'yields' if case.outcome.kind is OutcomeKind.YIELDED else 'returns'} {value}"


def _quoted(text: str) -> str:
    """A string literal, in the quotes that need the fewest escapes."""
    if '"' in text and "'" not in text and "\\" not in text and text.isprintable():
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def _body(case: Case, dialect: Dialect) -> tuple[list[str], bool]:
    names = [f"argument{n}" for n in range(1, len(case.call.arguments) + 1)]
    looks = bool(case.after)
    arguments = names if looks else list(case.call.arguments)
    lines = [f"const {n} = {v};" for n, v in zip(names, case.call.arguments, strict=True)] if looks else []
    if case.call.before:
        lines[:0] = [f"const {INSTANCE} = {case.call.receiver};", *(_first(call, dialect) for call in case.call.before)]
    actual = case.call.written(INSTANCE if case.call.before else case.call.receiver, arguments)
    is_async = case.outcome.awaited
    if case.outcome.drained:
        actual = f"await Array.fromAsync({actual})" if is_async else f"[...{actual}]"
    elif is_async and case.outcome.kind is not OutcomeKind.RAISED:
        actual = f"await {actual}"
    if case.outcome.kind is OutcomeKind.RAISED:
        said = f", message: {json.dumps(case.message, ensure_ascii=False)}" if case.message else ""
        matcher = f"{{ name: {json.dumps(case.outcome.type)}{said} }}"
        template = dialect.rejects if is_async else dialect.throws
        # An object literal would be read as a block.
        shown = f"({actual})" if actual.startswith("{") else actual
        lines.append(_filled(template, actual=shown, matcher=matcher))
        return lines, is_async
    literal = case.outcome.literal or "undefined"
    places = _places(literal)
    if places is None:
        lines.append(_filled(dialect.equal, actual=actual, expected=literal))
    else:
        near = {"tolerance": f"1e-{places}", "digits": str(places)}
        lines.append(_filled(dialect.close, actual=actual, expected=literal, **near))
    if looks:
        looked = zip(names, case.after, strict=True)
        lines += [_filled(dialect.equal, actual=name, expected=value) for name, value in looked if value is not None]
    return lines, is_async


def _places(literal: str) -> int | None:
    """To how many decimals a fraction is compared: its last bits are nobody's promise. None for what is to be equal."""
    try:
        value = float(literal)
    except ValueError:
        return None
    if not math.isfinite(value) or value.is_integer():
        return None
    return max(0, _DIGITS - math.ceil(math.log10(abs(value)))) if abs(value) > 1 else _DIGITS


def _first(call: Call, dialect: Dialect) -> str:
    """A call made first; one that is refused says so."""
    if not call.refused:
        return f"{call.on_instance};"
    return _filled(dialect.throws, actual=call.on_instance, matcher=f"{{ name: {json.dumps(call.refused)} }}")


def _filled(template: str, **values: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), template)
