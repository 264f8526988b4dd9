// Template engines that are handed template text or template data from requests.
'use strict';

const http = require('node:http');
const fs = require('node:fs');
const net = require('node:net');
const express = require('express');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const ejs = require('ejs');
const pug = require('pug');
const Handlebars = require('handlebars');
const nunjucks = require('nunjucks');
const _ = require('lodash');
const underscore = require('underscore');
const doT = require('dot');
const { Eta } = require('eta');
const swig = require('swig');
const Twig = require('twig');
const Sqrl = require('squirrelly');
const velocity = require('velocityjs');
const artTemplate = require('art-template');

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: false }));
const koa = new Koa();
const router = new Router();
const eta = new Eta();
const LAYOUTS = { short: 'Hi <%= name %>', long: 'Dear <%= name %>, welcome.' };

app.post('/by-ejs', function by_ejs(req, res) {
  const preview = ejs.render(req.body.template, { name: 'Ann' }); // expect: TAINT-TEMPLATE
  res.json({ preview });
});

app.post('/by-ejs-safe', function by_ejs_safe(req, res) {
  const preview = ejs.render('Hello <%= name %>', { name: String(req.body.template) });
  res.json({ preview });
});

app.get('/by-pug', function by_pug(req, res) {
  const source = 'p Hello ' + req.query.name;
  const preview = pug.compile(source)({}); // expect: TAINT-TEMPLATE
  res.json({ preview });
});

app.get('/by-pug-safe', function by_pug_safe(req, res) {
  const source = 'p Hello #{name}';
  const preview = pug.compile(source)({ name: String(req.query.name) });
  res.json({ preview });
});

app.post('/by-handlebars', function by_handlebars(req, res) {
  const { greeting } = req.body;
  const render = Handlebars.compile(`<p>${greeting} {{name}}</p>`); // expect: TAINT-TEMPLATE
  res.json({ preview: render({ name: 'Ann' }) });
});

app.post('/by-handlebars-safe', function by_handlebars_safe(req, res) {
  let { greeting } = req.body;
  greeting = 'Hello';
  const render = Handlebars.compile(`<p>${greeting} {{name}}</p>`);
  res.json({ preview: render({ name: 'Ann' }) });
});

app.get('/by-nunjucks', function by_nunjucks(req, res) {
  const text = req.query.text || 'Hello {{ name }}';
  const preview = nunjucks.renderString(text, { name: 'Ann' }); // expect: TAINT-TEMPLATE
  res.json({ preview });
});

app.get('/by-nunjucks-safe', function by_nunjucks_safe(req, res) {
  const text = 'Hello {{ name }}';
  const preview = nunjucks.renderString(text, { name: req.query.text || 'Ann' });
  res.json({ preview });
});

app.post('/by-lodash', function by_lodash(req, res) {
  const compiled = _.template(req.body.subject); // expect: TAINT-TEMPLATE
  res.json({ subject: compiled({ order: 17 }) });
});

app.post('/by-lodash-safe', function by_lodash_safe(req, res) {
  const compiled = _.template('Order <%- order %>');
  res.json({ subject: compiled({ order: Number(req.body.subject) }) });
});

app.post('/by-underscore/:kind', function by_underscore(req, res) {
  const parts = ['<b>', req.params.kind, '</b>'];
  const preview = underscore.template(parts.join(''))({ n: 1 }); // expect: TAINT-TEMPLATE
  res.json({ preview });
});

app.post('/by-underscore-safe/:kind', function by_underscore_safe(req, res) {
  const parts = ['<b>', req.params.kind, '</b>'];
  const preview = underscore.template(parts[0] + '<%- n %>' + parts[2])({ n: 1 });
  res.json({ preview });
});

app.post('/by-layout', function by_layout(req, res) {
  const layout = req.body.layout;
  const preview = ejs.compile(layout)({ name: 'Ann' }); // expect: TAINT-TEMPLATE
  res.json({ preview });
});

app.post('/by-layout-safe', function by_layout_safe(req, res) {
  const layout = Object.hasOwn(LAYOUTS, req.body.layout) ? LAYOUTS[req.body.layout] : LAYOUTS.short;
  const preview = ejs.compile(layout)({ name: 'Ann' });
  res.json({ preview });
});

