"""The classes of a file: which are made of their fields in Python (data classes, named tuples, typed dictionaries,
enumerations), and which inherits from which.
"""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from syntax.functions import Parameter
from syntax.languages import PYTHON
from syntax.source import Source


@dataclass(frozen=True, slots=True)
class DataClass:
    """``fields`` are what its constructor takes, in order, and ``keywords`` the names of those that are told by name;
    ``members`` are the names of an enumeration's values. With ``is_mapping`` the fields are the keys of a dictionary;
    those that may be missing have a default.
    """

    name: str
    fields: tuple[Parameter, ...] = ()
    members: tuple[str, ...] = ()
    is_mapping: bool = False
    keywords: frozenset[str] = frozenset()


_EXTENDS = re.compile(r"\bclass\s+([A-Za-z_$][\w$]*)(?:<[^{]*?>)?\s+extends\s+([A-Za-z_$][\w$]*)")
# A field of a data class that its constructor does not take.
_NO_ARGUMENT = re.compile(r"(?:dataclasses\.|attrs?\.)?field\(.*\binit=False")
_ENUMS = frozenset({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"})


def data_classes(text: str) -> list[DataClass]:
    """Those at the top level, in their order; of a text that cannot be read, none."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return []
    found: dict[str, DataClass] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and (made := _data_class(node, found)) is not None:
            found[node.name] = made
    return list(found.values())


def bases(source: Source) -> dict[str, str]:
    """The first class that each class inherits from, by name; of a text that cannot be read, none."""
    if source.language is not PYTHON:
        return dict(_EXTENDS.findall(source.text))
    try:
        tree = ast.parse(source.text)
    except (SyntaxError, ValueError, RecursionError):
        return {}
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.bases]
    return {node.name: _last_name(node.bases[0]) for node in classes}


def _data_class(node: ast.ClassDef, above: Mapping[str, DataClass]) -> DataClass | None:
    """``above`` are those that it may inherit fields from."""
    bases = [_last_name(base) for base in node.bases]
    if _ENUMS.intersection(bases):
        assigned = [statement.targets[0] for statement in node.body if isinstance(statement, ast.Assign)]
        return DataClass(node.name, members=tuple(name.id for name in assigned if isinstance(name, ast.Name)))
    decorators = {_last_name(decorator) for decorator in node.decorator_list}
    inherited = [above[base] for base in bases if base in above]
    is_mapping = "TypedDict" in bases or any(one.is_mapping for one in inherited)
    if not is_mapping and "NamedTuple" not in bases and not decorators & {"dataclass", "define", "frozen"}:
        return None
    own = [statement for statement in node.body if isinstance(statement, ast.AnnAssign)]
    may_miss = _is_told(node.keywords, "total", "False")
    fields = {field.name: field for one in reversed(inherited) for field in one.fields}
    fields |= {field.name: field for one in own if (field := _field(one, "..." if may_miss else "")) is not None}
    by_name = frozenset[str]().union(*(one.keywords for one in inherited))
    return DataClass(
        node.name, tuple(fields.values()), is_mapping=is_mapping, keywords=by_name | _told_by_name(node, own)
    )


def _told_by_name(node: ast.ClassDef, own: Sequence[ast.AnnAssign]) -> frozenset[str]:
    """The names of those fields of its own that its constructor takes by name alone."""
    decorators = [one for one in node.decorator_list if isinstance(one, ast.Call)]
    is_told = any(_is_told(decorator.keywords, "kw_only", "True") for decorator in decorators)
    found = set()
    for statement in own:
        is_told = is_told or _last_name(statement.annotation) == "KW_ONLY"
        value = statement.value
        if is_told or (isinstance(value, ast.Call) and _is_told(value.keywords, "kw_only", "True")):
            found.add(ast.unparse(statement.target))
    return frozenset(found)


def _is_told(keywords: Sequence[ast.keyword], name: str, value: str) -> bool:
    return any(keyword.arg == name and ast.unparse(keyword.value) == value for keyword in keywords)


def _field(statement: ast.AnnAssign, default: str) -> Parameter | None:
    """A parameter of the constructor; None for what is shared by all instances, or made by none of its arguments."""
    annotation = ast.unparse(statement.annotation)
    name, _, inner = annotation.partition("[")
    name = name.rsplit(".", 1)[-1]
    if not isinstance(statement.target, ast.Name) or name in ("ClassVar", "KW_ONLY"):
        return None
    default = ast.unparse(statement.value) if statement.value is not None else default
    if _NO_ARGUMENT.match(default):
        return None
    if name in ("NotRequired", "Required"):
        return Parameter(statement.target.id, inner.removesuffix("]"), "..." if name == "NotRequired" else "")
    return Parameter(statement.target.id, annotation, default)


def _last_name(node: ast.expr) -> str:
    return ast.unparse(node).split("(")[0].rsplit(".", 1)[-1]
