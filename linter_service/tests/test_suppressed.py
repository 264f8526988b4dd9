"""Findings that a comment leaves out."""

import pytest

from chassis.level import Level
from linter_service.engines import ENGINES
from linter_service.finding import Finding
from linter_service.lint import Ended, Linter
from syntax.languages import language_of
from syntax.source import Source

JAVA = 'class A {\n  void f(String s) {\n    g(s == "x");  // ABOVE\n    s.trim();  // HERE\n  }\n}\n'


async def found(path: str, text: str) -> tuple[set[str], list[str]]:
    linter = Linter(ENGINES)
    events = [event async for event in linter.analyse([Source(path, language_of("", path), text)], Level.QUICK)]
    await linter.close()
    ended = events[-1]
    assert isinstance(ended, Ended)
    rules = {event.rule for event in events if isinstance(event, Finding)}
    return rules, [item.what for item in ended.ending.skipped]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("// nothing", {"JAVA-STRING-IDENTITY", "JAVA-LOST-RESULT"}),
        ("// cognicode: ignore", {"JAVA-STRING-IDENTITY"}),
        ("// cognicode: ignore[JAVA-LOST-RESULT]", {"JAVA-STRING-IDENTITY"}),
        ("// cognicode: ignore[JAVA-XXE, JAVA-LOST-RESULT] because", {"JAVA-STRING-IDENTITY"}),
        ("// cognicode: ignore[JAVA-XXE]", {"JAVA-STRING-IDENTITY", "JAVA-LOST-RESULT"}),
    ],
)
async def test_a_comment_leaves_out_what_it_names(comment: str, left: set[str]) -> None:
    rules, skipped = await found("A.java", JAVA.replace("// HERE", comment))
    assert rules == left
    assert skipped == ([] if len(left) == 2 else ["1 finding of A.java"])


async def test_alone_on_a_line_it_speaks_of_the_next() -> None:
    text = JAVA.replace("    s.trim();", "    // cognicode: ignore\n    s.trim();")
    assert (await found("A.java", text))[0] == {"JAVA-STRING-IDENTITY"}


async def test_findings_of_other_engines_too() -> None:
    assert "F401" in (await found("a.py", "import os\n"))[0]
    assert "F401" not in (await found("a.py", "import os  # cognicode: ignore[F401]\n"))[0]
