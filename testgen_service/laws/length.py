"""Length: as much comes out as went in."""

from collections.abc import Iterator

from testgen_service.laws.law import Law, Subject


def laws(subject: Subject) -> Iterator[Law]:
    """Of a function that is given a list or a text first, and gives one."""
    if subject.arity != 1:
        return
    result = f"{subject.name}({{0}})"
    if subject.is_python:
        yield Law("keeps_the_length", "keeps the length", f"len({result})", "len({0})", (result, "{0}"))
    else:
        yield Law(
            "keeps_the_length", "keeps the length", f"{result}.length", "({0}).length", ("({0}).length", "undefined")
        )
