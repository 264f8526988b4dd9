# Flows of request data into SQL statements.
import base64
import json
import os
import re
import socket
import sqlite3
import sys

import aiosqlite
import asyncpg
import pandas as pd
import psycopg2
from aiohttp import web
from django.contrib.auth.models import User
from django.db import connection
from django.http import JsonResponse
from fastapi import FastAPI, Header
from flask import Flask, abort, jsonify, request
from psycopg2 import sql as pgsql
from sqlalchemy import create_engine, text

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
engine = create_engine("postgresql:///shop")
COLUMNS = {"name", "price", "created"}
SORTS = {"cheap": "price ASC", "new": "created DESC"}
LEGACY = False


def db():
    return sqlite3.connect("shop.db")


@app.route("/concat")
def by_concat():
    name = request.args.get("name", "")
    rows = db().execute("SELECT id FROM users WHERE name = '" + name + "'").fetchall()  # expect: TAINT-SQL
    return jsonify(rows)


@app.route("/concat-safe")
def by_concat_safe():
    name = request.args.get("name", "")
    rows = db().execute("SELECT id FROM users WHERE name = ?", (name,)).fetchall()
    return jsonify(rows)


@app.route("/fstring", methods=["POST"])
def by_fstring():
    city = request.form["city"]
    query = f"SELECT id, name FROM shops WHERE city = '{city}'"
    cur = db().cursor()
    cur.execute(query)  # expect: TAINT-SQL
    return jsonify(cur.fetchall())


@app.route("/fstring-safe", methods=["POST"])
def by_fstring_safe():
    city = request.form["city"]
    city = "Bergen"
    query = f"SELECT id, name FROM shops WHERE city = '{city}'"
    cur = db().cursor()
    cur.execute(query)
    return jsonify(cur.fetchall())


@app.route("/percent")
def by_percent():
    uid = request.cookies.get("uid")
    con = psycopg2.connect("dbname=shop")
    cur = con.cursor()
    cur.execute("SELECT theme FROM prefs WHERE uid = %s" % uid)  # expect: TAINT-SQL
    return jsonify(cur.fetchone())


@app.route("/percent-safe")
def by_percent_safe():
    uid = int(request.cookies.get("uid"))
    con = psycopg2.connect("dbname=shop")
    cur = con.cursor()
    cur.execute("SELECT theme FROM prefs WHERE uid = %s" % uid)
    return jsonify(cur.fetchone())


@app.route("/format", methods=["POST"])
def by_format():
    body = request.get_json()
    stmt = "DELETE FROM carts WHERE token = '{}'".format(body["token"])
    con = db()
    con.execute(stmt)  # expect: TAINT-SQL
    con.commit()
    return "gone"


@app.route("/format-safe", methods=["POST"])
def by_format_safe():
    body = request.get_json()
    stmt = "DELETE FROM {} WHERE token = :token".format("carts")
    con = db()
    con.execute(stmt, {"token": body["token"]})
    con.commit()
    return "gone"


@app.route("/join")
def by_join():
    ids = request.args.getlist("id")
    query = "SELECT * FROM items WHERE id IN (" + ",".join(ids) + ")"
    return jsonify(db().execute(query).fetchall())  # expect: TAINT-SQL


@app.route("/join-safe")
def by_join_safe():
    ids = request.args.getlist("id")
    query = "SELECT * FROM items WHERE id IN (" + ",".join("?" for _ in ids) + ")"
    return jsonify(db().execute(query, ids).fetchall())


@app.route("/dict")
def by_dict_item():
    opts = {"table": "orders"}
    opts["status"] = request.args.get("status")
    cur = db().cursor()
    cur.execute("SELECT id FROM orders WHERE status = '" + opts["status"] + "'")  # expect: TAINT-SQL
    return jsonify(cur.fetchall())


@app.route("/dict-safe")
def by_dict_item_safe():
    opts = {"table": "orders"}
    opts["status"] = request.args.get("status")
    cur = db().cursor()
    cur.execute("SELECT id FROM " + opts["table"] + " LIMIT 10")
    return jsonify(cur.fetchall())


@app.route("/list/<key>")
def by_list_item(key):
    parts = ["SELECT v FROM kv WHERE k = '", key, "'"]
    return jsonify(db().execute(parts[0] + parts[1] + parts[2]).fetchone())  # expect: TAINT-SQL


@app.route("/list-safe/<key>")
def by_list_item_safe(key):
    parts = ["SELECT v FROM kv", key, " LIMIT 5"]
    return jsonify(db().execute(parts[0] + parts[2]).fetchone())


def where_email(value):
    return "SELECT id FROM users WHERE email = '" + value + "'"


@app.route("/helper")
def by_helper():
    query = where_email(request.args["email"])
    return jsonify(db().execute(query).fetchone())  # expect: TAINT-SQL


@app.route("/helper-safe")
def by_helper_safe():
    email = request.args["email"]
    query = where_email("root@example.com")
    return jsonify(row=db().execute(query).fetchone(), length=len(email))


