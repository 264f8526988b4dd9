"""Django."""

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.model import Cleaner, Handler, Model, Sink
from linter_service.taint.models.python_answers import HTML, header, location_header, page
from linter_service.taint.models.writing import elsewhere, fields, paths, picked, sinks

MODEL = Model(
    sources=(
        *(
            source
            for prefix in ("http.request", "*.request", "*View().request", "?.request")
            for source in fields(
                prefix,
                a_parameter="GET",
                a_field="POST",
                a_cookie="COOKIES",
                a_header="META headers",
                a_file="FILES",
            )
        ),
        *fields("http.request", the_address="path path_info get_full_path() build_absolute_uri()"),
        *fields("http.request", frozenset(), the_body="body data", a_parameter="query_params"),
    ),
    sinks=(
        *picked(
            Kind.XSS,
            """
            django.http.HttpResponse django.http.response.HttpResponse *HttpResponseBadRequest
            """,
            page,
        ),
        *sinks(Kind.XSS, "*HttpResponse().write *HttpResponse().writelines"),
        *picked(
            Kind.XSS,
            """
            *HttpResponseNotFound *HttpResponseForbidden *HttpResponseServerError *StreamingHttpResponse
            """,
            page,
        ),
        *sinks(
            Kind.XSS,
            """
            django.utils.safestring.mark_safe django.utils.safestring.SafeString
            django.utils.safestring.SafeText
            """,
        ),
        *picked(
            Kind.REDIRECT,
            "django.shortcuts.redirect *HttpResponseRedirect *HttpResponsePermanentRedirect",
            elsewhere(0, "redirect_to"),
        ),
        *paths("django.http.FileResponse"),
    ),
    cleaners=(
        *(
            Cleaner(f"django.utils.html.{name}", HTML)
            for name in ("escape", "conditional_escape", "format_html", "strip_tags", "escapejs")
        ),
        *(
            Cleaner(name, ALL_KINDS)
            for name in (
                "django.http.HttpResponse",
                "*JsonResponse",
                "*HttpResponseRedirect",
                "django.shortcuts.redirect",
                "django.shortcuts.get_object_or_404",
                "django.http.FileResponse",
            )
        ),
        Cleaner("django.utils.text.get_valid_filename", frozenset((Kind.PATH, Kind.ARCHIVE))),
        Cleaner("django.utils.text.slugify"),
        Cleaner("*.mark_safe", frozenset()),
    ),
    handlers=(
        Handler(
            ("request|req|_request|http_request",),
            ("http.request",),
            ("django", "rest_framework", "aiohttp", "fastapi", "starlette"),
        ),
    ),
    assigned=(
        *(
            Sink(f"{name}[]", kind, pick=pick)
            for name in ("*HttpResponse()", "response", "resp", "*redirect()", "*render()", "*JsonResponse()")
            for kind, pick in ((Kind.HEADER, header), (Kind.REDIRECT, location_header))
        ),
    ),
)
