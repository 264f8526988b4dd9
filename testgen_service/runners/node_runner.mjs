// Runs inside the sandbox: a test file of node:test, jest or vitest, whole, test by test, against mutants, or with
// coverage. Reads one JSON job from standard input, {token, framework, mode, file, source, ids, mutants, timeout_s,
// most_steps}, and writes one JSON line with the token. Every run is a process of its own.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";

const ROOT = process.env.SANDBOX_ROOT;
const { copyTree } = await import(`${ROOT}/inside/copy_tree.mjs`);
const [HERE, SCRATCH, MODULES] = ["src", "tmp", "node_modules"].map((name) => `${ROOT}/${name}`);

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

// Enums, namespaces and parameter properties are code, which Node makes only when it is asked to.
function hasTypedCode(name) {
  try {
    stripTypeScriptTypes(fs.readFileSync(path.join(HERE, name), "utf8"));
    return false;
  } catch {
    return true;
  }
}

function flags() {
  const typed = fs.readdirSync(HERE, { recursive: true }).filter((name) => /\.[mc]?ts$/.test(name));
  return typed.some(hasTypedCode) ? ["--experimental-transform-types"] : [];
}

function node(args, folder, job, environment = {}) {
  const options = { cwd: folder, timeout: 1000 * job.timeout_s, maxBuffer: 2 ** 26, encoding: "utf8", killSignal: "SIGKILL" };
  return spawnSync(process.execPath, [...process.execArgv, ...job.flags, ...args], { ...options, env: { ...process.env, ...environment } });
}

// Each returns {results: {id: {passed, ms}}, coverage}, of node:test also {steps}, or null when the run hung or broke.

function runNode(folder, job, id, coverage) {
  const nonce = crypto.randomUUID();
  const args = [`--import=${import.meta.dirname}/node_seal.mjs`, "--test", "--test-isolation=none", `--test-reporter=${import.meta.dirname}/node_reporter.mjs`];
  if (id) args.push(`--test-name-pattern=/^${escape(id.replace(" > ", " "))}$/`);
  if (coverage) args.push("--experimental-test-coverage", `--test-coverage-include=${path.join(folder, job.source)}`);
  const { stdout, error } = node([...args, path.join(folder, job.file)], folder, job, { COGNICODE_NONCE: nonce, COGNICODE_MOST_STEPS: job.most_steps ?? 0 });
  if (error) return null;
  const said = stdout.split("\n").filter((line) => line.startsWith(`${nonce} `));
  const lines = said.map((line) => JSON.parse(line.slice(nonce.length)));
  const results = Object.fromEntries(lines.filter((line) => line.id).map(({ id: name, passed, ms }) => [name, { passed, ms }]));
  const file = lines.find((line) => line.coverage)?.coverage[0];
  const steps = lines.find((line) => "steps" in line)?.steps;
  return { results, coverage: file && { lines: file.lines, branches: file.branches }, missed: file?.missed, steps };
}

function fromJestReport(text) {
  const report = JSON.parse(text);
  const assertions = report.testResults.flatMap((file) => file.assertionResults);
  const ran = assertions.filter(({ status }) => status === "passed" || status === "failed");
  return Object.fromEntries(
    ran.map(({ ancestorTitles, title, status, duration }) => [
      [...ancestorTitles, title].join(" > "),
      { passed: status === "passed", ms: duration ?? 0 },
    ]),
  );
}

function runJest(folder, job, id, coverage) {
  const config = { rootDir: folder, transform: {}, testEnvironment: "node", cacheDirectory: `${SCRATCH}/jest`, testMatch: ["**/*.test.*"] };
  const args = [`${MODULES}/jest/bin/jest.js`, "--json", "--runInBand", "--ci", "--watchman=false", `--config=${JSON.stringify(config)}`];
  if (id) args.push("-t", `^${escape(id.replace(" > ", " "))}$`);
  const folders = `${SCRATCH}/coverage`;
  if (coverage) {
    args.push("--coverage", "--coverageProvider=v8", "--coverageReporters=json-summary", `--coverageDirectory=${folders}`);
  }
  const { stdout, error } = node(args, folder, job, { NODE_OPTIONS: "--experimental-vm-modules" });
  if (error || !stdout.startsWith("{")) return null;
  const answer = { results: fromJestReport(stdout) };
  if (coverage && fs.existsSync(`${folders}/coverage-summary.json`)) {
    const { total } = JSON.parse(fs.readFileSync(`${folders}/coverage-summary.json`, "utf8"));
    answer.coverage = { lines: [total.lines.covered, total.lines.total], branches: [total.branches.covered, total.branches.total] };
  }
  return answer;
}

function runVitest(folder, job, id) {
  const report = `${SCRATCH}/vitest.json`;
  fs.rmSync(report, { force: true });
  const args = [`${MODULES}/vitest/vitest.mjs`, "run", "--reporter=json", `--outputFile=${report}`, `--root=${folder}`, "--pool=threads"];
  // Versions differ in what they put between the names of a suite and of its test.
  if (id) args.push("-t", `^${id.split(" > ").map(escape).join("( > | )")}$`);
  const { error } = node(args, folder, job);
  return error || !fs.existsSync(report) ? null : { results: fromJestReport(fs.readFileSync(report, "utf8")) };
}

const RUNNERS = { node: runNode, jest: runJest, vitest: runVitest };

function against(job, number, text) {
  const folder = `${SCRATCH}/m${number}`;
  copyTree(HERE, folder, job.source);
  fs.writeFileSync(path.join(folder, job.source), text);
  return RUNNERS[job.framework](folder, job);
}

function perform(job) {
  const run = RUNNERS[job.framework];
  if (job.mode === "together") return run(HERE, job);
  if (job.mode === "alone") return { alone: Object.fromEntries(job.ids.map((id) => [id, run(HERE, job, id)?.results ?? null])) };
  if (job.mode === "coverage") return run(HERE, job, undefined, true);
  if (job.mode === "steps") return { steps: against(job, 0, job.mutants[0])?.steps ?? null };
  return { mutants: job.mutants.map((text, number) => against(job, number, text)?.results ?? null) };
}

// The files are there once the input is: this process may have been started before them.
const { token, ...job } = JSON.parse(fs.readFileSync(0, "utf8"));
job.flags = flags();
fs.writeSync(1, `${JSON.stringify({ token, answer: perform(job) })}\n`);