class Report:
    def __init__(self, owner, table):
        self.owner = owner
        self.table = table

    def for_owner(self):
        return f"SELECT * FROM reports WHERE owner = '{self.owner}'"

    def everything(self):
        return f"SELECT * FROM {self.table}"


@app.route("/fields")
def by_class_field():
    report = Report(request.headers.get("X-Owner"), "reports")
    return jsonify(db().execute(report.for_owner()).fetchall())  # expect: TAINT-SQL


@app.route("/fields-safe")
def by_class_field_safe():
    report = Report(request.headers.get("X-Owner"), "reports")
    return jsonify(db().execute(report.everything()).fetchall())


@app.route("/closure")
def by_closure():
    tag = request.args.get("tag")

    def load():
        return db().execute("SELECT post FROM tags WHERE tag = '%s'" % tag)  # expect: TAINT-SQL

    return jsonify(load().fetchall())


@app.route("/closure-safe")
def by_closure_safe():
    tag = request.args.get("tag")

    def load():
        return db().execute("SELECT post FROM tags WHERE tag = ?", [tag])

    return jsonify(load().fetchall())


@app.route("/callback")
def by_callback():
    names = request.args.getlist("n")
    queries = list(map(lambda n: "SELECT id FROM users WHERE name = '" + n + "'", names))
    cur = db().cursor()
    for query in queries:
        cur.execute(query)  # expect: TAINT-SQL
    return jsonify(cur.fetchall())


@app.route("/callback-safe")
def by_callback_safe():
    names = request.args.getlist("n")
    queries = list(map(lambda n: "SELECT id FROM users WHERE id = " + str(len(n)), names))
    cur = db().cursor()
    for query in queries:
        cur.execute(query)
    return jsonify(cur.fetchall())


@app.route("/conditional")
def by_conditional():
    limit = request.args["limit"] if "limit" in request.args else "20"
    return jsonify(db().execute("SELECT * FROM news LIMIT " + limit).fetchall())  # expect: TAINT-SQL


@app.route("/conditional-safe")
def by_conditional_safe():
    limit = request.args["limit"] if LEGACY else "20"
    return jsonify(db().execute("SELECT * FROM news LIMIT " + limit).fetchall())


@app.route("/order")
def by_order_column():
    column = request.args.get("sort", "name")
    return jsonify(db().execute(f"SELECT * FROM items ORDER BY {column}").fetchall())  # expect: TAINT-SQL


@app.route("/order-safe")
def by_order_column_safe():
    column = request.args.get("sort", "name")
    if column not in COLUMNS:
        abort(400)
    return jsonify(db().execute(f"SELECT * FROM items ORDER BY {column}").fetchall())


@app.route("/lookup")
def by_lookup():
    sort = SORTS.get(request.args["sort"], request.args["sort"])
    return jsonify(db().execute("SELECT * FROM items ORDER BY " + sort).fetchall())  # expect: TAINT-SQL


@app.route("/lookup-safe")
def by_lookup_safe():
    sort = SORTS.get(request.args["sort"], "name ASC")
    return jsonify(db().execute("SELECT * FROM items ORDER BY " + sort).fetchall())


@app.route("/loop", methods=["POST"])
def by_loop():
    where = "1 = 1"
    for field, value in request.form.items():
        where += " AND " + field + " = '" + value + "'"
    return jsonify(db().execute("SELECT * FROM cars WHERE " + where).fetchall())  # expect: TAINT-SQL


@app.route("/loop-safe", methods=["POST"])
def by_loop_safe():
    where, values = "1 = 1", []
    for field in ("brand", "colour", "year"):
        where += " AND " + field + " = ?"
        values.append(request.form.get(field))
    return jsonify(db().execute("SELECT * FROM cars WHERE " + where, values).fetchall())


@app.route("/try")
def by_try():
    page = request.args.get("page", "0")
    try:
        int(page)
    except ValueError:
        app.config["BAD_PAGES"] = True
    return jsonify(db().execute("SELECT * FROM posts LIMIT 10 OFFSET " + page).fetchall())  # expect: TAINT-SQL


@app.route("/try-safe")
def by_try_safe():
    page = request.args.get("page", "0")
    try:
        offset = int(page)
    except ValueError:
        offset = 0
    return jsonify(db().execute("SELECT * FROM posts LIMIT 10 OFFSET " + str(offset)).fetchall())


def by_django_raw(request):
    term = request.GET.get("q", "")
    users = User.objects.raw("SELECT * FROM auth_user WHERE username LIKE '%%" + term + "%%'")  # expect: TAINT-SQL
    return JsonResponse({"ids": [u.id for u in users]})


def by_django_raw_safe(request):
    term = request.GET.get("q", "")
    users = User.objects.raw("SELECT * FROM auth_user WHERE username LIKE %s", ["%" + term + "%"])
    return JsonResponse({"ids": [u.id for u in users]})


def by_django_extra(request):
    since = request.POST["since"]
    users = User.objects.extra(where=["date_joined > '%s'" % since])  # expect: TAINT-SQL
    return JsonResponse({"n": users.count()})


def by_django_extra_safe(request):
    since = request.POST["since"]
    users = User.objects.filter(date_joined__gt=since)
    return JsonResponse({"n": users.count()})


