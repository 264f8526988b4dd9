// Response header fields and cookies set by handlers.
'use strict';

const net = require('node:net');
const http = require('node:http');
const express = require('express');
const multer = require('multer');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();

const app = express();
app.use(express.json());
const upload = multer({ storage: multer.memoryStorage() });
const koa = new Koa();
const router = new Router();

function makeTagger(prefix) {
  let current = 'none';
  return {
    use(value) {
      current = value;
    },
    full() {
      return prefix + ':' + current;
    },
  };
}

app.get('/trace', function closure_tagger(req, res) {
  const tagger = makeTagger('req');
  const given = req.query.tag;
  if (given) {
    tagger.use(given);
  }
  res.setHeader('X-Request-Tag', tagger.full()); // expect: TAINT-HEADER
  res.json({ tagged: Boolean(given) });
});

app.get('/trace2', function closure_tagger_safe(req, res) {
  const tagger = makeTagger('req');
  const given = req.query.tag;
  if (given) {
    tagger.use(String(given).replace(/[^\w.-]/g, ''));
  }
  res.setHeader('X-Request-Tag', tagger.full());
  res.json({ tagged: Boolean(given) });
});

router.post('/language', async function cookie_line(ctx) {
  const { language, days = 30 } = ctx.request.body;
  const attributes = ['Path=/', 'SameSite=Lax', 'Secure', 'HttpOnly'];
  attributes.unshift(`lang=${language}`);
  attributes.push('Max-Age=' + Number(days) * 86400);
  ctx.set('Set-Cookie', attributes.join('; ')); // expect: TAINT-HEADER
  ctx.status = 204;
});

router.post('/language2', async function cookie_line_safe(ctx) {
  const { language, days = 30 } = ctx.request.body;
  const attributes = ['Path=/', 'SameSite=Lax', 'Secure', 'HttpOnly'];
  attributes.unshift(`lang=${encodeURIComponent(language)}`);
  attributes.push('Max-Age=' + Number(days) * 86400);
  ctx.set('Set-Cookie', attributes.join('; '));
  ctx.status = 204;
});

const tinyServer = net.createServer(function raw_response(socket) {
  socket.on('data', (chunk) => {
    const [first] = chunk.toString('latin1').split('\r\n');
    const target = first.split(' ')[1] || '/';
    const query = new URLSearchParams(target.split('?')[1] || '');
    const lines = ['HTTP/1.1 200 OK', 'Content-Length: 0', 'Connection: close'];
    lines.push('X-Channel: ' + (query.get('channel') || 'main'));
    socket.write(lines.join('\r\n') + '\r\n\r\n'); // expect: TAINT-HEADER
    socket.end();
  });
});

const CHANNELS = ['main', 'beta', 'nightly'];

const tinyServer2 = net.createServer(function raw_response_safe(socket) {
  socket.on('data', (chunk) => {
    const [first] = chunk.toString('latin1').split('\r\n');
    const target = first.split(' ')[1] || '/';
    const query = new URLSearchParams(target.split('?')[1] || '');
    const lines = ['HTTP/1.1 200 OK', 'Content-Length: 0', 'Connection: close'];
    const position = CHANNELS.indexOf(query.get('channel'));
    lines.push('X-Channel: ' + CHANNELS[Math.max(position, 0)]);
    socket.write(lines.join('\r\n') + '\r\n\r\n');
    socket.end();
  });
});

fastify.get('/feature/:name', async function header_name(request, reply) {
  const parts = ['X', 'Feature'];
  const { name } = request.params;
  try {
    parts.push(decodeURIComponent(name));
  } catch (err) {
    parts.push('Unknown');
  }
  reply.header(parts.join('-'), 'on'); // expect: TAINT-HEADER
  return { enabled: true };
});

fastify.get('/feature2/:name', async function header_name_safe(request, reply) {
  const parts = ['X', 'Feature'];
  const known = { search: 'Search', cart: 'Cart' };
  const { name } = request.params;
  if (!Object.hasOwn(known, name)) {
    return reply.code(404).send({ enabled: false });
  }
  parts.push(known[name]);
  reply.header(parts.join('-'), 'on');
  return { enabled: true };
});

const corsServer = http.createServer(function header_record(req, res) {
  const asked = req.headers['access-control-request-headers'];
  const url = new URL(req.url, 'http://localhost');
  const fields = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  const extra = { etag: '"' + url.searchParams.get('rev') + '"', allow: 'GET' };
  fields.ETag = extra.etag;
  res.writeHead(200, fields); // expect: TAINT-HEADER
  res.end(JSON.stringify({ asked: Boolean(asked) }));
});

const corsServer2 = http.createServer(function header_record_safe(req, res) {
  const asked = req.headers['access-control-request-headers'];
  const url = new URL(req.url, 'http://localhost');
  const fields = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  const extra = { etag: '"' + url.searchParams.get('rev') + '"', allow: 'GET' };
  fields.Allow = extra.allow;
  res.writeHead(200, fields);
  res.end(JSON.stringify({ asked: Boolean(asked) }));
});

app.post('/echo-file', upload.single('file'), function disposition_name(req, res) {
  const { originalname = 'file.bin', size } = req.file;
  const kind = size > 1024 ? 'attachment' : 'inline';
  const value = ''.concat(kind, '; filename="', originalname, '"');
  res.append('Content-Disposition', value); // expect: TAINT-HEADER
  res.type('application/octet-stream');
  res.send(Buffer.alloc(size));
});

app.post('/echo-file2', upload.single('file'), function disposition_name_safe(req, res) {
  let { originalname = 'file.bin', size } = req.file;
  const kind = size > 1024 ? 'attachment' : 'inline';
  originalname = 'file.bin';
  const value = ''.concat(kind, '; filename="', originalname, '"');
  res.append('Content-Disposition', value);
  res.type('application/octet-stream');
  res.send(Buffer.alloc(size));
});

koa.use(router.routes());
module.exports = { app, koa, fastify, tinyServer, tinyServer2, corsServer, corsServer2 };
