"""What of a file can be driven from outside, and why the rest cannot."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from chassis.progress import Skipped
from probe.aliases import Resolve, aliases, without_aliases
from probe.jsdoc import documented
from probe.record import Names
from syntax.attributes import told_by_themselves
from syntax.classes import bases, data_classes
from syntax.closures import Closure, closures
from syntax.functions import Accessor, Function, FunctionKind, Parameter, find_functions
from syntax.languages import PYTHON
from syntax.modules import JavaScriptModule, ModuleStyle, javascript_module
from syntax.parsing import parse
from syntax.reach import DEFAULT
from syntax.source import Source
from syntax.state import module_state

# Stems that files have and identifiers may not: words of the language, and names that a test file uses itself.
_RESERVED = frozenset({
    "assert", "class", "default", "delete", "describe", "enum", "exports", "expect", "export", "extends", "false",
    "for", "function", "if", "import", "in", "it", "module", "new", "null", "require", "return", "switch", "this",
    "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield",
})  # fmt: skip


_SIGNS = {
    "add": "+", "and": "&", "eq": "==", "floordiv": "//", "ge": ">=", "gt": ">", "le": "<=", "lt": "<", "matmul": "@",
    "mod": "%", "mul": "*", "ne": "!=", "or": "|", "pow": "**", "sub": "-", "truediv": "/", "xor": "^",
}  # fmt: skip
# What a type of JavaScript's says of all that are left together.
_MANY = re.compile(r".*\]$|(?:Readonly)?Array<|[A-Z]\w*$|Parameters<", re.DOTALL)
# What the language calls by an expression of its own.
_FORMS = {
    "__abs__": "abs({receiver})",
    "__bool__": "bool({receiver})",
    "__call__": "{receiver}({0})",
    "__contains__": "({0} in {receiver})",
    "__float__": "float({receiver})",
    "__getitem__": "{receiver}[{0}]",
    "__int__": "int({receiver})",
    "__iter__": "list({receiver})",
    "__len__": "len({receiver})",
    "__neg__": "(-{receiver})",
    "__repr__": "repr({receiver})",
    "__reversed__": "list(reversed({receiver}))",
    "__str__": "str({receiver})",
    "[Symbol.iterator]": "[...{receiver}]",
} | {f"__{name}__": f"({{receiver}} {sign} {{0}})" for name, sign in _SIGNS.items()}


@dataclass(frozen=True)
class Target:
    """A function that can be called: ``constructor`` holds the parameters for making its receiver.

    ``parameters`` are those a caller gives, without self; one that takes all that is left is a list.
    """

    function: Function
    parameters: tuple[Parameter, ...]
    owner: str = ""
    constructor: tuple[Parameter, ...] = ()
    needs_instance: bool = False
    constructor_keywords: frozenset[str] = frozenset()
    # The lines of the constructor, which run whenever a receiver is made.
    constructor_lines: frozenset[int] = frozenset()
    # How a constructor is called; empty for everything else.
    construction: str = ""
    # How it is used where that is no call, as ``Call.form``.
    form: str = ""
    # Whether what it does depends on what its module holds, or changes that.
    is_stateful: bool = False
    # Of one that other functions give away: these, the outermost first, where it lies in what the last of them gives,
    # and the names that it may share with others made with it.
    makers: tuple[Function, ...] = ()
    place: str = ""
    shared: frozenset[str] = frozenset()

    @property
    def called_name(self) -> str:
        """What stands before the arguments of a call, behind its receiver."""
        return self.construction or self.plain_name

    @property
    def is_attribute(self) -> bool:
        """Whether it is no function, but something that an instance holds."""
        return self.function.kind is FunctionKind.ATTRIBUTE

    @property
    def has_state(self) -> bool:
        """Whether it is called on an instance, or on a module that is as good as one."""
        return self.needs_instance or self.is_stateful

    @property
    def is_plain(self) -> bool:
        """Whether it is a function of no class, and without state, that gives its value at once."""
        function = self.function
        return not (self.owner or self.is_stateful or self.construction or function.is_async or function.is_generator)

    @property
    def name(self) -> str:
        """The qualified name."""
        return self.function.name

    @property
    def subject(self) -> str:
        """The qualified name of the function at the top of the file that it is, or is made by."""
        return self.makers[0].name if self.makers else self.name

    @property
    def imported_name(self) -> str:
        """What somebody who wants to call it imports: itself, its class, what makes it, or the object it hangs on."""
        return self.subject if self.makers else self.owner.split(".")[0] or self.plain_name

    @property
    def plain_name(self) -> str:
        """The name without its class; empty for what another function gives, and which is called as it is."""
        return self.place.removeprefix(".") if self.makers else self.function.plain_name


@dataclass(frozen=True)
class Maker:
    """What makes an instance: its parameters, those of them that are told by name, and the lines that it is; and what
    an instance has.
    """

    parameters: tuple[Parameter, ...]
    keywords: frozenset[str] = frozenset()
    lines: frozenset[int] = frozenset()
    members: frozenset[str] = frozenset()


_NO_MAKER = Maker(())


@dataclass(frozen=True)
class Drivable:
    """``javascript`` is set for that family."""

    names: Names
    targets: tuple[Target, ...]
    skipped: tuple[Skipped, ...] = ()
    javascript: JavaScriptModule | None = None
    # What makes an instance of each class of the file, by name.
    makers: Mapping[str, Maker] = field(default_factory=dict)


def find_targets(source: Source) -> Drivable:
    """The targets of a file in its order, and what was left out."""
    return _targets(find_functions(source.text, source.language), source)


def targets_of_tests(source: Source) -> Drivable:
    """The same for tests: with those attributes of instances that nothing but reading them tells of, and each call on
    what the module holds when it is loaded.
    """
    functions = find_functions(source.text, source.language)
    attributes = told_by_themselves(functions, source.text, source.language.family)
    drivable = _targets(sorted([*functions, *attributes], key=lambda one: one.start), source)
    state = module_state(source.text, source.language)
    targets = tuple(
        replace(target, is_stateful=not target.needs_instance and target.name in state.touching)
        for target in drivable.targets
    )
    return replace(drivable, names=replace(drivable.names, state=state.variables), targets=targets)


def _targets(functions: Sequence[Function], source: Source) -> Drivable:
    given_away = closures(functions, source.text, source.language)
    resolve = aliases(source)
    if source.language is PYTHON:
        found = _sort_out(without_aliases(functions, resolve), Names(module=source.module), None, source, resolve)
        return _with_closures(found, given_away, resolve)
    functions = without_aliases(documented(functions, source.text), resolve)
    module = javascript_module(parse(source.text, source.language))
    found = _sort_out(functions, _names(module, source.path), module, source, resolve)
    return _exports_named(_with_closures(found, given_away, resolve), source.path)


def _with_closures(drivable: Drivable, given_away: Sequence[Closure], resolve: Resolve) -> Drivable:
    """Also with what functions of a name give away, unless they make instances."""
    plain = {target.name for target in drivable.targets if not (target.owner or target.construction)}
    own = [closure for closure in given_away if closure.makers[0].name in plain]
    called = [closure for closure in own if closure.function.accessor is not Accessor.SETTER]
    return replace(drivable, targets=(*drivable.targets, *(_of_closure(closure, resolve) for closure in called)))


def _of_closure(closure: Closure, resolve: Resolve) -> Target:
    function, makers = closure.function, closure.makers
    making = [_maker(maker) for maker in makers]
    return Target(
        function,
        tuple(map(resolve, _maker(function).parameters)),
        owner=f"{makers[0].name}{'()' * len(makers)}",
        constructor=tuple(resolve(parameter) for maker in making for parameter in maker.parameters),
        needs_instance=True,
        constructor_keywords=frozenset[str]().union(*(maker.keywords for maker in making)),
        constructor_lines=frozenset[int]().union(*(maker.lines for maker in making)) - function.lines,
        form=f"{{receiver}}{closure.place}" if function.accessor is Accessor.GETTER else "",
        makers=makers,
        place=closure.place,
        shared=closure.variables,
    )


def _names(module: JavaScriptModule, path: str) -> Names:
    """What the driver looks up: names of the file, and what only its exports reach."""
    offered = tuple(
        (_identifier(path) if local == DEFAULT else local, exported)
        for local, exported in module.exports.items()
        if local not in module.top_level
    )
    return Names(top_level=module.top_level, style=module.style, offered=offered)


def _exports_named(drivable: Drivable, path: str) -> Drivable:
    """A default export without a name gets the one its file has."""
    alias, module = _identifier(path), drivable.javascript
    if module is None or DEFAULT not in module.exports:
        return drivable
    exports = {alias if local == DEFAULT else local: exported for local, exported in module.exports.items()}
    targets = tuple(_aliased(target, alias) for target in drivable.targets)
    return replace(drivable, targets=targets, javascript=replace(module, exports=exports))


def _aliased(target: Target, alias: str) -> Target:
    if target.owner == DEFAULT:
        named = replace(target.function, name=f"{alias}.{target.plain_name}", owner=alias)
        construction = target.construction.replace(DEFAULT, alias)
        return replace(target, function=named, owner=alias, construction=construction)
    if target.function.name == DEFAULT:
        return replace(target, function=replace(target.function, name=alias))
    return target


def _identifier(path: str) -> str:
    """A file's name as an identifier: ``parse-url.js`` is imported as ``parseUrl``."""
    first, *rest = [word for word in re.split(r"\W+", PurePosixPath(path).stem) if word] or ["subject"]
    name = first[0].lower() + first[1:] + "".join(word[0].upper() + word[1:] for word in rest)
    return f"the{name}" if name[0].isdigit() or name in _RESERVED else name


