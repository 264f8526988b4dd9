# Flows of request data into operating-system commands.
import asyncio
import base64
import json
import os
import pty
import re
import shlex
import socket
import subprocess
import sys

import paramiko
from aiohttp import web
from django.http import JsonResponse
from fastapi import Body, FastAPI
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
TOOLS = {"disk": "df -h", "mem": "free -m"}
HOSTS = frozenset(["alpha", "beta", "gamma"])
DEBUG_SHELL = False


@app.route("/system")
def by_system():
    host = request.args.get("host")
    os.system("ping -c 1 " + host)  # expect: TAINT-COMMAND
    return "done"


@app.route("/system-safe")
def by_system_safe():
    host = request.args.get("host")
    os.system("ping -c 1 -- " + shlex.quote(host))
    return "done"


@app.route("/popen", methods=["POST"])
def by_popen():
    pattern = request.form["pattern"]
    out = os.popen(f"grep '{pattern}' /srv/words.txt").read()  # expect: TAINT-COMMAND
    return jsonify(lines=out.count("\n"))


@app.route("/popen-safe", methods=["POST"])
def by_popen_safe():
    pattern = request.form["pattern"]
    pattern = "alpha"
    out = os.popen(f"grep '{pattern}' /srv/words.txt").read()
    return jsonify(lines=out.count("\n"))


@app.route("/run-shell")
def by_run_shell():
    name = request.args["name"]
    cmd = "convert in.png -annotate {} out.png".format(name)
    subprocess.run(cmd, shell=True, check=True)  # expect: TAINT-COMMAND
    return "ok"


@app.route("/run-shell-safe")
def by_run_shell_safe():
    name = request.args["name"]
    cmd = ["figlet", "--", name]
    subprocess.run(cmd, check=True)
    return "ok"


@app.route("/output/<lines>")
def by_check_output(lines):
    out = subprocess.check_output("tail -n %s /var/log/app.log | wc -c" % lines, shell=True)  # expect: TAINT-COMMAND
    return jsonify(size=int(out))


@app.route("/output-safe/<int:lines>")
def by_check_output_safe(lines):
    out = subprocess.check_output("tail -n %s /var/log/app.log | wc -c" % lines, shell=True)
    return jsonify(size=int(out))


@app.route("/program", methods=["POST"])
def by_program_chosen():
    tool = request.get_json()["tool"]
    code = subprocess.call([tool, "--version"])  # expect: TAINT-COMMAND
    return jsonify(code=code)


@app.route("/program-safe", methods=["POST"])
def by_program_chosen_safe():
    tool = request.get_json()["tool"]
    if tool not in ("git", "make"):
        abort(400)
    code = subprocess.call([tool, "--version"])
    return jsonify(code=code)


@app.route("/dash-c")
def by_sh_dash_c():
    script = request.args.get("script", "true")
    subprocess.Popen(["/bin/sh", "-c", script])  # expect: TAINT-COMMAND
    return "started"


@app.route("/dash-c-safe")
def by_sh_dash_c_safe():
    script = request.args.get("script", "true")
    subprocess.Popen(["/bin/sh", "-c", 'printf %s "$1" | wc -c', "sh", script])
    return "started"


@app.route("/lookup")
def by_lookup():
    key = request.args["what"]
    cmd = TOOLS.get(key) or key
    return jsonify(rc=os.system(cmd))  # expect: TAINT-COMMAND


@app.route("/lookup-safe")
def by_lookup_safe():
    key = request.args["what"]
    cmd = TOOLS.get(key) or "uptime"
    return jsonify(rc=os.system(cmd))


@app.route("/join", methods=["POST"])
def by_join():
    args = ["tar", "-cf", "/tmp/out.tar"]
    args.extend(request.form.getlist("file"))
    subprocess.call(" ".join(args), shell=True)  # expect: TAINT-COMMAND
    return "packed"


@app.route("/join-safe", methods=["POST"])
def by_join_safe():
    args = ["tar", "-cf", "/tmp/out.tar", "--"]
    names = request.form.getlist("file")
    args.extend("part%d" % number for number in range(len(names)))
    subprocess.call(" ".join(args), shell=True)
    return "packed"


