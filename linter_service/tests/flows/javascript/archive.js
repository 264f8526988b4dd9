// Uploaded archives whose entries are unpacked to disk.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const zlib = require('node:zlib');
const { pipeline } = require('node:stream/promises');
const express = require('express');
const multer = require('multer');
const Koa = require('koa');
const fastify = require('fastify')();
const AdmZip = require('adm-zip');
const unzipper = require('unzipper');
const yauzl = require('yauzl');
const JSZip = require('jszip');
const tar = require('tar');
const tarStream = require('tar-stream');
const fflate = require('fflate');
const StreamZip = require('node-stream-zip');

const app = express();
const koa = new Koa();
const memory = multer({ storage: multer.memoryStorage() });
const disk = multer({ dest: '/tmp/uploads' });
const DEST = '/srv/unpacked';

app.post('/by-adm-zip', memory.single('zip'), function by_adm_zip(req, res) {
  const zip = new AdmZip(req.file.buffer);
  zip.getEntries().forEach((entry) => {
    fs.writeFileSync(DEST + '/' + entry.entryName, entry.getData()); // expect: TAINT-ARCHIVE
  });
  res.sendStatus(204);
});

app.post('/by-adm-zip-safe', memory.single('zip'), function by_adm_zip_safe(req, res) {
  const zip = new AdmZip(req.file.buffer);
  zip.getEntries().forEach((entry) => {
    fs.writeFileSync(DEST + '/' + path.basename(entry.entryName), entry.getData());
  });
  res.sendStatus(204);
});

app.post('/by-join', memory.single('zip'), function by_join(req, res) {
  const zip = new AdmZip(req.file.buffer);
  for (const entry of zip.getEntries()) {
    const target = path.join(DEST, entry.entryName);
    fs.writeFileSync(target, entry.getData()); // expect: TAINT-ARCHIVE
  }
  res.sendStatus(204);
});

app.post('/by-join-safe', memory.single('zip'), function by_join_safe(req, res) {
  const zip = new AdmZip(req.file.buffer);
  for (const entry of zip.getEntries()) {
    const target = path.join(DEST, entry.entryName);
    if (!target.startsWith(DEST + path.sep)) {
      continue;
    }
    fs.writeFileSync(target, entry.getData());
  }
  res.sendStatus(204);
});

app.post('/by-unzipper', function by_unzipper(req, res) {
  req.pipe(unzipper.Parse()).on('entry', (entry) => {
    entry.pipe(fs.createWriteStream(path.join(DEST, entry.path))); // expect: TAINT-ARCHIVE
  });
  res.sendStatus(202);
});

app.post('/by-unzipper-safe', function by_unzipper_safe(req, res) {
  let count = 0;
  req.pipe(unzipper.Parse()).on('entry', (entry) => {
    count += 1;
    entry.pipe(fs.createWriteStream(path.join(DEST, `${count}.bin`)));
  });
  res.sendStatus(202);
});

app.post('/by-unzipper-async', disk.single('zip'), async function by_unzipper_async(req, res) {
  const directory = await unzipper.Open.file(req.file.path);
  for (const file of directory.files) {
    const name = file.path;
    await pipeline(file.stream(), fs.createWriteStream(`${DEST}/${name}`)); // expect: TAINT-ARCHIVE
  }
  res.sendStatus(204);
});

app.post('/by-unzipper-async-safe', disk.single('zip'), async function by_unzipper_async_safe(req, res) {
  const directory = await unzipper.Open.file(req.file.path);
  for (const file of directory.files) {
    let name = file.path;
    name = 'content.txt';
    await pipeline(file.stream(), fs.createWriteStream(`${DEST}/${name}`));
  }
  res.sendStatus(204);
});

app.post('/by-yauzl', memory.single('zip'), function by_yauzl(req, res) {
  yauzl.fromBuffer(req.file.buffer, { lazyEntries: true, decodeStrings: false }, (err, zip) => {
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, (failed, stream) => {
        stream.pipe(fs.createWriteStream(DEST + '/' + entry.fileName.toString())); // expect: TAINT-ARCHIVE
      });
    });
    zip.readEntry();
  });
  res.sendStatus(202);
});

app.post('/by-yauzl-safe', memory.single('zip'), function by_yauzl_safe(req, res) {
  yauzl.fromBuffer(req.file.buffer, { lazyEntries: true }, (err, zip) => {
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, (failed, stream) => {
        stream.pipe(fs.createWriteStream(path.join(DEST, entry.crc32.toString(16))));
      });
    });
    zip.readEntry();
  });
  res.sendStatus(202);
});

