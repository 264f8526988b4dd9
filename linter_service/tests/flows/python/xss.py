# Flows of request data into HTML pages.
import base64
import html
import json
import re
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlparse

import bleach
import jinja2
import markupsafe
from aiohttp import web
from django.http import HttpResponse
from django.template import Context, Template
from django.utils.html import escape as django_escape
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from fastapi import FastAPI, Form
from fastapi.responses import HTMLResponse, PlainTextResponse
from flask import Flask, Response, abort, jsonify, make_response, render_template, render_template_string, request
from markupsafe import Markup

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
LABELS = {"new": "Brand new", "used": "Second hand"}
COLOURS = ["red", "green", "blue"]
RAW_MODE = False


@app.route("/concat")
def by_concat():
    name = request.args.get("name", "")
    return "<h1>Hello " + name + "</h1>"  # expect: TAINT-XSS


@app.route("/concat-safe")
def by_concat_safe():
    name = request.args.get("name", "")
    return "<h1>Hello " + html.escape(name) + "</h1>"


@app.route("/fstring", methods=["POST"])
def by_fstring():
    comment = request.form["comment"]
    page = f"<article>{comment}</article>"
    return page  # expect: TAINT-XSS


@app.route("/fstring-safe", methods=["POST"])
def by_fstring_safe():
    comment = request.form["comment"]
    comment = "Thank you"
    page = f"<article>{comment}</article>"
    return page


@app.route("/percent/<word>")
def by_percent(word):
    return "<p>No results for %s</p>" % word, 404  # expect: TAINT-XSS


@app.route("/percent-safe/<word>")
def by_percent_safe(word):
    return "<p>No results for %d letters</p>" % len(word), 404


@app.route("/format")
def by_format():
    body = "<body class='{theme}'></body>".format(theme=request.cookies.get("theme"))
    return make_response(body)  # expect: TAINT-XSS


@app.route("/format-safe")
def by_format_safe():
    theme = request.cookies.get("theme")
    if theme not in ("dark", "light"):
        theme = "light"
    body = "<body class='{theme}'></body>".format(theme=theme)
    return make_response(body)


@app.route("/response", methods=["POST"])
def by_response():
    data = request.get_json()
    return Response("<b>" + data["title"] + "</b>", mimetype="text/html")  # expect: TAINT-XSS


@app.route("/response-safe", methods=["POST"])
def by_response_safe():
    data = request.get_json()
    return Response("<b>" + data["title"] + "</b>", mimetype="text/plain")


@app.route("/markup")
def by_markup():
    bio = request.args["bio"]
    return render_template("user.html", bio=Markup("<i>" + bio + "</i>"))  # expect: TAINT-XSS


@app.route("/markup-safe")
def by_markup_safe():
    bio = request.args["bio"]
    return render_template("user.html", bio=Markup("<i>{}</i>").format(bio))


@app.route("/filter")
def by_safe_filter():
    note = request.args.get("note")
    return render_template_string("<div>{{ note|safe }}</div>", note=note)  # expect: TAINT-XSS


@app.route("/filter-safe")
def by_safe_filter_safe():
    note = request.args.get("note")
    return render_template_string("<div>{{ note }}</div>", note=note)


@app.route("/jinja")
def by_plain_jinja():
    city = request.headers.get("X-City", "")
    return jinja2.Template("<p>{{ city }}</p>").render(city=city)  # expect: TAINT-XSS


@app.route("/jinja-safe")
def by_plain_jinja_safe():
    city = request.headers.get("X-City", "")
    return jinja2.Template("<p>{{ city }}</p>", autoescape=True).render(city=city)


@app.route("/join")
def by_join():
    rows = ["<li>" + tag + "</li>" for tag in request.args.getlist("tag")]
    return "<ul>" + "".join(rows) + "</ul>"  # expect: TAINT-XSS


@app.route("/join-safe")
def by_join_safe():
    rows = ["<li>" + str(markupsafe.escape(tag)) + "</li>" for tag in request.args.getlist("tag")]
    return "<ul>" + "".join(rows) + "</ul>"


