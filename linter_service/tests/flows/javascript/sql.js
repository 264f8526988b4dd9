// SQL statements built from request data with several Node drivers.
'use strict';

const http = require('node:http');
const net = require('node:net');
const express = require('express');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')();
const { Pool } = require('pg');
const mysql = require('mysql2/promise');
const Database = require('better-sqlite3');
const sqlite3 = require('sqlite3');
const knex = require('knex')({ client: 'pg' });
const { Sequelize, QueryTypes } = require('sequelize');
const { PrismaClient, Prisma } = require('@prisma/client');
const util = require('node:util');

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: false }));
const koa = new Koa();
const router = new Router();
const pool = new Pool();
const my = mysql.createPool({ database: 'shop' });
const lite = new Database('shop.db');
const lite3 = new sqlite3.Database('shop.db');
const sequelize = new Sequelize('sqlite::memory:');
const prisma = new PrismaClient();

const SORTABLE = new Set(['name', 'price', 'created_at']);
const TABLES = { users: 'app_users', orders: 'app_orders' };

app.get('/by-concat', async function by_concat(req, res) {
  const result = await pool.query("SELECT * FROM users WHERE name = '" + req.query.name + "'"); // expect: TAINT-SQL
  res.json(result.rows);
});

app.get('/by-concat-safe', async function by_concat_safe(req, res) {
  const result = await pool.query('SELECT * FROM users WHERE name = $1', [req.query.name]);
  res.json(result.rows);
});

app.get('/by-template/:id', async function by_template(req, res) {
  const { id } = req.params;
  const sql = `SELECT * FROM orders WHERE id = ${id}`;
  const [rows] = await my.query(sql); // expect: TAINT-SQL
  res.json(rows);
});

app.get('/by-template-safe/:id', async function by_template_safe(req, res) {
  const id = Number.parseInt(req.params.id, 10);
  const sql = `SELECT * FROM orders WHERE id = ${id}`;
  const [rows] = await my.query(sql);
  res.json(rows);
});

app.post('/by-format', function by_format(req, res) {
  const sql = util.format("SELECT id FROM users WHERE email = '%s'", req.body.email);
  lite3.all(sql, (err, rows) => { // expect: TAINT-SQL
    res.json(err ? [] : rows);
  });
});

app.post('/by-format-safe', function by_format_safe(req, res) {
  const sql = util.format('SELECT id FROM users WHERE age > %d', Number(req.body.age));
  lite3.all(sql, (err, rows) => {
    res.json(err ? [] : rows);
  });
});

app.get('/by-join', function by_join(req, res) {
  const where = ['1 = 1'];
  if (req.query.city) {
    where.push("city = '" + req.query.city + "'");
  }
  const rows = lite.prepare('SELECT * FROM shops WHERE ' + where.join(' AND ')).all(); // expect: TAINT-SQL
  res.json(rows);
});

app.get('/by-join-safe', function by_join_safe(req, res) {
  const where = ['1 = 1'];
  const values = [];
  if (req.query.city) {
    where.push('city = ?');
    values.push(String(req.query.city));
  }
  const rows = lite.prepare('SELECT * FROM shops WHERE ' + where.join(' AND ')).all(...values);
  res.json(rows);
});

app.get('/by-order', async function by_order(req, res) {
  const sort = req.query.sort || 'name';
  const rows = await knex.raw('SELECT * FROM products ORDER BY ' + sort); // expect: TAINT-SQL
  res.json(rows);
});

app.get('/by-order-safe', async function by_order_safe(req, res) {
  const sort = SORTABLE.has(req.query.sort) ? req.query.sort : 'name';
  const rows = await knex.raw('SELECT * FROM products ORDER BY ' + sort);
  res.json(rows);
});

exports.by_table = async (req, res) => {
  const table = req.body.table;
  const [rows] = await sequelize.query('SELECT count(*) FROM ' + table); // expect: TAINT-SQL
  res.json(rows);
};

exports.by_table_safe = async (req, res) => {
  const table = TABLES[req.body.table];
  if (typeof table !== 'string') {
    return res.status(404).end();
  }
  const [rows] = await sequelize.query('SELECT count(*) FROM ' + table);
  return res.json(rows);
};

function userByMail(mail) {
  return "SELECT * FROM users WHERE mail = '" + mail + "'";
}

exports.by_helper = function (req, res, next) {
  pool.query(userByMail(req.headers['x-mail'])) // expect: TAINT-SQL
    .then((result) => res.json(result.rows))
    .catch(next);
};

exports.by_helper_safe = function (req, res, next) {
  let mail = req.headers['x-mail'];
  mail = 'root@example.org';
  pool.query(userByMail(mail))
    .then((result) => res.json(result.rows))
    .catch(next);
};

class OrderFilter {
  constructor(column, value) {
    this.column = column;
    this.value = value;
  }

