"""What answers of Python's web frameworks are made of: what a browser reads as a page, a header, an address."""

import re
from collections.abc import Iterable

from linter_service.taint.kinds import Kind
from linter_service.taint.model import Given
from linter_service.taint.models.writing import Marks, followed, is_location

HTML = frozenset((Kind.XSS,))
VERBS = "route get post put patch delete websocket api_route head options"
_PLAIN = ("text/plain", "application/json", "text/csv", "application/xml", "application/octet-stream")


def sent_body(given: Given) -> Iterable[Marks]:
    """What is sent as text; a mapping or list is sent as JSON, and a tuple begins with what is sent."""
    value = given.value(0)
    record = given.state.record(value.record)
    if record is not None and record.order and not record.is_mapping:
        return [record.order[0].marks]
    return [value.marks] if record is None else []


def answered_headers(given: Given) -> Iterable[Marks]:
    """The last of a tuple."""
    record = given.state.record(given.value(0).record)
    return [given.state.deep(value) for value in (record.order or ())[1:]] if record is not None else []


def unescaped(given: Given) -> Iterable[Marks]:
    """A template that says of a variable that it is safe."""
    known = given.value(0).known
    is_raw = known and re.search(r"\|\s*safe\b|autoescape\s+(?:false|off)", str(known[0]))
    return [given.state.deep(value) for _, value in given.named] if is_raw else []


def page(given: Given) -> Iterable[Marks]:
    """A response that is HTML when nothing else is said."""
    said = [given.option(name) for name in ("mimetype", "content_type", "media_type")]
    headers = given.state.record(given.value("headers").record)
    said += (
        [value.known[0] for key, value in headers.items.items() if str(key).lower() == "content-type" and value.known]
        if headers
        else []
    )
    if any(isinstance(one, str) and one.startswith(_PLAIN) for one in said):
        return []
    values = (given.value(0), given.value("response"), given.value("content"), given.value("body"))
    return [given.state.deep(value) for value in values]


def said_html(given: Given) -> Iterable[Marks]:
    """A response that is HTML only when that is said."""
    said = given.option("content_type") or given.option("media_type")
    return (
        [given.value("text").marks, given.value("body").marks, given.value(0).marks, given.value("content").marks]
        if said == "text/html"
        else []
    )


def kept_under(given: Given) -> Iterable[Marks]:
    """What is kept, and under which key; the assigned value comes first."""
    return [given.state.deep(given.value(0)), given.value(1).marks]


def everything(given: Given) -> Iterable[Marks]:
    return given.all_marks


def header(given: Given) -> Iterable[Marks]:
    """Redirects are told as such."""
    return [] if is_location(given.value(1)) else kept_under(given)


def location_header(given: Given) -> Iterable[Marks]:
    return followed(given.value(1), given.value(0))


def named_headers(given: Given) -> Iterable[Marks]:
    return [given.state.deep(given.value("headers"))]


def plain_template(given: Given) -> Iterable[Marks]:
    if "sandbox" in given.target.name.lower():
        return []
    return [given.value(0).marks, given.value("source").marks, given.value("text").marks]
