"""pytest files: parametrised where cases differ only in data."""

import ast
import builtins
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from probe.call import INSTANCE, OutcomeKind
from probe.inputs.rest import is_rest
from probe.targets import Drivable
from syntax.source import Source
from testgen_service.cases import TOGETHER, Case, TestType
from testgen_service.render.formatting import formatted
from testgen_service.render.python_surroundings import (
    as_loaded,
    fixtures,
    helpers,
    imports,
    in_pytest,
    in_words,
    left,
    written,
)
from testgen_service.render.suite import (
    RenderedSuite,
    RenderedTest,
    by_law,
    grouped,
    law_in_words,
    law_of,
    slug,
    subject,
    test_file_of,
    used_names,
    with_names,
)

_ENDINGS = {
    TestType.UNIT: "returns_expected",
    TestType.EDGE_CASE: "at_boundaries",
    TestType.NEGATIVE: "rejects_bad_input",
}


def render(source: Source, drivable: Drivable, cases: Sequence[Case]) -> RenderedSuite:
    """The file for ``cases``."""
    module = source.module
    tests: list[RenderedTest] = []
    for group in grouped(cases):
        function, kind = group[0].function, group[0].type
        if kind is TestType.PROPERTY:
            tests += [_law(function, alike) for alike in by_law(group)]
            continue
        plain = [case for case in group if case.is_plain]
        special = [case for case in group if not case.is_plain]
        singles = [case for case in cases if not case.is_plain and case.law is None]
        tests += [_table(function, kind, alike) for alike in _of_one_form(plain)]
        tests += [_single(case, [one for one in singles if _subject(one) == _subject(case)]) for case in special]
    tests = _told_apart(tests)
    names = sorted({*used_names(cases, source, drivable), *(name for case in cases for name in errors(case, module))})
    header = f'"""Tests of {module}: what it does today, pinned by running it."""\n\n'
    whole, anew = as_loaded(module, drivable.names.state, names, cases, is_unittest=False)
    body = anew + helpers(cases) + collecting(cases) + "".join(f"\n\n{test.code}" for test in tests)
    own = whole + f"from {module} import {', '.join(names)}\n"
    groups = [imports(body), "import pytest\n" * ("pytest." in body), own]
    head = header + "\n".join(group for group in groups if group)
    return RenderedSuite(formatted(head + body), test_file_of(module), tuple(tests))


def _of_one_form(cases: Sequence[Case]) -> list[list[Case]]:
    """The rows of each table: they have the same columns; those first that leave arguments to their defaults."""
    groups: dict[tuple[object, ...], list[Case]] = {}
    for case in sorted(cases, key=lambda one: not one.is_short):
        given = len(case.call.arguments) if _rest(case) is None else None
        names = tuple(name for name, _ in case.call.keywords)
        groups.setdefault((case.is_short, given, _rest(case), names), []).append(case)
    return list(groups.values())


def _told_apart(tests: Sequence[RenderedTest]) -> list[RenderedTest]:
    """No two have one name, of which a module would have the last alone."""
    seen: Counter[str] = Counter()
    found = []
    for test in tests:
        seen[test.name] += 1
        found.append(test if seen[test.name] == 1 else _renamed(test, f"{test.name}_{seen[test.name]}"))
    return found


def _renamed(test: RenderedTest, name: str) -> RenderedTest:
    code = test.code.replace(f"def {test.name}(", f"def {name}(", 1)
    return replace(test, name=name, code=code, rows=tuple(one.replace(test.name, name, 1) for one in test.rows))


def errors(case: Case, module: str) -> list[str]:
    """The errors of the module that a test names."""
    is_own = case.outcome.kind is OutcomeKind.RAISED and case.outcome.module == module
    refused = [call.refused for call in case.call.before if call.refused and not hasattr(builtins, call.refused)]
    return [*([case.outcome.type] if is_own else []), *refused]


