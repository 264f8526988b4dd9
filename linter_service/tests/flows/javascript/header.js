// Response headers and cookies whose names or values come from requests.
'use strict';

const http = require('node:http');
const net = require('node:net');
const express = require('express');
const multer = require('multer');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const cookie = require('cookie');
const contentDisposition = require('content-disposition');
const { NextResponse } = require('next/server');

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
const koa = new Koa();
const router = new Router();
const upload = multer({ storage: multer.memoryStorage() });
const LANGS = new Set(['en', 'de', 'fr']);
const CACHE = { short: 'max-age=60', long: 'max-age=86400' };

app.get('/by-set-header', function by_set_header(req, res) {
  res.setHeader('X-User', req.query.user); // expect: TAINT-HEADER
  res.end();
});

app.get('/by-set-header-safe', function by_set_header_safe(req, res) {
  res.setHeader('X-User', encodeURIComponent(req.query.user));
  res.end();
});

app.get('/by-strip', function by_strip(req, res) {
  const title = req.query.title.trim();
  res.set('X-Title', title); // expect: TAINT-HEADER
  res.end();
});

app.get('/by-strip-safe', function by_strip_safe(req, res) {
  const title = String(req.query.title).replace(/[\r\n]/g, ' ');
  res.set('X-Title', title);
  res.end();
});

app.get('/by-cookie-text', function by_cookie_text(req, res) {
  const { lang } = req.query;
  res.setHeader('Set-Cookie', `lang=${lang}; Path=/; HttpOnly; Secure`); // expect: TAINT-HEADER
  res.end();
});

app.get('/by-cookie-text-safe', function by_cookie_text_safe(req, res) {
  const lang = LANGS.has(req.query.lang) ? req.query.lang : 'en';
  res.setHeader('Set-Cookie', `lang=${lang}; Path=/; HttpOnly; Secure`);
  res.end();
});

app.post('/by-cookie-encode', function by_cookie_encode(req, res) {
  const options = { httpOnly: true, secure: true, encode: (text) => text };
  res.cookie('nick', req.body.nick, options); // expect: TAINT-HEADER
  res.end();
});

app.post('/by-cookie-encode-safe', function by_cookie_encode_safe(req, res) {
  const options = { httpOnly: true, secure: true };
  res.cookie('nick', String(req.body.nick), options);
  res.end();
});

app.post('/by-cookie-name', function by_cookie_name(req, res) {
  res.cookie(req.body.name, '1', { httpOnly: true, secure: true }); // expect: TAINT-HEADER
  res.end();
});

app.post('/by-cookie-name-safe', function by_cookie_name_safe(req, res) {
  if (!/^[a-z]{1,16}$/.test(req.body.name)) {
    return res.status(400).end();
  }
  res.cookie(req.body.name, '1', { httpOnly: true, secure: true });
  return res.end();
});

app.get('/by-disposition', function by_disposition(req, res) {
  const value = 'attachment; filename="' + req.query.name + '.csv"';
  res.header('Content-Disposition', value); // expect: TAINT-HEADER
  res.end('a;b');
});

app.get('/by-disposition-safe', function by_disposition_safe(req, res) {
  const value = contentDisposition(req.query.name + '.csv');
  res.header('Content-Disposition', value);
  res.end('a;b');
});

app.post('/by-upload', upload.single('doc'), function by_upload(req, res) {
  const { originalname } = req.file;
  res.append('X-Stored-As', 'doc/' + originalname); // expect: TAINT-HEADER
  res.sendStatus(201);
});

app.post('/by-upload-safe', upload.single('doc'), function by_upload_safe(req, res) {
  const { originalname, size } = req.file;
  res.append('X-Stored-As', 'doc/' + (originalname ? size : 0));
  res.sendStatus(201);
});

app.get('/by-write-head/:tag', function by_write_head(req, res) {
  const headers = { 'Cache-Control': 'no-store', ETag: req.params.tag };
  res.writeHead(200, headers); // expect: TAINT-HEADER
  res.end();
});

