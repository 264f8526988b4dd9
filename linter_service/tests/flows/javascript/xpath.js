// XPath queries of a web service over its XML data.
import express from "express";
import http from "node:http";
import net from "node:net";
import fs from "node:fs";
import xpath from "xpath";
import { DOMParser } from "@xmldom/xmldom";
import { JSDOM } from "jsdom";
import libxmljs from "libxmljs2";
import { evaluateXPathToFirstNode, evaluateXPathToNodes } from "fontoxpath";
import Koa from "koa";
import Router from "@koa/router";
import Fastify from "fastify";
import { NextResponse } from "next/server";

const app = express();
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
koa.use(router.routes());

const text = fs.readFileSync("/srv/data/users.xml", "utf8");
const doc = new DOMParser().parseFromString(text, "text/xml");
const lib = libxmljs.parseXml(text);
const page = new JSDOM(text, { contentType: "text/xml" }).window;
const QUERIES = { all: "//user", admins: "//user[@role='admin']" };

function literal(value) {
  const parts = String(value).split("'").map((p) => "'" + p + "'");
  return parts.length === 1 ? parts[0] : "concat(" + parts.join(", \"'\", ") + ")";
}

app.get("/x/concat", function by_concat(req, res) {
  const nodes = xpath.select("//user[name='" + req.query.name + "']", doc); // expect: TAINT-XPATH
  res.json({ n: nodes.length });
});

app.get("/x/concat_safe", function by_concat_safe(req, res) {
  const nodes = xpath.parse("//user[name=$name]").select({ node: doc, variables: { name: String(req.query.name) } });
  res.json({ n: nodes.length });
});

app.post("/x/login", function by_template_login(req, res) {
  const { user, password } = req.body;
  const expr = `//user[login='${user}' and password='${password}']`;
  const hit = xpath.select1(expr, doc); // expect: TAINT-XPATH
  res.sendStatus(hit ? 204 : 401);
});

app.post("/x/login_safe", function by_template_login_safe(req, res) {
  const { user, password } = req.body;
  const expr = `//user[login=${literal(user)} and password=${literal(password)}]`;
  const hit = xpath.select1(expr, doc);
  res.sendStatus(hit ? 204 : 401);
});

app.get("/x/id/:id", function by_path_parameter(req, res) {
  const node = lib.get("//order[@id=" + req.params.id + "]"); // expect: TAINT-XPATH
  res.json({ found: node !== null });
});

app.get("/x/id_safe/:id", function by_path_parameter_safe(req, res) {
  const node = lib.get("//order[@id=" + parseInt(req.params.id, 10) + "]");
  res.json({ found: node !== null });
});

app.get("/x/whole", function by_whole_expression(req, res) {
  const expression = req.query.q;
  const nodes = lib.find(expression); // expect: TAINT-XPATH
  res.json({ n: nodes.length });
});

app.get("/x/whole_safe", function by_whole_expression_safe(req, res) {
  const expression = Object.hasOwn(QUERIES, req.query.q) ? QUERIES[req.query.q] : QUERIES.all;
  const nodes = lib.find(expression);
  res.json({ n: nodes.length });
});

app.get("/x/evaluate", function by_document_evaluate(req, res) {
  const expr = "count(//item[@type='" + req.get("x-type") + "'])";
  const out = page.document.evaluate(expr, page.document, null, 1, null); // expect: TAINT-XPATH
  res.json({ n: out.numberValue });
});

app.get("/x/evaluate_safe", function by_document_evaluate_safe(req, res) {
  const type = req.get("x-type");
  if (!["book", "disc", "map"].includes(type)) return res.sendStatus(400);
  const expr = "count(//item[@type='" + type + "'])";
  const out = page.document.evaluate(expr, page.document, null, 1, null);
  res.json({ n: out.numberValue });
});

app.get("/x/fonto", function by_fontoxpath(req, res) {
  const node = evaluateXPathToFirstNode(`//page[@slug = "${req.query.slug}"]`, doc); // expect: TAINT-XPATH
  res.json({ found: Boolean(node) });
});

app.get("/x/fonto_safe", function by_fontoxpath_safe(req, res) {
  const node = evaluateXPathToFirstNode("//page[@slug = $slug]", doc, null, { slug: String(req.query.slug) });
  res.json({ found: Boolean(node) });
});

function userPath(name, field) {
  return "/users/user[@name='" + name + "']/" + field;
}

app.get("/x/helper", function by_helper(req, res) {
  const where = userPath(req.query.name, "mail");
  const nodes = xpath.select(where, doc); // expect: TAINT-XPATH
  res.json({ n: nodes.length });
});

app.get("/x/helper_safe", function by_helper_safe(req, res) {
  const field = req.query.name === "phone" ? "phone" : "mail";
  const where = userPath("guest", field);
  const nodes = xpath.select(where, doc);
  res.json({ n: nodes.length });
});

