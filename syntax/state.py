"""What a module holds between calls: the variables at its top that its functions change."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from syntax.code_only import code_only
from syntax.functions import Function, find_functions
from syntax.languages import PYTHON, Language

# In Python, what makes plain data, which can be copied, and what it may be made with.
_MAKERS = frozenset({
    "Counter", "OrderedDict", "bool", "bytearray", "defaultdict", "deque", "dict", "float", "frozenset", "int", "list",
    "set", "str", "tuple",
})  # fmt: skip
_JAVASCRIPT_DATA = re.compile(
    r"^(?:export\s+)?(?:let|var|const)\s+(?P<name>[A-Za-z_$][\w$]*)\s*(?::[^=\n]{1,120})?"
    r"(?:;|\n|=\s*(?P<value>(?:[\[{\"'`\d-]|null\b|undefined\b|true\b|false\b|new (?:Map|Set)\b)[\s\S]*?)"
    r"(?:\n(?![\s}\])])|\Z))",
    re.MULTILINE,
)
# Instances of classes are no plain data.
_MADE_OTHERWISE = re.compile(r"\bnew (?!Map\b|Set\b)")
_BRACKETS = r"\[(?!:\])(?:[^\[\]\n]|\[[^\[\]\n]{0,40}\]){0,80}\]"
_INSIDE = rf"(?<![\w.$])NAME(?:{_BRACKETS}|\.\w+)*"
_OPERATORS = r"(?:[-+*/%|&^@]|\*\*|//|<<|>>>?|\?\?|\|\||&&)?=(?![=>])"
_METHODS = (
    r"add|append|appendleft|clear|delete|discard|extend|fill|insert|move_to_end|pop|popitem|popleft|push|remove|reverse"
    r"|rotate|shift|sort|splice|subtract|unshift|update"
)
_CHANGED = (
    rf"{_INSIDE}\.(?:{_METHODS})\(|\b(?:del|delete)\s+{_INSIDE}[\[.]|{_INSIDE}\+\+"
    r"|\b(?:heap(?:push|pop|ify|replace|pushpop)|insort\w*|shuffle|Object\.assign)\(\s*NAME\b"
)
# Under a key, as what is kept for later is.
_KEPT = rf"{_INSIDE}\.(?:set|setdefault)\(|(?<![\w.$])NAME(?:{_BRACKETS}|\.\w+)+\s*{_OPERATORS}"
# What is found again the same: assigned under a key, and made of other things.
_KEPT_AS_IT_IS = r"(?<![\w.$])NAME(?:\[[^\n]{1,120}\]\s*=(?!=)|\.(?:set|setdefault)\()(?![^\n;]*\bNAME\b)"
_ANEW = {
    "python": r"\bglobal\b[^\n]*\bNAME\b",
    "javascript": rf"(?<![\w.$])NAME\s*(?:{_OPERATORS}|\+\+|--)|(?:\+\+|--)NAME\b",
}
# A name of its own that a function has.
_OWN = {
    "python": (
        r"^\s+(?:\w+,\s*)*NAME\s*(?:,\s*\w+\s*)*(?::[^=\n]{1,80})?=(?!=)(?![^\n]*,\s*$)|\bfor\s+(?:\w+,\s*)*NAME\b"
        r"|\bas NAME\b|\bimport\s+(?:[\w.]+,\s*)*NAME\b|\bdef \w+\([^()]*\bNAME\b|\blambda\s+[^:\n]*\bNAME\b"
    ),
    "javascript": (
        r"\b(?:let|const|var)\s+(?:[^;\n]*,\s*)?NAME\b|\b(?:let|const|var)\s+[{\[][^=\n]*\bNAME\b[^=\n]*[}\]]\s*="
        r"|\bNAME\s*=>|\([^()]*\bNAME\b[^()]*\)\s*(?::[^=\n]{1,80})?=>"
    ),
}
_ASKED = r"(?<![\w.$])NAME\.\w+\("


@dataclass(frozen=True, slots=True)
class ModuleState:
    """``variables`` are the names of those that functions change; ``touching`` are the functions and methods at the top
    of the file that use one of them, themselves or by what they call, ``changing`` those that change one.
    """

    variables: tuple[str, ...] = ()
    touching: frozenset[str] = frozenset()
    changing: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def module_state(text: str, language: Language) -> ModuleState:
    """What the module of ``text`` holds between calls. What one function keeps under a key, to find it again, is no
    state: a call gives the same with it and without.
    """
    family, code = language.family, code_only(text, language.family)
    functions = {f.name: f for f in find_functions(text, language) if f.is_top_level}
    texts = {name: function.text_in(code) for name, function in functions.items()}
    names = _python_variables(text, code, functions) if language is PYTHON else _javascript_variables(code)
    variables, touching, changing = [], set[str](), set[str]()
    for name, is_instance in names.items():
        of_itself = {one for one, f in functions.items() if f.owner == name and "this." in texts[one]}
        using = {one for one, own in texts.items() if one not in of_itself and _uses(name, functions[one], own, family)}
        patterns = (_CHANGED, _KEPT, _ANEW[family], *([_ASKED] if is_instance else []))
        writing = {one for one in using if _has(patterns, name, texts[one])}
        writing |= {one for one in of_itself if _has((_CHANGED, _KEPT), "this", texts[one])}
        if writing and not (len(using | of_itself) == 1 and _is_memo(name, texts[next(iter(writing))], family)):
            variables.append(name)
            touching |= using | of_itself
            changing |= writing
    return ModuleState(tuple(variables), _with_callers(touching, texts), _with_callers(changing, texts))


def _python_variables(text: str, code: str, functions: Mapping[str, Function]) -> dict[str, bool]:
    """Those that hold plain data or an instance of a class of the file, and whether it is that; none that something
    else at the top of the file may hold as well.
    """
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    classes = {node.name for node in body if isinstance(node, ast.ClassDef)}
    outside = list(code)
    for function in functions.values():
        outside[function.start : function.end] = " " * (function.end - function.start)
    at_top = "".join(outside)
    defaults = {parameter.default for function in functions.values() for parameter in function.parameters}
    found: dict[str, bool] = {}
    for node in body:
        target = node.targets[0] if isinstance(node, ast.Assign) and len(node.targets) == 1 else None
        target = node.target if isinstance(node, ast.AnnAssign) else target
        value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
        if isinstance(target, ast.Name) and value is not None and _is_data(value, classes):
            found[target.id] = isinstance(value, ast.Call) and _called(value) in classes
    return {
        name: is_instance
        for name, is_instance in found.items()
        if name not in defaults and len(re.findall(rf"\b{name}\b", at_top)) == 1
    }


def _is_data(value: ast.expr, classes: set[str]) -> bool:
    match value:
        case ast.Constant():
            return True
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return all(_is_data(part, classes) for part in parts)
        case ast.Dict(keys=keys, values=values):
            return all(part is not None and _is_data(part, classes) for part in (*keys, *values))
        case ast.UnaryOp(operand=operand):
            return _is_data(operand, classes)
        case ast.Call(args=args, keywords=keywords) if _called(value) in _MAKERS | classes:
            given = [*args, *(keyword.value for keyword in keywords)]
            return all((isinstance(one, ast.Name) and one.id in _MAKERS) or _is_data(one, classes) for one in given)
        case _:
            return False


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr if isinstance(function.value, ast.Name) and function.value.id == "collections" else ""
    return function.id if isinstance(function, ast.Name) else ""


def _javascript_variables(code: str) -> dict[str, bool]:
    found = _JAVASCRIPT_DATA.finditer(code)
    return {match["name"]: False for match in found if not _MADE_OTHERWISE.search(match["value"] or "")}


def _written(pattern: str, name: str) -> str:
    return pattern.replace("NAME", re.escape(name))


def _has(patterns: tuple[str, ...], name: str, text: str) -> bool:
    return any(re.search(_written(pattern, name), text) for pattern in patterns)


def _uses(name: str, function: Function, text: str, family: str) -> bool:
    """Whether the function means the module's variable by the name."""
    if name not in text or not _has((r"(?<![\w.$])NAME\b",), name, text):
        return False
    if any(re.search(rf"(?<![\w$]){re.escape(name)}\b", parameter.name) for parameter in function.parameters):
        return False
    is_anew = family == "python" and _has((_ANEW["python"],), name, text)
    return is_anew or re.search(_written(_OWN[family], name), text, re.MULTILINE) is None


def _is_memo(name: str, text: str, family: str) -> bool:
    """Whether all that is done with it is to keep something under a key, made of other things."""
    if _has((_CHANGED, _ANEW[family]), name, text):
        return False
    return len(re.findall(_written(_KEPT, name), text)) == len(re.findall(_written(_KEPT_AS_IT_IS, name), text))


def _with_callers(names: set[str], texts: Mapping[str, str]) -> frozenset[str]:
    """Those, and what names one of them."""
    found = set(names)
    while found:
        # What makes an instance is called by the name of the class.
        tokens = {name.removesuffix(".__init__").removesuffix(".constructor") for name in found}
        called = re.compile(rf"(?<![\w$.])(?:exports\.)?(?:{'|'.join(map(re.escape, sorted(tokens)))})\b")
        more = {name for name, text in texts.items() if name not in found and called.search(text)}
        if not more:
            break
        found |= more
    return frozenset(found)
