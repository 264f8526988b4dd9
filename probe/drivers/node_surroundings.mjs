// The world around a call, held still as its test will hold it: functions that stand in for others, the clock, the
// environment, and a folder of files. Used inside the sandbox, in the worker.
import fs from "node:fs";

// A file that a call leaves is looked at up to here.
const [MOST_FILES, MOST_CHARACTERS] = [16, 4000];
const { apply, construct } = Reflect;
// Before any of them is watched, and before user code can put something else in their place.
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } = fs;
const FolderOf = `${process.env.SANDBOX_ROOT}/tmp/files of a call`;
const [FunctionOf, ProxyOf] = [Function, Proxy];

// A Date whose now is `ms`.
function stopped(Original, ms) {
  const Stopped = new ProxyOf(Original, {
    apply: () => new Original(ms).toString(),
    construct: (target, args, made) => construct(target, args.length ? args : [ms], made === Stopped ? target : made),
    get: (target, name) => (name === "now" ? () => ms : target[name]),
  });
  return Stopped;
}

// What holds the last name of a dotted path, and that name.
function ownerOf(target) {
  const names = target.split(".");
  const last = names.pop();
  let owner = globalThis;
  for (let index = 0; index < names.length; index += 1) owner = owner[names[index]];
  return [owner, last];
}

export class Surroundings {
  #undone = [];
  #given = {};
  variables = [];
  folder = null;

  // Between its making and `release` the world is as the settings, [kind, target, value], say.
  constructor(settings) {
    for (let index = 0; index < settings.length; index += 1) {
      const [kind, target, value] = settings[index];
      if (kind === "stand_in") this.#replace(...ownerOf(target), new FunctionOf(`return (${value});`)());
      else if (kind === "clock") this.#stop(Number(value));
      else if (kind === "environment") this.#set(target, value);
      else this.#write(target, value);
    }
  }

  // What expressions may name besides what the module holds.
  get scope() {
    return this.folder === null ? {} : { folder: this.folder };
  }

  #later(undo) {
    this.#undone[this.#undone.length] = undo;
  }

  #replace(owner, name, value) {
    const original = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { value, writable: true, configurable: true });
    this.#later(() => (original ? Object.defineProperty(owner, name, original) : delete owner[name]));
  }

  #stop(ms) {
    const Original = Date;
    const Stopped = stopped(Original, ms);
    const { constructor } = Original.prototype;
    Original.prototype.constructor = Stopped;
    globalThis.Date = Stopped;
    this.#later(() => {
      Original.prototype.constructor = constructor;
      globalThis.Date = Original;
    });
  }

  #set(name, value) {
    const { env } = process;
    const original = Object.getOwnPropertyDescriptor(env, name)?.value;
    this.variables[this.variables.length] = name;
    if (value === null) delete env[name];
    else env[name] = value;
    this.#later(() => {
      if (original === undefined) delete env[name];
      else env[name] = original;
    });
  }

  #write(name, text) {
    if (this.folder === null) {
      // The same for each call, so that messages about a file are.
      rmSync(FolderOf, { recursive: true, force: true });
      mkdirSync(FolderOf);
      this.folder = FolderOf;
    }
    if (text !== null) writeFileSync(`${this.folder}/${name}`, text);
    this.#given[name] = text;
  }

  // What the call wrote: [name, text] of files that are not as they were given.
  files() {
    if (this.folder === null || !existsSync(this.folder)) return [];
    const names = readdirSync(this.folder, { recursive: true }).sort().slice(0, MOST_FILES);
    const found = names.filter((name) => statSync(`${this.folder}/${name}`).isFile());
    const texts = found.map((name) => [name, readFileSync(`${this.folder}/${name}`, "utf8").slice(0, MOST_CHARACTERS)]);
    return texts.filter(([name, text]) => this.#given[name] !== text);
  }

  release() {
    for (let index = this.#undone.length - 1; index >= 0; index -= 1) apply(this.#undone[index], undefined, []);
  }
}
