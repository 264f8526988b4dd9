# Flows of request data into the targets of redirects.
import base64
import json
import re
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlencode, urljoin, urlparse

from aiohttp import web
from django import shortcuts
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi import Body, FastAPI, Form
from fastapi.responses import RedirectResponse
from flask import Flask, abort, make_response, redirect, request, url_for

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
HOSTS = {"shop.example.com", "help.example.com"}
PAGES = {"home": "/", "cart": "/cart", "help": "https://help.example.com/"}
OPEN_EXITS = False


@app.route("/direct")
def by_direct():
    return redirect(request.args["next"])  # expect: TAINT-REDIRECT


@app.route("/direct-safe")
def by_direct_safe():
    return redirect("/done?" + urlencode({"next": request.args["next"]}))


@app.route("/variable", methods=["POST"])
def by_variable():
    target = request.form.get("target", "/")
    return redirect(target, code=303)  # expect: TAINT-REDIRECT


@app.route("/variable-safe", methods=["POST"])
def by_variable_safe():
    target = request.form.get("target", "/")
    target = "/thanks"
    return redirect(target, code=303)


@app.route("/go/<path:url>")
def by_path_parameter(url):
    return redirect(url)  # expect: TAINT-REDIRECT


@app.route("/go-safe/<path:url>")
def by_path_parameter_safe(url):
    return redirect("/pages/" + url)


@app.route("/fstring", methods=["POST"])
def by_fstring():
    host = request.get_json()["host"]
    return redirect(f"https://{host}/welcome")  # expect: TAINT-REDIRECT


@app.route("/fstring-safe", methods=["POST"])
def by_fstring_safe():
    host = request.get_json()["host"]
    if host not in HOSTS:
        abort(400)
    return redirect(f"https://{host}/welcome")


@app.route("/slash")
def by_leading_slash():
    page = request.args.get("page", "")
    return redirect("/" + page)  # expect: TAINT-REDIRECT


@app.route("/slash-safe")
def by_leading_slash_safe():
    page = request.args.get("page", "")
    return redirect("/profile/" + page)


@app.route("/domain")
def by_domain_suffix():
    rest = request.args.get("rest", "")
    return redirect("https://example.com" + rest)  # expect: TAINT-REDIRECT


@app.route("/domain-safe")
def by_domain_suffix_safe():
    rest = request.args.get("rest", "")
    return redirect("https://example.com/" + rest)


@app.route("/contains")
def by_contains_check():
    url = request.args["url"]
    if "example.com" not in url:
        abort(400)
    return redirect(url)  # expect: TAINT-REDIRECT


@app.route("/contains-safe")
def by_contains_check_safe():
    url = request.args["url"]
    parts = urlparse(url)
    if parts.scheme != "https" or parts.hostname not in HOSTS or "\\" in url:
        abort(400)
    return redirect(url)


@app.route("/starts")
def by_starts_check():
    url = request.args.get("url", "/")
    if url.startswith("/"):
        return redirect(url)  # expect: TAINT-REDIRECT
    return redirect("/")


@app.route("/starts-safe")
def by_starts_check_safe():
    url = request.args.get("url", "/")
    if url.startswith("https://shop.example.com/"):
        return redirect(url)
    return redirect("/")


@app.route("/lookup")
def by_lookup():
    key = request.args["to"]
    return redirect(PAGES.get(key, key))  # expect: TAINT-REDIRECT


@app.route("/lookup-safe")
def by_lookup_safe():
    key = request.args["to"]
    return redirect(PAGES.get(key, "/"))


@app.route("/dict")
def by_dict_item():
    flow = {"login": "/login"}
    flow["after"] = request.cookies.get("after", "/")
    return redirect(flow["after"])  # expect: TAINT-REDIRECT


@app.route("/dict-safe")
def by_dict_item_safe():
    flow = {"login": "/login"}
    flow["after"] = request.cookies.get("after", "/")
    return redirect(flow["login"])


@app.route("/list")
def by_list():
    steps = ["/start", request.args.get("step", "/")]
    first, last = steps
    return redirect(last)  # expect: TAINT-REDIRECT


