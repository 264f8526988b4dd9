# Values that handlers put into the session.
import base64
import configparser
import json
import re

from aiohttp import web
from aiohttp_session import get_session
from django.http import HttpResponseBadRequest, JsonResponse
from fastapi import FastAPI, Request
from flask import Flask, abort, jsonify, request, session

app = Flask(__name__)
api = FastAPI()

PLANS = {"s": "small", "m": "medium", "l": "large"}
ROLES = ("reader", "writer")


def through_steps(value):
    def first(text):
        return second([text, "unused"])

    def second(items):
        head, *_ = items
        return head

    return first(value)


@app.route("/bench/01501")
def through_inner_functions():
    param = request.headers.get("X-Bench", "")
    bar = through_steps(param)
    if len(bar) > 100:
        bar = bar[:100]
    session["userid"] = bar  # expect: TAINT-TRUST
    return jsonify(saved=True)


@app.route("/bench/01502")
def through_inner_functions_safe():
    param = request.headers.get("X-Bench", "")
    bar = through_steps("guest")
    if len(param) > 100:
        bar = bar[:100]
    session["userid"] = bar
    return jsonify(saved=True)


@app.route("/bench/01511", methods=["POST"])
def config_value_as_value():
    param = request.form.get("Bench01511", "")
    conf = configparser.RawConfigParser()
    conf.add_section("login")
    conf.set("login", "level", param)
    conf.set("login", "realm", "public")
    settings = dict(conf.items("login"))
    session.setdefault("level", settings["level"])  # expect: TAINT-TRUST
    return jsonify(saved=True)


@app.route("/bench/01512", methods=["POST"])
def config_value_as_value_safe():
    param = request.form.get("Bench01512", "")
    conf = configparser.RawConfigParser()
    conf.add_section("login")
    conf.set("login", "level", param)
    conf.set("login", "realm", "public")
    settings = dict(conf.items("login"))
    session.setdefault("level", settings["realm"])
    return jsonify(saved=True)


@app.post("/checkout")
def update_with_cart():
    cart = request.get_json()
    summary = {
        "plan": cart.get("plan", "s"),
        "discount": cart.get("discount"),
        "step": 2,
    }
    session.update(summary)  # expect: TAINT-TRUST
    return jsonify(step=2)


@app.post("/v2/checkout")
def update_with_cart_safe():
    cart = request.get_json()
    try:
        discount = int(cart.get("discount") or 0)
    except ValueError:
        abort(400)
    summary = {
        "plan": PLANS.get(cart.get("plan", "s"), "small"),
        "discount": max(0, min(discount, 10)),
        "step": 2,
    }
    session.update(summary)
    return jsonify(step=2)


def choose_tenant(request):
    tenant = request.GET.get("tenant") or request.COOKIES.get("tenant") or "public"
    history = list(request.session.get("history", []))
    if tenant not in history:
        history.append(tenant)
    request.session["history"] = history[-5:]  # expect: TAINT-TRUST
    return JsonResponse({"tenants": len(history)})


def choose_tenant_safe(request):
    tenant = request.GET.get("tenant") or request.COOKIES.get("tenant") or "public"
    if not re.fullmatch(r"[a-z]{3,12}", tenant):
        return HttpResponseBadRequest("no such tenant")
    history = list(request.session.get("history", []))
    if tenant not in history:
        history.append(tenant)
    request.session["history"] = history[-5:]
    return JsonResponse({"tenants": len(history)})


async def accept_invite(request):
    token = request.match_info["token"]
    invite = json.loads(base64.urlsafe_b64decode(token + "=="))
    store = await get_session(request)
    role = invite.get("role", "reader")
    store["role"] = role  # expect: TAINT-TRUST
    return web.json_response({"joined": True})


async def accept_invite_safe(request):
    token = request.match_info["token"]
    invite = json.loads(base64.urlsafe_b64decode(token + "=="))
    store = await get_session(request)
    role = invite.get("role", "reader")
    if role not in ROLES:
        raise web.HTTPForbidden()
    store["role"] = role
    return web.json_response({"joined": True})


class Preferences:
    def __init__(self, store):
        self.store = store

    def remember(self, name, value):
        self.store[name] = value  # expect: TAINT-TRUST


@api.post("/preferences")
async def preferences_object(request: Request):
    form = await request.form()
    preferences = Preferences(request.session)
    for name in ("theme", "group"):
        preferences.remember(name, form.get(name, ""))
    return {"saved": True}


class FlagPreferences:
    def __init__(self, store):
        self.store = store

    def remember(self, name, value):
        self.store[name] = value == "on"


@api.post("/v2/preferences")
async def preferences_object_safe(request: Request):
    form = await request.form()
    preferences = FlagPreferences(request.session)
    for name in ("theme", "group"):
        preferences.remember(name, form.get(name, ""))
    return {"saved": True}
