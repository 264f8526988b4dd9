# Flows of entries of uploaded archives into files written to disk.
import base64
import io
import os
import re
import shutil
import socket
import tarfile
import uuid
import zipfile
from pathlib import Path

import aiofiles
import rarfile
from aiohttp import web
from django.http import JsonResponse
from fastapi import FastAPI, File, UploadFile
from flask import Flask, abort, jsonify, request
from werkzeug.utils import safe_join, secure_filename

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
DEST = "/srv/unpacked"
ROOT = Path(DEST).resolve()
EXPECTED = {"manifest.json", "data.csv"}
PLACES = {"logo.png": "/srv/site/logo.png", "style.css": "/srv/site/style.css"}
TRUST_NAMES = False


@app.route("/tar", methods=["POST"])
def by_tar_extractall():
    upload = request.files["archive"]
    with tarfile.open(fileobj=upload.stream) as tar:
        tar.extractall(DEST)  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/tar-safe", methods=["POST"])
def by_tar_extractall_safe():
    upload = request.files["archive"]
    with tarfile.open(fileobj=upload.stream) as tar:
        tar.extractall(DEST, filter="data")
    return "ok"


@app.route("/tar-trusted", methods=["POST"])
def by_fully_trusted_filter():
    with tarfile.open(fileobj=request.files["archive"].stream, mode="r:gz") as tar:
        tar.extractall(path=DEST, filter="fully_trusted")  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/tar-trusted-safe", methods=["POST"])
def by_fully_trusted_filter_safe():
    with tarfile.open(fileobj=request.files["archive"].stream, mode="r:gz") as tar:
        tar.extraction_filter = tarfile.data_filter
        tar.extractall(path=DEST)
    return "ok"


@app.route("/zip-open", methods=["POST"])
def by_zip_open():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        with open(os.path.join(DEST, name), "wb") as out:  # expect: TAINT-ARCHIVE
            out.write(archive.read(name))
    return "ok"


@app.route("/zip-open-safe", methods=["POST"])
def by_zip_open_safe():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        with open(os.path.join(DEST, "f-" + os.path.basename(name)), "wb") as out:
            out.write(archive.read(name))
    return "ok"


@app.route("/zip-bytes", methods=["POST"])
def by_zip_bytes():
    archive = zipfile.ZipFile(io.BytesIO(request.get_data()))
    for info in archive.infolist():
        target = DEST + "/" + info.filename
        Path(target).write_bytes(archive.read(info))  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/zip-bytes-safe", methods=["POST"])
def by_zip_bytes_safe():
    archive = zipfile.ZipFile(io.BytesIO(request.get_data()))
    for info in archive.infolist():
        target = DEST + "/" + uuid.uuid4().hex
        Path(target).write_bytes(archive.read(info))
    return "ok"


@app.route("/copy", methods=["POST"])
def by_copyfileobj():
    archive = zipfile.ZipFile(request.files["archive"].stream)
    for entry in archive.infolist():
        shutil.copyfileobj(archive.open(entry), open(f"{DEST}/{entry.filename}", "wb"))  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/copy-safe", methods=["POST"])
def by_copyfileobj_safe():
    archive = zipfile.ZipFile(request.files["archive"].stream)
    for entry in archive.infolist():
        if entry.filename not in EXPECTED:
            continue
        shutil.copyfileobj(archive.open(entry), open(f"{DEST}/{entry.filename}", "wb"))
    return "ok"


@app.route("/member", methods=["POST"])
def by_tar_member():
    tar = tarfile.open(fileobj=request.files["archive"].stream)
    for member in tar:
        tar.extract(member, DEST)  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/member-safe", methods=["POST"])
def by_tar_member_safe():
    tar = tarfile.open(fileobj=request.files["archive"].stream)
    for member in tar:
        if member.isfile() and re.fullmatch(r"[a-z0-9_]+\.txt", member.name):
            tar.extract(member, DEST)
    return "ok"


