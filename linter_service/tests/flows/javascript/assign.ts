// How records are filled in from the fields of a request.
import express from "express";
import type { NextFunction, Request, Response } from "express";
import http from "node:http";
import _ from "lodash";
import mongoose from "mongoose";
import { MongoClient, ObjectId } from "mongodb";
import { DataTypes, Model, Sequelize } from "sequelize";
import { PrismaClient } from "@prisma/client";
import knexFactory from "knex";
import { Model as ObjectionModel } from "objection";
import { DataSource } from "typeorm";
import { wrap } from "@mikro-orm/core";
import { z } from "zod";
import Koa from "koa";
import Router from "@koa/router";
import Fastify from "fastify";
import type { FastifyReply, FastifyRequest } from "fastify";
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import type { NextApiRequest, NextApiResponse } from "next";

const app = express();
const koa = new Koa();
const router = new Router();
const fastify = Fastify();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
koa.use(router.routes());

const sequelize = new Sequelize("sqlite::memory:");
class Account extends Model {}
Account.init(
  { name: DataTypes.STRING, mail: DataTypes.STRING, role: DataTypes.STRING, credit: DataTypes.INTEGER },
  { sequelize },
);
const Member = mongoose.model("Member", new mongoose.Schema({ name: String, bio: String, isAdmin: Boolean }));
class Ticket extends ObjectionModel {
  static tableName = "tickets";
}
const prisma = new PrismaClient();
const knex = knexFactory({ client: "pg" });
const source = new DataSource({ type: "sqlite", database: "/srv/data/app.db" });
const mongo = new MongoClient("mongodb://localhost").db("shop");
const profileSchema = z.object({ name: z.string(), bio: z.string() });
const EDITABLE = ["name", "mail"];

app.post("/a/create", async function by_sequelize_create(req: Request, res: Response) {
  const account = await Account.create(req.body); // expect: TAINT-ASSIGN
  res.status(201).json({ created: account !== null });
});

app.post("/a/create_safe", async function by_sequelize_create_safe(req: Request, res: Response) {
  const account = await Account.create({ name: String(req.body.name), mail: String(req.body.mail) });
  res.status(201).json({ created: account !== null });
});

app.put("/a/update/:id", async function by_sequelize_update(req: Request, res: Response) {
  const changes = req.body;
  await Account.update(changes, { where: { id: Number(req.params.id) } }); // expect: TAINT-ASSIGN
  res.sendStatus(204);
});

app.put("/a/update_safe/:id", async function by_sequelize_update_safe(req: Request, res: Response) {
  const changes = req.body;
  await Account.update(changes, { where: { id: Number(req.params.id) }, fields: ["name", "mail"] });
  res.sendStatus(204);
});

app.post("/a/mongoose", function by_mongoose_new(req: Request, res: Response, next: NextFunction) {
  const member = new Member(req.body); // expect: TAINT-ASSIGN
  member.save().then(() => res.sendStatus(201), next);
});

app.post("/a/mongoose_safe", function by_mongoose_new_safe(req: Request, res: Response, next: NextFunction) {
  const member = new Member({ name: String(req.body.name), isAdmin: false });
  member.save().then(() => res.sendStatus(201), next);
});

app.patch("/a/mongoose/:id", async function by_mongoose_find_and_update(req: Request, res: Response) {
  const update = { $set: req.body };
  await Member.findByIdAndUpdate(req.params.id, update, { new: true }); // expect: TAINT-ASSIGN
  res.sendStatus(204);
});

app.patch("/a/mongoose_safe/:id", async function by_mongoose_find_and_update_safe(req: Request, res: Response) {
  const update = { $set: { bio: String(req.body.bio) } };
  await Member.findByIdAndUpdate(req.params.id, update, { new: true });
  res.sendStatus(204);
});

app.patch("/a/object/:id", async function by_object_assign(req: Request, res: Response) {
  const member = await Member.findById(req.params.id);
  Object.assign(member!, req.body); // expect: TAINT-ASSIGN
  await member!.save();
  res.sendStatus(204);
});

