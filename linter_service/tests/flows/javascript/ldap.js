// Directory searches, binds and changes built by a web service.
"use strict";
const express = require("express");
const http = require("node:http");
const net = require("node:net");
const querystring = require("node:querystring");
const ldap = require("ldapjs");
const ldapEscape = require("ldap-escape");
const { Client, EqualityFilter, AndFilter } = require("ldapts");
const ActiveDirectory = require("activedirectory2");
const Koa = require("koa");
const Router = require("@koa/router");
const fastify = require("fastify")();

const app = express();
const koa = new Koa();
const router = new Router();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
koa.use(router.routes());

const client = ldap.createClient({ url: "ldap://ldap.example.com" });
const directory = new Client({ url: "ldaps://ldap.example.com" });
const BASE = "ou=people,dc=example,dc=com";
const UNITS = { sales: "ou=sales,dc=example,dc=com", it: "ou=it,dc=example,dc=com" };

function escapeFilter(value) {
  return String(value).replace(/[\\*()\0]/g, (c) => "\\" + c.charCodeAt(0).toString(16).padStart(2, "0"));
}

app.get("/l/template", function by_template(req, res) {
  const opts = { filter: `(uid=${req.query.user})`, scope: "sub" };
  client.search(BASE, opts, (err) => res.json({ ok: !err })); // expect: TAINT-LDAP
});

app.get("/l/template_safe", function by_template_safe(req, res) {
  const opts = { filter: `(uid=${escapeFilter(req.query.user)})`, scope: "sub" };
  client.search(BASE, opts, (err) => res.json({ ok: !err }));
});

app.post("/l/concat", function by_concat(req, res) {
  const filter = "(&(objectClass=person)(mail=" + req.body.mail + "))";
  client.search(BASE, { filter }, function (err) { // expect: TAINT-LDAP
    res.json({ ok: !err });
  });
});

app.post("/l/concat_safe", function by_concat_safe(req, res) {
  const filter = new ldap.EqualityFilter({ attribute: "mail", value: String(req.body.mail) });
  client.search(BASE, { filter }, function (err) {
    res.json({ ok: !err });
  });
});

app.post("/l/login", function by_bind_dn(req, res) {
  const { user, password } = req.body;
  if (!password) return res.sendStatus(401);
  client.bind(`uid=${user},${BASE}`, password, (err) => { // expect: TAINT-LDAP
    res.sendStatus(err ? 401 : 204);
  });
});

app.post("/l/login_safe", function by_bind_dn_safe(req, res) {
  const { user, password } = req.body;
  if (!password) return res.sendStatus(401);
  if (typeof user !== "string" || !/^[a-z][a-z0-9]{1,30}$/.test(user)) return res.sendStatus(400);
  client.bind(`uid=${user},${BASE}`, password, (err) => {
    res.sendStatus(err ? 401 : 204);
  });
});

app.get("/l/base/:unit", function by_search_base(req, res) {
  const base = "ou=" + req.params.unit + ",dc=example,dc=com";
  client.search(base, { filter: "(objectClass=person)" }, (err) => res.json({ ok: !err })); // expect: TAINT-LDAP
});

app.get("/l/base_safe/:unit", function by_search_base_safe(req, res) {
  if (!Object.hasOwn(UNITS, req.params.unit)) return res.sendStatus(404);
  const base = UNITS[req.params.unit];
  client.search(base, { filter: "(objectClass=person)" }, (err) => res.json({ ok: !err }));
});

app.delete("/l/user/:uid", function by_delete_dn(req, res) {
  const dn = ["uid=" + req.params.uid, "ou=people", "dc=example", "dc=com"].join(",");
  client.del(dn, (err) => res.json({ ok: !err })); // expect: TAINT-LDAP
});

app.delete("/l/user_safe/:uid", function by_delete_dn_safe(req, res) {
  const dn = ldapEscape.dn`uid=${req.params.uid},ou=people,dc=example,dc=com`;
  client.del(dn, (err) => res.json({ ok: !err }));
});

app.get("/l/number", async function by_employee_number(req, res) {
  const filter = "(employeeNumber=" + req.query.number + ")";
  const { searchEntries } = await directory.search(BASE, { filter }); // expect: TAINT-LDAP
  res.json({ found: searchEntries.length });
});

app.get("/l/number_safe", async function by_employee_number_safe(req, res) {
  const filter = "(employeeNumber=" + Number(req.query.number) + ")";
  const { searchEntries } = await directory.search(BASE, { filter });
  res.json({ found: searchEntries.length });
});

app.get("/l/parse", function by_parse_filter(req, res) {
  const text = "(cn=" + req.header("x-common-name") + ")";
  client.search(BASE, { filter: ldap.parseFilter(text) }, (err) => res.json({ ok: !err })); // expect: TAINT-LDAP
});

app.get("/l/parse_safe", function by_parse_filter_safe(req, res) {
  const name = req.header("x-common-name");
  const text = "(cn=*)";
  client.search(BASE, { filter: ldap.parseFilter(text) }, (err) => res.json({ ok: !err, known: name === "admin" }));
});

