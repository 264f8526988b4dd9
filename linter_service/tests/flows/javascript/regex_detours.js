// Patterns compiled while serving requests.
'use strict';

const http = require('node:http');
const express = require('express');
const cookieParser = require('cookie-parser');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const RE2 = require('re2');
const escapeRegExp = require('lodash/escapeRegExp');

const app = express();
app.use(express.json());
app.use(cookieParser());
const koa = new Koa();
const router = new Router();
const PRODUCTS = ['desk lamp', 'floor lamp', 'round table', 'oak chair'];

class Matcher {
  constructor(flags = 'i') {
    this.flags = flags;
    this.alternatives = [];
  }
  either(text) {
    this.alternatives.push(text);
    return this;
  }
  build() {
    return new RegExp('(?:' + this.alternatives.join('|') + ')', this.flags); // expect: TAINT-REGEX
  }
}

app.get('/products', function matcher_class(req, res) {
  const matcher = new Matcher();
  for (const word of String(req.query.q || '').split(' ')) {
    matcher.either(word);
  }
  const pattern = matcher.build();
  res.json({ hits: PRODUCTS.filter((name) => pattern.test(name)).length });
});

app.get('/products2', function matcher_class_safe(req, res) {
  const alternatives = [];
  for (const word of String(req.query.q || '').split(' ')) {
    alternatives.push(escapeRegExp(word));
  }
  const pattern = new RegExp('(?:' + alternatives.join('|') + ')', 'i');
  res.json({ hits: PRODUCTS.filter((name) => pattern.test(name)).length });
});

function globToSource(glob) {
  let source = '^';
  for (const piece of glob.split('*')) {
    source += piece + '.*';
  }
  return source + '$';
}

router.post('/filters', async function glob_translation(ctx) {
  const { glob = '*' } = ctx.request.body;
  const source = globToSource(glob);
  let pattern;
  try {
    pattern = new RegExp(source); // expect: TAINT-REGEX
  } catch (err) {
    ctx.throw(400, 'glob');
  }
  ctx.body = { hits: PRODUCTS.filter((name) => pattern.test(name)).length };
});

router.post('/filters2', async function glob_translation_safe(ctx) {
  const { glob = '*' } = ctx.request.body;
  const source = globToSource(glob);
  let pattern;
  try {
    pattern = new RE2(source);
  } catch (err) {
    ctx.throw(400, 'glob');
  }
  ctx.body = { hits: PRODUCTS.filter((name) => pattern.test(name)).length };
});

fastify.get('/highlight', async function string_match(request) {
  const { term, text } = request.query;
  const job = { needle: '', haystack: text ?? '' };
  job.needle = term ?? 'lamp';
  const found = job.haystack.match(job.needle); // expect: TAINT-REGEX
  return { at: found === null ? -1 : found.index };
});

fastify.get('/highlight2', async function string_match_safe(request) {
  const { term, text } = request.query;
  const job = { needle: '', haystack: text ?? '' };
  job.needle = term ?? 'lamp';
  const at = job.haystack.indexOf(job.needle);
  return { at };
});

const FORMATS = { zip: '^\\d{5}$', year: '^\\d{4}$', code: '^[A-Z]{3}-\\d{2}$' };

app.post('/validate', function format_fallback(req, res) {
  const { format, value } = req.body;
  const source = Object.hasOwn(FORMATS, format) ? FORMATS[format] : format;
  const check = RegExp(source, 'u'); // expect: TAINT-REGEX
  const valid = check.test(String(value));
  res.json({ valid });
});

app.post('/validate2', function format_fallback_safe(req, res) {
  const { format, value } = req.body;
  if (!Object.hasOwn(FORMATS, format)) {
    res.status(400).json({ valid: false });
    return;
  }
  const source = FORMATS[format];
  const check = RegExp(source, 'u');
  const valid = check.test(String(value));
  res.json({ valid });
});

const linesServer = http.createServer(function header_pattern(req, res) {
  const patterns = [];
  patterns.push('error');
  patterns.push(decodeURIComponent(req.headers['x-grep'] || 'warn'));
  patterns.push('fatal');
  patterns.shift();
  const compiled = new RegExp(patterns[0], 'g'); // expect: TAINT-REGEX
  const hits = 'one error and two warnings'.match(compiled) || [];
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ hits: hits.length }));
});

const linesServer2 = http.createServer(function header_pattern_safe(req, res) {
  const patterns = [];
  patterns.push('error');
  patterns.push(decodeURIComponent(req.headers['x-grep'] || 'warn'));
  patterns.push('fatal');
  patterns.pop();
  const compiled = new RegExp(patterns[0], 'g');
  const hits = 'one error and two warnings'.match(compiled) || [];
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ hits: hits.length }));
});

app.get('/redact', function closure_replacer(req, res) {
  const makeReplacer = (source) => {
    const prepared = `\\b${source}\\b`;
    return (text) => text.replace(new RegExp(prepared, 'g'), '***'); // expect: TAINT-REGEX
  };
  const secret = req.cookies.redact ?? 'password';
  const redact = makeReplacer(secret);
  const cleaned = PRODUCTS.map(redact);
  res.json({ changed: cleaned.filter((name, at) => name !== PRODUCTS[at]).length });
});

app.get('/redact2', function closure_replacer_safe(req, res) {
  const makeReplacer = (source) => {
    const prepared = `\\b${source}\\b`;
    return (text) => text.replace(new RegExp(prepared, 'g'), '***');
  };
  let secret = req.cookies.redact ?? 'password';
  if (secret !== 'password') {
    secret = 'token';
  }
  const redact = makeReplacer(secret);
  const cleaned = PRODUCTS.map(redact);
  res.json({ changed: cleaned.filter((name, at) => name !== PRODUCTS[at]).length });
});

koa.use(router.routes());
module.exports = { app, koa, fastify, linesServer, linesServer2 };
