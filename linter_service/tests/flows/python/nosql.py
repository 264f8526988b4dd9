# Flows of request data into document-database queries.
import base64
import json
import re
import socket
import sys

import motor.motor_asyncio
from aiohttp import web
from bson import ObjectId, json_util
from bson.code import Code
from django.http import JsonResponse
from fastapi import Body, FastAPI
from flask import Flask, abort, jsonify, request
from mongoengine import Document, StringField
from pydantic import BaseModel
from pymongo import MongoClient

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
db = MongoClient().shop
mdb = motor.motor_asyncio.AsyncIOMotorClient().shop
STATES = {"open": {"state": "open"}, "closed": {"state": "closed"}}
ROLES = ("editor", "viewer")


class Item(Document):
    name = StringField()


class Credentials(BaseModel):
    user: str
    password: str


@app.route("/login", methods=["POST"])
def by_json_value():
    user = request.json["user"]
    doc = db.users.find_one({"user": user})  # expect: TAINT-NOSQL
    return jsonify(found=doc is not None)


@app.route("/login-safe", methods=["POST"])
def by_json_value_safe():
    user = str(request.json["user"])
    doc = db.users.find_one({"user": user})
    return jsonify(found=doc is not None)


@app.route("/whole", methods=["POST"])
def by_whole_filter():
    criteria = request.get_json()
    return jsonify(n=db.items.count_documents(criteria))  # expect: TAINT-NOSQL


@app.route("/whole-safe", methods=["POST"])
def by_whole_filter_safe():
    criteria = request.get_json()
    criteria = {"public": True}
    return jsonify(n=db.items.count_documents(criteria))


@app.route("/where")
def by_where_concat():
    name = request.args.get("name")
    docs = db.items.find({"$where": "this.name == '" + name + "'"})  # expect: TAINT-NOSQL
    return jsonify(n=len(list(docs)))


@app.route("/where-safe")
def by_where_concat_safe():
    name = request.args.get("name")
    docs = db.items.find({"name": name})
    return jsonify(n=len(list(docs)))


@app.route("/where-fstring", methods=["POST"])
def by_where_fstring():
    year = request.form["year"]
    docs = db.books.find({"$where": f"this.year > {year}"})  # expect: TAINT-NOSQL
    return jsonify(n=len(list(docs)))


@app.route("/where-fstring-safe", methods=["POST"])
def by_where_fstring_safe():
    year = int(request.form["year"])
    docs = db.books.find({"$where": f"this.year > {year}"})
    return jsonify(n=len(list(docs)))


@app.route("/loads")
def by_json_loads():
    query = json.loads(request.args.get("filter", "{}"))
    ids = [str(d["_id"]) for d in db.items.find(query)]  # expect: TAINT-NOSQL
    return jsonify(ids)


@app.route("/loads-safe")
def by_json_loads_safe():
    query = json.loads(request.args.get("filter", "{}"))
    ids = [str(d["_id"]) for d in db.items.find({"size": len(query)})]
    return jsonify(ids)


@app.route("/aggregate", methods=["POST"])
def by_aggregate():
    stages = [{"$match": request.get_json()["match"]}, {"$count": "n"}]
    return jsonify(n=len(list(db.sales.aggregate(stages))))  # expect: TAINT-NOSQL


@app.route("/aggregate-safe", methods=["POST"])
def by_aggregate_safe():
    stages = [{"$match": request.get_json()["match"]}, {"$count": "n"}]
    return jsonify(n=len(list(db.sales.aggregate([stages[1]]))))


@app.route("/pipeline", methods=["POST"])
def by_pipeline():
    pipeline = request.json.get("pipeline", [])
    return jsonify(n=len(list(db.sales.aggregate(pipeline))))  # expect: TAINT-NOSQL


@app.route("/pipeline-safe", methods=["POST"])
def by_pipeline_safe():
    pipeline = STATES.get(str(request.json.get("pipeline")), {"state": "open"})
    return jsonify(n=len(list(db.sales.aggregate([{"$match": pipeline}]))))


def user_filter(name, secret):
    return {"name": name, "secret": secret}


@app.route("/helper", methods=["POST"])
def by_helper():
    body = request.get_json()
    doc = db.users.find_one(user_filter(body["name"], body["secret"]))  # expect: TAINT-NOSQL
    return jsonify(ok=bool(doc))


@app.route("/helper-safe", methods=["POST"])
def by_helper_safe():
    body = request.get_json()
    if not isinstance(body["name"], str) or not isinstance(body["secret"], str):
        abort(400)
    doc = db.users.find_one(user_filter(body["name"], body["secret"]))
    return jsonify(ok=bool(doc))