@app.route("/unpack", methods=["POST"])
def by_unpack_archive():
    request.files["archive"].save("/tmp/upload.tar")
    shutil.unpack_archive("/tmp/upload.tar", DEST, "tar")  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/unpack-safe", methods=["POST"])
def by_unpack_archive_safe():
    request.files["archive"].save("/tmp/upload.tar")
    shutil.unpack_archive("/srv/bundled/theme.tar", DEST, "tar")
    return "ok"


@app.route("/saved", methods=["POST"])
def by_saved_file():
    upload = request.files["archive"]
    upload.save("/tmp/incoming.tgz")
    tarfile.open("/tmp/incoming.tgz").extractall(DEST)  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/saved-safe", methods=["POST"])
def by_saved_file_safe():
    upload = request.files["archive"]
    upload.save("/tmp/incoming.tgz")
    names = tarfile.open("/tmp/incoming.tgz").getnames()
    return jsonify(count=len(names))


def write_entry(folder, name, data):
    with open(os.path.join(folder, name), "wb") as out:  # expect: TAINT-ARCHIVE
        out.write(data)


def write_checked(folder, name, data):
    target = os.path.realpath(os.path.join(folder, name))
    if not target.startswith(os.path.realpath(folder) + os.sep):
        raise ValueError("outside of folder")
    with open(target, "wb") as out:
        out.write(data)


@app.route("/helper", methods=["POST"])
def by_helper():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        write_entry(DEST, name, archive.read(name))
    return "ok"


@app.route("/helper-safe", methods=["POST"])
def by_helper_safe():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        write_checked(DEST, name, archive.read(name))
    return "ok"


class Unpacker:
    def __init__(self, stream):
        self.archive = zipfile.ZipFile(stream)
        self.folder = Path(DEST)

    def first(self):
        return self.archive.infolist()[0]


@app.route("/class", methods=["POST"])
def by_class_field():
    unpacker = Unpacker(request.files["archive"].stream)
    info = unpacker.first()
    (unpacker.folder / info.filename).write_bytes(unpacker.archive.read(info))  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/class-safe", methods=["POST"])
def by_class_field_safe():
    unpacker = Unpacker(request.files["archive"].stream)
    info = unpacker.first()
    (unpacker.folder / "first.bin").write_bytes(unpacker.archive.read(info))
    return "ok"


@app.route("/closure", methods=["POST"])
def by_closure():
    tar = tarfile.open(fileobj=io.BytesIO(request.data))

    def unpack(folder):
        tar.extractall(folder)  # expect: TAINT-ARCHIVE

    unpack(DEST)
    return "ok"


@app.route("/closure-safe", methods=["POST"])
def by_closure_safe():
    tar = tarfile.open(fileobj=io.BytesIO(request.data))
    tar = tarfile.open("/srv/bundled/defaults.tar")

    def unpack(folder):
        tar.extractall(folder)

    unpack(DEST)
    return "ok"


@app.route("/guard", methods=["POST"])
def by_guard():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        full = os.path.join(DEST, name)
        if full.startswith(DEST):
            with open(full, "wb") as out:  # expect: TAINT-ARCHIVE
                out.write(archive.read(name))
    return "ok"


@app.route("/guard-safe", methods=["POST"])
def by_guard_safe():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        full = os.path.abspath(os.path.join(DEST, name))
        if os.path.commonpath([full, DEST]) == DEST:
            with open(full, "wb") as out:
                out.write(archive.read(name))
    return "ok"


@app.route("/members", methods=["POST"])
def by_members():
    tar = tarfile.open(fileobj=request.files["archive"].stream)
    chosen = [m for m in tar.getmembers() if m.size < 100000]
    tar.extractall(DEST, members=chosen)  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/members-safe", methods=["POST"])
def by_members_safe():
    tar = tarfile.open(fileobj=request.files["archive"].stream)
    chosen = [m for m in tar.getmembers() if m.isreg() and m.name in EXPECTED]
    tar.extractall(DEST, members=chosen)
    return "ok"


