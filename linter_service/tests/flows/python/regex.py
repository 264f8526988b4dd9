# Patterns that come from a client are handed to a regular-expression engine.
import base64
import fnmatch
import json
import os
import re
import socket
import sys
from enum import Enum
from urllib.parse import unquote

import pandas
import re2
import regex
from aiohttp import web
from django.http import HttpRequest, JsonResponse
from fastapi import Body, Cookie, FastAPI, Header
from flask import Flask, abort, jsonify, request
from flask.views import MethodView

app = Flask(__name__)
api = FastAPI()

LINES = ["alpha one", "beta two", "gamma three"]
TEXT = "\n".join(LINES)
FRAME = pandas.DataFrame({"name": LINES})
PATTERNS = {"digits": r"\d+", "word": r"\w+"}
WORD = re.compile(r"\w+")
FREE_PATTERNS = False


class Shape(str, Enum):
    digits = "[0-9]+"
    letters = "[a-z]+"


class Filter:
    def __init__(self, pattern, text):
        self.pattern = pattern
        self.text = text
        self.usual = r"[a-z]+"

    def expression(self):
        return "^" + self.pattern + "$"

    def usual_expression(self):
        return "^" + self.usual + "$"


def wrap(pattern):
    return "(" + pattern + ")"


def plain(text):
    return re.escape(text)


def only_letters(text):
    if not text.isalnum():
        raise ValueError("letters and digits only")
    return text


def with_each(callback, lines):
    return [callback(line) for line in lines]


@app.route("/search")
def direct_query():
    hit = re.search(request.args["q"], TEXT)  # expect: TAINT-REGEX
    return jsonify(found=hit is not None)


@app.route("/search-escaped")
def direct_query_safe():
    hit = re.search(re.escape(request.args["q"]), TEXT)
    return jsonify(found=hit is not None)


@app.route("/compile", methods=["POST"])
def by_compile_form():
    source = request.form["pattern"]
    matcher = re.compile(source)  # expect: TAINT-REGEX
    return jsonify(count=sum(1 for line in LINES if matcher.search(line)))


@app.route("/compile-const", methods=["POST"])
def by_compile_form_safe():
    subject = request.form["pattern"]
    matcher = re.compile(r"[a-z]{3}")
    return jsonify(found=matcher.search(subject) is not None)


@app.route("/fstring", methods=["POST"])
def by_fstring_json():
    word = request.get_json()["word"]
    hits = re.findall(rf"\b{word}\b", TEXT, flags=re.IGNORECASE)  # expect: TAINT-REGEX
    return jsonify(count=len(hits))


@app.route("/fstring-escaped", methods=["POST"])
def by_fstring_json_safe():
    word = re.escape(request.get_json()["word"])
    hits = re.findall(rf"\b{word}\b", TEXT, flags=re.IGNORECASE)
    return jsonify(count=len(hits))


@app.route("/header")
def by_header_sub():
    pattern = request.headers.get("X-Mask", "x")
    masked = re.sub(pattern, "*", TEXT)  # expect: TAINT-REGEX
    return jsonify(size=len(masked))


@app.route("/header-subject")
def by_header_sub_safe():
    value = request.headers.get("X-Mask", "x")
    masked = re.sub(r"[0-9]", "*", value)
    return jsonify(size=len(masked))


@app.route("/cookie")
def by_cookie_split():
    separator = request.cookies["sep"]
    parts = re.split(separator, TEXT)  # expect: TAINT-REGEX
    return jsonify(count=len(parts))


@app.route("/cookie-plain")
def by_cookie_split_safe():
    separator = request.cookies["sep"] or ","
    parts = TEXT.split(separator)
    return jsonify(count=len(parts))


@app.route("/named")
def by_dict_fallback():
    name = request.args.get("p", "word")
    hits = re.findall(PATTERNS.get(name, name), TEXT)  # expect: TAINT-REGEX
    return jsonify(count=len(hits))


@app.route("/named-known")
def by_dict_fallback_safe():
    name = request.args.get("p", "word")
    hits = re.findall(PATTERNS.get(name, r"\w+"), TEXT)
    return jsonify(count=len(hits))


@app.route("/path/<part>")
def by_path_helper(part):
    hit = re.match(wrap(part), TEXT)  # expect: TAINT-REGEX
    return jsonify(found=bool(hit))


@app.route("/path-escaped/<part>")
def by_path_helper_safe(part):
    hit = re.match(wrap(plain(part)), TEXT)
    return jsonify(found=bool(hit))


@app.route("/object", methods=["POST"])
def by_object_method():
    wanted = Filter(request.values["pattern"], TEXT)
    hit = re.fullmatch(wanted.expression(), wanted.text)  # expect: TAINT-REGEX
    return jsonify(found=bool(hit))


