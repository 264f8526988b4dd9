# Records that are filled from the fields of a request.
import base64
import json

from aiohttp import web
from django.contrib.auth.models import User
from django.db import models
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from fastapi import Body, Depends, FastAPI
from flask import Flask, abort, jsonify, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Session, declarative_base

app = Flask(__name__)
api = FastAPI()
db = SQLAlchemy(app)
Base = declarative_base()

PROFILE_FIELDS = ("nickname", "city", "about")


class Member(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    nickname = db.Column(db.String(40))
    city = db.Column(db.String(40))
    about = db.Column(db.String(400))
    is_admin = db.Column(db.Boolean, default=False)


class Article(models.Model):
    title = models.CharField(max_length=100)
    body = models.TextField()
    approved = models.BooleanField(default=False)

    class Meta:
        app_label = "press"


class Device(Base):
    __tablename__ = "device"
    id = db.Column(db.Integer, primary_key=True)
    label = db.Column(db.String(40))
    owner = db.Column(db.String(40))


def get_session():
    return Session()


def merged(*tables):
    out = {}
    for table in tables:
        out.update(table)
    return out


@app.post("/members")
def create_member():
    defaults = {"city": "Oulu", "about": ""}
    fields = merged(defaults, request.get_json())
    member = Member(**fields)  # expect: TAINT-ASSIGN
    db.session.add(member)
    db.session.commit()
    return jsonify(id=member.id), 201


@app.post("/v2/members")
def create_member_safe():
    defaults = {"city": "Oulu", "about": ""}
    given = request.get_json()
    fields = merged(defaults, {name: given[name] for name in PROFILE_FIELDS if name in given})
    member = Member(**fields)
    db.session.add(member)
    db.session.commit()
    return jsonify(id=member.id), 201


@app.route("/members/<int:number>", methods=["PATCH"])
def patch_member(number):
    member = db.session.get(Member, number)
    if member is None:
        abort(404)
    changes = request.json
    for name, value in changes.items():
        if hasattr(member, name):
            setattr(member, name, value)  # expect: TAINT-ASSIGN
    db.session.commit()
    return jsonify(id=member.id)


@app.route("/v2/members/<int:number>", methods=["PATCH"])
def patch_member_safe(number):
    member = db.session.get(Member, number)
    if member is None:
        abort(404)
    changes = request.json
    for name, value in changes.items():
        if name not in PROFILE_FIELDS:
            abort(400)
        setattr(member, name, value)
    db.session.commit()
    return jsonify(id=member.id)


def edit_article(request, pk):
    article = get_object_or_404(Article, pk=pk)
    changes = json.loads(request.body)
    values = {}
    for key in changes:
        values[key] = changes[key]
    Article.objects.filter(pk=article.pk).update(**values)  # expect: TAINT-ASSIGN
    return JsonResponse({"saved": True})


def edit_article_safe(request, pk):
    article = get_object_or_404(Article, pk=pk)
    changes = json.loads(request.body)
    values = {}
    for key in changes:
        values["title"] = str(changes[key])[:100]
    Article.objects.filter(pk=article.pk).update(**values)
    return JsonResponse({"saved": True})


class Account:
    def __init__(self, login):
        self.login = login
        self.credit = 0

    def load(self, values):
        self.__dict__.update(values)  # expect: TAINT-ASSIGN
        return self


async def account_settings(request):
    form = await request.post()
    account = Account(request.match_info["login"])
    account.load(dict(form))
    request.app["accounts"].append(account)
    return web.json_response({"saved": True})


class TidyAccount:
    def __init__(self, login):
        self.login = login
        self.credit = 0
        self.colour = "blue"

    def load(self, values):
        self.colour = values.get("colour", "blue")
        return self


async def account_settings_safe(request):
    form = await request.post()
    account = TidyAccount(request.match_info["login"])
    account.load(dict(form))
    request.app["accounts"].append(account)
    return web.json_response({"saved": True})


@api.put("/devices/{number}")
def replace_device(number: int, payload: dict = Body(...), session: Session = Depends(get_session)):
    payload.pop("id", None)
    query = session.query(Device).filter(Device.id == number)
    touched = query.update(payload)  # expect: TAINT-ASSIGN
    session.commit()
    return {"touched": touched}


@api.put("/v2/devices/{number}")
def replace_device_safe(number: int, payload: dict = Body(...), session: Session = Depends(get_session)):
    payload.pop("id", None)
    query = session.query(Device).filter(Device.id == number)
    touched = query.update({"label": str(payload.get("label", ""))})
    session.commit()
    return {"touched": touched}


def sign_up(request):
    packed = request.POST.get("profile", "e30=")
    profile = json.loads(base64.b64decode(packed))
    settings = {"is_active": True, **profile}
    user = User.objects.create(**settings)  # expect: TAINT-ASSIGN
    return JsonResponse({"pk": user.pk})


def sign_up_safe(request):
    packed = request.POST.get("profile", "e30=")
    profile = json.loads(base64.b64decode(packed))
    settings = {"is_active": True, "username": str(profile.get("username"))}
    user = User.objects.create(**settings)
    return JsonResponse({"pk": user.pk})
