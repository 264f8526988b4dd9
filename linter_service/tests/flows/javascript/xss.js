// HTML that is sent by a server or put into a page with outside data in it.
import http from 'node:http';
import express from 'express';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import React from 'react';
import $ from 'jquery';
import DOMPurify from 'dompurify';
import _ from 'lodash';
import he from 'he';
import escapeHtml from 'escape-html';
import sanitizeHtml from 'sanitize-html';

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: false }));
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
const TITLES = { home: 'Home', help: 'Help pages' };

app.get('/by-send', function by_send(req, res) {
  res.send('<h1>Hello ' + req.query.name + '</h1>'); // expect: TAINT-XSS
});

app.get('/by-send-safe', function by_send_safe(req, res) {
  res.send('<h1>Hello ' + escapeHtml(req.query.name) + '</h1>');
});

app.get('/by-template/:page', function by_template(req, res) {
  const { page } = req.params;
  const html = `<p>Page ${page}</p>`;
  res.status(404).send(html); // expect: TAINT-XSS
});

app.get('/by-template-safe/:page', function by_template_safe(req, res) {
  const page = Number(req.params.page);
  const html = `<p>Page ${page}</p>`;
  res.status(404).send(html);
});

app.post('/by-write', function by_write(req, res) {
  res.setHeader('Content-Type', 'text/html');
  res.write('<ul><li>' + req.body.item + '</li></ul>'); // expect: TAINT-XSS
  res.end();
});

app.post('/by-write-safe', function by_write_safe(req, res) {
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.write('item: ' + req.body.item);
  res.end();
});

app.post('/by-send-body', function by_send_body(req, res) {
  res.send(req.body.comment); // expect: TAINT-XSS
});

app.post('/by-send-body-safe', function by_send_body_safe(req, res) {
  res.json({ comment: req.body.comment });
});

app.get('/by-loop', function by_loop(req, res) {
  let rows = '';
  for (const tag of req.query.tags.split(',')) {
    rows += '<li>' + tag + '</li>';
  }
  res.send('<ul>' + rows + '</ul>'); // expect: TAINT-XSS
});

app.get('/by-loop-safe', function by_loop_safe(req, res) {
  let rows = '';
  for (const tag of req.query.tags.split(',')) {
    rows += '<li>' + _.escape(tag) + '</li>';
  }
  res.send('<ul>' + rows + '</ul>');
});

app.get('/by-map-join', function by_map_join(req, res) {
  const cells = [].concat(req.query.cell).map((cell) => `<td>${cell}</td>`);
  res.type('html');
  res.end(['<table><tr>', ...cells, '</tr></table>'].join('')); // expect: TAINT-XSS
});

app.get('/by-map-join-safe', function by_map_join_safe(req, res) {
  const cells = [].concat(req.query.cell).map((cell) => `<td>${parseInt(cell, 10)}</td>`);
  res.type('html');
  res.end(['<table><tr>', ...cells, '</tr></table>'].join(''));
});

function layout(title, body) {
  return '<!doctype html><title>' + title + '</title>' + body;
}

app.get('/by-helper', function by_helper(req, res) {
  res.type('html').send(layout(req.query.title, '<p>text</p>')); // expect: TAINT-XSS
});

app.get('/by-helper-safe', function by_helper_safe(req, res) {
  const title = TITLES[req.query.title] === undefined ? 'Other' : 'Known';
  res.type('html').send(layout(title, '<p>text</p>'));
});

class Card {
  constructor(owner, text) {
    this.owner = owner;
    this.text = text;
  }

  toHtml() {
    return `<div class="card">${this.text}</div>`;
  }
}

app.get('/by-class', function by_class(req, res) {
  const card = new Card('me', req.query.text);
  res.send(card.toHtml()); // expect: TAINT-XSS
});

app.get('/by-class-safe', function by_class_safe(req, res) {
  const card = new Card(req.query.text, 'me');
  res.send(card.toHtml());
});

router.get('/by-koa', async function by_koa(ctx) {
  ctx.type = 'text/html';
  ctx.body = `<b>${ctx.query.q}</b>`; // expect: TAINT-XSS
});