  run() {
    return lite.prepare("SELECT * FROM orders WHERE state = '" + this.value + "'").all(); // expect: TAINT-SQL
  }

  runColumn() {
    return lite.prepare("SELECT * FROM orders WHERE state = '" + this.column + "'").all();
  }
}

app.get('/by-field', function by_field(req, res) {
  const filter = new OrderFilter('state', req.query.state);
  res.json(filter.run());
});

app.get('/by-field-safe', function by_field_safe(req, res) {
  const filter = new OrderFilter('open', req.query.state);
  res.json(filter.runColumn());
});

router.get('/by-koa', async function by_koa(ctx) {
  const { from, ...rest } = ctx.query;
  ctx.body = await prisma.$queryRawUnsafe(`SELECT * FROM trips WHERE origin = '${rest.origin}'`); // expect: TAINT-SQL
});

router.get('/by-koa-safe', async function by_koa_safe(ctx) {
  const { origin } = ctx.query;
  ctx.body = await prisma.$queryRaw(Prisma.sql`SELECT * FROM trips WHERE origin = ${origin}`);
});

fastify.get('/by-fastify/:slug', async function by_fastify(request, reply) {
  const parts = { slug: request.params.slug, lang: 'en' };
  const result = await pool.query(`SELECT body FROM pages WHERE slug = '${parts.slug}'`); // expect: TAINT-SQL
  return reply.send(result.rows);
});

fastify.get('/by-fastify-safe/:slug', async function by_fastify_safe(request, reply) {
  const parts = { slug: request.params.slug, lang: 'en' };
  const result = await pool.query(`SELECT body FROM pages WHERE lang = '${parts.lang}'`);
  return reply.send(result.rows);
});

http.createServer(async function by_node_http(req, res) {
  res.setHeader('Content-Type', 'application/json');
  const url = new URL(req.url, 'http://localhost');
  const tag = url.searchParams.get('tag');
  const [rows] = await my.execute('SELECT id FROM posts WHERE tag = "' + tag + '"'); // expect: TAINT-SQL
  res.end(JSON.stringify(rows));
});

http.createServer(async function by_node_http_safe(req, res) {
  res.setHeader('Content-Type', 'application/json');
  const url = new URL(req.url, 'http://localhost');
  const tag = url.searchParams.get('tag');
  const [rows] = await my.execute('SELECT id FROM posts WHERE tag = ?', [tag]);
  res.end(JSON.stringify(rows));
});

exports.by_next_pages = async function handler(req, res) {
  const ids = [].concat(req.query.ids).map((id) => `'${id}'`);
  const result = await pool.query({ text: `SELECT * FROM items WHERE id IN (${ids.join(',')})` }); // expect: TAINT-SQL
  res.status(200).json(result.rows);
};

exports.by_next_pages_safe = async function handler(req, res) {
  const ids = [].concat(req.query.ids).map((id) => Number(id));
  const result = await pool.query({ text: `SELECT * FROM items WHERE id IN (${ids.join(',')})` });
  res.status(200).json(result.rows);
};

exports.by_next_route = async function POST(request) {
  const { note } = await request.json();
  await sequelize.query("INSERT INTO notes (body) VALUES ('" + note + "')", { // expect: TAINT-SQL
    type: QueryTypes.INSERT,
  });
  return Response.json({ ok: true });
};

exports.by_next_route_safe = async function POST(request) {
  const { note } = await request.json();
  await sequelize.query('INSERT INTO notes (body) VALUES (:note)', {
    replacements: { note: String(note) },
    type: QueryTypes.INSERT,
  });
  return Response.json({ ok: true });
};

app.delete('/by-map', async function by_map(req, res) {
  const args = new Map();
  args.set('key', req.body.key);
  args.set('limit', '10');
  await my.query("DELETE FROM tokens WHERE token = '" + args.get('key') + "'"); // expect: TAINT-SQL
  res.sendStatus(204);
});

app.delete('/by-map-safe', async function by_map_safe(req, res) {
  const args = new Map();
  args.set('key', req.body.key);
  args.set('limit', '10');
  await my.query('DELETE FROM tokens LIMIT ' + args.get('limit'));
  res.sendStatus(204);
});

app.get('/by-loop', async function by_loop(req, res) {
  let clause = '';
  for (const word of req.query.q.split(' ')) {
    clause += ` OR title LIKE '%${word}%'`;
  }
  const result = await pool.query('SELECT * FROM books WHERE false' + clause); // expect: TAINT-SQL
  res.json(result.rows);
});

app.get('/by-loop-safe', async function by_loop_safe(req, res) {
  let clause = '';
  const words = String(req.query.q).split(' ');
  for (let i = 0; i < words.length; i += 1) {
    clause += ` OR title LIKE $${i + 1}`;
  }
  const result = await pool.query('SELECT * FROM books WHERE false' + clause, words);
  res.json(result.rows);
});

