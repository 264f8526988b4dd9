"""Arguments that the file itself says how to make: instances of its classes, members of its enumerations, objects that
a parameter takes apart.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest

from probe.aliases import aliases
from probe.inputs.boundaries import boundaries
from probe.inputs.kinds import Kind, declared, of_name
from probe.inputs.mined import Mined, mine, mined_values
from probe.inputs.records import records
from probe.inputs.typed import Typed, is_plain
from probe.inputs.written import written
from probe.targets import Target
from syntax.annotations import Annotation, Shape, read_annotation
from syntax.classes import DataClass, bases, data_classes
from syntax.functions import Parameter
from syntax.languages import PYTHON
from syntax.source import Source

MOST_EACH = 5
# Classes may hold each other.
_DEPTH = 3
_ENUM = re.compile(r"\benum\s+(\w+)\s*\{([^}]*)\}")
_ATTRIBUTE = r"(?<![\w.]){name}\.([A-Za-z_]\w*)"
_KEY = r"(?<![\w.]){name}(?:\[|\.get\()[\"'](\w+)[\"']"
# What a method calls another one of its class.
_OTHERS = frozenset({"other", "that", "rhs", "another"})
# A collection of JavaScript's, as a default makes it.
_MADE_EMPTY = re.compile(r"new (Map|Set)\(.*\)", re.DOTALL)
_OF_NOTHING_KNOWN = {"Map": "Map<string, number>", "Set": "Set<string>"}
# What may be anything.
_ANYTHING = re.compile(r"(?:typing\.)?Any|any|unknown|object|Object|[A-Z]")
_ABSENT = frozenset({"None", "null", "undefined"})
# Functions that take nothing and give what is easily taken for nothing.
_OF_FUNCTIONS = {
    "python": ("(lambda: None)", "(lambda: 0)"),
    "javascript": ("(() => null)", "(() => 0)", "(async () => 1)", '(() => { throw new Error("refused"); })'),
}
_NAMES = re.compile(r"([A-Za-z_$][\w$]*)\s*(?::[^,{}]*)?(?:=\s*[^,{}]*)?(?:,|$)")


class Classes:
    """How the classes of one file are made; ``receivers`` are expressions that were seen to make an instance."""

    def __init__(self, source: Source, receivers: Mapping[str, tuple[str, ...]]) -> None:
        self._family = source.language.family
        found = data_classes(source.text) if source.language is PYTHON else []
        resolve = aliases(source)
        shapes = [replace(shape, fields=tuple(map(resolve, shape.fields))) for shape in found]
        self._shapes = [shape for shape in shapes if shape.fields]
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
        made_empty = _MADE_EMPTY.fullmatch(parameter.default)
        text = parameter.annotation or (_OF_NOTHING_KNOWN[made_empty[1]] if made_empty else "")
        if not text:
            return self._by_attributes(parameter.name, body)
        annotation = _present(read_annotation(text, self._family))
        if annotation.shape is Shape.LEAF:
            return self._made.get(_name(annotation.text), ())
        if is_plain(annotation) and not self._names_own(annotation):
            return ()
        return Typed(self._family, partial(self._leaf, mine(body))).values(annotation)

    def _names_own(self, annotation: Annotation) -> bool:
        """Whether it names a class of the file somewhere."""
        return bool(self._made.get(_name(annotation.text))) or any(map(self._names_own, annotation.parts))

    def _leaf(self, mined: Mined, text: str) -> Sequence[str]:
        """Values of a type with a name, the first ones of the code."""
        if own := self._made.get(_name(text)):
            return own
        if text in _ABSENT:
            return (text,)
        if _ANYTHING.fullmatch(text):
            return (written(1, self._family), written("a", self._family), written(2, self._family))
        return self._of_kinds(declared(Parameter("value", text)), mined)

    def _of_kinds(self, kinds: Sequence[Kind], mined: Mined) -> Sequence[str]:
        if not kinds:
            return ()
        found = (strategy(kinds[0], self._family, mined, 0) for strategy in (mined_values, boundaries))
        values = [value for turn in zip_longest(*found) for value in turn if value is not None]
        if kinds[0] is Kind.CALLABLE:
            values[2:] = _OF_FUNCTIONS[self._family]
        # What is empty says little in a field.
        return [v for v in values if v not in (written("", self._family), "[]", "{}", "set()")] or values

    def _by_attributes(self, name: str, body: str) -> tuple[str, ...]:
        """Of a parameter that says nothing of itself: instances of the class that it is called like, or whose fields
        the code asks it for.
        """
        namesake = next((owner for owner in self._made if owner.lower() == name.replace("_", "").lower()), "")
        if namesake:
            return self._made[namesake]
        asked = [set(re.findall(how.format(name=re.escape(name)), body)) for how in (_ATTRIBUTE, _KEY)]
        for shape in self._shapes:
            if (of_it := asked[shape.is_mapping]) and of_it <= {field.name for field in shape.fields}:
                return self._made[shape.name]
        return ()

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
        if shape.is_mapping:
            return tuple(dict.fromkeys(_mapping(shape.fields, row, n == MOST_EACH - 1) for n, row in enumerate(rows)))
        return tuple(dict.fromkeys(f"{shape.name}({', '.join(row)})" for row in rows))

    def _field_pool(self, field: Parameter) -> Sequence[str]:
        kinds = declared(Parameter(field.name, field.annotation)) or of_name(field.name)
        return self._pool(field, "") or self._of_kinds(kinds, Mined())


def _mapping(fields: Sequence[Parameter], row: Sequence[str], is_short: bool) -> str:
    """A dictionary of the fields; a short one is without those that may be missing."""
    pairs = [(f.name, value) for f, value in zip(fields, row, strict=True) if not (is_short and f.default)]
    return f"{{{', '.join(f'{name!r}: {value}' for name, value in pairs)}}}"


def is_mapping(parameter: Parameter, family: str) -> bool:
    """Whether what a parameter is declared to be has keys of which none is prescribed."""
    return bool(parameter.annotation) and _present(read_annotation(parameter.annotation, family)).shape is Shape.MAPPING


def _present(annotation: Annotation) -> Annotation:
    """Without the value that says that there is none."""
    parts = tuple(part for part in annotation.parts if part.text not in _ABSENT)
    if annotation.shape is not Shape.UNION or not parts:
        return annotation
    return parts[0] if len(parts) == 1 else replace(annotation, parts=parts)


def _name(text: str) -> str:
    return text.strip("'\"").rsplit(".", 1)[-1]
