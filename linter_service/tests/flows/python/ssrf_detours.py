# Requests and connections that the server itself makes.
import base64
import configparser
import http.client
import json
import socket
from urllib.parse import quote, urlsplit
from urllib.request import Request as UrlRequest, urlopen

import aiohttp
import httpx
import requests
from aiohttp import web
from django.http import HttpResponseBadRequest, JsonResponse
from fastapi import FastAPI
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
api = FastAPI()

FEEDS = {"news": "https://feeds.example.com/news", "jobs": "https://feeds.example.com/jobs"}
MIRRORS = ("eu.mirror.example.com", "us.mirror.example.com")


class Endpoint:
    class Part:
        def __init__(self, value):
            self.value = value

    def __init__(self, scheme, host, path):
        self.scheme = Endpoint.Part(scheme)
        self.host = Endpoint.Part(host)
        self.path = Endpoint.Part(path)

    def url(self):
        return f"{self.scheme.value}://{self.host.value}/{self.path.value}"


@app.route("/bench/00801")
def dictionary_detour():
    param = request.headers.get("X-Feed", "")
    lookup = {"keyA": "https://feeds.example.com/default"}
    lookup["keyB"] = param
    bar = lookup["keyB"]
    try:
        answer = requests.get(bar, timeout=3)  # expect: TAINT-SSRF
        status = answer.status_code
    except requests.RequestException:
        status = 0
    return jsonify(status=status)


@app.route("/bench/00802")
def dictionary_detour_safe():
    param = request.headers.get("X-Feed", "")
    lookup = {"keyA": "https://feeds.example.com/default"}
    lookup["keyB"] = param
    bar = lookup["keyB"]
    bar = lookup["keyA"]
    try:
        answer = requests.get(bar, timeout=3)
        status = answer.status_code
    except requests.RequestException:
        status = 0
    return jsonify(status=status)


@app.post("/webhooks/test")
def try_webhook():
    hook = request.get_json()
    endpoint = Endpoint("https", hook["host"], "ping")
    body = json.dumps({"event": "ping"}).encode()
    outgoing = UrlRequest(endpoint.url(), data=body, headers={"User-Agent": "hooks/1"})
    with urlopen(outgoing, timeout=5) as reply:  # expect: TAINT-SSRF
        code = reply.status
    return jsonify(code=code)


@app.post("/webhooks/test/v2")
def try_webhook_safe():
    hook = request.get_json()
    endpoint = Endpoint("https", "hooks.example.com", quote(hook["host"], safe=""))
    body = json.dumps({"event": "ping"}).encode()
    outgoing = UrlRequest(endpoint.url(), data=body, headers={"User-Agent": "hooks/1"})
    with urlopen(outgoing, timeout=5) as reply:
        code = reply.status
    return jsonify(code=code)


def import_calendar(request):
    address = request.POST.get("address", "")
    if address.startswith("webcal:"):
        address = "https:" + address[len("webcal:"):]
    with httpx.Client(timeout=4) as client:
        reply = client.get(address, follow_redirects=False)  # expect: TAINT-SSRF
    events = reply.text.count("BEGIN:VEVENT")
    return JsonResponse({"events": events})


def import_calendar_safe(request):
    address = request.POST.get("address", "")
    if address.startswith("webcal:"):
        address = "https:" + address[len("webcal:"):]
    parts = urlsplit(address)
    if parts.scheme != "https" or parts.hostname != "calendar.example.com":
        return HttpResponseBadRequest("this calendar cannot be imported")
    with httpx.Client(timeout=4) as client:
        reply = client.get(address, follow_redirects=False)
    events = reply.text.count("BEGIN:VEVENT")
    return JsonResponse({"events": events})


async def proxy_image(request):
    packed = request.match_info["packed"]
    url = base64.urlsafe_b64decode(packed.encode()).decode()
    attempts = []
    async with aiohttp.ClientSession() as session:
        for _ in range(2):
            async with session.get(url) as reply:  # expect: TAINT-SSRF
                attempts.append(reply.status)
                if reply.status == 200:
                    break
    return web.json_response({"attempts": attempts})


async def proxy_image_safe(request):
    packed = request.match_info["packed"]
    name = base64.urlsafe_b64decode(packed.encode()).decode()
    url = FEEDS["news"] if name == "news" else FEEDS["jobs"]
    attempts = []
    async with aiohttp.ClientSession() as session:
        for _ in range(2):
            async with session.get(url) as reply:
                attempts.append(reply.status)
                if reply.status == 200:
                    break
    return web.json_response({"attempts": attempts})


@api.get("/mirror/size")
def mirror_size(mirror: str = MIRRORS[0], package: int = 1):
    connection = http.client.HTTPSConnection(mirror, timeout=5)  # expect: TAINT-SSRF
    try:
        connection.request("HEAD", f"/pool/{package}.deb")
        length = connection.getresponse().getheader("Content-Length", "0")
    finally:
        connection.close()
    return {"size": int(length)}


@api.get("/v2/mirror/size")
def mirror_size_safe(mirror: str = MIRRORS[0], package: int = 1):
    if mirror not in MIRRORS:
        return {"size": 0}
    connection = http.client.HTTPSConnection(mirror, timeout=5)
    try:
        connection.request("HEAD", f"/pool/{package}.deb")
        length = connection.getresponse().getheader("Content-Length", "0")
    finally:
        connection.close()
    return {"size": int(length)}


def settings_from(values):
    conf = configparser.RawConfigParser()
    conf.read_dict({"probe": {"host": "localhost", "port": "25"}})
    for key, value in values.items():
        conf.set("probe", key, value)
    return conf


@app.post("/probe")
def probe_mail_server():
    given = {}
    for key in ("host", "port"):
        if request.form.get(key):
            given[key] = request.form[key]
    conf = settings_from(given)
    address = (conf.get("probe", "host"), conf.getint("probe", "port"))
    try:
        link = socket.create_connection(address, timeout=2)  # expect: TAINT-SSRF
    except OSError:
        abort(502)
    link.close()
    return jsonify(reachable=True)


@app.post("/probe/v2")
def probe_mail_server_safe():
    given = {}
    for key in ("host", "port"):
        if request.form.get(key):
            given[key] = "mail.example.com" if key == "host" else "587"
    conf = settings_from(given)
    address = (conf.get("probe", "host"), conf.getint("probe", "port"))
    try:
        link = socket.create_connection(address, timeout=2)
    except OSError:
        abort(502)
    link.close()
    return jsonify(reachable=True)