app.get('/by-write-head-safe/:tag', function by_write_head_safe(req, res) {
  const headers = { 'Cache-Control': 'no-store', ETag: req.params.tag };
  headers.ETag = '"1"';
  res.writeHead(200, headers);
  res.end();
});

function addNote(res, note) {
  res.setHeader('X-Note', ['note', note].join('=')); // expect: TAINT-HEADER
}

exports.by_helper = (req, res) => {
  addNote(res, req.query.note);
  res.end();
};

function addCount(res, count) {
  res.setHeader('X-Count', ['count', count].join('='));
}

exports.by_helper_safe = (req, res) => {
  addCount(res, Number(req.query.note));
  res.end();
};

class Headers2 {
  constructor(res) {
    this.res = res;
    this.values = new Map();
  }

  put(name, value) {
    this.values.set(name, value);
    return this;
  }

  send(name) {
    this.res.setHeader(name, this.values.get(name)); // expect: TAINT-HEADER
  }

  sendFixed() {
    this.res.setHeader('X-Fixed', this.values.size);
  }
}

exports.by_class = (req, res) => {
  new Headers2(res).put('X-Trace', req.query.trace).send('X-Trace');
  res.end();
};

exports.by_class_safe = (req, res) => {
  new Headers2(res).put('X-Trace', req.query.trace).sendFixed();
  res.end();
};

router.get('/by-koa', async function by_koa(ctx) {
  ctx.set('X-Query', decodeURIComponent(ctx.querystring)); // expect: TAINT-HEADER
  ctx.status = 204;
});

router.get('/by-koa-safe', async function by_koa_safe(ctx) {
  ctx.set('X-Query', Buffer.from(ctx.querystring).toString('base64'));
  ctx.status = 204;
});

router.get('/by-koa-object', async function by_koa_object(ctx) {
  const { a, b } = { a: ctx.query.a, b: 'fixed' };
  ctx.set({ 'X-A': a, 'X-B': 'b' }); // expect: TAINT-HEADER
  ctx.status = b ? 204 : 200;
});

router.get('/by-koa-object-safe', async function by_koa_object_safe(ctx) {
  const { a, b } = { a: ctx.query.a, b: 'fixed' };
  ctx.set({ 'X-A': 'a', 'X-B': b });
  ctx.status = a ? 204 : 200;
});

fastify.get('/by-fastify', async function by_fastify(request, reply) {
  const version = request.query.version || '1';
  return reply.header('X-Version', version).send({ ok: true }); // expect: TAINT-HEADER
});

fastify.get('/by-fastify-safe', async function by_fastify_safe(request, reply) {
  const version = parseInt(request.query.version, 10) || 1;
  return reply.header('X-Version', version).send({ ok: true });
});

fastify.post('/by-fastify-headers', async function by_fastify_headers(request, reply) {
  reply.headers({ 'X-App': 'shop', 'X-Room': request.body.room }); // expect: TAINT-HEADER
  return { ok: true };
});

fastify.post('/by-fastify-headers-safe', async function by_fastify_headers_safe(request, reply) {
  const room = request.body.room === 'red' ? 'red' : 'blue';
  reply.headers({ 'X-App': 'shop', 'X-Room': room });
  return { ok: true };
});

http.createServer(function by_node_http(req, res) {
  const params = new URL(req.url, 'http://localhost').searchParams;
  res.setHeader('Set-Cookie', ['a=1', 'theme=' + params.get('theme')]); // expect: TAINT-HEADER
  res.end();
});

http.createServer(function by_node_http_safe(req, res) {
  const params = new URL(req.url, 'http://localhost').searchParams;
  res.setHeader('Set-Cookie', ['a=1', cookie.serialize('theme', params.get('theme'))]);
  res.end();
});

