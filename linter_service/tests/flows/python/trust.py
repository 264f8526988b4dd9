# What is kept in the session of a client.
import base64
import json
import re
import secrets
from enum import Enum

from aiohttp import web
from aiohttp_session import get_session
from django.http import HttpRequest, JsonResponse
from fastapi import Body, Cookie, FastAPI, Header, Request
from flask import Flask, abort, g, jsonify, request, session
from flask.views import MethodView
from starlette.middleware.sessions import SessionMiddleware
from werkzeug.security import check_password_hash

app = Flask(__name__)
app.secret_key = secrets.token_bytes(32)
api = FastAPI()
api.add_middleware(SessionMiddleware, secret_key=secrets.token_hex(32))

LANGUAGES = ("en", "de", "fr")
PLANS = {"free": "plan-free", "paid": "plan-paid"}
HASHES = {"anna": "scrypt:32768:8:1$x$y"}
ACCEPT_ROLE = False


class Size(str, Enum):
    small = "small"
    large = "large"


class Visit:
    def __init__(self, user, origin):
        self.user = user
        self.origin = origin

    def who(self):
        return self.user

    def where(self):
        return self.origin


def tidy(text):
    return text.strip().lower()


def known_language(text):
    if text not in LANGUAGES:
        raise ValueError("unknown language")
    return text


def with_value(callback, value):
    return callback(value)


@app.route("/user")
def direct_query():
    session["user"] = request.args["user"]  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/user-guest")
def direct_query_safe():
    session["user"] = "guest" if request.args["user"] else "nobody"
    return jsonify(ok=True)


@app.route("/role", methods=["POST"])
def by_variable_form():
    wanted = request.form.get("role")
    role = wanted
    session["role"] = role  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/role-plain", methods=["POST"])
def by_variable_form_safe():
    wanted = request.form.get("role")
    role = wanted
    sent = role is not None
    role = "reader"
    session["role"] = role
    return jsonify(ok=sent)


@app.route("/language")
def by_default_value():
    language = request.args.get("lang", "en")
    session["lang"] = language  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/language-listed")
def by_default_value_safe():
    language = request.args.get("lang", "en")
    if language not in LANGUAGES:
        abort(400)
    session["lang"] = language
    return jsonify(ok=True)


@app.route("/tenant", methods=["POST"])
def by_json_format():
    body = request.get_json()
    session["tenant"] = "tenant:{}".format(body["tenant"])  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/tenant-int", methods=["POST"])
def by_json_format_safe():
    body = request.get_json()
    session["page_size"] = int(body["size"])
    return jsonify(ok=True)


@app.route("/key")
def by_key_name():
    session[request.args["flag"]] = True  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/key-known")
def by_key_name_safe():
    flag = request.args["flag"]
    if flag == "compact" or flag == "dark":
        session[flag] = True
    return jsonify(ok=True)


@app.route("/update", methods=["POST"])
def by_update():
    session.update(request.form.to_dict())  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/update-fixed", methods=["POST"])
def by_update_safe():
    session.update({"seen": True, "fields": len(request.form)})
    return jsonify(ok=True)


@app.route("/default", methods=["POST"])
def by_setdefault():
    session.setdefault("email", request.values["email"])  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/default-local", methods=["POST"])
def by_setdefault_safe():
    local = {}
    local.setdefault("email", request.values["email"])
    session.setdefault("mailed", "email" in local)
    return jsonify(ok=True)


@app.route("/plan")
def by_dict_fallback():
    name = request.args.get("plan", "free")
    session["plan"] = PLANS.get(name, name)  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/plan-known")
def by_dict_fallback_safe():
    name = request.args.get("plan", "free")
    session["plan"] = PLANS.get(name, "plan-free")
    return jsonify(ok=True)


@app.route("/helper")
def by_helper_header():
    session["account"] = tidy(request.headers["X-Account"])  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/helper-language")
def by_helper_header_safe():
    session["lang"] = known_language(tidy(request.headers["Accept-Language"]))
    return jsonify(ok=True)


@app.route("/object", methods=["POST"])
def by_object_method():
    visit = Visit(request.form["user"], "web")
    session["user"] = visit.who()  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/object-origin", methods=["POST"])
def by_object_method_safe():
    visit = Visit(request.form["user"], "web")
    session["origin"] = visit.where()
    return jsonify(ok=True)


@app.route("/cookie")
def by_cookie_base64():
    raw = base64.b64decode(request.cookies["profile"])
    profile = json.loads(raw)
    session["profile"] = profile  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/cookie-count")
def by_cookie_base64_safe():
    raw = base64.b64decode(request.cookies["profile"])
    profile = json.loads(raw)
    session["profile_fields"] = len(profile)
    return jsonify(ok=True)


@app.route("/team/<name>")
def by_path_param(name):
    session["team"] = f"team/{name}"  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/team-request/<name>")
def by_path_param_safe(name):
    g.team = f"team/{name}"
    session["team_seen"] = True
    return jsonify(ok=True)


@app.route("/dict", methods=["POST"])
def by_dict_item():
    visit = {"owner": request.json["owner"], "kind": "visit"}
    session["owner"] = visit["owner"]  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/dict-other", methods=["POST"])
def by_dict_item_safe():
    visit = {"owner": request.json["owner"], "kind": "visit"}
    session["kind"] = visit["kind"]
    return jsonify(ok=True, sent=visit["owner"] is not None)


@app.route("/cart", methods=["POST"])
def by_list_comprehension():
    items = [i.upper() for i in request.form.getlist("grant")]
    session["grants"] = items  # expect: TAINT-TRUST
    return jsonify(count=len(items))


