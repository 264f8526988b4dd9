// Drawing results. Everything that came from code or agents is set as text, never as markup.

function element(tag, { text, className, children = [] } = {}) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function button(text, className, onClick) {
  const made = element("button", { text, className });
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

function card(className, title, ...children) {
  return element("article", { className: `card ${className}`, children: [element("h3", { text: title }), ...children] });
}

function proofDetails(proof) {
  const parts = [];
  if (proof.behaviour !== "not_run") parts.push(`${proof.behaviour.replaceAll("_", " ")} on ${proof.evidence.inputs} inputs`);
  else if (!proof.behaviourReason) parts.push("behaviour not run");
  if (proof.evidence.runs) parts.push(`${proof.evidence.runs} runs`);
  if (proof.sandbox) parts.push(`sandbox: ${proof.sandbox}`);
  const badge = element("span", { text: proof.verdict, className: `badge ${proof.verdict}` });
  const head = element("summary", { children: [badge, ` ${parts.join(", ")}`] });
  const checks = proof.checks.map(({ name, status, reason }) => {
    const mark = { held: "held", failed: "FAILED", not_run: "not run" }[status];
    return element("li", { text: `${name.replaceAll("_", " ")}: ${mark}${reason ? ` (${reason})` : ""}` });
  });
  const tools = element("li", { text: `made with ${proof.tools.map(({ name, version }) => `${name} ${version}`.trim()).join(", ")}` });
  return element("details", { children: [head, element("ul", { children: [...checks, tools] })] });
}

export function diffLines(diff) {
  const kinds = { "+": "add", "-": "del" };
  const lines = diff.split("\n").slice(2);
  return element("pre", {
    className: "code",
    children: lines.map((line) => element("span", { text: line || " ", className: kinds[line[0]] ?? "same" })),
  });
}

function flowDetails(steps, actions) {
  const items = steps.map((step) => {
    const show = button(`Line ${step.line}`, "", () => actions.goTo(step.line, step.column, step.endLine, step.endColumn));
    return element("li", { children: [show, ` ${step.text}`] });
  });
  const head = element("summary", { text: `The way of the data, ${steps.length} steps` });
  return element("details", { children: [head, element("ol", { className: "flow", children: items })] });
}

export function findingCard(issue, actions) {
  const meta = element("div", {
    className: "meta",
    children: [
      element("span", { text: issue.severity, className: `badge ${issue.severity}` }),
      element("span", { text: `line ${issue.line}, column ${issue.column}` }),
      element("span", { text: `${issue.rule} (${issue.engine})` }),
      ...(issue.also ?? []).map((rule) => element("span", { text: `also ${rule}` })),
      ...(issue.cwe ?? []).map((number) => element("span", { text: `CWE-${number}` })),
    ],
  });
  const show = button("Show in the code", "", () => actions.goTo(issue.line, issue.column, issue.endLine, issue.endColumn));
  const row = element("div", { className: "row", children: [show] });
  if (/^https:\/\//.test(issue.ruleUrl)) {
    const link = element("a", { text: "About this rule" });
    link.href = issue.ruleUrl;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    row.append(link);
  }
  const made = card(issue.severity, issue.message, meta, row);
  if (issue.suggestion) meta.after(element("p", { text: issue.suggestion }));
  if (issue.steps) made.append(flowDetails(issue.steps, actions));
  if (issue.fix) {
    row.prepend(button(`Apply the fix (${issue.fix.applicability})`, "apply", () => actions.applyEdits(issue.fix.edits)));
    made.append(proofDetails(issue.fix.proof));
  }
  return made;
}

export function suggestionCard(suggestion, actions) {
  const meta = element("div", {
    className: "meta",
    children: [
      element("span", { text: suggestion.type }),
      element("span", { text: `lines ${suggestion.lineStart} to ${suggestion.lineEnd}` }),
      element("span", { text: `impact ${suggestion.impact}` }),
      element("span", { text: `confidence ${suggestion.confidence}` }),
      element("span", { text: suggestion.estimatedImprovement }),
    ],
  });
  const apply = button("Apply", "apply", () => actions.replaceCode(suggestion.refactoredCode));
  const box = element("input", { className: "apply" });
  box.type = "checkbox";
  box.addEventListener("change", () => actions.select(suggestion, box.checked));
  const select = element("label", { children: [box, ` Select ${suggestion.title}`] });
  return card(
    "good",
    suggestion.title,
    meta,
    element("p", { text: suggestion.description }),
    diffLines(suggestion.diff),
    element("div", { className: "row", children: [apply, select] }),
    proofDetails(suggestion.proof),
  );
}

export function testCard(test) {
  const meta = element("div", {
    className: "meta",
    children: [
      element("span", { text: test.function }),
      element("span", { text: test.type.replaceAll("_", " ") }),
      element("span", { text: `kills ${test.proof.evidence.mutantsKilled} of ${test.proof.evidence.mutantsTotal} mutants` }),
    ],
  });
  return card("good", test.name, meta, element("pre", { className: "code", text: test.code }), proofDetails(test.proof));
}

export function suiteCard(suite) {
  const share = (value) => `${Math.round(100 * value)} %`;
  const { coverage, mutants } = suite;
  const meta = element("div", {
    className: "meta",
    children: [
      element("span", { text: `lines ${share(coverage.lines)}` }),
      element("span", { text: `branches ${share(coverage.branches)}` }),
      element("span", { text: `${mutants.killed} of ${mutants.total} mutants killed` }),
    ],
  });
  const save = button(`Save ${suite.filename}`, "", () => download(suite.filename, suite.file));
  const copy = button("Copy the file", "", () => navigator.clipboard.writeText(suite.file));
  const made = card("good", suite.filename, meta, element("div", { className: "row", children: [save, copy] }), proofDetails(suite.proof));
  if (mutants.survivors.length + mutants.probablyEquivalent.length > 0) made.append(survivorList(mutants));
  for (const { call, message } of suite.suspicions) {
    made.append(element("p", { className: "badge warning", text: `Looks wrong, and is not pinned: ${call} ${message}` }));
  }
  return made;
}

// What a further test should aim at, and what probably none can.
function survivorList({ survivors, probablyEquivalent }) {
  const items = survivors.map(({ line, before, after }) => element("li", { text: `line ${line}: ${before} becomes ${after || "nothing"}` }));
  if (probablyEquivalent.length > 0) {
    items.push(element("li", { text: `${probablyEquivalent.length} more that are probably equivalent: many calls reach them, none tells them apart` }));
  }
  const head = element("summary", { text: `${survivors.length} faults that no test sees` });
  return element("details", { children: [head, element("ul", { children: items })] });
}

function download(name, text) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function metricsList(metrics) {
  const entries = [
    ["Quality", `${metrics.codeQualityScore} / 100`],
    ["Complexity", `${metrics.complexity} / 10`],
    ["Maintainability", `${metrics.maintainability} / 10`],
    ["Lines of code", metrics.linesOfCode],
    ["Cyclomatic", metrics.cyclomaticComplexity],
    ["Cognitive", metrics.cognitiveComplexity],
    ["Debt", metrics.technicalDebt],
  ];
  const children = entries.map(([name, value]) =>
    element("div", { children: [element("dt", { text: name }), element("dd", { text: String(value) })] }),
  );
  return element("dl", { className: "metrics", children });
}
