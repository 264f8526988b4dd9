// Queries against document and graph stores that are shaped by request data.
import http from 'node:http';
import net from 'node:net';
import express from 'express';
import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import Fastify from 'fastify';
import mongoose from 'mongoose';
import nano from 'nano';
import neo4j from 'neo4j-driver';
import sanitize from 'mongo-sanitize';
import { MongoClient, ObjectId } from 'mongodb';
import { DynamoDBClient, ExecuteStatementCommand } from '@aws-sdk/client-dynamodb';

const app = express();
app.use(express.json());
app.set('query parser', 'extended');
const koa = new Koa();
koa.use(bodyParser());
const fastify = Fastify();
const client = new MongoClient('mongodb://localhost');
const db = client.db('shop');
const couch = nano('http://localhost:5984').use('shop');
const graph = neo4j.driver('bolt://localhost');
const dynamo = new DynamoDBClient({});
const User = mongoose.model('User', new mongoose.Schema({ name: String, mail: String, pin: String }));
const STATES = ['open', 'paid', 'sent'];

app.post('/by-login', async function by_login(req, res) {
  const user = await db.collection('users').findOne({ name: req.body.name, pin: req.body.pin }); // expect: TAINT-NOSQL
  res.json({ ok: user !== null });
});

app.post('/by-login-safe', async function by_login_safe(req, res) {
  const user = await db.collection('users').findOne({ name: String(req.body.name), pin: String(req.body.pin) });
  res.json({ ok: user !== null });
});

app.get('/by-whole-query', async function by_whole_query(req, res) {
  const users = await User.find(req.query); // expect: TAINT-NOSQL
  res.json(users);
});

app.get('/by-whole-query-safe', async function by_whole_query_safe(req, res) {
  const users = await User.find(sanitize(req.query));
  res.json(users);
});

app.get('/by-where/:age', async function by_where(req, res) {
  const rows = await db.collection('users').find({ $where: 'this.age > ' + req.params.age }).toArray(); // expect: TAINT-NOSQL
  res.json(rows);
});

app.get('/by-where-safe/:age', async function by_where_safe(req, res) {
  const age = parseInt(req.params.age, 10);
  const rows = await db.collection('users').find({ $where: 'this.age > ' + age }).toArray();
  res.json(rows);
});

app.post('/by-variable', function by_variable(req, res, next) {
  const filter = {};
  filter.mail = req.body.mail;
  User.findOne(filter) // expect: TAINT-NOSQL
    .then((user) => res.json({ found: Boolean(user) }))
    .catch(next);
});

app.post('/by-variable-safe', function by_variable_safe(req, res, next) {
  const filter = {};
  filter.mail = req.body.mail;
  filter.mail = 'info@example.org';
  User.findOne(filter)
    .then((user) => res.json({ found: Boolean(user) }))
    .catch(next);
});

app.post('/by-destructuring', async function by_destructuring(req, res) {
  const { token } = req.body;
  const row = await db.collection('resets').findOneAndDelete({ token }); // expect: TAINT-NOSQL
  res.json({ done: row !== null });
});

app.post('/by-destructuring-safe', async function by_destructuring_safe(req, res) {
  const { token } = req.body;
  if (typeof token !== 'string') {
    return res.status(400).end();
  }
  const row = await db.collection('resets').findOneAndDelete({ token });
  return res.json({ done: row !== null });
});

app.post('/by-eq', async function by_eq(req, res) {
  const count = await db.collection('coupons').countDocuments({ code: req.body.code }); // expect: TAINT-NOSQL
  res.json({ count });
});

app.post('/by-eq-safe', async function by_eq_safe(req, res) {
  const count = await db.collection('coupons').countDocuments({ code: { $eq: req.body.code } });
  res.json({ count });
});

app.post('/by-spread', async function by_spread(req, res) {
  const filter = { shop: 'main', ...req.body.filter };
  const rows = await db.collection('items').find(filter).limit(20).toArray(); // expect: TAINT-NOSQL
  res.json(rows);
});

app.post('/by-spread-safe', async function by_spread_safe(req, res) {
  const all = { ...req.body.filter, shop: 'main' };
  const rows = await db.collection('items').find({ shop: all.shop }).limit(20).toArray();
  res.json(rows);
});