@app.route("/object-usual", methods=["POST"])
def by_object_method_safe():
    wanted = Filter(request.values["pattern"], TEXT)
    hit = re.fullmatch(wanted.usual_expression(), wanted.text)
    return jsonify(found=bool(hit))


@app.route("/b64")
def by_base64():
    source = base64.urlsafe_b64decode(request.args["p"]).decode("utf-8")
    hits = list(re.finditer(source, TEXT))  # expect: TAINT-REGEX
    return jsonify(count=len(hits))


@app.route("/b64-linear")
def by_base64_safe():
    source = base64.urlsafe_b64decode(request.args["p"]).decode("utf-8")
    hits = list(re2.finditer(source, TEXT))
    return jsonify(count=len(hits))


@app.route("/dict")
def by_dict_item():
    options = {"pattern": request.args["pattern"], "usual": r"[a-z]+"}
    hit = re.search(options["pattern"], TEXT)  # expect: TAINT-REGEX
    return jsonify(found=bool(hit))


@app.route("/dict-other")
def by_dict_item_safe():
    options = {"pattern": request.args["pattern"], "usual": r"[a-z]+"}
    hit = re.search(options["usual"], TEXT)
    return jsonify(found=bool(hit), same=options["pattern"] == options["usual"])


@app.route("/join", methods=["POST"])
def by_join():
    words = request.form.getlist("word")
    either = re.compile("|".join(words))  # expect: TAINT-REGEX
    return jsonify(count=len(either.findall(TEXT)))


@app.route("/join-escaped", methods=["POST"])
def by_join_safe():
    words = request.form.getlist("word")
    either = re.compile("|".join(re.escape(w) for w in words))
    return jsonify(count=len(either.findall(TEXT)))


@app.route("/comprehension", methods=["POST"])
def by_comprehension():
    patterns = request.json["patterns"]
    found = [p for p in patterns if re.search(p, TEXT)]  # expect: TAINT-REGEX
    return jsonify(count=len(found))


@app.route("/comprehension-in", methods=["POST"])
def by_comprehension_safe():
    patterns = request.json["patterns"]
    found = [p for p in patterns if p in TEXT]
    return jsonify(count=len(found))


@app.route("/loop", methods=["POST"])
def by_loop():
    text = TEXT
    for rule in request.get_json()["rules"]:
        text = re.subn(rule["from"], "-", text)[0]  # expect: TAINT-REGEX
    return jsonify(size=len(text))


@app.route("/loop-known", methods=["POST"])
def by_loop_safe():
    text = TEXT
    for rule in request.get_json()["rules"]:
        if rule in PATTERNS:
            text = re.subn(PATTERNS[rule], "-", text)[0]
    return jsonify(size=len(text))


@app.route("/number")
def by_quantifier():
    count = request.args.get("n", "1")
    hit = re.search("[a-z]{%s}" % count, TEXT)  # expect: TAINT-REGEX
    return jsonify(found=bool(hit))


@app.route("/number-int")
def by_quantifier_safe():
    count = min(int(request.args.get("n", "1")), 20)
    hit = re.search("[a-z]{%d}" % count, TEXT)
    return jsonify(found=bool(hit))


@app.route("/conditional")
def by_conditional():
    wanted = request.args.get("p")
    hit = re.search(wanted if wanted else r"\w", TEXT)  # expect: TAINT-REGEX
    return jsonify(found=bool(hit))


@app.route("/conditional-off")
def by_conditional_safe():
    wanted = request.args.get("p")
    hit = re.search(wanted if FREE_PATTERNS else r"\w", TEXT)
    return jsonify(found=bool(hit))


@app.route("/frame")
def by_pandas_contains():
    name = request.args["name"]
    rows = FRAME[FRAME["name"].str.contains(name, regex=True)]  # expect: TAINT-REGEX
    return jsonify(count=len(rows))


@app.route("/frame-plain")
def by_pandas_contains_safe():
    name = request.args["name"]
    rows = FRAME[FRAME["name"].str.contains(name, regex=False)]
    return jsonify(count=len(rows))


@app.route("/closure")
def by_closure():
    source = unquote(request.query_string.decode())

    def test(line):
        return regex.search(source, line)  # expect: TAINT-REGEX

    return jsonify(count=sum(1 for line in LINES if test(line)))


@app.route("/closure-prefix")
def by_closure_safe():
    source = unquote(request.query_string.decode())

    def test(line):
        return line.startswith(source)

    return jsonify(count=sum(1 for line in LINES if test(line)))


@app.route("/callback")
def by_callback():
    source = request.args["p"]
    hits = with_each(lambda line: re.match(source, line), LINES)  # expect: TAINT-REGEX
    return jsonify(count=len([h for h in hits if h]))


