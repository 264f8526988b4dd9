// Runs inside the sandbox, in a worker of node_driver.mjs: loads versions of a module, calls what they offer, and says what
// the calls did.
import fs from "node:fs";
import inspector from "node:inspector";
import { createRequire, stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import util from "node:util";
import vm from "node:vm";
import { parentPort } from "node:worker_threads";
import * as dependencies from "./node_dependencies.mjs";
import { Surroundings } from "./node_surroundings.mjs";
import { isJsx } from "./node_transpile.mjs";
import { IDENTIFIER, MAX_ITEMS, apply, canonical, clip, encode, keysOf, mapped, toText } from "./node_record.mjs";
import { areTooMany, bound, takePlaces, watchPlaces } from "./node_places.mjs";
import { leftOf, shared } from "./node_shared.mjs";
import { asHeld } from "./node_state.mjs";
import { writer } from "./node_written.mjs";

const { copyTree } = await import(`${process.env.SANDBOX_ROOT}/inside/copy_tree.mjs`);

const [SOURCES, SCRATCH] = ["src", "tmp"].map((name) => `${process.env.SANDBOX_ROOT}/${name}`);

// Loading a version

const HOOK = "cognicode.probe";

// A name that a change removed is undefined rather than an error. Of what a module holds, how it is read and assigned.
function collector(names, state) {
  const pairs = names.map((name) => `${JSON.stringify(name)}: typeof ${name} === "undefined" ? undefined : ${name}`);
  const held = state.map((name) => `[() => ${name}, (value) => { ${name} = value; }]`);
  return `\n;globalThis[Symbol.for("${HOOK}")]({ ${pairs.join(", ")} }, [${held.join(", ")}]);\n`;
}

async function load(job, number, { code, beside }) {
  const root = path.join(SCRATCH, `v${number}`);
  if (!fs.existsSync(root)) copyTree(SOURCES, root, job.name);
  for (const [name, text] of beside) fs.writeFileSync(path.join(root, name), text);
  const type = job.style === "module" ? "module" : "commonjs";
  const file = path.join(root, isJsx(job.name) ? `${job.name}.${type === "module" ? "mjs" : "cjs"}` : job.name);
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true });
  let [scope, held] = [{}, []];
  globalThis[Symbol.for(HOOK)] = (found, variables) => {
    scope = found;
    held = asHeld(variables);
  };
  const text = code + collector(job.names, job.state);
  if (job.style === "script") {
    const opening = "(() => { ";
    const plain = /\.[mc]?ts$/.test(file) ? stripTypeScriptTypes(text) : text;
    vm.runInThisContext(`${opening}${plain}\n})()`, { filename: file, columnOffset: -opening.length });
    return { scope, file, held };
  }
  fs.writeFileSync(file, text);
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ type }));
  const exported = job.style === "module" ? await import(pathToFileURL(file).href) : createRequire(file)(file);
  return { scope: { ...scope, ...offered(job, exported) }, file, held };
}

// What has no name at the top of the file, by the name its exports give it.
function offered(job, exported) {
  return Object.fromEntries(job.offered.map(([local, name]) => [local, name === "module.exports" ? exported : exported?.[name]]));
}