def parameters(case: Case) -> list[str]:
    """Names for the columns of a table, free of clashes with what the test itself uses."""
    taken = {"expected", "error", "message", case.plan.target.plain_name, case.plan.target.owner, "request"}
    place = _rest(case)
    # However many are left, they stand in one column.
    given = len(case.call.arguments) if place is None else place + 1
    own = [p.name for p in case.plan.target.parameters[:given]] + [name for name, _ in case.call.keywords]
    named = [f"{name}_" if name in taken else name for name in own]
    return ["instance", *named] if _varies(case) else named


def _varies(case: Case) -> bool:
    return case.plan.target.needs_instance


def _invocation(case: Case, columns: list[str]) -> str:
    """The call with the columns in place of the values."""
    inner = columns[1:] if _varies(case) else columns
    place = _rest(case)
    positional = inner[: len(case.call.arguments) if place is None else place + 1]
    if place is not None:
        positional[place] = f"*{positional[place]}"
    names = [name for name, _ in case.call.keywords]
    keywords = [f"{name}={column}" for name, column in zip(names, inner[len(positional) :], strict=True)]
    return wrapped(
        case, case.call.written("instance" if _varies(case) else case.call.receiver, [*positional, *keywords])
    )


def wrapped(case: Case, call: str) -> str:
    """The call as the outcome was seen: awaited, or drained."""
    if case.outcome.drained:
        return f"asyncio.run(collected({call}))" if case.outcome.awaited else f"list({call})"
    return f"asyncio.run({call})" if case.outcome.awaited else call


def collecting(cases: Sequence[Case]) -> str:
    """The function that consumes asynchronous generators, where there are any."""
    is_needed = any(case.outcome.drained and case.outcome.awaited for case in cases)
    return "\n\nasync def collected(items):\n    return [item async for item in items]\n" if is_needed else ""


def values(case: Case) -> list[str]:
    """The row of a case."""
    given, place = list(case.call.arguments), _rest(case)
    if place is not None:
        given[place:] = [f"({', '.join(given[place:])}{',' * (len(given) == place + 1)})"]
    own = [*given, *(value for _, value in case.call.keywords)]
    return [case.call.receiver, *own] if _varies(case) else own


def _rest(case: Case) -> int | None:
    """The place of the parameter that takes all that is left; None where there is none, or it is not come to."""
    parameters = case.plan.target.parameters
    place = next((n for n, parameter in enumerate(parameters) if is_rest(parameter)), None)
    return place if place is not None and len(case.call.arguments) >= place else None


def _table(function: str, kind: TestType, cases: list[Case]) -> RenderedTest:
    first = cases[0]
    name = f"test_{_subject(first)}_{_ENDINGS[kind]}{'_by_default' * first.is_short}"
    if len(cases) == 1:
        code = f"def {name}():\n{_check(wrapped(first, first.call.text), _wanted(first))}"
        return RenderedTest(name, _description(function, kind, cases), kind, code, tuple(cases), (name,))
    columns = parameters(first)
    wanted = [_wanted(case) for case in cases]
    # What is the same in every row stands in the test.
    extra = {key: key for key in wanted[0] if key == "expected" or len({row[key] for row in wanted}) > 1}
    rows = [[*values(case), *(row[key] for key in extra)] for case, row in zip(cases, wanted, strict=True)]
    ids = _ids(cases)
    body = _check(_invocation(first, columns), wanted[0] | extra)
    named = [*columns, *extra]
    heads = ", ".join(f'"{column}"' for column in named)
    lines = "".join(
        f"        pytest.param({', '.join(row)}, id={_quoted(i)}),\n" for row, i in zip(rows, ids, strict=True)
    )
    heads = f"({heads})" if len(named) > 1 else heads
    code = f"@pytest.mark.parametrize(\n    {heads},\n    [\n{lines}    ],\n)\ndef {name}({', '.join(named)}):\n{body}"
    # pytest shows an id with its escapes spelled out.
    reported = tuple(f"{name}[{i.encode('unicode_escape').decode()}]" for i in ids)
    return RenderedTest(name, _description(function, kind, cases), kind, code, tuple(cases), reported)


def _subject(case: Case) -> str:
    """What a test is about: a function, and what its result is asked."""
    told = (case.plan.target.owner or "module") if case.looks else f"{case.function} {case.call.asks}"
    return subject(told)