def by_django_cursor(request):
    data = json.loads(request.body)
    with connection.cursor() as cur:
        cur.execute(  # expect: TAINT-SQL
            "UPDATE stock SET amount = 0 "
            "WHERE sku = '{sku}'".format(**data)
        )
    return JsonResponse({"ok": True})


def by_django_cursor_safe(request):
    data = json.loads(request.body)
    data = {"sku": "A-100"}
    with connection.cursor() as cur:
        cur.execute(
            "UPDATE stock SET amount = 0 "
            "WHERE sku = '{sku}'".format(**data)
        )
    return JsonResponse({"ok": True})


@api.get("/orders/{ref}")
def by_fastapi_text(ref: str):
    with engine.connect() as con:
        found = con.execute(text(f"SELECT total FROM orders WHERE ref = '{ref}'")).first()  # expect: TAINT-SQL
    return {"total": found[0]}


@api.get("/orders-safe/{ref}")
def by_fastapi_text_safe(ref: str):
    with engine.connect() as con:
        found = con.execute(text("SELECT total FROM orders WHERE ref = :ref"), {"ref": ref}).first()
    return {"total": found[0]}


@api.get("/tenant")
async def by_fastapi_header(x_tenant: str = Header()):
    con = await asyncpg.connect("postgresql:///shop")
    rows = await con.fetch("SELECT id FROM " + x_tenant + ".invoices")  # expect: TAINT-SQL
    return {"count": len(rows)}


@api.get("/tenant-safe")
async def by_fastapi_header_safe(x_tenant: int = Header()):
    con = await asyncpg.connect("postgresql:///shop")
    rows = await con.fetch("SELECT id FROM tenant_" + str(x_tenant) + ".invoices")
    return {"count": len(rows)}


@routes.get("/rooms")
async def by_aiohttp(request):
    room = request.query.get("room")
    async with aiosqlite.connect("chat.db") as con:
        await con.execute("UPDATE rooms SET seen = 1 WHERE name = '" + room + "'")  # expect: TAINT-SQL
    return web.json_response({"ok": True})


@routes.get("/rooms-safe")
async def by_aiohttp_safe(request):
    room = request.query.get("room")
    if not re.fullmatch(r"[a-z0-9]{1,20}", room):
        raise web.HTTPBadRequest()
    async with aiosqlite.connect("chat.db") as con:
        await con.execute("UPDATE rooms SET seen = 1 WHERE name = '" + room + "'")
    return web.json_response({"ok": True})


def by_argv():
    table = sys.argv[1]
    con = db()
    con.executescript("DROP TABLE IF EXISTS " + table + "; VACUUM;")  # expect: TAINT-SQL


def by_argv_safe():
    table = sys.argv[1]
    con = db()
    if table == "cache":
        con.executescript("DROP TABLE IF EXISTS cache; VACUUM;")


def by_socket():
    peer, _ = socket.create_server(("", 9000)).accept()
    line = peer.recv(1024).decode().strip()
    db().execute("INSERT INTO readings (value) VALUES ('" + line + "')")  # expect: TAINT-SQL


def by_socket_safe():
    peer, _ = socket.create_server(("", 9000)).accept()
    line = peer.recv(1024).decode().strip()
    db().execute("INSERT INTO readings (value) VALUES (%f)" % float(line))


@app.route("/decode")
def by_decode():
    cursor = base64.urlsafe_b64decode(request.args["cursor"]).decode()
    frame = pd.read_sql_query(f"SELECT * FROM events WHERE id > {cursor}", engine)  # expect: TAINT-SQL
    return jsonify(rows=len(frame))


@app.route("/decode-safe")
def by_decode_safe():
    cursor = base64.urlsafe_b64decode(request.args["cursor"]).decode()
    if not cursor.isdecimal():
        return jsonify(rows=0)
    frame = pd.read_sql_query(f"SELECT * FROM events WHERE id > {int(cursor)}", engine)
    return jsonify(rows=len(frame))


@app.route("/identifier")
def by_identifier():
    con = psycopg2.connect("dbname=shop")
    cur = con.cursor()
    cur.execute(pgsql.SQL("SELECT count(*) FROM " + request.args["t"]))  # expect: TAINT-SQL
    return jsonify(cur.fetchone())


@app.route("/identifier-safe")
def by_identifier_safe():
    con = psycopg2.connect("dbname=shop")
    cur = con.cursor()
    cur.execute(pgsql.SQL("SELECT count(*) FROM {}").format(pgsql.Identifier(request.args["t"])))
    return jsonify(cur.fetchone())


def by_environ():
    prefix = os.environ.get("QUERY_STRING", "")
    rows = db().execute("SELECT * FROM pages WHERE slug LIKE '%s%%'" % prefix).fetchall()  # expect: TAINT-SQL
    return len(rows)


def by_environ_safe():
    prefix = os.environ.get("QUERY_STRING", "")
    rows = db().execute("SELECT * FROM pages WHERE slug LIKE ? || '%'", (prefix,)).fetchall()
    return len(rows)


if __name__ == "__main__":
    by_argv()
