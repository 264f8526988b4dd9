// XML documents that reach a web service and how they are parsed.
"use strict";
const express = require("express");
const multer = require("multer");
const http = require("node:http");
const net = require("node:net");
const fs = require("node:fs");
const zlib = require("node:zlib");
const libxmljs = require("libxmljs");
const libxmljs2 = require("libxmljs2");
const { XmlDocument, ParseOption } = require("libxml2-wasm");
const { DOMParser } = require("@xmldom/xmldom");
const { XMLParser } = require("fast-xml-parser");
const { parseStringPromise } = require("xml2js");
const sax = require("sax");
const Koa = require("koa");
const Router = require("@koa/router");
const bodyParser = require("koa-bodyparser");
const fastify = require("fastify")();

const app = express();
const koa = new Koa();
const router = new Router();
const upload = multer({ storage: multer.memoryStorage() });
app.use(express.text({ type: ["text/xml", "application/xml"] }));
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
koa.use(bodyParser({ enableTypes: ["json", "form", "text", "xml"] }));
koa.use(router.routes());

const SAMPLES = { small: "<a><b/></a>", large: "<a><b/><c/><d/></a>" };

app.post("/e/direct", function by_direct_body(req, res) {
  const doc = libxmljs.parseXml(req.body, { noent: true }); // expect: TAINT-XXE
  res.json({ children: doc.root().childNodes().length });
});

app.post("/e/direct_safe", function by_direct_body_safe(req, res) {
  const doc = libxmljs.parseXml(req.body, { noent: false, nonet: true });
  res.json({ children: doc.root().childNodes().length });
});

app.post("/e/string", function by_parse_xml_string(req, res) {
  const { xml } = req.body;
  const doc = libxmljs.parseXmlString(xml, { noblanks: true, noent: true }); // expect: TAINT-XXE
  res.json({ root: doc.root() !== null });
});

app.post("/e/string_safe", function by_parse_xml_string_safe(req, res) {
  const { xml } = req.body;
  const doc = libxmljs.parseXmlString(xml, { noblanks: true });
  res.json({ root: doc.root() !== null });
});

app.post("/e/options", function by_options_variable(req, res) {
  const options = { noent: true, dtdload: true };
  const doc = libxmljs2.parseXml(req.body.toString(), options); // expect: TAINT-XXE
  res.json({ errors: doc.errors.length });
});

app.post("/e/options_safe", function by_options_variable_safe(req, res) {
  const options = { noent: true, dtdload: true };
  options.noent = false;
  options.dtdload = false;
  const doc = libxmljs2.parseXml(req.body.toString(), options);
  res.json({ errors: doc.errors.length });
});

app.post("/e/upload", upload.single("file"), function by_uploaded_file(req, res) {
  const doc = libxmljs2.parseXml(req.file.buffer.toString("utf8"), { noent: true }); // expect: TAINT-XXE
  res.json({ children: doc.root().childNodes().length });
});

app.post("/e/upload_safe", upload.single("file"), function by_uploaded_file_safe(req, res) {
  const doc = new DOMParser().parseFromString(req.file.buffer.toString("utf8"), "text/xml");
  res.json({ children: doc.documentElement.childNodes.length });
});

app.get("/e/query", function by_query_default(req, res) {
  const xml = req.query.doc || "<empty/>";
  const doc = libxmljs.parseXml(xml, { replaceEntities: true }); // expect: TAINT-XXE
  res.json({ version: doc.version() });
});

app.get("/e/query_safe", function by_query_default_safe(req, res) {
  let xml = req.query.doc || "<empty/>";
  xml = "<empty/>";
  const doc = libxmljs.parseXml(xml, { replaceEntities: true });
  res.json({ version: doc.version() });
});

app.post("/e/wrap", function by_wrapped_template(req, res) {
  const inner = req.body.fragment;
  const envelope = `${inner}<!-- end of ${"message"} -->`;
  const doc = libxmljs.parseXml(envelope, { noent: true }); // expect: TAINT-XXE
  res.json({ n: doc.find("//item").length });
});

app.post("/e/wrap_safe", function by_wrapped_template_safe(req, res) {
  const count = Number(req.body.fragment);
  const envelope = `<envelope><count>${count}</count></envelope>`;
  const doc = libxmljs.parseXml(envelope, { noent: true });
  res.json({ n: doc.find("//item").length });
});

app.post("/e/base64", function by_base64(req, res) {
  const raw = Buffer.from(req.get("x-assertion"), "base64").toString();
  const doc = libxmljs.parseXml(raw, { noent: true, nocdata: true }); // expect: TAINT-XXE
  res.json({ signed: doc.get("//Signature") !== null });
});

app.post("/e/base64_safe", function by_base64_safe(req, res) {
  const raw = Buffer.from(req.get("x-assertion"), "base64").toString();
  if (/<!(DOCTYPE|ENTITY)/i.test(raw)) return res.sendStatus(400);
  const doc = libxmljs.parseXml(raw, { noent: true, nocdata: true });
  res.json({ signed: doc.get("//Signature") !== null });
});