@app.route("/lookup", methods=["POST"])
def by_lookup():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        place = PLACES.get(name, "/srv/site/" + name)
        Path(place).write_bytes(archive.read(name))  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/lookup-safe", methods=["POST"])
def by_lookup_safe():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        place = PLACES.get(name, "/srv/site/other.bin")
        Path(place).write_bytes(archive.read(name))
    return "ok"


@app.route("/dict", methods=["POST"])
def by_dict_of_entries():
    archive = zipfile.ZipFile(request.files["archive"])
    entries = {info.filename: archive.read(info) for info in archive.infolist()}
    for name, data in entries.items():
        with open(DEST + "/" + name, "wb") as out:  # expect: TAINT-ARCHIVE
            out.write(data)
    return "ok"


@app.route("/dict-safe", methods=["POST"])
def by_dict_of_entries_safe():
    archive = zipfile.ZipFile(request.files["archive"])
    entries = {info.filename: archive.read(info) for info in archive.infolist()}
    for number, data in enumerate(entries.values()):
        with open(DEST + "/" + str(number), "wb") as out:
            out.write(data)
    return "ok"


@app.route("/conditional", methods=["POST"])
def by_conditional():
    tar = tarfile.open(fileobj=request.files["archive"].stream)
    for member in tar.getmembers():
        data = tar.extractfile(member)
        name = member.name if data else "empty"
        with open(os.path.join(DEST, name), "wb") as out:  # expect: TAINT-ARCHIVE
            out.write(data.read() if data else b"")
    return "ok"


@app.route("/conditional-safe", methods=["POST"])
def by_conditional_safe():
    tar = tarfile.open(fileobj=request.files["archive"].stream)
    for number, member in enumerate(tar.getmembers()):
        data = tar.extractfile(member)
        name = member.name if TRUST_NAMES else "entry%d" % number
        with open(os.path.join(DEST, name), "wb") as out:
            out.write(data.read() if data else b"")
    return "ok"


@app.route("/base64", methods=["POST"])
def by_base64_json():
    raw = base64.b64decode(request.get_json()["archive"])
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:*") as tar:
        tar.extractall(DEST)  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/base64-safe", methods=["POST"])
def by_base64_json_safe():
    raw = base64.b64decode(request.get_json()["archive"])
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:*") as tar:
        sizes = [member.size for member in tar.getmembers()]
    return jsonify(total=sum(sizes))


@app.route("/rar", methods=["POST"])
def by_rar():
    archive = rarfile.RarFile(request.files["archive"].stream)
    for info in archive.infolist():
        with open("/srv/unpacked/%s" % info.filename, "wb") as out:  # expect: TAINT-ARCHIVE
            out.write(archive.read(info))
    return "ok"


@app.route("/rar-safe", methods=["POST"])
def by_rar_safe():
    archive = rarfile.RarFile(request.files["archive"].stream)
    for info in archive.infolist():
        with open("/srv/unpacked/%s" % ("x" + secure_filename(info.filename)), "wb") as out:
            out.write(archive.read(info))
    return "ok"


@app.route("/try", methods=["POST"])
def by_try():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        try:
            place = (ROOT / name).relative_to(ROOT)
        except ValueError:
            place = Path("skipped")
        (ROOT / place).write_bytes(archive.read(name))  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/try-safe", methods=["POST"])
def by_try_safe():
    archive = zipfile.ZipFile(request.files["archive"])
    for name in archive.namelist():
        try:
            place = (ROOT / name).resolve().relative_to(ROOT)
        except ValueError:
            place = Path("skipped")
        (ROOT / place).write_bytes(archive.read(name))
    return "ok"


def by_django(request):
    archive = zipfile.ZipFile(request.FILES["archive"])
    for info in archive.infolist():
        with archive.open(info) as src, open("/srv/media/" + info.filename, "wb") as dst:  # expect: TAINT-ARCHIVE
            shutil.copyfileobj(src, dst)
    return JsonResponse({"ok": True})


def by_django_safe(request):
    archive = zipfile.ZipFile(request.FILES["archive"])
    for info in archive.infolist():
        archive.extract(info, "/srv/media")
    return JsonResponse({"ok": True})


