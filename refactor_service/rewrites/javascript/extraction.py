"""Taking statements out of a function: where they stand, what is called in their place, and what is called."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.runs import Run, jumps
from refactor_service.rewrites.javascript.tree import BLOCKS, JavaScriptTree, names_of, patterns
from refactor_service.rewrites.names import free_name, is_deed, words_of_part
from refactor_service.rewrites.part import MAX_INPUTS, MAX_OUTPUTS, Ending
from syntax.languages import JAVASCRIPT
from syntax.parsing import named_children, span, walk
from syntax.source import Source

_PLAIN = ("function_declaration", "function_expression", "arrow_function", "method_definition")


@dataclass(frozen=True)
class Site:
    """A function, its body, and the statement or method beside which a function would stand that is taken out of it:
    behind the one that declares it, before any other. ``owner`` is the class of a method; ``foreign`` are names of
    functions in between, which would not be seen there.
    """

    tree: JavaScriptTree
    name: str
    function: SgNode
    body: SgNode
    whole: SgNode
    owner: str
    foreign: frozenset[str]
    is_declared: bool


def sites(tree: JavaScriptTree) -> Iterator[Site]:
    """The functions of a file that are no generators, in the order of the text."""
    for function in tree.walk(*_PLAIN):
        body = function.field("body")
        if body is None or body.kind() != "statement_block" or _is_marked(function):
            continue
        owner = _class_of(function)
        if owner is not None:
            name = owner.field("name")
            if name is not None and _knows_its_instance(function, owner):
                held = (function, body, function, name.text(), frozenset[str]())
                yield Site(tree, _name_of(function), *held, is_declared=True)
            continue
        whole = _anchor(function)
        start, end = span(body)
        declared = (name for pattern in patterns(whole) for name in names_of(pattern))
        between = {name.text() for name in declared if not start <= span(name)[0] < end}
        own = function.field("name") if function.kind() == "function_expression" else None
        is_declared = _declares(whole, function)
        given = {name.text() for pattern in patterns(function) for name in names_of(pattern)}
        foreign = (set() if is_declared else between - given) | ({own.text()} if own is not None else set())
        yield Site(tree, _name_of(function), function, body, whole, "", frozenset(foreign), is_declared)


def _is_marked(function: SgNode) -> bool:
    """Whether it is static, what gives or sets a property, a generator, or generic."""
    words = {child.text() for child in function.children() if child.kind() != "statement_block"}
    return bool(words & {"static", "get", "set", "*"}) or function.field("type_parameters") is not None


def _knows_its_instance(function: SgNode, owner: SgNode) -> bool:
    """Whether ``this`` is the instance all along: where the method uses it, and no ``super`` has to come first."""
    is_derived = any(child.kind() == "class_heritage" for child in owner.children())
    is_constructor = _name_of(function) == "constructor"
    uses = any(node.kind() == "this" for node in walk(function))
    return uses and not (is_constructor and is_derived)


def _class_of(function: SgNode) -> SgNode | None:
    """The class whose method it is."""
    body = function.parent() if function.kind() == "method_definition" else None
    return body.parent() if body is not None and body.kind() == "class_body" else None


def _anchor(function: SgNode) -> SgNode:
    """The statement that it stands in."""
    whole = function
    for owner in function.ancestors():
        if owner.kind() in BLOCKS:
            return whole
        whole = owner
    return whole


def _declares(whole: SgNode, function: SgNode) -> bool:
    """Whether the statement does nothing but give the function its name."""
    declared = whole.field("declaration") if whole.kind() == "export_statement" else whole
    if declared is None or declared == function:
        return declared == function
    values = [one.field("value") for one in named_children(declared) if one.kind() == "variable_declarator"]
    return len(values) == 1 and values[0] == function


def _name_of(function: SgNode) -> str:
    parent = function.parent()
    name = function.field("name") or (parent.field("name") if parent is not None else None)
    if parent is not None and name is None:
        name = parent.field("key") or parent.field("left")
    return re.sub(r"\W", "", name.text().rpartition(".")[2]) if name is not None else "callback"


def name_for(site: Site, run: Run) -> str:
    """A name for the run that stands nowhere in the file."""
    text, results = site.tree.text, [_words(one) for one in run.outputs]
    words = words_of_part(_comment(text, run), results, _words(run.subject), _deed(run), _whole(site, run))
    camel = words[0] + "".join(word.capitalize() for word in words[1:])
    return free_name(camel, lambda word: not re.search(rf"\b{re.escape(word)}\b", text))


def is_handy(source: Source, site: Site, run: Run) -> bool:
    """Whether it would not need too much, and would be called where it can be."""
    if (
        site.foreign & set(run.used)
        or len(run.inputs) > MAX_INPUTS
        or len(run.outputs) > MAX_OUTPUTS
        or ((run.uses_this or run.has_private) and not site.owner)
    ):
        return False
    if source.language is not JAVASCRIPT and any(not _typed(site, name) for name in run.inputs):
        return False
    before = site.tree.text.rfind("\n", 0, run.span[0]) + 1
    return not site.tree.text[before : run.span[0]].strip() and not run.has_long_text


def call(site: Site, run: Run, name: str, inputs: Sequence[str], outputs: Sequence[str]) -> str:
    """What stands in place of the run."""
    end = _end(site.tree.text)
    made = f"{'await ' if run.is_async else ''}{'this.' if site.owner else ''}{name}({', '.join(inputs)}){end}"
    if run.ending is Ending.RETURNS:
        return f"return {made}"
    return f"{run.word} {_results(outputs)} = {made}".strip() if outputs else made


def definition(site: Site, run: Run, name: str, beside: Site) -> tuple[int, int, str]:
    """The change that adds the function that is called, beside one of those that call it."""
    tree = site.tree
    outer = tree.indentation(site.whole)
    inner = outer + _step(site)
    start, end = run.span
    body = tree.text[start:end]
    if run.ending is Ending.NEXT_ROUND:
        for jump in sorted(jumps(run.statements), key=lambda jump: -span(jump)[0]):
            place = span(jump)[0] - start
            body = body[:place] + "return" + body[place + len("continue") :]
    moved = _indented(body, tree.indentation(run.statements[0]), inner)
    given = ", ".join(f"{one}: {kind}" if (kind := _typed(site, one)) else one for one in run.inputs)
    back = f"\n{inner}return {_results(run.outputs)}{_end(tree.text)}" if run.outputs else ""
    word = ("async " if run.is_async else "") + ("" if site.owner else "function ")
    made = f"{word}{name}({given}) {{\n{inner}{moved}{back}\n{outer}}}"
    if beside.is_declared:
        behind = span(beside.whole)[1]
        return behind, behind, f"\n\n{outer}{made}"
    # What is said above the statement stays above it.
    first = beside.whole
    while (before := first.prev()) is not None and before.kind() == "comment":
        first = before
    place = span(first)[0]
    return place, place, f"{made}\n\n{outer}"


def _results(outputs: Sequence[str]) -> str:
    """One by itself, several as an array."""
    return f"[{', '.join(outputs)}]" if len(outputs) > 1 else "".join(outputs)


def _end(text: str) -> str:
    """What the statements of the file end with."""
    return ";" if ";\n" in text else ""


def _step(site: Site) -> str:
    """What a body is indented by beyond its function."""
    deeper = site.tree.indentation(named_children(site.body)[0])
    return deeper.removeprefix(site.tree.indentation(site.function)) or "  "


def _indented(text: str, old: str, new: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first, *(new + line.removeprefix(old) if line.strip() else line for line in rest)])


def _typed(site: Site, name: str) -> str:
    """The type that the function or a declaration in it gives a name."""
    for node in walk(site.function):
        own, kind = node.field("pattern") or node.field("name"), node.field("type")
        if own is not None and kind is not None and own.text() == name and node.kind() != "optional_parameter":
            return kind.text().lstrip(":").strip()
    return ""


def _comment(text: str, run: Run) -> str:
    """What the line above the run says, where it is a comment."""
    before = text[: run.span[0]].rstrip().rsplit("\n", 1)[-1].strip()
    return before.lstrip("/ ") if before.startswith("//") else ""


def _whole(site: Site, run: Run) -> str:
    """What is left to call it by: the end of the function, or a part of it."""
    return f"finish_{_words(site.name)}" if run.ending is Ending.RETURNS else f"{_words(site.name)}_part"


def _deed(run: Run) -> str:
    """What they do most often to something, such as ``push_rows``; empty when they call and set nothing."""
    deeds = Counter(deed for statement in run.statements for node in walk(statement) if (deed := _deed_of(node)))
    return max(deeds, key=lambda deed: deeds[deed], default="")


def _deed_of(node: SgNode) -> str:
    """What a call, or what is set, says in words."""
    function, target = node.field("function"), node.field("left")
    if node.kind() == "call_expression" and function is not None and function.kind() == "member_expression":
        owner, method = function.field("object"), function.field("property")
        is_named = owner is not None and owner.kind() == "identifier"
        if is_named and owner is not None and method is not None and is_deed(_words(method.text())):
            return f"{_words(method.text())}_{_words(owner.text())}"
    if node.kind() == "assignment_expression" and target is not None:
        owner, taken = target.field("object"), target.field("property")
        if target.kind() == "subscript_expression" and owner is not None and owner.kind() == "identifier":
            return f"fill_{_words(owner.text())}"
        if target.kind() == "member_expression" and taken is not None:
            return f"update_{_words(taken.text())}"
    return ""


def _words(name: str) -> str:
    """The words of a name in camel case, joined by underscores."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip("_$#")).lower()
