# Flows of request data into names and values of response headers and cookies.
import base64
import hashlib
import json
import os
import re
import socket
import sys
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, unquote, urlparse

from aiohttp import web
from django.http import HttpResponse, JsonResponse
from fastapi import Body, FastAPI
from fastapi import Response as FastResponse
from flask import Flask, Response, abort, after_this_request, jsonify, make_response, request

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
LANGUAGES = {"en": "en-GB", "de": "de-DE"}
THEMES = ("dark", "light")
ECHO_TRACE = False


@app.route("/assign")
def by_assignment():
    resp = make_response("ok")
    resp.headers["X-Name"] = request.args.get("name")  # expect: TAINT-HEADER
    return resp


@app.route("/assign-safe")
def by_assignment_safe():
    resp = make_response("ok")
    resp.headers["X-Name"] = quote(request.args.get("name", ""))
    return resp


@app.route("/tuple")
def by_tuple():
    lang = request.args["lang"]
    return "ok", 200, {"Content-Language": lang}  # expect: TAINT-HEADER


@app.route("/tuple-safe")
def by_tuple_safe():
    lang = request.args["lang"]
    return "ok", 200, {"Content-Language": LANGUAGES.get(lang, "en-GB")}


@app.route("/constructor", methods=["POST"])
def by_constructor():
    tag = f"W/{request.form['tag']}"
    return Response("ok", headers={"ETag": tag})  # expect: TAINT-HEADER


@app.route("/constructor-safe", methods=["POST"])
def by_constructor_safe():
    tag = f"W/{hashlib.sha256(request.form['tag'].encode()).hexdigest()}"
    return Response("ok", headers={"ETag": tag})


@app.route("/add", methods=["POST"])
def by_add():
    resp = jsonify(ok=True)
    for item in request.get_json()["trace"]:
        resp.headers.add("X-Trace", item)  # expect: TAINT-HEADER
    return resp


@app.route("/add-safe", methods=["POST"])
def by_add_safe():
    resp = jsonify(ok=True)
    for item in request.get_json()["trace"]:
        resp.headers.add("X-Trace", int(item))
    return resp


@app.route("/name/<path:name>")
def by_header_name(name):
    resp = make_response("ok")
    resp.headers["X-" + name] = "1"  # expect: TAINT-HEADER
    return resp


@app.route("/name-safe/<path:name>")
def by_header_name_safe(name):
    if not re.fullmatch(r"[A-Za-z]+", name):
        abort(400)
    resp = make_response("ok")
    resp.headers["X-" + name] = "1"
    return resp


@app.route("/cookie")
def by_raw_cookie():
    resp = make_response("ok")
    resp.headers["Set-Cookie"] = "theme=" + request.args["theme"] + "; Path=/; HttpOnly; Secure"  # expect: TAINT-HEADER
    return resp


@app.route("/cookie-safe")
def by_raw_cookie_safe():
    theme = request.args["theme"]
    if theme not in THEMES:
        theme = "light"
    resp = make_response("ok")
    resp.headers["Set-Cookie"] = "theme=" + theme + "; Path=/; HttpOnly; Secure"
    return resp


@app.route("/set-cookie")
def by_set_cookie():
    resp = make_response("ok")
    resp.set_cookie("font", request.args.get("font", ""), secure=True, httponly=True, samesite="Lax")  # expect: TAINT-HEADER
    return resp


@app.route("/set-cookie-safe")
def by_set_cookie_safe():
    font = request.args.get("font", "")
    font = "serif"
    resp = make_response("ok")
    resp.set_cookie("font", font, secure=True, httponly=True, samesite="Lax")
    return resp


@app.route("/disposition", methods=["POST"])
def by_disposition():
    upload = request.files["doc"]
    resp = make_response(b"")
    resp.headers["Content-Disposition"] = "attachment; filename=%s" % upload.filename  # expect: TAINT-HEADER
    return resp


@app.route("/disposition-safe", methods=["POST"])
def by_disposition_safe():
    upload = request.files["doc"]
    resp = make_response(b"")
    resp.headers["Content-Disposition"] = "attachment; filename*=UTF-8''%s" % quote(upload.filename)
    return resp


@app.route("/dict")
def by_dict_item():
    meta = {"X-Server": "blue"}
    meta["X-Client"] = request.args.get("client", "")
    return "ok", 200, meta  # expect: TAINT-HEADER


