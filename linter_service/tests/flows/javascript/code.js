// JavaScript source text that comes from outside and is evaluated.
import http from 'node:http';
import net from 'node:net';
import vm from 'node:vm';
import readline from 'node:readline';
import express from 'express';
import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import Fastify from 'fastify';

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: false }));
const koa = new Koa();
koa.use(bodyParser());
const fastify = Fastify();
const OPERATIONS = {
  sum: (a, b) => a + b,
  product: (a, b) => a * b,
};
const SNIPPETS = new Map([['double', 'n * 2'], ['square', 'n * n']]);
const AsyncFunction = (async () => {}).constructor;

app.get('/by-eval', function by_eval(req, res) {
  const result = eval(req.query.expression); // expect: TAINT-CODE
  res.json({ result });
});

app.get('/by-eval-safe', function by_eval_safe(req, res) {
  const result = JSON.parse(req.query.expression);
  res.json({ known: result !== null });
});

app.post('/by-function', function by_function(req, res) {
  const compute = new Function('n', 'return ' + req.body.formula); // expect: TAINT-CODE
  res.json({ result: compute(4) });
});

app.post('/by-function-safe', function by_function_safe(req, res) {
  const compute = new Function('n', 'return n * 2');
  res.json({ result: compute(Number(req.body.formula)) });
});

app.post('/by-object-literal', function by_object_literal(req, res) {
  const { settings } = req.body;
  const parsed = eval('(' + settings + ')'); // expect: TAINT-CODE
  res.json({ count: Object.keys(parsed).length });
});

app.post('/by-object-literal-safe', function by_object_literal_safe(req, res) {
  const { settings } = req.body;
  const parsed = eval('(' + JSON.stringify({ size: Number(settings) }) + ')');
  res.json({ count: Object.keys(parsed).length });
});

app.get('/by-number', function by_number(req, res) {
  const a = req.query.a;
  const b = req.query.b;
  res.json({ result: eval(`${a} + ${b}`) }); // expect: TAINT-CODE
});

app.get('/by-number-safe', function by_number_safe(req, res) {
  const a = Number(req.query.a);
  const b = parseFloat(req.query.b);
  res.json({ result: eval(`${a} + ${b}`) });
});

app.post('/by-vm', function by_vm(req, res) {
  const sandbox = { items: [1, 2, 3] };
  const result = vm.runInNewContext(req.body.script, sandbox); // expect: TAINT-CODE
  res.json({ done: result !== undefined });
});

app.post('/by-vm-safe', function by_vm_safe(req, res) {
  const sandbox = { input: String(req.body.script), out: 0 };
  vm.runInNewContext('out = input.length', sandbox);
  res.json({ done: sandbox.out > 0 });
});

app.post('/by-vm-script', function by_vm_script(req, res) {
  const lines = ['let total = 0;'];
  lines.push(req.body.step);
  lines.push('total;');
  const total = new vm.Script(lines.join('\n')).runInThisContext(); // expect: TAINT-CODE
  res.json({ total });
});

app.post('/by-vm-script-safe', function by_vm_script_safe(req, res) {
  const lines = ['let total = 0;'];
  const notes = [];
  notes.push(req.body.step);
  lines.push('total;');
  const total = new vm.Script(lines.join('\n')).runInThisContext();
  res.json({ total, notes: notes.length });
});

app.post('/by-timeout', function by_timeout(req, res) {
  const action = 'notify("' + req.body.who + '")';
  setTimeout(action, 500); // expect: TAINT-CODE
  res.sendStatus(202);
});

app.post('/by-timeout-safe', function by_timeout_safe(req, res) {
  const who = req.body.who;
  setTimeout(() => app.emit('notify', who), 500);
  res.sendStatus(202);
});

app.get('/by-indirect/:code', function by_indirect(req, res) {
  const value = (0, eval)(req.params.code); // expect: TAINT-CODE
  res.json({ type: typeof value });
});

