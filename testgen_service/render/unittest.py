"""unittest files: one class a function, one method a case."""

from collections.abc import Sequence

from probe.call import OutcomeKind
from probe.targets import Drivable
from syntax.source import Source
from testgen_service.cases import Case
from testgen_service.render.formatting import formatted
from testgen_service.render.pytest import collecting, errors, escaped, set_up, wrapped
from testgen_service.render.python_surroundings import (
    AS_LOADED,
    as_loaded,
    helpers,
    imports,
    in_unittest,
    left,
    written,
)
from testgen_service.render.suite import (
    RenderedSuite,
    RenderedTest,
    is_stateful,
    law_in_words,
    slug,
    subject,
    test_file_of,
    used_names,
    with_names,
)


def render(source: Source, drivable: Drivable, cases: Sequence[Case]) -> RenderedSuite:
    """The file for ``cases``; what prints is left to pytest's capture, so it is not pinned here."""
    module = source.module
    by_function: dict[str, list[Case]] = {}
    for case in cases:
        by_function.setdefault(case.function, []).append(case)
    tests: list[RenderedTest] = []
    classes: list[str] = []
    base = AS_LOADED if is_stateful(cases) else "unittest.TestCase"
    for function, group in by_function.items():
        name = "".join(part.capitalize() for part in subject(function).split("_")) + "Test"
        taken = [known for known in classes if known.startswith(f"class {name}")]
        name += str(len(taken) + 1) * bool(taken)
        rendered = [_test(case, name, number) for number, case in enumerate(group, start=1)]
        tests += rendered
        classes.append(f"class {name}({base}):\n" + "\n".join(test.code for test in rendered))
    names = {*used_names(cases, source, drivable), *(name for case in cases for name in errors(case, module))}
    header = f'"""Tests of {module}: what it does today, pinned by running it."""\n\n'
    whole, anew = as_loaded(module, drivable.names.state, names, cases, is_unittest=True)
    body = anew + helpers(cases) + collecting(cases) + "".join(f"\n\n{text}" for text in classes)
    head = f"{header}{imports(body)}\n{whole}from {module} import {', '.join(sorted(names))}\n"
    ending = '\n\nif __name__ == "__main__":\n    unittest.main()\n'
    return RenderedSuite(formatted(head + body + ending), test_file_of(module), tuple(tests))


def _test(case: Case, owner: str, number: int) -> RenderedTest:
    shown = slug(", ".join(case.call.arguments))[:30] or "no_arguments"
    name = f"test_{number}_{slug(f'{case.call.asks} {shown}')}"
    if case.law is not None:
        name = f"test_{number}_{case.law.name}"
        code = f"    def {name}(self):\n        self.assertEqual({', '.join(case.law.sides(case.call.arguments))})\n"
        return RenderedTest(name, law_in_words(case), case.type, code, (case,), (f"{owner}::{name}",))
    call = wrapped(case, with_names(case)[1].call.last)
    settings = in_unittest(case.call.surroundings)
    opening = "".join(
        f"        {line}\n" for line in (*settings, *set_up(case, "with self.assertRaises({error}):", _seen))
    )
    ending = "".join(f"        self.assertEqual({actual}, {wanted})\n" for actual, wanted in written(case))
    if case.outcome.managed and case.outcome.kind is not OutcomeKind.RAISED:
        body = f"        with {call} as entered:\n            self.assertEqual(entered, {case.outcome.literal})\n"
    elif case.outcome.kind is OutcomeKind.RAISED:
        call = f"with {call}:\n                pass" if case.outcome.managed else call
        body = f"        with {_raises(case)}:\n            {call}\n"
    elif case.after:
        body = _with_arguments(case)
    elif case.outcome.type == "float" and "nan" not in (case.outcome.literal or ""):
        body = f"        self.assertAlmostEqual({call}, {case.outcome.literal})\n"
    else:
        body = f"        self.assertEqual({call}, {case.outcome.literal})\n"
    code = f"    def {name}(self):\n{opening}{body}{ending}"
    return RenderedTest(
        name, f"{case.call.text}: {case.outcome.describe()}", case.type, code, (case,), (f"{owner}::{name}",)
    )


def _seen(look: Case) -> str:
    is_near = look.outcome.type == "float" and "nan" not in (look.outcome.literal or "")
    return (
        f"self.assert{'AlmostEqual' if is_near else 'Equal'}({look.call.on(look.call.holder)}, {look.outcome.literal})"
    )


def _raises(case: Case) -> str:
    if not case.message:
        return f"self.assertRaises({case.outcome.type})"
    return f"self.assertRaisesRegex({case.outcome.type}, {escaped(case.message.splitlines()[0][:120])!r})"


def _with_arguments(case: Case) -> str:
    names = [f"argument_{n}" for n in range(1, len(case.call.arguments) + 1)]
    given = with_names(case)[1].call
    lines = [f"        {n} = {v}\n" for n, v in zip(names, given.arguments, strict=True)]
    inside = [*names, *(f"{key}={value}" for key, value in given.keywords)]
    call = case.call.written(case.call.holder if case.call.before else case.call.receiver, inside)
    lines.append(f"        self.assertEqual({wrapped(case, call)}, {case.outcome.literal})\n")
    lines += [f"        self.assertEqual({actual}, {wanted})\n" for actual, wanted in left(case, names)]
    return "".join(lines)