def _law(function: str, cases: list[Case]) -> RenderedTest:
    """A table of the inputs that a law is shown on."""
    first = cases[0]
    law = law_of(first)
    name = f"test_{slug(function)}_{law.name}"
    columns = parameters(first)
    ids = _ids(cases)
    rows = "".join(
        f"        pytest.param({', '.join(values(c))}, id={_quoted(i)}),\n" for c, i in zip(cases, ids, strict=True)
    )
    heads = ", ".join(f'"{column}"' for column in columns)
    heads = f"({heads})" if len(columns) > 1 else heads
    said = f'    """Held on all {first.tried} inputs that it was tried on."""\n'
    body = f"{said}    assert {' == '.join(law.sides(columns))}\n"
    code = f"@pytest.mark.parametrize(\n    {heads},\n    [\n{rows}    ],\n)\ndef {name}({', '.join(columns)}):\n{body}"
    reported = tuple(f"{name}[{i.encode('unicode_escape').decode()}]" for i in ids)
    return RenderedTest(name, law_in_words(first), TestType.PROPERTY, code, tuple(cases), reported)


def _wanted(case: Case) -> dict[str, str]:
    """What a call must give, or the error and what that must say."""
    if case.outcome.kind is not OutcomeKind.RAISED:
        return {"expected": expected(case)}
    return {"error": case.outcome.type, "message": _quoted(_stable_part(case.message)) if case.message else "None"}


def expected(case: Case) -> str:
    """The value as a literal; floats approximately, because their last bits are nobody's promise."""
    literal = case.outcome.literal or "None"
    return f"pytest.approx({literal})" if _is_float(case) and "nan" not in literal else literal


def _is_float(case: Case) -> bool:
    """A float, or a flat list or tuple of numbers with one in it, which is as far as approx goes."""
    if case.outcome.type == "float":
        return True
    if case.outcome.type not in ("list", "tuple") or not case.outcome.literal:
        return False
    try:
        values = ast.literal_eval(case.outcome.literal)
    except ValueError:
        return False
    return all(type(value) in (int, float) for value in values) and any(type(value) is float for value in values)


def _check(call: str, wanted: dict[str, str]) -> str:
    """What ``call`` must do: raise the error with the message, or give the value."""
    if "expected" in wanted:
        return _equal(call, wanted["expected"])
    matching = f", match={wanted['message']}" if wanted["message"] != "None" else ""
    return f"    with pytest.raises({wanted['error']}{matching}):\n        {call}\n"


def _equal(actual: str, wanted: str) -> str:
    """An assertion; there is one None, one True and one False, and linters want that said."""
    return f"    assert {actual} {'is' if wanted in ('None', 'True', 'False') else '=='} {wanted}\n"


def _single(case: Case, others: Sequence[Case]) -> RenderedTest:
    """A call behind others, or one that prints, or whose arguments are looked at: set up, call, and look; numbered
    where ``others`` of its subject are of its manner.
    """
    alike = [other for other in others if _manner(other) == _manner(case)]
    looks, named = bool(case.after), with_names(case)[1]
    name = f"test_{_subject(case)}_{_manner(case)}{f'_{alike.index(case) + 1}' * (len(alike) > 1)}"
    names = [f"argument_{n}" for n in range(1, len(case.call.arguments) + 1)] if looks else []
    opening = [*in_pytest(case.call.surroundings), *set_up(case, "with pytest.raises({error}):", _seen)]
    lines = [f"    {line}\n" for line in opening]
    lines += [f"    {n} = {v}\n" for n, v in zip(names, named.call.arguments, strict=looks)]
    inside = [*names, *(f"{key}={value}" for key, value in named.call.keywords)]
    receiver = case.call.holder if case.call.before else case.call.receiver
    call = wrapped(case, case.call.written(receiver, inside) if looks else named.call.last)
    # What a call is for that gives nothing is seen in what it leaves.
    gives_nothing = case.outcome.literal == "None" and (case.after or case.outcome.files or case.outcome.printed)
    if case.outcome.managed and case.outcome.kind is not OutcomeKind.RAISED:
        lines += [f"    with {call} as entered:\n", f"    {_equal('entered', _wanted(case)['expected'])}"]
    else:
        # Nothing happens before a context manager is entered.
        call = f"with {call}:\n            pass" if case.outcome.managed else call
        lines.append(f"    {call}\n" if gives_nothing else _check(call, _wanted(case)))
    looked_at = left(case, names) if looks else []
    lines += [_equal(actual, wanted) for actual, wanted in (*looked_at, *written(case))]
    if case.outcome.printed:
        lines.append(f"    assert capsys.readouterr().out == {case.outcome.printed!r}\n")
    code = f"def {name}({', '.join(fixtures(case))}):\n{''.join(lines)}"
    return RenderedTest(name, f"{case.call.text}: {case.outcome.describe()}", case.type, code, (case,), (name,))