def _makers(constructors: dict[str, Function], source: Source, resolve: Resolve) -> dict[str, Maker]:
    """What makes an instance of each class: its constructor, its fields, or what makes one of the class above."""
    makers = {name: _maker(function) for name, function in constructors.items()}
    if source.language is PYTHON:
        shapes = [shape for shape in data_classes(source.text) if shape.fields and not shape.is_mapping]
        made = {shape.name: Maker(tuple(map(resolve, shape.fields)), shape.keywords) for shape in shapes}
        makers = made | makers
    above = bases(source)
    for name in above:
        base, seen = name, {name}
        while base not in makers and (base := above.get(base, "")) not in {*seen, ""}:
            seen.add(base)
        makers.setdefault(name, makers.get(base, _NO_MAKER))
    return makers


def given_to(function: Function) -> tuple[Parameter, ...]:
    """What a caller gives it; what takes all that is left is a list, which may be empty."""
    plain = (p for p in function.parameters if p.prefix != "**" and p.name not in ("", "/", "*", "this"))
    return tuple(_listed(parameter) if parameter.prefix else parameter for parameter in plain)


def _listed(parameter: Parameter) -> Parameter:
    each = parameter.annotation
    if each and parameter.prefix == "*":
        each = f"list[{each}]"
    elif each and not _MANY.match(each):
        # As documentation says it.
        each = f"{each}[]"
    return replace(parameter, annotation=each, default="[]")


