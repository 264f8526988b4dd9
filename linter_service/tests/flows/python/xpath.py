# Queries over XML documents whose expression is built from a request.
import base64
import json
import re
import socket
import sys
import xml.etree.ElementTree as ET
from enum import Enum
from urllib.parse import unquote

import elementpath
from aiohttp import web
from django.http import HttpRequest, JsonResponse
from fastapi import Body, Cookie, FastAPI, Header
from flask import Flask, abort, jsonify, request
from flask.views import MethodView
from lxml import etree
from lxml import html as lhtml
from parsel import Selector

app = Flask(__name__)
api = FastAPI()

STAFF = etree.parse("staff.xml")
BOOKS = ET.parse("books.xml")
VIEWS = {"all": "//user", "admins": "//user[@role='admin']"}
ROLES = frozenset(["admin", "editor", "reader"])
RAW_QUERIES = False
BY_NAME = etree.XPath("//user[name=$name]")


class Kind(Enum):
    novel = "novel"
    essay = "essay"


class UserQuery:
    def __init__(self, name, role):
        self.name = name
        self.role = role

    def expression(self):
        return "//user[name='" + self.name + "']"

    def role_expression(self):
        return "//user[@role='" + self.role + "']"


def name_step(name):
    return f"[name/text()='{name}']"


def only_word(value):
    if not re.fullmatch(r"\w{1,30}", value):
        raise ValueError("not a word")
    return value


def apply(callback, value):
    return callback(value)


@app.route("/user")
def direct_query():
    nodes = STAFF.xpath("//user[name='" + request.args["name"] + "']")  # expect: TAINT-XPATH
    return jsonify(count=len(nodes))


@app.route("/user-var")
def direct_query_safe():
    nodes = STAFF.xpath("//user[name=$name]", name=request.args["name"])
    return jsonify(count=len(nodes))


@app.route("/login", methods=["POST"])
def by_format_form():
    user = request.form["user"]
    secret = request.form["password"]
    query = "//user[name='{}' and password='{}']".format(user, secret)
    found = STAFF.xpath(query)  # expect: TAINT-XPATH
    return jsonify(ok=bool(found))


@app.route("/login-var", methods=["POST"])
def by_format_form_safe():
    user = request.form["user"]
    secret = request.form["password"]
    query = "//user[name=$u and password=$p]"
    found = STAFF.xpath(query, u=user, p=secret)
    return jsonify(ok=bool(found))


@app.route("/compiled", methods=["POST"])
def by_compiled_json():
    name = request.json["name"]
    find = etree.XPath(f"//user[name='{name}']")  # expect: TAINT-XPATH
    return jsonify(count=len(find(STAFF)))


@app.route("/compiled-const", methods=["POST"])
def by_compiled_json_safe():
    name = request.json["name"]
    found = BY_NAME(STAFF, name=name)
    return jsonify(count=len(found))


@app.route("/etree")
def by_elementtree():
    title = request.args.get("title", "")
    book = BOOKS.find(".//book[title='%s']" % title)  # expect: TAINT-XPATH
    return jsonify(found=book is not None)


@app.route("/etree-compare")
def by_elementtree_safe():
    title = request.args.get("title", "")
    books = [b for b in BOOKS.findall(".//book") if b.findtext("title") == title]
    return jsonify(found=bool(books))


@app.route("/etree-all")
def by_findall_header():
    lang = request.headers.get("Accept-Language")
    books = BOOKS.getroot().findall("./book[@lang='" + lang + "']")  # expect: TAINT-XPATH
    return jsonify(count=len(books))


@app.route("/etree-all-listed")
def by_findall_header_safe():
    lang = request.headers.get("Accept-Language")
    if lang not in ("en", "de", "fr"):
        lang = "en"
    books = BOOKS.getroot().findall("./book[@lang='" + lang + "']")
    return jsonify(count=len(books))


@app.route("/whole")
def by_whole_expression():
    expression = request.values.get("q")
    nodes = STAFF.getroot().xpath(expression)  # expect: TAINT-XPATH
    return jsonify(count=len(nodes))


@app.route("/whole-view")
def by_whole_expression_safe():
    expression = VIEWS.get(request.values.get("q"), "//user")
    nodes = STAFF.getroot().xpath(expression)
    return jsonify(count=len(nodes))


@app.route("/id/<number>")
def by_path_param(number):
    nodes = STAFF.xpath(f"//user[@id={number}]")  # expect: TAINT-XPATH
    return jsonify(count=len(nodes))


