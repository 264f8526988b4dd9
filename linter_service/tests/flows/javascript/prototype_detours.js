// Objects that are extended at computed places.
'use strict';

const http = require('node:http');
const express = require('express');
const cookieParser = require('cookie-parser');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const _ = require('lodash');

const app = express();
app.use(express.json());
app.use(cookieParser());
const koa = new Koa();
const router = new Router();

app.patch('/preferences', function recursive_merge(req, res) {
  const isObject = (value) => value !== null && typeof value === 'object';
  function merge(target, source) {
    for (const key in source) {
      if (isObject(target[key]) && isObject(source[key])) {
        merge(target[key], source[key]);
      } else {
        target[key] = source[key]; // expect: TAINT-PROTOTYPE
      }
    }
    return target;
  }
  const preferences = merge({ mail: { weekly: true } }, req.body);
  res.json({ count: Object.keys(preferences).length });
});

app.patch('/preferences2', function recursive_merge_safe(req, res) {
  const isObject = (value) => value !== null && typeof value === 'object';
  function merge(target, source) {
    for (const key of Object.keys(source)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
        continue;
      }
      if (Object.hasOwn(target, key) && isObject(target[key]) && isObject(source[key])) {
        merge(target[key], source[key]);
      } else {
        target[key] = source[key];
      }
    }
    return target;
  }
  const preferences = merge({ mail: { weekly: true } }, req.body);
  res.json({ count: Object.keys(preferences).length });
});

const registry = { users: {}, groups: {} };

router.put('/registry/:section/:entry', async function two_level_store(ctx) {
  const { section, entry } = ctx.params;
  const { value } = ctx.request.body;
  let branch = registry[section];
  if (branch === undefined) {
    branch = {};
  }
  branch[entry] = value; // expect: TAINT-PROTOTYPE
  ctx.body = { stored: true };
});

router.put('/registry2/:section/:entry', async function two_level_store_safe(ctx) {
  const { section, entry } = ctx.params;
  const { value } = ctx.request.body;
  const branches = new Map([['users', new Map()], ['groups', new Map()]]);
  const branch = branches.get(section);
  if (branch === undefined) {
    ctx.throw(404, 'section');
  }
  branch.set(entry, value);
  ctx.body = { stored: true };
});

class Configuration {
  constructor() {
    this.values = { server: { port: 8080 } };
  }
  put(dotted, value) {
    const steps = dotted.split('.');
    const last = steps.pop();
    let at = this.values;
    for (const step of steps) {
      at = at[step] ?? {};
    }
    at[last] = value; // expect: TAINT-PROTOTYPE
  }
}

fastify.post('/config', async function dotted_setter(request) {
  const configuration = new Configuration();
  const { settings = [] } = request.body;
  for (const { name, value } of settings) {
    configuration.put(name, value);
  }
  return { applied: settings.length };
});

fastify.post('/config2', async function dotted_setter_safe(request) {
  class PlainConfiguration {
    constructor() {
      this.values = Object.create(null);
    }
    put(name, value) {
      this.values[name] = value;
    }
  }
  const configuration = new PlainConfiguration();
  const { settings = [] } = request.body;
  for (const { name, value } of settings) {
    configuration.put(String(name), value);
  }
  return { applied: settings.length };
});

app.get('/theme', function cookie_lodash(req, res) {
  const packed = req.cookies.theme || 'e30=';
  const parsed = JSON.parse(Buffer.from(packed, 'base64').toString('utf8'));
  const layers = [{ color: { main: 'blue' } }, parsed];
  const theme = {};
  for (const layer of layers) {
    _.merge(theme, layer); // expect: TAINT-PROTOTYPE
  }
  res.json({ keys: Object.keys(theme).length });
});

app.get('/theme2', function cookie_lodash_safe(req, res) {
  const packed = req.cookies.theme || 'e30=';
  const parsed = JSON.parse(Buffer.from(packed, 'base64').toString('utf8'));
  const layers = [{ color: { main: 'blue' } }, { color: { main: 'red' } }];
  const theme = {};
  for (const layer of layers) {
    _.merge(theme, layer);
  }
  const known = Object.keys(parsed).length;
  res.json({ keys: Object.keys(theme).length, known });
});

const optionServer = http.createServer(function query_path_set(req, res) {
  const url = new URL(req.url, 'http://localhost');
  const options = { view: { columns: 3 } };
  url.searchParams.forEach((value, name) => {
    const place = name.replace(/\]/g, '').split('[');
    _.set(options, place, value); // expect: TAINT-PROTOTYPE
  });
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ columns: Number(options.view.columns) }));
});

const PLACES = new Set(['view.columns', 'view.sort', 'page']);

const optionServer2 = http.createServer(function query_path_set_safe(req, res) {
  const url = new URL(req.url, 'http://localhost');
  const options = { view: { columns: 3 } };
  url.searchParams.forEach((value, name) => {
    const place = name.replace(/\]/g, '').split('[').join('.');
    if (!PLACES.has(place)) {
      return;
    }
    _.set(options, place, value);
  });
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ columns: Number(options.view.columns) }));
});

app.post('/translations', function reduced_groups(req, res) {
  const { entries = [] } = req.body;
  const table = entries.reduce((all, entry) => {
    const language = entry.language || 'en';
    const group = all[language] || {};
    group[entry.key] = entry.text; // expect: TAINT-PROTOTYPE
    return all;
  }, { en: {}, de: {} });
  res.json({ languages: Object.keys(table).length });
});

app.post('/translations2', function reduced_groups_safe(req, res) {
  const { entries = [] } = req.body;
  const table = entries.reduce((all, entry, position) => {
    const language = position % 2 === 0 ? 'en' : 'de';
    const group = all[language];
    group['entry-' + position] = entry.text;
    return all;
  }, { en: {}, de: {} });
  res.json({ languages: Object.keys(table).length });
});

koa.use(router.routes());
module.exports = { app, koa, fastify, optionServer, optionServer2 };
