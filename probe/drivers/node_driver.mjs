// Runs inside the sandbox: calls functions of a JavaScript or TypeScript module and records what they did.
//
// The main thread reads one JSON job from standard input, {name, style, names, offered, versions, calls, call_ms, token}, and
// writes JSON lines. Every version runs in a worker of its own, with modules and a heap of its own; a call that does
// not end takes its worker with it, and the rest goes on in a new one. Arguments are JavaScript expressions.
import fs from "node:fs";
import inspector from "node:inspector";
import { createRequire, stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import util from "node:util";
import vm from "node:vm";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const MAX_DEPTH = 12;
const MAX_ITEMS = 200;
const MAX_TEXT = 4000;
const HEAP_MIB = 192;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

const clip = (text) => (text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}...${text.length}`);

// What a call did

function canonical(value, seen = new Map(), depth = 0) {
  switch (typeof value) {
    case "undefined":
      return ["undefined"];
    case "string":
      return ["string", clip(value)];
    case "number":
      return ["number", Object.is(value, -0) ? "-0" : String(value)];
    case "boolean":
      return ["boolean", value];
    case "bigint":
      return ["bigint", clip(String(value))];
    case "symbol":
      return ["symbol", String(value)];
    case "function":
      // What a function would do cannot be seen from outside.
      return ["opaque", "function"];
    default:
  }
  if (value === null) return ["null"];
  if (seen.has(value)) return ["cycle", seen.get(value)];
  if (depth > MAX_DEPTH) return ["deep"];
  const below = new Map(seen).set(value, depth);
  return compound(value, (item) => canonical(item, below, depth + 1));
}

function compound(value, inner) {
  if (Array.isArray(value)) {
    const length = Math.min(value.length, MAX_ITEMS);
    return ["array", Array.from({ length }, (_, i) => (i in value ? inner(value[i]) : ["hole"])), value.length];
  }
  if (util.types.isDate(value)) return ["date", value.getTime()];
  if (util.types.isRegExp(value)) return ["regexp", String(value)];
  if (util.types.isMap(value)) return ["map", [...value].map(([key, item]) => [inner(key), inner(item)]).slice(0, MAX_ITEMS)];
  if (util.types.isSet(value)) return ["set", [...value].map(inner).slice(0, MAX_ITEMS)];
  if (util.types.isNativeError(value)) return ["error", value.name, clip(String(value.message))];
  if (ArrayBuffer.isView(value)) {
    return ["typed", value.constructor.name, [...new Uint8Array(value.buffer)].slice(0, MAX_ITEMS)];
  }
  const prototype = Object.getPrototypeOf(value);
  const name = prototype === null ? "null" : (prototype.constructor?.name ?? "");
  const keys = Object.keys(value).slice(0, MAX_ITEMS);
  return ["object", name, keys.map((key) => [key, inner(value[key])])];
}

// Source text that evaluates to a deeply equal value, or null.
function literal(value, depth = 0) {
  if (depth > 6) return null;
  if (value === null || value === undefined || typeof value === "boolean") return String(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return value.length <= 400 ? JSON.stringify(value) : null;
  if (Array.isArray(value)) return listLiteral(value, depth);
  if (util.types.isDate(value)) return Number.isNaN(value.getTime()) ? null : `new Date(${value.getTime()})`;
  if (util.types.isMap(value)) return wrapped("Map", listLiteral([...value], depth));
  if (util.types.isSet(value)) return wrapped("Set", listLiteral([...value], depth));
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return null;
  return objectLiteral(value, depth);
}

const wrapped = (name, inside) => (inside === null ? null : `new ${name}(${inside === "[]" ? "" : inside})`);

function listLiteral(items, depth) {
  if (items.length > 40 || Object.keys(items).length !== items.length) return null;
  const parts = items.map((item) => literal(item, depth + 1));
  return parts.includes(null) ? null : `[${parts.join(", ")}]`;
}

function objectLiteral(value, depth) {
  const keys = Object.keys(value);
  if (keys.length > 40 || Object.getOwnPropertySymbols(value).length > 0 || keys.includes("__proto__")) return null;
  const name = (key) => (IDENTIFIER.test(key) ? key : JSON.stringify(key));
  const parts = keys.map((key) => [name(key), literal(value[key], depth + 1)]);
  if (parts.some(([, part]) => part === null)) return null;
  return parts.length === 0 ? "{}" : `{ ${parts.map(([key, part]) => `${key}: ${part}`).join(", ")} }`;
}

// Loading a version

const HOOK = "cognicode.probe";

// A name that a change removed is undefined rather than an error.
function collector(names) {
  const pairs = names.map((name) => `${JSON.stringify(name)}: typeof ${name} === "undefined" ? undefined : ${name}`);
  return `\n;globalThis[Symbol.for("${HOOK}")]({ ${pairs.join(", ")} });\n`;
}

async function load(job, number) {
  const folder = path.join("/tmp", `v${number}`);
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, path.basename(job.name));
  let scope = {};
  globalThis[Symbol.for(HOOK)] = (found) => {
    scope = found;
  };
  const text = job.versions[number] + collector(job.names);
  if (job.style === "script") {
    const opening = "(() => { ";
    const plain = /\.[mc]?ts$/.test(file) ? stripTypeScriptTypes(text) : text;
    vm.runInThisContext(`${opening}${plain}\n})()`, { filename: file, columnOffset: -opening.length });
    return { scope, file, shift: opening.length };
  }
  fs.writeFileSync(file, text);
  const type = job.style === "module" ? "module" : "commonjs";
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ type }));
  const exported = job.style === "module" ? await import(pathToFileURL(file).href) : createRequire(file)(file);
  return { scope: { ...scope, ...offered(job, exported) }, file, shift: 0 };
}

// What has no name at the top of the file, by the name its exports give it.
function offered(job, exported) {
  const whole = job.style === "module" ? exported.default : exported;
  return Object.fromEntries(job.offered.map(([local, name]) => [local, name === "default" ? whole : exported?.[name]]));
}

// Coverage of one call, from V8's own counters

class Coverage {
  constructor({ file, shift }, text) {
    this.urls = [file, pathToFileURL(file).href];
    this.text = text;
    this.shift = shift;
    this.session = new inspector.Session();
    this.session.connect();
    this.session.post("Profiler.enable");
    this.session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  take() {
    let scripts = [];
    this.session.post("Profiler.takePreciseCoverage", (error, answer) => {
      if (!error) scripts = answer.result;
    });
    const script = scripts.find(({ url }) => this.urls.includes(url));
    return script === undefined ? { lines: [], arcs: [] } : this.lines(script.functions);
  }

  lines(functions) {
    const painted = new Uint8Array(this.text.length);
    const arcs = [];
    // Outer functions first: one that did not run leaves a hole in the one around it.
    const outerFirst = functions.toSorted(({ ranges: [a] }, { ranges: [b] }) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
    for (const { ranges } of outerFirst) {
      for (const { startOffset, endOffset, count } of ranges) {
        const [start, end] = [startOffset - this.shift, endOffset - this.shift];
        painted.fill(count > 0 ? 1 : 0, Math.max(0, start), Math.max(0, end));
        if (ranges[0].count > 0) arcs.push([start, count > 0 ? end : -end]);
      }
    }
    const lines = [];
    let start = 0;
    for (const [index, line] of this.text.split("\n").entries()) {
      const ran = [...line].some((character, at) => painted[start + at] && !/[\s{}();]/.test(character));
      if (ran) lines.push(index + 1);
      start += line.length + 1;
    }
    return { lines, arcs };
  }
}

// Calling

function isEnough(items, item) {
  items.push(item);
  return items.length >= MAX_ITEMS;
}

// Whether a call gave an iterator, and whether it gave something to wait for.
function manner(value) {
  const given = value !== null && typeof value === "object";
  const isAsync = given && typeof value[Symbol.asyncIterator] === "function";
  const drained = given && typeof value.next === "function" && (isAsync || typeof value[Symbol.iterator] === "function");
  return { drained, awaited: given && (drained ? isAsync : typeof value.then === "function") };
}

// The value, awaited where there is something to wait for; of an iterator, its items.
async function settle(value, { drained, awaited }) {
  if (!drained) return awaited ? await value : value;
  const items = [];
  if (awaited) {
    for await (const item of value) if (isEnough(items, item)) break;
  } else {
    for (const item of value) if (isEnough(items, item)) break;
  }
  return items;
}

function evaluate(scope, text) {
  const names = Object.keys(scope).filter((name) => IDENTIFIER.test(name));
  return new Function(...names, `"use strict"; return (${text});`)(...names.map((name) => scope[name]));
}

// Whether the code made the error itself, as opposed to the engine having made it.
function isExplicit(error, file, text) {
  if (!util.types.isNativeError(error)) return true;
  const frame = String(error.stack).split("\n").find((line) => /^\s+at /.test(line)) ?? "";
  const place = /:(\d+):(\d+)\)?$/.exec(frame);
  if (!frame.includes(file) || place === null) return false;
  const rest = (text.split("\n")[place[1] - 1] ?? "").slice(place[2] - 1);
  return /^(new\b|[\w.]*(Error|Exception)\b)/.test(rest);
}

function prepare(scope, request) {
  const args = evaluate(scope, `[${request.args.join(", ")}]`);
  const target = request.receiver ? evaluate(scope, request.receiver) : undefined;
  const callee = request.receiver ? target[request.function] : evaluate(scope, request.function);
  if (typeof callee !== "function") throw new TypeError(`${request.function} is not a function`);
  return { args, target, callee };
}

async function call(scope, request, file, text) {
  let prepared;
  try {
    prepared = prepare(scope, request);
  } catch (error) {
    return { kind: "unreachable", type: error?.name ?? "Error", message: clip(String(error?.message)) };
  }
  const { args, target, callee } = prepared;
  const before = JSON.stringify(canonical(args));
  const outcome = await perform(callee, target, args, file, text);
  const after = canonical(args);
  outcome.state = [canonical(target), world(scope)];
  if (JSON.stringify(after) === before) return outcome;
  return { ...outcome, mutated: after, mutated_literals: args.map((argument) => literal(argument)) };
}

// The data at the top level of the module, as far as its names still hold what they held when it was loaded.
function world(scope) {
  return Object.entries(scope).filter(([, value]) => typeof value !== "function").map(([name, value]) => [name, canonical(value)]);
}

async function perform(callee, target, args, file, text) {
  let how = {};
  try {
    const result = Reflect.apply(callee, target, args);
    how = manner(result);
    const value = await settle(result, how);
    const type = value === null ? "null" : typeof value;
    return { kind: how.drained ? "yielded" : "returned", value: canonical(value), literal: literal(value), type, ...how };
  } catch (error) {
    const explicit = isExplicit(error, file, text);
    const detail = clip(String(error?.message ?? error));
    const type = error instanceof Error ? error.name : typeof error;
    return { kind: "raised", type, message: explicit ? detail : "", explicit, detail, module: "", ...how };
  }
}

async function runVersion({ job, number, first }) {
  const printed = [];
  for (const name of ["log", "info", "warn", "error", "debug"]) {
    console[name] = (...items) => printed.push(util.format(...items));
  }
  const post = (record) => parentPort.postMessage({ version: number, ...record });
  const text = job.versions[number];
  let loaded;
  try {
    loaded = await load(job, number);
  } catch (error) {
    const missing = /Cannot find (?:package|module) '([^']+)'/.exec(String(error?.message))?.[1] ?? null;
    post({ load_error: error?.name ?? "Error", message: clip(String(error?.message)), missing });
    return;
  }
  const coverage = new Coverage(loaded, text);
  for (let index = first; index < job.calls.length; index += 1) {
    post({ call: index, begin: true });
    printed.length = 0;
    coverage.take();
    const outcome = await call(loaded.scope, job.calls[index], loaded.file, text);
    const covered = coverage.take();
    post({ call: index, ...outcome, ...(job.detail ? covered : {}), printed: clip(printed.join("\n")) });
  }
  post({ end: true });
}

// The main thread

function supervise(job, number, first, report) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { job, number, first },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
      stdout: true,
      stderr: true,
    });
    let last = first - 1;
    let timer;
    const end = (ending) => {
      clearTimeout(timer);
      resolve({ last, ending });
      worker.terminate();
    };
    const arm = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end("timed_out"), job.call_ms);
    };
    arm();
    worker.on("message", (record) => {
      arm();
      if (record.begin) {
        last = record.call;
        return;
      }
      report(record);
      if (record.end || "load_error" in record) end("done");
    });
    worker.on("error", () => end("died"));
    worker.on("exit", () => end("died"));
  });
}

async function runAll(job, number, report) {
  for (let first = 0, hangs = 0; ; ) {
    const { last, ending } = await supervise(job, number, first, report);
    if (ending === "done") return;
    if (last < first) {
      report({ version: number, load_error: ending, message: "", missing: null });
      return;
    }
    report({ version: number, call: last, kind: ending });
    first = last + 1;
    hangs += 1;
    if (hangs >= job.max_hangs) return;
  }
}

async function main() {
  const { token, ...job } = JSON.parse(fs.readFileSync(0, "utf8"));
  const report = (record) => fs.writeSync(1, `${JSON.stringify({ token, ...record })}\n`);
  for (let number = 0; number < job.versions.length; number += 1) await runAll(job, number, report);
  report({ finished: true });
  process.exit(0);
}

await (isMainThread ? main() : runVersion(workerData));