app.post('/by-jszip', memory.single('zip'), async function by_jszip(req, res) {
  const zip = await JSZip.loadAsync(req.file.buffer);
  for (const [, file] of Object.entries(zip.files)) {
    fs.writeFileSync(path.resolve(DEST, file.unsafeOriginalName), await file.async('nodebuffer')); // expect: TAINT-ARCHIVE
  }
  res.sendStatus(204);
});

app.post('/by-jszip-safe', memory.single('zip'), async function by_jszip_safe(req, res) {
  const zip = await JSZip.loadAsync(req.file.buffer);
  const names = ['data.csv', 'meta.json'];
  for (const name of names) {
    fs.writeFileSync(path.resolve(DEST, name), await zip.file(name).async('nodebuffer'));
  }
  res.sendStatus(204);
});

app.post('/by-tar-option', disk.single('tar'), async function by_tar_option(req, res) {
  await tar.x({ file: req.file.path, cwd: DEST, preservePaths: true }); // expect: TAINT-ARCHIVE
  res.sendStatus(204);
});

app.post('/by-tar-option-safe', disk.single('tar'), async function by_tar_option_safe(req, res) {
  await tar.x({ file: req.file.path, cwd: DEST });
  res.sendStatus(204);
});

app.post('/by-tar-stream', memory.single('tar'), function by_tar_stream(req, res) {
  const extract = tarStream.extract();
  extract.on('entry', (header, stream, next) => {
    stream.pipe(fs.createWriteStream(DEST + '/' + header.name)); // expect: TAINT-ARCHIVE
    stream.on('end', next);
  });
  extract.end(req.file.buffer);
  res.sendStatus(202);
});

app.post('/by-tar-stream-safe', memory.single('tar'), function by_tar_stream_safe(req, res) {
  const extract = tarStream.extract();
  extract.on('entry', (header, stream, next) => {
    if (/^[a-z0-9_]+\.txt$/.test(header.name)) {
      stream.pipe(fs.createWriteStream(DEST + '/' + header.name));
    } else {
      stream.resume();
    }
    stream.on('end', next);
  });
  extract.end(req.file.buffer);
  res.sendStatus(202);
});

app.post('/by-fflate', memory.single('zip'), function by_fflate(req, res) {
  const files = fflate.unzipSync(new Uint8Array(req.file.buffer));
  Object.keys(files).forEach((name) => {
    fs.writeFileSync([DEST, name].join('/'), files[name]); // expect: TAINT-ARCHIVE
  });
  res.sendStatus(204);
});

app.post('/by-fflate-safe', memory.single('zip'), function by_fflate_safe(req, res) {
  const files = fflate.unzipSync(new Uint8Array(req.file.buffer));
  Object.keys(files).forEach((name, index) => {
    fs.writeFileSync([DEST, index].join('/'), files[name]);
  });
  res.sendStatus(204);
});

function unpack(buffer, folder) {
  for (const entry of new AdmZip(buffer).getEntries()) {
    fs.writeFileSync(path.join(folder, entry.entryName), entry.getData()); // expect: TAINT-ARCHIVE
  }
}

exports.by_helper = (req, res) => {
  unpack(req.file.buffer, DEST);
  res.sendStatus(204);
};

function unpackInside(buffer, folder) {
  for (const entry of new AdmZip(buffer).getEntries()) {
    const relative = path.relative(folder, path.join(folder, entry.entryName));
    if (relative.startsWith('..') || path.isAbsolute(relative)) {
      throw new Error('entry outside of the folder');
    }
    fs.writeFileSync(path.join(folder, relative), entry.getData());
  }
}

exports.by_helper_safe = (req, res) => {
  unpackInside(req.file.buffer, DEST);
  res.sendStatus(204);
};

class Importer {
  constructor(buffer) {
    this.zip = new AdmZip(buffer);
  }

  targets() {
    return this.zip.getEntries().map((entry) => ({ to: path.join(DEST, entry.entryName), data: entry.getData() }));
  }

  run() {
    for (const { to, data } of this.targets()) {
      fs.writeFileSync(to, data); // expect: TAINT-ARCHIVE
    }
  }
}

