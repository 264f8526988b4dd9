# Lines of a log that carry text from a client.
import base64
import json
import logging
import re
import socket
import sys
import syslog
import uuid
from enum import Enum
from urllib.parse import quote, unquote

from aiohttp import web
from django.http import HttpRequest, JsonResponse
from fastapi import Body, Cookie, FastAPI, Header
from flask import Flask, abort, current_app, jsonify, request
from flask.views import MethodView
from loguru import logger as loguru_logger

app = Flask(__name__)
api = FastAPI()
logger = logging.getLogger(__name__)
audit = logging.getLogger("audit")

EVENTS = {"in": "signed in", "out": "signed out"}
CHANNELS = {"web", "mail", "phone"}
TRACE_BODIES = False
BREAKS = str.maketrans({"\r": " ", "\n": " "})


class Color(str, Enum):
    red = "red"
    blue = "blue"


class Entry:
    def __init__(self, who, action):
        self.who = who
        self.action = action

    def line(self):
        return "user " + self.who + " did something"

    def action_line(self):
        return "somebody did " + self.action


def describe(name):
    return f"lookup of {name}"


def one_line(text):
    return text.replace("\r", "").replace("\n", "")


def only_name(text):
    if not re.fullmatch(r"[A-Za-z0-9_.]{1,40}", text):
        raise ValueError("not a name")
    return text


@app.route("/a")
def direct_query():
    logger.info("search for " + request.args["q"])  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/a-lines")
def direct_query_safe():
    logger.info("search for " + request.args["q"].replace("\r", " ").replace("\n", " "))
    return jsonify(ok=True)


@app.route("/login", methods=["POST"])
def by_percent_args():
    user = request.form["user"]
    app.logger.warning("failed login of %s", user)  # expect: TAINT-LOG
    return jsonify(ok=False), 401


@app.route("/login-repr", methods=["POST"])
def by_percent_args_safe():
    user = request.form["user"]
    app.logger.warning("failed login of %r", user)
    return jsonify(ok=False), 401


@app.route("/order", methods=["POST"])
def by_fstring_json():
    item = request.get_json()["item"]
    logging.error(f"no such item: {item}")  # expect: TAINT-LOG
    return jsonify(ok=False), 404


@app.route("/order-dumped", methods=["POST"])
def by_fstring_json_safe():
    item = request.get_json()["item"]
    logging.error(f"no such item: {json.dumps(item)}")
    return jsonify(ok=False), 404


@app.route("/page")
def by_format_cookie():
    theme = request.cookies.get("theme", "plain")
    message = "theme {} chosen".format(theme)
    current_app.logger.info(message)  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/page-listed")
def by_format_cookie_safe():
    theme = request.cookies.get("theme", "plain")
    if theme not in ("plain", "dark", "light"):
        theme = "plain"
    message = "theme {} chosen".format(theme)
    current_app.logger.info(message)
    return jsonify(ok=True)


@app.route("/file/<name>")
def by_path_helper(name):
    logger.debug(describe(name))  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/file-quoted/<name>")
def by_path_helper_safe(name):
    logger.debug(describe(quote(name, safe="")))
    return jsonify(ok=True)


@app.route("/item/<number>")
def by_path_number(number):
    audit.info("item %s opened", number)  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/item-int/<int:number>")
def by_path_number_safe(number):
    audit.info("item %s opened", number)
    return jsonify(ok=True)


@app.route("/upload", methods=["POST"])
def by_file_name():
    upload = request.files["doc"]
    logger.info("received file %s", upload.filename)  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/upload-size", methods=["POST"])
def by_file_name_safe():
    upload = request.files["doc"]
    logger.info("received file of %d characters", len(upload.filename))
    return jsonify(ok=True)


@app.route("/object", methods=["POST"])
def by_object_method():
    entry = Entry(request.values["who"], "sign-up")
    audit.warning(entry.line())  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/object-action", methods=["POST"])
def by_object_method_safe():
    entry = Entry(request.values["who"], "sign-up")
    audit.warning(entry.action_line())
    return jsonify(ok=True)


@app.route("/dict")
def by_dict_item():
    fields = {"event": "view", "term": request.args.get("term", "")}
    logger.log(logging.INFO, "%(event)s %(term)s", fields)  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/dict-other")
def by_dict_item_safe():
    fields = {"event": "view", "term": request.args.get("term", "")}
    logger.log(logging.INFO, "event %s", fields["event"])
    return jsonify(ok=True, size=len(fields["term"]))


@app.route("/event")
def by_dict_default():
    code = request.args.get("code", "in")
    logger.info(EVENTS.get(code, code))  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/event-known")
def by_dict_default_safe():
    code = request.args.get("code", "in")
    logger.info(EVENTS.get(code, "something else"))
    return jsonify(ok=True)


@app.route("/tags", methods=["POST"])
def by_join_comprehension():
    tags = [t.strip().lower() for t in request.form.getlist("tag")]
    logger.info("tags: %s", ", ".join(tags))  # expect: TAINT-LOG
    return jsonify(count=len(tags))


@app.route("/tags-known", methods=["POST"])
def by_join_comprehension_safe():
    tags = [t.strip().lower() for t in request.form.getlist("tag")]
    known = [t for t in tags if t in CHANNELS]
    logger.info("tags: %s", ", ".join(known))
    return jsonify(count=len(tags))


@app.route("/loop", methods=["POST"])
def by_loop_items():
    for key, value in request.form.items():
        logger.info("field %s set to %s", key, value)  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/loop-count", methods=["POST"])
def by_loop_items_safe():
    for position, value in enumerate(request.form.values()):
        logger.info("field %d has %d characters", position, len(value))
    return jsonify(ok=True)


