# Flows of request data into evaluated Python code.
import ast
import base64
import builtins
import code
import cProfile
import json
import operator
import os
import re
import socket
import sys
import timeit

import numexpr
import pandas as pd
import sympy
from aiohttp import web
from django.http import JsonResponse
from fastapi import Body, FastAPI, Header
from flask import Flask, abort, jsonify, request
from simpleeval import simple_eval

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
OPERATIONS = {"add": operator.add, "sub": operator.sub}
FORMULAS = {"area": "w * h", "edge": "2 * (w + h)"}
CONSTANTS = ("pi", "e", "tau")
ADMIN_CONSOLE = False
FRAME = pd.DataFrame({"a": [1, 2, 3], "b": [4, 5, 6]})


@app.route("/eval")
def by_eval():
    value = eval(request.args["expr"])  # expect: TAINT-CODE
    return jsonify(value=value)


@app.route("/eval-safe")
def by_eval_safe():
    value = ast.literal_eval(request.args["expr"])
    return jsonify(value=value)


@app.route("/exec", methods=["POST"])
def by_exec():
    script = request.form.get("script", "")
    scope = {}
    exec(script, scope)  # expect: TAINT-CODE
    return jsonify(names=len(scope))


@app.route("/exec-safe", methods=["POST"])
def by_exec_safe():
    script = request.form.get("script", "")
    script = "total = 1 + 1"
    scope = {}
    exec(script, scope)
    return jsonify(names=len(scope))


@app.route("/compile", methods=["POST"])
def by_compile():
    source = request.get_data(as_text=True)
    exec(compile(source, "<request>", "exec"), {})  # expect: TAINT-CODE
    return "ran"


@app.route("/compile-safe", methods=["POST"])
def by_compile_safe():
    source = request.get_data(as_text=True)
    tree = ast.parse(source, "<request>", "exec")
    return jsonify(nodes=len(tree.body))


@app.route("/fstring")
def by_fstring():
    x = request.args.get("x", "0")
    y = request.args.get("y", "0")
    return jsonify(total=eval(f"{x} + {y}"))  # expect: TAINT-CODE


@app.route("/fstring-safe")
def by_fstring_safe():
    x = int(request.args.get("x", "0"))
    y = int(request.args.get("y", "0"))
    return jsonify(total=eval(f"{x} + {y}"))


@app.route("/builtins", methods=["POST"])
def by_empty_builtins():
    body = request.get_json()
    result = eval(body["formula"], {"__builtins__": {}}, {"n": 3})  # expect: TAINT-CODE
    return jsonify(result=result)


@app.route("/builtins-safe", methods=["POST"])
def by_empty_builtins_safe():
    body = request.get_json()
    result = simple_eval(body["formula"], names={"n": 3})
    return jsonify(result=result)


@app.route("/attribute/<name>")
def by_module_attribute(name):
    return jsonify(value=builtins.eval("__import__('math')." + name))  # expect: TAINT-CODE


@app.route("/attribute-safe/<name>")
def by_module_attribute_safe(name):
    if name not in CONSTANTS:
        abort(404)
    return jsonify(value=builtins.eval("__import__('math')." + name))


@app.route("/lookup")
def by_lookup():
    formula = FORMULAS.get(request.args["f"], request.args["f"])
    return jsonify(value=eval(formula, {"w": 2, "h": 5}))  # expect: TAINT-CODE


@app.route("/lookup-safe")
def by_lookup_safe():
    formula = FORMULAS.get(request.args["f"], "w")
    return jsonify(value=eval(formula, {"w": 2, "h": 5}))


@app.route("/operator")
def by_operator():
    op, a, b = request.args["op"], 7, 5
    return jsonify(value=eval("%d %s %d" % (a, op, b)))  # expect: TAINT-CODE


@app.route("/operator-safe")
def by_operator_safe():
    op, a, b = request.args["op"], 7, 5
    if op not in OPERATIONS:
        abort(400)
    return jsonify(value=OPERATIONS[op](a, b))


