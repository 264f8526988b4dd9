// Outgoing requests of a web service and the addresses they go to.
import express from "express";
import type { NextFunction, Request, Response } from "express";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import axios from "axios";
import cookieParser from "cookie-parser";
import got from "got";
import needle from "needle";
import superagent from "superagent";
import nodeFetch from "node-fetch";
import puppeteer from "puppeteer";
import WebSocket from "ws";
import { request as undiciRequest } from "undici";
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
app.use(cookieParser());
app.use(express.urlencoded({ extended: false }));
koa.use(router.routes());

const ALLOWED_HOSTS = new Set(["api.example.com", "images.example.com"]);
const FEEDS: Record<string, string> = {
  news: "https://feeds.example.com/news.xml",
  sport: "https://feeds.example.com/sport.xml",
};

app.get("/s/direct", async function by_fetch_query(req: Request, res: Response) {
  const answer = await fetch(req.query.url as string); // expect: TAINT-SSRF
  res.json({ status: answer.status });
});

app.get("/s/direct_safe", async function by_fetch_query_safe(req: Request, res: Response) {
  const id = encodeURIComponent(req.query.id as string);
  const answer = await fetch("https://api.example.com/items?id=" + id);
  res.json({ status: answer.status });
});

app.post("/s/axios_body", async function by_axios_body(req: Request, res: Response, next: NextFunction) {
  const { callback } = req.body;
  try {
    await axios.post(callback, { event: "created" }); // expect: TAINT-SSRF
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
});

app.post("/s/axios_body_safe", async function by_axios_body_safe(req: Request, res: Response, next: NextFunction) {
  let { callback } = req.body;
  callback = "https://hooks.example.com/created";
  try {
    await axios.post(callback, { event: "created" });
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
});

app.get("/s/host/:host", function by_http_options(req: Request, res: Response) {
  const options = { hostname: req.params.host, port: 80, path: "/health" };
  http.get(options, (up) => { // expect: TAINT-SSRF
    res.json({ status: up.statusCode });
  });
});

app.get("/s/host_safe/:host", function by_http_options_safe(req: Request, res: Response) {
  const options = { hostname: "status.internal.example.com", port: 80, path: "/health" };
  const labels = { hostname: req.params.host };
  http.get(options, (up) => {
    res.json({ status: up.statusCode, labels });
  });
});

app.get("/s/template", async function by_subdomain_template(req: Request, res: Response) {
  const tenant = String(req.query.tenant);
  const url = `https://${tenant}.example.com/status`;
  const answer = await got(url); // expect: TAINT-SSRF
  res.json({ status: answer.statusCode });
});

app.get("/s/template_safe", async function by_subdomain_template_safe(req: Request, res: Response) {
  const tenant = String(req.query.tenant);
  if (!/^[a-z0-9]{1,20}$/.test(tenant)) {
    res.status(400).end();
    return;
  }
  const url = `https://${tenant}.example.com/status`;
  const answer = await got(url);
  res.json({ status: answer.statusCode });
});

app.get("/s/base", async function by_url_base(req: Request, res: Response) {
  const target = new URL(req.query.path as string, "https://api.example.com/");
  const answer = await nodeFetch(target); // expect: TAINT-SSRF
  res.json({ status: answer.status });
});

app.get("/s/base_safe", async function by_url_base_safe(req: Request, res: Response) {
  const target = new URL("https://api.example.com/search");
  target.searchParams.set("q", req.query.path as string);
  const answer = await nodeFetch(target);
  res.json({ status: answer.status });
});

app.get("/s/hosts", async function by_host_prefix_check(req: Request, res: Response) {
  const url = req.query.url as string;
  if (!url.startsWith("https://api.example.com")) {
    res.status(400).end();
    return;
  }
  const answer = await axios.get(url); // expect: TAINT-SSRF
  res.json({ status: answer.status });
});

app.get("/s/hosts_safe", async function by_host_prefix_check_safe(req: Request, res: Response) {
  const url = new URL(req.query.url as string);
  if (url.protocol !== "https:" || !ALLOWED_HOSTS.has(url.hostname)) {
    res.status(400).end();
    return;
  }
  const answer = await axios.get(url.href);
  res.json({ status: answer.status });
});

app.get("/s/feed", async function by_lookup_default(req: Request, res: Response) {
  const name = String(req.query.feed);
  const url = FEEDS[name] ?? name;
  const answer = await fetch(url); // expect: TAINT-SSRF
  res.json({ status: answer.status });
});

app.get("/s/feed_safe", async function by_lookup_default_safe(req: Request, res: Response) {
  const name = String(req.query.feed);
  const url = Object.hasOwn(FEEDS, name) ? FEEDS[name] : FEEDS.news;
  const answer = await fetch(url);
  res.json({ status: answer.status });
});

function withScheme(host: string): string {
  return "http://" + host + "/ping";
}

app.get("/s/helper", function by_helper(req: Request, res: Response) {
  const url = withScheme(req.get("x-forward-host") ?? "localhost");
  needle("get", url) // expect: TAINT-SSRF
    .then((up) => res.json({ status: up.statusCode }))
    .catch(() => res.sendStatus(502));
});

app.get("/s/helper_safe", function by_helper_safe(req: Request, res: Response) {
  const wanted = req.get("x-forward-host") ?? "localhost";
  const url = withScheme(wanted === "eu" ? "eu.example.com" : "us.example.com");
  needle("get", url)
    .then((up) => res.json({ status: up.statusCode }))
    .catch(() => res.sendStatus(502));
});

app.post("/s/chain", function by_chained_client(req: Request, res: Response) {
  const target = [req.body.server, "v1", "report"].join("/");
  superagent // expect: TAINT-SSRF
    .post(target)
    .set("accept", "application/json")
    .send({ done: true })
    .then(() => res.sendStatus(204));
});

app.post("/s/chain_safe", function by_chained_client_safe(req: Request, res: Response) {
  const target = ["https://api.example.com", "v1", "report"].join("/");
  superagent
    .post(target)
    .set("accept", "application/json")
    .send({ server: req.body.server })
    .then(() => res.sendStatus(204));
});

class Webhook {
  private endpoint: string;
  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }
  async deliver(payload: object): Promise<number> {
    const answer = await axios.post(this.endpoint, payload); // expect: TAINT-SSRF
    return answer.status;
  }
}

app.post("/s/class", async function by_class_field(req: Request, res: Response) {
  const hook = new Webhook(req.body.endpoint);
  res.json({ status: await hook.deliver({ ping: 1 }) });
});

class FixedWebhook {
  private endpoint = "https://hooks.example.com/in";
  private label: string;
  constructor(label: string) {
    this.label = label;
  }
  async deliver(payload: object): Promise<number> {
    const answer = await axios.post(this.endpoint, { ...payload, label: this.label });
    return answer.status;
  }
}

app.post("/s/class_safe", async function by_class_field_safe(req: Request, res: Response) {
  const hook = new FixedWebhook(req.body.endpoint);
  res.json({ status: await hook.deliver({ ping: 1 }) });
});

app.post("/s/many", async function by_promise_all(req: Request, res: Response) {
  const urls: string[] = req.body.urls;
  const answers = await Promise.all(
    urls.map((u) => fetch(u)), // expect: TAINT-SSRF
  );
  res.json(answers.map((a) => a.status));
});

app.post("/s/many_safe", async function by_promise_all_safe(req: Request, res: Response) {
  const ids: string[] = req.body.ids;
  const answers = await Promise.all(
    ids.map((id) => fetch(`https://api.example.com/items/${Number(id)}`)),
  );
  res.json(answers.map((a) => a.status));
});

router.get("/s/koa", async function by_koa_query(ctx) {
  const where = ctx.query.target as string;
  const { statusCode } = await undiciRequest(where); // expect: TAINT-SSRF
  ctx.body = { statusCode };
});

router.get("/s/koa_safe", async function by_koa_query_safe(ctx) {
  const where = ctx.query.target as string;
  const known = ["https://a.example.com/", "https://b.example.com/"];
  if (!known.includes(where)) ctx.throw(400);
  const { statusCode } = await undiciRequest(where);
  ctx.body = { statusCode };
});

router.post("/s/koa_map", async function by_koa_map_entry(ctx) {
  const targets = new Map<string, string>();
  targets.set("main", "https://main.example.com/");
  targets.set("mirror", (ctx.request as any).body.mirror);
  const answer = await fetch(targets.get("mirror")!); // expect: TAINT-SSRF
  ctx.body = { status: answer.status };
});

router.post("/s/koa_map_safe", async function by_koa_map_entry_safe(ctx) {
  const targets = new Map<string, string>();
  targets.set("main", "https://main.example.com/");
  targets.set("mirror", (ctx.request as any).body.mirror);
  const answer = await fetch(targets.get("main")!);
  ctx.body = { status: answer.status };
});

fastify.get("/s/fastify", async function by_fastify_request_config(request: FastifyRequest, reply: FastifyReply) {
  const { img } = request.query as { img: string };
  const answer = await axios({ method: "get", url: img, responseType: "stream" }); // expect: TAINT-SSRF
  return { length: answer.headers["content-length"] };
});

fastify.get("/s/fastify_safe", async function by_fastify_request_config_safe(request: FastifyRequest, reply: FastifyReply) {
  const { img } = request.query as { img: string };
  const answer = await axios({
    method: "get",
    url: "https://images.example.com/render",
    params: { img },
    responseType: "stream",
  });
  return { length: answer.headers["content-length"] };
});

fastify.post("/s/fastify_port", async function by_fastify_socket(request: FastifyRequest, reply: FastifyReply) {
  const body = request.body as { host: string; port: number };
  const socket = net.connect(body.port, body.host); // expect: TAINT-SSRF
  socket.end("PING\r\n");
  return reply.code(202).send();
});

fastify.post("/s/fastify_port_safe", async function by_fastify_socket_safe(request: FastifyRequest, reply: FastifyReply) {
  const body = request.body as { host: string; port: number };
  const host = body.host === "b" ? "cache-b.example.com" : "cache-a.example.com";
  const socket = net.connect(6379, host);
  socket.end("PING\r\n");
  return reply.code(202).send();
});

export const GET = async function by_next_route(request: NextRequest) {
  const url = request.nextUrl.searchParams.get("url") || "https://www.example.com/";
  const answer = await fetch(url, { cache: "no-store" }); // expect: TAINT-SSRF
  return NextResponse.json({ ok: answer.ok });
};

export const PUT = async function by_next_route_safe(request: NextRequest) {
  const slug = request.nextUrl.searchParams.get("slug") || "home";
  const answer = await fetch(`https://cms.example.com/pages/${encodeURIComponent(slug)}`, { cache: "no-store" });
  return NextResponse.json({ ok: answer.ok });
};

export default async function by_next_pages_api(req: NextApiRequest, res: NextApiResponse) {
  const avatar = Buffer.from(req.body.avatar, "base64").toString("utf8");
  const answer = await fetch(avatar); // expect: TAINT-SSRF
  res.status(200).json({ type: answer.headers.get("content-type") });
}

export async function by_next_pages_api_safe(req: NextApiRequest, res: NextApiResponse) {
  const avatar = Buffer.from(req.body.avatar, "base64").toString("utf8");
  const url = new URL(avatar);
  if (url.origin !== "https://images.example.com") return res.status(400).end();
  const answer = await fetch(url);
  res.status(200).json({ type: answer.headers.get("content-type") });
}

http.createServer(function by_node_http(req, res) {
  const query = new URL(req.url ?? "/", "http://localhost").searchParams;
  https.get(query.get("next") as string, (up) => { // expect: TAINT-SSRF
    res.writeHead(up.statusCode === 200 ? 200 : 502);
    res.end();
  });
}).listen(8081);

http.createServer(function by_node_http_safe(req, res) {
  const query = new URL(req.url ?? "/", "http://localhost").searchParams;
  const page = Number.parseInt(query.get("next") as string, 10);
  https.get("https://api.example.com/pages/" + page, (up) => {
    res.writeHead(up.statusCode === 200 ? 200 : 502);
    res.end();
  });
}).listen(8082);

app.get("/s/shot", async function by_browser_page(req: Request, res: Response) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto(req.query.page as string); // expect: TAINT-SSRF
  const image = await page.screenshot();
  await browser.close();
  res.type("png").send(image);
});

