"""What the text says of the values that a function takes."""

import random
import re

import pytest

from probe.inputs import values
from probe.inputs.evidence import (
    are_copied_items_given,
    can_change,
    changing_methods,
    is_copy_given,
    needs_order,
    used_as,
)
from probe.inputs.examples import Example, examples
from probe.inputs.generate import in_order
from probe.inputs.kinds import Kind, declared, is_count, of_name
from probe.inputs.mined import Mined, documentation, mine, related
from probe.inputs.patterns import matching, patterns
from probe.inputs.relations import clashes, related_arguments
from probe.inputs.trial import combinations
from probe.inputs.variation import Variation
from probe.inputs.written import read
from syntax.functions import Parameter, find_functions
from syntax.languages import PYTHON


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("return x.split(',')", Kind.STR),
        ("if (typeof x !== 'string') throw new TypeError();", Kind.STR),
        ("def inner(y):\n    return y.strip()\nreturn inner(x)", Kind.STR),
        ("return [x(1)]", Kind.CALLABLE),
        ("return x.items()", Kind.DICT),
        ("return Object.keys(x)", Kind.DICT),
        ("for i in range(x): pass", Kind.INT),
        ("for (const [a, b] of x) sum += a * b;", Kind.SPANS),
        ("return Array.isArray(x)", Kind.INTS),
        ("total += x[i][k] * y[k][j]", Kind.LISTS),
        ("return x.fullmatch(text)", Kind.PATTERN),
        ("return x.quantize(unit)", Kind.DECIMAL),
        ("return x.readline()", Kind.STREAM),
        ("x.write(text)", Kind.SINK),
        ("return next(x)", Kind.ITERATOR),
        ("x.set(key, 1)", Kind.MAP),
        ("return x.has(key)", Kind.SET),
        ("return x instanceof Error", Kind.ERROR),
        ("return issubclass(x, int)", Kind.CLASS),
    ],
)
def test_a_use_speaks_for_a_kind(body: str, kind: Kind) -> None:
    assert used_as("x", body)[0] is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("is_open", Kind.BOOL),
        ("maxCount", Kind.INT),
        ("file_name", Kind.STR),
        ("unitPrice", Kind.INT),
        ("intervals", Kind.SPANS),
    ],
)
def test_a_name_speaks_for_a_kind(name: str, kind: Kind) -> None:
    assert of_name(name)[0] is kind


def test_methods_that_change_their_instance_are_told_from_those_that_look() -> None:
    texts = {
        "push": "push(v) { if (this.isFull()) return false; this.#items.push(v); return true; }",
        "all": "all(vs) { for (const v of vs) this.push(v); }",
        "isFull": "isFull() { return this.#items.length >= this.limit; }",
        "list": "list() { return [...this.#items].reverse(); }",
        "same": "same(o) { return this.x === o.x && this.y == o.y; }",
        "reset": "def reset(self):\n    self.count = 0",
        "note": "def note(self, k):\n    self.seen[k] += 1",
        "first": "def first(self):\n    return self.items[0]",
        "drop": "def drop(self, k):\n    del self.seen[k]",
    }
    assert changing_methods(texts) == {"push", "all", "reset", "note", "drop"}


@pytest.mark.parametrize(("name", "is_one"), [("n", True), ("pageSize", True), ("amount", False), ("minimum", False)])
def test_counts_are_told_by_their_names(name: str, is_one: bool) -> None:
    assert is_count(name) is is_one


def test_calls_that_somebody_wrote_down_are_found_where_they_are_literal() -> None:
    text = 'def f(a, b=1):\n    """\n    >>> f("x, y", 2)\n    """\nf([1, (2)], b={"k": 3})\nf(unknown)\nf(1, g(2))\nobject.f(7)\n'
    assert examples("f", text, "python") == (
        Example(('"x, y"', "2")),
        Example(("[1, (2)]",), (("b", '{"k": 3}'),)),
        Example(("7",)),
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (">>> f(1)\n2\n", "2"),
        (">>> f(1)\n'a'\n", "'a'"),
        (">>> f(1)\n>>> g(2)\n", ""),
        ("f(1) -> 2", "2"),
        ("assert f(1) == [2, (3)]", "[2, (3)]"),
        ("f(1)  # => 2", "2"),
        ("x = f(1)\nprint(x)", ""),
        ("f(1) == other", ""),
    ],
)
def test_what_a_call_is_said_to_give(text: str, wanted: str) -> None:
    assert [example.wanted for example in examples("f", text, "python")] == [wanted]


@pytest.mark.parametrize("pattern", [r"^\d{1,3}(?:\.\d{1,3}){1,2}$", "[a-c]+x?", "(ab|cd)*e", r"(\w)\1", "[^a-z]{2}"])
def test_samples_match_their_pattern(pattern: str) -> None:
    mined = mine(f'import re\nre.fullmatch(r"{pattern}", text)')
    assert mined.patterns == (pattern,)
    found = [read(text, "python") for text in patterns(Kind.STR, "python", mined, 1)]
    assert found
    assert all(matches(pattern, text) for text in found)