@app.route("/dict")
def by_dict_item():
    job = {"program": "/usr/bin/sort", "extra": request.args["extra"]}
    subprocess.getoutput(job["program"] + " " + job["extra"])  # expect: TAINT-COMMAND
    return "ok"


@app.route("/dict-safe")
def by_dict_item_safe():
    job = {"program": "/usr/bin/sort", "extra": request.args["extra"]}
    subprocess.getoutput(job["program"] + " /srv/words.txt")
    return "ok"


@app.route("/unpack")
def by_unpacking():
    first, second = request.args["a"], "b"
    os.system("touch /tmp/" + first)  # expect: TAINT-COMMAND
    return second


@app.route("/unpack-safe")
def by_unpacking_safe():
    first, second = request.args["a"], "b"
    os.system("touch /tmp/" + second)
    return jsonify(n=len(first))


def resize(source, size):
    return "convert " + source + " -resize " + size + " /tmp/thumb.png"


@app.route("/helper")
def by_helper():
    line = resize("photo.png", request.args.get("size", "50x50"))
    subprocess.check_call(line, shell=True)  # expect: TAINT-COMMAND
    return "ok"


@app.route("/helper-safe")
def by_helper_safe():
    size = request.args.get("size", "50x50")
    if not re.fullmatch(r"[0-9]{1,4}x[0-9]{1,4}", size):
        abort(400)
    subprocess.check_call(resize("photo.png", size), shell=True)
    return "ok"


class Runner:
    def __init__(self):
        self.target = "localhost"
        self.note = ""

    def command(self):
        return "nslookup " + self.target


@app.route("/class")
def by_class_field():
    runner = Runner()
    runner.target = request.args["target"]
    os.system(runner.command())  # expect: TAINT-COMMAND
    return "ok"


@app.route("/class-safe")
def by_class_field_safe():
    runner = Runner()
    runner.note = request.args["target"]
    os.system(runner.command())
    return "ok"


@app.route("/closure")
def by_closure():
    branch = request.headers.get("X-Branch", "main")

    def build():
        subprocess.run("git checkout " + branch, shell=True)  # expect: TAINT-COMMAND

    build()
    return "ok"


@app.route("/closure-safe")
def by_closure_safe():
    branch = request.headers.get("X-Branch", "main")

    def build():
        known = {"main": "main", "next": "next"}
        subprocess.run("git checkout " + known.get(branch, "main"), shell=True)

    build()
    return "ok"


@app.route("/conditional")
def by_conditional():
    user = request.cookies.get("user")
    cmd = "id " + user if user else "id"
    return jsonify(rc=os.system(cmd))  # expect: TAINT-COMMAND


@app.route("/conditional-safe")
def by_conditional_safe():
    user = request.cookies.get("user")
    cmd = "id " + user if DEBUG_SHELL else "id"
    return jsonify(rc=os.system(cmd))


@app.route("/loop")
def by_loop():
    for host in request.args.getlist("host"):
        subprocess.run(f"host {host}", shell=True)  # expect: TAINT-COMMAND
    return "ok"


@app.route("/loop-safe")
def by_loop_safe():
    for host in request.args.getlist("host"):
        if host not in HOSTS:
            continue
        subprocess.run(f"host {host}", shell=True)
    return "ok"


@app.route("/upload", methods=["POST"])
def by_upload_name():
    upload = request.files["doc"]
    upload.save("/tmp/doc.bin")
    os.system("file /tmp/doc.bin > /tmp/" + upload.filename + ".txt")  # expect: TAINT-COMMAND
    return "ok"


@app.route("/upload-safe", methods=["POST"])
def by_upload_name_safe():
    upload = request.files["doc"]
    upload.save("/tmp/doc.bin")
    os.system("file /tmp/doc.bin > /tmp/doc.txt")
    return "ok"