@app.route("/dict-safe")
def by_dict_item_safe():
    meta = {"server": "blue"}
    meta["client"] = request.args.get("client", "")
    return "ok", 200, {"X-Server": meta["server"]}


@app.route("/list")
def by_list():
    parts = ["max-age=60"]
    parts.append(request.args["cache"])
    resp = make_response("ok")
    resp.headers["Cache-Control"] = ", ".join(parts)  # expect: TAINT-HEADER
    return resp


@app.route("/list-safe")
def by_list_safe():
    parts = ["max-age=60"]
    parts.append(request.args["cache"])
    resp = make_response("ok")
    resp.headers["Cache-Control"] = parts[0]
    return resp


def clean(value):
    return value.replace("\r", "").replace("\n", "")


def shorten(value):
    return value.strip(" ")[:200]


@app.route("/helper")
def by_helper():
    resp = make_response("ok")
    resp.headers.set("X-Topic", shorten(request.args["topic"]))  # expect: TAINT-HEADER
    return resp


@app.route("/helper-safe")
def by_helper_safe():
    resp = make_response("ok")
    resp.headers.set("X-Topic", clean(request.args["topic"]))
    return resp


class Meta:
    def __init__(self, author):
        self.author = author
        self.version = "3"

    def by_line(self):
        return "by " + self.author


@app.route("/class", methods=["POST"])
def by_class_field():
    meta = Meta(request.form["author"])
    return Response("ok", headers=[("X-Author", meta.by_line())])  # expect: TAINT-HEADER


@app.route("/class-safe", methods=["POST"])
def by_class_field_safe():
    meta = Meta(request.form["author"])
    return Response("ok", headers=[("X-Version", meta.version)])


@app.route("/closure")
def by_closure():
    trace = request.args.get("trace", "-")

    @after_this_request
    def stamp(response):
        response.headers["X-Trace"] = trace  # expect: TAINT-HEADER
        return response

    return "ok"


@app.route("/closure-safe")
def by_closure_safe():
    trace = request.args.get("trace", "-")

    @after_this_request
    def stamp(response):
        response.headers["X-Trace"] = trace if ECHO_TRACE else "-"
        return response

    return "ok"


@app.route("/conditional")
def by_conditional():
    zone = request.args.get("zone")
    resp = make_response("ok")
    resp.headers["X-Zone"] = zone if zone else "UTC"  # expect: TAINT-HEADER
    return resp


@app.route("/conditional-safe")
def by_conditional_safe():
    zone = request.args.get("zone")
    resp = make_response("ok")
    resp.headers["X-Zone"] = "custom" if zone else "UTC"
    return resp


@app.route("/guard")
def by_guard():
    value = request.args["v"]
    if "\n" in value:
        app.config["ODD_VALUES"] = True
    resp = make_response("ok")
    resp.headers["X-Value"] = value  # expect: TAINT-HEADER
    return resp


@app.route("/guard-safe")
def by_guard_safe():
    value = request.args["v"]
    if "\n" in value or "\r" in value:
        abort(400)
    resp = make_response("ok")
    resp.headers["X-Value"] = value
    return resp


@app.route("/decode")
def by_decode():
    mark = base64.b64decode(request.cookies["mark"]).decode("latin-1")
    return "ok", {"X-Mark": mark}  # expect: TAINT-HEADER


@app.route("/decode-safe")
def by_decode_safe():
    mark = base64.b64decode(request.cookies["mark"])
    return "ok", {"X-Mark": base64.urlsafe_b64encode(mark).decode("ascii")}


@app.route("/unquote")
def by_unquote():
    resp = make_response("ok")
    resp.headers["X-Source"] = unquote(request.headers.get("X-Source", ""))  # expect: TAINT-HEADER
    return resp


@app.route("/unquote-safe")
def by_unquote_safe():
    resp = make_response("ok")
    resp.headers["X-Source"] = json.dumps(unquote(request.headers.get("X-Source", "")))
    return resp


