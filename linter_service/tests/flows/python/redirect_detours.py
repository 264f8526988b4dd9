# Handlers that send the browser somewhere else.
import base64
import json
from urllib.parse import quote, urljoin, urlparse

from aiohttp import web
from django.http import HttpResponseRedirect
from django.shortcuts import redirect as django_redirect
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse
from flask import Flask, abort, redirect, request, url_for

app = Flask(__name__)
api = FastAPI()


def first_of(*values):
    for value in values:
        if value:
            return value
    return None


@app.route("/bench/00701")
def guess_by_match():
    param = request.args.get("Bench00701", "")
    guess = "ABC"[0]
    match guess:
        case "A" | "C":
            bar = param
        case "B":
            bar = "/bob"
        case _:
            bar = "/uncle"
    return redirect(bar)  # expect: TAINT-REDIRECT


@app.route("/bench/00702")
def guess_by_match_safe():
    param = request.args.get("Bench00702", "")
    guess = "ABC"[1]
    match guess:
        case "A" | "C":
            bar = param
        case "B":
            bar = "/bob"
        case _:
            bar = param
    return redirect(bar)


@app.post("/login")
def after_login():
    target = first_of(
        request.form.get("next"),
        request.args.get("next"),
        request.cookies.get("last_page"),
    )
    if target is None:
        target = url_for("after_login")
    if request.form.get("pin") != "0000":
        abort(401)
    return redirect(target, code=303)  # expect: TAINT-REDIRECT


@app.post("/login/v2")
def after_login_safe():
    target = first_of(
        request.form.get("next"),
        request.args.get("next"),
        request.cookies.get("last_page"),
    )
    if target is None or target not in ("/home", "/orders", "/settings"):
        target = url_for("after_login_safe")
    if request.form.get("pin") != "0000":
        abort(401)
    return redirect(target, code=303)


def resume_flow(request):
    state = request.GET.get("state", "")
    try:
        decoded = json.loads(base64.urlsafe_b64decode(state + "=="))
    except ValueError:
        decoded = {}
    settings = {"return_to": "/dashboard/", "theme": "dark"}
    settings.update(decoded)
    return HttpResponseRedirect(settings["return_to"])  # expect: TAINT-REDIRECT


def resume_flow_safe(request):
    state = request.GET.get("state", "")
    try:
        decoded = json.loads(base64.urlsafe_b64decode(state + "=="))
    except ValueError:
        decoded = {}
    settings = {"return_to": "/dashboard/", "theme": "dark"}
    settings["theme"] = decoded.get("theme", "light")
    return HttpResponseRedirect(settings["return_to"])


def leave_site(request, tail):
    base = request.build_absolute_uri("/out/")
    destination = urljoin(base, tail)
    if request.method == "POST":
        destination = base
    return django_redirect(destination)  # expect: TAINT-REDIRECT


def leave_site_safe(request, tail):
    base = "https://www.example.com/out/"
    destination = urljoin(base, tail)
    if not url_has_allowed_host_and_scheme(destination, allowed_hosts={"www.example.com"}, require_https=True):
        destination = base
    return django_redirect(destination)


async def short_link(request):
    form = await request.post()
    url = form.get("url", "").strip()
    parsed = urlparse(url)
    if parsed.scheme not in ("http", "https"):
        raise web.HTTPBadRequest(text="wrong scheme")
    raise web.HTTPFound(parsed.geturl())  # expect: TAINT-REDIRECT


async def short_link_safe(request):
    form = await request.post()
    url = form.get("url", "").strip()
    parsed = urlparse(url)
    if parsed.scheme != "https" or parsed.netloc != "go.example.com":
        raise web.HTTPBadRequest(text="wrong address")
    raise web.HTTPFound(parsed.geturl())


class Navigator:
    def __init__(self, prefix=""):
        self.prefix = prefix
        self.steps = []

    def to(self, step):
        self.steps.append(step)
        return self

    @property
    def url(self):
        return self.prefix + "/".join(self.steps)


@api.get("/visit")
async def navigator(request: Request):
    place = request.query_params.get("place", "home")
    anchor = "top"
    where = Navigator().to(place).to(anchor).url
    return RedirectResponse(where, status_code=302)  # expect: TAINT-REDIRECT


@api.get("/v2/visit")
async def navigator_safe(request: Request):
    place = request.query_params.get("place", "home")
    anchor = "top"
    where = Navigator("/profile/").to(quote(place, safe="")).to(anchor).url
    return RedirectResponse(where, status_code=302)
