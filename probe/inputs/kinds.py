"""Kinds of arguments, and the annotations that name them."""

import re
from collections.abc import Sequence
from enum import StrEnum

from syntax.functions import Parameter


class Kind(StrEnum):
    """What an argument is, in the words of Python; JavaScript's number is INT and FLOAT together."""

    INT = "int"
    FLOAT = "float"
    STR = "str"
    BOOL = "bool"
    NONE = "none"
    INTS = "list[int]"
    FLOATS = "list[float]"
    STRS = "list[str]"
    LISTS = "list[list[int]]"
    PAIRS = "list[tuple[str, int]]"
    SPANS = "list[tuple[int, int]]"
    PAIR = "tuple[int, int]"
    RECORDS = "list[dict]"
    DICT = "dict[str, int]"
    RECORD = "dict"
    TALLY = "dict[str, float]"
    TALLIES = "list[dict[str, float]]"
    # What leads where: to names, to names with a number each, and to pairs of both.
    GRAPH = "dict[str, list[str]]"
    WEIGHTS = "dict[str, dict[str, int]]"
    ARCS = "dict[str, list[tuple[str, int]]]"
    SET = "set[int]"
    BYTES = "bytes"
    CALLABLE = "callable"
    CALLABLES = "list[callable]"
    # A file's path, as an object and as text.
    PATH = "path"
    FILENAME = "filename"
    DATE = "date"
    MOMENT = "datetime"
    SPAN = "timedelta"
    TIME = "time"
    # Other objects of the standard libraries.
    DECIMAL = "decimal"
    PATTERN = "pattern"
    # Text that is read like a file, what is written to, and items that are read once.
    STREAM = "stream"
    SINK = "sink"
    ITERATOR = "iterator"
    MAP = "map"
    ERROR = "error"
    CLASS = "class"
    # What the file itself says how to make; the plan of its function holds the values.
    OWN = "the file's own"


# Kinds tried for a parameter that says nothing of itself, the likeliest first.
UNTYPED: tuple[Kind, ...] = (
    Kind.INT, Kind.STR, Kind.INTS, Kind.FLOAT, Kind.STRS, Kind.DICT, Kind.RECORDS, Kind.LISTS, Kind.BOOL, Kind.CALLABLE,
    Kind.PAIRS, Kind.SPANS, Kind.RECORD, Kind.PAIR, Kind.TALLIES, Kind.TALLY, Kind.GRAPH, Kind.WEIGHTS, Kind.ARCS,
)  # fmt: skip

NUMBERS = frozenset({Kind.INT, Kind.FLOAT, Kind.BOOL})
# Lists whose items are pairs.
PAIRED = frozenset({Kind.PAIRS, Kind.SPANS})

