"""``python -m refactor_service.rewrites``: docs/rewrites.md, made of what the rewrites say of themselves."""

import inspect
import re
import sys
from collections.abc import Iterator

from refactor_service.rewrites import REWRITES
from refactor_service.rewrites.patterns import PATTERNS
from refactor_service.rewrites.rewrite import Rewrite

_HEAD = """# Rewrites

`make docs` writes this file from the rewrites (`refactor_service/rewrites/`) themselves. What each leaves alone, and
what it makes of what, stands in `refactor_service/tests/{python,javascript}_rewritten.py`, which are its tests; how
often each fires on real code prints `make bench-rewrites`.

A rewrite is offered when its result parses, keeps the interface, loses no comment, would not be offered again,
improves what it measures, and did the same as the original on every input that was tried in the sandbox. What it
assumes of values that the text does not tell is said, and then it is called partial, never proven.
"""
_SECTIONS = {"python": "Python", "javascript": "JavaScript and TypeScript"}
_PARTS = re.compile(r"^(What|Why|Bad|Good|Limits): ", re.MULTILINE)


def documented() -> str:
    """The whole text."""
    return (
        "\n".join([_HEAD, *_table(), *(line for family in _SECTIONS for line in _section(family)), *_patterns()]) + "\n"
    )


def _table() -> Iterator[str]:
    yield "| | run | for performance | for maintainability | for readability |\n|---|---|---|---|---|"
    families = dict.fromkeys(rewrite.family for rewrite in REWRITES)
    for family in families:
        own = [rewrite for rewrite in REWRITES if rewrite.family == family]
        counts = " | ".join(
            str(sum(rewrite.aim == aim for rewrite in own)) for aim in ("performance", "maintainability", "readability")
        )
        yield f"| {_SECTIONS.get(family, family)} | {'yes' if family in _SECTIONS else 'no'} | {counts} |"
    yield ""


def _section(family: str) -> Iterator[str]:
    yield f"## {_SECTIONS[family]}\n"
    for rewrite in REWRITES:
        if rewrite.family == family:
            yield from _rewrite(rewrite)


def _rewrite(rewrite: Rewrite) -> Iterator[str]:
    module = inspect.getmodule(rewrite.find)
    text = inspect.cleandoc((module.__doc__ or "") if module is not None else "").replace("``", "`")
    _, *parts = _PARTS.split(text)
    said = {name: " ".join(words.split()) for name, words in zip(parts[::2], parts[1::2], strict=True)}
    what = said["What"][0].upper() + said["What"][1:]
    yield f"### {rewrite.name}\n\n{what} ({rewrite.aim}; lower: {rewrite.metric})\n"
    yield f"*Why*: {said['Why']}\n\n*Bad*: {said['Bad']}\n\n*Good*: {said['Good']}\n\n*Limits*: {said['Limits']}\n"
    if rewrite.undrivable:
        yield f"*Not run*: {rewrite.undrivable}.\n"


def _patterns() -> Iterator[str]:
    yield "## Languages that nothing here runs\n"
    yield "Labelled as not run; what could be checked is that the result parses and keeps the interface.\n"
    yield "| rewrite | | what | why |\n|---|---|---|---|"
    for language, patterns in PATTERNS.items():
        for pattern in patterns:
            yield f"| {language}_{pattern.name} | {pattern.aim} | {pattern.what} | {pattern.why} |"


if __name__ == "__main__":
    sys.stdout.write(documented())
