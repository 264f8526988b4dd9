# Records whose fields are set from a request.
import json
import socket
import sys
from dataclasses import dataclass, replace

import peewee
from aiohttp import web
from django.db import models
from django.http import HttpRequest, JsonResponse
from fastapi import Body, FastAPI, Request
from flask import Flask, abort, jsonify, request
from flask.views import MethodView
from flask_sqlalchemy import SQLAlchemy
from marshmallow import EXCLUDE, Schema, fields
from pydantic import BaseModel
from sqlalchemy import insert, update

app = Flask(__name__)
api = FastAPI()
db = SQLAlchemy(app)
store = peewee.SqliteDatabase("notes.db")

EDITABLE = ("nickname", "bio", "city")
PLAIN_FIELDS = frozenset({"nickname", "bio"})
LEGACY_IMPORT = False
GUEST = {"nickname": "guest", "bio": ""}


class Account(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    nickname = db.Column(db.String(40))
    bio = db.Column(db.String(400))
    city = db.Column(db.String(40))
    is_admin = db.Column(db.Boolean, default=False)


class Note(peewee.Model):
    title = peewee.CharField()
    owner = peewee.IntegerField()
    locked = peewee.BooleanField(default=False)

    class Meta:
        database = store


class Member(models.Model):
    nickname = models.CharField(max_length=40)
    bio = models.TextField()
    is_staff = models.BooleanField(default=False)

    class Meta:
        app_label = "members"


class ProfileSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    nickname = fields.String(required=True)
    bio = fields.String()


class ProfileIn(BaseModel):
    nickname: str
    bio: str = ""


@dataclass
class Settings:
    theme: str = "plain"
    size: int = 10
    unlimited: bool = False


class Draft:
    def __init__(self, values, preset):
        self.values = values
        self.preset = preset

    def fields(self):
        return self.values

    def preset_fields(self):
        return self.preset


def public_part(data):
    return {key: data[key] for key in EDITABLE if key in data}


def whole_part(data):
    return dict(data)


def set_all(setter, data):
    for key in data:
        setter(key, data[key])


@app.route("/accounts", methods=["POST"])
def direct_constructor():
    account = Account(**request.get_json())  # expect: TAINT-ASSIGN
    db.session.add(account)
    db.session.commit()
    return jsonify(id=account.id)


@app.route("/accounts-named", methods=["POST"])
def direct_constructor_safe():
    body = request.get_json()
    account = Account(nickname=body["nickname"], bio=body.get("bio", ""))
    db.session.add(account)
    db.session.commit()
    return jsonify(id=account.id)


@app.route("/accounts/<int:number>", methods=["PATCH"])
def by_setattr_loop(number):
    account = db.get_or_404(Account, number)
    for key, value in request.json.items():
        setattr(account, key, value)  # expect: TAINT-ASSIGN
    db.session.commit()
    return jsonify(ok=True)


@app.route("/accounts-listed/<int:number>", methods=["PATCH"])
def by_setattr_loop_safe(number):
    account = db.get_or_404(Account, number)
    for key, value in request.json.items():
        if key in EDITABLE:
            setattr(account, key, value)
    db.session.commit()
    return jsonify(ok=True)


@app.route("/form/<int:number>", methods=["POST"])
def by_form_dict(number):
    account = db.get_or_404(Account, number)
    values = request.form.to_dict()
    account.__dict__.update(values)  # expect: TAINT-ASSIGN
    return jsonify(ok=True)


@app.route("/form-one/<int:number>", methods=["POST"])
def by_form_dict_safe(number):
    account = db.get_or_404(Account, number)
    values = request.form.to_dict()
    account.__dict__.update({"bio": values.get("bio", "")})
    return jsonify(ok=True)


@app.route("/query-update", methods=["POST"])
def by_query_update():
    changes = request.get_json(force=True)
    Account.query.filter_by(id=7).update(changes)  # expect: TAINT-ASSIGN
    db.session.commit()
    return jsonify(ok=True)


@app.route("/query-update-part", methods=["POST"])
def by_query_update_safe():
    changes = public_part(request.get_json(force=True))
    Account.query.filter_by(id=7).update(changes)
    db.session.commit()
    return jsonify(ok=True)


@app.route("/values", methods=["POST"])
def by_update_values():
    data = json.loads(request.data)
    statement = update(Account).where(Account.id == 3).values(**data)  # expect: TAINT-ASSIGN
    db.session.execute(statement)
    return jsonify(ok=True)


@app.route("/values-named", methods=["POST"])
def by_update_values_safe():
    data = json.loads(request.data)
    statement = update(Account).where(Account.id == 3).values(nickname=data["nickname"])
    db.session.execute(statement)
    return jsonify(ok=True)


@app.route("/insert", methods=["POST"])
def by_insert_spread():
    row = {"city": "Oslo", **request.json}
    db.session.execute(insert(Account).values(row))  # expect: TAINT-ASSIGN
    return jsonify(ok=True)


@app.route("/insert-picked", methods=["POST"])
def by_insert_spread_safe():
    row = {"city": "Oslo", "bio": request.json.get("bio", "")}
    db.session.execute(insert(Account).values(row))
    return jsonify(ok=True)


@app.route("/helper", methods=["POST"])
def by_helper():
    account = Account(**whole_part(request.values))  # expect: TAINT-ASSIGN
    return jsonify(new=account.id is None)


@app.route("/helper-part", methods=["POST"])
def by_helper_safe():
    account = Account(**public_part(request.values))
    return jsonify(new=account.id is None)


@app.route("/schema", methods=["POST"])
def by_loaded_dict():
    loaded = dict(request.get_json())
    loaded.setdefault("bio", "")
    account = Account(**loaded)  # expect: TAINT-ASSIGN
    return jsonify(new=account.id is None)


@app.route("/schema-loaded", methods=["POST"])
def by_loaded_dict_safe():
    loaded = ProfileSchema().load(request.get_json())
    loaded.setdefault("bio", "")
    account = Account(**loaded)
    return jsonify(new=account.id is None)


@app.route("/notes", methods=["POST"])
def by_peewee_create():
    body = request.get_json()
    note = Note.create(**body)  # expect: TAINT-ASSIGN
    return jsonify(id=note.id)


@app.route("/notes-title", methods=["POST"])
def by_peewee_create_safe():
    body = request.get_json()
    body = {"title": "untitled", "owner": 1, "size": len(body)}
    del body["size"]
    note = Note.create(**body)
    return jsonify(id=note.id)


@app.route("/notes/<int:number>", methods=["PUT"])
def by_peewee_update(number):
    payload = {"meta": {"v": 1}, "note": request.json}
    Note.update(**payload["note"]).where(Note.id == number).execute()  # expect: TAINT-ASSIGN
    return jsonify(ok=True)


@app.route("/notes-other/<int:number>", methods=["PUT"])
def by_peewee_update_safe(number):
    payload = {"meta": {"locked": True}, "note": request.json}
    Note.update(**payload["meta"]).where(Note.id == number).execute()
    return jsonify(ok=True, sent=len(payload["note"]))


@app.route("/object", methods=["POST"])
def by_object_field():
    draft = Draft(request.get_json(), GUEST)
    account = Account(**draft.fields())  # expect: TAINT-ASSIGN
    return jsonify(new=account.id is None)


@app.route("/object-preset", methods=["POST"])
def by_object_field_safe():
    draft = Draft(request.get_json(), GUEST)
    account = Account(**draft.preset_fields())
    return jsonify(new=account.id is None)


@app.route("/conditional", methods=["POST"])
def by_conditional():
    data = request.form.to_dict() if request.form else GUEST
    account = Account(**data)  # expect: TAINT-ASSIGN
    return jsonify(new=account.id is None)


@app.route("/conditional-off", methods=["POST"])
def by_conditional_safe():
    data = request.form.to_dict() if LEGACY_IMPORT else GUEST
    account = Account(**data)
    return jsonify(new=account.id is None)


@app.route("/rows", methods=["POST"])
def by_comprehension():
    rows = request.get_json()["rows"]
    accounts = [Account(**row) for row in rows]  # expect: TAINT-ASSIGN
    db.session.add_all(accounts)
    return jsonify(count=len(accounts))


@app.route("/rows-named", methods=["POST"])
def by_comprehension_safe():
    rows = request.get_json()["rows"]
    accounts = [Account(nickname=row["nickname"]) for row in rows]
    db.session.add_all(accounts)
    return jsonify(count=len(accounts))


@app.route("/one", methods=["POST"])
def by_single_field():
    account = db.session.get(Account, 5)
    field = request.form["field"]
    setattr(account, field, request.form["value"])  # expect: TAINT-ASSIGN
    return jsonify(ok=True)


@app.route("/one-known", methods=["POST"])
def by_single_field_safe():
    account = db.session.get(Account, 5)
    field = request.form["field"]
    if field not in PLAIN_FIELDS:
        abort(400)
    setattr(account, field, request.form["value"])
    return jsonify(ok=True)


@app.route("/vars", methods=["POST"])
def by_vars_query_string():
    account = db.session.get(Account, 5)
    changes = {key: request.args.get(key) for key in request.args}
    vars(account).update(changes)  # expect: TAINT-ASSIGN
    return jsonify(ok=True)


@app.route("/vars-keys", methods=["POST"])
def by_vars_query_string_safe():
    account = db.session.get(Account, 5)
    changes = {key: request.args.get(key) for key in EDITABLE}
    vars(account).update(changes)
    return jsonify(ok=True)


@app.route("/closure", methods=["POST"])
def by_closure():
    data = request.get_json()
    account = Account()

    def fill():
        for key in data:
            setattr(account, key, data[key])  # expect: TAINT-ASSIGN

    fill()
    return jsonify(ok=True)


@app.route("/closure-fixed", methods=["POST"])
def by_closure_safe():
    data = request.get_json()
    account = Account()

    def fill():
        for key in ("nickname", "bio"):
            setattr(account, key, data.get(key))

    fill()
    return jsonify(ok=True)


class MemberView(MethodView):
    def post(self):
        self.data = request.get_json()
        return self.by_view_callback()

    def by_view_callback(self):
        account = Account()
        set_all(lambda key, value: setattr(account, key, value), self.data)  # expect: TAINT-ASSIGN
        return jsonify(ok=True)

    def by_view_callback_safe(self):
        self.data = request.get_json()
        if set(self.data) - PLAIN_FIELDS:
            abort(400)
        account = Account()
        set_all(lambda key, value: setattr(account, key, value), self.data)
        return jsonify(ok=True)


def django_create(request: HttpRequest):
    member = Member.objects.create(**request.POST.dict())  # expect: TAINT-ASSIGN
    return JsonResponse({"id": member.pk})


def django_create_safe(request: HttpRequest):
    member = Member.objects.create(nickname=request.POST["nickname"], is_staff=False)
    return JsonResponse({"id": member.pk})


def django_update(request: HttpRequest):
    changes = json.loads(request.body.decode("utf-8"))
    Member.objects.filter(pk=request.user.pk).update(**changes)  # expect: TAINT-ASSIGN
    return JsonResponse({"ok": True})


def django_update_safe(request: HttpRequest):
    changes = json.loads(request.body.decode("utf-8"))
    changes = {"bio": str(changes["bio"])}
    Member.objects.filter(pk=request.user.pk).update(**changes)
    return JsonResponse({"ok": True})


def django_defaults(request: HttpRequest):
    values = {key: request.GET[key] for key in request.GET}
    member, created = Member.objects.update_or_create(  # expect: TAINT-ASSIGN
        pk=request.user.pk,
        defaults=values,
    )
    return JsonResponse({"id": member.pk, "created": created})


def django_defaults_safe(request: HttpRequest):
    values = {key: request.GET[key] for key in request.GET if key in PLAIN_FIELDS}
    member, created = Member.objects.update_or_create(
        pk=request.user.pk,
        defaults=values,
    )
    return JsonResponse({"id": member.pk, "created": created})


@api.post("/fast/accounts")
def fastapi_dict(payload: dict = Body(...)):
    account = Account(**payload)  # expect: TAINT-ASSIGN
    return {"new": account.id is None}


@api.post("/fast/accounts-model")
def fastapi_dict_safe(payload: ProfileIn):
    account = Account(**payload.model_dump())
    return {"new": account.id is None}


@api.put("/fast/accounts/{number}")
async def fastapi_request(number: int, request: Request):
    account = db.session.get(Account, number)
    incoming = await request.json()
    for name in list(incoming):
        if hasattr(account, name):
            setattr(account, name, incoming[name])  # expect: TAINT-ASSIGN
    return {"ok": True}


@api.put("/fast/accounts-model/{number}")
async def fastapi_request_safe(number: int, request: Request):
    account = db.session.get(Account, number)
    incoming = ProfileIn(nickname=str((await request.json())["nickname"]))
    for name in ("nickname", "bio"):
        if hasattr(account, name):
            setattr(account, name, getattr(incoming, name))
    return {"ok": True}


async def aiohttp_json(request: web.Request):
    try:
        data = await request.json()
    except ValueError:
        data = {}
    note = Note(**data)  # expect: TAINT-ASSIGN
    note.save()
    return web.json_response({"id": note.id})


async def aiohttp_json_safe(request: web.Request):
    try:
        data = await request.json()
    except ValueError:
        data = {}
    note = Note(title=str(data.get("title", "")), owner=1)
    note.save()
    return web.json_response({"id": note.id})


async def aiohttp_post(request: web.Request):
    form = await request.post()
    settings = replace(Settings(), **dict(form))  # expect: TAINT-ASSIGN
    return web.json_response({"theme": settings.theme})


async def aiohttp_post_safe(request: web.Request):
    form = await request.post()
    settings = replace(Settings(), size=min(int(form["size"]), 50))
    return web.json_response({"size": settings.size})


def argument_pairs():
    account = Account()
    for pair in sys.argv[1:]:
        key, _, value = pair.partition("=")
        setattr(account, key, value)  # expect: TAINT-ASSIGN
    db.session.add(account)


def argument_pairs_safe():
    account = Account()
    for pair in sys.argv[1:]:
        key, _, value = pair.partition("=")
        column = {"n": "nickname", "c": "city"}.get(key, "bio")
        setattr(account, column, value)
    db.session.add(account)


def socket_record():
    client, _ = socket.create_server(("0.0.0.0", 9600)).accept()
    record = json.loads(client.recv(4096))
    Note.insert(**record).execute()  # expect: TAINT-ASSIGN
    client.close()


def socket_record_safe():
    client, _ = socket.create_server(("0.0.0.0", 9600)).accept()
    record = json.loads(client.recv(4096))
    if 5 < 2:
        Note.insert(**record).execute()
    client.close()