app.post('/by-dot', function by_dot(req, res) {
  const wrap = (inner) => '<div>' + inner + '</div>';
  const render = doT.template(wrap(req.body.inner)); // expect: TAINT-TEMPLATE
  res.json({ preview: render({}) });
});

app.post('/by-dot-safe', function by_dot_safe(req, res) {
  const wrap = (inner) => '<div>' + inner + '</div>';
  const render = doT.template(wrap('{{!it.inner}}'));
  res.json({ preview: render({ inner: req.body.inner }) });
});

function renderMail(mail) {
  return eta.renderString(mail.template, mail.data); // expect: TAINT-TEMPLATE
}

exports.by_helper = (req, res) => {
  const html = renderMail({ template: req.body.template, data: { name: 'Ann' } });
  res.json({ length: html.length });
};

function renderFixedMail(mail) {
  return eta.renderString('Dear <%= it.name %>', mail.data);
}

exports.by_helper_safe = (req, res) => {
  const html = renderFixedMail({ template: req.body.template, data: { name: 'Ann' } });
  res.json({ length: html.length });
};

class Message {
  constructor(text) {
    this.text = text;
    this.footer = '{{ team }}';
  }

  body() {
    return swig.render(this.text, { locals: { team: 'Core' } }); // expect: TAINT-TEMPLATE
  }

  end() {
    return swig.render(this.footer, { locals: { team: 'Core' } });
  }
}

exports.by_class = (req, res) => {
  res.json({ preview: new Message(req.body.text).body() });
};

exports.by_class_safe = (req, res) => {
  res.json({ preview: new Message(req.body.text).end() });
};

router.post('/by-koa', async function by_koa(ctx) {
  const template = Twig.twig({ data: ctx.request.body.template }); // expect: TAINT-TEMPLATE
  ctx.body = { preview: template.render({ name: 'Ann' }) };
});

router.post('/by-koa-safe', async function by_koa_safe(ctx) {
  const template = Twig.twig({ data: 'Hello {{ name|e }}' });
  ctx.body = { preview: template.render({ name: String(ctx.request.body.template) }) };
});

fastify.post('/by-fastify', async function by_fastify(request) {
  const { title, ...others } = request.body;
  return { preview: Sqrl.render(others.content, { title: 'News' }) }; // expect: TAINT-TEMPLATE
});

fastify.post('/by-fastify-safe', async function by_fastify_safe(request) {
  const all = { ...request.body, content: 'News: {{it.title}}' };
  return { preview: Sqrl.render(all.content, { title: 'News' }) };
});

http.createServer(function by_node_http(req, res) {
  res.setHeader('Content-Type', 'application/json');
  const url = new URL(req.url, 'http://localhost');
  const text = velocity.render(url.searchParams.get('text'), { name: 'Ann' }); // expect: TAINT-TEMPLATE
  res.end(JSON.stringify({ text }));
});

http.createServer(function by_node_http_safe(req, res) {
  res.setHeader('Content-Type', 'application/json');
  const url = new URL(req.url, 'http://localhost');
  const source = url.searchParams.has('formal') ? 'Dear $name' : 'Hi $name';
  const text = velocity.render(source, { name: 'Ann' });
  res.end(JSON.stringify({ text }));
});

exports.by_next_pages = async function handler(req, res) {
  const source = Buffer.from(req.body.source, 'base64').toString('utf8');
  const preview = await ejs.render(source, { n: 1 }, { async: true }); // expect: TAINT-TEMPLATE
  res.status(200).json({ preview });
};

exports.by_next_pages_safe = async function handler(req, res) {
  const source = Buffer.from(String(req.body.source)).toString('base64url');
  const preview = await ejs.render(source + ' <%= n %>', { n: 1 }, { async: true });
  res.status(200).json({ preview });
};

exports.by_next_route = async function POST(request) {
  const form = await request.formData();
  const render = artTemplate.compile(form.get('page')); // expect: TAINT-TEMPLATE
  return Response.json({ preview: render({ n: 1 }) });
};

