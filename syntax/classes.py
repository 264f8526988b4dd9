"""The classes of a file: which are made of their fields in Python (data classes, named tuples, enumerations), and which
inherits from which.
"""

import ast
import re
from dataclasses import dataclass

from syntax.functions import Parameter
from syntax.languages import PYTHON
from syntax.source import Source


@dataclass(frozen=True, slots=True)
class DataClass:
    """``fields`` are what its constructor takes, in order; ``members`` the names of an enumeration's values."""

    name: str
    fields: tuple[Parameter, ...] = ()
    members: tuple[str, ...] = ()


_EXTENDS = re.compile(r"\bclass\s+([A-Za-z_$][\w$]*)(?:<[^{]*?>)?\s+extends\s+([A-Za-z_$][\w$]*)")
_ENUMS = frozenset({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"})


def data_classes(text: str) -> list[DataClass]:
    """Those at the top level, in their order; of a text that cannot be read, none."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return []
    found = [_data_class(node) for node in tree.body if isinstance(node, ast.ClassDef)]
    return [one for one in found if one is not None]


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


def _data_class(node: ast.ClassDef) -> DataClass | None:
    bases = {_last_name(base) for base in node.bases}
    if bases & _ENUMS:
        assigned = [statement.targets[0] for statement in node.body if isinstance(statement, ast.Assign)]
        return DataClass(node.name, members=tuple(name.id for name in assigned if isinstance(name, ast.Name)))
    decorators = {_last_name(decorator) for decorator in node.decorator_list}
    if "NamedTuple" not in bases and not decorators & {"dataclass", "define", "frozen"}:
        return None
    fields = [statement for statement in node.body if isinstance(statement, ast.AnnAssign)]
    return DataClass(node.name, tuple(field for statement in fields if (field := _field(statement)) is not None))


def _field(statement: ast.AnnAssign) -> Parameter | None:
    """A parameter of the constructor; None for what is shared by all instances."""
    annotation = ast.unparse(statement.annotation)
    if not isinstance(statement.target, ast.Name) or annotation.startswith(("ClassVar", "typing.ClassVar")):
        return None
    default = ast.unparse(statement.value) if statement.value is not None else ""
    return Parameter(statement.target.id, annotation, default)


def _last_name(node: ast.expr) -> str:
    return ast.unparse(node).split("(")[0].rsplit(".", 1)[-1]