app.get('/by-indirect-safe/:code', function by_indirect_safe(req, res) {
  if (!/^[0-9]{1,6}$/.test(req.params.code)) {
    return res.status(400).end();
  }
  const value = (0, eval)(req.params.code);
  return res.json({ type: typeof value });
});

app.get('/by-operation', function by_operation(req, res) {
  const name = req.query.operation ?? 'sum';
  const operation = eval('OPERATIONS.' + name); // expect: TAINT-CODE
  res.json({ result: operation(2, 3) });
});

app.get('/by-operation-safe', function by_operation_safe(req, res) {
  const name = req.query.operation ?? 'sum';
  if (!Object.hasOwn(OPERATIONS, name)) {
    return res.status(404).end();
  }
  const operation = OPERATIONS[name];
  return res.json({ result: operation(2, 3) });
});

function compile(body) {
  return Function('n', `return (${body});`); // expect: TAINT-CODE
}

app.post('/by-helper', function by_helper(req, res) {
  const source = req.body.source.trim();
  res.json({ result: compile(source)(1) });
});

function compileNamed(name) {
  const body = SNIPPETS.get(name) ?? 'n';
  return Function('n', `return (${body});`);
}

app.post('/by-helper-safe', function by_helper_safe(req, res) {
  const source = req.body.source.trim();
  res.json({ result: compileNamed(source)(1) });
});

class Rule {
  constructor({ name, test }) {
    this.name = name;
    this.test = test;
  }

  matches(order) {
    return new Function('order', 'return ' + this.test)(order); // expect: TAINT-CODE
  }
}

app.post('/by-class', function by_class(req, res) {
  const rule = new Rule({ name: 'custom', test: req.body.test });
  res.json({ ok: Boolean(rule.matches({ total: 10 })) });
});

class NamedRule {
  constructor({ name, test }) {
    this.name = name;
    this.test = test;
  }

  matches(order) {
    return new Function('order', 'return ' + this.test)(order);
  }
}

app.post('/by-class-safe', function by_class_safe(req, res) {
  const rule = new NamedRule({ name: req.body.test, test: 'order.total > 5' });
  res.json({ ok: Boolean(rule.matches({ total: 10 })) });
});

koa.use(async function by_koa(ctx) {
  const { filter } = ctx.request.body;
  const keep = [1, 2, 3].filter(eval('(n) => ' + filter)); // expect: TAINT-CODE
  ctx.body = { keep };
});

koa.use(async function by_koa_safe(ctx) {
  let { filter } = ctx.request.body;
  filter = 'n > 1';
  const keep = [1, 2, 3].filter(eval('(n) => ' + filter));
  ctx.body = { keep };
});

fastify.post('/by-fastify', async function by_fastify(request) {
  const job = new AsyncFunction('data', request.body.job); // expect: TAINT-CODE
  return { result: await job({ n: 1 }) };
});

fastify.post('/by-fastify-safe', async function by_fastify_safe(request) {
  const parts = { job: request.body.job, main: 'return data.n + 1' };
  const job = new AsyncFunction('data', parts.main);
  return { result: await job({ n: 1 }) };
});

http.createServer(function by_node_http(req, res) {
  res.setHeader('Content-Type', 'application/json');
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
  });
  req.on('end', () => {
    const value = vm.runInThisContext(body); // expect: TAINT-CODE
    res.end(JSON.stringify({ type: typeof value }));
  });
});

http.createServer(function by_node_http_safe(req, res) {
  res.setHeader('Content-Type', 'application/json');
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
  });
  req.on('end', () => {
    const value = vm.runInThisContext('40 + ' + body.length);
    res.end(JSON.stringify({ type: typeof value }));
  });
});

export default function by_next_pages(req, res) {
  const { fields } = req.body;
  const getters = fields.map((field) => eval('(row) => row.' + field)); // expect: TAINT-CODE
  res.status(200).json({ count: getters.length });
}

export function by_next_pages_safe(req, res) {
  const { fields } = req.body;
  const getters = fields.filter((f) => ['id', 'name'].includes(f)).map((f) => eval('(row) => row.' + f));
  res.status(200).json({ count: getters.length });
}

