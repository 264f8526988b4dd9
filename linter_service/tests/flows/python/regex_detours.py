# Regular expressions that are compiled or matched in handlers.
import base64
import json
import re

from aiohttp import web
from django.http import HttpResponseBadRequest, JsonResponse
from fastapi import FastAPI
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
api = FastAPI()

PATTERNS = {"digits": r"[0-9]+", "words": r"[a-z]+", "dates": r"[0-9]{4}-[0-9]{2}-[0-9]{2}"}
LINES = ["alpha 2001-01-01", "beta 17", "gamma"]


def alternatives(words):
    return "|".join("(?:" + word + ")" for word in words)


@app.route("/bench/01601", methods=["POST"])
def switch_with_pattern():
    param = request.form.get("Bench01601", "")
    guess = "ABC"[1]
    match guess:
        case "A":
            bar = "[a-z]+"
        case "B":
            bar = param
        case _:
            bar = "[0-9]+"
    found = re.search(bar, "some text of the server")  # expect: TAINT-REGEX
    return jsonify(found=found is not None)


@app.route("/bench/01602", methods=["POST"])
def switch_with_pattern_safe():
    param = request.form.get("Bench01602", "")
    guess = "ABC"[2]
    match guess:
        case "A":
            bar = param
        case "B":
            bar = param
        case _:
            bar = "[0-9]+"
    found = re.search(bar, "some text of the server")
    return jsonify(found=found is not None)


@app.get("/highlight")
def many_words():
    words = [w for w in request.args.get("q", "").split() if w]
    if not words:
        abort(400)
    pattern = re.compile(alternatives(words), re.IGNORECASE)  # expect: TAINT-REGEX
    count = sum(len(pattern.findall(line)) for line in LINES)
    return jsonify(count=count)


@app.get("/v2/highlight")
def many_words_safe():
    words = [w for w in request.args.get("q", "").split() if w]
    if not words:
        abort(400)
    pattern = re.compile(alternatives(map(re.escape, words)), re.IGNORECASE)
    count = sum(len(pattern.findall(line)) for line in LINES)
    return jsonify(count=count)


class Extractor:
    def __init__(self, rules):
        self.rules = rules

    def apply(self, text):
        out = {}
        for name, rule in self.rules.items():
            out[name] = len(re.findall(rule, text))  # expect: TAINT-REGEX
        return out


def extract(request):
    given = json.loads(request.body)
    rules = dict(PATTERNS)
    rules["own"] = given.get("rule", "x")
    extractor = Extractor(rules)
    return JsonResponse(extractor.apply("\n".join(LINES)))


class PlainExtractor:
    def __init__(self, rules):
        self.rules = rules

    def apply(self, text):
        out = {}
        for name, rule in self.rules.items():
            out[name] = len(re.findall(rule, text))
        return out


def extract_safe(request):
    given = json.loads(request.body)
    rules = dict(PATTERNS)
    extractor = PlainExtractor(rules)
    return JsonResponse(extractor.apply(str(given.get("text", "x"))[:500]))


async def filter_lines(request):
    packed = request.cookies.get("filter", "")
    pattern = base64.b64decode(packed).decode("utf-8") if packed else ".*"

    def keep(line):
        return re.match(pattern, line) is not None  # expect: TAINT-REGEX

    kept = list(filter(keep, LINES))
    return web.json_response({"kept": len(kept)})


async def filter_lines_safe(request):
    packed = request.cookies.get("filter", "")
    chosen = base64.b64decode(packed).decode("utf-8") if packed else "words"
    pattern = PATTERNS.get(chosen, ".*")

    def keep(line):
        return re.match(pattern, line) is not None

    kept = list(filter(keep, LINES))
    return web.json_response({"kept": len(kept)})


@api.get("/files")
def by_extension(ending: str = "txt", stem: str = ""):
    parts = ["^", stem or ".*", r"\.", ending, "$"]
    names = ["a.txt", "b.csv", "c.txt"]
    expression = "".join(parts)
    hits = [n for n in names if re.fullmatch(expression, n)]  # expect: TAINT-REGEX
    return {"hits": len(hits)}


@api.get("/v2/files")
def by_extension_safe(ending: str = "txt", stem: str = ""):
    if not (ending.isalnum() and (stem == "" or stem.isalnum())):
        return {"hits": 0}
    parts = ["^", stem or ".*", r"\.", ending, "$"]
    names = ["a.txt", "b.csv", "c.txt"]
    expression = "".join(parts)
    hits = [n for n in names if re.fullmatch(expression, n)]
    return {"hits": len(hits)}


def replace_in_notes(request):
    search = request.POST.get("search", "")
    options = {"count": 10, "pattern": "draft"}
    if search:
        options["pattern"] = search.strip("/")
    try:
        text = re.sub(options["pattern"], "*", "draft of a note", count=options["count"])  # expect: TAINT-REGEX
    except re.error:
        return HttpResponseBadRequest("bad pattern")
    return JsonResponse({"characters": len(text)})


def replace_in_notes_safe(request):
    search = request.POST.get("search", "")
    options = {"count": 10, "pattern": "draft"}
    if search:
        options["search"] = search.strip("/")
    try:
        text = re.sub(options["pattern"], "*", "draft of a note", count=options["count"])
    except re.error:
        return HttpResponseBadRequest("bad pattern")
    return JsonResponse({"characters": len(text)})
