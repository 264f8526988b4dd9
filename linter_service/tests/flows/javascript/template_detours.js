// Text templates rendered by several engines.
'use strict';

const http = require('node:http');
const express = require('express');
const cookieParser = require('cookie-parser');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const ejs = require('ejs');
const pug = require('pug');
const doT = require('dot');
const nunjucks = require('nunjucks');
const Handlebars = require('handlebars');
const nodemailer = require('nodemailer');
const { Eta } = require('eta');

const app = express();
app.use(express.json());
app.use(cookieParser());
const koa = new Koa();
const router = new Router();
const eta = new Eta();
const mailer = nodemailer.createTransport({ host: 'smtp.internal' });

function wrapLayout(content) {
  const out = [];
  out.push('<html><body>');
  out.push(content);
  out.push('<p>Sent on <%= day %></p>');
  out.push('</body></html>');
  return out.join('');
}

app.post('/newsletter/preview', function layout_concat(req, res) {
  const day = new Date().toISOString().slice(0, 10);
  const source = wrapLayout(req.body.content);
  let size = 0;
  try {
    size = ejs.render(source, { day }).length; // expect: TAINT-TEMPLATE
  } catch (err) {
    return res.status(422).json({ error: 'template' });
  }
  return res.json({ size });
});

app.post('/newsletter/preview2', function layout_concat_safe(req, res) {
  const day = new Date().toISOString().slice(0, 10);
  const source = wrapLayout('<div><%= content %></div>');
  let size = 0;
  try {
    size = ejs.render(source, { day, content: req.body.content }).length;
  } catch (err) {
    return res.status(422).json({ error: 'template' });
  }
  return res.json({ size });
});

const MAIL_TEXTS = {
  welcome: 'Hello {{name}}, welcome aboard.',
  goodbye: 'Goodbye {{name}}.',
};

app.post('/mail', async function lookup_with_fallback(req, res) {
  const { kind, name } = req.body;
  const chosen = MAIL_TEXTS[kind] ?? kind;
  const compiled = Handlebars.compile(chosen); // expect: TAINT-TEMPLATE
  await mailer.sendMail({
    from: 'shop@example.com',
    to: req.user.email,
    subject: 'Message',
    text: compiled({ name }),
  });
  res.json({ sent: true });
});

app.post('/mail2', async function lookup_with_fallback_safe(req, res) {
  const { kind, name } = req.body;
  const chosen = Object.hasOwn(MAIL_TEXTS, kind) ? MAIL_TEXTS[kind] : MAIL_TEXTS.welcome;
  const compiled = Handlebars.compile(chosen);
  await mailer.sendMail({
    from: 'shop@example.com',
    to: req.user.email,
    subject: 'Message',
    text: compiled({ name }),
  });
  res.json({ sent: true });
});

router.post('/badges', async function nested_object(ctx) {
  const job = {
    engine: 'nunjucks',
    parts: { title: 'Badge for {{ who }}', footer: 'ACME' },
  };
  job.parts.title = ctx.request.body.title || job.parts.title;
  const { parts: { title, footer } } = job;
  const text = nunjucks.renderString(title + ' - ' + footer, { who: 'guest' }); // expect: TAINT-TEMPLATE
  ctx.body = { width: text.length * 7 };
});

router.post('/badges2', async function nested_object_safe(ctx) {
  const job = {
    engine: 'nunjucks',
    parts: { title: 'Badge for {{ who }}', footer: 'ACME' },
  };
  job.parts.caption = ctx.request.body.title || 'none';
  const { parts: { title, footer } } = job;
  const text = nunjucks.renderString(title + ' - ' + footer, { who: 'guest' });
  ctx.body = { width: text.length * 7 };
});

fastify.post('/cards', async function pug_indent(request, reply) {
  const items = request.body.items;
  let source = 'ul.cards\n';
  for (const item of items) {
    source += '  li ' + item + '\n';
  }
  const markup = pug.render(source, { pretty: false }); // expect: TAINT-TEMPLATE
  reply.send({ bytes: Buffer.byteLength(markup) });
});

fastify.post('/cards2', async function pug_indent_safe(request, reply) {
  const items = request.body.items;
  let source = 'ul.cards\n';
  for (let at = 0; at < items.length; at += 1) {
    source += '  li= items[' + at + ']\n';
  }
  const markup = pug.render(source, { pretty: false, items });
  reply.send({ bytes: Buffer.byteLength(markup) });
});

const previewServer = http.createServer(function streamed_body(req, res) {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const source = form.get('layout') || 'Hi <%= it.name %>';
    const made = eta.renderString(source, { name: 'reader' }); // expect: TAINT-TEMPLATE
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify({ lines: made.split('\n').length }));
  });
});

const previewServer2 = http.createServer(function streamed_body_safe(req, res) {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    let source = form.get('layout') || 'Hi <%= it.name %>';
    if (source.length > 0) {
      source = 'Hello <%= it.name %>';
    } else {
      source = 'Hi';
    }
    const made = eta.renderString(source, { name: 'reader' });
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify({ lines: made.split('\n').length }));
  });
});

app.get('/labels', function closure_compile(req, res) {
  const makers = [];
  const register = (source) => {
    makers.push(() => doT.template(source)); // expect: TAINT-TEMPLATE
  };
  const given = decodeURIComponent(req.cookies.label || '');
  register(given);
  const [make] = makers;
  const label = make()({ code: 17 });
  res.json({ chars: label.length });
});

app.get('/labels2', function closure_compile_safe(req, res) {
  const makers = [];
  const register = (source) => {
    makers.push(() => doT.template(source));
  };
  const given = decodeURIComponent(req.cookies.label || '');
  register('Label {{=it.code}} {{!it.text}}');
  const [make] = makers;
  const label = make()({ code: 17, text: given });
  res.json({ chars: label.length });
});

koa.use(router.routes());
module.exports = { app, koa, fastify, previewServer, previewServer2 };
