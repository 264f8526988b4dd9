# Searches in a directory server.
import base64
import os
import re
from urllib.parse import parse_qs

import ldap as pyldap
import ldap3
from aiohttp import web
from django.http import HttpResponseBadRequest, JsonResponse
from fastapi import FastAPI, Header
from flask import Flask, jsonify, request
from ldap.filter import escape_filter_chars, filter_format
from ldap3.utils.conv import escape_filter_chars as escape_for_filter

app = Flask(__name__)
api = FastAPI()

BASE = "ou=users,ou=system"
UNITS = {"sales": "ou=sales,o=example", "plant": "ou=plant,o=example"}


def directory():
    server = ldap3.Server("ldap://directory:10389")
    return ldap3.Connection(server, auto_bind=True)


def legacy_directory():
    return pyldap.initialize("ldap://directory:10389")


@app.route("/bench/00901", methods=["POST"])
def conditional_param():
    param = request.form.get("Bench00901") or ""
    num = 196
    bar = "constant" if (500 // 42) + num < 200 else param
    search = f"(&(objectclass=person)(uid={bar}))"
    conn = directory()
    conn.search(BASE, search, attributes=["mail"])  # expect: TAINT-LDAP
    return jsonify(found=len(conn.entries))


@app.route("/bench/00902", methods=["POST"])
def conditional_param_safe():
    param = request.form.get("Bench00902") or ""
    num = 86
    bar = "constant" if (500 // 42) + num < 200 else param
    search = f"(&(objectclass=person)(uid={bar}))"
    conn = directory()
    conn.search(BASE, search, attributes=["mail"])
    return jsonify(found=len(conn.entries))


class FilterBuilder:
    def __init__(self):
        self.terms = []

    def equals(self, attribute, value):
        self.terms.append("(" + attribute + "=" + value + ")")

    def build(self):
        if len(self.terms) == 1:
            return self.terms[0]
        return "(&" + "".join(self.terms) + ")"


@app.post("/people/search")
def filter_builder():
    wanted = request.get_json() or {}
    builder = FilterBuilder()
    builder.equals("objectClass", "inetOrgPerson")
    for attribute in ("sn", "givenName"):
        value = wanted.get(attribute)
        if value:
            builder.equals(attribute, value)
    con = legacy_directory()
    hits = con.search_s(BASE, pyldap.SCOPE_SUBTREE, builder.build())  # expect: TAINT-LDAP
    return jsonify(hits=len(hits))


@app.post("/people/search/v2")
def filter_builder_safe():
    wanted = request.get_json() or {}
    builder = FilterBuilder()
    builder.equals("objectClass", "inetOrgPerson")
    for attribute in ("sn", "givenName"):
        value = wanted.get(attribute)
        if value:
            builder.equals(attribute, escape_filter_chars(value))
    con = legacy_directory()
    hits = con.search_s(BASE, pyldap.SCOPE_SUBTREE, builder.build())
    return jsonify(hits=len(hits))


def group_members(request, group):
    pieces = ["(memberOf=cn=", group, ",ou=groups)"]
    text = "".join(pieces)
    attributes = ["cn", "mail"] if request.GET.get("full") else ["cn"]
    con = legacy_directory()
    try:
        hits = con.search_ext_s(BASE, pyldap.SCOPE_ONELEVEL, text, attributes)  # expect: TAINT-LDAP
    except pyldap.LDAPError:
        hits = []
    return JsonResponse({"members": len(hits)})


def group_members_safe(request, group):
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,30}", group):
        return HttpResponseBadRequest("no such group")
    pieces = ["(memberOf=cn=", group, ",ou=groups)"]
    text = "".join(pieces)
    attributes = ["cn", "mail"] if request.GET.get("full") else ["cn"]
    con = legacy_directory()
    try:
        hits = con.search_ext_s(BASE, pyldap.SCOPE_ONELEVEL, text, attributes)
    except pyldap.LDAPError:
        hits = []
    return JsonResponse({"members": len(hits)})


async def unit_listing(request):
    unit = request.query.get("unit", "sales")
    conn = directory()

    def list_below(base):
        conn.search(base, "(objectClass=person)", ldap3.LEVEL)  # expect: TAINT-LDAP
        return [entry.entry_dn for entry in conn.entries]

    names = list_below("ou=" + unit + ",o=example")
    return web.json_response({"names": names})


async def unit_listing_safe(request):
    unit = request.query.get("unit", "sales")
    conn = directory()

    def list_below(base):
        conn.search(base, "(objectClass=person)", ldap3.LEVEL)
        return [entry.entry_dn for entry in conn.entries]

    if unit not in UNITS:
        raise web.HTTPNotFound()
    names = list_below(UNITS[unit])
    return web.json_response({"names": names})


@api.get("/whoami")
def from_authorization(authorization: str = Header("")):
    scheme, _, packed = authorization.partition(" ")
    if scheme.lower() != "basic":
        return {"known": False}
    login, _, password = base64.b64decode(packed).decode("utf-8").partition(":")
    person = {"login": login, "kind": "staff"}
    search = "(&(uid=%(login)s)(employeeType=%(kind)s))" % person
    con = legacy_directory()
    hits = con.search_s(BASE, pyldap.SCOPE_SUBTREE, search, ["cn"])  # expect: TAINT-LDAP
    return {"known": bool(hits) and bool(password)}


@api.get("/v2/whoami")
def from_authorization_safe(authorization: str = Header("")):
    scheme, _, packed = authorization.partition(" ")
    if scheme.lower() != "basic":
        return {"known": False}
    login, _, password = base64.b64decode(packed).decode("utf-8").partition(":")
    search = filter_format("(&(uid=%s)(employeeType=%s))", [login, "staff"])
    con = legacy_directory()
    hits = con.search_s(BASE, pyldap.SCOPE_SUBTREE, search, ["cn"])
    return {"known": bool(hits) and bool(password)}


def several_numbers():
    query = parse_qs(os.environ.get("QUERY_STRING", ""))
    numbers = query.get("number", [])
    if not numbers:
        print("Status: 400\r\n\r\n", end="")
        return
    alternatives = [f"(telephoneNumber=*{n}*)" for n in numbers]
    options = {"search_base": BASE, "search_scope": ldap3.SUBTREE}
    options["search_filter"] = "(|" + "".join(alternatives) + ")"
    conn = directory()
    conn.search(**options)  # expect: TAINT-LDAP
    print("Content-Type: text/plain\r\n\r\n" + str(len(conn.entries)))


def several_numbers_safe():
    query = parse_qs(os.environ.get("QUERY_STRING", ""))
    numbers = query.get("number", [])
    if not numbers:
        print("Status: 400\r\n\r\n", end="")
        return
    alternatives = [f"(telephoneNumber=*{escape_for_filter(n)}*)" for n in numbers]
    options = {"search_base": BASE, "search_scope": ldap3.SUBTREE}
    options["search_filter"] = "(|" + "".join(alternatives) + ")"
    conn = directory()
    conn.search(**options)
    print("Content-Type: text/plain\r\n\r\n" + str(len(conn.entries)))
