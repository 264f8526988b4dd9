// Regular expressions a web service builds and runs.
"use strict";
const express = require("express");
const cookieParser = require("cookie-parser");
const multer = require("multer");
const fs = require("node:fs");
const http = require("node:http");
const net = require("node:net");
const _ = require("lodash");
const RE2 = require("re2");
const escapeStringRegexp = require("escape-string-regexp");
const Koa = require("koa");
const Router = require("@koa/router");
const bodyParser = require("koa-bodyparser");
const fastify = require("fastify")();

const app = express();
const koa = new Koa();
const router = new Router();
const upload = multer();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.use(cookieParser());
koa.use(bodyParser()).use(router.routes());

const titles = fs.readFileSync("/srv/data/titles.txt", "utf8").split("\n");
const corpus = titles.join(" ");
const PATTERNS = { digits: "^\\d+$", words: "^\\w+$" };

function escapeRegex(text) {
  return String(text).replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&");
}

app.get("/r/direct", function by_direct(req, res) {
  const pattern = new RegExp(req.query.q); // expect: TAINT-REGEX
  res.json({ n: titles.filter((t) => pattern.test(t)).length });
});

app.get("/r/direct_safe", function by_direct_safe(req, res) {
  const pattern = new RegExp(escapeRegex(req.query.q));
  res.json({ n: titles.filter((t) => pattern.test(t)).length });
});

app.post("/r/template", function by_template(req, res) {
  const { word } = req.body;
  const pattern = new RegExp(`\\b${word}\\b`, "gi"); // expect: TAINT-REGEX
  res.json({ n: (corpus.match(pattern) || []).length });
});

app.post("/r/template_safe", function by_template_safe(req, res) {
  const { word } = req.body;
  const pattern = new RegExp(`\\b${_.escapeRegExp(word)}\\b`, "gi");
  res.json({ n: (corpus.match(pattern) || []).length });
});

app.get("/r/call", function by_call_without_new(req, res) {
  const prefix = "^" + req.query.prefix;
  const pattern = RegExp(prefix, "i"); // expect: TAINT-REGEX
  res.json({ found: titles.some((t) => pattern.test(t)) });
});

app.get("/r/call_safe", function by_call_without_new_safe(req, res) {
  const prefix = String(req.query.prefix);
  res.json({ found: titles.some((t) => t.startsWith(prefix)) });
});

app.get("/r/match", function by_string_match(req, res) {
  const hits = corpus.match(req.query.find); // expect: TAINT-REGEX
  res.json({ n: hits ? hits.length : 0 });
});

app.get("/r/match_safe", function by_string_match_safe(req, res) {
  const hits = corpus.split(String(req.query.find));
  res.json({ n: hits.length - 1 });
});

app.get("/r/search/:term", function by_string_search(req, res) {
  const at = corpus.search(req.params.term + "s?"); // expect: TAINT-REGEX
  res.json({ at });
});

app.get("/r/search_safe/:term", function by_string_search_safe(req, res) {
  const at = corpus.indexOf(req.params.term);
  res.json({ at });
});

app.get("/r/length", function by_length_check_only(req, res) {
  const text = req.query.filter;
  if (typeof text !== "string" || text.length > 50) return res.sendStatus(400);
  const pattern = new RegExp(text); // expect: TAINT-REGEX
  res.json({ n: titles.filter((t) => pattern.test(t)).length });
});

app.get("/r/length_safe", function by_length_check_only_safe(req, res) {
  const text = req.query.filter;
  if (typeof text !== "string" || !/^[A-Za-z0-9 ]{1,50}$/.test(text)) return res.sendStatus(400);
  const pattern = new RegExp(text);
  res.json({ n: titles.filter((t) => pattern.test(t)).length });
});

app.get("/r/lookup", function by_lookup_default(req, res) {
  const source = PATTERNS[req.query.kind] || req.query.kind;
  const pattern = new RegExp(source); // expect: TAINT-REGEX
  res.json({ ok: pattern.test(titles[0]) });
});

app.get("/r/lookup_safe", function by_lookup_default_safe(req, res) {
  const source = Object.hasOwn(PATTERNS, req.query.kind) ? PATTERNS[req.query.kind] : PATTERNS.words;
  const pattern = new RegExp(source);
  res.json({ ok: pattern.test(titles[0]) });
});

