// The page: one editor, three jobs, results as they come. State lives here, drawing in cards.js.
import { findingCard, metricsList, suggestionCard, suiteCard, testCard } from "./cards.js";
import { makeSequence } from "./sequence.js";

const byId = (id) => document.getElementById(id);
const code = byId("code");
const list = byId("list");
const LANGUAGES = ["python", "javascript", "typescript", "tsx", "java", "c", "cpp", "csharp", "go", "rust", "php", "ruby", "kotlin", "swift", "scala", "shell"];
const ENDINGS = { py: "python", js: "javascript", mjs: "javascript", cjs: "javascript", jsx: "javascript", ts: "typescript", mts: "typescript", tsx: "tsx", java: "java", c: "c", h: "c", cpp: "cpp", cc: "cpp", cs: "csharp", go: "go", rs: "rust", php: "php", rb: "ruby", kt: "kotlin", swift: "swift", scala: "scala", sh: "shell" };

const JOBS = {
  analyze: { request: "analyze_code", item: "finding", result: "analysis_complete", card: (item) => findingCard(item, actions) },
  refactor: { request: "generate_refactoring", item: "suggestion", result: "refactor_suggestions", card: (item) => suggestionCard(item, actions) },
  tests: { request: "generate_tests", item: "test_case", result: "test_cases_generated", card: (item) => testCard(item) },
};

const state = { job: null, operation: null, lastSeq: 0, cards: new Map(), history: [], issues: [], offered: [], selected: new Map() };
const socket = io({ transports: ["websocket", "polling"] });

// What cards can ask for

const actions = {
  goTo(line, column, endLine, endColumn) {
    const starts = lineStarts();
    const offset = (atLine, atColumn) => (starts[atLine - 1] ?? code.value.length) + atColumn - 1;
    code.focus();
    code.setSelectionRange(offset(line, column), offset(endLine, endColumn));
    code.scrollTop = Math.max(0, (line - 6) * 21);
  },
  applyEdits(edits) {
    const starts = lineStarts();
    const offset = (line, column) => (starts[line - 1] ?? code.value.length) + column - 1;
    const spans = edits.map((edit) => [offset(edit.startLine, edit.startColumn), offset(edit.endLine, edit.endColumn), edit.text]);
    spans.sort(([a], [b]) => b - a);
    let text = code.value;
    for (const [start, end, replacement] of spans) text = text.slice(0, start) + replacement + text.slice(end);
    replaceCode(text);
  },
  replaceCode,
  select(suggestion, isSelected) {
    if (isSelected) state.selected.set(suggestion.id, suggestion);
    else state.selected.delete(suggestion.id);
    showSelected();
  },
};

function showSelected() {
  const count = state.selected.size;
  byId("apply-selected").hidden = count === 0;
  byId("apply-selected").textContent = `Apply the ${count} selected, one after another`;
}

const sequence = makeSequence({
  apply: ({ refactoredCode }) => replaceCode(refactoredCode),
  searchAgain: () => start("refactor"),
  done({ applied, conflicts }) {
    const lost = conflicts.length === 0 ? "" : ` No longer offered, because it met one before it: ${conflicts.join("; ")}.`;
    say(`Applied ${applied.length}, each proven on the result of the one before: ${applied.join("; ")}.${lost}`);
  },
});

function lineStarts() {
  const starts = [0];
  for (const match of code.value.matchAll(/\n/g)) starts.push(match.index + 1);
  return starts;
}

function replaceCode(text) {
  state.history.push(code.value);
  byId("undo").hidden = false;
  setCode(text);
  say("Applied. The results below are about the code before; run again to see what is left.");
}

function setCode(text) {
  code.value = text;
  drawGutter();
  for (const control of list.querySelectorAll(".apply")) control.disabled = true;
  state.selected.clear();
  showSelected();
}

function drawGutter() {
  const count = code.value.split("\n").length;
  byId("gutter").textContent = Array.from({ length: count }, (_, index) => index + 1).join("\n");
  byId("gutter").scrollTop = code.scrollTop;
}

// Jobs

function start(operation) {
  clearResults();
  state.operation = operation;
  setBusy(true);
  showProgress(0, "Sending");
  const request = { code: code.value, language: byId("language").value, filename: byId("filename").value.trim(), timestamp: Date.now() };
  if (operation === "refactor" && state.issues.length > 0) request.analysis = state.issues;
  socket.emit(JOBS[operation].request, request, (answer) => {
    if (answer.accepted) state.job = answer.job_id;
    else finish();
  });
}

function clearResults() {
  list.replaceChildren();
  state.cards.clear();
  state.offered = [];
  state.selected.clear();
  showSelected();
  state.lastSeq = 0;
  state.job = null;
  byId("error").hidden = true;
}