function personFilter(name, kind) {
  return "(&(objectClass=" + kind + ")(sn=" + name + "))";
}

app.get("/l/helper", async function by_helper(req, res) {
  const filter = personFilter(req.query.name, "person");
  const found = await directory.search(BASE, { filter, scope: "sub" }); // expect: TAINT-LDAP
  res.json({ found: found.searchEntries.length });
});

app.get("/l/helper_safe", async function by_helper_safe(req, res) {
  const exact = req.query.exact === "1";
  const filter = personFilter("Smith", exact ? "inetOrgPerson" : "person");
  const found = await directory.search(BASE, { filter, scope: "sub" });
  res.json({ found: found.searchEntries.length });
});

class UserFinder {
  constructor(name) {
    this.name = name;
  }
  find() {
    return directory.search(BASE, { filter: `(displayName=${this.name})` }); // expect: TAINT-LDAP
  }
}

app.post("/l/class", async function by_class_field(req, res) {
  const found = await new UserFinder(req.body.name).find();
  res.json({ found: found.searchEntries.length });
});

class SafeUserFinder {
  constructor(name) {
    this.name = name;
  }
  find() {
    const filter = new AndFilter({
      filters: [
        new EqualityFilter({ attribute: "objectClass", value: "person" }),
        new EqualityFilter({ attribute: "displayName", value: this.name }),
      ],
    });
    return directory.search(BASE, { filter });
  }
}

app.post("/l/class_safe", async function by_class_field_safe(req, res) {
  const found = await new SafeUserFinder(String(req.body.name)).find();
  res.json({ found: found.searchEntries.length });
});

app.post("/l/loop", function by_loop(req, res) {
  let filter = "(|";
  for (const name of req.body.names) {
    filter += "(cn=" + name + ")";
  }
  filter += ")";
  client.search(BASE, { filter }, (err) => res.json({ ok: !err })); // expect: TAINT-LDAP
});

app.post("/l/loop_safe", function by_loop_safe(req, res) {
  let filter = "(|";
  for (const name of req.body.names) {
    filter += "(cn=" + escapeFilter(name) + ")";
  }
  filter += ")";
  client.search(BASE, { filter }, (err) => res.json({ ok: !err }));
});

app.post("/l/map", function by_array_map(req, res) {
  const parts = Object.entries(req.body).map(([attribute, value]) => `(${attribute}=${value})`);
  client.search(BASE, { filter: "(&" + parts.join("") + ")" }, (err) => res.json({ ok: !err })); // expect: TAINT-LDAP
});

app.post("/l/map_safe", function by_array_map_safe(req, res) {
  const allowed = ["cn", "sn", "mail"];
  const parts = Object.keys(req.body).filter((k) => allowed.includes(k)).map((k) => `(${k}=*)`);
  client.search(BASE, { filter: "(&" + parts.join("") + ")" }, (err) => res.json({ ok: !err }));
});

router.get("/l/koa", async function by_koa_query(ctx) {
  const { group = "staff" } = ctx.query;
  const found = await directory.search("ou=groups,dc=example,dc=com", { filter: `(cn=${group})` }); // expect: TAINT-LDAP
  ctx.body = { found: found.searchEntries.length };
});

router.get("/l/koa_safe", async function by_koa_query_safe(ctx) {
  const { group = "staff" } = ctx.query;
  if (!["staff", "admins", "guests"].includes(group)) {
    ctx.throw(400, "unknown group");
  }
  const found = await directory.search("ou=groups,dc=example,dc=com", { filter: `(cn=${group})` });
  ctx.body = { found: found.searchEntries.length };
});

router.post("/l/koa_modify", async function by_koa_modify_dn(ctx) {
  const owner = ctx.cookies.get("owner");
  const dn = "cn=" + owner + ",ou=lists,dc=example,dc=com";
  await directory.modifyDN(dn, "cn=archived"); // expect: TAINT-LDAP
  ctx.status = 204;
});

router.post("/l/koa_modify_safe", async function by_koa_modify_dn_safe(ctx) {
  const owner = ctx.cookies.get("owner");
  let dn = "cn=" + owner + ",ou=lists,dc=example,dc=com";
  dn = "cn=default,ou=lists,dc=example,dc=com";
  await directory.modifyDN(dn, "cn=archived");
  ctx.status = 204;
});

fastify.get("/l/fastify/:login", async function by_fastify_param(request, reply) {
  const login = request.params.login.toLowerCase();
  const filter = "(sAMAccountName=%s)".replace("%s", login);
  const found = await directory.search(BASE, { filter }); // expect: TAINT-LDAP
  return { found: found.searchEntries.length };
});

fastify.get("/l/fastify_safe/:login", async function by_fastify_param_safe(request, reply) {
  const login = request.params.login.toLowerCase();
  const filter = "(sAMAccountName=%s)".replace("%s", ldapEscape.filter`${login}`);
  const found = await directory.search(BASE, { filter });
  return { found: found.searchEntries.length };
});

