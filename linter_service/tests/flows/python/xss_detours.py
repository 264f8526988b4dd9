# HTML pages that are put together in handlers.
import base64
import html
import re
from string import Template

from aiohttp import web
from django.http import HttpResponse
from django.utils.html import format_html
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from flask import Flask, Response, make_response, request
from markupsafe import escape

app = Flask(__name__)
api = FastAPI()

COLOURS = {"r": "red", "g": "green", "b": "blue"}


class Page:
    def __init__(self):
        self.chunks = []

    def add(self, chunk):
        self.chunks.append(chunk)
        return self

    def __str__(self):
        return "<html><body>" + "".join(self.chunks) + "</body></html>"


@app.route("/bench/00501", methods=["POST"])
def list_pop():
    param = request.form.get("Bench00501", "")
    values = ["safe", "other"]
    values.insert(1, param)
    values.pop(0)
    bar = values[0]
    out = "<p>Parameter value: {}</p>"
    return out.format(bar)  # expect: TAINT-XSS


@app.route("/bench/00502", methods=["POST"])
def list_pop_safe():
    param = request.form.get("Bench00502", "")
    values = ["safe", "other"]
    values.insert(1, param)
    values.pop(0)
    bar = values[1]
    out = "<p>Parameter value: {}</p>"
    return out.format(bar)


@app.get("/greeting")
def page_builder():
    who = request.args.get("who")
    if who is None:
        who = "stranger"
    page = Page()
    page.add("<h1>Welcome</h1>")
    for line in ("Hello " + who, "Have a nice day"):
        page.add("<p>" + line + "</p>")
    return Response(str(page), mimetype="text/html")  # expect: TAINT-XSS


@app.get("/greeting/v2")
def page_builder_safe():
    who = request.args.get("who")
    if who is None:
        who = "stranger"
    page = Page()
    page.add("<h1>Welcome</h1>")
    for line in ("Hello " + who, "Have a nice day"):
        page.add("<p>" + html.escape(line) + "</p>")
    return Response(str(page), mimetype="text/html")


def tag_cloud(request):
    raw = request.COOKIES.get("tags", "")
    tags = base64.b64decode(raw).decode("utf-8").split(",")
    items = [f"<li class='tag'>{tag.lower()}</li>" for tag in tags if tag]
    body = "<ul>" + "\n".join(items) + "</ul>"
    return HttpResponse(body)  # expect: TAINT-XSS


def tag_cloud_safe(request):
    raw = request.COOKIES.get("tags", "")
    tags = base64.b64decode(raw).decode("utf-8").split(",")
    items = [format_html("<li class='tag'>{}</li>", tag.lower()) for tag in tags if tag]
    body = "<ul>" + "\n".join(items) + "</ul>"
    return HttpResponse(body)


async def not_found_page(request):
    missing = request.match_info.get("tail", "")
    template = Template("<h2>$headline</h2><p>No page at <code>$path</code></p>")
    values = {"headline": "Not found"}
    values["path"] = missing
    return web.Response(text=template.substitute(values), status=404, content_type="text/html")  # expect: TAINT-XSS


async def not_found_page_safe(request):
    missing = request.match_info.get("tail", "")
    template = Template("No page at $path ($headline)")
    values = {"headline": "Not found"}
    values["path"] = missing
    return web.Response(text=template.substitute(values), status=404, content_type="text/plain")


@api.get("/badge/{kind}", response_class=HTMLResponse)
async def badge(kind: str, colour: str = "g", text: str = "ok"):
    match kind:
        case "round":
            css = "border-radius: 50%"
        case "flat":
            css = "border-radius: 0"
        case _:
            css = ""
    paint = colour or "green"
    label = str(len(text))
    return f"<span style='{css}; color: {paint}'>{label}</span>"  # expect: TAINT-XSS


@api.get("/v2/badge/{kind}", response_class=HTMLResponse)
async def badge_safe(kind: str, colour: str = "g", text: str = "ok"):
    match kind:
        case "round":
            css = "border-radius: 50%"
        case "flat":
            css = "border-radius: 0"
        case _:
            css = ""
    paint = COLOURS.get(colour, "green")
    label = str(len(text))
    return f"<span style='{css}; color: {paint}'>{label}</span>"


def with_frame(render):
    def framed(*args):
        return "<main>" + render(*args) + "</main>"
    return framed


@with_frame
def ticket_view(number, note):
    return "<h3>Ticket " + number + "</h3><blockquote>" + note + "</blockquote>"


@app.post("/tickets")
def decorated_renderer():
    payload = request.get_json()
    number, note = payload["number"], payload.get("note", "-")
    if not re.fullmatch(r"[0-9]{1,9}", number):
        return "unknown ticket", 400
    body = ticket_view(number, note)
    return make_response(body, 200, {"X-Frame-Options": "DENY"})  # expect: TAINT-XSS


@app.post("/tickets/v2")
def decorated_renderer_safe():
    payload = request.get_json()
    number, note = payload["number"], payload.get("note", "-")
    if not re.fullmatch(r"[0-9]{1,9}", number):
        return "unknown ticket", 400
    body = ticket_view(number, str(escape(note)))
    return make_response(body, 200, {"X-Frame-Options": "DENY"})
