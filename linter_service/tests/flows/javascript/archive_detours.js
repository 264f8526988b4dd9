// Uploaded archives that get unpacked on disk.
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import express from 'express';
import multer from 'multer';
import koaMulter from '@koa/multer';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import AdmZip from 'adm-zip';
import JSZip from 'jszip';
import tarStream from 'tar-stream';
import * as tar from 'tar';
import unzipper from 'unzipper';
import { unzipSync } from 'fflate';
import { NextResponse } from 'next/server';

const app = express();
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1 << 24 } });
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
const DEST = path.resolve('/srv/unpacked');

app.post('/themes', upload.single('bundle'), function zip_entries_loop(req, res) {
  const zip = new AdmZip(req.file.buffer);
  let written = 0;
  for (const entry of zip.getEntries()) {
    if (entry.isDirectory) {
      continue;
    }
    const target = path.join(DEST, entry.entryName);
    fs.writeFileSync(target, entry.getData()); // expect: TAINT-ARCHIVE
    written += 1;
  }
  res.json({ written });
});

app.post('/themes2', upload.single('bundle'), function zip_entries_loop_safe(req, res) {
  const zip = new AdmZip(req.file.buffer);
  let written = 0;
  for (const entry of zip.getEntries()) {
    if (entry.isDirectory) {
      continue;
    }
    const target = path.resolve(DEST, entry.entryName);
    if (!target.startsWith(DEST + path.sep)) {
      throw new Error('entry outside of the target folder');
    }
    fs.writeFileSync(target, entry.getData());
    written += 1;
  }
  res.json({ written });
});

async function collectFiles(buffer) {
  const zip = await JSZip.loadAsync(buffer);
  const found = [];
  zip.forEach((name, file) => {
    if (!file.dir) found.push({ name, file });
  });
  return found;
}

async function form_data_zip(request) {
  const form = await request.formData();
  const blob = form.get('photos');
  const found = await collectFiles(Buffer.from(await blob.arrayBuffer()));
  await Promise.all(
    found.map(async ({ name, file }) => {
      const data = await file.async('nodebuffer');
      const place = [DEST, 'photos', name].join('/');
      await fs.promises.writeFile(place, data); // expect: TAINT-ARCHIVE
    }),
  );
  return NextResponse.json({ count: found.length });
}
export { form_data_zip as POST };

async function form_data_zip_safe(request) {
  const form = await request.formData();
  const blob = form.get('photos');
  const found = await collectFiles(Buffer.from(await blob.arrayBuffer()));
  await Promise.all(
    found.map(async ({ file }, position) => {
      const data = await file.async('nodebuffer');
      const place = [DEST, 'photos', `photo-${position}.jpg`].join('/');
      await fs.promises.writeFile(place, data);
    }),
  );
  return NextResponse.json({ count: found.length });
}
export { form_data_zip_safe as PUT };

router.post('/packages', koaMulter().single('pkg'), async function tar_stream_entries(ctx) {
  const extract = tarStream.extract();
  const names = [];
  extract.on('entry', (header, stream, next) => {
    const prefix = header.name.startsWith('package/') ? header.name.slice(8) : header.name;
    names.push(prefix);
    stream.on('end', next);
    stream.pipe(fs.createWriteStream(DEST + '/' + prefix)); // expect: TAINT-ARCHIVE
  });
  await new Promise((resolve, reject) => {
    extract.on('finish', resolve).on('error', reject);
    Readable.from(ctx.file.buffer).pipe(extract);
  });
  ctx.body = { files: names.length };
});

router.post('/packages2', koaMulter().single('pkg'), async function tar_stream_entries_safe(ctx) {
  const extract = tarStream.extract();
  const names = [];
  extract.on('entry', (header, stream, next) => {
    const last = path.posix.basename(header.name);
    stream.on('end', next);
    if (!/^[a-z0-9_-]{1,40}\.(js|json|md)$/i.test(last)) {
      stream.resume();
      return;
    }
    names.push(last);
    stream.pipe(fs.createWriteStream(DEST + '/' + last));
  });
  await new Promise((resolve, reject) => {
    extract.on('finish', resolve).on('error', reject);
    Readable.from(ctx.file.buffer).pipe(extract);
  });
  ctx.body = { files: names.length };
});

fastify.post('/datasets', async function piped_unzip(request, reply) {
  const part = await request.file();
  const stream = part.file.pipe(unzipper.Parse({ forceStream: true }));
  let files = 0;
  for await (const entry of stream) {
    const settings = { folder: DEST, name: entry.path, mode: 0o644 };
    if (entry.type === 'Directory') {
      entry.autodrain();
      continue;
    }
    const { folder, name, mode } = settings;
    entry.pipe(fs.createWriteStream(path.join(folder, name), { mode })); // expect: TAINT-ARCHIVE
    files += 1;
  }
  reply.send({ files });
});

fastify.post('/datasets2', async function piped_unzip_safe(request, reply) {
  const part = await request.file();
  const stream = part.file.pipe(unzipper.Parse({ forceStream: true }));
  let files = 0;
  for await (const entry of stream) {
    const settings = { folder: DEST, name: 'table.csv', mode: 0o644, original: entry.path };
    if (entry.type === 'Directory' || files > 0) {
      entry.autodrain();
      continue;
    }
    const { folder, name, mode } = settings;
    entry.pipe(fs.createWriteStream(path.join(folder, name), { mode }));
    files += 1;
  }
  reply.send({ files });
});

app.post('/plugins', upload.single('plugin'), async function preserved_paths(req, res) {
  const options = { cwd: DEST, strict: true };
  options.preservePaths = true;
  const source = Readable.from(req.file.buffer);
  await new Promise((resolve, reject) => {
    source.pipe(tar.extract(options)).on('finish', resolve).on('error', reject); // expect: TAINT-ARCHIVE
  });
  res.json({ installed: true });
});

app.post('/plugins2', upload.single('plugin'), async function preserved_paths_safe(req, res) {
  const options = { cwd: DEST, strict: true };
  options.preservePaths = false;
  const source = Readable.from(req.file.buffer);
  await new Promise((resolve, reject) => {
    source.pipe(tar.extract(options)).on('finish', resolve).on('error', reject);
  });
  res.json({ installed: true });
});

const KNOWN_PARTS = new Map([
  ['manifest.json', 'manifest.json'],
  ['icon.png', 'icon.png'],
]);

app.post('/extensions', upload.single('ext'), function entries_of_object(req, res) {
  const files = unzipSync(new Uint8Array(req.file.buffer));
  const plan = Object.entries(files)
    .filter(([, data]) => data.length > 0)
    .map(([name, data]) => ({ to: `${DEST}/${KNOWN_PARTS.get(name) ?? name}`, data }));
  plan.forEach((step) => {
    fs.writeFileSync(step.to, step.data); // expect: TAINT-ARCHIVE
  });
  res.json({ steps: plan.length });
});

app.post('/extensions2', upload.single('ext'), function entries_of_object_safe(req, res) {
  const files = unzipSync(new Uint8Array(req.file.buffer));
  const plan = Object.entries(files)
    .filter(([name, data]) => data.length > 0 && KNOWN_PARTS.has(name))
    .map(([name, data]) => ({ to: `${DEST}/${KNOWN_PARTS.get(name)}`, data }));
  plan.forEach((step) => {
    fs.writeFileSync(step.to, step.data);
  });
  res.json({ steps: plan.length });
});

koa.use(router.routes());
export { app, koa, fastify };
