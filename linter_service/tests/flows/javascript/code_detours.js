// Source text that is compiled and run at request time.
import net from 'node:net';
import vm from 'node:vm';
import express from 'express';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';

const app = express();
app.use(express.json());
const koa = new Koa();
const router = new Router();
const fastify = Fastify();

function substitute(formula, row) {
  let text = formula;
  for (const [name, value] of Object.entries(row)) {
    text = text.split('{' + name + '}').join(String(value));
  }
  return text;
}

app.get('/sheet/cell', function formula_helper(req, res) {
  const row = { price: 12, count: 3, rate: 0.19 };
  const formula = req.query.formula || '{price} * {count}';
  const text = substitute(formula, row);
  let value = null;
  try {
    value = eval(text); // expect: TAINT-CODE
  } catch (err) {
    value = Number.NaN;
  }
  res.json({ value: Number(value) });
});

const OPERATORS = {
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
};

app.get('/sheet/cell2', function formula_helper_safe(req, res) {
  const left = Number(req.query.left);
  const right = Number(req.query.right);
  const name = String(req.query.operator);
  if (!Object.hasOwn(OPERATORS, name)) {
    res.status(400).json({ error: 'operator' });
    return;
  }
  const value = OPERATORS[name](left, right);
  res.json({ value });
});

router.post('/views/sort', async function comparator_source(ctx) {
  const { field = 'name', rows = [] } = ctx.request.body;
  const source = [
    'const x = a.' + field + ';',
    'const y = b.' + field + ';',
    'return x < y ? -1 : x > y ? 1 : 0;',
  ].join('\n');
  const compare = new Function('a', 'b', source); // expect: TAINT-CODE
  ctx.body = { order: rows.map((row, at) => ({ row, at })).sort((p, q) => compare(p.row, q.row)).map((e) => e.at) };
});

router.post('/views/sort2', async function comparator_source_safe(ctx) {
  const { field = 'name', rows = [] } = ctx.request.body;
  if (!['name', 'size', 'owner'].includes(field)) {
    ctx.throw(400, 'unknown field');
  }
  const source = [
    'const x = a.' + field + ';',
    'const y = b.' + field + ';',
    'return x < y ? -1 : x > y ? 1 : 0;',
  ].join('\n');
  const compare = new Function('a', 'b', source);
  ctx.body = { order: rows.map((row, at) => ({ row, at })).sort((p, q) => compare(p.row, q.row)).map((e) => e.at) };
});

export default async function encoded_settings(req, res) {
  const packed = req.headers['x-settings'] || 'KHt9KQ==';
  const text = Buffer.from(packed, 'base64').toString('utf8');
  const sandbox = { result: null };
  const script = 'result = ' + text;
  vm.runInNewContext(script, sandbox, { timeout: 50 }); // expect: TAINT-CODE
  const names = Object.keys(sandbox.result || {});
  res.status(200).json({ count: names.length });
}

export async function encoded_settings_safe(req, res) {
  const packed = req.headers['x-settings'] || 'e30=';
  const text = Buffer.from(packed, 'base64').toString('utf8');
  const sandbox = { result: null };
  try {
    sandbox.result = JSON.parse(text);
  } catch (err) {
    sandbox.result = {};
  }
  const names = Object.keys(sandbox.result || {});
  res.status(200).json({ count: names.length });
}

app.post('/jobs', function popped_job(req, res) {
  const queue = [];
  queue.push({ action: 'globalThis.gc && globalThis.gc()', wait: 1000 });
  queue.push({ action: req.body.action, wait: 2000 });
  const job = queue.pop();
  const code = 'try { ' + job.action + ' } catch (e) {}';
  const context = vm.createContext({ done: false });
  setTimeout(() => {
    vm.runInContext(code, context, { timeout: 100 }); // expect: TAINT-CODE
  }, job.wait);
  res.status(202).json({ queued: queue.length });
});

app.post('/jobs2', function popped_job_safe(req, res) {
  const queue = [];
  queue.push({ action: 'globalThis.gc && globalThis.gc()', wait: 1000 });
  queue.push({ action: req.body.action, wait: 2000 });
  const job = queue[0];
  const code = 'try { ' + job.action + ' } catch (e) {}';
  const context = vm.createContext({ done: false });
  setTimeout(() => {
    vm.runInContext(code, context, { timeout: 100 });
  }, job.wait);
  res.status(202).json({ queued: queue.length });
});

export const consoleServer = net.createServer(function socket_console(socket) {
  let buffered = '';
  const handlers = {
    quit: () => socket.end(),
    run: (rest) => {
      const outcome = (0, eval)(rest); // expect: TAINT-CODE
      socket.write(typeof outcome + '\n');
    },
  };
  socket.on('data', (chunk) => {
    buffered += chunk.toString('utf8');
    const end = buffered.indexOf('\n');
    if (end < 0) return;
    const [verb, ...words] = buffered.slice(0, end).split(' ');
    if (verb === 'run') handlers.run(words.join(' '));
    if (verb === 'quit') handlers.quit();
    buffered = '';
  });
});

export const consoleServer2 = net.createServer(function socket_console_safe(socket) {
  let buffered = '';
  const handlers = {
    quit: () => socket.end(),
    run: (rest) => {
      let text = rest;
      text = 'process.uptime()';
      const outcome = (0, eval)(text);
      socket.write(typeof outcome + '\n');
    },
  };
  socket.on('data', (chunk) => {
    buffered += chunk.toString('utf8');
    const end = buffered.indexOf('\n');
    if (end < 0) return;
    const [verb, ...words] = buffered.slice(0, end).split(' ');
    if (verb === 'run') handlers.run(words.join(' '));
    if (verb === 'quit') handlers.quit();
    buffered = '';
  });
});

class RuleBook {
  #rules = {};
  define(name, expression) {
    this.#rules[name] = expression;
  }
  lookup(name) {
    return this.#rules[name];
  }
}

fastify.put('/rules', async function private_field_rules(request) {
  const book = new RuleBook();
  book.define('limit', 'order.total < 1000');
  book.define('custom', request.body.expression);
  const order = { total: 250, items: 4 };
  const check = Function('order', 'return (' + book.lookup('custom') + ');'); // expect: TAINT-CODE
  return { accepted: Boolean(check(order)) };
});

fastify.put('/rules2', async function private_field_rules_safe(request) {
  const rules = new Map();
  rules.set('limit', 'order.total < 1000');
  rules.set('custom', request.body.expression);
  const order = { total: 250, items: 4 };
  const check = Function('order', 'return (' + rules.get('limit') + ');');
  return { accepted: Boolean(check(order)) };
});

koa.use(router.routes());
export { app, koa, fastify };