function setBusy(busy) {
  for (const name of Object.keys(JOBS)) byId(name).disabled = busy;
  byId("cancel").hidden = !busy;
  byId("progress-box").hidden = !busy;
}

function showProgress(percent, text) {
  byId("progress").value = percent;
  byId("progress-text").textContent = `${percent} %, ${text}`;
}

function say(text) {
  byId("summary").textContent = text;
}

function finish() {
  setBusy(false);
  state.operation = null;
}

function isOurs(payload) {
  return state.operation !== null && (state.job === null || payload.job_id === undefined || payload.job_id === state.job);
}

function place(id, card) {
  const former = state.cards.get(id);
  if (former) former.replaceWith(card);
  else list.append(card);
  state.cards.set(id, card);
}

for (const [operation, job] of Object.entries(JOBS)) {
  byId(operation).addEventListener("click", () => start(operation));
  socket.on(job.item, (item) => {
    if (!isOurs(item) || state.operation !== operation) return;
    state.lastSeq = item.seq;
    place(item.id, job.card(item));
    say(`${state.cards.size} so far…`);
  });
  socket.on(job.result, (result) => {
    if (state.operation === operation) show(operation, result);
  });
}

function show(operation, result) {
  const items = operation === "analyze" ? result.issues : result;
  const cards = items.map(JOBS[operation].card);
  if (operation === "refactor") state.offered = items;
  if (operation === "analyze") {
    state.issues = result.issues;
    cards.unshift(metricsList(result.metrics));
  }
  list.replaceChildren(...cards);
  state.cards.clear();
  const words = { analyze: "problem", refactor: "refactoring", tests: "test" };
  say(items.length === 0 ? `No ${words[operation]}s.` : `${items.length} ${words[operation]}${items.length === 1 ? "" : "s"}.`);
}

socket.on("analysis_progress", (payload) => {
  if (isOurs(payload)) showProgress(payload.progress, payload.message);
});
socket.on("error", (payload) => {
  byId("error").textContent = payload.hint ? `${payload.message}. ${payload.hint}` : payload.message;
  byId("error").hidden = false;
});
socket.on("job_finished", (payload) => {
  if (!isOurs(payload)) return;
  if (payload.suite) list.prepend(suiteCard(payload.suite));
  const { rejected = [], skipped = [] } = payload.summary;
  if (rejected.length + skipped.length > 0) list.append(leftOut(rejected, skipped));
  const { operation } = state;
  finish();
  if (payload.status !== "succeeded") {
    sequence.stop();
    say(`The job ${payload.status}.`);
  } else if (operation === "refactor" && sequence.isActive()) sequence.step(state.offered);
});

function leftOut(rejected, skipped) {
  const box = document.createElement("details");
  const head = document.createElement("summary");
  head.textContent = `${rejected.length} refused by their proof, ${skipped.length} left out`;
  const items = document.createElement("ul");
  for (const { what, reason } of [...rejected, ...skipped]) {
    const item = document.createElement("li");
    item.textContent = `${what}: ${reason}`;
    items.append(item);
  }
  box.append(head, items);
  return box;
}

// Connection: a lost one comes back and asks for what it missed

socket.on("connected", ({ message }) => {
  byId("connection").textContent = message;
  if (state.job !== null && state.operation !== null) socket.emit("resume", { job_id: state.job, last_seq: state.lastSeq });
});
socket.on("disconnect", () => {
  byId("connection").textContent = "Connection lost, trying again…";
});
socket.on("server_draining", () => {
  byId("connection").textContent = "The server restarts…";
});

// Controls

for (const name of LANGUAGES) byId("language").append(new Option(name, name));
byId("cancel").addEventListener("click", () => socket.emit("cancel", { job_id: state.job }));
byId("apply-selected").addEventListener("click", () => sequence.start([...state.selected.values()]));
byId("undo").addEventListener("click", () => {
  setCode(state.history.pop() ?? code.value);
  byId("undo").hidden = state.history.length === 0;
});
byId("open").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  byId("filename").value = file.name;
  byId("language").value = ENDINGS[file.name.split(".").pop().toLowerCase()] ?? byId("language").value;
  setCode(await file.text());
});
byId("filename").addEventListener("change", ({ target }) => {
  byId("language").value = ENDINGS[target.value.split(".").pop().toLowerCase()] ?? byId("language").value;
});
code.addEventListener("input", drawGutter);
code.addEventListener("scroll", () => {
  byId("gutter").scrollTop = code.scrollTop;
});
// Tab types a tab; Escape first lets the keyboard leave the editor.
let leaving = false;
code.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leaving = true;
  else if (event.key === "Tab" && !leaving && !event.shiftKey) {
    event.preventDefault();
    code.setRangeText(byId("language").value === "python" ? "    " : "  ", code.selectionStart, code.selectionEnd, "end");
    drawGutter();
  } else if (event.key !== "Shift") leaving = false;
});
drawGutter();