def _manner(case: Case) -> str:
    """What sets a single case apart, for its name."""
    if case.looks:
        return "step_by_step"
    if case.call.kinds == TOGETHER:
        return f"of_what_{slug(next(iter(case.call.arguments), '').split('(')[0])}_gives"
    if case.guards_arguments:
        return "leaves_its_arguments_as_they_were"
    if case.after:
        return "changes_its_arguments"
    if case.outcome.managed:
        return "as_a_context"
    if case.outcome.printed:
        return "prints"
    if case.call.surroundings and not case.call.before:
        return in_words(case.call.surroundings[0], case)
    first = dict.fromkeys(
        f"{'refused_' * bool(call.refused)}{slug(call.function or 'call')}" for call in case.call.before
    )
    return f"after_{'_and_'.join(first)}"


def set_up(case: Case, refusal: str, seen: Callable[[Case], str]) -> list[str]:
    """The instance, and the calls made on it first, with what is ``seen`` on the way; ``refusal`` opens the block of a
    call that raises ``{error}``.
    """
    if not case.call.before:
        return []
    given, case = with_names(case)
    lines = [f"{name} = {value}" for value, name in given.items()]
    lines += [f"{INSTANCE} = {case.call.receiver}"] * (case.call.holder == INSTANCE)
    for number, call in enumerate(case.call.before):
        step = case.step(number)
        made = seen(step) if step is not None else call.on(case.call.holder)
        lines += [refusal.format(error=call.refused), f"    {made}"] if call.refused else [made]
        lines += map(seen, case.seen_after(number))
    return lines


def _seen(look: Case) -> str:
    return _equal(look.call.on(look.call.holder), expected(look)).strip()


def _ids(cases: Sequence[Case]) -> list[str]:
    """Distinct ids that say the input."""
    ids: list[str] = []
    for case in cases:
        shown = "".join(c for c in ", ".join(values(case)) if c.isprintable())[:48].strip() or "no arguments"
        number = sum(1 for other in ids if other == shown or other.startswith(f"{shown} #"))
        ids.append(f"{shown} #{number + 1}" if number else shown)
    return ids


def _stable_part(message: str) -> str:
    """The message as a pattern, up to the first thing that may differ from run to run."""
    return escaped(re.split(r" at 0x|\n", message)[0][:120])


def escaped(text: str) -> str:
    """``text`` as a regular expression, with spaces left readable."""
    return re.sub(r"([.^$*+?{}\[\]\\|()])", r"\\\1", text)


def _description(function: str, kind: TestType, cases: Sequence[Case]) -> str:
    what = {TestType.UNIT: "ordinary input", TestType.EDGE_CASE: "boundaries", TestType.NEGATIVE: "input it refuses"}
    return f"{function} on {what[kind]} ({len(cases)} case{'s' * (len(cases) != 1)})"


def _quoted(text: str) -> str:
    """A Python literal, in double quotes where that needs no escape."""
    raw = "r" if "\\" in text and '"' not in text and not text.endswith("\\") and text.isprintable() else ""
    if raw:
        return f'r"{text}"'
    shown = repr(text)
    return f'"{text}"' if shown == f"'{text}'" and '"' not in text else shown
