# Directory searches whose filter or base is built from a request.
import base64
import json
import re
import socket
import sys
from urllib.parse import unquote_plus

import ldap
import ldap.dn
import ldap.filter
import ldap3
from aiohttp import web
from django.http import HttpRequest, JsonResponse
from fastapi import Body, Cookie, FastAPI, Header
from flask import Flask, abort, jsonify, request
from flask.views import MethodView
from ldap.filter import escape_filter_chars, filter_format
from ldap3.utils.conv import escape_filter_chars as escape3
from ldap3.utils.dn import escape_rdn

app = Flask(__name__)
api = FastAPI()

BASE = "ou=people,dc=example,dc=com"
GROUPS = {"staff": "(cn=staff)", "guests": "(cn=guests)"}
ATTRIBUTES = {"uid", "mail", "cn"}
STRICT = True


def directory():
    return ldap.initialize("ldaps://ldap.example.com")


def directory3():
    return ldap3.Connection(ldap3.Server("ldap.example.com"), auto_bind=True)


def mail_filter(value):
    return "(mail=" + value + ")"


def clean(value):
    return escape_filter_chars(value)


class PersonQuery:
    def __init__(self, name):
        self.name = name
        self.kind = "person"

    def text(self):
        return f"(&(objectClass=person)(cn={self.name}))"

    def kind_text(self):
        return f"(objectClass={self.kind})"


@app.route("/find")
def direct_query():
    conn = directory()
    rows = conn.search_s(BASE, ldap.SCOPE_SUBTREE, "(uid=" + request.args["uid"] + ")")  # expect: TAINT-LDAP
    return jsonify(count=len(rows))


@app.route("/find-escaped")
def direct_query_safe():
    conn = directory()
    rows = conn.search_s(BASE, ldap.SCOPE_SUBTREE, "(uid=" + escape_filter_chars(request.args["uid"]) + ")")
    return jsonify(count=len(rows))


@app.route("/login", methods=["POST"])
def by_fstring_form():
    user = request.form["user"]
    query = f"(&(uid={user})(active=TRUE))"
    rows = directory().search_s(BASE, ldap.SCOPE_ONELEVEL, query)  # expect: TAINT-LDAP
    return jsonify(found=bool(rows))


@app.route("/login-format", methods=["POST"])
def by_fstring_form_safe():
    user = request.form["user"]
    query = filter_format("(&(uid=%s)(active=TRUE))", [user])
    rows = directory().search_s(BASE, ldap.SCOPE_ONELEVEL, query)
    return jsonify(found=bool(rows))


@app.route("/by-mail")
def by_helper():
    conn = directory()
    query = mail_filter(request.args.get("mail", ""))
    rows = conn.search_ext_s(BASE, ldap.SCOPE_SUBTREE, query)  # expect: TAINT-LDAP
    return jsonify(found=len(rows) > 0)


@app.route("/by-mail-clean")
def by_helper_safe():
    conn = directory()
    query = mail_filter(clean(request.args.get("mail", "")))
    rows = conn.search_ext_s(BASE, ldap.SCOPE_SUBTREE, query)
    return jsonify(found=len(rows) > 0)


@app.route("/person", methods=["POST"])
def by_json_ldap3():
    conn = directory3()
    name = request.get_json()["name"]
    conn.search(BASE, "(cn=%s)" % name, attributes=["cn"])  # expect: TAINT-LDAP
    return jsonify(count=len(conn.entries))


@app.route("/person-escaped", methods=["POST"])
def by_json_ldap3_safe():
    conn = directory3()
    name = escape3(request.get_json()["name"])
    conn.search(BASE, "(cn=%s)" % name, attributes=["cn"])
    return jsonify(count=len(conn.entries))


@app.route("/tenant")
def by_base_dn():
    tenant = request.headers.get("X-Tenant", "main")
    base = "ou={},dc=example,dc=com".format(tenant)
    rows = directory().search_s(base, ldap.SCOPE_SUBTREE, "(objectClass=person)")  # expect: TAINT-LDAP
    return jsonify(count=len(rows))


@app.route("/tenant-escaped")
def by_base_dn_safe():
    tenant = request.headers.get("X-Tenant", "main")
    base = "ou={},dc=example,dc=com".format(ldap.dn.escape_dn_chars(tenant))
    rows = directory().search_s(base, ldap.SCOPE_SUBTREE, "(objectClass=person)")
    return jsonify(count=len(rows))


