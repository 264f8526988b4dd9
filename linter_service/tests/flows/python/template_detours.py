# Templates that are compiled and rendered at run time.
import base64
import configparser

import jinja2
from aiohttp import web
from django.http import JsonResponse
from django.template import Context, Engine, Template as DjangoTemplate
from fastapi import FastAPI, Form
from flask import Flask, jsonify, render_template_string, request
from jinja2 import Environment
from mako.template import Template as MakoTemplate

app = Flask(__name__)
api = FastAPI()
environment = Environment(autoescape=True)

LAYOUTS = {
    "short": "Dear {{ name }}, thank you.",
    "long": "Dear {{ name }}, thank you very much for your order.",
}


def page_source(title, body):
    parts = ["<html><head><title>", title, "</title></head><body>", body, "</body></html>"]
    return "".join(parts)


@app.route("/bench/00301")
def page_title():
    param = request.args.get("title", "Start")
    bar = param.strip()[:200]
    source = page_source(bar, "<p>{{ count }} visitors</p>")
    html = render_template_string(source, count=12)  # expect: TAINT-TEMPLATE
    return jsonify(page=html)


@app.route("/bench/00302")
def page_title_safe():
    param = request.args.get("title", "Start")
    bar = param.strip()[:200]
    source = page_source("{{ title }}", "<p>{{ count }} visitors</p>")
    html = render_template_string(source, count=12, title=bar)
    return jsonify(page=html)


@app.route("/bench/00311", methods=["POST"])
def config_then_template():
    param = base64.b64decode(request.form.get("greeting", "")).decode("utf-8")
    conf = configparser.RawConfigParser()
    conf.add_section("mail")
    conf.set("mail", "subject", "Order {{ number }}")
    conf.set("mail", "greeting", param)

    pieces = []
    for option in ("subject", "greeting"):
        pieces.append(conf.get("mail", option))
    mail = environment.from_string("\n\n".join(pieces)).render(number=77)  # expect: TAINT-TEMPLATE
    return jsonify(characters=len(mail))


@app.route("/bench/00312", methods=["POST"])
def config_then_template_safe():
    param = base64.b64decode(request.form.get("greeting", "")).decode("utf-8")
    conf = configparser.RawConfigParser()
    conf.add_section("mail")
    conf.set("mail", "subject", "Order {{ number }}")
    conf.set("mail", "greeting", param)

    pieces = []
    for option in ("subject",):
        pieces.append(conf.get("mail", option))
    mail = environment.from_string("\n\n".join(pieces)).render(number=77)
    return jsonify(characters=len(mail))


class Letter:
    def __init__(self, recipient, layout):
        self.recipient = recipient
        self.layout = layout

    def text(self):
        template = jinja2.Template(self.layout)  # expect: TAINT-TEMPLATE
        return template.render(name=self.recipient)


@app.post("/letters")
def letter_object():
    data = request.get_json()
    letter = Letter("customer", data.get("layout", LAYOUTS["short"]))
    return jsonify(letter=letter.text())


class StockLetter:
    def __init__(self, recipient, layout):
        self.recipient = recipient
        self.layout = LAYOUTS.get(layout, LAYOUTS["short"])

    def text(self):
        template = jinja2.Template(self.layout)
        return template.render(name=self.recipient)


@app.post("/letters/v2")
def letter_object_safe():
    data = request.get_json()
    letter = StockLetter("customer", data.get("layout", "short"))
    return jsonify(letter=letter.text())


def preview_snippet(request):
    snippet = request.POST.get("snippet") or "{{ user }}"
    engine = Engine(autoescape=True)
    surround = "<div class='preview'>%s</div>"
    template = DjangoTemplate(surround % snippet, engine=engine)  # expect: TAINT-TEMPLATE
    output = template.render(Context({"user": "someone"}))
    return JsonResponse({"preview": output})


def preview_snippet_safe(request):
    snippet = request.POST.get("snippet") or "{{ user }}"
    engine = Engine(autoescape=True)
    surround = "<div class='preview'>%s</div>"
    template = DjangoTemplate(surround % "{{ snippet }}", engine=engine)
    output = template.render(Context({"user": "someone", "snippet": snippet}))
    return JsonResponse({"preview": output})


async def label_printer(request):
    data = await request.post()
    lines = [data.get(name, "") for name in ("line1", "line2", "line3")]

    def render(source, **values):
        return MakoTemplate(source).render(**values)  # expect: TAINT-TEMPLATE

    label = render("\n".join(lines), width=40)
    return web.json_response({"length": len(label)})


async def label_printer_safe(request):
    data = await request.post()
    lines = [data.get(name, "") for name in ("line1", "line2", "line3")]

    def render(source, **values):
        return MakoTemplate(source).render(**values)

    label = render("% for line in lines:\n${line | h}\n% endfor\n", lines=lines)
    return web.json_response({"length": len(label)})


@api.post("/notify")
def choose_by_channel(channel: str = Form("mail"), body: str = Form("")):
    match channel:
        case "mail":
            source = "<p>" + body + "</p>"
        case "sms":
            source = body[:160]
        case _:
            source = "{{ channel }}"
    message = environment.from_string(source)  # expect: TAINT-TEMPLATE
    return {"size": len(message.render(channel="other"))}


@api.post("/v2/notify")
def choose_by_channel_safe(channel: str = Form("mail"), body: str = Form("")):
    match channel:
        case "mail":
            source = "<p>{{ body }}</p>"
        case "sms":
            source = "{{ body[:160] }}"
        case _:
            source = "{{ channel }}"
    message = environment.from_string(source)
    return {"size": len(message.render(channel="other", body=body))}