exports.by_next_route_safe = async function POST(request) {
  const form = await request.formData();
  const page = form.get('page');
  if (page !== 'Hello {{ n }}' && page !== 'Bye {{ n }}') {
    return Response.json({ error: 'unknown' }, { status: 400 });
  }
  const render = artTemplate.compile(page);
  return Response.json({ preview: render({ n: 1 }) });
};

app.post('/by-loop', function by_loop(req, res) {
  const out = [];
  for (const line of req.body.lines) {
    out.push(nunjucks.renderString('> ' + line, { n: out.length })); // expect: TAINT-TEMPLATE
  }
  res.json({ out });
});

app.post('/by-loop-safe', function by_loop_safe(req, res) {
  const out = [];
  for (const line of req.body.lines) {
    out.push(nunjucks.renderString('> {{ line }}', { n: out.length, line }));
  }
  res.json({ out });
});

app.post('/by-map', function by_map(req, res) {
  const previews = req.body.templates.map((text) => pug.render(text)); // expect: TAINT-TEMPLATE
  res.json({ previews });
});

app.post('/by-map-safe', function by_map_safe(req, res) {
  const previews = req.body.templates.map((text) => pug.render('p= text', { text: String(text) }));
  res.json({ previews });
});

app.get('/by-header', function by_header(req, res) {
  const signature = req.get('x-signature');
  const view = new nunjucks.Template('{{ body }} -- ' + signature); // expect: TAINT-TEMPLATE
  res.json({ text: view.render({ body: 'Hello' }) });
});

app.get('/by-header-safe', function by_header_safe(req, res) {
  const signature = req.get('x-signature');
  if (!/^[A-Za-z ]{1,40}$/.test(signature)) {
    return res.status(400).end();
  }
  const view = new nunjucks.Template('{{ body }} -- ' + signature);
  return res.json({ text: view.render({ body: 'Hello' }) });
});

app.get('/by-number', function by_number(req, res) {
  const columns = req.query.columns;
  const preview = ejs.render(`<% for (let i = 0; i < ${columns}; i++) { %>x<% } %>`); // expect: TAINT-TEMPLATE
  res.json({ preview });
});

app.get('/by-number-safe', function by_number_safe(req, res) {
  const columns = Math.min(parseInt(req.query.columns, 10) || 1, 12);
  const preview = ejs.render(`<% for (let i = 0; i < ${columns}; i++) { %>x<% } %>`);
  res.json({ preview });
});

app.get('/by-replace', function by_replace(req, res) {
  const page = fs.readFileSync('views/hello.hbs', 'utf8').replace('NAME', req.query.name);
  const preview = Handlebars.compile(page)({ year: 2024 }); // expect: TAINT-TEMPLATE
  res.json({ preview });
});

app.get('/by-replace-safe', function by_replace_safe(req, res) {
  const page = fs.readFileSync('views/hello.hbs', 'utf8');
  const preview = Handlebars.compile(page)({ year: 2024, name: req.query.name });
  res.json({ preview });
});

app.post('/by-branch', function by_branch(req, res) {
  let source = '<%= n %>';
  if (req.body.custom) {
    source = req.body.source;
  }
  res.json({ preview: _.template(source)({ n: 1 }) }); // expect: TAINT-TEMPLATE
});

app.post('/by-branch-safe', function by_branch_safe(req, res) {
  const customAllowed = false;
  let source = '<%= n %>';
  if (customAllowed) {
    source = req.body.source;
  }
  res.json({ preview: _.template(source)({ n: 1 }) });
});

net.createServer((socket) => {
  socket.on('data', function by_socket(data) {
    const [template] = data.toString().split('\n');
    socket.write(doT.compile(template)({ n: 1 })); // expect: TAINT-TEMPLATE
  });
});

net.createServer((socket) => {
  socket.on('data', function by_socket_safe(data) {
    const [first] = data.toString().split('\n');
    const n = Number(first);
    socket.write(doT.compile('count: {{=it.n}}')({ n }));
  });
});

koa.use(router.routes());
