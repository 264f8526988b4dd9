"""Taking statements out of a function: where they stand, what is called in their place, and what is called."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refactor_service.rewrites.names import free_name, is_deed, words_of_part
from refactor_service.rewrites.part import MAX_INPUTS, MAX_OUTPUTS, Ending
from refactor_service.rewrites.python.runs import Def, Run, jumps
from syntax.source import Source

_BOM = "\ufeff"


@dataclass(frozen=True)
class Site:
    """A function, the lines of its file, and the class it is a method of, if any."""

    lines: Sequence[str]
    function: Def
    owner: str

    @property
    def is_method(self) -> bool:
        return bool(self.owner)

    @property
    def first(self) -> int:
        """The line of the first decorator, or of the function itself."""
        return min([self.function.lineno, *(one.lineno for one in self.function.decorator_list)])

    @property
    def last(self) -> int:
        return self.function.end_lineno or self.function.lineno

    def is_movable(self) -> bool:
        """Whether its parts can be called beside it: a function, or a method that knows its instance."""
        arguments = self.function.args.args
        if not self.is_method:
            return True
        marks = {ast.unparse(one).rpartition(".")[2] for one in self.function.decorator_list}
        stores = (
            node for node in ast.walk(self.function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        )
        is_instance = bool(arguments) and arguments[0].arg == "self" and all(node.id != "self" for node in stores)
        # Behind a property comes what sets it, which nothing may come between.
        return is_instance and not marks & {"staticmethod", "classmethod", "property", "setter", "deleter", "overload"}

    @property
    def outer(self) -> str:
        """The indentation of the function."""
        return indentation(self.lines[self.function.lineno - 1])

    @property
    def step(self) -> str:
        """What its body is indented by beyond that."""
        return indentation(self.lines[self.function.body[-1].lineno - 1]).removeprefix(self.outer) or "    "

    def given(self, run: Run) -> list[str]:
        """The names that are handed to what is called: those that the run needs, but the instance."""
        return [name for name in run.inputs if not (self.is_method and name == "self")]


def sites(source: Source) -> Iterator[Site]:
    """The functions at the top of the file and the methods of classes there whose parts can be called beside them;
    none of a text that does not parse.
    """
    text = source.text.removeprefix(_BOM)
    if re.search(r"\r(?!\n)|\f", text):
        # Lines that other parts of this count otherwise.
        return
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    lines = text.split("\n")
    classes = [(node.name, node.body) for node in tree.body if isinstance(node, ast.ClassDef)]
    for owner, body in (("", tree.body), *classes):
        for function in body:
            if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
                site = Site(lines, function, owner)
                if site.is_movable():
                    yield site


def is_handy(site: Site, run: Run) -> bool:
    """Whether it would not need too much, and has lines of its own that can move."""
    if len(site.given(run)) > MAX_INPUTS or len(run.outputs) > MAX_OUTPUTS:
        return False
    first, last = run.statements[0], run.statements[-1]
    before = site.lines[first.lineno - 1].encode()[: first.col_offset]
    behind = site.lines[(last.end_lineno or 0) - 1].encode()[last.end_col_offset :].strip()
    inner = indentation(site.lines[first.lineno - 1])
    is_indented_anew = inner != site.outer + site.step
    held = site.lines[first.lineno - 1 : last.end_lineno]
    if is_indented_anew and any(line.strip() and not line.startswith(inner) for line in held):
        return False
    return not before.strip() and behind[:1] in (b"", b"#") and not (is_indented_anew and _spans_lines(run))


def first_line(site: Site, run: Run) -> int:
    """Of the run, or of the comment above it."""
    inner, first = indentation(site.lines[run.statements[0].lineno - 1]), run.statements[0].lineno
    while site.lines[first - 2].startswith(f"{inner}#"):
        first -= 1
    return first


def name_for(text: str, site: Site, run: Run) -> str:
    """A name for the run that stands nowhere in the file."""
    first = run.statements[0].lineno
    comment = site.lines[first - 2].strip().lstrip("# ") if first_line(site, run) < first else ""
    words = words_of_part(comment, run.outputs, run.subject, _deed(run), _whole(site, run))
    return free_name("_" + "_".join(words), lambda word: not re.search(rf"\b{word}\b", text))


def call(site: Site, run: Run, name: str, given: Sequence[str], outputs: Sequence[str]) -> str:
    """The line that stands in place of the run."""
    inner = indentation(site.lines[run.statements[0].lineno - 1])
    use = "return " if run.ending is Ending.RETURNS else f"{', '.join(outputs)} = " if outputs else ""
    wait = "await " if run.is_async else ""
    return f"{inner}{use}{wait}{'self.' if site.is_method else ''}{name}({', '.join(given)})"


def definition(site: Site, run: Run, name: str) -> str:
    """The function that is called, with the blank lines before it."""
    first, last = first_line(site, run), run.statements[-1].end_lineno or 0
    body = _with_returns(site.lines[first - 1 : last], first, run)
    inner = site.outer + site.step
    old = indentation(site.lines[run.statements[0].lineno - 1])
    moved = "\n".join(inner + line[len(old) :] if line.startswith(old) else line for line in body)
    results = f"\n{inner}return {', '.join(run.outputs)}" if run.outputs else ""
    own = [_annotated(site.function, one) for one in site.given(run)]
    parameters = ", ".join([*(["self"] if site.is_method else []), *own])
    gap = "\n" if site.is_method else "\n\n"
    word = "async def" if run.is_async else "def"
    return f"{gap}{site.outer}{word} {name}({parameters}):\n{moved}{results}"


def with_lines(source: Source, site: Site, changes: Sequence[tuple[int, int, str]]) -> str:
    """The whole text with lines ``first`` to ``last`` replaced, once for each of the changes; a first line behind the
    last adds before it.
    """
    lines = list(site.lines)
    for first, last, text in sorted(changes, key=lambda change: -change[0]):
        lines[first - 1 : last] = [text]
    return (_BOM if source.text.startswith(_BOM) else "") + "\n".join(lines)


def indentation(line: str) -> str:
    """The white space that a line begins with."""
    return line[: len(line) - len(line.lstrip())]


def _with_returns(lines: Sequence[str], first: int, run: Run) -> list[str]:
    """The lines, with ``return`` where a round of the loop around them ended."""
    changed = list(lines)
    if run.ending is Ending.NEXT_ROUND:
        for node in jumps(run.statements):
            # Columns of ast are counted in bytes.
            line, start = changed[node.lineno - first].encode(), node.col_offset
            changed[node.lineno - first] = (line[:start] + b"return" + line[start + len("continue") :]).decode()
    return changed


def _spans_lines(run: Run) -> bool:
    """Whether a text in it stands on several lines, whose indentation is part of it."""
    nodes = [node for statement in run.statements for node in ast.walk(statement)]
    texts = (node for node in nodes if isinstance(node, (ast.Constant, ast.JoinedStr)))
    return any(node.lineno != node.end_lineno for node in texts)


def _whole(site: Site, run: Run) -> str:
    """What is left to call it by: the end of the function, or a part of it."""
    name = site.function.name.strip("_")
    return f"finish_{name}" if run.ending is Ending.RETURNS else f"{name}_part"


def _deed(run: Run) -> str:
    """What they do most often to one of their names, such as ``append_rows``; empty when they call and fill none."""
    deeds: Counter[str] = Counter()
    names = {node.id for one in run.statements for node in ast.walk(one) if isinstance(node, ast.Name)} - {"self"}
    for node in (node for statement in run.statements for node in ast.walk(statement)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=attr)) if owner in names and is_deed(attr):
                deeds[f"{attr.strip('_')}_{owner.strip('_')}"] += 1
            case ast.Subscript(value=ast.Name(id=owner), ctx=ast.Store()) if owner in names:
                deeds[f"fill_{owner.strip('_')}"] += 1
            case ast.Attribute(attr=attr, ctx=ast.Store()):
                deeds[f"update_{attr.strip('_')}"] += 1
    return max(deeds, key=lambda deed: deeds[deed], default="")


def _annotated(function: Def, name: str) -> str:
    given = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    kinds = [one.annotation for one in given if one.arg == name and one.annotation is not None]
    return f"{name}: {ast.unparse(kinds[0])}" if kinds else name
