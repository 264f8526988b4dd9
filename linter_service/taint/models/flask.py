"""Flask, and the templates and files it stands on."""

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.model import Cleaner, Model, Route, Sink, Source
from linter_service.taint.models.python_answers import (
    HTML,
    VERBS,
    answered_headers,
    everything,
    header,
    kept_under,
    location_header,
    named_headers,
    page,
    plain_template,
    sent_body,
    unescaped,
)
from linter_service.taint.models.writing import deep, elsewhere, fields, paths, picked, sinks

MODEL = Model(
    sources=(
        *fields(
            "flask.request",
            a_parameter="args values view_args",
            a_field="form",
            a_cookie="cookies",
            a_header="headers environ",
            a_file="files",
            the_address="url full_path path base_url query_string referrer host user_agent",
        ),
        *fields("flask.request", frozenset(), the_body="json data stream"),
        Source("flask.request.get_json()", "the body of the request"),
        Source("flask.request.get_data()", "the body of the request"),
    ),
    sinks=(
        *sinks(Kind.TEMPLATE, "flask.render_template_string flask.stream_template_string", 0, "source"),
        *picked(Kind.TEMPLATE, "jinja2.Template *.from_string mako.template.Template", plain_template),
        *sinks(Kind.TEMPLATE, "django.template.Template tornado.template.Template chameleon.PageTemplate"),
        *sinks(Kind.TEMPLATE, "bottle.template bottle.SimpleTemplate pystache.render chevron.render"),
        *picked(Kind.XSS, "flask.render_template_string", unescaped),
        *picked(
            Kind.XSS,
            """
            flask.make_response flask.Response werkzeug.Response werkzeug.wrappers.Response
            """,
            page,
        ),
        *sinks(Kind.XSS, "flask.Markup markupsafe.Markup jinja2.Markup"),
        *picked(Kind.REDIRECT, "flask.redirect werkzeug.utils.redirect", elsewhere(0, "location")),
        *picked(
            Kind.HEADER,
            """
            *.headers.add *.headers.set *.headers.extend *.add_header *.headers.update *.headers.setdefault
            """,
            deep(),
        ),
        *picked(Kind.HEADER, "*.set_cookie *.set_signed_cookie", deep(0, 1, "key", "value")),
        *picked(
            Kind.HEADER,
            """
            flask.Response werkzeug.Response *HttpResponse *JsonResponse fastapi.Response starlette.responses.Response
            """,
            named_headers,
        ),
        *picked(Kind.HEADER, "aiohttp.web.Response", named_headers),
        *paths("flask.send_file werkzeug.utils.send_file"),
        *paths("flask.send_from_directory", 0),
        *picked(
            Kind.TRUST,
            """
            flask.session.update *.session.update *.session.setdefault flask.session.setdefault
            """,
            everything,
        ),
    ),
    cleaners=(
        Cleaner(
            "jinja2.Template().render", frozenset(), when=lambda given: ("autoescape", True) not in given.target.options
        ),
        *(
            Cleaner(name, HTML)
            for name in ("markupsafe.escape", "flask.escape", "bleach.clean", "bleach.linkify", "nh3.clean")
        ),
        *(
            Cleaner(name, ALL_KINDS)
            for name in (
                "flask.render_template",
                "flask.url_for",
                "flask.jsonify",
                "*.render",
                "*.render_template",
                "django.shortcuts.render",
                "django.urls.reverse",
                "*.generate",
                "flask.render_template_string",
                "*.render_async",
                "flask.send_file",
                "flask.send_from_directory",
                "flask.redirect",
                "flask.make_response",
                "flask.Response",
            )
        ),
        Cleaner(
            "werkzeug.utils.secure_filename", frozenset((Kind.PATH, Kind.ARCHIVE, Kind.XSS, Kind.HEADER, Kind.LOG))
        ),
        Cleaner("werkzeug.utils.safe_join", frozenset((Kind.PATH, Kind.ARCHIVE))),
        Cleaner("werkzeug.security.safe_join", frozenset((Kind.PATH, Kind.ARCHIVE))),
        Cleaner("flask.safe_join", frozenset((Kind.PATH, Kind.ARCHIVE))),
    ),
    routes=tuple(
        Route(f"{prefix}.{verb}", "flask", "a part of the request's path")
        for prefix in ("flask.Flask()", "flask.Blueprint()", "?", "app", "bp", "blueprint", "*_bp", "api")
        for verb in VERBS.split()
    ),
    assigned=(
        *(Sink(f"{prefix}session[]", Kind.TRUST, pick=kept_under) for prefix in ("flask.", "*.", "")),
        Sink("*get_session()[]", Kind.TRUST, pick=kept_under),
        *(
            Sink("*.headers[]", kind, pick=pick)
            for kind, pick in ((Kind.HEADER, header), (Kind.REDIRECT, location_header))
        ),
        Sink("*.location", Kind.REDIRECT, pick=elsewhere(0)),
    ),
    answered=(
        Sink("page", Kind.XSS, pick=sent_body),
        Sink("flask", Kind.XSS, pick=sent_body),
        Sink("flask", Kind.HEADER, pick=answered_headers),
    ),
)
