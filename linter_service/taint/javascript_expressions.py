"""Expressions of JavaScript and TypeScript, from their parse tree."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ast_grep_py import SgNode

from linter_service.taint.program import (
    Argument,
    Assign,
    Block,
    Bound,
    Call,
    Choice,
    Collection,
    Define,
    DefineClass,
    Either,
    Entry,
    Expression,
    Field,
    Function,
    Group,
    Item,
    Lambda,
    Leave,
    Literal,
    Name,
    Operation,
    Parameter,
    Part,
    Target,
    Text,
    Unpacked,
    Way,
)
from syntax.parsing import span

if TYPE_CHECKING:
    from linter_service.taint.javascript_program import StatementReader

_OPERATORS = {"===": "==", "!==": "!=", "!": "not", "-": "negative", "+": "positive"}
_LOGICAL = {"&&": "and", "||": "or", "??": "??"}
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "b": "\b", "f": "\f", "v": "\v", "\n": ""}
_KNOWN: dict[str, str | bool | None] = {"true": True, "false": False, "null": None, "undefined": None}
# What stands around an expression and changes nothing about it.
_WRAPPERS = frozenset(
    [
        "parenthesized_expression",
        "await_expression",
        "as_expression",
        "satisfies_expression",
        "non_null_expression",
        "template_substitution",
        "jsx_expression",
        "type_assertion",
        "computed_property_name",
    ]
)
_FUNCTIONS = frozenset(("arrow_function", "function_expression", "generator_function"))


class ExpressionReader:
    """Turns nodes of the tree into expressions; functions in them are read by ``statements``."""

    def __init__(self, statements: "StatementReader") -> None:
        self._statements = statements
        self._kinds: dict[str, Callable[[SgNode], Expression]] = {
            "identifier": self._name, "this": self._name, "super": self._name, "undefined": self._name,
            "shorthand_property_identifier": self._name, "import": self._name,
            "true": self._word, "false": self._word, "null": self._word,
            "number": self._number, "string": self._string, "regex": self._pattern, "template_string": self._template,
            "member_expression": self._field, "subscript_expression": self._item,
            "call_expression": self._call, "new_expression": self._call,
            "binary_expression": self._binary, "unary_expression": self._unary, "ternary_expression": self._choice,
            "assignment_expression": self._assignment, "augmented_assignment_expression": self._assignment,
            "update_expression": self._update, "object": self._object, "array": self._array,
            "jsx_attribute": self._attribute,
        }  # fmt: skip

    def expression(self, node: SgNode) -> Expression:
        """What has no word of its own is what its parts are."""
        while node.kind() in _WRAPPERS and (inner := named(node)):
            node = inner[0]
        if node.kind() in _FUNCTIONS:
            return Lambda(span(node), self.function(node))
        if node.kind() == "sequence_expression" and all(child.kind() == "number" for child in named(node)[:-1]):
            return self.expression(named(node)[-1])
        if node.kind() in self._kinds:
            return self._kinds[node.kind()](node)
        return Group(span(node), tuple(self.expression(child) for child in named(node)))

    def function(self, node: SgNode, name: str = "") -> Function:
        """An arrow function with an expression for its body returns that."""
        given, body = node.field("parameters"), node.field("body")
        single = node.field("parameter")
        parameters = [] if given is None else [self._parameter(child) for child in named(given)]
        if single is not None:
            parameters = [self._parameter(single)]
        return Function(span(node), name, tuple(parameters), self._body(body))

    def _body(self, body: SgNode | None) -> Block:
        if body is None:
            return ()
        if body.kind() == "statement_block":
            return self._statements.block(named(body))
        return (Leave(span(body), Way.RETURN, self.expression(body)),)

    def _parameter(self, node: SgNode) -> Parameter:
        annotation, default = node.field("type"), node.field("value")
        inner = node.field("pattern") if node.kind() in ("required_parameter", "optional_parameter") else node
        part = self.part(inner if inner is not None else node)
        known = part.default if default is None else self.expression(default)
        written = "" if annotation is None else annotation.text().lstrip(": ")
        return Parameter(part.target, known, "*" if part.is_rest else "", written)

    def part(self, node: SgNode) -> Part:
        """Of an array taken apart, or a parameter."""
        if node.kind() == "rest_pattern":
            return Part(self.target(named(node)[0]), is_rest=True)
        left, right = node.field("left"), node.field("right")
        if left is not None and right is not None:
            return Part(self.target(left), default=self.expression(right))
        return Part(self.target(node))

    def target(self, node: SgNode) -> Target:
        """What is assigned to."""
        while node.kind() in _WRAPPERS and (inner := named(node)):
            node = inner[0]
        match node.kind():
            case "member_expression":
                return self._field(node)
            case "subscript_expression":
                return self._item(node)
            case "array_pattern":
                return Unpacked(span(node), tuple(self._in_places(node)))
            case "object_pattern":
                return Unpacked(span(node), tuple(self._keyed(child) for child in named(node)))
        return Name(span(node), node.text())

    def _in_places(self, node: SgNode) -> Iterator[Part]:
        """A place that is left out takes nothing."""
        is_taken = True
        for child in node.children():
            if child.kind() == ",":
                if not is_taken:
                    yield Part(Unpacked(span(child), ()))
                is_taken = False
            elif child.kind() == "[":
                is_taken = False
            elif child.is_named() and child.kind() not in _UNSPOKEN:
                is_taken = True
                yield self.part(child)

    def _keyed(self, node: SgNode) -> Part:
        if node.kind() == "rest_pattern":
            return Part(self.target(named(node)[0]), is_rest=True)
        key, value = node.field("key"), node.field("value")
        if key is not None and value is not None:
            part = self.part(value)
            return Part(part.target, self.key(key), part.default)
        name, default = node.field("left") or node, node.field("right")
        known = None if default is None else self.expression(default)
        return Part(Name(span(name), name.text()), Literal(span(name), name.text()), known)

    def key(self, node: SgNode) -> Expression:
        """Of an object: what stands in brackets is an expression, all else its own text."""
        if node.kind() in ("computed_property_name", "string", "number"):
            return self.expression(node)
        return Literal(span(node), node.text())

    def _name(self, node: SgNode) -> Expression:
        if node.text() in _KNOWN:
            return self._word(node)
        return Name(span(node), "require" if node.kind() == "import" else node.text())

    def _word(self, node: SgNode) -> Expression:
        return Literal(span(node), _KNOWN[node.text()])

    def _number(self, node: SgNode) -> Expression:
        try:
            return Literal(span(node), float(node.text().replace("_", "")))
        except ValueError:
            return Group(span(node), ())

    def _string(self, node: SgNode) -> Expression:
        return Literal(span(node), text_of(node))

    def _pattern(self, node: SgNode) -> Expression:
        pattern, at = node.field("pattern"), span(node)
        said = Literal(at, "" if pattern is None else pattern.text())
        return Call(at, Name(at, "RegExp"), (Argument(said),))

    def _template(self, node: SgNode) -> Expression:
        return Text(span(node), tuple(self._in_template(child) for child in named(node)))

    def _in_template(self, node: SgNode) -> Expression:
        if node.kind() == "template_substitution":
            return self.expression(node)
        return Literal(span(node), _unescaped(node))

    def _field(self, node: SgNode) -> Field:
        of, name = node.field("object"), node.field("property")
        return Field(span(node), self._known(of, node), "" if name is None else name.text())

    def _item(self, node: SgNode) -> Item:
        return Item(span(node), self._known(node.field("object"), node), self._known(node.field("index"), node))

    def _known(self, node: SgNode | None, around: SgNode) -> Expression:
        """What the parser could not make out is nothing."""
        return Group(span(around), ()) if node is None else self.expression(node)

    def _call(self, node: SgNode) -> Expression:
        is_new = node.kind() == "new_expression"
        function = self._known(node.field("constructor" if is_new else "function"), node)
        given = node.field("arguments")
        if given is None:
            return Call(span(node), function, (), is_new)
        if given.kind() == "template_string":
            parts = [self._in_template(child) for child in named(given)]
            said = [Argument(part) for part in parts if not isinstance(part, Literal)]
            return Call(span(node), function, (Argument(Literal(span(given), "")), *said))
        return Call(span(node), function, tuple(self._argument(child) for child in named(given)), is_new)

    def _argument(self, node: SgNode) -> Argument:
        if node.kind() == "spread_element":
            return Argument(self.expression(named(node)[0]), is_spread=True)
        return Argument(self.expression(node))

    def _binary(self, node: SgNode) -> Expression:
        operator = _operator(node)
        if operator in _LOGICAL:
            left, right = (self._known(node.field(side), node) for side in ("left", "right"))
            return Either(span(node), _LOGICAL[operator], left, right)
        operands, left_node = [self._known(node.field("right"), node)], node.field("left")
        while operator == "+" and left_node is not None and _operator(left_node) == "+":
            operands.append(self._known(left_node.field("right"), node))
            left_node = left_node.field("left")
        known = {**_OPERATORS, "-": "-", "+": "+"}
        operands.append(self._known(left_node, node))
        return Operation(span(node), known.get(operator, operator), tuple(reversed(operands)))

    def _unary(self, node: SgNode) -> Expression:
        operator = _operator(node)
        return Operation(span(node), _OPERATORS.get(operator, operator), (self._known(node.field("argument"), node),))

    def _choice(self, node: SgNode) -> Expression:
        parts = (self._known(node.field(name), node) for name in ("condition", "consequence", "alternative"))
        return Choice(span(node), *parts)

    def _assignment(self, node: SgNode) -> Expression:
        left, right = node.field("left"), node.field("right")
        target = Unpacked(span(node), ()) if left is None else self.target(left)
        operator = _operator(node).removesuffix("=")
        value = self._known(right, node)
        return Bound(span(node), Assign(span(node), target, value, _LOGICAL.get(operator, operator), declares=False))

    def _update(self, node: SgNode) -> Expression:
        argument = node.field("argument")
        target = Unpacked(span(node), ()) if argument is None else self.target(argument)
        operator = "-" if "--" in node.text() else "+"
        return Bound(span(node), Assign(span(node), target, Literal(span(node), 1), operator, declares=False))

    def _object(self, node: SgNode) -> Expression:
        return Collection(span(node), tuple(self._entry(child) for child in named(node)), is_mapping=True)

    def _entry(self, node: SgNode) -> Entry:
        if node.kind() == "spread_element":
            return Entry(self.expression(named(node)[0]), is_spread=True)
        key, value = node.field("key"), node.field("value")
        if key is not None and value is not None:
            return Entry(self.expression(value), self.key(key))
        name = node.field("name")
        if name is not None:
            return Entry(Lambda(span(node), self.function(node, name.text())), self.key(name))
        return Entry(self.expression(node), Literal(span(node), node.text()))

    def _array(self, node: SgNode) -> Expression:
        return Collection(span(node), tuple(self._entry_placed(child) for child in named(node)))

    def _entry_placed(self, node: SgNode) -> Entry:
        if node.kind() == "spread_element":
            return Entry(self.expression(named(node)[0]), is_spread=True)
        return Entry(self.expression(node))

    def _attribute(self, node: SgNode) -> Expression:
        """Of JSX, which escapes all but one of them."""
        name, *value = named(node)
        if name.text() != "dangerouslySetInnerHTML" or not value:
            return Group(span(node), ())
        return Call(span(node), Name(span(name), name.text()), (Argument(self.expression(value[0])),))

    def class_of(self, node: SgNode, name: str) -> DefineClass:
        """Getters are marked as properties are in Python."""
        heritage = next((child for child in node.children() if child.kind() == "class_heritage"), None)
        bases = () if heritage is None else tuple(self.expression(child) for child in _bases(heritage))
        body = node.field("body")
        members = [] if body is None else [self._member(child) for child in named(body)]
        return DefineClass(span(node), name, bases, tuple(one for member in members for one in member))

    def _member(self, node: SgNode) -> Iterator[Define | Assign]:
        name = node.field("name") or node.field("property")
        if name is None:
            return
        if node.kind() == "method_definition":
            marks = [Name(span(node), "property")] if any(child.kind() == "get" for child in node.children()) else []
            yield Define(span(node), self.function(node, name.text()), tuple(marks))
        elif (value := node.field("value")) is not None:
            yield Assign(span(node), Name(span(name), name.text()), self.expression(value))


def named(node: SgNode) -> list[SgNode]:
    """The children that are no punctuation, keyword, comment or type."""
    return [child for child in node.children() if child.is_named() and child.kind() not in _UNSPOKEN]


_UNSPOKEN = frozenset(
    ("comment", "optional_chain", "type_annotation", "type_arguments", "type_parameters", "decorator", "html_comment")
)


def text_of(node: SgNode) -> str:
    """What a string says."""
    return "".join(_unescaped(child) for child in named(node))


def _unescaped(node: SgNode) -> str:
    text = node.text()
    if node.kind() != "escape_sequence":
        return text
    if found := re.fullmatch(r"\\(?:u\{?|x)([0-9a-fA-F]+)\}?", text):
        number = int(found[1], 16)
        return chr(number) if number <= 0x10FFFF else ""
    return _ESCAPES.get(text[1:], text[1:])


def _operator(node: SgNode) -> str:
    operator = node.field("operator")
    if operator is not None:
        return operator.text()
    return "=" if node.kind() == "assignment_expression" else ""


def _bases(heritage: SgNode) -> Iterator[SgNode]:
    for child in named(heritage):
        if child.kind() == "extends_clause":
            yield from named(child)
        elif child.kind() != "implements_clause":
            yield child