@app.route("/callback-const")
def by_callback_safe():
    source = request.args["p"]
    size = len(source)
    source = r"[ab]"
    hits = with_each(lambda line: re.match(source, line), LINES)
    return jsonify(count=len([h for h in hits if h]), size=size)


class GrepView(MethodView):
    def get(self):
        self.pattern = request.args.get("pattern", "")
        return self.by_view_field()

    def by_view_field(self):
        try:
            matcher = regex.compile(self.pattern)  # expect: TAINT-REGEX
        except regex.error:
            abort(400)
        return jsonify(count=len(matcher.findall(TEXT)))

    def by_view_field_safe(self):
        self.pattern = request.args.get("pattern", "")
        if not WORD.fullmatch(self.pattern):
            abort(400)
        matcher = regex.compile(self.pattern)
        return jsonify(count=len(matcher.findall(TEXT)))


def django_get(request: HttpRequest):
    query = request.GET.get("q", "")
    hit = re.search(  # expect: TAINT-REGEX
        ".*" + query,
        TEXT,
        re.DOTALL,
    )
    return JsonResponse({"found": bool(hit)})


def django_get_safe(request: HttpRequest):
    query = only_letters(request.GET.get("q", ""))
    hit = re.search(
        ".*" + query,
        TEXT,
        re.DOTALL,
    )
    return JsonResponse({"found": bool(hit)})


def django_body(request: HttpRequest):
    data = json.loads(request.body)
    pattern, subject = data["pattern"], "alpha"
    return JsonResponse({"found": re.match(pattern, subject) is not None})  # expect: TAINT-REGEX


def django_body_safe(request: HttpRequest):
    data = json.loads(request.body)
    pattern, subject = "alpha", data["pattern"]
    return JsonResponse({"found": re.match(pattern, subject) is not None})


def django_file(request: HttpRequest):
    name = request.FILES["doc"].name
    same = [n for n in os.listdir("/srv/docs") if re.match("^" + name, n)]  # expect: TAINT-REGEX
    return JsonResponse({"count": len(same)})


def django_file_safe(request: HttpRequest):
    name = request.FILES["doc"].name
    same = [n for n in fnmatch.filter(os.listdir("/srv/docs"), "*.txt") if n == name]
    return JsonResponse({"count": len(same)})


@api.get("/fast/shape")
def fastapi_query(shape: str):
    return {"count": len(re.findall(shape, TEXT))}  # expect: TAINT-REGEX


@api.get("/fast/shape-enum")
def fastapi_query_safe(shape: Shape):
    return {"count": len(re.findall(shape.value, TEXT))}


@api.post("/fast/body")
def fastapi_body(payload: dict = Body(...), sep: str = Cookie(","), x_mode: str = Header("")):
    merged = {"find": "a", **payload}
    hit = re.search("{find}+".format(**merged), TEXT)  # expect: TAINT-REGEX
    return {"found": bool(hit), "sep": len(sep), "mode": len(x_mode)}


@api.post("/fast/body-fixed")
def fastapi_body_safe(payload: dict = Body(...), sep: str = Cookie(","), x_mode: str = Header("")):
    merged = {**payload, "find": "a"}
    hit = re.search("{find}+".format(**merged), TEXT)
    return {"found": bool(hit), "sep": len(sep), "mode": len(x_mode)}


async def aiohttp_query(request: web.Request):
    expression = request.query.get("e", r"\w+")
    hits = re.compile(expression, re.MULTILINE).findall(TEXT)  # expect: TAINT-REGEX
    return web.json_response({"count": len(hits)})


async def aiohttp_query_safe(request: web.Request):
    expression = request.query.get("e", r"\w+")
    if expression not in (r"\w+", r"\d+"):
        raise web.HTTPBadRequest()
    hits = re.compile(expression, re.MULTILINE).findall(TEXT)
    return web.json_response({"count": len(hits)})


def argument_pattern():
    for line in sys.stdin:
        if re.search(sys.argv[1], line):  # expect: TAINT-REGEX
            sys.stdout.write("hit\n")


def argument_pattern_safe():
    for line in sys.stdin:
        if sys.argv[1] in line:
            sys.stdout.write("hit\n")


def socket_pattern():
    client, _ = socket.create_server(("0.0.0.0", 9700)).accept()
    source = client.recv(200)
    hits = re.findall(source, TEXT.encode())  # expect: TAINT-REGEX
    client.sendall(b"%d" % len(hits))


def socket_pattern_safe():
    client, _ = socket.create_server(("0.0.0.0", 9700)).accept()
    source = client.recv(200)
    if 10 > 9:
        source = b"[a-z]+"
    hits = re.findall(source, TEXT.encode())
    client.sendall(b"%d" % len(hits))