def test_patterns_of_python_may_be_written_over_several_lines_and_literals() -> None:
    text = (
        're.compile(\n    r"""\n    (\\d+) # how many\n    d\n    """,\n    re.VERBOSE,\n)\nre.match(r"a" "b", text)\n'
    )
    over_lines, joined = mine(text).patterns
    assert joined == "ab"
    found = matching(over_lines, 1)
    assert found
    assert all(re.fullmatch(r"\d+d", text) for text in found)


def test_every_alternative_of_a_pattern_has_its_turn() -> None:
    names = ["minutes?", "mins?", "m", "hours?", "hrs?", "h", "days?", "d", "weeks?", "w"]
    (pattern,) = mine(f"const found = /^(\\d+) *({'|'.join(names)})?$/i.exec(text);").patterns
    found = {re.sub(r"[\d ]", "", text) for text in matching(pattern, 1)}
    assert found == {"", *(name.rstrip("?") for name in names), *(name[:-2] for name in names if name.endswith("?"))}


def matches(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None


def test_what_errors_and_documentation_say_is_no_value() -> None:
    text = 'def f(x):\n    """Not "this" one."""\n    # nor "that"\n    if x == "yes": raise ValueError("nor this")\n'
    assert mine(text).strings == ("yes",)
    assert '"that"' in documentation(text)


def test_the_pieces_of_a_file_that_a_function_names_count_as_its_own() -> None:
    file = "A = {'k': 1}\nB = {'l': 2}\ndef g(x):\n    return A[x]\ndef f(x):\n    return g(x)\n"
    text = file[file.index("def f") :]
    assert mine(related(text, file)).strings == ("k",)


def test_records_have_the_keys_that_the_code_looks_up() -> None:
    mined = mine("return sum(r['price'] * r.get('quantity', 1) for r in rows if r['region'])")
    rows = read(values(Kind.RECORDS, "python", mined, 1)[0], "python")
    assert set(rows[0]) == {"price", "quantity", "region"}
    assert all(isinstance(row["region"], str) and not isinstance(row["price"], str) for row in rows)


def test_arguments_that_have_to_do_with_each_other_are_made() -> None:
    mined = Mined(strings=(".",))
    assert ("[5, 6]", "6") in related_arguments(("[5, 6]", "1"), mined, "python")
    assert ("{'a': {'b': 1}}", "'a.b'") in related_arguments(("{'a': {'b': 1}}", "''"), mined, "python")
    assert ("'ab'", "'ab'") in related_arguments(("'ab'", "'c'"), mined, "python")
    assert ("[{'k': 1}]", "'k'") in related_arguments(("[{'k': 1}]", "'x'"), mined, "python")
    assert related_arguments(("unknown", "1"), mined, "python") == []


@pytest.mark.parametrize("family", ["python", "javascript"])
def test_mappings_clash_under_every_key_and_deeper(family: str) -> None:
    for one, other in clashes(family):
        first, second = read(one, family), read(other, family)
        assert set(first) & set(second)
        assert first != second


@pytest.mark.parametrize(
    ("text", "is_copied"),
    [
        ("items() { return structuredClone(this.lines); }", True),
        ("items() { return this.lines.map((line) => ({ ...line })); }", True),
        ("items() { return [...names].map((name) => {\n      return { name };\n    }); }", True),
        ("items() { return this.lines.map((line) => line.name); }", False),
        ("def items(self):\n    return [dict(line) for line in self.lines]", True),
        ("def items(self):\n    return [{'n': n} for n in self.names]", True),
        ("def items(self):\n    return [line.name for line in self.lines]", False),
    ],
)
def test_copies_of_items_are_told_from_items(text: str, is_copied: bool) -> None:
    assert are_copied_items_given(text) is is_copied


@pytest.mark.parametrize(
    ("text", "is_copied"),
    [
        ("def keys(self):\n    return [key for key, _ in self.pairs]", True),
        ("def history(self):\n    return [*self.movements]", True),
        ("keys() { return [...this.entries.keys()]; }", True),
        ("def keys(self):\n    return self.names", False),
    ],
)
def test_a_list_that_is_made_anew_is_a_copy(text: str, is_copied: bool) -> None:
    assert is_copy_given(text) is is_copied


@pytest.mark.parametrize("expression", ["3", "1.5", "'ab'", "[1, 2]", "{'a': [1]}", "(1, 'x')", "{1, 2}", "''"])
def test_a_neighbour_is_a_literal_of_the_same_type(expression: str) -> None:
    variation = Variation("python", Mined((7.0,), ("-",)), random.Random(1))
    found = [variation.of(expression) for _ in range(200)]
    assert len(set(found)) > 1
    assert {type(read(text, "python")) for text in found} == {type(read(expression, "python"))}
    again = Variation("python", Mined((7.0,), ("-",)), random.Random(1))
    assert found == [again.of(expression) for _ in range(200)]


def test_a_table_stays_one() -> None:
    variation = Variation("python", Mined(), random.Random(1))
    tables = [read(variation.of("[[1, 2], [3, 4]]"), "python") for _ in range(200)]
    assert all(len({len(row) for row in table}) <= 1 for table in tables)


def test_lists_are_in_order_where_the_code_halves_them() -> None:
    assert needs_order("mid = (low + high) // 2\nif items[mid] < x: pass")
    assert not needs_order("mid = len(items) // 2\nreturn merge(sort(items[:mid]), sort(items[mid:]))")
    assert in_order("[3, 1, 2]", "python") == "[1, 2, 3]"
    assert in_order("[1, 'a']", "python") == "[1, 'a']"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("for handler in x:\n    handler(event)", Kind.CALLABLES),
        ("return x.map((make) => make());", Kind.CALLABLES),
        ("return all(check(v) for check in x)", Kind.CALLABLES),
        ("x.apply(this, args)", Kind.CALLABLE),
        ("node = x;\nfor (const key of path) { node = node[key]; }", Kind.RECORD),
        ("return path.split('.').reduce((node, key) => node?.[key], x)", Kind.RECORD),
        ("for name, entry in x.items():\n    if isinstance(entry, dict): walk(entry)", Kind.RECORD),
        ("for name in sorted(x):\n    if isinstance(x[name], dict): walk(x[name])", Kind.RECORD),
        ("for (const [key, value] of Object.entries(x)) if (typeof value === 'object') walk(value);", Kind.RECORD),
    ],
)
def test_what_is_done_with_items_and_inner_values_speaks_for_a_kind(body: str, kind: Kind) -> None:
    assert used_as("x", body)[0] is kind


