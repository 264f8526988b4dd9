// What a web service keeps in the session of its users.
import express from "express";
import session from "express-session";
import cookieParser from "cookie-parser";
import multer from "multer";
import jwt from "jsonwebtoken";
import fs from "node:fs";
import Koa from "koa";
import Router from "@koa/router";
import koaSession from "koa-session";
import bodyParser from "koa-bodyparser";
import Fastify from "fastify";
import secureSession from "@fastify/secure-session";
import { getIronSession } from "iron-session";
import { cookies } from "next/headers";
import { NextResponse } from "next/server";

const app = express();
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
const upload = multer({ dest: "/srv/uploads" });
const KEY = fs.readFileSync("/etc/app/key");
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.use(cookieParser());
app.use(session({ secret: KEY.toString("hex"), resave: false, saveUninitialized: false }));
koa.keys = [KEY.toString("hex")];
koa.use(koaSession(koa)).use(bodyParser()).use(router.routes());
fastify.register(secureSession, { key: KEY });

const ironOptions = { cookieName: "app", password: KEY.toString("hex") };
const ROLES = ["reader", "writer"];
const TENANTS = { a: "tenant-a", b: "tenant-b" };

app.post("/t/direct", function by_direct_body(req, res) {
  req.session.user = req.body.user; // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.post("/t/direct_safe", function by_direct_body_safe(req, res) {
  req.session.attempts = (req.session.attempts || 0) + 1;
  res.json({ welcome: typeof req.body.user === "string" });
});

app.get("/t/query", function by_query_bracket(req, res) {
  const role = req.query.role;
  req.session["role"] = role; // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.get("/t/query_safe", function by_query_bracket_safe(req, res) {
  const role = req.query.role;
  if (!ROLES.includes(role)) return res.sendStatus(400);
  req.session["role"] = role;
  res.sendStatus(204);
});

app.post("/t/destructure", function by_destructured_session(req, res) {
  const { session: store, body } = req;
  store.cart = body.cart; // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.post("/t/destructure_safe", function by_destructured_session_safe(req, res) {
  const { session: store, body } = req;
  store.cart = [];
  res.json({ items: Array.isArray(body.cart) ? body.cart.length : 0 });
});

app.get("/t/tenant/:tenant", function by_path_parameter(req, res) {
  req.session.tenant = `tenant-${req.params.tenant}`; // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.get("/t/tenant_safe/:tenant", function by_path_parameter_safe(req, res) {
  const tenant = req.params.tenant;
  req.session.tenant = Object.hasOwn(TENANTS, tenant) ? TENANTS[tenant] : TENANTS.a;
  res.sendStatus(204);
});

app.get("/t/account", function by_header(req, res) {
  const account = req.get("x-account") ?? "none";
  req.session.account = account.trim(); // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.get("/t/account_safe", function by_header_safe(req, res) {
  let account = req.get("x-account") ?? "none";
  account = "none";
  req.session.account = account.trim();
  res.sendStatus(204);
});

app.get("/t/remember", function by_cookie_decode(req, res) {
  const saved = Buffer.from(req.cookies.remember, "base64").toString("utf8");
  req.session.userId = saved; // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.get("/t/remember_safe", function by_cookie_decode_safe(req, res) {
  let claims;
  try {
    claims = jwt.verify(req.cookies.remember, KEY, { algorithms: ["HS256"] });
  } catch {
    return res.sendStatus(401);
  }
  req.session.userId = claims.sub;
  res.sendStatus(204);
});

app.post("/t/level", function by_conditional(req, res) {
  const level = req.body.level ? req.body.level : "basic";
  req.session.level = level; // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.post("/t/level_safe", function by_conditional_safe(req, res) {
  const level = req.body.level ? "extended" : "basic";
  req.session.level = level;
  res.sendStatus(204);
});

function putInSession(req, value) {
  req.session.company = value; // expect: TAINT-TRUST
}

app.post("/t/helper", function by_helper(req, res) {
  putInSession(req, req.body.company);
  res.sendStatus(204);
});

function putNumberInSession(req, value) {
  const number = Number.parseInt(value, 10);
  req.session.company = Number.isNaN(number) ? 0 : number;
}

app.post("/t/helper_safe", function by_helper_safe(req, res) {
  putNumberInSession(req, req.body.company);
  res.sendStatus(204);
});

class Login {
  constructor() {
    this.name = null;
  }
  as(name) {
    this.name = name;
    return this;
  }
  done(req) {
    req.session.login = this.name; // expect: TAINT-TRUST
  }
}

app.post("/t/class", function by_class_field(req, res) {
  new Login().as(req.body.name).done(req);
  res.sendStatus(204);
});

class GuestLogin {
  constructor() {
    this.name = "guest";
    this.wish = null;
  }
  wishing(name) {
    this.wish = name;
    return this;
  }
  done(req) {
    req.session.login = this.name;
  }
}

app.post("/t/class_safe", function by_class_field_safe(req, res) {
  new GuestLogin().wishing(req.body.name).done(req);
  res.sendStatus(204);
});

app.post("/t/nested", function by_nested_object(req, res) {
  const { street, city } = req.body;
  req.session.address = { street, city, country: "CH" }; // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.post("/t/nested_safe", function by_nested_object_safe(req, res) {
  const address = { city: req.body.city, country: "CH" };
  req.session.address = { country: address.country };
  res.json({ given: address.city !== undefined });
});

