// Operating system commands started with request data in them.
'use strict';

const http = require('node:http');
const net = require('node:net');
const path = require('node:path');
const util = require('node:util');
const child = require('node:child_process');
const { exec, execSync, execFile, spawn, spawnSync } = require('node:child_process');
const express = require('express');
const multer = require('multer');
const Koa = require('koa');
const fastify = require('fastify')();
const shell = require('shelljs');
const execa = require('execa');
const { quote } = require('shell-quote');

const app = express();
app.use(express.json());
const koa = new Koa();
const upload = multer({ dest: '/tmp/in' });
const execAsync = util.promisify(exec);
const TOOLS = new Map([['gzip', '/usr/bin/gzip'], ['xz', '/usr/bin/xz']]);

app.get('/by-concat', function by_concat(req, res) {
  exec('ping -c 1 ' + req.query.host, (err, stdout) => { // expect: TAINT-COMMAND
    res.json({ stdout });
  });
});

app.get('/by-concat-safe', function by_concat_safe(req, res) {
  execFile('ping', ['-c', '1', '--', String(req.query.host)], (err, stdout) => {
    res.json({ stdout });
  });
});

app.get('/by-template/:user', function by_template(req, res) {
  const out = execSync(`id ${req.params.user}`).toString(); // expect: TAINT-COMMAND
  res.json({ out });
});

app.get('/by-template-safe/:user', function by_template_safe(req, res) {
  if (!/^[a-z][a-z0-9]{0,30}$/.test(req.params.user)) {
    return res.status(400).end();
  }
  const out = execSync(`id ${req.params.user}`).toString();
  return res.json({ out });
});

app.post('/by-promise', async function by_promise(req, res) {
  const { branch } = req.body;
  const { stdout } = await execAsync(`git log -1 ${branch}`); // expect: TAINT-COMMAND
  res.json({ stdout });
});

app.post('/by-promise-safe', async function by_promise_safe(req, res) {
  let { branch } = req.body;
  branch = 'main';
  const { stdout } = await execAsync(`git log -1 ${branch}`);
  res.json({ stdout });
});

app.get('/by-program', function by_program(req, res) {
  const run = spawn(req.query.tool, ['--version']); // expect: TAINT-COMMAND
  run.on('close', (code) => res.json({ code }));
});

app.get('/by-program-safe', function by_program_safe(req, res) {
  const tool = TOOLS.get(req.query.tool);
  if (!tool) {
    return res.status(404).end();
  }
  const run = spawn(tool, ['--version']);
  return run.on('close', (code) => res.json({ code }));
});

app.get('/by-shell-option', function by_shell_option(req, res) {
  const run = spawn('du', ['-s', req.query.dir], { shell: true }); // expect: TAINT-COMMAND
  run.on('close', (code) => res.json({ code }));
});

app.get('/by-shell-option-safe', function by_shell_option_safe(req, res) {
  const depth = Number(req.query.depth);
  const run = spawn('du', ['-d', String(depth), '/srv/data'], { shell: true });
  run.on('close', (code) => res.json({ code }));
});

app.post('/by-sh-c', function by_sh_c(req, res) {
  const line = ['grep', '-c', req.body.word, '/srv/words.txt'].join(' ');
  const done = spawnSync('sh', ['-c', line]); // expect: TAINT-COMMAND
  res.json({ status: done.status });
});

app.post('/by-sh-c-safe', function by_sh_c_safe(req, res) {
  const line = quote(['grep', '-c', '-e', String(req.body.word), '/srv/words.txt']);
  const done = spawnSync('sh', ['-c', line]);
  res.json({ status: done.status });
});

app.post('/by-upload', upload.single('image'), function by_upload(req, res) {
  const name = req.file.originalname;
  child.exec('convert /tmp/in/last -resize 100 "/srv/thumbs/' + name + '"', () => res.sendStatus(204)); // expect: TAINT-COMMAND
});

