# Flows of request data into the source text of templates.
import base64
import json
import re
import smtplib
import string
import sys

import jinja2
import mako.lookup
import mako.template
import tornado.template
from aiohttp import web
from chameleon import PageTemplate
from django.http import HttpResponse, JsonResponse
from django.template import Context, Engine, Template, engines
from fastapi import Body, FastAPI, Query
from flask import Flask, Response, abort, jsonify, render_template, render_template_string, request
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
env = jinja2.Environment(autoescape=True)
LAYOUTS = {"short": "Hi {{ who }}", "long": "Dear {{ who }}, welcome"}
PAGES = {"home.html", "about.html"}
ALLOW_CUSTOM = False


@app.route("/string")
def by_render_string():
    source = request.args.get("t")
    body = render_template_string(source)  # expect: TAINT-TEMPLATE
    return jsonify(body=body)


@app.route("/string-safe")
def by_render_string_safe():
    source = request.args.get("t")
    body = render_template_string("<p>{{ t }}</p>", t=source)
    return jsonify(body=body)


@app.route("/concat", methods=["POST"])
def by_concat():
    name = request.form["name"]
    body = render_template_string("Hello " + name + "!")  # expect: TAINT-TEMPLATE
    return jsonify(body=body)


@app.route("/concat-safe", methods=["POST"])
def by_concat_safe():
    name = request.form["name"]
    name = "visitor"
    body = render_template_string("Hello " + name + "!")
    return jsonify(body=body)


@app.route("/fstring/<path:page>")
def by_fstring(page):
    source = f"<h1>{page} not found</h1>{{{{ year }}}}"
    return jsonify(body=render_template_string(source, year=2024))  # expect: TAINT-TEMPLATE


@app.route("/fstring-safe/<path:page>")
def by_fstring_safe(page):
    source = f"<h1>{len(page)} not found</h1>{{{{ year }}}}"
    return jsonify(body=render_template_string(source, year=2024))


@app.route("/percent")
def by_percent():
    colour = request.cookies.get("colour", "red")
    text = jinja2.Template("a { color: %s }" % colour).render()  # expect: TAINT-TEMPLATE
    return jsonify(css=text)


@app.route("/percent-safe")
def by_percent_safe():
    colour = request.cookies.get("colour", "red")
    if colour not in ("red", "blue"):
        abort(400)
    text = jinja2.Template("a { color: %s }" % colour).render()
    return jsonify(css=text)


@app.route("/from-string", methods=["POST"])
def by_from_string():
    data = request.get_json()
    text = env.from_string(data["layout"]).render(who="Kim")  # expect: TAINT-TEMPLATE
    return jsonify(text=text)


@app.route("/from-string-safe", methods=["POST"])
def by_from_string_safe():
    data = request.get_json()
    text = env.from_string("Hi {{ who }}").render(who=data["layout"])
    return jsonify(text=text)


@app.route("/format")
def by_format():
    title = request.args["title"]
    text = env.from_string("<title>{}</title>".format(title)).render()  # expect: TAINT-TEMPLATE
    return jsonify(text=text)


@app.route("/format-safe")
def by_format_safe():
    title = request.args["title"]
    if not re.fullmatch(r"[A-Za-z ]{1,40}", title):
        return jsonify(text="")
    text = env.from_string("<title>{}</title>".format(title)).render()
    return jsonify(text=text)


@app.route("/lookup")
def by_lookup():
    key = request.args.get("layout", "short")
    source = LAYOUTS.get(key, key)
    return jsonify(text=env.from_string(source).render(who="Kim"))  # expect: TAINT-TEMPLATE


@app.route("/lookup-safe")
def by_lookup_safe():
    key = request.args.get("layout", "short")
    source = LAYOUTS.get(key, LAYOUTS["short"])
    return jsonify(text=env.from_string(source).render(who="Kim"))


@app.route("/mako", methods=["POST"])
def by_mako():
    text = mako.template.Template(request.form["body"]).render()  # expect: TAINT-TEMPLATE
    return jsonify(text=text)


@app.route("/mako-safe", methods=["POST"])
def by_mako_safe():
    text = mako.template.Template("<p>${body | h}</p>").render(body=request.form["body"])
    return jsonify(text=text)


@app.route("/mako-file")
def by_mako_string_text():
    lookup = mako.lookup.TemplateLookup(directories=["templates"])
    lookup.put_string("page", request.args["source"])  # expect: TAINT-TEMPLATE
    return jsonify(text=lookup.get_template("page").render())


@app.route("/mako-file-safe")
def by_mako_string_text_safe():
    lookup = mako.lookup.TemplateLookup(directories=["templates"])
    lookup.put_string("page", "${source | h}")
    return jsonify(text=lookup.get_template("page").render(source=request.args["source"]))