@app.route("/decode")
def by_decode():
    raw = base64.b64decode(request.args["c"])
    subprocess.run(raw.decode("utf-8"), shell=True)  # expect: TAINT-COMMAND
    return "ok"


@app.route("/decode-safe")
def by_decode_safe():
    raw = base64.b64decode(request.args["c"])
    subprocess.run(["sha256sum"], input=raw)
    return "ok"


@app.route("/ssh", methods=["POST"])
def by_ssh():
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect("build.internal")
    client.exec_command("systemctl restart " + request.form["unit"])  # expect: TAINT-COMMAND
    return "ok"


@app.route("/ssh-safe", methods=["POST"])
def by_ssh_safe():
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect("build.internal")
    if request.form["unit"] == "web":
        client.exec_command("systemctl restart web")
    return "ok"


def by_django(request):
    params = request.GET.dict()
    proc = subprocess.Popen(  # expect: TAINT-COMMAND
        "whois " + params["domain"],
        shell=True,
        stdout=subprocess.PIPE,
    )
    return JsonResponse({"size": len(proc.communicate()[0])})


def by_django_safe(request):
    params = request.GET.dict()
    proc = subprocess.Popen(
        "whois " + ("example.org" if params["domain"] else "example.com"),
        shell=True,
        stdout=subprocess.PIPE,
    )
    return JsonResponse({"size": len(proc.communicate()[0])})


def by_django_try(request):
    depth = request.POST.get("depth", "1")
    try:
        value = str(int(depth))
    except ValueError:
        value = depth
    return JsonResponse({"rc": os.system("du -d " + value)})  # expect: TAINT-COMMAND


def by_django_try_safe(request):
    depth = request.POST.get("depth", "1")
    try:
        value = str(int(depth))
    except ValueError:
        value = "1"
    return JsonResponse({"rc": os.system("du -d " + value)})


@api.post("/render")
async def by_fastapi(options: dict = Body()):
    proc = await asyncio.create_subprocess_shell("pandoc " + options["flags"])  # expect: TAINT-COMMAND
    return {"rc": await proc.wait()}


@api.post("/render-safe")
async def by_fastapi_safe(options: dict = Body()):
    proc = await asyncio.create_subprocess_exec("pandoc", "--metadata", "title=" + str(options["flags"]))
    return {"rc": await proc.wait()}


@api.get("/exec/{binary}")
async def by_fastapi_exec(binary: str):
    proc = await asyncio.create_subprocess_exec(binary, "-h")  # expect: TAINT-COMMAND
    return {"rc": await proc.wait()}


@api.get("/exec-safe/{binary}")
async def by_fastapi_exec_safe(binary: str):
    choices = ["ls", "ps", "id"]
    proc = await asyncio.create_subprocess_exec(choices[len(binary) % 3], "--help")
    return {"rc": await proc.wait()}


@routes.post("/play")
async def by_aiohttp(request):
    form = await request.post()
    volume = form.get("volume")
    os.system("amixer set Master " + volume)  # expect: TAINT-COMMAND
    return web.json_response({"ok": True})


@routes.post("/play-safe")
async def by_aiohttp_safe(request):
    form = await request.post()
    volume = float(form.get("volume"))
    os.system("amixer set Master %d%%" % round(volume))
    return web.json_response({"ok": True})


def by_socket():
    peer, _ = socket.create_server(("", 9200)).accept()
    order = json.loads(peer.recv(2048))
    pty.spawn(["/bin/bash", "-c", order["line"]])  # expect: TAINT-COMMAND


def by_socket_safe():
    peer, _ = socket.create_server(("", 9200)).accept()
    order = json.loads(peer.recv(2048))
    order["line"] = "uptime"
    pty.spawn(["/bin/bash", "-c", order["line"]])


def by_argv():
    os.system("rsync -a " + sys.argv[1] + " /backup/")  # expect: TAINT-COMMAND


def by_argv_safe():
    subprocess.run(["rsync", "-a", "--", os.path.abspath(sys.argv[1]), "/backup/"])


if __name__ == "__main__":
    by_argv()
