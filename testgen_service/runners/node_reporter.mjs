// A reporter for node:test: one JSON line a test, one for the coverage of the file under test, and one for how often its
// loops turned. Each begins with a word that the code under test, which may print, does not know.
import { takeNonce, stepsSoFar } from "./node_seal.mjs";

const nonce = takeNonce();

export default async function* report(events) {
  const names = [];
  for await (const { type, data } of events) {
    if (type === "test:start") names[data.nesting] = data.name;
    if ((type === "test:pass" || type === "test:fail") && data.details?.type !== "suite") {
      const id = [...names.slice(0, data.nesting), data.name].join(" > ");
      yield `\n${nonce} ${JSON.stringify({ id, passed: type === "test:pass", ms: data.details?.duration_ms ?? 0 })}\n`;
    }
    if (type === "test:coverage") {
      const files = data.summary.files.map((file) => ({
        path: file.path,
        lines: [file.coveredLineCount, file.totalLineCount],
        branches: [file.coveredBranchCount, file.totalBranchCount],
        missed: {
          lines: file.lines.filter(({ count }) => count === 0).map(({ line }) => line),
          branches: file.branches.filter(({ count }) => count === 0).map(({ line }) => [line, 0]),
        },
      }));
      yield `\n${nonce} ${JSON.stringify({ coverage: files })}\n`;
    }
  }
  yield `\n${nonce} ${JSON.stringify({ steps: stepsSoFar() })}\n`;
}
