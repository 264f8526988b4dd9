# Server-side requests whose address comes from a client.
import base64
import http.client
import json
import re
import socket
import sys
import urllib.request
from enum import Enum
from urllib.parse import quote, unquote, urlparse

import aiohttp
import httpx
import requests
import urllib3
from aiohttp import web
from django.http import HttpRequest, JsonResponse
from fastapi import Body, FastAPI, Header
from flask import Flask, abort, jsonify, request
from flask.views import MethodView

app = Flask(__name__)
api = FastAPI()

ALLOWED_HOSTS = {"api.example.com", "img.example.com"}
MIRRORS = {"eu": "https://eu.example.com/list", "us": "https://us.example.com/list"}
USE_CLIENT_URL = False
STATUS_URL = "https://status.example.com/ping"


class Region(str, Enum):
    north = "north"
    south = "south"


class Fetcher:
    def __init__(self, target, fallback):
        self.target = target
        self.fallback = fallback

    def current(self):
        return self.target

    def default(self):
        return self.fallback


def add_scheme(host):
    return "https://" + host + "/health"


def checked_url(value):
    parts = urlparse(value)
    if parts.scheme != "https" or parts.hostname not in ALLOWED_HOSTS:
        raise ValueError("address refused")
    return value


@app.route("/preview")
def direct_query():
    answer = requests.get(request.args["url"], timeout=5)  # expect: TAINT-SSRF
    return jsonify(code=answer.status_code)


@app.route("/preview-fixed")
def direct_query_safe():
    answer = requests.get("https://api.example.com/preview", params={"u": request.args["url"]}, timeout=5)
    return jsonify(code=answer.status_code)


@app.route("/hook", methods=["POST"])
def by_variable_form():
    target = request.form.get("callback", "")
    address = target
    sent = requests.post(address, json={"event": "done"}, timeout=5)  # expect: TAINT-SSRF
    return jsonify(ok=sent.ok)


@app.route("/hook-const", methods=["POST"])
def by_variable_form_safe():
    target = request.form.get("callback", "")
    known = bool(target)
    target = "https://hooks.example.com/done"
    sent = requests.post(target, json={"event": known}, timeout=5)
    return jsonify(ok=sent.ok)


@app.route("/node")
def by_fstring_host():
    host = request.args.get("host")
    reply = urllib.request.urlopen(f"http://{host}/metrics")  # expect: TAINT-SSRF
    return jsonify(code=reply.status)


@app.route("/node-id")
def by_fstring_host_safe():
    node = int(request.args.get("node", "0"))
    reply = urllib.request.urlopen(f"http://node-{node}.example.com/metrics")
    return jsonify(code=reply.status)


@app.route("/asset", methods=["POST"])
def by_json_concat():
    body = request.get_json()
    url = "https://cdn.example.com" + body["path"]
    got = httpx.get(url)  # expect: TAINT-SSRF
    return jsonify(size=len(got.content))


@app.route("/asset-slash", methods=["POST"])
def by_json_concat_safe():
    body = request.get_json()
    url = "https://cdn.example.com/assets/" + quote(body["path"], safe="")
    got = httpx.get(url)
    return jsonify(size=len(got.content))


@app.route("/feed")
def by_header_format():
    url = "{}://{}/feed".format("https", request.headers["X-Feed-Host"])
    got = requests.request("GET", url, timeout=3)  # expect: TAINT-SSRF
    return jsonify(code=got.status_code)


@app.route("/feed-listed")
def by_header_format_safe():
    host = request.headers["X-Feed-Host"]
    if host not in ALLOWED_HOSTS:
        abort(400)
    url = "{}://{}/feed".format("https", host)
    got = requests.request("GET", url, timeout=3)
    return jsonify(code=got.status_code)


@app.route("/mirror")
def by_dict_item():
    job = {"url": request.cookies.get("mirror"), "status": STATUS_URL}
    got = requests.head(job["url"], timeout=5)  # expect: TAINT-SSRF
    return jsonify(code=got.status_code)


@app.route("/mirror-status")
def by_dict_item_safe():
    job = {"url": request.cookies.get("mirror"), "status": STATUS_URL}
    got = requests.head(job["status"], timeout=5)
    return jsonify(code=got.status_code, asked=job["url"] is not None)


@app.route("/list")
def by_list_item():
    urls = [STATUS_URL]
    urls.append(request.args["extra"])
    got = urllib3.PoolManager().request("GET", urls[1])  # expect: TAINT-SSRF
    return jsonify(code=got.status)