app.post('/by-upload-safe', upload.single('image'), function by_upload_safe(req, res) {
  const size = req.file.size;
  child.exec('convert /tmp/in/last -resize 100 "/srv/thumbs/' + size + '.png"', () => res.sendStatus(204));
});

function archiveCommand(format, folder) {
  return 'tar -c --format=' + format + ' ' + folder;
}

exports.by_helper = (req, res) => {
  const command = archiveCommand('gnu', req.query.folder);
  exec(command).stdout.pipe(res.type('application/x-tar')); // expect: TAINT-COMMAND
};

exports.by_helper_safe = (req, res) => {
  const format = req.query.format === 'pax' ? 'pax' : 'gnu';
  const command = archiveCommand(format, '/srv/data');
  exec(command).stdout.pipe(res.type('application/x-tar'));
};

class Converter {
  constructor(options) {
    this.options = options;
    this.program = 'pandoc';
  }

  start() {
    return execSync(this.program + ' -t ' + this.options.format + ' /srv/in.md'); // expect: TAINT-COMMAND
  }

  version() {
    return execSync(this.program + ' --version');
  }
}

exports.by_class = (req, res) => {
  const text = new Converter({ format: req.body.format }).start();
  res.json({ length: text.length });
};

exports.by_class_safe = (req, res) => {
  const text = new Converter({ format: req.body.format }).version();
  res.json({ length: text.length });
};

koa.use(async function by_koa(ctx) {
  const args = { target: ctx.query.target, count: 3 };
  const out = shell.exec(`traceroute -m ${args.count} ${args.target}`); // expect: TAINT-COMMAND
  ctx.body = { code: out.code };
});

koa.use(async function by_koa_safe(ctx) {
  const args = { target: ctx.query.target, count: 3 };
  const out = shell.exec(`traceroute -m ${args.count} example.org`);
  ctx.body = { code: out.code };
});

fastify.post('/by-fastify', async function by_fastify(request) {
  const { stdout } = await execa.command('npm view ' + request.body.name, { shell: true }); // expect: TAINT-COMMAND
  return { stdout };
});

fastify.post('/by-fastify-safe', async function by_fastify_safe(request) {
  const { stdout } = await execa('npm', ['view', '--', String(request.body.name)]);
  return { stdout };
});

http.createServer(function by_node_http(req, res) {
  res.setHeader('Content-Type', 'text/plain');
  const { searchParams } = new URL(req.url, 'http://localhost');
  const file = searchParams.get('file');
  const counter = exec("wc -l '" + file + "'"); // expect: TAINT-COMMAND
  counter.on('exit', (code) => res.end(String(code)));
});

http.createServer(function by_node_http_safe(req, res) {
  res.setHeader('Content-Type', 'text/plain');
  const { searchParams } = new URL(req.url, 'http://localhost');
  const file = searchParams.get('file') === 'b' ? 'b.txt' : 'a.txt';
  const counter = exec("wc -l '" + file + "'");
  counter.on('exit', (code) => res.end(String(code)));
});

exports.by_next_pages = async function handler(req, res) {
  const [first] = [].concat(req.query.path);
  child.execFile('/bin/bash', ['-c', 'ls ' + first], (err, out) => res.json({ out })); // expect: TAINT-COMMAND
};

exports.by_next_pages_safe = async function handler(req, res) {
  const [, second] = [req.query.path, '/srv/public'];
  child.execFile('/bin/bash', ['-c', 'ls ' + second], (err, out) => res.json({ out }));
};

exports.by_next_route = async function POST(request) {
  const form = await request.formData();
  const domain = form.get('domain').toLowerCase().trim();
  const out = execSync('dig +short ' + domain, { encoding: 'utf8' }); // expect: TAINT-COMMAND
  return Response.json({ out });
};

exports.by_next_route_safe = async function POST(request) {
  const form = await request.formData();
  const domain = form.get('domain').toLowerCase().trim();
  if (!['example.org', 'example.net'].includes(domain)) {
    throw new Error('unknown domain');
  }
  const out = execSync('dig +short ' + domain, { encoding: 'utf8' });
  return Response.json({ out });
};

