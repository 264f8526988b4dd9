# Uploaded archives whose entries are unpacked to disk.
import io
import os
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

from aiohttp import web
from django.http import HttpResponseBadRequest, JsonResponse
from fastapi import FastAPI, File, UploadFile
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
api = FastAPI()

THEMES = "/srv/themes/incoming"
KNOWN_ENTRIES = {"style.css", "logo.png", "theme.json"}


def inside(root, name):
    root = os.path.realpath(root)
    target = os.path.realpath(os.path.join(root, name))
    return os.path.commonpath([root, target]) == root


@app.post("/themes")
def write_each_entry():
    upload = request.files["theme"]
    written = 0
    with zipfile.ZipFile(upload.stream) as bundle:
        for info in bundle.infolist():
            if info.is_dir():
                continue
            target = os.path.join(THEMES, info.filename)
            with open(target, "wb") as out:  # expect: TAINT-ARCHIVE
                shutil.copyfileobj(bundle.open(info), out)
            written += 1
    return jsonify(written=written)


@app.post("/themes/v2")
def write_each_entry_safe():
    upload = request.files["theme"]
    written = 0
    with zipfile.ZipFile(upload.stream) as bundle:
        for info in bundle.infolist():
            if info.is_dir():
                continue
            if info.filename not in KNOWN_ENTRIES:
                abort(400)
            target = os.path.join(THEMES, info.filename)
            with open(target, "wb") as out:
                shutil.copyfileobj(bundle.open(info), out)
            written += 1
    return jsonify(written=written)


@app.post("/backup/restore")
def restore_backup():
    data = request.get_data()
    modes = {"plain": "r:", "gzip": "r:gz"}
    mode = modes["gzip" if request.args.get("gz") else "plain"]
    archive = tarfile.open(fileobj=io.BytesIO(data), mode=mode)
    try:
        archive.extractall("/srv/restore")  # expect: TAINT-ARCHIVE
    finally:
        archive.close()
    return jsonify(restored=True)


@app.post("/backup/restore/v2")
def restore_backup_safe():
    data = request.get_data()
    modes = {"plain": "r:", "gzip": "r:gz"}
    mode = modes["gzip" if request.args.get("gz") else "plain"]
    archive = tarfile.open(fileobj=io.BytesIO(data), mode=mode)
    try:
        archive.extractall("/srv/restore", filter="data")
    finally:
        archive.close()
    return jsonify(restored=True)


def import_course(request):
    upload = request.FILES["course"]
    folder = tempfile.mkdtemp(prefix="course")
    bundle = zipfile.ZipFile(upload)
    names = [n for n in bundle.namelist() if n.endswith((".html", ".css", ".png"))]
    for name in names:
        target = Path(folder) / name
        target.write_bytes(bundle.read(name))  # expect: TAINT-ARCHIVE
    return JsonResponse({"files": len(names)})


def import_course_safe(request):
    upload = request.FILES["course"]
    folder = tempfile.mkdtemp(prefix="course")
    bundle = zipfile.ZipFile(upload)
    names = [n for n in bundle.namelist() if n.endswith((".html", ".css", ".png"))]
    for name in names:
        if not inside(folder, name):
            return HttpResponseBadRequest("entry lies outside")
        target = Path(folder) / name
        target.write_bytes(bundle.read(name))
    return JsonResponse({"files": len(names)})


async def plugin_upload(request):
    reader = await request.multipart()
    part = await reader.next()
    with tempfile.NamedTemporaryFile(suffix=".tar.gz") as spool:
        while True:
            chunk = await part.read_chunk()
            if not chunk:
                break
            spool.write(chunk)
        spool.flush()
        shutil.unpack_archive(spool.name, "/srv/plugins", "gztar")  # expect: TAINT-ARCHIVE
    return web.json_response({"installed": True})


async def plugin_upload_safe(request):
    reader = await request.multipart()
    part = await reader.next()
    with tempfile.NamedTemporaryFile(suffix=".tar.gz") as spool:
        while True:
            chunk = await part.read_chunk()
            if not chunk:
                break
            spool.write(chunk)
        spool.flush()
        shutil.unpack_archive("/srv/shipped/base-plugin.tar.gz", "/srv/plugins", "gztar")
    return web.json_response({"installed": True})


class Unpacker:
    def __init__(self, stream, destination):
        self.archive = tarfile.open(fileobj=stream)
        self.destination = destination

    def members(self):
        for member in self.archive.getmembers():
            if member.isfile() and member.size < 1_000_000:
                yield member

    def unpack(self):
        count = 0
        for member in self.members():
            self.archive.extract(member, path=self.destination)  # expect: TAINT-ARCHIVE
            count += 1
        return count


@api.post("/datasets")
def unpacker_object(bundle: UploadFile = File(...)):
    return {"files": Unpacker(bundle.file, "/srv/datasets").unpack()}


class FlatUnpacker:
    def __init__(self, stream, destination):
        self.archive = tarfile.open(fileobj=stream)
        self.destination = destination

    def members(self):
        for member in self.archive.getmembers():
            if member.isfile() and member.size < 1_000_000:
                yield member

    def unpack(self):
        count = 0
        for member in self.members():
            member.name = "file%05d.dat" % count
            self.archive.extract(member, path=self.destination)
            count += 1
        return count


@api.post("/v2/datasets")
def unpacker_object_safe(bundle: UploadFile = File(...)):
    return {"files": FlatUnpacker(bundle.file, "/srv/datasets").unpack()}


@app.post("/photos")
def entries_in_a_dict():
    upload = request.files.get("album")
    if upload is None:
        abort(400)
    contents = {}
    with tarfile.open(fileobj=upload.stream, mode="r|*") as album:
        for member in album:
            if member.isfile():
                contents[member.name] = album.extractfile(member).read()
    for name, data in contents.items():
        with open("/srv/photos/" + name, "wb") as out:  # expect: TAINT-ARCHIVE
            out.write(data)
    return jsonify(photos=len(contents))


@app.post("/photos/v2")
def entries_in_a_dict_safe():
    upload = request.files.get("album")
    if upload is None:
        abort(400)
    contents = {}
    with tarfile.open(fileobj=upload.stream, mode="r|*") as album:
        for member in album:
            if member.isfile():
                contents[member.name] = album.extractfile(member).read()
    for number, data in enumerate(contents.values()):
        with open("/srv/photos/" + str(number) + ".jpg", "wb") as out:
            out.write(data)
    return jsonify(photos=len(contents))
