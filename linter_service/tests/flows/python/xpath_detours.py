# XPath expressions that handlers and a script evaluate over local documents.
import base64
import sys
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote_plus

from aiohttp import web
from django.http import HttpResponseBadRequest, JsonResponse
from flask import Flask, abort, jsonify, request
from lxml import etree

app = Flask(__name__)

EMPLOYEES = etree.parse("/srv/data/employees.xml")
CATALOGUE = ElementTree.parse("/srv/data/catalogue.xml")
CURRENCIES = ["EUR", "USD", "GBP"]


def quoted(value):
    return "'" + value + "'"


def clean(value):
    text = base64.b64encode(value.encode("utf-8"))
    return base64.b64decode(text).decode("utf-8")


@app.route("/bench/01001")
def query_string_by_hand():
    query = request.query_string.decode("utf-8")
    name = "Bench01001="
    place = query.find(name)
    if place == -1:
        abort(400)
    end = query.find("&", place)
    param = query[place + len(name):] if end == -1 else query[place + len(name):end]
    bar = unquote_plus(param)
    nodes = EMPLOYEES.xpath(f"/Employees/Employee[@emplid='{bar}']")  # expect: TAINT-XPATH
    return jsonify(nodes=len(nodes))


@app.route("/bench/01002")
def query_string_by_hand_safe():
    query = request.query_string.decode("utf-8")
    name = "Bench01002="
    place = query.find(name)
    if place == -1:
        abort(400)
    end = query.find("&", place)
    param = query[place + len(name):] if end == -1 else query[place + len(name):end]
    bar = unquote_plus(param)
    nodes = EMPLOYEES.xpath("/Employees/Employee[@emplid=$wanted]", wanted=bar)
    return jsonify(nodes=len(nodes))


@app.route("/bench/01011", methods=["POST"])
def round_trip_and_quotes():
    param = request.form.get("Bench01011", "")
    values = [clean(param), "secret", "plain"]
    bar = values[0]
    steps = ["//Employee", "[lastname=", quoted(bar), "]/salary"]
    finder = etree.XPath("".join(steps))  # expect: TAINT-XPATH
    return jsonify(count=len(finder(EMPLOYEES)))


@app.route("/bench/01012", methods=["POST"])
def round_trip_and_quotes_safe():
    param = request.form.get("Bench01012", "")
    values = [clean(param), "secret", "plain"]
    bar = values[2]
    steps = ["//Employee", "[lastname=", quoted(bar), "]/salary"]
    finder = etree.XPath("".join(steps))
    return jsonify(count=len(finder(EMPLOYEES)))


class Shelf:
    def __init__(self, tree):
        self.tree = tree
        self.condition = None

    def only(self, attribute, value):
        self.condition = "[@{0}='{1}']".format(attribute, value)
        return self

    def titles(self):
        path = ".//book" + (self.condition or "")
        return [book.get("title") for book in self.tree.findall(path)]  # expect: TAINT-XPATH


def books_by_author(request):
    author = request.GET.get("author")
    shelf = Shelf(CATALOGUE)
    if author:
        shelf.only("author", author)
    return JsonResponse({"titles": shelf.titles()})


class SafeShelf:
    def __init__(self, tree):
        self.tree = tree
        self.condition = None

    def only(self, attribute, value):
        if not value.isalnum():
            raise ValueError(attribute)
        self.condition = "[@{0}='{1}']".format(attribute, value)
        return self

    def titles(self):
        path = ".//book" + (self.condition or "")
        return [book.get("title") for book in self.tree.findall(path)]


def books_by_author_safe(request):
    author = request.GET.get("author")
    shelf = SafeShelf(CATALOGUE)
    try:
        if author:
            shelf.only("author", author)
    except ValueError:
        return HttpResponseBadRequest("bad author")
    return JsonResponse({"titles": shelf.titles()})


async def rate(request):
    body = await request.json()
    currency = body.get("currency", "EUR")
    day = int(body.get("day", 1))
    expression = "string(//day[@n=%d]/rate[@currency=\"%s\"])" % (day, currency)
    document = request.app["rates"]
    value = document.xpath(expression)  # expect: TAINT-XPATH
    return web.json_response({"rate": float(value or 0)})


async def rate_safe(request):
    body = await request.json()
    currency = body.get("currency", "EUR")
    day = int(body.get("day", 1))
    if currency not in CURRENCIES:
        raise web.HTTPBadRequest(text="unknown currency")
    expression = "string(//day[@n=%d]/rate[@currency=\"%s\"])" % (day, currency)
    document = request.app["rates"]
    value = document.xpath(expression)
    return web.json_response({"rate": float(value or 0)})


def config_entry():
    section, entry = sys.argv[1:3]
    root = etree.parse("/srv/data/config.xml").getroot()
    path = ["."]
    for step in (section, entry):
        path.append("node[@name='" + step + "']")
    node = root.find("/".join(path))  # expect: TAINT-XPATH
    return 0 if node is not None else 1


def config_entry_safe():
    section, entry = sys.argv[1:3]
    root = etree.parse("/srv/data/config.xml").getroot()
    node = root
    for step in (section, entry):
        matching = [child for child in node.findall("node") if child.get("name") == step]
        if not matching:
            return 1
        node = matching[0]
    return 0 if node is not None else 1


@app.get("/seats/<row>")
def seats_in_row(row):
    plan = etree.parse("/srv/data/hall.xml")

    def count(condition):
        return plan.xpath("count(//seat[" + condition + "])")  # expect: TAINT-XPATH

    price = request.args.get("price")
    conditions = ["@row=" + row]
    if price == "low":
        conditions.append("@price < 20")
    return jsonify(seats=int(count(" and ".join(conditions))))


@app.get("/v2/seats/<row>")
def seats_in_row_safe(row):
    plan = etree.parse("/srv/data/hall.xml")

    def count(condition):
        return plan.xpath("count(//seat[" + condition + "])")

    price = request.args.get("price")
    conditions = ["@row=" + str(int(row))]
    if price == "low":
        conditions.append("@price < 20")
    return jsonify(seats=int(count(" and ".join(conditions))))