app.get("/s/shot_safe", async function by_browser_page_safe(req: Request, res: Response) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto(`https://www.example.com/report/${parseInt(req.query.page as string, 10)}`);
  const image = await page.screenshot();
  await browser.close();
  res.type("png").send(image);
});

app.get("/s/cookie", function by_cookie_websocket(req: Request, res: Response) {
  const node = req.cookies.node;
  const socket = new WebSocket("ws://" + node + "/live"); // expect: TAINT-SSRF
  socket.on("open", () => res.sendStatus(204));
});

app.get("/s/cookie_safe", function by_cookie_websocket_safe(req: Request, res: Response) {
  let node = req.cookies.node;
  switch (node) {
    case "blue": node = "blue.example.com"; break;
    default: node = "green.example.com";
  }
  const socket = new WebSocket("ws://" + node + "/live");
  socket.on("open", () => res.sendStatus(204));
});

app.post("/s/closure", async function by_closure(req: Request, res: Response) {
  const source = req.body.source;
  const load = async () => {
    const answer = await fetch(source); // expect: TAINT-SSRF
    return answer.ok;
  };
  res.json({ ok: await load() });
});

app.post("/s/closure_safe", async function by_closure_safe(req: Request, res: Response) {
  const proxyEnabled = false;
  const source = req.body.source;
  const load = async () => {
    if (proxyEnabled) {
      return (await fetch(source)).ok;
    }
    return true;
  };
  res.json({ ok: await load() });
});