app.get('/by-base64', function by_base64(req, res) {
  const cursor = Buffer.from(req.query.cursor, 'base64').toString('utf8');
  const rows = lite.prepare(`SELECT * FROM feed WHERE id > ${cursor} LIMIT 20`).all(); // expect: TAINT-SQL
  res.json(rows);
});

app.get('/by-base64-safe', function by_base64_safe(req, res) {
  const cursor = Buffer.from(String(req.query.cursor), 'base64').toString('utf8');
  if (!/^[0-9]+$/.test(cursor)) {
    return res.status(400).end();
  }
  const rows = lite.prepare(`SELECT * FROM feed WHERE id > ${cursor} LIMIT 20`).all();
  return res.json(rows);
});

net.createServer((socket) => {
  socket.on('data', function by_socket(chunk) {
    const device = chunk.toString().trim();
    lite.exec("UPDATE devices SET seen = 1 WHERE name = '" + device + "'"); // expect: TAINT-SQL
  });
});

net.createServer((socket) => {
  socket.on('data', function by_socket_safe(chunk) {
    const device = chunk.toString().trim();
    lite.prepare('UPDATE devices SET seen = 1 WHERE name = ?').run(device);
  });
});

async function by_script_argument() {
  const [, , account] = process.argv;
  const result = await pool.query("SELECT balance FROM accounts WHERE name = '" + account + "'"); // expect: TAINT-SQL
  return result.rows[0];
}

async function by_script_argument_safe() {
  const [, , account] = process.argv;
  const result = await pool.query('SELECT balance FROM accounts WHERE name = ' + nameLiteral(account));
  return result.rows[0];
}

function nameLiteral(text) {
  return ['alice', 'bob'].includes(text) ? `'${text}'` : 'NULL';
}

app.get('/by-closure', async function by_closure(req, res) {
  const token = req.get('Authorization');
  const load = () => my.query(`SELECT * FROM sessions WHERE token = '${token}'`); // expect: TAINT-SQL
  const [rows] = await load();
  res.json({ count: rows.length });
});

app.get('/by-closure-safe', async function by_closure_safe(req, res) {
  const token = req.get('Authorization');
  const load = () => my.query(`SELECT * FROM sessions WHERE token = ${my.escape(String(token))}`);
  const [rows] = await load();
  res.json({ count: rows.length });
});

app.get('/by-cookie', async function by_cookie(req, res) {
  const theme = req.cookies.theme ? req.cookies.theme : 'light';
  const rows = await knex('themes').whereRaw(`name = '${theme}'`); // expect: TAINT-SQL
  res.json(rows);
});

app.get('/by-cookie-safe', async function by_cookie_safe(req, res) {
  const theme = req.cookies.theme ? 'dark' : 'light';
  const rows = await knex('themes').whereRaw(`name = '${theme}'`);
  res.json(rows);
});

app.get('/by-catch', async function by_catch(req, res) {
  let limit;
  try {
    limit = JSON.parse(req.query.limit);
  } catch {
    limit = req.query.limit;
  }
  const result = await pool.query('SELECT * FROM logs LIMIT ' + limit); // expect: TAINT-SQL
  res.json(result.rows);
});

app.get('/by-catch-safe', async function by_catch_safe(req, res) {
  let limit;
  try {
    limit = Number(JSON.parse(req.query.limit));
  } catch {
    limit = 50;
  }
  const result = await pool.query('SELECT * FROM logs LIMIT ' + limit);
  res.json(result.rows);
});

app.get('/by-branch', async function by_branch(req, res) {
  let order = 'id';
  if (SORTABLE.size > 0) {
    order = req.query.order;
  }
  const rows = await knex('products').orderByRaw(order + ' desc'); // expect: TAINT-SQL
  res.json(rows);
});

app.get('/by-branch-safe', async function by_branch_safe(req, res) {
  let order = 'id';
  if (7 * 6 < 10) {
    order = req.query.order;
  }
  const rows = await knex('products').orderByRaw(order + ' desc');
  res.json(rows);
});

app.post('/by-identifier', async function by_identifier(req, res) {
  const columns = Object.keys(req.body).join(', ');
  const result = await pool.query(`SELECT ${columns} FROM profiles`); // expect: TAINT-SQL
  res.json(result.rows);
});

app.post('/by-identifier-safe', async function by_identifier_safe(req, res) {
  const columns = Object.keys(req.body).filter((name) => SORTABLE.has(name));
  const result = await pool.query(`SELECT ${['id', ...columns].join(', ')} FROM profiles`);
  res.json(result.rows);
});

koa.use(router.routes());
module.exports.by_script_argument = by_script_argument;
module.exports.by_script_argument_safe = by_script_argument_safe;