function compile(source) {
  return new RegExp("^(?:" + source + ")$"); // expect: TAINT-REGEX
}

app.post("/r/helper", function by_helper(req, res) {
  const pattern = compile(req.body.rule);
  res.json({ ok: pattern.test(titles[0]) });
});

function compileLinear(source) {
  return new RE2("^(?:" + source + ")$");
}

app.post("/r/helper_safe", function by_helper_safe(req, res) {
  const pattern = compileLinear(req.body.rule);
  res.json({ ok: pattern.test(titles[0]) });
});

class Filter {
  constructor(source) {
    this.source = source;
    this.flags = "i";
  }
  apply(list) {
    const pattern = new RegExp(this.source, this.flags); // expect: TAINT-REGEX
    return list.filter((item) => pattern.test(item));
  }
}

app.post("/r/class", function by_class_field(req, res) {
  const kept = new Filter(req.body.filter).apply(titles);
  res.json({ n: kept.length });
});

class WordFilter {
  constructor(source) {
    this.word = source;
    this.source = "\\w+";
  }
  apply(list) {
    const pattern = new RegExp(this.source, "i");
    return list.filter((item) => pattern.test(item) && item !== this.word);
  }
}

app.post("/r/class_safe", function by_class_field_safe(req, res) {
  const kept = new WordFilter(req.body.filter).apply(titles);
  res.json({ n: kept.length });
});

app.post("/r/join", function by_array_join(req, res) {
  const words = req.body.words.map((w) => w.trim());
  const pattern = new RegExp("(" + words.join("|") + ")", "g"); // expect: TAINT-REGEX
  res.json({ n: [...corpus.matchAll(pattern)].length });
});

app.post("/r/join_safe", function by_array_join_safe(req, res) {
  const words = req.body.words.map((w) => escapeStringRegexp(w.trim()));
  const pattern = new RegExp("(" + words.join("|") + ")", "g");
  res.json({ n: [...corpus.matchAll(pattern)].length });
});

app.post("/r/loop", function by_loop(req, res) {
  let n = 0;
  for (const source of req.body.patterns) {
    if (new RegExp(source, "m").test(corpus)) n += 1; // expect: TAINT-REGEX
  }
  res.json({ n });
});

app.post("/r/loop_safe", function by_loop_safe(req, res) {
  let n = 0;
  for (const name of req.body.patterns) {
    if (!["^a", "^b", "^c"].includes(name)) continue;
    if (new RegExp(name, "m").test(corpus)) n += 1;
  }
  res.json({ n });
});

app.get("/r/header", function by_header_replace(req, res) {
  const strip = req.get("x-strip") || "\\s";
  const text = corpus.replace(new RegExp(strip, "g"), ""); // expect: TAINT-REGEX
  res.json({ length: text.length });
});

app.get("/r/header_safe", function by_header_replace_safe(req, res) {
  const strip = req.get("x-strip") || " ";
  const text = corpus.replaceAll(strip, "");
  res.json({ length: text.length });
});

app.get("/r/cookie", function by_cookie_decode(req, res) {
  const source = Buffer.from(req.cookies.highlight, "base64").toString();
  const pattern = new RegExp(source, "u"); // expect: TAINT-REGEX
  res.json({ hit: pattern.test(corpus) });
});

app.get("/r/cookie_safe", function by_cookie_decode_safe(req, res) {
  let source = Buffer.from(req.cookies.highlight, "base64").toString();
  source = "important";
  const pattern = new RegExp(source, "u");
  res.json({ hit: pattern.test(corpus) });
});

app.post("/r/upload", upload.single("list"), function by_upload_lines(req, res) {
  const [first] = req.file.buffer.toString().split("\n");
  const pattern = new RegExp(first); // expect: TAINT-REGEX
  res.json({ hit: pattern.test(corpus) });
});

app.post("/r/upload_safe", upload.single("list"), function by_upload_lines_safe(req, res) {
  const [first] = req.file.buffer.toString().split("\n");
  const pattern = /^[a-z]+\d*$/;
  res.json({ hit: pattern.test(first.slice(0, 100)) });
});

router.get("/r/koa", async function by_koa_query(ctx) {
  const { from = "a", to = "z" } = ctx.query;
  const pattern = new RegExp(`${from}.*${to}`); // expect: TAINT-REGEX
  ctx.body = { hit: pattern.test(corpus) };
});

