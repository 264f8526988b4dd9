# Python source that is evaluated at run time.
import ast
import base64
import json
import operator
import re

from aiohttp import web
from django.http import HttpResponseBadRequest, JsonResponse
from fastapi import FastAPI, Request
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
api = FastAPI()

OPERATIONS = {"add": operator.add, "sub": operator.sub, "mul": operator.mul}
FORMULAS = {"vat": "net * 0.19", "tip": "net * 0.10"}


def pick(table, key, default="0"):
    found = table.get(key)
    return default if found is None else found


@app.route("/bench/00201", methods=["POST"])
def map_with_two_keys():
    values = request.form.getlist("Bench00201")
    param = values[0] if values else ""

    lookup = {}
    lookup["keyA-201"] = "1 + 1"
    lookup["keyB-201"] = param
    lookup["keyC"] = "3 + 3"
    bar = lookup["keyA-201"]
    bar = lookup["keyB-201"]

    result = eval(bar)  # expect: TAINT-CODE
    return jsonify(result=bool(result))


@app.route("/bench/00202", methods=["POST"])
def map_with_two_keys_safe():
    values = request.form.getlist("Bench00202")
    param = values[0] if values else ""

    lookup = {}
    lookup["keyA-202"] = "1 + 1"
    lookup["keyB-202"] = param
    lookup["keyC"] = "3 + 3"
    bar = lookup["keyB-202"]
    bar = lookup["keyA-202"]

    result = eval(bar)
    return jsonify(result=bool(result))


@app.post("/price")
def formula_from_body():
    spec = request.get_json()
    net = float(spec.get("net", 0))
    formula = pick(spec, "formula", default="net")
    scope = {"net": net, "__builtins__": {}}
    lines = ["def price(net):", "    return " + formula]
    exec("\n".join(lines), scope)  # expect: TAINT-CODE
    return jsonify(gross=net + scope["price"](net))


@app.post("/price/v2")
def formula_from_body_safe():
    spec = request.get_json()
    net = float(spec.get("net", 0))
    formula = pick(FORMULAS, spec.get("formula"), default="net")
    scope = {"net": net, "__builtins__": {}}
    lines = ["def price(net):", "    return " + formula]
    exec("\n".join(lines), scope)
    return jsonify(gross=net + scope["price"](net))


def widget_state(request):
    encoded = request.COOKIES.get("widget")
    state = {}
    if encoded:
        text = base64.b64decode(encoded).decode("utf-8")
        for entry in text.split(";"):
            key, _, value = entry.partition("=")
            if key == "columns":
                state["columns"] = eval(value, {}, {})  # expect: TAINT-CODE
    return JsonResponse({"columns": len(state.get("columns", []))})


def widget_state_safe(request):
    encoded = request.COOKIES.get("widget")
    state = {}
    if encoded:
        text = base64.b64decode(encoded).decode("utf-8")
        for entry in text.split(";"):
            key, _, value = entry.partition("=")
            if key == "columns":
                try:
                    state["columns"] = ast.literal_eval(value)
                except (ValueError, SyntaxError):
                    return HttpResponseBadRequest("bad state")
    return JsonResponse({"columns": len(state.get("columns", []))})


async def run_hook(request):
    hooks = {"before": "pass", "after": "pass"}
    async for field in await request.multipart():
        if field.name in hooks:
            hooks[field.name] = await field.text()
    namespace = {"total": 0}
    for phase in ("before", "after"):
        source = hooks[phase]
        exec(compile(source, f"<{phase}>", "exec"), namespace)  # expect: TAINT-CODE
    return web.json_response({"total": int(namespace["total"])})


async def run_hook_safe(request):
    hooks = {"before": "pass", "after": "pass"}
    comments = {}
    async for field in await request.multipart():
        if field.name in hooks:
            comments[field.name] = await field.text()
    namespace = {"total": 0}
    for phase in ("before", "after"):
        source = hooks[phase]
        exec(compile(source, f"<{phase}>", "exec"), namespace)
    return web.json_response({"total": int(namespace["total"]), "comments": len(comments)})


@api.get("/calc/{op}")
async def operator_by_name(op: str, request: Request):
    left = request.query_params.get("left", "0")
    right = request.query_params.get("right", "0")
    try:
        a, b = float(left), float(right)
    except ValueError:
        return {"error": "numbers wanted"}
    function = eval(f"operator.{op}")  # expect: TAINT-CODE
    return {"value": function(a, b)}


@api.get("/v2/calc/{op}")
async def operator_by_name_safe(op: str, request: Request):
    left = request.query_params.get("left", "0")
    right = request.query_params.get("right", "0")
    try:
        a, b = float(left), float(right)
    except ValueError:
        return {"error": "numbers wanted"}
    function = OPERATIONS.get(op)
    if function is None:
        return {"error": "no such operation"}
    return {"value": function(a, b)}


class Rule:
    def __init__(self, field, expression):
        self.field = field
        self.expression = expression

    def holds(self, record):
        return eval(self.expression, {"value": record.get(self.field)})  # expect: TAINT-CODE


@app.post("/rules/check")
def rule_objects():
    rules = []
    for entry in json.loads(request.data):
        rules.append(Rule(entry["field"], entry["when"]))
    record = {"age": 30, "country": "FI"}
    passed = [rule for rule in rules if rule.holds(record)]
    return jsonify(passed=len(passed))


class NumericRule:
    def __init__(self, field, expression):
        self.field = field
        if not re.fullmatch(r"value (<|>|==) [0-9]{1,6}", expression):
            raise ValueError("rule not understood")
        self.expression = expression

    def holds(self, record):
        return eval(self.expression, {"value": record.get(self.field)})


@app.post("/rules/check/v2")
def rule_objects_safe():
    rules = []
    try:
        for entry in json.loads(request.data):
            rules.append(NumericRule(entry["field"], entry["when"]))
    except ValueError:
        abort(400)
    record = {"age": 30, "country": "FI"}
    passed = [rule for rule in rules if rule.holds(record)]
    return jsonify(passed=len(passed))