@app.route("/dict")
def by_dict_item():
    page = {"title": "Search", "query": request.args.get("q", "")}
    return "<h2>" + page["query"] + "</h2>"  # expect: TAINT-XSS


@app.route("/dict-safe")
def by_dict_item_safe():
    page = {"title": "Search", "query": request.args.get("q", "")}
    return "<h2>" + page["title"] + "</h2>"


@app.route("/unpack")
def by_unpacking():
    heading, text = "News", request.args.get("text", "")
    return f"<div>{text}</div>"  # expect: TAINT-XSS


@app.route("/unpack-safe")
def by_unpacking_safe():
    heading, text = "News", request.args.get("text", "")
    return f"<div>{heading}</div>"


def card(title, kind="plain"):
    return "<section class=" + kind + ">" + title + "</section>"


@app.route("/helper")
def by_helper():
    return card(request.args["title"])  # expect: TAINT-XSS


@app.route("/helper-safe")
def by_helper_safe():
    return card(bleach.clean(request.args["title"]))


class Page:
    def __init__(self, title, body):
        self.title = title
        self.body = body

    def head(self):
        return "<head>" + self.title + "</head>"

    def main(self):
        return "<main>" + self.body + "</main>"


@app.route("/class", methods=["POST"])
def by_class_field():
    page = Page("Guestbook", request.form.get("entry", ""))
    return page.main()  # expect: TAINT-XSS


@app.route("/class-safe", methods=["POST"])
def by_class_field_safe():
    page = Page("Guestbook", request.form.get("entry", ""))
    return page.head()


@app.route("/closure")
def by_closure():
    query = request.args.get("q", "")

    def banner():
        return "<header>" + query + "</header>"

    return banner() + "<footer></footer>"  # expect: TAINT-XSS


@app.route("/closure-safe")
def by_closure_safe():
    query = request.args.get("q", "")

    def banner():
        return "<header>" + quote(query) + "</header>"

    return banner() + "<footer></footer>"


@app.route("/lookup")
def by_lookup():
    state = request.args["state"]
    return "<em>" + LABELS.get(state, state) + "</em>"  # expect: TAINT-XSS


@app.route("/lookup-safe")
def by_lookup_safe():
    state = request.args["state"]
    return "<em>" + LABELS.get(state, "Unknown") + "</em>"


@app.route("/conditional")
def by_conditional():
    nick = request.cookies.get("nick")
    return "<p>%s</p>" % (nick if nick else "guest")  # expect: TAINT-XSS


@app.route("/conditional-safe")
def by_conditional_safe():
    nick = request.cookies.get("nick")
    return "<p>%s</p>" % (nick if RAW_MODE else "guest")


@app.route("/try")
def by_try():
    age = request.args.get("age", "")
    try:
        years = int(age)
    except ValueError:
        return "<p>Not a number: " + age + "</p>"  # expect: TAINT-XSS
    return jsonify(years=years)


@app.route("/try-safe")
def by_try_safe():
    age = request.args.get("age", "")
    try:
        years = int(age)
    except ValueError:
        return "<p>Not a number</p>"
    return "<p>" + str(years) + " years</p>"


@app.route("/script")
def by_script_block():
    settings = json.dumps({"q": request.args.get("q")})
    return "<script>var settings = " + settings + ";</script>"  # expect: TAINT-XSS


@app.route("/script-safe")
def by_script_block_safe():
    settings = json.dumps({"q": request.args.get("q")}).replace("<", "\\u003c")
    return "<script>var settings = " + settings + ";</script>"


@app.route("/href")
def by_href():
    link = request.args["link"]
    return '<a href="' + html.escape(link) + '">site</a>'  # expect: TAINT-XSS


@app.route("/href-safe")
def by_href_safe():
    link = request.args["link"]
    if urlparse(link).scheme not in ("http", "https"):
        abort(400)
    return '<a href="' + html.escape(link) + '">site</a>'