@app.route("/tornado")
def by_tornado():
    greeting = request.headers.get("X-Greeting", "Hello")
    page = tornado.template.Template(greeting + " {{ name }}").generate(name="Kim")  # expect: TAINT-TEMPLATE
    return jsonify(page=page.decode())


@app.route("/tornado-safe")
def by_tornado_safe():
    greeting = request.headers.get("X-Greeting", "Hello")
    page = tornado.template.Template("{{ greeting }} {{ name }}").generate(name="Kim", greeting=greeting)
    return jsonify(page=page.decode())


@app.route("/chameleon", methods=["POST"])
def by_chameleon():
    markup = "<div>" + request.get_data(as_text=True) + "</div>"
    html = PageTemplate(markup)(items=[])  # expect: TAINT-TEMPLATE
    return jsonify(html=html)


@app.route("/chameleon-safe", methods=["POST"])
def by_chameleon_safe():
    markup = "<div>${text}</div>"
    html = PageTemplate(markup)(text=request.get_data(as_text=True))
    return jsonify(html=html)


@app.route("/dict")
def by_dict_item():
    mail = {"subject": "News", "body": request.args["body"]}
    rendered = env.from_string(mail["body"]).render()  # expect: TAINT-TEMPLATE
    return jsonify(rendered=rendered)


@app.route("/dict-safe")
def by_dict_item_safe():
    mail = {"subject": "News", "body": request.args["body"]}
    rendered = env.from_string(mail["subject"]).render()
    return jsonify(rendered=rendered)


@app.route("/list", methods=["POST"])
def by_list():
    lines = ["{% for i in items %}"]
    for block in request.form.getlist("block"):
        lines.append(block)
    lines.append("{% endfor %}")
    return jsonify(env.from_string("\n".join(lines)).render(items=[1]))  # expect: TAINT-TEMPLATE


@app.route("/list-safe", methods=["POST"])
def by_list_safe():
    lines = ["{% for i in items %}"]
    for _ in request.form.getlist("block"):
        lines.append("<hr>")
    lines.append("{% endfor %}")
    return jsonify(env.from_string("\n".join(lines)).render(items=[1]))


def wrap(inner):
    return "<main>" + inner + "</main>"


@app.route("/helper")
def by_helper():
    source = wrap(request.args.get("inner", ""))
    return jsonify(render_template_string(source))  # expect: TAINT-TEMPLATE


@app.route("/helper-safe")
def by_helper_safe():
    source = wrap("{{ inner }}")
    return jsonify(render_template_string(source, inner=request.args.get("inner", "")))


class Letter:
    def __init__(self, body):
        self.body = body
        self.footer = "Regards, {{ team }}"

    def show_body(self):
        return jinja2.Template(self.body).render(team="Ops")  # expect: TAINT-TEMPLATE

    def show_footer(self):
        return jinja2.Template(self.footer).render(team="Ops")


@app.route("/class", methods=["POST"])
def by_class_field():
    letter = Letter(request.json["body"])
    return jsonify(letter.show_body())


@app.route("/class-safe", methods=["POST"])
def by_class_field_safe():
    letter = Letter(request.json["body"])
    return jsonify(letter.show_footer())


@app.route("/closure")
def by_closure():
    banner = request.args["banner"]

    def draw():
        return render_template_string("<b>" + banner + "</b>")  # expect: TAINT-TEMPLATE

    return jsonify(draw())


@app.route("/closure-safe")
def by_closure_safe():
    banner = request.args["banner"]

    def draw():
        return render_template_string("<b>{{ banner }}</b>", banner=banner)

    return jsonify(draw())


@app.route("/conditional")
def by_conditional():
    custom = request.args.get("custom")
    source = custom if custom else "plain"
    return Response(env.from_string(source).render(), mimetype="text/plain")  # expect: TAINT-TEMPLATE


@app.route("/conditional-safe")
def by_conditional_safe():
    custom = request.args.get("custom")
    source = custom if ALLOW_CUSTOM else "plain"
    return Response(env.from_string(source).render(), mimetype="text/plain")


@app.route("/decode")
def by_decode():
    source = base64.b64decode(request.cookies["layout"]).decode("utf-8")
    return jsonify(render_template_string(source))  # expect: TAINT-TEMPLATE


@app.route("/decode-safe")
def by_decode_safe():
    source = base64.b64decode(request.cookies["layout"]).decode("utf-8")
    return jsonify(string.Template(source).safe_substitute(name="Kim"))


@app.route("/try")
def by_try():
    try:
        source = json.loads(request.args["opts"])["tpl"]
    except (ValueError, KeyError):
        source = request.args["opts"]
    return jsonify(env.from_string(source).render())  # expect: TAINT-TEMPLATE