app.patch("/a/object_safe/:id", async function by_object_assign_safe(req: Request, res: Response) {
  const member = await Member.findById(req.params.id);
  const { name, bio } = req.body;
  Object.assign(member!, { name: String(name), bio: String(bio) });
  await member!.save();
  res.sendStatus(204);
});

app.patch("/a/set/:id", async function by_document_set(req: Request, res: Response) {
  const member = await Member.findById(req.params.id);
  const { id, ...fields } = req.body;
  member!.set(fields); // expect: TAINT-ASSIGN
  await member!.save();
  res.sendStatus(204);
});

app.patch("/a/set_safe/:id", async function by_document_set_safe(req: Request, res: Response) {
  const member = await Member.findById(req.params.id);
  const fields = _.pick(req.body, ["name", "bio"]);
  member!.set(fields);
  await member!.save();
  res.sendStatus(204);
});

app.post("/a/prisma", async function by_prisma_create(req: Request, res: Response) {
  const user = await prisma.user.create({ data: { ...req.body, createdAt: new Date() } }); // expect: TAINT-ASSIGN
  res.status(201).json({ created: Boolean(user) });
});

app.post("/a/prisma_safe", async function by_prisma_create_safe(req: Request, res: Response) {
  const { name, mail } = req.body;
  const user = await prisma.user.create({ data: { name: String(name), mail: String(mail), createdAt: new Date() } });
  res.status(201).json({ created: Boolean(user) });
});

app.put("/a/prisma/:id", async function by_prisma_update_multi_line(req: Request, res: Response) {
  const data = req.body.user;
  await prisma.user.update({ // expect: TAINT-ASSIGN
    where: { id: Number(req.params.id) },
    data,
  });
  res.sendStatus(204);
});

app.put("/a/prisma_safe/:id", async function by_prisma_update_multi_line_safe(req: Request, res: Response) {
  let data = req.body.user;
  data = { lastSeen: new Date() };
  await prisma.user.update({
    where: { id: Number(req.params.id) },
    data,
  });
  res.sendStatus(204);
});

app.post("/a/knex", async function by_knex_insert(req: Request, res: Response) {
  const row = Object.assign({}, req.body);
  await knex("orders").insert(row); // expect: TAINT-ASSIGN
  res.sendStatus(201);
});

app.post("/a/knex_safe", async function by_knex_insert_safe(req: Request, res: Response) {
  const row = { article: Number(req.body.article), amount: Number(req.body.amount) };
  await knex("orders").insert(row);
  res.sendStatus(201);
});

app.put("/a/knex/:id", function by_knex_chain(req: Request, res: Response, next: NextFunction) {
  knex("orders") // expect: TAINT-ASSIGN
    .where({ id: Number(req.params.id) })
    .update(req.body)
    .then(() => res.sendStatus(204))
    .catch(next);
});

app.put("/a/knex_safe/:id", function by_knex_chain_safe(req: Request, res: Response, next: NextFunction) {
  const columns = { note: String(req.body.note), paid: false };
  knex("orders")
    .where({ id: Number(req.params.id) })
    .update(columns)
    .then(() => res.sendStatus(204))
    .catch(next);
});

app.post("/a/typeorm", async function by_typeorm_save(req: Request, res: Response) {
  const repo = source.getRepository("Customer");
  await repo.save(req.body); // expect: TAINT-ASSIGN
  res.sendStatus(201);
});

app.post("/a/typeorm_safe", async function by_typeorm_save_safe(req: Request, res: Response) {
  const repo = source.getRepository("Customer");
  const parsed = profileSchema.parse(req.body);
  await repo.save(parsed);
  res.sendStatus(201);
});

app.put("/a/typeorm/:id", async function by_typeorm_merge(req: Request, res: Response) {
  const repo = source.getRepository("Customer");
  const customer = await repo.findOneByOrFail({ id: Number(req.params.id) });
  repo.merge(customer, req.body); // expect: TAINT-ASSIGN
  await repo.save(customer);
  res.sendStatus(204);
});

app.put("/a/typeorm_safe/:id", async function by_typeorm_merge_safe(req: Request, res: Response) {
  const repo = source.getRepository("Customer");
  const customer = await repo.findOneByOrFail({ id: Number(req.params.id) });
  const change = { raw: req.body, fields: { visits: 1 } };
  repo.merge(customer, change.fields);
  await repo.save(customer);
  res.sendStatus(204);
});