fastify.post("/l/fastify_key", async function by_fastify_object_item(request, reply) {
  const terms = { kind: "person", name: request.body.name };
  const found = await directory.search(BASE, { filter: `(&(objectClass=person)(cn=${terms.name}))` }); // expect: TAINT-LDAP
  return { found: found.searchEntries.length };
});

fastify.post("/l/fastify_key_safe", async function by_fastify_object_item_safe(request, reply) {
  const terms = { kind: "person", name: request.body.name };
  const found = await directory.search(BASE, { filter: `(objectClass=${terms.kind})` });
  return { found: found.searchEntries.length };
});

http.createServer(function by_node_http_form(req, res) {
  let body = "";
  req.on("data", (chunk) => { body += chunk; });
  req.on("end", () => {
    const form = querystring.parse(body);
    const filter = "(telephoneNumber=" + form.phone + ")";
    client.search(BASE, { filter }, (err) => res.end(err ? "error" : "ok")); // expect: TAINT-LDAP
  });
}).listen(8083);

http.createServer(function by_node_http_form_safe(req, res) {
  let body = "";
  req.on("data", (chunk) => { body += chunk; });
  req.on("end", () => {
    const form = querystring.parse(body);
    const filter = "(telephoneNumber=" + String(form.phone).replace(/[^0-9+]/g, "") + ")";
    client.search(BASE, { filter }, (err) => res.end(err ? "error" : "ok"));
  });
}).listen(8084);

const ad = new ActiveDirectory({ url: "ldap://ad.example.com", baseDN: "dc=example,dc=com" });

app.get("/l/ad", function by_active_directory_query(req, res) {
  const query = "cn=*" + decodeURIComponent(req.query.part) + "*";
  ad.findUsers(query, (err, users) => res.json({ n: err ? 0 : users.length })); // expect: TAINT-LDAP
});

app.get("/l/ad_safe", function by_active_directory_query_safe(req, res) {
  const query = "cn=*" + escapeFilter(decodeURIComponent(req.query.part)) + "*";
  ad.findUsers(query, (err, users) => res.json({ n: err ? 0 : users.length }));
});

app.get("/l/branch", function by_conditional(req, res) {
  const filter = req.query.raw ? req.query.raw : "(objectClass=*)";
  client.search(BASE, { filter }, (err) => res.json({ ok: !err })); // expect: TAINT-LDAP
});

app.get("/l/branch_safe", function by_conditional_safe(req, res) {
  const filter = req.query.raw ? "(objectClass=person)" : "(objectClass=*)";
  client.search(BASE, { filter }, (err) => res.json({ ok: !err }));
});

app.put("/l/compare", function by_compare_promise(req, res) {
  const entry = Buffer.from(req.body.entry, "base64").toString();
  const dn = "uid=" + entry + "," + BASE;
  new Promise((resolve, reject) => {
    client.compare(dn, "active", "TRUE", (err, same) => (err ? reject(err) : resolve(same))); // expect: TAINT-LDAP
  }).then((same) => res.json({ same }), () => res.sendStatus(500));
});

app.put("/l/compare_safe", function by_compare_promise_safe(req, res) {
  const legacy = false;
  const entry = Buffer.from(req.body.entry, "base64").toString();
  let dn = "uid=probe," + BASE;
  if (legacy) dn = "uid=" + entry + "," + BASE;
  new Promise((resolve, reject) => {
    client.compare(dn, "active", "TRUE", (err, same) => (err ? reject(err) : resolve(same)));
  }).then((same) => res.json({ same }), () => res.sendStatus(500));
});

net.createServer(function by_socket(socket) {
  socket.on("data", (data) => {
    const [verb, name] = data.toString().trim().split(" ");
    if (verb !== "FIND") return socket.end();
    client.search(BASE, { filter: "(uid=" + name + ")" }, (err) => socket.end(err ? "ERR" : "OK")); // expect: TAINT-LDAP
  });
}).listen(9003);

net.createServer(function by_socket_safe(socket) {
  socket.on("data", (data) => {
    const [verb, name] = data.toString().trim().split(" ");
    if (verb !== "FIND" || !/^\w+$/.test(name)) return socket.end();
    client.search(BASE, { filter: "(uid=" + name + ")" }, (err) => socket.end(err ? "ERR" : "OK"));
  });
}).listen(9004);

app.get("/l/try", async function by_try_default(req, res) {
  let who = "nobody";
  try {
    who = JSON.parse(req.query.spec).who;
  } catch {
    who = "nobody";
  }
  const found = await directory.search(BASE, { filter: `(uid=${who})` }); // expect: TAINT-LDAP
  res.json({ found: found.searchEntries.length });
});

app.get("/l/try_safe", async function by_try_default_safe(req, res) {
  let limit = 10;
  try {
    limit = Number(JSON.parse(req.query.spec).limit);
  } catch {
    limit = 10;
  }
  const found = await directory.search(BASE, { filter: "(uid=*)", sizeLimit: limit });
  res.json({ found: found.searchEntries.length });
});

module.exports = { app, koa, fastify };