@app.route("/list-first")
def by_list_item_safe():
    urls = [STATUS_URL]
    urls.append(request.args["extra"])
    got = urllib3.PoolManager().request("GET", urls[0])
    return jsonify(code=got.status)


@app.route("/probe/<host>")
def by_helper_path_param(host):
    got = requests.get(add_scheme(host), timeout=2)  # expect: TAINT-SSRF
    return jsonify(code=got.status_code)


@app.route("/probe-name/<host>")
def by_helper_path_param_safe(host):
    if not re.fullmatch(r"[a-z0-9]{1,20}", host):
        abort(404)
    got = requests.get(add_scheme(host + ".internal.example.com"), timeout=2)
    return jsonify(code=got.status_code)


@app.route("/job", methods=["PUT"])
def by_object_field():
    fetcher = Fetcher(request.json["url"], STATUS_URL)
    got = requests.get(fetcher.current(), timeout=5)  # expect: TAINT-SSRF
    return jsonify(code=got.status_code)


@app.route("/job-default", methods=["PUT"])
def by_object_field_safe():
    fetcher = Fetcher(request.json["url"], STATUS_URL)
    got = requests.get(fetcher.default(), timeout=5)
    return jsonify(code=got.status_code)


@app.route("/closure")
def by_closure():
    target = request.args.get("t")

    def load():
        return httpx.post(target, json={"ping": 1})  # expect: TAINT-SSRF

    return jsonify(code=load().status_code)


@app.route("/closure-env")
def by_closure_safe():
    target = "https://api.example.com/ping"
    note = request.args.get("t")

    def load():
        return httpx.post(target, json={"ping": note})

    return jsonify(code=load().status_code)


@app.route("/b64")
def by_base64():
    raw = base64.urlsafe_b64decode(request.args["u"]).decode("utf-8")
    req = urllib.request.Request(raw, headers={"Accept": "text/plain"})
    reply = urllib.request.urlopen(req, timeout=4)  # expect: TAINT-SSRF
    return jsonify(code=reply.status)


@app.route("/b64-checked")
def by_base64_safe():
    raw = base64.urlsafe_b64decode(request.args["u"]).decode("utf-8")
    parts = urlparse(raw)
    if parts.scheme != "https" or parts.hostname not in ALLOWED_HOSTS:
        return jsonify(error="refused"), 400
    reply = urllib.request.urlopen(raw, timeout=4)
    return jsonify(code=reply.status)


@app.route("/pick")
def by_conditional():
    wanted = request.args.get("url")
    url = wanted if wanted else STATUS_URL
    got = requests.get(url, timeout=5)  # expect: TAINT-SSRF
    return jsonify(code=got.status_code)


@app.route("/pick-off")
def by_conditional_safe():
    wanted = request.args.get("url")
    url = wanted if USE_CLIENT_URL else STATUS_URL
    got = requests.get(url, timeout=5)
    return jsonify(code=got.status_code)


@app.route("/region")
def by_default_value():
    name = request.args.get("region", "eu")
    url = MIRRORS.get(name, name)
    got = requests.get(url, timeout=5)  # expect: TAINT-SSRF
    return jsonify(code=got.status_code)


@app.route("/region-known")
def by_default_value_safe():
    name = request.args.get("region", "eu")
    url = MIRRORS.get(name, STATUS_URL)
    got = requests.get(url, timeout=5)
    return jsonify(code=got.status_code)


@app.route("/many", methods=["POST"])
def by_loop():
    codes = []
    for address in request.form.getlist("url"):
        codes.append(requests.get(address, timeout=2).status_code)  # expect: TAINT-SSRF
    return jsonify(codes=codes)


@app.route("/many-listed", methods=["POST"])
def by_loop_safe():
    codes = []
    for region in request.form.getlist("region"):
        if region in MIRRORS:
            codes.append(requests.get(MIRRORS[region], timeout=2).status_code)
    return jsonify(codes=codes)


@app.route("/comprehension", methods=["POST"])
def by_comprehension():
    hosts = [h.strip().lower() for h in request.get_data(as_text=True).split(",")]
    codes = [requests.get("http://" + h, timeout=2).status_code for h in hosts]  # expect: TAINT-SSRF
    return jsonify(codes=codes)


@app.route("/comprehension-kept", methods=["POST"])
def by_comprehension_safe():
    hosts = [h.strip().lower() for h in request.get_data(as_text=True).split(",")]
    kept = [h for h in hosts if h in ALLOWED_HOSTS]
    codes = [requests.get("http://" + h, timeout=2).status_code for h in kept]
    return jsonify(codes=codes)


