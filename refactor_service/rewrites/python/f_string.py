"""f-string.

What: ``"…{}…".format(a, b)`` with plain names or attributes and plain ``{}`` fields becomes an f-string.
Why: each value stands where it is shown.
Bad: ``"{} of {}".format(done, total)``
Good: ``f"{done} of {total}"``
Limits: fields with names, numbers or format specifications; values that are more than names; bytes, raw and
implicitly joined strings; strings with a backslash.
"""

import re
from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import PythonTree, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

# A plain field, and not half of an escaped brace.
_FIELD = re.compile(r"(?<!\{)\{\}(?!\})")
_SIMPLE_VALUE = m.Name() | m.Attribute(value=m.Name())


def find(source: Source) -> Iterator[Candidate]:
    """Calls of ``format`` on a literal."""
    tree = parse(source)
    if tree is None:
        return
    for call in tree.walk(cst.Call):
        if isinstance(call, cst.Call):
            yield from _candidate(tree, call)


def _candidate(tree: PythonTree, call: cst.Call) -> Iterator[Candidate]:
    pattern = m.Call(func=m.Attribute(value=m.SimpleString(), attr=m.Name("format")))
    if not m.matches(call, pattern) or not isinstance(call.func, cst.Attribute):
        return
    text = call.func.value
    plain = all(m.matches(a, m.Arg(value=_SIMPLE_VALUE, keyword=None, star="")) for a in call.args)
    if not isinstance(text, cst.SimpleString) or text.prefix or "\\" in text.value or not call.args or not plain:
        return
    values = [tree.code(argument.value) for argument in call.args]
    fields = _FIELD.findall(text.value)
    others = re.sub(r"\{\{|\}\}", "", _FIELD.sub("", text.value))
    if len(fields) != len(values) or "{" in others or "}" in others:
        return
    remaining = iter(values)
    literal = cst.parse_expression("f" + _FIELD.sub(lambda _: f"{{{next(remaining)}}}", text.value))
    yield tree.candidate(
        tree.replaced(call, literal),
        [call],
        "Use an f-string",
        f"{', '.join(values)}: each value can stand in the text where it is shown.",
    )


REWRITE = Rewrite(
    name="f_string",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Turns a call of format with plain fields into an f-string",
    find=find,
)
