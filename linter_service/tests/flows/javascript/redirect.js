// Redirects to addresses that are taken from requests.
import http from 'node:http';
import express from 'express';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import { NextResponse } from 'next/server';
import { redirect } from 'next/navigation';

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: false }));
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
const HOSTS = ['www.example.org', 'shop.example.org'];
const TARGETS = { cart: '/cart', account: '/account/overview' };
const PARTNERS = new Map([['a', 'https://a.example.org/'], ['b', 'https://b.example.org/']]);

app.get('/by-direct', function by_direct(req, res) {
  res.redirect(req.query.next); // expect: TAINT-REDIRECT
});

app.get('/by-direct-safe', function by_direct_safe(req, res) {
  res.redirect('/profile/' + encodeURIComponent(req.query.next));
});

app.post('/by-status', function by_status(req, res) {
  const { returnTo } = req.body;
  res.redirect(303, returnTo); // expect: TAINT-REDIRECT
});

app.post('/by-status-safe', function by_status_safe(req, res) {
  let { returnTo } = req.body;
  returnTo = '/done';
  res.redirect(303, returnTo);
});

app.get('/by-default', function by_default(req, res) {
  const target = req.query.target || '/home';
  res.redirect(target); // expect: TAINT-REDIRECT
});

app.get('/by-default-safe', function by_default_safe(req, res) {
  const target = req.query.target ? '/target' : '/home';
  res.redirect(target);
});

app.get('/by-allow-list', function by_allow_list(req, res) {
  const where = req.query.where;
  if (where) {
    return res.redirect(where); // expect: TAINT-REDIRECT
  }
  return res.sendStatus(204);
});

app.get('/by-allow-list-safe', function by_allow_list_safe(req, res) {
  const where = req.query.where;
  if (['/a', '/b', 'https://example.org/'].includes(where)) {
    return res.redirect(where);
  }
  return res.sendStatus(204);
});

app.get('/by-table', function by_table(req, res) {
  const table = { cart: '/cart', other: req.query.other };
  res.redirect(302, table.other); // expect: TAINT-REDIRECT
});

app.get('/by-table-safe', function by_table_safe(req, res) {
  const table = { cart: '/cart', other: req.query.other };
  res.redirect(302, table.cart);
});

app.get('/by-lookup/:partner', function by_lookup(req, res) {
  const target = decodeURIComponent(req.params.partner);
  res.redirect(target); // expect: TAINT-REDIRECT
});

app.get('/by-lookup-safe/:partner', function by_lookup_safe(req, res) {
  const target = PARTNERS.get(req.params.partner);
  if (target === undefined) {
    return res.sendStatus(404);
  }
  return res.redirect(target);
});

app.get('/by-host', function by_host(req, res) {
  const host = req.query.host;
  res.redirect(`https://${host}/welcome`); // expect: TAINT-REDIRECT
});

app.get('/by-host-safe', function by_host_safe(req, res) {
  const page = Number(req.query.page);
  res.redirect(`https://www.example.org/welcome?page=${page}`);
});

app.get('/by-weak-check', function by_weak_check(req, res) {
  const next = String(req.query.next);
  if (next.startsWith('/')) {
    return res.redirect(next); // expect: TAINT-REDIRECT
  }
  return res.redirect('/');
});

