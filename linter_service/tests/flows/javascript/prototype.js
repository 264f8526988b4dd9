// Objects of a web service that are filled by computed keys or merged.
import express from "express";
import cookieParser from "cookie-parser";
import http from "node:http";
import net from "node:net";
import _ from "lodash";
import merge from "lodash/merge.js";
import extend from "extend";
import objectPath from "object-path";
import dotProp from "dot-prop";
import setValue from "set-value";
import defaultsDeep from "defaults-deep";
import { unflatten } from "flat";
import Koa from "koa";
import Router from "@koa/router";
import bodyParser from "koa-bodyparser";
import Fastify from "fastify";
import { NextResponse } from "next/server";

const app = express();
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.use(cookieParser());
koa.use(bodyParser()).use(router.routes());

const settings = { mail: { sender: "a" }, page: { size: 10 } };
const defaults = { theme: { name: "plain" }, limits: { max: 5 } };
const counters = { views: { total: 0 } };
const FORBIDDEN = ["__proto__", "constructor", "prototype"];
const SECTIONS = new Set(["mail", "page"]);

app.post("/p/two", function by_two_keys(req, res) {
  const { section, key, value } = req.body;
  settings[section][key] = value; // expect: TAINT-PROTOTYPE
  res.sendStatus(204);
});

app.post("/p/two_safe", function by_two_keys_safe(req, res) {
  const { section, value } = req.body;
  if (!SECTIONS.has(section)) return res.sendStatus(400);
  settings[section].note = value;
  res.sendStatus(204);
});

app.get("/p/query", function by_query_keys(req, res) {
  const group = counters[req.query.group];
  group[req.query.name] = req.query.value; // expect: TAINT-PROTOTYPE
  res.sendStatus(204);
});

app.get("/p/query_safe", function by_query_keys_safe(req, res) {
  const { group, name } = req.query;
  if (FORBIDDEN.includes(String(group)) || FORBIDDEN.includes(String(name))) return res.sendStatus(400);
  counters[group] = counters[group] || {};
  counters[group][name] = req.query.value;
  res.sendStatus(204);
});

app.put("/p/merge", function by_lodash_merge(req, res) {
  const options = _.merge({}, defaults, req.body); // expect: TAINT-PROTOTYPE
  res.json({ keys: Object.keys(options).length });
});

app.put("/p/merge_safe", function by_lodash_merge_safe(req, res) {
  const options = { ...defaults, ...req.body };
  res.json({ keys: Object.keys(options).length });
});

app.put("/p/merge_item", function by_imported_merge(req, res) {
  const { profile } = req.body;
  const target = {};
  merge(target, profile); // expect: TAINT-PROTOTYPE
  res.json({ keys: Object.keys(target).length });
});

app.put("/p/merge_item_safe", function by_imported_merge_safe(req, res) {
  const { profile } = req.body;
  const target = {};
  merge(target, { name: String(profile.name), size: Number(profile.size) });
  res.json({ keys: Object.keys(target).length });
});

app.patch("/p/set", function by_lodash_set(req, res) {
  _.set(settings, req.body.path, req.body.value); // expect: TAINT-PROTOTYPE
  res.sendStatus(204);
});

app.patch("/p/set_safe", function by_lodash_set_safe(req, res) {
  const path = req.body.path === "sender" ? "mail.sender" : "page.size";
  _.set(settings, path, req.body.value);
  res.sendStatus(204);
});

app.post("/p/extend", function by_deep_extend(req, res) {
  const input = JSON.parse(req.get("x-options") || "{}");
  const options = extend(true, {}, input); // expect: TAINT-PROTOTYPE
  res.json({ keys: Object.keys(options).length });
});

app.post("/p/extend_safe", function by_deep_extend_safe(req, res) {
  const input = JSON.parse(req.get("x-options") || "{}", (key, value) => (FORBIDDEN.includes(key) ? undefined : value));
  const options = extend(true, {}, input);
  res.json({ keys: Object.keys(options).length });
});

function mergeInto(target, source) {
  for (const key in source) {
    if (target[key] && typeof source[key] === "object") {
      mergeInto(target[key], source[key]);
    } else {
      target[key] = source[key]; // expect: TAINT-PROTOTYPE
    }
  }
  return target;
}

app.post("/p/own_merge", function by_own_recursive_merge(req, res) {
  const options = mergeInto({ depth: { max: 1 } }, req.body);
  res.json({ keys: Object.keys(options).length });
});