@app.route("/decode")
def by_decode():
    message = base64.b64decode(request.args["m"]).decode("utf-8")
    return Response(f"<pre>{message}</pre>")  # expect: TAINT-XSS


@app.route("/decode-safe")
def by_decode_safe():
    message = base64.b64decode(request.args["m"]).decode("utf-8")
    return Response("<pre>" + base64.b64encode(message.encode()).decode() + "</pre>")


@app.route("/unescape")
def by_unescape():
    text = html.escape(request.args["text"])
    return "<td>" + html.unescape(text) + "</td>"  # expect: TAINT-XSS


@app.route("/unescape-safe")
def by_unescape_safe():
    text = html.unescape(request.args["text"])
    return "<td>" + html.escape(text) + "</td>"


@app.route("/upload", methods=["POST"])
def by_upload_name():
    upload = request.files["photo"]
    return "<p>Stored " + upload.filename + "</p>"  # expect: TAINT-XSS


@app.route("/upload-safe", methods=["POST"])
def by_upload_name_safe():
    upload = request.files["photo"]
    if not re.fullmatch(r"\w{1,30}\.jpe?g", upload.filename):
        return "<p>Refused</p>", 400
    return "<p>Stored " + upload.filename + "</p>"


@app.route("/stream")
def by_generator():
    lines = request.args.get("lines", "").split(",")

    def produce():
        for line in lines:
            yield "<br>" + line

    return Response(produce(), content_type="text/html")  # expect: TAINT-XSS


@app.route("/stream-safe")
def by_generator_safe():
    lines = request.args.get("lines", "").split(",")

    def produce():
        for line in lines:
            yield "<br>" + COLOURS[len(line) % 3]

    return Response(produce(), content_type="text/html")


def by_django(request):
    term = request.GET.get("q", "")
    return HttpResponse("<p>Found nothing for " + term + "</p>")  # expect: TAINT-XSS


def by_django_safe(request):
    term = request.GET.get("q", "")
    return HttpResponse("<p>Found nothing for " + django_escape(term) + "</p>")


def by_django_mark_safe(request):
    label = "<b>" + request.POST["label"] + "</b>"
    return HttpResponse(Template("{{ l }}").render(Context({"l": mark_safe(label)})))  # expect: TAINT-XSS


def by_django_mark_safe_safe(request):
    label = format_html("<b>{}</b>", request.POST["label"])
    return HttpResponse(Template("{{ l }}").render(Context({"l": label})))


def by_django_write(request):
    response = HttpResponse("<ul>")
    for key in request.GET:
        response.write("<li>" + key + "</li>")  # expect: TAINT-XSS
    return response


def by_django_write_safe(request):
    response = HttpResponse("<ul>")
    for key in request.GET:
        response.write("<li>" + str(len(key)) + "</li>")
    return response


@api.get("/hello", response_class=HTMLResponse)
def by_fastapi(name: str = "you"):
    return f"<h1>Hello {name}</h1>"  # expect: TAINT-XSS


@api.get("/hello-safe", response_class=PlainTextResponse)
def by_fastapi_safe(name: str = "you"):
    return f"Hello {name}"


@api.post("/post")
def by_fastapi_form(text: str = Form()):
    return HTMLResponse(  # expect: TAINT-XSS
        "<blockquote>"
        + text
        + "</blockquote>"
    )


@api.post("/post-safe")
def by_fastapi_form_safe(text: str = Form()):
    return {"html": "<blockquote>", "text": text}


@routes.get("/u/{user}")
async def by_aiohttp(request):
    user = request.match_info["user"]
    return web.Response(text="<h1>" + user + "</h1>", content_type="text/html")  # expect: TAINT-XSS


@routes.get("/u-safe/{user}")
async def by_aiohttp_safe(request):
    user = request.match_info["user"]
    return web.Response(text="user " + user, content_type="text/plain")


class ByWfile(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(("<p>" + query["q"][0] + "</p>").encode())  # expect: TAINT-XSS


class ByWfileSafe(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(("<p>" + html.escape(query["q"][0]) + "</p>").encode())