exports.by_class = (req, res) => {
  new Importer(req.file.buffer).run();
  res.sendStatus(204);
};

class NumberedImporter {
  constructor(buffer) {
    this.zip = new AdmZip(buffer);
  }

  targets() {
    return this.zip.getEntries().map((entry, i) => ({ to: path.join(DEST, `part-${i}`), data: entry.getData() }));
  }

  run() {
    for (const { to, data } of this.targets()) {
      fs.writeFileSync(to, data);
    }
  }
}

exports.by_class_safe = (req, res) => {
  new NumberedImporter(req.file.buffer).run();
  res.sendStatus(204);
};

koa.use(async function by_koa(ctx) {
  const directory = await unzipper.Open.file(ctx.request.files.zip.filepath);
  const plan = directory.files.map((file) => [DEST + '/' + file.path, file]);
  for (const [target, file] of plan) {
    await fs.promises.writeFile(target, await file.buffer()); // expect: TAINT-ARCHIVE
  }
  ctx.status = 204;
});

koa.use(async function by_koa_safe(ctx) {
  const directory = await unzipper.Open.file(ctx.request.files.zip.filepath);
  const wanted = directory.files.find((file) => file.path === 'report.pdf');
  if (wanted) {
    await fs.promises.writeFile(DEST + '/report.pdf', await wanted.buffer());
  }
  ctx.status = 204;
});

fastify.post('/by-fastify', async function by_fastify(request) {
  const upload = await request.file();
  const zip = new AdmZip(await upload.toBuffer());
  for (const { entryName, ...entry } of zip.getEntries()) {
    await fs.promises.writeFile(path.join(DEST, entryName), entry.getData()); // expect: TAINT-ARCHIVE
  }
  return { ok: true };
});

fastify.post('/by-fastify-safe', async function by_fastify_safe(request) {
  const upload = await request.file();
  const zip = new AdmZip(await upload.toBuffer());
  for (const entry of zip.getEntries()) {
    const info = { name: entry.entryName, store: 'fixed.dat' };
    await fs.promises.writeFile(path.join(DEST, info.store), entry.getData());
  }
  return { ok: true };
});

http.createServer(function by_node_http(req, res) {
  const extract = tarStream.extract();
  extract.on('entry', async (header, stream, next) => {
    const out = fs.createWriteStream(path.join(DEST, header.name)); // expect: TAINT-ARCHIVE
    await pipeline(stream, out);
    next();
  });
  req.pipe(zlib.createGunzip()).pipe(extract);
  extract.on('finish', () => res.end());
});

http.createServer(function by_node_http_safe(req, res) {
  const extract = tarStream.extract();
  extract.on('entry', async (header, stream, next) => {
    const out = fs.createWriteStream(path.join(DEST, String(Number(header.size))));
    await pipeline(stream, out);
    next();
  });
  req.pipe(zlib.createGunzip()).pipe(extract);
  extract.on('finish', () => res.end());
});

exports.by_next_route = async function POST(request) {
  const form = await request.formData();
  const zip = await JSZip.loadAsync(await form.get('zip').arrayBuffer());
  await Promise.all(Object.values(zip.files).map(async (file) => {
    await fs.promises.writeFile(`${DEST}/${file.unsafeOriginalName}`, await file.async('nodebuffer')); // expect: TAINT-ARCHIVE
  }));
  return Response.json({ ok: true });
};

exports.by_next_route_safe = async function POST(request) {
  const form = await request.formData();
  const zip = await JSZip.loadAsync(await form.get('zip').arrayBuffer());
  await Promise.all(Object.values(zip.files).map(async (file) => {
    const name = file.unsafeOriginalName.replace(/[^a-z0-9]/gi, '_');
    await fs.promises.writeFile(`${DEST}/${name}`, await file.async('nodebuffer'));
  }));
  return Response.json({ ok: true });
};

app.post('/by-stream-zip', disk.single('zip'), async function by_stream_zip(req, res) {
  const zip = new StreamZip.async({ file: req.file.path, skipEntryNameValidation: true });
  const entries = await zip.entries();
  for (const entry of Object.values(entries)) {
    await zip.extract(entry.name, path.join(DEST, entry.name)); // expect: TAINT-ARCHIVE
  }
  res.sendStatus(204);
});

app.post('/by-stream-zip-safe', disk.single('zip'), async function by_stream_zip_safe(req, res) {
  const zip = new StreamZip.async({ file: req.file.path });
  await zip.extract('manifest.json', path.join(DEST, 'manifest.json'));
  res.sendStatus(204);
});