net.createServer((socket) => {
  socket.on('data', function by_socket(data) {
    const job = data.toString().split(' ')[1];
    exec(`systemctl restart ${job}`); // expect: TAINT-COMMAND
  });
});

net.createServer((socket) => {
  socket.on('data', function by_socket_safe(data) {
    const job = data.toString().split(' ')[1];
    const known = { web: 'nginx', db: 'postgresql' };
    if (Object.hasOwn(known, job)) {
      exec(`systemctl restart ${known[job]}`);
    }
  });
});

function by_script_argument() {
  const target = process.argv[2];
  return execSync('scp build.tgz ' + target + ':/srv'); // expect: TAINT-COMMAND
}

function by_script_argument_safe() {
  const target = process.argv[2];
  if (!/^[a-z0-9.-]+$/.test(target) || target.startsWith('-')) {
    process.exit(2);
  }
  return execSync('scp build.tgz ' + target + ':/srv');
}

function by_environment() {
  const editor = process.env.REPORT_VIEWER || 'less';
  return child.spawnSync(editor + ' report.txt', { shell: true }); // expect: TAINT-COMMAND
}

function by_environment_safe() {
  const viewer = process.env.REPORT_VIEWER ? 'more' : 'less';
  return child.spawnSync(viewer + ' report.txt', { shell: true });
}

app.post('/by-loop', function by_loop(req, res) {
  for (const { pid } of req.body.jobs) {
    child.execSync('kill -TERM ' + pid); // expect: TAINT-COMMAND
  }
  res.sendStatus(204);
});

app.post('/by-loop-safe', function by_loop_safe(req, res) {
  for (const { pid } of req.body.jobs) {
    child.execSync('kill -TERM ' + parseInt(pid, 10));
  }
  res.sendStatus(204);
});

app.get('/by-closure', function by_closure(req, res) {
  const lang = req.get('accept-language');
  const speak = (text) => exec(`espeak -v ${lang} ${text}`, () => res.sendStatus(204)); // expect: TAINT-COMMAND
  speak('hello');
});

app.get('/by-closure-safe', function by_closure_safe(req, res) {
  const lang = req.get('accept-language');
  const speak = (text) => exec(`espeak -v en ${text}`, () => res.vary('Accept-Language').sendStatus(204));
  speak(lang ? 'hello' : 'good day');
});

app.get('/by-branch', function by_branch(req, res) {
  let unit = 'web';
  const debug = 1;
  if (debug === 1) {
    unit = req.query.unit;
  }
  exec('journalctl -n 5 -u ' + unit, (err, out) => res.json({ out })); // expect: TAINT-COMMAND
});

app.get('/by-branch-safe', function by_branch_safe(req, res) {
  let unit = 'web';
  const debug = 0;
  if (debug === 1) {
    unit = req.query.unit;
  }
  exec('journalctl -n 5 -u ' + unit, (err, out) => res.json({ out }));
});

app.get('/by-decode', function by_decode(req, res) {
  const raw = decodeURIComponent(Buffer.from(req.cookies.job, 'base64').toString());
  const done = spawnSync('make ' + raw, [], { shell: '/bin/bash', cwd: path.resolve('jobs') }); // expect: TAINT-COMMAND
  res.json({ status: done.status });
});

app.get('/by-decode-safe', function by_decode_safe(req, res) {
  const raw = Buffer.from(String(req.cookies.job)).toString('hex');
  const done = spawnSync('make job-' + raw, [], { shell: '/bin/bash', cwd: path.resolve('jobs') });
  res.json({ status: done.status });
});

module.exports.by_script_argument = by_script_argument;
module.exports.by_script_argument_safe = by_script_argument_safe;
module.exports.by_environment = by_environment;
module.exports.by_environment_safe = by_environment_safe;
