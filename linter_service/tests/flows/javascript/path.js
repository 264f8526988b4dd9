// Files that are opened, sent, written or removed under names from requests.
import fs, { createReadStream, promises as fsp } from 'node:fs';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import express from 'express';
import multer from 'multer';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import fse from 'fs-extra';
import sanitizeFilename from 'sanitize-filename';

const app = express();
app.use(express.json());
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
const upload = multer({ storage: multer.memoryStorage() });
const ROOT = '/srv/files';
const PAGES = new Map([['about', 'about.txt'], ['terms', 'terms.txt']]);
const LANGS = ['en', 'de', 'fr'];

app.get('/by-concat', function by_concat(req, res) {
  fs.readFile('/srv/files/' + req.query.name, (err, data) => { // expect: TAINT-PATH
    res.json({ size: err ? 0 : data.length });
  });
});

app.get('/by-concat-safe', function by_concat_safe(req, res) {
  fs.readFile('/srv/files/' + path.basename(String(req.query.name)), (err, data) => {
    res.json({ size: err ? 0 : data.length });
  });
});

app.get('/by-join/:name', function by_join(req, res) {
  const file = path.join(ROOT, req.params.name);
  res.sendFile(file); // expect: TAINT-PATH
});

app.get('/by-join-safe/:name', function by_join_safe(req, res) {
  res.sendFile(req.params.name, { root: ROOT });
});

app.get('/by-resolve', async function by_resolve(req, res) {
  const target = path.resolve(ROOT, req.query.file);
  const text = await readFile(target, 'utf8'); // expect: TAINT-PATH
  res.json({ text });
});

app.get('/by-resolve-safe', async function by_resolve_safe(req, res) {
  const target = path.resolve(ROOT, String(req.query.file));
  if (!target.startsWith(ROOT + path.sep)) {
    return res.status(403).end();
  }
  const text = await readFile(target, 'utf8');
  return res.json({ text });
});

app.get('/by-normalize', async function by_normalize(req, res) {
  const clean = path.normalize(req.query.file);
  const text = await fsp.readFile(`${ROOT}/${clean}`, 'utf8'); // expect: TAINT-PATH
  res.json({ text });
});

app.get('/by-normalize-safe', async function by_normalize_safe(req, res) {
  const relative = path.relative(ROOT, path.join(ROOT, path.normalize(String(req.query.file))));
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    throw new Error('outside of the folder');
  }
  const text = await fsp.readFile(path.join(ROOT, relative), 'utf8');
  res.json({ text });
});

app.post('/by-upload', upload.single('doc'), function by_upload(req, res) {
  const { originalname, buffer } = req.file;
  fs.writeFileSync(path.join(ROOT, originalname), buffer); // expect: TAINT-PATH
  res.sendStatus(201);
});

app.post('/by-upload-safe', upload.single('doc'), function by_upload_safe(req, res) {
  const { originalname, buffer } = req.file;
  const stored = Date.now() + '.bin';
  fs.writeFileSync(path.join(ROOT, stored), buffer);
  res.status(201).json({ length: originalname.length });
});

app.get('/by-page', function by_page(req, res) {
  const page = req.query.page || 'about';
  res.type('text/plain');
  createReadStream(`pages/${page}.txt`).pipe(res); // expect: TAINT-PATH
});

app.get('/by-page-safe', function by_page_safe(req, res) {
  const page = PAGES.get(req.query.page) || 'about.txt';
  res.type('text/plain');
  createReadStream(`pages/${page}`).pipe(res);
});

app.delete('/by-delete', async function by_delete(req, res) {
  const names = req.body.names.map((name) => [ROOT, name].join('/'));
  await Promise.all(names.map((name) => unlink(name))); // expect: TAINT-PATH
  res.sendStatus(204);
});

app.delete('/by-delete-safe', async function by_delete_safe(req, res) {
  const names = req.body.names.filter((name) => /^[a-z0-9_-]+$/.test(name)).map((name) => [ROOT, name].join('/'));
  await Promise.all(names.map((name) => unlink(name)));
  res.sendStatus(204);
});

