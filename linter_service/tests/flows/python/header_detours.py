# Response headers and cookies that handlers set.
import base64
import configparser
import re
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlsplit

from aiohttp import web
from django.http import HttpResponse, HttpResponseBadRequest
from fastapi import FastAPI, Response as ApiResponse
from flask import Flask, Response, jsonify, make_response, request

app = Flask(__name__)
api = FastAPI()

LANGUAGES = frozenset({"en", "fi", "sv"})


def single_line(value):
    return value.replace("\r", "").replace("\n", "")


@app.route("/bench/00601")
def config_value_to_header():
    param = request.args.get("Bench00601", "")
    conf = configparser.RawConfigParser()
    conf.add_section("section601")
    conf.set("section601", "keyA", "a_Value")
    conf.set("section601", "keyB", param)
    bar = conf.get("section601", "keyB")
    response = make_response(jsonify(done=True))
    response.headers["X-Bench"] = "v=" + bar  # expect: TAINT-HEADER
    return response


@app.route("/bench/00602")
def config_value_to_header_safe():
    param = request.args.get("Bench00602", "")
    conf = configparser.RawConfigParser()
    conf.add_section("section602")
    conf.set("section602", "keyA", "a_Value")
    conf.set("section602", "keyB", param)
    bar = conf.get("section602", "keyA")
    response = make_response(jsonify(done=True))
    response.headers["X-Bench"] = "v=" + bar
    return response


class LegacyHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)
        trace = query.get("trace", ["none"])[0]
        self.send_response(204)
        extra = {"Cache-Control": "no-store", "X-Trace": trace}
        for name in extra:
            self.send_header(name, extra[name])  # expect: TAINT-HEADER
        self.end_headers()


class LegacyHandlerSafe(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)
        trace = query.get("trace", ["none"])[0]
        self.send_response(204)
        extra = {"Cache-Control": "no-store", "X-Trace": single_line(trace)}
        for name in extra:
            self.send_header(name, extra[name])
        self.end_headers()


def export_csv(request):
    name = request.GET.get("name", "export")
    rows = ["id;amount", "1;20", "2;35"]
    response = HttpResponse("\n".join(rows), content_type="text/csv")
    disposition = ["attachment", f'filename="{name}.csv"']
    response["Content-Disposition"] = "; ".join(disposition)  # expect: TAINT-HEADER
    return response


def export_csv_safe(request):
    name = request.GET.get("name", "export")
    if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", name) is None:
        return HttpResponseBadRequest("bad name")
    rows = ["id;amount", "1;20", "2;35"]
    response = HttpResponse("\n".join(rows), content_type="text/csv")
    disposition = ["attachment", f'filename="{name}.csv"']
    response["Content-Disposition"] = "; ".join(disposition)
    return response


async def download_link(request):
    data = await request.post()
    title = base64.b64decode(data.get("title", "")).decode("utf-8")
    headers = {"X-Accel-Buffering": "no"}
    if title:
        headers["X-Title"] = title
    return web.Response(status=204, headers=headers)  # expect: TAINT-HEADER


async def download_link_safe(request):
    data = await request.post()
    title = base64.b64decode(data.get("title", "")).decode("utf-8")
    headers = {"X-Accel-Buffering": "no"}
    if title:
        headers["X-Title"] = quote(title)
    return web.Response(status=204, headers=headers)


@app.post("/language")
def language_cookie():
    chosen = request.form.get("language", "en")
    region = request.form.get("region", "")
    parts = [chosen]
    if region == "FI":
        parts.append("FI")
    response = Response(status=204)
    response.set_cookie("language", "-".join(parts), httponly=True, secure=True)  # expect: TAINT-HEADER
    return response


@app.post("/language/v2")
def language_cookie_safe():
    chosen = request.form.get("language", "en")
    region = request.form.get("region", "")
    if chosen not in LANGUAGES:
        chosen = "en"
    parts = [chosen]
    if region == "FI":
        parts.append("FI")
    response = Response(status=204)
    response.set_cookie("language", "-".join(parts), httponly=True, secure=True)
    return response


class Paging:
    def __init__(self, cursor, size):
        self.cursor = cursor
        self.size = size

    def link(self):
        return "</items?cursor=" + str(self.cursor) + "&size=" + str(self.size) + '>; rel="next"'


@api.get("/items")
def link_header(response: ApiResponse, cursor: str = "0", size: int = 20):
    paging = Paging(cursor, size)
    response.headers["Link"] = paging.link()  # expect: TAINT-HEADER
    return {"items": []}


@api.get("/v2/items")
def link_header_safe(response: ApiResponse, cursor: str = "0", size: int = 20):
    try:
        position = int(cursor)
    except ValueError:
        position = 0
    paging = Paging(position, size)
    response.headers["Link"] = paging.link()
    return {"items": []}