@app.route("/list-safe")
def by_list_safe():
    steps = ["/start", request.args.get("step", "/")]
    first, last = steps
    return redirect(first)


def with_flag(url, flag="1"):
    return url + "?flag=" + flag


@app.route("/helper")
def by_helper():
    return redirect(with_flag(request.args["url"]))  # expect: TAINT-REDIRECT


@app.route("/helper-safe")
def by_helper_safe():
    return redirect(with_flag("/start", quote(request.args["url"], safe="")))


class Wizard:
    def __init__(self, leave):
        self.leave = leave
        self.begin = "/wizard/1"

    def exit_url(self):
        return self.leave or self.begin

    def start_url(self):
        return self.begin


@app.route("/class", methods=["POST"])
def by_class_field():
    wizard = Wizard(request.form.get("leave"))
    return redirect(wizard.exit_url())  # expect: TAINT-REDIRECT


@app.route("/class-safe", methods=["POST"])
def by_class_field_safe():
    wizard = Wizard(request.form.get("leave"))
    return redirect(wizard.start_url())


@app.route("/closure")
def by_closure():
    back = request.headers.get("X-Return-To", "/")

    def leave():
        return redirect(back)  # expect: TAINT-REDIRECT

    return leave()


@app.route("/closure-safe")
def by_closure_safe():
    back = request.headers.get("X-Return-To", "/")

    def leave():
        return redirect(url_for("by_direct_safe", next=back))

    return leave()


@app.route("/conditional")
def by_conditional():
    url = request.args.get("u")
    return redirect(url if url else "/home")  # expect: TAINT-REDIRECT


@app.route("/conditional-safe")
def by_conditional_safe():
    url = request.args.get("u")
    return redirect(url if OPEN_EXITS else "/home")


@app.route("/guard")
def by_guard():
    url = request.args["url"]
    if urlparse(url).netloc != request.host:
        app.config["FOREIGN_EXITS"] = True
    return redirect(url)  # expect: TAINT-REDIRECT


@app.route("/guard-safe")
def by_guard_safe():
    url = urljoin(request.host_url, request.args["url"])
    parts = urlparse(url)
    if parts.scheme not in ("http", "https") or parts.netloc != "shop.example.com":
        return redirect("/")
    return redirect(url)


@app.route("/regex")
def by_regex():
    url = request.args["url"]
    if not re.match(r"https://shop\.example\.com", url):
        abort(400)
    return redirect(url)  # expect: TAINT-REDIRECT


@app.route("/regex-safe")
def by_regex_safe():
    url = request.args["url"]
    if not re.fullmatch(r"/[a-z]+(/[a-z]+)*", url):
        abort(400)
    return redirect(url)


@app.route("/header")
def by_location_header():
    resp = make_response("", 302)
    resp.headers["Location"] = request.args["url"].replace("\r", "").replace("\n", "")  # expect: TAINT-REDIRECT
    return resp


@app.route("/header-safe")
def by_location_header_safe():
    resp = make_response("", 302)
    resp.headers["Location"] = "/jump/" + quote(request.args["url"], safe="")
    return resp


@app.route("/decode")
def by_decode():
    state = json.loads(base64.urlsafe_b64decode(request.args["state"]))
    return redirect(state["return_to"])  # expect: TAINT-REDIRECT


@app.route("/decode-safe")
def by_decode_safe():
    state = json.loads(base64.urlsafe_b64decode(request.args["state"]))
    return redirect("/orders/%d" % int(state["return_to"]))


@app.route("/try")
def by_try():
    wanted = request.args.get("item", "")
    try:
        target = "/items/" + str(int(wanted))
    except ValueError:
        target = wanted
    return redirect(target)  # expect: TAINT-REDIRECT


@app.route("/try-safe")
def by_try_safe():
    wanted = request.args.get("item", "")
    try:
        target = "/items/" + str(int(wanted))
    except ValueError:
        target = "/items"
    return redirect(target)