app.get('/by-download', function by_download(req, res) {
  const options = { folder: 'reports', file: req.query.report };
  res.download(path.join(options.folder, options.file)); // expect: TAINT-PATH
});

app.get('/by-download-safe', function by_download_safe(req, res) {
  const options = { folder: 'reports', file: 'latest.pdf', wanted: req.query.report };
  res.download(path.join(options.folder, options.file));
});

function inRoot(name) {
  return ROOT + '/' + name;
}

app.get('/by-helper', function by_helper(req, res) {
  const data = fs.readFileSync(inRoot(req.query.name), 'utf8'); // expect: TAINT-PATH
  res.json({ data });
});

app.get('/by-helper-safe', function by_helper_safe(req, res) {
  const data = fs.readFileSync(inRoot('index.txt'), 'utf8');
  res.json({ data, asked: Boolean(req.query.name) });
});

class Store {
  constructor(folder, name) {
    this.folder = folder;
    this.name = name;
  }

  save(text) {
    return fse.outputFile(this.folder + '/' + this.name, text); // expect: TAINT-PATH
  }

  touch() {
    return fse.outputFile(this.folder + '/.touched', '');
  }
}

app.put('/by-class', async function by_class(req, res) {
  const store = new Store(ROOT, req.body.name);
  await store.save('empty');
  res.sendStatus(204);
});

app.put('/by-class-safe', async function by_class_safe(req, res) {
  const store = new Store(ROOT, req.body.name);
  await store.touch();
  res.sendStatus(204);
});

router.get('/by-koa/:file', async function by_koa(ctx) {
  const { file } = ctx.params;
  ctx.type = 'text/plain';
  ctx.body = fs.createReadStream(path.join(ROOT, decodeURIComponent(file))); // expect: TAINT-PATH
});

router.get('/by-koa-safe/:file', async function by_koa_safe(ctx) {
  let { file } = ctx.params;
  file = 'readme.txt';
  ctx.type = 'text/plain';
  ctx.body = fs.createReadStream(path.join(ROOT, decodeURIComponent(file)));
});

fastify.get('/by-fastify', async function by_fastify(request) {
  const entries = await fsp.readdir(path.join(ROOT, request.query.folder)); // expect: TAINT-PATH
  return { entries };
});

fastify.get('/by-fastify-safe', async function by_fastify_safe(request) {
  const year = Number(request.query.folder);
  const entries = await fsp.readdir(path.join(ROOT, String(year)));
  return { entries };
});

http.createServer(function by_node_http(req, res) {
  res.setHeader('Content-Type', 'text/plain');
  const pathname = req.url.split('?')[0];
  fs.createReadStream('public' + decodeURIComponent(pathname)).pipe(res); // expect: TAINT-PATH
});

http.createServer(function by_node_http_safe(req, res) {
  res.setHeader('Content-Type', 'text/plain');
  const pathname = req.url === '/' ? '/index.txt' : '/missing.txt';
  fs.createReadStream('public' + decodeURIComponent(pathname)).pipe(res);
});

export default async function by_next_pages(req, res) {
  const { slug } = req.query;
  const source = await readFile(path.join(process.cwd(), 'posts', `${slug}.md`), 'utf8'); // expect: TAINT-PATH
  res.status(200).json({ source });
}

export async function by_next_pages_safe(req, res) {
  const { slug } = req.query;
  const known = await fsp.readdir('posts');
  const found = known.find((name) => name === `${slug}.md`);
  if (found === undefined) {
    return res.status(404).end();
  }
  return res.status(200).json({ size: fs.statSync(path.join('posts', found)).size });
}

async function by_app_route(request, { params }) {
  const { lang } = await params;
  const messages = await fsp.readFile('locales/' + lang + '.json', 'utf8'); // expect: TAINT-PATH
  return Response.json(JSON.parse(messages));
}

async function by_app_route_safe(request, { params }) {
  const { lang } = await params;
  if (!LANGS.includes(lang)) {
    return new Response(null, { status: 404 });
  }
  const messages = await fsp.readFile('locales/' + lang + '.json', 'utf8');
  return Response.json(JSON.parse(messages));
}

