# XML from a client goes to a parser that resolves entities.
import base64
import io
import os
import socket
import sys
import xml.sax
import zlib
from xml.dom import minidom, pulldom
from xml.sax.handler import ContentHandler, feature_external_ges, feature_external_pes

import defusedxml.ElementTree as SafeET
import defusedxml.minidom
import defusedxml.sax
from aiohttp import web
from django.http import HttpRequest, JsonResponse
from fastapi import Body, FastAPI, File, Form, Header, UploadFile
from flask import Flask, abort, jsonify, request
from flask.views import MethodView
from lxml import etree, objectify

app = Flask(__name__)
api = FastAPI()

SAMPLES = {"a": b"<order><id>1</id></order>", "b": b"<order><id>2</id></order>"}
OPEN_PARSER = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)
CLOSED_PARSER = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
ACCEPT_XML = False
EMPTY = "<empty/>"


class Counter(ContentHandler):
    def __init__(self):
        super().__init__()
        self.count = 0

    def startElement(self, name, attrs):
        self.count += 1


class Envelope:
    def __init__(self, body, template):
        self.body = body
        self.template = template

    def text(self):
        return self.body

    def sample(self):
        return self.template


def open_parser():
    return etree.XMLParser(resolve_entities=True, no_network=False)


def open_reader(handler):
    reader = xml.sax.make_parser()
    reader.setFeature(feature_external_ges, True)
    reader.setContentHandler(handler)
    return reader


def closed_reader(handler):
    reader = xml.sax.make_parser()
    reader.setFeature(feature_external_ges, False)
    reader.setFeature(feature_external_pes, False)
    reader.setContentHandler(handler)
    return reader


def wrap(inner):
    return "<?xml version='1.0'?>" + inner


def refuse_doctype(text):
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("document types are refused")
    return text


@app.route("/order", methods=["POST"])
def direct_body():
    root = etree.fromstring(request.data, etree.XMLParser(resolve_entities=True))  # expect: TAINT-XXE
    return jsonify(tag=root.tag)


@app.route("/order-closed", methods=["POST"])
def direct_body_safe():
    root = etree.fromstring(request.data, etree.XMLParser(resolve_entities=False))
    return jsonify(tag=root.tag)


@app.route("/variable", methods=["POST"])
def by_variable_parser():
    parser = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)
    text = request.get_data()
    root = etree.fromstring(text, parser=parser)  # expect: TAINT-XXE
    return jsonify(children=len(root))


@app.route("/variable-defused", methods=["POST"])
def by_variable_parser_safe():
    text = request.get_data()
    root = SafeET.fromstring(text, forbid_dtd=True)
    return jsonify(children=len(root))


@app.route("/form", methods=["POST"])
def by_form_field():
    xml_text = request.form["xml"].encode("utf-8")
    root = etree.XML(xml_text, OPEN_PARSER)  # expect: TAINT-XXE
    return jsonify(children=len(root))


@app.route("/form-closed", methods=["POST"])
def by_form_field_safe():
    xml_text = request.form["xml"].encode("utf-8")
    root = etree.XML(xml_text, CLOSED_PARSER)
    return jsonify(children=len(root))


@app.route("/upload", methods=["POST"])
def by_uploaded_file():
    upload = request.files["doc"]
    tree = etree.parse(upload.stream, OPEN_PARSER)  # expect: TAINT-XXE
    return jsonify(tag=tree.getroot().tag)


@app.route("/upload-sample", methods=["POST"])
def by_uploaded_file_safe():
    upload = request.files["doc"]
    tree = etree.parse("schema/order.xml", OPEN_PARSER)
    return jsonify(tag=tree.getroot().tag, sent=upload is not None)


@app.route("/sax", methods=["POST"])
def by_sax_reader():
    handler = Counter()
    reader = xml.sax.make_parser()
    reader.setFeature(feature_external_ges, True)
    reader.setContentHandler(handler)
    reader.parse(io.BytesIO(request.get_data()))  # expect: TAINT-XXE
    return jsonify(count=handler.count)


@app.route("/sax-off", methods=["POST"])
def by_sax_reader_safe():
    handler = Counter()
    reader = xml.sax.make_parser()
    reader.setFeature(feature_external_ges, False)
    reader.setContentHandler(handler)
    reader.parse(io.BytesIO(request.get_data()))
    return jsonify(count=handler.count)


@app.route("/sax-helper", methods=["POST"])
def by_sax_helper():
    handler = Counter()
    stream = io.StringIO(request.json["document"])
    open_reader(handler).parse(stream)  # expect: TAINT-XXE
    return jsonify(count=handler.count)


@app.route("/sax-helper-off", methods=["POST"])
def by_sax_helper_safe():
    handler = Counter()
    stream = io.StringIO(request.json["document"])
    closed_reader(handler).parse(stream)
    return jsonify(count=handler.count)