function withDefaults(fields: object): object {
  return { active: true, ...fields };
}

app.post("/a/helper", async function by_helper(req: Request, res: Response) {
  const values = withDefaults(req.body);
  await Account.create(values as any); // expect: TAINT-ASSIGN
  res.sendStatus(201);
});

app.post("/a/helper_safe", async function by_helper_safe(req: Request, res: Response) {
  const values = withDefaults({ name: String(req.body.name) });
  await Account.create(values as any);
  res.sendStatus(201);
});

class AccountService {
  private input: any;
  constructor(input: any) {
    this.input = input;
  }
  store() {
    return Account.build(this.input).save(); // expect: TAINT-ASSIGN
  }
}

app.post("/a/class", async function by_class_field(req: Request, res: Response) {
  await new AccountService(req.body).store();
  res.sendStatus(201);
});

class NamedAccountService {
  private input: any;
  constructor(input: any) {
    this.input = input;
  }
  store() {
    return Account.build({ name: String(this.input.name), role: "reader" }).save();
  }
}

app.post("/a/class_safe", async function by_class_field_safe(req: Request, res: Response) {
  await new NamedAccountService(req.body).store();
  res.sendStatus(201);
});

app.put("/a/loop/:id", async function by_loop_set(req: Request, res: Response) {
  const account = (await Account.findByPk(Number(req.params.id)))!;
  for (const [field, value] of Object.entries(req.body)) {
    account.set(field as any, value as any); // expect: TAINT-ASSIGN
  }
  await account.save();
  res.sendStatus(204);
});

app.put("/a/loop_safe/:id", async function by_loop_set_safe(req: Request, res: Response) {
  const account = (await Account.findByPk(Number(req.params.id)))!;
  for (const [field, value] of Object.entries(req.body)) {
    if (!EDITABLE.includes(field)) continue;
    account.set(field as any, value as any);
  }
  await account.save();
  res.sendStatus(204);
});

app.post("/a/bulk", async function by_bulk_create(req: Request, res: Response) {
  const items = req.body.items as any[];
  await Account.bulkCreate(items.filter(Boolean)); // expect: TAINT-ASSIGN
  res.sendStatus(201);
});

app.post("/a/bulk_safe", async function by_bulk_create_safe(req: Request, res: Response) {
  const items = req.body.items as any[];
  await Account.bulkCreate(items.map((item) => ({ name: String(item.name), mail: String(item.mail) })));
  res.sendStatus(201);
});

router.post("/a/koa", async function by_koa_insert_one(ctx) {
  const product = (ctx.request as any).body;
  await mongo.collection("products").insertOne(product); // expect: TAINT-ASSIGN
  ctx.status = 201;
});

router.post("/a/koa_safe", async function by_koa_insert_one_safe(ctx) {
  const product = (ctx.request as any).body;
  await mongo.collection("products").insertOne({ title: String(product.title), price: Number(product.price) });
  ctx.status = 201;
});

router.put("/a/koa/:id", async function by_koa_update_one(ctx) {
  const filter = { _id: new ObjectId(ctx.params.id) };
  const fields = JSON.parse(JSON.stringify((ctx.request as any).body));
  await mongo.collection("products").updateOne(filter, { $set: fields }); // expect: TAINT-ASSIGN
  ctx.status = 204;
});

router.put("/a/koa_safe/:id", async function by_koa_update_one_safe(ctx) {
  const filter = { _id: new ObjectId(ctx.params.id) };
  const body = (ctx.request as any).body;
  const unknown = Object.keys(body).some((key) => key !== "title");
  if (unknown || typeof body.title !== "string") ctx.throw(400);
  await mongo.collection("products").updateOne(filter, { $set: body });
  ctx.status = 204;
});

fastify.post("/a/fastify", async function by_fastify_objection(request: FastifyRequest, reply: FastifyReply) {
  await Ticket.query().insert(request.body as any); // expect: TAINT-ASSIGN
  return reply.code(201).send();
});