class Search:
    def __init__(self, criteria):
        self.criteria = criteria
        self.fallback = {"visible": True}


@app.route("/class", methods=["POST"])
def by_class_field():
    search = Search(request.get_json()["criteria"])
    return jsonify(n=len(list(db.posts.find(search.criteria))))  # expect: TAINT-NOSQL


@app.route("/class-safe", methods=["POST"])
def by_class_field_safe():
    search = Search(request.get_json()["criteria"])
    return jsonify(n=len(list(db.posts.find(search.fallback))))


@app.route("/dict", methods=["POST"])
def by_dict_item():
    params = dict(request.get_json())
    query = {"kind": "book"}
    query["author"] = params.get("author")
    return jsonify(n=len(list(db.items.find(query))))  # expect: TAINT-NOSQL


@app.route("/dict-safe", methods=["POST"])
def by_dict_item_safe():
    box = {"kind": "book"}
    box["author"] = request.get_json().get("author")
    return jsonify(n=len(list(db.items.find({"kind": box["kind"]}))))


@app.route("/spread", methods=["POST"])
def by_spread():
    query = {"tenant": 4, **request.get_json()}
    db.notes.delete_many(query)  # expect: TAINT-NOSQL
    return jsonify(ok=True)


@app.route("/spread-safe", methods=["POST"])
def by_spread_safe():
    extra = request.get_json()
    query = {"tenant": 4, "folder": int(extra["folder"])}
    db.notes.delete_many(query)
    return jsonify(ok=True)


@app.route("/comprehension", methods=["POST"])
def by_comprehension():
    query = {key: value for key, value in request.json.items()}
    db.tasks.update_many(query, {"$set": {"done": True}})  # expect: TAINT-NOSQL
    return jsonify(ok=True)


@app.route("/comprehension-safe", methods=["POST"])
def by_comprehension_safe():
    query = {key: str(request.json.get(key)) for key in ("owner", "list")}
    db.tasks.update_many(query, {"$set": {"done": True}})
    return jsonify(ok=True)


@app.route("/closure", methods=["POST"])
def by_closure():
    token = request.json["token"]

    def check():
        return db.sessions.find_one({"token": token})  # expect: TAINT-NOSQL

    return jsonify(ok=check() is not None)


@app.route("/closure-safe", methods=["POST"])
def by_closure_safe():
    token = request.json["token"]

    def check():
        return db.sessions.find_one({"token": {"$eq": token}})

    return jsonify(ok=check() is not None)


@app.route("/conditional", methods=["POST"])
def by_conditional():
    role = request.json["role"] if request.json.get("role") else "viewer"
    return jsonify(n=db.users.count_documents({"role": role}))  # expect: TAINT-NOSQL


@app.route("/conditional-safe", methods=["POST"])
def by_conditional_safe():
    role = request.json["role"] if request.json.get("role") in ROLES else "viewer"
    return jsonify(n=db.users.count_documents({"role": role}))


@app.route("/dead", methods=["POST"])
def by_branch():
    level = 10
    price = request.json["price"]
    if level > 5:
        query = {"price": price}
    else:
        query = {"price": 1}
    return jsonify(ok=db.items.find_one(query) is not None)  # expect: TAINT-NOSQL


@app.route("/dead-safe", methods=["POST"])
def by_branch_safe():
    level = 10
    price = request.json["price"]
    if level > 50:
        query = {"price": price}
    else:
        query = {"price": 1}
    return jsonify(ok=db.items.find_one(query) is not None)


@app.route("/cookie")
def by_cookie():
    prefs = json.loads(base64.b64decode(request.cookies["prefs"]))
    doc = db.themes.find_one({"_id": prefs["theme"]})  # expect: TAINT-NOSQL
    return jsonify(dark=bool(doc and doc["dark"]))


@app.route("/cookie-safe")
def by_cookie_safe():
    prefs = json.loads(base64.b64decode(request.cookies["prefs"]))
    doc = db.themes.find_one({"_id": ObjectId(prefs["theme"])})
    return jsonify(dark=bool(doc and doc["dark"]))


@app.route("/reduce")
def by_map_reduce():
    field = request.headers.get("X-Group", "city")
    mapper = Code("function () { emit(this." + field + ", 1); }")
    db.command("mapReduce", "users", map=mapper, reduce=Code("function (k, v) { return v.length; }"), out={"inline": 1})  # expect: TAINT-NOSQL
    return jsonify(ok=True)