net.createServer((socket) => {
  socket.on('data', function by_socket(data) {
    const name = decodeURIComponent(data.toString('latin1').split(' ')[1].slice(1));
    socket.end('HTTP/1.1 204 No Content\r\nX-Name: ' + name + '\r\n\r\n'); // expect: TAINT-HEADER
  });
});

net.createServer((socket) => {
  socket.on('data', function by_socket_safe(data) {
    const name = decodeURIComponent(data.toString('latin1').split(' ')[1].slice(1));
    if (/[^a-z]/.test(name)) {
      socket.destroy();
      return;
    }
    socket.end('HTTP/1.1 204 No Content\r\nX-Name: ' + name + '\r\n\r\n');
  });
});

exports.by_next_pages = async function handler(req, res) {
  const policy = req.query.policy ?? 'max-age=60';
  res.setHeader('Cache-Control', policy); // expect: TAINT-HEADER
  res.status(200).json({ ok: true });
};

exports.by_next_pages_safe = async function handler(req, res) {
  const policy = req.query.policy === 'long' ? CACHE.long : CACHE.short;
  res.setHeader('Cache-Control', policy);
  res.status(200).json({ ok: true });
};

exports.by_next_route = async function GET(request) {
  const who = request.nextUrl.searchParams.get('who');
  return new Response(null, { status: 204, headers: { 'X-Who': who } }); // expect: TAINT-HEADER
};

exports.by_next_route_safe = async function GET(request) {
  const who = request.nextUrl.searchParams.get('who');
  return new Response(null, { status: 204, headers: { 'X-Who': JSON.stringify(who) } });
};

exports.by_next_response = async function POST(request) {
  const { plan } = await request.json();
  const response = NextResponse.json({ ok: true });
  response.headers.set('X-Plan', plan); // expect: TAINT-HEADER
  return response;
};

exports.by_next_response_safe = async function POST(request) {
  let { plan } = await request.json();
  plan = 'basic';
  const response = NextResponse.json({ ok: true });
  response.headers.set('X-Plan', plan);
  return response;
};

app.get('/by-loop', function by_loop(req, res) {
  for (const [key, value] of Object.entries(req.query)) {
    res.append('X-Param', `${key}: ${value}`); // expect: TAINT-HEADER
  }
  res.end();
});

app.get('/by-loop-safe', function by_loop_safe(req, res) {
  for (const [index] of Object.keys(req.query).entries()) {
    res.append('X-Param', `number ${index}`);
  }
  res.end();
});

app.get('/by-name', function by_name(req, res) {
  const name = 'X-' + req.query.name;
  res.setHeader(name, 'on'); // expect: TAINT-HEADER
  res.end();
});

app.get('/by-name-safe', function by_name_safe(req, res) {
  const name = 'X-' + req.query.name;
  if (['X-Debug', 'X-Trace'].includes(name)) {
    res.setHeader(name, 'on');
  }
  res.end();
});

app.get('/by-closure', function by_closure(req, res, next) {
  const label = Buffer.from(req.cookies.label, 'base64').toString('utf8');
  const finish = () => res.set({ 'X-Label': label }); // expect: TAINT-HEADER
  setImmediate(() => {
    finish();
    next();
  });
});

app.get('/by-closure-safe', function by_closure_safe(req, res, next) {
  const label = Buffer.from(String(req.cookies.label)).toString('hex');
  const finish = () => res.set({ 'X-Label': label });
  setImmediate(() => {
    finish();
    next();
  });
});

app.get('/by-branch', function by_branch(req, res) {
  let server = 'one';
  if (req.query.server !== undefined) {
    server = req.query.server;
  }
  res.setHeader('X-Server', server); // expect: TAINT-HEADER
  res.end();
});

app.get('/by-branch-safe', function by_branch_safe(req, res) {
  let server = 'one';
  const mode = 'live';
  if (mode === 'test') {
    server = req.query.server;
  }
  res.setHeader('X-Server', server);
  res.end();
});

koa.use(router.routes());