class Catalog {
  constructor(root) {
    this.root = root;
    this.conditions = [];
  }
  where(condition) {
    this.conditions.push(condition);
    return this;
  }
  count() {
    return xpath.select("//product[" + this.conditions.join(" and ") + "]", this.root).length; // expect: TAINT-XPATH
  }
}

app.post("/x/class", function by_class_field(req, res) {
  const catalog = new Catalog(doc).where("price > " + req.body.min);
  res.json({ n: catalog.count() });
});

class NumericCatalog {
  constructor(root) {
    this.root = root;
    this.conditions = [];
  }
  above(value) {
    this.conditions.push("price > " + Number(value));
    return this;
  }
  count() {
    return xpath.select("//product[" + this.conditions.join(" and ") + "]", this.root).length;
  }
}

app.post("/x/class_safe", function by_class_field_safe(req, res) {
  const catalog = new NumericCatalog(doc).above(req.body.min);
  res.json({ n: catalog.count() });
});

app.post("/x/loop", function by_loop(req, res) {
  let expr = "/config";
  for (const step of req.body.steps) {
    expr += "/" + step;
  }
  const node = xpath.select1(expr, doc); // expect: TAINT-XPATH
  res.json({ found: Boolean(node) });
});

app.post("/x/loop_safe", function by_loop_safe(req, res) {
  let expr = "/config";
  for (const step of req.body.steps) {
    if (!/^[A-Za-z]+$/.test(step)) return res.sendStatus(400);
    expr += "/" + step;
  }
  const node = xpath.select1(expr, doc);
  res.json({ found: Boolean(node) });
});

app.post("/x/map", function by_array_map(req, res) {
  const tests = req.body.tags.map((tag) => `@tag='${tag}'`);
  const nodes = xpath.select("//post[" + tests.join(" or ") + "]", doc); // expect: TAINT-XPATH
  res.json({ n: nodes.length });
});

app.post("/x/map_safe", function by_array_map_safe(req, res) {
  const tests = req.body.tags.map((tag) => `@tag='${encodeURIComponent(tag).replace(/'/g, "%27")}'`);
  const nodes = xpath.select("//post[" + tests.join(" or ") + "]", doc);
  res.json({ n: nodes.length });
});

app.get("/x/namespaces", function by_namespace_select(req, res) {
  const select = xpath.useNamespaces({ b: "urn:books" });
  const nodes = select("//b:book[b:title='" + req.query.title + "']", doc); // expect: TAINT-XPATH
  res.json({ n: nodes.length });
});

app.get("/x/namespaces_safe", function by_namespace_select_safe(req, res) {
  const select = xpath.useNamespaces({ b: "urn:books" });
  const nodes = select("//b:book/b:title", doc).filter((n) => n.textContent === req.query.title);
  res.json({ n: nodes.length });
});

router.get("/x/koa", async function by_koa_query(ctx) {
  const { city } = ctx.query;
  const nodes = xpath.select(`//office[@city="${city}"]`, doc); // expect: TAINT-XPATH
  ctx.body = { n: nodes.length };
});

router.get("/x/koa_safe", async function by_koa_query_safe(ctx) {
  const city = String(ctx.query.city);
  if (city.includes('"') || city.includes("'")) ctx.throw(400);
  const nodes = xpath.select(`//office[@city="${city}"]`, doc);
  ctx.body = { n: nodes.length };
});

router.get("/x/koa_cookie", async function by_koa_cookie(ctx) {
  const theme = ctx.cookies.get("theme") || "plain";
  const node = lib.get("//theme[@name='" + decodeURIComponent(theme) + "']"); // expect: TAINT-XPATH
  ctx.body = { found: Boolean(node) };
});

router.get("/x/koa_cookie_safe", async function by_koa_cookie_safe(ctx) {
  let theme = ctx.cookies.get("theme") || "plain";
  theme = "plain";
  const node = lib.get("//theme[@name='" + theme + "']");
  ctx.body = { found: Boolean(node) };
});

fastify.post("/x/fastify", async function by_fastify_body(request, reply) {
  const input = request.body;
  const nodes = evaluateXPathToNodes("//entry[@key='" + input["key"] + "']", doc); // expect: TAINT-XPATH
  return { n: nodes.length };
});

fastify.post("/x/fastify_safe", async function by_fastify_body_safe(request, reply) {
  const input = { key: "title", raw: request.body["key"] };
  const nodes = evaluateXPathToNodes("//entry[@key='" + input["key"] + "']", doc);
  return { n: nodes.length };
});

fastify.get("/x/fastify_list/:year", async function by_fastify_list_item(request, reply) {
  const steps = ["//archive"];
  steps.push("year[@n='" + request.params.year + "']");
  const node = xpath.select1(steps.join("/"), doc); // expect: TAINT-XPATH
  return { found: Boolean(node) };
});

