// Programs started from handlers, a socket service and a script.
'use strict';

const net = require('node:net');
const express = require('express');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const { promisify } = require('node:util');
const { exec, execFile, execFileSync, execSync, spawn } = require('node:child_process');

const app = express();
app.use(express.json());
const koa = new Koa();
const router = new Router();
const run = promisify(exec);

class CommandLine {
  constructor(program) {
    this.words = [program];
  }
  add(word) {
    this.words.push(word);
    return this;
  }
  render() {
    return this.words.join(' ');
  }
}

app.get('/diag/ping', function line_builder(req, res) {
  const host = req.query.host || 'localhost';
  const line = new CommandLine('ping').add('-c').add('1');
  line.add(host);
  exec(line.render(), { timeout: 5000 }, (err, stdout) => { // expect: TAINT-COMMAND
    if (err) {
      res.status(502).json({ alive: false });
      return;
    }
    res.json({ alive: stdout.includes('1 received') });
  });
});

app.get('/diag/ping2', function line_builder_safe(req, res) {
  const host = String(req.query.host || 'localhost');
  if (!/^[a-z0-9][a-z0-9.-]{0,62}$/.test(host)) {
    res.status(400).json({ error: 'host' });
    return;
  }
  const line = ['ping', '-c', '1', host].join(' ');
  exec(line, { timeout: 5000 }, (err, stdout) => {
    if (err) {
      res.status(502).json({ alive: false });
      return;
    }
    res.json({ alive: stdout.includes('1 received') });
  });
});

app.post('/thumbs', function spawn_with_shell(req, res) {
  const defaults = { size: '100x100', format: 'png' };
  const settings = { ...defaults, ...req.body };
  const args = ['-resize', settings.size, '/srv/in/current.png', '/srv/out/current.png'];
  const options = { cwd: '/srv', shell: true };
  const child = spawn('convert', args, options); // expect: TAINT-COMMAND
  child.on('error', () => res.status(500).json({ done: false }));
  child.on('close', (code) => res.json({ done: code === 0 }));
});

app.post('/thumbs2', function spawn_with_shell_safe(req, res) {
  const defaults = { size: '100x100', format: 'png' };
  const settings = { ...defaults, ...req.body };
  const args = ['-resize', String(settings.size), '/srv/in/current.png', '/srv/out/current.png'];
  const options = { cwd: '/srv', shell: false };
  const child = spawn('convert', args, options);
  child.on('error', () => res.status(500).json({ done: false }));
  child.on('close', (code) => res.json({ done: code === 0 }));
});

const CHECKERS = new Map([
  ['js', '/usr/bin/eslint'],
  ['py', '/usr/bin/ruff'],
  ['sh', '/usr/bin/shellcheck'],
]);

fastify.post('/check', async function chosen_program(request, reply) {
  const wanted = request.body.checker;
  let program = CHECKERS.get(wanted);
  if (program === undefined) {
    program = wanted;
  }
  const version = await new Promise((resolve, reject) => {
    execFile(program, ['--version'], (err, out) => (err ? reject(err) : resolve(out))); // expect: TAINT-COMMAND
  });
  reply.send({ length: version.length });
});

fastify.post('/check2', async function chosen_program_safe(request, reply) {
  const wanted = request.body.checker;
  const program = CHECKERS.get(wanted);
  if (program === undefined) {
    return reply.code(400).send({ error: 'no such checker' });
  }
  const version = await new Promise((resolve, reject) => {
    execFile(program, ['--version'], (err, out) => (err ? reject(err) : resolve(out)));
  });
  return reply.send({ length: version.length });
});

function parseIni(text) {
  const sections = new Map();
  let current = 'main';
  sections.set(current, new Map());
  for (const line of text.split('\n')) {
    const head = /^\[(\w+)\]$/.exec(line.trim());
    if (head) {
      current = head[1];
      sections.set(current, new Map());
    } else if (line.includes('=')) {
      const at = line.indexOf('=');
      sections.get(current).set(line.slice(0, at).trim(), line.slice(at + 1).trim());
    }
  }
  return sections;
}

router.post('/backup', async function ini_section(ctx) {
  const label = ctx.request.body.label;
  const text = ['[backup]', 'mode=full', `label=${label}`].join('\n');
  const conf = parseIni(text).get('backup');
  const line = 'tar czf /backups/' + conf.get('label') + '.tgz /srv/data';
  execSync(line, { stdio: 'ignore' }); // expect: TAINT-COMMAND
  ctx.body = { done: true };
});

router.post('/backup2', async function ini_section_safe(ctx) {
  const label = ctx.request.body.label;
  const conf = new Map();
  conf.set('mode', 'full');
  conf.set('label', label);
  const line = 'tar czf /backups/' + conf.get('mode') + '.tgz /srv/data';
  execSync(line, { stdio: 'ignore' });
  ctx.body = { done: conf.has('label') };
});

function history_from_argv() {
  const [, , ...patterns] = process.argv;
  const quoted = patterns
    .filter((pattern) => pattern.length > 0)
    .map((pattern) => '"' + pattern + '"');
  const line = `git log --oneline -- ${quoted.join(' ')}`;
  const output = execSync(line, { encoding: 'utf8' }); // expect: TAINT-COMMAND
  return output.split('\n').length;
}

function history_from_argv_safe() {
  const [, , ...patterns] = process.argv;
  const kept = patterns
    .filter((pattern) => pattern.length > 0);
  const args = ['log', '--oneline', '--', ...kept];
  const output = execFileSync('git', args, { encoding: 'utf8' });
  return output.split('\n').length;
}

const tailServer = net.createServer(function socket_line(socket) {
  socket.setEncoding('utf8');
  socket.on('data', async (chunk) => {
    const message = JSON.parse(chunk);
    const service = message.unit ? message.unit : 'web';
    const num = 106;
    const bar = 7 * 18 + num > 200 ? service : 'web';
    try {
      await run(`journalctl -n 20 -u ${bar}`); // expect: TAINT-COMMAND
      socket.write('ok\n');
    } catch (err) {
      socket.write('failed\n');
    }
  });
});

const tailServer2 = net.createServer(function socket_line_safe(socket) {
  socket.setEncoding('utf8');
  socket.on('data', async (chunk) => {
    const message = JSON.parse(chunk);
    const service = message.unit ? message.unit : 'web';
    const num = 106;
    const bar = 7 * 18 + num > 200 ? 'web' : service;
    try {
      await run(`journalctl -n 20 -u ${bar}`);
      socket.write('ok\n');
    } catch (err) {
      socket.write('failed\n');
    }
  });
});

koa.use(router.routes());
module.exports = { app, koa, fastify, tailServer, tailServer2, history_from_argv, history_from_argv_safe };
