// Statements sent to relational databases by handlers and scripts.
'use strict';

const express = require('express');
const Koa = require('koa');
const Router = require('@koa/router');
const fastify = require('fastify')({ logger: false });
const cookieParser = require('cookie-parser');
const mysql = require('mysql2/promise');
const Database = require('better-sqlite3');
const { Pool } = require('pg');
const { Sequelize, QueryTypes } = require('sequelize');

const app = express();
app.use(express.json());
app.use(cookieParser());
const koa = new Koa();
const router = new Router();
const pool = new Pool({ host: 'db.internal', database: 'shop' });
const mysqlPool = mysql.createPool({ host: 'db.internal', database: 'crm' });
const knex = require('knex')({ client: 'pg', connection: 'postgres://db.internal/stats' });
const sequelize = new Sequelize('sqlite::memory:');

app.get('/orders/region', async function cookie_through_map(req, res) {
  const raw = req.cookies.region || 'north';
  const fields = new Map();
  fields.set('keyA', 'a-value');
  fields.set('keyB', decodeURIComponent(raw));
  fields.set('keyC', 'another-value');
  let bar = fields.get('keyA');
  bar = fields.get('keyB');
  const sql = "SELECT id, total FROM orders WHERE region = '" + bar + "'";
  try {
    const { rows } = await pool.query(sql); // expect: TAINT-SQL
    res.json(rows);
  } catch (err) {
    res.status(500).json({ error: 'query failed' });
  }
});

app.get('/orders/region2', async function cookie_through_map_safe(req, res) {
  const raw = req.cookies.region || 'north';
  const fields = new Map();
  fields.set('keyA', 'a-value');
  fields.set('keyB', decodeURIComponent(raw));
  fields.set('keyC', 'another-value');
  let bar = fields.get('keyB');
  bar = fields.get('keyA');
  const sql = "SELECT id, total FROM orders WHERE region = '" + bar + "'";
  try {
    const { rows } = await pool.query(sql);
    res.json(rows);
  } catch (err) {
    res.status(500).json({ error: 'query failed' });
  }
});

class SelectBuilder {
  constructor(table) {
    this.table = table;
    this.clauses = [];
    this.values = [];
  }

  where(clause, ...values) {
    this.clauses.push(clause);
    this.values.push(...values);
    return this;
  }

  text() {
    const tail = this.clauses.length ? ' WHERE ' + this.clauses.join(' AND ') : '';
    return `SELECT * FROM ${this.table}${tail}`;
  }
}

app.post('/customers/search', (req, res, next) => {
  async function builder_clause(criteria) {
    const builder = new SelectBuilder('customers');
    builder.where('deleted = 0');
    if (criteria.city) {
      builder.where(`city LIKE '%${criteria.city}%'`);
    }
    const [rows] = await mysqlPool.query(builder.text()); // expect: TAINT-SQL
    return rows;
  }
  builder_clause(req.body).then((rows) => res.json({ rows }), next);
});

app.post('/customers/search2', (req, res, next) => {
  async function builder_clause_safe(criteria) {
    const bound = [];
    const clauses = ['deleted = 0'];
    if (criteria.city) {
      clauses.push('city LIKE ?');
      bound.push('%' + String(criteria.city) + '%');
    }
    const text = 'SELECT * FROM customers WHERE ' + clauses.join(' AND ');
    const [rows] = await mysqlPool.execute(text, bound);
    return rows;
  }
  builder_clause_safe(req.body).then((rows) => res.json({ rows }), next);
});

const SORT_COLUMNS = { name: 'display_name', created: 'created_at', size: 'byte_size' };

router.get('/files', async function order_by_fragment(ctx) {
  const { sort = 'created', dir = 'asc' } = ctx.query;
  const column = SORT_COLUMNS[sort] ? SORT_COLUMNS[sort] : sort;
  const direction = dir === 'desc' ? 'DESC' : 'ASC';
  const pieces = ['SELECT id, display_name FROM files', 'ORDER BY', column, direction];
  const result = await knex.raw(pieces.join(' ')); // expect: TAINT-SQL
  ctx.body = { files: result.rows };
});

