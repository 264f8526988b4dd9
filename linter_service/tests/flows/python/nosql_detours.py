# Queries and updates sent to a document database.
import base64
import json
import re

from aiohttp import web
from bson import ObjectId
from django.http import HttpResponseBadRequest, JsonResponse
from fastapi import Body, FastAPI, HTTPException
from flask import Flask, abort, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
api = FastAPI()
client = MongoClient("mongodb://mongo:27017")
shop = client["shop"]

STATES = ("new", "packed", "shipped")


def body_field(name, fallback=None):
    payload = request.get_json(silent=True) or {}
    return payload.get(name, fallback)


@app.post("/session")
def login_lookup():
    credentials = {
        "login": body_field("login"),
        "token": body_field("token"),
    }
    query = {"active": True}
    query.update(credentials)
    account = shop.accounts.find_one(query)  # expect: TAINT-NOSQL
    if account is None:
        abort(401)
    return jsonify(account=str(account["_id"]))


@app.post("/session/v2")
def login_lookup_safe():
    credentials = {
        "login": body_field("login"),
        "token": body_field("token"),
    }
    query = {"active": True}
    query.update({key: str(value) for key, value in credentials.items()})
    account = shop.accounts.find_one(query)
    if account is None:
        abort(401)
    return jsonify(account=str(account["_id"]))


@app.route("/bench/00031")
def where_javascript():
    param = request.args.get("minimum", "0")
    values = []
    values.append("10")
    values.append(param)
    values.append("30")
    values.pop(0)
    bar = values[0]

    script = "this.price > " + bar + " && this.visible"
    cursor = shop.items.find({"$where": script})  # expect: TAINT-NOSQL
    return jsonify(ids=[str(doc["_id"]) for doc in cursor])


@app.route("/bench/00032")
def where_javascript_safe():
    param = request.args.get("minimum", "0")
    values = []
    values.append("10")
    values.append(param)
    values.append("30")
    values.pop(0)
    bar = values[1]

    script = "this.price > " + bar + " && this.visible"
    cursor = shop.items.find({"$where": script})
    return jsonify(ids=[str(doc["_id"]) for doc in cursor])


class OrderStore:
    def __init__(self, collection):
        self.collection = collection
        self.criteria = {}

    def add(self, name, value):
        self.criteria[name] = value

    def fetch(self):
        return list(self.collection.find(self.criteria))  # expect: TAINT-NOSQL


@app.post("/orders/search")
def store_with_criteria():
    wanted = request.json
    store = OrderStore(shop.orders)
    for name in ("state", "customer"):
        if name in wanted:
            store.add(name, wanted[name])
    found = store.fetch()
    return jsonify(count=len(found))


class CheckedOrderStore:
    def __init__(self, collection):
        self.collection = collection
        self.criteria = {}

    def add(self, name, value):
        if not isinstance(value, str):
            raise TypeError(name)
        self.criteria[name] = value

    def fetch(self):
        return list(self.collection.find(self.criteria))


@app.post("/orders/search/v2")
def store_with_criteria_safe():
    wanted = request.json
    store = CheckedOrderStore(shop.orders)
    try:
        for name in ("state", "customer"):
            if name in wanted:
                store.add(name, wanted[name])
    except TypeError:
        abort(400)
    found = store.fetch()
    return jsonify(count=len(found))


def saved_search(request):
    packed = request.COOKIES.get("search", "e30=")
    try:
        criteria = json.loads(base64.b64decode(packed))
    except ValueError:
        return HttpResponseBadRequest("bad search")
    pipeline = [
        {"$match": criteria},
        {"$group": {"_id": "$category", "n": {"$sum": 1}}},
    ]
    groups = shop.items.aggregate(pipeline)  # expect: TAINT-NOSQL
    return JsonResponse({"groups": [g["n"] for g in groups]})


def saved_search_safe(request):
    packed = request.COOKIES.get("search", "e30=")
    try:
        criteria = json.loads(base64.b64decode(packed))
        category = criteria["category"]
    except (ValueError, KeyError, TypeError):
        return HttpResponseBadRequest("bad search")
    if not isinstance(category, str) or not re.fullmatch(r"[a-z]{1,20}", category):
        return HttpResponseBadRequest("bad category")
    pipeline = [
        {"$match": {"category": category}},
        {"$group": {"_id": "$category", "n": {"$sum": 1}}},
    ]
    groups = shop.items.aggregate(pipeline)
    return JsonResponse({"groups": [g["n"] for g in groups]})


async def bulk_close(request):
    data = await request.json()
    state = data.get("state") or "new"
    owner = request.app["owner"]
    selector = {"owner": owner, "state": state}
    change = {"$set": {"closed": True}}
    orders = request.app["mongo"]["shop"]["orders"]
    result = await orders.update_many(selector, change)  # expect: TAINT-NOSQL
    return web.json_response({"closed": result.modified_count})


async def bulk_close_safe(request):
    data = await request.json()
    state = data.get("state") or "new"
    if state not in STATES:
        raise web.HTTPBadRequest(text="unknown state")
    owner = request.app["owner"]
    selector = {"owner": owner, "state": state}
    change = {"$set": {"closed": True}}
    orders = request.app["mongo"]["shop"]["orders"]
    result = await orders.update_many(selector, change)
    return web.json_response({"closed": result.modified_count})


@api.delete("/carts")
def drop_cart(payload: dict = Body(...)):
    identifier = payload.get("cart")
    if not identifier:
        raise HTTPException(status_code=422)
    key = {"_id": identifier}
    if payload.get("archived"):
        target = shop.old_carts
    else:
        target = shop.carts
    outcome = target.delete_one(key)  # expect: TAINT-NOSQL
    return {"removed": outcome.deleted_count}


@api.delete("/v2/carts")
def drop_cart_safe(payload: dict = Body(...)):
    identifier = payload.get("cart")
    if not identifier:
        raise HTTPException(status_code=422)
    key = {"_id": ObjectId(identifier)}
    if payload.get("archived"):
        target = shop.old_carts
    else:
        target = shop.carts
    outcome = target.delete_one(key)
    return {"removed": outcome.deleted_count}