async function by_app_route(request) {
  const plugin = request.headers.get('x-plugin');
  const loaded = await import('data:text/javascript,' + plugin); // expect: TAINT-CODE
  return Response.json({ names: Object.keys(loaded) });
}

async function by_app_route_safe(request) {
  const plugin = request.headers.get('x-plugin') === null ? '' : 'export const on = true;';
  const loaded = await import('data:text/javascript,' + plugin);
  return Response.json({ names: Object.keys(loaded) });
}

net.createServer((socket) => {
  socket.on('data', function by_socket(data) {
    const answer = globalThis.eval(data.toString('utf8')); // expect: TAINT-CODE
    socket.write(String(typeof answer));
  });
});

net.createServer((socket) => {
  socket.on('data', function by_socket_safe(data) {
    const code = data.toString('utf8').trim();
    switch (code) {
      case '1 + 1':
        socket.write(String(globalThis.eval('1 + 1')));
        break;
      default:
        socket.end();
    }
  });
});

export function by_script_argument() {
  const [expression = '0'] = process.argv.slice(2);
  return eval(expression); // expect: TAINT-CODE
}

export function by_script_argument_safe() {
  const [expression = '0'] = process.argv.slice(2);
  return eval('(' + JSON.stringify(expression) + ').length');
}

export function by_stdin_line() {
  const input = readline.createInterface({ input: process.stdin });
  input.on('line', (line) => {
    vm.compileFunction(line)(); // expect: TAINT-CODE
  });
}

export function by_stdin_line_safe() {
  const input = readline.createInterface({ input: process.stdin });
  input.on('line', (line) => {
    vm.compileFunction('return text.length', ['text'])(line);
  });
}

export function by_environment() {
  const hook = process.env.STARTUP_HOOK;
  return hook ? new Function(hook)() : null; // expect: TAINT-CODE
}

export function by_environment_safe() {
  const hook = process.env.STARTUP_HOOK;
  return hook ? new Function('return Date.now()')() : null;
}

app.get('/by-decode', function by_decode(req, res) {
  const source = Buffer.from(req.cookies.state, 'base64').toString();
  const state = eval(`[${source}]`); // expect: TAINT-CODE
  res.json({ length: state.length });
});

app.get('/by-decode-safe', function by_decode_safe(req, res) {
  const source = Buffer.from(String(req.cookies.state)).toString('base64');
  const state = eval(`["${source}"]`);
  res.json({ length: state.length });
});

app.get('/by-try', function by_try(req, res) {
  let code = '1';
  try {
    code = decodeURIComponent(req.query.code);
  } finally {
    setInterval(code, 60000); // expect: TAINT-CODE
  }
  res.sendStatus(202);
});

app.get('/by-try-safe', function by_try_safe(req, res) {
  let code = '1';
  try {
    code = decodeURIComponent(req.query.code);
    code = 'tick()';
  } catch {
    code = '1';
  }
  setInterval(code, 60000);
  res.sendStatus(202);
});

app.get('/by-branch', function by_branch(req, res) {
  const source = req.query.debug === 'yes' ? req.query.source : '0';
  const result = eval(source); // expect: TAINT-CODE
  res.json({ result });
});

app.get('/by-branch-safe', function by_branch_safe(req, res) {
  const source = 2 > 3 ? req.query.source : '0';
  const result = eval(source);
  res.json({ result });
});

app.post('/by-destructured-map', function by_destructured_map(req, res) {
  const scripts = new Map(Object.entries(req.body.scripts));
  for (const [, script] of scripts) {
    vm.runInContext(script, vm.createContext({})); // expect: TAINT-CODE
  }
  res.sendStatus(204);
});

app.post('/by-destructured-map-safe', function by_destructured_map_safe(req, res) {
  const scripts = new Map([['first', 'x = 1'], ['second', 'x = 2']]);
  for (const [, script] of scripts) {
    vm.runInContext(script, vm.createContext({ wanted: Boolean(req.body.scripts) }));
  }
  res.sendStatus(204);
});

export { by_app_route as GET, by_app_route_safe as POST };
