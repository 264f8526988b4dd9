// Directory lookups with filters and distinguished names.
'use strict';

const express = require('express');
const cookieParser = require('cookie-parser');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const ldap = require('ldapjs');
const { Client, EqualityFilter } = require('ldapts');

const app = express();
app.use(express.json());
app.use(cookieParser());
const koa = new Koa();
const router = new Router();
const BASE = 'ou=people,dc=example,dc=com';
const client = ldap.createClient({ url: 'ldaps://directory.internal' });
const directory = new Client({ url: 'ldaps://directory.internal' });

function escapeFilter(value) {
  return String(value).replace(/[\\*()\0]/g, (c) => '\\' + c.charCodeAt(0).toString(16).padStart(2, '0'));
}

class FilterText {
  constructor(operator) {
    this.operator = operator;
    this.terms = [];
  }
  term(attribute, value) {
    this.terms.push(`(${attribute}=${value})`);
    return this;
  }
  toString() {
    return '(' + this.operator + this.terms.join('') + ')';
  }
}

app.get('/people', function filter_object(req, res) {
  const filter = new FilterText('&');
  filter.term('objectClass', 'person').term('uid', req.query.uid);
  const options = { scope: 'sub', attributes: ['cn', 'mail'], filter: filter.toString() };
  client.search(BASE, options, (err, found) => { // expect: TAINT-LDAP
    if (err) {
      res.status(500).json({ error: 'search' });
      return;
    }
    let count = 0;
    found.on('searchEntry', () => { count += 1; });
    found.on('end', () => res.json({ count }));
  });
});

app.get('/people2', function filter_object_safe(req, res) {
  const filter = new FilterText('&');
  filter.term('objectClass', 'person').term('uid', escapeFilter(req.query.uid));
  const options = { scope: 'sub', attributes: ['cn', 'mail'], filter: filter.toString() };
  client.search(BASE, options, (err, found) => {
    if (err) {
      res.status(500).json({ error: 'search' });
      return;
    }
    let count = 0;
    found.on('searchEntry', () => { count += 1; });
    found.on('end', () => res.json({ count }));
  });
});

router.post('/bind', async function bind_name(ctx) {
  const { login, password } = ctx.request.body;
  const rdns = ['uid=' + login, 'ou=people', 'dc=example', 'dc=com'];
  const dn = rdns.join(',');
  await new Promise((resolve, reject) => {
    client.bind(dn, password, (err) => (err ? reject(err) : resolve())); // expect: TAINT-LDAP
  });
  ctx.body = { bound: true };
});

router.post('/bind2', async function bind_name_safe(ctx) {
  const { login, password } = ctx.request.body;
  if (typeof login !== 'string' || !/^[a-z][a-z0-9]{2,15}$/.test(login) || !password) {
    ctx.throw(401, 'login');
  }
  const rdns = ['uid=' + login, 'ou=people', 'dc=example', 'dc=com'];
  const dn = rdns.join(',');
  await new Promise((resolve, reject) => {
    client.bind(dn, password, (err) => (err ? reject(err) : resolve()));
  });
  ctx.body = { bound: true };
});

fastify.get('/groups', async function format_placeholders(request) {
  const pattern = '(&(objectClass=groupOfNames)(%a=%v))';
  const replacements = new Map([['%a', 'cn'], ['%v', request.headers['x-group'] ?? 'staff']]);
  let filter = pattern;
  for (const [mark, text] of replacements) {
    filter = filter.replace(mark, () => text);
  }
  const { searchEntries } = await directory.search('ou=groups,dc=example,dc=com', { filter }); // expect: TAINT-LDAP
  return { groups: searchEntries.length };
});

fastify.get('/groups2', async function format_placeholders_safe(request) {
  const filter = new EqualityFilter({
    attribute: 'cn',
    value: String(request.headers['x-group'] ?? 'staff'),
  });
  const base = 'ou=groups,dc=example,dc=com';
  const options = { scope: 'sub' };
  options.filter = filter;
  const { searchEntries } = await directory.search(base, options);
  return { groups: searchEntries.length };
});

app.get('/phone', async function decoded_cookie(req, res) {
  const packed = req.cookies.contact || '';
  const param = Buffer.from(packed, 'base64').toString('utf8');
  const values = { first: 'nobody', second: param, third: 'somebody' };
  const { second: bar } = values;
  let filter = '(|';
  filter += '(mail=' + bar + ')';
  filter += '(telephoneNumber=' + bar + '))';
  const result = await directory.search(BASE, { scope: 'one', filter }); // expect: TAINT-LDAP
  res.json({ known: result.searchEntries.length > 0 });
});

app.get('/phone2', async function decoded_cookie_safe(req, res) {
  const packed = req.cookies.contact || '';
  const param = Buffer.from(packed, 'base64').toString('utf8');
  const values = { first: 'nobody', second: param, third: 'somebody' };
  const { third: bar } = values;
  let filter = '(|';
  filter += '(mail=' + bar + ')';
  filter += '(telephoneNumber=' + bar + '))';
  const result = await directory.search(BASE, { scope: 'one', filter });
  res.json({ known: result.searchEntries.length > 0 });
});

app.get('/units/:unit/members', function search_base(req, res) {
  const build = (unit, suffix = 'dc=example,dc=com') => `ou=${unit},${suffix}`;
  const base = build(req.params.unit);
  client.search(base, { scope: 'one', filter: '(objectClass=person)' }, (err, found) => { // expect: TAINT-LDAP
    if (err) {
      res.status(404).json({ members: 0 });
      return;
    }
    const members = [];
    found.on('searchEntry', (entry) => members.push(entry));
    found.on('end', () => res.json({ members: members.length }));
  });
});

const UNITS = ['sales', 'support', 'research'];

app.get('/units2/:unit/members', function search_base_safe(req, res) {
  const build = (unit, suffix = 'dc=example,dc=com') => `ou=${unit},${suffix}`;
  if (!UNITS.includes(req.params.unit)) {
    res.status(404).json({ members: 0 });
    return;
  }
  const base = build(req.params.unit);
  client.search(base, { scope: 'one', filter: '(objectClass=person)' }, (err, found) => {
    if (err) {
      res.status(404).json({ members: 0 });
      return;
    }
    const members = [];
    found.on('searchEntry', (entry) => members.push(entry));
    found.on('end', () => res.json({ members: members.length }));
  });
});

router.get('/engineers', async function optional_department(ctx) {
  const wanted = { department: '*', title: 'engineer' };
  if (ctx.query.department !== undefined) {
    wanted.department = ctx.query.department;
  }
  const filter = `(&(title=${wanted.title})(departmentNumber=${wanted.department}))`;
  const result = await directory.search(BASE, { filter, sizeLimit: 100 }); // expect: TAINT-LDAP
  ctx.body = { engineers: result.searchEntries.length };
});

router.get('/engineers2', async function optional_department_safe(ctx) {
  const wanted = { department: '*', title: 'engineer' };
  if (ctx.query.department !== undefined) {
    wanted.department = Number.parseInt(ctx.query.department, 10);
  }
  const filter = `(&(title=${wanted.title})(departmentNumber=${wanted.department}))`;
  const result = await directory.search(BASE, { filter, sizeLimit: 100 });
  ctx.body = { engineers: result.searchEntries.length };
});

koa.use(router.routes());
module.exports = { app, koa, fastify };
