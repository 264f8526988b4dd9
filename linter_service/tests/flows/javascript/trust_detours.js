// What handlers remember in the session of a visitor.
'use strict';

const crypto = require('node:crypto');
const express = require('express');
const session = require('express-session');
const cookieParser = require('cookie-parser');
const Koa = require('koa');
const Router = require('@koa/router');
const koaSession = require('koa-session');
const fastify = require('fastify')();
const { Pool } = require('pg');
const { withIronSessionApiRoute } = require('iron-session/next');

const app = express();
app.use(express.json());
app.use(cookieParser());
app.use(session({ name: 'sid', secret: crypto.randomBytes(32).toString('hex'), resave: false, saveUninitialized: false }));
const koa = new Koa();
const router = new Router();
koa.use(koaSession({ key: 'sid' }, koa));
const pool = new Pool({ host: 'db.internal', database: 'users' });
const ironOptions = { cookieName: 'sid', password: crypto.randomBytes(32).toString('hex') };

app.post('/role', function map_of_claims(req, res) {
  const claims = new Map();
  claims.set('tenant', 'default');
  claims.set('role', req.body.role);
  const role = claims.get('role') || 'guest';
  req.session.role = role; // expect: TAINT-TRUST
  res.status(204).end();
});

app.post('/role2', function map_of_claims_safe(req, res) {
  const claims = new Map();
  claims.set('tenant', 'default');
  claims.set('role', req.body.role);
  const tenant = claims.get('tenant') || 'none';
  req.session.tenant = tenant;
  res.status(204).end();
});

function readClaims(text) {
  const decoded = Buffer.from(text || '', 'base64').toString('utf8');
  const claims = { user: 'nobody' };
  for (const part of decoded.split('&')) {
    const [key, value] = part.split('=');
    if (key === 'user') {
      claims.user = value;
    }
  }
  return claims;
}

router.get('/enter', async function claims_cookie(ctx) {
  const claims = readClaims(ctx.cookies.get('claims'));
  const { user } = claims;
  ctx.session.user = user; // expect: TAINT-TRUST
  ctx.status = 204;
});

router.get('/enter2', async function claims_cookie_safe(ctx) {
  const claims = readClaims(ctx.cookies.get('claims'));
  const found = await pool.query('SELECT id FROM users WHERE ticket = $1', [claims.user]);
  if (found.rows.length !== 1) {
    ctx.throw(401, 'ticket');
  }
  ctx.session.user = found.rows[0].id;
  ctx.status = 204;
});

fastify.post('/cart/price', async function secure_session_set(request, reply) {
  const { item, price } = request.body;
  const lines = [];
  lines.push({ item: 'shipping', price: 5 });
  lines.push({ item, price });
  const last = lines[lines.length - 1];
  request.session.set('price', last.price); // expect: TAINT-TRUST
  reply.send({ lines: lines.length });
});

const PRICES = { book: 12, pen: 2, lamp: 40 };

fastify.post('/cart/price2', async function secure_session_set_safe(request, reply) {
  const { item } = request.body;
  const lines = [];
  lines.push({ item: 'shipping', price: 5 });
  if (Object.hasOwn(PRICES, item)) {
    lines.push({ item, price: PRICES[item] });
  }
  const last = lines[lines.length - 1];
  request.session.set('price', last.price);
  reply.send({ lines: lines.length });
});

const iron_tenant = withIronSessionApiRoute(async function iron_tenant(req, res) {
  const tenant = req.headers['x-tenant'] ?? 'public';
  const { session: stored } = req;
  stored.tenant = tenant; // expect: TAINT-TRUST
  await stored.save();
  res.status(200).json({ saved: true });
}, ironOptions);

const iron_tenant_safe = withIronSessionApiRoute(async function iron_tenant_safe(req, res) {
  const tenant = req.headers['x-tenant'] ?? 'public';
  const { session: stored } = req;
  if (!['public', 'acme', 'globex'].includes(tenant)) {
    res.status(400).json({ saved: false });
    return;
  }
  stored.tenant = tenant;
  await stored.save();
  res.status(200).json({ saved: true });
}, ironOptions);

app.get('/switch', function computed_entry(req, res) {
  const param = req.query.view;
  const name = 'view';
  let bar;
  switch (name.length) {
    case 4:
      bar = param;
      break;
    case 5:
      bar = 'table';
      break;
    default:
      bar = 'list';
  }
  req.session['preferred'] = { view: bar }; // expect: TAINT-TRUST
  res.json({ switched: true });
});

app.get('/switch2', function computed_entry_safe(req, res) {
  const param = req.query.view;
  const name = 'views';
  let bar;
  switch (name.length) {
    case 4:
      bar = param;
      break;
    case 5:
      bar = 'table';
      break;
    default:
      bar = 'list';
  }
  req.session['preferred'] = { view: bar };
  res.json({ switched: true });
});

class Wizard {
  constructor(store) {
    this.store = store;
    this.answers = [];
  }
  answer(value) {
    this.answers.push(value);
  }
  persist() {
    this.store.answers = this.answers; // expect: TAINT-TRUST
  }
}

app.post('/wizard', function wizard_store(req, res) {
  const wizard = new Wizard(req.session);
  for (const step of ['name', 'team']) {
    wizard.answer(req.body[step]);
  }
  wizard.persist();
  res.json({ steps: 2 });
});

app.post('/wizard2', function wizard_store_safe(req, res) {
  const answers = [];
  for (const step of ['name', 'team']) {
    answers.push(Boolean(req.body[step]));
  }
  const store = req.session;
  store.answers = answers.filter((given) => given).length;
  res.json({ steps: 2 });
});

koa.use(router.routes());
module.exports = { app, koa, fastify, iron_tenant, iron_tenant_safe };
