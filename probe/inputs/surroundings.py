"""What a function asks of the world around it, found in its text, and ways in which that may be."""

import ast
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined
from probe.inputs.records import records
from probe.inputs.stand_ins import JAVASCRIPT, PYTHON, PYTHON_CLASSES, PYTHON_SERVED, SECONDS
from probe.setting import Setting, SettingKind
from syntax.source import Source

Surroundings = tuple[Setting, ...]
# The file that a parameter for a path is given.
FILENAME = "notes.txt"
_MOST_WAYS, _MOST_WORDS = 9, 4
_PYTHON_VARIABLE = re.compile(r"\b(?:environ\.get\(|environ\[|environ\.pop\(|getenv\()\s*['\"](\w+)['\"]")
_JAVASCRIPT_VARIABLE = re.compile(r"\bprocess\.env(?:\.(\w+)|\[['\"](\w+)['\"]\])")
_ASKS_FOR_NOW = re.compile(r"\bDate\.now\(|\bnew Date\(\s*\)|\bnew Date(?![\w(.])|(?<!new )\bDate\(\s*\)")
# A file that the code opens by a name of its own, in the folder that it works in.
_OPENED = re.compile(r"(?<![\w.])(?:open|Path)\(\s*['\"]((?!/)[\w./-]*\w)['\"]")
_ASKS_WHETHER_IT_IS_THERE = re.compile(r"\b(?:exists|is_?file|FileNotFoundError|OSError|existsSync|ENOENT)\b")
_REACHES_OUT = re.compile(r"\b(?:urlopen|requests|httpx|socket|subprocess|sqlite3|smtplib|os\.system|os\.popen)\b")
_OK = 200
_ANYTHING = ("None", "1", "'a'", "True", "[]", "{}")
_CONTENTS = ("first\nsecond\nthird\n", "", "one two\n\nthree four five\n", "1\n2\n30\n", "word\nword\nno newline")
_SHAPED = (
    (re.compile(r"\bjson\b"), ('{"a": 1, "b": [2, 3]}', "[1, 2]", '{"name": "x"}')),
    (re.compile(r"\bcsv\b|['\"],['\"]"), ("name,count\na,1\nb,2\n", "a,1,x\n")),
    (re.compile(r"['\"]=['\"]"), ("a=1\nb = two\n\n# c=3\n", "key=x=y\n")),
)


