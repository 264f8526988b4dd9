"""Frameworks for the web in JavaScript."""

from collections.abc import Iterable

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.model import Cleaner, Given, Handler, Model, Sink, Source
from linter_service.taint.models.writing import (
    TEXT,
    Marks,
    deep,
    elsewhere,
    fields,
    followed,
    is_location,
    paths,
    picked,
    picked_paths,
    sinks,
)
from linter_service.taint.values import NOTHING, Value, constant

_STRING = TEXT | {Kind.ASSIGN}
_NONE: frozenset[Kind] = frozenset()
_REQUEST = "express.request"


def _page(given: Given) -> Iterable[Marks]:
    """Text without another type; objects are sent as JSON."""
    value = given.value(0)
    if "plain" in given.target.name or is_plain(given):
        return []
    return [value.marks] if given.state.record(value.record) is None else []


def is_plain(given: Given) -> bool:
    """Whether its type was said to be one that no browser runs."""
    record = given.state.record(given.target.record)
    return record is not None and "plain" in record.items


def _answer(given: Given) -> Iterable[Marks]:
    """A response that is HTML where its headers say so."""
    options = given.state.record(given.value(1).record)
    headers = given.state.record(options.items.get("headers", NOTHING).record) if options is not None else None
    said = (
        [
            str(value.known[0])
            for key, value in headers.items.items()
            if str(key).lower() == "content-type" and value.known
        ]
        if headers
        else []
    )
    return [given.value(0).marks] if any("html" in one for one in said) else []


def _answer_headers(given: Given) -> Iterable[Marks]:
    options = given.state.record(given.value(1).record)
    return [given.state.deep(options.items.get("headers", NOTHING))] if options is not None else []


def _header(given: Given) -> Iterable[Marks]:
    """Name and value, or an object of them; redirects are told as such."""
    if is_location(given.value(0)):
        return []
    return [given.state.deep(value) for value in given.placed[:2]]


def _location(given: Given) -> Iterable[Marks]:
    return followed(given.value(0), given.value(1))


def _last_items(given: Given) -> Iterable[tuple[Value, Value]]:
    """Names and values of an object of headers, which comes last."""
    record = given.state.record(given.placed[-1].record) if given.placed else None
    return [(constant(key), value) for key, value in record.items.items()] if record is not None else []


def _head(given: Given) -> Iterable[Marks]:
    return [given.state.deep(value) for name, value in _last_items(given) if not is_location(name)]


def _head_location(given: Given) -> Iterable[Marks]:
    return [marks for name, value in _last_items(given) for marks in followed(name, value)]


def _file(given: Given) -> Iterable[Marks]:
    """Below a root the framework keeps it there."""
    return [] if given.has_option("root") else [given.value(0).marks]


def _plain_cookie(given: Given) -> Iterable[Marks]:
    """The value is encoded unless that is changed."""
    return [given.value(0).marks, given.value(1).marks if given.has_option("encode") else ()]


def _cookie(given: Given) -> Iterable[Marks]:
    return [given.value(0).marks, given.value(1).marks]


def _assigned_both(given: Given) -> Iterable[Marks]:
    return [given.state.deep(given.value(0)), given.value(1).marks]


_RESPONSES = ("express.response", "express.response.*")

