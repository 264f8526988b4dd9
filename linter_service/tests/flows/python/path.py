# Flows of request data into names of files.
import base64
import glob
import json
import os
import re
import shutil
import socket
import sys
import uuid
from pathlib import Path

import aiofiles
from aiohttp import web
from django.core.files.storage import default_storage
from django.http import FileResponse, JsonResponse
from fastapi import FastAPI, File, UploadFile
from fastapi import responses as fastapi_responses
from flask import Flask, abort, jsonify, request, send_file, send_from_directory
from werkzeug.utils import safe_join, secure_filename

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
BASE = "/srv/docs"
ROOT = Path("/srv/docs").resolve()
MANUALS = {"setup": "setup.txt", "usage": "usage.txt"}
ALLOW_ANY = False


@app.route("/open")
def by_open():
    name = request.args["name"]
    with open("/srv/docs/" + name) as handle:  # expect: TAINT-PATH
        return jsonify(text=handle.read())


@app.route("/open-safe")
def by_open_safe():
    name = request.args["name"]
    with open("/srv/docs/" + secure_filename(name)) as handle:
        return jsonify(text=handle.read())


@app.route("/join/<path:name>")
def by_join(name):
    return send_file(os.path.join(BASE, name))  # expect: TAINT-PATH


@app.route("/join-safe/<path:name>")
def by_join_safe(name):
    return send_from_directory(BASE, name)


@app.route("/prefix")
def by_prefix_check():
    full = os.path.join(BASE, request.args.get("f", ""))
    if not full.startswith(BASE):
        abort(403)
    return send_file(full)  # expect: TAINT-PATH


@app.route("/prefix-safe")
def by_prefix_check_safe():
    full = os.path.realpath(os.path.join(BASE, request.args.get("f", "")))
    if not full.startswith(BASE + os.sep):
        abort(403)
    return send_file(full)


@app.route("/upload", methods=["POST"])
def by_upload_name():
    upload = request.files["file"]
    upload.save(os.path.join("/srv/uploads", upload.filename))  # expect: TAINT-PATH
    return "saved"


@app.route("/upload-safe", methods=["POST"])
def by_upload_name_safe():
    upload = request.files["file"]
    upload.save(os.path.join("/srv/uploads", uuid.uuid4().hex))
    return "saved"


@app.route("/pathlib", methods=["POST"])
def by_pathlib():
    body = request.get_json()
    text = (ROOT / body["file"]).read_text()  # expect: TAINT-PATH
    return jsonify(text=text)


@app.route("/pathlib-safe", methods=["POST"])
def by_pathlib_safe():
    body = request.get_json()
    target = (ROOT / body["file"]).resolve()
    if not target.is_relative_to(ROOT):
        abort(403)
    return jsonify(text=target.read_text())


@app.route("/fstring")
def by_fstring():
    lang = request.cookies.get("lang", "en")
    with open(f"locale/{lang}.json") as handle:  # expect: TAINT-PATH
        return jsonify(json.load(handle))


@app.route("/fstring-safe")
def by_fstring_safe():
    lang = request.cookies.get("lang", "en")
    if lang not in {"en", "de", "fr"}:
        lang = "en"
    with open(f"locale/{lang}.json") as handle:
        return jsonify(json.load(handle))


@app.route("/remove", methods=["POST"])
def by_remove():
    path = "/srv/tmp/{}".format(request.form["path"])
    os.remove(path)  # expect: TAINT-PATH
    return "removed"


@app.route("/remove-safe", methods=["POST"])
def by_remove_safe():
    path = "/srv/tmp/{}".format(request.form["path"])
    path = "/srv/tmp/latest"
    os.remove(path)
    return "removed"


@app.route("/replace")
def by_replace():
    name = request.args["doc"].replace("../", "")
    return send_file(BASE + "/" + name)  # expect: TAINT-PATH


@app.route("/replace-safe")
def by_replace_safe():
    name = os.path.basename(request.args["doc"]) or "index"
    return send_file(BASE + "/doc-" + name)


@app.route("/lookup")
def by_lookup():
    key = request.args["manual"]
    name = MANUALS.get(key, key + ".txt")
    return jsonify(text=Path("manuals", name).read_text())  # expect: TAINT-PATH