// The classes that a test can make instances of.
function classesOf(job, scope) {
  const named = job.makers.filter(([name]) => typeof scope[name] === "function");
  return named.map(([name, parameters]) => ({ name, made: scope[name].prototype, parameters }));
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

// The value, awaited where there is something to wait for; of an iterator, its items, which go into `items` one by one.
async function settle(value, { drained, awaited }, items) {
  if (!drained) return awaited ? await value : value;
  if (awaited) {
    for await (const item of value) if (isEnough(items, item)) break;
  } else {
    for (const item of value) if (isEnough(items, item)) break;
  }
  return items;
}

const FunctionOf = Function;
const CONSTRUCTED = /^new /;
CONSTRUCTED.exec = RegExp.prototype.exec;

// Expressions as functions, by their text and the names that they may use: thousands of calls are made of the same few.
const functions = { __proto__: null };

// The value of an expression in which the names of the module stand for what they hold.
function evaluate(scope, text) {
  const keys = keysOf(scope);
  const values = [];
  let names = "";
  for (let index = 0; index < keys.length; index += 1) {
    if (!IDENTIFIER.exec(keys[index])) continue;
    names += `${names ? "," : ""}${keys[index]}`;
    values[values.length] = scope[keys[index]];
  }
  const sign = `${names}:${text}`;
  functions[sign] ??= new FunctionOf(names, `"use strict"; return (${text});`);
  return apply(functions[sign], undefined, values);
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

// The innermost line of the file that an error came along, 0 for none.
function lineOf(error, file) {
  const frames = util.types.isNativeError(error) ? String(error.stack).split("\n") : [];
  const frame = frames.find((line) => /^\s+at /.test(line) && line.includes(file)) ?? "";
  return Number(/:(\d+):\d+\)?$/.exec(frame)?.[1] ?? 0);
}

// A class cannot be called without `new`.
const called = (name) => (CONSTRUCTED.exec(name) ? `(...args) => ${name}(...args)` : name);

const [RECEIVER, ARGUMENT] = [/\{receiver\}/g, /\{(\d+)\}/g];
for (const pattern of [RECEIVER, ARGUMENT]) pattern.exec = RegExp.prototype.exec;
const replaceIn = RegExp.prototype[Symbol.replace];
const filled = (form) => apply(replaceIn, ARGUMENT, [apply(replaceIn, RECEIVER, [form, "receiver"]), "argument$1"]);

// Functions that are given more than once are one object each; `kept` has those that were made already.
function argumentsOf(scope, request, kept) {
  const args = [];
  for (let index = 0; index < request.args.length; index += 1) {
    const text = request.args[index];
    const value = text in kept && kept[text] ? kept[text] : evaluate(scope, text);
    if (text in kept) kept[text] = value;
    args[index] = value;
  }
  return args;
}

// An expression that is no call becomes one.
function calleeOf(scope, request, target) {
  if (request.form) {
    const names = mapped(request.args, (argument, index) => `argument${index}`);
    const named = { ...scope, isDeepStrictEqual: util.isDeepStrictEqual };
    const expression = evaluate(named, `(receiver${mapped(names, (name) => `, ${name}`).join("")}) => (${filled(request.form)})`);
    return (...args) => expression(target, ...args);
  }
  const { receiver, function: name } = request;
  if (!receiver) return evaluate(scope, called(name));
  if (name === "") return target;
  // What lies in the receiver may lie deeper.
  if (!IDENTIFIER.exec(name)) return evaluate({ receiver: target }, `(...given) => receiver${name[0] === "[" ? "" : "."}${name}(...given)`);
  return target[name];
}

// How much of a call is recorded: see record.Detail. What nobody looks at is not worth its time.
const [FULL, PLAIN, TESTS] = ["full", "plain", "tests"];

// Of a call made first: however it ends.
const ANYHOW = "*";

// A call that leads to the one that is looked at, and that has to go as it is told to.
function makeFirst(scope, request, target, kept) {
  const args = argumentsOf(scope, request, kept);
  const callee = calleeOf(scope, request, target);
  try {
    apply(callee, target, args);
  } catch (error) {
    if (request.refused !== ANYHOW && (!request.refused || error?.name !== request.refused)) throw error;
    return;
  }
  if (request.refused && request.refused !== ANYHOW) throw new TypeError("it was not refused");
}

function prepare(scope, request) {
  const target = request.receiver ? evaluate(scope, request.receiver) : undefined;
  const kept = { __proto__: null };
  for (let index = 0; index < request.kept.length; index += 1) kept[request.kept[index]] = undefined;
  for (let index = 0; index < request.before.length; index += 1) {
    makeFirst(scope, { ...request.before[index], receiver: request.receiver }, target, kept);
  }
  const args = argumentsOf(scope, request, kept);
  const callee = calleeOf(scope, request, target);
  if (typeof callee !== "function") throw new TypeError(`${request.function} is not a function`);
  return { args, target, callee };
}

async function call(loaded, request, text) {
  const surroundings = new Surroundings(request.surroundings);
  try {
    return await callWithin(loaded, request, text, surroundings);
  } finally {
    surroundings.release();
  }
}

async function callWithin({ scope, file, held, literal, detail }, request, text, surroundings) {
  let prepared;
  try {
    for (let index = 0; index < held.length; index += 1) held[index]();
    prepared = prepare({ ...scope, ...surroundings.scope }, request);
  } catch (error) {
    return { kind: "unreachable", type: error?.name ?? "Error", message: clip(String(error?.message)) };
  }
  const { args, target, callee } = prepared;
  const before = encode(canonical(args));
  const there = detail === TESTS ? [] : world(scope);
  dependencies.begin(surroundings);
  const outcome = await perform(callee, target, args, file, text, literal);
  if (detail === FULL) outcome.shared = shared(args, target, outcome.given, scope);
  delete outcome.given;
  outcome.dependencies = dependencies.end();
  outcome.files = surroundings.files();
  const after = canonical(args);
  if (detail !== TESTS) outcome.state = [canonical(target), changed(there, world(scope))];
  const left = leftOf(args);
  if (left.length > 0) return { ...outcome, mutated: [after, left] };
  if (encode(after) === before) return outcome;
  return { ...outcome, mutated: after, mutated_literals: mapped(args, (argument) => literal(argument)) };
}

// The data at the top level of the module, as far as its names still hold what they held when it was loaded.
function world(scope) {
  return mapped(keysOf(scope), (name) => (typeof scope[name] === "function" ? [name] : [name, canonical(scope[name])]));
}

// What a call left behind in the data of the module.
function changed(before, after) {
  const found = [];
  for (let index = 0; index < after.length; index += 1) {
    if (encode(after[index]) !== encode(before[index])) found[found.length] = after[index];
  }
  return found;
}

async function perform(callee, target, args, file, text, literal) {
  let how = {};
  const items = [];
  try {
    const result = apply(callee, target, args);
    how = manner(result);
    const value = await settle(result, how, items);
    const type = value === null ? "null" : typeof value;
    return { kind: how.drained ? "yielded" : "returned", given: value, value: canonical(value), literal: literal(value), type, ...how };
  } catch (error) {
    const explicit = isExplicit(error, file, text);
    const detail = clip(toText(error?.message ?? error));
    const type = error instanceof Error ? error.name : typeof error;
    // What was given before it counts as well.
    if (items.length > 0) how.value = canonical(items);
    return { kind: "raised", type, message: explicit ? detail : "", explicit, detail, module: "", line: lineOf(error, file), ...how };
  }
}

async function runVersions({ job, group, nonce }, say) {
  // The main thread holds what a worker must not know.
  Object.defineProperty(inspector.Session.prototype, "connectToMainThread", { value: undefined });
  const post = (record) => say(`${nonce}${encode(record)}`);
  const printed = [];
  for (const name of ["log", "info", "warn", "error", "debug"]) {
    console[name] = (...items) => {
      printed[printed.length] = util.format(...items);
    };
  }
  // A promise that nobody waits for is no end of the worker.
  process.on("unhandledRejection", () => {});
  dependencies.watch();
  watchPlaces();
  const known = [];
  for (let place = 0; place < group.length; place += 1) await runVersion(job, group[place], post, printed, known);
}

// What is said of a call where tests alone are asked: of a later version no more than that it did the same as the first.
function saidOnce(known, version, index, record) {
  const text = encode(record);
  if (version !== 0) return known[index] === text ? { same: true } : record;
  known[index] = text;
  return record;
}

async function runVersion(job, { version, prepared, todo }, post, printed, known) {
  let loaded;
  bound();
  takePlaces();
  try {
    loaded = await load(job, version, prepared);
  } catch (error) {
    const named = /Cannot find (?:package|module) '([^']+)'/.exec(String(error?.message))?.[1];
    const missing = named?.replace(SCRATCH, "").replace(/^\/v\d+\//, "./") ?? null;
    post({ load_error: error?.name ?? "Error", message: clip(toText(error?.message)), missing });
    return;
  }
  bound(job.step_limit);
  const text = prepared.code;
  const isWritten = job.detail === FULL || job.detail === PLAIN;
  const literal = isWritten ? writer(classesOf(job, loaded.scope), (expression) => evaluate(loaded.scope, expression)) : () => null;
  const written = { ...loaded, detail: job.detail, literal };
  post({ loaded: true });
  for (let place = 0; place < todo.length; place += 1) {
    printed.length = 0;
    takePlaces();
    const outcome = await call(written, job.calls[todo[place]], text);
    const seen = areTooMany() ? { kind: "steps" } : outcome;
    const { places, steps } = takePlaces();
    const record = { ...seen, ...(job.detail === FULL ? { places } : {}), ...(isWritten ? { steps } : {}), printed: clip(printed.join("\n")) };
    post(job.detail === TESTS ? saidOnce(known, version, todo[place], record) : record);
  }
  post({ end: true });
}

const say = parentPort.postMessage.bind(parentPort);
parentPort.once("message", (task) => runVersions(task, say));
