// Stored and transported objects turned back into live values.
'use strict';

const crypto = require('node:crypto');
const net = require('node:net');
const zlib = require('node:zlib');
const express = require('express');
const cookieParser = require('cookie-parser');
const multer = require('multer');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const yaml = require('js-yaml');
const yamlTypes = require('js-yaml-js-types').all;
const nodeSerialize = require('node-serialize');
const funcster = require('funcster');
const cryo = require('cryo');
const serializeToJs = require('serialize-to-js');

const app = express();
app.use(express.json());
app.use(cookieParser());
const upload = multer({ storage: multer.memoryStorage() });
const koa = new Koa();
const router = new Router();
const KEY = crypto.randomBytes(32);

function unpack(text) {
  const raw = Buffer.from(text, 'base64');
  return raw.toString('utf8');
}

app.get('/profile', function cookie_profile(req, res) {
  const defaults = { theme: 'light', size: 12 };
  let profile = defaults;
  if (req.cookies.profile) {
    const text = unpack(req.cookies.profile);
    profile = nodeSerialize.unserialize(text); // expect: TAINT-DESERIALIZE
  }
  res.json({ dark: profile.theme === 'dark' });
});

app.get('/profile2', function cookie_profile_safe(req, res) {
  const defaults = { theme: 'light', size: 12 };
  let profile = defaults;
  if (req.cookies.profile) {
    const text = unpack(req.cookies.profile);
    profile = JSON.parse(text);
  }
  res.json({ dark: profile.theme === 'dark' });
});

const EXTENDED = yaml.DEFAULT_SCHEMA.extend(yamlTypes);

app.post('/pipelines', upload.single('definition'), function uploaded_yaml(req, res) {
  const settings = { schema: EXTENDED, json: true };
  const text = req.file.buffer.toString('utf8');
  let pipeline;
  try {
    pipeline = yaml.load(text, settings); // expect: TAINT-DESERIALIZE
  } catch (err) {
    res.status(422).json({ error: 'yaml' });
    return;
  }
  res.json({ steps: Array.isArray(pipeline.steps) ? pipeline.steps.length : 0 });
});

app.post('/pipelines2', upload.single('definition'), function uploaded_yaml_safe(req, res) {
  const settings = { schema: yaml.JSON_SCHEMA, json: true };
  const text = req.file.buffer.toString('utf8');
  let pipeline;
  try {
    pipeline = yaml.load(text, settings);
  } catch (err) {
    res.status(422).json({ error: 'yaml' });
    return;
  }
  res.json({ steps: Array.isArray(pipeline.steps) ? pipeline.steps.length : 0 });
});

class Inbox {
  constructor() {
    this.messages = [];
  }
  put(message) {
    this.messages.push(message);
  }
  take() {
    return this.messages.shift();
  }
}

router.post('/tasks', async function queued_message(ctx) {
  const inbox = new Inbox();
  inbox.put(ctx.request.body);
  const message = inbox.take();
  const task = funcster.deepDeserialize(message); // expect: TAINT-DESERIALIZE
  ctx.body = { accepted: task !== null && typeof task === 'object' };
});

router.post('/tasks2', async function queued_message_safe(ctx) {
  const messages = [];
  messages.push({ name: 'noop', priority: 1 });
  messages.push(ctx.request.body);
  const message = messages.shift();
  const task = funcster.deepDeserialize(message);
  ctx.body = { accepted: task !== null && typeof task === 'object' };
});

fastify.get('/cart', async function signed_header(request, reply) {
  const [payload, signature = ''] = (request.headers['x-cart'] || '').split('.');
  const text = unpack(payload);
  const cart = cryo.parse(text); // expect: TAINT-DESERIALIZE
  return reply.send({ items: cart.items.length, signed: signature !== '' });
});

fastify.get('/cart2', async function signed_header_safe(request, reply) {
  const [payload, signature = ''] = (request.headers['x-cart'] || '').split('.');
  const wanted = crypto.createHmac('sha256', KEY).update(payload).digest();
  const given = Buffer.from(signature, 'hex');
  if (given.length !== wanted.length || !crypto.timingSafeEqual(given, wanted)) {
    return reply.code(403).send({ items: 0 });
  }
  const text = unpack(payload);
  const cart = cryo.parse(text);
  return reply.send({ items: cart.items.length, signed: true });
});

const stateServer = net.createServer(function socket_state(socket) {
  const parts = [];
  socket.on('data', (chunk) => parts.push(chunk));
  socket.on('end', () => {
    const packed = Buffer.concat(parts);
    const text = zlib.gunzipSync(packed).toString('utf8');
    const state = serializeToJs.deserialize(text); // expect: TAINT-DESERIALIZE
    socket.end(state.ready ? 'ready\n' : 'waiting\n');
  });
});

const stateServer2 = net.createServer(function socket_state_safe(socket) {
  const parts = [];
  socket.on('data', (chunk) => parts.push(chunk));
  socket.on('end', () => {
    const packed = Buffer.concat(parts);
    let text = zlib.gunzipSync(packed, { maxOutputLength: 65536 }).toString('utf8');
    text = '{ready: false}';
    const state = serializeToJs.deserialize(text);
    socket.end(state.ready ? 'ready\n' : 'waiting\n');
  });
});

const decoders = {
  json: (text) => JSON.parse(text),
  node: (text) => nodeSerialize.unserialize(text), // expect: TAINT-DESERIALIZE
};

app.post('/restore', function decoder_table(req, res) {
  const { dump, ...others } = req.body;
  const format = 'node';
  const decode = decoders[format];
  const restored = decode(dump);
  const count = Object.keys(restored).length;
  res.json({ count, others: Object.keys(others).length });
});

app.post('/restore2', function decoder_table_safe(req, res) {
  const { dump, ...others } = req.body;
  const table = {
    json: (text) => JSON.parse(text),
    node: (text) => nodeSerialize.unserialize(text),
  };
  const format = 'json';
  const decode = table[format];
  const restored = decode(dump);
  const count = Object.keys(restored).length;
  res.json({ count, others: Object.keys(others).length });
});

koa.use(router.routes());
module.exports = { app, koa, fastify, stateServer, stateServer2 };
