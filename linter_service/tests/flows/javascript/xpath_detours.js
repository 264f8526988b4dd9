// Queries evaluated over XML documents.
import fs from 'node:fs';
import express from 'express';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import xpath from 'xpath';
import libxmljs from 'libxmljs2';
import { DOMParser } from '@xmldom/xmldom';
import { NextResponse } from 'next/server';

const app = express();
app.use(express.urlencoded({ extended: false }));
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
const employees = new DOMParser().parseFromString(fs.readFileSync('/srv/data/employees.xml', 'utf8'), 'text/xml');
const catalogue = libxmljs.parseXml(fs.readFileSync('/srv/data/catalogue.xml', 'utf8'));

function quoted(name, value) {
  return '@' + name + "='" + value + "'";
}

app.post('/employees/login', function helper_predicates(req, res) {
  const { user, pin } = req.body;
  const predicates = [quoted('user', user), quoted('pin', pin)];
  const expression = '/employees/employee[' + predicates.join(' and ') + ']';
  let nodes = [];
  try {
    nodes = xpath.select(expression, employees); // expect: TAINT-XPATH
  } catch (err) {
    nodes = [];
  }
  res.json({ ok: nodes.length === 1 });
});

app.post('/employees/login2', function helper_predicates_safe(req, res) {
  const { user, pin } = req.body;
  const predicates = ['@user=$user', '@pin=$pin'];
  const expression = '/employees/employee[' + predicates.join(' and ') + ']';
  let nodes = [];
  try {
    const compiled = xpath.parse(expression);
    nodes = compiled.select({ node: employees, variables: { user: String(user), pin: String(pin) } });
  } catch (err) {
    nodes = [];
  }
  res.json({ ok: nodes.length === 1 });
});

router.get('/catalogue/:section', async function map_of_steps(ctx) {
  const steps = new Map();
  steps.set('root', '/catalogue');
  steps.set('section', `section[@name="${ctx.params.section}"]`);
  steps.set('leaf', 'item');
  const expression = [...steps.values()].join('/');
  const items = catalogue.find(expression); // expect: TAINT-XPATH
  ctx.body = { items: items.length };
});

router.get('/catalogue2/:section', async function map_of_steps_safe(ctx) {
  const steps = new Map();
  steps.set('root', '/catalogue');
  steps.set('section', `section[@name="${ctx.params.section}"]`);
  steps.set('leaf', 'item');
  const expression = [steps.get('root'), 'section', steps.get('leaf')].join('/');
  const items = catalogue.find(expression);
  ctx.body = { items: items.length };
});

async function position_in_list(request) {
  const form = await request.formData();
  const position = form.get('position') ?? '1';
  const expression = `(//employee)[${position}]/name/text()`;
  const evaluate = (text) => xpath.evaluate(text, employees, null, xpath.XPathResult.STRING_TYPE, null); // expect: TAINT-XPATH
  const result = evaluate(expression);
  return NextResponse.json({ letters: result.stringValue.length });
}
export { position_in_list as POST };

async function position_in_list_safe(request) {
  const form = await request.formData();
  const position = Number.parseInt(form.get('position') ?? '1', 10);
  const expression = `(//employee)[${position}]/name/text()`;
  const evaluate = (text) => xpath.evaluate(text, employees, null, xpath.XPathResult.STRING_TYPE, null);
  const result = evaluate(expression);
  return NextResponse.json({ letters: result.stringValue.length });
}
export { position_in_list_safe as PUT };

fastify.get('/skills', async function header_with_switch(request) {
  const param = request.headers['x-skill'] || 'typing';
  const target = 'CBA';
  let skill;
  switch (target[2]) {
    case 'A':
      skill = param;
      break;
    case 'C':
      skill = 'writing';
      break;
    default:
      skill = 'reading';
  }
  const first = xpath.select1("//employee[skill='" + skill + "']", employees); // expect: TAINT-XPATH
  return { found: first !== undefined };
});

fastify.get('/skills2', async function header_with_switch_safe(request) {
  const param = request.headers['x-skill'] || 'typing';
  const target = 'CBA';
  let skill;
  switch (target[0]) {
    case 'A':
      skill = param;
      break;
    case 'C':
      skill = 'writing';
      break;
    default:
      skill = 'reading';
  }
  const first = xpath.select1("//employee[skill='" + skill + "']", employees);
  return { found: first !== undefined };
});

export function browser_outline() {
  const query = new URLSearchParams(window.location.search);
  const state = { heading: query.get('heading'), depth: 2 };
  const expression = '//section[h' + state.depth + '="' + state.heading + '"]';
  const kind = XPathResult.ORDERED_NODE_SNAPSHOT_TYPE;
  const found = document.evaluate(expression, document, null, kind, null); // expect: TAINT-XPATH
  for (let at = 0; at < found.snapshotLength; at += 1) {
    found.snapshotItem(at).classList.add('marked');
  }
}

export function browser_outline_safe() {
  const query = new URLSearchParams(window.location.search);
  const state = { heading: query.get('heading'), depth: 2 };
  if (state.heading === null || !/^[\w ]+$/.test(state.heading)) {
    return;
  }
  const expression = '//section[h' + state.depth + '="' + state.heading + '"]';
  const kind = XPathResult.ORDERED_NODE_SNAPSHOT_TYPE;
  const found = document.evaluate(expression, document, null, kind, null);
  for (let at = 0; at < found.snapshotLength; at += 1) {
    found.snapshotItem(at).classList.add('marked');
  }
}

const AXES = Object.freeze({ up: 'ancestor::*', down: 'descendant::*', next: 'following-sibling::*' });

app.get('/tree', function axis_choice(req, res) {
  const direction = req.query.axis;
  let axis = AXES.down;
  if (typeof direction === 'string') {
    axis = AXES[direction] || direction;
  }
  const expression = `count(//team[@id="root"]/${axis})`;
  const total = xpath.select(expression, employees); // expect: TAINT-XPATH
  res.json({ total: Number(total) });
});

app.get('/tree2', function axis_choice_safe(req, res) {
  const direction = req.query.axis;
  let axis = AXES.down;
  if (typeof direction === 'string' && Object.hasOwn(AXES, direction)) {
    axis = AXES[direction];
  }
  const expression = `count(//team[@id="root"]/${axis})`;
  const total = xpath.select(expression, employees);
  res.json({ total: Number(total) });
});

koa.use(router.routes());
export { app, koa, fastify };
