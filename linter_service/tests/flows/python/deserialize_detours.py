# Objects that are rebuilt from bytes or text.
import base64
import configparser
import hashlib
import hmac
import io
import json
import marshal
import os
import pickle
import socket
import zlib

import dill
import jsonpickle
import yaml
from aiohttp import web
from django.http import HttpResponseForbidden, JsonResponse
from fastapi import FastAPI, Request
from flask import Flask, jsonify, request

app = Flask(__name__)
api = FastAPI()

SECRET = os.environ["STATE_KEY"].encode("ascii")
DEFAULT_STATE = pickle.dumps({"step": 1})


def genuine(data, signature):
    expected = hmac.new(SECRET, data, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)


@app.route("/bench/01201")
def cookie_to_yaml():
    param = request.cookies.get("Bench01201", "")
    conf = configparser.RawConfigParser()
    conf.add_section("s")
    conf.set("s", "keyA", "{step: 1}")
    conf.set("s", "keyB", param)
    bar = conf.get("s", "keyB")
    try:
        state = yaml.load(bar, Loader=yaml.Loader)  # expect: TAINT-DESERIALIZE
    except yaml.YAMLError:
        state = None
    return jsonify(known=state is not None)


@app.route("/bench/01202")
def cookie_to_yaml_safe():
    param = request.cookies.get("Bench01202", "")
    conf = configparser.RawConfigParser()
    conf.add_section("s")
    conf.set("s", "keyA", "{step: 1}")
    conf.set("s", "keyB", param)
    bar = conf.get("s", "keyB")
    try:
        state = yaml.load(bar, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        state = None
    return jsonify(known=state is not None)


@app.post("/wizard")
def wizard_state():
    form = request.form.to_dict()
    packed = form.pop("state", None)
    blob = DEFAULT_STATE
    if packed:
        blob = zlib.decompress(base64.b64decode(packed))
    state = pickle.loads(blob)  # expect: TAINT-DESERIALIZE
    state["step"] += 1
    return jsonify(step=int(state["step"]))


@app.post("/wizard/v2")
def wizard_state_safe():
    form = request.form.to_dict()
    packed = form.pop("state", None)
    blob = DEFAULT_STATE
    if packed:
        form["size"] = len(zlib.decompress(base64.b64decode(packed)))
    state = pickle.loads(blob)
    state["step"] += 1
    return jsonify(step=int(state["step"]))


def restore_basket(request):
    data = base64.b64decode(request.COOKIES.get("basket", ""))
    signature = request.COOKIES.get("basket_sig", "")
    size = len(data)
    if size > 4096 or not signature:
        return HttpResponseForbidden()
    basket = pickle.load(io.BytesIO(data))  # expect: TAINT-DESERIALIZE
    return JsonResponse({"items": len(basket)})


def restore_basket_safe(request):
    data = base64.b64decode(request.COOKIES.get("basket", ""))
    signature = request.COOKIES.get("basket_sig", "")
    size = len(data)
    if size > 4096 or not genuine(data, signature):
        return HttpResponseForbidden()
    basket = pickle.load(io.BytesIO(data))
    return JsonResponse({"items": len(basket)})


async def import_scene(request):
    readers = {"json": json.loads, "scene": jsonpickle.decode}
    text = await request.text()
    kind = request.query.get("kind", "json")
    if kind == "scene":
        scene = jsonpickle.decode(text)  # expect: TAINT-DESERIALIZE
    else:
        scene = readers["json"](text)
    return web.json_response({"empty": not scene})


async def import_scene_safe(request):
    readers = {"json": json.loads, "scene": jsonpickle.decode}
    text = await request.text()
    kind = request.query.get("kind", "json")
    if kind == "scene":
        scene = jsonpickle.decode('{"nodes": []}')
    else:
        scene = readers["json"](text)
    return web.json_response({"empty": not scene})


class Task:
    def __init__(self, envelope):
        self.name = envelope["name"]
        self.payload = envelope["payload"]

    def arguments(self):
        raw = bytes.fromhex(self.payload)
        return dill.loads(raw)  # expect: TAINT-DESERIALIZE


@api.post("/tasks")
async def task_envelope(request: Request):
    envelope = await request.json()
    task = Task(envelope)
    return {"arguments": len(task.arguments())}


class PlainTask:
    def __init__(self, envelope):
        self.name = envelope["name"]
        self.payload = envelope["payload"]

    def arguments(self):
        raw = bytes.fromhex(self.payload)
        return json.loads(raw)


@api.post("/v2/tasks")
async def task_envelope_safe(request: Request):
    envelope = await request.json()
    task = PlainTask(envelope)
    return {"arguments": len(task.arguments())}


def worker_loop():
    listener = socket.create_server(("", 9400))
    done = {}
    while True:
        peer, address = listener.accept()
        chunks = []
        with peer:
            while chunk := peer.recv(4096):
                chunks.append(chunk)
        job = marshal.loads(b"".join(chunks))  # expect: TAINT-DESERIALIZE
        done[address] = len(job)


def worker_loop_safe():
    listener = socket.create_server(("", 9400))
    done = {}
    while True:
        peer, address = listener.accept()
        chunks = []
        with peer:
            while chunk := peer.recv(4096):
                chunks.append(chunk)
        with open("/var/lib/worker/template.bin", "rb") as template:
            job = marshal.loads(template.read())
        done[address] = len(job) + len(chunks)