@app.route("/object")
def by_object_method():
    query = PersonQuery(request.args["name"])
    rows = directory().search_st(BASE, ldap.SCOPE_SUBTREE, query.text(), timeout=3)  # expect: TAINT-LDAP
    return jsonify(count=len(rows))


@app.route("/object-kind")
def by_object_method_safe():
    query = PersonQuery(request.args["name"])
    rows = directory().search_st(BASE, ldap.SCOPE_SUBTREE, query.kind_text(), timeout=3)
    return jsonify(count=len(rows))


@app.route("/group/<name>")
def by_path_param(name):
    conn = directory3()
    conn.search(search_base=BASE, search_filter="(memberOf=" + name + ")")  # expect: TAINT-LDAP
    return jsonify(count=len(conn.entries))


@app.route("/group-known/<name>")
def by_path_param_safe(name):
    if name not in GROUPS:
        abort(404)
    conn = directory3()
    conn.search(search_base=BASE, search_filter=GROUPS[name])
    return jsonify(count=len(conn.entries))


@app.route("/cookie")
def by_cookie_base64():
    who = base64.b64decode(request.cookies["who"]).decode()
    parts = ["(uid=", who, ")"]
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, "".join(parts))  # expect: TAINT-LDAP
    return jsonify(found=bool(rows))


@app.route("/cookie-matched")
def by_cookie_base64_safe():
    who = base64.b64decode(request.cookies["who"]).decode()
    if re.fullmatch(r"[A-Za-z0-9]+", who) is None:
        return jsonify(found=False), 400
    parts = ["(uid=", who, ")"]
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, "".join(parts))
    return jsonify(found=bool(rows))


@app.route("/number")
def by_number_text():
    number = request.args.get("employee")
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, f"(employeeNumber={number})")  # expect: TAINT-LDAP
    return jsonify(count=len(rows))


@app.route("/number-int")
def by_number_text_safe():
    number = int(request.args.get("employee"))
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, f"(employeeNumber={number})")
    return jsonify(count=len(rows))


@app.route("/dict")
def by_dict_item():
    terms = {"uid": request.values["uid"], "class": "person"}
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, "(uid={uid})".format(**terms))  # expect: TAINT-LDAP
    return jsonify(count=len(rows))


@app.route("/dict-other")
def by_dict_item_safe():
    terms = {"uid": request.values["uid"], "class": "person"}
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, "(objectClass=" + terms["class"] + ")")
    return jsonify(count=len(rows), asked=len(terms["uid"]))


@app.route("/any", methods=["POST"])
def by_comprehension():
    names = request.form.getlist("name")
    query = "(|" + "".join(f"(cn={n})" for n in names) + ")"
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, query)  # expect: TAINT-LDAP
    return jsonify(count=len(rows))


@app.route("/any-escaped", methods=["POST"])
def by_comprehension_safe():
    names = request.form.getlist("name")
    query = "(|" + "".join(f"(cn={escape_filter_chars(n)})" for n in names) + ")"
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, query)
    return jsonify(count=len(rows))


@app.route("/loop", methods=["POST"])
def by_loop_pairs():
    query = ""
    for key, value in request.json.items():
        query += "(" + key + "=" + value + ")"
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, "(&" + query + ")")  # expect: TAINT-LDAP
    return jsonify(count=len(rows))


@app.route("/loop-checked", methods=["POST"])
def by_loop_pairs_safe():
    query = ""
    for key, value in request.json.items():
        if key in ATTRIBUTES:
            query += "(" + key + "=" + escape_filter_chars(value) + ")"
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, "(&(objectClass=person)" + query + ")")
    return jsonify(count=len(rows))


@app.route("/conditional")
def by_conditional():
    text = request.args.get("filter")
    query = text if text else "(objectClass=person)"
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, query)  # expect: TAINT-LDAP
    return jsonify(count=len(rows))


@app.route("/conditional-strict")
def by_conditional_safe():
    text = request.args.get("filter")
    query = "(objectClass=person)" if STRICT else text
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, query)
    return jsonify(count=len(rows))


@app.route("/closure")
def by_closure():
    phone = unquote_plus(request.query_string.decode())

    def look(conn):
        return conn.search_s(BASE, ldap.SCOPE_SUBTREE, "(telephoneNumber=" + phone + ")")  # expect: TAINT-LDAP

    return jsonify(count=len(look(directory())))


@app.route("/closure-digits")
def by_closure_safe():
    phone = unquote_plus(request.query_string.decode())
    digits = "".join(c for c in phone if c in "0123456789")

    def look(conn):
        return conn.search_s(BASE, ldap.SCOPE_SUBTREE, "(telephoneNumber=" + digits + ")")

    return jsonify(count=len(look(directory())))


