// Lines written to logs by handlers.
import fs from 'node:fs';
import http from 'node:http';
import express from 'express';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import log4js from 'log4js';
import { NextResponse } from 'next/server';

const app = express();
app.use(express.json());
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
const logger = log4js.getLogger('web');

class Audit {
  constructor(actor) {
    this.actor = actor;
    this.fields = [];
  }
  note(key, value) {
    this.fields.push(key + '=' + value);
    return this;
  }
  write() {
    logger.info(`audit ${this.actor} ${this.fields.join(' ')}`); // expect: TAINT-LOG
  }
}

app.post('/login', function audit_class(req, res) {
  const audit = new Audit('web');
  audit.note('action', 'login').note('user', req.body.user);
  audit.write();
  res.status(204).end();
});

app.post('/login2', function audit_class_safe(req, res) {
  const fields = [];
  const note = (key, value) => fields.push(key + '=' + value);
  note('action', 'login');
  note('user', encodeURIComponent(String(req.body.user)));
  logger.info(`audit web ${fields.join(' ')}`);
  res.status(204).end();
});

export const server = http.createServer(function page_line(req, res) {
  const url = new URL(req.url, 'http://localhost');
  const entry = {
    at: new Date().toISOString(),
    path: url.searchParams.get('page') ?? '/',
    status: 200,
  };
  const { at, path, status } = entry;
  fs.appendFile('/var/log/app/pages.log', `${at} ${status} ${path}\n`, () => {}); // expect: TAINT-LOG
  res.writeHead(status);
  res.end();
});

export const server2 = http.createServer(function page_line_safe(req, res) {
  const url = new URL(req.url, 'http://localhost');
  const entry = {
    at: new Date().toISOString(),
    path: url.searchParams.get('page') ?? '/',
    status: 200,
  };
  const { at, status } = entry;
  const seen = entry.path.length;
  fs.appendFile('/var/log/app/pages.log', `${at} ${status} ${seen}\n`, () => {});
  res.writeHead(status);
  res.end();
});

router.post('/comments', async function failed_parse(ctx) {
  const { body: text = '{}' } = ctx.request.body;
  let comment = null;
  try {
    comment = JSON.parse(text);
  } catch (err) {
    const shown = text.slice(0, 200);
    console.error('comment could not be read: ' + shown); // expect: TAINT-LOG
    ctx.throw(422, 'comment');
  }
  ctx.body = { stored: comment !== null };
});

router.post('/comments2', async function failed_parse_safe(ctx) {
  const { body: text = '{}' } = ctx.request.body;
  let comment = null;
  try {
    comment = JSON.parse(text);
  } catch (err) {
    const shown = text.slice(0, 200).replace(/[^\x20-\x7e]/g, '?');
    console.error('comment could not be read: ' + shown);
    ctx.throw(422, 'comment');
  }
  ctx.body = { stored: comment !== null };
});

const LEVELS = { low: 'LOW', high: 'HIGH' };

async function webhook_body(request) {
  const event = await request.json();
  const { severity, source } = event;
  const level = LEVELS[severity] ?? 'LOW';
  const line = ['[', 'hook', '] from ', source].join('');
  if (level === 'HIGH') {
    console.warn('urgent');
  }
  console.log(line); // expect: TAINT-LOG
  return NextResponse.json({ received: true });
}
export { webhook_body as POST };

async function webhook_body_safe(request) {
  const event = await request.json();
  const { severity, source } = event;
  const level = LEVELS[severity] ?? 'LOW';
  const line = ['[', 'hook', '] from ', JSON.stringify(String(source))].join('');
  if (level === 'HIGH') {
    console.warn('urgent');
  }
  console.log(line);
  return NextResponse.json({ received: true });
}
export { webhook_body_safe as PUT };

function pick(list, position) {
  return list[position];
}

fastify.get('/download/:file', async function picked_from_list(request, reply) {
  const words = ['download', decodeURIComponent(request.params.file), 'started'];
  const bar = pick(words, 1);
  const text = 'transfer of ' + bar;
  process.stdout.write(text + '\n'); // expect: TAINT-LOG
  return reply.code(202).send({ queued: true });
});

fastify.get('/download2/:file', async function picked_from_list_safe(request, reply) {
  const words = ['download', decodeURIComponent(request.params.file), 'started'];
  const bar = words[2];
  const text = 'transfer of ' + bar;
  process.stdout.write(text + '\n');
  return reply.code(202).send({ queued: true });
});

app.get('/export', function listener_callback(req, res) {
  const listeners = [];
  const on = (listener) => listeners.push(listener);
  const emit = (value) => listeners.forEach((listener) => listener(value));
  on((name) => logger.warn('export requested by %s', name)); // expect: TAINT-LOG
  const who = req.get('X-Requested-By') || 'anonymous';
  emit(Buffer.from(who, 'base64').toString('utf8'));
  res.json({ listeners: listeners.length });
});

app.get('/export2', function listener_callback_safe(req, res) {
  const listeners = [];
  const on = (listener) => listeners.push(listener);
  const emit = (value) => listeners.forEach((listener) => listener(value));
  on((name) => logger.warn('export requested by %s', name));
  const who = Buffer.from(req.get('X-Requested-By') || '', 'base64').toString('utf8');
  emit(/^\w{1,32}$/.test(who) ? who : 'anonymous');
  res.json({ listeners: listeners.length });
});

koa.use(router.routes());
export { app, koa, fastify };