app.post('/by-allow-list', async function by_allow_list(req, res) {
  const state = req.body.state;
  const rows = await db.collection('orders').find({ state }).toArray(); // expect: TAINT-NOSQL
  res.json(rows);
});

app.post('/by-allow-list-safe', async function by_allow_list_safe(req, res) {
  const state = req.body.state;
  if (!STATES.includes(state)) {
    return res.status(422).end();
  }
  const rows = await db.collection('orders').find({ state }).toArray();
  return res.json(rows);
});

app.delete('/by-id', async function by_id(req, res) {
  await db.collection('files').deleteMany({ _id: req.body.id }); // expect: TAINT-NOSQL
  res.sendStatus(204);
});

app.delete('/by-id-safe', async function by_id_safe(req, res) {
  await db.collection('files').deleteMany({ _id: ObjectId.createFromHexString(req.body.id) });
  res.sendStatus(204);
});

koa.use(async function by_koa(ctx) {
  const body = ctx.request.body;
  ctx.body = await db.collection('notes').findOne({ owner: body.owner }); // expect: TAINT-NOSQL
});

koa.use(async function by_koa_safe(ctx) {
  const body = ctx.request.body;
  ctx.body = await db.collection('notes').findOne({ owner: `${body.owner}` });
});

fastify.post('/by-fastify', async function by_fastify(request) {
  const pipeline = [{ $match: { city: request.body.city } }, { $limit: 5 }];
  return db.collection('shops').aggregate(pipeline).toArray(); // expect: TAINT-NOSQL
});

fastify.post('/by-fastify-safe', async function by_fastify_safe(request) {
  const stages = [{ $match: { city: request.body.city } }, { $limit: 5 }];
  return db.collection('shops').aggregate([stages[1]]).toArray();
});

http.createServer(function by_node_http(req, res) {
  res.setHeader('Content-Type', 'application/json');
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', async () => {
    const wanted = JSON.parse(Buffer.concat(chunks).toString());
    const row = await db.collection('jobs').findOne(wanted); // expect: TAINT-NOSQL
    res.end(JSON.stringify(row));
  });
});

http.createServer(function by_node_http_safe(req, res) {
  res.setHeader('Content-Type', 'application/json');
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', async () => {
    const wanted = JSON.parse(Buffer.concat(chunks).toString());
    const row = await db.collection('jobs').findOne({ number: Number(wanted.number) });
    res.end(JSON.stringify(row));
  });
});

export default async function by_next_pages(req, res) {
  const { name } = req.body;
  const users = await User.where({ name }).exec(); // expect: TAINT-NOSQL
  res.status(200).json(users);
}

export async function by_next_pages_safe(req, res) {
  const name = req.headers['x-name'];
  const users = await User.where({ name }).exec();
  res.status(200).json(users);
}

async function by_app_route(request) {
  const text = request.nextUrl.searchParams.get('filter');
  const rows = await db.collection('events').find(JSON.parse(text)).toArray(); // expect: TAINT-NOSQL
  return Response.json(rows);
}

async function by_app_route_safe(request) {
  const text = request.nextUrl.searchParams.get('filter');
  const rows = await db.collection('events').find({ title: text }).toArray();
  return Response.json(rows);
}

function ownedBy(owner) {
  return { owner, deleted: false };
}

app.post('/by-helper', async function by_helper(req, res) {
  const rows = await db.collection('docs').find(ownedBy(req.body.owner)).toArray(); // expect: TAINT-NOSQL
  res.json(rows);
});

app.post('/by-helper-safe', async function by_helper_safe(req, res) {
  const owner = typeof req.body.owner === 'string' ? req.body.owner : '';
  const rows = await db.collection('docs').find(ownedBy(owner)).toArray();
  res.json(rows);
});

class Lookup {
  constructor(model) {
    this.model = model;
    this.filter = { active: true };
  }

  only(mail) {
    this.filter.mail = mail;
    return this;
  }

  first() {
    return this.model.findOne(this.filter); // expect: TAINT-NOSQL
  }
}

app.post('/by-builder', async function by_builder(req, res) {
  res.json(await new Lookup(User).only(req.body.mail).first());
});

class NumberLookup {
  constructor(model) {
    this.model = model;
    this.filter = { active: true };
  }