router.get('/by-koa-safe', async function by_koa_safe(ctx) {
  let q = ctx.query.q;
  q = 'nothing';
  ctx.type = 'text/html';
  ctx.body = `<b>${q}</b>`;
});

fastify.get('/by-fastify', async function by_fastify(request, reply) {
  const page = { heading: request.query.heading, footer: 'bye' };
  return reply.type('text/html').send('<h2>' + page.heading + '</h2>'); // expect: TAINT-XSS
});

fastify.get('/by-fastify-safe', async function by_fastify_safe(request, reply) {
  const page = { heading: request.query.heading, footer: 'bye' };
  return reply.type('text/html').send('<h2>' + page.footer + '</h2>');
});

http.createServer(function by_node_http(req, res) {
  const agent = req.headers['user-agent'];
  res.writeHead(200, { 'Content-Type': 'text/html' });
  res.end('<p>Your browser: ' + agent + '</p>'); // expect: TAINT-XSS
});

http.createServer(function by_node_http_safe(req, res) {
  const agent = req.headers['user-agent'];
  res.writeHead(200, { 'Content-Type': 'text/html' });
  res.end('<p>Your browser: ' + he.encode(agent) + '</p>');
});

export default function by_next_pages(req, res) {
  const { user = 'guest' } = req.query;
  res.setHeader('Content-Type', 'text/html');
  res.status(200).send(`<i>${user}</i>`); // expect: TAINT-XSS
}

export function by_next_pages_safe(req, res) {
  const { user = 'guest' } = req.query;
  if (!/^[a-z0-9]+$/.test(user)) {
    return res.status(400).end();
  }
  res.setHeader('Content-Type', 'text/html');
  return res.status(200).send(`<i>${user}</i>`);
}

async function by_app_route(request) {
  const form = await request.formData();
  const html = '<p>Thanks, ' + form.get('name') + '</p>';
  return new Response(html, { headers: { 'Content-Type': 'text/html' } }); // expect: TAINT-XSS
}

async function by_app_route_safe(request) {
  const form = await request.formData();
  const html = '<p>Thanks, ' + encodeURIComponent(form.get('name')) + '</p>';
  return new Response(html, { headers: { 'Content-Type': 'text/html' } });
}

app.get('/by-catch', function by_catch(req, res) {
  const raw = req.query.data;
  try {
    res.json(JSON.parse(raw));
  } catch {
    res.status(400).send('Cannot read ' + raw); // expect: TAINT-XSS
  }
});

app.get('/by-catch-safe', function by_catch_safe(req, res) {
  const raw = req.query.data;
  try {
    res.json(JSON.parse(raw));
  } catch {
    res.status(400).send('Cannot read the ' + String(raw).length + ' characters');
  }
});

app.get('/by-script-data', function by_script_data(req, res) {
  const data = JSON.stringify({ q: req.query.q });
  res.send(`<script>window.data = ${data};</script>`); // expect: TAINT-XSS
});

app.get('/by-script-data-safe', function by_script_data_safe(req, res) {
  const data = JSON.stringify({ q: req.query.q }).replace(/</g, '\\u003c');
  res.send(`<script>window.data = ${data};</script>`);
});

app.get('/by-weak-replace', function by_weak_replace(req, res) {
  const text = req.query.text.replace('<script>', '');
  res.send('<div>' + text + '</div>'); // expect: TAINT-XSS
});