def by_django_tar(request):
    tar = tarfile.open(fileobj=request.FILES["archive"].file)
    for name in tar.getnames():
        tar.extract(name, path="/srv/media")  # expect: TAINT-ARCHIVE
    return JsonResponse({"ok": True})


def by_django_tar_safe(request):
    tar = tarfile.open(fileobj=request.FILES["archive"].file)
    for name in tar.getnames():
        if name.startswith("/") or ".." in name or not tar.getmember(name).isfile():
            return JsonResponse({"ok": False}, status=400)
    for member in tar.getmembers():
        tar.extract(member, path="/srv/media", filter="data")
    return JsonResponse({"ok": True})


@api.post("/import")
async def by_fastapi(bundle: UploadFile = File()):
    archive = zipfile.ZipFile(io.BytesIO(await bundle.read()))
    for name in archive.namelist():
        async with aiofiles.open(f"/srv/import/{name}", "wb") as out:  # expect: TAINT-ARCHIVE
            await out.write(archive.read(name))
    return {"ok": True}


@api.post("/import-safe")
async def by_fastapi_safe(bundle: UploadFile = File()):
    archive = zipfile.ZipFile(io.BytesIO(await bundle.read()))
    async with aiofiles.open("/srv/import/data.csv", "wb") as out:
        await out.write(archive.read("data.csv"))
    return {"ok": True}


@api.post("/theme")
def by_fastapi_tar(theme: bytes = File()):
    tarfile.open(  # expect: TAINT-ARCHIVE
        fileobj=io.BytesIO(theme), mode="r:xz"
    ).extractall("/srv/themes")
    return {"ok": True}


@api.post("/theme-safe")
def by_fastapi_tar_safe(theme: bytes = File()):
    theme = Path("/srv/bundled/theme.tar.xz").read_bytes()
    tarfile.open(
        fileobj=io.BytesIO(theme), mode="r:xz"
    ).extractall("/srv/themes")
    return {"ok": True}


@routes.post("/restore")
async def by_aiohttp(request):
    form = await request.post()
    archive = zipfile.ZipFile(form["backup"].file)
    for name in archive.namelist():
        Path("/srv/restore", name).write_bytes(archive.read(name))  # expect: TAINT-ARCHIVE
    return web.json_response({"ok": True})


@routes.post("/restore-safe")
async def by_aiohttp_safe(request):
    form = await request.post()
    archive = zipfile.ZipFile(form["backup"].file)
    for name in archive.namelist():
        full = safe_join("/srv/restore", name)
        if full is None:
            raise web.HTTPBadRequest()
        Path(full).write_bytes(archive.read(name))
    return web.json_response({"ok": True})


def by_socket():
    peer, _ = socket.create_server(("", 9500)).accept()
    with tarfile.open(fileobj=peer.makefile("rb"), mode="r|*") as tar:
        tar.extractall("/srv/sync")  # expect: TAINT-ARCHIVE


def by_socket_safe():
    peer, _ = socket.create_server(("", 9500)).accept()
    with tarfile.open(fileobj=peer.makefile("rb"), mode="r|*") as tar:
        for member in tar:
            member.name = uuid.uuid4().hex
            if member.isreg():
                tar.extract(member, "/srv/sync")


@app.route("/early", methods=["POST"])
def by_early_check():
    archive = zipfile.ZipFile(request.files["archive"])
    if any(name.endswith(".exe") for name in archive.namelist()):
        abort(400)
    for name in archive.namelist():
        Path(DEST, name).write_bytes(archive.read(name))  # expect: TAINT-ARCHIVE
    return "ok"


@app.route("/early-safe", methods=["POST"])
def by_early_check_safe():
    archive = zipfile.ZipFile(request.files["archive"])
    if not set(archive.namelist()) <= EXPECTED:
        abort(400)
    for name in archive.namelist():
        Path(DEST, name).write_bytes(archive.read(name))
    return "ok"
