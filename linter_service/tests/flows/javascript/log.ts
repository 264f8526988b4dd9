// What a web service writes to its plain text logs.
import express from "express";
import type { NextFunction, Request, Response } from "express";
import cookieParser from "cookie-parser";
import multer from "multer";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import util from "node:util";
import winston from "winston";
import log4js from "log4js";
import debugFactory from "debug";
import Koa from "koa";
import Router from "@koa/router";
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import type { NextApiRequest, NextApiResponse } from "next";

const app = express();
const koa = new Koa();
const router = new Router();
const upload = multer({ dest: "/srv/uploads" });
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.use(cookieParser());
koa.use(router.routes());

const logger = winston.createLogger({
  format: winston.format.printf(({ level, message }) => `${level}: ${message}`),
  transports: [new winston.transports.File({ filename: "/var/log/app.log" })],
});
const audit = log4js.getLogger("audit");
const debug = debugFactory("app:web");
const ACTIONS = new Set(["open", "close", "archive"]);

function oneLine(value: unknown): string {
  return String(value).replace(/[\r\n\u2028\u2029]/g, " ");
}

app.get("/g/template", function by_template(req: Request, res: Response) {
  console.log(`search for ${req.query.q}`); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.get("/g/template_safe", function by_template_safe(req: Request, res: Response) {
  console.log(`search for ${oneLine(req.query.q)}`);
  res.sendStatus(204);
});

app.post("/g/concat", function by_concat(req: Request, res: Response) {
  const name = req.body.name;
  logger.info("login of " + name); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.post("/g/concat_safe", function by_concat_safe(req: Request, res: Response) {
  const name = req.body.name;
  logger.info("login of " + JSON.stringify(name));
  res.sendStatus(204);
});

app.get("/g/item/:id", function by_format_argument(req: Request, res: Response) {
  const { id } = req.params;
  console.error("no item %s", id); // expect: TAINT-LOG
  res.sendStatus(404);
});

app.get("/g/item_safe/:id", function by_format_argument_safe(req: Request, res: Response) {
  const { id } = req.params;
  console.error("no item %d", Number(id));
  res.sendStatus(404);
});

app.get("/g/agent", function by_header(req: Request, res: Response) {
  const agent = decodeURIComponent(req.get("x-client-note") || "unknown");
  audit.warn("old client: " + agent); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.get("/g/agent_safe", function by_header_safe(req: Request, res: Response) {
  const agent = req.get("x-client-note") ? "named" : "unknown";
  audit.warn("old client: " + agent);
  res.sendStatus(204);
});

app.post("/g/action", function by_replace_first(req: Request, res: Response) {
  const action = String(req.body.action).replace("\n", "");
  logger.warn("action " + action); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.post("/g/action_safe", function by_replace_first_safe(req: Request, res: Response) {
  const action = String(req.body.action);
  if (!ACTIONS.has(action)) {
    res.sendStatus(400);
    return;
  }
  logger.warn("action " + action);
  res.sendStatus(204);
});

app.get("/g/file", function by_append_file(req: Request, res: Response, next: NextFunction) {
  const line = [new Date().toISOString(), req.query.page].join(" ") + "\n";
  fs.appendFile("/var/log/visits.log", line, (err) => { // expect: TAINT-LOG
    if (err) return next(err);
    res.sendStatus(204);
  });
});

app.get("/g/file_safe", function by_append_file_safe(req: Request, res: Response, next: NextFunction) {
  const line = [new Date().toISOString(), encodeURIComponent(String(req.query.page))].join(" ") + "\n";
  fs.appendFile("/var/log/visits.log", line, (err) => {
    if (err) return next(err);
    res.sendStatus(204);
  });
});

app.get("/g/util", function by_util_format(req: Request, res: Response) {
  const text = util.format("user=%s lang=%s", req.cookies.user, "en");
  logger.debug(text); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.get("/g/util_safe", function by_util_format_safe(req: Request, res: Response) {
  const text = util.format("user=%j lang=%s", req.cookies.user, "en");
  logger.debug(text);
  res.sendStatus(204);
});

function describe(kind: string, value: string): string {
  return kind + "=" + value;
}

app.post("/g/helper", function by_helper(req: Request, res: Response) {
  const text = describe("mail", req.body.mail);
  console.info(text); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.post("/g/helper_safe", function by_helper_safe(req: Request, res: Response) {
  const given = req.body.mail !== undefined;
  const text = describe("mail", given ? "given" : "missing");
  console.info(text);
  res.sendStatus(204);
});

class RequestLog {
  private who: string;
  private prefix = "req";
  constructor(who: string) {
    this.who = who;
  }
  write(): void {
    audit.info(`${this.prefix} ${this.who}`); // expect: TAINT-LOG
  }
}

app.post("/g/class", function by_class_field(req: Request, res: Response) {
  new RequestLog(req.body.who).write();
  res.sendStatus(204);
});

class CountLog {
  private who: string;
  private prefix = "req";
  constructor(who: string) {
    this.who = who;
  }
  write(): void {
    audit.info(`${this.prefix} ${this.who.length}`);
  }
}

app.post("/g/class_safe", function by_class_field_safe(req: Request, res: Response) {
  new CountLog(String(req.body.who)).write();
  res.sendStatus(204);
});

app.post("/g/loop", function by_loop(req: Request, res: Response) {
  for (const tag of req.body.tags as string[]) {
    debug("tag " + tag); // expect: TAINT-LOG
  }
  res.sendStatus(204);
});

app.post("/g/loop_safe", function by_loop_safe(req: Request, res: Response) {
  for (const tag of req.body.tags as string[]) {
    if (!/^[a-z]{1,16}$/.test(tag)) continue;
    debug("tag " + tag);
  }
  res.sendStatus(204);
});

app.post("/g/join", function by_array_join(req: Request, res: Response) {
  const words = (req.body.words as string[]).map((w) => w.toUpperCase());
  logger.log("info", "words: " + words.join(", ")); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.post("/g/join_safe", function by_array_join_safe(req: Request, res: Response) {
  const words = (req.body.words as string[]).map((w) => w.replace(/[^\w-]/g, "_"));
  logger.log("info", "words: " + words.join(", "));
  res.sendStatus(204);
});

app.get("/g/dict", function by_object_item(req: Request, res: Response) {
  const event = { type: "view", target: req.query.target as string };
  logger.info(event.type + " " + event.target); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.get("/g/dict_safe", function by_object_item_safe(req: Request, res: Response) {
  const event = { type: "view", target: req.query.target as string };
  logger.info("event of type " + event.type);
  res.sendStatus(204);
});

app.post("/g/upload", upload.single("doc"), function by_upload_name(req: Request, res: Response) {
  process.stdout.write("stored " + req.file!.originalname + "\n"); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.post("/g/upload_safe", upload.single("doc"), function by_upload_name_safe(req: Request, res: Response) {
  process.stdout.write("stored " + req.file!.size + " bytes\n");
  res.sendStatus(204);
});

router.get("/g/koa", async function by_koa_query(ctx) {
  const { lang = "en" } = ctx.query;
  console.warn("unsupported language " + lang); // expect: TAINT-LOG
  ctx.status = 204;
});

router.get("/g/koa_safe", async function by_koa_query_safe(ctx) {
  let { lang = "en" } = ctx.query;
  lang = "en";
  console.warn("unsupported language, now " + lang);
  ctx.status = 204;
});

router.post("/g/koa_try", async function by_koa_try(ctx) {
  const raw = (ctx.request as any).body.amount;
  try {
    BigInt(raw);
    ctx.status = 204;
  } catch {
    audit.error("bad amount " + raw); // expect: TAINT-LOG
    ctx.status = 400;
  }
});

router.post("/g/koa_try_safe", async function by_koa_try_safe(ctx) {
  const raw = (ctx.request as any).body.amount;
  try {
    const amount = BigInt(raw);
    audit.info("amount " + amount);
    ctx.status = 204;
  } catch {
    audit.error("bad amount");
    ctx.status = 400;
  }
});

export const GET = async function by_next_route(request: NextRequest) {
  const ref = request.nextUrl.searchParams.get("ref");
  console.log("visit from", ref); // expect: TAINT-LOG
  return NextResponse.json({ ok: true });
};

export const PUT = async function by_next_route_safe(request: NextRequest) {
  const refs = new Map<string, string | null>();
  refs.set("given", request.nextUrl.searchParams.get("ref"));
  refs.set("site", "www.example.com");
  console.log("visit from", refs.get("site"));
  return NextResponse.json({ ok: true });
};

export default async function by_next_pages_api(req: NextApiRequest, res: NextApiResponse) {
  const { comment } = JSON.parse(req.body);
  logger.info(`comment: ${comment.trim()}`); // expect: TAINT-LOG
  res.status(204).end();
}

export async function by_next_pages_api_safe(req: NextApiRequest, res: NextApiResponse) {
  const { comment } = JSON.parse(req.body);
  const clean = String(comment).split(/\r|\n/).join(" ");
  logger.info(`comment: ${clean}`);
  res.status(204).end();
}

http.createServer(function by_node_http_url(req, res) {
  const path = decodeURIComponent(req.url ?? "/");
  console.log(req.method + " " + path); // expect: TAINT-LOG
  res.end();
}).listen(8093);

http.createServer(function by_node_http_url_safe(req, res) {
  const path = new URL(req.url ?? "/", "http://localhost").pathname;
  console.log("request for " + encodeURI(path));
  res.end();
}).listen(8094);

app.get("/g/branch", function by_conditional(req: Request, res: Response) {
  const verbose = true;
  const extra = verbose ? ` (${req.query.why})` : "";
  logger.info("rejected" + extra); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.get("/g/branch_safe", function by_conditional_safe(req: Request, res: Response) {
  const verbose = false;
  const extra = verbose ? ` (${req.query.why})` : "";
  logger.info("rejected" + extra);
  res.sendStatus(204);
});

app.get("/g/callback", function by_callback(req: Request, res: Response) {
  const later = (text: string, done: (t: string) => void) => setTimeout(() => done(text), 10);
  later(req.query.job as string, (job) => {
    audit.info("job finished: " + job); // expect: TAINT-LOG
  });
  res.sendStatus(202);
});

app.get("/g/callback_safe", function by_callback_safe(req: Request, res: Response) {
  const later = (text: string, done: (t: string) => void) => setTimeout(() => done(text), 10);
  later(String(parseInt(req.query.job as string, 10)), (job) => {
    audit.info("job finished: " + job);
  });
  res.sendStatus(202);
});

app.get("/g/decode", function by_base64(req: Request, res: Response) {
  const state = Buffer.from(req.query.state as string, "base64").toString("utf8");
  console.debug("oauth state " + state); // expect: TAINT-LOG
  res.sendStatus(204);
});

app.get("/g/decode_safe", function by_base64_safe(req: Request, res: Response) {
  const state = Buffer.from(req.query.state as string, "utf8").toString("hex");
  console.debug("oauth state " + state);
  res.sendStatus(204);
});

net.createServer(function by_socket(socket) {
  socket.on("data", (data) => {
    const text = data.toString("utf8");
    console.log("client says: " + text); // expect: TAINT-LOG
    socket.end("ok");
  });
}).listen(9011);

net.createServer(function by_socket_safe(socket) {
  socket.on("data", (data) => {
    const text = data.toString("utf8");
    if (/[\r\n]/.test(text)) {
      socket.end("refused");
      return;
    }
    console.log("client says: " + text);
    socket.end("ok");
  });
}).listen(9012);

app.post("/g/stream", function by_write_stream(req: Request, res: Response) {
  const out = fs.createWriteStream("/var/log/feedback.log", { flags: "a" });
  const { topic, ...rest } = req.body;
  out.write(`${topic}: ${rest.text}\n`); // expect: TAINT-LOG
  out.end(() => res.sendStatus(204));
});

app.post("/g/stream_safe", function by_write_stream_safe(req: Request, res: Response) {
  const out = fs.createWriteStream("/var/log/feedback.log", { flags: "a" });
  const { topic, ...rest } = req.body;
  out.write(JSON.stringify({ topic, text: rest.text }) + "\n");
  out.end(() => res.sendStatus(204));
});

app.listen(3000);