router.get('/files2', async function order_by_fragment_safe(ctx) {
  const { sort = 'created', dir = 'asc' } = ctx.query;
  const column = Object.hasOwn(SORT_COLUMNS, sort) ? SORT_COLUMNS[sort] : 'created_at';
  const direction = dir === 'desc' ? 'DESC' : 'ASC';
  const pieces = ['SELECT id, display_name FROM files', 'ORDER BY', column, direction];
  const result = await knex.raw(pieces.join(' '));
  ctx.body = { files: result.rows };
});

fastify.get('/stock/:sku', async function switch_on_letter(request, reply) {
  const param = request.params.sku;
  const guess = 'ABC';
  let bar;
  switch (guess.charAt(0)) {
    case 'A':
      bar = param;
      break;
    case 'B':
      bar = 'bob';
      break;
    default:
      bar = 'uncle';
  }
  const stock = await sequelize.query(`SELECT qty FROM stock WHERE sku = "${bar}"`, { // expect: TAINT-SQL
    type: QueryTypes.SELECT,
  });
  return reply.send({ stock });
});

fastify.get('/stock2/:sku', async function switch_on_letter_safe(request, reply) {
  const param = request.params.sku;
  const guess = 'ABC';
  let bar;
  switch (guess.charAt(1)) {
    case 'A':
      bar = param;
      break;
    case 'B':
      bar = 'bob';
      break;
    default:
      bar = 'uncle';
  }
  const stock = await sequelize.query(`SELECT qty FROM stock WHERE sku = "${bar}"`, {
    type: QueryTypes.SELECT,
  });
  return reply.send({ stock });
});

function purge_from_argv(argv) {
  const options = { table: 'sessions', older: '30' };
  for (const arg of argv.slice(2)) {
    const [flag, value] = arg.replace(/^--/, '').split('=');
    if (flag === 'older') {
      options.older = value;
    }
  }
  const db = new Database('/var/lib/app/state.db');
  const text = 'DELETE FROM sessions WHERE age_days > ' + options.older;
  db.exec(text); // expect: TAINT-SQL
  db.close();
}

function purge_from_argv_safe(argv) {
  const options = { table: 'sessions', older: 30 };
  for (const arg of argv.slice(2)) {
    const [flag, value] = arg.replace(/^--/, '').split('=');
    if (flag === 'older') {
      options.older = Number.parseInt(value, 10) || 30;
    }
  }
  const db = new Database('/var/lib/app/state.db');
  const text = 'DELETE FROM sessions WHERE age_days > ' + options.older;
  db.exec(text);
  db.close();
}

app.get('/invoices/batch', async function list_of_ids(req, res) {
  const token = req.get('X-Selection') || '';
  const decoded = Buffer.from(token, 'base64').toString('utf8');
  const ids = [];
  for (const part of decoded.split(',')) {
    const trimmed = part.trim();
    if (trimmed.length > 0) {
      ids.push(trimmed);
    }
  }
  const placeholders = ids.map((id) => `'${id}'`).join(', ');
  const text = 'SELECT * FROM invoices WHERE number IN (' + placeholders + ')';
  const client = await pool.connect();
  try {
    const found = await client.query(text); // expect: TAINT-SQL
    res.json({ invoices: found.rows });
  } finally {
    client.release();
  }
});

app.get('/invoices/batch2', async function list_of_ids_safe(req, res) {
  const token = req.get('X-Selection') || '';
  const decoded = Buffer.from(token, 'base64').toString('utf8');
  const ids = [];
  for (const part of decoded.split(',')) {
    const trimmed = part.trim();
    if (trimmed.length > 0) {
      ids.push(trimmed);
    }
  }
  const placeholders = ids.map((_, position) => `$${position + 1}`).join(', ');
  const text = 'SELECT * FROM invoices WHERE number IN (' + placeholders + ')';
  const client = await pool.connect();
  try {
    const found = await client.query(text, ids);
    res.json({ invoices: found.rows });
  } finally {
    client.release();
  }
});

koa.use(router.routes());
if (require.main === module) {
  purge_from_argv(process.argv);
  purge_from_argv_safe(process.argv);
}
module.exports = { app, koa, fastify };