router.get("/r/koa_safe", async function by_koa_query_safe(ctx) {
  const { from = "1", to = "9" } = ctx.query;
  const pattern = new RegExp(`x{${Number.parseInt(from, 10) % 10}}.{0,${Number.parseInt(to, 10) % 10}}y`);
  ctx.body = { hit: pattern.test(corpus) };
});

router.post("/r/koa_item", async function by_koa_object_item(ctx) {
  const rule = { name: "custom", source: ctx.request.body.source };
  const pattern = new RegExp(rule.source, "s"); // expect: TAINT-REGEX
  ctx.body = { hit: pattern.test(corpus) };
});

router.post("/r/koa_item_safe", async function by_koa_object_item_safe(ctx) {
  const rule = { name: "custom", source: ctx.request.body.source };
  const pattern = new RegExp(rule.name, "s");
  ctx.body = { hit: pattern.test(corpus) };
});

fastify.get("/r/fastify", async function by_fastify_try(request, reply) {
  let pattern;
  try {
    pattern = new RegExp(request.query.pattern); // expect: TAINT-REGEX
  } catch {
    pattern = /^$/;
  }
  return { n: titles.filter((t) => pattern.test(t)).length };
});

fastify.get("/r/fastify_safe", async function by_fastify_try_safe(request, reply) {
  let pattern;
  try {
    pattern = new RE2(request.query.pattern);
  } catch {
    pattern = /^$/;
  }
  return { n: titles.filter((t) => pattern.test(t)).length };
});

fastify.post("/r/fastify_branch", async function by_fastify_branch(request, reply) {
  const source = request.body.regex ? request.body.text : "^fixed$";
  const pattern = new RegExp(source); // expect: TAINT-REGEX
  return { hit: pattern.test(corpus) };
});

fastify.post("/r/fastify_branch_safe", async function by_fastify_branch_safe(request, reply) {
  const allowRegex = false;
  const source = allowRegex ? request.body.text : "^fixed$";
  const pattern = new RegExp(source);
  return { hit: pattern.test(corpus) };
});

http.createServer(function by_node_http(req, res) {
  const q = new URL(req.url, "http://localhost").searchParams.get("q");
  const pattern = new RegExp("^.*" + q + ".*$"); // expect: TAINT-REGEX
  res.writeHead(pattern.test(corpus) ? 200 : 404);
  res.end();
}).listen(8097);

http.createServer(function by_node_http_safe(req, res) {
  const q = new URL(req.url, "http://localhost").searchParams.get("q") ?? "";
  res.writeHead(corpus.includes(q) ? 200 : 404);
  res.end();
}).listen(8098);

app.get("/r/closure", function by_closure(req, res) {
  const source = req.query.expr;
  const matcher = () => new RegExp(source, "y"); // expect: TAINT-REGEX
  const pattern = matcher();
  res.json({ n: titles.filter((t) => pattern.test(t)).length });
});

app.get("/r/closure_safe", function by_closure_safe(req, res) {
  const source = req.query.expr;
  const matcher = () => new RegExp(source === "long" ? "^.{20,}$" : "^.{1,19}$");
  const pattern = matcher();
  res.json({ n: titles.filter((t) => pattern.test(t)).length });
});

app.get("/r/all", function by_match_all(req, res) {
  const parts = ["\\d+", req.query.unit];
  const hits = [...corpus.matchAll(parts.join("\\s*"))]; // expect: TAINT-REGEX
  res.json({ n: hits.length });
});

app.get("/r/all_safe", function by_match_all_safe(req, res) {
  const parts = ["\\d+", req.query.unit];
  const hits = [...corpus.matchAll(parts[0])];
  res.json({ n: hits.length });
});

net.createServer(function by_socket(socket) {
  socket.on("data", (data) => {
    const pattern = new RegExp(data.toString("utf8").trim()); // expect: TAINT-REGEX
    socket.end(String(titles.filter((t) => pattern.test(t)).length));
  });
}).listen(9013);

net.createServer(function by_socket_safe(socket) {
  socket.on("data", (data) => {
    const pattern = new RegExp(escapeRegex(data.toString("utf8").trim()));
    socket.end(String(titles.filter((t) => pattern.test(t)).length));
  });
}).listen(9014);

module.exports = { app, koa, fastify };