  only(number) {
    this.filter.number = Number(number);
    return this;
  }

  first() {
    return this.model.findOne(this.filter);
  }
}

app.post('/by-builder-safe', async function by_builder_safe(req, res) {
  res.json(await new NumberLookup(User).only(req.body.number).first());
});

app.post('/by-mango', async function by_mango(req, res) {
  const found = await couch.find({ selector: req.body.selector, limit: 10 }); // expect: TAINT-NOSQL
  res.json(found.docs);
});

app.post('/by-mango-safe', async function by_mango_safe(req, res) {
  const limit = Math.min(Number(req.body.limit), 100);
  const found = await couch.find({ selector: { kind: 'post' }, limit });
  res.json(found.docs);
});

app.get('/by-cypher', async function by_cypher(req, res) {
  const session = graph.session();
  const result = await session.run(`MATCH (p:Person {name: '${req.query.name}'}) RETURN p`); // expect: TAINT-NOSQL
  res.json(result.records);
});

app.get('/by-cypher-safe', async function by_cypher_safe(req, res) {
  const session = graph.session();
  const result = await session.run('MATCH (p:Person {name: $name}) RETURN p', { name: req.query.name });
  res.json(result.records);
});

app.get('/by-partiql', async function by_partiql(req, res) {
  const Statement = "SELECT * FROM Users WHERE mail = '" + req.query.mail + "'";
  const out = await dynamo.send(new ExecuteStatementCommand({ Statement })); // expect: TAINT-NOSQL
  res.json(out.Items);
});

app.get('/by-partiql-safe', async function by_partiql_safe(req, res) {
  const Statement = 'SELECT * FROM Users WHERE mail = ?';
  const Parameters = [{ S: String(req.query.mail) }];
  const out = await dynamo.send(new ExecuteStatementCommand({ Statement, Parameters }));
  res.json(out.Items);
});

app.get('/by-map-reduce', async function by_map_reduce(req, res) {
  const code = `function () { emit(this.${req.query.field}, 1); }`;
  const out = await db.command({ mapReduce: 'sales', map: code, out: { inline: 1 } }); // expect: TAINT-NOSQL
  res.json(out.results);
});

app.get('/by-map-reduce-safe', async function by_map_reduce_safe(req, res) {
  const field = { town: 'town', year: 'year' }[req.query.field] ?? 'year';
  const code = 'function () { emit(this.' + (field === 'town' ? 'town' : 'year') + ', 1); }';
  const out = await db.command({ mapReduce: 'sales', map: code, out: { inline: 1 } });
  res.json(out.results);
});

net.createServer((socket) => {
  socket.on('data', async function by_socket(chunk) {
    const { device } = JSON.parse(chunk);
    const row = await db.collection('devices').findOne({ device }); // expect: TAINT-NOSQL
    socket.end(row ? 'known' : 'unknown');
  });
});

net.createServer((socket) => {
  socket.on('data', async function by_socket_safe(chunk) {
    const device = chunk.toString('utf8').trim();
    const row = await db.collection('devices').findOne({ device });
    socket.end(row ? 'known' : 'unknown');
  });
});

app.post('/by-callback', function by_callback(req, res) {
  ['mail', 'name'].forEach((field) => {
    const value = req.body[field];
    User.updateMany({ name: value }, { $set: { seen: true } }); // expect: TAINT-NOSQL
  });
  res.sendStatus(202);
});

app.post('/by-callback-safe', function by_callback_safe(req, res) {
  ['mail', 'name'].forEach((field) => {
    User.updateMany({ name: field }, { $set: { seen: req.body.name !== undefined } });
  });
  res.sendStatus(202);
});

app.get('/by-dead-branch', async function by_dead_branch(req, res) {
  const filter = { team: 'core' };
  if (req.query.team) {
    filter.team = req.query.team;
  }
  res.json(await db.collection('people').distinct('name', filter)); // expect: TAINT-NOSQL
});

app.get('/by-dead-branch-safe', async function by_dead_branch_safe(req, res) {
  const filter = { team: 'core' };
  if (false) {
    filter.team = req.query.team;
  }
  res.json(await db.collection('people').distinct('name', filter));
});

export { by_app_route as GET, by_app_route_safe as PUT };
