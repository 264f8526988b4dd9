// Records that are filled from request fields.
import express from 'express';
import Koa from 'koa';
import Router from '@koa/router';
import Fastify from 'fastify';
import mongoose from 'mongoose';
import knexFactory from 'knex';
import { PrismaClient } from '@prisma/client';
import { DataTypes, Sequelize } from 'sequelize';
import { NextResponse } from 'next/server';

const app = express();
app.use(express.json());
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
const prisma = new PrismaClient();
const knex = knexFactory({ client: 'pg', connection: 'postgres://db.internal/crm' });
const sequelize = new Sequelize('sqlite::memory:');
const Account = mongoose.model('Account', new mongoose.Schema({ name: String, bio: String, role: String }));
const Project = sequelize.define('Project', {
  title: DataTypes.STRING,
  summary: DataTypes.STRING,
  ownerId: DataTypes.INTEGER,
  approved: DataTypes.BOOLEAN,
});

app.post('/accounts', async function create_with_defaults(req, res) {
  const defaults = { role: 'member', bio: '' };
  const values = { ...defaults, ...req.body };
  if (!values.name) {
    res.status(400).json({ error: 'name' });
    return;
  }
  const account = await Account.create(values); // expect: TAINT-ASSIGN
  res.status(201).json({ id: account.id });
});

app.post('/accounts2', async function create_with_defaults_safe(req, res) {
  const defaults = { role: 'member', bio: '' };
  const { name, bio = defaults.bio } = req.body;
  const values = { ...defaults, name: String(name), bio: String(bio) };
  if (!values.name) {
    res.status(400).json({ error: 'name' });
    return;
  }
  const account = await Account.create(values);
  res.status(201).json({ id: account.id });
});

class ProfileService {
  constructor(model) {
    this.model = model;
  }
  async change(id, changes) {
    const record = await this.model.findById(id);
    record.set(changes); // expect: TAINT-ASSIGN
    await record.save();
    return record.updatedAt;
  }
}

app.patch('/me', async function service_set(req, res) {
  const service = new ProfileService(Account);
  const at = await service.change(req.user.id, req.body);
  res.json({ at });
});

app.patch('/me2', async function service_set_safe(req, res) {
  class BioService {
    async change(id, changes) {
      const record = await Account.findById(id);
      record.set({ bio: String(changes.bio) });
      await record.save();
      return record.updatedAt;
    }
  }
  const service = new BioService();
  const at = await service.change(req.user.id, req.body);
  res.json({ at });
});

function withoutEmpty(values) {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== null),
  );
}

router.put('/projects/current', async function filtered_entries(ctx) {
  const project = await Project.findByPk(ctx.state.projectId);
  const changes = withoutEmpty(ctx.request.body);
  await project.update(changes); // expect: TAINT-ASSIGN
  ctx.body = { saved: Object.keys(changes).length };
});

router.put('/projects/current2', async function filtered_entries_safe(ctx) {
  const project = await Project.findByPk(ctx.state.projectId);
  const changes = withoutEmpty(ctx.request.body);
  await project.update(changes, { fields: ['title', 'summary'] });
  ctx.body = { saved: Object.keys(changes).length };
});

async function prisma_data(request) {
  const payload = await request.json();
  const job = { kind: 'update', data: payload, userId: request.auth.userId };
  const query = { where: { id: job.userId } };
  query.data = job.data;
  const user = await prisma.user.update(query); // expect: TAINT-ASSIGN
  return NextResponse.json({ id: user.id });
}
export { prisma_data as PATCH };

async function prisma_data_safe(request) {
  const payload = await request.json();
  const job = { kind: 'update', data: payload, userId: request.auth.userId };
  const query = { where: { id: job.userId } };
  query.data = { lastAction: job.kind };
  const user = await prisma.user.update(query);
  return NextResponse.json({ id: user.id });
}
export { prisma_data_safe as PUT };

fastify.post('/contacts', async function knex_rows(request, reply) {
  const rows = [];
  for (const contact of request.body.contacts) {
    rows.push({ ...contact, imported: true });
  }
  const table = knex('contacts');
  const inserted = await table.insert(rows); // expect: TAINT-ASSIGN
  return reply.send({ inserted: inserted.length });
});

const CONTACT_FIELDS = ['name', 'mail', 'phone'];

fastify.post('/contacts2', async function knex_rows_safe(request, reply) {
  const rows = [];
  for (const contact of request.body.contacts) {
    const row = { imported: true };
    for (const field of CONTACT_FIELDS) {
      row[field] = String(contact[field] ?? '');
    }
    rows.push(row);
  }
  const table = knex('contacts');
  const inserted = await table.insert(rows);
  return reply.send({ inserted: inserted.length });
});

app.put('/settings', function promised_assign(req, res, next) {
  const incoming = req.body;
  Account.findById(req.user.id)
    .then((account) => {
      if (account === null) {
        throw new Error('no account');
      }
      Object.assign(account, incoming); // expect: TAINT-ASSIGN
      return account.save();
    })
    .then(() => res.status(204).end())
    .catch(next);
});

app.put('/settings2', function promised_assign_safe(req, res, next) {
  let incoming = req.body;
  const fields = Object.keys(incoming).length;
  incoming = { bio: 'reset' };
  Account.findById(req.user.id)
    .then((account) => {
      if (account === null) {
        throw new Error('no account');
      }
      Object.assign(account, incoming);
      return account.save();
    })
    .then(() => res.json({ fields }))
    .catch(next);
});

koa.use(router.routes());
export { app, koa, fastify };
