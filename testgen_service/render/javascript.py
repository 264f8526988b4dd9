"""node:test, jest and vitest files: describe a function, it does one thing for one input."""

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from probe.call import INSTANCE, Call, OutcomeKind
from probe.targets import Drivable
from syntax.modules import JavaScriptModule, ModuleStyle
from syntax.source import Source
from testgen_service.cases import Case, TestType
from testgen_service.render.dialects import NODE, Dialect
from testgen_service.render.formatting import formatted_javascript
from testgen_service.render.javascript_imports import head
from testgen_service.render.javascript_surroundings import held, hooks, in_words, kinds_of, written
from testgen_service.render.suite import (
    RenderedSuite,
    RenderedTest,
    filled,
    is_stateful,
    law_in_words,
    used_names,
    with_names,
)

# Cases that differ in data alone become a table from so many on.
_FEWEST_ROWS = 3
_LONGEST_TITLE = 50
# A law, and what one function is given of another.
_OF_THEIR_OWN = frozenset({TestType.PROPERTY, TestType.INTEGRATION})
_TYPED = frozenset({".ts", ".tsx", ".mts", ".cts"})
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
        path = PurePosixPath(source.path)
        names = used_names(cases, source, drivable)
        anew = names if is_stateful(cases) else []
        for function, group in by_function.items():
            titles: set[str] = set()
            is_typed = path.suffix in _TYPED
            rendered = [_rendered(alike, dialect, titles, is_typed=is_typed) for alike in _alike(group, anew)]
            tests += rendered
            inner = "\n".join(test.code for test in rendered)
            blocks.append(f"describe({_quoted(function)}, () => {{\n{inner}}});\n")
        kinds = kinds_of(cases)
        opening = head(dialect, module, names, path, drivable, kinds, anew)
        opening += hooks(kinds, dialect)
        if module.has_typed_code and dialect is NODE:
            opening = f"// Run with: node --experimental-transform-types --test\n{opening}"
        text = opening + "".join(f"\n{block}" for block in blocks)
        filename = _filename(path, dialect, module)
        return RenderedSuite(formatted_javascript(text, filename), filename, tuple(tests))

    return render


def _filename(path: PurePosixPath, dialect: Dialect, module: JavaScriptModule) -> str:
    """Jest and node tell modules from scripts by the ending where no package.json says so."""
    ending = path.suffix
    if ending == ".js" and module.style is ModuleStyle.MODULE and dialect.framework == "jest":
        ending = ".mjs"
    if ending == ".js" and dialect.framework == "vitest":
        ending = ".mjs"
    return f"{path.stem}.test{ending}"


def _alike(cases: Sequence[Case], anew: Sequence[str]) -> list[list[Case]]:
    """Cases that differ in data alone, each other one by itself, in the order of their first case. What names ``anew``
    stand for is there in a test alone, and not in a table.
    """
    absent = re.compile(rf"(?<![\w$.])(?:{'|'.join(map(re.escape, anew))})\b" if anew else r"(?!)")
    groups: dict[object, list[Case]] = {}
    for number, case in enumerate(cases):
        is_row = not absent.search(" ".join((*case.call.arguments, case.outcome.literal or "")))
        groups.setdefault((_kind(case) if is_row else None) or number, []).append(case)
    return [
        part
        for group in groups.values()
        for part in ([group] if len(group) >= _FEWEST_ROWS else [[case] for case in group])
    ]


def _kind(case: Case) -> object:
    """What a row of a table has in common with the others; None for what is a test of its own."""
    call, target = case.call, case.plan.target
    is_plain = not (call.before or call.surroundings or call.receiver or call.asks or call.form or call.keywords)
    is_direct = not (case.outcome.awaited or case.outcome.drained or case.outcome.managed or target.construction)
    is_more = case.guards_arguments or case.after or case.type in _OF_THEIR_OWN or written(case)
    if is_more or not (is_plain and is_direct):
        return None
    if case.outcome.kind is OutcomeKind.RAISED:
        return case.type, case.outcome.type, case.message
    is_exact = _places(case.outcome.literal or "") is None
    return (case.type, "returned") if case.outcome.kind is OutcomeKind.RETURNED and is_exact else None