function mergeGuarded(target, source) {
  for (const key of Object.keys(source)) {
    if (key === "__proto__" || key === "constructor" || key === "prototype") continue;
    if (Object.hasOwn(target, key) && typeof source[key] === "object") {
      mergeGuarded(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

app.post("/p/own_merge_safe", function by_own_recursive_merge_safe(req, res) {
  const options = mergeGuarded({ depth: { max: 1 } }, req.body);
  res.json({ keys: Object.keys(options).length });
});

app.put("/p/path/:path", function by_path_walk(req, res) {
  const steps = req.params.path.split(".");
  let node = settings;
  while (steps.length > 1) node = node[steps.shift()];
  node[steps[0]] = req.body.value; // expect: TAINT-PROTOTYPE
  res.sendStatus(204);
});

app.put("/p/path_safe/:path", function by_path_walk_safe(req, res) {
  const steps = req.params.path.split(".");
  if (steps.some((step) => FORBIDDEN.includes(step))) return res.sendStatus(400);
  let node = settings;
  while (steps.length > 1) node = node[steps.shift()];
  node[steps[0]] = req.body.value;
  res.sendStatus(204);
});

app.post("/p/object_path", function by_object_path_set(req, res) {
  const where = [req.body.area, req.body.field].join(".");
  objectPath.withInheritedProps.set(settings, where, req.body.value); // expect: TAINT-PROTOTYPE
  res.sendStatus(204);
});

app.post("/p/object_path_safe", function by_object_path_set_safe(req, res) {
  const parts = ["mail", req.body.field];
  const where = parts[0] + ".sender";
  objectPath.withInheritedProps.set(settings, where, req.body.value);
  res.sendStatus(204);
});

class Registry {
  constructor() {
    this.items = { public: {}, private: {} };
  }
  put(group, key, value) {
    this.items[group][key] = value; // expect: TAINT-PROTOTYPE
  }
}

const registry = new Registry();

app.post("/p/class", function by_class_field(req, res) {
  registry.put(req.body.group, req.body.key, req.body.value);
  res.sendStatus(204);
});

class MapRegistry {
  constructor() {
    this.items = new Map();
  }
  put(group, key, value) {
    if (!this.items.has(group)) this.items.set(group, new Map());
    this.items.get(group).set(key, value);
  }
}

const mapRegistry = new MapRegistry();

app.post("/p/class_safe", function by_class_field_safe(req, res) {
  mapRegistry.put(req.body.group, req.body.key, req.body.value);
  res.sendStatus(204);
});

app.post("/p/loop", function by_loop_entries(req, res) {
  const out = { staff: {}, guests: {} };
  for (const { owner, name, value } of req.body.entries) {
    out[owner][name] = value; // expect: TAINT-PROTOTYPE
  }
  res.json({ n: Object.keys(out).length });
});

app.post("/p/loop_safe", function by_loop_entries_safe(req, res) {
  const out = [];
  for (const { owner, name, value } of req.body.entries) {
    out[Number(owner)] = { name, value };
  }
  res.json({ n: out.length });
});

app.post("/p/reduce", function by_reduce(req, res) {
  const tree = req.body.rows.reduce((acc, row) => {
    const bucket = acc[row.type];
    bucket[row.id] = row.value; // expect: TAINT-PROTOTYPE
    return acc;
  }, { open: {}, closed: {} });
  res.json({ n: Object.keys(tree).length });
});

app.post("/p/reduce_safe", function by_reduce_safe(req, res) {
  const tree = req.body.rows.reduce((acc, row) => {
    const bucket = acc.get(row.type) ?? new Map();
    bucket.set(row.id, row.value);
    return acc.set(row.type, bucket);
  }, new Map());
  res.json({ n: tree.size });
});

app.get("/p/cookie", function by_cookie_defaults(req, res) {
  const prefs = JSON.parse(decodeURIComponent(req.cookies.prefs));
  _.defaultsDeep(prefs.base || {}, prefs); // expect: TAINT-PROTOTYPE
  res.sendStatus(204);
});

app.get("/p/cookie_safe", function by_cookie_defaults_safe(req, res) {
  let prefs = JSON.parse(decodeURIComponent(req.cookies.prefs));
  prefs = { base: { lang: "en" } };
  _.defaultsDeep(prefs.base, defaults);
  res.sendStatus(204);
});

router.post("/p/koa", async function by_koa_set_value(ctx) {
  const { key, value } = ctx.request.body;
  setValue(settings, key, value); // expect: TAINT-PROTOTYPE
  ctx.status = 204;
});

router.post("/p/koa_safe", async function by_koa_set_value_safe(ctx) {
  const { key, value } = ctx.request.body;
  if (!/^(mail\.sender|page\.size)$/.test(key)) ctx.throw(400);
  setValue(settings, key, value);
  ctx.status = 204;
});

router.get("/p/koa_dot", async function by_koa_dot_prop(ctx) {
  const target = {};
  const path = ctx.query.path || "page.size";
  dotProp.set(target, path, ctx.query.value); // expect: TAINT-PROTOTYPE
  ctx.body = { n: Object.keys(target).length };
});

router.get("/p/koa_dot_safe", async function by_koa_dot_prop_safe(ctx) {
  const target = {};
  const names = { wanted: ctx.query.path, fixed: "page.size" };
  dotProp.set(target, names.fixed, ctx.query.value);
  ctx.body = { n: Object.keys(target).length };
});

fastify.post("/p/fastify", async function by_fastify_unflatten(request, reply) {
  const tree = unflatten(request.body); // expect: TAINT-PROTOTYPE
  return { n: Object.keys(tree).length };
});

fastify.post("/p/fastify_safe", async function by_fastify_unflatten_safe(request, reply) {
  const tree = unflatten({ "mail.sender": String(request.body.sender), "page.size": 10 });
  return { n: Object.keys(tree).length };
});

fastify.put("/p/fastify/:user/:flag", async function by_fastify_params(request, reply) {
  const { user, flag } = request.params;
  const flags = fastify.userFlags;
  flags[user][flag] = true; // expect: TAINT-PROTOTYPE
  return { ok: true };
});

fastify.put("/p/fastify_safe/:user/:flag", async function by_fastify_params_safe(request, reply) {
  const { user, flag } = request.params;
  const flags = Object.create(null);
  flags[user] = Object.create(null);
  flags[user][flag] = true;
  return { n: Object.keys(flags).length };
});

export const POST = async function by_next_route(request) {
  const body = await request.json();
  const config = _.mergeWith({}, defaults, body, (a, b) => (Array.isArray(a) ? a.concat(b) : undefined)); // expect: TAINT-PROTOTYPE
  return NextResponse.json({ keys: Object.keys(config).length });
};

export const PUT = async function by_next_route_safe(request) {
  const acceptOverrides = false;
  const body = await request.json();
  const config = _.mergeWith({}, defaults, acceptOverrides ? body : {}, (a, b) => (Array.isArray(a) ? a.concat(b) : undefined));
  return NextResponse.json({ keys: Object.keys(config).length });
};

export default async function by_next_pages_api(req, res) {
  const patch = Array.isArray(req.body) ? req.body[0] : req.body;
  const next = defaultsDeep({}, patch); // expect: TAINT-PROTOTYPE
  res.status(200).json({ keys: Object.keys(next).length });
}

export async function by_next_pages_api_safe(req, res) {
  const patch = Array.isArray(req.body) ? req.body[0] : req.body;
  const next = defaultsDeep({}, { size: patch.size === "big" ? 20 : 10 });
  res.status(200).json({ keys: Object.keys(next).length });
}

http.createServer(function by_node_http_form(req, res) {
  let body = "";
  req.on("data", (chunk) => (body += chunk));
  req.on("end", () => {
    const [area, field, value] = body.split("&");
    Reflect.get(settings, area)[field] = value; // expect: TAINT-PROTOTYPE
    res.end();
  });
}).listen(8099);

http.createServer(function by_node_http_form_safe(req, res) {
  let body = "";
  req.on("data", (chunk) => (body += chunk));
  req.on("end", () => {
    const [area, field, value] = body.split("&");
    const known = area === "mail" && field === "sender";
    if (known) settings.mail.sender = value;
    res.end();
  });
}).listen(8100);

app.post("/p/zip", function by_zip_object_deep(req, res) {
  const paths = req.body.fields.map((f) => f.path);
  const tree = _.zipObjectDeep(paths, req.body.fields.map((f) => f.value)); // expect: TAINT-PROTOTYPE
  res.json({ n: Object.keys(tree).length });
});

app.post("/p/zip_safe", function by_zip_object_deep_safe(req, res) {
  const paths = req.body.fields.map((f, i) => "field.n" + i);
  const tree = _.zipObjectDeep(paths, req.body.fields.map((f) => f.value));
  res.json({ n: Object.keys(tree).length });
});

app.post("/p/chain", function by_promise_chain(req, res) {
  Promise.resolve(req.body.overrides)
    .then((overrides) => _.merge({}, overrides)) // expect: TAINT-PROTOTYPE
    .then((merged) => res.json({ n: Object.keys(merged).length }))
    .catch(() => res.sendStatus(400));
});

app.post("/p/chain_safe", function by_promise_chain_safe(req, res) {
  Promise.resolve(req.body.overrides)
    .then((overrides) => _.merge({}, { enabled: Boolean(overrides) }))
    .then((merged) => res.json({ n: Object.keys(merged).length }))
    .catch(() => res.sendStatus(400));
});

net.createServer(function by_socket(socket) {
  socket.on("data", (data) => {
    const message = JSON.parse(data.toString());
    counters[message.kind][message.name] = message.value; // expect: TAINT-PROTOTYPE
    socket.end("ok");
  });
}).listen(9015);

net.createServer(function by_socket_safe(socket) {
  socket.on("data", (data) => {
    const message = JSON.parse(data.toString());
    if (message.kind !== "views" || !Object.hasOwn(counters.views, message.name)) return socket.destroy();
    counters[message.kind][message.name] = message.value;
    socket.end("ok");
  });
}).listen(9016);

app.listen(3000);
