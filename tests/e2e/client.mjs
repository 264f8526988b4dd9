// The npm client, as an existing web page uses it: the three jobs one after the other, what came printed as JSON.
import fs from "node:fs";
import { io } from "socket.io-client";

const [url, file, language, transport] = process.argv.slice(2);
const socket = io(url, { transports: [transport], reconnection: false });
const events = [];
const jobs = [
  ["analyze_code", "analysis_complete"],
  ["generate_refactoring", "refactor_suggestions"],
  ["generate_tests", "test_cases_generated"],
];
const results = {};

socket.onAny((name, payload) => events.push([name, payload?.progress ?? null]));
for (const [, result] of jobs) socket.on(result, (payload) => (results[result] = payload));

await new Promise((resolve) => socket.once("connected", resolve));
for (const [request] of jobs) {
  const done = new Promise((resolve) => socket.once("job_finished", resolve));
  socket.emit(request, { code: fs.readFileSync(file, "utf8"), language, timestamp: Date.now() });
  await done;
}
process.stdout.write(JSON.stringify({ events, results }), () => process.exit(0));