class BySendHeader(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        self.send_response(204)
        self.send_header("X-Room", query["room"][0])  # expect: TAINT-HEADER
        self.end_headers()


class BySendHeaderSafe(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        self.send_response(204)
        self.send_header("X-Rooms", str(len(query["room"])))
        self.end_headers()


def by_wsgi(environ, start_response):
    query = parse_qs(environ["QUERY_STRING"])
    start_response("200 OK", [("X-Shard", query.get("shard", ["0"])[0])])  # expect: TAINT-HEADER
    return [b"ok"]


def by_wsgi_safe(environ, start_response):
    query = parse_qs(environ["QUERY_STRING"])
    try:
        shard = int(query.get("shard", ["0"])[0])
    except ValueError:
        shard = 0
    start_response("200 OK", [("X-Shard", str(shard))])
    return [b"ok"]


def by_django(request):
    response = HttpResponse("ok")
    response["X-Page"] = request.GET.get("page", "1")  # expect: TAINT-HEADER
    return response


def by_django_safe(request):
    response = HttpResponse("ok")
    page = request.GET.get("page", "1")
    response["X-Page"] = page if page.isdigit() else "1"
    return response


def by_django_body(request):
    fields = json.loads(request.body)
    return JsonResponse({"ok": True}, headers={"X-Batch": fields["batch"]})  # expect: TAINT-HEADER


def by_django_body_safe(request):
    fields = json.loads(request.body)
    fields["batch"] = "nightly"
    return JsonResponse({"ok": True}, headers={"X-Batch": fields["batch"]})


@api.get("/tagged")
def by_fastapi(label: str, response: FastResponse):
    response.headers["X-Label"] = label  # expect: TAINT-HEADER
    return {"ok": True}


@api.get("/tagged-safe")
def by_fastapi_safe(label: int, response: FastResponse):
    response.headers["X-Label"] = str(label)
    return {"ok": True}


@api.post("/packed")
def by_fastapi_body(extra: dict = Body()):
    headers = {"X-App": "shop", **extra}
    return FastResponse(status_code=204, headers=headers)  # expect: TAINT-HEADER


@api.post("/packed-safe")
def by_fastapi_body_safe(extra: dict = Body()):
    headers = {**{key: "" for key in extra}, "X-App": "shop"}
    return FastResponse(status_code=204, headers={"X-App": headers["X-App"]})


@routes.get("/poll")
async def by_aiohttp(request):
    return web.Response(  # expect: TAINT-HEADER
        text="ok",
        headers={"X-Poll": "poll-{}".format(request.query["poll"])},
    )


@routes.get("/poll-safe")
async def by_aiohttp_safe(request):
    return web.Response(
        text="ok",
        headers={"X-Poll": "poll-{:d}".format(int(request.query["poll"]))},
    )


@routes.post("/prefer")
async def by_aiohttp_cookie(request):
    form = await request.post()
    response = web.json_response({"ok": True})
    response.set_cookie(form["key"], "1", secure=True, httponly=True)  # expect: TAINT-HEADER
    return response


@routes.post("/prefer-safe")
async def by_aiohttp_cookie_safe(request):
    form = await request.post()
    response = web.json_response({"ok": True})
    if form["key"] == "compact":
        response.set_cookie("compact", "1", secure=True, httponly=True)
    return response


def by_socket():
    peer, _ = socket.create_server(("", 9600)).accept()
    wanted = unquote(peer.recv(4096).decode("latin-1").split(" ")[1])
    peer.sendall(("HTTP/1.1 204 No Content\r\nX-Path: " + wanted + "\r\n\r\n").encode())  # expect: TAINT-HEADER


def by_socket_safe():
    peer, _ = socket.create_server(("", 9600)).accept()
    wanted = unquote(peer.recv(4096).decode("latin-1").split(" ")[1])
    peer.sendall(("HTTP/1.1 204 No Content\r\nX-Path: " + quote(wanted) + "\r\n\r\n").encode())


def by_cgi():
    query = parse_qs(os.environ["QUERY_STRING"])
    sys.stdout.write("Content-Type: text/plain\r\nX-Group: " + query["group"][0] + "\r\n\r\nok")  # expect: TAINT-HEADER


def by_cgi_safe():
    query = parse_qs(os.environ["QUERY_STRING"])
    group = "".join(ch for ch in query["group"][0] if ch.isalnum())
    sys.stdout.write("Content-Type: text/plain\r\nX-Group: " + group + "\r\n\r\nok")


if __name__ == "__main__":
    by_cgi()
