// Objects restored from data that reaches a web service.
"use strict";
const express = require("express");
const cookieParser = require("cookie-parser");
const multer = require("multer");
const crypto = require("node:crypto");
const http = require("node:http");
const net = require("node:net");
const fs = require("node:fs");
const serialize = require("node-serialize");
const { unserialize } = require("node-serialize");
const yaml = require("js-yaml");
const jsTypes = require("js-yaml-js-types").all;
const funcster = require("funcster");
const cryo = require("cryo");
const serialijse = require("serialijse");
const serializeToJs = require("serialize-to-js");
const { deserialize: bsonDeserialize } = require("bson");
const jsonfn = require("json-fn");
const Koa = require("koa");
const Router = require("@koa/router");
const fastify = require("fastify")();

const app = express();
const koa = new Koa();
const router = new Router();
const upload = multer();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.use(express.text());
app.use(cookieParser());
koa.use(router.routes());

const KEY = fs.readFileSync("/etc/app/key");
const FULL = yaml.DEFAULT_SCHEMA.extend(jsTypes);
const PRESETS = { dark: '{"theme":"dark"}', light: '{"theme":"light"}' };

app.get("/d/cookie", function by_cookie(req, res) {
  const profile = serialize.unserialize(req.cookies.profile); // expect: TAINT-DESERIALIZE
  res.json({ known: Boolean(profile.id) });
});

app.get("/d/cookie_safe", function by_cookie_safe(req, res) {
  const profile = JSON.parse(req.cookies.profile);
  res.json({ known: Boolean(profile.id) });
});

app.get("/d/base64", function by_base64_cookie(req, res) {
  const text = Buffer.from(req.cookies.state, "base64").toString();
  const state = unserialize(text); // expect: TAINT-DESERIALIZE
  res.json({ step: Number(state.step) });
});

app.get("/d/base64_safe", function by_base64_cookie_safe(req, res) {
  const [text, mac] = String(req.cookies.state).split(".");
  const good = crypto.createHmac("sha256", KEY).update(text).digest();
  const given = Buffer.from(String(mac), "hex");
  if (given.length !== good.length || !crypto.timingSafeEqual(given, good)) return res.sendStatus(403);
  const state = unserialize(Buffer.from(text, "base64").toString());
  res.json({ step: Number(state.step) });
});

app.post("/d/yaml", function by_yaml_full_schema(req, res) {
  const config = yaml.load(req.body, { schema: FULL }); // expect: TAINT-DESERIALIZE
  res.json({ keys: Object.keys(config).length });
});

app.post("/d/yaml_safe", function by_yaml_full_schema_safe(req, res) {
  const config = yaml.load(req.body, { schema: yaml.JSON_SCHEMA });
  res.json({ keys: Object.keys(config).length });
});

app.post("/d/yaml_default", function by_yaml_old_full(req, res) {
  const { manifest } = req.body;
  const options = { schema: yaml.DEFAULT_FULL_SCHEMA };
  const parsed = yaml.load(manifest, options); // expect: TAINT-DESERIALIZE
  res.json({ ok: parsed !== null });
});

app.post("/d/yaml_default_safe", function by_yaml_old_full_safe(req, res) {
  const { manifest } = req.body;
  const options = { schema: yaml.DEFAULT_FULL_SCHEMA };
  options.schema = yaml.FAILSAFE_SCHEMA;
  const parsed = yaml.load(manifest, options);
  res.json({ ok: parsed !== null });
});

app.post("/d/all", upload.single("doc"), function by_yaml_load_all(req, res) {
  const docs = [];
  yaml.loadAll(req.file.buffer.toString(), (d) => docs.push(d), { schema: FULL }); // expect: TAINT-DESERIALIZE
  res.json({ n: docs.length });
});

app.post("/d/all_safe", upload.single("doc"), function by_yaml_load_all_safe(req, res) {
  const docs = [];
  yaml.loadAll(req.file.buffer.toString(), (d) => docs.push(d), { schema: yaml.CORE_SCHEMA });
  res.json({ n: docs.length });
});

app.post("/d/funcster", function by_funcster(req, res) {
  const task = funcster.deepDeserialize(req.body.task); // expect: TAINT-DESERIALIZE
  res.json({ ready: Boolean(task) });
});

app.post("/d/funcster_safe", function by_funcster_safe(req, res) {
  let task = req.body.task;
  task = { __js_function: "function () { return 1; }" };
  const restored = funcster.deepDeserialize(task);
  res.json({ ready: Boolean(restored) });
});

app.post("/d/cryo", function by_cryo_header(req, res) {
  const frozen = req.get("x-state") || "null";
  const thawed = cryo.parse(frozen); // expect: TAINT-DESERIALIZE
  res.json({ empty: thawed === null });
});

