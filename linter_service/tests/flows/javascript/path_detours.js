// Files opened, written and removed on behalf of a request.
'use strict';

const fs = require('node:fs');
const fsp = require('node:fs/promises');
const http = require('node:http');
const path = require('node:path');
const crypto = require('node:crypto');
const express = require('express');
const multer = require('multer');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();

const app = express();
app.use(express.json());
const upload = multer({ storage: multer.memoryStorage(), preservePath: true });
const koa = new Koa();
const router = new Router();
const ROOT = path.resolve('/srv/docs');
const UPLOADS = '/srv/uploads';

app.get('/docs', function joined_segments(req, res, next) {
  const segments = [ROOT];
  const asked = String(req.query.page || 'index.md');
  for (const piece of asked.split('/')) {
    if (piece !== '') {
      segments.push(piece);
    }
  }
  const file = segments.join(path.sep);
  fs.readFile(file, 'utf8', (err, text) => { // expect: TAINT-PATH
    if (err) return next(err);
    res.json({ words: text.split(/\s+/).length });
  });
});

app.get('/docs2', function joined_segments_safe(req, res, next) {
  const segments = [ROOT];
  const asked = String(req.query.page || 'index.md');
  for (const piece of asked.split('/')) {
    if (piece !== '') {
      segments.push(piece);
    }
  }
  const file = path.resolve(segments.join(path.sep));
  if (!file.startsWith(ROOT + path.sep)) {
    return res.status(404).json({ error: 'no such page' });
  }
  fs.readFile(file, 'utf8', (err, text) => {
    if (err) return next(err);
    res.json({ words: text.split(/\s+/).length });
  });
});

class Storage {
  constructor(base) {
    this.base = base;
    this.pending = {};
  }
  accept(file) {
    this.pending.name = file.originalname;
    this.pending.data = file.buffer;
  }
  async flush() {
    const target = path.join(this.base, this.pending.name);
    await fsp.writeFile(target, this.pending.data); // expect: TAINT-PATH
    return this.pending.data.length;
  }
}

app.post('/attachments', upload.single('doc'), async function upload_name_in_class(req, res) {
  const storage = new Storage(UPLOADS);
  storage.accept(req.file);
  const bytes = await storage.flush();
  res.status(201).json({ bytes });
});

app.post('/attachments2', upload.single('doc'), async function upload_name_in_class_safe(req, res) {
  const pending = {};
  pending.label = req.file.originalname;
  pending.name = crypto.randomUUID() + '.bin';
  pending.data = req.file.buffer;
  const target = path.join(UPLOADS, pending.name);
  await fsp.writeFile(target, pending.data);
  res.status(201).json({ bytes: pending.data.length, labelled: pending.label !== '' });
});

const LOCALES = { de: 'german.json', fr: 'french.json', en: 'english.json' };

function firstLanguage(header) {
  const [first = 'en'] = header.split(',');
  return first.split(';')[0].trim();
}

router.get('/messages', async function language_header(ctx) {
  const language = firstLanguage(ctx.get('Accept-Language') || 'en');
  const file = `/srv/locales/${language}.json`;
  ctx.type = 'application/json';
  ctx.body = fs.createReadStream(file); // expect: TAINT-PATH
});

router.get('/messages2', async function language_header_safe(ctx) {
  const language = firstLanguage(ctx.get('Accept-Language') || 'en');
  const name = Object.hasOwn(LOCALES, language) ? LOCALES[language] : LOCALES.en;
  const file = `/srv/locales/${name}`;
  ctx.type = 'application/json';
  ctx.body = fs.createReadStream(file);
});

fastify.delete('/cache', async function shifted_list(request, reply) {
  const names = [];
  names.push('safe.tmp');
  names.push(request.body.entry);
  names.push('moresafe.tmp');
  names.shift();
  const bar = names[0];
  await fsp.unlink('/srv/cache/' + bar); // expect: TAINT-PATH
  reply.code(204).send();
});

fastify.delete('/cache2', async function shifted_list_safe(request, reply) {
  const names = [];
  names.push('safe.tmp');
  names.push(request.body.entry);
  names.push('moresafe.tmp');
  names.shift();
  const bar = names[1];
  await fsp.unlink('/srv/cache/' + bar);
  reply.code(204).send();
});

function parseCookies(header) {
  const jar = new Map();
  for (const pair of (header || '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0) {
      jar.set(pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim()));
    }
  }
  return jar;
}

const themeServer = http.createServer(function cookie_theme(req, res) {
  const theme = parseCookies(req.headers.cookie).get('theme') ?? 'plain';
  const file = path.normalize('/srv/themes/' + theme + '/style.css');
  let css;
  try {
    css = fs.readFileSync(file); // expect: TAINT-PATH
  } catch (err) {
    css = Buffer.from('body { color: black }');
  }
  res.writeHead(200, { 'Content-Type': 'text/css' });
  res.end(css);
});

const themeServer2 = http.createServer(function cookie_theme_safe(req, res) {
  const theme = parseCookies(req.headers.cookie).get('theme') ?? 'plain';
  if (!/^[a-z]{1,20}$/.test(theme)) {
    res.writeHead(400);
    res.end();
    return;
  }
  const file = path.normalize('/srv/themes/' + theme + '/style.css');
  let css;
  try {
    css = fs.readFileSync(file);
  } catch (err) {
    css = Buffer.from('body { color: black }');
  }
  res.writeHead(200, { 'Content-Type': 'text/css' });
  res.end(css);
});

app.get('/reports/:token', function decoded_after_check(req, res) {
  const token = req.params.token;
  if (token.includes('..') || token.includes('/')) {
    res.status(400).json({ error: 'token' });
    return;
  }
  const name = Buffer.from(token, 'base64url').toString('utf8');
  const full = path.join('/srv/reports', name);
  res.sendFile(full); // expect: TAINT-PATH
});

app.get('/reports2/:token', function decoded_after_check_safe(req, res) {
  const name = Buffer.from(req.params.token, 'base64url').toString('utf8');
  const full = path.join('/srv/reports', name);
  const inside = path.relative('/srv/reports', full);
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) {
    res.status(400).json({ error: 'token' });
    return;
  }
  res.sendFile(full);
});

koa.use(router.routes());
module.exports = { app, koa, fastify, themeServer, themeServer2 };
