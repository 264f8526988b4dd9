# Objects are rebuilt from bytes or text that a client sent.
import ast
import base64
import binascii
import hashlib
import hmac
import io
import json
import marshal
import os
import pickle
import socket
import sys
import zlib

import cloudpickle
import dill
import joblib
import jsonpickle
import msgpack
import numpy
import pandas
import torch
import yaml
from aiohttp import web
from django.core import signing
from django.http import HttpRequest, JsonResponse
from fastapi import Body, Cookie, FastAPI, File, Header, UploadFile
from flask import Flask, abort, jsonify, request
from flask.views import MethodView
from itsdangerous import URLSafeSerializer

app = Flask(__name__)
api = FastAPI()

KEY = os.urandom(32)
SIGNER = URLSafeSerializer(KEY)
PRESETS = {"small": pickle.dumps([1, 2]), "large": pickle.dumps([1, 2, 3, 4])}
MODELS = {"base": "/srv/models/base.joblib", "tall": "/srv/models/tall.joblib"}
LEGACY_FORMAT = False
EMPTY = pickle.dumps({})


class Parcel:
    def __init__(self, payload, backup):
        self.payload = payload
        self.backup = backup

    def content(self):
        return self.payload

    def spare(self):
        return self.backup


class NumbersOnly(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError("no classes here")


def unpack(text):
    return base64.b64decode(text)


def verified(blob, mark):
    expected = hmac.new(KEY, blob, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, mark):
        raise PermissionError("bad mark")
    return blob


def run_with(callback, value):
    return callback(value)


@app.route("/load", methods=["POST"])
def direct_body():
    thing = pickle.loads(request.data)  # expect: TAINT-DESERIALIZE
    return jsonify(size=len(thing))


@app.route("/load-json", methods=["POST"])
def direct_body_safe():
    thing = json.loads(request.data)
    return jsonify(size=len(thing))


@app.route("/prefs")
def by_cookie_base64():
    raw = base64.b64decode(request.cookies.get("prefs", ""))
    prefs = pickle.loads(raw)  # expect: TAINT-DESERIALIZE
    return jsonify(count=len(prefs))


@app.route("/prefs-marked")
def by_cookie_base64_safe():
    raw = base64.b64decode(request.cookies.get("prefs", ""))
    mark = hmac.new(KEY, raw, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(mark, request.cookies.get("mark", "")):
        abort(403)
    prefs = pickle.loads(raw)
    return jsonify(count=len(prefs))


@app.route("/yaml", methods=["POST"])
def by_yaml_loader():
    text = request.form["config"]
    config = yaml.load(text, Loader=yaml.Loader)  # expect: TAINT-DESERIALIZE
    return jsonify(keys=len(config))


@app.route("/yaml-safe", methods=["POST"])
def by_yaml_loader_safe():
    text = request.form["config"]
    config = yaml.load(text, Loader=yaml.SafeLoader)
    return jsonify(keys=len(config))


@app.route("/yaml-file", methods=["POST"])
def by_yaml_unsafe_upload():
    upload = request.files["config"]
    config = yaml.unsafe_load(upload.stream)  # expect: TAINT-DESERIALIZE
    return jsonify(keys=len(config))


@app.route("/yaml-file-safe", methods=["POST"])
def by_yaml_unsafe_upload_safe():
    upload = request.files["config"]
    config = yaml.safe_load(upload.stream)
    return jsonify(keys=len(config))


@app.route("/yaml-all", methods=["POST"])
def by_yaml_all():
    documents = list(yaml.load_all(request.get_data(), Loader=yaml.UnsafeLoader))  # expect: TAINT-DESERIALIZE
    return jsonify(count=len(documents))


@app.route("/yaml-all-safe", methods=["POST"])
def by_yaml_all_safe():
    documents = list(yaml.safe_load_all(request.get_data()))
    return jsonify(count=len(documents))


@app.route("/helper", methods=["POST"])
def by_helper():
    blob = unpack(request.get_json()["state"])
    state = dill.loads(blob)  # expect: TAINT-DESERIALIZE
    return jsonify(size=len(state))


@app.route("/helper-verified", methods=["POST"])
def by_helper_safe():
    body = request.get_json()
    blob = verified(unpack(body["state"]), body["mark"])
    state = dill.loads(blob)
    return jsonify(size=len(state))


@app.route("/jsonpickle")
def by_jsonpickle():
    text = request.args.get("obj", "{}")
    thing = jsonpickle.decode(text)  # expect: TAINT-DESERIALIZE
    return jsonify(kind=type(thing).__name__)


@app.route("/jsonpickle-json")
def by_jsonpickle_safe():
    text = request.args.get("obj", "{}")
    thing = json.loads(text)
    return jsonify(kind=type(thing).__name__)


@app.route("/stream", methods=["POST"])
def by_pickle_load_stream():
    items = pickle.load(request.files["dump"])  # expect: TAINT-DESERIALIZE
    return jsonify(count=len(items))


@app.route("/stream-own", methods=["POST"])
def by_pickle_load_stream_safe():
    present = "dump" in request.files
    with open("/srv/app/defaults.pickle", "rb") as handle:
        items = pickle.load(handle)
    return jsonify(count=len(items), present=present)


@app.route("/unpickler", methods=["POST"])
def by_unpickler():
    stream = io.BytesIO(request.get_data())
    value = pickle.Unpickler(stream).load()  # expect: TAINT-DESERIALIZE
    return jsonify(kind=type(value).__name__)


@app.route("/unpickler-plain", methods=["POST"])
def by_unpickler_safe():
    stream = io.BytesIO(request.get_data())
    value = NumbersOnly(stream).load()
    return jsonify(kind=type(value).__name__)


@app.route("/header")
def by_header_hex():
    raw = bytes.fromhex(request.headers["X-State"])
    state = marshal.loads(raw)  # expect: TAINT-DESERIALIZE
    return jsonify(kind=type(state).__name__)


@app.route("/header-msgpack")
def by_header_hex_safe():
    raw = bytes.fromhex(request.headers["X-State"])
    state = msgpack.unpackb(raw)
    return jsonify(kind=type(state).__name__)


@app.route("/object", methods=["POST"])
def by_object_field():
    parcel = Parcel(request.get_data(), EMPTY)
    value = pickle.loads(parcel.content())  # expect: TAINT-DESERIALIZE
    return jsonify(size=len(value))


@app.route("/object-spare", methods=["POST"])
def by_object_field_safe():
    parcel = Parcel(request.get_data(), EMPTY)
    value = pickle.loads(parcel.spare())
    return jsonify(size=len(value))


@app.route("/dict/<blob>")
def by_dict_path_param(blob):
    job = {"data": base64.urlsafe_b64decode(blob), "empty": EMPTY}
    value = cloudpickle.loads(job["data"])  # expect: TAINT-DESERIALIZE
    return jsonify(size=len(value))


@app.route("/dict-other/<blob>")
def by_dict_path_param_safe(blob):
    job = {"data": base64.urlsafe_b64decode(blob), "empty": EMPTY}
    value = cloudpickle.loads(job["empty"])
    return jsonify(size=len(value), sent=len(job["data"]))


@app.route("/list", methods=["POST"])
def by_list_loop():
    chunks = []
    for name in request.files:
        chunks.append(request.files[name].read())
    value = pickle.loads(b"".join(chunks))  # expect: TAINT-DESERIALIZE
    return jsonify(size=len(value))


@app.route("/list-known", methods=["POST"])
def by_list_loop_safe():
    values = []
    for name in request.form.getlist("preset"):
        if name in PRESETS:
            values.append(pickle.loads(PRESETS[name]))
    return jsonify(size=len(values))


@app.route("/conditional", methods=["POST"])
def by_conditional():
    blob = request.get_data() if request.content_length else EMPTY
    value = pickle.loads(blob)  # expect: TAINT-DESERIALIZE
    return jsonify(size=len(value))


@app.route("/conditional-off", methods=["POST"])
def by_conditional_safe():
    blob = request.get_data() if LEGACY_FORMAT else EMPTY
    value = pickle.loads(blob)
    return jsonify(size=len(value))


@app.route("/array", methods=["POST"])
def by_numpy():
    array = numpy.load(io.BytesIO(request.data), allow_pickle=True)  # expect: TAINT-DESERIALIZE
    return jsonify(size=int(array.size))


@app.route("/array-plain", methods=["POST"])
def by_numpy_safe():
    array = numpy.load(io.BytesIO(request.data), allow_pickle=False)
    return jsonify(size=int(array.size))


@app.route("/frame", methods=["POST"])
def by_pandas():
    upload = request.files.get("frame")
    frame = pandas.read_pickle(upload.stream)  # expect: TAINT-DESERIALIZE
    return jsonify(rows=len(frame))


@app.route("/frame-csv", methods=["POST"])
def by_pandas_safe():
    upload = request.files.get("frame")
    frame = pandas.read_csv(upload.stream)
    return jsonify(rows=len(frame))


@app.route("/weights", methods=["POST"])
def by_torch():
    buffer = io.BytesIO(request.files["weights"].read())
    weights = torch.load(buffer, weights_only=False)  # expect: TAINT-DESERIALIZE
    return jsonify(count=len(weights))


@app.route("/weights-only", methods=["POST"])
def by_torch_safe():
    buffer = io.BytesIO(request.files["weights"].read())
    weights = torch.load(buffer, weights_only=True)
    return jsonify(count=len(weights))


@app.route("/callback", methods=["POST"])
def by_callback():
    value = run_with(lambda b: pickle.loads(b), request.get_data())  # expect: TAINT-DESERIALIZE
    return jsonify(size=len(value))


@app.route("/callback-literal", methods=["POST"])
def by_callback_safe():
    value = run_with(lambda b: ast.literal_eval(b), request.get_data(as_text=True)[:200])
    return jsonify(kind=type(value).__name__)


class StateView(MethodView):
    def post(self):
        self.blob = request.get_data()
        return self.by_view_closure()

    def by_view_closure(self):
        def restore():
            return pickle.loads(zlib.decompress(self.blob))  # expect: TAINT-DESERIALIZE

        return jsonify(size=len(restore()))

    def by_view_closure_safe(self):
        self.blob = request.get_data()
        size = len(self.blob)
        self.blob = zlib.compress(EMPTY)

        def restore():
            return pickle.loads(zlib.decompress(self.blob))

        return jsonify(size=len(restore()), sent=size)


def django_cookie(request: HttpRequest):
    text = request.COOKIES["cart"]
    try:
        cart = pickle.loads(binascii.a2b_base64(text))  # expect: TAINT-DESERIALIZE
    except pickle.UnpicklingError:
        cart = []
    return JsonResponse({"items": len(cart)})


def django_cookie_safe(request: HttpRequest):
    text = request.COOKIES["cart"]
    try:
        cart = signing.loads(text)
    except signing.BadSignature:
        cart = []
    return JsonResponse({"items": len(cart)})


def django_body(request: HttpRequest):
    head, body = request.body.split(b"\n", 1)
    value = joblib.load(io.BytesIO(body))  # expect: TAINT-DESERIALIZE
    return JsonResponse({"head": len(head), "kind": type(value).__name__})


def django_body_safe(request: HttpRequest):
    name = request.POST.get("model", "base")
    value = joblib.load(MODELS.get(name, MODELS["base"]))
    return JsonResponse({"kind": type(value).__name__})


@api.post("/fast/upload")
async def fastapi_upload(dump: UploadFile = File(...)):
    content = await dump.read()
    value = pickle.loads(  # expect: TAINT-DESERIALIZE
        content,
        encoding="bytes",
    )
    return {"size": len(value)}


@api.post("/fast/upload-json")
async def fastapi_upload_safe(dump: UploadFile = File(...)):
    content = await dump.read()
    value = json.loads(
        content,
        parse_constant=str,
    )
    return {"size": len(value)}


@api.post("/fast/body")
def fastapi_body(payload: dict = Body(...), state: str = Cookie(""), x_trace: str = Header("")):
    merged = {"trace": x_trace, **payload}
    value = yaml.unsafe_load(merged["doc"])  # expect: TAINT-DESERIALIZE
    return {"kind": type(value).__name__, "state": len(state)}


@api.post("/fast/body-fixed")
def fastapi_body_safe(payload: dict = Body(...), state: str = Cookie(""), x_trace: str = Header("")):
    merged = {"trace": x_trace, **payload, "doc": "limits: [1, 2]"}
    value = yaml.unsafe_load(merged["doc"])
    return {"kind": type(value).__name__, "state": len(state)}


async def aiohttp_read(request: web.Request):
    data = await request.read()
    *_, last = data.split(b"\0")
    value = pickle.loads(last)  # expect: TAINT-DESERIALIZE
    return web.json_response({"kind": type(value).__name__})


async def aiohttp_read_safe(request: web.Request):
    data = await request.read()
    *_, last = data.split(b"\0")
    value = SIGNER.loads(last)
    return web.json_response({"kind": type(value).__name__})


def argument_hex():
    blob = bytes.fromhex(sys.argv[1])
    value = pickle.loads(blob)  # expect: TAINT-DESERIALIZE
    print(type(value).__name__)


def argument_hex_safe():
    number = int(sys.argv[1], 16)
    blob = pickle.dumps(number)
    value = pickle.loads(blob)
    print(type(value).__name__)


def socket_message():
    client, _ = socket.create_server(("0.0.0.0", 9400)).accept()
    data = client.recv(4096)
    message = pickle.loads(data)  # expect: TAINT-DESERIALIZE
    client.sendall(str(len(message)).encode())


def socket_message_safe():
    client, _ = socket.create_server(("0.0.0.0", 9400)).accept()
    data = client.recv(4096)
    if data:
        data = EMPTY
    else:
        data = PRESETS["small"]
    message = pickle.loads(data)
    client.sendall(str(len(message)).encode())