app.post("/d/cryo_safe", function by_cryo_header_safe(req, res) {
  const frozen = req.get("x-state") ? cryo.stringify({ on: true }) : "null";
  const thawed = cryo.parse(frozen);
  res.json({ empty: thawed === null });
});

app.post("/d/serialijse", function by_serialijse(req, res) {
  const text = decodeURIComponent(req.body.graph);
  const graph = serialijse.deserialize(text); // expect: TAINT-DESERIALIZE
  res.json({ nodes: graph.nodes.length });
});

app.post("/d/serialijse_safe", function by_serialijse_safe(req, res) {
  const text = decodeURIComponent(req.body.graph);
  const graph = JSON.parse(text, (key, value) => (typeof value === "object" ? value : Number(value)));
  res.json({ nodes: graph.nodes.length });
});

app.get("/d/tojs", function by_serialize_to_js(req, res) {
  const prefs = serializeToJs.deserialize("(" + req.query.prefs + ")"); // expect: TAINT-DESERIALIZE
  res.json({ n: Object.keys(prefs).length });
});

app.get("/d/tojs_safe", function by_serialize_to_js_safe(req, res) {
  const prefs = serializeToJs.deserialize("({ columns: " + Number(req.query.prefs) + " })");
  res.json({ n: Object.keys(prefs).length });
});

app.post("/d/bson", upload.single("dump"), function by_bson_functions(req, res) {
  const record = bsonDeserialize(req.file.buffer, { evalFunctions: true }); // expect: TAINT-DESERIALIZE
  res.json({ n: Object.keys(record).length });
});

app.post("/d/bson_safe", upload.single("dump"), function by_bson_functions_safe(req, res) {
  const record = bsonDeserialize(req.file.buffer, { evalFunctions: false });
  res.json({ n: Object.keys(record).length });
});

function restore(text) {
  return serialize.unserialize(text.trim()); // expect: TAINT-DESERIALIZE
}

app.post("/d/helper", function by_helper(req, res) {
  const cart = restore(req.body.cart);
  res.json({ items: cart.items.length });
});

function restorePlain(text) {
  try {
    return JSON.parse(text.trim());
  } catch {
    return { items: [] };
  }
}

app.post("/d/helper_safe", function by_helper_safe(req, res) {
  const cart = restorePlain(req.body.cart);
  res.json({ items: cart.items.length });
});

class Store {
  constructor(raw) {
    this.raw = raw;
    this.version = 1;
  }
  open() {
    return unserialize(this.raw); // expect: TAINT-DESERIALIZE
  }
}

app.put("/d/class", function by_class_field(req, res) {
  const data = new Store(req.body.snapshot).open();
  res.json({ open: Boolean(data) });
});

class PresetStore {
  constructor(raw) {
    this.raw = raw;
    this.preset = PRESETS.dark;
  }
  open() {
    return unserialize(this.preset);
  }
}

app.put("/d/class_safe", function by_class_field_safe(req, res) {
  const data = new PresetStore(req.body.snapshot).open();
  res.json({ open: Boolean(data) });
});

app.post("/d/map", function by_array_map(req, res) {
  const jobs = req.body.jobs.map((job) => serialize.unserialize(job)); // expect: TAINT-DESERIALIZE
  res.json({ n: jobs.length });
});

app.post("/d/map_safe", function by_array_map_safe(req, res) {
  const names = req.body.jobs.filter((job) => Object.hasOwn(PRESETS, job));
  const jobs = names.map((name) => serialize.unserialize(PRESETS[name]));
  res.json({ n: jobs.length });
});

app.post("/d/loop", function by_loop_pairs(req, res) {
  const out = [];
  for (const { kind, data } of req.body.records) {
    if (kind === "object") {
      out.push(cryo.parse(data)); // expect: TAINT-DESERIALIZE
    }
  }
  res.json({ n: out.length });
});

app.post("/d/loop_safe", function by_loop_pairs_safe(req, res) {
  const trusted = false;
  const out = [];
  for (const { kind, data } of req.body.records) {
    if (kind === "object" && trusted) {
      out.push(cryo.parse(data));
    }
  }
  res.json({ n: out.length });
});

router.post("/d/koa", async function by_koa_body(ctx) {
  const { session: saved = "{}" } = ctx.request.body;
  const session = jsonfn.parse(saved); // expect: TAINT-DESERIALIZE
  ctx.body = { keys: Object.keys(session).length };
});

router.post("/d/koa_safe", async function by_koa_body_safe(ctx) {
  const { session: saved = "{}" } = ctx.request.body;
  const session = JSON.parse(saved);
  ctx.body = { keys: Object.keys(session).length };
});

