"""Taking statements out of a function: where they stand, what is called in their place, and what is called."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.runs import Ending, Run, jumps
from refactor_service.rewrites.javascript.tree import FUNCTIONS, JavaScriptTree, has_long_text
from refactor_service.rewrites.names import free_name, is_deed, words_of_part
from syntax.languages import JAVASCRIPT
from syntax.parsing import named_children, span, walk
from syntax.source import Source

MAX_INPUTS, MAX_OUTPUTS = 5, 2
_MARKED = re.compile(r"(?:static|get|set)\s|\*|(?:static\s+)?async\s*\*")


@dataclass(frozen=True)
class Site:
    """A function, its body, and what a function beside it stands behind; ``owner`` is the class of a method."""

    tree: JavaScriptTree
    name: str
    function: SgNode
    body: SgNode
    whole: SgNode
    owner: str


def sites(tree: JavaScriptTree) -> Iterator[Site]:
    """Functions at the top of the file, and methods of classes there."""
    for statement in named_children(tree.root):
        for held in _held(statement):
            body, name = held.field("body"), held.field("name")
            if held.kind() == "class_declaration" and body is not None and name is not None:
                for method in named_children(body):
                    inner, own = method.field("body"), method.field("name")
                    is_plain = method.kind() == "method_definition" and not re.match(
                        r"(static|\*|get|set)\b", method.text()
                    )
                    if is_plain and inner is not None and own is not None and own.kind() == "property_identifier":
                        yield Site(tree, own.text(), method, inner, method, name.text())
            elif held.kind() in FUNCTIONS and body is not None and body.kind() == "statement_block":
                yield Site(tree, _name_of(held), held, body, statement, "")


def _held(statement: SgNode) -> Iterator[SgNode]:
    """The function or class that a statement at the top declares or gives a name."""
    declared = statement.field("declaration") if statement.kind() == "export_statement" else statement
    if declared is None:
        return
    if declared.kind() in ("function_declaration", "class_declaration"):
        yield declared
    if declared.kind() in ("lexical_declaration", "variable_declaration") and len(named_children(declared)) == 1:
        value = named_children(declared)[0].field("value")
        if value is not None and value.kind() in ("arrow_function", "function_expression"):
            yield value


def _name_of(function: SgNode) -> str:
    parent = function.parent()
    name = function.field("name") or (parent.field("name") if parent is not None else None)
    return name.text() if name is not None else ""


def name_for(site: Site, run: Run) -> str:
    """A name for the run that stands nowhere in the file."""
    text, results = site.tree.text, [_words(one) for one in run.outputs]
    words = words_of_part(_comment(text, run), results, _words(run.subject), _deed(run), _words(site.name))
    camel = words[0] + "".join(word.capitalize() for word in words[1:])
    return free_name(camel, lambda word: not re.search(rf"\b{re.escape(word)}\b", text))


def is_handy(source: Source, site: Site, run: Run) -> bool:
    """Whether it would not need too much, and would be called where it can be."""
    if len(run.inputs) > MAX_INPUTS or len(run.outputs) > MAX_OUTPUTS or (run.uses_this and not site.owner):
        return False
    if source.language is not JAVASCRIPT and any(not _typed(site, name) for name in run.inputs):
        return False
    before = site.tree.text.rfind("\n", 0, run.span[0]) + 1
    return not site.tree.text[before : run.span[0]].strip() and not any(map(has_long_text, run.statements))


def call(site: Site, run: Run, name: str, inputs: Sequence[str], outputs: Sequence[str]) -> str:
    """What stands in place of the run."""
    made = f"{'this.' if site.owner else ''}{name}({', '.join(inputs)});"
    if run.ending is Ending.RETURNS:
        return f"return {made}"
    results = f"[{', '.join(outputs)}]" if len(outputs) > 1 else "".join(outputs)
    return f"{run.word} {results} = {made}".strip() if results else made


def definition(site: Site, run: Run, name: str) -> str:
    """The function, with what stands between it and the text before it."""
    tree = site.tree
    outer = tree.indentation(site.whole)
    inner = tree.indentation(named_children(site.body)[0])
    start, end = run.span
    body = tree.text[start:end]
    if run.ending is Ending.NEXT_ROUND:
        for jump in sorted(jumps(run.statements), key=lambda jump: -span(jump)[0]):
            place = span(jump)[0] - start
            body = body[:place] + "return" + body[place + len("continue") :]
    moved = _indented(body, tree.indentation(run.statements[0]), inner)
    given = ", ".join(f"{one}: {kind}" if (kind := _typed(site, one)) else one for one in run.inputs)
    results = f"[{', '.join(run.outputs)}]" if len(run.outputs) > 1 else "".join(run.outputs)
    back = f"\n{inner}return {results};" if results else ""
    word = "" if site.owner else "function "
    return f"\n\n{outer}{word}{name}({given}) {{\n{inner}{moved}{back}\n{outer}}}"


def _indented(text: str, old: str, new: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first, *(new + line.removeprefix(old) if line.strip() else line for line in rest)])


def _typed(site: Site, name: str) -> str:
    """The type that the function or a declaration in it gives a name."""
    for node in walk(site.function):
        own, kind = node.field("pattern") or node.field("name"), node.field("type")
        if own is not None and kind is not None and own.text() == name:
            return kind.text().lstrip(":").strip()
    return ""


def _comment(text: str, run: Run) -> str:
    """What the line above the run says, where it is a comment."""
    before = text[: run.span[0]].rstrip().rsplit("\n", 1)[-1].strip()
    return before.lstrip("/ ") if before.startswith("//") else ""


def _deed(run: Run) -> str:
    """What they do most often to one of their names, such as ``push_rows``; empty when they call and fill none."""
    deeds: Counter[str] = Counter()
    for node in (node for statement in run.statements for node in walk(statement)):
        function, target = node.field("function"), node.field("left")
        if node.kind() == "call_expression" and function is not None and function.kind() == "member_expression":
            owner, method = function.field("object"), function.field("property")
            is_own = owner is not None and owner.text() in run.inputs
            if is_own and owner is not None and method is not None and is_deed(_words(method.text())):
                deeds[f"{_words(method.text())}_{_words(owner.text())}"] += 1
        if node.kind() == "assignment_expression" and target is not None and target.kind() == "subscript_expression":
            owner = target.field("object")
            if owner is not None and owner.text() in run.inputs:
                deeds[f"fill_{_words(owner.text())}"] += 1
    return max(deeds, key=lambda deed: deeds[deed], default="")


def _words(name: str) -> str:
    """The words of a name in camel case, joined by underscores."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip("_$#")).lower()


def listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "nothing"
