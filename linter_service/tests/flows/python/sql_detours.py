# SQL statements that are put together and run in handlers.
import base64
import configparser
import re
import sqlite3

import psycopg2
from aiohttp import web
from django.db import connection
from django.http import HttpResponseBadRequest, JsonResponse
from fastapi import FastAPI
from flask import Flask, jsonify, request
from sqlalchemy import create_engine, text

app = Flask(__name__)
api = FastAPI()
engine = create_engine("postgresql://app@db/stock")

SORT_COLUMNS = {"newest": "created_at DESC", "oldest": "created_at ASC", "name": "label ASC"}


def open_badges():
    return sqlite3.connect("/var/lib/badges/badges.db")


def unwrap(value):
    raw = base64.urlsafe_b64decode(value.encode("ascii"))
    return raw.decode("utf-8").strip()


@app.route("/badge/00011", methods=["POST"])
def config_parser_detour():
    param = request.form.get("BadgeHolder", "")

    conf = configparser.RawConfigParser()
    conf.add_section("sect12")
    conf.set("sect12", "keyA-12", "visitor")
    conf.set("sect12", "keyB-12", param)
    bar = conf.get("sect12", "keyB-12")

    cur = open_badges().cursor()
    cur.execute(f"SELECT id, door FROM badge WHERE holder = '{bar}'")  # expect: TAINT-SQL
    return jsonify(rows=cur.fetchall())


@app.route("/badge/00012", methods=["POST"])
def config_parser_detour_safe():
    param = request.form.get("BadgeHolder", "")

    conf = configparser.RawConfigParser()
    conf.add_section("sect12")
    conf.set("sect12", "keyA-12", "visitor")
    conf.set("sect12", "keyB-12", param)
    bar = conf.get("sect12", "keyA-12")

    cur = open_badges().cursor()
    cur.execute(f"SELECT id, door FROM badge WHERE holder = '{bar}'")
    return jsonify(rows=cur.fetchall())


@app.route("/badge/00021")
def match_on_letter():
    param = unwrap(request.cookies.get("BadgeTok", ""))

    possible = "ABC"
    guess = possible[2]
    match guess:
        case "A":
            bar = "front"
        case "B":
            bar = "back"
        case "C":
            bar = param
        case _:
            bar = "none"

    sql = "DELETE FROM badge_event WHERE gate = '" + bar + "'"
    db = open_badges()
    db.execute(sql)  # expect: TAINT-SQL
    db.commit()
    return jsonify(done=True)


@app.route("/badge/00022")
def match_on_letter_safe():
    param = unwrap(request.cookies.get("BadgeTok", ""))

    possible = "ABC"
    guess = possible[1]
    match guess:
        case "A":
            bar = param
        case "B":
            bar = "back"
        case "C":
            bar = param
        case _:
            bar = param

    sql = "DELETE FROM badge_event WHERE gate = '" + bar + "'"
    db = open_badges()
    db.execute(sql)
    db.commit()
    return jsonify(done=True)


class StockQuery:
    def __init__(self, table):
        self.table = table
        self.parts = []
        self.order = "id"

    def where(self, clause):
        self.parts.append(clause)
        return self

    def sorted_by(self, order):
        self.order = order
        return self

    def render(self):
        out = ["SELECT * FROM", self.table]
        if self.parts:
            out.append("WHERE " + " AND ".join(self.parts))
        out.append("ORDER BY " + self.order)
        return " ".join(out)


@app.get("/stock")
def query_builder():
    wanted = request.args.get("sort", "newest")
    query = StockQuery("stock_item").where("hidden = false")
    if request.args.get("instock") == "1":
        query.where("amount > 0")
    statement = query.sorted_by(wanted).render()
    with engine.connect() as conn:
        rows = conn.execute(text(statement)).mappings().all()  # expect: TAINT-SQL
    return jsonify(items=[dict(row) for row in rows])