router.get("/d/koa_cookie", async function by_koa_cookie_item(ctx) {
  const parts = ["{}", ctx.cookies.get("draft")];
  const draft = serialize.unserialize(parts[1]); // expect: TAINT-DESERIALIZE
  ctx.body = { empty: !draft };
});

router.get("/d/koa_cookie_safe", async function by_koa_cookie_item_safe(ctx) {
  const parts = ["{}", ctx.cookies.get("draft")];
  const draft = serialize.unserialize(parts[0]);
  ctx.body = { empty: !draft };
});

fastify.post("/d/fastify", async function by_fastify_body(request, reply) {
  const text = `---\n${request.body.rules}\n`;
  const rules = yaml.load(text, { schema: yaml.DEFAULT_SCHEMA.extend(jsTypes) }); // expect: TAINT-DESERIALIZE
  return { ok: Boolean(rules) };
});

fastify.post("/d/fastify_safe", async function by_fastify_body_safe(request, reply) {
  const text = `---\n${request.body.rules}\n`;
  const rules = yaml.safeLoad(text);
  return { ok: Boolean(rules) };
});

fastify.get("/d/fastify/:token", async function by_fastify_param(request, reply) {
  const token = Buffer.from(request.params.token, "hex").toString("utf8");
  const claims = serialize.unserialize(token); // expect: TAINT-DESERIALIZE
  return { admin: claims.admin === true };
});

fastify.get("/d/fastify_safe/:token", async function by_fastify_param_safe(request, reply) {
  const { token } = request.params;
  if (!/^[0-9]+$/.test(token)) return reply.code(400).send();
  const claims = serialize.unserialize('{"level":' + token + "}");
  return { level: claims.level };
});

http.createServer(function by_node_http(req, res) {
  let body = "";
  req.on("data", (chunk) => (body += chunk));
  req.on("end", () => {
    const message = unserialize(body); // expect: TAINT-DESERIALIZE
    res.writeHead(message.ok ? 200 : 400);
    res.end();
  });
}).listen(8091);

http.createServer(function by_node_http_safe(req, res) {
  let body = "";
  req.on("data", (chunk) => (body += chunk));
  req.on("end", () => {
    const message = unserialize(fs.readFileSync("/srv/data/message.json", "utf8"));
    res.writeHead(message.size > body.length ? 200 : 413);
    res.end();
  });
}).listen(8092);

app.get("/d/closure", function by_closure(req, res) {
  const raw = req.query.view;
  const view = () => funcster.deepDeserialize(JSON.parse(raw)); // expect: TAINT-DESERIALIZE
  res.json({ ok: Boolean(view()) });
});

app.get("/d/closure_safe", function by_closure_safe(req, res) {
  const raw = req.query.view;
  const known = { a: { title: "A" }, b: { title: "B" } };
  const view = () => funcster.deepDeserialize(raw === "b" ? known.b : known.a);
  res.json({ ok: Boolean(view()) });
});

net.createServer(function by_socket(socket) {
  socket.on("data", (data) => {
    const command = serialize.unserialize(data.toString()); // expect: TAINT-DESERIALIZE
    socket.end(command.stop ? "bye" : "ok");
  });
}).listen(9009);

net.createServer(function by_socket_safe(socket) {
  socket.on("data", (data) => {
    const name = data.toString().trim();
    if (name !== "dark" && name !== "light") return socket.destroy();
    const command = serialize.unserialize(PRESETS[name]);
    socket.end(command.theme);
  });
}).listen(9010);

app.post("/d/chained", function by_promise_chain(req, res) {
  Promise.resolve()
    .then(() => req.body.blob)
    .then((blob) => serialijse.deserialize(blob)) // expect: TAINT-DESERIALIZE
    .then((value) => res.json({ ok: Boolean(value) }))
    .catch(() => res.sendStatus(400));
});

app.post("/d/chained_safe", function by_promise_chain_safe(req, res) {
  const box = { blob: req.body.blob, sample: serialijse.serialize({ a: 1 }) };
  Promise.resolve(box)
    .then(({ sample }) => serialijse.deserialize(sample))
    .then((value) => res.json({ ok: Boolean(value) }))
    .catch(() => res.sendStatus(400));
});

function by_argv() {
  const state = cryo.parse(process.argv[2]); // expect: TAINT-DESERIALIZE
  process.exitCode = state ? 0 : 1;
}

function by_argv_safe() {
  const state = JSON.parse(process.argv[2]);
  process.exitCode = state ? 0 : 1;
}

if (require.main === module && process.argv[2]) {
  by_argv();
  by_argv_safe();
}

module.exports = { app, koa, fastify };