_SEQUENCES = "(?:list|sequence|iterable|collection|tuple|iterator|array|readonlyarray)"
_ANNOTATIONS: tuple[tuple[str, Kind], ...] = (
    (r"(?:iterator|generator)(?:[\[<](?:int|number|any|t)\b.*)?", Kind.ITERATOR),
    (_SEQUENCES + r"[\[<]tuple\[(?:int|float), *(?:int|float)\].*|\[number, *number\]\[\]", Kind.SPANS),
    (_SEQUENCES + r"[\[<]tuple\[str, *(?:int|float)\].*|\[string, *number\]\[\]", Kind.PAIRS),
    (r"tuple\[(?:int|float), *(?:int|float)\]|\[number, *number\]", Kind.PAIR),
    (_SEQUENCES + r"[\[<](?:list|tuple|number\[|array|sequence).*", Kind.LISTS),
    (_SEQUENCES + r"[\[<](?:callable|function|\(.*=>).*|\(\(.*=>.*\)\[\]|function\[\]", Kind.CALLABLES),
    (_SEQUENCES + r"[\[<]str.*|string\[\]", Kind.STRS),
    (_SEQUENCES + r"\[float.*", Kind.FLOATS),
    (_SEQUENCES + r"[\[<](?:dict|mapping|record).*|(?:\{.*\}|object)\[\]", Kind.RECORDS),
    (_SEQUENCES + r"\b.*|number\[\]|any\[\]", Kind.INTS),
    (r"number\[\]\[\]", Kind.LISTS),
    (r"(?:dict|mapping|mutablemapping|record|counter|defaultdict)\b.*", Kind.DICT),
    (r"(?:set|frozenset|abstractset)\b.*", Kind.SET),
    (r"int|number|bigint", Kind.INT),
    (r"float|complex", Kind.FLOAT),
    (r"(?:decimal\.)?decimal", Kind.DECIMAL),
    (r"str|string|anystr|text", Kind.STR),
    (r"bool|boolean", Kind.BOOL),
    (r"(?:datetime\.|dt\.)?date", Kind.DATE),
    (r"(?:datetime\.|dt\.)?datetime", Kind.MOMENT),
    (r"(?:datetime\.|dt\.)?timedelta", Kind.SPAN),
    (r"(?:datetime|dt)\.time", Kind.TIME),
    (r"re\.pattern\b.*|pattern\[.*|regexp", Kind.PATTERN),
    (r"textio|(?:io\.)?(?:stringio|textiobase|textiowrapper)|io\[str\]", Kind.STREAM),
    (r"map<.*|readonlymap<.*", Kind.MAP),
    (r"(?:base)?exception|error", Kind.ERROR),
    (r"type\[(?:any|int|float|str|object|t)\]", Kind.CLASS),
    (r"(?:pathlib\.)?path|(?:os\.)?pathlike.*", Kind.PATH),
    (r"bytes|bytearray|readablebuffer", Kind.BYTES),
    (r"callable\b.*|function|\(.*=>.*", Kind.CALLABLE),
    (r"\{.*\}|object", Kind.RECORD),
    (r"none|null|undefined", Kind.NONE),
)  # fmt: skip

_MANY = (Kind.INTS, Kind.RECORDS, Kind.STRS)
_ONE = (Kind.INT, Kind.FLOAT)
# What counts or numbers something: whole, and not below zero.
_COUNTS = frozenset({
    "n", "k", "i", "j", "times", "count", "counter", "size", "length", "len", "index", "idx", "width", "height",
    "depth", "limit", "capacity", "year", "month", "day", "hour", "hours", "minute", "minutes", "second", "seconds",
    "age", "page", "pages", "quantity", "qty", "digits", "decimals", "places", "precision", "position", "pos",
})  # fmt: skip
# The last word of a parameter's name says what it is.
_WORDS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("flag enabled verbose reverse", (Kind.BOOL,)),
    ("functions fns callbacks listeners handlers middlewares predicates thunks loaders", (Kind.CALLABLES,)),
    ("func fn callback cb predicate key mapper iteratee handler compare comparator", (Kind.CALLABLE,)),
    ("listener subscriber observer visitor reducer thunk factory selector resolver hook task", (Kind.CALLABLE,)),
    ("intervals ranges spans points edges pairs segments meetings", (Kind.SPANS, Kind.LISTS, Kind.PAIRS)),
    ("interval range span point segment", (Kind.PAIR, Kind.INTS)),
    ("matrix grid table matrices board", (Kind.LISTS,)),
    ("rows", (Kind.RECORDS, Kind.LISTS)),
    ("graph adjacency adj deps dependencies neighbors neighbours", (Kind.GRAPH, Kind.WEIGHTS, Kind.ARCS)),
    ("records orders sales entries users products transactions people employees", (Kind.RECORDS, Kind.TALLIES)),
    ("events actions commands moves steps operations", (Kind.STRS, Kind.RECORDS)),
    ("words names strings lines tags keys tokens", (Kind.STRS,)),
    ("items values nums numbers list arr array seq xs ys scores prices elements", _MANY),
    ("num number x y total price amount balance rate factor value a b lo hi low high min max", _ONE),
    ("name text string str word line title path url email message char ch letter prefix suffix sep s t", (Kind.STR,)),
    ("owner author city country code label id category sku product currency unit token separator", (Kind.STR,)),
    ("type kind topic channel role status mode slug locale lang language format email phone", (Kind.STR,)),
    ("delimiter pattern query input expr expression version date time duration event item", (Kind.STR,)),
    ("regex regexp rx", (Kind.PATTERN, Kind.STR)),
    ("fp fh stream infile instream", (Kind.STREAM,)),
    ("out output outfile sink", (Kind.SINK, Kind.STREAM)),
    ("iterator it", (Kind.ITERATOR, Kind.INTS)),
    ("err error exc exception", (Kind.ERROR, Kind.STR)),
    ("cls klass", (Kind.CLASS,)),
    ("obj object dict map mapping options opts config record params counts", (Kind.DICT, Kind.RECORD)),
    ("tree root node document state user order base extra defaults overrides", (Kind.RECORD, Kind.DICT)),
)
_BY_WORD = {word: kinds for words, kinds in _WORDS for word in words.split()} | dict.fromkeys(_COUNTS, (Kind.INT,))
_ASKING = frozenset({"is", "has", "should", "use", "with", "allow"})