fastify.post("/a/fastify_safe", async function by_fastify_objection_safe(request: FastifyRequest, reply: FastifyReply) {
  const { title, text } = request.body as { title: string; text: string };
  await Ticket.query().insert({ title, text } as any);
  return reply.code(201).send();
});

fastify.patch("/a/fastify/:id", async function by_fastify_mikro_assign(request: FastifyRequest, reply: FastifyReply) {
  const em = (request as any).em;
  const entity = await em.findOneOrFail("Invoice", Number((request.params as any).id));
  wrap(entity).assign(request.body as any); // expect: TAINT-ASSIGN
  await em.flush();
  return reply.code(204).send();
});

fastify.patch("/a/fastify_safe/:id", async function by_fastify_mikro_assign_safe(request: FastifyRequest, reply: FastifyReply) {
  const legacyImport = false;
  const em = (request as any).em;
  const entity = await em.findOneOrFail("Invoice", Number((request.params as any).id));
  if (legacyImport) {
    wrap(entity).assign(request.body as any);
  }
  await em.flush();
  return reply.code(204).send();
});

export const POST = async function by_next_route(request: NextRequest) {
  const body = await request.json();
  await prisma.post.create({ data: body }); // expect: TAINT-ASSIGN
  return NextResponse.json({ ok: true }, { status: 201 });
};

export const PUT = async function by_next_route_safe(request: NextRequest) {
  const body = await request.json();
  const parsed = profileSchema.safeParse(body);
  if (!parsed.success) return NextResponse.json({ ok: false }, { status: 400 });
  await prisma.post.create({ data: parsed.data });
  return NextResponse.json({ ok: true }, { status: 201 });
};

export const PATCH = async function by_next_form_entries(request: NextRequest) {
  const form = await request.formData();
  const fields = Object.fromEntries(form.entries());
  await prisma.post.update({ where: { id: 1 }, data: fields }); // expect: TAINT-ASSIGN
  return NextResponse.json({ ok: true });
};

export const DELETE = async function by_next_form_entries_safe(request: NextRequest) {
  const form = await request.formData();
  const fields = { title: String(form.get("title")), state: "deleted" };
  await prisma.post.update({ where: { id: 1 }, data: fields });
  return NextResponse.json({ ok: true });
};

export default async function by_next_pages_api(req: NextApiRequest, res: NextApiResponse) {
  const account = await Account.findByPk(Number(req.query.id));
  const changes = req.method === "PATCH" ? req.body : {};
  await account?.update(changes); // expect: TAINT-ASSIGN
  res.status(204).end();
}

export async function by_next_pages_api_safe(req: NextApiRequest, res: NextApiResponse) {
  const account = await Account.findByPk(Number(req.query.id));
  const changes = req.method === "PATCH" ? { credit: 0 } : {};
  await account?.update(changes);
  res.status(204).end();
}

const settingsByShop = new Map([[1, { theme: "plain", owner: 1, quota: 10 }]]);

app.put("/a/query", function by_query_fields(req: Request, res: Response) {
  const settings = settingsByShop.get(1)!;
  Object.assign(settings, req.query); // expect: TAINT-ASSIGN
  res.sendStatus(204);
});

app.put("/a/query_safe", function by_query_fields_safe(req: Request, res: Response) {
  const settings = settingsByShop.get(1)!;
  Object.assign(settings, { theme: req.query.theme === "dark" ? "dark" : "plain" });
  res.sendStatus(204);
});

http.createServer(function by_node_http_body(req, res) {
  const chunks: Buffer[] = [];
  req.on("data", (chunk) => chunks.push(chunk));
  req.on("end", async () => {
    const data = JSON.parse(Buffer.concat(chunks).toString());
    await Account.upsert(data); // expect: TAINT-ASSIGN
    res.end("ok");
  });
}).listen(8095);

http.createServer(function by_node_http_body_safe(req, res) {
  const chunks: Buffer[] = [];
  req.on("data", (chunk) => chunks.push(chunk));
  req.on("end", async () => {
    const data = JSON.parse(Buffer.concat(chunks).toString());
    await Account.upsert({ id: Number(data.id), name: String(data.name) } as any);
    res.end("ok");
  });
}).listen(8096);

app.listen(3000);