class StaffView(MethodView):
    def get(self):
        self.term = request.args.get("q", "*")
        return self.in_field()

    def in_field(self):
        rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, f"(sn={self.term})")  # expect: TAINT-LDAP
        return jsonify(count=len(rows))

    def in_field_safe(self):
        self.term = request.args.get("q", "*")
        size = len(self.term)
        self.term = "smith"
        rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, f"(sn={self.term})")
        return jsonify(count=len(rows), size=size)


def django_post(request: HttpRequest):
    conn = directory3()
    uid = request.POST.get("uid")
    conn.search(  # expect: TAINT-LDAP
        BASE,
        "(&(uid={0})(objectClass=person))".format(uid),
        attributes=["uid"],
    )
    return JsonResponse({"count": len(conn.entries)})


def django_post_safe(request: HttpRequest):
    conn = directory3()
    uid = request.POST.get("uid", "")
    if not uid.isalnum():
        return JsonResponse({"count": 0}, status=400)
    conn.search(
        BASE,
        "(&(uid={0})(objectClass=person))".format(uid),
        attributes=["uid"],
    )
    return JsonResponse({"count": len(conn.entries)})


def django_body_dn(request: HttpRequest):
    data = json.loads(request.body)
    conn = directory3()
    entry = "cn=" + data["cn"] + "," + BASE
    conn.search(entry, "(objectClass=*)", search_scope=ldap3.BASE)  # expect: TAINT-LDAP
    return JsonResponse({"count": len(conn.entries)})


def django_body_dn_safe(request: HttpRequest):
    data = json.loads(request.body)
    conn = directory3()
    entry = "cn=" + escape_rdn(data["cn"]) + "," + BASE
    conn.search(entry, "(objectClass=*)", search_scope=ldap3.BASE)
    return JsonResponse({"count": len(conn.entries)})


@api.get("/fast/user/{uid}")
def fastapi_path(uid: str):
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, f"(uid={uid})")  # expect: TAINT-LDAP
    return {"count": len(rows)}


@api.get("/fast/number/{uid}")
def fastapi_path_safe(uid: int):
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, f"(uidNumber={uid})")
    return {"count": len(rows)}


@api.post("/fast/search")
def fastapi_body(payload: dict = Body(...), unit: str = Cookie("staff"), x_mode: str = Header("")):
    first, *rest = [payload["term"], unit, x_mode]
    conn = directory3()
    conn.extend.standard.paged_search(BASE, f"(description={first})", paged_size=5)  # expect: TAINT-LDAP
    return {"others": len(rest)}


@api.post("/fast/search-fixed")
def fastapi_body_safe(payload: dict = Body(...), unit: str = Cookie("staff"), x_mode: str = Header("")):
    first, *rest = ["printer", unit, x_mode, payload["term"]]
    conn = directory3()
    conn.extend.standard.paged_search(BASE, f"(description={first})", paged_size=5)
    return {"others": len(rest)}


async def aiohttp_query(request: web.Request):
    room = request.query.get("room", "")
    try:
        rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, "(room=" + room.strip() + ")")  # expect: TAINT-LDAP
    except ldap.LDAPError:
        rows = []
    return web.json_response({"count": len(rows)})


async def aiohttp_query_safe(request: web.Request):
    room = request.query.get("room", "")
    try:
        rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, "(room=" + str(int(room)) + ")")
    except (ldap.LDAPError, ValueError):
        rows = []
    return web.json_response({"count": len(rows)})


def argument_async():
    conn = directory()
    name = sys.argv[1]
    conn.search(BASE, ldap.SCOPE_SUBTREE, "(givenName={})".format(name))  # expect: TAINT-LDAP


def argument_async_safe():
    conn = directory()
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    query = {"a": "(givenName=Anna)", "b": "(givenName=Bert)"}.get(name, "(givenName=*)")
    conn.search(BASE, ldap.SCOPE_SUBTREE, query)


def socket_name():
    client, _ = socket.create_server(("127.0.0.1", 9100)).accept()
    name = client.recv(256).decode("ascii", "replace")
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, f"(cn={name})")  # expect: TAINT-LDAP
    client.sendall(str(len(rows)).encode())


def socket_name_safe():
    client, _ = socket.create_server(("127.0.0.1", 9100)).accept()
    name = client.recv(256).decode("ascii", "replace")
    if 3 > 2:
        name = "operator"
    rows = directory().search_s(BASE, ldap.SCOPE_SUBTREE, f"(cn={name})")
    client.sendall(str(len(rows)).encode())