@app.route("/dict", methods=["POST"])
def by_dict_item():
    rule = {"when": request.form["when"], "then": "True"}
    return jsonify(hit=bool(eval(rule["when"])))  # expect: TAINT-CODE


@app.route("/dict-safe", methods=["POST"])
def by_dict_item_safe():
    rule = {"when": request.form["when"], "then": "True"}
    return jsonify(hit=bool(eval(rule["then"])))


@app.route("/list")
def by_list():
    steps = ["x = 1"]
    steps.append(request.args["step"])
    exec("\n".join(steps))  # expect: TAINT-CODE
    return "ok"


@app.route("/list-safe")
def by_list_safe():
    steps = ["x = 1"]
    steps.append(request.args["step"])
    exec(steps[0])
    return "ok"


def evaluate(expression, default="0"):
    return eval(expression or default)  # expect: TAINT-CODE


def measure(expression, default="0"):
    return len(expression or default) + eval(default)


@app.route("/helper")
def by_helper():
    return jsonify(value=evaluate(request.args.get("e")))


@app.route("/helper-safe")
def by_helper_safe():
    return jsonify(value=measure(request.args.get("e")))


class Rule:
    def __init__(self, condition, label):
        self.condition = condition
        self.label = label


@app.route("/class", methods=["POST"])
def by_class_field():
    rule = Rule(request.json["condition"], "n > 1")
    return jsonify(ok=bool(eval(rule.condition, {"n": 2})))  # expect: TAINT-CODE


@app.route("/class-safe", methods=["POST"])
def by_class_field_safe():
    rule = Rule(request.json["condition"], "n > 1")
    return jsonify(ok=bool(eval(rule.label, {"n": 2})))


@app.route("/lambda")
def by_lambda():
    key = request.args.get("key", "x")
    func = eval("lambda x: " + key)  # expect: TAINT-CODE
    return jsonify(sorted([3, 1, 2], key=func))


@app.route("/lambda-safe")
def by_lambda_safe():
    key = request.args.get("key", "x")
    func = {"x": lambda x: x, "-x": lambda x: -x}.get(key)
    return jsonify(sorted([3, 1, 2], key=func))


@app.route("/callback")
def by_callback():
    values = list(map(eval, request.args.getlist("v")))  # expect: TAINT-CODE
    return jsonify(values)


@app.route("/callback-safe")
def by_callback_safe():
    values = list(map(float, request.args.getlist("v")))
    return jsonify(values)


@app.route("/closure")
def by_closure():
    guard = request.cookies.get("guard", "True")

    def allowed():
        return eval(guard)  # expect: TAINT-CODE

    return jsonify(ok=bool(allowed()))


@app.route("/closure-safe")
def by_closure_safe():
    guard = request.cookies.get("guard", "True")

    def allowed():
        return eval("len(g) > 3", {"g": guard})

    return jsonify(ok=bool(allowed()))


@app.route("/branch")
def by_branch():
    text = request.args["text"]
    if request.args.get("mode") == "calc":
        result = eval(text)  # expect: TAINT-CODE
    else:
        result = len(text)
    return jsonify(result=result)


@app.route("/branch-safe")
def by_branch_safe():
    text = request.args["text"]
    if ADMIN_CONSOLE:
        result = eval(text)
    else:
        result = len(text)
    return jsonify(result=result)


@app.route("/guard")
def by_guard():
    text = request.args.get("sum", "1+1")
    if not re.match(r"[0-9+]", text):
        abort(400)
    return jsonify(result=eval(text))  # expect: TAINT-CODE


@app.route("/guard-safe")
def by_guard_safe():
    text = request.args.get("sum", "1+1")
    if not re.fullmatch(r"[0-9]{1,6}\+[0-9]{1,6}", text):
        abort(400)
    return jsonify(result=eval(text))


@app.route("/frame")
def by_frame_query():
    part = FRAME.query(request.args["where"])  # expect: TAINT-CODE
    return jsonify(n=len(part))


@app.route("/frame-safe")
def by_frame_query_safe():
    limit = float(request.args["where"])
    part = FRAME.query("a > @limit")
    return jsonify(n=len(part))


