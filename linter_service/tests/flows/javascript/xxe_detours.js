// XML documents from requests and the parsers that read them.
'use strict';

const net = require('node:net');
const http = require('node:http');
const express = require('express');
const multer = require('multer');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const libxmljs = require('libxmljs');
const libxml2 = require('libxmljs2');
const { XMLParser } = require('fast-xml-parser');

const app = express();
app.use(express.text({ type: ['text/xml', 'application/xml'] }));
const upload = multer({ storage: multer.memoryStorage() });
const koa = new Koa();
const router = new Router();

const PARSER_DEFAULTS = { noblanks: true, nonet: true };

app.post('/orders/import', function merged_options(req, res) {
  const options = Object.assign({}, PARSER_DEFAULTS, { noent: true });
  let doc;
  try {
    doc = libxmljs.parseXml(req.body, options); // expect: TAINT-XXE
  } catch (err) {
    res.status(422).json({ error: 'not well-formed' });
    return;
  }
  const lines = doc.find('//line');
  res.json({ lines: lines.length });
});

app.post('/orders/import2', function merged_options_safe(req, res) {
  const options = Object.assign({}, { noent: true }, PARSER_DEFAULTS, { noent: false });
  let doc;
  try {
    doc = libxmljs.parseXml(req.body, options);
  } catch (err) {
    res.status(422).json({ error: 'not well-formed' });
    return;
  }
  const lines = doc.find('//line');
  res.json({ lines: lines.length });
});

class DocumentReader {
  constructor(expand) {
    this.options = { noent: expand, dtdload: expand };
    this.buffer = '';
  }
  feed(text) {
    this.buffer += text;
  }
  finish() {
    return libxml2.parseXmlString(this.buffer, this.options); // expect: TAINT-XXE
  }
}

app.post('/invoices/upload', upload.single('invoice'), function reader_class(req, res) {
  const reader = new DocumentReader(true);
  reader.feed(req.file.buffer.toString('utf8'));
  const root = reader.finish().root();
  res.json({ children: root.childNodes().length });
});

app.post('/invoices/upload2', upload.single('invoice'), function reader_class_safe(req, res) {
  class PlainReader {
    constructor() {
      this.parser = new XMLParser({ processEntities: false, ignoreAttributes: false });
      this.buffer = '';
    }
    feed(text) {
      this.buffer += text;
    }
    finish() {
      return this.parser.parse(this.buffer);
    }
  }
  const reader = new PlainReader();
  reader.feed(req.file.buffer.toString('utf8'));
  res.json({ children: Object.keys(reader.finish()).length });
});

router.post('/soap', async function envelope_from_field(ctx) {
  const packed = ctx.request.body.envelope;
  const xml = Buffer.from(packed, 'base64').toString('utf8');
  const stripped = xml.replace(/^\uFEFF/, '').trim();
  const envelope = libxml2.parseXml(stripped, { noent: true, nonet: false }); // expect: TAINT-XXE
  const names = envelope.root().childNodes().map((node) => node.name());
  ctx.body = { parts: names.length };
});

router.post('/soap2', async function envelope_from_field_safe(ctx) {
  const packed = ctx.request.body.envelope;
  const xml = Buffer.from(packed, 'base64').toString('utf8');
  const stripped = xml.replace(/^\uFEFF/, '').trim();
  if (/<!(DOCTYPE|ENTITY)/i.test(stripped)) {
    ctx.throw(400, 'document types are refused');
  }
  const envelope = libxml2.parseXml(stripped, { noent: true, nonet: false });
  const names = envelope.root().childNodes().map((node) => node.name());
  ctx.body = { parts: names.length };
});

const gpxServer = http.createServer(function streamed_document(req, res) {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const documents = ['<gpx/>'];
    documents.push(Buffer.concat(chunks).toString('utf8'));
    const doc = libxmljs.parseXmlString(documents[1], { noent: true }); // expect: TAINT-XXE
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ points: doc.find('//trkpt').length }));
  });
});

const gpxServer2 = http.createServer(function streamed_document_safe(req, res) {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const documents = ['<gpx/>'];
    documents.push(Buffer.concat(chunks).toString('utf8'));
    const doc = libxmljs.parseXmlString(documents[0], { noent: true });
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ points: doc.find('//trkpt').length }));
  });
});

function optionsFor(profile) {
  switch (profile) {
    case 'legacy':
      return { noent: true, dtdload: true };
    case 'strict':
      return { noent: false, nonet: true };
    default:
      return {};
  }
}

fastify.post('/layouts', async function profile_switch(request, reply) {
  const { layout } = request.body;
  const settings = optionsFor('legacy');
  const doc = libxml2.Document.fromXml(layout, settings); // expect: TAINT-XXE
  const boxes = doc.find('//box').filter((box) => box.attr('width') !== null);
  reply.send({ boxes: boxes.length });
});

fastify.post('/layouts2', async function profile_switch_safe(request, reply) {
  const { layout } = request.body;
  const settings = optionsFor('strict');
  const doc = libxml2.Document.fromXml(layout, settings);
  const boxes = doc.find('//box').filter((box) => box.attr('width') !== null);
  reply.send({ boxes: boxes.length });
});

const feedServer = net.createServer(function socket_document(socket) {
  let received = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    received += chunk;
    if (!received.endsWith('</feed>')) return;
    const job = { xml: received, expand: true };
    const doc = libxmljs.parseXml(job.xml, { noent: job.expand }); // expect: TAINT-XXE
    socket.end(String(doc.find('//entry').length));
  });
});

const feedServer2 = net.createServer(function socket_document_safe(socket) {
  let received = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    received += chunk;
    if (!received.endsWith('</feed>')) return;
    const job = { xml: received, expand: true };
    job.expand = false;
    const doc = libxmljs.parseXml(job.xml, { noent: job.expand });
    socket.end(String(doc.find('//entry').length));
  });
});

koa.use(router.routes());
module.exports = { app, koa, fastify, gpxServer, gpxServer2, feedServer, feedServer2 };