async function by_form_file(request) {
  const form = await request.formData();
  const file = form.get('avatar');
  await writeFile(`avatars/${file.name}`, Buffer.from(await file.arrayBuffer())); // expect: TAINT-PATH
  return Response.json({ ok: true });
}

async function by_form_file_safe(request) {
  const form = await request.formData();
  const file = form.get('avatar');
  await writeFile(`avatars/${sanitizeFilename(file.name)}`, Buffer.from(await file.arrayBuffer()));
  return Response.json({ ok: true });
}

net.createServer((socket) => {
  socket.on('data', function by_socket(data) {
    const [verb, name] = data.toString('utf8').trim().split(' ');
    if (verb === 'GET') {
      fs.createReadStream(name).pipe(socket); // expect: TAINT-PATH
    }
  });
});

net.createServer((socket) => {
  socket.on('data', function by_socket_safe(data) {
    const [verb, name] = data.toString('utf8').trim().split(' ');
    if (verb === 'GET' && (name === 'a.txt' || name === 'b.txt')) {
      fs.createReadStream(name).pipe(socket);
    }
  });
});

app.post('/by-rename', async function by_rename(req, res) {
  const to = new Map([['old', 'draft.txt'], ['new', req.body.to]]);
  await fsp.rename(path.join(ROOT, 'draft.txt'), path.join(ROOT, to.get('new'))); // expect: TAINT-PATH
  res.sendStatus(204);
});

app.post('/by-rename-safe', async function by_rename_safe(req, res) {
  const to = new Map([['old', 'draft.txt'], ['new', req.body.to]]);
  await fsp.rename(path.join(ROOT, 'tmp.txt'), path.join(ROOT, to.get('old')));
  res.sendStatus(204);
});

app.get('/by-replace', function by_replace(req, res) {
  const name = req.query.name.replace('../', '');
  const stream = fs.createReadStream(path.join(ROOT, name)); // expect: TAINT-PATH
  stream.pipe(res.type('text/plain'));
});

app.get('/by-replace-safe', function by_replace_safe(req, res) {
  const name = String(req.query.name).replace(/[^a-zA-Z0-9]/g, '');
  const stream = fs.createReadStream(path.join(ROOT, name + '.txt'));
  stream.pipe(res.type('text/plain'));
});

app.get('/by-loop', function by_loop(req, res) {
  let total = 0;
  for (const name of [].concat(req.query.file)) {
    total += fs.statSync(path.join(ROOT, name)).size; // expect: TAINT-PATH
  }
  res.json({ total });
});

app.get('/by-loop-safe', function by_loop_safe(req, res) {
  let total = 0;
  for (const name of ['a.txt', 'b.txt']) {
    total += fs.statSync(path.join(ROOT, name)).size;
  }
  res.json({ total, asked: [].concat(req.query.file).length });
});

app.get('/by-branch', function by_branch(req, res) {
  const theme = req.cookies.theme ? req.cookies.theme : 'light';
  const style = fs.readFileSync(path.join('themes', theme, 'main.css'), 'utf8'); // expect: TAINT-PATH
  res.type('css').send(style);
});

app.get('/by-branch-safe', function by_branch_safe(req, res) {
  const theme = 1 + 1 === 3 ? req.cookies.theme : 'light';
  const style = fs.readFileSync(path.join('themes', theme, 'main.css'), 'utf8');
  res.type('css').send(style);
});

app.get('/by-checked-helper', async function by_checked_helper(req, res) {
  const header = req.headers['x-file'];
  const full = path.join(ROOT, header);
  await fsp.appendFile(full, 'seen\n'); // expect: TAINT-PATH
  res.sendStatus(204);
});

function checkedInRoot(name) {
  const full = path.resolve(ROOT, name);
  if (!full.startsWith('/srv/files/')) {
    throw new RangeError('not found');
  }
  return full;
}

app.get('/by-checked-helper-safe', async function by_checked_helper_safe(req, res) {
  const header = req.headers['x-file'];
  const full = checkedInRoot(header);
  await fsp.appendFile(full, 'seen\n');
  res.sendStatus(204);
});

koa.use(router.routes());
export { by_app_route as GET, by_app_route_safe as PUT, by_form_file as POST, by_form_file_safe as PATCH };