@app.route("/sympy")
def by_sympify():
    expr = sympy.sympify(request.args.get("f"))  # expect: TAINT-CODE
    return jsonify(symbols=len(expr.free_symbols))


@app.route("/sympy-safe")
def by_sympify_safe():
    degree = int(request.args.get("f"))
    expr = sympy.sympify("x**%d" % min(degree, 9))
    return jsonify(symbols=len(expr.free_symbols))


@app.route("/decode")
def by_decode():
    packed = request.headers["X-Expression"]
    source = base64.b64decode(packed).decode()
    return jsonify(value=eval(source))  # expect: TAINT-CODE


@app.route("/decode-safe")
def by_decode_safe():
    packed = request.headers["X-Expression"]
    source = base64.b64decode(packed).decode()
    return jsonify(value=json.loads(source))


def by_django(request):
    timing = timeit.timeit(request.GET["stmt"], number=10)  # expect: TAINT-CODE
    return JsonResponse({"timing": timing})


def by_django_safe(request):
    stmt = request.GET["stmt"]
    timing = timeit.timeit("sorted(data)", globals={"data": list(stmt)}, number=10)
    return JsonResponse({"timing": timing})


def by_django_format(request):
    source = "def handler(v):\n    return {body}\n".format(body=request.POST["body"])
    scope = {}
    exec(source, scope)  # expect: TAINT-CODE
    return JsonResponse({"v": scope["handler"](2)})


def by_django_format_safe(request):
    form = request.POST.copy()
    form["body"] = "v + 1"
    source = "def handler(v):\n    return {body}\n".format(body=form["body"])
    scope = {}
    exec(source, scope)
    return JsonResponse({"v": scope["handler"](2)})


@api.post("/calc")
def by_fastapi(payload: dict = Body()):
    first, *rest = payload["terms"]
    return {"value": eval(first), "left": len(rest)}  # expect: TAINT-CODE


@api.post("/calc-safe")
def by_fastapi_safe(payload: dict = Body()):
    first, *rest = ["1 + 1"] + payload["terms"]
    return {"value": eval(first), "left": len(rest)}


@api.get("/vector")
def by_fastapi_header(x_formula: str = Header()):
    return {"value": float(numexpr.evaluate(x_formula))}  # expect: TAINT-CODE


@api.get("/vector-safe")
def by_fastapi_header_safe(x_formula: float = Header()):
    return {"value": float(numexpr.evaluate("a * 2", {"a": x_formula}))}


@routes.get("/profile")
async def by_aiohttp(request):
    statement = request.query.get("run", "pass")
    cProfile.run(statement, "/tmp/profile.out")  # expect: TAINT-CODE
    return web.json_response({"ok": True})


@routes.get("/profile-safe")
async def by_aiohttp_safe(request):
    statement = request.query.get("run", "pass")
    if statement != "pass":
        raise web.HTTPForbidden()
    cProfile.run("pass", "/tmp/profile.out")
    return web.json_response({"ok": True})


def by_socket():
    peer, _ = socket.create_server(("127.0.0.1", 9300)).accept()
    line = peer.makefile().readline()
    code.InteractiveInterpreter().runsource(line)  # expect: TAINT-CODE


def by_socket_safe():
    peer, _ = socket.create_server(("127.0.0.1", 9300)).accept()
    line = peer.makefile().readline()
    code.InteractiveInterpreter({"line": line}).runsource("len(line)")


def by_argv():
    for argument in sys.argv[1:]:
        name, _, value = argument.partition("=")
        print(len(name), bool(eval(value)))  # expect: TAINT-CODE


def by_argv_safe():
    for argument in sys.argv[1:]:
        name, _, value = argument.partition("=")
        print(len(name), value == "True")


def by_environ():
    hook = os.environ.get("APP_HOOK")
    exec(hook)  # expect: TAINT-CODE


def by_environ_safe():
    hook = os.environ.get("APP_HOOK")
    hook = "" if hook else "pass"
    exec(hook)


if __name__ == "__main__":
    by_argv()