@app.route("/id-int/<int:number>")
def by_path_param_safe(number):
    nodes = STAFF.xpath(f"//user[@id={number}]")
    return jsonify(count=len(nodes))


@app.route("/helper")
def by_helper():
    step = name_step(request.args["n"])
    nodes = STAFF.xpath("/staff/user" + step)  # expect: TAINT-XPATH
    return jsonify(count=len(nodes))


@app.route("/helper-word")
def by_helper_safe():
    step = name_step(only_word(request.args["n"]))
    nodes = STAFF.xpath("/staff/user" + step)
    return jsonify(count=len(nodes))


@app.route("/object")
def by_object_method():
    query = UserQuery(request.cookies.get("name", ""), "reader")
    nodes = STAFF.xpath(query.expression())  # expect: TAINT-XPATH
    return jsonify(count=len(nodes))


@app.route("/object-role")
def by_object_method_safe():
    query = UserQuery(request.cookies.get("name", ""), "reader")
    nodes = STAFF.xpath(query.role_expression())
    return jsonify(count=len(nodes))


@app.route("/evaluator")
def by_evaluator():
    raw = base64.b64decode(request.args["expr"])
    evaluate = etree.XPathEvaluator(STAFF)
    result = evaluate(raw.decode("utf-8"))  # expect: TAINT-XPATH
    return jsonify(kind=type(result).__name__)


@app.route("/evaluator-off")
def by_evaluator_safe():
    raw = base64.b64decode(request.args["expr"])
    evaluate = etree.XPathEvaluator(STAFF)
    text = raw.decode("utf-8") if RAW_QUERIES else "count(//user)"
    result = evaluate(text)
    return jsonify(kind=type(result).__name__)


@app.route("/dict")
def by_dict_item():
    parts = {"path": "//user/", "field": request.args["field"]}
    nodes = STAFF.xpath(parts["path"] + parts["field"])  # expect: TAINT-XPATH
    return jsonify(count=len(nodes))


@app.route("/dict-other")
def by_dict_item_safe():
    parts = {"path": "//user", "field": request.args["field"]}
    nodes = STAFF.xpath(parts["path"])
    return jsonify(count=len(nodes), has=any(n.get("x") == parts["field"] for n in nodes))


@app.route("/join", methods=["POST"])
def by_join_comprehension():
    tests = ["@role='" + r + "'" for r in request.form.getlist("role")]
    nodes = STAFF.xpath("//user[" + " or ".join(tests) + "]")  # expect: TAINT-XPATH
    return jsonify(count=len(nodes))


@app.route("/join-known", methods=["POST"])
def by_join_comprehension_safe():
    tests = ["@role='" + r + "'" for r in request.form.getlist("role") if r in ROLES]
    nodes = STAFF.xpath("//user[" + " or ".join(tests or ["true()"]) + "]")
    return jsonify(count=len(nodes))


@app.route("/loop", methods=["POST"])
def by_loop_append():
    expression = "//user"
    for part in request.get_json()["steps"]:
        expression = expression + "/" + part
    nodes = STAFF.xpath(expression)  # expect: TAINT-XPATH
    return jsonify(count=len(nodes))


@app.route("/loop-index", methods=["POST"])
def by_loop_append_safe():
    expression = "//user"
    for part in request.get_json()["steps"]:
        expression = expression + "/*[" + str(int(part)) + "]"
    nodes = STAFF.xpath(expression)
    return jsonify(count=len(nodes))


@app.route("/callback")
def by_callback():
    nodes = apply(lambda v: STAFF.xpath("//user[mail='" + v + "']"), request.args["mail"])  # expect: TAINT-XPATH
    return jsonify(count=len(nodes))


@app.route("/callback-var")
def by_callback_safe():
    nodes = apply(lambda v: STAFF.xpath("//user[mail=$m]", m=v), request.args["mail"])
    return jsonify(count=len(nodes))


@app.route("/page")
def by_html_tree():
    page = lhtml.parse("index.html")
    anchor = unquote(request.args["anchor"])
    links = page.xpath("//a[@id='{0}']".format(anchor))  # expect: TAINT-XPATH
    return jsonify(count=len(links))


@app.route("/page-const")
def by_html_tree_safe():
    page = lhtml.parse("index.html")
    anchor = unquote(request.args["anchor"])
    size = len(anchor)
    anchor = "top"
    links = page.xpath("//a[@id='{0}']".format(anchor))
    return jsonify(count=len(links), size=size)