class TitleView(MethodView):
    def by_view_session(self):
        session = requests.Session()
        url = unquote(request.args["page"])
        got = session.get(url, timeout=5)  # expect: TAINT-SSRF
        return jsonify(code=got.status_code)

    def by_view_session_safe(self):
        session = requests.Session()
        url = checked_url(unquote(request.args["page"]))
        got = session.get(url, timeout=5, allow_redirects=False)
        return jsonify(code=got.status_code)

    def get(self):
        return self.by_view_session()

    def post(self):
        return self.by_view_session_safe()


def django_query(request: HttpRequest):
    try:
        url = request.GET["avatar"]
    except KeyError:
        url = STATUS_URL
    got = requests.get(url, timeout=5, stream=True)  # expect: TAINT-SSRF
    return JsonResponse({"code": got.status_code})


def django_query_safe(request: HttpRequest):
    try:
        number = int(request.GET["avatar"])
    except (KeyError, ValueError):
        number = 1
    got = requests.get("https://img.example.com/avatar/%d.png" % number, timeout=5, stream=True)
    return JsonResponse({"code": got.status_code})


def django_connection(request: HttpRequest):
    host, _, path = request.POST["target"].partition("/")
    conn_args = {"host": host, "timeout": 5}
    http.client.HTTPSConnection(**conn_args).request("GET", "/" + quote(path))  # expect: TAINT-SSRF
    return JsonResponse({"sent": True})


def django_connection_safe(request: HttpRequest):
    _, _, path = request.POST["target"].partition("/")
    conn_args = {"host": "api.example.com", "timeout": 5}
    http.client.HTTPSConnection(**conn_args).request("GET", "/" + quote(path))
    return JsonResponse({"sent": True})


@api.get("/fast/fetch")
async def fastapi_query(url: str):
    async with httpx.AsyncClient() as client:
        got = await client.get(url)  # expect: TAINT-SSRF
    return {"code": got.status_code}


@api.get("/fast/region")
async def fastapi_query_safe(region: Region):
    async with httpx.AsyncClient() as client:
        got = await client.get(f"https://{region.value}.example.com/list")
    return {"code": got.status_code}


@api.post("/fast/notify")
def fastapi_body(payload: dict = Body(...), x_tenant: str = Header("")):
    settings = {**payload, "tenant": x_tenant}
    got = httpx.request("POST", settings["webhook"], json={"tenant": 1})  # expect: TAINT-SSRF
    return {"code": got.status_code}


@api.post("/fast/notify-fixed")
def fastapi_body_safe(payload: dict = Body(...), x_tenant: str = Header("")):
    settings = {**payload, "webhook": "https://hooks.example.com/in"}
    got = httpx.request("POST", settings["webhook"], json={"tenant": x_tenant})
    return {"code": got.status_code}


async def aiohttp_json(request: web.Request):
    data = await request.json()
    async with aiohttp.ClientSession() as session:
        async with session.get(data["source"]["url"]) as reply:  # expect: TAINT-SSRF
            return web.json_response({"code": reply.status})


async def aiohttp_json_safe(request: web.Request):
    data = await request.json()
    number = int(data["source"]["id"])
    async with aiohttp.ClientSession() as session:
        async with session.get("https://api.example.com/source/" + str(number)) as reply:
            return web.json_response({"code": reply.status})


def main_argument():
    url = "/".join(["http:", "", sys.argv[1], "latest.json"])
    with urllib.request.urlopen(url) as reply:  # expect: TAINT-SSRF
        return len(json.load(reply))


def main_argument_safe():
    mirror = sys.argv[1] if len(sys.argv) > 1 else "eu"
    if mirror not in ("eu", "us"):
        raise SystemExit(2)
    url = "/".join(["https:", "", mirror + ".example.com", "latest.json"])
    with urllib.request.urlopen(url) as reply:
        return len(json.load(reply))


def socket_line():
    server = socket.create_server(("0.0.0.0", 9009))
    client, _ = server.accept()
    line = client.recv(1024).decode().strip()
    requests.delete(  # expect: TAINT-SSRF
        line,
        timeout=5,
    )
    client.close()


def socket_line_safe():
    server = socket.create_server(("0.0.0.0", 9009))
    client, _ = server.accept()
    line = client.recv(1024).decode().strip()
    if line == "purge":
        requests.delete(
            "https://api.example.com/cache",
            timeout=5,
        )
    client.close()