def _rendered(cases: Sequence[Case], dialect: Dialect, titles: set[str], *, is_typed: bool) -> RenderedTest:
    return _test(cases[0], dialect, titles) if len(cases) == 1 else _table(cases, dialect, titles, is_typed=is_typed)


def _table(cases: Sequence[Case], dialect: Dialect, titles: set[str], *, is_typed: bool) -> RenderedTest:
    """A loop over rows: what is given, and, where it gives something, what that is. It goes by the name that its first
    case has alone.
    """
    first = cases[0]
    is_refused = first.outcome.kind is OutcomeKind.RAISED
    name = _title(first, set(titles))
    said = f"throws {first.outcome.type}" if is_refused else "returns the expected value"
    rows, reported = [], []
    for case in cases:
        title = _unique(f"{said} for ({_inside(case)})", titles)
        reported.append(f"{first.function} > {title}")
        row = [_quoted(title.removeprefix(f"{said} for ")), f"[{', '.join(case.call.arguments)}]"]
        rows.append([*row, *([] if is_refused else [case.outcome.literal or "undefined"])])
    called = first.call.written("", ["...given"])
    if is_refused:
        check = filled(dialect.throws, actual=called, matcher=_matcher(first))
    else:
        check = filled(dialect.equal, actual=called, expected="expected")
    columns = ["title", "given", *([] if is_refused else ["expected"])]
    types = f" as [string, Parameters<typeof {first.call.function}>{'' if is_refused else ', unknown'}][]"
    lines = "".join(f"    [{', '.join(row)}],\n" for row in rows)
    code = (
        f"  for (const [{', '.join(columns)}] of [\n{lines}  ]{types * is_typed}) {{\n"
        f"    it(`{said} for ${{title}}`, () => {{\n      {check}\n    }});\n  }}\n"
    )
    described = f"{first.call.function}: {said} for each of {len(cases)} inputs"
    return RenderedTest(name, described, first.type, code, tuple(cases), tuple(reported))


def _test(case: Case, dialect: Dialect, titles: set[str]) -> RenderedTest:
    title = _title(case, titles)
    body, is_async = _body(case, dialect)
    opening = "async () =>" if is_async else "() =>"
    lines = "".join(f"    {line}\n" for line in body)
    code = f"  it({_quoted(title)}, {opening} {{\n{lines}  }});\n"
    row = f"{case.function} > {title}"
    said = law_in_words(case) if case.law is not None else f"{case.call.text}: {case.outcome.describe()}"
    return RenderedTest(title, said, case.type, code, (case,), (row,))


def _title(case: Case, titles: set[str]) -> str:
    made = f" on {case.call.receiver}" if case.call.receiver and case.plan.target.needs_instance else ""
    first = dict.fromkeys(f"{'refused ' * bool(call.refused)}{call.title}" for call in case.call.before)
    if case.looks:
        return _unique(f"goes step by step through {', '.join(first)}{made}", titles)
    after = f" after {', '.join(first)}" if first else ""
    where = "".join(f" {in_words(setting)}" for setting in case.call.surroundings[:1])
    left = " and leaves its arguments as they were" if case.guards_arguments else ""
    asks = f"{case.call.asks}: " if case.call.asks else ""
    return _unique(f"{asks}{_outcome(case)} for ({_inside(case)}){made}{after}{where}{left}", titles)


def _inside(case: Case) -> str:
    """The arguments as far as a title has room."""
    text = re.sub(r"\s+", " ", ", ".join(case.call.arguments))
    return text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 3]}..."