@app.route("/lookup-safe")
def by_lookup_safe():
    key = request.args["manual"]
    name = MANUALS.get(key, "index.txt")
    return jsonify(text=Path("manuals", name).read_text())


@app.route("/dict")
def by_dict_item():
    job = {"source": "/srv/blank.pdf"}
    job["target"] = request.args["target"]
    shutil.copy(job["source"], job["target"])  # expect: TAINT-PATH
    return "copied"


@app.route("/dict-safe")
def by_dict_item_safe():
    job = {"source": "/srv/blank.pdf", "place": "/srv/out.pdf"}
    job["target"] = request.args["target"]
    shutil.copy(job["source"], job["place"])
    return "copied"


@app.route("/list")
def by_list():
    parts = [BASE]
    parts += request.args.getlist("part")
    return jsonify(os.listdir("/".join(parts)))  # expect: TAINT-PATH


@app.route("/list-safe")
def by_list_safe():
    parts = [BASE, "public"]
    parts += request.args.getlist("part")
    return jsonify(os.listdir("/".join(parts[:2])))


def locate(name, folder=BASE):
    return os.path.normpath(os.path.join(folder, name))


@app.route("/helper")
def by_helper():
    return send_file(locate(request.args["n"]))  # expect: TAINT-PATH


@app.route("/helper-safe")
def by_helper_safe():
    found = locate(request.args["n"])
    if os.path.commonpath([found, BASE]) != BASE:
        abort(404)
    return send_file(found)


class Store:
    def __init__(self, folder, label):
        self.folder = folder
        self.label = label

    def clear(self):
        shutil.rmtree(self.folder)  # expect: TAINT-PATH


class Cache:
    def __init__(self, folder, label):
        self.folder = folder
        self.label = label

    def clear(self):
        shutil.rmtree(self.folder)


@app.route("/class", methods=["POST"])
def by_class_field():
    Store(request.json["folder"], "cache").clear()
    return "cleared"


@app.route("/class-safe", methods=["POST"])
def by_class_field_safe():
    Cache("/srv/cache", request.json["folder"]).clear()
    return "cleared"


@app.route("/closure")
def by_closure():
    theme = request.headers.get("X-Theme", "light")

    def load():
        return Path("themes/" + theme).read_bytes()  # expect: TAINT-PATH

    return jsonify(size=len(load()))


@app.route("/closure-safe")
def by_closure_safe():
    theme = request.headers.get("X-Theme", "light")

    def load():
        return Path("themes/" + ("dark" if theme == "dark" else "light")).read_bytes()

    return jsonify(size=len(load()))


@app.route("/conditional")
def by_conditional():
    wanted = request.args.get("report")
    name = wanted if wanted is not None else "daily"
    return send_file("/srv/reports/" + name)  # expect: TAINT-PATH


@app.route("/conditional-safe")
def by_conditional_safe():
    wanted = request.args.get("report")
    name = wanted if ALLOW_ANY else "daily"
    return send_file("/srv/reports/" + name)


@app.route("/number/<path:number>")
def by_number(number):
    with open("/srv/invoices/%s.txt" % number) as handle:  # expect: TAINT-PATH
        return jsonify(lines=handle.readlines())


@app.route("/number-safe/<path:number>")
def by_number_safe(number):
    with open("/srv/invoices/%s.txt" % int(number)) as handle:
        return jsonify(lines=handle.readlines())


@app.route("/loop")
def by_loop():
    total = 0
    for name in request.args["names"].split(","):
        with open(os.path.join(BASE, name), "rb") as handle:  # expect: TAINT-PATH
            total += len(handle.read())
    return jsonify(total=total)


@app.route("/loop-safe")
def by_loop_safe():
    total = 0
    for name in request.args["names"].split(","):
        if re.fullmatch(r"[a-z0-9]+\.txt", name):
            with open(os.path.join(BASE, name), "rb") as handle:
                total += len(handle.read())
    return jsonify(total=total)


@app.route("/decode")
def by_decode():
    name = base64.urlsafe_b64decode(request.args["token"]).decode()
    return send_file(os.path.join(BASE, name))  # expect: TAINT-PATH


@app.route("/decode-safe")
def by_decode_safe():
    full = safe_join(BASE, base64.urlsafe_b64decode(request.args["token"]).decode())
    if full is None:
        abort(404)
    return send_file(full)


