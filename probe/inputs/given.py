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
from probe.inputs.callables import awaited, callables
from probe.inputs.destructured import taken_apart
from probe.inputs.kinds import Kind, declared, of_name
from probe.inputs.mined import Mined, mine, mined_values
from probe.inputs.typed import Typed, is_plain
from probe.inputs.written import written
from probe.targets import Drivable, Target
from syntax.annotations import Annotation, Shape, read_annotation
from syntax.classes import DataClass, bases, data_classes
from syntax.destructuring import read_pattern
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
_ERROR_TYPE = re.compile(r"(?:typing\.)?[tT]ype\[(?:Base)?Exception\]")
_ABSENT = frozenset({"None", "null", "undefined"})
# Functions that take nothing and give what is easily taken for nothing.
_OF_FUNCTIONS = {
    "python": ("(lambda: None)", "(lambda: 0)"),
    "javascript": ("(() => null)", "(() => 0)", "(async () => 1)", '(() => { throw new Error("refused"); })'),
}
# Methods that values of many kinds have.
_OF_MANY = frozenset({
    "add", "append", "clear", "concat", "copy", "count", "delete", "entries", "extend", "filter", "find", "forEach",
    "get", "has", "includes", "index", "indexOf", "insert", "items", "join", "keys", "length", "lower", "map", "name",
    "pop", "push", "read", "remove", "replace", "reverse", "set", "size", "slice", "sort", "split", "strip", "toString",
    "update", "upper", "values", "write",
})  # fmt: skip


class Classes:
    """How the classes of one file are made; ``receivers`` are expressions that were seen to make an instance, none of a
    class of which nothing was.
    """

    def __init__(
        self, source: Source, receivers: Mapping[str, tuple[str, ...]], drivable: Drivable | None = None
    ) -> None:
        self._family = source.language.family
        self._members = {name: maker.members for name, maker in (drivable.makers if drivable else {}).items()}
        found = data_classes(source.text) if source.language is PYTHON else []
        resolve = aliases(source)
        shapes = [replace(shape, fields=tuple(map(resolve, shape.fields))) for shape in found]
        self._shapes = [shape for shape in shapes if shape.fields]
        self._made = dict(receivers)
        for _ in range(_DEPTH):
            for shape in shapes:
                if shape.name not in receivers or shape.members or shape.is_mapping:
                    self._made[shape.name] = self._constructed(shape)
        if source.language is not PYTHON:
            for name, members in _ENUM.findall(source.text):
                words = re.findall(r"(?:^|,)\s*(\w+)", members)
                self._made[name] = tuple(f"{name}.{word}" for word in words[:MOST_EACH])
        # What an abstract class says is asked of those that inherit it.
        for name, base in bases(source).items():
            if self._made.get(name) and not self._made.get(base):
                self._made[base] = self._made[name]

    def receivers(self, target: Target) -> tuple[str, ...]:
        """What a function is called on: instances of its class, or the class."""
        if not target.owner or target.construction:
            return ()
        return self._made.get(target.owner, ()) if target.needs_instance else (target.owner,)

    def given(self, target: Target, body: str) -> dict[str, tuple[str, ...]]:
        """Expressions for those parameters of a function that take such, by name."""
        found = {parameter.name: self.pool(parameter, body) for parameter in target.parameters}
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

    def pool(self, parameter: Parameter, body: str) -> tuple[str, ...]:
        """Expressions for a parameter, of which ``body`` says what is done with it; none where its kind is enough."""
        if given := callables(parameter, self._family):
            return given
        if self._family == "python" and re.search(rf"\bawait {re.escape(parameter.name)}\(", body):
            return awaited()
        made_empty = _MADE_EMPTY.fullmatch(parameter.default)
        text = parameter.annotation or (_OF_NOTHING_KNOWN[made_empty[1]] if made_empty else "")
        if text and (typed := self._typed(text, body)):
            return typed
        if (pattern := read_pattern(parameter.name)) is not None:
            return taken_apart(pattern, body, mine(body))
        return () if text else self._made.get(self.like(parameter.name, body), ())

    def _typed(self, text: str, body: str) -> tuple[str, ...]:
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
        if _ERROR_TYPE.fullmatch(text):
            return ("ValueError", "KeyError", "Exception")
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

    def like(self, name: str, body: str) -> str:
        """The class of a parameter that says nothing of itself: it is called like that, or the code asks it for fields
        or methods of its instances; empty for none.
        """
        known = dict.fromkeys((*self._made, *self._members))
        namesake = next((owner for owner in known if owner.lower() == name.replace("_", "").lower()), "")
        if namesake:
            return namesake
        asked = [set(re.findall(how.format(name=re.escape(name)), body)) for how in (_ATTRIBUTE, _KEY)]
        for shape in self._shapes:
            if (of_it := asked[shape.is_mapping]) and of_it <= {field.name for field in shape.fields}:
                return shape.name
        if not asked[False] - _OF_MANY:
            return ""
        return next((owner for owner, members in self._members.items() if asked[False] <= members), "")

    def _constructed(self, shape: DataClass) -> tuple[str, ...]:
        if shape.members:
            return tuple(f"{shape.name}.{member}" for member in shape.members[:MOST_EACH])
        pools = [self._field_pool(field) for field in shape.fields]
        if not all(pools):
            return ()
        rows = [[pool[(row + n) % len(pool)] for n, pool in enumerate(pools)] for row in range(MOST_EACH)]
        if shape.is_mapping:
            return tuple(dict.fromkeys(_mapping(shape.fields, row, n == MOST_EACH - 1) for n, row in enumerate(rows)))
        told = [f"{field.name}=" if field.name in shape.keywords else "" for field in shape.fields]
        # Those by place come first.
        named = (sorted(zip(told, row, strict=True), key=lambda one: bool(one[0])) for row in rows)
        made = (", ".join(f"{name}{value}" for name, value in pairs) for pairs in named)
        return tuple(dict.fromkeys(f"{shape.name}({given})" for given in made))

    def _field_pool(self, field: Parameter) -> Sequence[str]:
        kinds = declared(Parameter(field.name, field.annotation)) or of_name(field.name)
        return self.pool(field, "") or self._of_kinds(kinds, Mined())


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
