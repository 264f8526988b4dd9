// What of the world around it a call asks for: the clock, chance, files, the network, the environment, processes.
// Used inside the sandbox, in the worker, before any user code is loaded.
import childProcess from "node:child_process";
import crypto from "node:crypto";
import dns from "node:dns";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import os from "node:os";
import { performance } from "node:perf_hooks";

const { apply, construct } = Reflect;
const { toSorted: sorted, includes: includesItem } = Array.prototype;
const { split, includes, startsWith } = String.prototype;
const [CLOCK, CHANCE, FILE, NETWORK] = ["clock", "random", "file", "network"];
const [ENVIRONMENT, PROCESS] = ["environment", "process"];
// Functions of these objects that look at nothing outside.
const HARMLESS = /^(constructor|_|[A-Z]|create(Hash|Hmac|Cipher|Decipher|Sign|Verify|SecretKey|PublicKey|PrivateKey)|get(Hashes|Ciphers|Curves)|hash$|timingSafeEqual|pbkdf2|scrypt|hkdf|isIP|BlockList)/;

let found = null;
// What the call's own surroundings provide, and nobody has to ask for.
let own = { variables: [], folder: null };

// What Node asks for on its own account is not the call's; the network is reached through Node's own modules.
function isAskedByNode() {
  const frames = apply(split, String(new Error("who asks").stack), ["\n    at "]);
  for (let index = 1; index < frames.length; index += 1) {
    if (!apply(includes, frames[index], ["node_dependencies.mjs"])) return apply(includes, frames[index], ["node:"]);
  }
  return false;
}

// Whether a question is about a file that was given, or about one that was opened there.
function isOwn(kind, args) {
  if (kind !== FILE || own.folder === null || args.length === 0) return false;
  return typeof args[0] !== "string" || apply(startsWith, args[0], [own.folder]);
}

function note(kind) {
  if (found !== null && !apply(includesItem, found, [kind]) && (kind === NETWORK || !isAskedByNode())) found[found.length] = kind;
}

function noting(owner, name, kind) {
  const original = owner[name];
  const { get, set, writable, configurable } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
  if (typeof original !== "function" || get || set || !(writable || configurable)) return;
  const replacement = {
    [name](...args) {
      if (!isOwn(kind, args)) note(kind);
      return apply(original, this, args);
    },
  }[name];
  // What hangs on a function, such as util.promisify's own version of it, stays.
  Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(original));
  owner[name] = replacement;
}

function notingAll(owner, kind) {
  for (const name of Object.keys(owner)) if (!HARMLESS.test(name)) noting(owner, name, kind);
}

function watchDate() {
  const Original = Date;
  const Watched = new Proxy(Original, {
    apply(target, self, args) {
      note(CLOCK);
      return apply(target, self, args);
    },
    construct(target, args, made) {
      if (args.length === 0) note(CLOCK);
      return construct(target, args, made === Watched ? target : made);
    },
  });
  noting(Original, "now", CLOCK);
  Original.prototype.constructor = Watched;
  globalThis.Date = Watched;
}

export function watch() {
  watchDate();
  noting(Math, "random", CHANCE);
  for (const name of ["randomBytes", "randomUUID", "randomInt", "randomFillSync", "getRandomValues"]) noting(crypto, name, CHANCE);
  for (const name of ["randomUUID", "getRandomValues"]) noting(Object.getPrototypeOf(globalThis.crypto), name, CHANCE);
  noting(Object.getPrototypeOf(performance), "now", CLOCK);
  for (const name of ["hrtime", "uptime", "cpuUsage"]) noting(process, name, CLOCK);
  for (const name of ["cwd", "memoryUsage"]) noting(process, name, PROCESS);
  notingAll(os, PROCESS);
  notingAll(fs, FILE);
  notingAll(fs.promises, FILE);
  notingAll(childProcess, PROCESS);
  notingAll(dns, NETWORK);
  noting(net.Socket.prototype, "connect", NETWORK);
  noting(net.Server.prototype, "listen", NETWORK);
  noting(globalThis, "fetch", NETWORK);
  process.env = new Proxy(process.env, {
    get(target, name) {
      if (!apply(includesItem, own.variables, [name])) note(ENVIRONMENT);
      return target[name];
    },
    has(target, name) {
      if (!apply(includesItem, own.variables, [name])) note(ENVIRONMENT);
      return name in target;
    },
  });
  syncBuiltinESMExports();
}

export function begin(surroundings) {
  own = surroundings;
  found = [];
}

export function end() {
  const asked = apply(sorted, found, []);
  found = null;
  return asked;
}
