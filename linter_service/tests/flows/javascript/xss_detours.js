// Markup sent to browsers or placed in the document.
import http from 'node:http';
import express from 'express';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import escapeHtml from 'escape-html';

const app = express();
app.use(express.urlencoded({ extended: false }));
const koa = new Koa();
const router = new Router();
const fastify = Fastify();

class Page {
  constructor(title) {
    this.title = title;
    this.rows = [];
  }
  row(label, value) {
    this.rows.push('<tr><th>' + label + '</th><td>' + value + '</td></tr>');
  }
  render() {
    return `<h1>${this.title}</h1><table>${this.rows.join('')}</table>`;
  }
}

app.post('/signup/confirm', function page_object(req, res) {
  const page = new Page('Please confirm');
  const form = req.body;
  page.row('Plan', 'basic');
  for (const field of ['first', 'last']) {
    if (form[field]) {
      page.row(field, form[field].trim());
    }
  }
  res.status(200).type('html').send(page.render()); // expect: TAINT-XSS
});

app.post('/signup/confirm2', function page_object_safe(req, res) {
  const rows = [];
  const form = req.body;
  rows.push('<tr><th>Plan</th><td>basic</td></tr>');
  for (const field of ['first', 'last']) {
    if (form[field]) {
      rows.push(`<tr><th>${field}</th><td>${escapeHtml(form[field].trim())}</td></tr>`);
    }
  }
  res.status(200).type('html').send(`<h1>Please confirm</h1><table>${rows.join('')}</table>`);
});

router.get('/banner', async function object_property(ctx) {
  const texts = { greeting: 'Welcome', campaign: 'summer' };
  texts.campaign = ctx.query.utm_campaign || texts.campaign;
  const order = ['greeting', 'campaign'];
  const spans = order.map((key) => '<span class="' + key + '">' + texts[key] + '</span>');
  ctx.type = 'text/html';
  ctx.body = '<div>' + spans.join('\n') + '</div>'; // expect: TAINT-XSS
});

router.get('/banner2', async function object_property_safe(ctx) {
  const texts = { greeting: 'Welcome', campaign: 'summer' };
  texts.tracking = ctx.query.utm_campaign || '';
  const html = '<div><span>' + texts.greeting + '</span><span>' + texts.campaign + '</span></div>';
  ctx.type = 'text/html';
  ctx.body = html;
});

const layout = ({ head = 'Shop', main }) => `<!doctype html><title>${head}</title><main>${main}</main>`;

async function search_page(request) {
  const url = new URL(request.url);
  const term = url.searchParams.get('q') ?? '';
  const results = ['lamp', 'table', 'chair'].filter((item) => item.includes(term));
  const list = results.map((item) => `<li>${item}</li>`).join('');
  const main = results.length === 0 ? `<p>Nothing found for ${term}</p>` : `<ul>${list}</ul>`;
  return new Response(layout({ main }), { headers: { 'Content-Type': 'text/html' } }); // expect: TAINT-XSS
}
export { search_page as GET };

async function search_page_safe(request) {
  const url = new URL(request.url);
  const term = url.searchParams.get('q') ?? '';
  const results = ['lamp', 'table', 'chair'].filter((item) => item.includes(term));
  const list = results.map((item) => `<li>${item}</li>`).join('');
  const main = results.length === 0 ? `<p>Nothing found for ${term.length} letters</p>` : `<ul>${list}</ul>`;
  return new Response(layout({ main }), { headers: { 'Content-Type': 'text/html' } });
}
export { search_page_safe as HEAD };

export const statusServer = http.createServer(function agent_header(req, res) {
  const agent = req.headers['user-agent'] || 'unknown';
  let bar = '';
  const wanted = 'second';
  switch (wanted) {
    case 'first':
      bar = 'constant';
      break;
    case 'second':
      bar = agent;
      break;
    default:
      bar = 'other';
  }
  res.writeHead(200, { 'Content-Type': 'text/html' });
  res.write('<p>Up and running</p>');
  res.end('<p>You use ' + bar + '</p>'); // expect: TAINT-XSS
});

export const statusServer2 = http.createServer(function agent_header_safe(req, res) {
  const agent = req.headers['user-agent'] || 'unknown';
  let bar = '';
  const wanted = 'first';
  switch (wanted) {
    case 'first':
      bar = 'constant';
      break;
    case 'second':
      bar = agent;
      break;
    default:
      bar = 'other';
  }
  res.writeHead(200, { 'Content-Type': 'text/html' });
  res.write('<p>Up and running</p>');
  res.end('<p>You use ' + bar + '</p>');
});

export function hash_to_panel() {
  const state = new Map();
  const hash = window.location.hash.slice(1);
  for (const pair of hash.split('&')) {
    const [key, value = ''] = pair.split('=');
    state.set(key, decodeURIComponent(value));
  }
  const panel = document.getElementById('panel');
  const note = state.get('note');
  if (note) {
    panel.innerHTML = '<b>Note:</b> ' + note; // expect: TAINT-XSS
  }
}

export function hash_to_panel_safe() {
  const state = new Map();
  const hash = window.location.hash.slice(1);
  for (const pair of hash.split('&')) {
    const [key, value = ''] = pair.split('=');
    state.set(key, decodeURIComponent(value));
  }
  const panel = document.getElementById('panel');
  const note = state.get('note');
  if (note) {
    panel.innerHTML = '<b>Note:</b> <span></span>';
    panel.querySelector('span').textContent = note;
  }
}

fastify.get('/pager', async function attribute_value(request, reply) {
  const { page = '1', size = '20' } = request.query;
  const cells = [];
  cells.push('<form method="get">');
  cells.push(`<input name="page" value="${page}">`);
  cells.push(`<input name="size" value="${Number(size)}">`);
  cells.push('</form>');
  const html = cells.reduce((all, cell) => all + cell, '');
  return reply.type('text/html').send(html); // expect: TAINT-XSS
});

fastify.get('/pager2', async function attribute_value_safe(request, reply) {
  const { page = '1', size = '20' } = request.query;
  const cells = [];
  cells.push('<form method="get">');
  cells.push(`<input name="page" value="${Number.parseInt(page, 10)}">`);
  cells.push(`<input name="size" value="${Number(size)}">`);
  cells.push('</form>');
  const html = cells.reduce((all, cell) => all + cell, '');
  return reply.type('text/html').send(html);
});

koa.use(router.routes());
export { app, koa, fastify };