def _unique(title: str, titles: set[str]) -> str:
    base, number = title, 1
    while title in titles:
        number += 1
        title = f"{base}, case {number}"
    titles.add(title)
    return title


def _outcome(case: Case) -> str:
    """What happens, in a few words."""
    if case.law is not None:
        return case.law.words
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
    if case.law is not None:
        left, right = case.law.sides(case.call.arguments)
        return [filled(dialect.equal, actual=left, expected=right)], False
    given, case = with_names(case)
    names = [f"argument{n}" for n in range(1, len(case.call.arguments) + 1)]
    looks = bool(case.after)
    arguments = names if looks else list(case.call.arguments)
    lines = [f"const {n} = {v};" for n, v in zip(names, case.call.arguments, strict=True)] if looks else []
    if case.call.before:
        made = [f"const {INSTANCE} = {case.call.receiver};"] if case.call.holder == INSTANCE else []
        kept = [f"const {name} = {value};" for value, name in given.items()]
        lines[:0] = [*kept, *made, *_steps(case, dialect)]
    lines[:0] = held(case.call.surroundings, dialect)
    actual = case.call.written(case.call.holder if case.call.before else case.call.receiver, arguments)
    is_async = case.outcome.awaited
    if case.outcome.drained:
        actual = f"await Array.fromAsync({actual})" if is_async else f"[...{actual}]"
    elif is_async and case.outcome.kind is not OutcomeKind.RAISED:
        actual = f"await {actual}"
    if case.outcome.kind is OutcomeKind.RAISED:
        template = dialect.rejects if is_async else dialect.throws
        # An object literal would be read as a block.
        shown = f"({actual})" if actual.startswith("{") else actual
        lines.append(filled(template, actual=shown, matcher=_matcher(case)))
        return lines, is_async
    lines.append(_equal(actual, case.outcome.literal or "undefined", dialect))
    if looks:
        looked = zip(names, case.after, strict=True)
        lines += [filled(dialect.equal, actual=name, expected=value) for name, value in looked if value is not None]
    lines += [filled(dialect.equal, actual=actual, expected=value) for actual, value in written(case)]
    return lines, is_async


def _steps(case: Case, dialect: Dialect) -> Iterator[str]:
    """The calls made first, with what is looked at on the way."""
    for number, call in enumerate(case.call.before):
        step = case.step(number)
        yield _first(call, case.call.holder, dialect) if step is None else _seen(step, dialect)
        yield from (_seen(look, dialect) for look in case.seen_after(number))


def _seen(look: Case, dialect: Dialect) -> str:
    return _equal(look.call.on(look.call.holder), look.outcome.literal or "undefined", dialect)


def _equal(actual: str, literal: str, dialect: Dialect) -> str:
    places = _places(literal)
    if places is None:
        return filled(dialect.equal, actual=actual, expected=literal)
    return filled(dialect.close, actual=actual, expected=literal, tolerance=f"1e-{places}", digits=str(places))


def _matcher(case: Case) -> str:
    """What an error is to be: its class, and its words where these are to be trusted."""
    said = f", message: {json.dumps(case.message, ensure_ascii=False)}" if case.message else ""
    return f"{{ name: {json.dumps(case.outcome.type)}{said} }}"


def _places(literal: str) -> int | None:
    """To how many decimals a fraction is compared: its last bits are nobody's promise. None for what is to be equal."""
    try:
        value = float(literal)
    except ValueError:
        return None
    if not math.isfinite(value) or value.is_integer():
        return None
    return max(0, _DIGITS - math.ceil(math.log10(abs(value)))) if abs(value) > 1 else _DIGITS


def _first(call: Call, holder: str, dialect: Dialect) -> str:
    """A call made first; one that is refused says so."""
    if not call.refused:
        return f"{call.on(holder)};"
    return filled(dialect.throws, actual=call.on(holder), matcher=f"{{ name: {json.dumps(call.refused)} }}")