@app.route("/decoded")
def by_decoding():
    note = unquote(base64.b64decode(request.args["n"]).decode("utf-8", "replace"))
    syslog.syslog(syslog.LOG_NOTICE, "note: " + note)  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/encoded")
def by_decoding_safe():
    note = base64.urlsafe_b64encode(request.args["n"].encode("utf-8")).decode("ascii")
    syslog.syslog(syslog.LOG_NOTICE, "note: " + note)
    return jsonify(ok=True)


@app.route("/conditional")
def by_conditional():
    ref = request.args.get("ref")
    logger.info("came from %s" % (ref if ref else "nowhere"))  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/conditional-yes")
def by_conditional_safe():
    ref = request.args.get("ref")
    logger.info("came from %s" % ("somewhere" if ref else "nowhere"))
    return jsonify(ok=True)


@app.route("/trace", methods=["POST"])
def by_raw_body():
    body = request.get_data(as_text=True)
    if body:
        logger.debug("body: " + body)  # expect: TAINT-LOG
    return jsonify(ok=True)


@app.route("/trace-off", methods=["POST"])
def by_raw_body_safe():
    body = request.get_data(as_text=True)
    if TRACE_BODIES:
        logger.debug("body: " + body)
    return jsonify(ok=True)


@app.route("/convert")
def by_exception():
    amount = request.args.get("amount", "0")
    try:
        value = int(amount)
    except ValueError:
        logger.exception("bad amount %s", amount)  # expect: TAINT-LOG
        value = 0
    return jsonify(value=value)


@app.route("/convert-ok")
def by_exception_safe():
    amount = request.args.get("amount", "0")
    try:
        value = int(amount)
        logger.info("amount %s", value)
    except ValueError:
        value = 0
    return jsonify(value=value)


@app.route("/closure")
def by_closure():
    city = request.args.get("city", "")

    def note():
        loguru_logger.info("city is " + city)  # expect: TAINT-LOG

    note()
    return jsonify(ok=True)


@app.route("/closure-lines")
def by_closure_safe():
    city = one_line(request.args.get("city", ""))

    def note():
        loguru_logger.info("city is " + city)

    note()
    return jsonify(ok=True)


class SearchView(MethodView):
    def get(self):
        self.query = request.args.get("q", "")
        return self.by_view_field()

    def by_view_field(self):
        logger.critical("query: {q}".format(q=self.query))  # expect: TAINT-LOG
        return jsonify(ok=True)

    def by_view_field_safe(self):
        self.query = request.args.get("q", "")
        if not self.query.isalnum():
            abort(400)
        logger.critical("query: {q}".format(q=self.query))
        return jsonify(ok=True)


def django_get(request: HttpRequest):
    name = request.GET.get("name", "")
    logger.warning(  # expect: TAINT-LOG
        "unknown name %s",
        name,
    )
    return JsonResponse({"ok": False})


def django_get_safe(request: HttpRequest):
    name = request.GET.get("name", "")
    logger.warning(
        "unknown name %s",
        name.translate(BREAKS),
    )
    return JsonResponse({"ok": False})


def django_meta(request: HttpRequest):
    parts = [request.META.get("HTTP_USER_AGENT", ""), "visit"]
    agent, label = parts
    audit.info(label + " by " + agent)  # expect: TAINT-LOG
    return JsonResponse({"ok": True})


def django_meta_safe(request: HttpRequest):
    parts = [request.META.get("HTTP_USER_AGENT", ""), "visit"]
    agent, label = parts
    audit.info(label + " by somebody")
    return JsonResponse({"ok": True, "size": len(agent)})


@api.get("/fast/color")
def fastapi_query(color: str):
    logger.info(f"color {color}")  # expect: TAINT-LOG
    return {"ok": True}


@api.get("/fast/color-enum")
def fastapi_query_safe(color: Color):
    logger.info(f"color {color.value}")
    return {"ok": True}


@api.post("/fast/body")
def fastapi_body(payload: dict = Body(...), visit: str = Cookie(""), x_trace: str = Header("")):
    user = payload["user"]["name"]
    audit.error("refused: " + str(user))  # expect: TAINT-LOG
    return {"visit": len(visit), "trace": len(x_trace)}


@api.post("/fast/body-id")
def fastapi_body_safe(payload: dict = Body(...), visit: str = Cookie(""), x_trace: str = Header("")):
    user = uuid.UUID(payload["user"]["id"])
    audit.error("refused: " + str(user))
    return {"visit": len(visit), "trace": len(x_trace)}


async def aiohttp_match(request: web.Request):
    room = request.match_info["room"]
    request.app.logger.info("joined %s", room)  # expect: TAINT-LOG
    return web.json_response({"ok": True})


async def aiohttp_match_safe(request: web.Request):
    room = only_name(request.match_info["room"])
    request.app.logger.info("joined %s", room)
    return web.json_response({"ok": True})


def argument_name():
    target = sys.argv[1]
    logging.info("start for %s" % target)  # expect: TAINT-LOG


def argument_name_safe():
    target = sys.argv[1]
    count = len(target)
    target = "batch"
    logging.info("start for %s" % target)
    return count


def socket_line():
    client, _ = socket.create_server(("0.0.0.0", 9500)).accept()
    text = client.recv(512).decode("utf-8", "replace")
    logger.info("peer says: " + text)  # expect: TAINT-LOG
    client.close()


def socket_line_safe():
    client, _ = socket.create_server(("0.0.0.0", 9500)).accept()
    text = client.recv(512).decode("utf-8", "replace")
    logger.info("peer says: " + re.sub(r"[^A-Za-z0-9 ]", "_", text))
    client.close()