MODEL = Model(
    sources=(
        *fields(_REQUEST, _NONE, the_query="query", the_body="body json() formData()", a_file="file files"),
        *fields(
            _REQUEST,
            _STRING,
            a_parameter="params param() searchParams",
            a_header="headers get() header() rawHeaders",
            a_cookie="cookies",
            the_address="url originalUrl path baseUrl hostname host nextUrl href",
            the_body="text() rawBody",
        ),
        *fields("koa.context", _NONE, the_query="query request.query", the_body="request.body"),
        *fields(
            "koa.context",
            _STRING,
            a_parameter="params",
            a_header="headers get() header request.headers",
            the_address="url path querystring href originalUrl host hostname request.url",
            a_cookie="cookies",
        ),
        *fields("koa.context", _NONE, a_file="request.files"),
        Source("koa.context.request.rawBody", "the body of the request"),
        Source("express.request[]", "the body of the request"),
        Source("next.form", "a field of the request", _STRING),
        *fields("next.context", _STRING, a_parameter="params searchParams query"),
        Source("next.headers.cookies()", "a cookie of the request", _STRING),
        Source("next.headers.headers()", "a header of the request", _STRING),
        Source("event.queryStringParameters", "the query of the request", _STRING),
        Source("event.pathParameters", "the path of the request", _STRING),
        Source("event.body", "the body of the request", _STRING),
    ),
    sinks=(
        *(
            sink
            for prefix in _RESPONSES
            for sink in picked(Kind.XSS, f"{prefix}.send {prefix}.write {prefix}.end", _page)
        ),
        *picked(Kind.XSS, "fastify.reply.type().send koa.response.end", _page),
        *picked(Kind.XSS, "Response next.server.NextResponse", _answer),
        *picked(
            Kind.HEADER,
            """
            Response next.server.NextResponse next.server.NextResponse.json Response.json
            next.server.NextResponse.next
            """,
            _answer_headers,
        ),
        *(
            sink
            for prefix in (*_RESPONSES, "koa.context", "koa.context.response", "fastify.reply", "fastify.reply.*")
            for sink in (
                *picked(
                    Kind.HEADER,
                    f"{prefix}.setHeader {prefix}.set {prefix}.header {prefix}.append {prefix}.headers",
                    _header,
                ),
                *picked(Kind.REDIRECT, f"{prefix}.setHeader {prefix}.set {prefix}.header {prefix}.append", _location),
                *picked(Kind.HEADER, f"{prefix}.cookie", _plain_cookie),
                *picked(
                    Kind.HEADER, f"{prefix}.setCookie {prefix}.cookies.set {prefix}.attachment {prefix}.links", _cookie
                ),
                *picked(Kind.HEADER, f"{prefix}.writeHead {prefix}.setHeaders", _head),
                *picked(Kind.REDIRECT, f"{prefix}.writeHead", _head_location),
                *picked(Kind.REDIRECT, f"{prefix}.redirect {prefix}.location", elsewhere(0, 1)),
                *picked_paths(f"{prefix}.sendFile {prefix}.download {prefix}.sendfile", _file),
                *paths(f"{prefix}.render"),
            )
        ),
        *picked(
            Kind.HEADER,
            """
            *.cookies.set *.headers.set *.headers.append Headers().set Headers().append *.Headers().set
            """,
            _header,
        ),
        *picked(Kind.HEADER, "*.cookies().set", _cookie),
        *picked(
            Kind.REDIRECT,
            """
            next.server.NextResponse.redirect Response.redirect next.navigation.redirect
            next.navigation.permanentRedirect
            """,
            elsewhere(0),
        ),
        *sinks(Kind.TEMPLATE, "express.response.renderString"),
        *picked(Kind.TRUST, "*.session.set *.session.put", deep(1)),
        *picked(Kind.TRUST, "*.session.*.push *.session.*.unshift", deep()),
    ),
    cleaners=(
        Cleaner("URL", frozenset()),
        Cleaner("express.response.*", ALL_KINDS),
    ),
    handlers=(
        Handler(("req|request|_req|_request", "res|response|_res"), (_REQUEST, "express.response")),
        Handler(("req|request|_req|_request", "reply|rep"), (_REQUEST, "fastify.reply")),
        Handler(("err|error|e|_err", "req|request|_req", "res|response|_res"), ("error", _REQUEST, "express.response")),
        Handler(("ctx|context",), ("koa.context",)),
        Handler(("formData",), ("next.form",)),
        Handler((".*", "formData"), ("", "next.form")),
        Handler(("req|request|_req|_request", ""), (_REQUEST, "next.context")),
        Handler(("req|request|_req|_request", "ctx|context|props|_ctx"), (_REQUEST, "next.context")),
        Handler(("req|request|_req|_request",), (_REQUEST,)),
    ),
    assigned=(
        *(Sink(f"{prefix}.session.*", Kind.TRUST, pick=_assigned_both) for prefix in (_REQUEST, "koa.context", "*")),
        *(Sink(f"{prefix}.session[]", Kind.TRUST, pick=_assigned_both) for prefix in (_REQUEST, "koa.context", "*")),
        *(Sink(f"{prefix}.session", Kind.TRUST, pick=_assigned_both) for prefix in (_REQUEST, "koa.context")),
        Sink("*getIronSession().*", Kind.TRUST, pick=_assigned_both),
        Sink("koa.context.body", Kind.XSS, pick=_page),
        Sink("koa.context.response.body", Kind.XSS, pick=_page),
    ),
)