app.post('/by-weak-check', memory.single('zip'), function by_weak_check(req, res) {
  const zip = new AdmZip(req.file.buffer);
  for (const entry of zip.getEntries()) {
    if (!entry.entryName.startsWith('/')) {
      fs.writeFileSync(path.join(DEST, entry.entryName), entry.getData()); // expect: TAINT-ARCHIVE
    }
  }
  res.sendStatus(204);
});

app.post('/by-weak-check-safe', memory.single('zip'), function by_weak_check_safe(req, res) {
  const zip = new AdmZip(req.file.buffer);
  for (const entry of zip.getEntries()) {
    const full = path.resolve(DEST, entry.entryName);
    if (full.startsWith(DEST + '/')) {
      fs.writeFileSync(full, entry.getData());
    }
  }
  res.sendStatus(204);
});

app.post('/by-closure', memory.single('zip'), function by_closure(req, res) {
  const place = (name) => DEST + '/' + name.toLowerCase();
  const zip = new AdmZip(req.file.buffer);
  zip.forEach((entry) => {
    const fd = fs.openSync(place(entry.entryName), 'w'); // expect: TAINT-ARCHIVE
    fs.writeSync(fd, entry.getData());
    fs.closeSync(fd);
  });
  res.sendStatus(204);
});

app.post('/by-closure-safe', memory.single('zip'), function by_closure_safe(req, res) {
  const place = (name) => DEST + '/' + Buffer.from(name).toString('hex');
  const zip = new AdmZip(req.file.buffer);
  zip.forEach((entry) => {
    const fd = fs.openSync(place(entry.entryName), 'w');
    fs.writeSync(fd, entry.getData());
    fs.closeSync(fd);
  });
  res.sendStatus(204);
});

app.post('/by-allow-list', memory.single('zip'), function by_allow_list(req, res) {
  const zip = new AdmZip(req.file.buffer);
  const names = zip.getEntries().map((entry) => entry.entryName);
  for (const name of names) {
    fs.appendFileSync(path.join(DEST, name), zip.readFile(name)); // expect: TAINT-ARCHIVE
  }
  res.sendStatus(204);
});

app.post('/by-allow-list-safe', memory.single('zip'), function by_allow_list_safe(req, res) {
  const zip = new AdmZip(req.file.buffer);
  const names = zip.getEntries().map((entry) => entry.entryName);
  for (const name of names.filter((n) => ['a.csv', 'b.csv'].includes(n))) {
    fs.appendFileSync(path.join(DEST, name), zip.readFile(name));
  }
  res.sendStatus(204);
});

app.post('/by-branch', memory.single('zip'), function by_branch(req, res) {
  const keepNames = true;
  new AdmZip(req.file.buffer).getEntries().forEach((entry, i) => {
    const name = keepNames ? entry.entryName : `file${i}`;
    fs.writeFileSync(`${DEST}/${name}`, entry.getData()); // expect: TAINT-ARCHIVE
  });
  res.sendStatus(204);
});

app.post('/by-branch-safe', memory.single('zip'), function by_branch_safe(req, res) {
  const keepNames = false;
  new AdmZip(req.file.buffer).getEntries().forEach((entry, i) => {
    const name = keepNames ? entry.entryName : `file${i}`;
    fs.writeFileSync(`${DEST}/${name}`, entry.getData());
  });
  res.sendStatus(204);
});

app.post('/by-mkdir', memory.single('tar'), function by_mkdir(req, res) {
  const extract = tarStream.extract();
  const seen = [];
  extract.on('entry', (header, stream, next) => {
    seen.push(header.name);
    stream.resume();
    fs.mkdirSync(path.join(DEST, seen[seen.length - 1]), { recursive: true }); // expect: TAINT-ARCHIVE
    next();
  });
  extract.end(req.file.buffer);
  res.sendStatus(202);
});

app.post('/by-mkdir-safe', memory.single('tar'), function by_mkdir_safe(req, res) {
  const extract = tarStream.extract();
  const seen = ['incoming'];
  extract.on('entry', (header, stream, next) => {
    seen.push(header.name);
    stream.resume();
    fs.mkdirSync(path.join(DEST, seen[0]), { recursive: true });
    next();
  });
  extract.end(req.file.buffer);
  res.sendStatus(202);
});