app.get("/s/spread", async function by_spread_options(req: Request, res: Response) {
  const base = { protocol: "https:", path: "/v1", timeout: 1000 };
  const options = { ...base, host: req.query.region + ".svc.cluster.local" };
  const call = https.request(options); // expect: TAINT-SSRF
  call.on("response", (up) => res.json({ status: up.statusCode }));
  call.end();
});

app.get("/s/spread_safe", async function by_spread_options_safe(req: Request, res: Response) {
  const base = { protocol: "https:", path: "/v1", timeout: 1000, host: "api.example.com" };
  const options = { host: req.query.region as string, ...base };
  const call = https.request(options);
  call.on("response", (up) => res.json({ status: up.statusCode }));
  call.end();
});

async function by_argv() {
  const [, , address] = process.argv;
  const answer = await fetch(address); // expect: TAINT-SSRF
  process.exitCode = answer.ok ? 0 : 1;
}

async function by_argv_safe() {
  const [, , address] = process.argv;
  const list = ["https://www.example.com/", address];
  const answer = await fetch(list[0]);
  process.exitCode = answer.ok ? 0 : 1;
}

if (process.argv.length > 2) {
  by_argv().then(by_argv_safe);
}

net.createServer(function by_socket_line(socket) {
  socket.on("data", async (chunk) => {
    const line = chunk.toString("utf8").trim();
    const answer = await fetch("http://" + line + "/"); // expect: TAINT-SSRF
    socket.end(answer.ok ? "up" : "down");
  });
}).listen(9001);

net.createServer(function by_socket_line_safe(socket) {
  socket.on("data", async (chunk) => {
    const line = chunk.toString("utf8").trim();
    if (!ALLOWED_HOSTS.has(line)) {
      socket.end("refused");
      return;
    }
    const answer = await fetch("http://" + line + "/");
    socket.end(answer.ok ? "up" : "down");
  });
}).listen(9002);

app.listen(3000);