@app.route("/urljoin")
def by_urljoin():
    return redirect(urljoin("https://shop.example.com/", request.args["p"]))  # expect: TAINT-REDIRECT


@app.route("/urljoin-safe")
def by_urljoin_safe():
    return redirect(urljoin("https://shop.example.com/", "item?p=" + quote(request.args["p"])))


@app.route("/loop")
def by_loop():
    target = "/"
    for name, value in request.args.items():
        if name == "next":
            target = value
    return redirect(target)  # expect: TAINT-REDIRECT


@app.route("/loop-safe")
def by_loop_safe():
    target = "/"
    for name, value in request.args.items():
        if name == "next" and value in ("/a", "/b"):
            target = value
    return redirect(target)


def by_django(request):
    return HttpResponseRedirect(request.GET.get("next", "/"))  # expect: TAINT-REDIRECT


def by_django_safe(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={"shop.example.com"}, require_https=True):
        target = "/"
    return HttpResponseRedirect(target)


def by_django_shortcut(request):
    values = dict(request.POST.items())
    return shortcuts.redirect(values["continue"])  # expect: TAINT-REDIRECT


def by_django_shortcut_safe(request):
    values = dict(request.POST.items())
    values["continue"] = "/account"
    return shortcuts.redirect(values["continue"])


def by_django_permanent(request, slug):
    return HttpResponsePermanentRedirect("//{}/".format(slug))  # expect: TAINT-REDIRECT


def by_django_permanent_safe(request, slug):
    return HttpResponsePermanentRedirect("/blog/{}/".format(slug))


@api.get("/exit")
def by_fastapi(to: str = "/"):
    return RedirectResponse(to)  # expect: TAINT-REDIRECT


@api.get("/exit-safe")
def by_fastapi_safe(to: int = 0):
    return RedirectResponse("/exit/" + str(to))


@api.post("/sso")
def by_fastapi_form(relay: str = Form(default="/")):
    return RedirectResponse(  # expect: TAINT-REDIRECT
        url=relay,
        status_code=303,
    )


@api.post("/sso-safe")
def by_fastapi_form_safe(relay: str = Form(default="/")):
    places = {"mail": "https://mail.example.com/", "wiki": "https://wiki.example.com/"}
    if relay not in places:
        return {"error": "unknown"}
    return RedirectResponse(url=places[relay], status_code=303)


@api.post("/body")
def by_fastapi_body(choice: dict = Body()):
    links = [entry["href"] for entry in choice["links"]]
    return RedirectResponse(links[0])  # expect: TAINT-REDIRECT


@api.post("/body-safe")
def by_fastapi_body_safe(choice: dict = Body()):
    links = ["/first"] + [entry["href"] for entry in choice["links"]]
    return RedirectResponse(links[0])


@routes.get("/leave")
async def by_aiohttp(request):
    raise web.HTTPFound(request.query["url"])  # expect: TAINT-REDIRECT


@routes.get("/leave-safe")
async def by_aiohttp_safe(request):
    raise web.HTTPFound("/leave/" + quote(request.query["url"], safe=""))


@routes.post("/finish")
async def by_aiohttp_form(request):
    data = await request.post()
    location = data.get("location") or "/"
    return web.HTTPSeeOther(location=location)  # expect: TAINT-REDIRECT


@routes.post("/finish-safe")
async def by_aiohttp_form_safe(request):
    data = await request.post()
    location = "/finished" if data.get("location") else "/"
    return web.HTTPSeeOther(location=location)


class BySendHeader(BaseHTTPRequestHandler):
    def do_GET(self):
        url = parse_qs(urlparse(self.path).query)["url"][0]
        self.send_response(302)
        self.send_header("Location", "".join(url.splitlines()))  # expect: TAINT-REDIRECT
        self.end_headers()


class BySendHeaderSafe(BaseHTTPRequestHandler):
    def do_GET(self):
        url = parse_qs(urlparse(self.path).query)["url"][0]
        self.send_response(302)
        self.send_header("Location", "/index" if url else "/")
        self.end_headers()
