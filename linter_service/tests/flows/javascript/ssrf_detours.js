// Outgoing requests made by the server.
import http from 'node:http';
import express from 'express';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import axios from 'axios';
import got from 'got';
import { request as undiciRequest } from 'undici';
import { NextResponse } from 'next/server';

const app = express();
app.use(express.json());
const koa = new Koa();
const router = new Router();
const fastify = Fastify();

class Prober {
  constructor({ url, method = 'HEAD' }) {
    this.url = url;
    this.method = method;
  }
  async probe() {
    const started = Date.now();
    const answer = await fetch(this.url, { method: this.method, redirect: 'manual' }); // expect: TAINT-SSRF
    return { status: answer.status, took: Date.now() - started };
  }
}

app.post('/monitors/try', async function prober_field(req, res) {
  const prober = new Prober({ url: req.body.target });
  try {
    res.json(await prober.probe());
  } catch (err) {
    res.status(502).json({ status: 0 });
  }
});

const MONITORED = new Set(['www.example.com', 'api.example.com']);

app.post('/monitors/try2', async function prober_field_safe(req, res) {
  const target = new URL(String(req.body.target));
  if (target.protocol !== 'https:' || target.port !== '' || !MONITORED.has(target.hostname)) {
    res.status(400).json({ status: 0 });
    return;
  }
  try {
    const started = Date.now();
    const answer = await fetch(target, { method: 'HEAD', redirect: 'manual' });
    res.json({ status: answer.status, took: Date.now() - started });
  } catch (err) {
    res.status(502).json({ status: 0 });
  }
});

const REGIONS = { eu: 'eu-west.api.example.com', us: 'us-east.api.example.com' };

app.get('/quota', async function host_prefix(req, res) {
  const region = req.get('X-Region') || 'eu-west';
  const bits = ['https://', region, '.api.example.com', '/v2/quota'];
  let address = '';
  for (const bit of bits) {
    address += bit;
  }
  const { data } = await axios.get(address, { timeout: 2000, maxRedirects: 0 }); // expect: TAINT-SSRF
  res.json({ left: Number(data.left) });
});

app.get('/quota2', async function host_prefix_safe(req, res) {
  const region = req.get('X-Region') || 'eu';
  const host = Object.hasOwn(REGIONS, region) ? REGIONS[region] : REGIONS.eu;
  const bits = ['https://', host, '/v2/quota'];
  let address = '';
  for (const bit of bits) {
    address += bit;
  }
  const { data } = await axios.get(address, { timeout: 2000, maxRedirects: 0 });
  res.json({ left: Number(data.left) });
});

export const relayServer = http.createServer(function request_options(req, res) {
  const url = new URL(req.url, 'http://relay.internal');
  const options = { port: 8080, method: 'GET', path: '/health' };
  options.hostname = url.searchParams.get('node');
  const outgoing = http.request(options, (incoming) => { // expect: TAINT-SSRF
    incoming.resume();
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ healthy: incoming.statusCode === 200 }));
  });
  outgoing.on('error', () => res.writeHead(502).end());
  outgoing.end();
});

export const relayServer2 = http.createServer(function request_options_safe(req, res) {
  const url = new URL(req.url, 'http://relay.internal');
  const options = { port: 8080, method: 'GET', hostname: 'node-1.internal' };
  options.path = '/health?check=' + encodeURIComponent(url.searchParams.get('check'));
  const outgoing = http.request(options, (incoming) => {
    incoming.resume();
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ healthy: incoming.statusCode === 200 }));
  });
  outgoing.on('error', () => res.writeHead(502).end());
  outgoing.end();
});

function parseProperties(text) {
  const properties = new Map();
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#') || !line.includes('=')) continue;
    const [key, ...rest] = line.split('=');
    properties.set(key.trim(), rest.join('=').trim());
  }
  return properties;
}

router.post('/feeds', async function properties_text(ctx) {
  const properties = parseProperties(ctx.request.body.config);
  const source = properties.get('feed.url') || 'https://news.example.com/rss';
  const retry = Number(properties.get('feed.retry') || 0);
  const feed = await got(source, { retry: { limit: retry } }).text(); // expect: TAINT-SSRF
  ctx.body = { items: feed.split('<item>').length - 1 };
});

router.post('/feeds2', async function properties_text_safe(ctx) {
  const properties = parseProperties(ctx.request.body.config);
  let source = properties.get('feed.url') || 'https://news.example.com/rss';
  const retry = Number(properties.get('feed.retry') || 0);
  source = 'https://news.example.com/atom';
  const feed = await got(source, { retry: { limit: retry } }).text();
  ctx.body = { items: feed.split('<item>').length - 1 };
});

fastify.get('/avatars/:user', async function nullish_default(request, reply) {
  const links = { small: 'https://cdn.example.com/s.png', large: 'https://cdn.example.com/l.png' };
  const { size, from } = request.query;
  const link = from ?? links[size] ?? links.small;
  const url = new URL(link);
  url.searchParams.set('v', '3');
  const { statusCode, body } = await undiciRequest(url); // expect: TAINT-SSRF
  await body.dump();
  return reply.send({ present: statusCode === 200 });
});

fastify.get('/avatars2/:user', async function nullish_default_safe(request, reply) {
  const links = { small: 'https://cdn.example.com/s.png', large: 'https://cdn.example.com/l.png' };
  const { from } = request.query;
  const link = links.large ?? from;
  const url = new URL(link);
  url.searchParams.set('v', '3');
  const { statusCode, body } = await undiciRequest(url);
  await body.dump();
  return reply.send({ present: statusCode === 200 });
});

async function hooks_loop(request) {
  const { hooks = [], event } = await request.json();
  const outcomes = [];
  for (const { url, secret } of hooks) {
    const answer = await fetch(url, { // expect: TAINT-SSRF
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ event, signed: Boolean(secret) }),
    });
    outcomes.push(answer.ok);
  }
  return NextResponse.json({ outcomes });
}
export { hooks_loop as POST };

async function hooks_loop_safe(request) {
  const { hooks = [], event } = await request.json();
  const outcomes = [];
  for (const { url, secret } of hooks) {
    const answer = await fetch('https://hooks.example.com/deliver', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ event, to: url, signed: Boolean(secret) }),
    });
    outcomes.push(answer.ok);
  }
  return NextResponse.json({ outcomes });
}
export { hooks_loop_safe as PUT };

koa.use(router.routes());
export { app, koa, fastify };
