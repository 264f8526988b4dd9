"""Arguments that the file itself says how to make: instances of its classes, members of its enumerations, objects that
a parameter takes apart.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from probe.inputs.boundaries import boundaries
from probe.inputs.kinds import Kind, declared, of_name
from probe.inputs.mined import Mined
from probe.inputs.records import records
from probe.inputs.written import written
from probe.targets import Target
from syntax.classes import DataClass, bases, data_classes
from syntax.functions import Parameter
from syntax.languages import PYTHON
from syntax.source import Source

MOST_EACH = 5
# Classes may hold each other.
_DEPTH = 3
_SEQUENCE = re.compile(
    r"(?:list|sequence|iterable|collection|tuple)\[['\"]?(\w+)['\"]?(?:, *\.\.\.)?\]|(\w+)\[\]", re.IGNORECASE
)
_OPTIONAL = re.compile(r"\s*\|\s*(?:None|null|undefined)$|^Optional\[(.*)\]$")
_ENUM = re.compile(r"\benum\s+(\w+)\s*\{([^}]*)\}")
_ATTRIBUTE = r"(?<![\w.]){name}\.([A-Za-z_]\w*)"
# What a method calls another one of its class.
_OTHERS = frozenset({"other", "that", "rhs", "another"})
# An object's type, written out, and the fields of it.
_OBJECT = re.compile(r"(\{.*\})(\[\])?|(?:Array|ReadonlyArray|Iterable)<(\{.*\})>", re.DOTALL)
# A collection of JavaScript's with the types of what it holds, or as a default makes it; and functions in a list.
_KEYED = re.compile(r"(?:new |Readonly)?(Map|Set)(?:<(.*)>)?(?:\(.*\))?", re.DOTALL)
_FUNCTIONS = re.compile(r"(?:Array|ReadonlyArray|Iterable)<\(.*=>.*>|\(\(.*=>.*\)\[\]|list\[Callable.*\]", re.DOTALL)
# Functions that take nothing and give what is easily taken for nothing.
_OF_FUNCTIONS = {
    "python": ("(lambda: None)", "(lambda: 0)"),
    "javascript": ("(() => null)", "(() => 0)", "(async () => 1)", '(() => { throw new Error("refused"); })'),
}
_FIELD = re.compile(r"\s*(\w+)(\?)?\s*:\s*(.+?)\s*", re.DOTALL)
_NAMES = re.compile(r"([A-Za-z_$][\w$]*)\s*(?::[^,{}]*)?(?:=\s*[^,{}]*)?(?:,|$)")


class Classes:
    """How the classes of one file are made; ``receivers`` are expressions that were seen to make an instance."""

    def __init__(self, source: Source, receivers: Mapping[str, tuple[str, ...]]) -> None:
        self._family = source.language.family
        shapes = data_classes(source.text) if source.language is PYTHON else []
        self._fields = {shape.name: frozenset(field.name for field in shape.fields) for shape in shapes if shape.fields}
        self._made = dict(receivers)
        for _ in range(_DEPTH):
            for shape in shapes:
                self._made[shape.name] = self._constructed(shape) or self._made.get(shape.name, ())
        if source.language is not PYTHON:
            for name, members in _ENUM.findall(source.text):
                words = re.findall(r"(?:^|,)\s*(\w+)", members)
                self._made[name] = tuple(f"{name}.{word}" for word in words[:MOST_EACH])
        # What an abstract class says is asked of those that inherit it.
        for name, base in bases(source).items():
            if name in self._made:
                self._made.setdefault(base, self._made[name])

    def receivers(self, target: Target) -> tuple[str, ...]:
        """What a function is called on: instances of its class, or the class."""
        if not target.owner or target.construction:
            return ()
        return self._made.get(target.owner, ()) if target.needs_instance else (target.owner,)

    def given(self, target: Target, body: str) -> dict[str, tuple[str, ...]]:
        """Expressions for those parameters of a function that take such, by name."""
        found = {parameter.name: self._pool(parameter, body) for parameter in target.parameters}
        found |= {
            parameter.name: self._own_kind(target)
            for parameter in target.parameters
            if parameter.name in _OTHERS and target.needs_instance and not found[parameter.name]
        }
        return {name: pool for name, pool in found.items() if pool}

    def _own_kind(self, target: Target) -> tuple[str, ...]:
        """Others of the class; what is compared with any object may be told from something else as well."""
        made = self._made.get(target.owner, ())
        return (*made, written(None, self._family)) if made and target.plain_name == "__eq__" else made

    def _pool(self, parameter: Parameter, body: str) -> tuple[str, ...]:
        if parameter.name[:1] in ("{", "["):
            return self._taken_apart(parameter)
        annotation = _OPTIONAL.sub(lambda match: match[1] or "", parameter.annotation.strip("'\""))
        name = annotation.strip("'\"").rsplit(".", 1)[-1]
        if self._made.get(name):
            return self._made[name]
        if typed := _OBJECT.fullmatch(annotation):
            objects = self._objects(typed[1] or typed[3])
            return _lists(objects) if objects and (typed[2] or typed[3]) else objects
        if keyed := _KEYED.fullmatch(annotation or parameter.default):
            return self._collections(keyed[1], [part.strip() for part in _split(keyed[2] or "string, number")])
        if _FUNCTIONS.fullmatch(annotation):
            return _lists([*boundaries(Kind.CALLABLE, self._family, Mined(), 0)[:2], *_OF_FUNCTIONS[self._family]])
        if (listed := _SEQUENCE.fullmatch(annotation)) and (items := self._made.get(listed[1] or listed[2])):
            return _lists(items)
        return () if parameter.annotation else self._by_attributes(parameter.name, body)

    def _collections(self, name: str, types: Sequence[str]) -> tuple[str, ...]:
        """Maps or sets of JavaScript, of no entry, one and several."""
        pools = [self._field_pool(Parameter("value", text)) for text in types]
        if not all(pools):
            return ()
        entries = [f"[{key}, {value}]" for key, value in zip(pools[0], pools[-1], strict=False)]
        items = (entries if name == "Map" else list(pools[0]))[:MOST_EACH]
        return tuple(f"new {name}({text})" for text in dict.fromkeys(["", f"[{items[0]}]", f"[{', '.join(items)}]"]))

    def _objects(self, text: str) -> tuple[str, ...]:
        """Objects of a type that is written out; the last ones without what may be left out."""
        read = [_FIELD.fullmatch(field) for field in _fields(text)]
        fields = [match.groups() for match in read if match is not None]
        pools = [self._field_pool(Parameter(name, annotation.strip())) for name, _, annotation in fields]
        # What may be left out, and is of a type that nothing is known of, is.
        known = [(f, pool) for f, pool in zip(fields, pools, strict=True) if pool or not f[1]]
        fields, pools = [f for f, _ in known], [pool for _, pool in known]
        if not fields or not all(pools):
            return ()
        made = []
        for row in range(MOST_EACH):
            values = [pool[(row + n) % len(pool)] for n, pool in enumerate(pools)]
            is_short = row == MOST_EACH - 1
            entries = [f"{f[0]}: {v}" for f, v in zip(fields, values, strict=True) if not (is_short and f[1])]
            made.append(f"{{ {', '.join(entries)} }}" if entries else "{}")
        return tuple(dict.fromkeys(made))

    def _by_attributes(self, name: str, body: str) -> tuple[str, ...]:
        """Of a parameter that says nothing of itself: instances of the class that it is called like, or whose fields
        the code asks it for.
        """
        namesake = next((owner for owner in self._made if owner.lower() == name.replace("_", "").lower()), "")
        if namesake:
            return self._made[namesake]
        asked = set(re.findall(_ATTRIBUTE.format(name=re.escape(name)), body))
        fitting = [owner for owner, fields in self._fields.items() if asked and asked <= fields]
        return self._made[fitting[0]] if fitting else ()

    def _taken_apart(self, parameter: Parameter) -> tuple[str, ...]:
        """Objects with the names that a parameter takes out of them, or arrays of as many items."""
        names = tuple(dict.fromkeys(_NAMES.findall(parameter.name.strip("{}[] \n"))))
        if not names:
            return ()
        if parameter.name[0] == "{":
            return tuple(records(Kind.RECORD, self._family, Mined(keys=names), 0)[:MOST_EACH])
        kinds = [(of_name(name) or (Kind.INT,))[0] for name in names]
        pools = [boundaries(kind, self._family, Mined(), 0) for kind in kinds]
        rows = [[pool[(row + n) % len(pool)] for n, pool in enumerate(pools)] for row in range(MOST_EACH)]
        return tuple(f"[{', '.join(row)}]" for row in rows)

    def _constructed(self, shape: DataClass) -> tuple[str, ...]:
        if shape.members:
            return tuple(f"{shape.name}.{member}" for member in shape.members[:MOST_EACH])
        pools = [self._field_pool(field) for field in shape.fields]
        if not all(pools):
            return ()
        rows = [[pool[(row + n) % len(pool)] for n, pool in enumerate(pools)] for row in range(MOST_EACH)]
        return tuple(dict.fromkeys(f"{shape.name}({', '.join(row)})" for row in rows))

    def _field_pool(self, field: Parameter) -> Sequence[str]:
        if pool := self._pool(field, ""):
            return pool
        kinds = declared(Parameter(field.name, field.annotation)) or of_name(field.name)
        values = boundaries(kinds[0], self._family, Mined(), 0) if kinds else ()
        # What is empty says little in a field.
        return [value for value in values if value not in (written("", self._family), "[]", "{}")] or list(values)


def _fields(text: str) -> Iterator[str]:
    """The fields of an object's type."""
    return _split(text[1:-1])


def _split(text: str) -> Iterator[str]:
    """At what separates, outside of all brackets."""
    depth, begin = 0, 0
    for place, character in enumerate(text):
        depth += (character in "{[(<") - (character in "}])>" and text[place - 1] != "=")
        if character in ",;\n" and not depth:
            yield text[begin:place]
            begin = place + 1
    yield text[begin:]


def _lists(items: Sequence[str]) -> tuple[str, ...]:
    """Of several, of one, of none, and with one twice."""
    some = [items[:2], items[:1], (), items[:3], (items[0], items[0]), items[::-1]]
    return tuple(dict.fromkeys(f"[{', '.join(row)}]" for row in some))
