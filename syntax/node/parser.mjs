// Reads one JSON request a line, {id, path, text}, and answers {id, errors: [{start, end, message, rule}]} in UTF-16
// offsets. The TypeScript parser only reads the text: nothing of the user's is run or resolved here.
import { createRequire } from "node:module";
import readline from "node:readline";

// The folder that holds node_modules comes as an argument: this file may be installed far from it.
const ts = createRequire(`${process.argv[2]}/`)("typescript");

function syntaxErrors(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const problems = source.parseDiagnostics.map((problem) => ({
    start: problem.start ?? 0,
    end: (problem.start ?? 0) + (problem.length ?? 0),
    message: ts.flattenDiagnosticMessageText(problem.messageText, "\n"),
    rule: `TS${problem.code}`,
  }));
  return /\.[mc]?tsx?$/.test(path) ? problems : [...problems, ...typesInJavaScript(path, text, problems)];
}

// In a JavaScript file the parser accepts type annotations and leaves the complaint to a later pass.
function typesInJavaScript(path, text, problems) {
  if (problems.length > 0) return [];
  const output = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { allowJs: true, target: ts.ScriptTarget.Latest, jsx: ts.JsxEmit.Preserve },
  });
  return (output.diagnostics ?? []).filter((problem) => problem.code >= 8000 && problem.code < 9000).map((problem) => ({
    start: problem.start ?? 0,
    end: (problem.start ?? 0) + (problem.length ?? 0),
    message: ts.flattenDiagnosticMessageText(problem.messageText, "\n"),
    rule: `TS${problem.code}`,
  }));
}

function answer(line) {
  const request = JSON.parse(line);
  try {
    return { id: request.id, errors: syntaxErrors(request.path, request.text) };
  } catch (error) {
    if (!(error instanceof RangeError)) return { id: request.id, failure: "parser failed" };
    return { id: request.id, errors: [{ start: 0, end: 0, message: "Nested too deeply to parse", rule: "too-deep" }] };
  }
}

process.stdout.write(`${JSON.stringify({ version: ts.version })}\n`);
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}
