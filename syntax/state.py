"""What a module holds between calls: the variables at its top that its functions change."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from syntax.functions import Function, find_functions
from syntax.languages import PYTHON, Language

# Of plain data, which can be copied, so that each call can begin with what there was at first.
_PYTHON_DATA = re.compile(
    r"^(?P<name>[A-Za-z_]\w*)\s*(?::[^=\n]{1,120})?=(?!=)\s*"
    r"(?:[\[{(\"'\d-]|None\b|True\b|False\b|(?:set|dict|list|(?:collections\.)?(?:deque|defaultdict|Counter|OrderedDict)"
    r"|(?:itertools\.)?count)\()",
    re.MULTILINE,
)
_JAVASCRIPT_DATA = re.compile(
    r"^(?:export\s+)?(?:let|var|const)\s+(?P<name>[A-Za-z_$][\w$]*)\s*(?::[^=\n]{1,120})?"
    r"(?:;|\n|=\s*(?:[\[{\"'`\d-]|null\b|undefined\b|true\b|false\b|new (?:Map|Set)\b))",
    re.MULTILINE,
)
_OPERATORS = r"(?:[-+*/%|&^@]|\*\*|//|<<|>>>?|\?\?|\|\||&&)?=(?![=>])"
_INSIDE = r"(?<![\w.$])NAME(?:\[[^\n]{0,80}?\]|\.\w+)*"
_METHODS = (
    r"add|append|appendleft|clear|delete|discard|extend|fill|insert|move_to_end|pop|popitem|popleft|push|remove|reverse"
    r"|rotate|shift|sort|splice|unshift|update|subtract"
)
_CHANGED_INSIDE = rf"{_INSIDE}\.(?:{_METHODS})\(|\bnext\(NAME\)|\b(?:del|delete)\s+{_INSIDE}[\[.]|{_INSIDE}\+\+"
# Under a key, as what is kept for later is.
_KEPT = rf"{_INSIDE}\.(?:set|setdefault)\(|(?<![\w.$])NAME(?:\[[^\n]{{0,80}}?\]|\.\w+)+\s*{_OPERATORS}"
_ANEW = {
    "python": r"\bglobal\b[^\n]*\bNAME\b",
    "javascript": rf"(?<![\w.$])(?<!let )(?<!const )(?<!var )NAME\s*(?:{_OPERATORS}|\+\+|--)|(?:\+\+|--)NAME\b",
}
# A name of its own that a function has.
_OWN = {
    "python": r"^\s+NAME\s*(?::[^=\n]{1,80})?=(?!=)|\bfor\s+(?:\w+,\s*)?NAME\b|\bas NAME\b",
    "javascript": r"\b(?:let|const|var)\s+NAME\b",
}


@dataclass(frozen=True, slots=True)
class ModuleState:
    """``variables`` are the names of those that functions change; ``touching`` are the functions at the top of the file
    that use one of them, themselves or by what they call, and ``changing`` those that change one.
    """

    variables: tuple[str, ...] = ()
    touching: frozenset[str] = frozenset()
    changing: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def module_state(text: str, language: Language) -> ModuleState:
    """What the module of ``text`` holds between calls. What one function keeps under a key, to find it again, is no
    state: a call gives the same with it and without.
    """
    found = (_PYTHON_DATA if language is PYTHON else _JAVASCRIPT_DATA).finditer(text)
    names = dict.fromkeys(match["name"] for match in found)
    functions = {f.name: f for f in find_functions(text, language) if f.is_top_level and not f.owner}
    texts = {name: function.text_in(text) for name, function in functions.items()}
    variables, touching, changing = [], set[str](), set[str]()
    for name in names:
        using = {one for one, own in texts.items() if _uses(name, functions[one], own, language.family)}
        writing = {one for one in using if _changes(name, texts[one], language.family)}
        if writing and not (len(using) == 1 and _is_kept_alone(name, texts[next(iter(using))], language.family)):
            variables.append(name)
            touching |= using
            changing |= writing
    return ModuleState(tuple(variables), _with_callers(touching, texts), _with_callers(changing, texts))


def _written(pattern: str, name: str) -> str:
    return pattern.replace("NAME", re.escape(name))


def _uses(name: str, function: Function, text: str, family: str) -> bool:
    """Whether the function means the module's variable by the name."""
    if any(parameter.name == name for parameter in function.parameters):
        return False
    is_own = re.search(_written(_OWN[family], name), text, re.MULTILINE) is not None
    is_anew = family == "python" and re.search(_written(_ANEW[family], name), text) is not None
    return re.search(_written(r"(?<![\w.$])NAME\b", name), text) is not None and (is_anew or not is_own)


def _changes(name: str, text: str, family: str) -> bool:
    patterns = (_CHANGED_INSIDE, _KEPT, _ANEW[family])
    return any(re.search(_written(pattern, name), text) for pattern in patterns)


def _is_kept_alone(name: str, text: str, family: str) -> bool:
    return not any(re.search(_written(pattern, name), text) for pattern in (_CHANGED_INSIDE, _ANEW[family]))


def _with_callers(names: set[str], texts: Mapping[str, str]) -> frozenset[str]:
    """Those, and what calls one of them."""
    found = set(names)
    while found:
        calls = re.compile(rf"(?<![\w.$])(?:{'|'.join(map(re.escape, sorted(found)))})\(")
        more = {name for name, text in texts.items() if name not in found and calls.search(text)}
        if not more:
            break
        found |= more
    return frozenset(found)