def test_what_is_called_like_a_function_and_kept_is_one() -> None:
    listener = Parameter("listener", "", "")
    assert combinations([listener], "this.listeners.push(listener)")[0] == (Kind.CALLABLE,)
    assert combinations([listener], "return listener + 1")[0] != (Kind.CALLABLE,)


def test_what_is_compared_is_no_function() -> None:
    key = Parameter("key", "", "")
    kept = "self.pairs.append((key, value))"
    assert combinations([key], f"def put(self, key):\n    {kept}")[0] == (Kind.CALLABLE,)
    for compared in ("if known == key:", "if (other !== key)", "if key == other:"):
        assert combinations([key], f"def put(self, key):\n    {compared} pass\n    {kept}")[0] != (Kind.CALLABLE,)


def test_items_of_which_a_caller_names_a_field_are_records() -> None:
    text = "function unique(list, key) {\n  return list.map((item) => item[key]);\n}"
    assert used_as("list", text)[0] is Kind.RECORDS
    assert used_as("list", text.replace("[key]", ".id"))[0] is not Kind.RECORDS


def test_numbers_are_read_as_they_are_written() -> None:
    assert mine("x = 2 ** 10 + 1_000 + 0xFF + 1e3 + (1 << 5) + 60 * 60").numbers == (
        *(2.0, 10.0, 1000.0, 255.0, 1.0, 5.0, 60.0),
        *(1024.0, 32.0, 3600.0),
    )
    assert "10240" in values(Kind.INT, "python", mine("return size / 1024"), 1)
    assert mine("9 ** 999999").numbers == (9.0, 999999.0)


@pytest.mark.parametrize("annotation", ["(() => void)[]", "list[Callable[[int], int]]", "Array<() => any>"])
def test_functions_in_a_list_are_a_kind(annotation: str) -> None:
    assert declared(Parameter("tasks", annotation)) == (Kind.CALLABLES,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def area(self):\n    return self.side * self.side\n", False),
        ("def describe(self):\n    return f'{self.name}: {self.side}'\n", False),
        ("area() { return this.side ** 2; }", False),
        ("def grow(self):\n    self.side += 1\n", True),
        ("def add(self, item):\n    self.items.append(item)\n", True),
        ("def take(self):\n    return heappop(self.heap)\n", True),
        ("def clear(self):\n    items = self.items\n    items.clear()\n", True),
        ("push(item) { this.#items.push(item); }", True),
    ],
)
def test_a_class_that_nothing_changes_is_told(text: str, expected: bool) -> None:
    assert can_change([text]) == expected


def test_a_letter_stands_for_what_it_is_used_as() -> None:
    plain, sized = (f"def f(a, x):\n    return {body}\n" for body in ("a < x", "a[len(a) // 2] < x"))
    (function,) = find_functions(plain, PYTHON)
    first = [combinations(function.parameters, text)[0][0] for text in (plain, sized)]
    assert first == [Kind.INT, Kind.INTS]
