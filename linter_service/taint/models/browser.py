"""The page in a browser: where its address and messages come from, and what writes into it."""

from collections.abc import Iterable

from linter_service.taint.kinds import Kind
from linter_service.taint.model import Given, Model, Route, Sink, Source
from linter_service.taint.models.writing import PAGE, Marks, elsewhere, picked, sinks
from linter_service.taint.told import is_fixed_host
from linter_service.taint.values import NOTHING


def _created(given: Given) -> Iterable[Marks]:
    """An element of React's, with HTML of its own."""
    record = given.state.record(given.value(1).record)
    inner = (
        given.state.record(record.items.get("dangerouslySetInnerHTML", NOTHING).record) if record is not None else None
    )
    return [inner.items.get("__html", NOTHING).marks] if inner is not None else []


def _linked(given: Given) -> Iterable[Marks]:
    """An address in the page, which may be a script."""
    is_address = given.target.name in ("URL()", "express.request") or is_fixed_host(given.value(0).start)
    return [] if is_address else [given.value(0).marks]


MODEL = Model(
    sources=(
        *(
            Source(f"{prefix}{name}", "the address of the page", PAGE)
            for prefix in ("location.", "window.location.", "document.location.", "globalThis.location.")
            for name in ("search", "hash", "href", "pathname")
        ),
        *(
            Source(f"document.{name}", "the page's surroundings", PAGE)
            for name in ("URL", "referrer", "cookie", "documentURI")
        ),
        Source("window.name", "the page's surroundings", PAGE),
    ),
    sinks=(
        *picked(Kind.XSS, "react.createElement React.createElement", _created),
        *sinks(
            Kind.XSS,
            """
            document.write document.writeln dangerouslySetInnerHTML $.parseHTML *.createContextualFragment
            """,
        ),
        *sinks(Kind.XSS, "*.insertAdjacentHTML", 1),
        *sinks(
            Kind.XSS,
            """
            $().html $().append $().prepend $().after $().before $().replaceWith jquery().html jquery().append
            """,
        ),
        *picked(
            Kind.REDIRECT,
            """
            location.assign location.replace window.location.assign window.location.replace window.open
            """,
            elsewhere(0),
        ),
    ),
    routes=(
        Route("*.onmessage", "", "a message", cured=PAGE | {Kind.ARCHIVE}),
        Route("*addEventListener", "", "a message of another page", only="message", cured=PAGE | {Kind.ARCHIVE}),
    ),
    assigned=(
        *(Sink(f"*.{name}", Kind.XSS) for name in ("innerHTML", "outerHTML", "srcdoc")),
        *(
            Sink(f"{prefix}location{field}", Kind.REDIRECT, pick=elsewhere(0))
            for prefix in ("", "window.", "document.", "globalThis.", "top.")
            for field in ("", ".href")
        ),
        Sink("*.href", Kind.XSS, pick=_linked),
    ),
)
