"""FastAPI and Starlette, aiohttp and Tornado."""

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.model import Cleaner, Model, Route
from linter_service.taint.models.python_answers import VERBS, page, said_html
from linter_service.taint.models.writing import deep, elsewhere, fields, paths, picked, sinks

_ASGI_OWN = (
    r"Depends|Request|Response|Session|BackgroundTasks|WebSocket"
    r"|^(?:db|session|request|response|self|user|current_user)\b"
)
MODEL = Model(
    sources=(
        *(
            source
            for prefix in ("http.request",)
            for source in (
                *fields(
                    prefix,
                    a_parameter="query_params path_params",
                    a_cookie="cookies",
                    a_header="headers",
                    the_address="url",
                ),
                *fields(prefix, frozenset(), the_body="body() json() form() stream()"),
            )
        ),
        *fields(
            "http.request",
            a_parameter="query match_info query_string rel_url",
            a_cookie="cookies",
            a_header="headers",
            the_address="path path_qs url raw_path",
        ),
        *fields("http.request", frozenset(), the_body="json() read() content"),
        *fields("http.request", a_field="post() text() multipart()"),
        *fields(
            "*.View().request",
            a_parameter="query match_info",
            a_field="post() text()",
            a_header="headers",
            a_cookie="cookies",
        ),
        *fields("*.View().request", frozenset(), the_body="json()"),
        *fields(
            "*RequestHandler()",
            a_parameter="get_argument() get_query_argument() get_arguments()",
            a_field="get_body_argument()",
            a_cookie="get_cookie()",
        ),
        *fields(
            "*RequestHandler().request",
            frozenset(),
            the_body="body",
            a_header="headers",
            the_address="uri path query arguments",
        ),
    ),
    sinks=(
        *picked(Kind.XSS, "fastapi.responses.HTMLResponse starlette.responses.HTMLResponse", page),
        *picked(
            Kind.XSS,
            """
            fastapi.Response starlette.responses.Response fastapi.responses.Response aiohttp.web.Response
            """,
            said_html,
        ),
        *picked(
            Kind.REDIRECT,
            "fastapi.responses.RedirectResponse starlette.responses.RedirectResponse",
            elsewhere(0, "url"),
        ),
        *picked(
            Kind.REDIRECT,
            """
            aiohttp.web.HTTPFound aiohttp.web.HTTPSeeOther aiohttp.web.HTTPMovedPermanently
            """
            "aiohttp.web.HTTPTemporaryRedirect aiohttp.web.HTTPPermanentRedirect",
            elsewhere(0, "location"),
        ),
        *picked(Kind.REDIRECT, "*RequestHandler().redirect", elsewhere(0)),
        *sinks(Kind.XSS, "*RequestHandler().write *RequestHandler().finish"),
        *picked(Kind.HEADER, "*RequestHandler().set_header", deep()),
        *paths(
            """
            fastapi.responses.FileResponse starlette.responses.FileResponse aiohttp.web.FileResponse
            """,
            0,
            "path",
        ),
    ),
    cleaners=tuple(
        Cleaner(name, ALL_KINDS)
        for name in (
            "*.HTMLResponse",
            "*.JSONResponse",
            "*.RedirectResponse",
            "*.FileResponse",
            "aiohttp.web.Response",
            "aiohttp.web.json_response",
            "*.PlainTextResponse",
            "*.TemplateResponse",
        )
    ),
    routes=tuple(
        Route(f"{prefix}.{verb}", "", "a parameter of the request", _ASGI_OWN)
        for prefix in ("fastapi.FastAPI()", "fastapi.APIRouter()")
        for verb in VERBS.split()
    ),
)