@app.route("/minidom", methods=["POST"])
def by_minidom():
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    doc = minidom.parseString(request.get_data(), parser)  # expect: TAINT-XXE
    return jsonify(name=doc.documentElement.tagName)


@app.route("/minidom-defused", methods=["POST"])
def by_minidom_safe():
    doc = defusedxml.minidom.parseString(request.get_data())
    return jsonify(name=doc.documentElement.tagName)


@app.route("/pulldom", methods=["POST"])
def by_pulldom():
    reader = xml.sax.make_parser()
    reader.setFeature(feature_external_ges, True)
    events = pulldom.parse(request.stream, parser=reader)  # expect: TAINT-XXE
    return jsonify(count=sum(1 for _ in events))


@app.route("/pulldom-const", methods=["POST"])
def by_pulldom_safe():
    size = len(request.get_data())
    reader = xml.sax.make_parser()
    reader.setFeature(feature_external_ges, True)
    events = pulldom.parse(io.BytesIO(SAMPLES["a"]), parser=reader)
    return jsonify(count=sum(1 for _ in events), size=size)


@app.route("/base64", methods=["POST"])
def by_base64_cookie():
    raw = base64.b64decode(request.cookies["saml"])
    root = etree.fromstring(zlib.decompress(raw), open_parser())  # expect: TAINT-XXE
    return jsonify(tag=root.tag)


@app.route("/base64-defused", methods=["POST"])
def by_base64_cookie_safe():
    raw = base64.b64decode(request.cookies["saml"])
    root = SafeET.fromstring(zlib.decompress(raw))
    return jsonify(tag=root.tag)


@app.route("/object", methods=["POST"])
def by_object_field():
    envelope = Envelope(request.get_json()["xml"], EMPTY)
    root = etree.fromstring(envelope.text(), OPEN_PARSER)  # expect: TAINT-XXE
    return jsonify(tag=root.tag)


@app.route("/object-sample", methods=["POST"])
def by_object_field_safe():
    envelope = Envelope(request.get_json()["xml"], EMPTY)
    root = etree.fromstring(envelope.sample(), OPEN_PARSER)
    return jsonify(tag=root.tag)


@app.route("/wrap", methods=["POST"])
def by_helper_concat():
    document = wrap(request.form.get("inner", EMPTY))
    root = objectify.fromstring(document, OPEN_PARSER)  # expect: TAINT-XXE
    return jsonify(tag=root.tag)


@app.route("/wrap-refused", methods=["POST"])
def by_helper_concat_safe():
    document = wrap(refuse_doctype(request.form.get("inner", EMPTY)))
    root = objectify.fromstring(document, OPEN_PARSER)
    return jsonify(tag=root.tag)


@app.route("/choice", methods=["POST"])
def by_conditional():
    body = request.get_data()
    source = body if body else SAMPLES["a"]
    root = etree.fromstring(source, OPEN_PARSER)  # expect: TAINT-XXE
    return jsonify(tag=root.tag)


@app.route("/choice-off", methods=["POST"])
def by_conditional_safe():
    body = request.get_data()
    source = body if ACCEPT_XML else SAMPLES["a"]
    root = etree.fromstring(source, OPEN_PARSER)
    return jsonify(tag=root.tag)


@app.route("/default")
def by_default_value():
    name = request.args.get("doc", "a")
    document = SAMPLES.get(name, name)
    root = etree.fromstring(document, OPEN_PARSER)  # expect: TAINT-XXE
    return jsonify(tag=root.tag)


@app.route("/default-known")
def by_default_value_safe():
    name = request.args.get("doc", "a")
    if name not in SAMPLES:
        abort(404)
    document = SAMPLES[name]
    root = etree.fromstring(document, OPEN_PARSER)
    return jsonify(tag=root.tag)


@app.route("/loop", methods=["POST"])
def by_loop_files():
    tags = []
    for upload in request.files.getlist("docs"):
        tags.append(etree.fromstring(upload.read(), OPEN_PARSER).tag)  # expect: TAINT-XXE
    return jsonify(count=len(tags))


@app.route("/loop-closed", methods=["POST"])
def by_loop_files_safe():
    tags = []
    for upload in request.files.getlist("docs"):
        tags.append(etree.fromstring(upload.read(), CLOSED_PARSER).tag)
    return jsonify(count=len(tags))


@app.route("/iter", methods=["POST"])
def by_iterparse():
    stream = io.BytesIO(request.get_data(cache=False))
    steps = etree.iterparse(stream, resolve_entities=True, load_dtd=True, no_network=False)  # expect: TAINT-XXE
    return jsonify(count=sum(1 for _ in steps))


@app.route("/iter-closed", methods=["POST"])
def by_iterparse_safe():
    stream = io.BytesIO(request.get_data(cache=False))
    steps = etree.iterparse(stream, resolve_entities=False, load_dtd=False, no_network=True)
    return jsonify(count=sum(1 for _ in steps))


