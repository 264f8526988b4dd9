// A reporter for node:test: one JSON line a test, one for the coverage of the file under test, and one for how often its
// loops turned. Each begins with a word that the code under test, which may print, does not know.
import { takeNonce, stepsSoFar } from "./node_seal.mjs";

const nonce = takeNonce();

// Each line or branch once, by its line and its place among those of that line, with how often it ran in all loads.
function summed(lists) {
  const found = new Map();
  for (const list of lists) {
    const places = new Map();
    for (const { line, count } of list) {
      const place = places.get(line) ?? 0;
      places.set(line, place + 1);
      const key = `${line}:${place}`;
      found.set(key, { line, count: (found.get(key)?.count ?? 0) + count });
    }
  }
  return [...found.values()];
}

// A file that is loaded anew before each test is reported once for each load.
function together(files) {
  const [lines, branches] = ["lines", "branches"].map((kind) => summed(files.map((file) => file[kind])));
  const missed = (list) => list.filter(({ count }) => count === 0);
  return {
    lines: [lines.length - missed(lines).length, lines.length],
    branches: [branches.length - missed(branches).length, branches.length],
    missed: { lines: missed(lines).map(({ line }) => line), branches: missed(branches).map(({ line }) => [line, 0]) },
  };
}

export default async function* report(events) {
  const names = [];
  for await (const { type, data } of events) {
    if (type === "test:start") names[data.nesting] = data.name;
    if ((type === "test:pass" || type === "test:fail") && data.details?.type !== "suite") {
      const id = [...names.slice(0, data.nesting), data.name].join(" > ");
      yield `\n${nonce} ${JSON.stringify({ id, passed: type === "test:pass", ms: data.details?.duration_ms ?? 0 })}\n`;
    }
    if (type === "test:coverage" && data.summary.files.length > 0) yield `\n${nonce} ${JSON.stringify({ coverage: [together(data.summary.files)] })}\n`;
  }
  yield `\n${nonce} ${JSON.stringify({ steps: stepsSoFar() })}\n`;
}