def declared(parameter: Parameter) -> tuple[Kind, ...]:
    """The kinds that an annotation or a default names; empty when neither says anything we know."""
    text = parameter.annotation.strip("\"'").lower().replace("typing.", "").replace("collections.abc.", "")
    if text:
        return _of_annotation(text)
    return _of_default(parameter.default)


def candidates(likely: Sequence[Kind]) -> tuple[Kind, ...]:
    """Kinds to try for a parameter without a declared one; what is likely only decides the order."""
    return tuple(dict.fromkeys((*likely, *UNTYPED)))


def of_name(name: str) -> tuple[Kind, ...]:
    """The kinds that a name suggests; empty when it says nothing we know."""
    words = words_of(name)
    return (Kind.BOOL,) if len(words) > 1 and words[0] in _ASKING else _BY_WORD.get(words[-1], ())


def is_count(name: str) -> bool:
    """Whether a parameter of that name counts or numbers something, so that no caller gives it less than zero."""
    return words_of(name)[-1] in _COUNTS


def words_of(name: str) -> list[str]:
    """Of a name in snake case or camel case; at least one."""
    return [word.lower() for word in re.split(r"_|(?<=[a-z0-9])(?=[A-Z])", name.strip("_")) if word] or [name]


def _of_annotation(text: str) -> tuple[Kind, ...]:
    optional = re.fullmatch(r"optional\[(.*)\]", text)
    if optional:
        return (*_of_annotation(optional[1]), Kind.NONE)
    parts = _union_parts(text)
    if len(parts) > 1:
        return tuple(dict.fromkeys(kind for part in parts for kind in _of_annotation(part)))
    return next(((kind,) for pattern, kind in _ANNOTATIONS if re.fullmatch(pattern, text)), ())


def _union_parts(text: str) -> list[str]:
    """The members of a union, split at the bars outside any bracket."""
    union = re.fullmatch(r"union\[(.*)\]", text)
    separator, text = (",", union[1]) if union else ("|", text)
    parts, depth = [""], 0
    for character in text:
        depth += (character in "[(<{") - (character in "])>}")
        if character == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def _of_default(default: str) -> tuple[Kind, ...]:
    if re.fullmatch(r"-?\d+", default):
        return (Kind.INT,)
    if re.fullmatch(r"-?\d*\.\d+", default):
        return (Kind.FLOAT,)
    if re.fullmatch(r"true|false", default.lower()):
        return (Kind.BOOL,)
    return (Kind.STR,) if default[:1] in ('"', "'", "`") else ()