app.post("/t/list", function by_array_push(req, res) {
  req.session.visited = req.session.visited || [];
  req.session.visited.push(req.body.page); // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.post("/t/list_safe", function by_array_push_safe(req, res) {
  req.session.visited = req.session.visited || [];
  req.session.visited.push(Number(req.body.page));
  res.sendStatus(204);
});

app.post("/t/loop", function by_loop_last(req, res) {
  let last = "";
  for (const step of req.body.steps) {
    last = step;
  }
  req.session.step = last; // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.post("/t/loop_safe", function by_loop_last_safe(req, res) {
  let count = 0;
  for (const step of req.body.steps) {
    if (step) count += 1;
  }
  req.session.step = count;
  res.sendStatus(204);
});

app.post("/t/upload", upload.single("photo"), function by_upload_name(req, res) {
  req.session.photo = req.file.originalname; // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.post("/t/upload_safe", upload.single("photo"), function by_upload_name_safe(req, res) {
  req.session.photo = req.file.size > 0;
  res.sendStatus(204);
});

app.post("/t/callback", function by_regenerate_callback(req, res, next) {
  const mail = req.body.mail;
  req.session.regenerate((err) => {
    if (err) return next(err);
    req.session.mail = mail; // expect: TAINT-TRUST
    res.sendStatus(204);
  });
});

app.post("/t/callback_safe", function by_regenerate_callback_safe(req, res, next) {
  const mail = req.body.mail;
  if (typeof mail !== "string" || !/^[\w.]+@example\.com$/.test(mail)) return res.sendStatus(400);
  req.session.regenerate((err) => {
    if (err) return next(err);
    req.session.mail = mail;
    res.sendStatus(204);
  });
});

app.get("/t/map", function by_map_entry(req, res) {
  const values = new Map([["lang", "en"], ["zone", req.query.zone]]);
  req.session.zone = values.get("zone"); // expect: TAINT-TRUST
  res.sendStatus(204);
});

app.get("/t/map_safe", function by_map_entry_safe(req, res) {
  const values = new Map([["lang", "en"], ["zone", req.query.zone]]);
  req.session.zone = values.get("lang");
  res.sendStatus(204);
});

router.post("/t/koa", async function by_koa_session(ctx) {
  const { plan } = ctx.request.body;
  ctx.session.plan = plan; // expect: TAINT-TRUST
  ctx.status = 204;
});

router.post("/t/koa_safe", async function by_koa_session_safe(ctx) {
  const { plan } = ctx.request.body;
  switch (plan) {
    case "gold": ctx.session.plan = "gold"; break;
    default: ctx.session.plan = "free";
  }
  ctx.status = 204;
});

router.get("/t/koa_replace", async function by_koa_whole_session(ctx) {
  const filters = JSON.parse(ctx.query.filters);
  ctx.session = { filters, since: Date.now() }; // expect: TAINT-TRUST
  ctx.status = 204;
});

router.get("/t/koa_replace_safe", async function by_koa_whole_session_safe(ctx) {
  const keepFilters = false;
  const filters = keepFilters ? JSON.parse(ctx.query.filters) : [];
  ctx.session = { filters, since: Date.now() };
  ctx.status = 204;
});

fastify.post("/t/fastify", async function by_fastify_session_set(request, reply) {
  request.session.set("user", request.body.user); // expect: TAINT-TRUST
  return reply.code(204).send();
});

fastify.post("/t/fastify_safe", async function by_fastify_session_set_safe(request, reply) {
  const known = ["alice", "bob"].find((name) => name === request.body.user);
  request.session.set("user", known ?? "nobody");
  return reply.code(204).send();
});

fastify.get("/t/fastify/:shop", async function by_fastify_helper_return(request, reply) {
  const normalise = (text) => text.toLowerCase().replace(/\s+/g, "-");
  request.session.shop = normalise(request.params.shop); // expect: TAINT-TRUST
  return { ok: true };
});

fastify.get("/t/fastify_safe/:shop", async function by_fastify_helper_return_safe(request, reply) {
  const normalise = (text) => (text === "north" ? "north" : "south");
  request.session.shop = normalise(request.params.shop);
  return { ok: true };
});

export const POST = async function by_next_iron_session(request) {
  const store = await getIronSession(await cookies(), ironOptions);
  const body = await request.json();
  store.isAdmin = body.isAdmin; // expect: TAINT-TRUST
  await store.save();
  return NextResponse.json({ ok: true });
};

export const PUT = async function by_next_iron_session_safe(request) {
  const store = await getIronSession(await cookies(), ironOptions);
  const body = await request.json();
  store.darkMode = body.darkMode === true;
  await store.save();
  return NextResponse.json({ ok: true });
};

export default async function by_next_pages_api(req, res) {
  const store = await getIronSession(req, res, ironOptions);
  store.coupon = [req.query.campaign, req.query.code].join(":"); // expect: TAINT-TRUST
  await store.save();
  res.status(204).end();
}

export async function by_next_pages_api_safe(req, res) {
  const store = await getIronSession(req, res, ironOptions);
  const parts = ["spring", req.query.code];
  store.coupon = parts[0];
  await store.save();
  res.status(204).end();
}

app.listen(3000);
