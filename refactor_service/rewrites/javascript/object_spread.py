"""Object spread.

What: ``Object.assign({}, a, b)`` becomes ``{ ...a, ...b }``.
Why: it reads as what it makes, a new object.
Bad: ``Object.assign({}, defaults, options)``
Good: ``{ ...defaults, ...options }``
Limits: only with a fresh empty object as the first argument and plain names, members or objects behind it.
"""

from collections.abc import Iterator

from refactor_service.rewrites.javascript.tree import parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

# Object.assign would set the prototype then; the spread syntax makes a key of that name.
_OWN_PROTO = "that no copied object has a key '__proto__' of its own"
_PLAIN = frozenset({"identifier", "member_expression", "object", "subscript_expression"})


def find(source: Source) -> Iterator[Candidate]:
    """Copies by ``Object.assign``."""
    tree = parse_tree(source)
    if tree is None:
        return
    for call in tree.walk("call_expression"):
        function, arguments = call.field("function"), call.field("arguments")
        if function is None or arguments is None:
            continue
        given = named_children(arguments)
        is_copy = function.text() == "Object.assign" and len(given) > 1 and given[0].text().replace(" ", "") == "{}"
        if not is_copy or any(argument.kind() not in _PLAIN for argument in given[1:]):
            continue
        parts = ", ".join(f"...{argument.text()}" for argument in given[1:])
        parent = call.parent()
        at_start = parent is not None and parent.kind() in ("expression_statement", "arrow_function")
        spread = f"({{ {parts} }})" if at_start else f"{{ {parts} }}"
        yield tree.candidate(
            tree.spliced(*span(call), spread),
            [call],
            "Copy with the spread syntax",
            "Object.assign with an empty object makes a copy; the spread syntax says so.",
            "" if all(argument.kind() == "object" for argument in given[1:]) else _OWN_PROTO,
        )


REWRITE = Rewrite(
    name="object_spread",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Turns Object.assign into a fresh object into the spread syntax",
    find=find,
)