class ImportView(MethodView):
    def post(self):
        self.raw = request.get_data()
        return self.by_view_closure()

    def by_view_closure(self):
        def load(parser):
            return etree.fromstring(self.raw, parser)  # expect: TAINT-XXE

        return jsonify(tag=load(open_parser()).tag)

    def by_view_closure_safe(self):
        self.raw = request.get_data()
        size = len(self.raw)
        self.raw = b"<none/>"

        def load(parser):
            return etree.fromstring(self.raw, parser)

        return jsonify(tag=load(open_parser()).tag, size=size)


def django_body(request: HttpRequest):
    parser = etree.XMLParser(dtd_validation=True, resolve_entities=True, no_network=False)
    try:
        root = etree.fromstring(request.body, parser)  # expect: TAINT-XXE
    except etree.XMLSyntaxError:
        return JsonResponse({"ok": False}, status=400)
    return JsonResponse({"ok": root is not None})


def django_body_safe(request: HttpRequest):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(request.body, parser)
    except etree.XMLSyntaxError:
        return JsonResponse({"ok": False}, status=400)
    return JsonResponse({"ok": root is not None})


def django_file(request: HttpRequest):
    handler = Counter()
    reader = open_reader(handler)
    for chunk in request.FILES["feed"].chunks():
        reader.feed(chunk)  # expect: TAINT-XXE
    return JsonResponse({"count": handler.count})


def django_file_safe(request: HttpRequest):
    handler = Counter()
    defusedxml.sax.parseString(request.FILES["feed"].read(), handler)
    return JsonResponse({"count": handler.count})


@api.post("/fast/import")
async def fastapi_upload(doc: UploadFile = File(...)):
    content = await doc.read()
    root = etree.fromstring(  # expect: TAINT-XXE
        content,
        OPEN_PARSER,
    )
    return {"tag": root.tag}


@api.post("/fast/import-closed")
async def fastapi_upload_safe(doc: UploadFile = File(...)):
    content = await doc.read()
    root = etree.fromstring(
        content,
        CLOSED_PARSER,
    )
    return {"tag": root.tag}


@api.post("/fast/dict")
def fastapi_dict(xml_text: str = Form(...), x_kind: str = Header("order")):
    parts = {"kind": x_kind, "document": "<root>%s</root>" % xml_text, "empty": EMPTY}
    root = etree.XML(parts["document"], parser=OPEN_PARSER)  # expect: TAINT-XXE
    return {"children": len(root)}


@api.post("/fast/dict-other")
def fastapi_dict_safe(xml_text: str = Form(...), x_kind: str = Header("order")):
    parts = {"kind": x_kind, "document": "<root>%s</root>" % xml_text, "empty": EMPTY}
    root = etree.XML(parts["empty"], parser=OPEN_PARSER)
    return {"children": len(root)}


@api.post("/fast/number")
def fastapi_fstring(payload: dict = Body(...)):
    note = payload["amount"]
    root = etree.fromstring(f"{note}", open_parser())  # expect: TAINT-XXE
    return {"children": len(root)}


@api.post("/fast/number-float")
def fastapi_fstring_safe(payload: dict = Body(...)):
    note = float(payload["amount"])
    root = etree.fromstring(f"<amount>{note}</amount>", open_parser())
    return {"children": len(root)}


async def aiohttp_text(request: web.Request):
    lines = (await request.text()).splitlines()
    root = etree.fromstring("".join(lines), OPEN_PARSER)  # expect: TAINT-XXE
    return web.json_response({"tag": root.tag})


async def aiohttp_text_safe(request: web.Request):
    lines = (await request.text()).splitlines()
    root = etree.fromstring("".join(["<lines>", str(len(lines)), "</lines>"]), OPEN_PARSER)
    return web.json_response({"tag": root.tag})


def argument_environment():
    document = os.environ["REQUEST_XML"]
    root = etree.fromstring(document, OPEN_PARSER)  # expect: TAINT-XXE
    sys.stdout.write(root.tag)


def argument_environment_safe():
    document = os.environ["REQUEST_XML"]
    root = SafeET.fromstring(document)
    sys.stdout.write(root.tag)


def socket_document():
    client, _ = socket.create_server(("0.0.0.0", 9300)).accept()
    data = client.recv(65536)
    tree = etree.parse(io.BytesIO(data), parser=open_parser())  # expect: TAINT-XXE
    client.sendall(tree.getroot().tag.encode())


def socket_document_safe():
    client, _ = socket.create_server(("0.0.0.0", 9300)).accept()
    data = client.recv(65536)
    if 1 + 1 == 2:
        data = b"<pong/>"
    tree = etree.parse(io.BytesIO(data), parser=open_parser())
    client.sendall(tree.getroot().tag.encode())
