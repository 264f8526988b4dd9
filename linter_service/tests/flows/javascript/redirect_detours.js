// Where a browser is sent after a request.
import express from 'express';
import cookieParser from 'cookie-parser';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import { NextResponse } from 'next/server';

const app = express();
app.use(express.urlencoded({ extended: true }));
app.use(cookieParser());
const koa = new Koa();
const router = new Router();
const fastify = Fastify();

function nextTarget(source, fallback = '/home') {
  const candidates = [source.next, source.returnTo, fallback];
  for (const candidate of candidates) {
    if (typeof candidate === 'string' && candidate.length > 0) {
      return candidate;
    }
  }
  return fallback;
}

app.post('/login', function helper_candidates(req, res) {
  const target = nextTarget({ ...req.query, ...req.body });
  if (!req.body.user) {
    res.status(400).json({ error: 'user' });
    return;
  }
  res.redirect(303, target); // expect: TAINT-REDIRECT
});

app.post('/login2', function helper_candidates_safe(req, res) {
  const target = nextTarget({ ...req.query, ...req.body });
  if (!req.body.user) {
    res.status(400).json({ error: 'user' });
    return;
  }
  if (!/^\/[A-Za-z0-9_][A-Za-z0-9_\/-]*$/.test(target)) {
    res.redirect(303, '/home');
    return;
  }
  res.redirect(303, target);
});

const AFTER_LOGOUT = { shop: '/shop', blog: '/blog/latest', docs: 'https://docs.example.com/' };

router.get('/logout', async function cookie_section(ctx) {
  const section = ctx.cookies.get('section') || 'shop';
  const place = section in AFTER_LOGOUT ? AFTER_LOGOUT[section] : section;
  ctx.cookies.set('sid', null);
  ctx.redirect(place); // expect: TAINT-REDIRECT
});

router.get('/logout2', async function cookie_section_safe(ctx) {
  const section = ctx.cookies.get('section') || 'shop';
  const place = Object.hasOwn(AFTER_LOGOUT, section) ? AFTER_LOGOUT[section] : AFTER_LOGOUT.shop;
  ctx.cookies.set('sid', null);
  ctx.redirect(place);
});

async function url_relative_to_request(request) {
  const params = new URL(request.url).searchParams;
  const steps = new Map([['from', '/start'], ['to', params.get('to') ?? '/end']]);
  const destination = new URL(steps.get('to'), request.url);
  destination.searchParams.set('done', '1');
  return NextResponse.redirect(destination); // expect: TAINT-REDIRECT
}
export { url_relative_to_request as GET };

async function url_relative_to_request_safe(request) {
  const params = new URL(request.url).searchParams;
  const steps = new Map([['from', '/start'], ['to', params.get('to') ?? '/end']]);
  const destination = new URL('https://shop.example.com/profile/' + encodeURIComponent(steps.get('to')));
  destination.searchParams.set('done', '1');
  return NextResponse.redirect(destination);
}
export { url_relative_to_request_safe as POST };

function readState(packed) {
  const text = Buffer.from(packed || 'e30=', 'base64').toString('utf8');
  const state = JSON.parse(text);
  return { nonce: state.nonce, back: state.back || '/' };
}

fastify.get('/oauth/callback', async function oauth_state(request, reply) {
  const { state, code } = request.query;
  if (!code) {
    return reply.code(400).send({ error: 'code' });
  }
  const { back } = readState(state);
  return reply.redirect(back); // expect: TAINT-REDIRECT
});

const PARTNERS = new Set(['app.example.com', 'admin.example.com']);

fastify.get('/oauth/callback2', async function oauth_state_safe(request, reply) {
  const { state, code } = request.query;
  if (!code) {
    return reply.code(400).send({ error: 'code' });
  }
  const { back } = readState(state);
  const url = new URL(back, 'https://app.example.com');
  if (url.protocol !== 'https:' || !PARTNERS.has(url.host)) {
    return reply.code(400).send({ error: 'state' });
  }
  return reply.redirect(url.href);
});

app.get('/out', function constant_condition(req, res) {
  const param = req.header('X-Back') || '/';
  const holder = { value: '' };
  const num = 86;
  if (7 * 42 - num > 200) {
    holder.value = param;
  } else {
    holder.value = '/never';
  }
  const parts = [holder.value, 'ref=out'];
  res.redirect(parts.join('?')); // expect: TAINT-REDIRECT
});

app.get('/out2', function constant_condition_safe(req, res) {
  const param = req.header('X-Back') || '/';
  const holder = { value: '' };
  const num = 86;
  if (7 * 42 - num > 200) {
    holder.value = '/always';
  } else {
    holder.value = param;
  }
  const parts = [holder.value, 'ref=out'];
  res.redirect(parts.join('?'));
});

export async function getServerSideProps(context) {
  const { query, req } = context;
  const signedIn = Boolean(req.cookies.sid);
  let destination = '/account';
  if (query.continue) {
    destination = Array.isArray(query.continue) ? query.continue[0] : query.continue;
  }
  if (signedIn) {
    return { redirect: { destination, permanent: false } }; // expect: TAINT-REDIRECT
  }
  return { props: { signedIn } };
}

export async function getServerSideProps_safe(context) {
  const { query, req } = context;
  const signedIn = Boolean(req.cookies.sid);
  let destination = '/account';
  if (query.continue) {
    destination = Array.isArray(query.continue) ? query.continue[0] : query.continue;
  }
  if (signedIn) {
    destination = '/account/overview';
    return { redirect: { destination, permanent: false } };
  }
  return { props: { signedIn } };
}

koa.use(router.routes());
export { app, koa, fastify };
