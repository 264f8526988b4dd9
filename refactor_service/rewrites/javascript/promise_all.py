"""Promise.all.

What: calls that are awaited one after another, none of which needs the result of another, are awaited together.
Why: the waiting takes as long as the slowest of them instead of all of them.
Bad: ``const a = await f(x); const b = await g(x);``
Good: ``const [a, b] = await Promise.all([f(x), g(x)]);``
Limits: plain names on the left; comments. That what they do in passing does not depend on their order is assumed, and
said.
"""

from collections.abc import Iterator, Sequence

from ast_grep_py import SgNode

from refactor_service.rewrites.grouping import grouped
from refactor_service.rewrites.javascript.tree import JavaScriptTree, has_comment, mentions, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

MAX_LENGTH = 100


def find(source: Source) -> Iterator[Candidate]:
    """Runs of calls that are awaited one by one."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statements in tree.statements():
        for _, run in grouped(statements, _joins):
            yield from _candidate(tree, run, [call for call in map(_awaited, run) if call is not None])


def _joins(run: Sequence[SgNode], statement: SgNode) -> bool:
    """Whether it is awaited too, and asks for nothing that those before it give."""
    calls, following = [_awaited(one) for one in run], _awaited(statement)
    if following is None or calls[0] is None:
        return False
    return not any(call is not None and mentions(following[1], call[0]) for call in calls)


def _candidate(tree: JavaScriptTree, run: Sequence[SgNode], calls: list[tuple[str, SgNode]]) -> Iterator[Candidate]:
    if has_comment(*run) or len({name for name, _ in calls}) < len(calls):
        return
    indent = tree.indentation(run[0])
    names, texts = ", ".join(name for name, _ in calls), [call.text() for _, call in calls]
    text = f"const [{names}] = await Promise.all([{', '.join(texts)}]);"
    if len(indent + text) > MAX_LENGTH or "\n" in text:
        step = "\t" if "\t" in indent else "  "
        lines = "".join(f"{indent}{step}{one},\n" for one in texts)
        text = f"const [{names}] = await Promise.all([\n{lines}{indent}]);"
    yield tree.candidate(
        tree.spliced(span(run[0])[0], span(run[-1])[1], text),
        run,
        f"Wait for {' and '.join(name for name, _ in calls)} together",
        f"None of the {len(run)} calls needs what another one gives, and each waits for the one before it to end.",
        "that the calls do not depend on what the others do in passing, and may begin though another one fails",
    )


def _awaited(statement: SgNode) -> tuple[str, SgNode] | None:
    """The constant, and the call that it is given when it has ended."""
    if statement.kind() != "lexical_declaration" or not statement.text().startswith("const "):
        return None
    declared = named_children(statement)
    name, value = (declared[0].field("name"), declared[0].field("value")) if len(declared) == 1 else (None, None)
    if name is None or value is None or name.kind() != "identifier" or value.kind() != "await_expression":
        return None
    call = named_children(value)[0]
    return (name.text(), call) if call.kind() == "call_expression" and declared[0].field("type") is None else None


REWRITE = Rewrite(
    name="promise_all",
    family="javascript",
    aim=Aim.PERFORMANCE,
    metric=Metric.OCCURRENCES,
    what="Awaits independent calls together instead of one by one",
    find=find,
)