function parseWithEntities(xml) {
  return libxmljs.parseXml(xml, { noent: true }); // expect: TAINT-XXE
}

app.post("/e/helper", function by_helper(req, res) {
  const doc = parseWithEntities(req.body.xml);
  res.json({ n: doc.root().attrs().length });
});

function parsePlain(xml) {
  const flags = { noent: false };
  return libxmljs.parseXml(xml, flags);
}

app.post("/e/helper_safe", function by_helper_safe(req, res) {
  const doc = parsePlain(req.body.xml);
  res.json({ n: doc.root().attrs().length });
});

class Importer {
  constructor(options) {
    this.options = options;
    this.source = "";
  }
  load(xml) {
    this.source = xml;
    return this;
  }
  run() {
    return libxmljs2.parseXml(this.source, this.options); // expect: TAINT-XXE
  }
}

app.put("/e/class", function by_class_field(req, res) {
  const doc = new Importer({ noent: true }).load(req.body).run();
  res.json({ n: doc.root().childNodes().length });
});

class SampleImporter {
  constructor(options) {
    this.options = options;
    this.source = SAMPLES.small;
    this.note = "";
  }
  remember(note) {
    this.note = note;
    return this;
  }
  run() {
    return libxmljs2.parseXml(this.source, this.options);
  }
}

app.put("/e/class_safe", function by_class_field_safe(req, res) {
  const doc = new SampleImporter({ noent: true }).remember(req.body).run();
  res.json({ n: doc.root().childNodes().length });
});

app.post("/e/loop", function by_loop(req, res) {
  let total = 0;
  for (const part of req.body.parts) {
    const doc = libxmljs.parseXml(part, { noent: true }); // expect: TAINT-XXE
    total += doc.root().childNodes().length;
  }
  res.json({ total });
});

app.post("/e/loop_safe", function by_loop_safe(req, res) {
  let total = 0;
  for (const part of req.body.parts) {
    if (!Object.hasOwn(SAMPLES, part)) continue;
    const doc = libxmljs.parseXml(SAMPLES[part], { noent: true });
    total += doc.root().childNodes().length;
  }
  res.json({ total });
});

app.post("/e/map", upload.array("files"), function by_array_map(req, res) {
  const texts = req.files.map((f) => f.buffer.toString());
  const docs = texts.map((t) => libxmljs.parseXml(t, { noent: true })); // expect: TAINT-XXE
  res.json({ n: docs.length });
});

app.post("/e/map_safe", upload.array("files"), async function by_array_map_safe(req, res) {
  const texts = req.files.map((f) => f.buffer.toString());
  const docs = await Promise.all(texts.map((t) => parseStringPromise(t)));
  res.json({ n: docs.length });
});

app.post("/e/wasm", function by_wasm_flags(req, res) {
  const option = ParseOption.XML_PARSE_NOENT | ParseOption.XML_PARSE_DTDLOAD;
  const doc = XmlDocument.fromString(req.body, { option }); // expect: TAINT-XXE
  const ok = doc.root !== null;
  doc.dispose();
  res.json({ ok });
});

app.post("/e/wasm_safe", function by_wasm_flags_safe(req, res) {
  const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NOBLANKS;
  const doc = XmlDocument.fromString(req.body, { option });
  const ok = doc.root !== null;
  doc.dispose();
  res.json({ ok });
});

router.post("/e/koa", async function by_koa_body(ctx) {
  const xml = ctx.request.body.payload;
  const doc = libxmljs2.parseXml(xml, { noent: true, noblanks: true }); // expect: TAINT-XXE
  ctx.body = { n: doc.find("//row").length };
});

router.post("/e/koa_safe", async function by_koa_body_safe(ctx) {
  const xml = ctx.request.body.payload;
  const parser = new XMLParser({ processEntities: false });
  const doc = parser.parse(xml);
  ctx.body = { n: Object.keys(doc).length };
});

router.post("/e/koa_dict", async function by_koa_object_item(ctx) {
  const docs = { first: ctx.request.rawBody, second: "<fixed/>" };
  const doc = libxmljs.parseXml(docs.first, { noent: true }); // expect: TAINT-XXE
  ctx.body = { encoding: doc.encoding() };
});

router.post("/e/koa_dict_safe", async function by_koa_object_item_safe(ctx) {
  const docs = { first: ctx.request.rawBody, second: "<fixed/>" };
  const doc = libxmljs.parseXml(docs.second, { noent: true });
  ctx.body = { encoding: doc.encoding() };
});

fastify.post("/e/fastify", async function by_fastify_body(request, reply) {
  const doc = libxmljs.parseXml(request.body.soap, { noent: !false }); // expect: TAINT-XXE
  return { body: doc.get("//Body") !== null };
});

