# XML documents that are parsed with different parsers.
import base64
import io
import xml.sax
from xml.dom import pulldom
from xml.sax.handler import ContentHandler, feature_external_ges

import defusedxml.ElementTree
from aiohttp import web
from django.http import JsonResponse
from fastapi import FastAPI, File, UploadFile
from flask import Flask, abort, jsonify, request
from lxml import etree

app = Flask(__name__)
api = FastAPI()

SAMPLE = b"<order><line amount='1'/></order>"


class Counter(ContentHandler):
    def __init__(self):
        super().__init__()
        self.seen = 0

    def startElement(self, name, attrs):
        self.seen += 1


def lenient_parser():
    return etree.XMLParser(resolve_entities=True, no_network=False, load_dtd=True)


def strict_parser():
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@app.route("/bench/01101", methods=["POST"])
def list_item_to_lxml():
    param = request.form.get("Bench01101", "")
    documents = []
    documents.append(SAMPLE)
    documents.append(param.encode("utf-8"))
    bar = documents[1]
    root = etree.fromstring(bar, lenient_parser())  # expect: TAINT-XXE
    return jsonify(lines=len(root))


@app.route("/bench/01102", methods=["POST"])
def list_item_to_lxml_safe():
    param = request.form.get("Bench01102", "")
    documents = []
    documents.append(SAMPLE)
    documents.append(param.encode("utf-8"))
    bar = documents[0]
    root = etree.fromstring(bar, lenient_parser())
    return jsonify(lines=len(root))


@app.post("/orders/import")
def upload_with_parser_table():
    upload = request.files.get("orders")
    if upload is None:
        abort(400)
    parsers = {"lenient": lenient_parser(), "strict": strict_parser()}
    chosen = parsers["lenient"]
    tree = etree.parse(upload.stream, chosen)  # expect: TAINT-XXE
    total = 0
    for line in tree.getroot().iter("line"):
        total += int(line.get("amount", "0"))
    return jsonify(total=total)


@app.post("/orders/import/v2")
def upload_with_parser_table_safe():
    upload = request.files.get("orders")
    if upload is None:
        abort(400)
    parsers = {"lenient": lenient_parser(), "strict": strict_parser()}
    chosen = parsers["strict"]
    tree = etree.parse(upload.stream, chosen)
    total = 0
    for line in tree.getroot().iter("line"):
        total += int(line.get("amount", "0"))
    return jsonify(total=total)


def count_elements(request):
    counter = Counter()
    reader = xml.sax.make_parser()
    reader.setFeature(feature_external_ges, True)
    reader.setContentHandler(counter)
    try:
        reader.parse(io.BytesIO(request.body))  # expect: TAINT-XXE
    except xml.sax.SAXException:
        return JsonResponse({"elements": 0}, status=400)
    return JsonResponse({"elements": counter.seen})


def count_elements_safe(request):
    counter = Counter()
    reader = xml.sax.make_parser()
    reader.setFeature(feature_external_ges, False)
    reader.setContentHandler(counter)
    try:
        reader.parse(io.BytesIO(request.body))
    except xml.sax.SAXException:
        return JsonResponse({"elements": 0}, status=400)
    return JsonResponse({"elements": counter.seen})


async def soap_action(request):
    payload = await request.read()
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    actions = 0
    events = pulldom.parseString(payload.decode("utf-8"), parser=parser)  # expect: TAINT-XXE
    for event, node in events:
        if event == pulldom.START_ELEMENT and node.localName == "action":
            actions += 1
    return web.json_response({"actions": actions})


async def soap_action_safe(request):
    payload = await request.read()
    actions = 0
    root = defusedxml.ElementTree.fromstring(payload)
    for node in root.iter():
        if node.tag.rpartition("}")[2] == "action":
            actions += 1
    return web.json_response({"actions": actions})


class Importer:
    def __init__(self, **options):
        self.parser = etree.XMLParser(**options)

    def titles(self, data):
        document = etree.XML(data, parser=self.parser)  # expect: TAINT-XXE
        return [t.text for t in document.findall("title")]


@api.post("/feeds")
async def importer_object(feed: UploadFile = File(...)):
    data = await feed.read()
    importer = Importer(resolve_entities=True, no_network=False)
    return {"titles": importer.titles(data)}


class GuardedImporter:
    def __init__(self, **options):
        self.parser = etree.XMLParser(**options)

    def titles(self, data):
        document = etree.XML(data, parser=self.parser)
        return [t.text for t in document.findall("title")]


@api.post("/v2/feeds")
async def importer_object_safe(feed: UploadFile = File(...)):
    data = await feed.read()
    importer = GuardedImporter(resolve_entities=False, no_network=True)
    return {"titles": importer.titles(data)}


@app.get("/saml")
def saml_from_header():
    packed = request.headers.get("X-Saml", "")
    text = base64.b64decode(packed)
    parser = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)
    if not text:
        text = SAMPLE
    issuer = etree.parse(io.BytesIO(text), parser=parser).findtext("Issuer")  # expect: TAINT-XXE
    return jsonify(issuer=issuer)


@app.get("/v2/saml")
def saml_from_header_safe():
    packed = request.headers.get("X-Saml", "")
    text = base64.b64decode(packed)
    parser = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)
    if text:
        text = SAMPLE
    else:
        text = b"<order/>"
    issuer = etree.parse(io.BytesIO(text), parser=parser).findtext("Issuer")
    return jsonify(issuer=issuer)
