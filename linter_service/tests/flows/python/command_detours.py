# Programs and shells started from handlers and from a small network service.
import asyncio
import base64
import ipaddress
import os
import shlex
import socket
import subprocess

from aiohttp import web
from django.http import HttpResponse, HttpResponseBadRequest
from flask import Flask, jsonify, request

app = Flask(__name__)

REPORT_TOOLS = {"disk": "/usr/bin/df", "memory": "/usr/bin/free"}


class Wrapped:
    class Inner:
        def __init__(self, text):
            self.text = text

        def flip(self):
            data = base64.b64encode(self.text.encode("utf-8"))
            return base64.b64decode(data).decode("utf-8")

    def run(self, text):
        return Wrapped.Inner(text).flip()


@app.route("/bench/00101", methods=["POST"])
def inner_class_round_trip():
    param = ""
    for name, value in request.headers.items():
        if name.lower() == "x-bench-host":
            param = value
    bar = Wrapped().run(param)
    args = ["nslookup", "-timeout=2", bar]
    code = os.system(" ".join(args))  # expect: TAINT-COMMAND
    return jsonify(exit=code)


@app.route("/bench/00102", methods=["POST"])
def inner_class_round_trip_safe():
    param = ""
    for name, value in request.headers.items():
        if name.lower() == "x-bench-host":
            param = value
    bar = Wrapped().run(param)
    bar = "resolver.internal"
    args = ["nslookup", "-timeout=2", bar]
    code = os.system(" ".join(args))
    return jsonify(exit=code)


@app.route("/bench/00111")
def dead_branch_arithmetic():
    param = request.args.get("volume", "")
    num = 86
    if (7 * 42) - num > 200:
        bar = param
    else:
        bar = "/data"
    cmd = f"du -sh {bar}"
    out = subprocess.check_output(cmd, shell=True, text=True)  # expect: TAINT-COMMAND
    return jsonify(size=out.split()[0])


@app.route("/bench/00112")
def dead_branch_arithmetic_safe():
    param = request.args.get("volume", "")
    num = 106
    if (7 * 18) + num > 200:
        bar = "/data"
    else:
        bar = param
    cmd = f"du -sh {bar}"
    out = subprocess.check_output(cmd, shell=True, text=True)
    return jsonify(size=out.split()[0])


def build_convert(options):
    command = ["convert", "/srv/img/source.png"]
    if options.get("geometry"):
        command += ["-resize", options["geometry"]]
    command.append("/srv/img/out.png")
    return command


@app.post("/thumbnail")
def options_to_shell():
    payload = request.get_json()
    options = {"quality": 80, **payload}
    command = build_convert(options)
    line = " ".join(command)
    proc = subprocess.Popen(line, shell=True, stdout=subprocess.PIPE)  # expect: TAINT-COMMAND
    proc.communicate(timeout=20)
    return jsonify(ok=proc.returncode == 0)


@app.post("/thumbnail/v2")
def options_to_shell_safe():
    payload = request.get_json()
    options = {"quality": 80, **payload}
    command = build_convert(options)
    line = " ".join(shlex.quote(str(part)) for part in command)
    proc = subprocess.Popen(line, shell=True, stdout=subprocess.PIPE)
    proc.communicate(timeout=20)
    return jsonify(ok=proc.returncode == 0)


def system_report(request):
    tool = request.GET.get("tool", "disk")
    flags = ["-h"]
    argv = [tool, *flags]
    try:
        done = subprocess.run(argv, capture_output=True, timeout=5)  # expect: TAINT-COMMAND
    except OSError:
        return HttpResponse(status=500)
    return HttpResponse(done.stdout, content_type="text/plain")


def system_report_safe(request):
    tool = request.GET.get("tool", "disk")
    flags = ["-h"]
    if tool not in REPORT_TOOLS:
        return HttpResponseBadRequest("no such report")
    argv = [REPORT_TOOLS[tool], *flags]
    try:
        done = subprocess.run(argv, capture_output=True, timeout=5)
    except OSError:
        return HttpResponse(status=500)
    return HttpResponse(done.stdout, content_type="text/plain")


async def ping_peer(request):
    form = await request.post()
    host, count = form.get("host", ""), form.get("count", "1")
    try:
        rounds = min(int(count), 5)
    except ValueError:
        rounds = 1
    line = "ping -c {n} {host}".format(n=rounds, host=host)
    proc = await asyncio.create_subprocess_shell(line, stdout=asyncio.subprocess.PIPE)  # expect: TAINT-COMMAND
    await proc.wait()
    return web.json_response({"reachable": proc.returncode == 0})


async def ping_peer_safe(request):
    form = await request.post()
    host, count = form.get("host", ""), form.get("count", "1")
    try:
        rounds = min(int(count), 5)
        address = ipaddress.IPv4Address(host)
    except ValueError:
        raise web.HTTPBadRequest(text="address or count is wrong")
    line = "ping -c {n} {host}".format(n=rounds, host=address)
    proc = await asyncio.create_subprocess_shell(line, stdout=asyncio.subprocess.PIPE)
    await proc.wait()
    return web.json_response({"reachable": proc.returncode == 0})


def serve_jobs():
    server = socket.create_server(("0.0.0.0", 7070))
    while True:
        peer, _ = server.accept()
        with peer:
            message = peer.recv(1024).decode("utf-8", "replace")
            verb, _, rest = message.partition(" ")
            if verb == "PRINT":
                stream = os.popen("lp -d office " + rest.strip())  # expect: TAINT-COMMAND
                stream.close()
            peer.sendall(b"OK\n")


def serve_jobs_safe():
    server = socket.create_server(("0.0.0.0", 7070))
    while True:
        peer, _ = server.accept()
        with peer:
            message = peer.recv(1024).decode("utf-8", "replace")
            verb, _, rest = message.partition(" ")
            if verb == "PRINT" and rest.strip().isdigit():
                stream = os.popen("lp -d office -i " + str(int(rest)))
                stream.close()
            peer.sendall(b"OK\n")