def _maker(constructor: Function) -> Maker:
    given = tuple(parameter for parameter in given_to(constructor) if parameter.name != "self")
    lines = frozenset(range(constructor.range.start.line, constructor.last_line + 1))
    return Maker(given, told_by_name(constructor), lines)


def _sort_out(
    functions: Sequence[Function], names: Names, module: JavaScriptModule | None, source: Source, resolve: Resolve
) -> Drivable:
    targets, skipped = [], []
    constructors = {
        function.owner: function for function in functions if function.name.endswith((".__init__", ".constructor"))
    }
    # A function with methods on its prototype makes instances.
    held = {function.owner for function in functions if function.kind is FunctionKind.METHOD}
    constructors |= {function.name: function for function in functions if not function.owner and function.name in held}
    makers = _makers(constructors, source, resolve)
    for function in functions:
        reason = _obstacle(function)
        if reason:
            skipped.append(Skipped(function.name, reason))
        elif function in constructors.values():
            if not function.is_nested:
                targets.append(_constructor(function, "" if module is None else "new "))
        elif not _is_hidden(function):
            targets.append(_target(function, makers.get(function.owner, _NO_MAKER)))
    offered = module.exports or module.top_level if module is not None else ()
    told = {name: tuple(p.name for p in maker.parameters if not p.prefix) for name, maker in makers.items()}
    made = tuple((name, told[name]) for name in offered if name in told and name != DEFAULT)
    members: dict[str, set[str]] = {name: set() for name in makers}
    for target in targets:
        if target.needs_instance:
            members.setdefault(target.owner, set()).add(target.plain_name)
    classes = {name: replace(makers.get(name, _NO_MAKER), members=frozenset(of_it)) for name, of_it in members.items()}
    return Drivable(replace(names, makers=made), tuple(targets), tuple(skipped), module, classes)


def _obstacle(function: Function) -> str:
    """Why a function cannot be reached; empty when it can."""
    if function.is_nested:
        return ""
    if not function.is_top_level:
        return "it has no name that reaches it from outside"
    if function.accessor is Accessor.SETTER:
        return "what a setter does is not looked at"
    if any(name.split("(")[0].endswith("fixture") for name in function.decorators):
        return "it is a fixture, which pytest alone calls"
    return ""


def _is_hidden(function: Function) -> bool:
    """Nested functions are driven through the one around them; dunder and private methods through the others."""
    plain = function.plain_name
    # What the language alone calls goes by a symbol.
    is_private = bool(function.owner) and plain.startswith(("_", "#", "[")) and plain not in _FORMS
    return function.is_nested or is_private


def _target(function: Function, maker: Maker) -> Target:
    given = list(given_to(function))
    needs_instance = bool(function.owner) and not function.is_static
    is_python_method = bool(function.owner and given) and given[0].name in ("self", "cls")
    if is_python_method:
        given = given[1:]
    is_method = needs_instance and function.kind in (FunctionKind.METHOD, FunctionKind.ATTRIBUTE)
    plain = function.plain_name
    form = f"{{receiver}}.{plain}" if function.accessor is Accessor.GETTER else _FORMS.get(plain, "")
    # Those of __call__ are as many as it has.
    form = form.replace("{0}", ", ".join(f"{{{n}}}" for n in range(len(given)))) if plain == "__call__" else form
    made = (maker.parameters, is_method, maker.keywords, maker.lines)
    return Target(function, tuple(given), function.owner, *made, form=form)


def _constructor(function: Function, opening: str) -> Target:
    """Called by the name of its class; a function whose prototype has methods is its own."""
    owner = function.owner or function.name
    return Target(function, _maker(function).parameters, owner, construction=f"{opening}{owner}")


def told_by_name(function: Function) -> frozenset[str]:
    """The parameters behind a star."""
    parameters = function.parameters
    star = next((n for n, p in enumerate(parameters) if p.prefix == "*" or p.name == "*"), len(parameters))
    return frozenset(parameter.name for parameter in parameters[star + 1 :])


def is_script(drivable: Drivable) -> bool:
    """Whether the file offers nothing to import: a plain browser script."""
    return drivable.javascript is not None and drivable.javascript.style is ModuleStyle.SCRIPT