class BookView(MethodView):
    def get(self):
        self.author = request.args.get("author") or "anon"
        return self.by_view_field()

    def by_view_field(self):
        author = self.author
        found = elementpath.select(BOOKS.getroot(), f"//book[author='{author}']")  # expect: TAINT-XPATH
        return jsonify(count=len(found))

    def by_view_field_safe(self):
        author = request.args.get("author") or "anon"
        if not author.isalpha():
            abort(400)
        found = elementpath.select(BOOKS.getroot(), f"//book[author='{author}']")
        return jsonify(count=len(found))


def django_get(request: HttpRequest):
    city = request.GET.get("city", "")
    hits = Selector(text="<p/>", type="xml").xpath("//user[city='" + city + "']")  # expect: TAINT-XPATH
    return JsonResponse({"count": len(hits)})


def django_get_safe(request: HttpRequest):
    city = request.GET.get("city", "")
    hits = Selector(text="<p/>", type="xml").xpath("//user[city=$city]", city=city)
    return JsonResponse({"count": len(hits)})


def django_meta(request: HttpRequest):
    pair = (request.META["HTTP_X_DEPARTMENT"], "users")
    department, table = pair
    nodes = STAFF.xpath(  # expect: TAINT-XPATH
        "//" + table + "[@dept='" + department + "']",
        smart_strings=False,
    )
    return JsonResponse({"count": len(nodes)})


def django_meta_safe(request: HttpRequest):
    pair = (request.META["HTTP_X_DEPARTMENT"], "users")
    department, table = pair
    nodes = STAFF.xpath(
        "//" + table,
        smart_strings=False,
    )
    return JsonResponse({"count": sum(1 for n in nodes if n.get("dept") == department)})


@api.get("/fast/books")
def fastapi_query(kind: str):
    books = BOOKS.iterfind(".//book[@kind='" + kind + "']")  # expect: TAINT-XPATH
    return {"count": sum(1 for _ in books)}


@api.get("/fast/books-enum")
def fastapi_query_safe(kind: Kind):
    books = BOOKS.iterfind(".//book[@kind='" + kind.value + "']")
    return {"count": sum(1 for _ in books)}


@api.post("/fast/text")
def fastapi_body(payload: dict = Body(...), lang: str = Cookie("en"), x_id: str = Header("")):
    merged = {"lang": lang, "id": x_id} | payload
    text = BOOKS.findtext("book[@id='" + merged["id"] + "']/title")  # expect: TAINT-XPATH
    return {"title": text}


@api.post("/fast/text-first")
def fastapi_body_safe(payload: dict = Body(...), lang: str = Cookie("en"), x_id: str = Header("")):
    merged = payload | {"lang": lang, "mark": x_id, "id": "b1"}
    text = BOOKS.findtext("book[@id='" + merged["id"] + "']/title")
    return {"title": text}


async def aiohttp_post(request: web.Request):
    data = await request.post()
    try:
        nodes = STAFF.xpath("//user[position()=" + data["at"] + "]")  # expect: TAINT-XPATH
    except etree.XPathError:
        nodes = []
    return web.json_response({"count": len(nodes)})


async def aiohttp_post_safe(request: web.Request):
    data = await request.post()
    try:
        nodes = STAFF.xpath("//user[position()=" + str(int(data["at"])) + "]")
    except (etree.XPathError, ValueError):
        nodes = []
    return web.json_response({"count": len(nodes)})


def argument_namespaces():
    tag = sys.argv[1]
    find = etree.ETXPath("//{urn:staff}" + tag)  # expect: TAINT-XPATH
    print(len(find(STAFF)))


def argument_namespaces_safe():
    tag = sys.argv[1]
    if tag != "user" and tag != "group":
        sys.exit(1)
    find = etree.ETXPath("//{urn:staff}" + tag)
    print(len(find(STAFF)))


def socket_json():
    client, _ = socket.create_server(("127.0.0.1", 9200)).accept()
    message = json.loads(client.recv(2048))
    nodes = STAFF.xpath("//user[@group='%(group)s']" % message)  # expect: TAINT-XPATH
    client.sendall(b"%d" % len(nodes))


def socket_json_safe():
    client, _ = socket.create_server(("127.0.0.1", 9200)).accept()
    message = json.loads(client.recv(2048))
    message["group"] = "ops"
    nodes = STAFF.xpath("//user[@group='%(group)s']" % message)
    client.sendall(b"%d" % len(nodes))