@app.route("/cart-known", methods=["POST"])
def by_list_comprehension_safe():
    items = [i for i in request.form.getlist("lang") if i in LANGUAGES]
    session["languages"] = items
    return jsonify(count=len(items))


@app.route("/loop", methods=["POST"])
def by_loop():
    for key, value in request.form.items():
        session["pref_" + key] = value  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/loop-flags", methods=["POST"])
def by_loop_safe():
    for key in ("dark", "compact"):
        session["pref_" + key] = request.form.get(key) == "on"
    return jsonify(ok=True)


@app.route("/conditional")
def by_conditional():
    admin = request.args.get("admin")
    session["level"] = admin if admin else "none"  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/conditional-off")
def by_conditional_safe():
    admin = request.args.get("admin")
    session["level"] = admin if ACCEPT_ROLE else "none"
    return jsonify(ok=True)


@app.route("/closure")
def by_closure():
    name = request.args.get("name", "")

    def remember():
        session["name"] = name  # expect: TAINT-TRUST

    remember()
    return jsonify(ok=True)


@app.route("/closure-token")
def by_closure_safe():
    name = request.args.get("name", "")
    token = secrets.token_hex(16)

    def remember():
        session["token"] = token

    remember()
    return jsonify(ok=True, size=len(name))


@app.route("/callback")
def by_callback():
    with_value(lambda v: session.update(department=v), request.args["department"])  # expect: TAINT-TRUST
    return jsonify(ok=True)


@app.route("/callback-length")
def by_callback_safe():
    with_value(lambda v: session.update(department_set=bool(v)), request.args["department"])
    return jsonify(ok=True)


@app.route("/login", methods=["POST"])
def by_unchecked_login():
    user = request.form["user"]
    password = request.form["password"]
    if password:
        session["user"] = user  # expect: TAINT-TRUST
    return jsonify(ok=bool(password))


@app.route("/login-checked", methods=["POST"])
def by_unchecked_login_safe():
    user = request.form["user"]
    password = request.form["password"]
    if user not in HASHES or not check_password_hash(HASHES[user], password):
        abort(401)
    session["user"] = user
    return jsonify(ok=True)


class PreferenceView(MethodView):
    def post(self):
        self.zone = request.form.get("zone", "UTC")
        return self.by_view_field()

    def by_view_field(self):
        session["zone"] = self.zone  # expect: TAINT-TRUST
        return jsonify(ok=True)

    def by_view_field_safe(self):
        self.zone = request.form.get("zone", "UTC")
        if re.fullmatch(r"UTC([+-]\d{1,2})?", self.zone) is None:
            return jsonify(ok=False), 400
        session["zone"] = self.zone
        return jsonify(ok=True)


def django_get(request: HttpRequest):
    request.session["basket"] = request.GET.get("basket")  # expect: TAINT-TRUST
    return JsonResponse({"ok": True})


def django_get_safe(request: HttpRequest):
    request.session["basket"] = secrets.token_urlsafe(12) if request.GET.get("basket") else ""
    return JsonResponse({"ok": True})


def django_body(request: HttpRequest):
    data = json.loads(request.body)
    request.session.update({"uid": data["uid"], "mode": "web"})  # expect: TAINT-TRUST
    return JsonResponse({"ok": True})


def django_body_safe(request: HttpRequest):
    data = json.loads(request.body)
    request.session.update({"uid": request.user.pk, "mode": "web"})
    return JsonResponse({"ok": True, "sent": len(data)})


def django_meta(request: HttpRequest):
    try:
        partner = request.META["HTTP_X_PARTNER"]
    except KeyError:
        partner = "none"
    request.session["partner"] = partner  # expect: TAINT-TRUST
    return JsonResponse({"ok": True})


def django_meta_safe(request: HttpRequest):
    try:
        partner = int(request.META["HTTP_X_PARTNER"])
    except (KeyError, ValueError):
        partner = 0
    request.session["partner"] = min(partner, 5)
    return JsonResponse({"ok": True})


@api.get("/fast/size")
async def fastapi_query(size: str, request: Request):
    request.session["size"] = size  # expect: TAINT-TRUST
    return {"ok": True}


@api.get("/fast/size-enum")
async def fastapi_query_safe(size: Size, request: Request):
    request.session["size"] = size.value
    return {"ok": True}


@api.post("/fast/body")
async def fastapi_body(request: Request, payload: dict = Body(...), visit: str = Cookie("")):
    merged = {"seen": len(visit), **payload}
    request.session["state"] = {  # expect: TAINT-TRUST
        "owner": merged["owner"],
        "seen": 1,
    }
    return {"ok": True}


@api.post("/fast/body-fixed")
async def fastapi_body_safe(request: Request, payload: dict = Body(...), x_mode: str = Header("")):
    merged = {"mode": x_mode, **payload, "owner": "shared"}
    request.session["state"] = {
        "owner": merged["owner"],
        "seen": 1,
    }
    return {"ok": True}


async def aiohttp_query(request: web.Request):
    current = await get_session(request)
    first, second = request.query["a"], "b"
    current["first"] = "/".join([first, second])  # expect: TAINT-TRUST
    return web.json_response({"ok": True})


async def aiohttp_query_safe(request: web.Request):
    current = await get_session(request)
    first, second = request.query["a"], "b"
    current["second"] = "/".join(["c", second])
    return web.json_response({"ok": True, "sent": len(first)})


async def aiohttp_post(request: web.Request):
    current = await get_session(request)
    data = await request.post()
    current["nick"] = data["nick"]  # expect: TAINT-TRUST
    return web.json_response({"ok": True})


async def aiohttp_post_safe(request: web.Request):
    current = await get_session(request)
    data = await request.post()
    if 2 * 2 == 5:
        current["nick"] = data["nick"]
    return web.json_response({"ok": True})