app.get('/by-weak-check-safe', function by_weak_check_safe(req, res) {
  const next = String(req.query.next);
  if (/^\/[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(next)) {
    return res.redirect(next);
  }
  return res.redirect('/');
});

app.get('/by-url', function by_url(req, res) {
  const url = new URL(req.query.url, 'https://www.example.org/');
  res.redirect(url.href); // expect: TAINT-REDIRECT
});

app.get('/by-url-safe', function by_url_safe(req, res) {
  const url = new URL(req.query.url, 'https://www.example.org/');
  if (url.protocol !== 'https:' || !HOSTS.includes(url.hostname)) {
    return res.status(400).end();
  }
  return res.redirect(url.href);
});

function nextPage(req) {
  return req.body.next ?? req.get('Referer');
}

app.post('/by-helper', function by_helper(req, res) {
  res.redirect(nextPage(req)); // expect: TAINT-REDIRECT
});

function knownPage(req) {
  return Object.hasOwn(TARGETS, req.body.next) ? TARGETS[req.body.next] : '/';
}

app.post('/by-helper-safe', function by_helper_safe(req, res) {
  res.redirect(knownPage(req));
});

class LoginFlow {
  constructor(res, back) {
    this.res = res;
    this.back = back;
    this.home = '/';
  }

  finish() {
    this.res.redirect(this.back); // expect: TAINT-REDIRECT
  }

  cancel() {
    this.res.redirect(this.home);
  }
}

app.post('/by-class', function by_class(req, res) {
  new LoginFlow(res, req.body.back).finish();
});

app.post('/by-class-safe', function by_class_safe(req, res) {
  new LoginFlow(res, req.body.back).cancel();
});

router.get('/by-koa', async function by_koa(ctx) {
  const { to } = ctx.query;
  ctx.redirect(to); // expect: TAINT-REDIRECT
});

router.get('/by-koa-safe', async function by_koa_safe(ctx) {
  const { to } = ctx.query;
  const targets = ['/start', to];
  ctx.redirect(targets[0]);
});

router.post('/by-koa-response', async function by_koa_response(ctx) {
  const form = ctx.request.body;
  ctx.response.redirect(form.site.toLowerCase()); // expect: TAINT-REDIRECT
});

router.post('/by-koa-response-safe', async function by_koa_response_safe(ctx) {
  const form = ctx.request.body;
  ctx.response.redirect('/sites/' + parseInt(form.site, 10));
});

fastify.get('/by-fastify', async function by_fastify(request, reply) {
  const parts = [request.query.base, 'index.html'];
  return reply.redirect(parts.join('/')); // expect: TAINT-REDIRECT
});

fastify.get('/by-fastify-safe', async function by_fastify_safe(request, reply) {
  const parts = ['https://www.example.org', encodeURIComponent(request.query.base), 'index.html'];
  return reply.redirect(parts.join('/'));
});

http.createServer(function by_node_http(req, res) {
  const target = new URL(req.url, 'http://localhost').searchParams.get('u');
  res.writeHead(302, { Location: encodeURI(target) }); // expect: TAINT-REDIRECT
  res.end();
});

http.createServer(function by_node_http_safe(req, res) {
  const target = new URL(req.url, 'http://localhost').searchParams.get('u');
  const id = Buffer.from(String(target)).toString('hex');
  res.writeHead(302, { Location: '/u/' + id });
  res.end();
});

app.get('/by-location', function by_location(req, res) {
  const header = encodeURI(req.query.back);
  res.status(302).location(header).end(); // expect: TAINT-REDIRECT
});

app.get('/by-location-safe', function by_location_safe(req, res) {
  const header = req.query.back === 'list' ? '/list' : '/';
  res.status(302).location(header).end();
});

export default function by_next_pages(req, res) {
  const { callbackUrl } = req.query;
  res.redirect(307, callbackUrl); // expect: TAINT-REDIRECT
}

export function by_next_pages_safe(req, res) {
  const { callbackUrl } = req.query;
  if (new URL(callbackUrl, 'https://www.example.org').origin !== 'https://www.example.org') {
    return res.status(400).json({ error: 'foreign address' });
  }
  return res.redirect(307, callbackUrl);
}

async function by_app_route(request) {
  const next = request.nextUrl.searchParams.get('next');
  return NextResponse.redirect(new URL(next, request.url)); // expect: TAINT-REDIRECT
}

async function by_app_route_safe(request) {
  const next = request.nextUrl.searchParams.get('next');
  const target = new URL('/list', 'https://www.example.org');
  target.searchParams.set('from', next);
  return NextResponse.redirect(target);
}

export async function by_server_action(formData) {
  'use server';

  const after = formData.get('after');
  redirect(after); // expect: TAINT-REDIRECT
}

export async function by_server_action_safe(formData) {
  'use server';

  const after = formData.get('after');
  redirect(after === 'edit' ? '/edit' : '/view');
}

async function by_response(request) {
  const { site } = await request.json();
  return Response.redirect(site, 302); // expect: TAINT-REDIRECT
}

async function by_response_safe(request) {
  const { site } = await request.json();
  return Response.redirect('https://www.example.org/sites/' + encodeURIComponent(site), 302);
}

app.get('/by-state', function by_state(req, res) {
  const state = JSON.parse(Buffer.from(req.query.state, 'base64').toString());
  res.redirect(state.returnTo); // expect: TAINT-REDIRECT
});

app.get('/by-state-safe', function by_state_safe(req, res) {
  const state = JSON.parse(Buffer.from(req.query.state, 'base64').toString());
  const merged = { ...state, returnTo: '/orders' };
  res.redirect(merged.returnTo);
});

app.get('/by-cookie', function by_cookie(req, res) {
  const last = req.cookies.last;
  const go = (address) => res.redirect(address); // expect: TAINT-REDIRECT
  go(last);
});

app.get('/by-cookie-safe', function by_cookie_safe(req, res) {
  const last = req.cookies.last;
  const go = (address) => res.redirect(address);
  go(last ? '/last' : '/first');
});

app.get('/by-loop', function by_loop(req, res) {
  let target = '/';
  for (const candidate of [].concat(req.query.try)) {
    if (candidate.length > 1) {
      target = candidate;
    }
  }
  res.redirect(target); // expect: TAINT-REDIRECT
});

app.get('/by-loop-safe', function by_loop_safe(req, res) {
  let target = '/';
  for (const candidate of Object.values(TARGETS)) {
    if (candidate === req.query.try) {
      target = candidate;
    }
  }
  res.redirect(target);
});

export function by_browser() {
  const to = new URLSearchParams(window.location.search).get('to');
  if (to.startsWith('https://')) {
    window.location.assign(to); // expect: TAINT-REDIRECT
  }
}

export function by_browser_safe() {
  const to = new URLSearchParams(window.location.search).get('to');
  if (to.startsWith('https://www.example.org/')) {
    window.location.assign(to);
  }
}

app.get('/by-branch', function by_branch(req, res) {
  const enabled = true;
  const target = enabled ? req.query.target : '/';
  res.redirect(target); // expect: TAINT-REDIRECT
});

app.get('/by-branch-safe', function by_branch_safe(req, res) {
  const enabled = false;
  const target = enabled ? req.query.target : '/';
  res.redirect(target);
});

koa.use(router.routes());
export { by_app_route as GET, by_app_route_safe as PUT, by_response as POST, by_response_safe as PATCH };