class Asked:
    """Knows what the names of one file stand for."""

    def __init__(self, source: Source) -> None:
        self._is_python = source.language.family == "python"
        self._spelled = dict(_spellings(source)) if self._is_python else {}

    def ways(self, body: str, kinds: Sequence[Kind], mined: Mined) -> tuple[Surroundings, ...]:
        """Ways in which the world may be that the function with this ``body`` asks; empty when it asks nothing."""
        asking = self._asking_python(body, mined) if self._is_python else _asking_javascript(body, mined)
        pools = [*asking, *_variables(body, mined, is_python=self._is_python)]
        opened = _OPENED.search(body) if self._is_python else None
        if opened or not {Kind.PATH, Kind.FILENAME}.isdisjoint(kinds):
            name = opened[1] if opened else FILENAME
            texts: list[str | None] = [*_contents(body, mined)]
            texts[2:2] = [None] if _ASKS_WHETHER_IT_IS_THERE.search(body) else []
            pools.append([Setting(SettingKind.FILE, name, text) for text in texts])
        if opened:
            pools.append([Setting(SettingKind.HERE, "", None)])
        if not pools:
            return ()
        # In step, each pool a step further once it begins again, so that pools of one length meet anew.
        rows = [
            tuple(pool[(row + place * (row // len(pool))) % len(pool)] for place, pool in enumerate(pools))
            for row in range(max(_MOST_WAYS, *(len(pool) for pool in pools)))
        ]
        return tuple(dict.fromkeys(rows))[:_MOST_WAYS]

    def _asking_python(self, body: str, mined: Mined) -> Iterator[list[Setting]]:
        """The functions that ask the clock, chance or somebody else, with what may stand in for each."""
        for spelling, (target, name) in self._spelled.items():
            asks = r"\.(?:now|utcnow|today)\(" if name in PYTHON_CLASSES else r"\("
            if re.search(rf"(?<![\w.]){re.escape(spelling)}{asks}", body):
                yield [Setting(SettingKind.STAND_IN, target, value) for value in _values(name, mined)]


def _values(name: str, mined: Mined) -> Sequence[str]:
    """What may stand in for the function of that name; for one of the project, what gives a value of some kind."""
    if helper := PYTHON_SERVED.get(name):
        return [f"{helper}({status}, {body!r})" for status, body in _answers(mined)]
    if known := PYTHON_CLASSES.get(name) or PYTHON.get(name):
        return known
    shown = records(Kind.RECORD, "python", mined, 0)
    return [f"lambda *args, **kwargs: {value}" for value in (*shown[:3], *_ANYTHING)]


def _asking_javascript(body: str, mined: Mined) -> Iterator[list[Setting]]:
    if _ASKS_FOR_NOW.search(body):
        yield [Setting(SettingKind.CLOCK, "", str(1000 * value)) for value in SECONDS]
    if re.search(r"(?<![\w.])fetch\(", body):
        said = [f"async () => {_response(status, text)}" for status, text in _answers(mined)]
        yield [Setting(SettingKind.STAND_IN, "globalThis.fetch", value) for value in said]
    for name, values in JAVASCRIPT.items():
        if re.search(rf"(?<![\w.]){re.escape(name)}\(", body):
            yield [Setting(SettingKind.STAND_IN, name, value) for value in values]


def _response(status: int, text: str) -> str:
    said = f", {{ status: {status} }}" if status != _OK else ""
    return f"Response.json({text}{said})" if text[:1] in ("{", "[") else f"new Response({json.dumps(text)}{said})"


def _answers(mined: Mined) -> list[tuple[int, str]]:
    """(status, body): objects with the keys that the code looks up, lists of them, nothing, and what is no JSON."""
    one, many = (records(kind, "javascript", mined, 0) for kind in (Kind.RECORD, Kind.RECORDS))
    bodies = [*one[:4], *many[:2]] or ['{"a": 1}', "[1, 2]"]
    return [*((_OK, body) for body in bodies), (404, '{"error": "not found"}'), (_OK, "plain text"), (500, "")]


def _spellings(source: Source) -> Iterator[tuple[str, tuple[str, str]]]:
    """How the file may write each function that asks something, where that is found, and what it is."""
    module = source.module
    try:
        tree = ast.parse(source.text)
    except (SyntaxError, ValueError, RecursionError):
        return
    known = [*PYTHON, *PYTHON_CLASSES, *PYTHON_SERVED, *_reaching_out(source)]
    top = set(map(id, tree.body))
    for node in ast.walk(tree):
        # What a function imports itself is not an attribute of the module.
        inside = f"{module}." if id(node) in top else ""
        if isinstance(node, ast.Import):
            for alias in node.names:
                for name in known:
                    owner, _, plain = name.rpartition(".")
                    if owner == alias.name:
                        local = alias.asname or alias.name
                        yield f"{local}.{plain}", (f"{inside}{local}.{plain}" if inside else name, name)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name, local = f"{node.module}.{alias.name}", alias.asname or alias.name
                if name in known:
                    yield local, (f"{inside}{local}" if inside else name, name)


def _reaching_out(source: Source) -> list[str]:
    """Functions of the project's other modules that ask a server, a database or another process."""
    found = []
    for path, text in sorted(source.files.items()):
        if path != source.path and path.endswith(".py"):
            try:
                nodes = ast.parse(text).body
            except (SyntaxError, ValueError, RecursionError):
                continue
            functions = [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
            stem = PurePosixPath(path).with_suffix("").as_posix().replace("/", ".")
            found += [f"{stem}.{node.name}" for node in functions if _REACHES_OUT.search(ast.unparse(node))]
    return found


def _variables(body: str, mined: Mined, *, is_python: bool) -> list[list[Setting]]:
    """The variables of the environment that the text names, with values for each."""
    found = (_PYTHON_VARIABLE if is_python else _JAVASCRIPT_VARIABLE).findall(body)
    names = dict.fromkeys(match if isinstance(match, str) else match[0] or match[1] for match in found)
    words = [text for text in mined.strings if text.strip() and text not in names][:_MOST_WORDS]
    values = dict.fromkeys([None, "1", *words, "", "true", "0", "8080", "abc"])
    return [[Setting(SettingKind.ENVIRONMENT, name, value) for value in values] for name in names]


def _contents(body: str, mined: Mined) -> list[str]:
    """Texts that a file may have: of the form that the code reads, then any."""
    shaped = [text for pattern, texts in _SHAPED if pattern.search(body) for text in texts]
    words = [text for text in mined.strings if text.strip() and text.isprintable() and "{" not in text][:_MOST_WORDS]
    own = [f"{' '.join(words)}\n", "".join(f"{word}1\nx{word} y\n" for word in words)] if words else []
    return list(dict.fromkeys([*shaped, *own, *_CONTENTS]))


def moments(ways: Sequence[Surroundings], mined: Mined) -> Mined:
    """What was mined, with the moments that the clock says, and those as far from them as the code's numbers are."""
    said = [second for second in SECONDS[:2] if any(str(second) in _plain(setting) for way in ways for setting in way)]
    near = [float(said[0] - number) for number in mined.numbers if number] if said else []
    return replace(mined, numbers=(*mined.numbers, *map(float, said), *near))


def _plain(setting: Setting) -> str:
    return (setting.value or "").replace("_", "")
