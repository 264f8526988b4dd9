# Files that are opened, saved, sent or removed by name.
import base64
import os
import shutil
from pathlib import Path
from urllib.parse import unquote

from aiohttp import web
from django.http import FileResponse, Http404
from fastapi import FastAPI, File, HTTPException, UploadFile
from flask import Flask, abort, jsonify, request, send_file
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()

TESTFILES = "/srv/bench/testfiles"
REPORTS = Path("/srv/reports")
MANUALS = {"en": "en/manual.txt", "fi": "fi/manual.txt"}


def step_one(value):
    pieces = [value, ".txt"]
    return step_two("".join(pieces))


def step_two(value):
    return value.lstrip()


@app.route("/bench/00401")
def cookie_to_open():
    param = unquote(request.cookies.get("Bench00401", "none"))
    bar = step_one(param)
    name = f"{TESTFILES}/{bar}"
    handle = None
    try:
        handle = open(name, "rb")  # expect: TAINT-PATH
        size = len(handle.read(1000))
    except OSError:
        size = -1
    finally:
        if handle:
            handle.close()
    return jsonify(size=size)


@app.route("/bench/00402")
def cookie_to_open_safe():
    param = unquote(request.cookies.get("Bench00402", "none"))
    step_one(param)
    bar = step_one("summary")
    name = f"{TESTFILES}/{bar}"
    handle = None
    try:
        handle = open(name, "rb")
        size = len(handle.read(1000))
    except OSError:
        size = -1
    finally:
        if handle:
            handle.close()
    return jsonify(size=size)


@app.get("/reports/<path:wanted>")
def report_download(wanted):
    candidate = REPORTS / wanted
    if candidate.suffix == "":
        candidate = candidate.with_suffix(".pdf")
    return send_file(candidate, as_attachment=True)  # expect: TAINT-PATH


@app.get("/v2/reports/<path:wanted>")
def report_download_safe(wanted):
    root = REPORTS.resolve()
    candidate = (root / wanted).resolve()
    if not candidate.is_relative_to(root):
        abort(404)
    return send_file(candidate, as_attachment=True)


@app.post("/avatars")
def store_upload():
    stored = []
    for field, upload in request.files.items():
        if not upload.filename:
            continue
        info = {"field": field, "name": upload.filename}
        target = os.path.join("/srv/avatars", info["name"])
        upload.save(target)  # expect: TAINT-PATH
        stored.append(field)
    return jsonify(stored=len(stored))


@app.post("/v2/avatars")
def store_upload_safe():
    stored = []
    for field, upload in request.files.items():
        if not upload.filename:
            continue
        info = {"field": field, "name": secure_filename(upload.filename)}
        target = os.path.join("/srv/avatars", info["name"])
        upload.save(target)
        stored.append(field)
    return jsonify(stored=len(stored))


def manual(request):
    language = request.headers.get("Accept-Language", "en")
    settings = {"folder": "/srv/manuals", "file": "en/manual.txt"}
    if language:
        settings["file"] = language.split(",")[0] + "/manual.txt"
    location = "/".join([settings["folder"], settings["file"]])
    try:
        stream = open(location, "rb")  # expect: TAINT-PATH
    except FileNotFoundError:
        raise Http404
    return FileResponse(stream, content_type="text/plain")


def manual_safe(request):
    language = request.headers.get("Accept-Language", "en")
    settings = {"folder": "/srv/manuals", "file": "en/manual.txt"}
    if language:
        settings["file"] = MANUALS.get(language.split(",")[0], "en/manual.txt")
    location = "/".join([settings["folder"], settings["file"]])
    try:
        stream = open(location, "rb")
    except FileNotFoundError:
        raise Http404
    return FileResponse(stream, content_type="text/plain")


async def drop_draft(request):
    token = request.query.get("draft", "")
    try:
        name = base64.urlsafe_b64decode(token).decode("utf-8")
    except ValueError:
        raise web.HTTPBadRequest()
    base = request.app["drafts"]
    target = os.path.normpath(os.path.join(base, name))
    try:
        os.remove(target)  # expect: TAINT-PATH
    except FileNotFoundError:
        return web.json_response({"removed": False})
    return web.json_response({"removed": True})


async def drop_draft_safe(request):
    token = request.query.get("draft", "")
    try:
        name = base64.urlsafe_b64decode(token).decode("utf-8")
    except ValueError:
        raise web.HTTPBadRequest()
    base = os.path.realpath(request.app["drafts"])
    target = os.path.realpath(os.path.join(base, name))
    if not target.startswith(base + os.sep):
        raise web.HTTPForbidden()
    try:
        os.remove(target)
    except FileNotFoundError:
        return web.json_response({"removed": False})
    return web.json_response({"removed": True})


class Workspace:
    def __init__(self, root, project):
        self.root = root
        self.project = project

    @property
    def folder(self):
        return f"{self.root}/{self.project}/data"

    def receive(self, stream):
        with open(self.folder + "/latest.bin", "wb") as out:  # expect: TAINT-PATH
            shutil.copyfileobj(stream, out)


@api.post("/projects/upload")
async def workspace_field(project: str, blob: UploadFile = File(...)):
    space = Workspace("/srv/projects", project)
    space.receive(blob.file)
    return {"stored": True}


class NumberedWorkspace:
    def __init__(self, root, project):
        self.root = root
        self.project = int(project)

    @property
    def folder(self):
        return f"{self.root}/{self.project}/data"

    def receive(self, stream):
        with open(self.folder + "/latest.bin", "wb") as out:
            shutil.copyfileobj(stream, out)


@api.post("/v2/projects/upload")
async def workspace_field_safe(project: str, blob: UploadFile = File(...)):
    try:
        space = NumberedWorkspace("/srv/projects", project)
    except ValueError:
        raise HTTPException(status_code=422)
    space.receive(blob.file)
    return {"stored": True}
