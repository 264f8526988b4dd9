// Runs inside the sandbox: calls functions of a JavaScript or TypeScript module and records what they did.
//
// The main thread reads one JSON job from standard input, {name, style, names, offered, makers, versions, calls, call_s,
// detail, state, step_limit, token}, and writes JSON lines. Versions call cognicodeAt with the numbers of their places.
// Every version runs in a worker of its own, with modules and a heap of its own, unless its detail is TESTS: then they
// have one together, with modules of their own, where what a call did in the first version as well is not said again. A
// call that does not end takes its worker with it, and the rest goes on in a new one. Arguments are JavaScript
// expressions.
//
// This is the main thread, which never runs user code.
import fs from "node:fs";
import { Worker } from "node:worker_threads";
import { transpiled, transpiledBeside } from "./node_transpile.mjs";

const HEAP_MIB = 192;
// A function that hung so often is called no more.
const HANGS_PER_FUNCTION = 2;
const SOURCES = `${process.env.SANDBOX_ROOT}/src`;

const started = () =>
  new Worker(new URL("./node_worker.mjs", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
    stdout: true,
    stderr: true,
  });
// The first one starts while the job is waited for.
const ahead = [started()];

// Reports what one worker records of a group of versions, version by version and call by call in their order; returns
// how many of the group are done with, the place that it was at in what the next one has to do, -1 before that is loaded,
// and how it ended.
function follow(job, group, report) {
  return new Promise((resolve) => {
    const nonce = crypto.randomUUID();
    const worker = ahead.pop() ?? started();
    let [done, at] = [0, -1];
    let timer;
    let over = false;
    let same = [];
    const reportSame = () => {
      if (same.length > 0) report({ version: group[done].version, same });
      same = [];
    };
    const end = (ending) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      reportSame();
      resolve({ done, at, ending });
      worker.terminate();
    };
    const arm = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end("timed_out"), 1000 * job.call_s);
    };
    const goOn = () => {
      reportSame();
      [done, at] = [done + 1, -1];
      if (done === group.length) end("done");
    };
    const take = (record) => {
      const { version, todo } = group[done];
      if ("loaded" in record) at = 0;
      else if ("load_error" in record) {
        report({ ...record, version });
        goOn();
      } else if ("end" in record) {
        if (at === todo.length) goOn();
        else end("died");
      } else if (at >= 0 && at < todo.length) {
        if ("same" in record) same.push(todo[at]);
        else report({ ...record, version, call: todo[at] });
        at += 1;
      } else end("died");
    };
    worker.on("message", (line) => {
      if (over || typeof line !== "string" || !line.startsWith(nonce)) return;
      arm();
      take(JSON.parse(line.slice(nonce.length)));
    });
    // Behind what it still has to say.
    worker.on("error", () => setImmediate(end, "died"));
    worker.on("exit", () => setImmediate(end, "died"));
    arm();
    // Not as workerData, which user code could read.
    worker.postMessage({ job, group, nonce });
  });
}

async function runAll(job, beside, report) {
  const prepared = (text) => ({ code: transpiled(job.name, text), beside });
  const left = job.versions.map((text, version) => ({ version, prepared: prepared(text), todo: [...job.calls.keys()], hangs: [] }));
  while (left.length > 0) {
    const { done, at, ending } = await follow(job, job.detail === "tests" ? left : left.slice(0, 1), report);
    left.splice(0, done);
    if (ending !== "done" && !goesOn(job, left[0], at, ending, report)) left.shift();
  }
}

// Notes how a version's worker ended; whether there are calls left to make.
function goesOn(job, entry, at, ending, report) {
  const { version, todo, hangs } = entry;
  if (at === todo.length) return false;
  if (at < 0) {
    report({ version, load_error: ending, message: "", missing: null });
    return false;
  }
  report({ version, call: todo[at], kind: ending });
  hangs.push(callee(job.calls[todo[at]]));
  const isGivenUp = (index) => hangs.filter((name) => name === callee(job.calls[index])).length >= HANGS_PER_FUNCTION;
  entry.todo = todo.slice(at + 1).filter((index) => !isGivenUp(index));
  return hangs.length < job.max_hangs;
}

// What a call calls, whatever its receiver is made of.
const callee = (call) => `${call.receiver.split("(")[0]} ${call.function}`;

async function main() {
  const { token, ...job } = JSON.parse(fs.readFileSync(0, "utf8"));
  const report = (record) => fs.writeSync(1, `${JSON.stringify({ token, ...record })}\n`);
  const beside = transpiledBeside(SOURCES, job.name);
  await runAll(job, beside, report);
  report({ finished: true });
  process.exit(0);
}

await main();