@app.route("/try-safe")
def by_try_safe():
    try:
        count = int(json.loads(request.args["opts"])["tpl"])
    except (ValueError, KeyError, TypeError):
        count = 1
    return jsonify(env.from_string("{{ name }} " * min(count, 5)).render(name="Kim"))


@app.route("/loader", methods=["POST"])
def by_dict_loader():
    pages = {"page": request.form["page"]}
    return jsonify(jinja2.Environment(loader=jinja2.DictLoader(pages)).get_template("page").render())  # expect: TAINT-TEMPLATE


@app.route("/loader-safe", methods=["POST"])
def by_dict_loader_safe():
    pages = {"page": "{{ page }}"}
    return jsonify(jinja2.Environment(loader=jinja2.DictLoader(pages)).get_template("page").render(page=request.form["page"]))


@app.route("/sandbox", methods=["POST"])
def by_sandbox():
    local = jinja2.Environment()
    return jsonify(local.from_string(request.json["source"]).render(n=1))  # expect: TAINT-TEMPLATE


@app.route("/sandbox-safe", methods=["POST"])
def by_sandbox_safe():
    local = SandboxedEnvironment()
    return jsonify(local.from_string(request.json["source"]).render(n=1))


def by_django_template(request):
    note = request.POST.get("note", "")
    text = Template("{% load static %}<p>" + note + "</p>").render(Context({}))  # expect: TAINT-TEMPLATE
    return JsonResponse({"text": text})


def by_django_template_safe(request):
    note = request.POST.get("note", "")
    text = Template("{% load static %}<p>{{ note }}</p>").render(Context({"note": note}))
    return HttpResponse(text)


def by_django_engine(request):
    source = request.body.decode()
    text = Engine.get_default().from_string(source).render(Context({"user": "kim"}))  # expect: TAINT-TEMPLATE
    return JsonResponse({"text": text})


def by_django_engine_safe(request):
    source = request.body.decode()
    source = "{{ user }}" if source else "nobody"
    text = Engine.get_default().from_string(source).render(Context({"user": "kim"}))
    return JsonResponse({"text": text})


def by_django_jinja(request):
    signature = request.GET["sig"]
    template = engines["jinja2"].from_string("-- \n" + signature)  # expect: TAINT-TEMPLATE
    return JsonResponse({"text": template.render({})})


def by_django_jinja_safe(request):
    signature = request.GET["sig"]
    template = engines["jinja2"].from_string("-- \n{{ sig }}")
    return JsonResponse({"text": template.render({"sig": signature})})


@api.post("/preview")
def by_fastapi(doc: dict = Body()):
    return {"html": jinja2.Template(doc["source"]).render(doc["values"])}  # expect: TAINT-TEMPLATE


@api.post("/preview-safe")
def by_fastapi_safe(doc: dict = Body()):
    return {"html": jinja2.Template(LAYOUTS["long"]).render(who=doc["source"])}


@api.get("/mail")
def by_fastapi_query(intro: str = Query(default="Hello")):
    text = env.from_string(  # expect: TAINT-TEMPLATE
        intro + ", {{ who }}"
    ).render(who="Kim")
    with smtplib.SMTP("localhost") as smtp:
        smtp.sendmail("a@example.com", ["b@example.com"], "\n\n" + text)
    return {"sent": True}


@api.get("/mail-safe")
def by_fastapi_query_safe(intro: str = Query(default="Hello")):
    text = env.from_string(
        "{{ intro }}, {{ who }}"
    ).render(who="Kim", intro=intro)
    with smtplib.SMTP("localhost") as smtp:
        smtp.sendmail("a@example.com", ["b@example.com"], "\n\n" + text)
    return {"sent": True}


@routes.post("/card")
async def by_aiohttp(request):
    form = await request.post()
    text = mako.template.Template(text="<b>" + form["caption"] + "</b>").render()  # expect: TAINT-TEMPLATE
    return web.json_response({"text": text})


@routes.post("/card-safe")
async def by_aiohttp_safe(request):
    form = await request.post()
    if form["caption"] != "Birthday":
        raise web.HTTPBadRequest()
    text = mako.template.Template(text="<b>Birthday</b>").render()
    return web.json_response({"text": text})


@app.route("/page")
def by_page_source():
    source = "{% extends 'base.html' %}" + request.args.get("extra", "")
    return jsonify(render_template_string(source))  # expect: TAINT-TEMPLATE


@app.route("/page-safe")
def by_page_source_safe():
    page = request.args.get("page", "home.html")
    if page not in PAGES:
        page = "home.html"
    return jsonify(render_template(page))


def by_argv():
    print(len(jinja2.Template(sys.argv[1]).render(n=3)))  # expect: TAINT-TEMPLATE


def by_argv_safe():
    print(len(jinja2.Template("{{ n }}").render(n=sys.argv[1])))


if __name__ == "__main__":
    by_argv()
