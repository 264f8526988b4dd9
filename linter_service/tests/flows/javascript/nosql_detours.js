// Filters and pipelines handed to MongoDB.
import express from 'express';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import mongoose from 'mongoose';
import { MongoClient } from 'mongodb';
import { NextResponse } from 'next/server';

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
const client = new MongoClient('mongodb://mongo.internal:27017');
const db = client.db('portal');
const Device = mongoose.model('Device', new mongoose.Schema({ token: String, seen: Boolean }));
const Ticket = mongoose.model('Ticket', new mongoose.Schema({ owner: String, state: String, cost: Number }));

app.post('/session', async function destructured_login(req, res) {
  const { email, ...rest } = req.body;
  const criteria = { active: true };
  criteria.email = email;
  if (Object.keys(rest).length > 5) {
    return res.status(400).json({ error: 'too many fields' });
  }
  const account = await db.collection('accounts').findOne(criteria); // expect: TAINT-NOSQL
  if (!account) {
    return res.status(401).json({ error: 'unknown account' });
  }
  return res.json({ ok: true });
});

app.post('/session2', async function destructured_login_safe(req, res) {
  const { email, ...rest } = req.body;
  const criteria = { active: true };
  if (typeof email !== 'string') {
    return res.status(400).json({ error: 'bad email' });
  }
  criteria.email = email;
  if (Object.keys(rest).length > 5) {
    return res.status(400).json({ error: 'too many fields' });
  }
  const account = await db.collection('accounts').findOne(criteria);
  if (!account) {
    return res.status(401).json({ error: 'unknown account' });
  }
  return res.json({ ok: true });
});

function decodeFilter(packed) {
  const text = Buffer.from(packed, 'base64').toString('utf8');
  try {
    return JSON.parse(text);
  } catch (err) {
    return {};
  }
}

app.get('/catalog', async function packed_filter(req, res) {
  const filter = decodeFilter(String(req.query.f || 'e30='));
  const options = { limit: 50, projection: { _id: 0 } };
  const items = db.collection('catalog');
  const cursor = items.find(filter, options); // expect: TAINT-NOSQL
  res.json(await cursor.toArray());
});

app.get('/catalog2', async function packed_filter_safe(req, res) {
  const filter = decodeFilter(String(req.query.f || 'e30='));
  const options = { limit: 50, projection: { _id: 0 } };
  const clean = {};
  for (const field of ['brand', 'color', 'material']) {
    if (filter[field] !== undefined) {
      clean[field] = { $eq: String(filter[field]) };
    }
  }
  const items = db.collection('catalog');
  const cursor = items.find(clean, options);
  res.json(await cursor.toArray());
});

router.get('/tickets', async function where_builder(ctx) {
  const lines = [];
  const owner = ctx.query.owner ?? 'nobody';
  const floor = ctx.query.floor ?? '0';
  lines.push('function () {');
  lines.push(`  return this.owner === '${owner}' && this.cost > 10;`);
  lines.push('}');
  const source = lines.join('\n');
  const page = Number.parseInt(floor, 10) || 0;
  const tickets = await Ticket.find({ $where: source }, null, { skip: page }); // expect: TAINT-NOSQL
  ctx.body = { tickets };
});

router.get('/tickets2', async function where_builder_safe(ctx) {
  const lines = [];
  const floor = Number(ctx.query.floor ?? '0');
  if (!Number.isFinite(floor)) {
    ctx.throw(400, 'floor');
  }
  lines.push('function () {');
  lines.push(`  return this.cost > ${floor};`);
  lines.push('}');
  const source = lines.join('\n');
  const tickets = await Ticket.find({ $where: source }, null, { skip: 0 });
  ctx.body = { tickets };
});

fastify.post('/stats', async function pipeline_stage(request) {
  const stages = [{ $match: { archived: false } }];
  const wanted = request.body.match;
  if (wanted) {
    stages.push({ $match: wanted });
  }
  stages.push({ $group: { _id: '$team', total: { $sum: '$hours' } } });
  const work = db.collection('worklog');
  const totals = await work.aggregate(stages).toArray(); // expect: TAINT-NOSQL
  return { totals };
});

fastify.post('/stats2', async function pipeline_stage_safe(request) {
  const stages = [{ $match: { archived: false } }];
  const ignored = [];
  const wanted = request.body.match;
  if (wanted) {
    ignored.push({ $match: wanted });
  }
  stages.push({ $group: { _id: '$team', total: { $sum: '$hours' } } });
  const work = db.collection('worklog');
  const totals = await work.aggregate(stages).toArray();
  return { totals, skipped: ignored.length };
});

async function device_token(request) {
  const body = await request.json();
  const envelope = { kind: 'device', data: { token: body.token } };
  const { data: { token } } = envelope;
  const change = { $set: { seen: true } };
  const outcome = await Device.updateOne({ token }, change); // expect: TAINT-NOSQL
  return NextResponse.json({ matched: outcome.matchedCount });
}
export { device_token as POST };

async function device_token_safe(request) {
  const body = await request.json();
  const envelope = { kind: 'device', data: { token: body.token } };
  const { kind: token } = envelope;
  const change = { $set: { seen: true } };
  const outcome = await Device.updateOne({ token }, change);
  return NextResponse.json({ matched: outcome.matchedCount });
}
export { device_token_safe as PUT };

app.delete('/drafts', function repository_class(req, res, next) {
  class Drafts {
    constructor(collection) {
      this.collection = collection;
      this.criteria = { published: false };
    }
    only(field, value) {
      this.criteria[field] = value;
      return this;
    }
    drop() {
      return this.collection.deleteMany(this.criteria); // expect: TAINT-NOSQL
    }
  }
  new Drafts(db.collection('drafts'))
    .only('author', req.body.author)
    .drop()
    .then((gone) => res.json({ gone: gone.deletedCount }))
    .catch(next);
});

app.delete('/drafts2', function repository_class_safe(req, res, next) {
  class Drafts {
    constructor(collection) {
      this.collection = collection;
      this.criteria = { published: false };
    }
    only(field, value) {
      this.criteria[field] = `${value}`;
      return this;
    }
    drop() {
      return this.collection.deleteMany(this.criteria);
    }
  }
  new Drafts(db.collection('drafts'))
    .only('author', req.body.author)
    .drop()
    .then((gone) => res.json({ gone: gone.deletedCount }))
    .catch(next);
});

koa.use(router.routes());
export { app, koa, fastify };