@app.get("/stock/v2")
def query_builder_safe():
    wanted = request.args.get("sort", "newest")
    query = StockQuery("stock_item").where("hidden = false")
    if request.args.get("instock") == "1":
        query.where("amount > 0")
    statement = query.sorted_by(SORT_COLUMNS.get(wanted, "id")).render()
    with engine.connect() as conn:
        rows = conn.execute(text(statement)).mappings().all()
    return jsonify(items=[dict(row) for row in rows])


def invoices_by_customer(request):
    code = request.GET.get("customer", "")
    months = [m for m in request.GET.getlist("month") if m]
    pieces = ["SELECT number, total FROM billing_invoice WHERE 1 = 1"]
    if code:
        pieces.append("AND customer_code = '%s'" % code)
    if months:
        pieces.append("AND archived = 0")
    with connection.cursor() as cursor:
        cursor.execute(" ".join(pieces))  # expect: TAINT-SQL
        found = cursor.fetchall()
    return JsonResponse({"invoices": [list(row) for row in found]})


def invoices_by_customer_safe(request):
    code = request.GET.get("customer", "")
    months = [m for m in request.GET.getlist("month") if m]
    if not re.fullmatch(r"[A-Z]{2}[0-9]{4,8}", code):
        return HttpResponseBadRequest("unknown customer code")
    pieces = ["SELECT number, total FROM billing_invoice WHERE 1 = 1"]
    pieces.append("AND customer_code = '%s'" % code)
    if months:
        pieces.append("AND archived = 0")
    with connection.cursor() as cursor:
        cursor.execute(" ".join(pieces))
        found = cursor.fetchall()
    return JsonResponse({"invoices": [list(row) for row in found]})


async def closure_runs_later(request):
    shelf = request.match_info["shelf"]
    pool = request.app["pool"]

    def make_lookup(value):
        def lookup(cursor):
            cursor.execute("SELECT title FROM book WHERE shelf = {}".format(value))  # expect: TAINT-SQL
            return [row[0] for row in cursor.fetchall()]
        return lookup

    task = make_lookup(shelf)
    conn = pool.getconn()
    try:
        titles = task(conn.cursor())
    except psycopg2.Error:
        titles = []
    finally:
        pool.putconn(conn)
    return web.json_response({"titles": titles})


async def closure_runs_later_safe(request):
    shelf = request.match_info["shelf"]
    pool = request.app["pool"]

    def make_lookup(value):
        def lookup(cursor):
            cursor.execute("SELECT title FROM book WHERE shelf = {}".format(value))
            return [row[0] for row in cursor.fetchall()]
        return lookup

    try:
        task = make_lookup(int(shelf))
    except ValueError:
        raise web.HTTPBadRequest(text="shelf is a number")
    conn = pool.getconn()
    try:
        titles = task(conn.cursor())
    except psycopg2.Error:
        titles = []
    finally:
        pool.putconn(conn)
    return web.json_response({"titles": titles})


@api.get("/parcels/{depot}")
def several_filters(depot: str, status: str = "open", limit: int = 50):
    filters = {"depot": depot, "status": status}
    clauses = []
    for column, value in filters.items():
        if value:
            clauses.append(f"{column} = '{value}'")
    sql = "SELECT id, weight FROM parcel WHERE " + " AND ".join(clauses)
    sql += f" LIMIT {limit}"
    db = sqlite3.connect("parcels.db")
    cursor = db.execute(sql)  # expect: TAINT-SQL
    return {"parcels": cursor.fetchall()}


@api.get("/v2/parcels/{depot}")
def several_filters_safe(depot: str, status: str = "open", limit: int = 50):
    filters = {"depot": depot, "status": status}
    clauses, values = [], []
    for column, value in filters.items():
        if value:
            clauses.append(f"{column} = ?")
            values.append(value)
    sql = "SELECT id, weight FROM parcel WHERE " + " AND ".join(clauses)
    sql += f" LIMIT {limit}"
    db = sqlite3.connect("parcels.db")
    cursor = db.execute(sql, values)
    return {"parcels": cursor.fetchall()}