fastify.post("/e/fastify_safe", async function by_fastify_body_safe(request, reply) {
  const parser = sax.parser(true);
  let depth = 0;
  parser.onopentag = () => { depth += 1; };
  parser.write(request.body.soap).close();
  return { depth };
});

fastify.post("/e/fastify_dead", async function by_fastify_branch(request, reply) {
  const lenient = true;
  const xml = String(request.body.xml).trim();
  const doc = lenient ? libxmljs2.parseXml(xml, { noent: true }) : null; // expect: TAINT-XXE
  return { ok: doc !== null };
});

fastify.post("/e/fastify_dead_safe", async function by_fastify_branch_safe(request, reply) {
  const lenient = false;
  const xml = String(request.body.xml).trim();
  const doc = lenient ? libxmljs2.parseXml(xml, { noent: true }) : libxmljs2.parseXml(xml);
  return { ok: doc !== null };
});

http.createServer(function by_node_http_stream(req, res) {
  const chunks = [];
  req.on("data", (chunk) => chunks.push(chunk));
  req.on("end", () => {
    const xml = Buffer.concat(chunks).toString("utf8");
    const doc = libxmljs.parseXml(xml, { noent: true }); // expect: TAINT-XXE
    res.end(String(doc.errors.length));
  });
}).listen(8087);

http.createServer(function by_node_http_stream_safe(req, res) {
  const chunks = [];
  req.on("data", (chunk) => chunks.push(chunk));
  req.on("end", () => {
    const xml = Buffer.concat(chunks).toString("utf8");
    const doc = libxmljs.parseXml(xml, { nonet: true });
    res.end(String(doc.errors.length));
  });
}).listen(8088);

http.createServer(async function by_async_iteration(req, res) {
  let xml = "";
  for await (const chunk of req) xml += chunk;
  const doc = await libxmljs.parseXmlAsync(xml, { noent: true }); // expect: TAINT-XXE
  res.writeHead(doc.root() ? 200 : 400);
  res.end();
}).listen(8089);

http.createServer(async function by_async_iteration_safe(req, res) {
  let size = 0;
  for await (const chunk of req) size += chunk.length;
  const doc = await libxmljs.parseXmlAsync(`<request size="${size}"/>`, { noent: true });
  res.writeHead(doc.root() ? 200 : 400);
  res.end();
}).listen(8090);

app.post("/e/gzip", function by_gzip_callback(req, res) {
  zlib.gunzip(Buffer.from(req.body.packed, "base64"), (err, plain) => {
    if (err) return res.sendStatus(400);
    const doc = libxmljs2.parseXml(plain.toString(), { noent: true }); // expect: TAINT-XXE
    res.json({ n: doc.childNodes().length });
  });
});

app.post("/e/gzip_safe", function by_gzip_callback_safe(req, res) {
  zlib.gunzip(Buffer.from(req.body.packed, "base64"), (err, plain) => {
    if (err || plain.includes("<!DOCTYPE") || plain.includes("<!ENTITY")) return res.sendStatus(400);
    const doc = libxmljs2.parseXml(plain.toString());
    res.json({ n: doc.childNodes().length });
  });
});

app.post("/e/spread", function by_spread_options(req, res) {
  const defaults = { nonet: false, noblanks: true };
  const doc = libxmljs.parseXml(req.body, { ...defaults, noent: true }); // expect: TAINT-XXE
  res.json({ n: doc.root().childNodes().length });
});

app.post("/e/spread_safe", function by_spread_options_safe(req, res) {
  const strict = { nonet: true, noent: false };
  const doc = libxmljs.parseXml(req.body, { noent: true, ...strict });
  res.json({ n: doc.root().childNodes().length });
});

app.post("/e/promise", function by_promise_chain(req, res) {
  Promise.resolve(req.body.feed)
    .then((xml) => libxmljs.parseXml(xml, { noent: true, noerror: true })) // expect: TAINT-XXE
    .then((doc) => res.json({ n: doc.find("//entry").length }))
    .catch(() => res.sendStatus(400));
});

app.post("/e/promise_safe", function by_promise_chain_safe(req, res) {
  Promise.resolve(req.body.feed)
    .then(() => fs.promises.readFile("/srv/data/feed.xml", "utf8"))
    .then((xml) => libxmljs.parseXml(xml, { noent: true, noerror: true }))
    .then((doc) => res.json({ n: doc.find("//entry").length }))
    .catch(() => res.sendStatus(400));
});

net.createServer(function by_socket(socket) {
  socket.on("data", (data) => {
    const doc = libxmljs.parseXml(data.toString("utf8"), { noent: true }); // expect: TAINT-XXE
    socket.end(doc.get("/ping") ? "pong" : "?");
  });
}).listen(9007);

net.createServer(function by_socket_safe(socket) {
  socket.on("data", (data) => {
    const doc = libxmljs.parseXml(data.toString("utf8"), { noent: false });
    socket.end(doc.get("/ping") ? "pong" : "?");
  });
}).listen(9008);

module.exports = { app, koa, fastify };