@app.route("/reduce-safe")
def by_map_reduce_safe():
    field = request.headers.get("X-Group", "city")
    if not re.fullmatch(r"[a-z]+", field):
        return jsonify(ok=False)
    mapper = Code("function () { emit(this." + field + ", 1); }")
    db.command("mapReduce", "users", map=mapper, reduce=Code("function (k, v) { return v.length; }"), out={"inline": 1})
    return jsonify(ok=True)


@app.route("/raw", methods=["POST"])
def by_mongoengine_raw():
    items = Item.objects(__raw__=request.get_json())  # expect: TAINT-NOSQL
    return jsonify(n=items.count())


@app.route("/raw-safe", methods=["POST"])
def by_mongoengine_raw_safe():
    items = Item.objects(name=str(request.get_json()["name"]))
    return jsonify(n=items.count())


def by_django_body(request):
    data = json.loads(request.body)
    doc = db.users.find_one({"email": data["email"], "pin": data["pin"]})  # expect: TAINT-NOSQL
    return JsonResponse({"ok": doc is not None})


def by_django_body_safe(request):
    doc = db.users.find_one({"email": request.POST["email"], "pin": request.POST["pin"]})
    return JsonResponse({"ok": doc is not None})


def by_django_where(request):
    owner = request.GET.get("owner")
    clause = "function() { return this.owner == '%s'; }" % owner
    docs = db.files.find().where(clause)  # expect: TAINT-NOSQL
    return JsonResponse({"n": len(list(docs))})


def by_django_where_safe(request):
    owner = request.GET.get("owner")
    clause = "function() { return this.owner == '%s'; }" % "public"
    docs = db.files.find().where(clause)
    return JsonResponse({"n": len(list(docs)), "asked": bool(owner)})


@api.post("/find")
async def by_fastapi_dict(criteria: dict = Body()):
    doc = await mdb.users.find_one(criteria)  # expect: TAINT-NOSQL
    return {"found": doc is not None}


@api.post("/find-safe")
async def by_fastapi_dict_safe(creds: Credentials):
    doc = await mdb.users.find_one({"user": creds.user, "password": creds.password})
    return {"found": doc is not None}


@api.get("/near")
async def by_fastapi_query(q: str):
    parsed = json_util.loads(q)
    count = await mdb.places.count_documents(parsed)  # expect: TAINT-NOSQL
    return {"count": count}


@api.get("/near-safe")
async def by_fastapi_query_safe(q: str):
    count = await mdb.places.count_documents({"name": q})
    return {"count": count}


@routes.post("/remove")
async def by_aiohttp(request):
    data = await request.json()
    result = await mdb.items.delete_one({"_id": data["id"]})  # expect: TAINT-NOSQL
    return web.json_response({"deleted": result.deleted_count})


@routes.post("/remove-safe")
async def by_aiohttp_safe(request):
    data = await request.json()
    try:
        key = int(data["id"])
    except (TypeError, ValueError):
        raise web.HTTPBadRequest()
    result = await mdb.items.delete_one({"_id": key})
    return web.json_response({"deleted": result.deleted_count})


@routes.post("/distinct")
async def by_aiohttp_loop(request):
    wanted = (await request.json())["filters"]
    clauses = []
    for one in wanted:
        clauses.append(one)
    names = await mdb.items.distinct("name", {"$or": clauses})  # expect: TAINT-NOSQL
    return web.json_response({"n": len(names)})


@routes.post("/distinct-safe")
async def by_aiohttp_loop_safe(request):
    wanted = (await request.json())["filters"]
    clauses = []
    for one in wanted:
        clauses.append({"tag": str(one)})
    names = await mdb.items.distinct("name", {"$or": clauses})
    return web.json_response({"n": len(names)})


def by_argv():
    query = json.loads(sys.argv[1])
    for doc in db.items.find(query):  # expect: TAINT-NOSQL
        print(doc["_id"])


def by_argv_safe():
    query = json.loads(sys.argv[1])
    query.clear()
    for doc in db.items.find(query):
        print(doc["_id"])


def by_socket():
    peer, _ = socket.create_server(("", 9100)).accept()
    message = json.loads(peer.recv(4096))
    db.jobs.find_one_and_delete({"queue": message["queue"]})  # expect: TAINT-NOSQL


def by_socket_safe():
    peer, _ = socket.create_server(("", 9100)).accept()
    message = json.loads(peer.recv(4096))
    if message["queue"] == "mail":
        db.jobs.find_one_and_delete({"queue": "mail"})