app.get('/by-weak-replace-safe', function by_weak_replace_safe(req, res) {
  const text = String(req.query.text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  res.send('<div>' + text + '</div>');
});

app.post('/by-sanitizer', function by_sanitizer(req, res) {
  const post = Buffer.from(req.body.post, 'base64').toString('utf8');
  res.send('<article>' + post + '</article>'); // expect: TAINT-XSS
});

app.post('/by-sanitizer-safe', function by_sanitizer_safe(req, res) {
  const post = Buffer.from(req.body.post, 'base64').toString('utf8');
  res.send('<article>' + sanitizeHtml(post) + '</article>');
});

app.get('/by-branch', function by_branch(req, res) {
  const theme = req.cookies.theme ? req.cookies.theme : 'plain';
  res.send('<body class="' + theme + '">ok</body>'); // expect: TAINT-XSS
});

app.get('/by-branch-safe', function by_branch_safe(req, res) {
  let theme = 'plain';
  if (false) {
    theme = req.cookies.theme;
  }
  res.send('<body class="' + theme + '">ok</body>');
});

export function by_inner_html() {
  const name = decodeURIComponent(location.hash.slice(1));
  document.getElementById('name').innerHTML = 'Hello ' + name; // expect: TAINT-XSS
}

export function by_inner_html_safe() {
  const name = decodeURIComponent(location.hash.slice(1));
  document.getElementById('name').textContent = 'Hello ' + name;
}

export function by_document_write() {
  const lang = new URLSearchParams(window.location.search).get('lang');
  document.write('<option>' + lang + '</option>'); // expect: TAINT-XSS
}

export function by_document_write_safe() {
  const lang = new URLSearchParams(window.location.search).get('lang');
  document.write('<option>' + (['en', 'de'].includes(lang) ? lang : 'en') + '</option>');
}

window.addEventListener('message', function by_post_message(event) {
  const box = document.querySelector('#box');
  box.insertAdjacentHTML('beforeend', event.data.html); // expect: TAINT-XSS
});

window.addEventListener('message', function by_post_message_safe(event) {
  const box = document.querySelector('#box');
  box.insertAdjacentHTML('beforeend', DOMPurify.sanitize(event.data.html));
});

export function by_referrer() {
  const back = document.createElement('p');
  document.body.append(back);
  back.outerHTML = `<p>You came from ${decodeURI(document.referrer)}</p>`; // expect: TAINT-XSS
}

export function by_referrer_safe() {
  const back = document.createElement('p');
  back.append(document.createTextNode(`You came from ${decodeURI(document.referrer)}`));
  document.body.append(back);
}

export function by_jquery() {
  const url = new URL(window.location.href);
  $('#result').html('Results for ' + url.searchParams.get('q')); // expect: TAINT-XSS
}

export function by_jquery_safe() {
  const url = new URL(window.location.href);
  $('#result').text('Results for ' + url.searchParams.get('q'));
}

export function by_react() {
  const bio = new URLSearchParams(location.search).get('bio');
  return React.createElement('div', { dangerouslySetInnerHTML: { __html: bio } }); // expect: TAINT-XSS
}

export function by_react_safe() {
  const bio = new URLSearchParams(location.search).get('bio');
  return React.createElement('div', { title: 'bio' }, bio);
}

export function by_srcdoc() {
  const frame = document.createElement('iframe');
  frame.srcdoc = window.name; // expect: TAINT-XSS
  document.body.appendChild(frame);
}

export function by_srcdoc_safe() {
  const frame = document.createElement('iframe');
  const parts = [window.name, '<p>empty</p>'];
  frame.srcdoc = parts[1];
  document.body.appendChild(frame);
}

export function by_link() {
  const params = Object.fromEntries(new URLSearchParams(location.search));
  const link = document.querySelector('a.back');
  link.href = params.back; // expect: TAINT-XSS
}

export function by_link_safe() {
  const params = Object.fromEntries(new URLSearchParams(location.search));
  const link = document.querySelector('a.back');
  link.href = '/items/' + encodeURIComponent(params.back);
}

export function by_location() {
  const next = new URLSearchParams(location.search).get('next');
  window.location.href = next; // expect: TAINT-REDIRECT, TAINT-XSS
}

export function by_location_safe() {
  const page = new URLSearchParams(location.search).get('page');
  window.location.href = '/list?page=' + Number(page);
}

export async function by_event_listener() {
  const socket = new WebSocket('wss://chat.example.org');
  socket.onmessage = (event) => {
    const { author, text } = JSON.parse(event.data);
    document.querySelector('#chat').innerHTML += `<li data-by="x">${author ? text : ''}</li>`; // expect: TAINT-XSS
  };
}

export async function by_event_listener_safe() {
  const socket = new WebSocket('wss://chat.example.org');
  socket.onmessage = (event) => {
    const { author, text } = JSON.parse(event.data);
    document.querySelector('#chat').innerHTML += `<li data-by="x">${author ? text.length : 0}</li>`;
  };
}

koa.use(router.routes());
export { by_app_route as POST, by_app_route_safe as PUT };
