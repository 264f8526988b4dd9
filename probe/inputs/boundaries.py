"""Values at the edges of a kind: empty, one, sign, order, duplicates, extremes."""

from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined

_PYTHON: dict[Kind, tuple[str, ...]] = {
    Kind.INT: ("1", "2", "0", "3", "-1", "10", "5", "100", "-7"),
    Kind.FLOAT: ("1.5", "0.5", "0.0", "2.25", "0.25", "-2.25", "0.75", "1.0", "0.1", "100.0", "1e9"),
    Kind.STR: ("''", "'a'", "'abc'", "'Hello World'", "'  padded '", "'12'", "'a,b,c'", "'ABBA'", "'level'", "'aab'"),
    Kind.BOOL: ("True", "False"),
    Kind.NONE: ("None",),
    Kind.INTS: (
        "[]",
        "[1]",
        "[3, 1, 2]",
        "[2, 2, 1]",
        "[-1, 0, 1]",
        "[5, 4, 3, 2, 1]",
        "[1, 2, 3, 4, 5, 6]",
        "[1, 2, 2, 2, 5]",
        "[1, 1, 1]",
        "[0, 0]",
    ),
    Kind.FLOATS: ("[]", "[1.5]", "[0.1, 0.2, 0.3]", "[-1.0, 2.5]", "[3.0, 1.0, 2.0]"),
    Kind.STRS: ("[]", "['a']", "['b', 'a', 'c']", "['a', 'a']", "['', 'abc']", "['Hello', 'World', 'foo']"),
    Kind.LISTS: (
        "[]",
        "[[]]",
        "[[1, 2], [3, 4]]",
        "[[1], [2, 3]]",
        "[[1, 2, 3], [4, 5, 6]]",
        "[[1, 2], [3, 4], [5, 6]]",
        "[[7]]",
    ),
    Kind.PAIRS: ("[]", "[('a', 1)]", "[('b', 2), ('a', 1)]", "[('a', 1), ('a', 2)]"),
    Kind.SPANS: (
        "[(1, 3), (2, 6), (8, 10)]",
        "[]",
        "[(1, 2)]",
        "[(5, 7), (1, 3)]",
        "[(1, 4), (4, 5)]",
        "[(1, 9), (2, 3)]",
    ),
    Kind.PAIR: ("(1, 2)", "(0, 0)", "(3, 1)", "(-1, 4)"),
    Kind.RECORDS: ("[]", "[{'name': 'a', 'value': 1}]", "[{'name': 'b', 'value': 2}, {'name': 'a', 'value': 1}]"),
    Kind.DICT: ("{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{'b': 0, 'a': -1, 'c': 3}"),
    Kind.RECORD: (
        "{'a': {'b': 1, 'c': [10, 20]}, 'd': None}",
        "{}",
        "{'name': 'a', 'value': 1}",
        "{'a': [{'b': 2}], 'x': ''}",
        "{'a': {'0': 1}, 'b': [None, 'x']}",
    ),
    Kind.TALLY: ("{'a': 1, 'b': 2.5}", "{}"),
    Kind.TALLIES: ("[]", "[{'a': 1, 'b': 2.5}]", "[{'a': 3}, {'a': 1, 'b': 2}]"),
    Kind.SET: ("set()", "{1}", "{1, 2, 3}"),
    Kind.BYTES: ("b''", "b'a'", "b'abc'", "b'\\x00\\xff'"),
    Kind.PATH: ("tmp_path / 'notes.txt'",),
    Kind.FILENAME: ("str(tmp_path / 'notes.txt')",),
    Kind.DATE: (
        *("datetime.date(2024, 2, 29)", "datetime.date(2023, 12, 31)", "datetime.date(2025, 1, 1)"),
        *("datetime.date(2025, 3, 15)", "datetime.date(1999, 7, 5)"),
    ),
    Kind.MOMENT: (
        *("datetime.datetime(2024, 2, 29, 12, 30, 15)", "datetime.datetime(2023, 12, 31, 23, 59, 59)"),
        *("datetime.datetime(2025, 1, 1)", "datetime.datetime(2025, 3, 15, 18, 5)"),
    ),
    Kind.SPAN: (
        *("datetime.timedelta(days=1)", "datetime.timedelta(hours=25, minutes=3)", "datetime.timedelta()"),
        *("datetime.timedelta(seconds=59)", "datetime.timedelta(days=-2)"),
    ),
    Kind.OWN: (),
    Kind.CALLABLE: ("(lambda *args: args[0])", "(lambda *args: True)", "(lambda *args: len(args))"),
}
_JAVASCRIPT: dict[Kind, tuple[str, ...]] = {
    Kind.INT: _PYTHON[Kind.INT],
    Kind.FLOAT: ("1.5", "0.5", "0", "2.25", "0.25", "-2.25", "0.75", "1", "0.1", "100", "1e9"),
    Kind.STR: ('""', '"a"', '"abc"', '"Hello World"', '"  padded "', '"12"', '"a,b,c"', '"ABBA"', '"level"', '"aab"'),
    Kind.BOOL: ("true", "false"),
    Kind.NONE: ("null", "undefined"),
    Kind.INTS: _PYTHON[Kind.INTS],
    Kind.FLOATS: _PYTHON[Kind.FLOATS],
    Kind.STRS: ("[]", '["a"]', '["b", "a", "c"]', '["a", "a"]', '["", "abc"]', '["Hello", "World", "foo"]'),
    Kind.LISTS: _PYTHON[Kind.LISTS],
    Kind.PAIRS: ("[]", '[["a", 1]]', '[["b", 2], ["a", 1]]', '[["a", 1], ["a", 2]]'),
    Kind.SPANS: (
        "[[1, 3], [2, 6], [8, 10]]",
        "[]",
        "[[1, 2]]",
        "[[5, 7], [1, 3]]",
        "[[1, 4], [4, 5]]",
        "[[1, 9], [2, 3]]",
    ),
    Kind.PAIR: ("[1, 2]", "[0, 0]", "[3, 1]", "[-1, 4]"),
    Kind.RECORDS: (
        "[]",
        '[{ id: 1, name: "a", value: 1, price: 2, quantity: 3 }]',
        '[{ id: 2, name: "b", price: 5, quantity: 1 }, { id: 1, name: "a", price: 1.5, quantity: 2 }]',
    ),
    Kind.DICT: ("{}", "{ a: 1 }", "{ a: 1, b: 2 }", "{ b: 0, a: -1, c: 3 }"),
    Kind.RECORD: (
        "{ a: { b: 1, c: [10, 20] }, d: null }",
        "{}",
        '{ name: "a", value: 1 }',
        '{ a: [{ b: 2 }], x: "" }',
        '{ "a": { "0": 1 }, "b": [null, "x"] }',
    ),
    Kind.TALLY: ("{ a: 1, b: 2.5 }", "{}"),
    Kind.TALLIES: ("[]", "[{ a: 1, b: 2.5 }]", "[{ a: 3 }, { a: 1, b: 2 }]"),
    Kind.SET: ("new Set()", "new Set([1])", "new Set([1, 2, 3])"),
    Kind.BYTES: ("new Uint8Array()", "new Uint8Array([0, 255])"),
    Kind.PATH: ("`${folder}/notes.txt`",),
    Kind.FILENAME: ("`${folder}/notes.txt`",),
    Kind.DATE: (
        *(
            'new Date("2024-02-29T12:30:15Z")',
            'new Date("2023-12-31T23:59:59.999Z")',
            'new Date("2025-01-01T00:00:00Z")',
        ),
        *('new Date("2025-03-15T18:05:00Z")', 'new Date("1999-07-05T06:00:00Z")'),
    ),
    Kind.MOMENT: ('new Date("2024-02-29T12:30:15Z")', 'new Date("2025-01-01T00:00:00Z")'),
    Kind.SPAN: ("0", "1000", "86400000"),
    Kind.OWN: (),
    Kind.CALLABLE: ("((...args) => args[0])", "(() => true)", "((...args) => args.length)"),
}


def boundaries(kind: Kind, family: str, _mined: Mined, _seed: int) -> tuple[str, ...]:
    """The edges of ``kind``."""
    return (_PYTHON if family == "python" else _JAVASCRIPT)[kind]