@app.route("/guard")
def by_guard():
    name = request.args["page"]
    if ".." in name:
        app.config["SUSPICIOUS"] = True
    return send_file("/srv/pages/" + name)  # expect: TAINT-PATH


@app.route("/guard-safe")
def by_guard_safe():
    name = request.args["page"]
    if ".." in name or "/" in name or "\\" in name:
        return "bad name", 400
    return send_file("/srv/pages/p-" + name)


def by_django(request):
    picture = request.GET.get("picture")
    return FileResponse(open("/srv/media/" + picture, "rb"))  # expect: TAINT-PATH


def by_django_safe(request):
    picture = request.GET.get("picture")
    for known in os.listdir("/srv/media"):
        if known == picture:
            return FileResponse(open("/srv/media/" + known, "rb"))
    return JsonResponse({"found": False})


def by_django_upload(request):
    incoming = request.FILES["scan"]
    title = request.POST["title"]
    with open("/srv/scans/" + title, "wb") as out:  # expect: TAINT-PATH
        out.write(incoming.read())
    return JsonResponse({"ok": True})


def by_django_upload_safe(request):
    incoming = request.FILES["scan"]
    title = request.POST["title"]
    saved = default_storage.save("scans/scan.bin", incoming)
    return JsonResponse({"ok": bool(saved), "title": title})


@api.get("/download")
def by_fastapi(file: str):
    return fastapi_responses.FileResponse(f"{BASE}/{file}")  # expect: TAINT-PATH


@api.get("/download-safe")
def by_fastapi_safe(file: int):
    return fastapi_responses.FileResponse(f"{BASE}/{file}")


@api.post("/store")
async def by_fastapi_upload(doc: UploadFile = File()):
    async with aiofiles.open("/srv/in/" + doc.filename, "wb") as out:  # expect: TAINT-PATH
        await out.write(await doc.read())
    return {"ok": True}


@api.post("/store-safe")
async def by_fastapi_upload_safe(doc: UploadFile = File()):
    suffix = ".png" if doc.filename.endswith(".png") else ".bin"
    async with aiofiles.open("/srv/in/" + uuid.uuid4().hex + suffix, "wb") as out:
        await out.write(await doc.read())
    return {"ok": True}


@routes.get("/asset/{tail:.*}")
async def by_aiohttp(request):
    tail = request.match_info["tail"]
    return web.FileResponse(Path("/srv/assets") / tail)  # expect: TAINT-PATH


@routes.get("/asset-safe/{tail:.*}")
async def by_aiohttp_safe(request):
    tail = request.match_info["tail"]
    try:
        target = (ROOT / tail).resolve()
        target.relative_to(ROOT)
    except ValueError:
        raise web.HTTPForbidden()
    return web.FileResponse(target)


@routes.post("/rename")
async def by_aiohttp_rename(request):
    data = await request.post()
    os.rename("/srv/tmp/draft", "/srv/tmp/" + data["to"])  # expect: TAINT-PATH
    return web.json_response({"ok": True})


@routes.post("/rename-safe")
async def by_aiohttp_rename_safe(request):
    data = await request.post()
    slots = ["one", "two", "three"]
    os.rename("/srv/tmp/draft", "/srv/tmp/" + slots[int(data["to"]) % 3])
    return web.json_response({"ok": True})


def by_socket():
    peer, _ = socket.create_server(("", 9400)).accept()
    name = peer.recv(256).decode().strip()
    peer.sendall(Path("/srv/pub/" + name).read_bytes())  # expect: TAINT-PATH


def by_socket_safe():
    peer, _ = socket.create_server(("", 9400)).accept()
    name = peer.recv(256).decode().strip()
    peer.sendall(Path("/srv/pub/motd").read_bytes() + str(len(name)).encode())


def by_argv():
    pattern = "/srv/jobs/" + sys.argv[1]
    with open(pattern) as handle:  # expect: TAINT-PATH
        print(len(handle.read()))


def by_argv_safe():
    wanted = sys.argv[1]
    for path in glob.glob("/srv/jobs/*.job"):
        if os.path.basename(path) == wanted:
            with open(path) as handle:
                print(len(handle.read()))


if __name__ == "__main__":
    by_argv()