fastify.get("/x/fastify_list_safe/:year", async function by_fastify_list_item_safe(request, reply) {
  const steps = ["//archive"];
  steps.push("year[@n='" + request.params.year + "']");
  const node = xpath.select1(steps[0], doc);
  return { found: Boolean(node) };
});

export const GET = async function by_next_route(request) {
  const { searchParams } = new URL(request.url);
  const nodes = xpath.select("//faq[contains(., '" + searchParams.get("q") + "')]", doc); // expect: TAINT-XPATH
  return NextResponse.json({ n: nodes.length });
};

export const PUT = async function by_next_route_safe(request) {
  const { searchParams } = new URL(request.url);
  const q = searchParams.get("q") ?? "";
  const nodes = xpath.select("//faq", doc).filter((node) => node.textContent.includes(q));
  return NextResponse.json({ n: nodes.length });
};

http.createServer(function by_node_http(req, res) {
  const url = new URL(req.url, "http://localhost");
  const [, , key] = url.pathname.split("/");
  const parsed = xpath.parse("//setting[@key='" + decodeURIComponent(key) + "']"); // expect: TAINT-XPATH
  res.writeHead(parsed.select({ node: doc }).length ? 200 : 404);
  res.end();
}).listen(8085);

http.createServer(function by_node_http_safe(req, res) {
  const url = new URL(req.url, "http://localhost");
  const [, , key] = url.pathname.split("/");
  const parsed = xpath.parse("//setting[@key=$key]");
  res.writeHead(parsed.select({ node: doc, variables: { key: decodeURIComponent(key) } }).length ? 200 : 404);
  res.end();
}).listen(8086);

app.get("/x/branch", function by_conditional(req, res) {
  const order = req.query.order ? `[position() < ${req.query.order}]` : "";
  const nodes = xpath.select("//row" + order, doc); // expect: TAINT-XPATH
  res.json({ n: nodes.length });
});

app.get("/x/branch_safe", function by_conditional_safe(req, res) {
  const order = req.query.order ? "[position() < 10]" : "";
  const nodes = xpath.select("//row" + order, doc);
  res.json({ n: nodes.length });
});

app.post("/x/multi", function by_multi_line_call(req, res) {
  const body = Buffer.from(req.body.expr, "base64").toString("utf8");
  const result = xpath.evaluate( // expect: TAINT-XPATH
    "string(" + body + ")",
    doc,
    null,
    xpath.XPathResult.STRING_TYPE,
    null,
  );
  res.json({ empty: result.stringValue === "" });
});

app.post("/x/multi_safe", function by_multi_line_call_safe(req, res) {
  const allowRaw = false;
  const body = Buffer.from(req.body.expr, "base64").toString("utf8");
  const result = xpath.evaluate(
    allowRaw ? "string(" + body + ")" : "string(/config/title)",
    doc,
    null,
    xpath.XPathResult.STRING_TYPE,
    null,
  );
  res.json({ empty: result.stringValue === "" });
});

app.get("/x/callback", function by_callback(req, res) {
  const withName = (done) => done(req.query.name);
  withName((name) => {
    const nodes = xpath.select("//member[@nick='" + name + "']", doc); // expect: TAINT-XPATH
    res.json({ n: nodes.length });
  });
});

app.get("/x/callback_safe", function by_callback_safe(req, res) {
  const withName = (done) => done("root", req.query.name);
  withName((name, wanted) => {
    const nodes = xpath.select("//member[@nick='" + name + "']", doc);
    res.json({ n: nodes.length, same: wanted === name });
  });
});

net.createServer(function by_socket(socket) {
  socket.on("data", (data) => {
    const hit = lib.get(`//device[@serial='${data.toString().trim()}']`); // expect: TAINT-XPATH
    socket.end(hit ? "known" : "unknown");
  });
}).listen(9005);

net.createServer(function by_socket_safe(socket) {
  socket.on("data", (data) => {
    const match = /^[0-9A-F]{8}$/.exec(data.toString().trim());
    if (!match) return socket.end("bad");
    const hit = lib.get(`//device[@serial='${match[0]}']`);
    socket.end(hit ? "known" : "unknown");
  });
}).listen(9006);

function by_argv() {
  const name = process.argv[2];
  const nodes = xpath.select("//host[@name='" + name + "']", doc); // expect: TAINT-XPATH
  console.log(nodes.length);
}

function by_argv_safe() {
  const name = process.argv[2];
  const nodes = xpath.select("//host", doc).filter((host) => host.getAttribute("name") === name);
  console.log(nodes.length);
}

if (process.argv[2]) {
  by_argv();
  by_argv_safe();
}
