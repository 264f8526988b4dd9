# Lines that handlers write to the log.
import base64
import json
import logging
import re

from aiohttp import web
from django.http import JsonResponse
from fastapi import FastAPI, Header
from flask import Flask, jsonify, request

app = Flask(__name__)
api = FastAPI()
logger = logging.getLogger("shop")
audit = logging.getLogger("audit")

EVENTS = {"view": "page viewed", "buy": "item bought"}


def one_line(text):
    return text.replace("\r", " ").replace("\n", " ")


def describe(entry):
    return ", ".join(f"{key}={value}" for key, value in entry.items())


@app.route("/bench/01301", methods=["POST"])
def tuple_unpacking():
    param = request.form.get("Bench01301", "")
    pair = ("fixed", param)
    first, second = pair
    bar = second.strip()
    app.logger.warning("Bench value: " + bar)  # expect: TAINT-LOG
    return jsonify(done=True)


@app.route("/bench/01302", methods=["POST"])
def tuple_unpacking_safe():
    param = request.form.get("Bench01302", "")
    pair = ("fixed", param)
    first, second = pair
    bar = first.strip()
    app.logger.warning("Bench value: " + bar)
    return jsonify(done=True)


@app.post("/payments")
def failed_payment():
    payload = request.get_json()
    entry = {"shop": "north", "reference": payload.get("reference", "-")}
    try:
        amount = int(payload["amount"])
    except (KeyError, ValueError):
        logger.error("payment refused: %s", describe(entry))  # expect: TAINT-LOG
        return jsonify(accepted=False), 400
    return jsonify(accepted=amount > 0)


@app.post("/payments/v2")
def failed_payment_safe():
    payload = request.get_json()
    entry = {"shop": "north", "reference": payload.get("reference", "-")}
    try:
        amount = int(payload["amount"])
    except (KeyError, ValueError):
        logger.error("payment refused: %s", json.dumps(entry))
        return jsonify(accepted=False), 400
    return jsonify(accepted=amount > 0)


class AuditTrail:
    def __init__(self, actor):
        self.actor = actor
        self.lines = []

    def note(self, what):
        self.lines.append(self.actor + " " + what)

    def flush(self):
        for line in self.lines:
            audit.info(line)  # expect: TAINT-LOG
        self.lines.clear()


def rename_album(request, album):
    trail = AuditTrail("user%d" % request.user.pk)
    trail.note("opened rename")
    trail.note("renamed %d to %s" % (int(album), request.POST.get("title", "")))
    trail.flush()
    return JsonResponse({"renamed": True})


class CleanAuditTrail:
    def __init__(self, actor):
        self.actor = actor
        self.lines = []

    def note(self, what):
        self.lines.append(one_line(self.actor + " " + what))

    def flush(self):
        for line in self.lines:
            audit.info(line)
        self.lines.clear()


def rename_album_safe(request, album):
    trail = CleanAuditTrail("user%d" % request.user.pk)
    trail.note("opened rename")
    trail.note("renamed %d to %s" % (int(album), request.POST.get("title", "")))
    trail.flush()
    return JsonResponse({"renamed": True})


async def track_event(request):
    packed = request.query.get("e", "")
    event = json.loads(base64.urlsafe_b64decode(packed))
    kind = event.get("kind", "view")
    label = EVENTS.get(kind) or kind
    message = "event: {}".format(label)
    logger.info(message)  # expect: TAINT-LOG
    return web.json_response({"tracked": True})


async def track_event_safe(request):
    packed = request.query.get("e", "")
    event = json.loads(base64.urlsafe_b64decode(packed))
    kind = event.get("kind", "view")
    label = EVENTS.get(kind) or "unknown"
    message = "event: {}".format(label)
    logger.info(message)
    return web.json_response({"tracked": True})


@api.get("/stock/{article}")
def slow_lookup(article: str, user_agent: str = Header("")):
    def report(level, **facts):
        text = " ".join(f"{k}:{facts[k]}" for k in sorted(facts))
        logger.log(level, "slow lookup %s", text)  # expect: TAINT-LOG

    known = len(article) == 8
    if not known:
        report(logging.DEBUG, agent=user_agent, known=known)
    return {"known": known}


@api.get("/v2/stock/{article}")
def slow_lookup_safe(article: str, user_agent: str = Header("")):
    def report(level, **facts):
        text = " ".join(f"{k}:{facts[k]}" for k in sorted(facts))
        logger.log(level, "slow lookup %s", text)

    known = len(article) == 8
    if not known:
        report(logging.DEBUG, agent=len(user_agent), known=known)
    return {"known": known}


@app.route("/search/<path:terms>")
def collected_terms(terms):
    words = []
    for word in terms.split("/"):
        if len(word) > 2 and word not in words:
            words.append(word)
    if len(words) > 10:
        logging.getLogger("search").warning("many terms (%d): %s", len(words), words[0])  # expect: TAINT-LOG
    return jsonify(words=len(words))


@app.route("/v2/search/<path:terms>")
def collected_terms_safe(terms):
    words = []
    for word in terms.split("/"):
        if re.fullmatch(r"[a-z0-9]{3,30}", word) and word not in words:
            words.append(word)
    if len(words) > 10:
        logging.getLogger("search").warning("many terms (%d): %s", len(words), words[0])
    return jsonify(words=len(words))
